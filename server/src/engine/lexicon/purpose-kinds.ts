/**
 * What data is used for, each under what it is a kind of. Sources: the purposes of OPP-115 (Wilson et al. 2016) and of PurPliance
 * (Bui et al. 2021), business purposes of Cal. Civ. Code § 1798.140(e), bases of Art. 6 GDPR; words of our own.
 */
export const purposeKindTree = `
any purpose: any lawful purpose, any business purpose, business purpose, commercial purpose, other purpose, various purposes, legitimate interest, legitimate business purpose, business interest, any purpose whatsoever
  services: provide, deliver, operate, maintain, run, offer, service, services, perform, fulfill, fulfil, host, function, enable, facilitate, make available
    account management: account, register, registration, sign up, sign in, log in, administer, manage your account, onboarding
    payment: payments, billing, bill, charge, invoice, process payment, process transaction, purchase, order, refund, transaction
    delivery: ship, shipping, shipment, fulfillment, fulfilment
    support: customer service, customer support, respond, answer, help, assist, troubleshoot, troubleshooting, resolve, technical support, inquiries, inquiry
    communication: contact, communicate, notify, inform, send you notices, administrative messages, announcements, updates, service messages, remind
    personalization: personalize, personalise, customize, customise, tailor, recommend, recommendations, customization, personalisation, remember
  analytics: analyze, analyse, analysis, measure, measurement, statistics, understand, monitor usage, trends, evaluate, usage patterns, study, learn how
    improvement: improve, enhance, develop, optimize, optimise, product development, new features, new products, quality, testing, test, debug, debugging, fix
    research: survey, surveys, scientific research, market research
    machine learning: train, training, train models, ai models, artificial intelligence
  advertising: advertise, advertisement, advertisements, ads, ad, marketing, market, promote, promotion, promotional, promotions, offers, newsletter, newsletters, remarketing, retargeting, sponsor, contest, sweepstakes, third-party marketing
    direct marketing: marketing communications, marketing emails, promotional communications, promotional emails, marketing messages
    targeted advertising: behavioral advertising, behavioural advertising, interest-based advertising, personalized ads, personalised ads, cross-context behavioral advertising, online behavioral advertising, targeted ads, interest-based ads
  security: secure, protect, safety, safe, safeguard, abuse, integrity, malicious, unauthorized access, security incidents, spam
    fraud prevention: fraud, fraudulent, prevent fraud, detect fraud
    authentication: verify, authenticate, verification, identity verification, verify your identity, confirm your identity
    enforcement: enforce, investigate, violations, violation, investigation, terms of service
  legal: law, laws, legal, legally, comply, compliance, court, subpoena, regulation, regulatory, legal obligation, legal obligations, legal process, litigation, claims, dispute, disputes, warrant, audit, rights, tax, accounting, legal claims
  business transfer: merger, acquisition, sale of assets, bankruptcy, reorganization, sale of the business, business transaction, corporate transaction
  employment: recruitment, hiring, recruit, job application, employ
  backup: backups, disaster recovery, archiving, archive, storage
`
