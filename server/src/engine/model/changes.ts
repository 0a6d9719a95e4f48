import {overlaps, type Span} from '../text/span.js'
import {type ExportedPractice, type ExportedPromise, type ExportedRetention, type Exports, exportsOf, phraseKey} from './exports.js'
import type {PlacedClause, Policy} from './policy.js'
import type {Action} from './practices.js'
import {type PromiseKind, promiseNames} from './promises.js'
import {daysOf} from './retention/periods.js'
import {sectionOf} from './sections.js'
import {clauseAt} from './uses.js'

/** One thing that a policy says now and did not say before, or the other way round. */
export interface Change {
  readonly about: 'title' | 'date' | 'data' | 'recipient' | 'purpose' | 'retention' | 'promise' | 'contact' | 'definition'
  /** `added`, `removed`, or said in another way: of a period `longer` or `shorter`, where that can be told. */
  readonly how: 'added' | 'removed' | 'changed' | 'longer' | 'shorter'
  /** What it is about, in the words of the policy: “location data”, “advertisers”; of a promise its common name. */
  readonly subject: string
  /** Of data, recipients and purposes: what is (not) done. */
  readonly action?: Action
  readonly negated?: boolean
  readonly promise?: PromiseKind
  readonly before?: Cited
  readonly after?: Cited
}

/** What one version says, and where. */
export interface Cited {
  /** The words that count: a period, a name, a sentence. */
  readonly text: string
  /** Number and title of the section; nothing before the first. */
  readonly section: string | undefined
  /** In source offsets of its version. */
  readonly span: Span
}

export interface Changes {
  readonly changes: readonly Change[]
  /** Sentences that differ and of which nothing above speaks: a person has to read them. */
  readonly unread: Unread
}

export interface Unread {
  readonly before: readonly Cited[]
  readonly after: readonly Cited[]
  /** A sentence, and what seems to have become of it. */
  readonly reworded: readonly {readonly before: Cited; readonly after: Cited}[]
}

/** What has changed in what a policy says; not how it is worded or laid out. */
export function changesBetween(old: Policy, now: Policy): Changes {
  const [before, after] = [exportsOf(old), exportsOf(now)]
  const at = {old: citing(old), now: citing(now)}
  const changes = [
    ...titleChange(before, after, at),
    ...dateChanges(before, after, at),
    ...practiceChanges(before, after, at),
    ...retentionChanges(before, after, at),
    ...promiseChanges(before, after, at),
    ...contactChanges(before, after, at),
    ...definitionChanges(before, after, at),
  ]
  return {changes, unread: unreadIn(old, now, changes)}
}

type Cite = (text: string, span: Span) => Cited
interface Citing {
  readonly old: Cite
  readonly now: Cite
}

function citing(policy: Policy): Cite {
  return (text, span) => ({text, section: sectionTitle(policy, span.start), span})
}

/** “4.2 Retention” */
export function sectionTitle(policy: Policy, offset: number): string | undefined {
  const clause = clauseAt(policy, offset)
  const section = clause && sectionOf(policy, clause)
  if (!section) return undefined
  const {word, number, title} = section
  return [word && `${word[0]?.toUpperCase()}${word.slice(1)}`, number, title].filter((it) => it !== undefined && it !== '').join(' ')
}

const start: Span = {start: 0, end: 0}

function* titleChange(before: Exports, after: Exports, at: Citing): Generator<Change> {
  if (before.title === undefined || after.title === undefined || before.title.trim() === after.title.trim()) return
  yield {
    about: 'title',
    how: 'changed',
    subject: after.title,
    before: at.old(before.title, before.titleSpan ?? start),
    after: at.now(after.title, after.titleSpan ?? start),
  }
}

function* dateChanges(before: Exports, after: Exports, at: Citing): Generator<Change> {
  for (const of of ['effective', 'updated'] as const) {
    const [was, is] = [before.dates.find((it) => it.of === of), after.dates.find((it) => it.of === of)]
    if (was?.date === is?.date) continue
    const cited = {...(was && {before: at.old(was.date, was.span)}), ...(is && {after: at.now(is.date, is.span)})}
    yield {about: 'date', how: was && is ? 'changed' : is ? 'added' : 'removed', subject: of, ...cited}
  }
}

// — Practices

/** Words that only point at what was said before. */
const empty =
  /^(?:it|this|that|these|those|they|them|such|which|us|you|we|personal information|same|following|(?:this|that|such) (?:data|information)|do so|(?:these|those|the following|other|various|such) purposes?)$/i

const slots = [
  ['data', (it: ExportedPractice) => it.data],
  ['recipient', (it: ExportedPractice) => it.recipients],
  ['purpose', (it: ExportedPractice) => it.purposes],
] as const

