import {type Item, type Jurisdiction, type Sign, signs, wordsNeeded} from '../lexicon/checklist.js'
import {remembered} from '../text/remembered.js'
import type {Clause} from './clause.js'
import {clausesWith, clausesWithLinks} from './ledger.js'
import type {PlacedClause, Policy} from './policy.js'
import {isNotice, type Profile, profileOf} from './profile.js'
import type {Retention} from './retention.js'
import {parentUriOf} from './workspace.js'

/** What a document says of one thing that a notice must say. */
export interface Answer {
  /** `answered`: by `by`; `gap`: not at all, or not all of it; `not asked`: this document need not say it. */
  readonly state: 'answered' | 'gap' | 'not asked'
  /** The clauses that answer it, in order; of a gap, what makes the question arise, if anything does. */
  readonly by: readonly PlacedClause[]
  /** What is missing of an answer in parts: `delete`, `sources`. Empty if all of it is. */
  readonly missing: readonly string[]
}

/** What a notice must say, point by point, and what this one says. */
export interface Checklist {
  readonly profile: Profile
  /** The laws it speaks of, or is said to fall under. */
  readonly jurisdictions: ReadonlySet<Jurisdiction>
  /** The document it supplements: known, only named, or none. */
  readonly parent: Policy | 'unknown' | undefined
  readonly answers: ReadonlyMap<Item, Answer>
}

/** The checklist of a document: of the last one it is kept, for all rules that ask at the same keystroke. */
export function checklistOf(policy: Policy): Checklist {
  if (latest?.policy !== policy) latest = {policy, checklist: read(policy)}
  return latest.checklist
}

let latest: {readonly policy: Policy; readonly checklist: Checklist} | undefined

const nothing: ReadonlyMap<Item, Answer> = new Map()

function read(policy: Policy): Checklist {
  const profile = profileOf(policy)
  if (!isNotice(profile) && profile !== 'cookie notice') return {profile, jurisdictions: new Set(), parent: undefined, answers: nothing}
  const evidence = new Evidence(policy)
  const jurisdictions = new Set<Jurisdiction>(policy.jurisdictions)
  for (const law of ['gdpr', 'ccpa'] as const) if (evidence.has(law)) jurisdictions.add(law)
  const answers = new Map<Item, Answer>()
  for (const [item, answer] of Object.entries(profile === 'cookie notice' ? ofCookies : ofNotices)) {
    answers.set(item as Item, answer(evidence, jurisdictions, profile))
  }
  const parent = parentOf(policy, profile)
  return {profile, jurisdictions, parent, answers: typeof parent === 'object' ? throughParent(answers, parent) : answers}
}

/** The document that answers what a supplement leaves open. */
function parentOf(policy: Policy, profile: Profile): Checklist['parent'] {
  const uri = parentUriOf(policy, policy.workspace.uri, policy.workspace)
  const parent = uri === undefined ? undefined : policy.workspace.get(uri)
  if (typeof parent === 'object') return parent
  return policy.parent !== undefined || profile === 'supplement' ? 'unknown' : undefined
}

/** What the parent answers is no gap here. */
function throughParent(answers: ReadonlyMap<Item, Answer>, parent: Policy): ReadonlyMap<Item, Answer> {
  if (latestParent?.policy !== parent) latestParent = {policy: parent, checklist: read(parent)}
  const above = latestParent.checklist.answers
  return new Map(
    Array.from(answers, ([item, answer]) => [item, answer.state === 'gap' && above.get(item)?.state === 'answered' ? notAsked : answer]),
  )
}

let latestParent: typeof latest

const notAsked: Answer = {state: 'not asked', by: [], missing: []}

// — Evidence

/** What the clauses of a document show. */
class Evidence {
  readonly policy: Policy
  readonly #found = new Map<Shown, PlacedClause[]>()

  constructor(policy: Policy) {
    this.policy = policy
    for (const at of clausesWith(policy, shownBy)) for (const shown of shownBy(at.clause)) this.#put(shown, at)
    for (const at of clausesWithLinks(policy)) if (leadsToSomebody(at)) this.#put('channel', at)
    for (const {kind, prose} of policy.notes) if (kind === 'frontmatter' && dated.test(prose.text)) this.#front = true
  }

  #front = false

  /** Whether front matter gives a date. */
  get isDated(): boolean {
    return this.#front || this.has('dated')
  }

  has(shown: Shown): boolean {
    return this.#found.has(shown)
  }

