/**
 * `npm run bench`: how fast, how large, how hungry, beside what others use for prose. Not part of the tests.
 *
 *   --quick    without the other linters, fewer rounds
 *   --write    put the tables into docs/benchmark.md
 *   --strict   exit with 1 if a limit is missed
 */
import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {cpus, loadavg, tmpdir, totalmem} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {gzipSync} from 'node:zlib'
import {build} from 'esbuild'
import {forNode} from '../scripts/bundle.mjs'
import {roundRobin, run, runForPeak, spread, time} from './measure.mjs'
import {readyPeers} from './peers.mjs'
import {Session} from './session.mjs'
import {writeTexts} from './texts.mjs'

const {values: options} = parseArgs({options: {quick: {type: 'boolean'}, write: {type: 'boolean'}, strict: {type: 'boolean'}}})
const root = join(import.meta.dirname, '..')
const folder = join(root, '.bench')
const dist = (/** @type {string} */ name) => join(root, 'dist', name)
const rounds = options.quick ? 7 : 9
/** How many others wanted a processor, before we began. */
const load = loadavg()[0] ?? 0

mkdirSync(folder, {recursive: true})
execFileSync(process.execPath, ['esbuild.mjs', '--production'], {cwd: root, stdio: 'inherit'})
// Outside of the repository: what git ignores is not checked when a folder is named.
const texts = writeTexts(root, join(tmpdir(), 'policy-proof-bench'))
const {peers, absent} = options.quick ? {peers: [], absent: []} : await readyPeers(join(folder, 'peers'), texts.few)
const engine = await loadEngine()

/** @type {{what: string, value: string, limit: string, verdict: 'ok' | '**over**' | '–'}[]} */
const limits = []
/** @type {string[]} */
const sections = []

