import {policyRule} from '../rule.js'
import {authorities} from './authorities.js'

export const conflictingRetention = policyRule({
  id: 'conflicting-retention',
  category: 'contradiction',
  severity: 'error',
  summary: '',
  rationale: '',
  authority: [authorities.plainWriting],
  examples: [{bad: '', good: ''}],
  traps: [''],
  *check() {},
})
