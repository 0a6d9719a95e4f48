import {readdirSync, readFileSync} from 'node:fs'
import {dirname, join, relative, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What a layer may import: folders or files of ours, and packages. Written down in docs/architecture.md. */
interface Layer {
  readonly name: string
  readonly files: RegExp
  readonly ours: RegExp
  readonly packages: readonly string[]
}

const layers: readonly Layer[] = [
  {
    name: 'engine',
    files: /^server\/src\/engine\//,
    ours: /^server\/src\/engine\//,
    packages: [
      '@lezer/common',
      '@lezer/markdown',
      'decode-named-character-reference',
      'flesch-kincaid',
      'github-slugger',
      'jsonc-parser',
      'retext',
      'retext-indefinite-article',
      'retext-repeated-words',
      'syllable',
    ],
  },
  {
    name: 'features',
    files: /^server\/src\/features\//,
    ours: /^server\/src\/(?:features\/|engine\/index$)/,
    packages: ['vscode-languageserver', 'vscode-languageserver-textdocument', 'jsonc-parser'],
  },
  {
    name: 'server',
    files: /^server\/src\/[\w.]+$/,
    ours: /^(?:server\/src\/(?:[\w.]+$|features\/|engine\/(?:index|spelling\/index)$)|package\.json$)/,
    packages: ['vscode-languageserver', 'vscode-languageserver-textdocument', 'picomatch', 'ignore', 'node:'],
  },
  {
    name: 'cli',
    files: /^server\/src\/cli\//,
    ours: /^server\/src\/(?:cli\/|engine\/index$|disk$|files$|neighbours$|compared$|git$|notice$|words$|version$)/,
    packages: ['node:', 'vscode-languageserver-textdocument', 'picomatch'],
  },
  {
    name: 'client',
    files: /^client\//,
    ours: /^(?:client\/|server\/src\/(?:protocol$|files$|engine\/model\/recognise$))/,
    packages: ['vscode', 'vscode-languageclient'],
  },
]

/** Within the engine, what is lower knows nothing of what is higher. */
const order = ['text', 'lexicon', 'parse', 'spelling', 'language', 'model', 'rule.ts', 'rules', 'lint.ts']

interface Import {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

const sources = ['server', 'client']
  .flatMap((folder) =>
    readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'}).map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  )
  .filter((name) => name.endsWith('.ts'))

function* importsOf(file: string): Generator<Import> {
  const text = readFileSync(join(root, file), 'utf8')
  for (const [whole, quoted, dynamic] of text.matchAll(
    /(?:^|\n)(?:import|export)\b[^'"\n]*(?:\{[^}]*\}[^'"\n]*)?from '([^']+)'|\bimport\('([^']+)'\)/g,
  )) {
    const name = quoted ?? dynamic ?? ''
    const to = name.startsWith('.')
      ? relative(root, resolve(root, dirname(file), name))
          .replaceAll('\\', '/')
          .replace(/\.(?:js|ts)$/, '')
      : name
    yield {from: file, to, typeOnly: /^\s*(?:import|export) type\b/.test(whole)}
  }
}

describe.each(layers)('$name', ({files, ours, packages}) => {
  test('imports only what lies below it', () => {
    const here = sources.filter((name) => files.test(name))
    expect(here.length).toBeGreaterThan(0)
    const wrong = here
      .flatMap((file) => [...importsOf(file)])
      .filter(({to}) => !ours.test(to) && !packages.some((name) => to === name || to.startsWith(name.endsWith(':') ? name : `${name}/`)))
    expect(wrong).toEqual([])
  })
})

test('within the engine the lower knows nothing of the higher', () => {
  const rank = (path: string) =>
    order.findIndex((part) => new RegExp(`^server/src/engine/${part.replace(/\.ts$/, '(?:\\.ts)?$').replace(/^(\w+)$/, '$1/')}`).test(path))
  const wrong = sources
    .filter((name) => rank(name) >= 0)
    .flatMap((file) => [...importsOf(file)])
    .filter(({from, to, typeOnly}) => !typeOnly && rank(to) > rank(from))
  expect(wrong).toEqual([])
})

test('every package is pinned exactly, and none is shipped', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies?: object
    devDependencies: Record<string, string>
  }
  expect(manifest.dependencies).toBeUndefined()
  for (const version of Object.values(manifest.devDependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/)
})

test('the lock file records no addresses', () => {
  expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved": "http/)
})

test('there are at most twelve settings', () => {
  const {contributes} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {contributes: {configuration: {properties: object}}}
  expect(Object.keys(contributes.configuration.properties).length).toBeLessThanOrEqual(12)
})
