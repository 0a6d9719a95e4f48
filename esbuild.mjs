// Bundles everything into dist/: two clients, two servers, the command line, and the table of words beside them.
import {mkdirSync, rmSync} from 'node:fs'
import {build} from 'esbuild'
import {forNode, forWeb} from './scripts/bundle.mjs'
import {buildWords} from './scripts/words.mjs'

const production = process.argv.includes('--production')
if (production) rmSync('dist', {recursive: true, force: true})
mkdirSync('dist', {recursive: true})

const kind = {minify: production, sourcemap: production ? false : 'linked'}
const node = {...forNode, ...kind}
const web = {...forWeb, ...kind}

await Promise.all([
  build({...node, entryPoints: ['client/src/node.ts'], outfile: 'dist/client.js', external: ['vscode']}),
  build({...web, entryPoints: ['client/src/web.ts'], outfile: 'dist/client.web.js', format: 'cjs', external: ['vscode']}),
  build({...node, entryPoints: ['server/src/node.ts'], outfile: 'dist/server.js'}),
  build({...web, conditions: ['worker'], entryPoints: ['server/src/web.ts'], outfile: 'dist/server.web.js', format: 'iife'}),
  build({...node, entryPoints: ['server/src/cli/main.ts'], outfile: 'dist/cli.js', banner: {js: '#!/usr/bin/env node'}}),
  buildWords(),
])
