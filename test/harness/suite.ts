import type {Format} from '../../server/src/engine/model/policy.js'
import {strip} from './fixture.js'

/** One test of a suite: `## title`, then a document, then perhaps the document after the first fix of each problem. */
export interface Case {
  readonly title: string
  readonly format: Format
  /** What follows `md` or `txt`: options as JSON, or nothing. */
  readonly options: string
  /** The document with its `^^^^` lines. */
  readonly fixture: string
  /** Documents that stand beside it, by name: fences ```` ```md terms.md ```` before its own. */
  readonly beside: Readonly<Record<string, string>> | undefined
  /** What it read when it was last committed: a fence `md last` before its own. */
  readonly last: string | undefined
  /** The fence `fixed` in full, if there is one: `… 12 lines` at its beginning or its end are as many lines of the document. */
  readonly fixed: string | undefined
  /** What stands before the document. */
  readonly head: string
  /** All of it as it stands in the suite. */
  readonly whole: string
}

export interface Suite {
  readonly cases: readonly Case[]
  /** What is wrong with the suite itself, a line each. */
  readonly complaints: readonly string[]
}

const beside = /```(?:md|txt) (last|[\w/-]+\.\w+)\n([^]*?)^```\n/gm
const layout =
  /^## (.+)\n((?:(?!```|## ).*\n|```(?:md|txt) (?:last|[\w/-]+\.\w+)\n(?:(?!```).*\n)*```\n)*)```(md|txt)(?: (?!(?:last|[\w/-]+\.\w+)$)(.+))?\n([^]*?)^```\n(?:\n```fixed\n([^]*?)^```\n)?/gm

export function readSuite(text: string): Suite {
  const cases = Array.from(text.matchAll(layout), ([whole, title = '', around = '', language, options = '', fixture = '', fixed]): Case => {
    const files = Array.from(around.matchAll(beside), ([, name = '', text = '']) => [name, text] as const)
    const others = files.filter(([name]) => name !== 'last')
    const tail = `${fixture}\`\`\`\n${fixed === undefined ? '' : fenced(fixed)}`
    return {
      title,
      format: language === 'md' ? 'markdown' : 'plain',
      options,
      fixture,
      fixed: fixed === undefined ? undefined : inFull(fixed, strip(fixture)),
      head: whole.slice(0, whole.length - tail.length),
      whole,
      beside: others.length > 0 ? Object.fromEntries(others) : undefined,
      last: files.find(([name]) => name === 'last')?.[1],
    }
  })
  return {cases, complaints: [...complain(text, cases)]}
}

function* complain(text: string, cases: readonly Case[]): Generator<string> {
  const [left] = /^(?:```|## ).*/m.exec(text.replaceAll(layout, '')) ?? []
  if (left !== undefined) {
    yield `“${left}” belongs to no test: each “## title” has one fence “md” or “txt”, and perhaps, after an empty line, one fence “fixed”`
  }
  if (!/^# ./.test(text)) yield 'the first line is “# ” and the id of the rule'
  if (!cases.some(({title}) => title.startsWith('stays silent'))) {
    yield 'it has no heading “## stays silent on …” over a document that comes near the fault and is fine'
  }
  if (cases.length < 2) yield 'it needs two tests or more: what is flagged, and what is not'
}

const fenced = (fixed: string): string => `\n\`\`\`fixed\n${fixed}\`\`\`\n`

/** Lines as in the document that are worth leaving out, and those left beside a change to see where it is. */
const many = 8
const context = 3

function inFull(fixed: string, source: string): string {
  const lines = linesOf(source)
  const around = /^(?:… (\d+) lines\n)?([^]*?)(?:… (\d+) lines\n)?$/.exec(fixed)
  const [, first = '0', changed = '', last = '0'] = around ?? []
  return lines.slice(0, Number(first)).join('') + changed + lines.slice(lines.length - Number(last)).join('')
}

/** A long document with what has changed only. */
function inShort(fixed: string, source: string): string {
  const before = linesOf(source)
  const after = linesOf(fixed)
  const shorter = Math.min(before.length, after.length)
  let first = 0
  while (first < shorter && before[first] === after[first]) first++
  let last = 0
  while (last < shorter - first && before.at(-1 - last) === after.at(-1 - last)) last++
  const left = (same: number) => (same - context >= many ? same - context : 0)
  const note = (count: number) => (count > 0 ? `… ${count} lines\n` : '')
  const [head, tail] = [left(first), left(last)]
  return note(head) + after.slice(head, after.length - tail).join('') + note(tail)
}

const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/** The case with what a run found, ready to stand in the suite. */
export function rewrite({head, fixed}: Case, found: {readonly fixture: string; readonly fixed: string | undefined}): string {
  const tail = fixed === undefined || found.fixed === undefined ? '' : fenced(inShort(found.fixed, strip(found.fixture)))
  return `${head}${found.fixture}\`\`\`\n${tail}`
}
