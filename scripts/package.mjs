/** `npm run package`: builds for release and packs one `.vsix` for desktop and web. The last line is its path. */
import {execFileSync} from 'node:child_process'
import {readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {cp, mkdtemp} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {basename, dirname, join} from 'node:path'
import {createVSIX, listFiles, PackageManager} from '@vscode/vsce'
import {root} from './vscode.mjs'

const limit = 1_500_000
/** Without these the extension does not work, whatever else was packed. */
const needed = [
  'dist/client.js',
  'dist/client.language.js',
  'dist/client.web.js',
  'dist/server.js',
  'dist/server.web.js',
  'dist/rules.json',
  'dist/words.bin',
  'dist/words.license.txt',
]
/** Large folders that no .vscodeignore would let in: vsce matches every file against every pattern, whether it may look there or not. */
const large = new Set(['.git', '.vscode-test', 'node_modules', 'out', 'test', 'test-output'])

const read = (/** @type {string} */ path) => JSON.parse(readFileSync(join(root, path), 'utf8'))
const manifest = read('package.json')
const {name, version, icon, contributes} = manifest
const packagePath = join(root, `${name}-${version}.vsix`)
execFileSync(process.execPath, ['esbuild.mjs', '--production'], {cwd: root, stdio: 'inherit'})

const cwd = await mkdtemp(join(tmpdir(), 'policy-proof-package-'))
// On exit, not at the end: whoever asked for the package may be gone, and with it the other end of our output.
process.once('exit', () => rmSync(cwd, {recursive: true, force: true}))
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.once(signal, () => process.exit(1))
const from = root.replace(/[\\/]$/, '')
await cp(from, cwd, {recursive: true, filter: (path) => dirname(path) !== from || !large.has(basename(path))})
// What each rule may be set to: in the manifest itself it would bury what is written by hand.
const setting = contributes.configuration.properties['policyProof.rules']
setting.properties = settingsOf(read('docs/config.schema.json').properties.rules.properties, setting.additionalProperties)
writeFileSync(join(cwd, 'package.json'), JSON.stringify(manifest))
const files = await listFiles({cwd, packageManager: PackageManager.None})
const wanted = [...needed, ...named(contributes), ...(icon ? [icon] : [])]
const missing = wanted.filter((file) => !files.includes(file))
if (missing.length > 0) {
  console.error(`not there, or not allowed by .vscodeignore: ${missing.join(', ')}`)
  process.exitCode = 1
} else {
  // The bundles hold all they need: no dependency is looked for.
  await createVSIX({cwd, packagePath, dependencies: false})
  const size = statSync(packagePath).size
  console.log(`  ${(size / 1e6).toFixed(2)} MB of ${limit / 1e6} MB allowed`)
  if (size > limit) process.exitCode = 1
  console.log(basename(packagePath))
}

/** Every file that a part of the manifest names. @param {unknown} value @returns {string[]} */
function named(value) {
  if (typeof value === 'string') return value.startsWith('./') ? [value.slice(2)] : []
  return Object.values(value ?? {}).flatMap(named)
}

/**
 * The rules of the configuration's schema as settings, by severity alone.
 * @param {Record<string, {description: string, default?: string, anyOf?: {default: string}[]}>} rules @param {object} severity
 */
function settingsOf(rules, severity) {
  const entries = Object.entries(rules).map(([id, rule]) => {
    return [id, {...severity, default: rule.default ?? rule.anyOf?.[0]?.default, description: rule.description}]
  })
  return Object.fromEntries(entries)
}
