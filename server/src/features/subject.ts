import {
  anchorOf,
  definitionFor,
  definitionsOf,
  type Inherited,
  linksOf,
  type Placed,
  type PlacedClause,
  type PlacedDefinition,
  type Policy,
  resolve,
  type Section,
  type Span,
  sameScope,
  spanOfAnchor,
  targetOf,
  useAt,
  usesOf,
  variantsOf,
} from '../engine/index.js'
import type {Reading} from './snapshot.js'

/** A defined term under the cursor. */
export interface Term {
  readonly kind: 'term'
  readonly term: string
  /** The occurrence under the cursor, in source offsets. */
  readonly span: Span
  /** What it is defined by: here, or elsewhere. */
  readonly definition: PlacedDefinition | undefined
  readonly inherited: Inherited | undefined
}

/** A section under the cursor: its heading, or a reference to it. */
export interface SectionMention {
  readonly kind: 'section'
  readonly section: Section
  /** The mention under the cursor, in source offsets. */
  readonly span: Span
}

/** What the cursor is on that may be met elsewhere. */
export type Subject = Term | SectionMention

export function subjectAt(policy: Policy, offset: number): Subject | undefined {
  return referenceAt(policy, offset) ?? termAt(policy, offset) ?? headingAt(policy, offset)
}

export function termAt(policy: Policy, offset: number): Term | undefined {
  const found = useAt(policy, offset)
  if (found) {
    const {term, use, definition, inherited} = found
    return {kind: 'term', term, span: use.at.toSource(use.fact), definition, inherited}
  }
  for (const definition of policy.definitions) {
    const span = definition.at.toSource(definition.fact.span)
    if (isIn(span, offset)) return {kind: 'term', term: definition.fact.term, span, definition, inherited: undefined}
  }
  return undefined
}

/** A reference under the cursor that leads to a section of this document. */
export function referenceAt(policy: Policy, offset: number): SectionMention | undefined {
  for (const reference of policy.references) {
    const span = reference.at.toSource(reference.fact.span)
    if (!isIn(span, offset)) continue
    const section = targetOf(policy, reference)
    return section && {kind: 'section', section, span}
  }
  return undefined
}

function headingAt(policy: Policy, offset: number): SectionMention | undefined {
  const section = policy.sections.find(({kind, at}) => kind === 'heading' && isIn(at.block.span, offset))
  return section && {kind: 'section', section, span: section.at.block.span}
}

export const isIn = ({start, end}: Span, offset: number) => start <= offset && offset <= end

/** Where a subject is met in one document. */
export interface Occurrence {
  readonly role: 'definition' | 'use' | 'variant' | 'reference' | 'heading'
  readonly at: PlacedClause
  /** In offsets of the clause's prose. */
  readonly fact: Span
}

/** Where a document speaks of a term or a section of the document at `uri`, in order. */
export function occurrencesIn({policy, document}: Reading, subject: Subject, uri: string): readonly Occurrence[] {
  const found = subject.kind === 'section' ? mentions(policy, document.uri, subject, uri) : occurrences(policy, document.uri, subject, uri)
  return [...found].toSorted((a, b) => a.at.index - b.at.index || a.fact.start - b.fact.start)
}

/** The document that defines a term used in another; nothing if the configuration does. */
export function originOf({definition, inherited}: Term, uri: string): string | undefined {
  return definition ? uri : inherited?.from?.uri
}

function* occurrences(policy: Policy, here: string, subject: Term, uri: string): Generator<Occurrence> {
  const {term, definition, inherited} = subject
  const own = definition ?? inherited?.from?.definition
  const isOrigin = originOf(subject, uri) === here
  // What defines the term for itself, or has it from somewhere else, means something else.
  if (!isOrigin && !policy.inherited.some((it) => it.term === term && it.from?.uri === originOf(subject, uri) && (!own || covers(it, own))))
    return
  const definitions = new Set(isOrigin && own ? sameScope(policy, definitionsOf(policy, term).find((it) => isSame(it, own)) ?? own) : [])
  for (const {fact, at} of definitions) yield {role: 'definition', at, fact: fact.span}
  const holds = (use: Placed<Span>) => {
    if (!isOrigin) return true
    const meant = definitionFor(policy, term, use)
    return meant !== undefined && definitions.has(meant)
  }
  for (const use of usesOf(policy, {term})) if (holds(use)) yield {role: 'use', ...use}
  for (const use of variantsOf(policy, {term})) if (holds(use)) yield {role: 'variant', ...use}
}

/** Whether what a document has inherited is what a definition says, or another one for the same stretch. */
function covers({from}: Inherited, own: PlacedDefinition): boolean {
  return from !== undefined && sameScope(from.policy, from.definition).some((it) => isSame(it, own))
}

/** The same place in two readings of a document. */
const isSame = (a: PlacedDefinition, b: PlacedDefinition) => a.at.index === b.at.index && a.fact.span.start === b.fact.span.start

function* mentions(policy: Policy, here: string, {section}: SectionMention, uri: string): Generator<Occurrence> {
  if (here === uri) {
    yield {role: 'heading', at: section.at, fact: {start: 0, end: section.at.clause.text.length}}
    for (const reference of policy.references) {
      if (targetOf(policy, reference)?.at.index === section.at.index) yield {role: 'reference', at: reference.at, fact: reference.fact.span}
    }
  }
  for (const link of linksOf(policy)) {
    const target = link.path === undefined ? here : resolve(here, link.path)
    if (target !== uri || link.anchor === undefined) continue
    const leads =
      here === uri
        ? spanOfAnchor(policy, link.anchor)?.start === section.at.block.span.start
        : link.anchor === anchorOf(section.at.clause.text)
    if (leads) yield {role: 'reference', at: link.at, fact: link.span}
  }
}
