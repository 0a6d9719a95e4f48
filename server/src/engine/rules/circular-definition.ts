import type {Clause} from '../model/clause.js'
import type {Definition} from '../model/definitions.js'
import {termKey} from '../model/known.js'
import type {Placed} from '../model/policy.js'
import {policyRule} from '../rule.js'
import {remembered} from '../text/remembered.js'
import {authorities} from './authorities.js'

export const circularDefinition = policyRule({
  id: 'circular-definition',
  category: 'terms',
  severity: 'warning',
  summary: 'A definition that says no more than the term itself.',
  rationale:
    'A definition that rests on its own term, or on one that leads back to it, tells nobody what is meant. The rule flags a meaning whose main word is the term itself, and terms that stand only for each other. A term that is part of a longer one, one definition that uses another, and a meaning that is given in an order or another document are fine; whether a definition is clear, the rule does not judge.',
  authority: [authorities.commonForm, authorities.dealProof],
  examples: [
    {
      bad: '“[|Member Content|]” means any Member Content that you send to Acorn.',
      good: '“Member Content” means any text or picture that you send to Acorn.',
    },
    {
      bad: '“[|Client|]” means the Customer. “[|Customer|]” means the Client.',
      good: '“Client” means the Customer. “Customer” means whoever pays.',
    },
  ],
  traps: [
    '“Initial Term” means the first Term of an Order. “Term” means the time for which an Order holds.',
    '“Renewal Term” means the Term after the Initial Term. “Initial Term” means the first Term. “Term” means one year.',
    '“User” means a user of the app. “Content” means the content you upload.',
    '“Services” means the Services described in the Order Form. “Fee” means the Fee set out in Appendix 1.',
    '“Affiliate” means a company under common Control with Acorn. “Control” means the power to direct an Affiliate.',
    '“Client” means the Customer. “Customer” means whoever pays for a seat.',
    '“Order” has the meaning given to Order in the contract.',
    '“Content” means Content Packs and other files that you buy.',
    'The “Board” means the Board of Directors of Acorn Ltd.',
  ],
  *check({definitions}) {
    const means = definitions.filter(({fact}) => fact.kind === 'means')
    const only = new Map<string, string>()
    for (const definition of means) {
      const other = wholeMeaning(definition)
      if (other !== undefined) only.set(termKey(definition.fact.term), other)
    }
    const byKey = new Map(means.map((it) => [termKey(it.fact.term), it]))
    for (const definition of means) {
      const {fact, at} = definition
      if (isHead(definition)) {
        yield {
          span: at.toSource(fact.span),
          message: `“${fact.term}” is defined by itself. Say what it is in other words.`,
          related: [{span: at.toSource(fact.meaning), message: 'This does not say what it is.'}],
        }
        continue
      }
      const loop = loopFrom(termKey(fact.term), only)
      const next = loop && byKey.get(loop[0] ?? '')
      if (!next) continue
      yield {
        span: at.toSource(fact.span),
        message: `“${fact.term}” is defined only by “${next.fact.term}”, which leads back to it. Say in one of them what it is.`,
        related: [{span: next.at.toSource(next.fact.span), message: `“${next.fact.term}” is defined here.`}],
      }
    }
  },
})

const opening = /^(?:(?:any|all|each|every|the|an?|our|your|such|any and all) )?/i
/** Where the meaning is said to stand. */
const elsewhere =
  /^[^.;]{0,60}\b(?:described|defined|specified|set (?:out|forth)|identified|listed|named|stated|selected|indicated|detailed|provided for|shown|referred to|contained) (?:in|on|at|under|by|above|below)\b/i

/** Whether the main word of a meaning is the term. */
function isHead({fact: {term, meaning}, at}: Placed<Definition>): boolean {
  const text = at.clause.masked.slice(meaning.start, meaning.end).replace(opening, '')
  if (!/^\p{Lu}/u.test(term) || !text.startsWith(term)) return false
  const rest = text.slice(term.length).replace(/^(?:e?s)(?!\p{L})/u, '')
  return (
    /^(?:\s(?:that|which|who|whom|of(?! \p{Lu})|you|we|provided|created|made|sent|used|\p{Ll}+ed)\b|[.;]|$)/u.test(rest) &&
    !elsewhere.test(rest)
  )
}

/** The key of the one term a meaning consists of. */
function wholeMeaning({fact, at}: Placed<Definition>): string | undefined {
  const known = wholeMeanings(at.clause)
  if (!known.has(fact)) known.set(fact, readWhole(fact, at.clause))
  return known.get(fact)
}

const wholeMeanings = remembered((_: Clause): Map<Definition, string | undefined> => new Map())

function readWhole({meaning}: Definition, {masked}: Clause): string | undefined {
  const text = masked
    .slice(meaning.start, meaning.end)
    .replace(opening, '')
    .replace(/[.;,\s]+$/, '')
  return /^\p{Lu}[\p{L}’' -]{0,60}$/u.test(text) ? termKey(text) : undefined
}

const longest = 8

/** The terms on the way from a term back to it. */
function loopFrom(key: string, only: ReadonlyMap<string, string>): readonly string[] | undefined {
  const way: string[] = []
  for (let next = only.get(key); next !== undefined && way.length < longest; next = only.get(next)) {
    way.push(next)
    if (next === key) return way.length > 1 ? way : undefined
  }
  return undefined
}
