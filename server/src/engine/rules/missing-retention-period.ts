import {answersIn} from '../model/retention/answers.js'
import {policyRule} from '../rule.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const missingRetentionPeriod = policyRule({
  id: 'missing-retention-period',
  category: 'disclosure',
  severity: 'information',
  summary: 'A statement that data is kept, without how long.',
  rationale:
    'Whoever reads that data is kept asks for how long, and the law asks too. Name the period or the event that ends the keeping, here or once for the same data elsewhere in the document. Only “keep” and “retain” count: a bare “store” says where data is, not how long. The rule does not judge what others keep, nor what you say you do not keep.',
  authority: [authorities.gdpr13retention, authorities.ccpaRetention],
  examples: [
    {bad: 'We [|retain|] the email addresses you invite.', good: 'We retain the email addresses you invite for 30 days.'},
    {bad: 'A record of each purchase is [|kept|].', good: 'A record of each purchase is kept until you close your account.'},
  ],
  traps: [
    'We do not retain the content of calls.',
    'We retain the right to refuse service.',
    'We retained counsel to review this policy.',
    'You should keep a copy of this agreement for your records.',
    'We store your messages on servers in Ireland.',
    'We keep your information confidential.',
    'We keep login records. They are deleted after 90 days.',
    'If we keep your data, we will tell you.',
    'This section describes how we keep personal data.',
    'Our partners keep the data they receive under their own policies.',
    'We retain billing records. Billing records are kept for seven years.',
  ],
  *check(policy) {
    const isAnswered = answersIn(policy)
    for (const {fact, at} of policy.retentions) {
      if (fact.period !== 'missing' || fact.negated || isAnswered({fact, at})) continue
      const place = placeFor(at.clause.text, fact)
      yield {
        span: at.toSource(fact.span),
        message: 'This does not say how long. Add the period, or the event that ends it.',
        fixes: [
          {title: 'Add the period', safe: false, edits: () => at.edit(place, [' for ', {label: 'period'}])},
          {title: 'Add the event', safe: false, edits: () => at.edit(place, [' until ', {label: 'event'}])},
        ],
      }
    }
  },
})

/** Where the period goes: behind the verb or its object, or at the end if more is said of the object. */
function placeFor(text: string, {data, span, sentence}: {data: Span | undefined; span: Span; sentence: Span}): Span {
  const after = data && data.start > span.start ? data.end : span.end
  const rest = text.slice(after, sentence.end)
  const isOpen = /^,?\s(?:of|about|that|which|you|we|such|including|in|on|from|like|and|or)\b/.test(rest)
  const end = isOpen ? sentence.end - (/[.:;!]["”’')]*$/.exec(rest)?.[0].length ?? 0) : after
  return {start: end, end}
}
