import {partitives, storedNouns} from '../lexicon/data.js'
import {words} from '../lexicon/words.js'
import type {Span} from '../text/span.js'
import type {Text} from './clause.js'
import {actorOf, objectBefore, type Subject, subjectOf} from './practices/actors.js'
import {conditionBefore, isReported} from './practices/context.js'
import {readGroup, type VerbGroup} from './practices/groups.js'
import {type NounPhrase, nextPhrase, phraseOf, rankOf, type Sentence} from './practices/phrases.js'
import {type Sentences, sentencesOf} from './practices/sentence.js'
import {Form, Tag, tagAt, wordAt} from './practices/words.js'
import {type Bound, type Period, readCriterion, readDuration, readVague} from './retention/periods.js'

/** How long something is kept. */
export interface Retention {
  /** What is kept. */
  readonly data: Span | undefined
  /** The same in lower case and the singular, without “your” and “the”: `call recording`. */
  readonly kind: string | undefined
  readonly negated: boolean
  /** `stated`: a period; `criterion`: until an event; `vague`: as long as necessary; `missing`: nothing is said. */
  readonly period: 'stated' | 'criterion' | 'vague' | 'missing'
  /** ISO 8601, `P30D`, where stated. */
  readonly duration: string | undefined
  readonly bound: Bound
  /** What the period runs from, in lower case: “your account is closed”. */
  readonly event: string | undefined
  /** The words that say how long; of a missing period the verb. */
  readonly span: Span
  /** From the verb group, “will be kept”, to its last word. */
  readonly verb: Span
  /** It says when the data goes, not how long it stays. */
  readonly ends: boolean
  /** The sentence. */
  readonly sentence: Span
}

const trigger =
  /\b(?:ret(?:ain|ention)|keep|kept|stor(?:e|ing|age)|hold|held|maintain|preserv|archiv|sav(?:e|ing)|remain|delet|eras(?:e|ing|ed|ure)|remov|destr(?:oy|uct)|purg|anonymi[sz]|expir|overwrit|available)/gi

/** Verbs that speak of time even when no period follows. */
const strong = words('retain keep')
const weak = words('store hold maintain save preserve remain archive')
const enders = words('delete erase remove destroy purge anonymize anonymise overwrite expire shred')

export function* readRetentions(text: Text): Generator<Retention> {
  if (text.kind === 'heading') return
  const sentences = sentencesOf(text)
  for (const index of sentences.having(trigger)) yield* readSentence(text, sentences, index)
}

/** A verb that keeps data or ends it, and what it is about. */
interface Keeping {
  readonly group: VerbGroup
  readonly data: NounPhrase | undefined
  /** Index of the word after its object, from where a period may follow. */
  readonly after: number
  /** The period stands before that: “a 30-day retention period for”. */
  readonly from?: number
  readonly finite: boolean
}

function* readSentence(text: Text, sentences: Sentences, index: number): Generator<Retention> {
  const sentence = sentences.at(index)
  const count = sentence.words.length
  if (count > 0 && wordAt(sentence, count - 1) === '?') return
  const found = [...readKeepings(sentence, sentences, index)]
  for (const [order, keeping] of found.entries()) {
    const {group} = keeping
    const next = found[order + 1]?.group
    const limit = Math.min(count, keeping.after + 60, next && next.first > keeping.after ? next.first : count)
    const retention = claimOf(text, sentence, keeping, endOf(sentence, keeping.after, limit), order === 0)
    if (!retention) continue
    if (retention.period === 'missing' && !(keeping.data && isStored(sentence, keeping.data))) continue
    const of =
      keeping.data && isAnaphor(sentence, keeping.data)
        ? referentOf(sentences, index, keeping.data.start)
        : referent(sentence, keeping.data)
    if (retention.period === 'missing' && !of) continue
    yield {
      ...retention,
      data: of?.span ?? (keeping.data && spanOf(sentence, keeping.data.start, keeping.data.end)),
      kind: of?.kind,
      verb: spanOf(sentence, group.first, group.at + 1),
      sentence: sentences.spanAt(index),
    }
  }
}

