/** The command line as npm delivers it: packed, installed into an empty folder, run through npx. The last line counts. */
import {execFileSync, spawnSync} from 'node:child_process'
import {cpSync, existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {npm, root} from '../scripts/vscode.mjs'

const folder = mkdtempSync(join(tmpdir(), 'policy-proof-tarball-'))
const [program, ...first] = npm()
/** @param {...string} args */
const run = (...args) =>
  execFileSync(program, [...first, ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  })

let failed = 0
/** @param {boolean} ok @param {string} what */
function expect(ok, what) {
  console.log(`  ${ok ? 'ok  ' : 'FAIL'} ${what}`)
  if (!ok) failed++
}

try {
  // The build is that of the step before: packing must not make another.
  const name = run('pack', root, '--ignore-scripts', '--silent').trim().split('\n').at(-1) ?? ''
  writeFileSync(join(folder, 'package.json'), '{"private": true}')
  run('install', `./${name}`, '--silent', '--offline')
  expect(!existsSync(join(folder, 'node_modules/policy-proof/node_modules')), 'brings no packages')
  cpSync(join(root, 'examples'), join(folder, 'examples'), {recursive: true})
  const checked = spawnSync(program, [...first, 'exec', '--offline', '--', 'policy-proof', 'check', '--format', 'json', 'examples'], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  expect(checked.status === 1, `npx policy-proof check exits with 1 (${checked.status}) ${checked.stderr.slice(0, 500)}`)
  expect(checked.stdout.includes('"rule":"misspelling"'), 'and has its dictionary')
  expect(existsSync(join(folder, 'node_modules/policy-proof/dist/server.js')), 'the language server is there, too')
} finally {
  rmSync(folder, {recursive: true, force: true})
}
console.log(`${4 - failed} passed, ${failed} failed, 0 skipped`)
process.exitCode = failed === 0 ? 0 : 1
