import {Kind} from '../parse/tokens.js'
import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import type {Clause} from './clause.js'
import {marksIn} from './enumerations.js'

/** How long a sentence is. */
export interface SentenceLength {
  readonly sentence: Span
  readonly words: number
  /** The words of its longest part, where semicolons or marks such as (a) and (b) set items apart; otherwise all. */
  readonly longest: number
  /** How many such parts there are. */
  readonly parts: number
  /** Where its first words end: enough to say which sentence is meant, without underlining it. */
  readonly opening: Span
}

/** Shorter sentences are never asked about. */
const least = 10

/** How long the sentences of a clause are, as far as they have more than ten words. */
export const sentenceLengthsOf = remembered((clause: Clause): readonly SentenceLength[] => {
  const {tokens, sentences, masked} = clause
  const {starts, ends, kinds} = tokens
  if (starts.length <= least) return none
  const found: SentenceLength[] = []
  let token = 0
  for (const sentence of sentences) {
    while ((starts[token] ?? sentence.start) < sentence.start) token++
    // “12.1”, “b.” and “**Sharing:**” head a sentence, and are no part of it.
    const head = sentence.start + (heading.exec(masked.slice(sentence.start, sentence.start + 80))?.[0].length ?? 0)
    while (head > sentence.start && (starts[token] ?? head) < head) token++
    const first = token
    let words = 0
    while (token < starts.length && (starts[token] ?? 0) < sentence.end) if (isWord(kinds[token++])) words++
    if (words <= least) continue
    const marks = new Set(marksIn({masked}, sentence).map(({start}) => start))
    let longest = 0
    let part = 0
    let parts = 1
    let opening = head
    let opened = 0
    for (let index = first; index < token; index++) {
      const start = starts[index] ?? 0
      if (marks.has(start) || masked.charAt(start) === ';') {
        longest = Math.max(longest, part)
        if (part > 0) parts++
        part = 0
      }
      if (!isWord(kinds[index])) continue
      part++
      if (opened < openingWords) {
        opened++
        opening = ends[index] ?? opening
      }
    }
    found.push({sentence, words, longest: Math.max(longest, part), parts, opening: {start: head, end: opening}})
  }
  return found
})

const heading =
  /^\s*(?:(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]|\d{1,3}(?:\.\d{1,3}){1,3}[.)]?)\s+)?(?:\p{Lu}[\p{L}’'-]{0,24}(?:,? (?:and|of|the|for|in|or|with|\p{Lu}[\p{L}’'-]{0,24})){0,5}:\s+)?/u
const none: readonly SentenceLength[] = []
const openingWords = 3
const isWord = (kind: number | undefined) => kind === Kind.word || kind === Kind.number || kind === Kind.address