/** Up to the next semicolon: other clauses have their own periods. */
function endOf(sentence: Sentence, from: number, limit: number): number {
  for (let i = from; i < limit; i++) if (tagAt(sentence, i) === Tag.semicolon) return i
  return limit
}

function* readKeepings(sentence: Sentence, sentences: Sentences, index: number): Generator<Keeping> {
  let last: VerbGroup | undefined
  let subject: Subject = {actor: 'first', phrase: undefined, joint: false, relative: false}
  for (let i = 0; i < sentence.words.length; i++) {
    if (tagAt(sentence, i) === Tag.noun) {
      const named = readNamed(sentence, i)
      if (named) yield named
    }
    if (tagAt(sentence, i) !== Tag.verb) continue
    const group = readGroup(sentence, i, last)
    const borrows = group.infinitive || group.gerund || group.chained
    const own = borrows ? subject : subjectOf(sentence, group.first, subject)
    if (!borrows && !group.reduced && own.actor !== 'none') subject = own
    last = group
    if (group.lemma === 'make' && !group.negated) {
      const available = findAvailable(sentence, i)
      const data = available > 0 ? (group.passive ? dataBefore(sentence, group) : firstData(sentence, i + 1)) : undefined
      if (data && own.actor !== 'user') yield {group, data, after: available + 1, finite: false}
      continue
    }
    if (!strong.has(group.lemma) && !weak.has(group.lemma) && !enders.has(group.lemma)) continue
    if (isReported(sentence, group.first) || isOrder(sentence, group)) continue
    const keeping = readKeeping(sentence, group, own)
    if (keeping && !isOthers(sentence, sentences, index, keeping, own)) yield keeping
  }
}

/** “A retention period of 30 days”, “the retention period for call recordings is 30 days”. */
function readNamed(sentence: Sentence, i: number): Keeping | undefined {
  const word = wordAt(sentence, i)
  const isPeriod = /^(?:retention|storage)$/.test(word) && /^(?:periods?|times?)$/.test(wordAt(sentence, i + 1))
  if (!isPeriod && !(word === 'retention' && wordAt(sentence, i + 1) === 'of')) return undefined
  const phrase = phraseOf(sentence, i)
  if (!phrase) return undefined
  const follows = /^(?:for|of|to)$/.test(wordAt(sentence, phrase.end)) ? nextPhrase(sentence, phrase.end + 1) : undefined
  const data = follows && rankOf(sentence, follows) > 0 ? follows : undefined
  const group: VerbGroup = {
    at: phrase.end - 1,
    first: phrase.start,
    lemma: 'retention',
    form: 0,
    modal: undefined,
    negated: false,
    passive: false,
    infinitive: false,
    gerund: false,
    chained: false,
    reduced: false,
  }
  return {group, data, after: data?.end ?? phrase.end, from: phrase.start, finite: false}
}

function findAvailable(sentence: Sentence, verb: number): number {
  for (let i = verb + 1; i < verb + 12; i++) {
    if (wordAt(sentence, i) === 'available' || wordAt(sentence, i) === 'accessible') return i
    if (tagAt(sentence, i) === Tag.stop || tagAt(sentence, i) === Tag.verb) return 0
  }
  return 0
}

function readKeeping(sentence: Sentence, group: VerbGroup, subject: Subject): Keeping | undefined {
  const finite = !group.infinitive && !group.gerund && !group.reduced
  if (group.passive || group.reduced || group.lemma === 'remain' || group.lemma === 'expire') {
    const data = dataBefore(sentence, group)
    return data && !isAdjectival(sentence, group, group.at + 1) ? {group, data, after: group.at + 1, finite} : undefined
  }
  const start = group.first - 1
  const gap = subject.phrase && subject.phrase.end >= start ? objectBefore(sentence, subject.phrase.start) : undefined
  const data = firstData(sentence, group.at + 1)
  if (data) return isAdjectival(sentence, group, data.end) ? undefined : {group, data, after: data.end, finite}
  return gap && {group, data: gap, after: group.at + 1, finite: false}
}

