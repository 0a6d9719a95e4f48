import {clauseRule} from '../rule.js'
import {authorities} from './authorities.js'

export const missingPurpose = clauseRule({
  id: 'missing-purpose',
  category: 'language',
  severity: 'hint',
  strict: true,
  summary: 'TODO: what is flagged, in one line.',
  rationale: 'TODO: why it matters to a reader, and what the rule does not judge.',
  authority: [authorities.plainWriting],
  examples: [{bad: 'TODO: a sentence with [|the fault|].', good: 'TODO: the sentence put right.'}],
  traps: ['TODO: a sentence that comes near the fault and is fine.'],
  *check({masked}) {
    for (const {0: found, index} of masked.matchAll(/TODO: what is flagged/g)) {
      yield {span: {start: index, end: index + found.length}, message: 'TODO: what is wrong. What to do.'}
    }
  },
})
