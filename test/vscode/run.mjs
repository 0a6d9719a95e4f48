/**
 * The extension, packed and installed, in a real VS Code: `node test/vscode/run.mjs [--only node|web|ui] [--vsix FILE]`.
 * `node` and `web` run the suites in VS Code's two extension hosts, `ui` looks at what a person sees. The last line counts.
 * PP_GREP=text picks tests of `node`; PP_VERBOSE=1 shows all that VS Code says.
 */
import {execFileSync, spawn, spawnSync} from 'node:child_process'
import {chmodSync, existsSync, mkdirSync, readdirSync} from 'node:fs'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {Writable} from 'node:stream'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {resolveCliArgsFromVSCodeExecutablePath, runTests} from '@vscode/test-electron'
import {addExtension, downloadDesktop, getBrowser, getServer, hasScreen, root, say, Unavailable} from '../../scripts/vscode.mjs'
import {build} from './build.mjs'

/** @typedef {{passed: number, failed: number, skipped: number}} Counts */

const {values} = parseArgs({options: {only: {type: 'string'}, vsix: {type: 'string'}}})
const here = fileURLToPath(new URL('.', import.meta.url))
const runner = join(here, 'runner.mjs')
const temp = await mkdtemp(join(tmpdir(), 'policy-proof-test-'))

/** Reads the lines that the suites' report writes, shows and counts them. */
function listen() {
  /** @type {Counts} */
  const counts = {passed: 0, failed: 0, skipped: 0}
  let ended = false
  let rest = ''
  const output = new Writable({
    write(chunk, _encoding, done) {
      const lines = `${rest}${chunk}`.split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        const [, word, text] = /test: (\w*)(.*)/.exec(line) ?? []
        if (word === 'end') ended = true
        else if (word !== undefined) console.log(`  ${word}${text}`)
        else if (process.env.PP_VERBOSE) console.log(line)
        if (word === 'ok') counts.passed++
        else if (word === 'FAIL') counts.failed++
        else if (word === 'skip') counts.skipped++
      }
      done()
    },
  })
  /** What was counted; an end before the last test is a failure too. @returns {Counts} */
  const read = () => {
    if (ended) return counts
    say('VS Code ended before its tests did')
    return {...counts, failed: counts.failed + 1}
  }
  return {output, read}
}

function packed() {
  if (values.vsix) return existsSync(values.vsix) ? resolve(values.vsix) : undefined
  const {status, stdout} = spawnSync(process.execPath, ['scripts/package.mjs'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return status === 0 ? join(root, String(stdout.trim().split('\n').at(-1))) : undefined
}

/** @param {string} name */
async function workspace(name) {
  const folder = join(temp, name)
  mkdirSync(folder)
  return folder
}

/** The desktop VS Code, where one can be had and shown; else npm's, behind a stand-in for its executable. @param {string} vsix */
async function findCode(vsix) {
  const extensions = join(temp, 'extensions')
  if (hasScreen() || process.platform !== 'linux' || process.arch !== 'x64') {
    try {
      const program = await downloadDesktop()
      const [cli, ...args] = resolveCliArgsFromVSCodeExecutablePath(program)
      const places = ['--extensions-dir', extensions, '--user-data-dir', join(temp, 'user')]
      const shell = process.platform === 'win32'
      execFileSync(shell ? `"${cli}"` : String(cli), [...args, ...places, '--install-extension', vsix, '--force'], {stdio: 'ignore', shell})
      return {program, extensions}
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error
      say(error.message)
    }
  }
  const [server] = await Promise.all([getServer(), getBrowser()])
  await addExtension(server, vsix, extensions)
  chmodSync(runner, 0o755)
  return {program: runner, extensions}
}

/** @type {Record<string, (vsix: string) => Promise<Counts>>} */
const parts = {
  async node(vsix) {
    const {suite} = await build()
    const {program, extensions} = await findCode(vsix)
    const {output, read} = listen()
    try {
      await runTests({
        vscodeExecutablePath: program,
        extensionDevelopmentPath: join(here, 'host'),
        extensionTestsPath: suite,
        launchArgs: [await workspace('node'), `--extensions-dir=${extensions}`, `--user-data-dir=${join(temp, 'user')}`],
        stdout: output,
        stderr: process.env.PP_VERBOSE ? process.stderr : new Writable({write: (_chunk, _encoding, done) => done()}),
      })
    } catch (error) {
      say(String(error))
    }
    return read()
  },

  async web(vsix) {
    const [{web}, server] = await Promise.all([build(), getServer(), getBrowser()])
    const extensions = join(temp, 'web-extensions')
    await addExtension(server, vsix, extensions)
    const installed = readdirSync(extensions).find((name) => name.startsWith('policy-proof.policy-proof-'))
    const {output, read} = listen()
    await run([runner, await workspace('web'), `--web=${join(extensions, String(installed))}`, `--extensionTestsPath=${web}`], output)
    return read()
  },

  async ui(vsix) {
    await Promise.all([getServer(), getBrowser()])
    const {output, read} = listen()
    await run([join(here, 'ui.mjs'), vsix], output)
    return read()
  },
}

/** @param {readonly string[]} args of Node @param {Writable} output @returns {Promise<void>} */
function run(args, output) {
  const child = spawn(process.execPath, args, {cwd: root, stdio: ['ignore', 'pipe', 'inherit']})
  child.stdout.pipe(output, {end: false})
  return new Promise((done, fail) => child.once('error', fail).once('close', () => done()))
}

const total = {passed: 0, failed: 0, skipped: 0}
try {
  const names = values.only ? [values.only] : Object.keys(parts)
  const unknown = names.find((name) => !parts[name])
  if (unknown) throw new Error(`--only ${Object.keys(parts).join('|')}, not ${unknown}`)
  const vsix = packed()
  for (const name of names) {
    const began = Date.now()
    console.log(`${name}:`)
    /** @type {Counts} */
    let counts
    try {
      if (!vsix) say('there is no packed extension to test')
      counts = (vsix && (await parts[name]?.(vsix))) || {passed: 0, failed: 1, skipped: 0}
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error
      say(`skipped: ${error.message}`)
      counts = {passed: 0, failed: 0, skipped: 1}
    }
    for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += counts[key]
    say(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped in ${((Date.now() - began) / 1000).toFixed(1)} s`)
  }
} finally {
  await rm(temp, {recursive: true, force: true, maxRetries: 10, retryDelay: 100})
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 ? 1 : 0
