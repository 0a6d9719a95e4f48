import type {Span} from '../text/span.js'
import type {Text} from './clause.js'

/** “Personal Data” means …; the “Service”. */
export interface Definition {
  /** As defined, without quotation marks and article: `Personal Data`. */
  readonly term: string
  /** The term itself, without its quotation marks. */
  readonly span: Span
  /** What it is said to mean: the words after “means”, or the words before a parenthesis. */
  readonly meaning: Span
}

export function* readDefinitions({text}: Text): Generator<Definition> {
  for (const match of text.matchAll(/[“"](?<term>[^”"]{1,80})[”"] (?:means|refers to)\b/gu)) {
    const term = match.groups?.['term'] ?? ''
    const start = match.index + 1
    yield {term, span: {start, end: start + term.length}, meaning: {start: match.index + match[0].length, end: text.length}}
  }
}
