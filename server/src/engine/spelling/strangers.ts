import {foreignWords, functionWords} from '../lexicon/function-words.js'
import {slips} from '../lexicon/vocabulary.js'
import type {Clause} from '../model/clause.js'
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
    strangers = unglueAll([...judgeAll(policy)], policy.spelling)
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

/** Where spaces are lost again and again, “athird” is “a third”. */
function unglueAll(strangers: readonly Stranger[], spelling: Spelling): readonly Stranger[] {
  if (strangers.filter((it) => it.kind === 'glued' && it.certain).length < often) return strangers
  return strangers.map((it) => {
    const {at, span, word} = it
    const split = it.kind === 'slip' ? splitAt(word, spelling) : 0
    return split === 0 ? it : {kind: 'glued', at, span, word, halves: [word.slice(0, split), word.slice(split)], certain: false}
  })
}

/** Where a space may be missing in a word, 0 if nowhere. */
function splitAt(word: string, spelling: Spelling): number {
  const isArticle = word.length > 4 && /^a/i.test(word) && spelling.isCommon(word.slice(1))
  return splitWord(word.toLowerCase(), spelling)?.at ?? (isArticle ? 1 : 0)
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
  return right && {kind: 'slip', at, span, word, right: right.word, certain: isSure(seen, right, spelling)}
}

