import type {LocationLink} from 'vscode-languageserver'
import {type Placed, type Policy, type Span, useAt, usesOf} from '../engine/index.js'
import {rangeOf} from './convert.js'
import type {Snapshot} from './snapshot.js'

/** A defined term under the cursor: where it is defined and used. */
export interface Term {
  readonly definition: Policy['definitions'][number]
  /** The occurrence under the cursor, in source offsets. */
  readonly span: Span
  readonly uses: readonly Placed<Span>[]
}

export function termAt(policy: Policy, offset: number): Term | undefined {
  const found = useAt(policy, offset)
  if (found) return termOf(policy, found.definition, found.use.at.toSource(found.use.fact))
  for (const definition of policy.definitions) {
    const span = definition.at.toSource(definition.fact.span)
    if (span.start <= offset && offset <= span.end) return termOf(policy, definition, span)
  }
  return undefined
}

function termOf(policy: Policy, definition: Term['definition'], span: Span): Term {
  return {definition, span, uses: usesOf(policy, definition.fact)}
}

/** From a defined term to its definition. */
export function definition({policy, document}: Snapshot, offset: number): LocationLink[] {
  const term = termAt(policy, offset)
  if (!term) return []
  const {fact, at} = term.definition
  return [
    {
      targetUri: document.uri,
      targetRange: rangeOf(at.block.span, document),
      targetSelectionRange: rangeOf(at.toSource(fact.span), document),
      originSelectionRange: rangeOf(term.span, document),
    },
  ]
}
