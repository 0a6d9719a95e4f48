import type {Clause} from '../model/clause.js'
import {isDeniable, isPeople, plainWords} from '../model/practices/plain.js'
import {condition} from '../model/practices/rewrites.js'
import type {Practice} from '../model/practices.js'
import {clauseRule, type Fix} from '../rule.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const modalMayPractice = clauseRule({
  id: 'modal-may-practice',
  category: 'vagueness',
  severity: 'information',
  summary: 'What the company “may” do with data: whether it does is left open.',
  rationale:
    '“We may collect your location” tells a reader neither that it happens nor when. Say that you do it, when you do it, or that you do not. The rule speaks of what you yourselves do with data. It is silent where there is a condition that a reader can check (“if you call us”), and faint where every reader meets it (“when you use the site”); it is silent on what readers may do, on what you must or must not do, and on what a law may demand.',
  authority: [authorities.wp260, authorities.bhatia],
  guidance: {
    poor: 'We may use your personal data to develop new services.',
    good: 'We will retain your shopping history and use details of the products you have previously purchased to make suggestions…',
    authority: authorities.wp260,
  },
  examples: [
    {bad: 'We [|may|] collect your location.', good: 'We collect your location when you search for a shop nearby.'},
    {bad: 'Your messages [|might|] be used to train our spam filter.', good: 'Your messages are used to train our spam filter.'},
    {
      bad: 'Where appropriate, we [|may|] combine your purchase history with your profile.',
      good: 'We combine your purchase history with your profile.',
    },
  ],
  traps: [
    'You may delete your data at any time.',
    'You may share your profile with friends.',
    'We may not use your data for advertising.',
    'We may be required to disclose your data by law.',
    'If you call us, we may record the call and your number.',
    'Our partners may collect your data under their own policies.',
    'Your bank may store your card number.',
    'In May we collect your meter reading.',
    'This page explains how we may use your data.',
    'We may change this policy.',
    'We may suspend your account if your information is false.',
    'Do you think we may use your data?',
    'We never collect data that may identify you.',
    'Librarians may use your data for a study.',
  ],
  *check(clause) {
    if (clause.kind === 'heading') return
    let last: Practice | undefined
    for (const practice of clause.practices) {
      if (practice.sentence === last?.sentence || !isOpen(practice, clause.text)) continue
      last = practice
      const span = modalOf(practice, clause.text)
      yield {
        span,
        ...(practice.conditions.some((it) => always.test(clause.text.slice(it.span.start, it.span.end))) ? {severity: 'hint'} : {}),
        message: `“${clause.text.slice(span.start, span.end)}” leaves open whether you do. Say that you do, when, or that you do not.`,
        fixes: fixesOf(practice, clause),
      }
    }
  },
})

/** What every reader does: no condition at all. */
const always =
  /^(?:when(?:ever)?|if|as|while|(?:each|every|any) time) (?:you|users?|visitors?) (?:[\w-]+ )?(?:use|visit|access|interact|browse|view|open|navigate)\b/i
/** Somebody else asks for it. */
const demanded =
  /\b(?:upon|in response to|pursuant to|to comply with|after receiving|in compliance with)\b[^.;]{0,60}\b(?:subpoenas?|court orders?|warrants?|legal process|laws?|requests?)\b/i
/** A law, or who applies it, decides. */
const lawful =
  /\b(?:by (?:applicable )?law|laws?|legal(?:ly)?|subpoenas?|court|authorit(?:y|ies)|lawsuits?|regulations?|with your consent)\b/i

const modals = /^(?:may|might|could|can)\b/i
/** “May be required to”, “may need to … by law”: somebody else decides. */
const forced = /\b(?:required|obliged|obligated|compelled|forced|ordered|permitted|entitled|allowed|asked)\b/i
/** What a reader cannot check. */
const loose =
  /\b(?:necessary|appropriate|needed|required|applicable|possible|reasonabl[ey]|relevant|believe|discretion|deem(?:ed)?|permitted|allowed|practicable|feasible|desirable|useful|helpful|legitimate|time to time|certain|some)\b/i