/** Part of something that is no prose: a file name, a variable, a handle, a formula, a cell that holds a key. */
function isCode({at: {clause}, span: {start, end}, word, token}: Seen): boolean {
  const before = clause.masked.charAt(start - 1)
  const after = clause.masked.charAt(end)
  if (/[\d\0_\\=$%{}|~^+@#]/.test(before) || /[\d\0_\\=${}|~^+@(]/.test(after)) return true
  if (before === '.' && /^[a-z]/.test(word)) return true
  const beyond = clause.masked.charAt(end + 1)
  if (after === '.' && (/[a-z\d]/.test(beyond) || (before === '.' && /[A-Z]/.test(beyond)))) return true
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
  return foreignWords.has(seen.word) || near.some(({word, distance}) => distance <= 2 && foreignWords.has(word))
}

function unglue(seen: Seen, spelling: Spelling): Pick<Glued, 'halves' | 'certain'> | undefined {
  const {word, count} = seen
  if (slips.has(word.toLowerCase())) return undefined
  const camel = /^(\p{L}\p{Ll}+)(\p{Lu}\p{Ll}+|\p{Lu}{2,})$/u.exec(word)
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
  if (second === 'a') return standsInProse(seen, spelling) ? {halves, certain: false} : undefined
  if (!split.function) {
    const isLong = word === lower ? word.length >= 12 && count === 1 : !near && word.length >= 12 && !standsInName(seen, spelling)
    return isLong && !prefixes.has(first) ? {halves, certain: false} : undefined
  }
  if (/^[A-Z][a-z]/.test(word) && isCompoundName(seen, first, second, spelling)) return undefined
  if (word !== lower && count > 1 && !functionWords.has(first)) return undefined
  // “inaccesible” is not “in accesible”, “withdrawl” is not “with drawl”.
  const content = functionWords.has(first) ? (functionWords.has(second) ? '' : second) : first
  if (near && lower.length > 6 && ((near.basic && Math.min(first.length, second.length) <= 2) || (content !== '' && content.length < 6)))
    return undefined
  return {halves, certain: !near && lower.length >= 6}
}

const isVerb = (word: string) =>
  /^(?:are|be|been|can|do|does|had|has|have|is|may|must|shall|should|was|were|will|would|how|not|no)$/.test(word)
const isCapitalised = (word: string) => /^[A-Z]/.test(word)

/** “Carlin Holdings”, “Atwater Street”, “log in to Onbase”. */
function isCompoundName(seen: Seen, first: string, second: string, spelling: Spelling): boolean {
  if (second.length === 2 && isCapitalised(wordAt(seen.at.clause, seen.token + 1))) return true
  return !functionWords.has(second) && (standsInName(seen, spelling) || (first.length === 2 && !isFirst(seen)))
}

/** First halves of compounds that are written as one word now and then. */
const prefixes = new Set('photo dev web data cloud cyber hyper micro video audio back cross life home user'.split(' '))

/** “theContent”, “relevantCustomer”: a capital where none can be. */
function unglueAtCapital(first: string, second: string, spelling: Spelling): Pick<Glued, 'halves' | 'certain'> | undefined {
  const [left, right] = [first.toLowerCase(), second.toLowerCase()]
  if (!(spelling.isCommon(left) && spelling.knows(second))) return undefined
  // “HasOffers” is a name, “YourContent” is not.
  if (first !== left && isVerb(left)) return undefined
  const isPair = functionWords.has(left) || functionWords.has(right)
  if (!isPair && !(first === left && first.length > 3 && spelling.isCommon(right))) return undefined
  return {halves: [first, second], certain: isPair}
}

/** Where two words meet, one of them a function word if that can be. */
function splitWord(lower: string, spelling: Spelling): {at: number; function: boolean} | undefined {
  if (/^(?:as|at|be|by|for|from|in|is|of|on|to|was|with)a$/.test(lower)) return {at: lower.length - 1, function: true}
  if (lower.length < 4 || lower.length > 40 || !/^[a-z]+$/.test(lower)) return undefined
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
  if (word.length >= (basic ? 5 : 7)) return true
  if (word.length >= 5) return standsInProse(seen, spelling)
  if (word.length === 4 && basic && isHalf(seen)) return true
  return basic && count === 1 && word.length >= 2 && standsInProse(seen, spelling)
}

/** Whether it is part of a hyphenated word. */
function isHalf({at: {clause}, span, token}: Seen): boolean {
  return /[-‑]/.test(clause.text.slice(clause.tokens.starts[token], clause.tokens.ends[token])) && span.end === clause.tokens.ends[token]
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
  const isName = !spelling.isCommon(right)
  if (word.length < 6 && !(isName || (basic && isFirst(seen) && right.length !== word.length))) return false
  if (word.length < 8 && !basic && !isName) return false
  return !standsInName(seen, spelling) && (isName || !standsInList(seen))
}

/** “Meldoria, Congregat and Pawtella”: among names, parted by commas. */
function standsInList({at: {clause}, token}: Seen): boolean {
  if (wordAt(clause, token - 1) !== ',' || !isCapitalised(wordAt(clause, token - 2))) return false
  const next = wordAt(clause, token + 1)
  return next === ',' || /^(?:and|or)$/.test(next)
}

/** Whether words a reader knows stand on both sides, only spaces or a comma between. */
function standsInProse({at: {clause}, token, span}: Seen, spelling: Spelling): boolean {
  const {starts, ends} = clause.tokens
  if (starts[token] !== span.start || ends[token] !== span.end) return false
  const before = clause.text.slice(ends[token - 1], span.start)
  const after = clause.text.slice(span.end, starts[token + 1])
  const previous = wordAt(clause, token - 1)
  const next = wordAt(clause, token + 1)
  return (
    /^\s$/.test(before) &&
    /^\s$/.test(after) &&
    (previous === ',' || previous === ';' || spelling.isCommon(previous)) &&
    spelling.isCommon(next) &&
    next !== 'and'
  )
}

/** What makes a name of the word before it. */
const surnames =
  /^(?:Road|Rd|Street|St|Avenue|Ave|Lane|Drive|Square|Boulevard|Blvd|Tower|Plaza|Park|House|Ltd|Inc|LLC|LLP|GmbH|Pte|Pty|Corp|Corporation|Group|Holdings?)$/

/** Whether a neighbour, one space away, is a name too. */
function standsInName({at: {clause}, token}: Seen, spelling: Spelling): boolean {
  const {starts, ends} = clause.tokens
  return [token - 1, token + 1].some((index) => {
    const gap = clause.text.slice(ends[Math.min(index, token)], starts[Math.max(index, token)])
    const word = wordAt(clause, index)
    if (!/^\s$/.test(gap) || !/^[A-Z][A-Za-z]+$/.test(word)) return false
    return (index > token && surnames.test(word)) || (/^[A-Z][a-z]+$/.test(word) && !spelling.knows(word.toLowerCase()))
  })
}

function wordAt({text, tokens: {starts, ends}}: Clause, token: number): string {
  return text.slice(starts[token] ?? text.length, ends[token])
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

/** A capitalised word may be a name after all, unless it begins a sentence; “athird” may be “third” or “a third”. */
function isSure(seen: Seen, {certain}: Suggestion, spelling: Spelling): boolean {
  return certain && splitAt(seen.word, spelling) === 0 && (!/^[A-Z][a-z]/.test(seen.word) || isFirst(seen))
}

/** Whether it begins a sentence. */
function isFirst({at, span}: Seen): boolean {
  return at.clause.sentences.some(({start}) => start === span.start)
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
