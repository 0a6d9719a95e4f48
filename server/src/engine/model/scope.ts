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
  // An appendix that holds the definitions of the whole defines nothing anew.
  const isAnew = part && policy.definitions.some((other) => other.fact.term === fact.term && !isIn(other.at, part))
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
  const all = policy.definitions.filter(({fact}) => fact.term === term)
  if (all.length < 2) return all[0]
  const holding = all.map((it) => ({it, scope: scopeOf(policy, it)})).filter(({scope}) => !scope || isIn(use.at, scope))
  const smallest = Math.min(...holding.map(({scope}) => sizeOf(scope)))
  const nearest = holding.filter(({scope}) => sizeOf(scope) === smallest).map(({it}) => it)
  const among = nearest.length > 0 ? nearest : all
  const before = among.findLast(({fact, at}) => at.index < use.at.index || (at === use.at && fact.span.start < use.fact.start))
  return before ?? among[0]
}

/** All that is defined under one name for the same stretch of the document as a definition. */
export function sameScope(policy: Policy, definition: PlacedDefinition): readonly PlacedDefinition[] {
  const scope = scopeOf(policy, definition)
  return policy.definitions.filter((it) => it.fact.term === definition.fact.term && scopeOf(policy, it) === scope)
}

const isIn = ({index}: PlacedClause, {at, end}: Section) => at.index <= index && index < end

const sizeOf = (scope: Section | undefined) => (scope ? scope.end - scope.at.index : Number.POSITIVE_INFINITY)
