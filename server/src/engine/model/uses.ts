import {remembered} from '../text/remembered.js'
import {overlaps, type Span} from '../text/span.js'
import type {Clause} from './clause.js'
import type {Definition} from './definitions.js'
import type {Placed, Policy} from './policy.js'

/** Every place where one document uses a term it defines, by the term as defined. */
type Uses = ReadonlyMap<string, readonly Placed<Span>[]>

const usesRead = new WeakMap<Policy, Uses>()

/**
 * Where a document uses a defined term: in its case if it is defined with capitals, in singular and
 * plural, with or without a possessive; “your” uses “you”. The definitions themselves are no uses.
 * A term defined twice has the same uses from either definition.
 */
export function usesOf(policy: Policy, {term}: Definition): readonly Placed<Span>[] {
  return usesIn(policy).get(term) ?? []
}

/** The use that stands at an offset of the source, and the definition it falls under: the last before it, else the first. */
export function useAt(policy: Policy, offset: number): {readonly use: Placed<Span>; readonly definition: Placed<Definition>} | undefined {
  for (const [term, uses] of usesIn(policy)) {
    for (const use of uses) {
      const {span} = use.at.block
      if (offset < span.start || offset > span.end) continue
      const {start, end} = use.at.toSource(use.fact)
      if (offset < start || offset > end) continue
      const definitions = policy.definitions.filter(({fact}) => fact.term === term)
      const before = definitions.findLast((it) => it.at.index < use.at.index || (it.at === use.at && it.fact.span.start < use.fact.start))
      const definition = before ?? definitions[0]
      return definition && {use, definition}
    }
  }
  return undefined
}

function usesIn(policy: Policy): Uses {
  let uses = usesRead.get(policy)
  if (!uses) {
    uses = policy.definitions.length === 0 ? new Map() : findUses(policy)
    usesRead.set(policy, uses)
  }
  return uses
}

/** How defined terms may be written. */
interface Vocabulary {
  /** From a term as it may be written, white space as one space, to the term as defined. */
  readonly terms: ReadonlyMap<string, string>
  /** How many words the terms have that begin with a word, most first. */
  readonly lengths: ReadonlyMap<string, readonly number[]>
}

const word = /[\p{L}\p{M}\p{N}]+/gu

/** One pass over the words for all terms together; where several begin, the longest wins. */
function findUses(policy: Policy): Uses {
  const vocabulary = vocabularyOf(policy.definitions)
  const uses = new Map<string, Placed<Span>[]>()
  for (const at of policy.clauses) {
    for (const {term, span} of usesInClause(at.clause, vocabulary)) {
      const list = uses.get(term)
      if (list) list.push({fact: span, at})
      else uses.set(term, [{fact: span, at}])
    }
  }
  return uses
}

interface Use {
  readonly term: string
  readonly span: Span
}

/** The uses found last, with the vocabulary they were looked for with. */
const lastIn = remembered((_: Clause): {vocabulary?: Vocabulary; uses: readonly Use[]} => ({uses: []}))

/** Clauses outlive the policy they stand in, so after a keystroke only the changed ones are read. */
function usesInClause(clause: Clause, vocabulary: Vocabulary): readonly Use[] {
  const last = lastIn(clause)
  if (last.vocabulary !== vocabulary) {
    last.vocabulary = vocabulary
    last.uses = [...findTerms(clause, vocabulary)]
  }
  return last.uses
}

function* findTerms({masked, definitions}: Clause, {terms, lengths}: Vocabulary): Generator<Use> {
  const words: Span[] = Array.from(masked.matchAll(word), ({index, 0: {length}}) => ({start: index, end: index + length}))
  let next = 0
  for (let index = 0; index < words.length; index++) {
    const first = words[index]
    if (!first) continue
    while ((definitions[next]?.span.end ?? masked.length) <= first.start && next < definitions.length) next++
    const defined = definitions[next]?.span
    for (const length of lengths.get(masked.slice(first.start, first.end)) ?? []) {
      const last = words[index + length - 1]
      if (!last) continue
      const span = {start: first.start, end: last.end}
      const term = terms.get(normal(masked.slice(span.start, span.end)))
      if (term === undefined) continue
      index += length - 1
      if (!(defined && overlaps(defined, span)) && !isBlank(masked, span) && !isStatute(masked, span)) yield {term, span}
      break
    }
  }
}

