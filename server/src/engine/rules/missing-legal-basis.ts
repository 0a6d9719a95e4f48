import {gapRule} from '../gaps.js'
import {notice} from '../lexicon/sample-notice.js'
import {authorities} from './authorities.js'

export const missingLegalBasis = gapRule({
  id: 'missing-legal-basis',
  item: 'legal-basis',
  category: 'disclosure',
  severity: 'information',
  strict: true,
  jurisdiction: 'gdpr',
  summary: 'A notice under the GDPR that gives purposes, and no legal basis.',
  rationale:
    'The GDPR asks for the legal basis of each purpose: a contract, consent, a legal obligation, a legitimate interest. The rule asks where the document speaks of the GDPR or of the EU, or the configuration names it. It is silent once legal bases are spoken of as such; whether each purpose has one, and the right one, it cannot know. It asks no supplement whose parent is not known.',
  authority: [authorities.gdpr13basis],
  examples: [{bad: notice({with: ['freedoms'], marked: 'How we use it'}), good: notice({with: ['bases', 'freedoms']})}],
  traps: [
    notice({
      with: ['freedoms'],
      saying: {bases: 'We rely on your consent, on our legitimate interests, and on what is necessary to perform our contract with you.'},
    }),
    notice(),
    'Acorn Terms of Use\n\nThe GDPR applies to what you upload.',
  ],
  message: () =>
    'Nothing says on what legal basis you use data. Name the basis for each purpose: contract, consent, law, or a legitimate interest.',
})