const ms = (/** @type {number} */ value) => value.toFixed(value < 10 ? 1 : 0)
const megabytes = (/** @type {number | undefined} */ bytes) => (bytes === undefined ? 'not known here' : `${(bytes / 1e6).toFixed(0)} MB`)
const table = (/** @type {readonly string[]} */ head, /** @type {readonly (readonly string[])[]} */ rows) =>
  [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

/** @param {string} what @param {number | undefined} value @param {number} limit @param {(value: number) => string} write */
function check(what, value, limit, write) {
  if (value === undefined) limits.push({what, value: 'not measured', limit: `≤ ${write(limit)}`, verdict: '–'})
  else limits.push({what, value: write(value), limit: `≤ ${write(limit)}`, verdict: value <= limit ? 'ok' : '**over**'})
}

await measureCold()
measureWarm()
measureStages()
await measureTyping()
await measureFolder()
await measureStart()
measureSize()
report()

/** The whole command, five policies. */
async function measureCold() {
  const ours = () => run([dist('cli.js'), 'check', '--isolated', '--format', 'json', ...texts.few])
  const commands = new Map([
    ['empty', () => run(['-e', ''])],
    ['ours', ours],
    ...peers.map((peer) => /** @type {const} */ ([peer.name, () => peer.run(texts.few)])),
  ])
  const {status, output} = await run([dist('cli.js'), 'check', '--isolated', '--format', 'json', ...texts.few], {keep: true})
  const problems = status === 1 ? JSON.parse(output).files.flatMap((/** @type {any} */ it) => it.problems).length : 0
  if (problems < 10) throw new Error(`the command line found ${problems} problems (status ${status}): ${output.slice(0, 300)}`)
  const times = await roundRobin(commands, rounds)
  const floor = times.get('empty')?.median ?? Number.NaN
  const row = (/** @type {string} */ key, /** @type {string} */ name, /** @type {string} */ rules) => {
    const it = times.get(key)
    return it ? [name, `${(it.median / floor).toFixed(1)} ×`, ms(it.median), `${ms(it.min)}–${ms(it.max)}`, rules] : []
  }
  sections.push(
    `## The command line, cold: five policies (${(texts.fewSize / 1000).toFixed(0)} KB)`,
    table(
      ['Command', 'times an empty Node', 'median ms', 'min–max', 'checks'],
      [
        row('empty', '`node -e ""`', 'nothing'),
        row('ours', '**policy-proof check**', `${engine.rules.length} rules with spelling`),
        ...peers.map(({name, version, rules}) => row(name, `${name} ${version}`, rules)),
      ],
    ),
    `${rounds} rounds in turn after one that does not count; output is thrown away.${absent.length > 0 ? ` Absent, since they could not be installed or run: ${absent.join(', ')}.` : ''}`,
  )
  const own = times.get('ours')?.median ?? Number.NaN
  check('cold command line, times an empty Node', own / floor, 3, (value) => `${value.toFixed(1)} ×`)
  const writeGood = times.get('write-good')?.median
  if (writeGood !== undefined) check('cold command line, times write-good', own / writeGood, 1, (value) => `${value.toFixed(2)} ×`)
}

/** In one process that has already seen a few documents. */
function measureWarm() {
  const half = texts.documents.length / 2
  const look = (/** @type {string} */ text, /** @type {'markdown' | 'plain'} */ format) => {
    const linter = new engine.Linter({spelling: engine.spelling})
    return linter.check(linter.read(text, format)).length
  }
  const rows = /** @type {const} */ (['markdown', 'plain']).map((format) => {
    // A server has seen more than a few pages: five times half the documents; the other half is new.
    for (let round = 0; round < 5; round++) for (const text of texts.documents.slice(0, half)) look(text, format)
    const times = spread(texts.documents.slice(half).map((text) => time(() => look(text, format))))
    check(`new document of 40 KB, ${format === 'plain' ? 'plain text' : 'Markdown'}`, times.median, 15, (value) => `${value.toFixed(1)} ms`)
    const million = spread([1, 2, 3].map(() => time(() => look(texts.million, format)))).median
    const tenMillion = spread([1, 2].map(() => time(() => look(texts.tenMillion, format)))).min
    const problems = look(texts.documents[0], format)
    return [
      format === 'plain' ? 'plain text' : 'Markdown',
      ms(times.median),
      `${ms(times.min)}–${ms(times.max)}`,
      (40 / times.median).toFixed(1),
      ms(million),
      `${(tenMillion / million).toFixed(1)} ×`,
      String(problems),
    ]
  })
  sections.push(
    '## A new document, warm, in process',
    table(['Format', '40 KB, median ms', 'min–max', 'MB/s', '1 MB, ms', '10 MB, times 1 MB', 'problems in 40 KB'], rows),
    'Read and checked from scratch with every rule, each document for the first time.',
  )
}

/** Where the time of a new document goes. */
function measureStages() {
  const {documents} = texts
  const bytes = documents.reduce((sum, {length}) => sum + length, 0)
  const speed = (/** @type {(text: string) => unknown} */ work) => {
    const pass = () => time(() => documents.forEach(work))
    const least = Math.min(...Array.from({length: 5}, pass))
    return [(bytes / 1000 / least).toFixed(1), (least / (bytes / 1e6)).toFixed(0)]
  }
  const proses = new Map(documents.map((text) => [text, new engine.MarkdownReader().read(text).map((/** @type {any} */ it) => it.prose)]))
  const tokens = new Map(
    [...proses].map(([text, list]) => [text, list.map((/** @type {any} */ it) => engine.readTokens(it.text, it.code))]),
  )
  const policies = new Map(documents.map((text) => [text, new engine.Linter({spelling: engine.spelling}).read(text, 'markdown')]))
  const rows = [
    ['Markdown → blocks and prose', ...speed((text) => new engine.MarkdownReader().read(text))],
    ['plain text → blocks and prose', ...speed((text) => engine.parsePlain(text))],
    ['prose → tokens', ...speed((text) => proses.get(text)?.map((/** @type {any} */ it) => engine.readTokens(it.text, it.code)))],
    ['tokens → sentences', ...speed((text) => tokens.get(text)?.map((/** @type {any} */ it) => engine.readSentences(it)))],
    [
      'source → policy, all of the above and what it states',
      ...speed((text) => new engine.Linter({spelling: engine.spelling}).read(text, 'markdown')),
    ],
    ['policy → problems, all rules', ...speed((text) => new engine.Linter({spelling: engine.spelling}).check(policies.get(text)))],
  ]
  const rules = engine.rules
    .map((/** @type {any} */ rule) => [
      rule.id,
      ...speed((text) => new engine.Linter({rules: [rule], spelling: engine.spelling}).check(policies.get(text))),
    ])
    .toSorted((/** @type {string[]} */ a, /** @type {string[]} */ b) => Number(b[2]) - Number(a[2]))
  sections.push(
    '## Where the time goes',
    table(['Stage', 'MB/s', 'ms a MB'], [...rows, ...rules.slice(0, 5).map(([id, ...rest]) => [`… rule \`${id}\``, ...rest])]),
    'The best of five passes over new documents; the five rules that take longest.',
  )
}

/** From a keystroke to what is wrong now, with the real server over its standard streams. */
async function measureTyping() {
  const rows = []
  for (const [size, text, limit] of /** @type {const} */ ([
    ['40 KB', texts.small, 8],
    ['300 KB', texts.large, 20],
  ])) {
    for (const [languageId, name] of /** @type {const} */ ([
      ['markdown', 'Markdown'],
      ['plaintext', 'plain text'],
    ])) {
      for (const pulls of [true, false]) {
        const session = new Session(dist('server.js'), {pulls})
        await session.initialize()
        const file = languageId === 'markdown' ? 'privacy-policy.md' : 'privacy-policy.txt'
        const first = await session.open(file, languageId, text)
        if (first.length < 10) throw new Error(`the server found ${first.length} problems in ${file} of ${size}`)
        const {times, problems} = await typeInto(session, text)
        await session.close()
        rows.push([`${size} ${name}`, pulls ? 'asks' : 'is told', ms(times.median), ms(times.p95), ms(times.max), String(problems)])
        check(
          `keystroke, ${size} ${name}, client ${pulls ? 'asks' : 'is told'}, p95`,
          times.p95,
          limit,
          (value) => `${value.toFixed(1)} ms`,
        )
      }
    }
  }
  sections.push(
    '## From a keystroke to diagnostics, over stdio',
    table(['Document', 'client', 'p50 ms', 'p95 ms', 'worst ms', 'problems'], rows),
    'A sentence typed into the middle, one character after the other; the time includes the protocol, and all problems of the document sent and parsed.',
  )
}

/** @param {Session} session @param {string} text */
async function typeInto(session, text) {
  const before = text.slice(0, text.indexOf('\n\n', text.length / 2) + 2)
  const line = before.split('\n').length - 1
  const sentence = 'We may share your personal information with our partners for as long as necessary. '
  const times = []
  let problems = 0
  for (let key = 0; key < 2 * sentence.length; key++) {
    const begun = performance.now()
    problems = (await session.type({line, character: key}, sentence.charAt(key % sentence.length))).length
    times.push(performance.now() - begun)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return {times: spread(times.slice(20)), problems}
}

/** A folder of a thousand policies, the whole command. */
async function measureFolder() {
  const runs = []
  for (let count = 0; count < (options.quick ? 1 : 3); count++)
    runs.push(await runForPeak([dist('cli.js'), 'check', '--isolated', '--format', 'json', texts.many]))
  if (runs.some(({status}) => status !== 1)) throw new Error(`checking the folder ended with ${runs[0]?.status}`)
  const seconds = spread(runs.map((it) => it.ms / 1000)).median
  const peak = Math.max(...runs.map((it) => it.peak))
  sections.push(
    `## A folder of 1,000 policies (${(texts.manySize / 1e6).toFixed(1)} MB)`,
    table(
      ['whole command, s', 'MB/s', 'most memory'],
      [[seconds.toFixed(1), (texts.manySize / 1e6 / seconds).toFixed(1), megabytes(peak)]],
    ),
  )
  check('1,000 documents', seconds, 6, (value) => `${value.toFixed(1)} s`)
}

/** How long an editor waits for the server, and what it costs while nothing happens. */
async function measureStart() {
  const times = await roundRobin(
    new Map([
      ['empty', () => run(['-e', ''])],
      ['server', startOnce],
    ]),
    rounds,
  )
  const session = new Session(dist('server.js'), {pulls: true})
  await session.initialize()
  await new Promise((resolve) => setTimeout(resolve, 1000))
  const idle = session.memory()
  await session.open('privacy-policy.md', 'markdown', texts.large)
  await typeInto(session, texts.large)
  const busy = session.memory()
  await session.close()
  const [empty, server] = [times.get('empty')?.median ?? Number.NaN, times.get('server')?.median ?? Number.NaN]
  sections.push(
    '## The server',
    table(
      ['start to the answer to `initialize`', 'ms', 'times an empty Node', 'memory idle', 'after typing into 300 KB'],
      [['median', ms(server), `${(server / empty).toFixed(1)} ×`, megabytes(idle), megabytes(busy)]],
    ),
  )
  check('idle server', idle === undefined ? undefined : idle / 1e6, 90, (value) => `${value.toFixed(0)} MB`)
}

async function startOnce() {
  const begun = performance.now()
  const session = new Session(dist('server.js'), {pulls: true})
  await session.initialize()
  const took = performance.now() - begun
  await session.close()
  return {ms: took}
}

function measureSize() {
  const rows = readdirSync(join(root, 'dist'))
    .filter((name) => /\.(?:js|bin)$/.test(name))
    .map((name) => {
      const content = readFileSync(dist(name))
      return [`\`${name}\``, (content.length / 1000).toFixed(0), (gzipSync(content, {level: 9}).length / 1000).toFixed(0)]
    })
  const {name, version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const vsix = join(root, `${name}-${version}.vsix`)
  const size = existsSync(vsix) ? readFileSync(vsix).length : undefined
  rows.push(['`.vsix`', size === undefined ? 'not built: `npm run package`' : (size / 1000).toFixed(0), ''])
  sections.push('## Size', table(['File', 'KB', 'gzip KB'], rows))
  check('.vsix', size === undefined ? undefined : size / 1e6, 1.5, (value) => `${value.toFixed(2)} MB`)
}

/** The engine as its own bundle, with the table of words. */
async function loadEngine() {
  const outfile = join(folder, 'engine.cjs')
  await build({
    stdin: {
      contents: ['index', 'spelling/index', 'parse/markdown', 'parse/plain', 'parse/tokens', 'parse/sentences']
        .map((name) => `export * from './server/src/engine/${name}.js'`)
        .join('\n'),
      resolveDir: root,
      loader: 'ts',
    },
    ...forNode,
    minify: true,
    outfile,
    logLevel: 'warning',
  })
  const loaded = createRequire(import.meta.url)(outfile)
  return {...loaded, spelling: loaded.loadSpelling(readFileSync(dist('words.bin')))}
}

function report() {
  const over = limits.filter(({verdict}) => verdict === '**over**')
  const text = [
    '# Benchmark',
    'Written by `npm run bench -- --write`. Quote the ratios: milliseconds are those of one machine, and other things run on it.',
    `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${process.platform}. Texts: ${texts.origin}; larger ones are made from them, the same each time: sentences change places, words their synonyms, one word in four hundred is misspelt.`,
    ...(load > cpus().length / 2
      ? [
          `**The machine was busy** (load ${load.toFixed(1)} on ${cpus().length} processors): even ratios are rough, limits may be missed for no fault of ours.`,
        ]
      : []),
    ...sections,
    '## Limits',
    table(
      ['What', 'measured', 'limit', ''],
      limits.map(({what, value, limit, verdict}) => [what, value, limit, verdict]),
    ),
  ].join('\n\n')
  console.log(text)
  if (options.write) writeFileSync(join(root, 'docs/benchmark.md'), `${text}\n`)
  if (over.length > 0 && options.strict) process.exitCode = 1
}
