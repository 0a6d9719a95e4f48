import {dataNouns} from '../lexicon/data.js'
import {thirdOf} from '../lexicon/verb-forms.js'
import type {Clause} from '../model/clause.js'
import {clausesThat} from '../model/ledger.js'
import type {PlacedClause, Policy} from '../model/policy.js'
import {endOfVerbs, inActiveVoice, label, readPassive} from '../model/practices/active-voice.js'
import type {Practice} from '../model/practices.js'
import {policyRule} from '../rule.js'
import {remembered} from '../text/remembered.js'
import type {Edit} from '../text/span.js'
import {authorities} from './authorities.js'

export const passiveNoAgent = policyRule({
  id: 'passive-no-agent',
  category: 'readability',
  severity: 'information',
  summary: 'Personal data “may be collected” or “is shared”, and nobody is said to do it.',
  rationale:
    'A passive hides who acts: you, a service provider, an employer? Readers have rights against whoever decides, so say who does it. Guidance on transparency asks for the active voice. Where the paragraph speaks of “we” anyway, it is only a hint. The rule speaks of personal data that is collected, used, shared, sold or kept; it does not judge what is not done, what is protected or deleted, where data is kept, conditions, nor passives with a “by”.',
  authority: [authorities.wp260, authorities.plainWriting],
  examples: [
    {
      bad: 'Your location [|may be shared|] with advertisers to choose the offers on your screen.',
      good: 'We may share your location with advertisers to choose the offers on your screen.',
    },
  ],
  traps: [
    'We share your location with our carriers.',
    'Your messages are never shared with advertisers.',
    'Your password is protected by encryption.',
    'Your data is stored on our servers in Utah.',
    'Your data is deleted when you close your account.',
    'Your email address is required to create an account.',
    'This policy explains how your data is used and with whom it is shared.',
    'If your data is shared with a carrier, we will tell you.',
    'Your usage data is collected by our analytics provider.',
    'Data collected through cookies stays in Utah.',
    'Your profile may only be used to sign in.',
    'Your report is sent to us at the end of the trip.',
    'How is my data used?',
    'Your booking can be found in the app.',
    'Your posts will be visible to other members.',
    'YOUR DATA MAY BE USED AT YOUR OWN RISK.',
  ],
  *check(policy) {
    for (const at of clausesThat(policy, hides)) {
      for (const fact of hiddenIn(at.clause)) {
        const {span} = fact
        yield {
          span: at.toSource(span),
          message: `This does not say who ${doing(fact, at.clause)}. Name who does, or write “We …”.`,
          ...(saysWe(at.clause) && {severity: 'hint'}),
          fixes: [
            {title: 'Say that you do', safe: false, edits: () => activeEdits(policy, fact, at)},
            {title: 'Say by whom', safe: false, edits: () => byWhom(fact, at)},
          ],
        }
      }
    }
  },
})

/** The practices of a clause that are stated with nobody who does them. */
const hiddenIn = remembered((clause: Clause): readonly Practice[] =>
  clause.kind === 'cell' || clause.kind === 'quote' ? [] : clause.practices.filter((fact) => fact.passive && isHidden(fact, clause)),
)
const hides = (clause: Clause): boolean => hiddenIn(clause).length > 0

/** What a verb does to data, where it matters who does it. */
const judged = new Set(['collect', 'use', 'share', 'sell', 'retain'])
/** These move data towards the company, and users or their devices do it: “is sent to us”. */
const moving = /\b(?:sent|transmitted|submitted|provided|given|uploaded|shared|passed|transferred|reported|forwarded|delivered|supplied)$/i
/** What somebody gets may as well be the reader’s: “the report may be obtained from us”. */
const gained = new Set(['receive', 'obtain', 'get', 'acquire', 'learn', 'access'])
const toUs = /^\s(?:(?:back|directly|automatically) ){0,2}(?:to|with) (?:us|our)\b/i
const states = /^(?:accessible|available|visible|public|viewable|searchable|based)$/
const agent =
  /\bby (?:us|you|the|our|your|an?|any|its|third|other|such|these|those|anyone|anybody|everyone|people|users?|members?|visitors?|\p{Lu})/u
/** “How your data is used”, “if your data is shared”, “the data that is collected”: nothing is stated. */
const asking =
  /\b(?:in (?:the )?(?:event|case)(?: that)?|times?|moment|ensures?(?: that)?|make sure(?: that)?|how|why|whether|if|unless|when|whenever|where|wherever|while|once|until|till|before|after|as|because|since|way|ways|manner|extent|what|which|who|whose|whom)(?: and (?:how|why|when|where|with whom))?,? (?:(?:all|any|some|certain|much|most) (?:of )?)?(?:(?:your|this|that|the|such|their|our|its|any|these|those|other|certain|personal) ){0,3}$/i

