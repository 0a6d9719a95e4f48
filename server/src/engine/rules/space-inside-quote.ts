import {clauseRule} from '../rule.js'
import {authorities} from './authorities.js'

export const spaceInsideQuote = clauseRule({
  id: 'space-inside-quote',
  category: 'language',
  severity: 'information',
  summary: '',
  rationale: '',
  authority: [authorities.plainWriting],
  examples: [{bad: '', good: ''}],
  traps: [''],
  *check() {},
})
