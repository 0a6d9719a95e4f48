import {thirdParty} from '../../lexicon/actors.js'
import {dataNouns, listedNouns} from '../../lexicon/data.js'
import {tools} from '../../lexicon/tools.js'
import {words} from '../../lexicon/words.js'
import {remembered} from '../../text/remembered.js'
import type {Span} from '../../text/span.js'
import type {Text} from '../clause.js'
import {readPhrases, type Sentence} from './phrases.js'
import {actionWords, seeingWords, tagVerbs} from './tags.js'
import {readWords} from './words.js'

/** How far a phrase may reach, in words. With it every scan is short, and time linear whatever the text. */
export const reach = 120

/** The sentences of one text, each read when first asked for. */
export interface Sentences {
  readonly count: number
  /** The indices of those that hold one of the words, in order. */
  having(trigger: RegExp): readonly number[]
  /** The indices of those that have a word of action and a word of data. */
  telling(): readonly number[]
  at(index: number): Sentence
  spanAt(index: number): Span
  /** Lets go of what has been read: it is large, and seldom asked for again. */
  forget(): void
}

export const sentencesOf = remembered((text: Text): Sentences => readAll(text))

function readAll(text: Text): Sentences {
  const spans = text.sentences
  let read: Sentence[] = []
  let firsts: readonly number[] | undefined
  return {
    count: spans.length,
    spanAt: (index) => spans[index] ?? {start: 0, end: 0},
    forget() {
      read = []
      firsts = undefined
    },
    having: (trigger) => having(text.text, spans, trigger),
    telling() {
      firsts ??= firstTokens(text)
      return telling(text, firsts)
    },
    at(index) {
      firsts ??= firstTokens(text)
      read[index] ??= readSentence(text, firsts[index] ?? 0, firsts[index + 1] ?? text.tokens.starts.length)
      return read[index]
    },
  }
}

function readSentence(text: Text, first: number, end: number): Sentence {
  const words = readWords(text, first, end)
  tagVerbs(words)
  return readPhrases(words)
}

function having(text: string, spans: readonly Span[], trigger: RegExp): number[] {
  const found: number[] = []
  trigger.lastIndex = 0
  let index = 0
  for (let match = trigger.exec(text); match; match = trigger.exec(text)) {
    while (index < spans.length && (spans[index]?.end ?? 0) <= match.index) index++
    if (index >= spans.length) break
    found.push(index)
    trigger.lastIndex = spans[index]?.end ?? text.length
  }
  return found
}

/** What may stand for data: pronouns. */
const pronouns = words('it them this these those that')

function telling({tokens}: Text, firsts: readonly number[]): number[] {
  const {words: said, starts} = tokens
  const found: number[] = []
  for (let index = 0; index < firsts.length; index++) {
    if (isTelling(said, firsts[index] ?? 0, firsts[index + 1] ?? starts.length)) found.push(index)
  }
  return found
}

/** What a word tells, so that one look-up does: whether it speaks of action (1, or 2 with little but data for an object), of data (4, or 8), of others (16). */
const weights: Map<string, number> = new Map<string, number>()
const weigh = (word: string, bit: number) => weights.set(word, (weights.get(word) ?? 0) | bit)
for (const [word, weight] of actionWords) weigh(word, weight)
for (const word of [...pronouns, ...listedNouns]) weigh(word, 4)
for (const word of dataNouns) weigh(word, 8)
for (const word of thirdParty) weigh(word, 16)
// 32: an action of others only.
for (const word of seeingWords) weigh(word, 32)
// 64: “Personal data is information such as”: a sentence that begins with data (128) says what it is.
for (const word of ['such', 'including', 'like']) weigh(word, 64)
// 256: others may set or use them: “our partners place cookies”.
for (const word of tools) weigh(word, 256)

/** A word of data with any word of action; or what may be data with others who act, or with an action that has seldom another object. */
function isTelling(said: readonly string[], from: number, to: number): boolean {
  if (to - from < 3) return false
  let seen = 0
  for (let i = from; i < to; i++) {
    const weight = weights.get(said[i] ?? '')
    if (weight === undefined) continue
    seen |= weight & 8 && i < from + 4 ? weight | 128 : weight
    if ((seen & 272) === 272) return true
    if ((seen & 12) === 0) continue
    if ((seen & 3) !== 0 && (seen & 26) !== 0) return true
    if ((seen & 48) === 48 || (seen & 192) === 192) return true
  }
  return false
}

function firstTokens({sentences, tokens: {starts}}: Text): number[] {
  let token = 0
  return sentences.map(({start}) => {
    while ((starts[token] ?? start) < start) token++
    return token
  })
}
