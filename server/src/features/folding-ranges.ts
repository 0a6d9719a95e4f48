import type {FoldingRange} from 'vscode-languageserver'
import type {Span} from '../engine/index.js'
import {rangeOf, trimmed} from './convert.js'
import {extentOf, extentOfSection, structureOf} from './places.js'
import type {Snapshot} from './snapshot.js'

/** How the editor folds. */
export interface Folding {
  readonly lineFoldingOnly: boolean
  /** How many ranges it wants at the most. */
  readonly limit: number | undefined
}

/** What can be folded: sections, items, lists below what leads to them, tables, comments, front matter. */
export function foldingRanges(snapshot: Snapshot, {lineFoldingOnly, limit}: Folding): FoldingRange[] {
  /** By first line, as an editor shows one fold a line: the longest. */
  const folds = new Map<number, FoldingRange>()
  for (const {span, kind} of foldsIn(snapshot)) {
    const {start, end} = rangeOf(span, snapshot.document)
    if (start.line >= end.line || (folds.get(start.line)?.endLine ?? 0) >= end.line) continue
    folds.set(start.line, {
      startLine: start.line,
      endLine: end.line,
      ...(!lineFoldingOnly && {startCharacter: start.character, endCharacter: end.character}),
      ...(kind && {kind}),
    })
  }
  const ranges = [...folds.values()]
  const length = ({startLine, endLine}: FoldingRange) => endLine - startLine
  const kept = limit !== undefined && ranges.length > limit ? ranges.toSorted((a, b) => length(b) - length(a)).slice(0, limit) : ranges
  return kept.toSorted((a, b) => a.startLine - b.startLine)
}

function* foldsIn(snapshot: Snapshot): Generator<{readonly span: Span; readonly kind?: 'comment' | 'region'}> {
  const {policy} = snapshot
  const {clauses, sections, notes, source} = policy
  // Folded, a section still shows its heading.
  for (const section of sections) {
    const {end} = extentOfSection(section, snapshot)
    const {start, end: last} = section.at.block.span
    yield {span: {start: section.kind === 'heading' ? last : start, end: Math.max(end, last)}}
  }
  const {items, lists, tables} = structureOf(policy)
  const numbered = new Set(sections.map(({at}) => at.index))
  for (const item of items) if (!numbered.has(item.first)) yield {span: extentOf(item, snapshot)}
  for (const list of lists) {
    const lead = clauses[list.first - 1]
    if (lead?.block.kind !== 'paragraph' || !/[:–—]\s*$/.test(lead.clause.text)) continue
    yield {span: {start: lead.block.span.end, end: extentOf(list, snapshot).end}}
  }
  for (const table of tables) yield {span: extentOf(table, snapshot)}
  for (const {kind, span} of notes) {
    // A comment's block is what stands between its marks.
    if (kind === 'comment') yield {span: {start: span.start - 4, end: span.end + 3}, kind: 'comment'}
    else yield {span: trimmed(span, source), kind: 'region'}
  }
}
