import type {LocationLink} from 'vscode-languageserver'
import type {Span} from '../engine/index.js'
import {documentOf, rangeOf} from './convert.js'
import type {Snapshot} from './snapshot.js'
import {referenceAt, termAt} from './subject.js'

/** From a defined term to its definition, here or in the document that this one supplements, and from “Section 4” to the section. */
export function definition({policy, document, config}: Snapshot, offset: number): LocationLink[] {
  const link = referenceAt(policy, offset)
  if (link) return [linkTo(link.span, link.section.at.block.span, link.section.at.block.span, document, document)]
  const found = termAt(policy, offset)
  if (found?.definition) {
    const {fact, at} = found.definition
    return [linkTo(found.span, at.block.span, at.toSource(fact.span), document, document)]
  }
  if (!found) return []
  const from = found.inherited?.from
  if (!from) {
    const own = policy.workspace.glossary.find(({term}) => term === found.term)
    return own && config ? [linkTo(found.span, own.span, own.span, document, config)] : []
  }
  const {fact, at} = from.definition
  return [linkTo(found.span, at.block.span, at.toSource(fact.span), document, documentOf(from))]
}

function linkTo(from: Span, whole: Span, target: Span, document: Snapshot['document'], other: Snapshot['document']): LocationLink {
  return {
    originSelectionRange: rangeOf(from, document),
    targetUri: other.uri,
    targetRange: rangeOf(whole, other),
    targetSelectionRange: rangeOf(target, other),
  }
}
