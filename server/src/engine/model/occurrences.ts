import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import type {Clause} from './clause.js'
import type {Policy} from './policy.js'

const letter = /[\p{L}\p{N}]/u

/** One space for another, and for line ends. */
const spaced = remembered(({masked}: Clause): string => (/[^\S ]/.test(masked) ? masked.replaceAll(/\s/g, ' ') : masked))

/** Where a clause has words exactly so, singular or plural: the span is that of the words as given. */
function occurrencesOf(clause: Clause, words: string): readonly Span[] {
  const masked = spaced(clause)
  const found: Span[] = []
  for (let start = masked.indexOf(words); start >= 0; start = masked.indexOf(words, start + words.length)) {
    const end = start + words.length
    if (letter.test(masked.charAt(start - 1))) continue
    if (letter.test(masked.charAt(end)) && !/^(?:e?s|E?S)(?![\p{L}\p{N}])/u.test(masked.slice(end, end + 3))) continue
    found.push({start, end})
  }
  return found
}

/** The same, remembered: a keystroke looks only into what has changed. */
export function foundIn(clause: Clause, words: string): readonly Span[] {
  const known = found(clause)
  let spans = known.get(words)
  if (spans === undefined) {
    spans = occurrencesOf(clause, words)
    known.set(words, spans.length === 0 ? none : spans)
  }
  return spans
}

const none: readonly Span[] = []
const found = remembered((_: Clause): Map<string, readonly Span[]> => new Map())

/** How often a document has words exactly so. */
export function countOf({clauses}: Policy, words: string): number {
  let count = 0
  for (const {clause} of clauses) count += foundIn(clause, words).length
  return count
}
