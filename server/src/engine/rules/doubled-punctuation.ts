import {clauseRule} from '../rule.js'
import {authorities} from './authorities.js'

export const doubledPunctuation = clauseRule({
  id: 'doubled-punctuation',
  category: 'language',
  severity: 'warning',
  summary: '',
  rationale: '',
  authority: [authorities.plainWriting],
  examples: [{bad: '', good: ''}],
  traps: [''],
  *check() {},
})
