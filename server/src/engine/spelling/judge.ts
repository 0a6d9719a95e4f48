import {foreignWords, functionWords} from '../lexicon/function-words.js'
import {slips} from '../lexicon/vocabulary.js'
import type {Clause} from '../model/clause.js'
import type {Spelling, Suggestion} from '../model/spelling.js'
import {Kind} from '../parse/tokens.js'
import type {Span} from '../text/span.js'
import {splitAt, splitWord} from './split.js'

/** What an unknown word probably is: a slip, or two words without a space between them. */
export type Judgement = Slip | Glued

export interface Slip {
  readonly kind: 'slip'
  /** What it was probably meant to be. */
  readonly right: string
  /** Whether it can have been meant to be nothing else. */
  readonly certain: boolean
}

export interface Glued {
  readonly kind: 'glued'
  readonly halves: readonly [string, string]
  /** Whether it can be nothing else. */
  readonly certain: boolean
}

/** An unknown word, or half of one, as it stands among its neighbours. */
export interface Seen {
  readonly clause: Clause
  /** In the clause's text. */
  readonly span: Span
  readonly word: string
  /** Its index among the clause's tokens. */
  readonly token: number
}

/** A word seen this often is a name or a term of the house, unless it is an obvious slip. */
export const often = 3

/** Judges a word that the document has `count` times, in any case; nothing if it is likely a name. */
export function judge(seen: Seen, count: number): Judgement | undefined {
  return unglue(seen, count) ?? slipOf(seen, count)
}

/** Whether the word is English prose at all. */
export function isProse(seen: Seen): boolean {
  return !isCode(seen) && !isForeign(seen)
}

