import {applyEdits as applyJsonEdits, type JSONPath, modify} from 'jsonc-parser'
import type {CodeAction, WorkspaceEdit} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import type {Problem} from '../engine/index.js'
import {type Abilities, editOf} from './code-actions.js'
import {diagnosticOf} from './diagnostics.js'
import type {Snapshot} from './snapshot.js'

/** The configuration a silence is written to: the nearest one, or one to be made. */
export interface ConfigTarget {
  readonly uri: string
  /** Nothing if there is no such file yet. */
  readonly text: string | undefined
}

/** How the editor can create the configuration. */
export interface SilenceAbilities extends Abilities {
  readonly createFiles: boolean
  /** The commands of our own client: the author's own words, the page of a rule. */
  readonly commands: boolean
}

/** “Ignore”, with a reason; “turn off”; “add to the glossary”: for each problem under the cursor. */
export function* silences(
  problem: Problem,
  snapshot: Snapshot,
  target: ConfigTarget | undefined,
  can: SilenceAbilities,
): Generator<CodeAction> {
  const {document, policy} = snapshot
  const {rule, span} = problem
  const quote = document.getText().slice(span.start, span.end)
  const action = (title: string, edit: WorkspaceEdit): CodeAction => ({
    title,
    kind: 'quickfix',
    diagnostics: [diagnosticOf(problem, document, true)],
    edit,
  })
  const command = (title: string, name: string, argument: string): CodeAction => ({
    title,
    kind: 'quickfix',
    diagnostics: [diagnosticOf(problem, document, true)],
    command: {title, command: name, arguments: [argument]},
  })
  if (rule.id === 'misspelling' && can.commands) yield command(`Add “${quote}” to my own words`, 'policyProof.addWord', quote)
  if (policy.format === 'markdown' && rule.id !== 'unused-allow') {
    const edit = commentBefore(problem, snapshot)
    if (edit) yield action(`Allow ${rule.id} here, with a reason`, editOf([edit], snapshot, can))
  }
  if (target && (target.text !== undefined || can.createFiles)) {
    const config = (path: JSONPath, value: unknown, append = false) => configEdit(target, path, value, append)
    if (rule.id === 'misspelling') yield action(`Add “${quote}” to the glossary`, config(['glossary', 'words'], quote, true))
    if (policy.format === 'plain' && quote.length > 0 && quote.length <= 200 && !quote.includes('\n')) {
      const entry = {rule: rule.id, quote, reason: 'why this may stand'}
      yield action(`Allow “${short(quote)}” for ${rule.id}, with a reason`, config(['allow'], entry, true))
    }
    yield action(`Turn ${rule.id} off in this workspace`, config(['rules', rule.id], 'off'))
  }
  if (can.commands) yield command(`Why? About ${rule.id}`, 'policyProof.showRule', rule.id)
}

function short(quote: string): string {
  return quote.length > 40 ? `${quote.slice(0, 39)}…` : quote
}

/** A comment on a line of its own before the paragraph, item or table that the problem stands in. */
function commentBefore({rule, span}: Problem, {policy, document}: Snapshot) {
  const at = policy.clauses.findLast(({block}) => block.span.start <= span.start)
  if (!at) return undefined
  const source = document.getText()
  let line = at.block.span.start
  if (at.block.kind === 'cell') line = startOfTable(source, line)
  const start = source.lastIndexOf('\n', line - 1) + 1
  // Inside a quotation the comment is quoted too; before an item it takes the item's indentation.
  const margin = /^[ \t>]*/.exec(source.slice(start, line))?.[0] ?? ''
  return {span: {start, end: start}, text: [`${margin}<!-- allow: ${rule.id}, because `, {label: 'reason'}, ' -->\n']}
}

function startOfTable(source: string, at: number): number {
  let start = source.lastIndexOf('\n', at - 1) + 1
  while (start > 0) {
    const above = source.lastIndexOf('\n', start - 2) + 1
    if (!source.slice(above, start - 1).includes('|')) break
    start = above
  }
  return start
}

function configEdit({uri, text}: ConfigTarget, path: JSONPath, value: unknown, append: boolean): WorkspaceEdit {
  const before = text?.trim() ? text : '{}'
  const at = append ? [...path, -1] : path
  const edits = modify(before, at, value, {formattingOptions: {insertSpaces: true, tabSize: 2, eol: '\n'}, isArrayInsertion: append})
  if (text?.trim()) {
    const document = TextDocument.create(uri, 'jsonc', 0, text)
    const changes = edits.map(({offset, length, content}) => ({
      range: {start: document.positionAt(offset), end: document.positionAt(offset + length)},
      newText: content,
    }))
    return {changes: {[uri]: changes}}
  }
  const range = {start: {line: 0, character: 0}, end: {line: 0, character: 0}}
  return {
    documentChanges: [
      {kind: 'create', uri, options: {ignoreIfExists: true}},
      {textDocument: {uri, version: null}, edits: [{range, newText: `${applyJsonEdits(before, edits)}\n`}]},
    ],
  }
}
