import {execFile} from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {CommandLine} from './harness/cli.js'

let cli: CommandLine
beforeAll(async () => {
  cli = await CommandLine.build()
}, 60_000)
afterAll(() => cli.remove())

let folder: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'policy-proof-test-')))
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const put = (files: Readonly<Record<string, string | Uint8Array>>) => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), {recursive: true})
    writeFileSync(join(folder, name), text)
  }
}
const get = (name: string) => readFileSync(join(folder, name), 'utf8')
const run = (args: string, options: {stdin?: string | Uint8Array; env?: NodeJS.ProcessEnv} = {}) =>
  cli.run(args.split(' '), {cwd: folder, ...options})
const json = async (args: string, options = {}) => JSON.parse((await run(args, options)).stdout)

const typo = 'Data moves bettween our offices.\n'
const sound = 'Data moves between our offices.\n'

describe('check', () => {
  test('reports by file, in order, with a line for each problem', async () => {
    put({'b.md': typo, 'a/terms.txt': `Fine.\n\n${typo}`})
    expect(await run('check .')).toEqual({
      status: 1,
      stderr: '',
      stdout: [
        'a/terms.txt',
        '    3:12  warning      “bettween” is misspelt. Write “between”.  misspelling',
        '',
        'b.md',
        '    1:12  warning      “bettween” is misspelt. Write “between”.  misspelling',
        '',
        '2 files checked: 2 warnings. 2 can be mended with --fix.',
        '',
      ].join('\n'),
    })
  })

  test('has nothing to say about a sound file', async () => {
    put({'a.md': sound})
    expect(await run('check a.md')).toEqual({status: 0, stderr: '', stdout: '1 file checked: nothing to mend.\n'})
  })

  test('tells the reading grade of a text of some length: above its problems, or at the end of the report', async () => {
    const long = 'The ferry leaves the port at noon on each day of the week. '.repeat(12).trim()
    put({'a.md': `${long}\n`, 'b.md': `${long}\n\n${typo}`})
    expect((await run('check --isolated a.md')).stdout).toMatch(/^1 file checked: nothing to mend\. Reading grade \d\.\n$/)
    expect((await run('check --isolated b.md')).stdout).toMatch(/^b\.md {2}reading grade \d\n {4}3:12 /)
    expect((await run('check --isolated --quiet a.md b.md')).stdout).not.toContain('grade')
  })

  test('answers other programs in JSON', async () => {
    put({'a.md': `# Privacy\r\n\r\n🙂 ${typo}`})
    const {status, stdout} = await run('check --format json a.md')
    expect(status).toBe(1)
    const report = JSON.parse(stdout)
    expect(report).toEqual({
      version: 1,
      tool: {name: 'policy-proof', version: expect.stringMatching(/^\d+\.\d+\.\d+/)},
      files: [
        {
          path: 'a.md',
          problems: [
            {
              rule: 'misspelling',
              category: 'language',
              severity: 'warning',
              message: expect.any(String),
              range: {start: {line: 2, character: 14}, end: {line: 2, character: 22}},
              related: [],
              fixes: [
                {
                  title: expect.any(String),
                  safe: true,
                  edits: [{range: {start: {line: 2, character: 14}, end: {line: 2, character: 22}}, newText: 'between'}],
                },
              ],
            },
          ],
        },
      ],
      summary: {files: 1, errors: 0, warnings: 1, information: 0, hints: 0},
    })
  })

  test('walks folders past what git ignores, dot-folders and packages; a file named is always checked', async () => {
    put({
      '.gitignore': 'drafts/\n*.old.md\n!kept.old.md\n',
      'a.md': typo,
      'b.policy': typo,
      'c.markdown': typo,
      'd.html': typo,
      'e.old.md': typo,
      'kept.old.md': typo,
      'drafts/f.md': typo,
      'sub/.gitignore': 'g.md\n',
      'sub/g.md': typo,
      'sub/h.txt': typo,
      'node_modules/i.md': typo,
      '.hidden/j.md': typo,
    })
    mkdirSync(join(folder, '.git'))
    const paths = (report: {files: {path: string}[]}) => report.files.map(({path}) => path)
    expect(paths(await json('check --format json .'))).toEqual(['a.md', 'b.policy', 'c.markdown', 'kept.old.md', 'sub/h.txt'])
    expect(paths(await json('check --format json sub'))).toEqual(['sub/h.txt'])
    expect(paths(await json('check --format json drafts/f.md d.html ./a.md a.md'))).toEqual(['drafts/f.md', 'd.html', './a.md'])
  })

  test('a link that leads round in a circle does no harm', async () => {
    put({'a.md': typo})
    symlinkSync(folder, join(folder, 'again'))
    expect((await json('check --format json .')).files).toHaveLength(1)
  })

  test('takes the nearest configuration', async () => {
    put({
      '.policy-proof.json': '{"rules": {"misspelling": "off"}, "exclude": ["old/**"]}',
      'a.md': typo,
      'old/b.md': typo,
      'sub/.policy-proof.json': '{"rules": {"misspelling": "error"}}',
      'sub/c.md': typo,
      'other.json': '{"glossary": {"words": ["bettween"]}}',
    })
    const report = await json('check --format json .')
    expect(
      report.files.map(({path, problems}: {path: string; problems: {severity: string}[]}) => [
        path,
        ...problems.map(({severity}) => severity),
      ]),
    ).toEqual([['a.md'], ['sub/c.md', 'error']])
    expect((await json('check --config other.json --format json sub/c.md')).summary.warnings).toBe(0)
  })

  test('says what is wrong in a configuration, and does what it can', async () => {
    put({'.policy-proof.json': '{\n  "rules": {"mispelling": "off", "misspelling": "loud"},\n', 'a.md': typo})
    const {status, stdout, stderr} = await run('check a.md')
    expect(status).toBe(2)
    expect(stdout).toContain('bettween')
    expect(stderr).toContain('.policy-proof.json:2: No rule is called “mispelling”')
    expect(stderr).toContain('A severity is')
    expect(stderr).toContain('This is not valid JSON')
  })

  test('complains of a configuration once, by the path from where it runs', async () => {
    put({
      '.policy-proof.json': '{"rules": {"mispelling": "off"}, "exclude": ["sub/old.md"]}',
      'a.md': sound,
      'sub/b.md': sound,
      'sub/old.md': typo,
    })
    const complaint = '.policy-proof.json:1: No rule is called “mispelling”. Check the spelling against the list of rules.\n'
    for (const args of ['check .', `check ${folder}`, 'check a.md', 'check --config .policy-proof.json sub', 'check --fix sub']) {
      expect(await run(args), args).toMatchObject({status: 2, stderr: `policy-proof: ${complaint}`})
    }
    const {stdout, stderr} = await cli.run(['check', '.'], {cwd: join(folder, 'sub')})
    expect(stderr).toBe(`policy-proof: ${join(folder, complaint)}`)
    expect(stdout).toContain('1 file checked: nothing to mend')
  })

  test('the failing level can be set', async () => {
    put({'a.md': typo})
    expect((await run('check --fail-on error a.md')).status).toBe(0)
    expect((await run('check --fail-on warning a.md')).status).toBe(1)
  })

  test('colours only for people', async () => {
    put({'a.md': typo})
    expect((await run('check --color a.md')).stdout).toContain('\u001b[33mwarning')
    expect((await run('check --no-color a.md', {env: {FORCE_COLOR: '1'}})).stdout).not.toContain('\u001b')
    expect((await run('check a.md', {env: {FORCE_COLOR: '1', NO_COLOR: undefined}})).stdout).toContain('\u001b[33m')
  })
})

