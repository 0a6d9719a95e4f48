// Bundles everything into dist/: two clients, two servers, the command line, and the table of words beside them.
import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {build} from 'esbuild'
import {forNode, forWeb, withoutTests} from './scripts/bundle.mjs'
import {buildWords} from './scripts/words.mjs'

const production = process.argv.includes('--production')
if (production) rmSync('dist', {recursive: true, force: true})
mkdirSync('dist', {recursive: true})

// The pages of the rules in one file: a hundred small ones pack badly.
const pages = readdirSync('docs/rules').map((name) => [name, readFileSync(`docs/rules/${name}`, 'utf8')])
writeFileSync('dist/rules.json', JSON.stringify(Object.fromEntries(pages)))

const kind = {minify: production, sourcemap: production ? false : 'linked'}
const plugins = production ? [withoutTests] : []
const node = {...forNode, ...kind}
const web = {...forWeb, ...kind}

// Most windows never show a policy: there the extension must cost next to nothing, so the language client is a file apart.
const apart = {
  name: 'apart',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onResolve({filter: /^vscode-languageclient\/node$/}, ({kind}) =>
      kind === 'dynamic-import' ? {path: './client.language.js', external: true} : undefined,
    )
  },
}

await Promise.all([
  build({...node, entryPoints: ['client/src/node.ts'], outfile: 'dist/client.js', external: ['vscode'], plugins: [apart]}),
  build({...node, entryPoints: ['vscode-languageclient/node'], outfile: 'dist/client.language.js', external: ['vscode']}),
  build({...web, entryPoints: ['client/src/web.ts'], outfile: 'dist/client.web.js', format: 'cjs', external: ['vscode']}),
  build({...node, entryPoints: ['server/src/node.ts'], outfile: 'dist/server.js', plugins}),
  build({...web, conditions: ['worker'], entryPoints: ['server/src/web.ts'], outfile: 'dist/server.web.js', format: 'iife', plugins}),
  build({...node, entryPoints: ['server/src/cli/main.ts'], outfile: 'dist/cli.js', banner: {js: '#!/usr/bin/env node'}, plugins}),
  buildWords(),
])
