import {spawnSync} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {build} from 'esbuild'
import {afterEach, beforeEach, expect, test} from 'vitest'
import type * as Engine from '../server/src/engine/index.js'
import type {Rule} from '../server/src/engine/rule.js'
import {unmark} from './harness/fixture.js'
import {gapsIn} from './harness/skeleton.js'
import {readSuite} from './harness/suite.js'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A copy of what the script reads and writes, and of what its skeletons need to compile. */
let copy: string
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'policy-proof-new-rule-'))
  for (const path of ['scripts/new-rule.mjs', 'server/src/engine', 'tsconfig.base.json', 'biome.json']) {
    cpSync(join(root, path), join(copy, path), {recursive: true})
  }
  mkdirSync(join(copy, 'test/rules'), {recursive: true})
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
})
afterEach(() => rmSync(copy, {recursive: true, force: true}))

const run = (...args: string[]) => spawnSync(process.execPath, [join(copy, 'scripts/new-rule.mjs'), ...args], {encoding: 'utf8'})
const get = (path: string) => readFileSync(join(copy, path), 'utf8')
const list = 'server/src/engine/rules/index.ts'

/** The whole engine: two copies of it must not speak of the same clauses. */
async function engineOfCopy(): Promise<Pick<typeof Engine, 'rules' | 'Linter'>> {
  const outfile = join(copy, 'engine.mjs')
  const entry = join(copy, 'server/src/engine/index.ts')
  await build({entryPoints: [entry], outfile, bundle: true, format: 'esm', platform: 'neutral', mainFields: ['module', 'main']})
  return import(pathToFileURL(outfile).href)
}

test('writes rules that compile, stand in order and fail their tests', async () => {
  // Before all others, amid, just after one that it begins with, and after all others.
  const ids = ['all-caps', 'may-share', 'vague-retention-table', 'zeal']
  for (const [index, id] of ids.entries()) {
    expect(run(id, ...(index % 2 === 0 ? [] : ['--phrase']))).toMatchObject({status: 0, stderr: ''})
  }
  const {rules, Linter} = await engineOfCopy()
  const listed = rules.map(({id}) => id)
  expect(listed).toEqual(listed.toSorted())
  expect(listed).toEqual(expect.arrayContaining(ids))
  for (const id of ids) {
    const rule = rules.find((it) => it.id === id) as Rule
    expect(rule.summary).toMatch(/^TODO:/)
    const linter = new Linter({rules: [rule]})
    for (const {bad} of rule.examples) expect(linter.check(linter.read(unmark(bad).text, 'markdown'))).toEqual([])
    const [source, suite] = [get(`server/src/engine/rules/${id}.ts`), get(`test/rules/${id}.md`)]
    const lines = `${source}${suite}`.split('\n').filter((line) => /\btodo\b/i.test(line))
    expect(gapsIn(source, suite).length, 'every line to be written is seen').toBe(lines.length)
    const {cases, complaints} = readSuite(suite)
    expect(complaints).toEqual([])
    expect(cases.map(({title}) => title.split(' TODO', 1)[0])).toEqual(['flags', 'stays silent on'])
  }

  const tool = (path: string, ...args: string[]) =>
    spawnSync(process.execPath, [join(root, 'node_modules', path), ...args], {cwd: copy, encoding: 'utf8'})
  expect(tool('typescript/bin/tsc', '-p', 'server/src/engine')).toMatchObject({status: 0, stdout: ''})
  const files = [list, ...ids.map((id) => `server/src/engine/rules/${id}.ts`)]
  expect(tool('@biomejs/biome/bin/biome', 'check', '--vcs-enabled=false', ...files)).toMatchObject({
    status: 0,
    stderr: expect.stringMatching(/^Checked 5 files/),
  })
}, 30_000)

test.each([
  ['an id that is taken', ['vague-retention'], /rules\/vague-retention\.ts is there already: choose another id/],
  ['a name that is taken', ['index'], /rules\/index\.ts is there already/],
  ['a name that the code has', ['clause-rule'], /“clause-rule” names no fault/],
  ['capitals', ['VagueRetention'], /“VagueRetention” is no id: .* such as vague-retention/],
  ['a path', ['../vague'], /is no id/],
  ['a loose hyphen', ['vague-'], /is no id/],
  ['no id', [], /Usage: npm run new-rule -- <id> \[--phrase\]/],
  ['two ids', ['one', 'two'], /Usage/],
  ['an unknown option', ['one', '--clause'], /Usage/],
])('refuses %s, and writes nothing', (_, args, message) => {
  const before = readdirSync(copy, {recursive: true, encoding: 'utf8'}).filter((name) => !name.startsWith('node_modules'))
  const listed = get(list)
  const {status, stderr} = run(...args)
  expect(status).toBe(2)
  expect(stderr).toMatch(message)
  expect(stderr).not.toMatch(/\n\s+at /)
  expect(readdirSync(copy, {recursive: true, encoding: 'utf8'}).filter((name) => !name.startsWith('node_modules'))).toEqual(before)
  expect(get(list)).toBe(listed)
})
