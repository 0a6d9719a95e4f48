import {policyRule} from '../rule.js'
import {authorities} from './authorities.js'

export const mayShareWithoutRecipient = policyRule({
  id: 'may-share-without-recipient',
  category: 'vagueness',
  severity: 'warning',
  summary: '',
  rationale: '',
  authority: [authorities.plainWriting],
  examples: [{bad: '', good: ''}],
  traps: [''],
  *check() {},
})
