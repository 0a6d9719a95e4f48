import {type ChangeRight, changeRightsIn, tellingIn, tellingsIn} from '../model/change-rights.js'
import type {Clause} from '../model/clause.js'
import {clausesThat, clausesWith} from '../model/ledger.js'
import type {PlacedClause, Policy} from '../model/policy.js'
import {enclosing} from '../model/sections.js'
import {type Finding, type Fix, policyRule, type Severity} from '../rule.js'
import {remembered} from '../text/remembered.js'
import {withPlainSpaces} from '../text/spaces.js'
import type {Rewrite, Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const changeWithoutNotice = policyRule({
  id: 'change-without-notice',
  category: 'disclosure',
  severity: 'warning',
  summary: 'A right to change terms, prices or a policy that says nothing of notice, or rules it out.',
  rationale:
    'A change that nobody hears of binds nobody: consumer law treats an unrestricted right to change the contract as unfair, and data protection law asks you to tell people before you use their data in a new way. Say how long before, and by which channel, readers are told. A notice that the sentence, the next two or the section promises is enough; one elsewhere in the document makes this a hint. Where a new version is only posted, or readers are asked to look again, there is a hint. Changes of the service count only if notice is ruled out. The rule does not judge whether a period is long enough.',
  authority: [authorities.unfairTerms, authorities.claudette, authorities.ftcRetroactive],
  examples: [
    {
      bad: 'We [|may amend|] this policy at any time.',
      good: 'We may amend this policy at any time. We will e-mail you at least 30 days before a change takes effect.',
    },
    {
      bad: 'We may change the prices at our discretion and [|without notice|].',
      good: 'We may change the prices after 30 days’ notice by e-mail.',
    },
  ],
  traps: [
    'We may change these terms. We will notify you by e-mail at least 30 days before the change.',
    'We may update this policy, in which case we will let you know through the app.',
    'If we change this policy, the new version applies from the day you accept it.',
    'Only both of us together, in writing, may modify these terms.',
    'You may change your settings at any time without notice.',
    'We may update the app and improve its features.',
    'Our partners may change their policies.',
    'We may terminate your account without notice if you break the law.',
    'We may change your password if you have lost it.',
  ],
  *check(policy) {
    const seen = new Set<string>()
    for (const at of clausesWith(policy, changeRightsIn)) {
      for (const right of changeRightsIn(at.clause)) {
        // “**We can change these terms.** …” is a title.
        if (right.span.start < at.titled) continue
        // A section that says it twice needs mending once; what rules notice out, wherever it stands.
        const key = `${enclosing(policy, at)[0]?.at.index} ${right.object}`
        if (!right.denial && seen.has(key)) continue
        const found = findingOf(policy, at, right)
        if (!found) continue
        seen.add(key)
        yield found
      }
    }
  },
})

const message = {
  denied: 'Readers cannot follow a change they are not told of. Say how long before, and how, you tell them.',
  silent: 'This says nothing of notice. Say how long before a change, and how, you tell readers.',
  posted: 'A new version that is only posted is no notice. Say how you tell readers of it.',
  elsewhere: 'This says nothing of the notice you promise elsewhere. Refer to it.',
  ended: 'Readers cannot prepare for an end they are not told of. Say how long before, and how, you tell them.',
  attached: 'This says nothing of notice. Refer to that of the main agreement, or say how long before, and how, you tell readers.',
} as const

function findingOf(policy: Policy, at: PlacedClause, right: ChangeRight): Finding | undefined {
  const {object, denial} = right
  if (denial) {
    const isEnd = /^(?:terminate|discontinue|cancel|end)\b/i.test(verbsOf(at, right))
    const severity: Severity = object === 'service' || isEnd ? 'information' : 'warning'
    return {
      span: at.toSource(denial),
      message: isEnd ? message.ended : message.denied,
      severity,
      fixes: [...withNotice(at, denial), ...sentenceBehind(policy, at, right)],
    }
  }
  if (object === 'service') return undefined
  const near = tellingNear(policy, at, right)
  if (near === 'notice') return undefined
  const section = tellingInSection(policy, at)
  if (section === 'notice') return undefined
  const span = at.toSource(right.span)
  const fixes = sentenceBehind(policy, at, right)
  const isAttached = clausesThat(policy, isSubordinate).length > 0
  const elsewhere = tellingElsewhere(policy)
  if (elsewhere) {
    const related = [{span: elsewhere.at.toSource(elsewhere.span), message: 'Here notice is promised.'}]
    return {span, message: message.elsewhere, severity: 'hint', related, fixes: reference(policy, at, right, elsewhere.at)}
  }
  return near === 'posting' || section === 'posting'
    ? {span, message: message.posted, severity: 'hint', fixes}
    : isAttached
      ? {span, message: message.attached, severity: 'information', fixes}
      : {span, message: message.silent, fixes}
}

/** What the right is to do: “discontinue or change” from its first verb on. */
function verbsOf({clause}: PlacedClause, {span}: ChangeRight): string {
  const text = withPlainSpaces(clause.masked)
  return text
    .slice(span.start, span.end + 40)
    .replace(
      /^(?:we )?(?:may|can|might|could|will)(?: also)?(?: at any time,?)? |^(?:may |will )?(?:reserves?|retains?|has|have) the right(?:, [^,]{1,60},)? to (?:immediately )?/i,
      '',
    )
}

/** “Terms not defined here have the meaning given in your main agreement”: what notice there is stands in that agreement. */
const isSubordinate = remembered(
  ({kind, masked}: Clause): boolean =>
    kind !== 'heading' &&
    /\bmain agreement\b|\b(?:incorporated (?:by reference )?(?:into|in)|(?:forms?|are|is) (?:a )?part of|supplements?|in addition to) (?:the|our|your) (?:[\w-]+ ){0,3}(?:terms of (?:service|use)|agreement|master \w+)|\bhave the meanings? (?:given|assigned|set out|set forth)(?: to them)? in (?:the|our|your) (?:[\w-]+ ){0,4}(?:terms|agreement)\b/i.test(
      masked,
    ),
)

/** What the sentence and the next two say. */
function tellingNear({clauses}: Policy, at: PlacedClause, {index}: ChangeRight): 'notice' | 'posting' | undefined {
  let left = 3
  let found: 'posting' | undefined
  for (let i = at.index; i < clauses.length && left > 0; i++) {
    const {clause} = clauses[i] as PlacedClause
    if (clause.kind === 'heading') break
    const text = withPlainSpaces(clause.masked)
    for (const {start, end} of clause.sentences.slice(i === at.index ? index : 0)) {
      if (left-- === 0) break
      const telling = tellingIn(text.slice(start, end))
      if (telling?.kind === 'notice') return 'notice'
      found ??= telling?.kind
    }
  }
  return found
}

/** What lies further away is not spoken of in the same breath. */
const farthest = 40

function tellingInSection(policy: Policy, at: PlacedClause): 'notice' | 'posting' | undefined {
  const section = enclosing(policy, at).find(({kind}) => kind === 'heading')
  // Of a document without headings, what stands around it.
  const from = section ? Math.max(section.at.index, at.index - farthest) : at.index - 2
  const to = section ? Math.min(section.end, at.index + farthest) : at.index + 3
  let found: 'posting' | undefined
  for (const {clause} of policy.clauses.slice(Math.max(0, from), to)) {
    for (const {kind} of tellingsIn(clause)) {
      if (kind === 'notice') return 'notice'
      found = kind
    }
  }
  return found
}

function tellingElsewhere(policy: Policy): {readonly at: PlacedClause; readonly span: Span} | undefined {
  for (const at of clausesWith(policy, tellingsIn)) {
    // Of changes, not of what else is notified.
    const telling = /\b(?:chang|updat|amend|modif|revis|new (?:version|terms))/i.test(at.clause.text)
      ? tellingsIn(at.clause).find(({kind}) => kind === 'notice')
      : undefined
    if (telling) return {at, span: telling.span}
  }
  return undefined
}

// — Rewrites

const days = {label: 'number', choices: ['14', '30', '60']}
const channel = {label: 'channel', choices: ['e-mail', 'a message in the app', 'post']}

/** “Without notice” → “after [number] days’ notice by [channel]”. */
function withNotice(at: PlacedClause, {start, end}: Span): readonly Fix[] {
  const {text} = at.clause
  const behind = text.slice(end, end + 30)
  // “Without notice, refund or liability”
  // “Immediately … without notice”
  if (/\bimmediately\b/i.test(text.slice(Math.max(0, start - 400), start))) return []
  if (/\b(?:however|reasonable efforts|guarantee|immediately)\b/i.test(text.slice(end, end + 300))) return []
  if (/^,\s\w+(?:\s\w+)?\sor\b/.test(behind) || /\b(?:notifying|informing) you$/i.test(text.slice(start, end))) return []
  const or = /^\s?or\s/.exec(behind)
  const isTo = /^\sto\s(?:you|users|customers|the)\b/i.test(behind)
  const parts = ['after ', days, ' days’ notice', ...(isTo ? [] : [' by ', channel]), or ? ' and without ' : '']
  const shouts = /^[^a-z]+$/.test(text.slice(start, end))
  const rewrite: Rewrite = parts.map((part) => (shouts && typeof part === 'string' ? part.toUpperCase() : part))
  const span = {start, end: end + (or?.[0].length ?? 0)}
  return [{title: 'Promise notice', safe: false, edits: () => at.edit(span, rewrite)}]
}

/** “…. We will tell you as described under “Changes”.” */
function reference(policy: Policy, at: PlacedClause, {index}: ChangeRight, told: PlacedClause): readonly Fix[] {
  // The document's own title leads nowhere.
  const heading = enclosing(policy, told)
    .find(({kind, at: {index}}) => kind === 'heading' && index > 2)
    ?.at.clause.text.trim()
  const sentence = at.clause.sentences[index]
  if (!heading || heading.length > 80 || !sentence || !/[.!]["”)]?$/.test(at.clause.text.slice(sentence.start, sentence.end))) return []
  const end = {start: sentence.end, end: sentence.end}
  const words = heading.replace(/^[\p{L}\d]{1,4}(?:\.[\d]{1,3})*\\?[.)]\s+/u, '').replace(/[.:]$/, '')
  return [{title: 'Refer to it', safe: false, edits: () => at.edit(end, ` See “${words}” for the notice that you get.`)}]
}

/** “…. We will tell you at least [number] days before such a change takes effect, by [channel].” */
function sentenceBehind({source}: Policy, at: PlacedClause, {index, object, active, denial, span}: ChangeRight): readonly Fix[] {
  if (denial) return []
  const {text, sentences} = at.clause
  const sentence = sentences[index]
  if (!sentence) return []
  const words = text.slice(sentence.start, sentence.end)
  const fixes: Fix[] = []
  const what = object === 'price' ? 'a new price' : 'a change'
  if (/[.!]["”)]?$/.test(words)) {
    const end = {start: sentence.end, end: sentence.end}
    const added: Rewrite = [` We will tell you at least `, days, ` days before ${what} takes effect, by `, channel, '.']
    fixes.push({title: 'Add a sentence on notice', safe: false, edits: () => at.edit(end, added)})
  }
  // A short sentence takes it in.
  const stop = sentence.end - (/[.;]?$/.exec(words)?.[0].length ?? 0)
  const rest = text.slice(span.end, stop)
  if (
    active &&
    /^(?:we)\b/i.test(words) &&
    rest.length < 90 &&
    !/[.;:,()]|\b(?:and|or|that|which|to (?!this|these|our|the)|by)\b/i.test(rest) &&
    source.length > 0
  ) {
    const place = {start: stop, end: stop}
    const added: Rewrite = [', and will tell you at least ', days, ' days before by ', channel]
    fixes.push({title: 'Promise notice in the sentence', safe: false, edits: () => at.edit(place, added)})
  }
  return fixes
}
