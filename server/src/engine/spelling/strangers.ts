import {foreignWords, functionWords} from '../lexicon/function-words.js'
import {slips} from '../lexicon/vocabulary.js'
import type {PlacedClause, Policy} from '../model/policy.js'
import type {Spelling, Suggestion} from '../model/spelling.js'
import {Kind} from '../parse/tokens.js'
import type {Span} from '../text/span.js'
import {halves} from './derive.js'

/** An unknown word that is probably no name, and what it was meant to be. */
export type Stranger = Slip | Glued

export interface Slip {
  readonly kind: 'slip'
  readonly at: PlacedClause
  /** Of the word, in the clause's prose. */
  readonly span: Span
  readonly word: string
  /** What it was probably meant to be. */
  readonly right: string
  /** Whether it can have been meant to be nothing else. */
  readonly certain: boolean
}

/** Two words without a space between them. */
export interface Glued {
  readonly kind: 'glued'
  readonly at: PlacedClause
  readonly span: Span
  readonly word: string
  readonly halves: readonly [string, string]
  /** Whether it can be nothing else. */
  readonly certain: boolean
}

const read = new WeakMap<Policy, readonly Stranger[]>()

/** Judges every unknown word of a policy once, for all rules that ask. */
export function readStrangers(policy: Policy): readonly Stranger[] {
  let strangers = read.get(policy)
  if (!strangers) {
    strangers = [...judgeAll(policy)]
    read.set(policy, strangers)
  }
  return strangers
}

/** An unknown word, or half of one, as it stands among its neighbours. */
interface Seen {
  readonly at: PlacedClause
  readonly span: Span
  readonly word: string
  /** Its index among the clause's tokens. */
  readonly token: number
  /** How often the document has it, in any case. */
  readonly count: number
}

/** A word seen this often is a name or a term of the house, not a slip. */
const often = 3

function* judgeAll(policy: Policy): Generator<Stranger> {
  const {spelling} = policy
  const found: Omit<Seen, 'count'>[] = []
  const counts = new Map<string, number>()
  for (const at of policy.clauses) {
    let token = 0
    for (const span of at.clause.unknown) {
      while ((at.clause.tokens.starts[token] ?? Infinity) < span.start) token++
      for (const part of partsOf(at.clause.text, span, spelling)) {
        const word = at.clause.text.slice(part.start, part.end)
        found.push({at, span: part, word, token})
        counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + 1)
      }
    }
  }
  if (found.length === 0) return
  const terms = new Set(policy.definitions.flatMap(({fact}) => fact.term.toLowerCase().split(/[^\p{L}]+/u)))
  for (const it of found) {
    const lower = it.word.toLowerCase()
    if (terms.has(lower)) continue
    const stranger = judge({...it, count: counts.get(lower) ?? 1}, spelling)
    if (stranger) yield stranger
  }
}

