import {type CancellationToken, type Connection, ErrorCodes, ResponseError} from 'vscode-languageserver'
import type {Opened} from './answers.js'
import {type Configs, folderOf} from './configs.js'
import {type Config, decoded} from './engine/index.js'
import {documentOf} from './features/convert.js'
import {references} from './features/references.js'
import {CannotRename, nameFrom, prepareRename, renamable, rename} from './features/rename.js'
import type {Reading, Snapshot} from './features/snapshot.js'
import {originOf, type Subject, subjectAt, termAt} from './features/subject.js'
import {workspaceSymbols} from './features/workspace-symbols.js'
import type {Files} from './files.js'
import {keyOf, type Neighbours} from './neighbours.js'
import {Progress} from './progress.js'
import type {State} from './protocol.js'

/** What requests about many documents are answered from, besides the open ones. */
export interface Kept extends Opened {
  readonly files: Files
  readonly neighbours: Neighbours
  readonly configs: Configs
  /** The editor's settings for all documents. */
  settingsOf(uri: string | undefined): Promise<unknown>
  stateOf(document: {readonly uri: string}, text: string, config: Config): State
}

/** Answers what is asked about the documents of the workspace together. */
export function answerAcrossDocuments(
  connection: Connection,
  {documents, client, snapshotOf, files, neighbours, configs, settingsOf, stateOf}: Kept,
): void {
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
    return explained(() => rename(readings, subject, snapshot, nameFrom(newName, subject, readings, uri), client().documentChanges))
  })

  connection.onWorkspaceSymbol(async ({query}, token) => {
    const uris = query.trim() === '' ? documents.keys() : await neighbours.find(client().folders)
    return workspaceSymbols(await readAll(uris, () => true, token), query, client().showsMarkdown)
  })

  /** The documents that may speak of a subject: its own, and those that inherit from it or link to it. */
  async function readingsOf(subject: Subject, {document: {uri}}: Snapshot, token: CancellationToken): Promise<readonly Reading[]> {
    const folder = folderOf(uri)
    const near =
      client().folders.length > 0 ? await neighbours.find(client().folders) : folder === undefined ? [] : await files.list(folder)
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
    const progress = new Progress(connection, client().showsProgress, 'Reading policies')
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
    const {config} = await configs.at(folderOf(uri), settings)
    if (stateOf({uri}, text, config) !== 'policy') return undefined
    const found = await neighbours.read(uri, config.terms)
    return found && {policy: found.policy, document: documentOf({policy: found.policy, uri})}
  }
}

/** What an author has done wrong is an answer, not a failure. */
function explained<Answer>(answer: () => Answer): Answer | ResponseError<void> {
  try {
    return answer()
  } catch (error) {
    if (error instanceof CannotRename) return new ResponseError(ErrorCodes.InvalidRequest, error.message)
    throw error
  }
}
