import {policyRule} from '../rule.js'
import {authorities} from './authorities.js'

export const unspecifiedRecipient = policyRule({
  id: 'unspecified-recipient',
  category: 'vagueness',
  severity: 'warning',
  summary: '',
  rationale: '',
  authority: [authorities.plainWriting],
  examples: [{bad: '', good: ''}],
  traps: [''],
  *check() {},
})
