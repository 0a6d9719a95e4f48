import type {Clause} from './model/clause.js'
import {clauseRule, type Finding, type Meta, type Rule} from './rule.js'

/** A rule that is only data: phrases, and what to write instead. */
export interface PhraseRule extends Omit<Meta, 'options'> {
  /** Each phrase, and the words that may take its place, the best first; none: no fix is offered. */
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
          const text = likeCase(found, word)
          return {title: `Replace with “${text}”`, safe: safe && rank === 0, edits: () => [{span, text}]}
        })
        yield {span, message: `${message(found)}${words[0] === undefined ? '' : ` Write “${likeCase(found, words[0])}”.`}`, fixes}
      }
    },
  })
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
