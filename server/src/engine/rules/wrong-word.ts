import {clauseRule} from '../rule.js'
import {authorities} from './authorities.js'

export const wrongWord = clauseRule({
  id: 'wrong-word',
  category: 'language',
  severity: 'warning',
  summary: '',
  rationale: '',
  authority: [authorities.plainWriting],
  examples: [{bad: '', good: ''}],
  traps: [''],
  *check() {},
})
