import {Kind} from '../parse/tokens.js'
import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import type {Clause} from './clause.js'
import {clausesThat} from './ledger.js'
import type {PlacedClause, Policy} from './policy.js'

/** Words that stand in the document already. */
export interface Repeat {
  readonly at: PlacedClause
  /** The sentences said before, one after the other. */
  readonly sentences: readonly Said[]
  readonly first: PlacedClause
  readonly before: Span
  /** Whether nothing new stands in the clause. */
  readonly whole: boolean
  readonly near: boolean
}

/** All that is said again, in order. */
export function repeatsIn(policy: Pick<Policy, 'clauses'>): readonly Repeat[] {
  const {clauses} = policy
  const {first, times, repeating} = countSentences(clausesThat(policy, saysMuch))
  const repeats: Repeat[] = []
  for (const at of repeating) repeats.push(...stretchesOf(at, clauses, first, times))
  const sketched = new Map<number, number>()
  for (const at of clausesThat(policy, isLong)) {
    const {sketch} = contentOf(at.clause)
    const near = repeating.has(at) ? undefined : nearestOf(at.clause, clauses, sketched)
    const before = near?.clause.sentences[0]
    if (near && before) repeats.push({at, sentences: [], first: near, before, whole: true, near: true})
    for (const hash of sketch) if (!sketched.has(hash)) sketched.set(hash, at.index)
  }
  return repeats.sort((a, b) => a.at.index - b.at.index)
}

const saysMuch = (clause: Clause): boolean => contentOf(clause).said.length > 0
const isLong = (clause: Clause): boolean => contentOf(clause).sketch.length > 0

/** How many sentences of one clause can be told apart in a place. */
const mostSentences = 1024

interface Counted {
  /** Where each sentence stands first, by its hash: the index of the clause and of the sentence in one number. */
  readonly first: ReadonlyMap<number, number>
  /** How often those are said that are said again. */
  readonly times: ReadonlyMap<number, number>
  readonly repeating: ReadonlySet<PlacedClause>
}

function countSentences(clauses: readonly PlacedClause[]): Counted {
  const first = new Map<number, number>()
  const times = new Map<number, number>()
  const repeating = new Set<PlacedClause>()
  for (const at of clauses) {
    const {said} = contentOf(at.clause)
    for (let index = 0; index < said.length && index < mostSentences; index++) {
      const hash = said[index]?.hash ?? 0
      if (first.has(hash)) {
        times.set(hash, (times.get(hash) ?? 1) + 1)
        repeating.add(at)
      } else first.set(hash, at.index * mostSentences + index)
    }
  }
  return {first, times, repeating}
}

/** Sentences said before, those one after the other together. */
function* stretchesOf(
  at: PlacedClause,
  clauses: readonly PlacedClause[],
  first: Counted['first'],
  times: Counted['times'],
): Generator<Repeat> {
  let stretch: Said[] = []
  let earlier: PlacedClause | undefined
  let before: Span | undefined
  const end = function* (): Generator<Repeat> {
    if (earlier && before && stretch.length > 0) {
      const whole = earlier !== at && (stretch.length === contentOf(at.clause).sentences || haveSameWords(at.clause, earlier.clause))
      yield {at, sentences: stretch, first: earlier, before, whole, near: false}
    }
    stretch = []
    earlier = undefined
    before = undefined
  }
  for (const [index, it] of contentOf(at.clause).said.entries()) {
    const place = first.get(it.hash) ?? 0
    const there = clauses[Math.floor(place / mostSentences)]
    const same = there && contentOf(there.clause).said[place % mostSentences]
    // A sentence said three times is meant to be.
    const again =
      there &&
      same &&
      place !== at.index * mostSentences + index &&
      times.get(it.hash) === 2 &&
      same.check === it.check &&
      isSaidForGood(at.clause, it)
    if (!again || (earlier && (there !== earlier || same.span.start < (before?.end ?? 0)))) yield* end()
    if (!again) continue
    earlier = there
    stretch.push(it)
    before = {start: before?.start ?? same.span.start, end: same.span.end}
  }
  yield* end()
}

function haveSameWords(one: Clause, other: Clause): boolean {
  if (one === other) return true
  const mine = contentOf(one).words
  const its = contentOf(other).words
  return mine.length === its.length && mine.every((word, index) => word === its[index])
}

function nearestOf(clause: Clause, clauses: readonly PlacedClause[], sketched: ReadonlyMap<number, number>): PlacedClause | undefined {
  const content = contentOf(clause)
  for (const hash of content.sketch) {
    const candidate = clauses[sketched.get(hash) ?? -1]
    if (!candidate) continue
    // Only the first that shares something is looked at: nearly the same paragraphs share nearly everything.
    if (content.compared?.other !== candidate.clause)
      content.compared = {other: candidate.clause, alike: isNearlySame(clause, candidate.clause)}
    return content.compared.alike ? candidate : undefined
  }
  return undefined
}

function isNearlySame(one: Clause, other: Clause): boolean {
  if (boilerplate.test(one.masked)) return false
  const alike = likeness(shinglesOf(contentOf(one).words), shinglesOf(contentOf(other).words))
  // What is wholly the same was compared sentence by sentence.
  return alike >= nearlySame && alike < 1 && !namesMore(one, other) && !namesMore(other, one)
}

