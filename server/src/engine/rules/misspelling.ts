import {policyRule} from '../rule.js'
import {authorities} from './authorities.js'

export const misspelling = policyRule({
  id: 'misspelling',
  category: 'language',
  severity: 'warning',
  summary: '',
  rationale: '',
  authority: [authorities.plainWriting],
  examples: [{bad: '', good: ''}],
  traps: [''],
  *check() {},
})
