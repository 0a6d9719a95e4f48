import * as grammar from '../../lexicon/grammar.js'
import {Kind} from '../../parse/tokens.js'
import type {Text} from '../clause.js'

/** Parts of speech, as far as practices need them. */
export const Tag = {
  noun: 0,
  determiner: 1,
  possessive: 2,
  subject: 3,
  object: 4,
  modal: 5,
  be: 6,
  have: 7,
  do: 8,
  not: 9,
  preposition: 10,
  and: 11,
  relative: 12,
  if: 13,
  to: 14,
  adverb: 15,
  verb: 16,
  comma: 17,
  semicolon: 18,
  colon: 19,
  stop: 20,
  open: 21,
  close: 22,
  number: 23,
  dash: 24,
} as const

/** Forms of a verb; one word may be several. */
export const Form = {base: 1, third: 2, past: 4, ing: 8} as const

/** The words of one sentence side by side; offsets count in the clause's text. */
export interface Words {
  readonly text: string
  /** In lower case, contractions taken apart. */
  readonly words: string[]
  readonly starts: number[]
  readonly ends: number[]
  readonly tags: number[]
  /** Of verbs. */
  readonly forms: number[]
}

export const wordAt = ({words}: Words, index: number): string => words[index] ?? ''
export const tagAt = ({tags}: Words, index: number): number => tags[index] ?? Tag.stop
export const formAt = ({forms}: Words, index: number): number => forms[index] ?? 0
/** Whether a clause ends here. */
export const isBreak = (tag: number): boolean => tag === Tag.stop || tag === Tag.semicolon || tag === Tag.colon

/** Whether the word is written with a capital. */
export function isCapital({text, starts}: Words, index: number): boolean {
  const code = text.charCodeAt(starts[index] ?? text.length)
  return (code >= 65 && code <= 90) || (code > 191 && /\p{Lu}/u.test(text.charAt(starts[index] ?? 0)))
}

const closed = new Map<string, number>()
const classes: readonly (readonly [ReadonlySet<string>, number])[] = [
  [grammar.negations, Tag.not],
  [grammar.determiners, Tag.determiner],
  [grammar.possessives, Tag.possessive],
  [grammar.objects, Tag.object],
  [grammar.subjects, Tag.subject],
  [grammar.modals, Tag.modal],
  [grammar.beings, Tag.be],
  [grammar.havings, Tag.have],
  [grammar.doings, Tag.do],
  [grammar.prepositions, Tag.preposition],
  [grammar.conjunctions, Tag.and],
  [grammar.relatives, Tag.relative],
  [grammar.subordinators, Tag.if],
  [grammar.adverbs, Tag.adverb],
]
for (const [words, tag] of classes) for (const word of words) if (!closed.has(word)) closed.set(word, tag)
for (const word of grammar.relatives) closed.set(word, Tag.relative)
closed.set('to', Tag.preposition)

const marks: Readonly<Record<string, number>> = {
  ',': Tag.comma,
  ';': Tag.semicolon,
  ':': Tag.colon,
  '(': Tag.open,
  '[': Tag.open,
  ')': Tag.close,
  ']': Tag.close,
  '-': Tag.dash,
  '–': Tag.dash,
  '—': Tag.dash,
  '/': Tag.and,
  '&': Tag.and,
  '•': Tag.semicolon,
}

/** What a contraction stands for. */
const contractions: Readonly<Record<string, readonly [string, number]>> = {
  "'re": ['are', Tag.be],
  "'ll": ['will', Tag.modal],
  "'ve": ['have', Tag.have],
  "'d": ['would', Tag.modal],
  "'m": ['am', Tag.be],
}
const irregular: Readonly<Record<string, string>> = {ca: 'can', wo: 'will', sha: 'shall'}

/** Takes the words from token `first` to token `end` of a text. */
export function readWords({tokens}: Text, first: number, end: number): Words {
  const {text, starts, ends, kinds, words} = tokens
  const result: Words = {text, words: [], starts: [], ends: [], tags: [], forms: []}
  for (let index = first; index < end; index++) {
    const kind = kinds[index]
    const from = starts[index] ?? 0
    const to = ends[index] ?? 0
    if (kind === Kind.mark) {
      const tag = marks[text.charAt(from)]
      if (tag === undefined) continue
      // “and/or” is one conjunction.
      if (tag === Tag.and && (tagAt(result, result.words.length - 1) === Tag.and || isOr(text, from))) continue
      push(result, text.charAt(from), from, to, tag)
    } else if (kind === Kind.stop) {
      // A full stop inside a sentence ends an abbreviation: “Inc.”
      if (index + 1 < end && text.charAt(from) === '.' && isWordsAhead(kinds, index, end)) continue
      push(result, text.charAt(from), from, to, Tag.stop)
    } else if (kind === Kind.line) push(result, '\n', from, to, Tag.semicolon)
    else if (kind === Kind.number) push(result, text.slice(from, to), from, to, Tag.number)
    else if (kind === Kind.word) pushWord(result, words[index] ?? '', from, to)
    else push(result, '\0', from, to, Tag.noun)
  }
  joinHyphens(result)
  return result
}

