import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {Linter} from '../server/src/engine/index.js'
import {readClause} from '../server/src/engine/model/clause.js'
import {wordsOf} from '../server/src/engine/model/practices/statements.js'
import type {Phrase, Practice} from '../server/src/engine/model/practices.js'
import type {Retention} from '../server/src/engine/model/retention.js'
import {noSpelling} from '../server/src/engine/model/spelling.js'
import {parsePlain} from '../server/src/engine/parse/plain.js'
import type {Span} from '../server/src/engine/text/span.js'
import {annotate, strip} from './harness/fixture.js'

interface Note {
  readonly span: Span
  readonly message: string
}

/** What is read of each block of plain text, with a note on each fact; of a whole document in Markdown its statements. */
function notes(source: string, kind: string): Note[] {
  if (kind === 'statements.md') return statementNotes(source)
  return parsePlain(source).flatMap((block) => {
    const clause = readClause(block, noSpelling)
    const words = ({start, end}: Span) => clause.text.slice(start, end)
    const facts =
      kind === 'retention.md'
        ? clause.retentions.map((it) => retentionNote(it, words))
        : clause.practices.map((it) => practiceNote(it, ({span}) => words(span)))
    return facts.map(({span, message}) => ({span: block.prose.toSource(span), message}))
  })
}

/** `not retain · call recordings · stated P30D, at most · after the call` */
function retentionNote({span, data, negated, period, duration, bound, event}: Retention, words: (span: Span) => string): Note {
  const length = [period, duration, bound === 'exact' ? undefined : `at ${bound}`].filter(Boolean).join(' ')
  const parts = [data ? words(data) : '?', length, event && `from ${event}`]
  return {span, message: `${negated ? 'not · ' : ''}${parts.filter(Boolean).join(' · ')}`}
}

function statementNotes(source: string): Note[] {
  const {statements} = new Linter({spelling: noSpelling, rules: []}).read(source, 'markdown')
  return statements.map((it) => {
    const {message, span} = practiceNote(it.fact, (phrase) => wordsOf(phrase, it))
    const means = it.fact.means.map((phrase) => wordsOf(phrase, it)).join(', ')
    const period = it.fact.period ? ` · for ${wordsOf(it.fact.period, it)}` : ''
    return {message: `${message}${means && ` = ${means}`}${period}`, span: it.at.toSource(span)}
  })
}

/** `share · we · your data → advertisers (unnamed) · to … · if …` */
function practiceNote(fact: Practice, words: (phrase: Phrase) => string): Note {
  const {span, action, negated, modality, actor, data, recipients, purposes, conditions, exceptions} = fact
  const verb = [fact.exception ? 'except' : '', negated ? 'not' : '', action, modality === 'does' ? '' : `(${modality})`]
    .filter(Boolean)
    .join(' ')
  const object = data.map(words).join(', ')
  const to = recipients.map((it) => `${words(it)} (${it.sense})`).join(', ')
  const rest = [...purposes, ...conditions, ...exceptions].map((it) => ` · ${words(it)}`).join('')
  return {span, message: `${[verb, actor ? words(actor) : '–', object || '?'].join(' · ')}${to && ` → ${to}`}${rest}`}
}

const folder = new URL('./model/', import.meta.url)
const update = process.env['UPDATE'] !== undefined
/** `## title`, then a fence with plain text and a caret line under each fact. */
const suite = /^## (.+)\n(?:(?!```|## ).*\n)*```(?:txt|md)\n([^]*?)^```\n/gm

for (const file of readdirSync(folder).filter((name) => /^(?:practices|retention|statements)\.md$/.test(name))) {
  const url = new URL(file, folder)
  describe(file, () => {
    let text = readFileSync(url, 'utf8')
    const cases = Array.from(text.matchAll(suite))
    test('has tests', () => expect(cases.length).toBeGreaterThan(3))
    for (const [whole, title = '', fixture = ''] of cases) {
      test(title, () => {
        const source = strip(fixture)
        const actual = annotate(source, notes(source, file))
        if (update) {
          text = text.replace(whole, () => whole.replace(fixture, () => actual))
          writeFileSync(url, text)
        } else expect(actual).toBe(fixture)
      })
    }
  })
}

describe('time stays linear', () => {
  const units = [
    'we may share information and ',
    'information, name, address, ',
    'data is shared which ',
    'we share data if you share it with us when ',
    '( such as ',
    'we keep data as long as ',
    'we retain it for 30 days and ',
    'as long as is are is are ',
    'not unless shared with third parties, ',
    'retention of ',
    'if we collect, use and share data to help, ',
    'for billing and to send data with your consent ',
    'personal data includes data such as name, ',
    'data is collected, used, ',
    'we collect and ',
  ]
  /** In milliseconds of processor time, so that a busy machine does not matter. */
  const time = (text: string): number => {
    const [block] = parsePlain(text)
    if (!block) throw new Error('nothing to read')
    const start = process.cpuUsage()
    readClause({kind: 'paragraph', prose: block.prose}, noSpelling)
    const {user, system} = process.cpuUsage(start)
    return (user + system) / 1000
  }
  test.each(units)('of one sentence that goes on with “%s”', (unit) => {
    const text = unit.repeat(80_000 / unit.length)
    time(text.slice(0, 20_000))
    const short = Math.min(time(text.slice(0, 20_000)), time(text.slice(0, 20_000)))
    const long = Math.min(time(text), time(text))
    // Four times the text; quadratic would be sixteen times the time.
    expect(long).toBeLessThan(10 * short + 60)
    expect(long).toBeLessThan(1000)
  })
})
