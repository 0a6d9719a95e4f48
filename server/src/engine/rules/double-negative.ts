import {clauseRule, type Finding} from '../rule.js'
import {authorities} from './authorities.js'

export const doubleNegative = clauseRule({
  id: 'double-negative',
  category: 'readability',
  severity: 'information',
  summary: 'Two negatives that make a positive: “not uncommon”, “not … unless and until”.',
  rationale:
    'Readers have to undo both negatives to learn what holds, and some undo only one. A single “unless” or “without” is fine, and so is “not … until”. The rule does not judge “not unreasonably withheld”, which courts know, nor what content must not be.',
  authority: [authorities.plainWriting],
  examples: [
    {bad: 'Delays in summer are [|not uncommon|].', good: 'Delays in summer are common.'},
    {
      bad: 'Your booking is not final [|unless and until|] we confirm it.',
      good: 'Your booking is not final until we confirm it.',
    },
  ],
  traps: [
    'Your booking is not final unless we confirm it.',
    'You may not sell points without our consent.',
    'Consent will not be unreasonably withheld.',
    'Your reviews must not be unlawful or untrue.',
    'The offer holds unless and until you cancel.',
    'Points are not unlimited.',
    'We are not unable to help; call us.',
  ],
  *check({masked, sentences}): Generator<Finding> {
    if (!/\b(?:not|n[o’']t|never|no|neither|nor|cannot|none|nothing)\b/i.test(masked)) return
    for (const {0: found, index, groups} of masked.matchAll(notUn)) {
      const span = {start: index, end: index + found.length}
      const positive = groups?.['positive'] ?? ''
      yield {
        span,
        message: `“${found}” makes readers undo two negatives. Write “${positive}”.`,
        fixes: [{title: `Replace with “${positive}”`, safe: false, edits: () => [{span, text: positive}]}],
      }
    }
    for (const {0: found, index} of masked.matchAll(unlessAndUntil)) {
      const sentence = sentences.find(({start, end}) => start <= index && index < end)
      if (!sentence || !negates.test(masked.slice(Math.max(sentence.start, index - 400), index))) continue
      const span = {start: index, end: index + found.length}
      yield {
        span,
        message: `After “not”, “${found}” says the same thing twice over. Write “until”.`,
        fixes: [{title: 'Replace with “until”', safe: false, edits: () => [{span, text: 'until'}]}],
      }
    }
  },
})

/** Adjectives whose opposite says just that, no less: what is not unlimited need not be limited to much. */
const notUn =
  /(?<![\p{L}’'-])(?<!\bor\s)not\sun(?<positive>common|likely|usual|reasonable|necessary|important|known|expected|related|like(?!ly))(?![\p{L}-])/giu
const unlessAndUntil = /(?<![\p{L}-])(?:unless\sand\suntil|until\sand\sunless|unless\sor\suntil)(?![\p{L}-])/giu
/** In the same clause: “you may not sell it, and it is yours until and unless we block it” is fine. */
const negates =
  /(?:(?<!\p{L})(?:not|never|no|neither|nor|cannot|nothing|none|without)(?!\p{L})|n[’']t(?!\p{L}))(?:(?!, (?:and|but|so) )[^;:]){0,400}$/iu
