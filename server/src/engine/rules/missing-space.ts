import type {Clause} from '../model/clause.js'
import {clausesWith} from '../model/ledger.js'
import {policyRule} from '../rule.js'
import {readStrangers} from '../spelling/strangers.js'
import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const missingSpace = policyRule({
  id: 'missing-space',
  category: 'language',
  severity: 'warning',
  summary: 'Two words, or a number and a word, without a space between them.',
  rationale:
    'Spaces get lost when text is pasted from a PDF or a web page, or when a variable is filled in. Only pairs of common words are judged, one of them a word such as “the” or “of”, or joined at a capital; compounds such as “webpage” and names such as “MyHealth” are left alone.',
  authority: [authorities.contractTools, authorities.plainWriting],
  examples: [
    {bad: 'You may cancel at any time [|ifyou|] tell us.', good: 'You may cancel at any time if you tell us.'},
    {bad: 'We remove [|theContent|] on request.', good: 'We remove the Content on request.'},
    {bad: 'We answer within [|30days|] of your request.', good: 'We answer within 30 days of your request.'},
  ],
  traps: [
    'Use a 30-day trial, 24h support, 5GB, 10k users, 3rd parties and 2FA; see /30days and 7days.example.',
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
    for (const at of clausesWith(policy, gluedNumbersIn)) {
      for (const {span, cut} of gluedNumbersIn(at.clause)) {
        const written = at.clause.text.slice(span.start, span.end)
        const apart = `${written.slice(0, cut - span.start)} ${written.slice(cut - span.start)}`
        yield {
          span: at.toSource(span),
          message: `A space is missing in “${written}”. Write “${apart}”.`,
          fixes: [{title: `Replace with “${apart}”`, safe: true, edits: () => at.edit({start: cut, end: cut}, ' ')}],
        }
      }
    }
  },
})

/** “30days”, “5%of” */
const gluedNumber =
  /(?<![\p{L}\p{N}_./-])(?:(\d{1,4})(?:(?:business|calendar|working)?(?:days?|weeks?|months?|years?|hours?|minutes?|euros?|dollars?|percent))|(\d{1,3}%)(?:of|per|in|from|and|or|to|on))(?![\p{L}\p{N}_-]|\.\p{L})/giu

const gluedNumbersIn = remembered(({masked}: Clause): readonly {readonly span: Span; readonly cut: number}[] => {
  if (!/\d[%A-Za-z]/.test(masked)) return []
  return Array.from(masked.matchAll(gluedNumber), ({0: found, 1: number, 2: share, index}) => ({
    span: {start: index, end: index + found.length},
    cut: index + (number ?? share ?? '').length,
  }))
})
