import picomatch from 'picomatch'
import {
  type CancellationToken,
  CodeLensRefreshRequest,
  type CompletionParams,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type InitializeResult,
  type SemanticTokensDeltaParams,
  type SemanticTokensRangeParams,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {type ConfigFile, Configs, configOf, folderOf} from './configs.js'
import {type Config, configFile, type Format, isEnglish, Linter, looksLikePolicy, noSpelling, type Spelling} from './engine/index.js'
import {actionKinds, codeActions, touches} from './features/code-actions.js'
import {codeLenses, type LensData, resolveLens} from './features/code-lens.js'
import {completion, completionTriggers, mayComplete} from './features/completion.js'
import {rangeOf, spanOf} from './features/convert.js'
import {definition} from './features/definition.js'
import {diagnosticsOf, source} from './features/diagnostics.js'
import {documentHighlights} from './features/document-highlights.js'
import {documentSymbols, flatSymbols} from './features/document-symbols.js'
import {foldingRanges} from './features/folding-ranges.js'
import {hover} from './features/hover.js'
import {inlayHints} from './features/inlay-hints.js'
import {linkedEditingRanges} from './features/linked-editing.js'
import {selectionRanges} from './features/selection-ranges.js'
import {editsBetween, legendFor, semanticTokens} from './features/semantic-tokens.js'
import {silences} from './features/silence.js'
import type {Snapshot} from './features/snapshot.js'
import type {Files} from './files.js'
import {type InitializationOptions, readFile, type State, setChecked, statusChanged} from './protocol.js'

/** What differs between a process and a Worker. */
export interface Host {
  readonly files: Files
  /** Loads the table of words; `uri` says where, if the client knows. */
  loadWords(uri: string | undefined): Promise<Spelling>
  readonly version: string
}

/** Beyond this a document is checked only when asked for, in UTF-16 units. */
const largest = 2_000_000

/** Views of documents, not documents. */
const views =
  /^(?:git|gitlens|gitfs|output|debug|comment|conversation|review|pr|vscode-(?!vfs|remote|test-web)[\w-]+|walkThrough\w*|search-editor|chat[\w-]*):/

/** One open document, its reader and its latest version checked. */
interface Session {
  readonly shows: ReturnType<typeof readShown>
  readonly linter: Linter
  readonly config: Config
  readonly file: ConfigFile | undefined
  state: State
  /** The version last looked at; no snapshot if it is not to be checked. */
  checked: {readonly version: number; readonly snapshot: Snapshot | undefined} | undefined
}

/** Serves one editor. The one place that knows the protocol. */
export function startServer(connection: Connection, host: Host): void {
  const documents = new TextDocuments(TextDocument)
  const sessions = new Map<string, Promise<Session>>()
  /** What the author has decided by hand, for as long as the server lives. */
  const decided = new Map<string, 'on' | 'off'>()
  let client: ReturnType<typeof readClient> = readClient({capabilities: {}} as InitializeParams)
  let spelling: Promise<Spelling> = Promise.resolve(noSpelling)

  const files: Files = {
    async read(uri) {
      if (!client.options.readsFiles || uri.startsWith('file:')) return host.files.read(uri)
      return (await connection.sendRequest<string | null>(readFile, {uri}).catch(() => null)) ?? undefined
    },
  }
  const configs = new Configs(files)
  /** Configuration files that have a problem on them. */
  const faulty = new Set<string>()

  connection.onInitialize((params): InitializeResult => {
    client = readClient(params)
    spelling = host.loadWords(client.options.words).catch((error: unknown) => {
      connection.console.error(`The table of words could not be loaded, so spelling is not checked: ${String(error)}`)
      return noSpelling
    })
    return {
      serverInfo: {name: source, version: host.version},
      capabilities: {
        positionEncoding: 'utf-16',
        ...aboutOneDocument(client),
        textDocumentSync: {openClose: true, change: TextDocumentSyncKind.Incremental, save: false},
        ...(client.pulls && {diagnosticProvider: {identifier: source, interFileDependencies: true, workspaceDiagnostics: false}}),
        codeActionProvider: {codeActionKinds: [...actionKinds]},
        hoverProvider: true,
        definitionProvider: true,
        executeCommandProvider: {commands: [setChecked]},
        workspace: {workspaceFolders: {supported: true, changeNotifications: true}},
      },
    }
  })

  connection.onInitialized(() => {
    if (client.configures) void connection.client.register(DidChangeConfigurationNotification.type, {section: 'policyProof'})
    if (client.watches)
      void connection.client.register(DidChangeWatchedFilesNotification.type, {watchers: [{globPattern: `**/${configFile}`}]})
  })

  connection.onDidChangeConfiguration(({settings}) => {
    client = {...client, settings: (settings as {policyProof?: unknown} | null)?.policyProof ?? client.settings}
    startAgain()
  })
  connection.onDidChangeWatchedFiles(() => {
    configs.clear()
    startAgain()
  })

  /** Everything is decided anew: settings or configuration have changed. */
  function startAgain(): void {
    sessions.clear()
    for (const uri of faulty) void connection.sendDiagnostics({uri, diagnostics: []})
    faulty.clear()
    refresh()
    for (const document of documents.all()) void announce(document)
  }

  /** The editor asks anew for what it shows without being asked to. */
  function refresh(): void {
    if (client.refreshes) connection.languages.diagnostics.refresh()
    if (client.refreshesTokens) void connection.languages.semanticTokens.refresh()
    if (client.refreshesHints) void connection.languages.inlayHint.refresh()
    if (client.refreshesLenses) void connection.sendRequest(CodeLensRefreshRequest.type)
  }

  async function openSession(document: TextDocument): Promise<Session> {
    const folder = folderOf(document.uri) ?? client.folders[0]
    const [file, settings, words] = await Promise.all([
      folder === undefined ? undefined : configs.nearest(folder),
      settingsOf(document.uri),
      spelling,
    ])
    if (file) complain(file)
    const config = configOf(settings, file?.config)
    return {
      shows: readShown(settings),
      linter: new Linter({config, spelling: words, today: new Date().toISOString().slice(0, 10)}),
      config,
      file,
      state: 'other',
      checked: undefined,
    }
  }

  async function settingsOf(uri: string): Promise<unknown> {
    if (!client.configures) return client.settings
    return connection.workspace.getConfiguration({scopeUri: uri, section: 'policyProof'}).catch(() => client.settings)
  }

  /** What is wrong in a configuration is one problem on it, never a message in the way. */
  function complain({uri, text, problems}: ConfigFile): void {
    if (problems.length === 0 || faulty.has(uri)) return
    faulty.add(uri)
    const document = TextDocument.create(uri, 'jsonc', 0, text)
    const diagnostics = problems.map(({span, message}) => ({
      range: rangeOf(span, document),
      message,
      severity: 2 as const,
      source,
      code: 'configuration',
    }))
    void connection.sendDiagnostics({uri, diagnostics})
  }

  function sessionOf(document: TextDocument): Promise<Session> {
    let session = sessions.get(document.uri)
    if (!session) {
      session = openSession(document)
      sessions.set(document.uri, session)
    }
    return session
  }

  /** The latest version of a document, read and checked; nothing if it is not ours to check. */
  async function snapshotOf(uri: string, token?: CancellationToken): Promise<Snapshot | undefined> {
    const document = documents.get(uri)
    if (!document) return undefined
    const session = await sessionOf(document)
    // Settings may take a while: by now there may be a newer version, or nothing at all.
    if (token?.isCancellationRequested || documents.get(uri) !== document) return undefined
    if (session.checked?.version !== document.version) session.checked = {version: document.version, snapshot: check(document, session)}
    return session.checked.snapshot
  }

  function check(document: TextDocument, session: Session): Snapshot | undefined {
    const text = document.getText()
    let snapshot: Snapshot | undefined
    session.state = stateOf(document, text, session.config)
    if (session.state === 'policy' || session.state === 'on') {
      const policy = session.linter.read(text, formatOf(document))
      if (session.state === 'policy' && !isEnglish(policy)) session.state = 'foreign'
      else snapshot = {document, policy, problems: session.linter.check(policy)}
    }
    if (client.options.status) {
      void connection.sendNotification(statusChanged, {uri: document.uri, state: session.state, problems: snapshot?.problems.length ?? 0})
    }
    return snapshot
  }

  function stateOf({uri}: TextDocument, text: string, {include, exclude}: Config): State {
    const by = decided.get(uri)
    if (by !== undefined) return by
    if (views.test(uri)) return 'other'
    if (text.length > largest) return 'large'
    if (matches(uri, exclude)) return 'off'
    return matches(uri, include) || looksLikePolicy(text, uri) ? 'policy' : 'other'
  }

  function workspaceFolderOf(uri: string): string | undefined {
    return client.folders.find((it) => uri.startsWith(`${it}/`))
  }

  function matches(uri: string, globs: readonly string[]): boolean {
    if (globs.length === 0) return false
    const folder = workspaceFolderOf(uri)
    const path = decodeURIComponent(folder === undefined ? uri.replace(/^[\w+.-]+:\/*/, '') : uri.slice(folder.length + 1))
    return picomatch.isMatch(path, [...globs])
  }

  connection.languages.diagnostics.on(async ({textDocument: {uri}}, token) => {
    const snapshot = await snapshotOf(uri, token)
    return {kind: DocumentDiagnosticReportKind.Full, items: snapshot ? diagnosticsOf(snapshot, client.relatedInformation) : []}
  })

  /** For clients that do not ask. */
  async function announce(document: TextDocument): Promise<void> {
    const {uri} = document
    if (client.pulls) return
    const snapshot = await snapshotOf(uri)
    const version = documents.get(uri)?.version
    if (version === undefined) return
    await connection.sendDiagnostics({uri, version, diagnostics: snapshot ? diagnosticsOf(snapshot, client.relatedInformation) : []})
  }

  /** Documents changed since the last turn: many keystrokes in a queue are one. */
  const changed = new Set<string>()
  documents.onDidChangeContent(({document: {uri}}) => {
    if (client.pulls) return
    if (changed.size === 0) {
      soon(() => {
        const uris = [...changed]
        changed.clear()
        for (const it of uris) {
          const document = documents.get(it)
          if (document) void announce(document)
        }
      })
    }
    changed.add(uri)
  })
  documents.onDidClose(({document: {uri}}) => {
    sessions.delete(uri)
    decided.delete(uri)
    if (!client.pulls) void connection.sendDiagnostics({uri, diagnostics: []})
  })

  connection.onCodeAction(async ({textDocument: {uri}, range, context}, token) => {
    const snapshot = await snapshotOf(uri, token)
    if (!snapshot) return []
    const actions = codeActions(snapshot, range, context, client)
    if (context.only && !context.only.some((it) => it === '' || it === 'quickfix')) return actions
    const session = await sessionOf(snapshot.document)
    const folder = workspaceFolderOf(uri) ?? client.folders[0] ?? folderOf(uri)
    const target = session.file ?? (folder === undefined ? undefined : {uri: `${folder}/${configFile}`, text: undefined})
    const span = spanOf(range, snapshot.document)
    for (const problem of snapshot.problems) if (touches(problem.span, span)) actions.push(...silences(problem, snapshot, target, client))
    return actions
  })

  connection.onHover(async ({textDocument: {uri}, position}, token) => {
    const snapshot = await snapshotOf(uri, token)
    return snapshot && hover(snapshot, snapshot.document.offsetAt(position))
  })

  connection.onDefinition(async ({textDocument: {uri}, position}, token) => {
    const snapshot = await snapshotOf(uri, token)
    if (!snapshot) return undefined
    const links = definition(snapshot, snapshot.document.offsetAt(position))
    return client.links ? links : links.map((it) => ({uri: it.targetUri, range: it.targetSelectionRange}))
  })

  connection.onExecuteCommand(async ({command, arguments: [uri, wish] = []}) => {
    if (command !== setChecked || typeof uri !== 'string') return
    if (wish === 'on' || wish === 'off') decided.set(uri, wish)
    else decided.delete(uri)
    const session = sessions.get(uri)
    if (session) (await session).checked = undefined
    refresh()
    const document = documents.get(uri)
    if (document) await announce(document)
    // Answered when it is done: a large document takes a while, and the editor shows that it does.
    await snapshotOf(uri)
  })

  // — What one document tells of itself

  /** Answers from the latest version; nothing if that is not ours to read, or nobody waits any more. */
  function answer<Params extends {readonly textDocument: {readonly uri: string}}, Answer>(
    read: (snapshot: Snapshot, params: Params, session: Session) => Answer,
  ) {
    return async (params: Params, token: CancellationToken): Promise<Answer | undefined> => {
      const snapshot = await snapshotOf(params.textDocument.uri, token)
      const session = snapshot && (await sessionOf(snapshot.document))
      return session && !token.isCancellationRequested ? read(snapshot, params, session) : undefined
    }
  }

  connection.onDocumentSymbol(
    answer((snapshot, {textDocument: {uri}}) => {
      const symbols = documentSymbols(snapshot)
      return client.nestsSymbols ? symbols : flatSymbols(symbols, uri)
    }),
  )
  connection.onFoldingRanges(answer((snapshot) => foldingRanges(snapshot, client.folding)))
  connection.onSelectionRanges(answer((snapshot, {positions}) => selectionRanges(snapshot, positions)))
  connection.onDocumentHighlight(answer((snapshot, {position}) => documentHighlights(snapshot, snapshot.document.offsetAt(position))))
  connection.languages.onLinkedEditingRange(
    answer((snapshot, {position}) => linkedEditingRanges(snapshot, snapshot.document.offsetAt(position))),
  )
  const complete = answer((snapshot, {position}: CompletionParams) =>
    completion(snapshot, snapshot.document.offsetAt(position), client.markdown),
  )
  connection.onCompletion((params, token) => {
    const document = documents.get(params.textDocument.uri)
    // A space after most words is no reason to read anything.
    return document && mayComplete(document, document.offsetAt(params.position)) ? complete(params, token) : undefined
  })
  connection.onCodeLens(answer((snapshot, _, {shows}) => (shows.codeLens ? codeLenses(snapshot) : undefined)))
  connection.onCodeLensResolve(async (lens, token) => {
    const data = lens.data as LensData
    const snapshot = await snapshotOf(data.uri, token)
    return snapshot ? resolveLens(lens, data, snapshot, client.commands) : lens
  })
  connection.languages.inlayHint.on(answer((snapshot, {range}, {shows}) => (shows.inlayHints ? inlayHints(snapshot, range) : undefined)))

  /** The tokens last sent, by document: what comes next is told as a change of them. */
  const sent = new Map<string, {readonly resultId: string; readonly data: readonly number[]}>()
  let results = 0
  const send = (snapshot: Snapshot) => {
    const tokens = {resultId: String(++results), data: semanticTokens(snapshot)}
    sent.set(snapshot.document.uri, tokens)
    return tokens
  }
  documents.onDidClose(({document: {uri}}) => void sent.delete(uri))
  const noTokens = {data: []}
  const {semanticTokens: tokens} = connection.languages
  const full = answer(send)
  const changes = answer((snapshot: Snapshot, {textDocument: {uri}, previousResultId}: SemanticTokensDeltaParams) => {
    const before = sent.get(uri)
    const {resultId, data} = send(snapshot)
    return before?.resultId === previousResultId ? {resultId, edits: editsBetween(before.data, data)} : {resultId, data}
  })
  const part = answer((snapshot: Snapshot, {range}: SemanticTokensRangeParams) => ({data: semanticTokens(snapshot, range)}))
  tokens.on(async (params, token) => (await full(params, token)) ?? noTokens)
  tokens.onDelta(async (params, token) => (await changes(params, token)) ?? noTokens)
  tokens.onRange(async (params, token) => (await part(params, token)) ?? noTokens)

  documents.listen(connection)
  connection.listen()
}

/** After what has arrived by now, and no later: a timer waits a millisecond, which a Worker cannot avoid. */
const soon: (work: () => void) => void = typeof setImmediate === 'function' ? setImmediate : setTimeout

function formatOf({languageId}: TextDocument): Format {
  return languageId === 'markdown' ? 'markdown' : 'plain'
}

/** What the client can do, and who it is. */
function readClient({capabilities, initializationOptions, workspaceFolders, rootUri}: InitializeParams) {
  const {workspace, textDocument} = capabilities
  const options = (initializationOptions ?? {}) as InitializationOptions
  const folders = workspaceFolders?.map(({uri}) => uri) ?? (rootUri ? [rootUri] : [])
  return {
    options,
    settings: options.settings,
    folders: folders.map((uri) => uri.replace(/\/$/, '')),
    pulls: textDocument?.diagnostic !== undefined,
    refreshes: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation: (textDocument?.diagnostic ?? textDocument?.publishDiagnostics)?.relatedInformation !== false,
    configures: workspace?.configuration === true,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    snippets: workspace?.workspaceEdit?.snippetEditSupport === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    createFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    links: textDocument?.definition?.linkSupport === true,
    commands: options.commands === true,
    markdown: textDocument?.completion?.completionItem?.documentationFormat?.includes('markdown') === true,
    nestsSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    folding: {
      lineFoldingOnly: textDocument?.foldingRange?.lineFoldingOnly === true,
      limit: textDocument?.foldingRange?.rangeLimit,
    },
    tokens: textDocument?.semanticTokens?.requests,
    refreshesTokens: workspace?.semanticTokens?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
  }
}

/** What is offered about one document, of that which the client can ask for. */
function aboutOneDocument({tokens, commands}: ReturnType<typeof readClient>): ServerCapabilities {
  const full = tokens?.full === true || typeof tokens?.full === 'object'
  const delta = typeof tokens?.full === 'object' && tokens.full.delta === true
  const range = tokens?.range === true || typeof tokens?.range === 'object'
  return {
    documentSymbolProvider: {label: 'Policy Proof'},
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentHighlightProvider: true,
    linkedEditingRangeProvider: true,
    completionProvider: {triggerCharacters: [...completionTriggers]},
    codeLensProvider: {resolveProvider: true},
    inlayHintProvider: true,
    ...((full || range) && {semanticTokensProvider: {legend: legendFor(commands), full: full && {delta}, range}}),
  }
}

/** What the settings show beside the text. */
function readShown(settings: unknown): {readonly codeLens: boolean; readonly inlayHints: boolean} {
  const {codeLens, inlayHints} = (settings ?? {}) as {codeLens?: unknown; inlayHints?: unknown}
  return {codeLens: codeLens !== false, inlayHints: inlayHints === true}
}
