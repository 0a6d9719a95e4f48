/**
 * `npm start [-- PATH]`: builds the extension and opens it on examples/, or on a file or folder of yours, in the desktop
 * VS Code where there is one, else in a VS Code served to your browser from this machine.
 * `npm start -- --check` starts everything, asks for the page once, and stops.
 */
import {execFileSync, spawn} from 'node:child_process'
import {existsSync, statSync} from 'node:fs'
import {basename, dirname, join, resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {install, isInstalled} from './install.mjs'
import {downloadDesktop, findDesktop, getServer, root, say, serve, Unavailable} from './vscode.mjs'

const {values, positionals} = parseArgs({
  options: {check: {type: 'boolean', default: process.env.PP_START_CHECK === '1'}},
  allowPositionals: true,
})

/** @param {string} message @param {number} code */
function fail(message, code) {
  console.error(`\n  ${message}`)
  process.exit(code)
}

if (positionals.length > 1) fail('Give one file or folder.', 2)
// npm runs scripts in the project's folder and says here where the person was.
const given = positionals[0] === undefined ? undefined : resolve(process.env.INIT_CWD ?? process.cwd(), positionals[0])
if (given && !existsSync(given)) fail(`There is no file or folder ${given}`, 2)
const isFolder = given !== undefined && statSync(given).isDirectory()
const folder = given ? (isFolder ? given : dirname(given)) : join(root, 'examples')
const file = given ? (isFolder ? undefined : given) : join(root, 'examples/privacy-policy.md')

if (!isInstalled()) {
  say('installing the packages of this project (npm ci)')
  try {
    install()
  } catch {
    fail('npm ci failed: see above.', 1)
  }
}

const desktop = findDesktop()
try {
  await (desktop
    ? openDesktop(desktop)
    : process.platform === 'linux' && process.arch === 'x64'
      ? openInBrowser()
      : openDesktop(await downloadDesktop()))
} catch (error) {
  fail(error instanceof Unavailable ? error.message : error instanceof Error ? String(error.stack) : String(error), 1)
}

/** @param {string} program */
async function openDesktop(program) {
  say('building')
  execFileSync(process.execPath, ['esbuild.mjs'], {cwd: root, stdio: 'inherit'})
  const shell = process.platform === 'win32' && program.endsWith('.cmd')
  /** @param {string} text */
  const quote = (text) => (shell ? `"${text}"` : text)
  if (values.check) {
    execFileSync(quote(program), ['--version'], {stdio: 'inherit', shell})
    console.log('\n  ok')
    return
  }
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, folder, ...(file ? [file] : [])]
  const child = spawn(quote(program), args.map(quote), {stdio: 'ignore', shell, detached: true})
  await new Promise((started, failed) => child.once('spawn', started).once('error', failed))
  child.unref()
  console.log(`\n  Policy Proof is open in ${basename(program)}: close its window when you are done.`)
}

async function openInBrowser() {
  const server = await getServer()
  say('building and packing the extension')
  const lines = execFileSync(process.execPath, ['scripts/package.mjs'], {cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit']})
  const vsix = join(root, String(lines.trim().split('\n').at(-1)))
  say(`starting VS Code ${server.version}`)
  // A signal that comes while the server starts waits until there is something to stop.
  /** @type {(code: number) => void} */
  let tell = () => {}
  /** @type {Promise<number>} */
  const asked = new Promise((resolve) => {
    tell = resolve
  })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => tell(0))
  // Whoever ends npm, and not its whole group, ends only the shell between npm and us.
  const parent = process.ppid
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && tell(0), 500).unref()
  const served = await serve(server, {vsix})
  void served.gone.then(() => tell(1))
  const address = served.address(folder, file ? [['openFile', served.uri(file)]] : [])
  let code = 1
  try {
    if (values.check) {
      code = (await check(address)) ? 0 : 1
    } else {
      console.log(`\n  Policy Proof runs in VS Code at\n\n    ${address}\n\n  Ctrl-C stops it.`)
      code = await asked
      if (code !== 0) console.error(`\n  VS Code stopped by itself: ${served.log().trim().split('\n').slice(-3).join(' | ')}`)
    }
  } finally {
    await served.stop()
  }
  process.exit(code)
}

/** Whether the workbench comes, past the redirect that turns the token into a cookie. @param {string} address */
async function check(address) {
  const first = await fetch(address, {redirect: 'manual'})
  const cookie = first.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const page = await fetch(new URL(first.headers.get('location') ?? address, address), {headers: {cookie}})
  const ok = page.ok && (await page.text()).includes('vscode-workbench-web-configuration')
  console.log(ok ? '\n  ok: VS Code answers with its workbench' : `\n  VS Code answered ${page.status} without its workbench`)
  return ok
}
