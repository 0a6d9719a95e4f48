import {createConnection, ProposedFeatures} from 'vscode-languageserver/node'
import {disk} from './disk.js'
import {startServer} from './server.js'
import {version} from './version.js'
import {loadWords} from './words.js'

/** The server as a process: over IPC for the extension, `--stdio` for every other editor. */

if (!process.argv.some((argument) => /^--(?:stdio|node-ipc|socket|pipe)\b/.test(argument))) {
  process.stderr.write('policy-proof server: say how to talk: --stdio, --node-ipc, --socket=PORT or --pipe=NAME.\n')
  process.exit(2)
}

startServer(createConnection(ProposedFeatures.all), {
  version,
  loadWords: async () => loadWords(),
  files: disk,
})
