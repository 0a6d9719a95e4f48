import {type Item, type Jurisdiction, type Sign, signs, wordsNeeded} from '../lexicon/checklist.js'
import {remembered} from '../text/remembered.js'
import type {Clause} from './clause.js'
import {clausesThat, clausesWithLinks} from './ledger.js'
import type {PlacedClause, Policy} from './policy.js'
import type {Practice} from './practices.js'
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
  /** Whether it speaks of a law, or is said to fall under it. */
  readonly isUnder: (law: Jurisdiction) => boolean
  /** The document it supplements: known, only named, or none. */
  readonly parent: Policy | 'unknown' | undefined
  /** What it says of an item; nothing if such a document is not asked. Looked for when somebody wants to know. */
  readonly answers: Answers
}

interface Answers {
  get(item: Item): Answer | undefined
}

/** The checklist of a document: of the last one it is kept, for all rules that ask at the same keystroke. */
export function checklistOf(policy: Policy): Checklist {
  if (latest?.policy !== policy) latest = {policy, checklist: read(policy)}
  return latest.checklist
}

let latest: {readonly policy: Policy; readonly checklist: Checklist} | undefined

const nothing: Answers = new Map<Item, Answer>()

function read(policy: Policy): Checklist {
  const profile = profileOf(policy)
  if (!isNotice(profile) && profile !== 'cookie notice') return {profile, isUnder: () => false, parent: undefined, answers: nothing}
  const evidence = new Evidence(policy)
  const questions: Partial<Record<Item, Question>> = profile === 'cookie notice' ? ofCookies : ofNotices
  const answers = lazily((item) => questions[item]?.(evidence, profile))
  const parent = parentOf(policy, profile)
  return {
    profile,
    isUnder: (law) => evidence.isUnder(law),
    parent,
    answers: typeof parent === 'object' ? throughParent(answers, parent) : answers,
  }
}

/** Each answer once, when it is asked for. */
function lazily(answer: (item: Item) => Answer | undefined): Answers {
  const known = new Map<Item, Answer | undefined>()
  return {
    get: (item) => {
      if (!known.has(item)) known.set(item, answer(item))
      return known.get(item)
    },
  }
}

/** The document that answers what a supplement leaves open. */
function parentOf(policy: Policy, profile: Profile): Checklist['parent'] {
  const uri = parentUriOf(policy, policy.workspace.uri, policy.workspace)
  const parent = uri === undefined ? undefined : policy.workspace.get(uri)
  if (typeof parent === 'object') return parent
  return policy.parent !== undefined || profile === 'supplement' ? 'unknown' : undefined
}

/** What the parent answers is no gap here. */
function throughParent(answers: Answers, parent: Policy): Answers {
  if (latestParent?.policy !== parent) latestParent = {policy: parent, checklist: read(parent)}
  const above = latestParent.checklist.answers
  return lazily((item) => {
    const answer = answers.get(item)
    return answer?.state === 'gap' && above.get(item)?.state === 'answered' ? notAsked : answer
  })
}

let latestParent: typeof latest

const notAsked: Answer = {state: 'not asked', by: [], missing: []}

// — Evidence

/** What the clauses of a document show, sign by sign: most signs are not asked for. */
class Evidence {
  readonly policy: Policy
  readonly #found = new Map<Shown, readonly PlacedClause[]>()

  constructor(policy: Policy) {
    this.policy = policy
  }

  /** Whether a date is given, be it in front matter. */
  get isDated(): boolean {
    return this.has('dated') || this.policy.notes.some(({kind, prose}) => kind === 'frontmatter' && dated.test(prose.text))
  }

  /** Whether it speaks of a law, or is said to fall under it. */
  isUnder(law: Jurisdiction): boolean {
    return this.policy.jurisdictions.includes(law) || this.has(law)
  }

  has(shown: Shown): boolean {
    return this.#clauses(shown).length > 0
  }

  of(...all: readonly Shown[]): readonly PlacedClause[] {
    return all.flatMap((shown) => this.#clauses(shown)).sort((a, b) => a.index - b.index)
  }

  #clauses(shown: Shown): readonly PlacedClause[] {
    let found = this.#found.get(shown)
    if (!found) {
      found = [...clausesThat(this.policy, shows[shown])]
      if (shown === 'channel') found = inOrder([...found, ...[...clausesWithLinks(this.policy)].filter(leadsToSomebody)])
      this.#found.set(shown, found)
    }
    return found
  }
}