/** Whether one names something that the other does not: then they are about two things. */
function namesMore({text, tokens: {starts, ends, words}}: Clause, {tokens}: Clause): boolean {
  const known = new Set(tokens.words)
  return starts.some((start, index) => {
    if (known.has(words[index] ?? '')) return false
    const written = text.slice(start, ends[index])
    return /\d/.test(written) || (/^\p{Lu}/u.test(written) && index > 0) || /^(?:not|no|never|without|unless|except)$/i.test(written)
  })
}

const nearlySame = 0.6

function likeness(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  let shared = 0
  for (const hash of one) if (other.has(hash)) shared++
  return shared / (one.size + other.size - shared)
}

// — What a clause says

interface Said {
  /** Of its words, in lower case and without marks. */
  readonly hash: number
  /** Another one, so that two sentences are never taken for one. */
  readonly check: number
  readonly span: Span
  /** Whether it is a sentence that is said for good in one place; looked into when it is said again. */
  own: boolean | undefined
}

interface Content {
  readonly said: readonly Said[]
  /** How many sentences there are, those too short or plain to compare included. */
  readonly sentences: number
  /** Its words, each hashed. */
  readonly words: readonly number[]
  /** The smallest hashes of stretches of five words; nothing of a short clause: two clauses that are nearly the same share some. */
  readonly sketch: readonly number[]
  /** The last paragraph it was compared with, and what came of it: asked again after each keystroke. */
  compared: {readonly other: Clause; readonly alike: boolean} | undefined
}

const fewestWords = 8
const fewestInParagraph = 30
const shingleLength = 5
const sketchSize = 4

const contentOf = remembered((clause: Clause): Content => {
  const {kind, tokens, sentences, definitions} = clause
  const said: Said[] = []
  const words: number[] = []
  if (kind === 'heading' || kind === 'cell') return {said, sentences: 0, words, sketch: [], compared: undefined}
  let token = 0
  for (const span of sentences) {
    let hash = 17
    let check = 31
    let count = 0
    for (; token < tokens.kinds.length && (tokens.starts[token] ?? 0) < span.end; token++) {
      const it = tokens.kinds[token]
      if (it !== Kind.word && it !== Kind.number) continue
      const word = hashOf(it === Kind.number ? clause.text.slice(tokens.starts[token], tokens.ends[token]) : (tokens.words[token] ?? ''))
      words.push(word)
      hash = Math.imul(hash ^ word, 0x01000193)
      check = Math.imul(check, 0x5bd1e995) + word
      count++
    }
    if (count >= fewestWords && definitions.length === 0) said.push({hash: small(hash), check: small(check), span, own: undefined})
  }
  return {said, sentences: sentences.length, words, sketch: sketchOf(clause, words), compared: undefined}
})

function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash
}

/** Small enough to be kept in a map as it is. */
function small(hash: number): number {
  return (hash ^ (hash >>> 15)) & 0x3fffffff
}

function sketchOf({kind, definitions}: Clause, words: readonly number[]): readonly number[] {
  if (words.length < fewestInParagraph || kind === 'quote' || definitions.length > 0) return []
  const smallest: number[] = []
  for (let at = 0; at + shingleLength <= words.length; at++) {
    const hash = shingleAt(words, at)
    if (smallest.length === sketchSize && hash >= (smallest.at(-1) ?? 0)) continue
    if (smallest.includes(hash)) continue
    smallest.push(hash)
    smallest.sort((a, b) => a - b)
    smallest.length = Math.min(smallest.length, sketchSize)
  }
  return smallest
}

function shingleAt(words: readonly number[], at: number): number {
  let hash = 7
  for (let next = at; next < at + shingleLength; next++) hash = Math.imul(hash ^ (words[next] ?? 0), 0x01000193)
  return small(hash)
}

function shinglesOf(words: readonly number[]): ReadonlySet<number> {
  const shingles = new Set<number>()
  for (let at = 0; at + shingleLength <= words.length; at++) shingles.add(shingleAt(words, at))
  return shingles
}

/** Sentences that may well be said wherever they are needed. */
const boilerplate =
  /\b(?:as[ -]is|as[ -]available|warrant(?:y|ies|s)?|disclaim\w{0,5}|liab(?:le|ility)|indemnif\w{1,5}|to the (?:fullest|maximum|extent))\b/i
const pointer =
  /\b(?:see|refer to|visit|read|review|consult|described (?:in|below|above)|set (?:out|forth) (?:in|below|above)|in accordance with|contact us|write to us|e-?mail us|reach us|let us know|more (?:information|details?|about|on)|learn more|find out|for example|click|the following|as follows|subject to (?:section|these|this|the))\b/i

/** A title, as in a table of contents, hardly has three small words in a row. */
const inSmallLetters = /(?:(?<![\p{L}’'-])\p{Ll}[\p{L}’'-]{0,30},? ){3}/u
/** What these words mean depends on where they stand. */
const deictic =
  /\bthis (?:service|product|app|application|plan|feature|site|website|program(?:me)?|device|offer|tool|cookie|category|permission|country|state|section)\b/i

function isSaidForGood(clause: Clause, it: Said): boolean {
  it.own ??= isOwn(clause, it.span)
  return it.own
}

function isOwn({masked}: Clause, {start, end}: Span): boolean {
  const sentence = masked.slice(start, end)
  return (
    /[.!]["”’)\]]{0,2}$/.test(sentence) &&
    /^["“(]?[\p{Lu}\d]/u.test(sentence) &&
    inSmallLetters.test(sentence) &&
    !sentence.includes('\0') &&
    !boilerplate.test(sentence) &&
    !deictic.test(sentence) &&
    !pointer.test(sentence)
  )
}
