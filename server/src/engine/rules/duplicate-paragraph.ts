import type {Clause} from '../model/clause.js'
import type {PlacedClause, Policy} from '../model/policy.js'
import {enclosing, type Section} from '../model/sections.js'
import {Kind} from '../parse/tokens.js'
import {type Finding, type Fix, policyRule} from '../rule.js'
import {linesAround} from '../text/lines.js'
import {remembered} from '../text/remembered.js'
import type {Edit, Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const duplicateParagraph = policyRule({
  id: 'duplicate-paragraph',
  category: 'structure',
  severity: 'warning',
  summary: 'A paragraph, or a sentence of eight words or more, that stands in the document twice.',
  rationale:
    'What is said twice will be changed once, and then the document contradicts itself. The rule compares sentences word by word and paragraphs nearly so, within one section, and whole paragraphs across sections. It is silent where repeating is the design: text said three times or more, one part that runs parallel to another, versions of a document in one file, tables, questions, definitions, disclaimers, contact lines and pointers to other sections.',
  authority: [authorities.plainWriting],
  examples: [
    {
      bad: '[|You may cancel your plan at any time before the next month begins.|] We then stop billing you.\n\nPlans renew monthly. [|You may cancel your plan at any time before the next month begins.|]',
      good: 'You may cancel your plan at any time before the next month begins. We then stop billing you.\n\nPlans renew monthly.',
    },
    {
      bad: 'We keep your orders for as long as the tax law of Utah tells us to. Then we delete them.\n\n[|We keep your orders for as long as the tax law of Utah tells us to.|] Then we delete them.',
      good: 'We keep your orders for as long as the tax law of Utah tells us to. Then we delete them.',
    },
  ],
  traps: [
    '## Acorn Notes\n\nWe store what you write on servers in the state of Utah.\n\n## Acorn Calls\n\nWe store what you write on servers in the state of Utah.',
    'The app is provided as is, without any warranty of any kind.\n\nThe data is free. The app is provided as is, without any warranty of any kind.',
    'How can I get a copy of the data that you hold?\n\nAsk us.\n\nHow can I get a copy of the data that you hold?\n\nSee above.',
    'Please see Section 4 for more on how we share your data.\n\nWe sell none. Please see Section 4 for more on how we share your data.',
    'If you have any questions, please write to us at help@acme.example.\n\nWe answer. If you have any questions, please write to us at help@acme.example.',
    'We delete your data when you ask.\n\nWe delete your data when you ask.',
    '- Names: we use them for the bill. All that we kept is deleted within two years.\n- Mail: we answer it. All that we kept is deleted within two years.',
    '| Data | Use |\n| --- | --- |\n| Name | We use it to send you the goods that you order. |\n| Mail | We use it to send you the goods that you order. |',
    'For Acorn Notes we keep your notes on servers in Utah for two years.\n\nFor Acorn Calls we keep your calls on servers in Ohio for two years.',
  ],
  *check(policy) {
    const found = [...repeatsIn(policy)]
    const farthest = found.length > mostRepeats ? neighbourhood : policy.clauses.length
    for (const [index, repeat] of found.entries()) {
      if (repeat.at.index - repeat.first.index <= farthest && isAlone(index, found) && isOneScope(policy, repeat))
        yield* findingsOf(policy, repeat)
    }
  },
})

// — What a clause says

interface Said {
  /** Of its words, in lower case and without marks. */
  readonly hash: number
  readonly span: Span
}

interface Content {
  readonly said: readonly Said[]
  /** How many sentences there are, those too short or plain to compare included. */
  readonly sentences: number
  readonly words: number
  /** Stretches of five words, each hashed; nothing of a short clause. */
  readonly shingles: ReadonlySet<number>
  /** The smallest of these: two clauses that are nearly the same share some. */
  readonly sketch: readonly number[]
}

const fewestWords = 8
const fewestInParagraph = 30
const shingleLength = 5
const sketchSize = 6

const contentOf = remembered((clause: Clause): Content => {
  const {kind, tokens, sentences, definitions} = clause
  const said: Said[] = []
  const words: number[] = []
  if (kind === 'heading' || kind === 'cell') return {said, sentences: 0, words: 0, shingles: none, sketch: []}
  let token = 0
  for (const span of sentences) {
    let hash = 17
    let other = 31
    let count = 0
    for (; token < tokens.kinds.length && (tokens.starts[token] ?? 0) < span.end; token++) {
      const it = tokens.kinds[token]
      if (it !== Kind.word && it !== Kind.number) continue
      const word = hashOf(it === Kind.number ? clause.text.slice(tokens.starts[token], tokens.ends[token]) : (tokens.words[token] ?? ''))
      words.push(word)
      hash = Math.imul(hash ^ word, 0x01000193)
      other = Math.imul(other, 0x5bd1e995) + word
      count++
    }
    if (count >= fewestWords && definitions.length === 0 && isOwn(clause, span)) said.push({hash: joined(hash, other), span})
  }
  const {shingles, sketch} = shinglesOf(clause, words)
  return {said, sentences: sentences.length, words: words.length, shingles, sketch}
})

const none: ReadonlySet<number> = new Set()

function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash
}

