import * as vscode from 'vscode'
import type {BaseLanguageClient, ErrorAction, ErrorHandler, LanguageClientOptions, Location, Position} from 'vscode-languageclient'
import {looksLikePolicy} from '../../server/src/engine/model/recognise'
import {documentGlob, isDocument} from '../../server/src/files'
import {
  changeNotice,
  committed,
  fileExists,
  type InitializationOptions,
  lastVersion,
  listFiles,
  readFile,
  type State,
  type Status,
  setChecked,
  setVagueWords,
  statusChanged,
} from '../../server/src/protocol'
import {Versions} from './versions'

/** Makes the client for this platform; it is started only when there is something to check. */
export type MakeClient = (options: LanguageClientOptions) => Promise<BaseLanguageClient>

/** What the server gives a code lens, as the protocol has it. */
type Uses = [uri: string, position: Position, locations: Location[]]

const languages = ['markdown', 'plaintext', 'policy']
const selector = languages.map((language) => ({language}))

/** Views of documents, not documents. */
const hidden = new Set(['policy-proof-rules', 'git', 'gitlens', 'output', 'debug', 'comment', 'vscode-notebook-cell', 'walkThroughSnippet'])

export function activate(context: vscode.ExtensionContext, makeClient: MakeClient): void {
  const session = new Session(context, makeClient)
  context.subscriptions.push(
    session,
    vscode.commands.registerCommand('policyProof.checkDocument', () => session.decide('on')),
    vscode.commands.registerCommand('policyProof.ignoreDocument', () => session.decide('off')),
    vscode.commands.registerCommand('policyProof.switchDocument', () => session.ask()),
    vscode.commands.registerCommand('policyProof.showVagueWords', () => session.sweep('on')),
    vscode.commands.registerCommand('policyProof.hideVagueWords', () => session.sweep('off')),
    vscode.commands.registerCommand('policyProof.restart', () => session.restart()),
    vscode.commands.registerCommand('policyProof.draftChangeNotice', () => session.draftChangeNotice()),
    vscode.commands.registerCommand('policyProof.showRule', (rule: unknown) => showRule(rule)),
    vscode.workspace.registerTextDocumentContentProvider(RulePages.scheme, new RulePages(context)),
    vscode.commands.registerCommand('policyProof.addWord', (word: unknown) => addWord(word)),
    vscode.commands.registerCommand('policyProof.showReferences', (...uses: Uses) => session.showReferences(...uses)),
    vscode.workspace.onDidOpenTextDocument((document) => session.consider(document)),
    vscode.workspace.onDidChangeTextDocument(({document}) => session.consider(document)),
    vscode.workspace.onDidCloseTextDocument((document) => session.forget(document)),
    vscode.window.onDidChangeActiveTextEditor(() => session.show()),
  )
  for (const document of vscode.workspace.textDocuments) session.consider(document)
  session.show()
}

