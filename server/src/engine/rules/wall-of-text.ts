import type {Clause} from '../model/clause.js'
import {clausesThat} from '../model/ledger.js'
import {brokenAt} from '../model/splitting.js'
import {Kind} from '../parse/tokens.js'
import {policyRule} from '../rule.js'
import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const wallOfText = policyRule({
  id: 'wall-of-text',
  category: 'readability',
  severity: 'hint',
  strict: true,
  summary: 'A paragraph of more than 150 words.',
  rationale:
    'Nobody reads a block without a break; what stands in its middle is not noticed. Break it where the topic turns, or set what it lists line by line. Only its first words are marked. The rule does not judge quotations, nor a paragraph that is one sentence: that is for long-sentence.',
  authority: [authorities.wp260, authorities.plainWriting],
  examples: [
    {
      bad: `[|We keep a|] record of each order. ${'It names the goods, the price and the day on which you paid for them. '.repeat(11).trim()}`,
      good: `We keep a record of each order. ${'It names the goods, the price and the day on which you paid for them. '.repeat(5).trim()}\n\n${'It names the goods, the price and the day on which you paid for them. '.repeat(6).trim()}`,
    },
  ],
  traps: [
    'We keep a record of each order. It names the goods, the price and the day.',
    `We keep: ${'your name, your address, your orders, your invoices and the day on which you paid for them, '.repeat(10)}and no more.`,
  ],
  options: {words: 150},
  *check(policy, {words}) {
    for (const at of clausesThat(policy, hasSentences)) {
      const {count, opening, middle} = sizeOf(at.clause)
      if (count <= words) continue
      yield {
        span: at.toSource(opening),
        message: `This paragraph has ${count} words. Break it up.`,
        fixes: [{title: 'Break it in the middle', safe: false, edits: () => brokenAt(policy, at, middle)}],
      }
    }
  },
})

const hasSentences = ({kind, sentences, text}: Clause): boolean =>
  (kind === 'paragraph' || kind === 'item') && sentences.length > 1 && text.length > shortest
/** Fewer characters are no wall to anybody. */
const shortest = 60

interface Size {
  readonly count: number
  /** Its first words. */
  readonly opening: Span
  /** The space between two sentences that is nearest to the middle. */
  readonly middle: Span
}

const sizeOf = remembered(({tokens: {starts, ends, kinds}, sentences, text}: Clause): Size => {
  let count = 0
  let opening = {start: 0, end: 0}
  for (let index = 0; index < kinds.length; index++) {
    if (kinds[index] !== Kind.word && kinds[index] !== Kind.number) continue
    count++
    if (count <= openingWords) opening = {start: 0, end: ends[index] ?? 0}
  }
  let middle = {start: 0, end: 0}
  for (let index = 1; index < sentences.length; index++) {
    const gap = {start: sentences[index - 1]?.end ?? 0, end: sentences[index]?.start ?? 0}
    if (Math.abs(gap.start - text.length / 2) < Math.abs(middle.start - text.length / 2)) middle = gap
  }
  return {count, opening: {start: starts[0] ?? 0, end: opening.end}, middle}
})

const openingWords = 3
