import type {Clause} from './model/clause.js'
import {clauseRule, type Finding, type Meta, type Rule} from './rule.js'
import type {Edit, Span} from './text/span.js'

/** A rule that is only data: phrases, and what to write instead. */
export interface PhraseRule extends Omit<Meta, 'options'> {
  /** Each phrase, and the words that may take its place, the best first; none: no fix is offered. An empty one: the phrase may go. */
  readonly phrases: readonly (readonly [phrase: string, ...instead: string[]])[]
  /** What is wrong, about the phrase found; what to do is added. */
  readonly message: (phrase: string) => string
  /** Whether putting the first suggestion in its place can never change what the text promises. */
  readonly safe?: boolean
}

/** Phrases are found as whole words in any case, across line ends and whatever spaces, and never in code or addresses. */
export function phraseRule({phrases, message, safe = false, ...meta}: PhraseRule): Rule {
  const instead = new Map(phrases.map(([phrase, ...words]) => [phrase.toLowerCase(), words]))
  // The longest first: “in the event that” before “in the event”.
  const longest = [...instead.keys()].toSorted((a, b) => b.length - a.length)
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}’'-])(?:${longest.map(patternOf).join('|')})(?![\\p{L}\\p{N}’'-])`, 'giu')
  return clauseRule({
    ...meta,
    *check({masked}: Clause): Generator<Finding> {
      for (const {0: found, index} of masked.matchAll(pattern)) {
        const span = {start: index, end: index + found.length}
        const words = instead.get(found.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ')) ?? []
        const fixes = words.map((word, rank) => {
          if (word === '') return {title: 'Leave it out', safe: safe && rank === 0, edits: () => withoutWords(masked, span)}
          const text = likeCase(found, word)
          return {title: `Replace with “${text}”`, safe: safe && rank === 0, edits: () => [{span, text}]}
        })
        yield {span, message: `${message(found)}${adviceOf(found, words[0])}`, fixes}
      }
    },
  })
}

function adviceOf(found: string, word: string | undefined): string {
  if (word === undefined) return ''
  return word === '' ? ' Leave it out.' : ` Write “${likeCase(found, word)}”.`
}

/** Takes words out with the space behind them; the first of a sentence would leave a small letter behind, so they stay. */
function withoutWords(masked: string, {start, end}: Span): readonly Edit[] {
  const space = /^\s{1,4}(?=[\p{L}\0])/u.exec(masked.slice(end, end + 6))?.[0].length
  return space === undefined || /^\p{Lu}\p{Ll}/u.test(masked.slice(start, end)) ? [] : [{span: {start, end: end + space}, text: ''}]
}

function patternOf(phrase: string): string {
  return phrase
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll("'", "['’]")
    .replace(/ /g, '\\s{1,4}')
}

/** “Prior to” becomes “Before”. */
function likeCase(found: string, word: string): string {
  if (found.length > 1 && found === found.toUpperCase()) return word.toUpperCase()
  return /^\p{Lu}/u.test(found) ? word.charAt(0).toUpperCase() + word.slice(1) : word
}
