import type {Format} from '../../server/src/engine/model/policy.js'

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

const beside = /```(?:md|txt) (last|[\w/-]+\.\w+)\n([^]*?)^```\n/gm
const layout =
  /^## (.+)\n((?:(?!```|## ).*\n|```(?:md|txt) (?:last|[\w/-]+\.\w+)\n(?:(?!```).*\n)*```\n)*)```(md|txt)(?: (?!(?:last|[\w/-]+\.\w+)$)(.+))?\n([^]*?)^```\n(?:\n```fixed\n([^]*?)^```\n)?/gm

export function readSuite(text: string): Suite {
  const cases = Array.from(text.matchAll(layout), ([whole, title = '', around = '', language, options = '', fixture = '', fixed]): Case => {
    const files = Array.from(around.matchAll(beside), ([, name = '', text = '']) => [name, text] as const)
    const others = files.filter(([name]) => name !== 'last')
    return {
      title,
      format: language === 'md' ? 'markdown' : 'plain',
      options,
      fixture,
      fixed,
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

/** The case with what a run found, ready to stand in the suite. */
export function rewrite({whole, fixture, fixed}: Case, found: {readonly fixture: string; readonly fixed: string | undefined}): string {
  const tail = fixed === undefined ? '' : `\n\`\`\`fixed\n${fixed}\`\`\`\n`
  const head = whole.slice(0, whole.length - `${fixture}\`\`\`\n${tail}`.length)
  return `${head}${found.fixture}\`\`\`\n${fixed === undefined ? '' : `\n\`\`\`fixed\n${found.fixed}\`\`\`\n`}`
}
