import {findSlips} from '../language/slips.js'
import {clauseRule} from '../rule.js'
import {authorities} from './authorities.js'

export const extraWord = clauseRule({
  id: 'extra-word',
  category: 'language',
  severity: 'warning',
  summary: 'Words of which one is too many.',
  rationale:
    'Two drafts of one phrase that were both left in: “when you access to our site”, “let you to view”, “contact us the team”. Readers must guess which of the two was meant. The rule knows kinds of words that cannot follow one another; a word that is merely not needed it does not judge.',
  authority: [authorities.contractTools, authorities.plainWriting],
  examples: [
    {bad: 'Please [|contact us the|] team in Oslo.', good: 'Please contact the team in Oslo.'},
    {bad: 'This will [|let you to|] view photos.', good: 'This will let you view photos.'},
  ],
  traps: [
    'You can, may and will ask; access to our site is free, and contact to us is easy.',
    'Contact us the same day or the moment you know, and email us the form.',
    'We let you know, and let users in to view it. Do or, and so on.',
  ],
  check: (clause) => findSlips(clause, 'extra'),
})
