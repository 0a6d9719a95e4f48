import {clauseRule} from '../rule.js'
import {authorities} from './authorities.js'

export const unresolvedPlaceholder = clauseRule({
  id: 'unresolved-placeholder',
  category: 'structure',
  severity: 'error',
  summary: '',
  rationale: '',
  authority: [authorities.plainWriting],
  examples: [{bad: '', good: ''}],
  traps: [''],
  *check() {},
})