function* practiceChanges(before: Exports, after: Exports, at: Citing): Generator<Change> {
  for (const [about, phrases] of slots) {
    const [was, is] = [wordsOf(before.practices, phrases), wordsOf(after.practices, phrases)]
    for (const [key, {practice, words}] of is)
      if (!was.has(key))
        yield {
          about,
          how: 'added',
          subject: words,
          action: practice.action,
          negated: practice.negated,
          after: at.now(practice.text, practice.span),
        }
    for (const [key, {practice, words}] of was)
      if (!is.has(key))
        yield {
          about,
          how: 'removed',
          subject: words,
          action: practice.action,
          negated: practice.negated,
          before: at.old(practice.text, practice.span),
        }
  }
}

interface Said {
  readonly practice: ExportedPractice
  readonly words: string
}

function wordsOf(
  practices: readonly ExportedPractice[],
  phrases: (practice: ExportedPractice) => readonly string[],
): ReadonlyMap<string, Said> {
  const found = new Map<string, Said>()
  for (const practice of practices) {
    if (!practice.ours) continue
    for (const words of phrases(practice)) {
      const subject = phraseKey(words)
      const key = `${practice.action} ${practice.negated} ${subject}`
      if (!empty.test(subject) && !found.has(key)) found.set(key, {practice, words})
    }
  }
  return found
}

// — Retention

function* retentionChanges(before: Exports, after: Exports, at: Citing): Generator<Change> {
  const [was, is] = [periodsIn(before), periodsIn(after)]
  for (const [key, now] of is) {
    const old = was.get(key)
    if (!old) yield {about: 'retention', how: 'added', subject: subjectOf(now), after: at.now(sayingOf(now), now.span)}
    else if (periodKey(old) !== periodKey(now))
      yield {
        about: 'retention',
        how: comparePeriods(old, now),
        subject: subjectOf(now),
        before: at.old(sayingOf(old), old.span),
        after: at.now(sayingOf(now), now.span),
      }
  }
  for (const [key, old] of was)
    if (!is.has(key)) yield {about: 'retention', how: 'removed', subject: subjectOf(old), before: at.old(sayingOf(old), old.span)}
}

/** The periods by what they are for: of several for one thing in one scope the first counts. */
function periodsIn({retentions}: Exports): ReadonlyMap<string, ExportedRetention> {
  const found = new Map<string, ExportedRetention>()
  const seen = new Map<string, number>()
  for (const it of retentions) {
    if (it.kind === undefined || !(it.negated || it.period === 'stated')) continue
    const place = seen.get(it.kind) ?? 0
    seen.set(it.kind, place + 1)
    found.set(`${it.kind} ${place}`, it)
  }
  return found
}

const subjectOf = ({kind = ''}: ExportedRetention) => kind
const sayingOf = ({negated, text}: ExportedRetention) => (negated ? 'not kept' : text)
const periodKey = ({negated, duration, text}: ExportedRetention) => `${negated} ${duration ?? text.toLowerCase().replaceAll(/\s+/g, ' ')}`

function comparePeriods(old: ExportedRetention, now: ExportedRetention): Change['how'] {
  if (old.negated !== now.negated) return old.negated ? 'longer' : 'shorter'
  if (old.duration === undefined || now.duration === undefined) return 'changed'
  const difference = daysOf(now.duration) - daysOf(old.duration)
  return difference > 0 ? 'longer' : difference < 0 ? 'shorter' : 'changed'
}

// — Promises

function* promiseChanges(before: Exports, after: Exports, at: Citing): Generator<Change> {
  for (const {kind, was, is} of promisesCompared(before.promises, after.promises)) {
    const base = {about: 'promise' as const, subject: promiseNames[kind], promise: kind}
    if (!was && is) yield {...base, how: 'added', after: at.now(is.text, is.span)}
    else if (was && !is) yield {...base, how: 'removed', before: at.old(was.text, was.span)}
    else if (was && is && was.days !== is.days) {
      const how = was.days === undefined || is.days === undefined ? 'changed' : is.days > was.days ? 'longer' : 'shorter'
      yield {...base, how, before: at.old(was.text, was.span), after: at.now(is.text, is.span)}
    }
  }
}

/** A promise of each kind as it was and as it is: where there are several, the strongest. */
export interface ComparedPromise {
  readonly kind: PromiseKind
  readonly was: ExportedPromise | undefined
  readonly is: ExportedPromise | undefined
}

export function promisesCompared(before: readonly ExportedPromise[], after: readonly ExportedPromise[]): readonly ComparedPromise[] {
  const [was, is] = [strongest(before), strongest(after)]
  return [...new Set([...was.keys(), ...is.keys()])].map((kind) => ({kind, was: was.get(kind), is: is.get(kind)}))
}

