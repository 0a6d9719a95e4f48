import {meaningOf, type PlacedClause, type PlacedDefinition, type Policy, type Section, type Span, sectionOf} from '../engine/index.js'
import {startOfLine, trimmed} from './convert.js'
import type {Snapshot} from './snapshot.js'

/** Where the parts of a document stand in its source: sections, lists and tables with all that belongs to them. */

/** The last clause that begins at or before an offset. */
export function lastBefore({clauses}: Pick<Policy, 'clauses'>, offset: number): PlacedClause | undefined {
  return clauses[lastIndexBefore(clauses, offset, ({block}) => block.span.start)]
}

/** The index of the last of things in order that begins at or before an offset; -1 if none does. */
function lastIndexBefore<Thing>(things: readonly Thing[], offset: number, startOf: (thing: Thing) => number): number {
  let low = -1
  let high = things.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const thing = things[middle]
    if (thing !== undefined && startOf(thing) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Clauses in a row, by their indexes: `end` no longer belongs to them. */
export interface Row {
  readonly first: number
  readonly end: number
}

/** The source of clauses in a row, from their first character, list marker and `##` included, to their last. */
export function extentOf({first, end}: Row, {policy, document}: Pick<Snapshot, 'policy' | 'document'>): Span {
  const {clauses, source} = policy
  const from = clauses[first]?.block.span.start ?? 0
  const last = clauses[end - 1]?.block.span.end ?? from
  const next = clauses[end]
  // What is no clause, such as code, belongs to what stands before it; but a comment to what it stands above.
  const limit = next ? aboveComments(policy, document, last, Math.max(last, startOfLine(next.block.span.start, document))) : source.length
  const {start, end: to} = trimmed({start: startOfLine(from, document), end: limit}, source)
  return {start: Math.min(start, from), end: Math.max(to, from)}
}

/** Where the comments begin that stand directly above an offset, after another one. */
function aboveComments({notes, source}: Policy, document: Snapshot['document'], after: number, offset: number): number {
  let limit = offset
  for (let index = lastIndexBefore(notes, offset, ({span}) => span.start); index >= 0; index--) {
    const {span} = notes[index] ?? {}
    if (!span || span.start < after || !/^(?:-->)?\s*$/.test(source.slice(span.end, limit))) break
    limit = Math.max(after, startOfLine(span.start, document))
  }
  return limit
}

export function extentOfSection({at, end}: Section, snapshot: Pick<Snapshot, 'policy' | 'document'>): Span {
  return extentOf({first: at.index, end}, snapshot)
}

/** “3.2 Retention”, “Appendix 2 Fees”: as authors speak of a section. */
export function nameOf({word, number, title, at}: Section): string {
  const name = [word && word.charAt(0).toUpperCase() + word.slice(1), number, bare(title)].filter((it) => it).join(' ')
  return shorten(name || at.clause.text, 80) || 'Untitled'
}

/** A title without the stop or colon that sets it apart from what follows. */
export function bare(title: string): string {
  return title.replace(/[\s.:;,–—-]+$/, '')
}

/** Where a section is named: its whole heading, or the number typed and the title of a clause. */
export function nameSpanOf({kind, title, at}: Section): Span {
  const {text} = at.clause
  if (kind === 'heading') return at.toSource({start: 0, end: text.length})
  const words = title.replace(/ …$/, '')
  const start = Math.max(0, text.indexOf(words))
  return at.toSource({start: 0, end: Math.min(text.length, start + words.length)})
}

/** In one line, of so many characters at the most. */
export function shorten(text: string, longest: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= longest) return line
  const cut = line.slice(0, longest - 1)
  // Not in the middle of a word, if the words are not too long, and never of a character.
  const words = /^(.{10,})\s\S*$/s.exec(cut)?.[1] ?? cut.replace(/[\uD800-\uDBFF]$/, '')
  return `${words.replace(/[\s,;:.–—-]+$/, '')}…`
}

/** The opening words of a section, below its heading if it has one. */
export function openingOf({kind, title, at, end}: Section, {clauses}: Policy): string {
  if (kind === 'item' && !at.clause.text.endsWith(title)) return at.clause.text
  const next = clauses[at.index + 1]
  return next && next.index < end ? next.clause.text : ''
}

/** What a definition says of its term, shortened: what a parenthesis gives a name to stands directly before it. */
export function excerptOf(definition: PlacedDefinition, longest: number): string {
  const written = meaningOf(definition).replace(/\s+/g, ' ')
  if (definition.fact.kind !== 'names' || written.length <= longest) return shorten(written, longest)
  const end = written.slice(written.length - longest + 1)
  return `…${/^\S*\s(.{10,})$/s.exec(end)?.[1] ?? end.replace(/^[\uDC00-\uDFFF]/, '')}`
}

/** Lists and tables of a document. */
export interface Structure {
  /** From the inner to the outer. */
  readonly items: readonly Row[]
  /** From the inner to the outer. A list stands apart from the paragraph that leads to it. */
  readonly lists: readonly Row[]
  readonly tables: readonly Row[]
  readonly tableRows: readonly Row[]
}

const structures = new WeakMap<Policy, Structure>()

export function structureOf(policy: Policy): Structure {
  let structure = structures.get(policy)
  if (!structure) {
    structure = readStructure(policy)
    structures.set(policy, structure)
  }
  return structure
}

function readStructure(policy: Policy): Structure {
  const {clauses} = policy
  const items: Row[] = []
  const lists: Row[] = []
  const tables: Row[] = []
  const tableRows: Row[] = []
  const open: {readonly to: Row[]; readonly level: number; readonly first: number}[] = []
  /** A list ends with the section it stands in, wherever its text is put: “2. Fees” is no part of the (a) and (b) of “1. Data”. */
  const endOf = (first: number, isItem: boolean) => {
    const at = clauses[first]
    const section = at && sectionOf(policy, at)
    return (section?.at === at && !isItem ? section?.parent : section)?.end ?? clauses.length
  }
  const closeTo = (level: number, index: number) => {
    while ((open.at(-1)?.level ?? 0) > level) {
      const {to, first} = open.pop() ?? {to: lists, first: index}
      to.push({first, end: Math.min(index, endOf(first, to === items))})
    }
  }
  let table = 0
  let row = 0
  for (const [index, {block}] of clauses.entries()) {
    const {kind} = block
    if (kind === 'heading') closeTo(0, index)
    else {
      // An item stands half a level deeper than its list.
      closeTo(kind === 'item' ? block.level : block.level + 0.5, index)
      if (kind === 'item' && open.at(-1)?.level !== block.level) open.push({to: lists, level: block.level, first: index})
      if (kind === 'item') open.push({to: items, level: block.level + 0.5, first: index})
    }
    if (!block.table) continue
    const next = clauses[index + 1]?.block
    const before = clauses[index - 1]?.block.table
    const after = next?.table
    if (!before || startsTable(before, block.table)) table = index
    if (before?.row !== block.table.row || startsTable(before, block.table)) row = index
    if (!after || startsTable(block.table, after)) tables.push({first: table, end: index + 1})
    if (after?.row !== block.table.row || startsTable(block.table, after)) tableRows.push({first: row, end: index + 1})
  }
  closeTo(0, clauses.length)
  return {items, lists, tables, tableRows}
}

type Cell = NonNullable<PlacedClause['block']['table']>

/** Whether of two cells that follow each other the second belongs to another table. */
function startsTable(before: Cell, {row, column}: Cell): boolean {
  return row < before.row || (row === before.row && column <= before.column)
}
