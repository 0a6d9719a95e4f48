import {clauseRule} from '../rule.js'
import {authorities} from './authorities.js'

export const unpairedBracketQuote = clauseRule({
  id: 'unpaired-bracket-quote',
  category: 'language',
  severity: 'warning',
  summary: '',
  rationale: '',
  authority: [authorities.plainWriting],
  examples: [{bad: '', good: ''}],
  traps: [''],
  *check() {},
})
