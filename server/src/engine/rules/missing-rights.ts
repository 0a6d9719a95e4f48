import {gapRule, listed} from '../gaps.js'
import {notice} from '../lexicon/sample-notice.js'
import {authorities} from './authorities.js'

export const missingRights = gapRule({
  id: 'missing-rights',
  item: 'rights',
  category: 'disclosure',
  severity: 'warning',
  strict: true,
  summary: 'A privacy notice that does not say how to see, correct or delete one’s data.',
  rationale:
    'Access, correction and deletion are what readers may ask for nearly everywhere; under the GDPR also restriction, objection and portability. The message names what is missing. Where some of it is there, or only what the GDPR adds is not, this is information. A reference to another notice for rights is an answer. The rule cannot know which rights the law gives your readers, nor whether deleting an account deletes the data. It asks no terms, guidelines or contracts, and no supplement whose parent is not known.',
  authority: [authorities.gdpr13rights, authorities.ccpaPolicy],
  examples: [{bad: notice({without: ['rights'], marked: 'How we use it'}), good: notice()}],
  traps: [
    notice({saying: {rights: 'In your profile you can view, edit and delete all information about you.'}}),
    notice({saying: {rights: '## Rights\n\nFor your rights, see our [general privacy policy](privacy.md).'}}),
    notice({saying: {rights: 'You have the right to:\n\n- access your data;\n- have errors corrected;\n- have your data erased.'}}),
  ],
  lowered: ({missing}) => (missing.length > 0 ? 'information' : undefined),
  message: ({missing}) =>
    missing.length === 0
      ? 'Nothing says how readers can see, correct or delete their data. Say what they may ask for, and how.'
      : `Nothing says how readers can ${listed(missing, 'or')} their data. Add it to what they may ask for, and say how.`,
})