/** The object: data, a pronoun for data, or what follows “a copy of”; other verbs of a chain may stand between. */
function firstData(sentence: Sentence, from: number): NounPhrase | undefined {
  for (let i = from; i < from + 16; ) {
    const phrase = phraseOf(sentence, i)
    if (!phrase) {
      const tag = tagAt(sentence, i)
      const goesOn = tag === Tag.verb || tag === Tag.and || tag === Tag.comma || tag === Tag.adverb || tag === Tag.close || tag === Tag.open
      if (!goesOn || i >= sentence.words.length) return undefined
      i++
      continue
    }
    if (isAnaphor(sentence, phrase) || rankOf(sentence, phrase) === 2) return phrase
    const isPart = partitives.has(wordAt(sentence, phrase.head)) && wordAt(sentence, phrase.end) === 'of'
    if (isPart) {
      const inner = nextPhrase(sentence, phrase.end + 1)
      return inner && (rankOf(sentence, inner) > 0 || isAnaphor(sentence, inner)) ? inner : undefined
    }
    return rankOf(sentence, phrase) === 1 ? phrase : undefined
  }
  return undefined
}

/** The data a passive or a participle speaks of. */
function dataBefore(sentence: Sentence, group: VerbGroup): NounPhrase | undefined {
  let i = group.first - 1
  for (let step = 0; step < 40 && i >= 0; step++, i--) {
    const tag = tagAt(sentence, i)
    if (tag === Tag.stop || tag === Tag.semicolon) return undefined
    const phrase = phraseOf(sentence, i)
    if (!phrase) continue
    i = phrase.start
    const isObject = tagAt(sentence, phrase.start - 1) === Tag.preposition && wordAt(sentence, phrase.start - 1) !== 'as'
    const isPart = isObject && wordAt(sentence, phrase.start - 1) === 'of' && partitives.has(wordAt(sentence, phrase.start - 2))
    if (isObject && !isPart) continue
    if (isAnaphor(sentence, phrase) && phrase.end === group.first) return phrase
    const rank = rankOf(sentence, phrase)
    if (rank === 2 || (rank === 1 && !isPart)) return phrase
    if (group.reduced) return undefined
  }
  return undefined
}

function isAnaphor(sentence: Sentence, {head, pronoun}: NounPhrase): boolean {
  return pronoun && /^(?:it|them|they|this|these|those)$/.test(wordAt(sentence, head))
}

/** Data by itself, or things that hold data: “your files”. */
function isStored(sentence: Sentence, phrase: NounPhrase): boolean {
  return phrase.pronoun || rankOf(sentence, phrase) === 2 || storedNouns.has(wordAt(sentence, phrase.head))
}

/** “Keep it tidy”, “please keep a copy”: said to the reader. */
function isOrder(sentence: Sentence, {at, first, form, passive, infinitive, modal}: VerbGroup): boolean {
  if (form !== Form.base || passive || infinitive || modal !== undefined) return false
  return first === 0 || wordAt(sentence, first) === 'please' || (at === first && wordAt(sentence, 0) === 'please')
}

/** “Keep your data secure”, “keep records up to date” say nothing of time; “keep track of” neither. */
const qualities = words(
  'secure safe confidential private secret accurate current up-to-date updated separate anonymous informed protected complete liable responsible against mind minimum compliance accordance',
)

function isAdjectival(sentence: Sentence, {at, lemma}: VerbGroup, after: number): boolean {
  if (lemma !== 'keep' && lemma !== 'maintain' && lemma !== 'hold') return false
  const stop = Math.min(sentence.words.length, after + 14)
  for (let i = at + 1; i < stop; i++) {
    const word = wordAt(sentence, i)
    if (qualities.has(word) || (word === 'up' && wordAt(sentence, i + 2) === 'date') || word === 'track') return true
    const tag = tagAt(sentence, i)
    if (i > after && (tag === Tag.if || tag === Tag.and || (tag === Tag.preposition && i > after + 2))) return false
  }
  return false
}

