import {policyRule} from '../rule.js'
import {readStrangers} from '../spelling/strangers.js'
import {authorities} from './authorities.js'

export const missingSpace = policyRule({
  id: 'missing-space',
  category: 'language',
  severity: 'warning',
  summary: 'Two words without a space between them.',
  rationale:
    'Spaces get lost when text is pasted from a PDF or a web page, or when a variable is filled in. Only pairs of common words are judged, one of them a word such as “the” or “of”, or joined at a capital; compounds such as “webpage” and names such as “MyHealth” are left alone.',
  authority: [authorities.contractTools, authorities.plainWriting],
  examples: [
    {bad: 'You may cancel at any time [|ifyou|] tell us.', good: 'You may cancel at any time if you tell us.'},
    {bad: 'We remove [|theContent|] on request.', good: 'We remove the Content on request.'},
  ],
  traps: [
    'Our webpage, the takedown form and the paywall each have a whitepaper.',
    'MyHealth, YouTube and GitHub are services you may know.',
    'Therein, thereof and notwithstanding are words, and so are hereinafter and whosoever.',
    'Open `ifyou` or ofthe.example, or file the form ofthe_2.',
    'OurBase is free. Log in to OurBase, or leave OurBase.',
    'Atwater Ltd and Carlin Holdings run Onthebeach, and you log in to Onbase.',
  ],
  mechanical: true,
  *check(policy) {
    for (const {at, span, word, judgement} of readStrangers(policy)) {
      if (judgement.kind !== 'glued') continue
      const {halves, certain} = judgement
      const apart = halves.join(' ')
      yield {
        span: at.toSource(span),
        message: `A space is missing in “${word}”. Write “${apart}”.`,
        fixes: [
          {
            title: `Replace with “${apart}”`,
            safe: certain,
            edits: () => at.edit({start: span.start + halves[0].length, end: span.start + halves[0].length}, ' '),
          },
        ],
      }
    }
  },
})
