import type {PlacedClause, Policy} from '../model/policy.js'
import {type Repeat, repeatsIn} from '../model/repeats.js'
import {enclosing, type Section} from '../model/sections.js'
import {type Finding, type Fix, policyRule} from '../rule.js'
import {linesAround} from '../text/lines.js'
import type {Edit, Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const duplicateParagraph = policyRule({
  id: 'duplicate-paragraph',
  category: 'structure',
  severity: 'warning',
  summary: 'A paragraph, or a sentence of eight words or more, that stands in the document twice.',
  rationale:
    'What is said twice will be changed once, and then the document contradicts itself. The rule compares sentences word by word and paragraphs nearly so, within one section, and whole paragraphs across sections. It is silent where repeating is the design: text said three times or more, one part that runs parallel to another, versions of a document in one file, tables, questions, definitions, disclaimers, contact lines and pointers to other sections.',
  authority: [authorities.plainWriting],
  examples: [
    {
      bad: '[|You may cancel your plan at any time before the next month begins.|] We then stop billing you.\n\nPlans renew monthly. [|You may cancel your plan at any time before the next month begins.|]',
      good: 'You may cancel your plan at any time before the next month begins. We then stop billing you.\n\nPlans renew monthly.',
    },
    {
      bad: 'We keep your orders for as long as the tax law of Utah tells us to. Then we delete them.\n\n[|We keep your orders for as long as the tax law of Utah tells us to.|] Then we delete them.',
      good: 'We keep your orders for as long as the tax law of Utah tells us to. Then we delete them.',
    },
  ],
  traps: [
    '## Acorn Notes\n\nWe store what you write on servers in the state of Utah.\n\n## Acorn Calls\n\nWe store what you write on servers in the state of Utah.',
    'The app is provided as is, without any warranty of any kind.\n\nThe data is free. The app is provided as is, without any warranty of any kind.',
    'How can I get a copy of the data that you hold?\n\nAsk us.\n\nHow can I get a copy of the data that you hold?\n\nSee above.',
    'Please see Section 4 for more on how we share your data.\n\nWe sell none. Please see Section 4 for more on how we share your data.',
    'If you have any questions, please write to us at help@acme.example.\n\nWe answer. If you have any questions, please write to us at help@acme.example.',
    'We delete your data when you ask.\n\nWe delete your data when you ask.',
    '- Names: we use them for the bill. All that we kept is deleted within two years.\n- Mail: we answer it. All that we kept is deleted within two years.',
    '| Data | Use |\n| --- | --- |\n| Name | We use it to send you the goods that you order. |\n| Mail | We use it to send you the goods that you order. |',
    'For Acorn Notes we keep your notes on servers in Utah for two years.\n\nFor Acorn Calls we keep your calls on servers in Ohio for two years.',
  ],
  *check(policy) {
    const found = repeatsIn(policy)
    const farthest = found.length > mostRepeats ? neighbourhood : policy.clauses.length
    for (const [index, repeat] of found.entries()) {
      if (repeat.at.index - repeat.first.index <= farthest && isAlone(index, found) && isOneScope(policy, repeat))
        yield* findingsOf(policy, repeat)
    }
  },
})

/** How far around a repeat others are looked for, in clauses. */
const neighbourhood = 8
const mostNearby = 3
/** With more, a file holds versions of one document, or parts made from one mould: only what is close together is a slip. */
const mostRepeats = 12

/** Whether few things around are repeated, too: else a whole part runs parallel to another. */
function isAlone(index: number, all: readonly Repeat[]): boolean {
  const from = all[index]?.at.index ?? 0
  let count = 1
  for (const step of [-1, 1]) {
    for (let next = index + step; ; next += step) {
      const other = all[next]
      if (!other || Math.abs(other.at.index - from) > neighbourhood) break
      if (++count > mostNearby) return false
    }
  }
  return true
}

/** How many words and marks a paragraph has that is a slip in another section, too. */
const fewestAcross = 25

/** Whether a reader meets both in one go: in one section, or as whole paragraphs of sections that are not parallel. */
function isOneScope(policy: Policy, {at, first, whole}: Repeat): boolean {
  if (!whole && isOneOfMany(at) && isOneOfMany(first)) return false
  const mine = sectionAround(policy, at)
  const its = sectionAround(policy, first)
  if (mine === its) return true
  return whole && at.clause.tokens.starts.length >= fewestAcross && !isParallel(mine, its)
}

/** Bullets and footnotes: each says of its own subject what others say of theirs. */
function isOneOfMany({block: {kind, ordinal}, clause: {text}}: PlacedClause): boolean {
  return (kind === 'item' && ordinal === undefined) || /^[*†‡]/.test(text)
}

/** The innermost section a clause stands in, other than the one it opens. */
function sectionAround(policy: Policy, at: PlacedClause): Section | undefined {
  return enclosing(policy, at).find((section) => section.at !== at)
}

/** Sections of one level: each may be about a product, a country, a plan. */
function isParallel(one: Section | undefined, other: Section | undefined): boolean {
  return one !== undefined && other !== undefined && one.kind === other.kind && one.at.block.level === other.at.block.level
}

// — Findings

function* findingsOf(policy: Policy, repeat: Repeat): Generator<Finding> {
  const {at, sentences, first, before, whole, near} = repeat
  const opening = at.clause.sentences[0]
  if (whole && opening) {
    yield {
      span: at.toSource(opening),
      message: near
        ? 'This paragraph says nearly the same as an earlier one. Keep one of the two.'
        : 'This paragraph stands in the document already. Keep one of the two.',
      related: [{span: first.toSource(before), message: 'It is said here first.'}],
      fixes: [removal(policy, at)],
    }
    return
  }
  const span = {start: sentences[0]?.span.start ?? 0, end: sentences.at(-1)?.span.end ?? 0}
  const later = at.toSource(span)
  const earlier = first.toSource(before)
  // Which of the two belongs where it stands depends on what is around it: both are shown.
  yield {
    span: earlier,
    message: 'This is said again further down. Keep one of the two.',
    related: [{span: later, message: 'It is said again here.'}],
    fixes: [{title: 'Delete this, keep the other', safe: false, edits: () => cut(first, before)}],
  }
  yield {
    span: later,
    message: 'This is said already. Keep one of the two.',
    related: [{span: earlier, message: 'It is said here first.'}],
    fixes: [{title: 'Delete this repetition', safe: false, edits: () => cut(at, span)}],
  }
}

function removal({source}: Policy, {block}: PlacedClause): Fix {
  const title = block.kind === 'item' ? 'Delete this item' : 'Delete this paragraph'
  return {title, safe: false, edits: () => [{span: linesAround(source, block.span), text: ''}]}
}

function cut(at: PlacedClause, {start, end}: Span): readonly Edit[] {
  const {text} = at.clause
  const from = text[start - 1] === ' ' ? start - 1 : start
  const to = from === start && text[end] === ' ' ? end + 1 : end
  return at.edit({start: from, end: to}, '')
}
