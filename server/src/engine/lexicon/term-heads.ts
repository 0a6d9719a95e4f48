import {words} from './words.js'

/** Nouns, in singular, that end the terms of contracts and policies: a “Service Description”, an “Order Form”. */
export const termHeads = words(`
  account activity address advertisement advice affiliate agent amount application area arrangement asset attachment auction audience
  balance beneficiary benefit bid booking breach business buyer campaign cancellation cap category cause certificate change charge
  circumstance claim client commitment communication component confirmation consultant content contract contractor contribution
  contributor controller cost coupon credential credit customer damage data date deadline deliverable delivery deposit description
  destination device discount dispute documentation effort element employee employer entity entry environment equipment event evidence
  expense facility failure fee feedback file form functionality fund good group guest hardware holder host identifier improvement
  incident indemnity information infrastructure infringement input instance instruction insurance interest interface intermediary
  invention investigation invitation invoice item job judgment key know-how law level liability licence license licensee licensor limit
  listing loan location login loss maintenance mark material matter measure member merchant method metric milestone modification module
  money notification number object obligation occupant offer offering operation operator option order organisation organization outage
  output overage owner package participant partner party password patent payment penalty percentage period permission person personnel
  plan policyholder portion post posting premises prepayment price principal proceeding process processor product professional profile
  profit project promotion property proposal provider publication purchase purchaser purpose qualification quotation quote rate reason
  receipt recipient record recording reference refund region registrant registration relationship release relief remedy renewal report
  representative request requester requirement reseller resource response restriction result return revenue right risk royalty sale
  sample scope seat segment seller service session share ship shipment site software specification sponsor start student sub-processor
  subcontractor subject sublicense sublicensee submission subprocessor subscriber subscription successor sum supplier surcharge survey
  system target tax taxpayer tenant term territory third-party threshold ticket token trademark trader transaction transfer transferee
  treatment trial trigger uptime usage use user value vendor violation visitor volume voucher warranty website work worker workspace zone
`)

/** Nouns that end the titles of documents: what they mean stands elsewhere, under that title. */
export const documentHeads = words(`
  addendum agreement annex appendix charter code condition exhibit faq guideline handbook manual notice pledge policy principle procedure
  protocol rule schedule standard statement supplement
`)

/** Nouns that end titles of people, offices, places and pages, whose capitals are those of a name. */
export const nameHeads = words(`
  act agency api app assistant association authority avenue award blog board building bureau button center centre clause clauses code
  commission commissioner committee community console convention council counsel court dashboard day department desk directive director
  floor forum foundation framework house hub icon initiative institute law laws library link manager marketplace menu ministry month
  office officer ombudsman page portal preferences president prize program programme regulation regulator road school sdk secretary
  section setting settings shield store street studio suite tab team treaty union unit university week
`)

/** Words that make a phrase the name of a law, a place, a body, a day or a technology. */
export const properWords = words(`
  act adobe affero africa amazon america american android annex apache appendix apple april article asia asian attachment attribution
  august australia australian avenue bluetooth brazil brazilian california canada canadian central chapter chief china chinese christian
  chrome circuit clause commissioner common commons congress constitution contractual county court
  creative december delaware directive discover district dutch east eastern edge england english ethernet europe european exhibit
  facebook february federal figure firefox flash france french friday german germany gmbh google iceland inc india indian internet
  ireland irish italian italy january japan japanese java jewish july june kingdom korea korean latin liechtenstein linux llc ltd
  march mastercard meta mexico microsoft millennium monday mozilla netherlands north northern norway november october oracle pacific
  paragraph parliament part paypal penal python regulation republic road safari saturday schedule scotland section september slack south
  southern spain spanish states statute street stripe suite sunday superior supreme swiss switzerland table texas thursday treaty tuesday
  twitter union united unix unported version visa volume wales washington wednesday west western windows zoom
`)

/** Terms of contracts, though they end in a noun of names. */
export const termPhrases: ReadonlySet<string> = new Set([
  'applicable law',
  'business day',
  'working day',
  'calendar day',
  'applicable regulation',
])

/** Names that are made of ordinary words, and need no definition. */
export const properPhrases: ReadonlySet<string> = new Set([
  'social security number',
  'virtual private network',
  'data protection authority',
  'supervisory authority',
  'do not track',
  'driver license number',
  'national insurance number',
  'internet service provider',
  'internet protocol address',
  'value added tax',
  'data protection law',
  'human right',
  'civil right',
  'privacy right',
  'good service tax',
  'point of contact',
  'state of the art',
  'terms and conditions',
  'attorney general',
  'creative common license',
  'general public license',
  'public license',
  'commercial item',
  'commercial computer software',
  'end user',
  'international sale of good',
  'contact form',
  'feedback form',
  'web form',
  'online form',
  'registration form',
  'request form',
])
