import {PassThrough} from 'node:stream'
import {setTimeout} from 'node:timers/promises'
import {
  CancellationTokenSource,
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  CodeActionRequest,
  type CodeLens,
  CodeLensRequest,
  CodeLensResolveRequest,
  type CompletionItem,
  type CompletionList,
  CompletionRequest,
  createConnection,
  createProtocolConnection,
  DefinitionRequest,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  type DocumentHighlight,
  DocumentHighlightRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  ExecuteCommandRequest,
  type FoldingRange,
  FoldingRangeRequest,
  type Hover,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type InlayHint,
  InlayHintRequest,
  LinkedEditingRangeRequest,
  type LinkedEditingRanges,
  type LocationLink,
  type NotificationType,
  type Position,
  PublishDiagnosticsNotification,
  type Range,
  type RequestType,
  type SelectionRange,
  SelectionRangeRequest,
  type SemanticTokens,
  type SemanticTokensDelta,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type SymbolInformation,
  type TextEdit,
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  WorkDoneProgressCancelNotification,
  WorkDoneProgressCreateRequest,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from 'vscode-languageserver/node'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {readFile, type Status, setChecked, setVagueWords, statusChanged} from '../../server/src/protocol.js'
import {startServer} from '../../server/src/server.js'
import {inMemory} from './folder.js'
import {spelling} from './spelling.js'

/** An editor that can do all that ours does. */
export const full: ClientCapabilities = {
  workspace: {
    workspaceEdit: {documentChanges: true, snippetEditSupport: true, resourceOperations: ['create']},
    diagnostics: {refreshSupport: true},
    semanticTokens: {refreshSupport: true},
    inlayHint: {refreshSupport: true},
    codeLens: {refreshSupport: true},
  },
  textDocument: {
    diagnostic: {relatedInformation: true},
    definition: {linkSupport: true},
    documentSymbol: {hierarchicalDocumentSymbolSupport: true},
    foldingRange: {lineFoldingOnly: true, rangeLimit: 5000},
    completion: {completionItem: {documentationFormat: ['markdown', 'plaintext']}},
    semanticTokens: {
      requests: {range: true, full: {delta: true}},
      tokenTypes: ['type', 'string', 'variable'],
      tokenModifiers: ['declaration'],
      formats: ['relative'],
    },
  },
}

export interface SessionOptions {
  readonly capabilities?: ClientCapabilities
  /** Texts by URI, for the server to read. */
  readonly files?: Map<string, string>
  readonly folders?: readonly string[]
  readonly settings?: unknown
  /** Whether the editor has our commands. */
  readonly commands?: boolean
  /** Files as they were last committed, by URI. */
  readonly committed?: Map<string, string>
  /** How long it takes to read a file, in ms. */
  readonly delay?: number
}

/** An editor in memory, connected to a server of its own over the protocol. */
export class Session {
  readonly files: Map<string, string>
  readonly statuses: Status[] = []
  /** What the server has pushed, by URI. */
  readonly pushed = new Map<string, Diagnostic[]>()
  readonly #documents = new Map<string, TextDocument>()
  readonly #client
  readonly #waiting: (() => void)[] = []
  readonly #refreshing: (() => void)[] = []
  refreshes = 0
  /** What the server has shown of its progress, and whether its author cancels it. */
  readonly progress: (WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd)[] = []
  cancels = false
  /** What the server asked to be asked again, in order: `codeLens`. */
  readonly refreshed: string[] = []
  server: InitializeResult | undefined

  private constructor(files: Map<string, string>, committed: Map<string, string>, delay: number) {
    this.files = files
    const folder = inMemory(files, committed)
    const [up, down] = [new PassThrough(), new PassThrough()]
    startServer(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), {
      version: 'test',
      loadWords: async () => spelling,
      files: delay === 0 ? folder : {...folder, read: (uri) => setTimeout(delay).then(() => folder.read(uri))},
    })
    this.#client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up))
    this.#client.onNotification(statusChanged, (status: Status) => void this.statuses.push(status))
    this.#client.onNotification(PublishDiagnosticsNotification.type, ({uri, diagnostics}) => {
      this.pushed.set(uri, diagnostics)
      for (const done of this.#waiting.splice(0)) done()
    })
    this.#client.onRequest(readFile, ({uri}: {uri: string}) => files.get(uri) ?? null)
    this.#client.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++
      for (const done of this.#refreshing.splice(0)) done()
      return null
    })
    this.#client.onRequest(WorkDoneProgressCreateRequest.type, ({token}) => {
      this.#client.onProgress(WorkDoneProgress.type, token, (it) => {
        this.progress.push(it)
        if (it.kind === 'report' && this.cancels) void this.#client.sendNotification(WorkDoneProgressCancelNotification.type, {token})
      })
    })
    for (const kind of ['semanticTokens', 'inlayHint', 'codeLens']) {
      this.#client.onRequest(`workspace/${kind}/refresh`, () => {
        this.refreshed.push(kind)
        return null
      })
    }
    this.#client.onRequest('client/registerCapability', () => null)
    this.#client.listen()
  }

  static async start({
    capabilities = full,
    files = new Map(),
    folders = ['file:///w'],
    settings,
    commands = false,
    committed = new Map(),
    delay = 0,
  }: SessionOptions = {}): Promise<Session> {
    const session = new Session(files, committed, delay)
    session.server = await session.#client.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: null,
      capabilities,
      workspaceFolders: folders.map((uri) => ({uri, name: uri})),
      initializationOptions: {status: true, settings, commands},
    })
    await session.#client.sendNotification(InitializedNotification.type, {})
    return session
  }

  async open(uri: string, text: string, languageId = uri.endsWith('.md') ? 'markdown' : 'plaintext'): Promise<TextDocument> {
    const document = TextDocument.create(uri, languageId, 1, text)
    this.#documents.set(uri, document)
    await this.#client.sendNotification(DidOpenTextDocumentNotification.type, {textDocument: {uri, languageId, version: 1, text}})
    return document
  }

  /** Types: what stands in the range becomes `text`. */
  async change(uri: string, range: Range, text: string): Promise<TextDocument> {
    const before = this.#document(uri)
    const contentChanges = [{range, text}]
    const document = TextDocument.update(before, contentChanges, before.version + 1)
    await this.#client.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: {uri, version: document.version},
      contentChanges,
    })
    return document
  }

  async close(uri: string): Promise<void> {
    this.#documents.delete(uri)
    await this.#client.sendNotification(DidCloseTextDocumentNotification.type, {textDocument: {uri}})
  }

  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const report: DocumentDiagnosticReport = await this.#client.sendRequest(DocumentDiagnosticRequest.type, {textDocument: {uri}})
    return report.kind === 'full' ? report.items : []
  }

  /** The next diagnostics pushed, for editors that do not ask. */
  push(): Promise<void> {
    return new Promise((done) => this.#waiting.push(done))
  }

  /** The next time the server asks to be asked again. */
  nextRefresh(): Promise<void> {
    return new Promise((done) => this.#refreshing.push(done))
  }

  /** The problems of one rule, each as its words. */
  async found(uri: string, rule: string): Promise<string[]> {
    const document = this.#document(uri)
    return (await this.diagnostics(uri)).filter(({code}) => code === rule).map(({range}) => document.getText(range))
  }

  async actions(uri: string, range: Range, only?: CodeActionContext['only']): Promise<CodeAction[]> {
    const context = only ? {diagnostics: [], only} : {diagnostics: []}
    return ((await this.#client.sendRequest(CodeActionRequest.type, {textDocument: {uri}, range, context})) ?? []) as CodeAction[]
  }

  hover(uri: string, position: Position): Promise<Hover | null> {
    return this.#client.sendRequest(HoverRequest.type, {textDocument: {uri}, position})
  }

  async definition(uri: string, position: Position): Promise<LocationLink[]> {
    return ((await this.#client.sendRequest(DefinitionRequest.type, {textDocument: {uri}, position})) ?? []) as LocationLink[]
  }

  /** Any other request, by its type. */
  request<Parameters, Result>(type: RequestType<Parameters, Result, unknown>, parameters: Parameters): Promise<Result> {
    return this.#client.sendRequest(type.method, parameters)
  }

  /** Any other notification, by its type. */
  notify<Parameters>(type: NotificationType<Parameters>, parameters: Parameters): Promise<void> {
    return this.#client.sendNotification(type.method, parameters)
  }

  setChecked(uri: string, wish: 'on' | 'off' | 'auto'): Promise<unknown> {
    return this.#client.sendRequest(ExecuteCommandRequest.type, {command: setChecked, arguments: [uri, wish]})
  }

  setVagueWords(uri: string, wish: 'on' | 'off'): Promise<unknown> {
    return this.#client.sendRequest(ExecuteCommandRequest.type, {command: setVagueWords, arguments: [uri, wish]})
  }

  /** Writes a file behind the server's back and tells it so. */
  async write(uri: string, text: string | undefined): Promise<void> {
    if (text === undefined) this.files.delete(uri)
    else this.files.set(uri, text)
    await this.#client.sendNotification(DidChangeWatchedFilesNotification.type, {changes: [{uri, type: 2}]})
  }

  /** The text after an action's edits, its tab stops as they stand in the snippet. */
  applied(uri: string, {edit}: CodeAction): string {
    const changes =
      edit?.documentChanges?.flatMap((change) => ('edits' in change && change.textDocument.uri === uri ? change.edits : [])) ??
      edit?.changes?.[uri] ??
      []
    const edits = changes.map((it): TextEdit => ('snippet' in it ? {range: it.range, newText: it.snippet.value} : (it as TextEdit)))
    return TextDocument.applyEdits(this.#document(uri), edits)
  }

  async symbols(uri: string): Promise<readonly (DocumentSymbol | SymbolInformation)[] | null> {
    return this.#client.sendRequest(DocumentSymbolRequest.type, {textDocument: {uri}})
  }

  folds(uri: string): Promise<FoldingRange[] | null> {
    return this.#client.sendRequest(FoldingRangeRequest.type, {textDocument: {uri}})
  }

  selections(uri: string, positions: Position[]): Promise<SelectionRange[] | null> {
    return this.#client.sendRequest(SelectionRangeRequest.type, {textDocument: {uri}, positions})
  }

  highlights(uri: string, position: Position): Promise<DocumentHighlight[] | null> {
    return this.#client.sendRequest(DocumentHighlightRequest.type, {textDocument: {uri}, position})
  }

  async completions(uri: string, position: Position): Promise<CompletionItem[]> {
    const list = await this.#client.sendRequest(CompletionRequest.type, {textDocument: {uri}, position})
    return (list as CompletionList | null)?.items ?? []
  }

  tokens(uri: string, range?: Range): Promise<SemanticTokens | null> {
    if (range) return this.#client.sendRequest(SemanticTokensRangeRequest.type, {textDocument: {uri}, range})
    return this.#client.sendRequest(SemanticTokensRequest.type, {textDocument: {uri}})
  }

  tokenChanges(uri: string, previousResultId: string): Promise<SemanticTokens | SemanticTokensDelta | null> {
    return this.#client.sendRequest(SemanticTokensDeltaRequest.type, {textDocument: {uri}, previousResultId})
  }

  lenses(uri: string): Promise<CodeLens[] | null> {
    return this.#client.sendRequest(CodeLensRequest.type, {textDocument: {uri}})
  }

  resolveLens(lens: CodeLens): Promise<CodeLens> {
    return this.#client.sendRequest(CodeLensResolveRequest.type, lens)
  }

  hints(uri: string, range: Range): Promise<InlayHint[] | null> {
    return this.#client.sendRequest(InlayHintRequest.type, {textDocument: {uri}, range})
  }

  linked(uri: string, position: Position): Promise<LinkedEditingRanges | null> {
    return this.#client.sendRequest(LinkedEditingRangeRequest.type, {textDocument: {uri}, position})
  }

  /** A request about a document that is taken back as soon as it is made. */
  takenBack(method: string, uri: string): Promise<unknown> {
    const source = new CancellationTokenSource()
    const answer = this.#client.sendRequest(method, {textDocument: {uri}}, source.token)
    source.cancel()
    return answer
  }

  async configure(settings: unknown): Promise<void> {
    await this.#client.sendNotification(DidChangeConfigurationNotification.type, {settings: {policyProof: settings}})
  }

  async stop(): Promise<void> {
    await this.#client.sendRequest(ShutdownRequest.type)
    this.#client.dispose()
  }

  #document(uri: string): TextDocument {
    const document = this.#documents.get(uri)
    if (!document) throw new Error(`${uri} is not open`)
    return document
  }
}

/** Where words stand in a document. */
export function rangeIn(document: TextDocument, words: string): Range {
  const start = document.getText().indexOf(words)
  if (start < 0) throw new Error(`“${words}” does not stand in the text`)
  return {start: document.positionAt(start), end: document.positionAt(start + words.length)}
}
