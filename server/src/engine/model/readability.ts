import {fleschKincaid} from 'flesch-kincaid'
import {syllablesIn} from '../language/syllables.js'
import {Kind} from '../parse/tokens.js'
import {remembered} from '../text/remembered.js'
import type {Clause} from './clause.js'
import {marksIn} from './enumerations.js'
import {isEnglish} from './language.js'
import type {Policy} from './policy.js'

/** How hard a document is to read, by the length of its sentences and words. */
export interface Readability {
  /** The Flesch-Kincaid grade: years of school in the United States. */
  readonly grade: number
  /** The Flesch reading ease: 60 and more is plain English, under 30 is very hard. */
  readonly ease: number
  readonly words: number
}

interface Counts {
  readonly words: number
  readonly syllables: number
  readonly sentences: number
}

/** Fewer words tell nothing of how the whole reads. */
const fewestWords = 100

/** How an English document reads; nothing if it is too short to tell, or not in English. */
export function readabilityOf(policy: Policy): Readability | undefined {
  let [words, syllables, sentences] = [0, 0, 0]
  for (const {clause} of policy.clauses) {
    const counts = countsIn(clause)
    words += counts.words
    syllables += counts.syllables
    sentences += counts.sentences
  }
  if (words < fewestWords || sentences === 0 || !isEnglish(policy)) return undefined
  const grade = fleschKincaid({word: words, syllable: syllables, sentence: sentences})
  const ease = 206.835 - 1.015 * (words / sentences) - 84.6 * (syllables / words)
  return {grade: Math.max(0, Math.round(grade)), ease: Math.min(100, Math.max(0, Math.round(ease))), words}
}

/**
 * Prose only: no headings, cells, code, addresses and figures. The items of an enumeration count as sentences, whether they stand
 * line by line or not. Names and defined terms have two syllables at most: whoever has learned them does not read them anew.
 */
const countsIn = remembered(({kind, text, masked, tokens, sentences}: Clause): Counts => {
  if (kind === 'heading' || kind === 'cell') return nothing
  const {starts, ends, kinds, words: said} = tokens
  let [words, syllables, parts] = [0, 0, 0]
  let token = 0
  for (const sentence of sentences) {
    const marks = new Set(marksIn({masked}, sentence).map(({start}) => start))
    let part = 0
    let isFirst = true
    for (; token < starts.length && (starts[token] ?? 0) < sentence.end; token++) {
      const start = starts[token] ?? 0
      if ((marks.has(start) || said[token] === ';') && part >= fewestInPart) {
        parts++
        part = 0
      }
      if (kinds[token] !== Kind.word) continue
      const count = syllablesIn(said[token] ?? '')
      const isName = !isFirst && /\p{Lu}/u.test(text.slice(start, ends[token]))
      syllables += isName ? Math.min(2, count) : count
      words++
      part++
      isFirst = false
    }
    if (part >= fewestInPart) parts++
  }
  // “Your name” in a list is no sentence, and no prose.
  return parts === 0 ? nothing : {words, syllables, sentences: parts}
})

const nothing: Counts = {words: 0, syllables: 0, sentences: 0}
const fewestInPart = 4
