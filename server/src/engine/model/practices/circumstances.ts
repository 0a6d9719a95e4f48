import {consents, endeavours, grounds, periodNouns} from '../../lexicon/circumstances.js'
import {words} from '../../lexicon/words.js'
import {isParty} from './actors.js'
import {endOfClause} from './context.js'
import {nextPhrase, phraseOf, type Sentence} from './phrases.js'
import {reach} from './sentence.js'
import type {Range} from './slots.js'
import {Form, formAt, Tag, tagAt, wordAt} from './words.js'

/** What for, when and when not something is done. */
export interface Circumstances<Phrase = Range> {
  /** “To send the goods”, “for billing”. */
  readonly purposes: readonly Phrase[]
  /** “If you register”, “with your consent”, “as the law requires”. */
  readonly conditions: readonly Phrase[]
  /** “Unless you agree”, “except as described here”. */
  readonly exceptions: readonly Phrase[]
}

export const none: Circumstances<never> = {purposes: [], conditions: [], exceptions: []}

type Kind = keyof Circumstances
type Found = {readonly kind: Kind; readonly start: number; readonly end: number}

/** Reads them around a verb: what follows it, and what its clause opens with; `head` is where the first verb of its chain begins. */
export function readCircumstances(sentence: Sentence, head: number, verb: number, finite: boolean): Circumstances {
  const found = [...opening(sentence, head), ...following(sentence, verb, finite)]
  if (found.length === 0) return none
  const of = (kind: Kind) => found.filter((it) => it.kind === kind).map(({start, end}) => ({start, end: endOfWords(sentence, start, end)}))
  return {purposes: of('purposes'), conditions: of('conditions'), exceptions: of('exceptions')}
}

/** Without the conjunction or comma that leads on. */
function endOfWords(sentence: Sentence, start: number, end: number): number {
  let i = end
  while (i > start + 1 && (tagAt(sentence, i - 1) === Tag.and || tagAt(sentence, i - 1) === Tag.comma)) i--
  return i
}

const isEnd = (tag: number) => tag === Tag.stop || tag === Tag.semicolon

function* following(sentence: Sentence, verb: number, finite: boolean): Generator<Found> {
  const limit = Math.min(sentence.words.length, verb + reach)
  let depth = 0
  /** In “information you give to register”, “partners that help us to”, the infinitive belongs to what others do. */
  let theirs = false
  for (let i = verb + 1; i < limit; ) {
    const tag = tagAt(sentence, i)
    if (tag === Tag.open) depth++
    else if (tag === Tag.close) depth--
    if ((isEnd(tag) || tag === Tag.colon) && depth <= 0) return
    if (isNewClause(sentence, i)) return
    // “Data provided by you may be used”: the main verb.
    if (!finite && !theirs && (tag === Tag.modal || tag === Tag.be)) return
    if (tag === Tag.subject) theirs = wordAt(sentence, i) === 'you' && acts(sentence, i + 1)
    else if (tag === Tag.relative) theirs = isVerbal(tagAt(sentence, i + 1))
    const isInside = depth > 0 && tagAt(sentence, i - 1) !== Tag.open
    const isTheirs = theirs && (tag === Tag.to || wordAt(sentence, i) === 'for') && !/^(?:only|solely)$/.test(wordAt(sentence, i - 1))
    const found = isTheirs || isInside ? undefined : startingAt(sentence, i)
    if (found) yield found
    if (found || (isTheirs && wordAt(sentence, i - 1) !== 'us' && tag === Tag.to)) theirs = false
    i = Math.max(i + 1, found?.end ?? 0)
  }
}

/** Whether a verb follows, as after its subject. */
function acts(sentence: Sentence, from: number): boolean {
  for (let i = from; i < from + 3; i++) if (isVerbal(tagAt(sentence, i))) return true
  return false
}

const isVerbal = (tag: number) => tag === Tag.verb || tag === Tag.modal || tag === Tag.be || tag === Tag.have || tag === Tag.do

/** “…, and we share”: the next statement. */
function isNewClause(sentence: Sentence, at: number): boolean {
  const tag = tagAt(sentence, at)
  if (tag !== Tag.and && tag !== Tag.comma) return false
  const next = tag === Tag.comma && tagAt(sentence, at + 1) === Tag.and ? at + 2 : at + 1
  // “…, and not use it”
  const begins = tagAt(sentence, next)
  if (wordAt(sentence, next) === 'please' || begins === Tag.not || begins === Tag.modal) return true
  if (tagAt(sentence, next) !== Tag.subject) return tag === Tag.comma && isOtherSubject(sentence, next)
  if (wordAt(sentence, next) === 'who') return false
  for (let i = next + 1; i < next + 4; i++) {
    const after = tagAt(sentence, i)
    if (after === Tag.modal || after === Tag.do || after === Tag.be || after === Tag.have) return true
    if (after === Tag.verb) return tag === Tag.comma || wordAt(sentence, next) !== 'you'
  }
  return false
}

