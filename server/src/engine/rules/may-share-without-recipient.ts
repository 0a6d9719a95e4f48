import type {Placed} from '../model/policy.js'
import {answersIn, askedFor, handedOver, impersonal} from '../model/practices/answers.js'
import {deny, nameRecipients, recipient} from '../model/practices/rewrites.js'
import type {Practice} from '../model/practices.js'
import {type Fix, policyRule} from '../rule.js'
import {plainText} from '../text/span.js'
import {authorities} from './authorities.js'

export const mayShareWithoutRecipient = policyRule({
  id: 'may-share-without-recipient',
  category: 'vagueness',
  severity: 'warning',
  summary: 'A statement that data may be, or is, shared, without with whom.',
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
    'We may disclose your account details if a law enforcement agency or a court requests them.',
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
      const {text} = at.clause
      const said = text.slice(fact.sentence.start, fact.sentence.end)
      const isFaint =
        impersonal.test(text.slice(fact.data[0]?.span.start, fact.data.at(-1)?.span.end)) ||
        ((demanded.test(said) || legal.test(said)) && !chosen.test(said))
      const severity = isFaint ? 'hint' : fact.modality === 'does' || believed.test(said) ? 'information' : undefined
      yield {
        span: at.toSource(fact.span),
        ...(severity ? {severity} : {}),
        message: 'This does not say with whom. Name the recipients, or say that you do not share.',
        fixes: fixesOf(statement),
      }
    }
  },
})

const shares = /^(?:share|disclose|transfer|release|distribute|sell|rent|lease|trade|divulge|disseminate)$/
/** Who demands the disclosure gets it. */
const demanded =
  /\b(?:subpoenas?|court orders?|warrants?|law enforcement|authorit(?:y|ies)|government(?:al)?|courts?|police|regulators?|judicial|legal(?:ly valid)? (?:process|requests?|demands?)|valid requests?)\b/i
/** Further reasons, by the company's own judgement. */
const chosen = /(?<!law )\b(?:investigat|prevent|protect|enforc|fraud|safety|violat|emergenc)/i
/** “The ways we share your data”, “under what circumstances, if any, we disclose it”: speaks of a practice, states none. */
const topical =
  /\b(?:ways?|how|what|whether|circumstances|reasons?|choices?|changes?|why)\b(?:(?! (?:we|us) )[^.;:]){0,40} (?:we|[\w-]+) (?:[\w-]+,? (?:and\/or |and |or )?){0,4}$/i
/** “Only as described below”: the recipients stand there. */
const elsewhere =
  /\b(?:learn more|with your|see (?:our|the|below)|described below)\b|\bas (?:otherwise |further )?(?:described|set (?:out|forth)|explained|stated|follows|outlined|provided|specified|permitted)\b/i
/** Of nobody at all; “non-personal” data is somebody's more often than it is called so. */
const nobodys = /\b(?:aggregated?|anonym\w+|statistic\w*)\b/i
/** Whom it goes to, where a long list of data stands between. */
const named = /\b(?:with|to) (?:[\w-]+ ){0,3}(?:subsidiaries|affiliates|authorities)\b/i
/** The law says who gets it. */
const legal =
  /\b(?:required|compelled|obliged|obligated|permitted|allowed|authori[sz]ed|demanded)\b[^.;]{0,20} by (?:applicable )?(?:law|statute|regulation)|\bunder (?:applicable |the )?law\b|\blegally (?:required|compelled|obliged|obligated)|\b(?:as|where|when) the law (?:requires|permits)/i
/** The company judges whether the law demands it. */
const believed = /\b(?:belie(?:f|ves?)|good[ -]faith|deem|discretion)\b/i
const abroad = /\bU\.S\b|\b(?:countr(?:y|ies)|United States|U\.S|servers?|jurisdictions?|states?|EEA|EU|abroad|outside|facilit(?:y|ies))\b/i

