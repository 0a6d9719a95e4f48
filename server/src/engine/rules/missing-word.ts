import {findSlips} from '../language/slips.js'
import {clauseRule} from '../rule.js'
import {authorities} from './authorities.js'

export const missingWord = clauseRule({
  id: 'missing-word',
  category: 'language',
  severity: 'warning',
  summary: 'Two words between which one is missing.',
  rationale:
    'A word that got lost in editing may be the one that counts: “will not displayed”, “in breach these terms”, “under the of the board”. The rule knows kinds of words that cannot follow one another without a third; what else may be missing it does not judge, nor style.',
  authority: [authorities.contractTools, authorities.plainWriting],
  examples: [
    {bad: 'Your name [|will not displayed|] to others.', good: 'Your name will not be displayed to others.'},
    {bad: 'We act on [|behalf our|] customers.', good: 'We act on behalf of our customers.'},
    {
      bad: 'You must be [|able communicate|], [|except otherwise|] agreed.',
      good: 'You must be able to communicate, except as otherwise agreed.',
    },
    {bad: 'It is decided under [|the of|] the board.', good: 'It is decided under the rules of the board.'},
  ],
  traps: [
    'You are able and required to act on our behalf; our customers agree.',
    'Some part played by our site, and any part thereof, is subject to the law.',
    'We may take part our way. Except otherwise empty lines, nothing is stored.',
    'This applies only the first time, and those available only this year are new.',
    'If not, in breach or in accordance with these terms, you will not.',
  ],
  check: (clause) => findSlips(clause, 'missing'),
})
