import picomatch from 'picomatch'
import {
  type CancellationToken,
  CodeActionTriggerKind,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type InitializeResult,
  type Range,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {answerAboutDocuments} from './answers.js'
import {aboutOneDocument, type Client, folderUri, readClient, readShown, type Shown} from './client.js'
import {largestIndexed, readExports, WorkspaceIndex} from './compared.js'
import {type ConfigFile, Configs, folderOf} from './configs.js'
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
  readabilityOf,
  type Spelling,
} from './engine/index.js'
import {actionKinds, codeActions, extractKind, rewriteKind, touches} from './features/code-actions.js'
import {notOpen, rangeOf, spanOf} from './features/convert.js'
import {diagnosticsOf, source} from './features/diagnostics.js'
import {refactorings, rewritings} from './features/refactor.js'
import {silences} from './features/silence.js'
import type {Snapshot} from './features/snapshot.js'
import {documentGlob, type Files, formatOf} from './files.js'
import {Indexing} from './indexing.js'
import {keyOf, mostRounds, Neighbours, type View} from './neighbours.js'
import {noticeOf} from './notice.js'
import {Progress, soon} from './progress.js'
import {changeNotice, committed, type State, type Status, setChecked, setVagueWords, statusChanged} from './protocol.js'
import {answerAcrossDocuments} from './readings.js'
import {filesOf} from './remote.js'

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
  readonly shows: Shown
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
  /** The open documents of which every vague word is shown. */
  const swept = new Set<string>()
  let client: Client = readClient({capabilities: {}} as InitializeParams)
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
        executeCommandProvider: {commands: [setChecked, setVagueWords]},
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
      const watchers = [`**/${configFile}`, documentGlob].map((globPattern) => ({globPattern}))
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
    const [settings, words] = await Promise.all([settingsOf(document.uri), spelling])
    const {config, file} = await configs.at(folderOf(document.uri) ?? client.folders[0], settings)
    if (file) complain(file)
    return {
      shows: readShown(settings),
      linter: new Linter({
        config: swept.has(document.uri) ? withVagueWords(config) : config,
        spelling: words,
        today: new Date().toISOString().slice(0, 10),
      }),
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
      const policy = session.linter.read(text, formatIn(document), view)
      if (session.state === 'policy' && !isEnglish(policy)) session.state = 'foreign'
      if (session.state === 'policy') indexing.start()
      if (session.state === 'policy' && workspaceFolderOf(uri) !== undefined) indexing.tell(uri, () => exportsOf(policy))
      if (session.state !== 'foreign') snapshot = {document, policy, problems: session.linter.check(policy), config: session.glossary}
    }
    if (session.state !== 'policy') indexing.tell(uri, () => undefined)
    if (client.options.status) {
      const readability = snapshot && readabilityOf(snapshot.policy)
      void connection.sendNotification(statusChanged, {
        uri,
        state: session.state,
        problems: snapshot?.problems.length ?? 0,
        ...(swept.has(uri) && {vagueWords: true}),
        ...(readability && {readability: {grade: readability.grade, ease: readability.ease}}),
      } satisfies Status)
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
    swept.delete(uri)
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
    const isAskedFor = (kind: string) => isAsked && (!context.only || context.only.some((it) => kind === it || kind.startsWith(`${it}.`)))
    if (isAskedFor(extractKind)) actions.push(...refactorings(snapshot, range, client))
    if (isAskedFor(rewriteKind)) actions.push(...rewritings(snapshot, range, client))
    if (context.only && !context.only.some((it) => it === '' || it === 'quickfix')) return actions
    const session = await sessionOf(snapshot.document)
    const folder = workspaceFolderOf(uri) ?? client.folders[0] ?? folderOf(uri)
    const target = session.file ?? (folder === undefined ? undefined : {uri: `${folder}/${configFile}`, text: undefined})
    const span = spanOf(range, snapshot.document)
    for (const problem of snapshot.problems) if (touches(problem.span, span)) actions.push(...silences(problem, snapshot, target, client))
    return actions
  })

  connection.onExecuteCommand(async ({command, arguments: [uri, wish] = []}) => {
    if (typeof uri !== 'string') return
    if (command === setChecked) {
      if (wish === 'on' || wish === 'off') decided.set(uri, wish)
      else decided.delete(uri)
      const session = sessions.get(uri)
      if (session) (await session).checked = undefined
    } else if (command === setVagueWords) {
      if (wish === 'on') swept.add(uri)
      else swept.delete(uri)
      // Another linter: what it reads anew is remembered from then on.
      sessions.delete(uri)
    } else return
    refresh()
    const document = documents.get(uri)
    if (document) await announce(document)
    // Answered when it is done: a large document takes a while, and the editor shows that it does.
    await snapshotOf(uri)
  })

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
      const [settings, words] = await Promise.all([settingsOf(undefined), spelling])
      const {config} = await configs.at(folderOf(uri), settings)
      if (stateOf({uri}, text, config) !== 'policy') return undefined
      return readExports(uri, text, formatOf(uri), new Linter({rules: [], config, spelling: words}))
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
      const format = document ? formatIn(document) : formatOf(uri)
      const [before, after] = [old, now].map((text) => new Linter({rules: []}).read(text, format))
      return before && after ? {notice: noticeOf(before, after)} : {problem: 'Nothing to compare.'}
    },
  )

  const opened = {documents, client: () => client, snapshotOf, shownIn: async (document: TextDocument) => (await sessionOf(document)).shows}
  answerAboutDocuments(connection, opened)
  answerAcrossDocuments(connection, {...opened, files, neighbours, configs, settingsOf, stateOf})

  documents.listen(connection)
  connection.listen()
}

/** Only after such a pause, in ms, are documents checked that nobody has asked for. */
const whileTyping = 500

/** What the editor says of a document counts, not its name. */
function formatIn({languageId}: TextDocument): Format {
  return languageId === 'markdown' ? 'markdown' : 'plain'
}

/** With the full list of vague words, as hints unless the author has set them higher. */
function withVagueWords(config: Config): Config {
  const own = config.rules.get('vague-word')
  const severity = own?.severity && own.severity !== 'off' ? own.severity : 'hint'
  return {...config, rules: new Map(config.rules).set('vague-word', {...own, severity})}
}

const isEmpty = ({start, end}: Range) => start.line === end.line && start.character === end.character

const anyFile = {filters: [{pattern: {glob: '**/*'}}]}
