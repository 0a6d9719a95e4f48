// Bundles everything into dist/: two clients, two servers, the command line, and the table of words beside them.
import {mkdirSync, rmSync} from 'node:fs'
import {build} from 'esbuild'
import {buildWords} from './scripts/words.mjs'

const production = process.argv.includes('--production')
if (production) rmSync('dist', {recursive: true, force: true})
mkdirSync('dist', {recursive: true})

const common = {
  bundle: true,
  target: 'es2023',
  minify: production,
  sourcemap: production ? false : 'linked',
  logLevel: 'warning',
  legalComments: 'none',
  charset: 'ascii',
  // Node 20 and every browser that runs VS Code know these; rewritten as `new RegExp(…)`, a literal would be compiled at each use.
  supported: {'regexp-unicode-property-escapes': true, 'regexp-lookbehind-assertions': true, 'regexp-named-capture-groups': true},
}
const node = {...common, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main']}
const web = {...common, platform: 'browser', mainFields: ['module', 'browser', 'main']}

await Promise.all([
  build({...node, entryPoints: ['client/src/node.ts'], outfile: 'dist/client.js', external: ['vscode']}),
  build({...web, entryPoints: ['client/src/web.ts'], outfile: 'dist/client.web.js', format: 'cjs', external: ['vscode']}),
  build({...node, entryPoints: ['server/src/node.ts'], outfile: 'dist/server.js'}),
  build({...web, conditions: ['worker'], entryPoints: ['server/src/web.ts'], outfile: 'dist/server.web.js', format: 'iife'}),
  build({...node, entryPoints: ['server/src/cli/main.ts'], outfile: 'dist/cli.js', banner: {js: '#!/usr/bin/env node'}}),
  buildWords(),
])
