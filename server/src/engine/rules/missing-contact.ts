import {gapRule} from '../gaps.js'
import {notice} from '../lexicon/sample-notice.js'
import {authorities} from './authorities.js'

export const missingContact = gapRule({
  id: 'missing-contact',
  item: 'contact',
  category: 'disclosure',
  severity: 'warning',
  summary: 'A privacy notice that gives no way to reach anybody.',
  rationale:
    'Rights are worth nothing to a reader who does not know whom to write to. An e-mail address, a postal address, a telephone number, or a link to a form or a contact page is enough; the rule does not judge whether somebody answers there, nor whether the company is named in full. It asks no terms, guidelines or contracts, and no supplement whose parent is not known.',
  authority: [authorities.gdpr13contact],
  examples: [{bad: notice({without: ['contact'], marked: 'Your rights'}), good: notice()}],
  traps: [
    notice({saying: {contact: 'Questions? [Contact us](https://acorn.example/contact), or use our form at acorn.example/form.'}}),
    notice({saying: {contact: 'Write to us at 12 Oak Street, Harbour.'}}),
    notice({saying: {contact: '## Who to ask\n\nPhone: +44 20 7946 0000'}}),
  ],
  message: () => 'Nothing says how to reach you. Give an address to write to, for questions and requests about data.',
})
