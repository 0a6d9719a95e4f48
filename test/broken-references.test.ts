import {readFileSync, writeFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {defaultConfig} from '../server/src/engine/config.js'
import {Linter} from '../server/src/engine/lint.js'
import {targetOf} from '../server/src/engine/model/references.js'
import {danglingSectionReference} from '../server/src/engine/rules/dangling-section-reference.js'
import {annotate, strip} from './harness/fixture.js'

const url = new URL('./fixtures/broken-references.md', import.meta.url)
const update = process.env['UPDATE'] !== undefined
const fence = /^```(md|txt)\n([^]*?)^```\n/gm

/** Every reference of a document, with where it leads. */
function read(source: string, format: 'markdown' | 'plain') {
  const linter = new Linter({rules: [danglingSectionReference], config: defaultConfig})
  const policy = linter.read(source, format)
  const broken = new Set(linter.check(policy).map(({span}) => span.start))
  return policy.references
    .map((reference) => {
      const span = reference.at.toSource(reference.fact.span)
      const target = targetOf(policy, reference)
      const to = target ? `leads to ${[target.number, target.title].filter(Boolean).join(' ')}` : 'may lead elsewhere'
      return {span, message: broken.has(span.start) ? 'is broken' : to}
    })
    .toSorted((a, b) => a.span.start - b.span.start)
}

test('tells broken references from sound ones', () => {
  const text = readFileSync(url, 'utf8')
  const notes: string[] = []
  const actual = text.replaceAll(fence, (_, language: string, fixture: string) => {
    const source = strip(fixture)
    const found = read(source, language === 'md' ? 'markdown' : 'plain')
    notes.push(...found.map(({message}) => message))
    return `\`\`\`${language}\n${annotate(source, found)}\`\`\`\n`
  })
  if (update) writeFileSync(url, actual)
  else expect(actual).toBe(text)
  const broken = notes.filter((note) => note === 'is broken').length
  expect(notes.length).toBeGreaterThanOrEqual(30)
  expect(Math.abs(notes.length - 2 * broken), `${broken} of ${notes.length} are broken: about half should be`).toBeLessThan(12)
})

test('offers the sections a broken reference may mean, those of its title and the nearest first', () => {
  const titles = ['Scope', 'Fees', 'Term', 'Retention of data', 'Letters']
  const sections = titles.map((title, index) => `## ${index + 1}. ${title}\n\nText.\n`)
  const source = `# Terms\n\nSee Section 7 (Retention).\n\n${sections.join('\n')}`
  const linter = new Linter({rules: [danglingSectionReference], config: defaultConfig})
  const [problem] = linter.check(linter.read(source, 'markdown'))
  expect(problem?.fixes.map(({title}) => title)).toEqual([
    'Point it at Section 4 “Retention of data”',
    'Point it at Section 5 “Letters”',
    'Point it at Section 3 “Term”',
    'Choose the section',
  ])
  expect(problem?.fixes.every(({safe}) => !safe)).toBe(true)
  expect(problem?.fixes.at(-1)?.edits()).toEqual([
    {span: {start: source.indexOf('7'), end: source.indexOf('7') + 1}, text: [{label: 'number', choices: ['1', '2', '3', '4', '5']}]},
  ])
  const [range] = linter.check(linter.read(source.replace('Section 7 (Retention)', 'Sections 2–9'), 'markdown'))
  expect(range?.fixes[0]?.edits()).toEqual([{span: {start: source.indexOf('7') + 3, end: source.indexOf('7') + 4}, text: '5'}])
})
