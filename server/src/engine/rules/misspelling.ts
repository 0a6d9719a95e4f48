import type {Clause} from '../model/clause.js'
import {policyRule} from '../rule.js'
import {readStrangers} from '../spelling/strangers.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const misspelling = policyRule({
  id: 'misspelling',
  category: 'language',
  severity: 'warning',
  summary: 'A misspelt word.',
  rationale:
    'A slip in a policy is read as carelessness with the rest of it, and in a promise it can hide what was promised. Checked against American and British English and the vocabulary of law, privacy and software. Names are not judged: what you define, what the glossary holds, what the document uses three times (unless only one common word is near), and capitalised words that are not one letter away from a common word.',
  authority: [authorities.contractTools, authorities.plainWriting],
  examples: [
    {bad: 'This is a contract [|bettween|] you and us.', good: 'This is a contract between you and us.'},
    {bad: 'YOU MAY NOT [|DISTRUBUTE|] COPIES OF THE SOFTWARE.', good: 'YOU MAY NOT DISTRIBUTE COPIES OF THE SOFTWARE.'},
    {bad: 'You [|dont|] pay for what you haven’t ordered.', good: 'You don’t pay for what you haven’t ordered.'},
    {bad: 'You have to [|provid e|] a name.', good: 'You have to provide a name.'},
    {bad: 'We moved to [|Lichtenstein|] last year.', good: 'We moved to Liechtenstein last year.', format: 'plain'},
  ],
  traps: [
    'Logs are sent to Datadog, Sentry and Hotjar, and to Grelka Analytics in Oslo.',
    'Run `polcy --chekc` or open the file polcy_v2.txt, then write to abuze@exampel.org.',
    'The licence covers the organisation, whose behavior we honour and whose program we license.',
    'Nous traitons vos données conformément à la loi, et vous pouvez demander leur suppression.',
    'The Zalvia app, the Zalvia site and every other Zalvia product are covered.',
    'Subprocessors re-identify no one; pseudonymised clickstream data is purged, unticked boxes stay unticked.',
    'Write to us in South Harrisburgh, PA 17000, or visit the MLB office and your Zinance Account.',
    'Contact Mr. Tarvik Wendelbo, Postboks 12, Nydalen.',
    'A subprocessor’s duties, the users’ rights, and what they’ve opted-in to.',
  ],
  *check(policy) {
    for (const {at, span, word, judgement} of readStrangers(policy)) {
      if (judgement.kind !== 'slip') continue
      const {certain} = judgement
      const right = judgement.right.includes("'") && policy.source.includes('’') ? judgement.right.replace("'", '’') : judgement.right
      const torn = tornAt(at.clause, span, right)
      if (torn) {
        yield {
          span: at.toSource(torn),
          message: `“${right}” is torn in two. Write it as one word.`,
          fixes: [{title: `Replace with “${right}”`, safe: false, edits: () => at.edit(torn, right)}],
        }
        continue
      }
      yield {
        span: at.toSource(span),
        message: `“${word}” is misspelt. Write “${right}”.`,
        fixes: [
          {
            title: `Replace with “${right}”`,
            safe: certain,
            edits: () => at.edit(span, right),
          },
        ],
      }
    }
  },
})

/** “provid e”: what is missing of the word stands behind it. */
function tornAt({text, spelling}: Clause, {start, end}: Span, right: string): Span | undefined {
  const word = text.slice(start, end)
  const rest = right.slice(word.length)
  if (rest === '' || right !== word + rest || !text.startsWith(` ${rest}`, end)) return undefined
  if (/^[\p{L}\p{N}’']/u.test(text.slice(end + 1 + rest.length)) || /^[ai]$/i.test(rest) || (rest.length > 1 && spelling.knows(rest)))
    return undefined
  return {start, end: end + 1 + rest.length}
}
