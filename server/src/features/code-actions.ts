import type {CodeAction, CodeActionContext, CodeActionKind, Range, TextEdit, WorkspaceEdit} from 'vscode-languageserver'
import {type Edit, overlaps, type Problem, type Span, safeEdits} from '../engine/index.js'
import {hasBlanks, snippetEditOf, spanOf, textEditOf} from './convert.js'
import {diagnosticOf, source} from './diagnostics.js'
import type {Snapshot} from './snapshot.js'

export const fixAll = 'source.fixAll.policyProof'

/** Gives words a name, and a name its meaning. */
export const extractKind = 'refactor.extract'

/** Says the same in other words, or in another form. */
export const rewriteKind = 'refactor.rewrite'

/** The kinds offered, as the server announces them. */
export const actionKinds: readonly CodeActionKind[] = ['quickfix', rewriteKind, extractKind, fixAll]

/** What the editor can do with an edit. */
export interface Abilities {
  /** Edits with tab stops. */
  readonly snippets: boolean
  /** Edits that name the version they are for. */
  readonly documentChanges: boolean
}

/**
 * The ways out of the problems in a range, the safe ones first. Meaning-changing rewrites are quick fixes, and
 * refactorings for those who ask for these; in bulk only safe fixes are applied.
 */
export function codeActions(snapshot: Snapshot, range: Range, {only}: CodeActionContext, can: Abilities): CodeAction[] {
  const wants = (kind: CodeActionKind) => only === undefined || only.some((it) => it === '' || kind === it || kind.startsWith(`${it}.`))
  const actions: CodeAction[] = []
  const span = spanOf(range, snapshot.document)
  const here = snapshot.problems.filter((problem) => touches(problem.span, span))
  const kind = wants('quickfix') ? 'quickfix' : rewriteKind
  if (wants(kind)) for (const problem of here) actions.push(...fixesOf(problem, kind, snapshot, can))
  if (only?.some((it) => fixAll === it || fixAll.startsWith(`${it}.`))) actions.push(...fixAllOf(snapshot, can))
  return actions
}

function* fixesOf(problem: Problem, kind: CodeActionKind, snapshot: Snapshot, can: Abilities): Generator<CodeAction> {
  const {document, problems} = snapshot
  const diagnostics = [diagnosticOf(problem, document, true)]
  let preferred = true
  for (const fix of problem.fixes) {
    if (kind === rewriteKind && fix.safe) continue
    const edits = fix.edits()
    if (edits.length === 0) continue
    yield {title: fix.title, kind, diagnostics, edit: editOf(edits, snapshot, can), ...(preferred && fix.safe && {isPreferred: true})}
    preferred = false
  }
  if (problem.rule.mechanical && kind === 'quickfix') {
    const all = problems.filter(({rule}) => rule === problem.rule)
    const edits = all.length > 1 ? safeEdits(all) : []
    if (edits.length > 1)
      yield {title: `Fix all ${all.length} of these (${problem.rule.id})`, kind, diagnostics, edit: editOf(edits, snapshot, can)}
  }
}

function fixAllOf(snapshot: Snapshot, can: Abilities): CodeAction[] {
  const edits = safeEdits(snapshot.problems)
  return edits.length === 0 ? [] : [{title: `Fix all that is safe to fix (${source})`, kind: fixAll, edit: editOf(edits, snapshot, can)}]
}

export function editOf(
  edits: readonly Edit[],
  {document}: Pick<Snapshot, 'document'>,
  {snippets, documentChanges}: Abilities,
): WorkspaceEdit {
  if (!documentChanges) return {changes: {[document.uri]: edits.map((edit) => textEditOf(edit, document))}}
  const changes = edits.map((edit) => (snippets && hasBlanks(edit) ? snippetEditOf(edit, document) : textEditOf(edit, document)))
  return {documentChanges: [{textDocument: {uri: document.uri, version: document.version}, edits: changes as TextEdit[]}]}
}

/** Unlike overlapping, a caret beside a word touches it. */
export function touches(a: Span, b: Span): boolean {
  return overlaps(a, b) || (a.start <= b.end && b.start <= a.end)
}
