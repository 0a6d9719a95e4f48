import {frameAt} from '../model/frames.js'
import type {Placed} from '../model/policy.js'
import {answersIn} from '../model/retention/answers.js'
import type {Retention} from '../model/retention.js'
import {type Fix, policyRule} from '../rule.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const missingRetentionPeriod = policyRule({
  id: 'missing-retention-period',
  category: 'disclosure',
  severity: 'information',
  summary: 'A statement that data is kept, without how long.',
  rationale:
    'Whoever reads that data is kept asks for how long, and the law asks too. Name the period or the event that ends the keeping, here or in the sentences around it; where it stands elsewhere for the same data, the rule is faint. Only “keep” and “retain” count: a bare “store” says where data is, not how long. The rule does not judge what others keep, nor what you say you do not keep.',
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
    const answerTo = answersIn(policy)
    for (const {fact, at} of policy.retentions) {
      if (fact.period !== 'missing' || fact.negated || isOfOthers({fact, at})) continue
      const answer = answerTo({fact, at})
      if (answer === 'here') continue
      yield {
        span: at.toSource(fact.span),
        ...(answer
          ? {
              severity: 'hint',
              message: 'This does not say how long, though another place does for the same data. Say it here, too.',
              related: [{span: answer.at.toSource(answer.fact.span), message: 'Here a period is named.'}],
            }
          : {message: 'This does not say how long. Add the period, or the event that ends it.'}),
        fixes: fixesOf({fact, at}),
      }
    }
  },
})

/** “Your employer may retain”: the reader's to ask. */
function isOfOthers({fact, at}: Placed<Retention>): boolean {
  const subject = frameAt(at.clause, fact.span.start)?.subject
  return (
    subject !== undefined &&
    /^your\b(?! (?:information|data|personal))/i.test(at.clause.text.slice(subject.start, subject.end)) &&
    fact.data !== undefined &&
    fact.data.start > fact.span.start
  )
}

function fixesOf({fact, at}: Placed<Retention>): Fix[] {
  const {text} = at.clause
  const place = placeFor(text, fact)
  const fixes: Fix[] = []
  if (place) {
    fixes.push({title: 'Add the period', safe: false, edits: () => at.edit(place, [' for ', {label: 'period'}])})
    fixes.push({title: 'Add the event', safe: false, edits: () => at.edit(place, [' until ', {label: 'event'}])})
  }
  // A sentence of its own is never misread.
  const end = {start: fact.sentence.end, end: fact.sentence.end}
  const said = text.slice(fact.sentence.start, fact.sentence.end)
  if (/[.!]["”’')]{0,2}$/.test(said))
    fixes.push({
      title: 'Add a sentence',
      safe: false,
      edits: () => at.edit(end, [` We delete ${objectOf(fact, text)} after `, {label: 'period'}, '.']),
    })
  return fixes
}

/** What is kept, again where it is short: “this” may be read of something else. */
function objectOf({data}: Retention, text: string): string {
  const words = text.slice(data?.start, data?.end)
  if (!data || words.length > 40 || !/^(?:your|the|these|those|such|that|their)\b/i.test(words)) return 'this'
  return words.charAt(0).toLowerCase() + words.slice(1)
}

/** Where the period goes: behind the verb or its object, or at the end if more is said of the object; nowhere if the end is too far. */
function placeFor(text: string, {data, span, sentence}: Retention): Span | undefined {
  const isObject = data !== undefined && data.start > span.start
  const after = isObject ? data.end : span.end
  const rest = text.slice(after, sentence.end)
  // “We keep it”, “received or not kept”: the verb may not be parted from what it takes.
  if (!isObject && /^ (?:it|them|this|these|those)\b/.test(text.slice(span.end, span.end + 7))) return undefined
  // “Kept for a typical”: there is something like a period already.
  if (/^ for\b/.test(rest)) return undefined
  // “A record of what you have opted to receive”: the period would be that of the last verb.
  if (/^[^,]{0,60}\b(?:what|which|whether|how)\b/.test(rest)) return undefined
  if (/\b(?:or|and) not (?:to )?$/.test(text.slice(Math.max(sentence.start, span.start - 12), span.start))) return undefined
  const isOpen = /^,?\s(?:of|about|that|which|you|we|such|including|in|on|from|like|and|or)\b/.test(rest)
  // “Will be retained and disposed of”: behind the verb.
  if (!isOpen || (data && !isObject)) return {start: after, end: after}
  if (/,|\s(?:so that|and we|and you|but|because|after|until|for)\s|\(/.test(rest)) return undefined
  const end = sentence.end - (/[.:;!]["”’')]*$/.exec(rest)?.[0].length ?? 0)
  return {start: end, end}
}
