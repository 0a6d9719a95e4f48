import type {Position, SelectionRange} from 'vscode-languageserver'
import {clauseAt, enclosing, type PlacedClause, readPairs, type Span} from '../engine/index.js'
import {rangeOf, trimmed} from './convert.js'
import {extentOf, extentOfSection, lastBefore, type Row, structureOf} from './places.js'
import type {Snapshot} from './snapshot.js'

/** What a growing selection takes in, for each position. */
export function selectionRanges(snapshot: Snapshot, positions: readonly Position[]): SelectionRange[] {
  return positions.map((position) => selectionAt(snapshot, snapshot.document.offsetAt(position)))
}

function selectionAt(snapshot: Snapshot, offset: number): SelectionRange {
  const {document} = snapshot
  let inner: Span = {start: offset, end: offset}
  const spans: Span[] = []
  for (const span of spansAround(snapshot, offset)) {
    const grows = span.start <= inner.start && span.end >= inner.end && span.end - span.start > inner.end - inner.start
    if (!grows) continue
    spans.push(span)
    inner = span
  }
  // Nothing grows around the only place of an empty document.
  if (spans.length === 0) spans.push(inner)
  let selection: SelectionRange | undefined
  for (const span of spans.toReversed()) selection = {range: rangeOf(span, document), ...(selection && {parent: selection})}
  return selection ?? {range: rangeOf(inner, document)}
}

/** Word, brackets and quotation marks, sentence, clause, items and lists, sections, the document. */
function* spansAround(snapshot: Snapshot, offset: number): Generator<Span> {
  const {policy} = snapshot
  const at = clauseAt(policy, offset)
  if (at) yield* spansInClause(at, offset, policy.source)
  const note = policy.notes.find(({span}) => span.start <= offset && offset <= span.end)
  if (note) yield trimmed(note.span, policy.source)
  const near = at ?? lastBefore(policy, offset)
  if (near) {
    const around: Span[] = []
    const {items, lists, tables, tableRows} = structureOf(policy)
    for (const row of [items, lists, tables, tableRows].flat()) {
      if (row.first > near.index || near.index >= row.end) continue
      around.push(extentOf(row, snapshot))
      const lead = lists.includes(row) ? leadOf(row, snapshot) : undefined
      if (lead) around.push(extentOf(lead, snapshot))
    }
    for (const section of enclosing(policy, near)) around.push(extentOfSection(section, snapshot))
    yield* around.toSorted((a, b) => a.end - a.start - (b.end - b.start))
  }
  yield {start: 0, end: policy.source.length}
}

/** A list together with the paragraph that leads to it. */
function leadOf({first, end}: Row, {policy}: Snapshot): Row | undefined {
  const lead = policy.clauses[first - 1]
  return lead?.block.kind === 'paragraph' && /:\s*$/.test(lead.clause.text) ? {first: first - 1, end} : undefined
}

function* spansInClause({block: {prose, span}, clause}: PlacedClause, offset: number, source: string): Generator<Span> {
  const before = prose.toProse(offset - 1)
  const place = prose.toProse(offset) ?? (before === undefined ? undefined : before + 1)
  if (place !== undefined) {
    for (const inside of spansInProse(clause, place)) yield prose.toSource(inside)
  }
  yield trimmed(span, source)
}

function* spansInProse({text, tokens, sentences}: PlacedClause['clause'], place: number): Generator<Span> {
  const has = ({start, end}: Span) => start <= place && place <= end
  const {starts, ends} = tokens
  const token = starts.findLastIndex((start) => start <= place)
  // At the end of a word, before a comma, the word is meant.
  for (const index of [token, token - 1]) {
    const word = {start: starts[index] ?? 0, end: ends[index] ?? 0}
    if (has(word) && /[\p{L}\p{N}]/u.test(text.slice(word.start, word.end))) {
      yield word
      break
    }
  }
  const pairs = readPairs(text).pairs.map(([open, close]) => ({start: open, end: close + 1}))
  for (const pair of pairs.filter(has).toSorted((a, b) => a.end - a.start - (b.end - b.start))) {
    yield {start: pair.start + 1, end: pair.end - 1}
    yield pair
  }
  const sentence = sentences.findLast(has)
  if (sentence) yield sentence
}