/** Part of a file name, a variable, a handle, a formula, a cell that holds a key. */
function isCode({clause, span: {start, end}, word, token}: Seen): boolean {
  const {kind, masked, tokens} = clause
  const before = masked.charAt(start - 1)
  const after = masked.charAt(end)
  if (/[\d\0_\\=$%{}|~^+@#]/.test(before) || /[\d\0_\\=${}|~^+@(]/.test(after)) return true
  if (before === '.' && /^[a-z]/.test(word)) return true
  const beyond = masked.charAt(end + 1)
  if (after === '.' && (/[a-z\d]/.test(beyond) || (before === '.' && /[A-Z]/.test(beyond)))) return true
  if (kind === 'cell' && tokens.kinds.length === 1 && /^[a-z]/.test(word)) return true
  // “pre- and post-”
  if (after === '-' && end === tokens.ends[token]) return true
  return /^[a-z]+[A-Z]/.test(word) && (kind === 'cell' || codeNouns.test(wordAt(clause, token + 1)))
}

const codeNouns = /^(?:function|method|parameter|property|class|key|field|variable|attribute|API|object|cookie)s?$/

/** Among unknown words, or beside a foreign one: another language, a list of names, an address. */
function isForeign(seen: Seen): boolean {
  const {spelling} = seen.clause
  const near = neighbours(seen, 3)
  if (foreignWords.has(seen.word) || near.some(({word, distance}) => distance <= 2 && foreignWords.has(word))) return true
  return near.filter(({word}) => word.length > 2 && !spelling.knows(word) && !splitWord(word.toLowerCase(), spelling)).length >= 3
}

function unglue(seen: Seen, count: number): Glued | undefined {
  const {word, clause} = seen
  const {spelling} = clause
  if (slips.has(word.toLowerCase())) return undefined
  const camel = /^(\p{L}\p{Ll}+)(\p{Lu}\p{Ll}+|\p{Lu}{2,})$/u.exec(word)
  if (camel) return count < often ? unglueAtCapital(camel[1] ?? '', camel[2] ?? '', spelling) : undefined
  const isSmall = /^[a-z]+$/.test(word)
  const isTitle = /^[A-Z][a-z]+$/.test(word)
  if (!isSmall && !isTitle && !(/^[A-Z]+$/.test(word) && word.length > 4)) return undefined
  // “Anyscale” said again and again is a name.
  if (isTitle && count >= often) return undefined
  const lower = word.toLowerCase()
  const split = splitWord(lower, spelling)
  if (!split) return undefined
  const [first, second] = [lower.slice(0, split.at), lower.slice(split.at)]
  const glued = {kind: 'glued', halves: [word.slice(0, split.at), word.slice(split.at)]} as const
  const near = count < often ? spelling.suggest(word).find(({far}) => !far) : undefined
  if (second === 'a') return standsInProse(seen) ? {...glued, certain: false} : undefined
  if (!split.function) {
    const isLong = word.length >= 12 && count === 1 && (isSmall || (!near && !standsInName(seen)))
    return isLong && !beginnings.has(first) ? {...glued, certain: false} : undefined
  }
  if (isTitle && isCompoundName(seen, first, second)) return undefined
  if (!isSmall && count > 1 && !functionWords.has(first)) return undefined
  if (near && lower.length > 6 && isRatherSlip(first, second, near)) return undefined
  return {...glued, certain: !near && split.only && lower.length >= 6}
}

/** “inaccesible” is not “in accesible”, “withdrawl” is not “with drawl”. */
function isRatherSlip(first: string, second: string, {basic}: Suggestion): boolean {
  if (basic && Math.min(first.length, second.length) <= 2) return true
  const content = functionWords.has(first) ? second : first
  return content.length < 6 && !functionWords.has(content)
}

/** “Carlin Holdings”, “Atwater Street”, “log in to Onbase”. */
function isCompoundName(seen: Seen, first: string, second: string): boolean {
  if (second.length === 2 && isCapitalised(wordAt(seen.clause, seen.token + 1))) return true
  return !functionWords.has(second) && (standsInName(seen) || (first.length === 2 && !isFirst(seen)))
}

/** First halves of compounds that are written as one word now and then. */
const beginnings = new Set('photo dev web data cloud cyber hyper micro video audio back cross life home user'.split(' '))

/** “theContent”, “relevantCustomer”: a capital where none can be. */
function unglueAtCapital(first: string, second: string, spelling: Spelling): Glued | undefined {
  const [left, right] = [first.toLowerCase(), second.toLowerCase()]
  if (!spelling.isCommon(left) || !spelling.knows(second)) return undefined
  // “HasOffers” is a name, “YourContent” is not.
  if (first !== left && verbs.test(left)) return undefined
  const isPair = functionWords.has(left) || functionWords.has(right)
  if (!isPair && (first !== left || first.length < 4 || !spelling.isCommon(right))) return undefined
  return {kind: 'glued', halves: [first, second], certain: isPair}
}

const verbs = /^(?:are|be|been|can|do|does|had|has|have|how|is|may|must|no|not|shall|should|was|were|will|would)$/

function slipOf(seen: Seen, count: number): Slip | undefined {
  const {word, clause} = seen
  const isSlip = slips.has(word.toLowerCase())
  if (!isSlip && /['’]/.test(word)) return undefined
  const isMixed = /[A-Z]/.test(word.slice(1)) && !/^[A-Z]+$/.test(word)
  const right = isMixed ? slipOfShift(word, clause.spelling) : clause.spelling.suggest(word)[0]
  if (!right || !(isSlip || isMixed || isLikely(seen, right, count))) return undefined
  if (!isSlip && count >= often && !isObvious(word, right)) return undefined
  return {kind: 'slip', right: right.word, certain: isSure(seen, right)}
}

/** Small letters, and only one word that everybody uses is near: no name, however often it stands there. */
function isObvious(word: string, {certain, basic, far}: Suggestion): boolean {
  return /^[a-z]{6,}$/.test(word) && certain && basic && !far
}

function isLikely(seen: Seen, right: Suggestion, count: number): boolean {
  if (/^[a-z]+$/.test(seen.word)) return isLikelySmall(seen, right, count)
  if (/^[A-Z]+$/.test(seen.word)) return isLikelyInCapitals(seen, right, count)
  return isLikelyCapitalised(seen, right)
}

function isLikelySmall(seen: Seen, {basic}: Suggestion, count: number): boolean {
  const {length} = seen.word
  if (length >= (basic ? 5 : 7) || (length === 4 && basic && isHalf(seen))) return true
  return standsInProse(seen) && (length >= 5 || (length >= 2 && basic && count === 1))
}

/** Among other capitals; short ones alone are abbreviations. */
function isLikelyInCapitals(seen: Seen, {word: right, basic}: Suggestion, count: number): boolean {
  const {length} = seen.word
  // “MLB” is no slip for “MOB”: letters without a vowel are initials, but “WTH” was to be “WITH”.
  if (length <= 5 && !/[AEIOUY]/.test(seen.word) && !functionWords.has(right.toLowerCase())) return false
  const near = neighbours(seen, 2)
  const capitals = near.filter((it) => /^[A-Z]{2,}$/.test(it.word)).length
  if (length < 6 && (count > 1 || capitals < Math.min(2, near.length))) return false
  return length >= 5 || (basic && length >= 3 && capitals >= 3)
}

/** Whether the two differ in nothing but the order of two neighbours: “Boht”, “Both”. */
function isSwapped(word: string, right: string): boolean {
  if (word.length !== right.length) return false
  const at = Array.from(word).findIndex((letter, index) => letter !== right.charAt(index))
  return at >= 0 && word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2) === right
}

/** Whether a word that everybody knows follows in small letters. */
function standsBeforeProse({clause, span, token}: Seen): boolean {
  const {spelling, text, tokens} = clause
  const next = wordAt(clause, token + 1)
  return tokens.ends[token] === span.end && text.charAt(span.end) === ' ' && /^[a-z]/.test(next) && spelling.isCommon(next)
}

/** A name, unless it is one letter from a word everybody uses and stands alone. */
function isLikelyCapitalised(seen: Seen, {word: right, basic}: Suggestion): boolean {
  const {length} = seen.word
  if (length < 4 || standsInName(seen) || isPlace(seen)) return false
  // “Yuor personal data is …”: no name begins the sentence.
  if (isFirst(seen) && (functionWords.has(right.toLowerCase()) || (basic && isSwapped(seen.word, right)))) return standsBeforeProse(seen)
  // “your Zinance account”: nobody errs in the very letter that is set in capitals.
  if (!isFirst(seen) && seen.word.slice(1) === right.slice(1).toLowerCase()) return false
  // “Norwey”, “Microsfot”
  if (!seen.clause.spelling.isCommon(right)) return true
  if (length < 6 && !(basic && isFirst(seen) && right.length !== length)) return false
  return (basic || length >= 8) && !standsInList(seen)
}

/** “COur”, “pPersonal”: the shift key held too long, or pressed too late. */
function slipOfShift(word: string, spelling: Spelling): Suggestion | undefined {
  const rest = word.slice(1)
  if (/^[a-z][A-Z][a-z]{2,}$/.test(word)) {
    const isDoubled = word.charAt(0) === rest.charAt(0).toLowerCase() && spelling.isCommon(rest)
    return isDoubled ? {word: rest.toLowerCase(), certain: true, basic: true, far: false} : undefined
  }
  if (!/^[A-Z]{2}[a-z]{2,}$/.test(word)) return undefined
  const right = [rest, word.charAt(0) + word.slice(2)].find((it) => spelling.isCommon(it))
  return right === undefined ? undefined : {word: right, certain: false, basic: true, far: false}
}

/** A capitalised word may be a name after all, unless it begins a sentence; “athird” may be “third” or “a third”. */
function isSure(seen: Seen, {certain}: Suggestion): boolean {
  const {word, clause} = seen
  return certain && splitAt(word, clause.spelling) === 0 && (!/^[A-Z][a-z]/.test(word) || isFirst(seen))
}

/** Whether it begins a sentence. */
function isFirst({clause, span}: Seen): boolean {
  let low = 0
  let high = clause.sentences.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((clause.sentences[middle]?.start ?? 0) <= span.start) low = middle
    else high = middle - 1
  }
  return clause.sentences[low]?.start === span.start
}

/** Whether it is the last part of a hyphenated word. */
function isHalf({clause: {tokens}, span, token}: Seen): boolean {
  return span.end === tokens.ends[token] && span.start !== tokens.starts[token]
}

/** “Meldoria, Congregat and Pawtella”: among names, parted by commas. */
function standsInList({clause, token}: Seen): boolean {
  if (wordAt(clause, token - 1) !== ',' || !isCapitalised(wordAt(clause, token - 2))) return false
  return /^(?:,|and|or)$/.test(wordAt(clause, token + 1))
}

/** After these no name stands: “to ofer and sell”. */
const isBeforeVerb = (word: string) => /^(?:to|will|shall|must|cannot|not)$/.test(word)

/** Whether words a reader knows stand on both sides, only spaces or a comma between. */
function standsInProse({clause, token, span}: Seen): boolean {
  const {spelling, text, tokens} = clause
  if (tokens.starts[token] !== span.start || tokens.ends[token] !== span.end) return false
  const before = text.slice(tokens.ends[token - 1], span.start)
  const after = text.slice(span.end, tokens.starts[token + 1])
  const previous = wordAt(clause, token - 1)
  const next = wordAt(clause, token + 1)
  const closes = span.end - span.start > 3 && after === '' && /^[.;:?!)]$/.test(next)
  if (!/^\s$/.test(before) || !(closes || /^\s$/.test(after)) || (next === 'and' && !isBeforeVerb(previous))) return false
  // In a list of names it may be one more: “…, grelk, …”.
  return spelling.isCommon(previous)
    ? closes || spelling.isCommon(next)
    : !closes && /^[,;!?)”"]$/.test(previous) && spelling.isCommon(next)
}

/** What makes a name of the word before it. */
const surnames =
  /^(?:Road|Rd|Street|St|Avenue|Ave|Lane|Drive|Square|Boulevard|Blvd|Tower|Plaza|Park|House|Ltd|Inc|LLC|LLP|GmbH|Pte|Pty|Corp|Corporation|Group|Holdings?)$/

/** Whether a neighbour, one space away, is a name too. */
function standsInName({clause, token}: Seen): boolean {
  const {spelling, text, tokens} = clause
  return [token - 1, token + 1].some((index) => {
    const gap = text.slice(tokens.ends[Math.min(index, token)], tokens.starts[Math.max(index, token)])
    const word = wordAt(clause, index)
    if (!/^\s$/.test(gap) || !isCapitalised(word)) return false
    return (index > token && surnames.test(word)) || (/^[A-Z][a-z]+$/.test(word) && !spelling.knows(word.toLowerCase()))
  })
}

/** “South Harrisburgh”, “Harrisburgh, PA”: a town may be called nearly like another. */
function isPlace({clause, token, span}: Seen): boolean {
  const {text} = clause
  if (/^(?:,? [A-Z]{2},? \d{5}|, (?!AI|EU|HR|I[DPT]|OS|PC|TV|U[KS])[A-Z]{2}(?=[\s.,;)]|$))/.test(text.slice(span.end, span.end + 11)))
    return true
  return /^(?:North|South|East|West|New|Port|Fort|Lake|Mount|San|Saint|St|Los|Las|El|La)$/.test(wordAt(clause, token - 1))
}

/** The words up to `reach` places away. */
function neighbours({clause, token}: Seen, reach: number): {readonly word: string; readonly distance: number}[] {
  const words: {word: string; distance: number}[] = []
  for (const step of [-1, 1]) {
    let distance = 0
    for (let index = token + step; distance < reach && clause.tokens.kinds[index] !== undefined; index += step) {
      if (clause.tokens.kinds[index] === Kind.word) words.push({word: wordAt(clause, index), distance: ++distance})
    }
  }
  return words
}

function wordAt({text, tokens: {starts, ends}}: Clause, token: number): string {
  return text.slice(starts[token] ?? text.length, ends[token])
}

function isCapitalised(word: string): boolean {
  return /^[A-Z]/.test(word)
}
