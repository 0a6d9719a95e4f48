import type {Format} from '../../server/src/engine/model/policy.js'

/** One test of a suite: `## title`, then a document, then perhaps the document after the first fix of each problem. */
export interface Case {
  readonly title: string
  readonly format: Format
  /** What follows `md` or `txt`: options as JSON, or nothing. */
  readonly options: string
  /** The document with its `^^^^` lines. */
  readonly fixture: string
  /** The fence `fixed`, if there is one. */
  readonly fixed: string | undefined
  /** All of it as it stands in the suite. */
  readonly whole: string
}

export interface Suite {
  readonly cases: readonly Case[]
  /** What is wrong with the suite itself, a line each. */
  readonly complaints: readonly string[]
}

const layout = /^## (.+)\n(?:(?!```|## ).*\n)*```(md|txt)(?: (.+))?\n([^]*?)^```\n(?:\n```fixed\n([^]*?)^```\n)?/gm

export function readSuite(text: string): Suite {
  const cases = Array.from(text.matchAll(layout), ([whole, title = '', language, options = '', fixture = '', fixed]): Case => {
    return {title, format: language === 'md' ? 'markdown' : 'plain', options, fixture, fixed, whole}
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

/** The case with what a run found, ready to stand in the suite. */
export function rewrite({whole, fixture, fixed}: Case, found: {readonly fixture: string; readonly fixed: string | undefined}): string {
  const tail = fixed === undefined ? '' : `\n\`\`\`fixed\n${fixed}\`\`\`\n`
  const head = whole.slice(0, whole.length - `${fixture}\`\`\`\n${tail}`.length)
  return `${head}${found.fixture}\`\`\`\n${fixed === undefined ? '' : `\n\`\`\`fixed\n${found.fixed}\`\`\`\n`}`
}
