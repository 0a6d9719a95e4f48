import {expect, test} from 'vitest'
import {snippetOf} from '../server/src/features/convert.js'

test.each([
  ['plain text', 'costs $5 {a} \\', 'costs \\$5 {a\\} \\\\'],
  ['a blank', ['for ', {label: 'period'}], 'for ${1:[period]}'],
  ['two blanks, and one again', [{label: 'a'}, ' ', {label: 'b'}, ' ', {label: 'a'}], '${1:[a]} ${2:[b]} ${1}'],
  ['choices', [{label: 'period', choices: ['30 days', 'a, b|c']}], '${1|30 days,a\\, b\\|c,[period]|}'],
] as const)('a rewrite with %s as a snippet', (_, rewrite, snippet) => {
  expect(snippetOf(rewrite)).toBe(snippet)
})
