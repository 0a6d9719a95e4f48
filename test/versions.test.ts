import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {disk} from '../server/src/disk.js'
import {CommandLine} from './harness/cli.js'
import {full, Session} from './harness/session.js'

/** The command line over several documents, and over several versions of one. */

let cli: CommandLine
let folder: string
beforeAll(async () => {
  cli = await CommandLine.build()
})
afterAll(() => cli.remove())
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'policy-proof-versions-')))
  return () => rmSync(folder, {recursive: true, force: true})
})

const write = (files: Readonly<Record<string, string | Uint8Array>>) => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), {recursive: true})
    writeFileSync(join(folder, name), text)
  }
}
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Acorn', '-c', 'user.email=acorn@example.com', '-c', 'commit.gpgsign=false', ...args], {
    cwd: folder,
    stdio: 'pipe',
  })
const commit = () => {
  git('init', '-q')
  git('add', '-A')
  git('commit', '-qm', 'One')
}

interface Problem {
  readonly rule: string
  readonly message: string
  readonly related: readonly {readonly path: string; readonly range: {readonly start: {readonly line: number}}}[]
}

const found = async (args: readonly string[], rules: RegExp, options: Parameters<CommandLine['run']>[1] = {}) => {
  const {stdout, stderr, status} = await cli.run(['check', '--format', 'json', ...args], {cwd: folder, ...options})
  const {files} = JSON.parse(stdout) as {files: {path: string; problems: Problem[]}[]}
  const problems = files.flatMap(({path, problems}) => problems.filter(({rule}) => rules.test(rule)).map((it) => ({path, ...it})))
  return {problems, short: problems.map(({path, rule}) => `${path} ${rule}`), stderr, status}
}

const company = 'Acorn Ltd (“Acorn”, “we”) runs the garden app.'
const privacy = `# Acorn Privacy Policy\n\n${company}\n\n## Logs\n\nWe keep server logs for 30 days.\n\n## Rights\n\nYou may correct or erase your data. Our Refund Policy says more.\n`
const cookies = `# Acorn Cookie Notice\n\n${company}\n\nServer logs are deleted after 90 days.\n`
const across = /^(?:cross-doc|missing-referenced|document-title|effective|brand|right-dropped)/

describe('documents checked together', () => {
  test('are compared, each pointing into the other', async () => {
    write({'privacy.md': privacy, 'legal/cookies.md': cookies, 'archive/privacy.md': privacy.replace('30', '60')})
    const {problems, short} = await found(['.'], across)
    expect(short).toEqual([
      'legal/cookies.md cross-doc-retention-conflict',
      'privacy.md cross-doc-retention-conflict',
      'privacy.md missing-referenced-document',
    ])
    expect(problems[0]?.related).toMatchObject([{path: 'privacy.md', range: {start: {line: 6}}}])
    expect(problems[1]?.related).toMatchObject([{path: 'legal/cookies.md', range: {start: {line: 4}}}])
  })

  test('are not compared where each is to be checked by itself, or there is only one', async () => {
    write({'privacy.md': privacy, 'legal/cookies.md': cookies})
    expect((await found(['--isolated', '.'], across)).short).toEqual([])
    expect((await found(['privacy.md'], across)).short).toEqual([])
  })

  test('are not compared with what is ignored, excluded, binary or no policy', async () => {
    write({
      'privacy.md': privacy,
      '.gitignore': 'ignored/\n',
      '.git/HEAD': '',
      'ignored/cookies.md': cookies,
      'excluded/cookies.md': cookies,
      '.policy-proof.json': '{"exclude": ["excluded/**"]}',
      'cookie-policy.txt': Uint8Array.of(0, 1, 2, 0),
      'README.md': '# Readme\n\nServer logs are deleted after 90 days.\n',
    })
    const {short, status} = await found(['.'], /cross-doc/)
    expect(short).toEqual([])
    expect(status).toBe(2)
  })

  test('are compared just so on several threads, and a thousand of them', async () => {
    const filler = 'Seeds are sown in spring, and you may pick the fruit in the garden of your choice. '
    write({'privacy.md': privacy, 'legal/cookies.md': cookies})
    for (let at = 0; at < 998; at++)
      write({[`seeds/terms-${at}.md`]: `# Acorn Seeds Terms of Service ${at}\n\n${company}\n\n${filler.repeat(at < 30 ? 900 : 1)}\n`})
    const {short} = await found(['.'], /cross-doc|missing-referenced/)
    expect(short).toEqual([
      'legal/cookies.md cross-doc-retention-conflict',
      'privacy.md cross-doc-retention-conflict',
      'privacy.md missing-referenced-document',
    ])
  }, 60_000)

  test('are compared in the editor as on the command line', async () => {
    const files = {
      'privacy.md': privacy,
      'legal/cookies.md': cookies,
      'terms.md': `# Acorn Garden Terms of Service\n\n${company} These Acorn Seeds Terms of Service bind you.\n\n“Crop” means apples and pears.\n`,
      'sale.txt': `Acorn Terms of Sale\n\n${company} You accept the Acorn Return Policy, too.\n\n“Crop” means 30 pounds of cherries.\n`,
    }
    write(files)
    const {problems} = await found(['.'], across)
    expect(problems.length).toBeGreaterThan(3)
    const root = pathToFileURL(folder).href
    const texts = new Map(Object.entries(files).map(([name, text]) => [`${root}/${name}`, text]))
    const session = await Session.start({files: texts, folders: [root], capabilities: full})
    const inEditor: string[] = []
    const refreshed = session.nextRefresh()
    for (const [uri, text] of texts) await session.open(uri, text)
    await session.diagnostics(`${root}/privacy.md`)
    await refreshed
    for (const uri of texts.keys()) {
      for (const {code, message, range, relatedInformation} of await session.diagnostics(uri)) {
        if (across.test(String(code)))
          inEditor.push(
            JSON.stringify([
              uri.slice(root.length + 1),
              code,
              message,
              range,
              relatedInformation?.map(({location: {range}}) => range) ?? [],
            ]),
          )
      }
    }
    await session.stop()
    const onCommandLine = problems.map((it) =>
      JSON.stringify([it.path, it.rule, it.message, (it as unknown as {range: object}).range, it.related.map(({range}) => range)]),
    )
    expect(inEditor.toSorted()).toEqual(onCommandLine.toSorted())
  })
})