/** Whether a practice is stated with nobody who does it. */
const isHidden = (fact: Practice, {masked, text}: Clause): boolean => {
  const {span, extent, sentence, data, verb, action, modality} = fact
  if (fact.actor || !fact.finite || fact.negated || fact.exception || fact.conditional || modality === 'must' || modality === 'defined')
    return false
  const [first] = data
  if (
    !judged.has(action) ||
    gained.has(verb) ||
    !first ||
    first.span.start >= span.start ||
    !data.some((it) => isPersonal(text.slice(it.span.start, it.span.end)))
  )
    return false
  const words = text.slice(span.start, span.end)
  // A disclaimer in capitals states no practice.
  if (words === words.toUpperCase()) return false
  // “May be accessible”, “accessed and used”: the auxiliary stands elsewhere, or there is none.
  if (
    !/\b(?:be|been|is|are|was|were|being)\b/i.test(words) ||
    (states.test(verb) && !/\bmade\b/i.test(words)) ||
    /^(?:can|could|being|be|been|to)\b/i.test(words)
  )
    return false
  // “May only be used for” forbids, and “is “used”” defines.
  const isLimited = /^(?:may|will|shall)\b/i.test(words) && (/ only\b/i.test(words) || /^ only\b/i.test(text.slice(span.end, span.end + 6)))
  if (isLimited || /["“”]/.test(words) || /^(?:is|are) being\b/i.test(words)) return false
  const after = masked.slice(span.end, Math.min(sentence.end, span.end + 160))
  if (agent.test(after) || toUs.test(after) || (action === 'collect' && moving.test(words))) return false
  const before = masked.slice(sentence.start, Math.min(extent.start, first.span.start))
  if (asking.test(before) || /\b(?:as|so) long as [^,;]{0,60}$/i.test(before) || /\?$/.test(masked.slice(sentence.start, sentence.end)))
    return false
  const last = data.findLast((it) => it.span.end <= span.start) ?? first
  const between = masked.slice(last.span.end, span.start)
  return !isWithin(between) && !isElsewhere.test(between) && !(action === 'retain' && tellsWhere.test(after))
}

/** “The data that is collected”, “data to be collected”: nothing is stated; “if we lose your data, you will be told”: of something else. */
const isWithin = (between: string) => /\b(?:that|which|who|to|as|you|we|they|it)\s*$/i.test(between)
/** “A number is limited, and those prizes will be delivered”: the subject is not what was read as data. */
const isElsewhere = /[,;] (?:and|but|so) |\b(?:is|are|may|will|has|have)\b/i
/** “Stored on our servers”: who keeps it is plain. */
const tellsWhere = /^[^.;]{0,60}\b(?:on|in|at|with|within) (?:our|its|your|the|such|this|a)\b/i

function isPersonal(words: string): boolean {
  if (
    /\b(?:content|contents|feedback|materials?|files?|links?|services?|products?|application|terms?|features?|software|funds|payments?|fees|money)$/i.test(
      words,
    )
  )
    return false
  return /^your\b|\bpersonal(?:ly)?\b/i.test(words) || dataNouns.has(/[\w-]+$/.exec(words)?.[0].toLowerCase() ?? '')
}

/** “uses”, “collects”, “makes available” */
function doing({verb, span}: Practice, {text}: Clause): string {
  return / available$/i.test(text.slice(span.start, span.end)) ? 'makes it available' : `${thirdOf(verb)} it`
}

/** Whether the same paragraph says “we” elsewhere: then it is plain enough who acts. */
const saysWe = remembered(({masked}: Clause): boolean => /(?<![\p{L}’'-])(?:we|us)(?![\p{L}-])/iu.test(masked))

function byWhom({span, sentence}: Practice, at: PlacedClause): readonly Edit[] {
  const end = endOfVerbs(at.clause.masked, {start: span.end, end: sentence.end})
  return at.edit({start: end, end}, [' by ', {label: 'who'}])
}

function activeEdits(policy: Policy, fact: Practice, at: PlacedClause): readonly Edit[] {
  // A document that speaks of itself by name has no “we”.
  if (clausesThat(policy, saysWe).length === 0) return []
  const {masked, text} = at.clause
  const passive = readPassive(fact, masked)
  // “Collected as part of Acorn's server logs”: somebody else does it.
  if (!passive || /\b(?:of|in|by|through|via|to) \p{Lu}[\p{L}-]{1,30}[’']s\b/u.test(text.slice(fact.span.end, fact.sentence.end))) return []
  const {start, end} = passive.subject
  const words = text.slice(start, end)
  const isTerm = policy.definitions.some(({fact: {term}}) => words === term || words.startsWith(`${term} `))
  const edit = inActiveVoice(passive, text, {
    isFirst: start === fact.sentence.start || (/^\p{Lu}/u.test(words) && label.test(text.slice(fact.sentence.start, start))),
    isTerm,
  })
  return at.edit(edit.span, edit.text)
}
