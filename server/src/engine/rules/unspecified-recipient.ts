import type {Placed} from '../model/policy.js'
import {answersIn} from '../model/practices/answers.js'
import {recipient, renameRecipients} from '../model/practices/rewrites.js'
import {isKnown, type Told, unnamedRuns} from '../model/practices/unnamed.js'
import type {Practice} from '../model/practices.js'
import {type Finding, type Fix, policyRule, type Severity} from '../rule.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const unspecifiedRecipient = policyRule({
  id: 'unspecified-recipient',
  category: 'vagueness',
  severity: 'warning',
  summary: 'Data goes to “third parties”, “partners” or others whom nothing tells apart.',
  rationale:
    'The law asks for the recipients or their categories; “third parties” is neither, since everyone but you is one. Name them, or the narrowest category that is true: “our payment provider”, “tax authorities”. Words that only praise, such as “trusted” or “select”, tell nothing. The rule is silent on what you say you do not share, where a list, a definition or the next sentence says who they are, and where the reader chooses them; it is faint where examples or a list elsewhere tell something. Whom you let place cookies counts, too. It does not judge whether you may share.',
  authority: [authorities.gdpr13recipients, authorities.poliGraph, authorities.wp260],
  examples: [
    {
      bad: 'We may share your information with [|third parties|].',
      good: 'We share your information with third parties, namely our hosting and payment providers.',
    },
    {
      bad: 'We disclose usage data to our [|trusted partners, vendors and other companies|] to improve the service.',
      good: 'We disclose usage data to our analytics providers to improve the service.',
    },
  ],
  traps: [
    'We do not sell your data to third parties.',
    'We do not share your data with third parties unless you agree.',
    'We share user information with third-party push notification services.',
    'We may provide your card number to third parties for payment processing.',
    'We share your data with the following partners:\n\n- Example Bank\n- Example Post',
    'We share your data with our service providers. These providers are Example Cloud and Example Mail.',
    'We share your data with service providers such as hosting companies.',
    'We share your data with third parties that you choose.',
    'Third parties may share your information with us.',
    'You may share your messages with other people.',
    'We share your data within our group of companies.',
    'This policy explains when we share your data with third parties.',
    'We share your data with law enforcement agencies.',
    'Do you share my data with third parties?',
    'We provide account data to third parties only through the procedures set out in our guide for authorities.',
    'If you send us feedback or ideas, we are free to use and disclose that information to others.',
    'Your data may be shared with one or more parties, in our group or outside it, that process it under our instructions (“processors”).',
  ],
  *check(policy) {
    const answers = answersIn(policy)
    const seen = new Set<string>()
    /** The clause last spoken of: “these partners” in the next are the same. */
    let last = -2
    for (const statement of policy.practices) {
      const run = unnamedRuns(statement.at.clause).get(statement.fact)
      // The tail of a list has a rule of its own.
      if (!run || run.after || answers.names(statement, run.span)) continue
      const {span} = run
      const {at} = statement
      const key = `${at.index}:${span.start}`
      if (seen.has(key)) continue
      seen.add(key)
      if (/^(?:these|such)\b/i.test(at.clause.text.slice(span.start, span.end)) && at.index - last <= 1) continue
      last = at.index
      const {text} = at.clause
      const named = withoutLead(span, text)
      const words = text.slice(named.start, named.end)
      const end = {start: span.end, end: span.end}
      const list = answers.listOf()
      const addition = {
        title: 'Add the categories',
        safe: false,
        edits: () => at.edit(end, [', namely ', {label: 'categories'}, goesOn(text, span.end) ? ',' : '']),
      }
      const isAnswered = run.told !== undefined || list !== undefined
      yield {
        span: at.toSource(named),
        message: `${words.length > 60 ? 'This' : `“${words}”`} ${list ? 'can be anyone. Link the list of recipients here.' : messages[run.told ?? 'nobody']}`,
        ...(isAnswered ? {severity: faint(run.told, list !== undefined)} : {}),
        ...(list ? {related: [{span: list, message: 'Here the recipients are listed.'}]} : {}),
        fixes: [
          ...(run.told === 'by examples' ? closed(at, span) : /^ of\b/.test(text.slice(span.end, span.end + 4)) ? [] : [addition]),
          ...(isTied(text, span)
            ? []
            : [{title: 'Name the recipients instead', safe: false, edits: () => at.edits(renameRecipients(statement.fact, span, text))}]),
        ],
      }
    }
    for (const statement of policy.statements) yield* unnamedItems(statement)
  },
})