describe('the last committed version', () => {
  const now = privacy.replace('correct or erase', 'correct')

  test('is asked for what has gone', async () => {
    write({'a b/privacy policy.md': privacy, 'terms.md': '# Terms of Service\n'})
    commit()
    write({'a b/privacy policy.md': now})
    const {problems} = await found(['.'], /right-dropped/)
    expect(problems).toMatchObject([{path: 'a b/privacy policy.md', related: []}])
    expect(problems[0]?.message).toContain('the right to have data erased')
    expect((await found([join(folder, 'a b/privacy policy.md')], /right-dropped/, {cwd: tmpdir()})).problems).toHaveLength(1)
  })

  test('is not there: no repository, no commit, nobody tracks it, no git, a broken repository', async () => {
    const silent = async (env: NodeJS.ProcessEnv = {}) => {
      const {short, stderr, status} = await found(['privacy.md'], /right-dropped/, {env})
      expect([short, stderr]).toEqual([[], ''])
      expect(status).toBeLessThan(2)
    }
    write({'privacy.md': now})
    await silent()
    git('init', '-q')
    await silent()
    write({'other.md': ''})
    git('add', 'other.md')
    git('commit', '-qm', 'One')
    await silent()
    write({'privacy.md': privacy})
    git('add', '-A')
    git('commit', '-qm', 'Two')
    write({'privacy.md': now})
    await silent({PATH: ''})
    write({'.git/HEAD': 'ref: nowhere at all\n'})
    await silent()
  })

  test('is read by the server’s own disk, many at once', async () => {
    write(Object.fromEntries(Array.from({length: 50}, (_, at) => [`privacy-${at}.md`, `${privacy}${at}\n`])))
    commit()
    const uri = (at: number) => pathToFileURL(join(folder, `privacy-${at}.md`)).href
    const texts = await Promise.all(Array.from({length: 51}, (_, at) => disk.last?.(uri(at))))
    expect(texts.map((text) => text?.slice(-4).trim().split('\n').at(-1))).toEqual([
      ...Array.from({length: 50}, (_, at) => String(at)),
      undefined,
    ])
    expect(await disk.last?.('untitled:Untitled-1')).toBeUndefined()
  })
})

