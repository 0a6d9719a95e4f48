import {type Topic, topics} from '../lexicon/topics.js'
import type {PlacedClause, Policy} from '../model/policy.js'
import type {Section} from '../model/sections.js'
import {paragraphEdits} from '../model/skeleton.js'
import {type Fix, policyRule} from '../rule.js'
import type {Edit, Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const headingContentMismatch = policyRule({
  id: 'heading-content-mismatch',
  category: 'disclosure',
  severity: 'warning',
  summary: 'A heading that promises what its section never mentions.',
  rationale:
    'Readers find their way by headings. Who opens “Security” and finds a list of logs must think that there is no security, or that the text was cut. Say there what the heading promises, or name the section for what it says. Words that come near the topic are enough, also in sections below and in links; of a heading with two topics both must be absent, or one that nothing in the section comes near. The rule does not judge headings without text of their own, nor whether what is said is complete.',
  authority: [authorities.wp260, authorities.gdpr12],
  examples: [
    {
      bad: '# Notice\n\nWho we are is told below.\n\n## [|Security of your data|]\n\nWhen you sign up, we ask for your name, your company and the country you live in.',
      good: '# Notice\n\nWho we are is told below.\n\n## Security of your data\n\nWhen you sign up, your name travels encrypted, and only our support team can read it.',
    },
  ],
  traps: [
    '## Security\n\nWe protect your data with TLS and keep the keys apart from it.',
    '## Children\n\nSee [what we do for young readers](kids.md).',
    '## Cookies\n\n### What they are\n\nSmall files in your browser.\n\n### What we set\n\nA session cookie, and nothing else at all.',
    '## Your choices\n\nUnsubscribe with the link at the end of each newsletter that we send.',
    '## Changes\n\nThe version of 1 May replaces that of 2 January; older ones are in our archive.',
    '## Contact\n\nHarbour Ltd., 1 Quay Street, Bristol, opens its doors from nine to five each day.',
    '## Rights of third parties\n\nNobody but you and the company can enforce this agreement in any court.',
    '## Security',
  ],
  *check(policy) {
    for (const section of policy.sections) {
      if (section.kind !== 'heading' || section.title.length > 80) continue
      const promised = topicsIn(section.title)
      if (promised.length === 0) continue
      const body = bodyOf(policy, section)
      const missing = promised.filter(({near}) => !body.some(({clause}) => near.test(clause.text)))
      const isSure = missing.length === promised.length || (missing.length > 0 && isCompound(section.title))
      const [first] = missing
      if (!isSure || !first || isStub(body)) continue
      const what = missing.map(({name}) => name).join(' or ')
      yield {
        span: section.at.toSource(titleOf(section)),
        message: `Nothing below speaks of ${what}. Say it there, or rename the section.`,
        fixes: fixesFor(policy, section, missing, promised),
      }
    }
  },
})

/** What a heading promises, and where in it. */
interface Promised extends Topic {
  readonly at: Span
}

const cheap =
  /secur|safeguard|protect|retention|stor|long|shar|disclos|recipient|whom|cookie|beacon|track|child|minor|kids|choice|opt|right|contact|reach|touch|chang|updat|amend|modif|revis|transfer|refund|return|terminat|law|liab|warrant/i

function topicsIn(title: string): readonly Promised[] {
  if (!cheap.test(title)) return []
  return topics.flatMap((topic) => {
    const found = topic.heading.exec(title)
    return found ? [{...topic, at: {start: found.index, end: found.index + found[0].length}}] : []
  })
}

/** “Storage and Security”: two topics side by side. */
const isCompound = (title: string) => /\b(?:and|or)\b|[&/,]/i.test(title)

/** Less is a stub, more is not looked at. */
const leastWords = 9
const mostClauses = 60

/** What stands under a heading, its subheadings and theirs included. */
function bodyOf({clauses}: Policy, {at, end}: Section): readonly PlacedClause[] {
  return end - at.index > mostClauses ? [] : clauses.slice(at.index + 1, end)
}

/** Whether that is too little to judge, begins with another heading, or stands elsewhere. */
function isStub(body: readonly PlacedClause[]): boolean {
  if (!body[0] || body[0].clause.kind === 'heading' || body.some(isPointer)) return true
  return body.reduce((count, {clause}) => count + (clause.text.match(/\p{L}+/gu)?.length ?? 0), 0) < leastWords
}

/** “See our cookie notice”: what is promised stands elsewhere. */
function isPointer({clause, hasLinks}: PlacedClause): boolean {
  const {text} = clause
  return (
    (hasLinks && text.length < 240) ||
    /\b(?:see|refer to|read|visit|described in|set (?:out|forth) in|explained in|available at)\b/i.test(text.slice(0, 200))
  )
}

/** A title without its number. */
function titleOf({at, title}: Section): Span {
  const {text} = at.clause
  return text.endsWith(title) ? {start: text.length - title.length, end: text.length} : {start: 0, end: text.length}
}

// — Rewrites

function fixesFor(policy: Policy, section: Section, missing: readonly Promised[], promised: readonly Promised[]): readonly Fix[] {
  const fixes: Fix[] = []
  const written = missing.filter(({body}) => body !== undefined)
  if (written.length > 0) {
    fixes.push({
      title: `Add a sentence on ${written.map(({name}) => name).join(' and ')}`,
      safe: false,
      edits: () =>
        paragraphEdits(policy, section, {body: written.flatMap(({body}, index) => (index > 0 ? [' ', ...(body ?? [])] : (body ?? [])))}),
    })
  }
  const [only] = missing
  if (missing.length < promised.length && missing.length === 1 && only) {
    const edits = withoutTopic(section, only)
    if (edits.length > 0) fixes.push({title: `Take ${only.name} out of the heading`, safe: false, edits: () => edits})
  } else {
    const title = titleOf(section)
    fixes.push({title: 'Rename the section', safe: false, edits: () => section.at.edit(title, [{label: 'what the section says'}])})
  }
  return fixes
}

/** “Storage and Security of Data” → “Storage of Data”: a word at one side of a conjunction. */
function withoutTopic({at, title}: Section, {at: topic}: Promised): readonly Edit[] {
  const before = /(?:,| and| or| &)\s$/i.exec(title.slice(0, topic.start))?.[0].length ?? 0
  const after = /^\s(?:and|or|&)\s/i.exec(title.slice(topic.end))?.[0].length ?? 0
  const shift = at.clause.text.endsWith(title) ? at.clause.text.length - title.length : 0
  if (before > 0) return at.edit({start: shift + topic.start - before, end: shift + topic.end}, '')
  if (after === 0) return []
  const next = title.charAt(topic.end + after)
  return at.edit({start: shift + topic.start, end: shift + topic.end + after + 1}, topic.start === 0 ? next.toUpperCase() : next)
}
