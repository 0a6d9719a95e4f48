import {Kind} from '../parse/tokens.js'
import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import type {Clause} from './clause.js'

/** A word with a capital, as it stands in a text. */
export interface Capitalised {
  readonly word: string
  readonly span: Span
}

/** A capital inside, as only names have it: `WebEx`, `iPhone`. */
const inner = /^\p{L}{0,20}\p{Ll}\p{Lu}[\p{L}\p{N}]*$/u

/** Names told by a capital inside them. */
export const brandsIn = remembered(({masked, tokens: {starts, ends, kinds}}: Clause): readonly Capitalised[] => {
  if (!/\p{Ll}\p{Lu}/u.test(masked)) return []
  const found: Capitalised[] = []
  for (const [index, kind] of kinds.entries()) {
    if (kind !== Kind.word) continue
    const span = {start: starts[index] ?? 0, end: ends[index] ?? 0}
    const word = masked.slice(span.start, span.end).replace(/[’']s?$/, '')
    if (inner.test(word) && word.length > 3) found.push({word, span: {start: span.start, end: span.start + word.length}})
  }
  return found
})

/** All words that begin with a capital and have small letters: what may be a name written in another way. */
export const capitalisedIn = remembered(({masked}: Clause): readonly Capitalised[] =>
  Array.from(masked.matchAll(/(?<![\p{L}\p{N}@./_-])\p{Lu}\p{L}{3,30}(?![\p{L}\p{N}@_]|[./]\p{L}|-\p{L})/gu), ({0: word, index}) => ({
    word,
    span: {start: index, end: index + word.length},
  })).filter(({word}) => /\p{Ll}/u.test(word)),
)
