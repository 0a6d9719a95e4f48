import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {MarkdownReader} from '../server/src/engine/parse/markdown.js'
import {parsePlain} from '../server/src/engine/parse/plain.js'

const readMarkdown = (source: string) => new MarkdownReader().read(source)
const size = 40_000
const fill = (part: string, length = size) => part.repeat(Math.ceil(length / part.length))
/** In milliseconds. The slowest takes a tenth of it on a quiet machine; what is quadratic takes seconds. */
const slowest = 600
const textOf = (blocks: ReturnType<typeof parsePlain>) => blocks.map(({prose}) => prose.text).join('\n')

/** Each stands for a way to keep a parser busy or to let it nest: most took seconds to minutes, or the stack. */
const parts = [
  ...['*', '_', '*a', '*a ', 'a**b', '~~a', '[', ']', '![', '[a](b) ', '[a](', '[a](<b', '[a](b "', '`a', '`a ``b ', '``` ` '],
  ...['>', '> ', '- ', '1. ', '> - 1. ', '>>>>> a\n', '- [ ] ', '\t- a\n', '(a) x\n', '1.', '(', '# ', '# a\n', '- - -\n', '- <!--\n'],
  ...['a <!-- ', 'a <? ', '<a:', '<a b="', '<![CDATA[', '<!A', '<a.', '</a ', '<a    ', '<br>', '-->', '&amp;', '&', '\\', '\\*', '\\a'],
  ...[
    'x\n',
    '> a\n',
    '> &amp;\n',
    '[a]: b\n',
    '[a]: b "\n',
    'a | b\n',
    '|',
    '|-',
    '\\|',
    '-',
    '=\n',
    'a\n-\n',
    '```\n',
    '---\n',
    '~~~ a\n',
  ],
  ...[' ', ' \n', '\u00A0', '\r', '\r\n', '\0', '\uD83D', '{', '{{ a ', '{{a}}', '{%', '{%%', '**A**\n', 'Title Case\n\n', 'a  \n'],
]
/** What has to stand before them to make the parser look for an end. */
const openings = [
  '',
  'a\na | b\n',
  'a | b\n- | -\n',
  '[a]: b\n"',
  '[a]: b ',
  '[a\n',
  '- ',
  '> a *',
  '<a',
  '<',
  '---\na: b\n',
  '![![![',
  '{{',
]

describe.each([
  ['Markdown', readMarkdown],
  ['plain text', parsePlain],
] as const)('%s', (_, read) => {
  test('no text takes long', () => {
    const time = (source: string) => {
      const start = performance.now()
      read(source)
      return performance.now() - start
    }
    const slow = openings.flatMap((opening) => {
      return parts.flatMap((part) => {
        const source = opening + fill(part)
        let ms = time(source)
        for (let again = 0; again < 4 && ms > slowest; again++) ms = Math.min(ms, time(source))
        return ms > slowest ? [{opening, part, ms}] : []
      })
    })
    expect(slow).toEqual([])
  }, 300_000)

  test('no mixture of them takes long or fails', () => {
    const piece = fc
      .tuple(fc.constantFrom(...parts, ...openings), fc.integer({min: 1, max: 4000}))
      .map(([part, times]) => part.repeat(times))
    fc.assert(
      fc.property(fc.array(piece, {minLength: 1, maxLength: 6}), (pieces) => {
        const start = performance.now()
        read(pieces.join(''))
        expect(performance.now() - start).toBeLessThan(2000)
      }),
      {numRuns: 60, seed: 3},
    )
  }, 300_000)
})

test.each([
  ['nested images', fill('![', 27_000) + fill('](a)', 54_000)],
  ['stars', `a${fill('*', 40_000)}`],
  ['many links', fill('[our terms](terms.md) ', 80_000)],
])('%s in one paragraph are read as they stand', (_, source) => {
  expect(textOf(readMarkdown(`One *two*.\n\n${source}\n\nThree *four*.`))).toBe(`One two.\n${source.trimEnd()}\nThree four.`)
})

test.each([
  ['quotes', '> ', 63],
  ['bullets', '- ', 32],
  ['items', '1. ', 32],
])('what is nested too deep in %s is still read', (_, mark, deepest) => {
  expect(textOf(readMarkdown(`${fill(mark, mark.length * 2000)}We *share* it.`))).toBe(`${mark.repeat(2000 - deepest)}We *share* it.`)
  expect(textOf(readMarkdown(`${mark.repeat(deepest)}We *share* it.`))).toBe('We share it.')
})

const facts = (blocks: ReturnType<typeof parsePlain>) => blocks.map(({prose, ...block}) => ({...block, text: prose.text}))

test.each([
  ['marks', fill('*a* ', 8000 - 8), '*b* *c* '],
  ['length times marks', `${fill('word ', 29_000)}${fill('*a* ', 6800)}`, fill(' word', 1000)],
  ['depth', fill('> ', 120), fill('> ', 10)],
  ['depth on a line of its own', `One.\n\n${fill('- ', 62)}`, '- - '],
  ['length in a quote', `> ${fill('a *b*\n', 29_990)}`, 'a *b*\na *b*\na *b*\n'],
  ['white space before a table', `a\nb | c\n${fill(' ', 199)}`, '  '],
])('crossing the limit of %s and coming back reads as from scratch', (_, before, more) => {
  const documents = [before, before + more, before].map((middle) => `First *paragraph*.\n\n${middle}| - | - |\na *b* c\n\nLast *one*.\n`)
  const reader = new MarkdownReader()
  const read = documents.map((source) => facts(reader.read(source)))
  expect(read).toEqual(documents.map((source) => facts(readMarkdown(source))))
  expect(read[2]).toEqual(read[0])
})

test('link targets are defined on one line or two', () => {
  const source = '[a]: b.md\n[c]: <d e> "title"\n[f]: g\n"title"\n[h]: i.md (title) \nText\n[j]: k\n\n[l]: m n\n\n[Note]: it is kept.'
  expect(textOf(readMarkdown(source))).toBe('Text [j]: k\n[l]: m n\n[Note]: it is kept.')
})