/** “Our partners” are no better known than “partners”. */
function withoutLead({start, end}: Span, text: string): Span {
  return {start: start + (/^(?:the|th[eo]se|such|our|its|their|any)\s/i.exec(text.slice(start, end))?.[0].length ?? 0), end}
}

function faint(told: Told | undefined, isListed: boolean): Severity {
  return !isListed && (told === 'beside us' || told === 'by need' || told === 'of the group') ? 'information' : 'hint'
}

/** “Some of our partners”, “partners, including A”, “partners, and consultants”: what hangs on them would be left over. */
function isTied(text: string, {start, end}: Span): boolean {
  return (
    /\bof $/i.test(text.slice(Math.max(0, start - 4), start)) ||
    // “Our parent, affiliates and partners”: the last “and” would go with them; “partners receive”, “who need”: a verb agrees with them.
    (/,\s$/.test(text.slice(Math.max(0, start - 3), start)) && /\s(?:and|or|and\/or)\s/.test(text.slice(start, end))) ||
    /^ (?:who|that|are|were|have|receive|collect|use|need|access)\b/i.test(text.slice(end, end + 10)) ||
    /^,?\s?\(?(?:such as|including|like|e\.g\.|for example)\b|^, (?:and|or)\b(?! (?:we|you|they|it|may|will|use|to)\b)|^ of\b/i.test(
      text.slice(end, end + 16),
    ) ||
    /^[^.]{0,200}\b(?:such|these|those) (?:third[ -])?(?:part(?:y|ies)|partners|companies|providers)\b/i.test(text.slice(end, end + 240))
  )
}

/** “We share your data with: – other third parties”: an item that is nothing else. */
function* unnamedItems({fact, at}: Placed<Practice>): Generator<Finding> {
  if (fact.negated || fact.exception || fact.party === 'user') return
  for (const {at: item, sense, span} of fact.recipients) {
    if (!item || item === at || sense !== 'unnamed') continue
    const {text} = item.clause
    if (
      !/^\W{0,4}(?:(?:and|or|with|to) ){0,2}$/i.test(text.slice(0, span.start)) ||
      !/^\W{0,3}(?:(?:and|or)\W{0,3})?$/.test(text.slice(span.end))
    )
      continue
    const words = text.slice(span.start, span.end)
    if (isKnown(text, span, fact) || !anyone.test(words)) continue
    yield {
      span: item.toSource(span),
      message: `“${words}” ${messages.nobody}`,
      fixes: [
        {title: 'Name the recipients instead', safe: false, edits: () => item.edit(span, [recipient])},
        {
          title: 'Add the categories',
          safe: false,
          edits: () => item.edit({start: span.end, end: span.end}, [', namely ', {label: 'categories'}]),
        },
      ],
    }
  }
}

const anyone =
  /\b(?:third[ -]part(?:y|ies)|others|partners?|affiliates|vendors|providers|companies|parties|entities|organi[sz]ations|businesses|contractors|agents|suppliers)\b/i

const messages: Readonly<Record<Told | 'nobody', string>> = {
  nobody: 'can be anyone. Name them, or their categories.',
  'beside us': 'can be anyone. Name them, or their categories.',
  'by examples': 'come with examples only. Say which categories there are, all of them.',
  'by law': 'can be anyone. Name who may demand it, or the categories.',
  'by cases': 'can be anyone. Name them, or their categories, in each case.',
  'by the reader': 'can be anyone. Name them, or their categories, so that readers know whom they agree to.',
  before: 'can be anyone but those named before. Name them, or their categories.',
  'by need': 'can be anyone with a need to know. Name them, or their categories.',
  'of the group': 'does not say which. Name the companies, or link a list of them.',
  'of nobody': 'can be anyone, though what they get names nobody. Name them, or their categories.',
}

/** “Third parties, such as advertisers” → “third parties, namely advertisers”. */
function closed(at: Placed<Practice>['at'], {end}: Span): Fix[] {
  const words = /^,?\s(?:such as|including(?:,? but not limited to,?| without limitation,?)?|like)(?=\s)/i.exec(
    at.clause.text.slice(end, end + 40),
  )
  if (!words) return []
  return [{title: 'Say that these are all', safe: false, edits: () => at.edit({start: end, end: end + words[0].length}, ', namely')}]
}

/** Whether words of the same clause follow, so that the insertion needs a second comma. */
function goesOn(text: string, at: number): boolean {
  return /^\s+[\p{L}\d]/u.test(text.slice(at, at + 4))
}
