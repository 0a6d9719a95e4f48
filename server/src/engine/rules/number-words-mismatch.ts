import {readDoubled, wordsFor} from '../model/numerals.js'
import {clauseRule, type Fix} from '../rule.js'
import {authorities} from './authorities.js'

export const numberWordsMismatch = clauseRule({
  id: 'number-words-mismatch',
  category: 'contradiction',
  severity: 'error',
  summary: 'A number that is one in words and another in figures.',
  rationale:
    'A period or a price that is given twice must be the same twice. Courts often prefer the words, readers read the figures, and both sides may be right. The rule compares a number in words with the figures in brackets behind it, or the other way round. It does not judge counters, “(1) … (2)”, years, fractions or numbers that are written once.',
  authority: [authorities.dealProof, authorities.contractTools],
  examples: [
    {bad: 'You may cancel within [|thirty (60)|] days.', good: 'You may cancel within thirty (30) days.'},
    {bad: 'We answer within [|10 (fifteen)|] working days.', good: 'We answer within 10 working days.'},
  ],
  traps: [
    'We answer within twenty-four (24) hours and keep logs for one hundred and twenty (120) days.',
    'You may (1) choose one (2) pay for it and (3) collect it.',
    'The fee is five hundred dollars ($500), or ten percent (10%) of the price.',
    'Interest is one and one-half percent (1.5%) a month.',
    'You have one month (30 days) to answer.',
    'Up to one thousand five hundred (1,500) files are free.',
    'Section Two (3) was repealed.',
  ],
  *check({text, masked}) {
    for (const {span, words, figures, inWords, inFigures} of readDoubled(masked)) {
      if (inWords === inFigures) continue
      const written = text.slice(words.start, words.end)
      const number = text.slice(figures.start, figures.end)
      const right = wordsFor(inFigures)
      const fixes: Fix[] = [
        {title: `Change the figures to “${inWords}”`, safe: false, edits: () => [{span: figures, text: String(inWords)}]},
      ]
      if (right !== undefined) {
        const inCase = likeCase(written, right)
        fixes.push({title: `Change the words to “${inCase}”`, safe: false, edits: () => [{span: words, text: inCase}]})
      }
      yield {span, message: `The words say ${written.toLowerCase()}, the figures ${number}. Write the right number in both.`, fixes}
    }
  },
})

function likeCase(written: string, words: string): string {
  if (written === written.toUpperCase()) return words.toUpperCase()
  return /^\p{Lu}/u.test(written) ? words.charAt(0).toUpperCase() + words.slice(1) : words
}
