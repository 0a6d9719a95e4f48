import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from 'vitest'
import {createOnigScanner, createOnigString, loadWASM} from 'vscode-oniguruma'
import {type IGrammar, INITIAL, parseRawGrammar, Registry} from 'vscode-textmate'
import {strip} from './harness/fixture.js'

const root = fileURLToPath(new URL('../', import.meta.url))
const fixtures = join(root, 'test/grammar')
const injections = ['markdown.policy.injection', 'markdown.policy.allow']

/** Scope to file. Scopes that are not here (the languages of fenced code, say) stay unknown, as with an editor that lacks them. */
type Files = Readonly<Record<string, string>>

const ours: Files = {
  'text.policy': join(root, 'syntaxes/policy.tmLanguage.json'),
  'markdown.policy.injection': join(root, 'syntaxes/policy.markdown.tmLanguage.json'),
  'markdown.policy.allow': join(root, 'syntaxes/policy.allow.tmLanguage.json'),
}

const onigLib = loadWASM(readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'))).then(() => ({
  createOnigScanner,
  createOnigString,
}))

async function load(scope: string, files: Files): Promise<IGrammar> {
  const registry = new Registry({
    onigLib,
    loadGrammar: async (name) => {
      const file = files[name]
      return file ? parseRawGrammar(readFileSync(file, 'utf8'), file) : null
    },
    getInjections: (name) => (name === 'text.html.markdown' ? injections : []),
  })
  const grammar = await registry.loadGrammar(scope)
  if (!grammar) throw new Error(`No grammar for ${scope}`)
  return grammar
}

/** The document with a line of carets under whatever these grammars name, with the names they give it. */
function annotate(source: string, grammar: IGrammar): string {
  let state = INITIAL
  return source
    .split('\n')
    .flatMap((line) => {
      const {tokens, ruleStack} = grammar.tokenizeLine(line, state)
      state = ruleStack
      const notes: {start: number; end: number; names: string}[] = []
      for (const {startIndex: start, endIndex, scopes} of tokens) {
        const end = Math.min(endIndex, line.length)
        const names = scopes.filter((scope) => scope.endsWith('.policy') && scope !== 'text.policy').join(' ')
        const last = notes.at(-1)
        if (names === '' || end <= start) continue
        if (last?.end === start && last.names === names) last.end = end
        else notes.push({start, end, names})
      }
      return [line, ...notes.map(({start, end, names}) => `${' '.repeat(start)}${'^'.repeat(end - start)} ${names}`)]
    })
    .join('\n')
}

function compare(name: string, grammar: IGrammar): void {
  const file = join(fixtures, name)
  const fixture = readFileSync(file, 'utf8')
  const actual = annotate(strip(fixture), grammar)
  // What must stay silent is never rewritten into something that does not.
  if (process.env['UPDATE'] && !name.startsWith('silent')) writeFileSync(file, actual)
  else expect(actual).toBe(name.startsWith('silent') ? strip(fixture) : fixture)
}

/** Markdown fixtures end in `.md.txt`: the formatter would move the carets of an `.md` file. */
const named = (ending: string) => readdirSync(fixtures).filter((name) => name.endsWith(ending))

describe('policy drafts', async () => {
  const grammar = await load('text.policy', ours)
  test.each(named('.policy'))('%s', (name) => compare(name, grammar))
})

describe('Markdown, on a small stand-in for its grammar', async () => {
  const grammar = await load('text.html.markdown', {...ours, 'text.html.markdown': join(fixtures, 'host.json')})
  test.each(named('.md.txt'))('%s', (name) => compare(name, grammar))
})

const real = findReal(join(root, '.vscode-test'))

describe.skipIf(!real)(`Markdown, on VS Code's own grammar${real ? '' : ' (skipped: no VS Code under .vscode-test)'}`, () => {
  const read = () => load('text.html.markdown', {...ours, ...real})
  test.each(named('.md.txt'))('%s', async (name) => compare(name, await read()))
})

describe('time', async () => {
  const grammar = await load('text.policy', ours)
  const time = (line: string) => {
    const start = performance.now()
    grammar.tokenizeLine(line, INITIAL)
    return performance.now() - start
  }
  /** The longest line that VS Code highlights at default settings (`editor.maxTokenizationLineLength`). */
  const longest = 20_000
  const openings = [
    'a',
    ' ',
    '(',
    '(the ',
    '(the “a” ',
    '(the “a”) ',
    '(the **“a”**) ',
    '(the “Service” and the ',
    '“',
    '“a” and ',
    '"a, ',
    "'a ",
    '**',
    '**“a”',
    '**a** ',
    '**a ',
    '[',
    '[a ',
    '[a](',
    '[a](b) ',
    '[a]',
    '<insert ',
    '{{',
    '_',
    '#',
    '1.',
    '1, ',
    'Section 1, ',
    'Section 1(a)',
    'Section 1.a',
    'one ',
    'one hundred and ',
    '30 to ',
    '30 (30) to ',
    'January 1, ',
    '1/1/',
    'A ',
    'A-',
    'is very',
    'is ',
    'has the ',
    'may ',
    'a@',
    'a.a',
    'a@a.',
    'https://',
    '<!-- allow: a, ',
    '<!-- allow: a because ',
    'X (X) ',
    '\u00a0',
  ]

  // Milliseconds as a rule, a quarter of a second at worst; patterns that meet their own end again take seconds to minutes.
  test.each(openings)('stays small on a line of %j', (opening) => {
    const line = opening.repeat(longest / opening.length)
    expect(Math.min(time(line), time(line))).toBeLessThan(2500)
  })
})

describe('language configuration', () => {
  const {wordPattern} = JSON.parse(readFileSync(join(root, 'syntaxes/policy.language-configuration.json'), 'utf8'))
  const words = (text: string) => text.match(new RegExp(wordPattern.pattern, `g${wordPattern.flags}`))

  test('keeps compounds and genitives whole', () => {
    expect(words("A third-party’s “user’s” data, don't 'quote' users’ e-mails — 1,000.5 records, 30-day café.")).toEqual([
      'A',
      'third-party’s',
      'user’s',
      'data',
      "don't",
      'quote',
      'users',
      'e-mails',
      '1,000.5',
      'records',
      '30-day',
      'café',
    ])
  })

  test('matches nothing empty', () => expect(words(' “”, — ()')).toBeNull())
})

function findReal(folder: string): Files | undefined {
  const ending = join('markdown-basics', 'syntaxes', 'markdown.tmLanguage.json')
  const path = existsSync(folder) && readdirSync(folder, {recursive: true, encoding: 'utf8'}).find((name) => name.endsWith(ending))
  if (!path) return undefined
  const extensions = join(folder, path.slice(0, -ending.length))
  return {
    'text.html.markdown': join(extensions, ending),
    'text.html.derivative': join(extensions, 'html/syntaxes/html-derivative.tmLanguage.json'),
    'text.html.basic': join(extensions, 'html/syntaxes/html.tmLanguage.json'),
  }
}
