import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {run} from './measure.mjs'

/** The versions Node 20 can run, and what each checks. */
const packages = {
  'write-good': '1.0.8',
  cspell: '9.8.0',
  textlint: '15.8.0',
  'textlint-rule-alex': '5.0.0',
  'textlint-rule-common-misspellings': '1.0.1',
  'textlint-rule-terminology': '5.2.16',
  'textlint-rule-write-good': '2.0.0',
  'markdownlint-cli2': '0.22.1',
}
const textlintRules = ['alex', 'common-misspellings', 'terminology', 'write-good']

/** @typedef {{name: string, version: string, rules: string, run: (paths: readonly string[], keep?: boolean) => ReturnType<typeof run>}} Peer */

/**
 * Installs the peers into `folder` on first use. One that cannot be installed, or does not work, is absent.
 *
 * @param {string} folder @param {readonly string[]} probe documents with faults @returns {Promise<{peers: Peer[], absent: string[]}>}
 */
export async function readyPeers(folder, probe) {
  mkdirSync(folder, {recursive: true})
  if (!existsSync(join(folder, 'package.json'))) writeFileSync(join(folder, 'package.json'), '{"private": true}\n')
  const config = join(folder, 'textlint.json')
  writeFileSync(config, JSON.stringify({rules: Object.fromEntries(textlintRules.map((rule) => [rule, true]))}))
  for (const [name, version] of Object.entries(packages)) install(folder, name, version)

  const bin = (name, /** @type {string} */ key) => {
    const manifest = join(folder, 'node_modules', name, 'package.json')
    if (!existsSync(manifest)) return undefined
    const read = JSON.parse(readFileSync(manifest, 'utf8'))
    return read.version === packages[name]
      ? join(folder, 'node_modules', name, typeof read.bin === 'string' ? read.bin : read.bin[key])
      : undefined
  }
  const textlintReady = textlintRules.every((rule) => versionOf(folder, `textlint-rule-${rule}`) === packages[`textlint-rule-${rule}`])
  /** @type {readonly {name: string, bin: string | undefined, rules: string, args: readonly string[], prefix?: string, cwd?: string}[]} */
  const known = [
    {name: 'write-good', bin: bin('write-good', 'write-good'), rules: '9 checks of wording', args: []},
    {
      name: 'cspell',
      bin: bin('cspell', 'cspell'),
      rules: 'spelling, no suggestions',
      args: ['--no-progress', '--no-color', '--no-config-search'],
    },
    {
      name: 'textlint',
      bin: textlintReady ? bin('textlint', 'textlint') : undefined,
      rules: textlintRules.join(', '),
      args: ['--config', config],
      cwd: folder,
    },
    {
      name: 'markdownlint-cli2',
      bin: bin('markdownlint-cli2', 'markdownlint-cli2'),
      rules: 'Markdown style, default rules',
      args: ['--no-globs'],
      prefix: ':',
    },
  ]
  const peers = []
  const absent = []
  for (const {name, bin: path, rules, args, prefix = '', cwd} of known) {
    /** @type {Peer['run']} */
    const runPeer = (paths, keep) => {
      const settled = [path ?? '', ...args, ...paths.map((it) => prefix + it)]
      return run(settled, {cwd: cwd ?? dirname(paths[0] ?? ''), ...(keep && {keep})})
    }
    if (path !== undefined && doesWork(name, await runPeer(probe, true))) peers.push({name, version: packages[name], rules, run: runPeer})
    else absent.push(`${name} ${packages[name]}`)
  }
  return {peers, absent}
}

/** A linter that finds nothing in five policies has not looked at them. */
function doesWork(name, {status, output}) {
  if (status !== null && status > 0 && output.split('\n').length > 10) return true
  console.error(`${name} does not work here (status ${status}): ${output.slice(0, 300)}`)
  return false
}

function install(folder, name, version) {
  if (versionOf(folder, name) === version) return
  try {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--save-exact', `${name}@${version}`], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
      timeout: 300_000,
    })
  } catch {
    console.error(`${name}@${version} could not be installed`)
  }
}

function versionOf(folder, name) {
  try {
    return JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version
  } catch {
    return undefined
  }
}
