import type {Span} from '../text/span.js'
import type {Clause} from './clause.js'

const letter = /[\p{L}\p{N}]/u

/** Where a clause has words exactly so, singular or plural: the span is that of the words as given. */
export function occurrencesOf({masked}: Pick<Clause, 'masked'>, words: string): readonly Span[] {
  const found: Span[] = []
  for (let start = masked.indexOf(words); start >= 0; start = masked.indexOf(words, start + words.length)) {
    const end = start + words.length
    if (letter.test(masked.charAt(start - 1))) continue
    if (letter.test(masked.charAt(end)) && !/^e?s(?![\p{L}\p{N}])/u.test(masked.slice(end, end + 3))) continue
    found.push({start, end})
  }
  return found
}
