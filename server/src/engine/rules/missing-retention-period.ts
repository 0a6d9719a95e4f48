import {policyRule} from '../rule.js'
import {authorities} from './authorities.js'

export const missingRetentionPeriod = policyRule({
  id: 'missing-retention-period',
  category: 'disclosure',
  severity: 'information',
  summary: '',
  rationale: '',
  authority: [authorities.plainWriting],
  examples: [{bad: '', good: ''}],
  traps: [''],
  *check() {},
})
