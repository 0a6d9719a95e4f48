import type {CodeAction, Range} from 'vscode-languageserver'
import {
  additionTo,
  asList,
  clauseAt,
  type Edit,
  enumerationIn,
  knownTerms,
  overlaps,
  type PlacedClause,
  type Policy,
  quotesIn,
  type Span,
} from '../engine/index.js'
import {type Abilities, editOf, extractKind, rewriteKind, touches} from './code-actions.js'
import {spanOf} from './convert.js'
import type {Snapshot} from './snapshot.js'

/**
 * For the words in a range: “Define” writes a definition of them where definitions stand; “Extract” gives them a name and
 * defines that. With nothing selected, the name under the cursor counts.
 */
export function refactorings(snapshot: Snapshot, range: Range, can: Abilities): CodeAction[] {
  const {policy, document} = snapshot
  const selected = spanOf(range, document)
  const at = clauseAt(policy, selected.start)
  if (!at || at.block.kind === 'heading' || selected.end > at.block.span.end) return []
  const action = (title: string, edits: readonly Edit[]): CodeAction[] =>
    edits.length === 0 ? [] : [{title, kind: extractKind, edit: editOf(edits, snapshot, can)}]
  if (selected.start === selected.end) {
    const named = nameAround(at, selected.start)
    return named ? define(policy, at, named, action) : []
  }
  const words = wordsIn(at, selected)
  return words ? [...define(policy, at, words, action), ...extract(policy, at, words, action)] : []
}

/** “Set its items line by line”, for the sentence under the cursor, if it is not offered as a way out of a problem there. */
export function rewritings(snapshot: Snapshot, range: Range, can: Abilities): CodeAction[] {
  const {policy, document, problems} = snapshot
  const selected = spanOf(range, document)
  const at = clauseAt(policy, selected.start)
  const from = at?.block.prose.toProse(selected.start)
  if (!at || from === undefined || at.block.kind === 'heading' || at.block.kind === 'cell') return []
  if (problems.some(({rule, span}) => rule.id === 'long-sentence' && touches(span, selected))) return []
  const sentence = at.clause.sentences.find(({start, end}) => start <= from && from < end)
  const enumeration = sentence && enumerationIn(at.clause, sentence)
  const edits = enumeration ? asList(policy, at, enumeration) : []
  return edits.length === 0 ? [] : [{title: 'Set its items line by line', kind: rewriteKind, edit: editOf(edits, snapshot, can)}]
}

type Act = (title: string, edits: readonly Edit[]) => CodeAction[]

/** A term is a few words that begin with a letter. */
const longestTerm = 60

function define(policy: Policy, at: PlacedClause, span: Span, action: Act): CodeAction[] {
  const term = at.clause.text.slice(span.start, span.end)
  const isTerm = term.length <= longestTerm && /^\p{L}[^.,;:!?()"“”\n]*$/u.test(term)
  if (!isTerm || knownTerms(policy).has(term)) return []
  return action(`Define “${term}”`, additionTo(policy, term, {at, span}))
}

function extract(policy: Policy, at: PlacedClause, span: Span, action: Act): CodeAction[] {
  const text = at.clause.text.slice(span.start, span.end)
  if (!/\p{L}\s+\p{L}/u.test(text) || text.includes('\n') || at.clause.definitions.some((it) => overlaps(it.span, span))) return []
  const name = {label: 'Term'}
  const added = additionTo(policy, name, {at, span}, text)
  const replaced = at.edit(span, [name])
  const [open, close] = quotesIn(policy)
  return [
    ...action('Extract to a definition', added.length > 0 && replaced.length > 0 ? [...replaced, ...added] : []),
    ...action('Give these words a name: (the “…”)', at.edit({start: span.end, end: span.end}, [` (the ${open}`, name, `${close})`])),
  ]
}

/** The selection without the spaces at its ends, in offsets of the prose; nothing if it cuts a word. */
function wordsIn(at: PlacedClause, selected: Span): Span | undefined {
  const {masked} = at.clause
  const {prose} = at.block
  const first = prose.toProse(selected.start)
  const last = prose.toProse(selected.end - 1)
  if (first === undefined || last === undefined) return undefined
  const written = masked.slice(first, last + 1)
  const start = first + written.length - written.trimStart().length
  const end = start + written.trim().length
  const cuts = [start, end].some((edge) => /[\p{L}\p{N}]/u.test(masked.charAt(edge - 1)) && /[\p{L}\p{N}]/u.test(masked.charAt(edge)))
  return end > start && !cuts && !masked.slice(start, end).includes('\0') ? {start, end} : undefined
}

const name = /\p{Lu}[\p{L}\p{N}’'-]{0,40}(?:\s(?:(?:of|and|for)\s)?\p{Lu}[\p{L}\p{N}’'-]{0,40}){0,5}/gu

/** The capitalised words around an offset of the source; one that opens a sentence needs a second. */
function nameAround(at: PlacedClause, offset: number): Span | undefined {
  const {masked, sentences} = at.clause
  for (const {0: found, index} of masked.matchAll(name)) {
    const article = /^(?:The|An?|Our|Your|Their|This|That|These|Those|Any|Each|All|Every|No)\s/.exec(found)?.[0].length ?? 0
    const span = {start: index + article, end: index + found.length}
    const {start, end} = at.toSource(span)
    if (offset < start || offset > end) continue
    return sentences.some((it) => it.start === span.start) && !/\s/.test(found) ? undefined : span
  }
  return undefined
}