describe('diff', () => {
  const old = `# Acorn Privacy Policy\n\n*Last updated: March 3, 2024*\n\n${company}\n\n## 1. Sharing\n\nWe share your name with printers.\n\n## 2. Logs\n\nWe keep server logs for 30 days.\n\n## 3. Rights\n\nYou may correct or erase your data. We will notify you of changes 30 days before they take effect. Write to privacy@acorn-garden.com.\n\n“Crop” means apples.\n`
  const now = old
    .replace('March 3, 2024', 'May 1, 2025')
    .replace('with printers', 'with printers and advertisers')
    .replace('We keep server logs for 30 days', 'We keep server logs for 90 days')
    .replace('correct or erase', 'correct')
    .replace('30 days before', '7 days before')
    .replace('privacy@', 'hello@')
    .replace('means apples', 'means apples and pears')

  test('drafts a notice for readers, each line with its clause', async () => {
    write({'old.md': old, 'new.md': now})
    const {stdout, stderr, status} = await cli.run(['diff', 'old.md', 'new.md'], {cwd: folder})
    expect([stderr, status]).toEqual(['', 1])
    expect(stdout.split('\n').filter((line) => /^[#-]/.test(line))).toEqual([
      '# Changes to Acorn Privacy Policy',
      '## Dates and names',
      '- The policy is dated 2025-05-01 (before: 2024-03-03). (now “Acorn Privacy Policy”, line 3; before “Acorn Privacy Policy”, line 3)',
      '## Data, purposes and recipients',
      '- The policy now says that we share data with advertisers. (now “1 Sharing”, line 9)',
      '## How long data is kept',
      '- Server log: kept longer than before: 90 days, not 30 days. (now “2 Logs”, line 13; before “2 Logs”, line 13)',
      '## Your rights, and our promises',
      '- The policy no longer gives the right to have data erased. It said: “You may correct or erase your data.” (before “3 Rights”, line 17)',
      '- Changed: the promise to tell readers of changes. It said: “We will notify you of changes 30 days before they take effect.” Now: “We will notify you of changes 7 days before they take effect.” (now “3 Rights”, line 17; before “3 Rights”, line 17)',
      '## How to reach us',
      '- New contact: hello@acorn-garden.com. (now “3 Rights”, line 17)',
      '- No longer a contact: privacy@acorn-garden.com. (before “3 Rights”, line 17)',
      '## What words mean',
      '- “Crop” now means: “apples and pears.” It meant: “apples.” (now “3 Rights”, line 19; before “3 Rights”, line 19)',
    ])
  })

  test('tells it as data', async () => {
    write({'old.md': old, 'new.md': now})
    const {stdout, status} = await cli.run(['diff', '--format', 'json', 'old.md', 'new.md'], {cwd: folder})
    expect(status).toBe(1)
    const {changes, ...rest} = JSON.parse(stdout) as {changes: {about: string; how: string}[]}
    expect(rest).toMatchObject({version: 1, old: {path: 'old.md'}, new: {path: 'new.md'}, unread: {old: [], new: [], reworded: []}})
    expect(changes.map(({about, how}) => `${about} ${how}`)).toEqual([
      'date changed',
      'recipient added',
      'retention longer',
      'promise removed',
      'promise shorter',
      'contact added',
      'contact removed',
      'definition changed',
    ])
    expect(changes[1]).toEqual({
      about: 'recipient',
      how: 'added',
      subject: 'advertisers',
      action: 'share',
      negated: false,
      sentence: 'The policy now says that we share data with advertisers.',
      old: null,
      new: {
        text: 'We share your name with printers and advertisers',
        section: '1 Sharing',
        range: {start: {line: 8, character: 3}, end: {line: 8, character: 8}},
      },
    })
  })

  test('finds nothing where only layout and line ends differ', async () => {
    write({'old.md': old, 'new.md': old.replaceAll('\n', '\r\n').replace('We share your name', 'We  share\r\nyour **name**')})
    const {stdout, status} = await cli.run(['diff', 'old.md', 'new.md'], {cwd: folder})
    expect([stdout, status]).toEqual(['# Changes to Acorn Privacy Policy\n\nNothing has changed in what the policy says.\n', 0])
  })

  test('compares with a revision', async () => {
    write({'legal/privacy.md': old})
    commit()
    git('tag', 'v1')
    write({'legal/privacy.md': now})
    const run = async (...args: string[]) => cli.run(['diff', ...args], {cwd: folder})
    expect((await run('--since', 'HEAD', 'legal/privacy.md')).stdout).toContain('advertisers')
    const {stdout, status} = await run('--since', 'v1', '--format', 'json', 'legal/privacy.md')
    expect([JSON.parse(stdout).old, status]).toEqual([{path: 'legal/privacy.md', revision: 'v1'}, 1])
  })

  test('says what it cannot do', async () => {
    write({'old.md': old, 'binary.md': Uint8Array.of(0, 1)})
    const said = async (args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
      const {stdout, stderr, status} = await cli.run(['diff', ...args], {cwd: folder, env})
      expect([stdout, status]).toEqual(['', 2])
      return stderr.trim().replace(/^policy-proof: /, '')
    }
    expect(await said([])).toBe('diff takes two files, OLD and NEW, or --since REVISION and one FILE.')
    expect(await said(['old.md', 'old.md', 'old.md'])).toBe('diff takes two files, OLD and NEW, or --since REVISION and one FILE.')
    expect(await said(['--since', 'HEAD'])).toBe('diff --since REVISION takes one FILE.')
    expect(await said(['old.md', 'gone.md'])).toBe('gone.md: there is no such file or folder.')
    expect(await said(['old.md', 'binary.md'])).toBe('binary.md: this is a binary file, not text.')
    expect(await said(['old.md', '.'])).toBe('.: this is a folder.')
    expect(await said(['--format', 'text', 'old.md', 'old.md'])).toBe('--format is markdown or json, not “text”.')
    expect(await said(['--since', 'HEAD', 'old.md'])).toBe('old.md: it lies in no git repository. Give two files instead: diff OLD NEW.')
    commit()
    expect(await said(['--since', 'v9', 'old.md'])).toBe('old.md: its repository has no revision “v9”.')
    expect(await said(['--since', '--all', 'old.md'])).toContain('--since')
    write({'new.md': now})
    expect(await said(['--since', 'HEAD', 'new.md'])).toBe('new.md: there was no such text at “HEAD”.')
    expect(await said(['--since', 'HEAD', 'old.md'], {PATH: ''})).toBe(
      'old.md: git could not be run. Give two files instead: diff OLD NEW.',
    )
  })
})