function normal(text: string): string {
  return /[^\S ]|\s\s/.test(text) ? text.replaceAll(/\s+/g, ' ') : text
}

/** “[Company Name]” is to be filled in. */
function isBlank(text: string, {start, end}: Span): boolean {
  const from = Math.max(0, start - 60)
  const open = text.slice(from, start).lastIndexOf('[')
  return open >= 0 && !text.slice(from + open, start).includes(']') && text.slice(end, end + 60).includes(']')
}

/** “the Exchange Act of 1934” is the statute by its full name, not by the defined one. */
function isStatute(text: string, {end}: Span): boolean {
  return /^ of \d{4}\b/.test(text.slice(end, end + 10))
}

const vocabularies = new WeakMap<Clause, {readonly key: string; readonly vocabulary: Vocabulary}>()

/** The same object as long as the same terms are defined. */
function vocabularyOf(definitions: readonly Placed<Definition>[]): Vocabulary {
  const holder = definitions[0]?.at.clause
  const key = definitions.map(({fact}) => fact.term).join('\n')
  const last = holder && vocabularies.get(holder)
  if (last?.key === key) return last.vocabulary
  const vocabulary = readVocabulary(definitions)
  if (holder) vocabularies.set(holder, {key, vocabulary})
  return vocabulary
}

function readVocabulary(definitions: readonly Placed<Definition>[]): Vocabulary {
  const terms = new Map<string, string>()
  const all = [...new Set(definitions.map(({fact}) => fact.term))]
  // Whatever is defined is itself; only then may it be the plural of another.
  for (const term of all) terms.set(normal(term), term)
  for (const term of all) for (const form of formsOf(normal(term))) if (!terms.has(form)) terms.set(form, term)
  const lengths = new Map<string, Set<number>>()
  for (const form of terms.keys()) {
    const [first, ...rest] = form.match(word) ?? []
    if (first === undefined) continue
    const known = lengths.get(first)
    if (known) known.add(rest.length + 1)
    else lengths.set(first, new Set([rest.length + 1]))
  }
  return {terms, lengths: new Map(Array.from(lengths, ([first, known]) => [first, [...known].toSorted((a, b) => b - a)]))}
}

const pronouns: Readonly<Record<string, readonly string[]>> = {
  you: ['you', 'your', 'yours', 'yourself', 'yourselves'],
  we: ['we', 'us', 'our', 'ours', 'ourselves'],
  i: ['I', 'me', 'my', 'mine', 'myself'],
}
const families = new Set(Object.values(pronouns).flat())

/** Whether a term is a word such as “we” or “your”. */
export function isPronoun(term: string): boolean {
  return families.has(term.toLowerCase()) || term === 'I'
}

/** All the ways to write a term but its own. */
function* formsOf(term: string): Generator<string> {
  const family = pronouns[term.toLowerCase()]
  const cased = family && /^\p{Lu}/u.test(term) ? family.map(capital) : family
  for (const form of cased ?? numbersOf(term)) {
    yield form
    // A term in lower case still opens sentences.
    if (!/\p{Lu}/u.test(term)) yield capital(form)
  }
}

function* numbersOf(term: string): Generator<string> {
  yield term
  if (/[^aeiou]y$/.test(term)) yield `${term.slice(0, -1)}ies`
  else if (/(?:[sxz]|ch|sh)$/.test(term)) yield `${term}es`
  else yield `${term}s`
  if (/ies$/.test(term)) yield `${term.slice(0, -3)}y`
  else if (/(?:[sxz]|ch|sh)es$/.test(term)) yield term.slice(0, -2)
  if (/[^s]s$/.test(term)) yield term.slice(0, -1)
}

function capital(form: string): string {
  return form.charAt(0).toUpperCase() + form.slice(1)
}
