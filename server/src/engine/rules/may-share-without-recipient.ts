import type {Placed} from '../model/policy.js'
import {answersIn, askedFor, handedOver} from '../model/practices/answers.js'
import {deny, nameRecipients} from '../model/practices/rewrites.js'
import type {Practice} from '../model/practices.js'
import {type Fix, policyRule} from '../rule.js'
import {type Edit, plainText} from '../text/span.js'
import {authorities} from './authorities.js'

export const mayShareWithoutRecipient = policyRule({
  id: 'may-share-without-recipient',
  category: 'vagueness',
  severity: 'warning',
  summary: 'A statement that data may be shared, without with whom.',
  rationale:
    '“We may share your data” tells a reader neither whether it happens nor with whom. Name the recipients, or a category as narrow as you can, and say what for; or say that you do not share. The rule is silent where the list below, the next sentence or the heading gives the recipients, where data comes to you, where the reader or a law demands the disclosure, and where a business is handed over. It does not judge whether you may share.',
  authority: [authorities.gdpr13recipients, authorities.wp260, authorities.incompleteness],
  examples: [
    {bad: 'We [|may share|] your personal data.', good: 'We share your personal data with our payment provider to take payments.'},
    {
      bad: 'Your usage information [|might be disclosed|] to improve the service.',
      good: 'We disclose your usage information to our hosting provider to improve the service.',
    },
  ],
  traps: [
    'We may share your personal data with our payment provider.',
    'We may share your data with:\n\n- our payment provider\n- tax authorities',
    'We may share your data. The recipients are our payment provider and our bank.',
    'During a call you may share your screen.',
    'You may share your profile information.',
    'Your bank may share your account information with us.',
    'We may not share your personal data.',
    'We do not share your personal data.',
    'We may disclose your information in response to a court order.',
    'We may share your personal data if you ask us to.',
    'We may transfer your data to the United States.',
    'This page explains how we may share your personal data.',
    'We may provide information about our products.',
    'Your information may be transferred if we are acquired by another company.',
  ],
  *check(policy) {
    const answers = answersIn(policy)
    let last: Practice | undefined
    for (const statement of policy.practices) {
      if (!lacksRecipient(statement) || answers.tells(statement)) continue
      const {fact, at} = statement
      // “Share, or sell”: one sentence is told once.
      if (fact.sentence === last?.sentence) continue
      last = fact
      yield {
        span: at.toSource(fact.span),
        message: 'This does not say with whom. Name the recipients, or say that you do not share.',
        fixes: fixesOf(statement),
      }
    }
  },
})

const shares = /^(?:share|disclose|transfer|release|distribute|sell|rent|lease|trade|divulge|disseminate)$/
/** Who demands the disclosure gets it. */
const demanded =
  /\b(?:subpoenas?|court orders?|warrants?|law enforcement|authorit(?:y|ies)|governmental?|courts?|police|regulators?|judicial|legal process)\b/i
/** Further reasons, by the company's own judgement. */
const chosen = /\b(?:investigat|prevent|protect|enforc|fraud|safety|violat|emergenc)/i
/** Data about nobody. */
const impersonal = /\b(?:aggregated?|anonym\w+|de-?identified|pseudonym\w+|non-?\s?(?:personal|personally|identif\w+)|statistic\w*)\b/i
const abroad = /\bU\.S\b|\b(?:countr(?:y|ies)|United States|U\.S|servers?|jurisdictions?|states?|EEA|EU|abroad|outside|facilit(?:y|ies))\b/i

function lacksRecipient({fact, at}: Placed<Practice>): boolean {
  const {action, negated, exception, finite, party, modality, recipients, places, verb, sentence, data} = fact
  if (
    (action !== 'share' && action !== 'sell') ||
    negated ||
    exception ||
    fact.conditional ||
    !finite ||
    (modality !== 'may' && modality !== 'will')
  )
    return false
  if ((party !== 'first' && party !== 'none') || recipients.length > 0 || places.length > 0 || data.length === 0 || !shares.test(verb))
    return false
  const said = at.clause.text.slice(sentence.start, sentence.end)
  const words = at.clause.text.slice(fact.span.start, fact.span.end)
  const object = at.clause.text.slice(data[0]?.span.start, data.at(-1)?.span.end)
  if (/\b(?:can|could)\b/i.test(words) || /^an? /i.test(object) || impersonal.test(object)) return false
  // “Stored, disclosed and used in the United States”
  if ((/^trans/.test(verb) || fact.passive) && abroad.test(at.clause.text.slice(fact.span.end, sentence.end))) return false
  // “With your consent”, unless that is only one ground of several.
  const isAsked = askedFor.test(said) && !/\bor\b/.test(at.clause.text.slice(fact.span.end, sentence.end))
  return !isAsked && !handedOver.test(said) && (!demanded.test(said) || chosen.test(said))
}

function fixesOf({fact, at}: Placed<Practice>): Fix[] {
  const {text} = at.clause
  const edits = nameRecipients(fact, text)
  const fixes: Fix[] = [{title: 'Name the recipients', safe: false, edits: () => place(at, edits)}]
  const denial = deny(fact, text)
  if (denial) fixes.push({title: `Say “${plainText(denial.text)}”`, safe: false, edits: () => place(at, [denial])})
  return fixes
}

/** All edits, or none if one would cut through markup. */
function place(at: Placed<Practice>['at'], edits: readonly Edit[]): readonly Edit[] {
  const placed = edits.flatMap(({span, text}) => at.edit(span, text))
  return placed.length === edits.length ? placed : []
}
