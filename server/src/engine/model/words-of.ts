import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import type {Clause} from './clause.js'
import type {Policy} from './policy.js'

const letter = /[\p{L}\p{N}]/u

/** Where a clause has words exactly so, singular or plural: the span is that of the words as given. */
export function occurrencesOf({masked}: Pick<Clause, 'masked'>, words: string): readonly Span[] {
  const found: Span[] = []
  for (let start = masked.indexOf(words); start >= 0; start = masked.indexOf(words, start + words.length)) {
    const end = start + words.length
    if (letter.test(masked.charAt(start - 1))) continue
    if (letter.test(masked.charAt(end)) && !/^(?:e?s|E?S)(?![\p{L}\p{N}])/u.test(masked.slice(end, end + 3))) continue
    found.push({start, end})
  }
  return found
}

/** How often a document has words exactly so. Counted clause by clause, so that a keystroke counts only what has changed. */
export function countOf({clauses}: Policy, words: string): number {
  let count = 0
  for (const {clause} of clauses) {
    const known = counts(clause)
    let own = known.get(words)
    if (own === undefined) {
      own = occurrencesOf(clause, words).length
      known.set(words, own)
    }
    count += own
  }
  return count
}

const counts = remembered((_: Clause): Map<string, number> => new Map())