  of(...all: readonly Shown[]): readonly PlacedClause[] {
    return all.flatMap((shown) => this.#found.get(shown) ?? []).sort((a, b) => a.index - b.index)
  }

  #put(shown: Shown, at: PlacedClause): void {
    const others = this.#found.get(shown)
    if (!others) this.#found.set(shown, [at])
    else if (others.at(-1) !== at) others.push(at)
  }
}

const dated =
  /^(?:date|updated|last[-_ ]?(?:updated|modified|mod|reviewed|revised)|effective(?:[-_ ]?date)?|published|revised|version[-_ ]?date)[ \t]*:[ \t]*\S/im
/** Words of a link that leads to somebody. */
const inviting =
  /\b(?:contact|e-?mail(?:ing)?|write to|reach (?:us|out)|get in touch|help ?desk|(?:to|contact|our) support|web ?form|request form|portal)\b/i

const invites = remembered(({text}: Clause): boolean => inviting.test(text))

function leadsToSomebody({block: {prose}, clause}: PlacedClause): boolean {
  const {text} = clause
  return invites(clause) && prose.links.some(({span: {start, end}}) => inviting.test(text.slice(Math.max(0, start - 40), end)))
}

/** Signs in its words, and what its facts show. */
type Shown = Sign | 'retained' | 'shared' | 'received'

/** Looked for with all clauses of a document once it is known to be a notice; then each clause keeps its own. */
const shownBy = remembered((clause: Clause): readonly Shown[] => {
  const shown: Shown[] = []
  for (const [sign, patterns] of all) {
    const text = sign === 'dated' ? clause.text : clause.masked
    if (wordsNeeded[sign]?.test(text) === false) continue
    if (patterns.some((pattern) => pattern.test(text))) shown.push(sign)
  }
  if (!shown.includes('channel') && address.test(clause.text)) shown.push('channel')
  if (clause.retentions.some(saysHowLong)) shown.push('retained')
  for (const {action, negated, party, conditional, data, recipients} of clause.practices) {
    if (negated || conditional || party === 'user' || party === 'third' || data.length === 0) continue
    if (action !== 'share' && action !== 'sell') continue
    shown.push('shared')
    if (recipients.some(({sense}) => sense === 'named' || sense === 'category')) shown.push('received')
  }
  return shown.length === 0 ? none : shown
})

/** Not of cookies; and who keeps nothing at all has said so, too. */
function saysHowLong({negated, period, kind = ''}: Retention): boolean {
  return negated ? general.has(kind) : period !== 'missing' && !/\bcookies?\b/.test(kind)
}

const general: ReadonlySet<string> = new Set([
  'personal data',
  'personal information',
  'personally identifiable information',
  'data',
  'information',
])

const none: readonly Shown[] = []

const all: readonly (readonly [Sign, readonly RegExp[]])[] = Object.entries(signs).map(([sign, patterns]) => [
  sign as Sign,
  patterns instanceof RegExp ? [patterns] : patterns,
])

const address = /[\p{L}\d._%+-]@[\p{L}\d-]{1,63}\.\p{L}{2}/u

// — Questions

type Question = (evidence: Evidence, laws: ReadonlySet<Jurisdiction>, profile: Profile) => Answer

const answered = (by: readonly PlacedClause[]): Answer => ({state: 'answered', by, missing: []})
const gap = (by: readonly PlacedClause[] = [], missing: readonly string[] = []): Answer => ({state: 'gap', by, missing})
const answeredBy =
  (...shown: readonly Shown[]): Question =>
  (evidence) => {
    const by = evidence.of(...shown)
    return by.length > 0 ? answered(by) : gap()
  }

const effectiveDate: Question = (evidence) => (evidence.isDated ? answered(evidence.of('dated')) : gap())

