import {remembered} from '../text/remembered.js'
import {overlaps, type Span} from '../text/span.js'
import type {Clause} from './clause.js'
import type {Definition} from './definitions.js'
import {singularOf} from './known.js'
import type {Placed, Policy} from './policy.js'

/** A defined term in letters of another case than it is defined in. */
export interface Drift {
  /** As defined. */
  readonly term: string
  readonly span: Span
  /** How it should be written here, in the number it has here. */
  readonly right: string
  /** `mixed`: “Order form”; `small`: “order form”, or “Order form” where a sentence begins. */
  readonly kind: 'mixed' | 'small'
}

/** Terms of two words or more in Title Case, by their first two words in small letters, the last of a term in singular. */
interface Vocabulary {
  readonly firsts: ReadonlySet<string>
  readonly byStart: ReadonlyMap<string, readonly Entry[]>
}

interface Entry {
  readonly term: string
  /** In small letters, the last one in singular. */
  readonly words: readonly string[]
}

const drifts = new WeakMap<Policy, readonly Placed<Drift>[]>()

/** Every place where a document writes a term of two words or more in another case. */
export function driftsIn(policy: Policy): readonly Placed<Drift>[] {
  let found = drifts.get(policy)
  if (!found) {
    const vocabulary = vocabularyOf(policy.definitions)
    found =
      vocabulary.byStart.size === 0 ? [] : policy.clauses.flatMap((at) => driftsInClause(at.clause, vocabulary).map((fact) => ({fact, at})))
    drifts.set(policy, found)
  }
  return found
}

const lastIn = remembered((_: Clause): {vocabulary?: Vocabulary; drifts: readonly Drift[]} => ({drifts: []}))

/** Clauses outlive the policy they stand in, so after a keystroke only the changed ones are read. */
function driftsInClause(clause: Clause, vocabulary: Vocabulary): readonly Drift[] {
  const last = lastIn(clause)
  if (last.vocabulary !== vocabulary) {
    last.vocabulary = vocabulary
    last.drifts = [...findDrifts(clause, vocabulary)]
  }
  return last.drifts
}

function* findDrifts({masked, tokens, sentences, definitions}: Clause, {firsts, byStart}: Vocabulary): Generator<Drift> {
  const {starts, ends, words} = tokens
  for (let index = 0; index < words.length; index++) {
    const first = words[index] ?? ''
    if (!firsts.has(first)) continue
    const second = words[index + 1] ?? ''
    const starting = byStart.get(`${first} ${second}`) ?? byStart.get(`${first} ${singularOf(second.replace(/['’]s?$/, ''))}`) ?? []
    for (const {term, words: wanted} of starting) {
      const last = index + wanted.length - 1
      if (!isSame(words, index, wanted)) continue
      const span = {start: starts[index] ?? 0, end: ends[last] ?? 0}
      const written = masked.slice(span.start, span.end).replace(/['’]s?$/, '')
      const kind = kindOf(written, term, sentences, span.start)
      if (kind && !isExempt(masked, definitions, span)) {
        yield {term, span: {start: span.start, end: span.start + written.length}, right: rightFor(written, term), kind}
      }
      index = last
      break
    }
  }
}

function isSame(words: readonly string[], from: number, wanted: readonly string[]): boolean {
  return wanted.every((word, offset) => {
    const own = words[from + offset] ?? ''
    return own === word || (offset === wanted.length - 1 && singularOf(own.replace(/['’]s?$/, '')) === word)
  })
}

function kindOf(written: string, term: string, sentences: readonly Span[], start: number): Drift['kind'] | undefined {
  const [mine, its] = [written, term].map((text) => text.split(/[\s‑-]+/))
  const isRight = (its ?? []).every((word, index) => word.charAt(0) === mine?.[index]?.charAt(0))
  if (isRight || !/\p{Ll}/u.test(written)) return undefined
  const opens = sentences.some((it) => it.start === start)
  return /\p{Lu}/u.test(opens ? written.slice(written.search(/\s|$/)) : written) ? 'mixed' : 'small'
}

/** In quotes, in what is said of itself, or part of a longer word or title. */
function isExempt(text: string, definitions: readonly Definition[], span: Span): boolean {
  if (definitions.some((it) => overlaps(it.span, span) || overlaps(it.meaning, span))) return true
  return (
    /["“‘(]$/.test(text.slice(Math.max(0, span.start - 1), span.start)) ||
    /^["”]|^ (?:button|page|tab)\b/.test(text.slice(span.end, span.end + 8))
  )
}

/** The term in the number of what is written. */
function rightFor(written: string, term: string): string {
  if (written.toLowerCase() === term.toLowerCase()) return term
  const last = written.slice(written.search(/[^\s‑-]+$/))
  return term.replace(/[^\s‑-]+$/, last.charAt(0).toUpperCase() + last.slice(1))
}

const vocabularies = new WeakMap<Clause, {readonly key: string; readonly vocabulary: Vocabulary}>()

/** The same object as long as the same terms are defined. */
function vocabularyOf(definitions: readonly Placed<Definition>[]): Vocabulary {
  const terms = [...new Set(definitions.filter(({fact}) => !fact.local && titled.test(fact.term)).map(({fact}) => fact.term))]
  const holder = definitions[0]?.at.clause
  const key = definitions.map(({fact}) => fact.term).join('\n')
  const last = holder && vocabularies.get(holder)
  if (last?.key === key) return last.vocabulary
  const exact = new Set(definitions.map(({fact}) => fact.term))
  const byStart = new Map<string, Entry[]>()
  for (const term of terms.toSorted((a, b) => b.length - a.length)) {
    // Whoever defines both “Order Form” and “order form” means both.
    if (exact.has(term.toLowerCase())) continue
    const words = term.toLowerCase().split(/\s+/)
    words[words.length - 1] = singularOf(words.at(-1) ?? '')
    const start = words.slice(0, 2).join(' ')
    const others = byStart.get(start)
    if (others) others.push({term, words})
    else byStart.set(start, [{term, words}])
  }
  const vocabulary = {byStart, firsts: new Set(Array.from(byStart.keys(), (start) => start.split(' ', 1)[0] ?? ''))}
  if (holder) vocabularies.set(holder, {key, vocabulary})
  return vocabulary
}

/** Two words or more, each with a capital, but for small ones between. */
const titled =
  /^\p{Lu}\p{Ll}[\p{L}’'-]*(?: (?:of|and|or|for|to|the|in))*(?: \p{Lu}[\p{L}’'-]*(?: (?:of|and|or|for|to|the|in))*)*(?: \p{Lu}\p{Ll}[\p{L}’'-]*)$/u
