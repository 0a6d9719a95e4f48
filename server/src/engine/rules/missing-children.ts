import {gapRule} from '../gaps.js'
import {notice} from '../lexicon/sample-notice.js'
import {authorities} from './authorities.js'

export const missingChildren = gapRule({
  id: 'missing-children',
  item: 'children',
  category: 'disclosure',
  severity: 'hint',
  strict: true,
  summary: 'A notice for everybody that does not mention children.',
  rationale:
    'Whoever offers something to everybody is asked whether children may use it, from what age, and what happens to their data. One sentence is enough. The rule does not ask notices for applicants, staff, suppliers or companies; whether children use a service, it cannot know. It asks no terms, guidelines or contracts, and no supplement whose parent is not known.',
  authority: [authorities.coppa, authorities.gdpr8],
  examples: [{bad: notice({without: ['children'], marked: 'Your rights'}), good: notice()}],
  traps: [
    notice({saying: {children: 'You must be at least 16 years old to use the app.'}}),
    notice({
      without: ['children'],
      saying: {scope: 'This privacy notice explains what Acorn Ltd does with the personal data of job applicants.'},
    }),
    notice({saying: {children: 'Parents can see the plans of their kids.'}}),
  ],
  message: () => 'Nothing is said about children. Say from what age the service may be used, and what you do with data of younger ones.',
})
