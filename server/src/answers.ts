import type {
  CancellationToken,
  CompletionParams,
  Connection,
  SemanticTokensDeltaParams,
  SemanticTokensRangeParams,
  TextDocuments,
} from 'vscode-languageserver'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import type {Client, Shown} from './client.js'
import {codeLenses, type LensData, resolveLens} from './features/code-lens.js'
import {completion, mayComplete} from './features/completion.js'
import {definition} from './features/definition.js'
import {documentHighlights} from './features/document-highlights.js'
import {documentLinks} from './features/document-links.js'
import {documentSymbols, flatSymbols} from './features/document-symbols.js'
import {foldingRanges} from './features/folding-ranges.js'
import {hover} from './features/hover.js'
import {inlayHints} from './features/inlay-hints.js'
import {linkedEditingRanges} from './features/linked-editing.js'
import {selectionRanges} from './features/selection-ranges.js'
import {editsBetween, semanticTokens} from './features/semantic-tokens.js'
import type {Snapshot} from './features/snapshot.js'

/** What requests about open documents are answered from. */
export interface Opened {
  readonly documents: TextDocuments<TextDocument>
  /** Who asks; it may come to know more. */
  readonly client: () => Client
  /** The latest version of a document, read and checked; nothing if it is not ours to check. */
  snapshotOf(uri: string, token?: CancellationToken): Promise<Snapshot | undefined>
  /** What the author's settings show in a document beside the text. */
  shownIn(document: TextDocument): Promise<Shown>
}

/** Answers what is asked about one document alone. */
export function answerAboutDocuments(connection: Connection, {documents, client, snapshotOf, shownIn}: Opened): void {
  /** Answers from the latest version; nothing if that is not ours to read, or nobody waits any more. */
  function answer<Params extends {readonly textDocument: {readonly uri: string}}, Answer>(
    read: (snapshot: Snapshot, params: Params, shown: Shown) => Answer,
  ) {
    return async (params: Params, token: CancellationToken): Promise<Answer | undefined> => {
      const snapshot = await snapshotOf(params.textDocument.uri, token)
      const shown = snapshot && (await shownIn(snapshot.document))
      return shown && !token.isCancellationRequested ? read(snapshot, params, shown) : undefined
    }
  }

  connection.onHover(answer((snapshot, {position}) => hover(snapshot, snapshot.document.offsetAt(position))))

  connection.onDefinition(
    answer((snapshot, {position}) => {
      const links = definition(snapshot, snapshot.document.offsetAt(position))
      return client().links ? links : links.map((it) => ({uri: it.targetUri, range: it.targetSelectionRange}))
    }),
  )
  const links = answer(documentLinks)
  connection.onDocumentLinks(async (params, token) => (await links(params, token)) ?? [])
  connection.onDocumentSymbol(
    answer((snapshot, {textDocument: {uri}}) => {
      const symbols = documentSymbols(snapshot, client().showsMarkdown)
      return client().nestsSymbols ? symbols : flatSymbols(symbols, uri)
    }),
  )
  connection.onFoldingRanges(answer((snapshot) => foldingRanges(snapshot, client().folding)))
  connection.onSelectionRanges(answer((snapshot, {positions}) => selectionRanges(snapshot, positions)))
  connection.onDocumentHighlight(answer((snapshot, {position}) => documentHighlights(snapshot, snapshot.document.offsetAt(position))))
  connection.languages.onLinkedEditingRange(
    answer((snapshot, {position}) => linkedEditingRanges(snapshot, snapshot.document.offsetAt(position))),
  )
  const complete = answer((snapshot, {position}: CompletionParams) =>
    completion(snapshot, snapshot.document.offsetAt(position), {markdown: client().markdown, anchors: client().showsMarkdown}),
  )
  connection.onCompletion((params, token) => {
    const document = documents.get(params.textDocument.uri)
    // A space after most words is no reason to read anything.
    return document && mayComplete(document, document.offsetAt(params.position)) ? complete(params, token) : undefined
  })
  connection.onCodeLens(answer((snapshot, _, {codeLens}) => (codeLens ? codeLenses(snapshot) : undefined)))
  connection.onCodeLensResolve(async (lens, token) => {
    const data = lens.data as LensData
    const snapshot = await snapshotOf(data.uri, token)
    return snapshot ? resolveLens(lens, data, snapshot, client().commands) : lens
  })
  connection.languages.inlayHint.on(answer((snapshot, {range}, shown) => (shown.inlayHints ? inlayHints(snapshot, range) : undefined)))

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
}
