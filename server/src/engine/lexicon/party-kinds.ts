/**
 * Who gets data, each under what it is a kind of. Sources: recipients and third parties of Art. 4(9) and (10) GDPR; service providers,
 * contractors and third parties of Cal. Civ. Code § 1798.140; the entity ontology's idea after PoliGraph; words of our own.
 */
export const partyKindTree = `
anyone: anybody, others, other people, everyone, everybody, any other person, any person, someone, other parties, another party, outside parties, any other party, other organizations
  us: we, our company, our employees, our staff, our team, employees, staff, personnel
  affiliate: subsidiary, parent company, group company, corporate family, sister company, related company, affiliated company, companies in our group, affiliated entity, corporate affiliate
  public: general public, internet, the world
  other user: user, member, community, visitor, other customer, followers, participants
    contact: friend, people you know
  administrator: account administrator, organization administrator, employer, your employer, your organization, school
  third party: third-party, other company, unaffiliated company, outside company, non-affiliated company, nonaffiliated third party, external party, external company, other business, third-party company, entity, company
    service provider: vendor, contractor, processor, subprocessor, sub-processor, supplier, agent, third-party provider, consultant, subcontractor, provider, third-party service provider, third-party vendor, data processor
      payment provider: payment processor, payment service provider, payment gateway, card processor
      hosting provider: cloud provider, host, hosting company, cloud hosting provider, infrastructure provider, data center, storage provider
      analytics provider: analytics service, analytics company, analytics partner, analytics service provider, measurement company
      delivery company: courier, shipping company, carrier, postal service, logistics provider, fulfillment company, shipping provider
      support provider: customer support provider, helpdesk provider
      email provider: mail provider, email service provider, messaging provider
      security provider: fraud prevention provider, fraud prevention service, identity verification provider
    advertiser: advertising partner, advertising network, ad network, marketing partner, marketer, ad partner, advertising company, ad server, ad exchange, sponsor, advertising provider, marketing company, third-party advertiser
    business partner: partner, trusted partner, selected partner, co-branded partner, joint marketing partner, promotional partner, merchant, retailer, reseller, publisher, developer, third-party application
    data broker: information broker, data reseller, data vendor, list broker
    social network: social media, social media platform, social networking site, social media site, social media company
    professional adviser: lawyer, auditor, accountant, legal counsel, attorney, insurer, professional advisor, advisor, adviser
    bank: financial institution, lender, credit bureau, credit reporting agency, card issuer
    successor: acquirer, buyer, purchaser, acquiring company, successor business, new owner, potential buyer, acquiring entity, merger partner
    authority: government, government agency, regulator, public authority, governmental authority, governmental agency, competent authority, government entity, supervisory authority, tax authority, data protection authority
      law enforcement: police, law enforcement agency, law enforcement authority, law enforcement official, prosecutor
      court: tribunal, judge
    researcher: research institution, university, academic
`
