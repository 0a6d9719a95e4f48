import type {Span} from '../text/span.js'
import type {Placed, PlacedClause, PlacedDefinition, Policy} from './policy.js'
import {enclosing, isAppendix, type Section} from './sections.js'

/**
 * Where a definition holds: “for the purposes of this Section” in its section; where the term is defined outside, too, in its
 * appendix, or in its document where several stand in one file; nothing if throughout.
 */
export function scopeOf(policy: Policy, {fact, at}: Pick<PlacedDefinition, 'fact' | 'at'>): Section | undefined {
  const around = enclosing(policy, at)
  const [innermost] = around
  // What a clause has for itself, it has for its section: “in this Section, “Fee” means …” may be the first of several.
  if (fact.local)
    return innermost?.kind === 'item'
      ? (around.find(({kind, at: {index}}) => kind === 'heading' || index < at.index) ?? innermost)
      : innermost
  const part = partAround(policy, at)
  if (!part) return undefined
  // An appendix that holds the definitions of the whole defines nothing anew.
  const all = definitionsOf(policy, fact.term)
  const [first, last] = [all[0], all.at(-1)]
  const isAnew = first && last && !(isIn(first.at, part) && isIn(last.at, part))
  return isAnew ? part : undefined
}

/** The appendix, or the document in a file of several, that a clause stands in; nothing in the main part. */
export function partAround(policy: Pick<Policy, 'sections'>, at: PlacedClause): Section | undefined {
  const parts = partsOf(policy)
  return enclosing(policy, at).find((section) => isAppendix(section) || parts.has(section))
}

const partsRead = new WeakMap<Policy['sections'], ReadonlySet<Section>>()

/** Headings of documents that stand one after the other in one file. */
function partsOf({sections}: Pick<Policy, 'sections'>): ReadonlySet<Section> {
  let parts = partsRead.get(sections)
  if (!parts) {
    const headings = sections.filter(({kind, number}) => kind === 'heading' && number === undefined)
    const tops = headings.filter(({at}) => at.block.level === 1)
    parts = new Set([...(tops.length > 1 ? tops : []), ...headings.filter(({title}) => isDocument.test(title))])
    partsRead.set(sections, parts)
  }
  return parts
}

/** What a document calls itself. */
export const isDocument =
  /\b(?:agreement|addendum|supplement|policy|notice|statement|terms|conditions|terms of (?:use|service|sale)|contract|guidelines|letter|form)$/i

/** The definition a use falls under: of those that hold there the most local ones, and of these the last before it, else the first. */
export function definitionFor(policy: Policy, term: string, use: Placed<Span>): PlacedDefinition | undefined {
  const all = definitionsOf(policy, term)
  if (all.length < 2) return all[0]
  const scoped = scopesOf(policy, term)
  const among = nearest(scoped, enclosing(policy, use.at)) ?? all
  return among[firstBehind(among, use) - 1] ?? among[0]
}

function nearest(scoped: Scoped, around: readonly Section[]): readonly PlacedDefinition[] | undefined {
  for (const section of around) {
    const local = scoped.get(section)
    if (local) return local
  }
  return scoped.get(undefined)
}

/** All that is defined under one name for the same stretch of the document as a definition. */
export function sameScope(policy: Policy, definition: PlacedDefinition): readonly PlacedDefinition[] {
  return scopesOf(policy, definition.fact.term).get(scopeOf(policy, definition)) ?? []
}

const isIn = ({index}: PlacedClause, {at, end}: Section) => at.index <= index && index < end

/** Definitions of one term, in order, by where they hold. */
type Scoped = ReadonlyMap<Section | undefined, readonly PlacedDefinition[]>

interface Named {
  readonly all: PlacedDefinition[]
  /** Found out when somebody asks: most terms are defined once. */
  scoped?: Scoped
}

const namesRead = new WeakMap<Policy, ReadonlyMap<string, Named>>()

function named(policy: Policy, term: string): Named | undefined {
  let names = namesRead.get(policy)
  if (!names) {
    names = byName(policy)
    namesRead.set(policy, names)
  }
  return names.get(term)
}

function byName({definitions}: Policy): ReadonlyMap<string, Named> {
  const names = new Map<string, Named>()
  for (const it of definitions) {
    const known = names.get(it.fact.term)
    if (known) known.all.push(it)
    else names.set(it.fact.term, {all: [it]})
  }
  // A glossary’s entries are read before what else their clauses define.
  for (const {all} of names.values())
    if (all.length > 1) all.sort((a, b) => a.at.index - b.at.index || a.fact.span.start - b.fact.span.start)
  return names
}

/** Every definition of a term, in order. */
export function definitionsOf(policy: Policy, term: string): readonly PlacedDefinition[] {
  return named(policy, term)?.all ?? []
}

function scopesOf(policy: Policy, term: string): Scoped {
  const it = named(policy, term)
  if (!it) return new Map()
  it.scoped ??= byScope(policy, it.all)
  return it.scoped
}

function byScope(policy: Policy, definitions: readonly PlacedDefinition[]): Scoped {
  const scoped = new Map<Section | undefined, PlacedDefinition[]>()
  for (const it of definitions) {
    const scope = scopeOf(policy, it)
    const others = scoped.get(scope)
    if (others) others.push(it)
    else scoped.set(scope, [it])
  }
  return scoped
}

/** The index of the first definition that does not stand before a use. */
function firstBehind(definitions: readonly PlacedDefinition[], use: Placed<Span>): number {
  let low = 0
  let high = definitions.length
  while (low < high) {
    const middle = (low + high) >> 1
    const it = definitions[middle]
    if (it && (it.at.index < use.at.index || (it.at.index === use.at.index && it.fact.span.start < use.fact.start))) low = middle + 1
    else high = middle
  }
  return low
}
