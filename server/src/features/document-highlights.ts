import type {DocumentHighlight, DocumentHighlightKind} from 'vscode-languageserver'
import type {Policy, Section, Span} from '../engine/index.js'
import {rangeOf} from './convert.js'
import {linkAt, termAt} from './definition.js'
import {clauseAt, nameSpanOf, targetsOf} from './places.js'
import type {Snapshot} from './snapshot.js'

const kinds = {text: 1, read: 2, write: 3} as const satisfies Record<string, DocumentHighlightKind>

/** All that is the same as what is under the cursor: a term where it is defined and used, a section where it stands and is cited. */
export function documentHighlights({policy, document}: Snapshot, offset: number): DocumentHighlight[] {
  const found = [...(highlightTerm(policy, offset) ?? highlightSection(policy, offset))]
  return found.toSorted((a, b) => a.span.start - b.span.start).map(({span, kind}) => ({range: rangeOf(span, document), kind: kinds[kind]}))
}

interface Highlight {
  readonly span: Span
  readonly kind: keyof typeof kinds
}

function highlightTerm(policy: Policy, offset: number): Highlight[] | undefined {
  const link = linkAt(policy, offset)
  const found = link ? undefined : termAt(policy, offset)
  if (!found) return undefined
  const {definition, uses} = found
  const definitions = policy.definitions.filter(({fact}) => fact.term === definition.fact.term)
  return [
    ...definitions.map(({fact, at}) => ({span: at.toSource(fact.span), kind: 'write' as const})),
    ...uses.map(({fact, at}) => ({span: at.toSource(fact), kind: 'read' as const})),
  ]
}

function* highlightSection(policy: Policy, offset: number): Generator<Highlight> {
  const section = linkAt(policy, offset)?.target ?? sectionNamedAt(policy, offset)
  if (!section) return
  const references = [...targetsOf(policy)].flatMap(([reference, target]) => (target === section ? [reference] : []))
  if (references.length === 0) return
  yield {span: nameSpanOf(section), kind: 'write'}
  for (const {fact, at} of references) yield {span: at.toSource(fact.span), kind: 'read'}
}

/** The section whose name is under the cursor. */
function sectionNamedAt(policy: Policy, offset: number): Section | undefined {
  const at = clauseAt(policy, offset)
  const section = at && policy.sections.find((it) => it.at === at && it.number !== undefined)
  const span = section && nameSpanOf(section)
  return span && span.start <= offset && offset <= span.end ? section : undefined
}
