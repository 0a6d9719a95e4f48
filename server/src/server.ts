import picomatch from 'picomatch'
import {
  type CancellationToken,
  CodeActionTriggerKind,
  CodeLensRefreshRequest,
  type CompletionParams,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  type Range,
  ResponseError,
  type SemanticTokensDeltaParams,
  type SemanticTokensRangeParams,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {largestIndexed, readExports, WorkspaceIndex} from './compared.js'
import {type ConfigFile, Configs, configOf, folderOf} from './configs.js'
import {
  type Config,
  configFile,
  decoded,
  exportsOf,
  type Format,
  isEnglish,
  Linter,
  looksLikePolicy,
  noSpelling,
  type Spelling,
} from './engine/index.js'
import {actionKinds, codeActions, extractKind, touches} from './features/code-actions.js'
import {codeLenses, type LensData, resolveLens} from './features/code-lens.js'
import {completion, completionTriggers, mayComplete} from './features/completion.js'
import {documentOf, notOpen, rangeOf, spanOf} from './features/convert.js'
import {definition} from './features/definition.js'
import {diagnosticsOf, source} from './features/diagnostics.js'
import {documentHighlights} from './features/document-highlights.js'
import {documentLinks} from './features/document-links.js'
import {documentSymbols, flatSymbols} from './features/document-symbols.js'
import {foldingRanges} from './features/folding-ranges.js'
import {hover} from './features/hover.js'
import {inlayHints} from './features/inlay-hints.js'
import {linkedEditingRanges} from './features/linked-editing.js'
import {refactorings} from './features/refactor.js'
import {references} from './features/references.js'
import {CannotRename, nameFrom, prepareRename, renamable, rename} from './features/rename.js'
import {selectionRanges} from './features/selection-ranges.js'
import {editsBetween, legendFor, semanticTokens} from './features/semantic-tokens.js'
import {silences} from './features/silence.js'
import type {Reading, Snapshot} from './features/snapshot.js'
import {originOf, type Subject, subjectAt, termAt} from './features/subject.js'
import {workspaceSymbols} from './features/workspace-symbols.js'
import type {Files} from './files.js'
import {Indexing} from './indexing.js'
import {keyOf, mostRounds, Neighbours, type View} from './neighbours.js'
import {noticeOf} from './notice.js'
import {
  changeNotice,
  committed,
  fileExists,
  type InitializationOptions,
  lastVersion,
  listFiles,
  readFile,
  type State,
  setChecked,
  statusChanged,
} from './protocol.js'

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
  /** The configuration as a document, if it defines terms. */
  readonly glossary: TextDocument | undefined
  state: State
  /** What was last looked at; no snapshot if it is not to be checked. */
  checked: Checked | undefined
}

/** One version of a document, and what it saw of its neighbours. */
interface Checked {
  readonly version: number
  readonly snapshot: Snapshot | undefined
  readonly view: View | undefined
}