/** What is unknown of a word: not its possessive, not the known half beside a hyphen. */
function* partsOf(text: string, {start, end}: Span, spelling: Spelling): Generator<Span> {
  const word = text.slice(start, end).replace(/['’]s?$/i, '')
  if (!/^[A-Za-z'’‑-]+$/.test(word)) return
  let at = start
  for (const part of word.split(/[-‑]/)) {
    const isLast = at + part.length === start + word.length
    if (part === word || !(spelling.knows(part) || (!isLast && halves.has(part.toLowerCase())))) yield {start: at, end: at + part.length}
    at += part.length + 1
  }
}

function judge(seen: Seen, spelling: Spelling): Stranger | undefined {
  if (isCode(seen) || isForeign(seen, spelling)) return undefined
  const {at, span, word} = seen
  const glued = unglue(seen, spelling)
  if (glued) return {kind: 'glued', at, span, word, ...glued}
  const right = slipOf(seen, spelling)
  return right && {kind: 'slip', at, span, word, right: right.word, certain: isSure(seen, right)}
}

/** Part of something that is no prose: a file name, a variable, a handle, a formula, a cell that holds a key. */
function isCode({at: {clause}, span: {start, end}, word, token}: Seen): boolean {
  const before = clause.masked.charAt(start - 1)
  const after = clause.masked.charAt(end)
  if (/[\d\0_\\=$%{}|~^+@#]/.test(before) || /[\d\0_\\=${}|~^+@(]/.test(after)) return true
  if (before === '.' && /^[a-z]/.test(word)) return true
  const {starts, ends, kinds} = clause.tokens
  if (clause.kind === 'cell' && kinds.length === 1 && /^[a-z]/.test(word)) return true
  // “pre- and post-”
  if (after === '-' && end === ends[token]) return true
  if (!/^[a-z]+[A-Z]/.test(word)) return false
  const next = clause.text.slice(starts[token + 1], ends[token + 1])
  return (
    clause.kind === 'cell' || /^(?:function|method|parameter|property|class|key|field|variable|attribute|API|object|cookie)s?$/.test(next)
  )
}

/** Among unknown words, or beside a foreign one: another language, a list of names, an address. */
function isForeign(seen: Seen, spelling: Spelling): boolean {
  const near = neighbours(seen, 3)
  if (near.filter(({word}) => word.length > 2 && !spelling.knows(word) && !splitWord(word.toLowerCase(), spelling)).length >= 3) return true
  return near.some(({word, distance}) => distance <= 2 && foreignWords.has(word.toLowerCase()))
}

function unglue(seen: Seen, spelling: Spelling): Pick<Glued, 'halves' | 'certain'> | undefined {
  const {word, count} = seen
  const camel = /^(\p{L}\p{Ll}*)(\p{Lu}\p{Ll}+|\p{Lu}{2,})$/u.exec(word)
  if (camel) return count < often ? unglueAtCapital(camel[1] ?? '', camel[2] ?? '', spelling) : undefined
  if (!/^[A-Z]?[a-z]+$/.test(word) && !(/^[A-Z]+$/.test(word) && word.length > 4)) return undefined
  const lower = word.toLowerCase()
  // “Anyscale” said again and again is a name.
  if (/^[A-Z][a-z]/.test(word) && count >= often) return undefined
  const split = splitWord(lower, spelling)
  if (!split) return undefined
  const [first, second] = [lower.slice(0, split.at), lower.slice(split.at)]
  const halves = [word.slice(0, split.at), word.slice(split.at)] as const
  const near = count < often ? spelling.suggest(word)[0] : undefined
  if (!split.function) {
    const isLong = word === lower ? word.length >= 12 && count === 1 : !near && word.length >= 12
    return isLong && !prefixes.has(first) ? {halves, certain: false} : undefined
  }
  if (word !== lower && count > 1 && !functionWords.has(first)) return undefined
  // “inaccesible” is not “in accesible”.
  if (near?.basic && lower.length > 6 && Math.min(first.length, second.length) <= 2) return undefined
  return {halves, certain: !near && lower.length >= 6}
}

/** First halves of compounds that are written as one word now and then. */
const prefixes = new Set('photo dev web data cloud cyber hyper micro video audio back cross life home user'.split(' '))

/** “theContent”, “relevantCustomer”: a capital where none can be. */
function unglueAtCapital(first: string, second: string, spelling: Spelling): Pick<Glued, 'halves' | 'certain'> | undefined {
  const [left, right] = [first.toLowerCase(), second.toLowerCase()]
  if (first.length < 2 || !(spelling.isCommon(left) && spelling.knows(second))) return undefined
  const isPair = functionWords.has(left) || functionWords.has(right)
  if (!isPair && !(first === left && first.length > 3 && spelling.isCommon(right))) return undefined
  return {halves: [first, second], certain: isPair}
}

/** Where two words meet, one of them a function word if that can be. */
function splitWord(lower: string, spelling: Spelling): {at: number; function: boolean} | undefined {
  if (lower.length < 5 || lower.length > 40 || !/^[a-z]+$/.test(lower)) return undefined
  let content: number | undefined
  let best: number | undefined
  const evenness = (at: number) => Math.min(at, lower.length - at)
  for (let at = 2; at <= lower.length - 2; at++) {
    const [first, second] = [lower.slice(0, at), lower.slice(at)]
    const [isFirst, isSecond] = [functionWords.has(first), functionWords.has(second)]
    if (!isFirst && !isSecond) {
      if (first.length > 2 && second.length > 2 && spelling.isCommon(first) && spelling.isCommon(second)) content ??= at
    } else if (
      (isFirst || (first.length > 3 && spelling.isCommon(first))) &&
      (isSecond || (second.length > 3 && spelling.isCommon(second)))
    ) {
      if (best === undefined || evenness(at) > evenness(best)) best = at
    }
  }
  if (best !== undefined) return {at: best, function: true}
  return content === undefined ? undefined : {at: content, function: false}
}

function slipOf(seen: Seen, spelling: Spelling): Suggestion | undefined {
  const {word, count} = seen
  const [first] = spelling.suggest(word)
  if (first && slips.has(word.toLowerCase())) return first
  if (count >= often) return undefined
  if (/^[A-Z]{0,2}[a-z]*[A-Z][a-z]+$/.test(word) && !/^[A-Z][a-z]+$/.test(word)) return slipOfShift(word, spelling)
  if (!first || /['’]/.test(word)) return undefined
  const isSlip = /^[a-z]+$/.test(word) ? isSmallSlip : /^[A-Z]+$/.test(word) ? isSlipInCapitals : isCapitalisedSlip
  return isSlip(seen, first, spelling) ? first : undefined
}

function isSmallSlip(seen: Seen, {basic}: Suggestion, spelling: Spelling): boolean {
  const {word, count} = seen
  if (word.length >= 5) return true
  return basic && count === 1 && word.length >= 2 && standsInProse(seen, spelling)
}

/** Among other capitals; short ones alone are abbreviations. */
function isSlipInCapitals(seen: Seen, {basic}: Suggestion): boolean {
  const {word, count} = seen
  const near = neighbours(seen, 2)
  const capitals = near.filter((it) => /^[A-Z]{2,}$/.test(it.word)).length
  if (word.length < 6 && (count > 1 || capitals < Math.min(2, near.length))) return false
  return word.length >= 5 || (basic && word.length >= 3 && capitals >= 3)
}

/** A name, unless it is one letter from a word everybody uses and stands alone. */
function isCapitalisedSlip(seen: Seen, {word: right, basic}: Suggestion, spelling: Spelling): boolean {
  const {word} = seen
  if (word.length < 4 || !/^[A-Z][a-z]+$/.test(word)) return false
  const isShort = word.length < 6 && (!basic || right.length === word.length)
  const isRare = word.length < 8 && spelling.isCommon(right) && !basic
  return !isShort && !isRare && !standsInName(seen, spelling)
}

/** Whether words a reader knows stand on both sides, only spaces between. */
function standsInProse({at: {clause}, token, span}: Seen, spelling: Spelling): boolean {
  const {starts, ends, kinds} = clause.tokens
  if (starts[token] !== span.start || ends[token] !== span.end) return false
  return [token - 1, token + 1].every((index) => {
    const gap = clause.text.slice(ends[Math.min(index, token)], starts[Math.max(index, token)])
    return kinds[index] === Kind.word && /^\s$/.test(gap) && spelling.isCommon(clause.text.slice(starts[index], ends[index]))
  })
}

/** Whether a neighbour, one space away, is a name too. */
function standsInName({at: {clause}, token}: Seen, spelling: Spelling): boolean {
  const {starts, ends, kinds} = clause.tokens
  return [token - 1, token + 1].some((index) => {
    const gap = clause.text.slice(ends[Math.min(index, token)], starts[Math.max(index, token)])
    const word = clause.text.slice(starts[index], ends[index])
    return kinds[index] === Kind.word && /^\s$/.test(gap) && /^[A-Z][a-z]+$/.test(word) && !spelling.knows(word.toLowerCase())
  })
}

/** “COur”, “pPersonal”: the shift key held too long, or pressed too late. */
function slipOfShift(word: string, spelling: Spelling): Suggestion | undefined {
  const [, late = '', rest = ''] = /^([a-z])([A-Z][a-z]{2,})$/.exec(word) ?? []
  if (late !== '' && late === rest.charAt(0).toLowerCase() && spelling.isCommon(rest))
    return {word: rest.toLowerCase(), certain: true, basic: true}
  if (!/^[A-Z]{2}[a-z]{2,}$/.test(word)) return undefined
  const [withoutFirst, withoutSecond] = [word.slice(1), word.charAt(0) + word.slice(2)]
  const right = [withoutFirst, withoutSecond].find((it) => spelling.isCommon(it))
  return right === undefined ? undefined : {word: right, certain: false, basic: true}
}

/** A capitalised word may be a name after all, unless it begins a sentence. */
function isSure({at, span, word}: Seen, {certain}: Suggestion): boolean {
  return certain && (!/^[A-Z][a-z]/.test(word) || at.clause.sentences.some(({start}) => start === span.start))
}

/** The words up to `reach` places away. */
function neighbours({at: {clause}, token}: Seen, reach: number): {word: string; distance: number}[] {
  const {starts, ends, kinds} = clause.tokens
  const words: {word: string; distance: number}[] = []
  for (const step of [-1, 1]) {
    for (let index = token + step, distance = 1; distance <= reach && kinds[index] !== undefined; index += step) {
      if (kinds[index] === Kind.word) words.push({word: clause.text.slice(starts[index], ends[index]), distance: distance++})
    }
  }
  return words
}
