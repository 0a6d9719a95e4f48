import {remembered} from '../text/remembered.js'
import {overlaps, type Span} from '../text/span.js'
import type {Clause} from './clause.js'
import type {Definition} from './definitions.js'
import {indicesWith} from './ledger.js'
import type {Placed, PlacedClause, PlacedDefinition, Policy} from './policy.js'
import {definitionFor} from './scope.js'
import {type Inherited, meaningOf} from './workspace.js'

/**
 * Where a document uses a term that holds in it: in its case if it is defined with capitals, in singular and plural, with
 * or without a possessive or a hyphen; “your” uses “you”. The definitions themselves are no uses. A term defined twice has
 * the same uses from either definition.
 */
export function usesOf(policy: Policy, {term}: Pick<Definition, 'term'>): readonly Placed<Span>[] {
  return usesWritten(policy, term, false)
}

/** Whether there is any such use. */
export function isUsed(policy: Policy, {term}: Pick<Definition, 'term'>): boolean {
  if (policy.definitions.length + policy.inherited.length === 0) return false
  const vocabulary = vocabularyOf(policy)
  return indicesWith(policy, term, vocabulary, termsUsed).some((index) => {
    const at = policy.clauses[index] as PlacedClause
    return at.clause.entries.length === 0 || usesInPlace(policy, at, vocabulary).some((it) => it.term === term && !it.variant)
  })
}

/** Where a document writes a term of several words in another case: “personal data” for “Personal Data”. */
export function variantsOf(policy: Policy, {term}: Pick<Definition, 'term'>): readonly Placed<Span>[] {
  return usesWritten(policy, term, true)
}

/** A use of a term, and what the term is defined by: a definition of the document, or one it has inherited. */
export interface TermUse {
  readonly term: string
  readonly use: Placed<Span>
  /** Whether it is written in another case. */
  readonly variant: boolean
  readonly definition: PlacedDefinition | undefined
  readonly inherited: Inherited | undefined
}

/** The use that stands at an offset of the source. */
export function useAt(policy: Policy, offset: number): TermUse | undefined {
  const at = clauseAt(policy, offset)
  if (!at) return undefined
  for (const {term, span, variant} of usesInPlace(policy, at, vocabularyOf(policy))) {
    const {start, end} = at.toSource(span)
    if (offset < start || offset > end) continue
    const use = {fact: span, at}
    const definition = definitionFor(policy, term, use)
    const inherited = definition ? undefined : policy.inherited.find((it) => it.term === term)
    if (definition || inherited) return {term, use, variant, definition, inherited}
  }
  return undefined
}

/** The terms that a clause uses, each once, with what they mean there. */
export function* termsIn(policy: Policy, at: PlacedClause): Generator<{readonly term: string; readonly meaning: string}> {
  const seen = new Set<string>()
  for (const {term, span} of usesInPlace(policy, at, vocabularyOf(policy))) {
    if (seen.has(term) || isPronoun(term)) continue
    seen.add(term)
    const definition = definitionFor(policy, term, {fact: span, at})
    const meaning = definition ? meaningOf(definition) : policy.inherited.find((it) => it.term === term)?.meaning
    if (meaning !== undefined) yield {term, meaning}
  }
}

