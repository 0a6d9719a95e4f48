import {type Drift, driftsIn} from '../model/cases.js'
import type {Definition} from '../model/definitions.js'
import {termKey} from '../model/known.js'
import {nameOf} from '../model/phrases.js'
import type {Placed, Policy} from '../model/policy.js'
import {usesOf} from '../model/uses.js'
import {type Finding, type Fix, policyRule} from '../rule.js'
import {authorities} from './authorities.js'

export const termCaseDrift = policyRule({
  id: 'term-case-drift',
  category: 'terms',
  severity: 'warning',
  summary: 'A defined term written in another case than it is defined in.',
  rationale:
    'Capitals tell readers that a word has the meaning it was given. “Order form” beside a defined “Order Form” may be the form, or any form. A term with some of its capitals is always shown; one without any is information, and only where the document nearly always writes it with them, after its definition, and means a certain one. The rule does not judge terms of one word, which are often meant in their everyday sense, headings, heads of tables and quotations.',
  authority: [authorities.dealProof, authorities.contractTools],
  examples: [
    {
      bad: '“Usage Data” means what our servers record. We delete [|Usage data|] after a year.\n\nThe [|Usage data|] of a team belongs to the team.',
      good: '“Usage Data” means what our servers record. We delete Usage Data after a year.',
    },
    {
      bad: '“Order Form” means the page you sign. The Order Form names the plan, and each Order Form names the price. An Order Form is binding. You get the Order Form from us, sign the Order Form and return the Order Form. The Order Form holds for a year. The Order Form ends it. We keep the [|order form|].',
      good: '“Order Form” means the page you sign. The Order Form names the plan, and each Order Form names the price. An Order Form is binding. You get the Order Form from us, sign the Order Form and return the Order Form. The Order Form holds for a year. The Order Form ends it. We keep the Order Form.',
    },
  ],
  traps: [
    '“Personal Data” means what tells who you are. Personal data is kept for a year, and we sell no personal data. We delete Personal Data on request.',
    'You sign an order form before anything else. “Order Form” means the page you sign. Each Order Form is binding, the Order Form names the price, and an Order Form ends.',
    '“Content” means what you upload. We show the content, and hold the Content. The Content is yours, and so is other Content.',
    '“Order Form” means an order form that both of us sign. The Order Form is binding. Keep the Order Form, and show the Order Form when asked.',
    '“Order Form” means the page you sign. THE ORDER FORM IS BINDING. Click “Order form” to see it.',
    '“Order Form” means the page you sign. Order Forms are binding, and the Order Form’s price is final.',
    'Usage data\n\n“Usage Data” means what our servers record. We delete Usage Data after a year.',
    '“Usage Data” means logs, and “usage data” means what you tell us. We delete usage data, and keep Usage Data. Usage Data is ours. Usage Data is old.',
  ],
  *check(policy) {
    const byTerm = new Map<string, Placed<Drift>[]>()
    for (const drift of driftsIn(policy)) {
      if (!isProse(drift.at, drift.fact)) continue
      const others = byTerm.get(drift.fact.term)
      if (others) others.push(drift)
      else byTerm.set(drift.fact.term, [drift])
    }
    if (byTerm.size === 0) return
    const definitions = new Map(policy.definitions.toReversed().map((it) => [it.fact.term, it]))
    for (const [term, found] of byTerm) {
      const definition = definitions.get(term)
      if (!definition) continue
      const small = found.filter(({fact}) => fact.kind === 'small')
      const isRare = !common.test(term) && small.length <= usesOf(policy, definition.fact).length / few
      const shown = found.filter((drift) =>
        drift.fact.kind === 'mixed' ? !isName(policy, drift) : isRare && isAfter(drift, definition) && isDefinite(drift),
      )
      for (const drift of shown) yield finding(drift, shown)
    }
  },
})

/** One in so many uses is in small letters: then it is a slip. */
const few = 8

/** Titles of documents, which others have too, and terms that say no more than “your content”. */
const common =
  /^(?:Your|Our|Additional|Other|Third|Applicable)\b|\b(?:Polic(?:y|ies)|Terms|Conditions|Statements?|Notices?|Agreements?|Guidelines?|Providers?|Part(?:y|ies))\b/

/** “the order form”, “your order form”: not any order form, and not that of somebody else. */
function isDefinite({fact: {span}, at}: Placed<Drift>): boolean {
  return /\b(?:the|this|these|your|our) $/i.test(at.clause.masked.slice(Math.max(0, span.start - 8), span.start))
}

/** “Harbour services”, where Harbour is a name: its capital was not chosen. */
function isName(policy: Policy, {fact: {span}, at}: Placed<Drift>): boolean {
  const words = at.clause.masked.slice(span.start, span.end).split(/\s+/)
  if (words.some((word, index) => index > 0 && /^\p{Lu}/u.test(word))) return false
  const [first = ''] = words
  const alone = nameOf(policy, termKey(first))
  return /\p{Ll}\p{Lu}/u.test(first) || (alone !== undefined && alone.uses >= 3 && alone.unled > alone.led)
}

/** Headings, heads of tables, short cells and labels (“Order form: …”) have capitals of their own. */
function isProse({block, clause}: Placed<Drift>['at'], {span}: Drift): boolean {
  if (block.kind === 'heading' || block.table?.row === 0 || (block.title && span.start < block.title.end)) return false
  if (block.kind === 'cell' && clause.tokens.starts.length <= shortest) return false
  return span.start > 4 || !/^\s?[:–—]/.test(clause.text.slice(span.end))
}

const shortest = 5

function isAfter({fact, at}: Placed<Drift>, definition: Placed<Definition>): boolean {
  return at.index > definition.at.index || (at === definition.at && fact.span.start > definition.fact.span.end)
}

function finding({fact, at}: Placed<Drift>, all: readonly Placed<Drift>[]): Finding {
  const {start, end} = fact.span
  const written = at.clause.text.slice(start, end)
  const fixes: Fix[] = [{title: `Replace with “${fact.right}”`, safe: false, edits: () => at.edit(fact.span, fact.right)}]
  if (all.length > 1) {
    fixes.push({
      title: `Capitalise all ${all.length} of these`,
      safe: false,
      edits: () => all.flatMap((it) => it.at.edit(it.fact.span, it.fact.right)),
    })
  }
  return {
    span: at.toSource(fact.span),
    severity: fact.kind === 'mixed' ? 'warning' : 'information',
    message: `“${written}” is not written as it is defined. Write “${fact.right}” if the defined term is meant.`,
    fixes,
  }
}
