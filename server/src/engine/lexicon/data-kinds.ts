/**
 * Kinds of data, each under what it is a kind of: `name: other words for it`.
 *
 * Sources: the categories of Cal. Civ. Code § 1798.140(v) and of sensitive data in (ae); Art. 4 and 9 GDPR; the data ontology's idea
 * (broader and narrower) after PoliGraph (Cui et al., USENIX Security 2023); words are our own reading of published policies.
 */
export const dataKindTree = `
information: data, details, info
  aggregated information: aggregate information, aggregated data, aggregate data, aggregate statistics, statistical information, statistics, aggregate usage information
  anonymous information: anonymous data, anonymized data, anonymised data, anonymized information, de-identified data, de-identified information, deidentified data, non-personal information, non-personal data, non-personally identifiable information, non personally identifiable information, non-identifying information, non-identifiable information
  personal information: personal data, personally identifiable information, pii, personally-identifiable information, personal identifiable information, identifying information, your information, your data, your details, information about you, data about you, user information, user data, customer information, customer data, visitor information, subscriber information, member information, personal details, identifiable information, private information, individual information
    contact information: contact details, contact data, contact info
      email address: e-mail address, email, e-mail, electronic mail address
      phone number: telephone number, mobile number, cell phone number, phone, telephone
      postal address: mailing address, home address, street address, physical address, shipping address, billing address, delivery address, address, zip code, postal code, postcode
      emergency contact
    identity information: identity data, identity
      name: full name, first name, last name, surname, real name, legal name, maiden name
      username: user name, screen name, nickname, handle, alias
      date of birth: birth date, birthdate, birthday
      government identifier: social security number, ssn, passport number, passport, driver license, driver's license number, national identification number, identity document, tax identification number, identification number
      photograph: photo, picture, image, profile picture, profile photo, avatar
      signature
    demographic information: demographic data, demographics
      age
      gender: sex
      marital status
      nationality: citizenship
      language: language preference
      occupation: job title, title, profession
      education: education information
      income
      household
    account information: account data, registration information, registration data, profile information, profile data, profile, account details, user profile, account
      password: passcode, pin
      credentials: login, login information, login credentials, log-in information, authentication data, sign-in information, user id
      preferences: preference, settings, interests, interest, communication preferences
    payment information: payment data, payment details, billing information, billing data, billing details, payment method
      credit card number: credit card, credit card information, card number, debit card, credit card data, credit card details, payment card, card details, debit card number
      bank account: bank account number, bank details, account number, bank information
    financial information: financial data, credit history, credit report, credit score, tax information
    transaction information: transaction data, purchase history, purchases, order history, orders, transactions, transaction history, commercial information, purchase information
    content: user content, your content, user-generated content, customer content, files, documents, uploads, posts, comments, reviews, feedback, submissions
      communications: messages, message content, emails, correspondence, chat, chats, communication, calls, support requests, chat transcripts
      recordings: voice recording, call recording, audio recording, audio, voice, video recording, recording
      videos: video
    contacts: address book, contact list, contacts list, friends, friend list
    location information: location data, location, geolocation, geolocation data, geolocation information, geographic location
      precise location: precise geolocation, gps, gps location, exact location, precise location information, precise location data
      approximate location: general location, coarse location, city, country, region
    device information: device data, technical data, technical information, hardware information, hardware model
      device identifier: unique device identifier, advertising identifier, advertising id, idfa, mac address, imei, serial number, device id, unique identifier, persistent identifier
      ip address: internet protocol address, ip, ip addresses
      browser type: browser, browser information, user agent
      operating system: os version, platform
    usage information: usage data, activity, activity information, online activity, internet activity, network activity, interaction data, behavior, behaviour, behavioral data, clickstream, clickstream data, analytics data, your use, your usage, your interactions, service data, telemetry
      log data: log information, log file, log files, server logs, server log, logs, access logs
      browsing history: browsing data, browsing activity, web browsing history, pages viewed, pages you visit, web pages, referring url, urls, referrer
      search history: search queries, searches, search terms, query, queries
      crash reports: crash data, error reports, diagnostic data, diagnostics, crash report
      cookie data: cookies, cookie, cookie information, cookie identifier, web beacons, pixels, tracking data
    inferences: inferred information, inferred interests, inferred data
    professional information: employment information, employment history, employment data, work history, resume, cv, job application
    sensitive information: sensitive data, sensitive personal information, sensitive personal data, special categories of data, special categories of personal data, special category data
      health information: health data, medical information, medical records, medical history, health records, protected health information, phi, health
      biometric information: biometric data, biometrics, biometric identifiers, fingerprint, face scan, faceprint, voiceprint, facial recognition data
      genetic information: genetic data, dna
      race: ethnicity, ethnic origin, racial origin, racial or ethnic origin
      religion: religious beliefs, religious belief, philosophical beliefs
      political opinions: political views, political affiliation, political opinion
      sexual orientation: sex life
      trade union membership: union membership
      criminal history: criminal records, criminal convictions, background check
    children's information: children's personal information, children's data, information from children, personal information from children, child's personal information
`

/** A second thing that a kind is a kind of. */
export const alsoUnder: Readonly<Record<string, string>> = {
  'precise location': 'sensitive information',
  'government identifier': 'sensitive information',
  'credit card number': 'financial information',
  'bank account': 'financial information',
  'ip address': 'device identifier',
  'device identifier': 'identity information',
  username: 'account information',
  photograph: 'content',
  nationality: 'sensitive information',
  'cookie data': 'device identifier',
}
