import {Kind} from '../parse/tokens.js'
import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import type {Clause} from './clause.js'
import {noSpelling} from './spelling.js'

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

/** Words that begin with a capital, have small letters and are rare: what may be a name written in another way, by its lower case. */
export const capitalisedIn = remembered(({masked, spelling}: Clause): readonly (Capitalised & {readonly key: string})[] =>
  Array.from(masked.matchAll(capitalised), ({0: word, index}) => ({
    word,
    key: word.toLowerCase(),
    span: {start: index, end: index + word.length},
  })).filter(({word, key}) => /\p{Ll}/u.test(word) && (/\p{Ll}\p{Lu}/u.test(word) || spelling === noSpelling || !spelling.isCommon(key))),
)

const capitalised = /(?<![\p{L}\p{N}@./_-])\p{Lu}\p{L}{3,30}(?![\p{L}\p{N}@_]|[./]\p{L}|-\p{L})/gu
