import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import type {Clause} from './clause.js'
import {clausesWithWords} from './ledger.js'
import type {PlacedClause, Policy} from './policy.js'

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

/** The same, remembered where there are any: a keystroke looks only into what has changed. */
export function foundIn(clause: Clause, words: string): readonly Span[] {
  let spans = found(clause).get(words)
  if (spans === undefined) {
    spans = occurrencesOf(clause, words)
    if (spans.length > 0) found(clause).set(words, spans)
  }
  return spans
}

const found = remembered((_: Clause): Map<string, readonly Span[]> => new Map())

/** The clauses that have words exactly so. */
export function clausesSaying(policy: Pick<Policy, 'clauses'>, words: string): readonly PlacedClause[] {
  return clausesWithWords(policy, words, has)
}

const has = (clause: Clause, words: string) => foundIn(clause, words).length > 0

/** How often a document has words exactly so. */
export function countOf(policy: Pick<Policy, 'clauses'>, words: string): number {
  let count = 0
  for (const {clause} of clausesSaying(policy, words)) count += foundIn(clause, words).length
  return count
}