/** “…, the developer must ensure”. */
function isOtherSubject(sentence: Sentence, at: number): boolean {
  const phrase = phraseOf(sentence, at)
  if (!phrase || phrase.start !== at) return false
  const after = tagAt(sentence, phrase.end)
  return after === Tag.modal || after === Tag.be || after === Tag.do || after === Tag.have
}

/** “If you register, we collect”, “to send the goods, we use”: what stands before the subject. */
function* opening(sentence: Sentence, head: number): Generator<Found> {
  let from = head
  while (from > 0 && head - from < reach && !isEnd(tagAt(sentence, from - 1)) && tagAt(sentence, from - 1) !== Tag.colon) from--
  while (tagAt(sentence, from) === Tag.and || tagAt(sentence, from) === Tag.adverb || tagAt(sentence, from) === Tag.comma) from++
  if (from >= head) return
  const found = startingAt(sentence, from)
  if (!found) return
  const end = endOfOpening(sentence, found, head)
  if (end === undefined) return
  // “To be paid, you must …, and you allow us to share”: of the clause before.
  for (let i = end + 1; i < head; i++) if (tagAt(sentence, i + 1) === Tag.subject && isNewClause(sentence, i)) return
  yield {...found, end}
}

/** The comma before the subject: after a clause, so behind its verb. */
function endOfOpening(sentence: Sentence, {start, kind}: Found, head: number): number | undefined {
  let first: number | undefined
  let acts = kind === 'purposes' || tagAt(sentence, start) !== Tag.if
  for (let i = start + 1; i < head; i++) {
    const tag = tagAt(sentence, i)
    if (tag === Tag.verb || tag === Tag.be || tag === Tag.have || tag === Tag.modal) acts = true
    if (tag !== Tag.comma) continue
    const next = tagAt(sentence, i + 1)
    if (next === Tag.subject) return i
    if (acts && first === undefined && next !== Tag.and && next !== Tag.verb) first = i
  }
  return first
}

/** All words that one can begin with. */
const starters = words(
  'unless except other save if when whenever where wherever until once while before after provided without with upon on at under subject pursuant as to in so for',
)

function startingAt(sentence: Sentence, at: number): Found | undefined {
  const word = wordAt(sentence, at)
  if (!starters.has(word)) return undefined
  const next = wordAt(sentence, at + 1)
  if (
    word === 'unless' ||
    word === 'except' ||
    (word === 'other' && next === 'than' && /^(?:as|where|when|if|to|for|with|in|by)$/.test(wordAt(sentence, at + 2))) ||
    (word === 'save' && (next === 'as' || next === 'for'))
  )
    return {kind: 'exceptions', start: at, end: endOfCondition(sentence, at)}
  if (isCondition(sentence, at)) return {kind: 'conditions', start: at, end: endOfCondition(sentence, at)}
  if (isPurpose(sentence, at)) return {kind: 'purposes', start: at, end: endOfPurpose(sentence, at)}
  return undefined
}

/** A condition ends where a purpose or a clause begins: “if you ask, to send it”. */
function endOfCondition(sentence: Sentence, at: number): number {
  const end = endOfClause(sentence, at)
  const isClause = tagAt(sentence, at) === Tag.if || wordAt(sentence, at) === 'as'
  for (let i = at + 2; i < end; i++) {
    const tag = tagAt(sentence, i)
    if (tag === Tag.comma && (tagAt(sentence, i + 1) === Tag.to || isVerbOfClause(sentence, i))) return i
    if (tag === Tag.comma && wordAt(sentence, i + 2) === 'for' && tagAt(sentence, i + 1) === Tag.and && isGround(sentence, i + 2)) return i
    // “With your consent [to send you offers]”
    if (
      !isClause &&
      tag === Tag.to &&
      i > at + 2 &&
      !/^(?:right|necessary|needed|required|extent|permitted|reasonable|appropriate)$/.test(wordAt(sentence, i - 1))
    )
      return i
    if (i > at + 3 && (wordAt(sentence, i) === 'unless' || wordAt(sentence, i) === 'except')) return tag === Tag.comma ? i - 1 : i
  }
  return end
}

