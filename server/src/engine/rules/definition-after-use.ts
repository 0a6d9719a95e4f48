import {deferring} from '../model/deferral.js'
import {grammatical} from '../model/defining.js'
import type {Definition} from '../model/definitions.js'
import {glossariesOf} from '../model/glossary.js'
import {phrasesIn} from '../model/phrases.js'
import type {Placed, Policy} from '../model/policy.js'
import {sectionOf} from '../model/sections.js'
import {usesOf} from '../model/uses.js'
import {policyRule} from '../rule.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const definitionAfterUse = policyRule({
  id: 'definition-after-use',
  category: 'terms',
  severity: 'hint',
  strict: true,
  summary: 'A term that is used before it is defined.',
  rationale:
    'Who meets a capital before its definition cannot know that one will come. Define a term where it first stands, or say at the start where terms are defined. The rule is silent in documents with a glossary or a section on definitions, within one section, and for names of companies. It does not judge words in headings.',
  authority: [authorities.commonForm],
  examples: [
    {
      bad: '## Fees\n\nYou pay for each [|Seat|] in May, and for no more.\n\n## Seats\n\nEach person who steers is a “crew member”. A “Seat” means the place of one person. A Seat is free on Sundays.',
      good: '## Fees\n\nYou pay for the place of each person (a “Seat”) in May.\n\n## Seats\n\nA Seat is free on Sundays.',
    },
  ],
  traps: [
    '## Fees\n\nYou pay for each Seat in May, and for no more. A “Seat” means the place of one person.',
    '## Fees\n\nYou pay for each Seat in May, and for no more.\n\n## Definitions\n\nA “Seat” means the place of one person.',
    'Capitalized terms are defined in Section 2.\n\n## 1. Fees\n\nYou pay for each Seat in May, and for no more.\n\n## 2. Seats\n\nA “Seat” means the place of one person.',
    '## Seats and fees\n\nFees are due in May.\n\n## Seats\n\nThe place of one person (a “Seat”) is free.',
    'Welcome to Harbour and its shop.\n\n## Who we are\n\nHarbour Ltd (“Harbour”) runs the shop.',
    '## Fees\n\nSeats are sold in May.\n\n## Seats\n\nA “Seat” means the place of one person.',
  ],
  *check(policy) {
    if (hasPlace(policy)) return
    const seen = new Set<string>()
    for (const definition of policy.definitions) {
      const {fact, at} = definition
      if (seen.has(fact.term) || fact.local || !/^\p{Lu}/u.test(fact.term) || grammatical.test(fact.term) || isName(definition)) continue
      seen.add(fact.term)
      const use = usesOf(policy, fact).find((it) => it.at.index < at.index && isInSentence(it))
      if (!use || sectionOf(policy, use.at) === sectionOf(policy, at)) continue
      yield {
        span: use.at.toSource(use.fact),
        message: `“${fact.term}” is used here before it is defined. Define it here, or say at the start where terms are defined.`,
        related: [{span: at.toSource(fact.span), message: `“${fact.term}” is defined here.`}],
      }
    }
  },
})

/** Whether readers know where to look. */
function hasPlace(policy: Policy): boolean {
  return (
    glossariesOf(policy).length > 0 ||
    policy.sections.some(({kind, title}) => kind === 'heading' && places.test(title)) ||
    deferring(policy).length > 0
  )
}

const places = /\b(?:definitions?|glossary|interpretation|defined terms|terminology|key terms)\b/i

/** “Harbour Ltd (“Harbour”)”: the name is known before it is said to be one. */
function isName({fact: {term, meaning}, at: {clause}}: Placed<Definition>): boolean {
  return clause.masked.slice(meaning.start, meaning.end).includes(term)
}

/** With capitals of its own, in a sentence, and not part of a longer name. */
function isInSentence({at, fact}: Placed<Span>): boolean {
  return phrasesIn(at.clause).some(
    ({span, chosen, bound, introduced}) => chosen && !bound && !introduced && span.start === fact.start && span.end === fact.end,
  )
}
