import {remembered} from '../../text/remembered.js'
import type {Span} from '../../text/span.js'
import type {Text} from '../clause.js'
import {readPhrases, type Sentence} from './phrases.js'
import {tagVerbs} from './tags.js'
import {readWords} from './words.js'

/** How far a phrase may reach, in words. With it every scan is short, and time linear whatever the text. */
export const reach = 120

/** The sentences of one text, each read when first asked for. */
export interface Sentences {
  readonly count: number
  /** The indices of those that hold one of the words, in order. */
  having(trigger: RegExp): readonly number[]
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

function firstTokens({sentences, tokens: {starts}}: Text): number[] {
  let token = 0
  return sentences.map(({start}) => {
    while ((starts[token] ?? start) < start) token++
    return token
  })
}
