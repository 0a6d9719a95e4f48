import {readDoubled} from '../model/numerals.js'
import {clauseRule} from '../rule.js'
import {authorities} from './authorities.js'

export const numberSaidTwice = clauseRule({
  id: 'number-said-twice',
  category: 'readability',
  severity: 'hint',
  strict: true,
  mechanical: true,
  summary: 'A number in words and again in figures: “thirty (30)”.',
  rationale:
    'A number that is written twice is read twice, and when it is changed, one of the two is forgotten. Figures alone are quicker to find. The rule does not judge numbers that differ: number-words-mismatch does.',
  authority: [authorities.plainWriting, authorities.commonForm],
  examples: [{bad: 'You may cancel within [|thirty (30)|] days.', good: 'You may cancel within 30 days.'}],
  traps: ['You may cancel within 30 days.', 'You have one month (30 days) to answer.', 'Choose one (see 3).'],
  *check({text, masked}) {
    for (const {span, words, figures, bracket, inWords, inFigures} of readDoubled(masked)) {
      if (inWords !== inFigures) continue
      const outer = words.start < figures.start ? words : figures
      const both = text.slice(span.start, span.end)
      const kept = text.slice(figures.start, figures.end)
      const isPlain = outer.end === bracket.start && bracket.end - bracket.start <= kept.length + 3
      yield {
        span,
        message: `“${both}” says the number twice. Once is enough.`,
        fixes:
          outer === words && isPlain
            ? [{title: `Replace with “${kept}”`, safe: true, edits: () => [{span, text: kept}]}]
            : [{title: 'Remove the brackets', safe: true, edits: () => [{span: bracket, text: ''}]}],
      }
    }
  },
})
