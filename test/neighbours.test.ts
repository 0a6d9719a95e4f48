import {mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {expect, test} from 'vitest'
import {disk} from '../server/src/disk.js'
import {parseConfig} from '../server/src/engine/config.js'
import {Linter} from '../server/src/engine/lint.js'
import {usesOf} from '../server/src/engine/model/uses.js'
import {alone} from '../server/src/engine/model/workspace.js'
import {rules} from '../server/src/engine/rules/index.js'
import {mostRounds, Neighbours} from '../server/src/neighbours.js'
import {inMemory} from './harness/folder.js'

const policy =
  '# Harbour Privacy Policy\n\n“Personal Data” means facts about you. The app (the “Service”) is free. In this Section, “Fee” means the price.\n'

/** Reads a document among files of its folder, as the server and the command line do. */
async function read(name: string, files: Readonly<Record<string, string>>, config = '{}') {
  const neighbours = new Neighbours(
    inMemory(new Map(Object.entries(files).map(([it, text]) => [`file:///w/${it.replaceAll(' ', '%20')}`, text]))),
  )
  const linter = new Linter({rules})
  const {terms} = parseConfig(config, rules).config
  const source = files[name] ?? ''
  for (let round = 1; ; round++) {
    const view = neighbours.view(`file:///w/${name}`, terms)
    const policy = linter.read(source, name.endsWith('.md') ? 'markdown' : 'plain', view)
    const problems = linter.check(policy)
    if (view.missed.size === 0 || round === mostRounds) return {policy, source, problems, view, neighbours, round}
    await neighbours.fetch(view.missed)
  }
}

const inherited = async (...args: Parameters<typeof read>) =>
  (await read(...args)).policy.inherited.map(({term, from}) => [term, from?.uri])

test.each([
  ['front matter', 'cookies.md', '---\nextends: legal/privacy.md\n---\n\nCookies hold Personal Data.\n', 'legal/privacy.md'],
  ['a link', 'cookies.md', 'This supplement adds to the [Privacy Policy](legal/privacy.md#top).\n', 'legal/privacy.md'],
  ['a link in lower case', 'a/b.md', 'This notice forms part of our [privacy policy](../privacy.md).\n', 'privacy.md'],
  ['the title of a document beside it', 'cookies.txt', 'This page is a supplement to the Harbour Privacy Policy.\n', 'privacy.md'],
  ['a shorter title', 'cookies.txt', 'This page is a supplement to the Privacy Policy.\n', 'privacy.md'],
  [
    'a link with escapes',
    'cookies.md',
    'This supplements the [Policy](our%20(new)/privacy.md).\n'.replace('(new)', '%28new%29'),
    'our%20%28new%29/privacy.md',
  ],
])('a supplement knows the terms of its parent by %s', async (_, name, text, parent) => {
  const uri = `file:///w/${parent}`
  expect(await inherited(name, {[name]: text, [parent]: policy})).toEqual([
    ['Personal Data', uri],
    ['Service', uri],
  ])
})

test('uses of inherited terms are found', async () => {
  const text = '---\nextends: privacy.md\n---\n\nThe Service keeps Personal\nData.\n'
  const {policy: read1} = await read('cookies.md', {'cookies.md': text, 'privacy.md': policy})
  expect(usesOf(read1, {term: 'Personal Data'})).toHaveLength(1)
  expect(usesOf(read1, {term: 'Service'})).toHaveLength(1)
})

test('what a document defines itself it does not inherit', async () => {
  const text = '---\nextends: privacy.md\n---\n\nThe shop (the “Service”) is open.\n'
  expect(await inherited('shop.md', {'shop.md': text, 'privacy.md': policy})).toEqual([['Personal Data', 'file:///w/privacy.md']])
})

test('terms come from further up, the nearest first, and circles end', async () => {
  const files = {
    'a.md': '---\nextends: b.md\n---\n\nText.\n',
    'b.md': '---\nextends: c.md\n---\n\n“Personal Data” means less.\n',
    'c.md': `---\nextends: a.md\n---\n\n${policy}`,
  }
  expect(await inherited('a.md', files)).toEqual([
    ['Personal Data', 'file:///w/b.md'],
    ['Service', 'file:///w/c.md'],
  ])
})

test('a parent that is not there, or is itself, gives nothing', async () => {
  expect(await inherited('a.md', {'a.md': '---\nextends: gone.md\n---\n\nText.\n'})).toEqual([])
  expect(await inherited('a.md', {'a.md': `---\nextends: a.md\n---\n\n${policy}`})).toEqual([])
  const two = {'a.txt': 'This page is a supplement to the Privacy Policy.\n', 'b.md': policy, 'c.md': policy}
  expect(await inherited('a.txt', two), 'two documents have the title').toEqual([])
})

test('what only a supplement uses is used', async () => {
  const unused = async (more: Readonly<Record<string, string>>) => {
    const text = policy.replace(/ In this Section.*/, ' The Service keeps nothing.')
    const {problems, source} = await read('privacy.md', {'privacy.md': text, ...more})
    return problems.filter(({rule}) => rule.id === 'unused-definition').map(({span}) => source.slice(span.start, span.end))
  }
  expect(await unused({})).toEqual(['Personal Data'])
  expect(await unused({'cookies.md': '---\nextends: privacy.md\n---\n\nCookies hold Personal Data.\n'})).toEqual([])
  expect(await unused({'cookies.txt': 'This page is a supplement to the Harbour Privacy Policy. Cookies hold Personal Data.\n'})).toEqual(
    [],
  )
  expect(await unused({'other.md': '---\nextends: else.md\n---\n\nCookies hold Personal Data.\n'})).toEqual(['Personal Data'])
})

test('the glossary of the configuration holds everywhere', async () => {
  const config = '{"glossary": {"terms": {"Service": "the app", "Seat": "a place for one person"}}}'
  const {policy: found} = await read('a.md', {'a.md': 'The app (the “Service”) has Seats.\n'}, config)
  expect(found.inherited).toEqual([{term: 'Seat', meaning: 'a place for one person', from: undefined}])
  expect(usesOf(found, {term: 'Seat'})).toHaveLength(1)
})

test('a parent that changes is read again', async () => {
  const child = '---\nextends: privacy.md\n---\n\nText.\n'
  const {neighbours, view} = await read('a.md', {'a.md': child, 'privacy.md': policy})
  expect(view.isCurrent()).toBe(true)
  neighbours.edit('file:///w/privacy.md', '“Order” means what you buy.\n')
  expect(view.isCurrent()).toBe(false)
  const again = neighbours.view('file:///w/a.md', [])
  expect(new Linter().read(child, 'markdown', again).inherited.map(({term}) => term)).toEqual(['Order'])
  neighbours.edit('file:///w/privacy.md', undefined)
  expect(again.isCurrent()).toBe(false)
  neighbours.forget('file:///w/privacy.md')
  const last = neighbours.view('file:///w/a.md', [])
  expect(new Linter().read(child, 'markdown', last).inherited).toEqual([])
  expect([...last.missed]).toEqual(['file:///w/privacy.md'])
})

const files = {
  'terms.md': '# Terms\n\n## Fees and taxes\n\n<a id="old"></a>\n\nYou pay.\n',
  'legal/dpa.txt': 'Data Processing\n',
  'logo.png': '',
  'our terms.md': '# Ours\n',
}

/** Fifteen links that lead somewhere and fifteen that do not: what is flagged of each. */
test.each([
  ['[a](terms.md)', undefined],
  ['[a](./terms.md#fees-and-taxes)', undefined],
  ['[a](terms.md#old)', undefined],
  ['[a](terms.md#FEES-AND-TAXES)', undefined],
  ['[a](legal/dpa.txt)', undefined],
  ['[a](legal/../terms.md#top)', undefined],
  ['[a](our%20terms.md#ours)', undefined],
  ['[a](<our terms.md>)', undefined],
  ['[a](doc.md#here)', undefined],
  ['[a](#here)', undefined],
  ['[a](logo.png)', undefined],
  ['[a](/site/terms.md)', undefined],
  ['[a](https://acorn.example/gone.md)', undefined],
  ['[a](mailto:privacy@acorn.example)', undefined],
  ['[a](terms.html#gone)', undefined],
  ['[a](term.md)', 'term.md'],
  ['[a](../w2/terms.md)', '../w2/terms.md'],
  ['[a](terms.md#fees)', 'fees'],
  ['[a](terms.md#tax)', 'tax'],
  ['[a](legal/terms.md#old)', 'legal/terms.md'],
  ['[a](legal/dpa.md)', 'legal/dpa.md'],
  ['[a](our%20rules.md)', 'our%20rules.md'],
  ['[a](<our rules.md#x>)', 'our rules.md'],
  ['[a](doc.md#there)', 'there'],
  ['[a](#there)', 'there'],
  ['[a](logo.svg)', 'logo.svg'],
  ['[a][b]\n\n[b]: gone.md "Gone"', 'gone.md'],
  ['[b][]\n\n[b]: terms.md#gone', 'gone'],
  ['**[a](terms.md?plain=1#none)**', 'none'],
  ['| x |\n| --- |\n| [a](gone.pdf) |', 'gone.pdf'],
])('%s: %s', async (link, flagged) => {
  const {problems: all, source} = await read('doc.md', {...files, 'doc.md': `# Here\n\nSee ${link}\n`.replace('See |', '\n|')})
  const problems = all.filter(({rule}) => rule.id === 'broken-anchor-or-file')
  expect(problems.map(({span}) => source.slice(span.start, span.end))).toEqual(flagged === undefined ? [] : [flagged])
})

test('by itself a document says nothing about other files', () => {
  const linter = new Linter({rules})
  expect(linter.check(linter.read('# Here\n\nSee [a](gone.md), [b](gone.md#x).\n', 'markdown', alone))).toEqual([])
})

test.each([
  ['a circle of links', (folder: string) => `${pathToFileURL(folder)}/loop/a.md`],
  ['a name with a NUL', (folder: string) => `${pathToFileURL(folder)}/a%00.md`],
  ['a name that is too long', (folder: string) => `${pathToFileURL(folder)}/${'a'.repeat(5000)}.md`],
  ['another host', () => 'file://harbour.example/a.md'],
  ['an escaped slash', () => 'file:///w/a%2Fb.md'],
  ['a file in a file', (folder: string) => `${pathToFileURL(folder)}/a.md/b.md`],
  ['a scheme that is no file', () => 'untitled:Untitled-1'],
])('nothing is found behind %s', async (_, uriIn) => {
  const folder = mkdtempSync(join(tmpdir(), 'neighbours-'))
  try {
    writeFileSync(join(folder, 'a.md'), policy)
    symlinkSync('loop', join(folder, 'loop'))
    const uri = uriIn(folder)
    expect([await disk.read(uri), await disk.exists(uri), await disk.list(uri), await disk.find(uri)]).toEqual([undefined, false, [], []])
  } finally {
    rmSync(folder, {recursive: true})
  }
})