/** Serves one editor. The one place that knows the protocol. */
export function startServer(connection: Connection, host: Host): void {
  const documents = new TextDocuments(TextDocument)
  const sessions = new Map<string, Promise<Session>>()
  /** What the author has decided by hand, for as long as the server lives. */
  const decided = new Map<string, 'on' | 'off'>()
  let client: ReturnType<typeof readClient> = readClient({capabilities: {}} as InitializeParams)
  let spelling: Promise<Spelling> = Promise.resolve(noSpelling)

  const files = filesOf(connection, host.files, () => client.options.readsFiles === true)
  const index = new WorkspaceIndex()
  const neighbours = new Neighbours(files, index)
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
        referencesProvider: true,
        renameProvider: client.preparesRename ? {prepareProvider: true} : true,
        workspaceSymbolProvider: true,
        documentLinkProvider: {},
        executeCommandProvider: {commands: [setChecked]},
        workspace: {
          workspaceFolders: {supported: true, changeNotifications: true},
          fileOperations: {didCreate: anyFile, didRename: anyFile, didDelete: anyFile},
        },
      },
    }
  })

  connection.onInitialized(() => {
    if (client.configures) void connection.client.register(DidChangeConfigurationNotification.type, {section: 'policyProof'})
    if (client.watches) {
      const watchers = [`**/${configFile}`, '**/*.{md,markdown,txt,policy}'].map((globPattern) => ({globPattern}))
      void connection.client.register(DidChangeWatchedFilesNotification.type, {watchers})
    }
    if (client.changesFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({added, removed}) => {
        const gone = new Set(removed.map(folderUri))
        client = {...client, folders: [...client.folders.filter((it) => !gone.has(it)), ...added.map(folderUri)]}
        startAgain()
      })
    }
  })

  connection.onDidChangeConfiguration(({settings}) => {
    client = {...client, settings: (settings as {policyProof?: unknown} | null)?.policyProof ?? client.settings}
    startAgain()
  })
  connection.onDidChangeWatchedFiles(({changes}) => {
    if (changes.some(({uri}) => uri.endsWith(`/${configFile}`))) {
      configs.clear()
      startAgain()
    }
    void moved(changes.map(({uri}) => uri))
  })
  connection.workspace.onDidCreateFiles((it) => void moved(it.files.map(({uri}) => uri)))
  connection.workspace.onDidDeleteFiles((it) => void moved(it.files.map(({uri}) => uri)))
  connection.workspace.onDidRenameFiles((it) => void moved(it.files.flatMap(({oldUri, newUri}) => [oldUri, newUri])))

  connection.onNotification(committed, () => {
    neighbours.forgetLast()
    void moved([])
  })

  /** Files have changed, come or gone: whoever looked at them looks again. */
  async function moved(uris: readonly string[]): Promise<void> {
    for (const uri of uris) neighbours.forget(uri)
    await indexing.follow(uris)
    const stale = []
    for (const document of documents.all()) {
      const view = (await sessions.get(document.uri))?.checked?.view
      // Who has missed something is looking again already.
      if (view && view.missed.size === 0 && !view.isCurrent()) stale.push(document)
    }
    if (stale.length === 0) return
    if (client.refreshes) connection.languages.diagnostics.refresh()
    for (const document of stale) void announce(document)
  }

  /** Everything is decided anew: settings or configuration have changed. */
  function startAgain(): void {
    sessions.clear()
    for (const uri of faulty) void connection.sendDiagnostics({uri, diagnostics: []})
    faulty.clear()
    refresh()
    for (const document of documents.all()) void announce(document)
    indexing.restart()
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
      glossary: file && file.config.terms.length > 0 ? TextDocument.create(file.uri, 'jsonc', notOpen, file.text) : undefined,
      state: 'other',
      checked: undefined,
    }
  }

  async function settingsOf(uri: string | undefined): Promise<unknown> {
    if (!client.configures) return client.settings
    return connection.workspace
      .getConfiguration({...(uri !== undefined && {scopeUri: uri}), section: 'policyProof'})
      .catch(() => client.settings)
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
    for (let round = 1; ; round++) {
      // Settings and neighbours may take a while: by now there may be a newer version, or nothing at all.
      if (token?.isCancellationRequested || documents.get(uri) !== document) return undefined
      if (session.checked?.version !== document.version || session.checked.view?.isCurrent() === false) {
        session.checked = check(document, session)
      }
      const {snapshot, view} = session.checked
      if (!view || view.missed.size === 0 || round === mostRounds) return snapshot
      await neighbours.fetch(view.missed)
    }
  }

  function check(document: TextDocument, session: Session): Checked {
    const {uri, version} = document
    const text = document.getText()
    let snapshot: Snapshot | undefined
    let view: View | undefined
    session.state = stateOf(document, text, session.config)
    if (session.state === 'policy' || session.state === 'on') {
      view = neighbours.view(uri, session.config.terms)
      const policy = session.linter.read(text, formatOf(document), view)
      if (session.state === 'policy' && !isEnglish(policy)) session.state = 'foreign'
      if (session.state === 'policy') indexing.start()
      if (session.state === 'policy' && workspaceFolderOf(uri) !== undefined) indexing.tell(uri, () => exportsOf(policy))
      if (session.state !== 'foreign') snapshot = {document, policy, problems: session.linter.check(policy), config: session.glossary}
    }
    if (session.state !== 'policy') indexing.tell(uri, () => undefined)
    if (client.options.status) {
      void connection.sendNotification(statusChanged, {uri, state: session.state, problems: snapshot?.problems.length ?? 0})
    }
    return {version, snapshot, view}
  }

  function stateOf({uri}: Pick<TextDocument, 'uri'>, text: string, {include, exclude}: Config): State {
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
    const path = decoded(folder === undefined ? uri.replace(/^[\w+.-]+:\/*/, '') : uri.slice(folder.length + 1))
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

  /** Changed documents, and those that look at them. */
  async function announceAll(uris: readonly string[]): Promise<void> {
    for (const document of documents.all()) {
      const view = uris.includes(document.uri) ? undefined : (await sessions.get(document.uri))?.checked?.view
      if (uris.includes(document.uri) || view?.isCurrent() === false) void announce(document)
    }
  }

  /** Documents changed since the last turn: many keystrokes in a queue are one. */
  const changed = new Set<string>()
  documents.onDidChangeContent(({document}) => {
    const {uri} = document
    neighbours.edit(uri, document.getText())
    if (client.pulls) return
    if (changed.size === 0) {
      soon(() => {
        const uris = [...changed]
        changed.clear()
        void announceAll(uris)
      })
    }
    changed.add(uri)
  })
  documents.onDidClose(({document: {uri}}) => {
    sessions.delete(uri)
    decided.delete(uri)
    neighbours.edit(uri, undefined)
    void indexing.follow([uri]).then(() => moved([]))
    if (!client.pulls) void connection.sendDiagnostics({uri, diagnostics: []})
  })

  connection.onCodeAction(async ({textDocument: {uri}, range, context}, token) => {
    const snapshot = await snapshotOf(uri, token)
    if (!snapshot) return []
    const actions = codeActions(snapshot, range, context, client)
    // Nobody wants a light bulb at each name; who presses the keys, or selects words, gets to see them.
    const isAsked = context.triggerKind !== CodeActionTriggerKind.Automatic || !isEmpty(range)
    if (isAsked && (!context.only || context.only.some((it) => extractKind === it || extractKind.startsWith(`${it}.`)))) {
      actions.push(...refactorings(snapshot, range, client))
    }
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

  connection.onReferences(async ({textDocument: {uri}, position, context}, token) => {
    const snapshot = await snapshotOf(uri, token)
    const subject = snapshot && subjectAt(snapshot.policy, snapshot.document.offsetAt(position))
    if (!subject) return []
    return references(await readingsOf(subject, snapshot, token), subject, uri, context.includeDeclaration)
  })

  connection.onPrepareRename(async ({textDocument: {uri}, position}, token) => {
    const snapshot = await snapshotOf(uri, token)
    return snapshot && explained(() => prepareRename(snapshot, snapshot.document.offsetAt(position)))
  })

  connection.onRenameRequest(async ({textDocument: {uri}, position, newName}, token) => {
    const snapshot = await snapshotOf(uri, token)
    if (!snapshot) return undefined
    const subject = explained(() => renamable(termAt(snapshot.policy, snapshot.document.offsetAt(position))))
    if (subject instanceof ResponseError) return subject
    const readings = await readingsOf(subject, snapshot, token)
    if (token.isCancellationRequested) return undefined
    return explained(() => rename(readings, subject, snapshot, nameFrom(newName, subject, readings, uri), client.documentChanges))
  })

  connection.onWorkspaceSymbol(async ({query}, token) => {
    const uris = query.trim() === '' ? documents.keys() : await neighbours.find(client.folders)
    return workspaceSymbols(await readAll(uris, () => true, token), query, client.showsMarkdown)
  })

  connection.onDocumentLinks(async ({textDocument: {uri}}, token) => {
    const snapshot = await snapshotOf(uri, token)
    return snapshot ? documentLinks(snapshot) : []
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

  /** The documents that may speak of a subject: its own, and those that inherit from it or link to it. */
  async function readingsOf(subject: Subject, {document: {uri}}: Snapshot, token: CancellationToken): Promise<readonly Reading[]> {
    const folder = folderOf(uri)
    const near = client.folders.length > 0 ? await neighbours.find(client.folders) : folder === undefined ? [] : await files.list(folder)
    const origin = subject.kind === 'term' ? originOf(subject, uri) : uri
    const hint = subject.kind === 'term' ? subject.term : decoded(uri.slice(uri.lastIndexOf('/') + 1))
    // The beginning of its first word is in every form of a term.
    const stem = (/^[^\s-]+/.exec(hint)?.[0] ?? hint).toLowerCase().replace(/(?:ies|y|e?s)$/, '')
    const own = [uri, ...(origin === undefined ? [] : [origin])]
    return readAll([...own, ...documents.keys(), ...near], (text, it) => own.includes(it) || text.toLowerCase().includes(stem), token)
  }

  /** Reads documents with what they inherit; open ones as they are shown. Stops when nobody waits any more. */
  async function readAll(
    uris: Iterable<string>,
    isWanted: (text: string, uri: string) => boolean,
    token: CancellationToken,
  ): Promise<readonly Reading[]> {
    const all = [...new Map(Array.from(uris, (uri) => [keyOf(uri), uri])).values()]
    const readings: Reading[] = []
    const settings = await settingsOf(undefined)
    const progress = new Progress(connection, client.showsProgress, 'Reading policies')
    try {
      for (const [index, uri] of all.entries()) {
        if (token.isCancellationRequested) break
        await progress.report(index / all.length)
        const reading = await readOne(uri, settings, isWanted, token)
        if (reading) readings.push(reading)
      }
    } finally {
      progress.done()
    }
    return readings
  }

  async function readOne(
    uri: string,
    settings: unknown,
    isWanted: (text: string, uri: string) => boolean,
    token: CancellationToken,
  ): Promise<Reading | undefined> {
    if (documents.get(uri)) return snapshotOf(uri, token)
    const text = await neighbours.text(uri)
    if (text === undefined || !isWanted(text, uri)) return undefined
    const folder = folderOf(uri)
    const file = folder === undefined ? undefined : await configs.nearest(folder)
    const config = configOf(settings, file?.config)
    if (stateOf({uri}, text, config) !== 'policy') return undefined
    const found = await neighbours.read(uri, config.terms)
    return found && {policy: found.policy, document: documentOf({policy: found.policy, uri})}
  }

  // — What all documents tell each other

  /** An open document by the name its editor has for it. */
  function openAs(uri: string): string | undefined {
    if (documents.get(uri)) return uri
    const key = keyOf(uri)
    return documents.keys().find((it) => keyOf(it) === key)
  }

  /** Documents that nobody looks at are edited, too. */
  let idle: ReturnType<typeof setTimeout> | undefined
  documents.onDidChangeContent(() => {
    if (!index.complete) return
    clearTimeout(idle)
    idle = setTimeout(async () => {
      for (const uri of documents.keys()) await snapshotOf(uri)
    }, whileTyping)
  })

  const indexing = new Indexing({
    index,
    find: () => neighbours.find(client.folders),
    isOpen: (uri) => openAs(uri) !== undefined,
    check: async (uri) => snapshotOf(openAs(uri) ?? uri),
    read: async (uri) => {
      const text = await files.read(uri)
      if (text === undefined || text.length > largestIndexed || text.slice(0, 8192).includes('\0')) return undefined
      const folder = folderOf(uri)
      const [file, settings, words] = await Promise.all([
        folder === undefined ? undefined : configs.nearest(folder),
        settingsOf(undefined),
        spelling,
      ])
      const config = configOf(settings, file?.config)
      if (stateOf({uri}, text, config) !== 'policy') return undefined
      return readExports(
        uri,
        text,
        /\.(?:md|markdown)$/i.test(uri) ? 'markdown' : 'plain',
        new Linter({rules: [], config, spelling: words}),
      )
    },
    progress: () => new Progress(connection, client.showsProgress, 'Comparing policies', true),
    hasNews: () => void moved([]),
    failed: (error) => connection.console.error(`The policies of the workspace could not be compared: ${String(error)}`),
  })
  connection.onShutdown(() => indexing.stop())

  connection.onRequest(
    changeNotice,
    async ({uri, against}: {uri: string; against?: string}): Promise<{notice?: string; problem?: string}> => {
      const old = against === undefined ? await neighbours.last(uri) : await neighbours.text(against)
      if (old === undefined) {
        return {
          problem:
            against === undefined
              ? 'There is no committed version of this document to compare with.'
              : 'The other version could not be read.',
        }
      }
      const document = documents.get(uri)
      const now = document?.getText() ?? (await neighbours.text(uri))
      if (now === undefined) return {problem: 'This document could not be read.'}
      const format = document ? formatOf(document) : /\.(?:md|markdown)$/i.test(uri) ? 'markdown' : 'plain'
      const [before, after] = [old, now].map((text) => new Linter({rules: []}).read(text, format))
      return before && after ? {notice: noticeOf(before, after)} : {problem: 'Nothing to compare.'}
    },
  )

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
      const symbols = documentSymbols(snapshot, client.showsMarkdown)
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
    completion(snapshot, snapshot.document.offsetAt(position), {markdown: client.markdown, anchors: client.showsMarkdown}),
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

/** Only after such a pause, in ms, are documents checked that nobody has asked for. */
const whileTyping = 500

/** After what has arrived by now, and no later: a timer waits a millisecond, which a Worker cannot avoid. */
const soon: (work: () => void) => void = typeof setImmediate === 'function' ? setImmediate : setTimeout

function formatOf({languageId}: TextDocument): Format {
  return languageId === 'markdown' ? 'markdown' : 'plain'
}

const isEmpty = ({start, end}: Range) => start.line === end.line && start.character === end.character

const anyFile = {filters: [{pattern: {glob: '**/*'}}]}

const folderUri = ({uri}: {readonly uri: string}) => uri.replace(/\/$/, '')

/** What an author has done wrong is an answer, not a failure. */
function explained<Answer>(answer: () => Answer): Answer | ResponseError<void> {
  try {
    return answer()
  } catch (error) {
    if (error instanceof CannotRename) return new ResponseError(ErrorCodes.InvalidRequest, error.message)
    throw error
  }
}

/** Shown only when something takes longer than a second. */
class Progress {
  readonly #begun = Date.now()
  readonly #connection: Connection
  readonly #shows: boolean
  readonly #title: string
  #shown: Awaited<ReturnType<Connection['window']['createWorkDoneProgress']>> | undefined
  #last = 0

  readonly #cancellable: boolean

  constructor(connection: Connection, shows: boolean, title: string, cancellable = false) {
    this.#connection = connection
    this.#shows = shows
    this.#title = title
    this.#cancellable = cancellable
  }

  /** Whether the author has had enough. */
  get isCancelled(): boolean {
    return this.#shown?.token.isCancellationRequested === true
  }

  /** From 0 to 1. Lets what has arrived meanwhile, such as a cancellation, be heard. */
  async report(share: number): Promise<void> {
    const now = Date.now()
    if (now - this.#last < 100) return
    this.#last = now
    await new Promise<void>((done) => soon(done))
    if (!this.#shows || now - this.#begun < 1000) return
    if (!this.#shown) {
      this.#shown = await this.#connection.window.createWorkDoneProgress()
      this.#shown.begin(this.#title, 0, undefined, this.#cancellable)
    }
    this.#shown.report(Math.round(share * 100))
  }

  done(): void {
    this.#shown?.done()
  }
}

/** Files through the server's own disk, or through a client that can reach more. */
function filesOf(connection: Connection, own: Files, asks: () => boolean): Files {
  const isOwn = (uri: string) => !asks() || uri.startsWith('file:')
  const ask = async <Answer>(request: string, argument: object, otherwise: Answer): Promise<Answer> =>
    (await connection.sendRequest<Answer | null>(request, argument).catch(() => null)) ?? otherwise
  return {
    read: (uri) => (isOwn(uri) ? own.read(uri) : ask<string | undefined>(readFile, {uri}, undefined)),
    exists: (uri) => (isOwn(uri) ? own.exists(uri) : ask(fileExists, {uri}, false)),
    list: (folder) => (isOwn(folder) ? own.list(folder) : ask(listFiles, {folder, deep: false}, [])),
    find: (folder) => (isOwn(folder) ? own.find(folder) : ask(listFiles, {folder, deep: true}, [])),
    // An editor that has version control knows more of it than a file shows.
    last: (uri) => (asks() ? ask<string | undefined>(lastVersion, {uri}, undefined) : (own.last?.(uri) ?? Promise.resolve(undefined))),
  }
}

/** What the client can do, and who it is. */
function readClient({capabilities, initializationOptions, workspaceFolders, rootUri}: InitializeParams) {
  const {workspace, textDocument, window} = capabilities
  const options = (initializationOptions ?? {}) as InitializationOptions
  const folders = workspaceFolders?.map(({uri}) => uri) ?? (rootUri ? [rootUri] : [])
  return {
    options,
    settings: options.settings,
    folders: folders.map((uri) => folderUri({uri})),
    changesFolders: workspace?.workspaceFolders === true,
    pulls: textDocument?.diagnostic !== undefined,
    refreshes: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation: (textDocument?.diagnostic ?? textDocument?.publishDiagnostics)?.relatedInformation !== false,
    configures: workspace?.configuration === true,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    snippets: workspace?.workspaceEdit?.snippetEditSupport === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    createFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    links: textDocument?.definition?.linkSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    showsProgress: window?.workDoneProgress === true,
    commands: options.commands === true,
    showsMarkdown: options.showsMarkdown === true,
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