/** The language client and what the author sees of it. */
class Session implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext
  readonly #makeClient: MakeClient
  readonly #item = vscode.languages.createLanguageStatusItem('policyProof.status', selector)
  readonly #states = new Map<string, Status>()
  readonly #versions = new Versions(() => void this.#client?.sendNotification(committed))
  #client: BaseLanguageClient | undefined
  #starting: Promise<BaseLanguageClient> | undefined

  constructor(context: vscode.ExtensionContext, makeClient: MakeClient) {
    this.#context = context
    this.#makeClient = makeClient
    this.#item.name = 'Policy Proof'
    this.#item.command = {command: 'policyProof.switchDocument', title: 'Change'}
  }

  /** Starts the server when the first policy is seen: most Markdown is none of our business. */
  consider(document: vscode.TextDocument): void {
    if (this.#starting || !languages.includes(document.languageId) || hidden.has(document.uri.scheme)) return
    if (isIncluded(document) || looksLikePolicy(document.getText(new vscode.Range(0, 0, 400, 0)), document.uri.path)) void this.#start()
  }

  #start(): Promise<BaseLanguageClient> {
    this.#starting ??= this.#launch().catch((error: unknown) => {
      this.#starting = undefined
      void vscode.window.showErrorMessage(`Policy Proof could not start: ${String(error)}`)
      throw error
    })
    return this.#starting
  }

  async #launch(): Promise<BaseLanguageClient> {
    const options: InitializationOptions = {
      readsFiles: true,
      status: true,
      commands: true,
      showsMarkdown: true,
      words: vscode.Uri.joinPath(this.#context.extensionUri, 'dist', 'words.bin').toString(true),
    }
    let defaults: ErrorHandler | undefined
    const client = await this.#makeClient({
      // A write to a server that has just died fails before its end is known: go on, and let the end that follows restart it.
      errorHandler: {
        error: () => ({action: 1 satisfies ErrorAction.Continue, handled: true}),
        closed: () => {
          defaults ??= client.createDefaultErrorHandler()
          return defaults.closed()
        },
      },
      documentSelector: selector,
      initializationOptions: options,
      diagnosticCollectionName: 'policy-proof',
      // A policy is read from its beginning to its end: what is not open is not asked for.
      diagnosticPullOptions: {onChange: true, onSave: false, onTabs: false},
      markdown: {isTrusted: {enabledCommands: ['policyProof.showRule']}},
    })
    this.#client = client
    client.onNotification(statusChanged, (status: Status) => {
      this.#states.set(status.uri, status)
      this.show()
    })
    client.onRequest(readFile, ({uri}: {uri: string}) => readText(vscode.Uri.parse(uri)))
    client.onRequest<boolean, void>(fileExists, ({uri}: {uri: string}) => exists(vscode.Uri.parse(uri)))
    client.onRequest(lastVersion, ({uri}: {uri: string}) => this.#versions.last(vscode.Uri.parse(uri)))
    client.onRequest(listFiles, async ({folder, deep}: {folder: string; deep: boolean}) => {
      const found = await list(vscode.Uri.parse(folder), deep)
      return found.map((uri) => client.code2ProtocolConverter.asUri(uri))
    })
    await client.start()
    return client
  }

  async restart(): Promise<void> {
    if (!this.#client) await this.#start()
    else {
      await this.#client.stop()
      await this.#client.start()
    }
  }

  /** Checks the document in front whatever it looks like, or leaves it alone. */
  async decide(wish: 'on' | 'off' | 'auto'): Promise<void> {
    const document = vscode.window.activeTextEditor?.document
    if (!document || !languages.includes(document.languageId)) {
      void vscode.window.showInformationMessage('Policy Proof checks Markdown, plain text and policy drafts. Open one first.')
      return
    }
    const client = await this.#start()
    await client.sendRequest('workspace/executeCommand', {
      command: setChecked,
      arguments: [client.code2ProtocolConverter.asUri(document.uri), wish],
    })
  }

  /** Shows every vague word of the document in front, or no longer. */
  async sweep(wish: 'on' | 'off'): Promise<void> {
    const document = vscode.window.activeTextEditor?.document
    if (!document || !languages.includes(document.languageId)) {
      void vscode.window.showInformationMessage('Open the policy whose vague words you want to see.')
      return
    }
    const client = await this.#start()
    await client.sendRequest('workspace/executeCommand', {
      command: setVagueWords,
      arguments: [client.code2ProtocolConverter.asUri(document.uri), wish],
    })
    if (wish === 'on' && !/^(?:policy|on)$/.test(this.#states.get(document.uri.toString())?.state ?? '')) {
      void vscode.window.showInformationMessage('This document is not checked. Run “Check This Document” to see its vague words.')
    }
  }

  /** What the status item's command does. */
  async ask(): Promise<void> {
    const picked = await vscode.window.showQuickPick(
      [
        {label: 'Check this document', wish: 'on' as const},
        {label: 'Do not check this document', wish: 'off' as const},
        {label: 'Decide by what it looks like', wish: 'auto' as const},
      ],
      {title: 'Policy Proof'},
    )
    if (picked) await this.decide(picked.wish)
  }

  /** Drafts for readers what has changed in the policy in front: since it was last committed, or since another file. */
  async draftChangeNotice(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document
    if (!document || !languages.includes(document.languageId)) {
      void vscode.window.showInformationMessage('Open the policy whose changes you want to tell readers.')
      return
    }
    const picked = await vscode.window.showQuickPick(
      [
        {label: 'The last committed version', file: false},
        {label: 'Another file…', file: true},
      ],
      {title: 'Draft a Change Notice', placeHolder: 'Compare with'},
    )
    if (!picked) return
    const [file] = picked.file
      ? ((await vscode.window.showOpenDialog({title: 'The old version', filters: {Policies: ['md', 'markdown', 'txt', 'policy']}})) ?? [])
      : []
    if (picked.file && !file) return
    const client = await this.#start()
    const {asUri} = client.code2ProtocolConverter
    const answer: {readonly notice?: string; readonly problem?: string} = await client.sendRequest(changeNotice, {
      uri: asUri(document.uri),
      ...(file && {against: asUri(file)}),
    })
    if (answer.notice === undefined) {
      void vscode.window.showInformationMessage(answer.problem ?? 'No notice could be drafted.')
      return
    }
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({language: 'markdown', content: answer.notice}))
  }

  /** Lists where a term is used: what a code lens does. */
  async showReferences(...[uri, position, locations]: Uses): Promise<void> {
    const convert = this.#client?.protocol2CodeConverter
    if (!convert) return
    await vscode.commands.executeCommand(
      'editor.action.showReferences',
      convert.asUri(uri),
      convert.asPosition(position),
      locations.map((it) => convert.asLocation(it)),
    )
  }

  forget(document: vscode.TextDocument): void {
    this.#states.delete(document.uri.toString())
  }

  show(): void {
    const document = vscode.window.activeTextEditor?.document
    const status = document && this.#states.get(document.uri.toString())
    void vscode.commands.executeCommand('setContext', 'policyProof.showsVagueWords', status?.vagueWords === true)
    const {text, detail} = describe(status?.state ?? 'other', status?.problems ?? 0)
    this.#item.text = text
    this.#item.detail = status?.readability ? `${detail} · ${reads(status.readability)}` : detail
    this.#item.severity = status?.state === 'large' ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information
  }

  dispose(): void {
    this.#item.dispose()
    this.#versions.dispose()
    void this.#client?.dispose()
  }
}

