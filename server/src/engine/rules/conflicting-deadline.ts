import {type Deadline, deadlinesIn} from '../model/deadlines.js'
import type {Placed, Policy} from '../model/policy.js'
import {isSameRegion, regionsIn} from '../model/regions.js'
import {policyRule} from '../rule.js'
import {authorities} from './authorities.js'

export const conflictingDeadline = policyRule({
  id: 'conflicting-deadline',
  category: 'contradiction',
  severity: 'warning',
  summary: 'One duty with two deadlines.',
  rationale:
    'Who must do the same thing by two dates does not know when it is late. The rule compares sentences in which the same party does the same with the same thing, “we answer requests within 30 days”. It does not judge other duties, other events, minimum and maximum, and sentences that are limited to a case, a region or a plan.',
  authority: [authorities.dealProof],
  examples: [
    {
      bad: 'We will respond to your request within [|30 days|].\n\nWe answer requests within [|45 days|].',
      good: 'We will respond to your request within 30 days.\n\nWe answer requests within 30 days.',
    },
  ],
  traps: [
    'You pay each invoice within 30 days. You dispute an invoice within 15 days.',
    'We respond to requests within 30 days.\n\nIf a request is complex, we respond to requests within 90 days.',
    'We answer requests within one month.\n\nWe respond to your request within 30 days.',
    'We notify you of a breach within 72 hours.\n\nWe notify you of changes at least 30 days before they take effect.',
    'We answer requests within 30 days. You answer requests within 10 days.',
    'You may return books within 14 days of delivery.\n\nYou may return books within 60 days of a recall.',
  ],
  *check(policy) {
    const deadlines = gather(policy)
    if (deadlines.size === 0) return
    const region = regionsIn(policy)
    const isTogether = (a: Placed<Deadline>, b: Placed<Deadline>) =>
      isSameRegion(region(a.at, a.fact.span.start), region(b.at, b.fact.span.start))
    for (const group of deadlines.values()) {
      for (const one of group) {
        const other = group.find((it) => disagree(one.fact, it.fact) && isTogether(one, it))
        if (!other) continue
        const its = wordsOf(other)
        yield {
          span: one.at.toSource(one.fact.span),
          message: `This gives ${wordsOf(one)}, another sentence ${its} for the same. Align the two.`,
          related: [{span: other.at.toSource(other.fact.span), message: `Here it is ${its}.`}],
          fixes: [
            {title: `Change to “${its}”`, safe: false, edits: () => one.at.edit(one.fact.span, its)},
            {title: `Keep “${wordsOf(one)}” and change the other`, safe: false, edits: () => other.at.edit(other.fact.span, wordsOf(one))},
          ],
        }
      }
    }
  },
})

const wordsOf = ({fact: {span}, at}: Placed<Deadline>) => at.clause.text.slice(span.start, span.end)

/** More of one duty are a schedule. */
const most = 12

function gather({clauses}: Policy): ReadonlyMap<string, readonly Placed<Deadline>[]> {
  const groups = new Map<string, Placed<Deadline>[]>()
  for (const at of clauses) {
    for (const fact of deadlinesIn(at.clause)) {
      const group = groups.get(fact.duty)
      if (group) group.push({fact, at})
      else groups.set(fact.duty, [{fact, at}])
    }
  }
  for (const [duty, {length}] of groups) if (length < 2 || length > most) groups.delete(duty)
  return groups
}

function disagree(a: Deadline, b: Deadline): boolean {
  if (a.limits !== b.limits || Math.abs(a.days - b.days) <= 0.035 * Math.max(a.days, b.days)) return false
  return a.event.size === 0 || b.event.size === 0 || [...a.event].some((stem) => b.event.has(stem))
}