/** What readers and outsiders keep is not the author's to say. */
function isOthers(sentence: Sentence, sentences: Sentences, index: number, {group, data}: Keeping, subject: Subject): boolean {
  if (group.passive || group.reduced || group.lemma === 'remain' || group.lemma === 'expire') return isByOthers(sentence, group)
  if (subject.actor === 'user') return true
  if (subject.actor !== 'third') return false
  const phrase = subject.phrase
  if (!phrase || !data || wordAt(sentence, phrase.head) !== 'they' || index === 0) return true
  // “They” are those the sentence before began with.
  const before = sentences.at(index - 1)
  const actor = actorOf(before, before.phrases[0])
  return actor === 'third' || actor === 'user'
}

function isByOthers(sentence: Sentence, {at}: VerbGroup): boolean {
  for (let i = at + 1; i < at + 6; i++) {
    if (wordAt(sentence, i) === 'by') {
      const actor = actorOf(sentence, nextPhrase(sentence, i + 1))
      return actor === 'third' || actor === 'user'
    }
    if (
      wordAt(sentence, i) === 'on' &&
      /^your|users?/.test(wordAt(sentence, /^(?:the|a|each)$/.test(wordAt(sentence, i + 1)) ? i + 2 : i + 1))
    )
      return true
    if (tagAt(sentence, i) === Tag.stop) return false
  }
  return false
}

type Claim = Pick<Retention, 'negated' | 'period' | 'duration' | 'bound' | 'event' | 'span' | 'ends'>

function claimOf(text: Text, sentence: Sentence, keeping: Keeping, end: number, isFirst: boolean): Claim | undefined {
  const {group, finite} = keeping
  const {lemma} = group
  const ends = enders.has(lemma)
  const from = keeping.from === undefined ? (sentence.ends[keeping.after - 1] ?? 0) : (sentence.starts[keeping.from] ?? 0)
  const to = sentence.ends[end - 1] ?? from
  const period = findPeriod(text.masked, from, to, ends) ?? (isFirst ? leadingPeriod(text.masked, sentence, group, ends) : undefined)
  const span = period?.span ?? spanOf(sentence, group.at, group.at + 1)
  const common = {span, ends, duration: period?.duration, event: period?.event, bound: period?.bound ?? 'exact'} as const
  if (group.negated) return negatedClaim(common, period, spanOf(sentence, group.first, group.at + 1), {lemma, finite})
  if (period?.kind === 'stated') return {...common, negated: false, period: 'stated'}
  const isStrong = strong.has(lemma) || lemma === 'retention'
  if (
    period?.kind === 'vague' &&
    (isStrong || ends || /long|period|indefinite|time|no longer/i.test(text.masked.slice(span.start, span.end)))
  )
    return {...common, negated: false, period: 'vague'}
  if (period?.kind === 'criterion') return {...common, negated: false, period: 'criterion'}
  const stays =
    lemma === 'remain' &&
    /\b(?:in|on) our (?:\w+ ){0,3}(?:systems?|servers?|databases?|records|archives?|backups?)\b/i.test(text.masked.slice(from, to))
  if (!finite || !(isStrong || stays) || conditionBefore(sentence, group.first) !== undefined) return undefined
  return {...common, span: spanOf(sentence, group.at, group.at + 1), negated: false, period: 'missing'}
}

/** “Not for longer than 30 days” is a period; “we do not keep” is none. */
function negatedClaim(
  common: Omit<Claim, 'negated' | 'period'>,
  period: Period | undefined,
  group: Span,
  {lemma, finite}: {lemma: string; finite: boolean},
): Claim | undefined {
  if (enders.has(lemma)) return undefined
  if (period?.kind === 'stated' && period.bound === 'most') return {...common, negated: false, period: 'stated'}
  if (period?.kind === 'vague') return {...common, negated: false, period: 'vague'}
  if (period || !finite || lemma === 'remain') return undefined
  return {...common, span: group, negated: true, period: 'missing'}
}

