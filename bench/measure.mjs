import {spawn} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set()
const killAll = () => {
  for (const child of children) child.kill('SIGKILL')
}
process.on('exit', killAll)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130))

/** A child that does not outlive us. @type {typeof spawn} */
export function start(...options) {
  const child = spawn(...options)
  children.add(child)
  child.once('exit', () => children.delete(child))
  return child
}

/**
 * Runs a Node script to its end.
 *
 * @param {readonly string[]} args @param {{cwd?: string, keep?: boolean, env?: Record<string, string>}} options
 * @returns {Promise<{ms: number, status: number | null, output: string}>}
 */
export function run(args, {cwd, keep = false, env} = {}) {
  return new Promise((resolve, reject) => {
    const begun = performance.now()
    const child = start(process.execPath, args, {
      cwd,
      env: {...process.env, ...env},
      stdio: ['ignore', keep ? 'pipe' : 'ignore', keep ? 'pipe' : 'ignore'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (data) => (output += data))
    child.once('error', reject)
    child.once('close', (status) => resolve({ms: performance.now() - begun, status, output}))
  })
}

/** Runs a Node script and asks it, as it ends, how much memory it has held at most, in bytes. @param {readonly string[]} args */
export async function runForPeak(args) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    const file = join(folder, 'peak')
    const hook = join(import.meta.dirname, 'peak.cjs')
    const {ms, status} = await run(['--require', hook, ...args], {env: {BENCH_PEAK: file}})
    return {ms, status, peak: Number(readFileSync(file, 'utf8'))}
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

/**
 * Runs commands in turn, so that whatever else the machine does befalls all alike; the first round does not count.
 *
 * @param {ReadonlyMap<string, () => Promise<{ms: number}>>} commands @param {number} rounds
 */
export async function roundRobin(commands, rounds) {
  /** @type {Map<string, number[]>} */
  const times = new Map([...commands.keys()].map((name) => [name, []]))
  for (let round = 0; round <= rounds; round++) {
    for (const [name, command] of commands) {
      const {ms} = await command()
      if (round > 0) times.get(name)?.push(ms)
    }
  }
  return new Map([...times].map(([name, list]) => [name, spread(list)]))
}

/** @param {readonly number[]} values */
export function spread(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (/** @type {number} */ share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
  return {median: at(0.5), p95: at(0.95), min: at(0), max: sorted.at(-1) ?? Number.NaN}
}

/** @param {() => void} work @returns milliseconds */
export function time(work) {
  const begun = performance.now()
  work()
  return performance.now() - begun
}
