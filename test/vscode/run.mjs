/**
 * The extension, packed and installed, in a real VS Code: `node test/vscode/run.mjs [--only node|web|ui] [--vsix FILE]`.
 * `node` and `web` run the suites in VS Code's two extension hosts, `ui` looks at what a person sees. The last line counts.
 */
import {execFileSync, spawn} from 'node:child_process'
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

/** Reads the lines that the suites' report writes, and shows them. */
function listen() {
  /** @type {Counts | undefined} */
  let counts
  let rest = ''
  const output = new Writable({
    write(chunk, _encoding, done) {
      const lines = `${rest}${chunk}`.split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        const said = /test: (.*)/.exec(line)?.[1]
        if (said?.startsWith('counts ')) counts = JSON.parse(said.slice('counts '.length))
        else if (said !== undefined) console.log(`  ${said}`)
        else if (process.env.PP_VERBOSE) console.log(line)
      }
      done()
    },
  })
  return {output, counts: () => counts}
}

/** @returns {string} */
function packed() {
  if (values.vsix) return resolve(values.vsix)
  const lines = execFileSync(process.execPath, ['scripts/package.mjs'], {cwd: root, encoding: 'utf8'})
  return join(root, String(lines.trim().split('\n').at(-1)))
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

/** @type {Record<string, (vsix: string) => Promise<Counts | undefined>>} */
const parts = {
  async node(vsix) {
    const {suite} = await build()
    const {program, extensions} = await findCode(vsix)
    const {output, counts} = listen()
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
      return undefined
    }
    return counts()
  },

  async web(vsix) {
    const [{web}, server] = await Promise.all([build(), getServer(), getBrowser()])
    const extensions = join(temp, 'web-extensions')
    await addExtension(server, vsix, extensions)
    const installed = readdirSync(extensions).find((name) => name.startsWith('policy-proof.policy-proof-'))
    const {output, counts} = listen()
    const code = await run(
      [runner, await workspace('web'), `--web=${join(extensions, String(installed))}`, `--extensionTestsPath=${web}`],
      output,
    )
    return code === 0 ? counts() : undefined
  },

  async ui(vsix) {
    await Promise.all([getServer(), getBrowser()])
    const {output, counts} = listen()
    const code = await run([join(here, 'ui.mjs'), vsix], output)
    return code === 0 ? counts() : undefined
  },
}

/** @param {readonly string[]} args of Node @param {Writable} output @returns {Promise<number>} */
function run(args, output) {
  const child = spawn(process.execPath, args, {cwd: root, stdio: ['ignore', 'pipe', 'inherit']})
  child.stdout.pipe(output, {end: false})
  return new Promise((done, fail) => child.once('error', fail).once('close', (code) => done(code ?? 1)))
}

const total = {passed: 0, failed: 0, skipped: 0}
try {
  const names = values.only ? [values.only] : Object.keys(parts)
  const unknown = names.find((name) => !parts[name])
  if (unknown) throw new Error(`--only ${Object.keys(parts).join('|')}, not ${unknown}`)
  const vsix = packed()
  if (!existsSync(vsix)) throw new Error(`there is no ${vsix}`)
  for (const name of names) {
    const began = Date.now()
    console.log(`${name}:`)
    /** @type {Counts} */
    let counts
    try {
      const found = await parts[name]?.(vsix)
      if (!found) say('VS Code ended before its tests did')
      counts = found ?? {passed: 0, failed: 1, skipped: 0}
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