describe('standard input', () => {
  test('is checked as what it is called', async () => {
    expect((await run('check --stdin', {stdin: typo})).stdout).toContain('stdin.txt\n    1:12')
    const report = await json('check --stdin --stdin-filename privacy.md --format json', {stdin: '# A\n\n`bettween` bettween'})
    expect(report.files[0]).toMatchObject({path: 'privacy.md', problems: [{range: {start: {line: 2, character: 11}}}]})
  })

  test('mended, it goes to standard output, and the report beside it', async () => {
    const {stdout, stderr, status} = await run('check --stdin --fix', {stdin: typo})
    expect(stdout).toBe(sound)
    expect(stderr).toContain('nothing to mend')
    expect(status).toBe(0)
  })
})

describe('--fix', () => {
  test('applies what is safe and nothing else, and leaves the rest of the file as it was', async () => {
    const text = `\uFEFF# Privacy\r\n\r\n${typo}\r\nWe may share your personal information with third parties.\r\n`
    put({'a.md': text})
    chmodSync(join(folder, 'a.md'), 0o640)
    const {stdout} = await run('check --fix a.md')
    expect(get('a.md')).toBe(text.replace('bettween', 'between'))
    expect(statSync(join(folder, 'a.md')).mode & 0o777).toBe(0o640)
    expect(stdout).toContain('unspecified-recipient')
    expect(readdirSync(folder)).toEqual(['a.md'])
  })

  test('does not touch a sound file', async () => {
    put({'a.md': sound})
    const before = statSync(join(folder, 'a.md')).mtimeMs
    await run('check --fix a.md')
    expect(statSync(join(folder, 'a.md')).mtimeMs).toBe(before)
  })

  test('never writes what it could not read exactly', async () => {
    const bytes = Buffer.concat([Buffer.from(typo), Buffer.from([0xe9, 0x0a])])
    put({'a.md': bytes})
    const {stderr} = await run('check --fix a.md')
    expect(stderr).toContain('not valid UTF-8')
    expect(readFileSync(join(folder, 'a.md'))).toEqual(bytes)
  })
})