/** Whether the company itself leaves open whether it does something with data. */
function isOpen(practice: Practice, text: string): boolean {
  const {modality, negated, exception, conditional, finite, party, action, recipients, data, sentence, span} = practice
  if (modality !== 'may' || negated || exception || conditional || !finite || data.length === 0) return false
  const subject = text.slice(practice.actor?.span.start, practice.actor?.span.end)
  if (practice.passive ? party !== 'first' && party !== 'none' : party !== 'first' || !company.test(subject) || isPeople(subject))
    return false
  if (action === 'protect' || action === 'delete') return false
  // Whom it goes to is the worse fault, and has a rule of its own.
  if ((action === 'share' || action === 'sell') && recipients.length === 0) return false
  // “We may send you data”, “your app or another may”
  if (/^(?:send|provide|give|show|deliver|offer)$/.test(practice.verb) && /^ (?:you|users?)\b/i.test(text.slice(span.end, span.end + 6)))
    return false
  if (/^you$/i.test(text.slice(recipients[0]?.span.start, recipients[0]?.span.end))) return false
  if (
    !practice.joint &&
    /\b(?:and|or)\s$/.test(text.slice(sentence.start, practice.actor?.span.start ?? sentence.start)) &&
    !/^we$/i.test(subject)
  )
    return false
  const words = text.slice(span.start, span.end)
  // A second hedge is the worse fault, and has a rule of its own.
  if (/\b(?:possibly|potentially|perhaps|conceivably)\b/i.test(words)) return false
  if (!modals.test(words) || forced.test(words) || /\bnot\b/i.test(words)) return false
  // “We can” is mostly of what is possible, “which we could link to you”, too.
  if (
    /^(?:can|could)\b/i.test(words) &&
    (!/^we$/i.test(subject) || !/(?:^|[,;]\s)(?:we)\s(?:also )?$/i.test(text.slice(sentence.start, span.start)))
  )
    return false
  if (
    /\bonly\b/i.test(words) ||
    /\b(?:neither|nor|such)\s[^.;]{0,60}$/i.test(text.slice(Math.max(sentence.start, span.start - 60), span.start))
  )
    return false
  if (!data.some(({span}) => (practice.passive ? theirs : personal).test(text.slice(span.start, span.end)))) return false
  // “We may keep data in a way that breaks these rules” owns up to a mistake.
  if (/\bin a (?:way|manner) that (?:does not|doesn[’']t|violates|breaks|is not|conflicts)\b/i.test(text.slice(span.end, sentence.end)))
    return false
  if (demanded.test(text.slice(span.end, sentence.end))) return false
  return practice.conditions.every(({span}) => {
    const words = text.slice(span.start, span.end)
    return (loose.test(words) || always.test(words)) && !lawful.test(words)
  })
}

/** “We”, “Acorn”, “the company”; not “Your App”, “End-Users”. */
const company =
  /^(?:we|the (?:company|controller)|(?:The )?(?!(?:Your?|Users?|Customers?|Clients?|Members?|Law|Such|Each|Any|Another|Third|Service|Provider|Partners?|Vendors?|Licensees?|Developers?|End)\b)\p{Lu}[\p{L}\d.&-]{1,30}(?: \p{Lu}[\p{L}\d.&-]{1,30}){0,3})$/u
/** Data about somebody, by its head. */
const personal =
  /\b(?:information|data|details|records?|address(?:es)?|names?|numbers?|history|location|messages?|recordings?|photos?|pictures?|images?|voice|video|profiles?|identifiers?|logs?|preferences|e-?mails?|contacts|calls?|it|them|cookies)$|^your (?!(?:apps?|applications?|content|software|products?|use|website|site|work|submissions?|feedback)\b)[a-z]/i
/** … whose it is: what is done in a passive may be done with anything. */
const theirs =
  /^(?:your|their)\b(?!.*\b(?:application|app|software|product|work|submission|pass)\b)|\b(?:personal|user|customer|usage|contact|account|device|location|browsing)\b|^(?:this|that|such|the|any|these|all|some|certain|other|aggregated?)(?: [\w-]+)? (?:information|data)$|^(?:information|data|cookies)$/i

/** The modal alone: the verb behind it is plain. */
function modalOf({span}: Practice, text: string): Span {
  return {start: span.start, end: span.start + (modals.exec(text.slice(span.start, span.end))?.[0].length ?? 0)}
}

function fixesOf(practice: Practice, {text}: Clause): Fix[] {
  const plain = plainWords(practice, text)
  if (!plain) return []
  const {span, words} = plain
  const denied = isDeniable(practice, text) ? plain.denied : undefined
  const fixes: Fix[] = []
  const lead = leadOf(practice, text)
  // “May use and process”: where the modal stays, the condition answers nothing.
  if (lead && words) {
    // “And we collect” → “and, when …, we collect”
    const isJoined = !lead.opens && /[^,;:]\s(?:and|but)\s$/.test(text.slice(practice.sentence.start, lead.span.start))
    const when = lead.opens ? 'When ' : isJoined ? ', when ' : 'when '
    const place = isJoined ? {start: lead.span.start - 1, end: lead.span.end} : lead.span
    const edits = () => [
      {span: place, text: [when, condition, `, ${lead.word}`]},
      {span, text: words},
    ]
    fixes.push({title: 'Say when', safe: false, edits})
  }
  if (words) fixes.push({title: `Say “${words}”`, safe: false, edits: () => [{span, text: words}]})
  if (denied) {
    // “We do not collect any information”
    const some = /^ (certain|some)(?= )/i.exec(text.slice(span.end, span.end + 9))
    const any = some ? [{span: {start: span.end + 1, end: span.end + some[0].length}, text: 'any'}] : []
    fixes.push({title: `Say “${denied}”`, safe: false, edits: () => [{span, text: denied}, ...any]})
  }
  return fixes
}

/** The first word of what acts, or is acted on, where “when …,” can go before it. */
function leadOf(
  {actor, data, passive, joint, span, sentence, conditions}: Practice,
  text: string,
): {span: Span; word: string; opens: boolean} | undefined {
  const start = passive ? data[0]?.span.start : actor?.span.start
  if (start === undefined || start >= span.start || joint || conditions.length > 0) return undefined
  const before = text.slice(sentence.start, start)
  // “When you sign up, we may”: one condition is enough.
  if (
    /\b(?:when(?:ever)?|if|where|while|as (?:you|we|soon|long|part|a result|necessary|needed)|upon|once|after|before|despite|unless)\b/i.test(
      before,
    )
  )
    return undefined
  const opens = before.trim() === '' || (/:\s$/.test(before) && /^\p{Lu}/u.test(text.slice(start, start + 1)))
  if (!opens && !/(?:[,;:]|\b(?:and|but))\s$/.test(before)) return undefined
  if (!opens && passive) return undefined
  // “Data is used, and may be shared”: the condition would be on both.
  if (/[;:]|\b(?:is|are|was|were|will|has|have|do|does|may|might|can)\b/.test(text.slice(start, span.start))) return undefined
  const word = /^\S+/.exec(text.slice(start, span.start))?.[0]
  if (!word) return undefined
  return {
    span: {start, end: start + word.length},
    word: opens && isCommon(text.slice(start, span.start), passive) ? word.charAt(0).toLowerCase() + word.slice(1) : word,
    opens,
  }
}

const common =
  /^(?:We|Our|Your|The|This|That|These|Those|Such|Any|All|Some|Certain|Other|An?|Information|Data|It|They|Each|Usage|Cookies?)\b/

/** “Your data”, “Location data”; names keep their capitals, and so do defined terms. */
function isCommon(subject: string, passive: boolean): boolean {
  return common.test(subject) || (passive && /^\p{Lu}\p{Ll}+ \p{Ll}/u.test(subject))
}
