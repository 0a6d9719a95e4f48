import {clauseRule} from '../rule.js'
import {authorities} from './authorities.js'

export const repeatedWord = clauseRule({
  id: 'repeated-word',
  category: 'language',
  severity: 'warning',
  summary: '',
  rationale: '',
  authority: [authorities.plainWriting],
  examples: [{bad: '', good: ''}],
  traps: [''],
  *check() {},
})
