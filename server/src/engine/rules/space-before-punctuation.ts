import {clauseRule} from '../rule.js'
import {authorities} from './authorities.js'

export const spaceBeforePunctuation = clauseRule({
  id: 'space-before-punctuation',
  category: 'language',
  severity: 'warning',
  summary: '',
  rationale: '',
  authority: [authorities.plainWriting],
  examples: [{bad: '', good: ''}],
  traps: [''],
  *check() {},
})
