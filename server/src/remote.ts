import type {Connection} from 'vscode-languageserver'
import type {Files} from './files.js'
import {fileExists, lastVersion, listFiles, readFile} from './protocol.js'

/** Files through the server's own disk, or through a client that can reach more. */
export function filesOf(connection: Connection, own: Files, asks: () => boolean): Files {
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
