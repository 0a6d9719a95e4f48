import {covers} from '../model/claims/kinds.js'
import {closedAims, mailingsIn, openAims, type Purpose} from '../model/claims/purposes.js'
import {statedIn} from '../model/claims/statements.js'
import type {Vocabulary} from '../model/practices/kinds.js'
import {holdsIn, isSameRegion, regionsIn} from '../model/regions.js'
import {type Finding, policyRule} from '../rule.js'
import {authorities} from './authorities.js'

export const purposeCreep = policyRule({
  id: 'purpose-creep',
  category: 'contradiction',
  severity: 'warning',
  summary: 'Data used for an end that a closed list of purposes leaves out.',
  rationale:
    'Whoever reads “only to deliver your order” agrees to that and to nothing else; data may not be used for another end that was not told. The rule compares closed lists, “only to”, “solely for”, “all of this is used to”, with other uses of the same data for marketing, research, training or personalization. It does not judge open lists (“such as”), security and duties of law, what readers agree to, or other products.',
  authority: [authorities.gdpr5, authorities.poliGraph],
  examples: [
    {
      bad: 'We [|use your phone number only to arrange delivery|].\n\nWe [|use your phone number to send you offers|].',
      good: 'We use your phone number only to arrange delivery and to send you offers.',
    },
  ],
  traps: [
    'We use your email address for purposes such as delivery.\n\nWe use your email address to send you offers.',
    'We use your phone number only to arrange delivery.\n\nWe use your email address to send you offers.',
    'We use your phone number only to arrange delivery.\n\nWith your consent, we use your phone number to send you offers.',
    'We use your phone number only to arrange delivery.\n\nWe use your phone number to prevent fraud and to comply with the law.',
    'We use your email address only to send you our newsletter.\n\nWe use your email address for marketing.',
    'We use your email address to create your account.\n\nWe use your email address for marketing.',
  ],
  *check(policy) {
    const vocabulary = statedIn(policy).vocabulary
    const closed = closedAims(policy, vocabulary)
    if (closed.length === 0 || closed.length > most) return
    const open = [...openAims(policy, vocabulary, closed), ...mailingsIn(policy, vocabulary)]
    const region = regionsIn(policy)
    const regionOf = ({at, span}: Purpose) => region(at, span.start)
    const answered = new Map<Purpose, Purpose>()
    for (const list of closed) {
      const other = open.find((it) => exceeds(list, it, vocabulary) && isTogether(list, it))
      if (!other) continue
      if (!answered.has(other)) answered.set(other, list)
      yield atList(list, other)
    }
    for (const [other, list] of answered) yield atUse(other, list)

    function isTogether(list: Purpose, other: Purpose): boolean {
      const [a, b] = [regionOf(list), regionOf(other)]
      return isSameRegion(a, b) && holdsIn(a, b)
    }
  },
})

const most = 40

/** Whether one use serves none of the listed ends, and one of those that people mind. */
function exceeds(list: Purpose, other: Purpose, {data}: Vocabulary): boolean {
  if (other.at === list.at && other.sentence.start === list.sentence.start) return false
  const isSame = list.kinds.some((kind) => other.kinds.some((it) => covers(kind, it, data)))
  return isSame && [...other.aims].some((aim) => minded.has(aim)) && [...other.aims].every((aim) => !list.aims.has(aim))
}

const minded = new Set(['advertising', 'machine learning', 'analytics', 'personalization'])

function atList(list: Purpose, other: Purpose): Finding {
  const end = {start: list.span.end, end: list.span.end}
  return {
    span: list.at.toSource(list.span),
    message: `This closes the list of purposes; “${short(other)}” is another one. Add it here, or stop it there.`,
    related: [{span: other.at.toSource(other.span), message: 'Here the data serves another purpose.'}],
    fixes: [{title: 'Add the purpose', safe: false, edits: () => list.at.edit(end, [' and ', {label: 'purpose'}])}],
  }
}

function atUse(other: Purpose, list: Purpose): Finding {
  return {
    span: other.at.toSource(other.span),
    message: `“${short(list)}” leaves this purpose out. Add it there, or stop it here.`,
    related: [{span: list.at.toSource(list.span), message: 'Here the list of purposes is closed.'}],
  }
}

function short({at, span}: Purpose): string {
  const words = at.clause.text.slice(span.start, span.end)
  return words.length > 70 ? `${words.slice(0, 70).replace(/\s\S*$/, '')} …` : words
}
