import {clauseRule} from '../rule.js'
import {authorities} from './authorities.js'

export const blankReference = clauseRule({
  id: 'blank-reference',
  category: 'structure',
  severity: 'error',
  summary: '',
  rationale: '',
  authority: [authorities.plainWriting],
  examples: [{bad: '', good: ''}],
  traps: [''],
  *check() {},
})
