import {words} from './words.js'

/** The company, its services and tools. */
export const firstParty = words(`
  we us our i company business firm service services site sites website websites app application platform server servers system
  systems technology technologies cookie cookies beacon beacons pixel pixels tag tags logs log software tool tools team staff
  employees corporation inc llc group web storage page pages program network apps applications platforms products product
`)

export const users = words(`
  you user users visitor visitors customer customers member members subscriber subscribers individual individuals child children
  consumer consumers participant participants client clients anyone person people parent parents guardian guardians applicant
  applicants browser device computer guests guest account-holder your friend friends resident residents player players attendee attendees donor donors student students patient patients
`)

export const thirdParty = words(`
  they them third third-party third-parties party parties partner partners vendor vendors provider providers advertiser advertisers
  affiliate affiliates subsidiary subsidiaries supplier suppliers contractor contractors agent agents companies networks processor
  processors sponsor sponsors publisher publishers merchant merchants retailer retailers developer developers operator operators
  entities entity organizations organization businesses websites recipient recipients buyer successor acquirer purchaser bank banks
  facebook google twitter linkedin analytics others someone administrator administrators institution institutions agencies agency
  authority authorities exchanges widget widgets plugin plugins reseller resellers marketers broker brokers subprocessor
  subprocessors sub-processor sub-processors insurer insurers carrier carriers regulator regulators courts police licensee licensees
`)

/** Heads that tell nothing of who gets the data. */
export const genericRecipients = words(`
  party parties third-party third-parties partner partners affiliate affiliates subsidiary subsidiaries vendor vendors company
  companies organization organizations organisation organisations entity entities person persons people individual individuals
  others other else provider providers contractor contractors agent agents supplier suppliers business businesses associate
  associates representative representatives advertiser advertisers sponsor sponsors merchant merchants retailer retailers client
  clients participant participants firm firms group member members site sites website websites service services network networks
  consultant consultants successor licensee licensees parent anyone everyone someone public employee employees marketers developers
  application applications recipients source sources institution institutions
`)

/** Words that turn a generic head into a category: “payment providers”. */
export const categoryModifiers = words(`
  advertising analytics payment processing shipping delivery hosting cloud email marketing insurance credit law enforcement
  government regulatory public legal tax audit accounting financial banking telecommunications mobile carrier fraud security
  measurement research survey fulfillment fulfilment collection debt data storage technical support customer social media search
  recruitment background mailing list printing direct-mail content video judicial
`)

/** Heads that are a category by themselves. */
export const categoryHeads = words(`
  authorities authority police court courts regulators regulator auditors auditor lawyers lawyer counsel accountants accountant
  bank banks insurer insurers carrier carriers processor processors acquirer buyer purchaser physician physicians hospital
  hospitals school schools employer employers government agency agencies bureau bureaus university universities friends friend
  followers airline airlines hotel hotels pharmacy pharmacies registrar registrars
`)

/** Words before a recipient that say nothing about it. */
export const emptyModifiers = words(`
  third third-party other others our its their the a an any certain various some select selected trusted unaffiliated affiliated
  non-affiliated nonaffiliated external outside independent additional these those such all different many several business
  corporate reputable carefully chosen non unrelated appropriate relevant authorized service services following same respective
  carefully-selected screened one more potential prospective
  that this each every no both either said given group's company
`)
