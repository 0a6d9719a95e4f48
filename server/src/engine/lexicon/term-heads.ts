import {words} from './words.js'

/** Nouns, in singular, that end the terms of contracts and policies: a “Service Description”, an “Order Form”. */
export const termHeads = words(`
  account agent amount arrangement asset attachment balance beneficiary bid booking business buyer cap category charge
  claim client commitment communication component confirmation coupon consultant content contract contractor contribution contributor credential credit
  customer damage data date deliverable deposit description device dispute documentation documentation element employee entity
  equipment event evidence facility fee feedback file form group holder host identifier incident information input instruction
  intermediary invoice item law level license licensee licensor licence limit location loss mark material matter measure member
  merchant metric money network notification number obligation offering operation operator option order organization organisation output owner
  participant party partner payment penalty period person personnel plan premises price principal processor controller product professional project
  property proposal provider purchase purchaser purpose quotation quote rate receipt recipient record registrant registration relationship
  remedy renewal report representative request requester requirement reseller restriction result revenue right sale seller
  service session site software specification start subcontractor subject submission subprocessor sub-processor subscriber subscription supplier
  survey system target tax term territory threshold trademark transaction transfer trial usage use user value vendor
  violation visitor warranty website work workspace
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
])