/** Two hashes in one number without loss. */
function joined(one: number, other: number): number {
  return (one >>> 0) * 0x200000 + (other >>> 11)
}

function shinglesOf({kind, masked, definitions}: Clause, words: readonly number[]): Pick<Content, 'shingles' | 'sketch'> {
  if (words.length < fewestInParagraph || kind === 'quote' || definitions.length > 0 || boilerplate.test(masked))
    return {shingles: none, sketch: []}
  const shingles = new Set<number>()
  for (let at = 0; at + shingleLength <= words.length; at++) {
    let hash = 7
    for (let next = at; next < at + shingleLength; next++) hash = Math.imul(hash ^ (words[next] ?? 0), 0x01000193)
    shingles.add(hash ^ (hash >>> 15))
  }
  return {shingles, sketch: [...shingles].sort((a, b) => a - b).slice(0, sketchSize)}
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

// — What is said again

interface Repeat {
  readonly at: PlacedClause
  /** The sentences said before, one after the other. */
  readonly sentences: readonly Said[]
  readonly first: PlacedClause
  readonly before: Span
  /** Whether nothing new stands in the clause. */
  readonly whole: boolean
  readonly near: boolean
}

interface Place {
  readonly at: PlacedClause
  readonly span: Span
  times: number
}

function* repeatsIn({clauses}: Policy): Generator<Repeat> {
  const known = new Map<number, Place>()
  for (const at of clauses) {
    for (const {hash, span} of contentOf(at.clause).said) {
      const place = known.get(hash)
      if (place) place.times++
      else known.set(hash, {at, span, times: 1})
    }
  }
  const sketched = new Map<number, PlacedClause>()
  for (const at of clauses) {
    const content = contentOf(at.clause)
    const again = [...stretchesOf(at, content, known)]
    yield* again
    if (again.length === 0) {
      const near = nearestOf(at.clause, sketched)
      const before = near?.clause.sentences[0]
      if (near && before) yield {at, sentences: [], first: near, before, whole: true, near: true}
    }
    for (const hash of content.sketch) if (!sketched.has(hash)) sketched.set(hash, at)
  }
}

/** Sentences said before, those one after the other together. */
function* stretchesOf(at: PlacedClause, {said, sentences}: Content, known: ReadonlyMap<number, Place>): Generator<Repeat> {
  let stretch: Said[] = []
  let last: Place | undefined
  let before: Span | undefined
  const end = function* (): Generator<Repeat> {
    if (last && stretch.length > 0) {
      const whole = stretch.length === sentences || isWhole(at, last.at, stretch)
      yield {at, sentences: stretch, first: last.at, before: before ?? last.span, whole: whole && last.at !== at, near: false}
    }
    stretch = []
    last = undefined
    before = undefined
  }
  for (const it of said) {
    const place = known.get(it.hash)
    const again = place && place.times > 1 && !(place.at === at && place.span.start === it.span.start)
    if (!again || (last && (place.at !== last.at || place.span.start < (before?.end ?? 0)))) yield* end()
    if (!again) continue
    last ??= place
    // A sentence said three times is meant to be.
    if (place.times !== 2) continue
    stretch.push(it)
    before = {start: before?.start ?? place.span.start, end: place.span.end}
  }
  yield* end()
}

/** Whether a clause says all over again what another does. */
function isWhole(at: PlacedClause, first: PlacedClause, stretch: readonly Said[]): boolean {
  return stretch.length > 0 && wordsOf(at.clause) === wordsOf(first.clause)
}

const wordsOf = ({tokens: {words}}: Clause): string => words.filter((word) => /^[\p{L}\p{N}]/u.test(word)).join(' ')

function nearestOf(clause: Clause, sketched: ReadonlyMap<number, PlacedClause>): PlacedClause | undefined {
  const {shingles, sketch} = contentOf(clause)
  let tried: PlacedClause | undefined
  for (const hash of sketch) {
    const candidate = sketched.get(hash)
    if (!candidate || candidate === tried) continue
    tried = candidate
    const other = candidate.clause
    const alike = likeness(shingles, contentOf(other).shingles)
    // What is wholly the same was compared sentence by sentence.
    if (alike >= nearlySame && alike < 1 && !namesMore(clause, other) && !namesMore(other, clause)) return candidate
  }
  return undefined
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

// — Which of these are slips

/** How far around a repeat others are looked for, in clauses. */
const neighbourhood = 8
const mostNearby = 3
/** With more, a file holds versions of one document, or parts made from one mould: only what is close together is a slip. */
const mostRepeats = 12

/** Whether few things around are repeated, too: else a whole part runs parallel to another. */
function isAlone(index: number, all: readonly Repeat[]): boolean {
  const from = all[index]?.at.index ?? 0
  let count = 1
  for (const step of [-1, 1]) {
    for (let next = index + step; ; next += step) {
      const other = all[next]
      if (!other || Math.abs(other.at.index - from) > neighbourhood) break
      if (++count > mostNearby) return false
    }
  }
  return true
}

/** Whether a reader meets both in one go: in one section, or as whole paragraphs of sections that are not parallel. */
function isOneScope(policy: Policy, {at, first, whole}: Repeat): boolean {
  if (!whole && isOneOfMany(at) && isOneOfMany(first)) return false
  const mine = sectionAround(policy, at)
  const its = sectionAround(policy, first)
  if (mine === its) return true
  return whole && contentOf(at.clause).words >= 25 && !isParallel(mine, its)
}

/** Bullets and footnotes: each says of its own subject what others say of theirs. */
function isOneOfMany({block: {kind, ordinal}, clause: {text}}: PlacedClause): boolean {
  return (kind === 'item' && ordinal === undefined) || /^[*†‡]/.test(text)
}

/** The innermost section a clause stands in, other than the one it opens. */
function sectionAround(policy: Policy, at: PlacedClause): Section | undefined {
  return enclosing(policy, at).find((section) => section.at !== at)
}

/** Sections of one level: each may be about a product, a country, a plan. */
function isParallel(one: Section | undefined, other: Section | undefined): boolean {
  return one !== undefined && other !== undefined && one.kind === other.kind && one.at.block.level === other.at.block.level
}

// — Findings

function* findingsOf(policy: Policy, repeat: Repeat): Generator<Finding> {
  const {at, sentences, first, before, whole, near} = repeat
  const opening = at.clause.sentences[0]
  if (whole && opening) {
    yield {
      span: at.toSource(opening),
      message: near
        ? 'This paragraph says nearly the same as an earlier one. Keep one of the two.'
        : 'This paragraph stands in the document already. Keep one of the two.',
      related: [{span: first.toSource(before), message: 'It is said here first.'}],
      fixes: [removal(policy, at)],
    }
    return
  }
  const span = {start: sentences[0]?.span.start ?? 0, end: sentences.at(-1)?.span.end ?? 0}
  const later = at.toSource(span)
  const earlier = first.toSource(before)
  // Which of the two belongs where it stands depends on what is around it: both are shown.
  yield {
    span: earlier,
    message: 'This is said again further down. Keep one of the two.',
    related: [{span: later, message: 'It is said again here.'}],
    fixes: [{title: 'Delete this, keep the other', safe: false, edits: () => cut(first, before)}],
  }
  yield {
    span: later,
    message: 'This is said already. Keep one of the two.',
    related: [{span: earlier, message: 'It is said here first.'}],
    fixes: [{title: 'Delete this repetition', safe: false, edits: () => cut(at, span)}],
  }
}

function removal({source}: Policy, {block}: PlacedClause): Fix {
  const title = block.kind === 'item' ? 'Delete this item' : 'Delete this paragraph'
  return {title, safe: false, edits: () => [{span: linesAround(source, block.span), text: ''}]}
}

function cut(at: PlacedClause, {start, end}: Span): readonly Edit[] {
  const {text} = at.clause
  const from = text[start - 1] === ' ' ? start - 1 : start
  const to = from === start && text[end] === ' ' ? end + 1 : end
  return at.edit({start: from, end: to}, '')
}
