import type {LocationLink} from 'vscode-languageserver'
import type {Placed, Policy, Span} from '../engine/index.js'
import {rangeOf} from './convert.js'
import type {Snapshot} from './snapshot.js'

type Definition = Policy['definitions'][number]

/** A defined term under the cursor: where it is defined and used. Spans count in the source. */
export interface Term {
  readonly definition: Definition
  /** The occurrence under the cursor. */
  readonly span: Span
  readonly uses: readonly Placed<Span>[]
}

export function definitionOf(policy: Policy, offset: number): Term | undefined {
  for (const definition of policy.definitions) {
    const span = definition.at.toSource(definition.fact.span)
    if (span.start <= offset && offset <= span.end) return {definition, span, uses: []}
  }
  return undefined
}

/** From a defined term to its definition. */
export function definition({policy, document}: Snapshot, offset: number): LocationLink[] {
  const found = definitionOf(policy, offset)
  if (!found) return []
  const {fact, at} = found.definition
  const targetSelectionRange = rangeOf(at.toSource(fact.span), document)
  return [
    {
      targetUri: document.uri,
      targetRange: rangeOf(at.block.span, document),
      targetSelectionRange,
      originSelectionRange: rangeOf(found.span, document),
    },
  ]
}