function isWordsAhead(kinds: readonly number[], index: number, end: number): boolean {
  for (let i = index + 1; i < Math.min(end, index + 4); i++) if (kinds[i] === Kind.word || kinds[i] === Kind.number) return true
  return false
}

function isOr(text: string, slash: number): boolean {
  return text.charAt(slash) === '/' && text.slice(slash - 3, slash) === 'and'
}

function push(to: Words, word: string, start: number, end: number, tag: number): void {
  to.words.push(word)
  to.starts.push(start)
  to.ends.push(end)
  to.tags.push(tag)
  to.forms.push(0)
}

/** Apostrophes, and hyphens that do not break. */
const unusual = /['’\u2011]/

function pushWord(to: Words, word: string, start: number, end: number): void {
  const {text} = to
  const known = closed.get(word)
  if (known !== undefined) {
    // The “or” of “and/or”.
    if (known === Tag.and && text.charAt(start - 1) === '/' && tagAt(to, to.words.length - 1) === Tag.and) return
    if (word === 'cannot') {
      push(to, 'can', start, end, Tag.modal)
      push(to, 'not', start, end, Tag.not)
    } else push(to, word, start, end, known)
    return
  }
  const special = unusual.exec(word)
  if (special?.[0] === '\u2011') push(to, word.replaceAll('\u2011', '-'), start, end, Tag.noun)
  else if (special) pushContraction(to, word, special.index, start, end)
  // The “s” of “user 's”, as flattened pages have it.
  else if (!(word === 's' && /['’]/.test(text.charAt(start - 1)))) push(to, word, start, end, Tag.noun)
}

function pushContraction(to: Words, word: string, apostrophe: number, start: number, end: number): void {
  const head = word.slice(0, apostrophe)
  const tail = `'${word.slice(apostrophe + 1)}`
  if (tail === "'t" && head.endsWith('n')) {
    const verb = irregular[head.slice(0, -1)] ?? head.slice(0, -1)
    if (verb !== '') push(to, verb, start, end, closed.get(verb) ?? Tag.noun)
    push(to, 'not', start, end, Tag.not)
    return
  }
  const rest = contractions[tail] ?? (tail === "'s" && /^(?:it|that|what|here|there)$/.test(head) ? (['is', Tag.be] as const) : undefined)
  if (rest) {
    // “We 'll”, as flattened pages have it.
    if (head !== '') push(to, head, start, start + apostrophe, closed.get(head) ?? Tag.noun)
    push(to, rest[0], start + apostrophe, end, rest[1])
  } else push(to, `${head}${tail}`, start, end, closed.get(`${head}${tail}`) ?? Tag.noun)
}

/** Flattened pages set hyphens off, “third - party”; numbers end before theirs, “30-day”. */
function joinHyphens(sentence: Words): void {
  const {words, starts, ends, tags, forms} = sentence
  if (!words.includes('-')) return
  let to = 0
  for (let from = 0; from < words.length; from++, to++) {
    const isTight = ends[to - 1] === starts[from] && starts[from + 1] === ends[from]
    const isKnown = grammar.beforeHyphen.has(words[to - 1] ?? '') || grammar.afterHyphen.has(words[from + 1] ?? '')
    if (words[from] === '-' && to > 0 && from + 1 < words.length && (isTight || isKnown)) {
      to--
      words[to] = `${words[to]}-${words[from + 1]}`
      ends[to] = ends[from + 1] ?? 0
      tags[to] = closed.get(words[to] ?? '') ?? Tag.noun
      from++
      continue
    }
    words[to] = words[from] ?? ''
    starts[to] = starts[from] ?? 0
    ends[to] = ends[from] ?? 0
    tags[to] = tags[from] ?? 0
    forms[to] = forms[from] ?? 0
  }
  for (const list of [words, starts, ends, tags, forms]) list.length = to
}

/** The modal that an aside parts from its verb: “may, from time to time, share”, “may (and will) share”; `end` closes the aside. */
export function modalBeforeAside(words: Words, end: number): number | undefined {
  const closing = tagAt(words, end)
  if (closing !== Tag.comma && closing !== Tag.close) return undefined
  const opening = closing === Tag.comma ? Tag.comma : Tag.open
  for (let i = end - 1; i > 0 && end - i < 14; i--) {
    const tag = tagAt(words, i)
    if (tag === opening) return tagAt(words, i - 1) === Tag.modal ? i - 1 : undefined
    if (isBreak(tag) || tag === Tag.modal) return undefined
  }
  return undefined
}