/** “…, and share it with”: the chain of verbs goes on. */
function isVerbOfClause(sentence: Sentence, comma: number): boolean {
  return tagAt(sentence, comma + 1) === Tag.and && tagAt(sentence, comma + 2) === Tag.modal
}

const clauses = /^(?:if|when|whenever|where|wherever|until|once|while|before|after|provided)$/
const placeNouns =
  /^(?:countr(?:y|ies)|jurisdictions?|states?|places?|locations?|territor(?:y|ies)|regions?|servers?|websites?|sites?|pages?|areas?|cases?|circumstances|situations|instances)$/
const bound = /^(?:required|permitted|necessary|needed|allowed|authori[sz]ed|appropriate|directed|instructed|requested|reasonably|may)$/

function isCondition(sentence: Sentence, at: number): boolean {
  const word = wordAt(sentence, at)
  const next = wordAt(sentence, at + 1)
  const after = wordAt(sentence, at + 2)
  if (clauses.test(word)) {
    if (word === 'provided') return (next === 'that' || next === 'you') && tagAt(sentence, at) === Tag.if
    // “The country where you live”, “cases where the law demands it”
    return !(
      word === 'where' &&
      placeNouns.test(wordAt(sentence, tagAt(sentence, at - 1) === Tag.comma ? at - 2 : at - 1)) &&
      !/^(?:cases?|circumstances|situations|instances)$/.test(wordAt(sentence, at - 1))
    )
  }
  switch (word) {
    case 'without':
      return !/^(?:limitation|limiting|warrant(?:y|ies)|prejudice|delay|undue|charge|notice|liability)$/.test(next)
    case 'with':
    case 'upon':
      return hasConsent(sentence, at)
    case 'on':
    case 'at':
    case 'under':
      return tagAt(sentence, at + 1) === Tag.possessive && hasConsent(sentence, at)
    case 'subject':
    case 'pursuant':
      return next === 'to'
    case 'as':
      return bound.test(next)
    case 'to':
      return next === 'the' && after === 'extent'
    case 'in':
      return (
        (next === 'the' && after === 'event') ||
        next === 'case' ||
        ((next === 'response' || next === 'accordance') && /^(?:to|with)$/.test(after)) ||
        (next === 'connection' && after === 'with' && isEvent(sentence, at + 3)) ||
        (/^(?:limited|certain|some|rare|exceptional)$/.test(next) && /^(?:cases|circumstances|situations)$/.test(after))
      )
    default:
      return false
  }
}

/** “In connection with a merger”; not “with your account”. */
function isEvent(sentence: Sentence, from: number): boolean {
  for (let i = from; i < from + 8; i++) {
    if (
      /^(?:merger|sale|acquisition|negotiations?|transactions?|investigations?|litigation|proceedings?|reorgani[sz]ation|bankruptcy|employment|request|claims?|dispute)$/.test(
        wordAt(sentence, i),
      )
    )
      return true
  }
  return false
}

/** “With your prior written consent”, “at your request”. */
function hasConsent(sentence: Sentence, at: number): boolean {
  for (let i = at + 1; i < at + 6; i++) {
    const tag = tagAt(sentence, i)
    if (tag === Tag.preposition || tag === Tag.comma || tag === Tag.stop || tag === Tag.verb) return false
    if (consents.has(wordAt(sentence, i)) && tagAt(sentence, i + 1) !== Tag.noun) return true
  }
  return false
}

function isPurpose(sentence: Sentence, at: number): boolean {
  const word = wordAt(sentence, at)
  if (word === 'in' && wordAt(sentence, at + 1) === 'order') return /^(?:to|that)$/.test(wordAt(sentence, at + 2))
  // “So that we can”
  if (word === 'so') return (wordAt(sentence, at + 1) === 'that' || tagAt(sentence, at + 1) === Tag.subject) && !isDenied(sentence, at)
  if (tagAt(sentence, at) === Tag.to) return isAim(sentence, at)
  return word === 'for' && isGround(sentence, at)
}

/** “So that nobody can be identified” says how, not what for. */
function isDenied(sentence: Sentence, at: number): boolean {
  for (let i = at + 1; i < at + 8; i++) if (tagAt(sentence, i) === Tag.not || wordAt(sentence, i) === 'no') return true
  return false
}

