import {expect, test} from 'vitest'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {type Config, defaultConfig} from '../server/src/engine/config.js'
import {Linter} from '../server/src/engine/lint.js'
import {clauseRule, policyRule, type Rule, type Severity} from '../server/src/engine/rule.js'
import {authorities} from '../server/src/engine/rules/authorities.js'
import {diagnosticOf} from '../server/src/features/diagnostics.js'

const meta = {
  category: 'terms',
  summary: 'Made up for this test.',
  rationale: 'Made up for this test.',
  authority: [authorities.plainWriting],
  examples: [{bad: '[|x|]', good: 'y'}],
  traps: ['y'],
} as const

const found = (severity: Severity | undefined) => ({
  span: {start: 0, end: 1},
  message: 'Found.',
  tag: 'unnecessary' as const,
  ...(severity && {severity}),
})

/** A rule of either scope that is a warning, and finds one thing that may be less. */
const rulesFor = (severity: Severity | undefined): readonly Rule[] => [
  clauseRule({...meta, id: 'of-clause', severity: 'warning', check: () => [found(severity)]}),
  policyRule({...meta, id: 'of-policy', severity: 'warning', check: () => [found(severity)]}),
]

function problemsOf(own: Severity | undefined, set: Severity | undefined) {
  const rules = rulesFor(own)
  const config: Config = {...defaultConfig, rules: new Map(set ? rules.map(({id}) => [id, {severity: set}]) : [])}
  const linter = new Linter({rules, config})
  return linter.check(linter.read('x', 'markdown'))
}

test.each<[own: Severity | undefined, set: Severity | undefined, becomes: Severity]>([
  [undefined, undefined, 'warning'],
  ['information', undefined, 'information'],
  ['error', undefined, 'warning'],
  ['information', 'error', 'information'],
  ['information', 'hint', 'hint'],
  ['warning', 'error', 'warning'],
  [undefined, 'error', 'error'],
])('a finding that is %s of a rule set to %s is %s', (own, set, becomes) => {
  expect(problemsOf(own, set).map(({severity}) => severity)).toEqual([becomes, becomes])
})

test('a tag of either kind of rule reaches the editor', () => {
  const document = TextDocument.create('file:///a.md', 'markdown', 1, 'x')
  expect(problemsOf(undefined, undefined).map((problem) => diagnosticOf(problem, document, true).tags)).toEqual([[1], [1]])
})
