import type {Definition} from '../model/definitions.js'
import {singularOf} from '../model/known.js'
import type {Placed} from '../model/policy.js'
import {usesOf} from '../model/uses.js'
import {policyRule} from '../rule.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const termNumberDrift = policyRule({
  id: 'term-number-drift',
  category: 'terms',
  severity: 'information',
  strict: true,
  summary: 'One of several things that were defined together, without saying which.',
  rationale:
    'Where “Policies” means three documents, “the Policy” may be any of them. The rule looks at terms defined in plural as a list, and at “the” with the singular where nothing around says which one is meant. A plural of a term defined in singular, and one out of many of a kind, are fine.',
  authority: [authorities.dealProof],
  examples: [
    {
      bad: '“Policies” means our privacy notice, our cookie notice and our house rules. We use logs as the [|Policy|] says.',
      good: '“Policies” means our privacy notice, our cookie notice and our house rules. We use logs as the Policies say.',
    },
  ],
  traps: [
    '“Boat” means what you row. The Boats are blue, and the Boat is yours.',
    '“Policies” means our privacy notice and our house rules. Each Policy is on our site. If a Policy changes, the Policy is sent to you.',
    '“Boats” means anything that floats. The Boat is yours for a day.',
    '“Policies” means our privacy notice and our house rules. “Policy” means the contract of insurance. The Policy ends in May.',
    '“Parties” means you and us. The Party that gives notice pays.',
    '“Policies” means our privacy notice and our house rules. The Policy Team answers questions.',
  ],
  *check(policy) {
    const terms = new Set(policy.definitions.map(({fact}) => fact.term))
    for (const definition of policy.definitions) {
      const {fact} = definition
      const one = singularOf(fact.term)
      if (one === fact.term || terms.has(one) || !/^\p{Lu}/u.test(fact.term) || !isList(definition)) continue
      const use = usesOf(policy, fact).find((it) => isUnclear(it, one))
      if (!use) continue
      const many = use.at.clause.masked.slice(use.fact.start, use.fact.end).replace(one, fact.term)
      yield {
        span: use.at.toSource(use.fact),
        message: `“${fact.term}” are several things. Say which of them this is, or write “${fact.term}”.`,
        related: [{span: definition.at.toSource(fact.span), message: `“${fact.term}” is defined here.`}],
        fixes: [{title: `Write “${fact.term}”`, safe: false, edits: () => use.at.edit(use.fact, many)}],
      }
    }
  },
})

/** Whether a meaning lists things that each have a name of their own. */
function isList({fact: {kind, meaning, term}, at}: Placed<Definition>): boolean {
  if (kind !== 'means' || /part(?:y|ies)$/i.test(term)) return false
  const text = at.clause.masked.slice(meaning.start, meaning.end)
  return /^(?:\(?[a-z1-9]\)|the|our|your|its|\p{Lu}[\p{L}.]*[’']s?|\p{Lu}\p{L}+)\s[^.;]{1,160}(?:,| and) (?:and )?(?:the|our|your|its|any|\(?[a-z1-9]\)|\p{Lu}\p{L}+)/u.test(
    text,
  )
}

/** “the Policy”, when none was spoken of before. */
function isUnclear({fact, at}: Placed<Span>, one: string): boolean {
  const {masked} = at.clause
  if (masked.slice(fact.start, fact.end) !== one || at.block.kind === 'heading') return false
  const before = masked.slice(Math.max(0, fact.start - 300), fact.start)
  if (
    !/\bthe $/i.test(before) ||
    /^ \p{Lu}|^ (?:that|which|who|in question|concerned|itself)\b/u.test(masked.slice(fact.end, fact.end + 16))
  )
    return false
  return !new RegExp(`\\b(?:an?|each|any|every|one|this|that|such|either|applicable|relevant|respective) ${one}\\b`, 'i').test(before)
}