function lacksRecipient({fact, at}: Placed<Practice>): boolean {
  const {action, negated, exception, finite, party, modality, recipients, places, verb, sentence, data} = fact
  if (
    (action !== 'share' && action !== 'sell') ||
    negated ||
    exception ||
    fact.conditional ||
    !finite ||
    (modality !== 'may' && modality !== 'will' && (modality !== 'does' || party !== 'first'))
  )
    return false
  if ((party !== 'first' && party !== 'none') || recipients.length > 0 || places.length > 0 || data.length === 0 || !shares.test(verb))
    return false
  const said = at.clause.text.slice(sentence.start, sentence.end)
  const words = at.clause.text.slice(fact.span.start, fact.span.end)
  if (modality === 'does' && !isStated(fact, at.clause.text, said)) return false
  if (elsewhere.test(said) && /\bonly\b/i.test(said)) return false
  if (topical.test(at.clause.text.slice(Math.max(sentence.start, fact.span.start - 70), fact.span.start))) return false
  const object = at.clause.text.slice(data[0]?.span.start, data.at(-1)?.span.end)
  if (
    /\b(?:can|could)\b|^to\b/i.test(words) ||
    /^an? /i.test(object) ||
    nobodys.test(object + at.clause.text.slice(data.at(-1)?.span.end, (data.at(-1)?.span.end ?? 0) + 40)) ||
    named.test(at.clause.text.slice(fact.span.end, sentence.end))
  )
    return false
  // “Stored, disclosed and used in the United States”
  if ((/^trans/.test(verb) || fact.passive) && abroad.test(at.clause.text.slice(fact.span.end, sentence.end))) return false
  // “With your consent”, unless that is only one ground of several.
  const isAsked = askedFor.test(said) && !/\bor\b/.test(at.clause.text.slice(fact.span.end, sentence.end))
  return !isAsked && !handedOver.test(said) && (!demanded.test(said) || chosen.test(said) || believed.test(said))
}

/** “We share your data”: a main clause of its own, and no “as described below”. Without a modal a verb is as often part of something else. */
function isStated({actor, span, sentence, verb}: Practice, text: string, said: string): boolean {
  if (!actor || elsewhere.test(said) || /^(?:trans|distribute)/.test(verb)) return false
  const between = text.slice(actor.span.end, span.start)
  const before = text.slice(sentence.start, actor.span.start)
  return (
    /^ (?:also )?(?:(?:(?:collect|use|process|access|disclose|share|sell|store|transfer|release|preserve|rent),? ){1,4}(?:and|or|and\/or) )?$/.test(
      between,
    ) &&
    !/\b(?:that|which|how|when|where|if|ways?|what|why|information|data)\s(?:\w+ ){0,2}$/i.test(before) &&
    !/^ (?:\w+ ){1,6}(?:across|among|within|between)\b|^ (?:\w+ ){1,6}(?:includes?|is|are)\b/i.test(text.slice(span.end, sentence.end))
  )
}

function fixesOf({fact, at}: Placed<Practice>): Fix[] {
  const {text} = at.clause
  const edits = nameRecipients(fact, text)
  const fixes: Fix[] = edits.length > 0 ? [{title: 'Name the recipients', safe: false, edits: () => at.edits(edits)}] : []
  const {end} = fact.sentence
  // Where the sentence has no room for them, the next has.
  if (edits.length === 0 && /[.!]["”)]?$/.test(text.slice(fact.sentence.start, end)))
    fixes.push({
      title: 'Name the recipients in a sentence',
      safe: false,
      edits: () => at.edit({start: end, end}, [fact.action === 'sell' ? ' We sell it to ' : ' We share it with ', recipient, '.']),
    })
  const denial = deny(fact, text)
  if (denial) fixes.push({title: `Say “${plainText(denial.text)}”`, safe: false, edits: () => at.edits([denial])})
  return fixes
}
