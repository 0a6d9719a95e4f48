import {findSlips} from '../language/slips.js'
import {clauseRule} from '../rule.js'
import {authorities} from './authorities.js'

export const wrongWord = clauseRule({
  id: 'wrong-word',
  category: 'language',
  severity: 'warning',
  summary: 'A word that cannot stand here: another was meant.',
  rationale:
    'A slip that a spelling checker cannot see, because each word is English: “you acknowledges”, “your can stop”, “in some instance”, “form you”. In a promise or a duty it leaves open what was promised. The rule knows kinds of words that cannot follow one another; it does not judge style, agreement across a sentence, or whether a word is well chosen.',
  authority: [authorities.contractTools, authorities.plainWriting],
  examples: [
    {bad: 'You [|acknowledges|] that all marks are ours.', good: 'You acknowledge that all marks are ours.'},
    {bad: 'If you disagree, [|your can|] leave at any time.', good: 'If you disagree, you can leave at any time.'},
    {bad: 'We collect data [|form|] you and from others.', good: 'We collect data from you and from others.'},
    {bad: 'In [|some instance|], the law asks for more.', good: 'In some instances, the law asks for more.'},
  ],
  traps: [
    'If you are limited by law, this may limit your rights; what we will need is your name.',
    'Should updated terms apply, we tell you. How can registered users object? They may, limited by law, object.',
    'The site you go to requires a name, and the state you move to is your business.',
    'We provide you personal information on request, and you personal attention.',
    'Your use of the site, and upon your request the deletion of your data, is subject to the will of the court.',
    'A services agreement, a users’ group, a sales tax and a cookies policy are four things.',
    'In no case and in any case, in such case, in some case law, and in most location data.',
    'Rather than wait, do it then and there; if you want more, then ask.',
    'The form you send us and the form our team needs are their own.',
    'To wit, it was too much to ask, and to too many users.',
    'Those that process data must have consent, access and control; the person who has to submit it is named.',
    'By or on behalf of us, in respect of the site, and subject to these terms.',
  ],
  check: (clause) => findSlips(clause, 'wrong'),
})