/** An infinitive that no word before it asks for: “able to”, “the right to”. */
function isAim(sentence: Sentence, at: number): boolean {
  const before = wordAt(sentence, at - 1)
  if (endeavours.has(before) || wordAt(sentence, at - 2) === 'order') return before === 'order'
  const verb = wordAt(sentence, at + 1)
  // “Are to be used”, “to do so”
  const prior = tagAt(sentence, at - 1)
  // “The reasons we have to”, “for us to”
  if (prior === Tag.have || (prior === Tag.object && wordAt(sentence, at - 2) === 'for')) return false
  if (prior === Tag.be || (verb === 'do' && wordAt(sentence, at + 2) === 'so')) return false
  return verb !== 'be' || formAt(sentence, at + 2) !== 0
}

/** “For billing”, “for the purpose of …”, “for sending offers”; not “for 30 days”, “for our partners”. */
function isGround(sentence: Sentence, at: number): boolean {
  if (/^(?:responsible|liable|designed|meant|intended|provided)$/.test(wordAt(sentence, at - 1))) return false
  if (formAt(sentence, at + 1) & Form.ing) return true
  if (/^(?:example|instance|as|so|more|less|free)$/.test(wordAt(sentence, at + 1))) return false
  const phrase = nextPhrase(sentence, at + 1)
  if (!phrase || phrase.start > at + 2) return false
  if (phrase.pronoun) return wordAt(sentence, phrase.end) === 'of'
  // “For the purposes of this section”, “fitness for a purpose”
  if (/^th(?:is|ese)$/.test(wordAt(sentence, phrase.end + 1)) || wordAt(sentence, at - 1) === 'fitness') return false
  for (let i = phrase.start; i < phrase.end; i++) {
    if (tagAt(sentence, i) === Tag.number || periodNouns.has(wordAt(sentence, i))) return false
  }
  const last = grounds.has(wordAt(sentence, phrase.head))
  if (last) return true
  for (let i = phrase.start; i < phrase.end + 12; i++) {
    const tag = tagAt(sentence, i)
    // “For research, marketing and other purposes”
    if (grounds.has(wordAt(sentence, i))) return i < phrase.end || !isParty(sentence, phrase)
    if (isEnd(tag) || tag === Tag.verb || tag === Tag.modal || tag === Tag.subject || tag === Tag.to) return false
  }
  return false
}

/** Where a purpose ends: before the next one, before a condition, before the next statement. */
function endOfPurpose(sentence: Sentence, at: number): number {
  const limit = Math.min(sentence.words.length, at + reach)
  const isFor = wordAt(sentence, at) === 'for'
  let nested = false
  let depth = 0
  for (let i = at + 1; i < limit; i++) {
    const tag = tagAt(sentence, i)
    const word = wordAt(sentence, i)
    if (tag === Tag.open) depth++
    if ((tag === Tag.close && --depth < 0) || isEnd(tag) || tag === Tag.colon) return i
    if (depth > 0) continue
    if (isNewClause(sentence, i)) return i
    if (tag === Tag.relative || tag === Tag.subject || tag === Tag.if) nested = true
    // “What you give us to register is used”
    if (
      !nested &&
      i > at + 1 &&
      (tag === Tag.modal || (tag === Tag.be && tagAt(sentence, i - 1) !== Tag.to)) &&
      wordAt(sentence, i) !== 'be' &&
      wordAt(sentence, i) !== 'being'
    )
      return i
    const next = tag === Tag.comma && tagAt(sentence, i + 1) === Tag.and ? i + 2 : i + 1
    if (tag === Tag.comma || tag === Tag.and) {
      // “To send the goods, to bill them, and for research”
      if (tagAt(sentence, next) === Tag.to && !isFor && i > at + 2) return i
      if (wordAt(sentence, next) === 'for' && isGround(sentence, next)) return i
      if (tag === Tag.comma && wordAt(sentence, next) === 'only' && /^(?:if|when|with|where)$/.test(wordAt(sentence, next + 1))) return i
      if (tagAt(sentence, next) === Tag.modal || /^(?:unless|except|but)$/.test(wordAt(sentence, next))) return i
      if (/^(?:with|without|if|subject|only|provided|where)$/.test(wordAt(sentence, next)) && isCondition(sentence, next)) return i
      continue
    }
    if (/^(?:if|unless|except|provided)$/.test(word) && tag !== Tag.verb) return i
    if (i > at + 2 && isFor && tag === Tag.to && isAim(sentence, i) && !/^(?:ability|right|option)s?$/.test(wordAt(sentence, i - 1)))
      return i
    if (
      /^(?:with|without|upon|pursuant|subject)$/.test(word) &&
      i > at + 2 &&
      (word === 'without' ? hasConsent(sentence, i) : isCondition(sentence, i))
    )
      return i
  }
  return limit
}