function strongest(promises: readonly ExportedPromise[]): ReadonlyMap<PromiseKind, ExportedPromise> {
  const found = new Map<PromiseKind, ExportedPromise>()
  for (const it of promises) {
    const known = found.get(it.kind)
    if (!known || isStronger(it, known)) found.set(it.kind, it)
  }
  return found
}

/** More notice is better, and a quicker answer. */
function isStronger(a: ExportedPromise, b: ExportedPromise): boolean {
  if (a.days === undefined || b.days === undefined) return a.days !== undefined && b.days === undefined
  return a.kind === 'notify-changes' ? a.days > b.days : a.days < b.days
}

// — Contacts and definitions

function* contactChanges(before: Exports, after: Exports, at: Citing): Generator<Change> {
  const [was, is] = [new Map(before.contacts.map((it) => [it.value, it])), new Map(after.contacts.map((it) => [it.value, it]))]
  for (const [value, it] of is) if (!was.has(value)) yield {about: 'contact', how: 'added', subject: value, after: at.now(value, it.span)}
  for (const [value, it] of was)
    if (!is.has(value)) yield {about: 'contact', how: 'removed', subject: value, before: at.old(value, it.span)}
}

function* definitionChanges(before: Exports, after: Exports, at: Citing): Generator<Change> {
  const [was, is] = [new Map(before.definitions.map((it) => [it.key, it])), new Map(after.definitions.map((it) => [it.key, it]))]
  for (const [key, now] of is) {
    const old = was.get(key)
    if (!old) yield {about: 'definition', how: 'added', subject: now.term, after: at.now(now.meaning, now.span)}
    else if (plain(old.meaning) !== plain(now.meaning))
      yield {
        about: 'definition',
        how: 'changed',
        subject: now.term,
        before: at.old(old.meaning, old.span),
        after: at.now(now.meaning, now.span),
      }
  }
  for (const [key, old] of was)
    if (!is.has(key)) yield {about: 'definition', how: 'removed', subject: old.term, before: at.old(old.meaning, old.span)}
}

// — What nobody has read

const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

function unreadIn(old: Policy, now: Policy, changes: readonly Change[]): Unread {
  const spans = (side: 'before' | 'after') => changes.flatMap((it) => it[side]?.span ?? [])
  const [mine, its] = [sentencesOf(old), sentencesOf(now)]
  const before = missing(old, mine, its, spans('before'))
  const after = missing(now, its, mine, spans('after'))
  const reworded: {before: Cited; after: Cited}[] = []
  const taken = new Set<Sought>()
  for (const one of before.length <= mostPaired && after.length <= mostPaired ? before : []) {
    const other = nearest(one, after, taken)
    if (!other) continue
    taken.add(one).add(other)
    if (!one.told && !other.told) reworded.push({before: one.cited, after: other.cited})
  }
  const rest = (sentences: readonly Sought[]) => sentences.filter((it) => !it.told && !taken.has(it)).map(({cited}) => cited)
  return {before: rest(before), after: rest(after), reworded}
}

/** A sentence that the other version does not have. */
interface Sought {
  readonly cited: Cited
  readonly words: ReadonlySet<string>
  /** Whether a change speaks of it. */
  readonly told: boolean
}

/** More that differ is another text, not a new wording. */
const mostPaired = 500
/** Sentences that share so much of their words are one. */
const alike = 0.6

function nearest({words}: Sought, others: readonly Sought[], taken: ReadonlySet<Sought>): Sought | undefined {
  let best: Sought | undefined
  let most = alike
  for (const other of others) {
    if (taken.has(other)) continue
    let shared = 0
    for (const word of words) if (other.words.has(word)) shared++
    const share = (2 * shared) / Math.max(1, words.size + other.words.size)
    if (share >= most) {
      most = share
      best = other
    }
  }
  return best
}

interface Sentence {
  readonly at: PlacedClause
  readonly span: Span
}

function sentencesOf({clauses}: Policy): ReadonlyMap<string, Sentence> {
  const found = new Map<string, Sentence>()
  for (const at of clauses) {
    for (const span of at.clause.sentences) {
      const key = plain(at.clause.text.slice(span.start, span.end))
      if (key !== '' && !found.has(key)) found.set(key, {at, span})
    }
  }
  return found
}

function missing(
  policy: Policy,
  own: ReadonlyMap<string, Sentence>,
  others: ReadonlyMap<string, Sentence>,
  cited: readonly Span[],
): readonly Sought[] {
  const found: Sought[] = []
  for (const [key, {at, span}] of own) {
    if (others.has(key)) continue
    const place = at.toSource(span)
    found.push({
      cited: {text: at.clause.text.slice(span.start, span.end), section: sectionTitle(policy, place.start), span: place},
      words: new Set(key.split(' ')),
      told: cited.some((it) => overlaps(it, place)),
    })
  }
  return found
}
