import type {DocumentSymbol, SymbolInformation, SymbolKind} from 'vscode-languageserver'
import {isPronoun, type PlacedDefinition, type Policy, type Section, type Span, sectionOf} from '../engine/index.js'
import {rangeOf} from './convert.js'
import {excerptOf, extentOfSection, nameOf, nameSpanOf, shorten} from './places.js'
import type {Snapshot} from './snapshot.js'

const kinds = {heading: 3, item: 15, definition: 14} as const satisfies Record<string, SymbolKind>

/** The outline: sections within sections, and in each what it defines. Marked headings are left to an editor that shows them itself. */
export function documentSymbols(snapshot: Snapshot, showsMarkdown = false): DocumentSymbol[] {
  const {policy} = snapshot
  const top: DocumentSymbol[] = []
  const children = new Map<Section, DocumentSymbol[]>()
  const shown = (section: Section | undefined) => {
    let outer = section
    while (outer && !children.has(outer)) outer = outer.parent
    return outer
  }
  const siblingsOf = (parent: Section | undefined) => (parent && children.get(parent)) ?? top
  // Sections and definitions are in order each; together they are as they stand.
  let next = 0
  const define = (before: number) => {
    for (let it = policy.definitions[next]; it && it.at.index < before; it = policy.definitions[++next])
      if (!isPronoun(it.fact.term)) siblingsOf(shown(sectionOf(policy, it.at))).push(symbolOfDefinition(it, snapshot))
  }
  for (const section of policy.sections) {
    define(section.at.index)
    if (showsMarkdown && isMarked(section, policy)) continue
    const symbol = symbolOfSection(section, snapshot)
    siblingsOf(shown(section.parent)).push(symbol)
    children.set(section, symbol.children ?? [])
  }
  define(policy.clauses.length)
  return top
}

/** Whether a section is a heading that Markdown has a mark for. */
export function isMarked({kind, at}: Section, {format, source}: Pick<Policy, 'format' | 'source'>): boolean {
  return format === 'markdown' && kind === 'heading' && source[at.block.span.start] === '#'
}

function symbolOfSection(section: Section, snapshot: Snapshot): DocumentSymbol {
  const {document} = snapshot
  const extent = extentOfSection(section, snapshot)
  return {
    name: nameOf(section),
    kind: kinds[section.kind],
    range: rangeOf(extent, document),
    selectionRange: rangeOf(within(nameSpanOf(section), extent), document),
    children: [],
  }
}

function symbolOfDefinition(definition: PlacedDefinition, {document}: Snapshot): DocumentSymbol {
  const {fact, at} = definition
  const {span, meaning, parenthesis = span, term} = fact
  const start = Math.min(span.start, meaning.start, parenthesis.start)
  const whole = at.toSource({start, end: Math.max(span.end, meaning.end, parenthesis.end)})
  return {
    name: shorten(term, 80),
    detail: excerptOf(definition, 60),
    kind: kinds.definition,
    range: rangeOf(whole, document),
    selectionRange: rangeOf(within(at.toSource(span), whole), document),
  }
}

function within({start, end}: Span, outer: Span): Span {
  const from = Math.min(Math.max(start, outer.start), outer.end)
  return {start: from, end: Math.min(Math.max(end, from), outer.end)}
}

/** For editors that know no hierarchy. */
export function flatSymbols(symbols: readonly DocumentSymbol[], uri: string): SymbolInformation[] {
  const flat: SymbolInformation[] = []
  const add = (those: readonly DocumentSymbol[], container: string | undefined) => {
    for (const {name, kind, selectionRange, children = []} of those) {
      flat.push({name, kind, location: {uri, range: selectionRange}, ...(container !== undefined && {containerName: container})})
      add(children, name)
    }
  }
  add(symbols, undefined)
  return flat
}
