import type {LocationLink} from 'vscode-languageserver'
import {type Placed, type Policy, type Section, type Span, targetOf, useAt, usesOf} from '../engine/index.js'
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
  if (found?.definition) return termOf(policy, found.definition, found.use.at.toSource(found.use.fact))
  for (const definition of policy.definitions) {
    const span = definition.at.toSource(definition.fact.span)
    if (span.start <= offset && offset <= span.end) return termOf(policy, definition, span)
  }
  return undefined
}

function termOf(policy: Policy, definition: Term['definition'], span: Span): Term {
  return {definition, span, uses: usesOf(policy, definition.fact)}
}

/** A reference under the cursor, and the section it leads to. */
export interface Link {
  readonly target: Section
  /** The reference, in source offsets. */
  readonly span: Span
}

export function linkAt(policy: Policy, offset: number): Link | undefined {
  for (const reference of policy.references) {
    const span = reference.at.toSource(reference.fact.span)
    if (offset < span.start || offset > span.end) continue
    const target = reference.fact.elsewhere ? undefined : targetOf(policy, reference)
    return target && {target, span}
  }
  return undefined
}

/** From a defined term to its definition, and from “Section 4” to the section. */
export function definition({policy, document}: Snapshot, offset: number): LocationLink[] {
  const link = linkAt(policy, offset)
  if (link) return [linkTo(link.span, link.target.at.block.span, link.target.at.block.span, document)]
  const term = termAt(policy, offset)
  if (!term) return []
  const {fact, at} = term.definition
  return [linkTo(term.span, at.block.span, at.toSource(fact.span), document)]
}

function linkTo(from: Span, whole: Span, target: Span, document: Snapshot['document']): LocationLink {
  return {
    originSelectionRange: rangeOf(from, document),
    targetUri: document.uri,
    targetRange: rangeOf(whole, document),
    targetSelectionRange: rangeOf(target, document),
  }
}
