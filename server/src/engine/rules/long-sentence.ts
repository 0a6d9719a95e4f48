import type {Clause} from '../model/clause.js'
import {type Enumeration, enumerationIn} from '../model/enumerations.js'
import {clausesThat} from '../model/ledger.js'
import type {PlacedClause, Policy} from '../model/policy.js'
import {type SentenceLength, sentenceLengthsOf} from '../model/sentence-lengths.js'
import {asList, inTwo} from '../model/splitting.js'
import {type Fix, policyRule} from '../rule.js'
import {remembered} from '../text/remembered.js'
import {authorities} from './authorities.js'

export const longSentence = policyRule({
  id: 'long-sentence',
  category: 'readability',
  severity: 'information',
  summary: 'A sentence of more than 40 words.',
  rationale:
    'Whoever reaches the end of such a sentence has forgotten how it began, and a condition in its middle is missed. Up to half as much again over the limit it is only a hint. Items that semicolons or marks such as (a) and (b) set apart count one by one; a sentence that is long only because it lists so is a hint, with a way to set the list line by line; so is a disclaimer in capitals. Only the first words are marked: they say which sentence is meant, and a mark under a whole paragraph says nothing. The rule does not judge headings, tables and quotations.',
  authority: [authorities.plainWriting, authorities.gdpr12],
  examples: [
    {
      bad: '[|We keep the|] records of your orders for as long as the law of the country in which you live asks us to keep them, and we pass them on to our accountant, who checks them once a year and who then sends them back to our office in Utah.',
      good: 'We keep the records of your orders for as long as the law of your country asks us to. We pass them on to our accountant. She checks them once a year and sends them back to our office in Utah.',
    },
  ],
  traps: [
    'We keep your orders. We send them on.',
    'We use your data to: (a) send you the goods that you have ordered from us or from one of the shops that sell through us; (b) bill you for them, and for what they cost to send; (c) answer your questions about them; and (d) tell you of the next sale.',
    'We keep your name; your address, and the address to which the goods are to be sent, if it is another; the goods that you have ordered; the day on which you ordered them; and the day on which you paid for them or sent them back.',
    '## We keep the records of your orders for as long as the law of the country in which you live asks us to keep them, and we pass them on to our accountant, who checks them once a year and who then sends them back to our office',
    '“We keep the records of your orders for as long as the law of the country in which you live asks us to keep them, and we pass them on to our accountant, who checks them once a year and who then sends them back to our office in Utah.”',
  ],
  options: {words: 40},
  *check(policy, {words}) {
    for (const at of clausesThat(policy, hasLong)) {
      for (const it of sentenceLengthsOf(at.clause)) {
        if (it.words <= words || isQuoted(at.clause, it)) continue
        const isList = it.longest <= words
        if (isList && it.words <= 2 * words) continue
        const enumeration = listIn(at.clause, it)
        if (isList && !enumeration) continue
        const severity = isList || isShouted(at.clause, it) || it.longest <= 1.5 * words ? 'hint' : undefined
        yield {
          span: at.toSource(it.opening),
          message: `This sentence runs to ${it.words} words. ${enumeration ? 'Set its items line by line.' : 'Break it up.'}`,
          ...(severity && {severity}),
          fixes: fixesFor(policy, at, it, enumeration),
        }
      }
    }
  },
})

const hasLong = (clause: Clause): boolean => (clause.kind === 'paragraph' || clause.kind === 'item') && sentenceLengthsOf(clause).length > 0

const listsOf = remembered((_: Clause): Map<SentenceLength, Enumeration | null> => new Map())

/** The list written into a long sentence: looked for once, for the rule runs after each keystroke. */
function listIn(clause: Clause, it: SentenceLength): Enumeration | undefined {
  const known = listsOf(clause)
  let list = known.get(it)
  if (list === undefined) {
    list = enumerationIn(clause, it.sentence) ?? null
    known.set(it, list)
  }
  return list ?? undefined
}

function fixesFor(policy: Policy, at: PlacedClause, {sentence}: SentenceLength, enumeration: Enumeration | undefined): Fix[] {
  if (enumeration) return [{title: 'Set its items line by line', safe: false, edits: () => asList(policy, at, enumeration)}]
  return [{title: 'Make two sentences of it', safe: false, edits: () => inTwo(at, sentence)}]
}

/** A disclaimer in capitals: shouting-block speaks of it, and few will rewrite it. */
function isShouted({text}: Clause, {sentence: {start, end}}: SentenceLength): boolean {
  return !/\p{Ll}{2}/u.test(text.slice(start, Math.min(end, start + 60)))
}

/** Somebody else’s words. */
function isQuoted({masked}: Clause, {sentence: {start, end}}: SentenceLength): boolean {
  return /^["“]/.test(masked.charAt(start)) && /["”]/.test(masked.slice(Math.max(start, end - 2), end))
}
