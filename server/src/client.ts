import type {InitializeParams, ServerCapabilities} from 'vscode-languageserver'
import {completionTriggers} from './features/completion.js'
import {legendFor} from './features/semantic-tokens.js'
import type {InitializationOptions} from './protocol.js'

/** What the client can do, and who it is. */
export function readClient({capabilities, initializationOptions, workspaceFolders, rootUri}: InitializeParams) {
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

export type Client = ReturnType<typeof readClient>

/** What is offered about one document, of that which the client can ask for. */
export function aboutOneDocument({tokens, commands}: Client): ServerCapabilities {
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

/** What the author wants shown beside the text. */
export interface Shown {
  readonly codeLens: boolean
  readonly inlayHints: boolean
}

export function readShown(settings: unknown): Shown {
  const {codeLens, inlayHints} = (settings ?? {}) as {codeLens?: unknown; inlayHints?: unknown}
  return {codeLens: codeLens !== false, inlayHints: inlayHints === true}
}

export const folderUri = ({uri}: {readonly uri: string}) => uri.replace(/\/$/, '')