function findPeriod(text: string, from: number, to: number, ends: boolean): Period | undefined {
  return readDuration(text, from, to, ends) ?? readVague(text, from, to, ends) ?? readCriterion(text, from, to)
}

/** “For 30 days we keep …”, “within 30 days we delete …”. */
function leadingPeriod(text: string, sentence: Sentence, group: VerbGroup, ends: boolean): Period | undefined {
  if (!/^(?:for|within|after|until|as|upon|when|once|if|unless|following)$/.test(wordAt(sentence, 0))) return undefined
  const end = Math.min(group.first, 40)
  return findPeriod(text, Math.max(0, (sentence.starts[0] ?? 0) - 1), sentence.ends[end - 1] ?? 0, ends)
}

function spanOf({starts, ends}: Sentence, from: number, to: number): Span {
  return {start: starts[from] ?? 0, end: ends[to - 1] ?? 0}
}

interface Referent {
  readonly kind: string
  readonly span: Span
}

/** What a phrase speaks of: “copies of your call recordings” are call recording copies. */
function referent(sentence: Sentence, phrase: NounPhrase | undefined): Referent | undefined {
  if (!phrase || phrase.pronoun) return undefined
  let kind = kindOf(sentence, phrase)
  let {start, end} = phrase
  if (wordAt(sentence, start - 1) === 'of' && phraseOf(sentence, start - 2)) {
    const outer = phraseOf(sentence, start - 2)
    const head = wordAt(sentence, outer?.head ?? -1)
    if (outer && /^(?:cop(?:y|ies)|backups?|logs?|transcripts?|records?|summar(?:y|ies)|recordings?|list)$/.test(head)) {
      kind = `${kind} ${kindOf(sentence, outer)}`
      start = outer.start
    }
  } else if (wordAt(sentence, end) === 'of') {
    const inner = nextPhrase(sentence, end + 1)
    if (inner && !inner.pronoun) {
      kind = `${kindOf(sentence, inner)} ${kind}`
      end = inner.end
    }
  }
  return {kind, span: spanOf(sentence, start, end)}
}

function kindOf(sentence: Sentence, {start, end}: NounPhrase): string {
  const parts: string[] = []
  for (let i = start; i < end; i++) {
    const tag = tagAt(sentence, i)
    if (tag === Tag.determiner || tag === Tag.possessive || tag === Tag.adverb) continue
    parts.push(singular(wordAt(sentence, i)))
  }
  return parts.join(' ')
}

const sameKind: Readonly<Record<string, string>> = {
  info: 'information',
  data: 'information',
  pii: 'personal information',
  'e-mail': 'email',
}

function singular(word: string): string {
  const base = word.replace(/'s$/, '')
  const one =
    base.endsWith('ies') && base.length > 4 ? `${base.slice(0, -3)}y` : /[^su]s$/.test(base) && base.length > 3 ? base.slice(0, -1) : base
  return sameKind[one] ?? one
}

/** What “it” or “they” stand for: the only data the words before speak of. */
function referentOf(sentences: Sentences, index: number, before: number): Referent | undefined {
  const here = sentences.at(index)
  const found = dataIn(here, phraseIndexBefore(here, before))
  if (found.length > 0) return found.length === 1 ? referent(here, found[0]) : undefined
  if (index === 0) return undefined
  const previous = sentences.at(index - 1)
  const data = dataIn(previous, previous.phrases.length)
  return data.length === 1 ? referent(previous, data[0]) : undefined
}

/** The index of the first phrase that does not end before a word. */
function phraseIndexBefore({phraseAt}: Sentence, word: number): number {
  return Math.max(0, phraseAt[word] ?? 0)
}

/** The data among the few phrases before one. */
function dataIn(sentence: Sentence, end: number): readonly NounPhrase[] {
  return sentence.phrases.slice(Math.max(0, end - 12), end).filter((it) => rankOf(sentence, it) === 2)
}