/** The clause an offset of the source stands in, or at the end of. */
export function clauseAt({clauses}: Pick<Policy, 'clauses'>, offset: number): PlacedClause | undefined {
  let low = 0
  let high = clauses.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((clauses[middle]?.block.span.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  const at = clauses[low]
  return at && at.block.span.start <= offset && offset <= at.block.span.end ? at : undefined
}

function usesWritten(policy: Policy, term: string, variant: boolean): readonly Placed<Span>[] {
  const uses: Placed<Span>[] = []
  if (policy.definitions.length + policy.inherited.length === 0) return uses
  const vocabulary = vocabularyOf(policy)
  for (const index of indicesWith(policy, variant ? inOtherCase(term) : term, vocabulary, termsUsed)) {
    const at = policy.clauses[index]
    if (!at) continue
    for (const use of usesInPlace(policy, at, vocabulary)) {
      if (use.term === term && use.variant === variant) uses.push({fact: use.span, at})
    }
  }
  return uses
}

/** What a clause uses, whatever stands around it. */
function termsUsed(clause: Clause, vocabulary: Vocabulary): ReadonlySet<string> {
  return lastUses(clause, vocabulary).terms
}

const inOtherCase = (term: string) => `\0${term}`

/** How terms may be written. */
interface Vocabulary {
  /** From a term as it may be written, white space and hyphens as one space, to the term as defined. */
  readonly terms: ReadonlyMap<string, string>
  /** The same for terms of several words with capitals, in lower case. */
  readonly uncased: ReadonlyMap<string, string>
  /** How many words the terms have that begin with a word (in lower case), most first. */
  readonly lengths: ReadonlyMap<string, readonly number[]>
}

const word = /[\p{L}\p{M}\p{N}]+/gu

interface Use {
  readonly term: string
  readonly span: Span
  readonly variant: boolean
}

/** The uses in a clause where it stands: in a glossary the name of an entry is no use. */
function usesInPlace(policy: Policy, at: PlacedClause, vocabulary: Vocabulary): readonly Use[] {
  const {uses} = lastUses(at.clause, vocabulary)
  if (at.clause.entries.length === 0 || uses.length === 0) return uses
  const entries = entriesIn(policy).get(at.index)
  return entries ? uses.filter(({span}) => !entries.some((it) => overlaps(it, span))) : uses
}

const entriesRead = new WeakMap<Policy, ReadonlyMap<number, readonly Span[]>>()

/** Where the names of glossary entries stand, by the index of their clause. */
function entriesIn(policy: Policy): ReadonlyMap<number, readonly Span[]> {
  let entries = entriesRead.get(policy)
  if (!entries) {
    const found = new Map<number, Span[]>()
    for (const {fact, at} of policy.definitions) {
      if (!at.clause.entries.includes(fact)) continue
      const spans = found.get(at.index)
      if (spans) spans.push(fact.span)
      else found.set(at.index, [fact.span])
    }
    entries = found
    entriesRead.set(policy, entries)
  }
  return entries
}

/** The uses found last, with the vocabulary they were looked for with. */
const lastIn = remembered((_: Clause): Last => ({uses: [], terms: new Set()}))

interface Last {
  vocabulary?: Vocabulary
  uses: readonly Use[]
  terms: ReadonlySet<string>
}

/** Clauses outlive the policy they stand in, so after a keystroke only the changed ones are read. */
function lastUses(clause: Clause, vocabulary: Vocabulary): Last {
  const last = lastIn(clause)
  if (last.vocabulary !== vocabulary) {
    last.vocabulary = vocabulary
    last.uses = [...findTerms(clause, vocabulary)]
    last.terms = new Set(last.uses.map(({term, variant}) => (variant ? inOtherCase(term) : term)))
  }
  return last
}

/** One pass over the words for all terms together; where several begin, the longest wins. */
function* findTerms({masked, definitions}: Clause, {terms, uncased, lengths}: Vocabulary): Generator<Use> {
  const words: Span[] = Array.from(masked.matchAll(word), ({index, 0: {length}}) => ({start: index, end: index + length}))
  let next = 0
  for (let index = 0; index < words.length; index++) {
    const first = words[index]
    if (!first) continue
    while ((definitions[next]?.span.end ?? masked.length) <= first.start && next < definitions.length) next++
    const defined = definitions[next]?.span
    for (const length of lengths.get(masked.slice(first.start, first.end).toLowerCase()) ?? []) {
      const last = words[index + length - 1]
      if (!last) continue
      const span = {start: first.start, end: last.end}
      const written = normal(masked.slice(span.start, span.end))
      const exact = terms.get(written)
      const term = exact ?? uncased.get(written.toLowerCase())
      if (term === undefined) continue
      index += length - 1
      const isDefined = defined && overlaps(defined, span)
      if (!isDefined && !isBlank(masked, span) && !isStatute(masked, span)) {
        yield {term, span, variant: exact === undefined && written !== written.toUpperCase()}
      }
      break
    }
  }
}

function normal(text: string): string {
  return /[^\S ]|\s\s|[-‑]/.test(text) ? text.replaceAll(/[\s‑-]+/g, ' ') : text
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

type Known = Pick<Definition, 'term'> & Partial<Pick<Definition, 'anyCase'>>

const vocabularies = new WeakMap<Clause, {readonly known: readonly Known[]; readonly vocabulary: Vocabulary}>()

const vocabulariesOf = new WeakMap<Policy, Vocabulary>()

function vocabularyOf(policy: Policy): Vocabulary {
  let vocabulary = vocabulariesOf.get(policy)
  if (!vocabulary) {
    vocabulary = lastVocabulary(policy)
    vocabulariesOf.set(policy, vocabulary)
  }
  return vocabulary
}

/** The same object as long as the same terms hold. */
function lastVocabulary({definitions, inherited, clauses}: Policy): Vocabulary {
  const holder = (definitions[0]?.at ?? clauses[0])?.clause
  const known: readonly Known[] = [...definitions.map(({fact}) => fact), ...inherited]
  const last = holder && vocabularies.get(holder)
  if (last?.known.length === known.length && known.every((it, index) => isSame(it, last.known[index]))) return last.vocabulary
  const vocabulary = readVocabulary(known)
  if (holder) vocabularies.set(holder, {known, vocabulary})
  return vocabulary
}

function isSame(one: Known, other: Known | undefined): boolean {
  return one === other || (one.term === other?.term && one.anyCase === other.anyCase)
}

function readVocabulary(known: readonly Known[]): Vocabulary {
  const terms = new Map<string, string>()
  const uncased = new Map<string, string>()
  const all = [...new Map(known.map((it) => [it.term, it])).values()]
  // Whatever is defined is itself; only then may it be the plural of another.
  for (const {term} of all) terms.set(normal(term), term)
  for (const {term, anyCase} of all) {
    const isName = /\p{Lu}/u.test(term) && /[\s-]/.test(term)
    for (const form of formsOf(normal(term))) {
      if (!terms.has(form)) terms.set(form, term)
      const lower = form.toLowerCase()
      if ((anyCase || isSentenceCase.test(term)) && !terms.has(lower)) terms.set(lower, term)
      if (isName && !uncased.has(lower)) uncased.set(lower, term)
      // “THE SERVICE IS PROVIDED AS IS.”
      const shouted = form.toUpperCase()
      if (/\p{Lu}\p{Ll}{2}/u.test(form) && !terms.has(shouted)) terms.set(shouted, term)
    }
  }
  const lengths = new Map<string, Set<number>>()
  for (const form of [...terms.keys(), ...uncased.keys()]) {
    const [first, ...rest] = form.match(word) ?? []
    if (first === undefined) continue
    const key = first.toLowerCase()
    const counts = lengths.get(key)
    if (counts) counts.add(rest.length + 1)
    else lengths.set(key, new Set([rest.length + 1]))
  }
  return {terms, uncased, lengths: new Map(Array.from(lengths, ([first, counts]) => [first, [...counts].toSorted((a, b) => b - a)]))}
}

/** “Personal information” is as good as “personal information”. */
const isSentenceCase = /^\p{Lu}\p{Ll}*(?:[\s-]\p{Ll}+)+$/u

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
  for (const form of cased ?? [term, plural(term), ...singulars(term)]) {
    yield form
    // A term in lower case still opens sentences.
    if (!/\p{Lu}/u.test(term)) yield capital(form)
  }
}

function plural(term: string): string {
  if (/[^aeiou]y$/.test(term)) return `${term.slice(0, -1)}ies`
  return /(?:[sxz]|ch|sh)$/.test(term) ? `${term}es` : `${term}s`
}

/** What a term may be the plural of, the likeliest first. */
function* singulars(term: string): Generator<string> {
  if (/ies$/.test(term)) yield `${term.slice(0, -3)}y`
  else if (/(?:[sxz]|ch|sh)es$/.test(term)) yield term.slice(0, -2)
  if (/[^s]s$/.test(term)) yield term.slice(0, -1)
}

function capital(form: string): string {
  return form.charAt(0).toUpperCase() + form.slice(1)
}

/** A name in the number that a term has been written in: “policies” for “Policy” gives “Rules” for “Rule”. */
export function inNumber(written: string, term: string, name: string = term): string {
  const [a, b] = [normal(written).toLowerCase(), normal(term).toLowerCase()]
  if (a === b) return name
  const [single = name] = singulars(name)
  return a === plural(b) ? plural(name) : [...singulars(b)].includes(a) ? single : name
}

/** A name in the number and the case that a term has been written in: “policies” for “Policy” gives “rules” for “Rule”. */
export function inManner(written: string, term: string, name: string): string {
  const numbered = inNumber(written, term, name)
  if (/\p{Lu}.*\p{Lu}/u.test(written) && written === written.toUpperCase() && term !== term.toUpperCase()) return numbered.toUpperCase()
  if (!/\p{Lu}/u.test(written) && /\p{Lu}/u.test(term)) return numbered.toLowerCase()
  if (/^\p{Lu}/u.test(written) && /^\p{Ll}/u.test(term)) return capital(numbered)
  // “Personal data” for “Personal Data”.
  const isSentence = /^\p{Lu}/u.test(written) && !/\s\p{Lu}/u.test(written) && /\s\p{Lu}/u.test(term)
  return isSentence ? capital(numbered.toLowerCase()) : numbered
}
