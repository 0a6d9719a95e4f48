import {defining} from '../model/defining.js'
import type {Definition} from '../model/definitions.js'
import {termKey} from '../model/known.js'
import {clausesWith} from '../model/ledger.js'
import {type Composition, compositionsIn, differ, listsDiffer, meaningOf, namesIn} from '../model/meanings.js'
import type {Placed, Policy} from '../model/policy.js'
import {type Finding, policyRule} from '../rule.js'
import {authorities} from './authorities.js'

export const conflictingDefinition = policyRule({
  id: 'conflicting-definition',
  category: 'terms',
  severity: 'error',
  summary: 'One term with two meanings.',
  rationale:
    'When two definitions of a term differ, nobody knows which promise was made, and a court may read the text against its author. The rule speaks only where two closed definitions in one scope share next to nothing, differ in their numbers, or list different names; a definition that restates, narrows or adds to another is left to duplicate-definition. It does not judge definitions for one section only, or in appendices of their own.',
  authority: [authorities.commonForm, authorities.dealProof],
  examples: [
    {
      bad: 'The Harbour Services consist of Harbour Chat and Harbour Calls.\n\n“[|Harbour Services|]” means Harbour Chat, Harbour Mail or Harbour Drive.',
      good: '“Harbour Services” means Harbour Chat, Harbour Mail or Harbour Drive.',
    },
    {
      bad: '“Trial Period” means the first 14 days of a new plan.\n\n“[|Trial Period|]” means the first 30 days of a new plan.',
      good: '“Trial Period” means the first 14 days of a new plan.',
    },
    {
      bad: '“Content” means text, pictures and sound that members upload.\n\n“[|Content|]” means advertising shown beside search results by Acorn.',
      good: '“Content” means text, pictures and sound that members upload. “Advertising” means what is shown beside search results by Acorn.',
    },
  ],
  traps: [
    '“Content” means text and pictures that members upload. “Content” includes captions and tags of any kind.',
    '“Content” means text, pictures and sound that members upload. “Content” means text, pictures and sound uploaded by members.',
    '“Affiliate” means a company that we control. For the purposes of this Section 4, “Affiliate” means a person who sells tickets on commission.',
    'The Harbour Services consist of Harbour Chat and Harbour Mail. “Harbour Services” means Harbour Mail and Harbour Chat, and whatever we add.',
    'The Harbour Services consist of Harbour Chat and Harbour Mail. “Harbour Services” means Harbour Chat, Harbour Mail and Harbour Drive.',
    'The Harbour Services consist of servers and people. “Harbour Services” means Harbour Chat and Harbour Mail.',
    '“Fee” has the meaning given in the order form. “Fee” means the monthly price of one seat.',
    'Monthly charges (“Fees”) are due at once. Late charges (“Fees”) are due after a reminder.',
    'Terms of Sale\n\n“Goods” means the articles in our shop.\n\nAppendix 1: Hire\n\n“Goods” means bicycles, boats and tents lent for money.',
    '“Acorn”, “we” and “us” means Acorn Ltd, Dublin. “We” means the company that runs the app in your country.',
  ],
  *check(policy) {
    for (const {definition, first} of defining(policy)) {
      if (first && differ(definition, first)) yield conflict(definition, first)
    }
    yield* checkCompositions(policy)
  },
})

/** What the text says a term consists of, against what the term is defined to mean. */
function* checkCompositions(policy: Policy): Generator<Finding> {
  const compositions: Placed<Composition>[] = []
  for (const at of clausesWith(policy, compositionsIn)) for (const fact of compositionsIn(at.clause)) compositions.push({fact, at})
  if (compositions.length === 0) return
  const closed = policy.definitions.filter(({fact}) => fact.kind === 'means' && !fact.local)
  // The first definition counts.
  const definitions = new Map(closed.toReversed().map((it) => [termKey(it.fact.term), it]))
  for (const {fact, at} of compositions) {
    const definition = definitions.get(termKey(fact.subject))
    const names = definition ? namesIn(meaningOf(definition)) : []
    if (definition && names.length > 1 && listsDiffer(names, fact.names)) yield atOdds(definition, {fact, at})
  }
}

function conflict({fact, at}: Placed<Definition>, first: Placed<Definition>): Finding {
  return {
    span: at.toSource(fact.span),
    message: `“${fact.term}” is defined elsewhere with another meaning. Keep one meaning, or give this one a name of its own.`,
    related: [{span: first.at.toSource(first.fact.span), message: `“${fact.term}” has another meaning here.`}],
  }
}

/** Stands on the later of the two. */
function atOdds(definition: Placed<Definition>, statement: Placed<Composition>): Finding {
  const {term} = definition.fact
  const isFirst = statement.at.index <= definition.at.index
  const [later, earlier] = isFirst ? [definition, statement] : [statement, definition]
  return {
    span: later.at.toSource(later.fact.span),
    message: `“${term}” covers other things here than elsewhere. List the same in both places, or say it once.`,
    related: [{span: earlier.at.toSource(earlier.fact.span), message: `“${term}” covers other things here.`}],
  }
}
