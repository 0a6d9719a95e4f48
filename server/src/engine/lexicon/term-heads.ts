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
  sample scope seat segment seller service session share ship shipment site software specification sponsor start student
  sub-processor subcontractor subject sublicense sublicensee submission subprocessor subscriber subscription successor sum supplier
  surcharge survey system target tax taxpayer tenant term territory third-party threshold ticket token trademark trader transaction
  transfer transferee treatment trial trigger uptime usage use user value vendor violation visitor volume voucher warranty website work
  worker workspace zone
`)

/** Nouns that end the titles of documents: what they mean stands elsewhere, under that title. */
export const documentHeads = words(`
  policy statement guideline notice agreement addendum standard code condition rule supplement manual schedule appendix exhibit
  annex handbook faq charter principle procedure protocol pledge
`)

/** Nouns that end titles of people, offices, places and pages, whose capitals are those of a name. */
export const nameHeads = words(`
  officer counsel department team office director president manager secretary commissioner ombudsman desk center centre
  unit committee council board court commission agency bureau ministry authority regulator act directive regulation convention treaty code union association foundation institute
  university school street avenue road building floor suite house page button tab menu link section settings setting preferences icon
  dashboard portal store marketplace app assistant studio library api sdk console center hub blog forum community day week month
  shield framework clauses clause law laws program programme initiative award prize
`)

/** Words that make a phrase the name of a law, a place, a body, a day or a technology. */
export const properWords = words(`
  january february march april june july august september october november december monday tuesday wednesday thursday friday saturday
  sunday united states america american europe european union kingdom federal republic county district circuit california delaware
  texas washington ireland irish canada canadian mexico australia australian germany german france french brazil brazilian china chinese japan
  japanese korea korean india indian switzerland swiss norway iceland liechtenstein england english wales scotland spanish spain italian italy
  dutch netherlands asia asian africa pacific latin north south east west northern southern eastern western central
  commission commissioner congress parliament act directive regulation statute constitution penal treaty supreme superior court contractual
  creative commons common millennium internet google apple amazon microsoft facebook meta twitter android windows chrome firefox
  safari edge adobe flash oracle slack zoom stripe visa mastercard discover paypal bluetooth ethernet java python linux unix
  unported attribution affero mozilla apache christian jewish chief street avenue road suite
  section article appendix exhibit schedule annex clause paragraph part chapter attachment volume table figure version
  inc llc ltd limited corporation company gmbh
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
