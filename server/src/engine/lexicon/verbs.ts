import type {Action} from '../model/practices.js'
import {words} from './words.js'

/** The verbs of each action. */
export const actionVerbs: Readonly<Record<Action, ReadonlySet<string>>> = {
  collect: words(`
    collect gather obtain receive acquire record capture track log monitor solicit access compile derive infer get learn determine
    detect measure request scan recollect harvest
  `),
  use: words(`
    use process analyze analyse combine merge associate link utilize utilise aggregate handle evaluate supplement correlate match
    cross-reference append
  `),
  share: words(`
    share disclose transfer provide give distribute send transmit release reveal exchange report display show publish pass supply
    communicate forward expose convey deliver divulge furnish disseminate broadcast hand circulate submit
  `),
  sell: words(`
    sell rent lease trade swap license barter loan resell
  `),
  retain: words(`
    store retain keep save maintain hold archive preserve cache remember backup
  `),
  protect: words(`
    protect secure encrypt safeguard guard hash scramble shield
  `),
  delete: words(`
    delete erase remove destroy purge anonymize anonymise deidentify de-identify dispose overwrite shred
  `),
}

/** What a user does who hands data over. */
export const givingVerbs = words(`
  provide submit enter give supply upload share post disclose input furnish volunteer send register transmit type create store make
  contribute publish
`)

/** “Personal information includes your name”, “we ask for your address”. */
export const framingVerbs = words('include contain consist comprise mean ask make')

/** What others do with data they have been given: “others see it”. */
export const seeingVerbs = words('see view read find')

/** Verbs of action whose objects are as often no data: “use the app”, “provide the service”. */
export const looseVerbs = words(`
  use process provide give get access learn determine detect measure request solicit acquire handle evaluate supplement match link
  combine merge show display report publish pass supply communicate deliver distribute hand submit trade rent lease license save
  maintain hold keep protect secure guard remove release monitor track scan analyze analyse infer derive
`)

/** Words that state a practice without its verb: “access to your data”, “it is public”, “the sale of data”. */
export const practiceNouns = words(`
  access available accessible visible viewable searchable public assets sale rental collection gathering processing usage disclosure
  sharing transfer transmission release storage retention deletion erasure destruction based
`)

/** “We allow others to …”: who acts comes after them. */
export const lettingVerbs = words(`
  allow permit authorize authorise enable let require ask request instruct direct prohibit forbid prevent invite encourage help
`)

/** Verbs of no action, so that subjects and objects are told apart. */
export const otherVerbs = words(`
  help improve make visit register contact ask require place set want choose decide agree consent understand know believe need
  comply enforce investigate respond operate offer perform deliver contain include describe explain apply identify recognize
  protect ensure allow permit authorize enable let create click browse view read see access participate order buy purchase pay
  subscribe enroll sign log opt control manage change update correct review edit modify customize personalize tailor target serve
  support develop conduct run administer complete fulfill process communicate notify inform reach comment post upload download
  install turn tell find refer link lead take go come work act engage interact connect join return look think depend vary assist
  govern limit restrict prohibit prevent avoid stop refuse reject accept disable delete remove print call write mail email consist
  comprise mean appear relate belong occur happen begin start continue try seek attempt intend plan reserve host own appoint hire
  match verify confirm authenticate validate bill charge ship advertise market promote facilitate accompany treat store handle
  represent constitute arise exist remain stay follow meet satisfy exercise withdraw revoke object complain file lodge submit enter
  supply type fill add recall aid enhance optimize cause figure prefer compare determine track fix diagnose remember resolve
  promise reflect fall hand pick search request grant deny decline generate build produce calculate estimate invite encourage
  design urge wish deploy elect embed remind advise expire last reproduce adapt translate exploit sublicense republish
`)

/** Verbs whose base form is as often a noun in policies. */
export const nounVerbs = words(`
  use share access record log contact store process display report request purchase visit name address mail email view post place
  help need transfer trade lease release exchange search order charge market target design track measure cache archive link file
  limit result call list comment register account sign supply guard get input match plan work change return type scan project ship
  support service control update answer complete restrict direct lead interest
`)

/** The other forms of irregular verbs. */
export const irregularForms: Readonly<Record<string, string>> = {
  get: 'gets got getting gotten',
  send: 'sends sent sending',
  give: 'gives gave giving given',
  keep: 'keeps kept keeping',
  hold: 'holds held holding',
  sell: 'sells sold selling',
  lease: 'leases leased leasing',
  show: 'shows showed showing shown',
  learn: 'learns learned learning learnt',
  know: 'knows knew knowing known',
  make: 'makes made making',
  take: 'takes took taking taken',
  let: 'lets letting',
  set: 'sets setting',
  read: 'reads reading',
  see: 'sees saw seeing seen',
  understand: 'understands understood understanding',
  find: 'finds found finding',
  tell: 'tells told telling',
  think: 'thinks thought thinking',
  write: 'writes wrote writing written',
  go: 'goes went going gone',
  come: 'comes came coming',
  lead: 'leads led leading',
  pay: 'pays paid paying',
  buy: 'buys bought buying',
  mean: 'means meant meaning',
  seek: 'seeks sought seeking',
  begin: 'begins began beginning begun',
  choose: 'chooses chose choosing chosen',
  log: 'logs logged logging',
  submit: 'submits submitted submitting',
  transmit: 'transmits transmitted transmitting',
  transfer: 'transfers transferred transferring',
  infer: 'infers inferred inferring',
  permit: 'permits permitted permitting',
  opt: 'opts opted opting',
  stop: 'stops stopped stopping',
  swap: 'swaps swapped swapping',
  run: 'runs ran running',
  ship: 'ships shipped shipping',
  refer: 'refers referred referring',
  scan: 'scans scanned scanning',
  occur: 'occurs occurred occurring',
  prohibit: 'prohibits prohibited prohibiting',
  pass: 'passes passed passing',
  process: 'processes processed processing',
  access: 'accesses accessed accessing',
  publish: 'publishes published publishing',
  furnish: 'furnishes furnished furnishing',
  control: 'controls controlled controlling',
  forbid: 'forbids forbade forbidding forbidden',
  market: 'markets marketed marketing',
  input: 'inputs inputting inputted',
  broadcast: 'broadcasts broadcasting',
  fulfill: 'fulfills fulfilled fulfilling',
  plan: 'plans planned planning',
  arise: 'arises arose arising arisen',
  hash: 'hashes hashed hashing',
  match: 'matches matched matching',
  purge: 'purges purged purging',
}
