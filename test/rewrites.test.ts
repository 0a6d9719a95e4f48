import {readdirSync, readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {type Config, defaultConfig} from '../server/src/engine/config.js'
import {Linter, type Problem} from '../server/src/engine/lint.js'
import type {Format} from '../server/src/engine/model/policy.js'
import {opensSentence} from '../server/src/engine/model/suggestions.js'
import type {Fix} from '../server/src/engine/rule.js'
import {rules} from '../server/src/engine/rules/index.js'
import {applyEdits, type Edit} from '../server/src/engine/text/span.js'
import {checkOne} from './harness/check.js'
import {documents} from './harness/corpus.js'
import {strip, unmark} from './harness/fixture.js'
import {spelling} from './harness/spelling.js'
import {readSuite} from './harness/suite.js'

/** What an author might write into a blank: a rewrite is read with it, as a reader would. */
const answers: readonly (readonly [RegExp, string])[] = [
  [/^purpose/, 'answer your questions'],
  [/recipient|categor|third parties/, 'our payment provider'],
  [/event/, 'you close your account'],
  [/condition/, 'you ask us to'],
  [/period/, '30 days'],
  [/number/, '30'],
  [/interval/, 'month'],
  [/kinds? of data|list|items?/, 'contact details'],
  [/measures?/, 'encryption'],
  [/channel/, 'email'],
  [/address/, 'privacy@acorn.example'],
]

const answerTo = (label: string) => answers.find(([pattern]) => pattern.test(label))?.[1] ?? label

function filled({span, text}: Edit, source: string): Edit {
  if (typeof text === 'string') return {span, text}
  const written = text.map((part) => (typeof part === 'string' ? part : answerTo(part.label))).join('')
  const isOpening = typeof text[0] === 'object' && opensSentence(source, span.start)
  return {span, text: isOpening ? written.charAt(0).toUpperCase() + written.slice(1) : written}
}

const strict: Config = {...defaultConfig, preset: 'strict'}
const linter = new Linter({spelling, config: strict})
const language = new Linter({spelling, config: strict, rules: rules.filter(({category}) => category === 'language')})
const wording = rules.filter(({category}) => category === 'vagueness' || category === 'disclosure')
/** A sweep over all that could be vague: most of its words are a person's to judge. */
const sweeping = 'vague-word'

/** What a proofreader would mark after a fix that was not there before; nothing if it reads well. */
function slips(source: string, format: Format, {title, edits}: Fix): string[] {
  const written = edits()
  if (written.length === 0) return []
  const after = applyEdits(
    source,
    written.map((edit) => filled(edit, source)),
  )
  const known = new Set(told(source, format))
  const start = Math.min(...written.map(({span}) => span.start))
  const around = (text: string) => text.slice(Math.max(0, start - 120), start + 240).replaceAll(/\s*\n\s*/g, ' ⏎ ')
  const found = told(after, format).filter((it) => !known.has(it))
  const marks =
    /[^\S\n]{2}|(?<=\p{L}) [,.;:](?!\S)|,[,.;:]|[;:][,.;]|(?<!\.)\.\.(?!\.)|\( | \)|(?<![\p{L}\p{N}])(?!(?:that|had)\b)(\p{L}+) \1(?![\p{L}\p{N}])/giu
  const count = (text: string) => text.match(marks)?.length ?? 0
  if (count(after) > count(source)) found.push(`“${[...after.matchAll(marks)].map(([it]) => it).join('”, “')}”`)
  return found.length === 0 ? [] : [`${title}: ${found.join(' · ')}\n  was: ${around(source)}\n  is:  ${around(after)}`]
}

const told = (source: string, format: Format) =>
  language.check(language.read(source, format)).map(({rule, message}) => `${rule.id}: ${message}`)

const slipsOf = (source: string, format: Format, problems: readonly Problem[]) =>
  problems.flatMap(({rule, fixes}) => fixes.flatMap((fix) => slips(source, format, fix).map((it) => `${rule.id}, ${it}`)))

describe.each(wording.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('offers a rewrite for each example, none of them in bulk', () => {
    for (const {bad, format} of rule.examples) {
      for (const {fixes} of checkOne(id, unmark(bad).text, {format})) {
        if (id !== sweeping) expect(fixes.filter((fix) => fix.edits().length > 0).length, bad).toBeGreaterThan(0)
        expect(fixes.filter(({safe}) => safe)).toEqual([])
      }
    }
  })

  test('its rewrites read well', () => {
    const suite = readdirSync(new URL('rules/', import.meta.url)).includes(`${id}.md`)
      ? readSuite(readFileSync(new URL(`rules/${id}.md`, import.meta.url), 'utf8')).cases
      : []
    const texts = [
      ...rule.examples.map(({bad, format}) => [unmark(bad).text, format ?? 'markdown'] as const),
      ...suite.map(({fixture, format}) => [strip(fixture), format] as const),
    ]
    expect(texts.flatMap(([text, format]) => slipsOf(text, format, checkOne(id, text, {format})))).toEqual([])
  })
})

/** Of each rule so many on real documents. */
const most = 40

test.skipIf(documents.length === 0)(
  'rewrites of real sentences read well',
  () => {
    const seen = new Map<string, number>()
    const found: string[] = []
    for (const {name, source: text} of documents) {
      const format = name.endsWith('.md') ? 'markdown' : 'plain'
      const problems = linter.check(linter.read(text, format)).filter(({rule}) => wording.includes(rule))
      let here = 0
      for (const {rule, fixes, span} of problems) {
        const count = seen.get(rule.id) ?? 0
        // A few of each document only, so that many speak.
        if (count >= most || here > 12) continue
        seen.set(rule.id, count + 1)
        here++
        const from = Math.max(0, text.lastIndexOf('\n\n', span.start))
        for (const fix of fixes) {
          const edits = fix.edits()
          // In its paragraph alone, which is quicker; what spans more is looked at by hand.
          const to = text.indexOf('\n\n', span.end) < 0 ? text.length : text.indexOf('\n\n', span.end)
          if (edits.length === 0 || edits.some((edit) => edit.span.start < from || edit.span.end > to)) continue
          const moved = edits.map((edit) => ({...edit, span: {start: edit.span.start - from, end: edit.span.end - from}}))
          found.push(...slips(text.slice(from, to), format, {...fix, edits: () => moved}).map((it) => `${name}: ${rule.id}, ${it}`))
        }
      }
    }
    expect(found.join('\n')).toBe('')
  },
  120_000,
)
