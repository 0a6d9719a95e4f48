import {functionWords} from '../lexicon/function-words.js'
import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import type {Clause} from './clause.js'
import type {Definition} from './definitions.js'
import {singularOf, termKey} from './known.js'
import type {Placed} from './policy.js'

/** Whether two definitions of one term plainly say different things. Both must close what the term covers. */
export function differ(one: Placed<Definition>, other: Placed<Definition>): boolean {
  if (one.fact.kind !== 'means' || other.fact.kind !== 'means') return false
  return meaningsDiffer(meaningOf(one), meaningOf(other))
}

/** Whether two closed meanings of one term plainly say different things. */
export function meaningsDiffer(a: string, b: string): boolean {
  const [list, otherList] = [namesIn(a), namesIn(b)]
  if (list.length > 1 && otherList.length > 1) return listsDiffer(list, otherList)
  return textsDiffer(a, b)
}

export function meaningOf({fact, at}: Placed<Definition>): string {
  return at.clause.masked.slice(fact.meaning.start, fact.meaning.end)
}

/** As few words do not tell whether two texts speak of the same. */
const fewest = 3
/** Two texts that share more of their words restate each other; the rest is left to the reader. */
const hardly = 0.2
const mostly = 0.6

function textsDiffer(a: string, b: string): boolean {
  const [mine, its] = [contentOf(a), contentOf(b)]
  if (Math.min(mine.size, its.size) < fewest) return false
  let shared = 0
  for (const word of mine) if (its.has(word)) shared++
  const share = shared / Math.min(mine.size, its.size)
  // “a period of 12 months”, “a period of 24 months”
  if (share >= mostly) return Math.min(mine.size, its.size) / Math.max(mine.size, its.size) > 0.7 && numbersDiffer(a, b)
  return share < hardly
}

function contentOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’-]\p{L}+)*/gu) ?? []
  return new Set(words.filter((word) => word.length > 2 && !functionWords.has(word)).map(singularOf))
}

function numbersDiffer(a: string, b: string): boolean {
  const [mine, its] = [a, b].map((text) => [...new Set(text.match(/\d+(?:[.,]\d+)*/g) ?? [])].toSorted().join(' '))
  return mine !== '' && its !== '' && mine !== its
}

/** Each names something the other does not. */
export function listsDiffer(a: readonly string[], b: readonly string[]): boolean {
  const [mine, its] = [new Set(a.map(termKey)), new Set(b.map(termKey))]
  return a.some((name) => !its.has(termKey(name))) && b.some((name) => !mine.has(termKey(name)))
}

const name = String.raw`\p{Lu}[\p{L}\p{N}’'-]{0,40}(?: (?:of |for )?\p{Lu}[\p{L}\p{N}’'-]{0,40}){0,5}`
const listed = new RegExp(
  `^(?:(?:the|either|both|each of|any of|all of|one of) )?(${name})((?:(?:,| and| or|, and|, or|;) (?:the )?${name}){1,11})(?=[.,;]|$)`,
  'u',
)

/** The names a text begins by listing: “Harbour Chat, Harbour Calls or Harbour Mail”; nothing if it describes or goes on. */
export function namesIn(text: string): readonly string[] {
  const match = listed.exec(text.trim())
  if (!match) return []
  return [match[1] ?? '', ...(match[2] ?? '').split(/(?:,|;| and\b| or\b)\s*(?:(?:and|or) )?(?:the )?/)]
    .map((it) => it.trim())
    .filter((it) => it !== '')
}

/** “The Harbour Services consist of Harbour Chat and Harbour Mail”: what a term covers, said without defining it. */
export interface Composition {
  readonly subject: string
  readonly span: Span
  readonly names: readonly string[]
}

const composition = new RegExp(
  `(?:^|[.:;] )(?:(?:The|Our|Your) )?(?<subject>${name}) (?:consists? (?:only )?of|comprises?|(?:is|are) (?:comprised|composed|made up) of) (?<list>[^\\n]{3,400})`,
  'gu',
)

export const compositionsIn = remembered(({masked}: Clause): readonly Composition[] => {
  if (!/\b(?:consists?|compris|composed|made up)/.test(masked)) return []
  const found: Composition[] = []
  for (const {0: whole, index, groups} of masked.matchAll(composition)) {
    const {subject = '', list = ''} = groups ?? {}
    const names = namesIn(list)
    const start = index + whole.indexOf(subject)
    if (names.length > 1) found.push({subject, span: {start, end: start + subject.length}, names})
  }
  return found
})
