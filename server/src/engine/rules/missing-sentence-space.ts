import {clauseRule} from '../rule.js'
import {authorities} from './authorities.js'

export const missingSentenceSpace = clauseRule({
  id: 'missing-sentence-space',
  category: 'language',
  severity: 'warning',
  summary: '',
  rationale: '',
  authority: [authorities.plainWriting],
  examples: [{bad: '', good: ''}],
  traps: [''],
  *check() {},
})