const ofNotices: Readonly<Record<Item, Question>> = {
  retention: (evidence) => {
    // A title only asks the question.
    const by = evidence.of('retained', 'keeps').filter(({clause}) => clause.kind !== 'heading')
    if (by.length > 0) return answered(by)
    const listed = underTitles(evidence.policy, keeping, lapse)
    return listed ? answered([listed]) : gap()
  },
  contact: answeredBy('channel'),
  'effective-date': effectiveDate,
  'legal-basis': (evidence, laws) => {
    if (!laws.has('gdpr')) return notAsked
    // One interest for one purpose is no list of bases.
    const others = evidence.of('contract', 'duty', 'consent')
    const isListed = evidence.of('interest').some((at) => others.some(({index}) => Math.abs(index - at.index) <= near))
    const by = evidence.of('basis', 'interest')
    return evidence.has('basis') || isListed ? answered(by) : gap(by)
  },
  rights: (evidence, laws) => {
    const asked = laws.has('gdpr') ? [...rights, ...rightsInEurope] : rights
    const by = evidence.of(...asked.map(([sign]) => sign))
    if (evidence.has('rightsElsewhere')) return answered(evidence.of('rightsElsewhere'))
    const missing = asked.filter(([sign]) => !evidence.has(sign)).map(([, verb]) => verb)
    return missing.length === 0 ? answered(by) : gap(by, by.length === 0 ? [] : missing)
  },
  'complaint-route': (evidence, laws) => (laws.has('gdpr') ? answeredBy('complain')(evidence, laws, 'privacy policy') : notAsked),
  'transfer-safeguard': (evidence) => {
    if (!evidence.has('transfers')) return notAsked
    return evidence.has('safeguard') ? answered(evidence.of('safeguard')) : gap(evidence.of('transfers'))
  },
  recipients: (evidence) => {
    if (evidence.has('received')) return answered(evidence.of('received'))
    if (!evidence.has('shared')) return notAsked
    return evidence.has('recipients') ? answered(evidence.of('recipients')) : gap(evidence.of('shared'))
  },
  'automated-decisions': (evidence, laws) => {
    if (!laws.has('gdpr')) return notAsked
    if (evidence.has('automated')) return answered(evidence.of('automated'))
    return evidence.has('profiles') ? gap(evidence.of('profiles')) : notAsked
  },
  children: (evidence) => {
    if (evidence.has('children')) return answered(evidence.of('children'))
    return isForConsumers(evidence.policy) ? gap() : notAsked
  },
  'ccpa-categories': (evidence, laws) => {
    if (!laws.has('ccpa')) return notAsked
    if (evidence.has('californiaElsewhere')) return answered(evidence.of('californiaElsewhere'))
    const missing = disclosures.filter(([sign]) => !evidence.has(sign)).map(([, words]) => words)
    return missing.length === 0 ? answered(evidence.of('ccCategories', 'ccMonths')) : gap(evidence.of('ccpa'), missing)
  },
}

/** So many clauses make a list. */
const near = 6

const keeping = /\b(?:retention|retain|keep|how long|stor(?:e|age))\b/i
const lapse =
  /\b(?:\d{1,4}|one|two|three|six|seven|ten|twelve) (?:hours?|days?|weeks?|months?|years?)\b|\b(?:as long as|until|periods?|criteria)\b/i

/** A clause that says `what` in a section of such a title: a cell of a table says no whole sentence. */
function underTitles({sections, clauses}: Policy, titled: RegExp, what: RegExp): PlacedClause | undefined {
  for (const {kind, title, at, end} of sections) {
    if (kind !== 'heading' || !titled.test(title)) continue
    const found = clauses.slice(at.index + 1, end).find(({clause}) => what.test(clause.masked))
    if (found) return found
  }
  return undefined
}

/** What cookies are for, and who sets them, other rules and other eyes must judge. */
const ofCookies: Partial<Record<Item, Question>> = {
  retention: answeredBy('lifespan', 'retained', 'keeps'),
  'effective-date': effectiveDate,
}

/** What readers may ask for, with the words for it after “may”. */
const rights = [
  ['access', 'see'],
  ['correct', 'correct'],
  ['erase', 'delete'],
] as const satisfies readonly (readonly [Sign, string])[]
const rightsInEurope = [
  ['restrict', 'restrict'],
  ['object', 'object to'],
  ['port', 'take along'],
] as const satisfies readonly (readonly [Sign, string])[]

/** What California asks to be told. */
const disclosures = [
  ['ccCategories', 'the categories of data you collect'],
  ['ccSources', 'their sources'],
  ['ccPurposes', 'the purposes'],
  ['ccParties', 'the third parties who get them'],
  ['ccMonths', 'that it covers the last 12 months'],
] as const satisfies readonly (readonly [Sign, string])[]

/** Whether children may be among its readers: not so of applicants, staff and companies. */
function isForConsumers({notes, clauses}: Policy): boolean {
  const start = clauses.slice(0, 4).map(({clause}) => clause.text)
  const front = notes.map(({prose}) => prose.text)
  return !/\b(?:candidates?|applicants?|recruit\w{1,6}|job|employees?|staff|workforce|personnel|suppliers?|investors?|shareholders?|business customers|B2B)\b/i.test(
    [...front, ...start].join('\n').slice(0, 1500),
  )
}