function describe(state: State, problems: number): {text: string; detail: string} {
  const found = problems === 0 ? 'nothing found' : problems === 1 ? '1 problem' : `${problems} problems`
  switch (state) {
    case 'policy':
    case 'on':
      return {text: `Policy Proof: ${found}`, detail: state === 'on' ? 'Checked because you asked' : 'Checked as a policy'}
    case 'large':
      return {text: 'Policy Proof: too large', detail: 'Over 2 MB: not checked while you type'}
    case 'foreign':
      return {text: 'Policy Proof: not English', detail: 'Only English drafts are checked'}
    case 'off':
      return {text: 'Policy Proof: off', detail: 'Not checked, as you decided'}
    case 'other':
      return {text: 'Policy Proof: not a policy', detail: 'Not checked: it does not look like a policy'}
  }
}

/** “reading grade 13, difficult”: in Flesch’s own words. */
function reads({grade, ease}: NonNullable<Status['readability']>): string {
  const words = ease >= 60 ? 'plain English' : ease >= 50 ? 'fairly difficult' : ease >= 30 ? 'difficult' : 'very difficult'
  return `reading grade ${grade}, ${words}`
}

function isIncluded(document: vscode.TextDocument): boolean {
  const globs = vscode.workspace.getConfiguration('policyProof', document).get<readonly string[]>('include', [])
  return globs.some((pattern) => vscode.languages.match({pattern}, document) > 0)
}

async function readText(uri: vscode.Uri): Promise<string | null> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))
  } catch {
    return null
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri)
    return true
  } catch {
    return false
  }
}

/** The documents in a folder, or in and below it, without what the author hides from the editor. */
async function list(folder: vscode.Uri, deep: boolean): Promise<readonly vscode.Uri[]> {
  if (deep) return vscode.workspace.findFiles(new vscode.RelativePattern(folder, documentGlob))
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder)
    return entries.flatMap(([name, type]) => (type & vscode.FileType.File && isDocument(name) ? [vscode.Uri.joinPath(folder, name)] : []))
  } catch {
    return []
  }
}

/** The pages of the rules, which are packed in one file. */
class RulePages implements vscode.TextDocumentContentProvider {
  static readonly scheme = 'policy-proof-rules'
  readonly #file: vscode.Uri

  constructor({extensionUri}: vscode.ExtensionContext) {
    this.#file = vscode.Uri.joinPath(extensionUri, 'dist', 'rules.json')
  }

  async provideTextDocumentContent({path}: vscode.Uri): Promise<string> {
    const pages = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(this.#file))) as Record<string, string>
    const name = path.replace(/^\//, '')
    return (Object.hasOwn(pages, name) ? pages[name] : pages['README.md']) ?? ''
  }
}

/** Opens the page of a rule, or the list of all, in a preview. */
async function showRule(rule: unknown): Promise<void> {
  const path = typeof rule === 'string' && /^[a-z-]+$/.test(rule) ? `/${rule}.md` : '/README.md'
  await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.from({scheme: RulePages.scheme, path}))
}

/** Adds a word to the author's own: the one thing the command line does not know. */
async function addWord(word: unknown): Promise<void> {
  if (typeof word !== 'string' || word.trim() === '') return
  const settings = vscode.workspace.getConfiguration('policyProof')
  const words = settings.inspect<readonly string[]>('words')?.globalValue ?? []
  if (!words.includes(word)) await settings.update('words', [...words, word], vscode.ConfigurationTarget.Global)
}
