import {dataModifiers, dataNouns, listedNouns, notData} from '../../lexicon/data.js'
import {isCapital, Tag, tagAt, type Words, wordAt} from './words.js'

/** A base noun phrase, from its determiner to its head; offsets are indices of words. */
export interface NounPhrase {
  readonly start: number
  readonly end: number
  /** The noun that says what it is. */
  readonly head: number
  readonly pronoun: boolean
}

/** A sentence, taken apart for reading. */
export interface Sentence extends Words {
  readonly phrases: readonly NounPhrase[]
  /** For each word the index of its phrase, or -1. */
  readonly phraseAt: readonly number[]
}

export function readPhrases(words: Words): Sentence {
  const phrases: NounPhrase[] = []
  for (let i = 0; i < words.tags.length; ) {
    const phrase = phraseFrom(words, i)
    if (phrase) {
      const last = phrases.at(-1)
      if (last && shareHead(words, last, phrase)) phrases[phrases.length - 1] = {...phrase, start: last.start}
      else phrases.push(phrase)
    }
    i = Math.max(phrase?.end ?? 0, i + 1)
  }
  const {text, starts, ends, tags, forms} = words
  return {text, words: words.words, starts, ends, tags, forms, phrases, phraseAt: indexOf(phrases, tags.length)}
}

/** Of each word the phrase that covers it, or -1. */
function indexOf(phrases: readonly NounPhrase[], count: number): number[] {
  const phraseAt: number[] = []
  let index = 0
  for (let i = 0; i < count; i++) {
    while (index < phrases.length && (phrases[index]?.end ?? 0) <= i) index++
    phraseAt.push((phrases[index]?.start ?? count) <= i ? index : -1)
  }
  return phraseAt
}

/** The phrase that covers a word. */
export function phraseOf({phrases, phraseAt}: Sentence, index: number): NounPhrase | undefined {
  return phrases[phraseAt[index] ?? -1]
}

/** The next phrase after conjunctions, adverbs and opening marks. */
export function nextPhrase(sentence: Sentence, from: number): NounPhrase | undefined {
  let i = from
  while (isBetween(sentence, i)) i++
  return phraseOf(sentence, i)
}

function isBetween(sentence: Sentence, i: number): boolean {
  const tag = tagAt(sentence, i)
  const word = wordAt(sentence, i)
  if (tag === Tag.and || tag === Tag.adverb || tag === Tag.open || tag === Tag.comma) return true
  return word === 'as' || (word === 'well' && wordAt(sentence, i + 1) === 'as')
}

function phraseFrom(words: Words, start: number): NounPhrase | undefined {
  const tag = tagAt(words, start)
  if (tag === Tag.object || tag === Tag.subject) return {start, end: start + 1, head: start, pronoun: true}
  if (tag !== Tag.noun && tag !== Tag.determiner && tag !== Tag.possessive && tag !== Tag.number) return undefined
  let end = start
  let hasNoun = false
  for (; ; end++) {
    const here = tagAt(words, end)
    if (here === Tag.noun || here === Tag.number) {
      if (hasNoun && isTrailing(words, end)) break
      hasNoun = true
    } else if (hasNoun || !mayLead(words, start, end)) break
  }
  if (!hasNoun) return {start, end, head: end - 1, pronoun: true}
  const aside = endAfterAside(words, end)
  if (aside) return {start, end: aside, head: aside - 1, pronoun: false}
  return {start, end: endAfterOf(words, end) || end, head: end - 1, pronoun: false}
}

/** “Your content available to others”: no part of the name. */
function isTrailing(words: Words, index: number): boolean {
  // “Give our partners access to”
  if (wordAt(words, index) === 'access') return wordAt(words, index + 1) === 'to' && wordAt(words, index - 1).endsWith('s')
  return trailing.has(wordAt(words, index)) && tagAt(words, index + 1) !== Tag.noun
}

const trailing = new Set('available accessible visible viewable searchable necessary able alone only'.split(' '))

/** What may stand before the first noun: “the”, “your”, “any publicly” available information. */
function mayLead(words: Words, start: number, index: number): boolean {
  const tag = tagAt(words, index)
  if (tag === Tag.adverb) return index > start && tagAt(words, index + 1) === Tag.noun
  return tag === Tag.determiner || tag === Tag.possessive
}

/** “Internet Protocol (IP) address” is one phrase. */
function endAfterAside(words: Words, end: number): number {
  const isAside = tagAt(words, end) === Tag.open && tagAt(words, end + 1) === Tag.noun && tagAt(words, end + 2) === Tag.close
  if (!isAside || !dataNouns.has(wordAt(words, end + 3)) || tagAt(words, end + 3) !== Tag.noun) return 0
  let i = end + 4
  while (tagAt(words, i) === Tag.noun) i++
  return i
}

const datedNouns = new Set(['type', 'types', 'date', 'time', 'year', 'number', 'version', 'duration', 'place', 'length', 'name', 'country'])

/** “Date of birth”, “type of device” are one phrase. */
function endAfterOf(words: Words, end: number): number {
  if (wordAt(words, end) !== 'of' || !datedNouns.has(wordAt(words, end - 1))) return 0
  let from = end + 1
  while (tagAt(words, from) === Tag.determiner || tagAt(words, from) === Tag.possessive) from++
  let i = from
  while (tagAt(words, i) === Tag.noun) i++
  const last = wordAt(words, i - 1)
  if (i === from) return 0
  if (listedNouns.has(last)) return i
  const counts = /^(?:types?|date|time|year|number|version)$/.test(wordAt(words, end - 1))
  return counts && dataNouns.has(last) && !/^(?:information|info|data)$/.test(last) ? i : 0
}

/** “Personal and demographic information” is one phrase. */
function shareHead(words: Words, a: NounPhrase, b: NounPhrase): boolean {
  if (b.start !== a.end + 1 || wordAt(words, a.end) === 'but' || a.pronoun) return false
  if (tagAt(words, a.end) !== Tag.and && !(tagAt(words, a.end) === Tag.comma && a.end - a.start === 1)) return false
  const head = wordAt(words, a.head)
  if (dataNouns.has(head) || listedNouns.has(head) || !dataModifiers.has(head)) return false
  return tagAt(words, b.start) === Tag.noun && b.end - b.start > 1 && dataNouns.has(wordAt(words, b.head))
}

const tools = new Set(['cookie', 'cookies', 'beacon', 'beacons', 'tags'])
/** Data that is shown to readers, not about them. */
const offered = new Set(
  'promotional marketing customized tailored personalized important relevant useful newsletter illegal video'.split(' '),
)

/** 2: data wherever it stands; 1: data as the object of a verb of data, or among data; 0: no data. */
export function rankOf(sentence: Words, {start, end, head, pronoun}: NounPhrase): 0 | 1 | 2 {
  if (pronoun) return 0
  const noun = wordAt(sentence, head)
  const first = wordAt(sentence, start)
  // The document, not what is searched for
  if (noun === 'terms' && isCapital(sentence, head)) return 0
  if (notData.has(noun) || tools.has(noun) || first === 'what' || first === 'which') return 0
  if (end - start > 1 && offered.has(first)) return 0
  return dataNouns.has(noun) ? 2 : listedNouns.has(noun) ? 1 : 0
}
