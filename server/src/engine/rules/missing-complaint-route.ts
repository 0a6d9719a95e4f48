import {gapRule} from '../gaps.js'
import {notice} from '../lexicon/sample-notice.js'
import {authorities} from './authorities.js'

export const missingComplaintRoute = gapRule({
  id: 'missing-complaint-route',
  item: 'complaint-route',
  category: 'disclosure',
  severity: 'information',
  strict: true,
  jurisdiction: 'gdpr',
  summary: 'A notice under the GDPR that does not tell of the right to complain to an authority.',
  rationale:
    'Whoever is not content with your answer may turn to a data protection authority, and the GDPR asks you to say so. The rule asks where the document speaks of the GDPR or of the EU, or the configuration names it. It does not judge whether the authority named is the right one. It asks no supplement whose parent is not known.',
  authority: [authorities.gdpr13complaint],
  examples: [{bad: notice({with: ['bases'], marked: 'Your rights'}), good: notice({with: ['bases', 'complaints']})}],
  traps: [
    notice({with: ['bases'], saying: {complaints: 'You may lodge a complaint with the supervisory authority.'}}),
    notice({with: ['bases'], saying: {complaints: 'You can contact the Information Commissioner’s Office (ICO).'}}),
    notice(),
  ],
  message: () => 'Nothing says that readers can complain to a data protection authority. Add it to their rights.',
})
