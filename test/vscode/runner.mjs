#!/usr/bin/env node
/**
 * Stands in for the desktop `code` program where only npm's VS Code can be had: takes the arguments that
 * @vscode/test-electron gives, opens the workbench in a browser nobody sees, and runs the suite in VS Code's real
 * extension host. With `--web=FOLDER` the extension in FOLDER and the suite run in the web-worker extension host.
 */
import {existsSync, mkdirSync, readFileSync, statSync} from 'node:fs'
import {extname, join} from 'node:path'
import {getServer, root, serve} from '../../scripts/vscode.mjs'
import {launch} from './browser.mjs'

/** @param {string} name */
const option = (name) => process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3)
const folder = process.argv
  .slice(2)
  .find((argument) => !argument.startsWith('--') && existsSync(argument) && statSync(argument).isDirectory())
const tests = option('extensionTestsPath')
const web = option('web')
if (!folder || !tests)
  throw new Error('usage: runner.mjs FOLDER --extensionTestsPath=FILE (--extensionDevelopmentPath=FOLDER | --web=FOLDER)')
const limit = 300_000

const served = await serve(await getServer(), {extensions: option('extensions-dir')})
const browser = await launch()
/** Set once, by a signal too. @type {(code: number) => void} */
let leave = () => {}
/** @type {Promise<number>} */
const left = new Promise((resolve) => {
  leave = resolve
})
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => leave(1))
let code = 1
try {
  const page = await browser.newPage({viewport: {width: 1280, height: 800}})
  await page.exposeFunction('codeAutomationExit', leave)
  await page.exposeFunction('codeAutomationLog', (/** @type {string} */ _type, /** @type {unknown[]} */ args) => {
    if (String(args[0]).startsWith('test:') || process.env.PP_VERBOSE) console.log(...args)
  })
  page.on('crash', () => leave(1))
  if (process.env.PP_VERBOSE) page.on('console', (message) => console.error(message.text().slice(0, 500)))
  /** @type {[string, string][]} */
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ]
  if (web) await developInBrowser(page, web, tests)
  else
    payload.push(
      ['extensionDevelopmentPath', served.uri(String(option('extensionDevelopmentPath')))],
      ['extensionTestsPath', served.uri(tests)],
    )
  await page.goto(served.address(folder, payload))
  const timer = setTimeout(() => {
    console.log(`test: FAIL  no end after ${limit / 1000} s`)
    leave(124)
  }, limit)
  code = await left
  clearTimeout(timer)
  if (code !== 0) {
    const folder = join(root, 'test-output/screenshots')
    mkdirSync(folder, {recursive: true})
    await page.screenshot({path: join(folder, `${web ? 'web' : 'node'}-host-failed.png`)})
  }
} finally {
  await browser.close()
  await served.stop()
}
process.exit(code)

/**
 * VS Code refuses `new Worker()` to an extension that comes from a remote, so this one comes over http from the
 * workbench's own origin, straight from disk, and is named in `developmentOptions`, as @vscode/test-web does.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} extension its folder
 * @param {string} suite without `.js`
 */
async function developInBrowser(page, extension, suite) {
  /** @type {Record<string, string>} */
  const types = {'.js': 'text/javascript', '.json': 'application/json', '.md': 'text/markdown'}
  // VS Code looks for the extension host to test in by the extension that the suite is part of. Of two routes the later wins.
  for (const [name, place] of Object.entries({extension, 'extension/.suite': join(suite, '..')})) {
    const base = `http://${served.authority}/.test/${name}/`
    await page.context().route(`${base}**`, (route) => {
      const file = join(place, decodeURIComponent(new URL(route.request().url()).pathname.slice(new URL(base).pathname.length)))
      if (!existsSync(file) || !statSync(file).isFile()) return route.fulfill({status: 404, body: 'not found'})
      const headers = {'cache-control': 'no-store'}
      return route.fulfill({body: readFileSync(file), contentType: types[extname(file)] ?? 'application/octet-stream', headers})
    })
  }
  /** @param {string} path */
  const uri = (path) => ({scheme: 'http', authority: served.authority, path: `/.test/${path}`})
  const options = {extensions: [uri('extension')], extensionTestsPath: uri(`extension/.suite/${suite.split('/').at(-1)}`)}
  // Patched in the page, not in the answer: a document answered by interception loses its WebSocket (1006).
  await page.addInitScript((developmentOptions) => {
    const get = Document.prototype.getElementById
    Document.prototype.getElementById = function (id) {
      const element = get.call(this, id)
      const settings = id === 'vscode-workbench-web-configuration' && element?.getAttribute('data-settings')
      if (element && settings) element.setAttribute('data-settings', JSON.stringify({...JSON.parse(settings), developmentOptions}))
      return element
    }
  }, options)
}
