import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {Linter} from '../server/src/engine/lint.js'
import type {Placed, Policy} from '../server/src/engine/model/policy.js'
import {targetOf} from '../server/src/engine/model/references.js'
import {enclosing} from '../server/src/engine/model/sections.js'
import {useAt, usesOf, variantsOf} from '../server/src/engine/model/uses.js'
import type {Span} from '../server/src/engine/text/span.js'
import {annotate, strip} from './harness/fixture.js'

interface Note {
  readonly span: Span
  readonly message: string
}

const textOf = ({fact, at}: Placed<Span>) => at.clause.text.slice(fact.start, fact.end).replaceAll('\n', ' ')

/** What a suite of the same name shows of a document. */
const facts: Record<string, (policy: Policy) => readonly Note[]> = {
  definitions: (policy) =>
    policy.definitions.map(({fact, at, meaning}) => {
      const {kind, term, span, local} = fact
      return {span: at.toSource(span), message: `${kind} ${term}${local ? ', here' : ''}: ${textOf(meaning)}`}
    }),
  uses: (policy) => {
    const notes = policy.definitions.map(({fact, at}) => ({span: at.toSource(fact.span), message: `defines ${fact.term}`}))
    const uses = new Map(policy.definitions.flatMap(({fact}) => usesOf(policy, fact).map((use) => [use, fact.term])))
    for (const [use, term] of uses) notes.push({span: use.at.toSource(use.fact), message: `uses ${term}`})
    const variants = new Map(policy.definitions.flatMap(({fact}) => variantsOf(policy, fact).map((use) => [use, fact.term])))
    for (const [use, term] of variants) notes.push({span: use.at.toSource(use.fact), message: `means ${term}, in another case`})
    return notes
  },
  sections: (policy) =>
    policy.sections.map(({word, number, title, at, end, parent, kind}) => {
      const last = policy.clauses[end - 1]
      const named = [word, number].filter((it) => it !== undefined).join(' ') || kind
      const within = parent ? ` in ${parent.number ?? parent.title}` : ''
      return {
        span: at.toSource({start: 0, end: at.clause.text.length}),
        message: `${named}${within}: ${title} … ${last?.clause.text.slice(-12)}`,
      }
    }),
  references: (policy) =>
    policy.references.map((reference) => {
      const {to, number, title, through, own, elsewhere, span} = reference.fact
      const target = targetOf(policy, reference)
      const leads = elsewhere ? 'elsewhere' : target ? `to ${[target.number, target.title].filter(Boolean).join(' ')}` : 'nowhere'
      const cited = `${own ? 'this ' : ''}${to} ${title ?? number}${through === undefined ? '' : ` through ${through}`}`
      return {span: reference.at.toSource(span), message: `${cited} leads ${leads}`}
    }),
}

const folder = new URL('./model/', import.meta.url)
const update = process.env['UPDATE'] !== undefined
/** `## title`, then a fence `md` or `txt` with carets. */
const suite = /^## (.+)\n(?:(?!```|## ).*\n)*```(md|txt)\n([^]*?)^```\n/gm

describe.each(Object.entries(facts))('%s', (name, read) => {
  const url = new URL(`${name}.md`, folder)
  let text = readFileSync(url, 'utf8')
  const cases = Array.from(text.matchAll(suite))
  test('has tests', () => {
    expect(cases.length).toBeGreaterThan(2)
  })
  for (const [whole, title = '', language = '', fixture = ''] of cases) {
    test(title, () => {
      const source = strip(fixture)
      const policy = new Linter({rules: []}).read(source, language === 'md' ? 'markdown' : 'plain')
      const notes = read(policy).toSorted((a, b) => a.span.start - b.span.start)
      const actual = annotate(source, notes)
      if (update) {
        text = text.replace(whole, () => whole.replace(fixture, () => actual))
        writeFileSync(url, text)
      } else expect(actual).toBe(fixture)
    })
  }
})

test('every suite is run', () => {
  const suites = readdirSync(folder).map((name) => name.replace(/\.md$/, ''))
  expect(suites.filter((name) => name in facts).toSorted()).toEqual(Object.keys(facts).toSorted())
})

const twice = `# Terms

The shop (the “Service”) sells plants. The Service is open daily.

# Appendix 1: Help

The help desk (the “Service”) answers mail. Use the Service for questions.
`

test('a use falls under the definition before it', () => {
  const policy = new Linter({rules: []}).read(twice, 'markdown')
  const last = useAt(policy, twice.lastIndexOf('Service'))
  expect(last?.definition?.at.toSource(last.definition.fact.span).start).toBe(twice.indexOf('Service”) answers'))
  const first = useAt(policy, twice.indexOf('Service is'))
  expect(first?.definition?.at.toSource(first.definition.fact.span).start).toBe(twice.indexOf('Service”) sells'))
  expect(useAt(policy, 0)).toBeUndefined()
})

test('uses follow an edit elsewhere', () => {
  const linter = new Linter({rules: []})
  const count = (source: string) => {
    const policy = linter.read(source, 'markdown')
    return policy.definitions.map(({fact}) => usesOf(policy, fact).length)
  }
  expect(count(twice)).toEqual([2, 2])
  expect(count(twice.replace('open daily', 'open on Mondays'))).toEqual([2, 2])
  expect(count(twice.replaceAll('“Service”', '“Shop”'))).toEqual([0, 0])
  expect(count(twice)).toEqual([2, 2])
})

test('a clause knows the sections around it', () => {
  const source = '# Terms\n\n## 2. Fees\n\n1. Monthly.\n\n   Paid in advance.\n2. Yearly.\n\n## 3. Term\n\nOne year.\n'
  const policy = new Linter({rules: []}).read(source, 'markdown')
  const around = (text: string) => {
    const clause = policy.clauses.find((it) => it.clause.text === text)
    return clause && enclosing(policy, clause).map(({number, title}) => number ?? title)
  }
  expect(around('Paid in advance.')).toEqual(['2.1', '2', 'Terms'])
  expect(around('Yearly.')).toEqual(['2.2', '2', 'Terms'])
  expect(around('One year.')).toEqual(['3', 'Terms'])
  expect(around('Terms')).toEqual(['Terms'])
})

test('reading takes time in proportion to the text', () => {
  const pieces = [
    '("a") ',
    '“X” means ',
    '("',
    '“',
    '(A, B, together the “C”) ',
    'called “X”, ',
    'Section 3, 4, 6–8 and ',
    'The A of B of ',
    '1. (a) ',
    'the “A” section ',
    'see “A, ',
    'see The a b c ',
    'the A b section ',
    'Section 3 (A) and ',
  ]
  for (const piece of pieces) {
    const start = performance.now()
    const policy = new Linter({rules: []}).read(piece.repeat(Math.floor(40_000 / piece.length)), 'plain')
    for (const {fact} of policy.definitions.slice(0, 1)) usesOf(policy, fact)
    expect(performance.now() - start, piece).toBeLessThan(1000)
  }
})
