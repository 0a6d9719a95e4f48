import type {Definition} from './definitions.js'
import type {Placed, Policy} from './policy.js'
import {isDocument, partAround} from './scope.js'
import type {Section} from './sections.js'

/** A definition, and the one before it of the same term in the same scope, if there is any. */
export interface Defining {
  readonly definition: Placed<Definition>
  readonly first: Placed<Definition> | undefined
}

/** All definitions that hold in general: appendices, and documents that stand one after the other in one file, have scopes of their own. */
export function defining(policy: Policy): readonly Defining[] {
  let all = read.get(policy)
  if (!all) {
    all = [...readDefining(policy)]
    read.set(policy, all)
  }
  return all
}

const read = new WeakMap<Policy, readonly Defining[]>()

function* readDefining(policy: Policy): Generator<Defining> {
  const scopes = new Map<Section | undefined, Placed<Definition>[]>()
  for (const definition of policy.definitions) {
    const {fact, at} = definition
    if (fact.kind === 'includes' || fact.kind === 'cites' || fact.local || grammatical.test(fact.term)) continue
    const scope = partAround(policy, at)
    const others = scopes.get(scope)
    if (others) others.push(definition)
    else scopes.set(scope, [definition])
  }
  for (const definitions of scopes.values()) yield* inScope(definitions)
}

function* inScope(definitions: readonly Placed<Definition>[]): Generator<Defining> {
  const known = new Map<string, Placed<Definition>>()
  for (const [index, definition] of definitions.entries()) {
    const {term} = definition.fact
    const last = known.get(term)
    if (last && (startsOver(definitions.slice(index, index + ahead), known) || isOtherDocument(definition, last))) known.clear()
    const first = known.get(term)
    if (!first) known.set(term, definition)
    yield {definition, first}
  }
}

const ahead = 12

/** Whether one term after another is defined again: then another document, or another version, begins here. */
function startsOver(next: readonly Placed<Definition>[], known: ReadonlyMap<string, unknown>): boolean {
  return new Set(next.map(({fact}) => fact.term).filter((term) => known.has(term))).size >= 3
}

/** Neither pronouns nor rules of reading name a thing. */
export const grammatical =
  /^(?:I|me|my|we|us|our|ours|you|your|yours|they|them|their|it|party|parties|includ(?:es?|ing)|or|and|may|shall|will)$/i

/** Whether the document calls itself anew, far from where it first did. */
function isOtherDocument({fact: {term}, at}: Placed<Definition>, last: Placed<Definition>): boolean {
  return at.index - last.at.index > 40 && isDocument.test(term)
}
