import type {Placed, PlacedClause, Policy} from '../model/policy.js'
import {everything, type Precedence, precedencesIn} from '../model/precedence.js'
import {isSameRegion, regionsIn} from '../model/regions.js'
import {type Finding, type Fix, policyRule} from '../rule.js'
import {authorities} from './authorities.js'

export const precedenceConflict = policyRule({
  id: 'precedence-conflict',
  category: 'contradiction',
  severity: 'warning',
  summary: 'Two clauses that each let another text prevail.',
  rationale:
    'A clause on precedence decides what counts when texts disagree. Two of them that disagree decide nothing, and each side will cite its own. The rule compares which text wins over which, and a general order of precedence with a section that wins over everything. It does not judge clauses that make room for each other (“except”, “with respect to”), translations, or the law that governs.',
  authority: [authorities.dealProof, authorities.contractTools],
  examples: [
    {
      bad: 'If these Terms conflict with an Order Form, [|the Order Form prevails|].\n\nIf an Order Form conflicts with these Terms, [|these Terms prevail|].',
      good: 'If these Terms conflict with an Order Form, the Order Form prevails.\n\nOrder Forms are signed by both parties.',
    },
    {
      bad: 'In the event of a conflict, [|the order of precedence is as set out above|].\n\n[|The terms of this Section 4 prevail|] over any other part of this Agreement that they conflict with.',
      good: 'Except for Section 4, in the event of a conflict the order of precedence is as set out above.\n\nThe terms of this Section 4 prevail over any other part of this Agreement that they conflict with.',
    },
  ],
  traps: [
    'If the Order Form conflicts with these Terms, the Order Form prevails. If the Data Addendum conflicts with these Terms, the Data Addendum prevails.',
    'If these Terms conflict with an Order Form, these Terms prevail, except where the Order Form says otherwise.\n\nIn a conflict between these Terms and an Order Form, the Order Form prevails with respect to prices only.',
    'If a translation differs from the English version, the English version prevails. If the local law differs, the local law prevails.',
    'These Terms are governed by the laws of Ireland. Inconsistent conflict rules do not apply.',
    'In the event of a conflict, the order of precedence is as set out above.\n\nSection 4 governs refunds.',
  ],
  *check(policy) {
    const claims = gather(policy)
    if (claims.length < 2) return
    const region = regionsIn(policy)
    for (const one of claims) {
      const other = claims.find(
        (it) =>
          it !== one && disagree(one.fact, it.fact) && isSameRegion(region(one.at, one.fact.span.start), region(it.at, it.fact.span.start)),
      )
      if (other) yield conflict(one, other)
    }
  },
})

/** More are a schedule. */
const most = 30

function gather({clauses}: Policy): readonly Placed<Precedence>[] {
  const claims: Placed<Precedence>[] = []
  for (const at of clauses) for (const fact of precedencesIn(at.clause)) if (claims.length < most) claims.push({fact, at})
  return claims.filter(({fact}) => !fact.limited)
}

function disagree(a: Precedence, b: Precedence): boolean {
  if (a.kind === b.kind) return a.kind === 'wins' && isReversed(a, b)
  const [order, wins] = a.kind === 'order' ? [a, b] : [b, a]
  return isCarvedOut(wins) || isOutOfOrder(order, wins)
}

/** Each wins over the other. */
function isReversed(a: Precedence, b: Precedence): boolean {
  if (!a.winner || !b.winner || a.winner.name === b.winner.name) return false
  if (isCarvedOut(a) && isCarvedOut(b)) return true
  return a.over === b.winner.name && b.over === a.winner.name
}

/** A part that wins over the whole. */
function isCarvedOut({winner, over}: Precedence): boolean {
  return winner?.isPart === true && over !== undefined && everything.test(over)
}

function isOutOfOrder({listed}: Precedence, {winner, over}: Precedence): boolean {
  const first = listed.indexOf(over ?? '')
  return first >= 0 && winner !== undefined && listed.indexOf(winner.name) > first
}

function conflict(one: Placed<Precedence>, other: Placed<Precedence>): Finding {
  const its = wordsOf(other.at, other.fact.span)
  return {
    span: one.at.toSource(one.fact.span),
    message: `This decides which text prevails, and so does “${short(its)}” elsewhere. Let one of them make an exception for the other.`,
    related: [{span: other.at.toSource(other.fact.span), message: 'This clause lets another text prevail.'}],
    fixes: fixesOf(one, other),
  }
}

function fixesOf({fact, at}: Placed<Precedence>, other: Placed<Precedence>): Fix[] {
  const end = {start: fact.span.end, end: fact.span.end}
  const {winner} = other.fact
  if (fact.kind === 'order' && winner) {
    const words = wordsOf(other.at, winner.words)
    const part = numbered.exec(words)?.[0]
    const exception = `, except that ${part === undefined ? `${lower(words)} prevail` : `${part} prevails`}`
    return [{title: `Add “${exception.slice(2)}”`, safe: false, edits: () => at.edit(end, exception)}]
  }
  if (!fact.winner || !winner || isCarvedOut(fact)) return []
  const its = wordsOf(other.at, other.fact.span)
  return [{title: `Write “${short(its)}” here, too`, safe: false, edits: () => at.edit(fact.span, its)}]
}

/** “Section 4” of “the terms of this Section 4”. */
const numbered = /\b(?:Section|Clause|Article|Appendix|Annex|Schedule|Exhibit|Attachment|Addendum|Supplement|Paragraph)\s[\w.()]{1,12}\b/i

const wordsOf = (at: PlacedClause, {start, end}: Precedence['span']) => at.clause.text.slice(start, end)

const lower = (words: string) => words.replace(/^(?:The|These|This|Terms|Any|An?)\b/, (word) => word.toLowerCase())

function short(words: string): string {
  return words.length > 60 ? `${words.slice(0, 60).replace(/\s\S*$/, '')} …` : words
}
