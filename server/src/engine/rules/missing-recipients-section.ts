import {gapRule} from '../gaps.js'
import {notice} from '../lexicon/sample-notice.js'
import {authorities} from './authorities.js'

export const missingRecipientsSection = gapRule({
  id: 'missing-recipients-section',
  item: 'recipients',
  category: 'disclosure',
  severity: 'information',
  strict: true,
  summary: 'A notice that says data is shared, and nowhere with whom.',
  rationale:
    'A reader must learn who gets the data, by name or at least by kind. The rule speaks once, when data is shared and neither a name nor a kind of recipient stands anywhere; single sentences without a recipient are judged by may-share-without-recipient and unspecified-recipient. It does not judge whether the list is complete. It asks no terms, guidelines or contracts, and no supplement whose parent is not known.',
  authority: [authorities.gdpr13recipients],
  examples: [
    {
      bad: notice({saying: {recipients: '## Sharing\n\nWe may share your personal data with third parties.'}, marked: 'Sharing'}),
      good: notice(),
    },
  ],
  traps: [
    notice({saying: {recipients: 'We do not share your personal data with anybody.'}}),
    notice({saying: {recipients: 'We share your notes with couriers and banks.'}}),
    notice({without: ['recipients']}),
  ],
  message: () => 'Data is shared, and nothing says with whom. List the recipients, or their kinds, and why each gets it.',
})
