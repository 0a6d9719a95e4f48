import {clauseRule} from '../rule.js'
import {authorities} from './authorities.js'

export const lowercaseSentenceStart = clauseRule({
  id: 'lowercase-sentence-start',
  category: 'language',
  severity: 'warning',
  summary: '',
  rationale: '',
  authority: [authorities.plainWriting],
  examples: [{bad: '', good: ''}],
  traps: [''],
  *check() {},
})
