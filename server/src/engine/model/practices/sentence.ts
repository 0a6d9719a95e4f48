import {thirdParty} from '../../lexicon/actors.js'
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

/** A word of data with any word of action; or what may be data with others who act, or with an action that has seldom another object. */
function isTelling(said: readonly string[], from: number, to: number): boolean {
  let data = 0
  let action = 0
  let outside = false
  for (let i = from; i < to; i++) {
    const word = said[i] ?? ''
    if (action < 2) action = Math.max(action, actionWords.get(word) ?? 0)
    if (data < 2) data = dataNouns.has(word) ? 2 : data === 0 && (pronouns.has(word) || listedNouns.has(word)) ? 1 : data
    outside ||= thirdParty.has(word)
    if (action > 0 && data > 0 && (outside || action + data > 2)) return true
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