describe('bad input', () => {
  const cases: readonly (readonly [name: string, args: string, message: RegExp])[] = [
    ['no command', '--quiet', /say what to do/],
    ['an unknown command', 'chek a.md', /there is no command “chek”/],
    ['no path', 'check', /say what to check/],
    ['an unknown option', 'check --frmat json a.md', /'--frmat'/],
    ['an unknown format', 'check --format xml a.md', /--format is text or json, not “xml”/],
    ['an unknown preset', 'check --preset loud a.md', /--preset is recommended or strict/],
    ['a missing file', 'check nosuch.md', /nosuch\.md: there is no such file/],
    ['a missing configuration', 'check --config nosuch.json a.md', /nosuch\.json: there is no such file/],
  ]
  test.each(cases)('%s', async (_, args, message) => {
    put({'a.md': sound})
    const {status, stderr} = await run(args)
    expect(status).toBe(2)
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  test('a binary file is named, and the rest is reported', async () => {
    put({'a.md': new Uint8Array([0x89, 0x50, 0, 0x4e]), 'b.md': typo})
    const {status, stdout, stderr} = await run('check .')
    expect(status).toBe(2)
    expect(stderr).toBe('policy-proof: a.md: this is a binary file, not text.\n')
    expect(stdout).toContain('b.md\n')
  })

  test.skipIf(process.getuid?.() === 0)('a file that may not be read is named', async () => {
    put({'a.md': typo})
    chmodSync(join(folder, 'a.md'), 0)
    expect(await run('check a.md')).toMatchObject({status: 2, stderr: expect.stringContaining('not permitted')})
  })

  test('invalid UTF-8 is read as far as it goes, with a notice', async () => {
    put({'a.txt': Buffer.concat([Buffer.from([0xe9, 0x20]), Buffer.from(typo)])})
    const {status, stdout, stderr} = await run('check a.txt')
    expect(status).toBe(1)
    expect(stderr).toContain('a.txt: this is not valid UTF-8')
    expect(stdout).toContain('1:14')
  })

  test('UTF-16 is read', async () => {
    put({'a.txt': Buffer.from(`\uFEFF${typo}`, 'utf16le')})
    expect((await run('check a.txt')).stdout).toContain('1:12')
  })

  test.skipIf(process.platform === 'win32')('a working folder that is gone is no matter', async () => {
    put({'a.md': 'We keep the the data.\n', 'gone/b.md': ''})
    const {stdout} = await new Promise<{stdout: string}>((done) =>
      execFile(
        'sh',
        ['-c', `cd gone && rm -r . ../gone 2>/dev/null; "$0" "$1" check "$2"`, process.execPath, cli.path, join(folder, 'a.md')],
        {cwd: folder},
        (_, stdout) => done({stdout}),
      ),
    )
    expect(stdout).toContain('repeated-word')
  })

  test('an empty file is fine', async () => {
    put({'a.md': ''})
    expect(await run('check a.md')).toMatchObject({status: 0, stderr: ''})
  })

  test('10 MB is read, 50 MB is refused', async () => {
    put({'a.txt': sound.repeat(320_000), 'b.txt': new Uint8Array(50_000_000).fill(0x61)})
    const {status, stderr, stdout} = await run('check .')
    expect(status).toBe(2)
    expect(stderr).toContain('b.txt: it is larger than 32 MB')
    expect(stdout).toContain('1 file checked')
  }, 60_000)
})

test('the inventory says what the documents state', async () => {
  put({'a.md': '# Privacy Policy\n\n“Data” means facts.\n\nWe keep Data for 30 days.\n'})
  const report = await json('inventory a.md')
  expect(report).toMatchObject({
    version: 1,
    files: [
      {
        path: 'a.md',
        title: 'Privacy Policy',
        sections: [{title: 'Privacy Policy'}],
        definitions: [{term: 'Data', text: 'facts.', uses: [{}]}],
        retentions: [{period: 'P30D'}],
      },
    ],
  })
})

test('help and version', async () => {
  expect(await run('--help')).toMatchObject({status: 0, stderr: '', stdout: expect.stringContaining('Usage: policy-proof')})
  expect((await run('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
})

/** Rules whose fault a draft of ours shows. */
describe('neighbours', () => {
  const files = {
    'legal/privacy.md':
      '# Privacy Policy\n\n## Data\n\n“Personal Data” means facts about you.\n\nSee [fees](../terms.txt), [rights](#rights) and [more](gone.md).\n',
    'legal/cookies.md': '---\nextends: privacy.md\n---\n\nCookies hold Personal Data, [as we say](privacy.md#data).\n',
    'terms.txt': 'Terms\n',
  }

  test('are looked at, and only then is a lost file known', async () => {
    put(files)
    const found = async (args: string) =>
      ((await json(`check --format json ${args}`)).files as {path: string; problems: {rule: string; message: string}[]}[]).flatMap(
        ({path, problems}) =>
          problems.filter(({rule}) => rule === 'broken-anchor-or-file').map(({message}) => `${path}: ${message.split('.', 1)[0]}`),
      )
    const lost = 'legal/privacy.md: Nothing here has the anchor “rights”'
    expect(await found('.')).toEqual([lost, 'legal/privacy.md: There is no file “gone'])
    expect(await found('legal/privacy.md')).toEqual([lost, 'legal/privacy.md: There is no file “gone'])
    expect(await found('--isolated .')).toEqual([lost])
  })

  test('appear in the inventory as what links lead to', async () => {
    put(files)
    const {files: found} = await json('inventory .')
    expect(found.map(({path, references}: {path: string; references: unknown}) => [path, references])).toMatchObject([
      ['legal/cookies.md', [{text: 'as we say', target: {path: 'legal/privacy.md', range: {start: {line: 2, character: 0}}}}]],
      [
        'legal/privacy.md',
        [
          {text: 'fees', target: {path: 'terms.txt'}},
          {text: 'rights', target: null},
          {text: 'more', target: null},
        ],
      ],
      ['terms.txt', []],
    ])
    const isolated = await json('inventory --isolated legal/cookies.md')
    expect(isolated.files[0].references).toEqual([{text: 'as we say', range: expect.anything()}])
  })
})

test('the examples show every rule of the recommended preset, and the clean one none', async () => {
  const examples = fileURLToPath(new URL('../examples', import.meta.url))
  const report = JSON.parse((await cli.run(['check', '--format', 'json', examples])).stdout) as {
    files: {path: string; problems: {rule: string}[]}[]
  }
  const {rules} = await import('../server/src/engine/rules/index.js')
  const shown = new Set(report.files.flatMap(({problems}) => problems.map(({rule}) => rule)))
  // What compares with the last committed version has nothing to show where that is the same.
  const missing = rules.filter(({id, strict, last}) => !strict && last === undefined && !shown.has(id)).map(({id}) => id)
  const remedy = 'add a sentence with its fault to examples/privacy-policy.md or examples/terms.txt, or set `strict: true` in the rule'
  expect(missing, `examples/ shows nothing of ${missing.join(', ')}: ${remedy}`).toEqual([])
  const clean = report.files.find(({path}) => path.endsWith('clean.md'))
  expect(clean?.problems, 'examples/clean.md has no fault').toEqual([])
})
