import {gapRule} from '../gaps.js'
import {notice} from '../lexicon/sample-notice.js'
import {authorities} from './authorities.js'

export const missingTransferSafeguard = gapRule({
  id: 'missing-transfer-safeguard',
  item: 'transfer-safeguard',
  category: 'disclosure',
  severity: 'warning',
  strict: true,
  summary: 'A notice that says data goes abroad, and not what protects it there.',
  rationale:
    'Data that leaves its country leaves its law. Say on what the transfer rests: standard contractual clauses, an adequacy decision, a framework, binding corporate rules. That readers consent by using a service is no safeguard, nor that “steps are taken”. A safeguard that no longer holds is named here, and left to stale-law-reference. The rule is silent where nothing is said to go abroad. It asks no terms, guidelines or contracts, and no supplement whose parent is not known.',
  authority: [authorities.gdpr13transfers],
  examples: [
    {
      bad: notice({
        saying: {transfers: '## Other countries\n\nWe transfer your data to countries outside the EEA.'},
        marked: 'Other countries',
      }),
      good: notice({with: ['transfers']}),
    },
  ],
  traps: [
    notice({saying: {transfers: 'We transfer data to Canada, outside the EEA, which has an adequacy decision.'}}),
    notice({saying: {transfers: 'Our servers are in the United States.'}}),
    notice({saying: {transfers: 'You can transfer your plan to another account.'}}),
  ],
  lowered: (_, {isUnder}) => (isUnder('gdpr') ? undefined : 'information'),
  message: () =>
    'Data goes abroad, and nothing says what protects it there. Name the safeguard, such as standard contractual clauses, and how to get a copy.',
})
