import {policyRule} from '../rule.js'
import {authorities} from './authorities.js'

export const selfSectionMismatch = policyRule({
  id: 'self-section-mismatch',
  category: 'structure',
  severity: 'warning',
  summary: '',
  rationale: '',
  authority: [authorities.plainWriting],
  examples: [{bad: '', good: ''}],
  traps: [''],
  *check() {},
})
