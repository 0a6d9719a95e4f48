import type {Range, TextDocumentEdit, TextEdit, WorkspaceEdit} from 'vscode-languageserver'
import {inManner, isPronoun, type PlacedClause, type Span} from '../engine/index.js'
import {notOpen, rangeOf} from './convert.js'
import type {Reading, Snapshot} from './snapshot.js'
import {type Occurrence, occurrencesIn, type Term, termAt} from './subject.js'

/** Why something cannot be renamed, for the author to read. */
export class CannotRename extends Error {}

/** The term under the cursor, as it will be offered for renaming. */
export function prepareRename({policy, document}: Snapshot, offset: number): {range: Range; placeholder: string} {
  const found = renamable(termAt(policy, offset))
  return {range: rangeOf(found.span, document), placeholder: found.term}
}

export function renamable(found: Term | undefined): Term {
  if (!found) throw new CannotRename('Only defined terms can be renamed. Put the cursor on one.')
  if (isPronoun(found.term)) throw new CannotRename(`“${found.term}” is no name that could be changed everywhere.`)
  return found
}

/** A new name, or why it is none. */
export function nameFrom(written: string, subject: Term, readings: readonly Reading[], uri: string): string {
  const {term} = subject
  const name = written
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^["“”]|["“”]$/g, '')
  if (!/\p{L}/u.test(name)) throw new CannotRename('A term has letters.')
  if (name.length > 80 || /["“”()[\]{}<>|*_`\\]/.test(name)) {
    throw new CannotRename('A term is a few words without brackets, quotation marks or markup.')
  }
  const taken = readings.find(
    (it) => name !== term && it.policy.definitions.some(({fact}) => fact.term === name) && occurrencesIn(it, subject, uri).length > 0,
  )
  if (taken) throw new CannotRename(`“${name}” is already defined. Two terms would become one; choose another name.`)
  return name
}

/**
 * Gives a term another name wherever it means the same: definitions and uses in number, case and line breaks as they stand.
 * Throws `CannotRename` where that would cut through markup.
 */
export function rename(
  readings: readonly Reading[],
  subject: Term,
  {document: {uri}, config, policy}: Snapshot,
  name: string,
  documentChanges: boolean,
): WorkspaceEdit {
  const changes = readings.map((reading) => ({
    document: reading.document,
    edits: occurrencesIn(reading, subject, uri).flatMap((it) => editsOf(it, subject.term, name, reading.document)),
  }))
  const own = subject.inherited && !subject.inherited.from ? policy.workspace.glossary.find(({term}) => term === subject.term) : undefined
  if (own && config) changes.push({document: config, edits: [{range: rangeOf(own.span, config), newText: name}]})
  const some = changes.filter(({edits}) => edits.length > 0)
  if (!documentChanges) return {changes: Object.fromEntries(some.map(({document, edits}) => [document.uri, edits]))}
  return {
    documentChanges: some.map(
      ({document, edits}): TextDocumentEdit => ({textDocument: {uri: document.uri, version: versionOf(document)}, edits}),
    ),
  }
}

/** A document that is not open has no version. */
const versionOf = ({version}: Reading['document']) => (version === notOpen ? null : version)

/** Word by word, so that line breaks and markup between the words stay. */
function editsOf({at, fact}: Occurrence, term: string, name: string, document: Reading['document']): TextEdit[] {
  const written = at.clause.text.slice(fact.start, fact.end)
  const wanted = inManner(written, term, name).split(' ')
  const words = Array.from(written.matchAll(/\S+/g), ({0: word, index}) => ({
    start: fact.start + index,
    end: fact.start + index + word.length,
  }))
  // The last of the fewer words stands for all that are left.
  const shared = Math.min(words.length, wanted.length) - 1
  const edits: TextEdit[] = []
  for (let index = 0; index <= shared; index++) {
    const span = {start: words[index]?.start ?? fact.start, end: words[index === shared ? words.length - 1 : index]?.end ?? fact.end}
    const text = index === shared ? wanted.slice(index).join(' ') : (wanted[index] ?? '')
    if (at.clause.text.slice(span.start, span.end) !== text) edits.push(editAt(at, span, text, document))
  }
  return edits
}

function editAt(at: PlacedClause, span: Span, text: string, document: Reading['document']): TextEdit {
  const range = rangeOf(at.toSource(span), document)
  if (at.edit(span, text).length === 0) {
    const written = at.clause.text.slice(span.start, span.end)
    throw new CannotRename(`“${written}” in line ${range.start.line + 1} has markup between its words. Change it there by hand first.`)
  }
  return {range, newText: text}
}
