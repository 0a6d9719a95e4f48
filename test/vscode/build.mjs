/** Bundles the suites into `out/vscode/`: `suite.js` for the Node extension host, `web.js` for the one in a web worker. */
import {readdirSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import * as esbuild from 'esbuild'

const here = fileURLToPath(new URL('.', import.meta.url))
const out = fileURLToPath(new URL('../../out/vscode', import.meta.url))

/** An entry that starts every test file of a folder. Required late, because their `describe` exists only once Mocha is set up. @param {'suite' | 'web'} folder */
const entry = (folder) => ({
  contents: `
    import {start} from './${folder}/index.ts'
    export const run = () => start(() => {
      ${readdirSync(join(here, folder))
        .filter((name) => name.endsWith('.test.ts'))
        .map((name) => `require('./${folder}/${name}')`)
        .join('\n')}
    })`,
  resolveDir: here,
  loader: /** @type {const} */ ('ts'),
})

/** @type {import('esbuild').BuildOptions} */
const common = {bundle: true, sourcemap: 'inline', format: 'cjs', target: 'es2023', logLevel: 'warning', external: ['vscode']}

export async function build() {
  await Promise.all([
    esbuild.build({...common, stdin: entry('suite'), outfile: join(out, 'suite.js'), platform: 'node', external: ['vscode', 'mocha']}),
    esbuild.build({
      ...common,
      stdin: entry('web'),
      outfile: join(out, 'web.js'),
      platform: 'browser',
      define: {global: 'globalThis'},
      // Mocha's file for browsers is UMD in a package of modules: esbuild leaves it unwrapped, and it overwrites module.exports.
      footer: {js: 'module.exports = {run};'},
    }),
  ])
  return {suite: join(out, 'suite'), web: join(out, 'web')}
}
