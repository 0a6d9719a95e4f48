import {existsSync} from 'node:fs'
import {parseArgs} from 'node:util'
import {setFlagsFromString} from 'node:v8'
import {isMainThread} from 'node:worker_threads'
import {decode, findFiles, readSource, sizeOf, Unreadable} from '../disk.js'
import {configFile, type Severity} from '../engine/index.js'
import {version} from '../version.js'
import {Configs} from './configs.js'
import {diff, versionOnDisk, versionSince} from './diff.js'
import {compares, type Job, type Outcome, reportOf, Worker} from './job.js'
import {inParallel, serve} from './pool.js'
import {add, emptySummary} from './report.js'

const help = `Usage: policy-proof check [options] PATH…
       policy-proof inventory [options] PATH…
       policy-proof diff [options] OLD NEW
       policy-proof diff [options] --since REVISION FILE

check       says what is vague, contradictory or misspelt in policies, and how to mend it
inventory   says what they state: sections, definitions, practices, retention (as JSON)
diff        drafts a notice of what has changed in what a policy says, between two files, or since a git revision

A PATH is a file, or a folder that is searched for .md, .markdown, .txt and .policy files, without
node_modules, dot-folders and what git ignores.

Options
  --format text|json       how to report (text; of diff markdown or json)
  --fix                    apply the fixes that cannot change what the policy promises
  --preset NAME            recommended or strict (recommended)
  --config FILE            use this configuration instead of the nearest ${configFile}
  --fail-on LEVEL          error, warning, information or hint: what makes the exit status 1 (warning)
  --isolated               check each file by itself, without its neighbours
  --since REVISION         diff: compare with the file as git has it there, such as HEAD or v1.0
  --stdin                  check what comes on standard input instead of files
  --stdin-filename NAME    what to call it; its ending decides how it is read (stdin.txt)
  --quiet                  report errors and warnings only
  --color, --no-color      colour the report, or not (as the terminal can)
  --help, --version

Exit status: 0 nothing at or above the failing level, or nothing changed, 1 something, 2 the command could not do its work.
`

// Most patterns run more than once even over a few pages: compiled at once, a cold start takes a sixth less.
setFlagsFromString('--no-regexp-tier-up')

const levels = ['hint', 'information', 'warning', 'error'] as const satisfies readonly Severity[]

/** Something the user has to put right before the command can work. */
class Misuse extends Error {}

const say = (line: string) => process.stderr.write(`policy-proof: ${line}\n`)

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      allowNegative: true,
      options: {
        color: {type: 'boolean'},
        config: {type: 'string'},
        'fail-on': {type: 'string', default: 'warning'},
        fix: {type: 'boolean', default: false},
        format: {type: 'string'},
        help: {type: 'boolean', short: 'h', default: false},
        isolated: {type: 'boolean', default: false},
        preset: {type: 'string'},
        quiet: {type: 'boolean', default: false},
        since: {type: 'string'},
        stdin: {type: 'boolean', default: false},
        'stdin-filename': {type: 'string'},
        version: {type: 'boolean', short: 'v', default: false},
      },
    })
  } catch (error) {
    throw new Misuse(`${(error as Error).message.split('\n', 1)[0]?.replace(/\. To specify.*/, '.')} See policy-proof --help.`)
  }
}

function oneOf<const Name extends string>(option: string, value: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === value)
  if (!found) throw new Misuse(`--${option} is ${names.join(', ').replace(/, ([^,]+)$/, ' or $1')}, not “${value}”.`)
  return found
}

