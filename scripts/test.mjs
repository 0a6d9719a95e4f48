/**
 * `npm test`: everything, on a fresh clone as well as here. Goes on after a step that fails; the last line counts.
 * `npm test -- --quick` leaves out the package and VS Code.
 */
import {spawn} from 'node:child_process'
import {existsSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {install, isInstalled} from './install.mjs'
import {getServer, npm, root, say, Unavailable} from './vscode.mjs'

/** @typedef {{passed: number, failed: number, skipped: number}} Counts */

const {values} = parseArgs({options: {quick: {type: 'boolean', default: false}}})
const total = {passed: 0, failed: 0, skipped: 0}
/** @type {string[]} */
const summary = []

/** Shows what a program says. @param {readonly [string, ...string[]]} command @returns {Promise<{code: number, last: string}>} its exit code and last line */
function run([program, ...args]) {
  // Through the shell only where npm is a .cmd file.
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32' && program === 'npm',
  })
  let tail = ''
  child.stdout.on('data', (chunk) => {
    process.stdout.write(chunk)
    tail = (tail + chunk).slice(-2000)
  })
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('close', (code) => done({code: code ?? 1, last: tail.trim().split('\n').at(-1) ?? ''}))
  })
}

/** @param {...string} args of Node */
const node = (...args) => run([process.execPath, ...args])

/** @param {string} script of package.json */
const npmRun = (script) => run([...npm(), 'run', '--silent', script])

/** A step that counts as one. @param {{code: number}} result @returns {Counts} */
const asOne = ({code}) => ({passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0})

/** The counts in a last line such as “3 passed, 1 failed, 0 skipped”. @param {{code: number, last: string}} result @returns {Counts} */
function asSaid({code, last}) {
  const [passed, failed, skipped] = /^(\d+) passed, (\d+) failed, (\d+) skipped$/.exec(last)?.slice(1).map(Number) ?? []
  if (passed === undefined || failed === undefined || skipped === undefined) return {passed: 0, failed: 1, skipped: 0}
  return {passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped}
}

/** @returns {Promise<Counts>} */
async function unit() {
  const file = join(root, 'test-output/unit.json')
  rmSync(file, {force: true})
  const {code} = await node('node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`)
  if (!existsSync(file)) return {passed: 0, failed: 1, skipped: 0}
  const {numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults} = JSON.parse(readFileSync(file, 'utf8'))
  // A file that could not be loaded has failed without a test that has.
  const unread = testResults.filter(
    (/** @type {{status: string, assertionResults: readonly {status: string}[]}} */ {status, assertionResults}) =>
      status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  ).length
  const failed = numFailedTests + unread
  return {passed: numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed, skipped: numPendingTests + numTodoTests}
}

/** @param {string} name @param {() => Promise<Counts>} work */
async function step(name, work) {
  console.log(`\n== ${name} ==`)
  const began = Date.now()
  /** @type {Counts} */
  let counts
  try {
    counts = await work()
  } catch (error) {
    console.log(error instanceof Error ? error.stack : error)
    counts = {passed: 0, failed: 1, skipped: 0}
  }
  for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += counts[key]
  const skipped = counts.skipped ? `, ${counts.skipped} skipped` : ''
  summary.push(
    `  ${name.padEnd(28)}${`${((Date.now() - began) / 1000).toFixed(1)} s`.padStart(8)}   ${counts.passed} passed, ${counts.failed} failed${skipped}`,
  )
  console.log(summary.at(-1))
}

/** @param {'node' | 'web' | 'ui'} part */
const inCode = (part) => async () => asSaid(await node('test/vscode/run.mjs', '--only', part, '--vsix', vsix))

let vsix = ''
if (!isInstalled()) {
  console.log('== packages ==')
  const began = Date.now()
  install()
  console.log(`  npm ci took ${((Date.now() - began) / 1000).toFixed(1)} s`)
}
await step('build', async () => asOne(await node('esbuild.mjs')))
await step('types', async () => asOne(await npmRun('types')))
await step('lint', async () => asOne(await npmRun('lint')))
if (!values.quick) {
  console.log('\n== VS Code ==')
  // Before the unit tests, which read its Markdown grammar. Where it cannot be had, the steps below say what they leave out.
  await getServer().then(
    ({version}) => say(`VS Code ${version}`),
    (error) => say(error instanceof Unavailable ? error.message : error.stack),
  )
}
await step('unit tests', unit)
if (!values.quick) {
  await step('package', async () => {
    const result = await node('scripts/package.mjs')
    vsix = result.code === 0 ? result.last : ''
    return asOne(result)
  })
  await step('npm package', async () => asSaid(await node('test/tarball.mjs')))
  await step('VS Code, Node extension host', inCode('node'))
  await step('VS Code, web extension host', inCode('web'))
  await step('VS Code, what a person sees', inCode('ui'))
}
console.log(`\n== all ==\n${summary.join('\n')}\n`)
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
process.exitCode = total.failed > 0 ? 1 : 0