/** Each clause once, in order. */
function inOrder(clauses: readonly PlacedClause[]): readonly PlacedClause[] {
  return [...new Set(clauses)].sort((a, b) => a.index - b.index)
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

/** Whether a clause shows a sign; each clause keeps its own. */
const shows: Readonly<Record<Shown, (clause: Clause) => boolean>> = {
  ...(Object.fromEntries(
    Object.entries(signs).map(([sign, patterns]) => [sign, showing(sign as Sign, patterns instanceof RegExp ? [patterns] : patterns)]),
  ) as Record<Sign, (clause: Clause) => boolean>),
  retained: remembered(({retentions}: Clause): boolean => retentions.some(saysHowLong)),
  shared: remembered(({practices}: Clause): boolean => practices.some(isShared)),
  received: remembered(({practices}: Clause): boolean =>
    practices.some((it) => isShared(it) && it.recipients.some(({sense}) => sense === 'named' || sense === 'category')),
  ),
}

function showing(sign: Sign, patterns: readonly RegExp[]): (clause: Clause) => boolean {
  return remembered((clause: Clause): boolean => {
    const text = sign === 'dated' ? clause.text : clause.masked
    const isShown = wordsNeeded[sign]?.test(text) !== false && patterns.some((pattern) => pattern.test(text))
    return isShown || (sign === 'channel' && address.test(clause.text))
  })
}

function isShared({action, negated, party, conditional, data}: Practice): boolean {
  if (negated || conditional || party === 'user' || party === 'third' || data.length === 0) return false
  return action === 'share' || action === 'sell'
}

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

const address = /[\p{L}\d._%+-]@[\p{L}\d-]{1,63}\.\p{L}{2}/u

// — Questions

type Question = (evidence: Evidence, profile: Profile) => Answer

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
  'legal-basis': (evidence) => {
    if (!evidence.isUnder('gdpr')) return notAsked
    // One interest for one purpose is no list of bases.
    const others = evidence.of('contract', 'duty', 'consent')
    const isListed = evidence.of('interest').some((at) => others.some(({index}) => Math.abs(index - at.index) <= near))
    const by = evidence.of('basis', 'interest')
    return evidence.has('basis') || isListed ? answered(by) : gap(by)
  },
  rights: (evidence) => {
    const asked = evidence.isUnder('gdpr') ? [...rights, ...rightsInEurope] : rights
    const by = evidence.of(...asked.map(([sign]) => sign))
    if (evidence.has('rightsElsewhere')) return answered(evidence.of('rightsElsewhere'))
    const missing = asked.filter(([sign]) => !evidence.has(sign)).map(([, verb]) => verb)
    return missing.length === 0 ? answered(by) : gap(by, by.length === 0 ? [] : missing)
  },
  'complaint-route': (evidence, profile) => (evidence.isUnder('gdpr') ? answeredBy('complain')(evidence, profile) : notAsked),
  'transfer-safeguard': (evidence) => {
    if (!evidence.has('transfers')) return notAsked
    return evidence.has('safeguard') ? answered(evidence.of('safeguard')) : gap(evidence.of('transfers'))
  },
  recipients: (evidence) => {
    if (evidence.has('received')) return answered(evidence.of('received'))
    if (!evidence.has('shared')) return notAsked
    return evidence.has('recipients') ? answered(evidence.of('recipients')) : gap(evidence.of('shared'))
  },
  'automated-decisions': (evidence) => {
    if (!evidence.isUnder('gdpr')) return notAsked
    if (evidence.has('automated')) return answered(evidence.of('automated'))
    return evidence.has('profiles') ? gap(evidence.of('profiles')) : notAsked
  },
  children: (evidence) => {
    if (evidence.has('children')) return answered(evidence.of('children'))
    return isForConsumers(evidence.policy) ? gap() : notAsked
  },
  'ccpa-categories': (evidence) => {
    if (!evidence.isUnder('ccpa')) return notAsked
    if (evidence.has('californiaElsewhere')) return answered(evidence.of('californiaElsewhere'))
    const missing = disclosures.filter(([sign]) => !evidence.has(sign)).map(([, words]) => words)
    return missing.length === 0 ? answered(evidence.of('ccCategories', 'ccMonths')) : gap(evidence.of('ccpa'), missing)
  },
}

/** All that a notice is asked. */
export const items = Object.keys(ofNotices) as readonly Item[]

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
