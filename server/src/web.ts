import {BrowserMessageReader, BrowserMessageWriter, createConnection} from 'vscode-languageserver/browser'
import {loadSpelling} from './engine/spelling/index.js'
import {startServer} from './server.js'
import {version} from './version.js'

/** The server as a Worker: it has no disk, so the client reads files for it. */

declare const self: ConstructorParameters<typeof BrowserMessageReader>[0]
declare function fetch(url: string): Promise<{readonly ok: boolean; arrayBuffer(): Promise<ArrayBuffer>}>

startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), {
  version,
  async loadWords(url) {
    const answer = url === undefined ? undefined : await fetch(url)
    if (!answer?.ok) throw new Error('there is none at the place the client named')
    return loadSpelling(new Uint8Array(await answer.arrayBuffer()))
  },
  files: {read: async () => undefined, exists: async () => false, list: async () => [], find: async () => []},
})