/** Runs a command and returns its exit status. */
async function run(args: readonly string[]): Promise<number> {
  const {values, positionals} = readArguments(args)
  if (values.help) return print(help)
  if (values.version) return print(`${version}\n`)
  const [command, ...paths] = positionals
  if (command === undefined) throw new Misuse('say what to do: check, inventory or diff. See policy-proof --help.')
  if (command === 'diff') return runDiff(paths, values)
  if (command !== 'check' && command !== 'inventory')
    throw new Misuse(`there is no command “${command}”: use check, inventory or diff. See policy-proof --help.`)
  if (values.since !== undefined) throw new Misuse('--since belongs to diff.')
  if (!values.stdin && paths.length === 0)
    throw new Misuse(`say what to ${command === 'check' ? 'check' : 'read'}: a file, a folder, or --stdin.`)
  if (values.stdin && paths.length > 0) throw new Misuse('--stdin takes no PATH.')
  const format = oneOf(
    'format',
    values.format ?? (command === 'check' ? 'text' : 'json'),
    command === 'check' ? ['text', 'json'] : ['json'],
  )
  const failing = levels.indexOf(oneOf('fail-on', values['fail-on'], levels))
  const preset = values.preset === undefined ? undefined : oneOf('preset', values.preset, ['recommended', 'strict'])
  if (values.config !== undefined && !existsSync(values.config)) throw new Misuse(`${values.config}: there is no such file.`)

  // What was mended on standard input goes to standard output: the report must not get in its way.
  const stream = values.stdin && values.fix ? process.stderr : process.stdout
  const {fix, quiet, config, isolated} = values
  const job: Job = {command, format, fix, quiet, preset, config, isolated, color: values.color ?? wantsColor(stream)}
  const report = reportOf(job)
  const summary = emptySummary()
  const said = new Set<string>()
  let failed = false
  await print(report.begin, stream)
  for await (const outcome of values.stdin ? fromStdin(job, values['stdin-filename'] ?? 'stdin.txt') : fromFiles(job, paths)) {
    // Each worker reads the configuration and complains of it: once is enough.
    for (const notice of outcome.notices) if (!said.has(notice)) say(notice)
    for (const notice of outcome.notices) said.add(notice)
    failed ||= outcome.failed
    if (!outcome.summary) continue
    if (summary.files > 0) await print(report.between, stream)
    await print(outcome.text, stream)
    add(summary, outcome.summary)
  }
  await print(report.end(summary), stream)
  if (failed) return 2
  if (command === 'inventory') return 0
  return levels.some((level, index) => index >= failing && summary.counts[level] > 0) ? 1 : 0
}

/** Compares two versions of a policy; 1 if they say different things. */
async function runDiff(
  paths: readonly string[],
  values: {readonly since?: string; readonly format?: string; readonly stdin: boolean},
): Promise<number> {
  const {since} = values
  const [first, second] = paths
  if (values.stdin) throw new Misuse('diff reads files, not --stdin.')
  if (since !== undefined && (first === undefined || second !== undefined)) throw new Misuse('diff --since REVISION takes one FILE.')
  if (since === undefined && (first === undefined || second === undefined || paths.length > 2))
    throw new Misuse('diff takes two files, OLD and NEW, or --since REVISION and one FILE.')
  const format = oneOf('format', values.format ?? 'markdown', ['markdown', 'json'])
  const path = first ?? ''
  const old = since === undefined ? versionOnDisk(path) : await versionSince(path, since)
  const {report, differs} = diff(old, versionOnDisk(second ?? path), format)
  await print(report)
  return differs ? 1 : 0
}

async function* fromStdin(job: Job, name: string): AsyncGenerator<Outcome> {
  const bytes = await readStdin()
  let mended: string | undefined
  yield await new Worker(job).run(
    () => decode(name, bytes),
    (_, text) => {
      mended = text
    },
  )
  if (mended !== undefined) await print(mended)
}

/** So much text, in bytes, that a second worker pays for its start. */
const many = 2_000_000

async function* fromFiles(job: Job, paths: readonly string[]): AsyncGenerator<Outcome> {
  const configs = new Configs(job)
  const found: (string | Unreadable)[] = []
  let size = 0
  for await (const path of findFiles(paths, (file) => configs.excludes(file))) {
    found.push(path)
    if (typeof path === 'string') size += sizeOf(path)
  }
  if (size >= many && found.length > 1) {
    yield* inParallel(job, found)
  } else {
    const worker = new Worker(job, configs)
    if (compares(job, found.length)) {
      const others = []
      for (const path of found) if (typeof path === 'string') others.push(await worker.gather(path, true))
      worker.compare(others.filter((it) => it !== undefined))
    }
    for (const path of found) {
      yield await worker.run(() => {
        if (path instanceof Unreadable) throw path
        return readSource(path)
      })
    }
  }
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}

function wantsColor(stream: NodeJS.WriteStream): boolean {
  if (process.env['FORCE_COLOR'] !== undefined) return process.env['FORCE_COLOR'] !== '0'
  return stream.isTTY && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb'
}

/** Waits until a pipe has taken everything: a long report must not be cut off, nor pile up. */
function print(text: string, stream: NodeJS.WriteStream = process.stdout): Promise<0> {
  return text === '' ? Promise.resolve(0) : new Promise((done) => stream.write(text, () => done(0)))
}

function start(): void {
  // A reader that has seen enough, such as `head`, is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2))
  run(process.argv.slice(2)).then(
    (status) => {
      process.exitCode = status
    },
    (error: unknown) => {
      say(error instanceof Misuse || error instanceof Unreadable ? error.message : `this should not happen: ${(error as Error).stack}`)
      process.exitCode = 2
    },
  )
}

if (isMainThread) start()
else serve()
