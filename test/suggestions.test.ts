import {expect, test} from 'vitest'
import {Linter} from '../server/src/engine/lint.js'
import {withSuggestions} from '../server/src/engine/model/suggestions.js'
import {spelling} from './harness/spelling.js'

const policy = new Linter({spelling}).read(
  `# Privacy

We share your address with our courier to deliver your parcels. We share your card number with Harbour Bank Ltd to take payments.
We collect your name and your phone number. Orders are deleted after 90 days. Write to privacy@harbour.example.

- We share statistics with third parties.
- We share your address with our courier.
`,
  'markdown',
)

/** In the middle of a sentence. */
const inside = {start: 20, end: 20}

const choicesFor = (label: string) => {
  const {text} = withSuggestions(policy, {span: inside, text: [{label}]})
  const [blank] = text
  return typeof blank === 'object' ? blank.choices : undefined
}

test.each([
  ['recipients', ['our courier', 'Harbour Bank Ltd']],
  ['categories', ['our courier', 'Harbour Bank Ltd']],
  ['purpose', ['deliver your parcels', 'take payments']],
  ['period', ['90 days']],
  ['kinds of data', ['name', 'phone number']],
  ['e-mail address', ['privacy@harbour.example']],
  ['company', ['Harbour Bank Ltd']],
  // Nothing is made up.
  ['event', undefined],
  ['constructor', undefined],
])('the document fills %s', (label, choices) => {
  expect(choicesFor(label)).toEqual(choices)
})

test('choices that a rule has thought of stay', () => {
  const text = [{label: 'period', choices: ['a year']}]
  expect(withSuggestions(policy, {span: inside, text}).text).toEqual(text)
})

test('choices that open a sentence have a capital', () => {
  const {text} = withSuggestions(policy, {span: {start: 11, end: 11}, text: [{label: 'recipients'}, ' get it.']})
  expect(policy.source.slice(11, 13)).toBe('We')
  expect(text[0]).toEqual({label: 'recipients', choices: ['Our courier', 'Harbour Bank Ltd']})
})
