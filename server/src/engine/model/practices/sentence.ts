import {dataNouns, listedNouns} from '../../lexicon/data.js'
import {words} from '../../lexicon/words.js'
import {remembered} from '../../text/remembered.js'
import type {Span} from '../../text/span.js'
import type {Text} from '../clause.js'
import {readPhrases, type Sentence} from './phrases.js'
import {actionWords, tagVerbs} from './tags.js'
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
}

export const sentencesOf = remembered((text: Text): Sentences => readAll(text))

function readAll(text: Text): Sentences {
  const spans = text.sentences
  const read: Sentence[] = []
  let firsts: readonly number[] | undefined
  return {
    count: spans.length,
    spanAt: (index) => spans[index] ?? {start: 0, end: 0},
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

/** What stands for data said before. */
const pronouns = words('it them this these those that')
const other = words('list lists materials assets content')

function telling({tokens}: Text, firsts: readonly number[]): number[] {
  const {words: said, starts} = tokens
  const found: number[] = []
  for (let index = 0; index < firsts.length; index++) {
    const end = firsts[index + 1] ?? starts.length
    let acts = false
    let speaks = false
    for (let i = firsts[index] ?? 0; i < end && !(acts && speaks); i++) {
      const word = said[i] ?? ''
      acts ||= actionWords.has(word)
      speaks ||= dataNouns.has(word) || listedNouns.has(word) || pronouns.has(word) || other.has(word)
    }
    if (acts && speaks) found.push(index)
  }
  return found
}

function firstTokens({sentences, tokens: {starts}}: Text): number[] {
  let token = 0
  return sentences.map(({start}) => {
    while ((starts[token] ?? start) < start) token++
    return token
  })
}
