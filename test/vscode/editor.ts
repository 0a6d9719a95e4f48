/** What the suites do with VS Code, the same in both extension hosts. Drafts are written here, in the open workspace folder. */
import * as vscode from 'vscode'

/** The extension under test, as installed. */
export const policyProof = () => {
  const extension = vscode.extensions.getExtension('policy-proof.policy-proof')
  if (!extension) throw new Error('Policy Proof is not installed')
  return extension
}

export const uriOf = (name: string): vscode.Uri => {
  const folder = vscode.workspace.workspaceFolders?.[0]
  if (!folder) throw new Error('no folder is open')
  return vscode.Uri.joinPath(folder.uri, name)
}

export const write = (name: string, text: string): Thenable<void> =>
  vscode.workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(text))

export const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds))

/** The first value that is neither undefined nor false; asks again and again, and fails after 15 s with what `describe` says then. */
export async function until<T>(ask: () => T | undefined | false | Promise<T | undefined | false>, describe: () => string): Promise<T> {
  const end = Date.now() + 15_000
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== false) return answer
    if (Date.now() > end) throw new Error(`not within 15 s: ${describe()}`)
    await pause(50)
  }
}

export function same(actual: unknown, expected: unknown, what: string): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (left !== right) throw new Error(`${what}: ${left} instead of ${right}`)
}

export function ok(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(what)
}

/**
 * Opens as a click in the explorer does. `openTextDocument` would keep the document alive for minutes after its tab is
 * closed, so that VS Code tells nobody of the closing.
 */
export async function open(uri: vscode.Uri): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand('vscode.open', uri)
  return until(
    () => {
      const editor = vscode.window.activeTextEditor
      return editor?.document.uri.toString() === uri.toString() && editor
    },
    () => `${uri} in an editor`,
  )
}

/** Writes a draft and opens it. */
export async function draft(name: string, text: string): Promise<vscode.TextEditor> {
  await write(name, text)
  return open(uriOf(name))
}

export async function untitled(language: string, content: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({language, content}))
}

/** Closes every tab without asking, and without saving. */
export async function closeAll(): Promise<void> {
  while (vscode.window.tabGroups.activeTabGroup.activeTab) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  }
}

export const ruleOf = ({code}: vscode.Diagnostic): string => String(typeof code === 'object' ? code.value : code)

/** What Policy Proof says about a document, of one rule or of all. */
export const problems = (uri: vscode.Uri, rule?: string): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter((problem) => problem.source === 'policy-proof' && (!rule || ruleOf(problem) === rule))

const told = (uri: vscode.Uri): string =>
  vscode.languages
    .getDiagnostics(uri)
    .map((problem) => `${problem.source} ${ruleOf(problem)} ${problem.range.start.line}:${problem.range.start.character}`)
    .join(', ') || 'none'

/** Waits until a document has so many problems of a rule. */
export const expect = (uri: vscode.Uri, rule: string, count: number): Promise<vscode.Diagnostic[]> =>
  until(
    () => {
      const found = problems(uri, rule)
      return found.length === count && found
    },
    () => `${count} of ${rule} in ${uri.path}; there are: ${told(uri)}`,
  )

/** Waits until a document has no problem of ours at all. */
export const expectNone = (uri: vscode.Uri): Promise<true> =>
  until(
    () => problems(uri).length === 0,
    () => `no problems in ${uri.path}; there are: ${told(uri)}`,
  )

/** The first quick fix at a problem whose title reads so. VS Code's command does not say which problem an action is for. */
export async function fixOf(uri: vscode.Uri, {range}: vscode.Diagnostic, title: RegExp): Promise<vscode.CodeAction> {
  const kind = vscode.CodeActionKind.QuickFix.value
  const found = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, kind, 50)
  const fix = found.find((action) => title.test(action.title))
  ok(fix, `no fix reads ${title}; there are: ${found.map((action) => action.title).join(' | ') || 'none'}`)
  return fix
}

/** Does what choosing the action in the light bulb's menu does. */
export async function apply({edit, command}: vscode.CodeAction): Promise<void> {
  if (edit) ok(await vscode.workspace.applyEdit(edit), 'the edit was refused')
  if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []))
}

/** What a person reads in the hover at a position. */
export async function hover(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position)
  return hovers
    .flatMap(({contents}) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n')
}

/** Inside the nth occurrence of a text, 0 being the first. */
export function inside({document}: vscode.TextEditor, text: string, nth = 0): vscode.Position {
  let at = -1
  for (let count = 0; count <= nth; count++) {
    at = document.getText().indexOf(text, at + 1)
    ok(at >= 0, `“${text}” is not in ${document.uri.path}`)
  }
  return document.positionAt(at + 1)
}
