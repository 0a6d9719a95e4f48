import {existsSync, readFileSync} from 'node:fs'
import {dirname, join, relative} from 'node:path'
import {parseArgs} from 'node:util'
import {setFlagsFromString} from 'node:v8'
import {type Config, configFile, defaultConfig, parseConfig, rules, type Severity} from '../engine/index.js'
import {version} from '../version.js'
import {loadWords} from '../words.js'
import {type Checker, check, mendSource} from './check.js'
import {decode, findFiles, readSource, type Source, Unreadable, writeSource} from './files.js'
import {inventoryReport} from './inventory.js'
import {jsonReport} from './json.js'
import {count, emptySummary} from './report.js'
import {palette, textReport} from './text.js'

const help = `Usage: policy-proof check [options] PATH…
       policy-proof inventory [options] PATH…

check       says what is vague, contradictory or misspelt in policies, and how to mend it
inventory   says what they state: sections, definitions, practices, retention (as JSON)

A PATH is a file, or a folder that is searched for .md, .markdown, .txt and .policy files, without
node_modules, dot-folders and what git ignores.

Options
  --format text|json       how to report (text)
  --fix                    apply the fixes that cannot change what the policy promises
  --preset NAME            recommended or strict (recommended)
  --config FILE            use this configuration instead of the nearest ${configFile}
  --fail-on LEVEL          error, warning, information or hint: what makes the exit status 1 (warning)
  --isolated               check each file by itself, without its neighbours
  --stdin                  check what comes on standard input instead of files
  --stdin-filename NAME    what to call it; its ending decides how it is read (stdin.txt)
  --quiet                  report errors and warnings only
  --color, --no-color      colour the report, or not (as the terminal can)
  --help, --version

Exit status: 0 nothing at or above the failing level, 1 something, 2 the command could not do its work.
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
        stdin: {type: 'boolean', default: false},
        'stdin-filename': {type: 'string'},
        version: {type: 'boolean', short: 'v', default: false},
      },
    })
  } catch (error) {
    throw new Misuse(`${(error as Error).message.split('\n', 1)[0]?.replace(/\. To specify.*/, '.')} See policy-proof --help.`)
  }
}

type Values = ReturnType<typeof readArguments>['values']

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
  if (command === undefined) throw new Misuse('say what to do: check or inventory. See policy-proof --help.')
  if (command !== 'check' && command !== 'inventory')
    throw new Misuse(`there is no command “${command}”: use check or inventory. See policy-proof --help.`)
  if (!values.stdin && paths.length === 0)
    throw new Misuse(`say what to ${command === 'check' ? 'check' : 'read'}: a file, a folder, or --stdin.`)
  if (values.stdin && paths.length > 0) throw new Misuse('--stdin takes no PATH.')
  const format = oneOf(
    'format',
    values.format ?? (command === 'check' ? 'text' : 'json'),
    command === 'check' ? ['text', 'json'] : ['json'],
  )
  const failing = levels.indexOf(oneOf('fail-on', values['fail-on'], levels))

  const configs = new Configs(values)
  const checker: Checker = {configOf: (folder) => configs.of(folder), spelling: loadWords(), today: new Date().toISOString().slice(0, 10)}
  // What was mended on standard input goes to standard output: the report must not get in its way.
  const stream = values.stdin && values.fix ? process.stderr : process.stdout
  const text = () => textReport(palette(values.color ?? wantsColor(stream)), values.quiet)
  const report = command === 'inventory' ? inventoryReport : format === 'json' ? jsonReport : text()
  const summary = emptySummary()
  let failed = false
  await print(report.begin, stream)
  for await (const source of sources(values, paths, configs)) {
    if (source instanceof Unreadable) {
      say(source.message)
      failed = true
      continue
    }
    if (!source.faithful) say(`${source.path}: this is not valid UTF-8; what could not be read stands as “\uFFFD”.`)
    const checked = check(values.fix ? await fix(source, checker, values.stdin) : source, checker)
    await print(report.file(checked, summary.files), stream)
    count(summary, checked)
  }
  await print(report.end(summary), stream)
  if (failed || configs.broken) return 2
  if (command === 'inventory') return 0
  return levels.some((level, index) => index >= failing && summary.counts[level] > 0) ? 1 : 0
}

async function* sources(values: Values, paths: readonly string[], configs: Configs): AsyncGenerator<Source | Unreadable> {
  if (values.stdin) {
    const bytes = await readStdin()
    yield attempt(() => decode(values['stdin-filename'] ?? 'stdin.txt', bytes))
    return
  }
  for await (const path of findFiles(paths, (file) => configs.excludes(file))) {
    yield typeof path === 'string' ? attempt(() => readSource(path)) : path
  }
}

function attempt(read: () => Source): Source | Unreadable {
  try {
    return read()
  } catch (error) {
    if (error instanceof Unreadable) return error
    throw error
  }
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}

async function fix(source: Source, checker: Checker, toStdout: boolean): Promise<Source> {
  const text = source.faithful ? mendSource(source, checker) : source.text
  if (toStdout) await print(text)
  else if (!source.faithful) say(`${source.path}: not mended, since it is not valid UTF-8. Save it as UTF-8 first.`)
  else if (text !== source.text) writeSource(source, text)
  return {...source, text}
}

/** The configuration of each folder: the nearest file above, read once. */
class Configs {
  readonly #values: Values
  readonly #found = new Map<string, {readonly config: Config; readonly folder: string | undefined}>()
  broken = false

  constructor(values: Values) {
    this.#values = values
    if (values.preset !== undefined) oneOf('preset', values.preset, ['recommended', 'strict'])
    if (values.config !== undefined && !existsSync(values.config)) throw new Misuse(`${values.config}: there is no such file.`)
  }

  of(folder: string): Config {
    return this.#nearest(folder).config
  }

  async excludes(path: string): Promise<boolean> {
    const {config, folder} = this.#nearest(dirname(path))
    if (folder === undefined || config.exclude.length === 0) return false
    const {default: picomatch} = await import('picomatch')
    return picomatch.isMatch(relative(folder, path), [...config.exclude])
  }

  #nearest(folder: string): {readonly config: Config; readonly folder: string | undefined} {
    const known = this.#found.get(folder)
    if (known) return known
    const path = this.#values.config ?? join(folder, configFile)
    const above = dirname(folder)
    let found: {config: Config; folder: string | undefined}
    if (existsSync(path)) found = {config: this.#read(path), folder: dirname(path)}
    else found = above === folder ? {config: this.#preset(defaultConfig), folder: undefined} : this.#nearest(above)
    this.#found.set(folder, found)
    return found
  }

  #read(path: string): Config {
    if (this.#values.config !== undefined) {
      const [first] = this.#found.values()
      if (first) return first.config
    }
    let text: string
    try {
      text = readFileSync(path, 'utf8')
    } catch (error) {
      this.broken = true
      say(`${path}: it could not be read (${(error as Error).message}).`)
      return this.#preset(defaultConfig)
    }
    const {config, problems} = parseConfig(text, rules)
    for (const {span, message} of problems) {
      this.broken = true
      say(`${path}:${text.slice(0, span.start).split('\n').length}: ${message}`)
    }
    return this.#preset(config)
  }

  #preset(config: Config): Config {
    return this.#values.preset === undefined ? config : {...config, preset: this.#values.preset as Config['preset']}
  }
}

function wantsColor(stream: NodeJS.WriteStream): boolean {
  if (process.env['FORCE_COLOR'] !== undefined) return process.env['FORCE_COLOR'] !== '0'
  return stream.isTTY && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb'
}

/** Waits until a pipe has taken everything: a long report must not be cut off, nor pile up. */
function print(text: string, stream: NodeJS.WriteStream = process.stdout): Promise<0> {
  return text === '' ? Promise.resolve(0) : new Promise((done) => stream.write(text, () => done(0)))
}

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
