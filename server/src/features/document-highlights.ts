import type {DocumentHighlight, DocumentHighlightKind} from 'vscode-languageserver'
import {clauseAt, type Policy} from '../engine/index.js'
import {rangeOf} from './convert.js'
import {nameSpanOf} from './places.js'
import type {Snapshot} from './snapshot.js'
import {isIn, occurrencesIn, type SectionMention, subjectAt} from './subject.js'

const kinds = {definition: 3, heading: 3, use: 2, variant: 2, reference: 2} as const satisfies Record<string, DocumentHighlightKind>

/** All that is the same as what is under the cursor: a term where it is defined and used, a section where it stands and is cited. */
export function documentHighlights(snapshot: Snapshot, offset: number): DocumentHighlight[] {
  const {policy, document} = snapshot
  const subject = subjectAt(policy, offset) ?? sectionNamedAt(policy, offset)
  if (!subject) return []
  const found = occurrencesIn(snapshot, subject, document.uri)
  // A heading that nobody cites is a text like any other.
  if (found.every(({role}) => role === 'heading')) return []
  const here = found.find(({at, fact}) => isIn(at.toSource(fact), offset))
  return found
    .filter(({role}) => role !== 'variant' || here?.role === 'variant')
    .map(({role, at, fact}) => {
      const span = role === 'heading' && subject.kind === 'section' ? nameSpanOf(subject.section) : at.toSource(fact)
      return {range: rangeOf(span, document), kind: kinds[role]}
    })
}

/** The numbered clause whose number or title is under the cursor. */
function sectionNamedAt(policy: Policy, offset: number): SectionMention | undefined {
  const at = clauseAt(policy, offset)
  const section = at && policy.sections.find((it) => it.at === at && it.number !== undefined)
  const span = section && nameSpanOf(section)
  return span && isIn(span, offset) ? {kind: 'section', section, span} : undefined
}
