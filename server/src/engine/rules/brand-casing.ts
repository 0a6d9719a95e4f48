import {capitalisedIn} from '../model/brands.js'
import {exportsOf} from '../model/exports.js'
import {companyOf} from '../model/family.js'
import {keyOf} from '../model/links.js'
import type {Placed, PlacedClause, Policy} from '../model/policy.js'
import type {Other} from '../model/workspace.js'
import {workspaceRule} from '../rule.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const brandCasing = workspaceRule({
  id: 'brand-casing',
  category: 'language',
  severity: 'information',
  strict: true,
  mechanical: true,
  summary: 'A name that is written with other capitals elsewhere.',
  rationale:
    'A name written in two ways looks like two names, and like a text that was copied. The rule knows names by a capital inside them (“AcornPay”), in this document and in the others of the company, and flags the rarer way to write one. It does not judge names in capitals throughout, names of companies with their legal form, addresses, code, or names without a capital inside. A word or term of the glossary decides which way is right.',
  authority: [authorities.vale],
  examples: [
    {
      bad: 'AcornPay is free. AcornPay is quick. You can pay with [|Acornpay|] at any time.',
      good: 'AcornPay is free. AcornPay is quick. You can pay with AcornPay at any time.',
    },
  ],
  traps: [
    'AcornPay is free, says ACORNPAY. See acornpay.example, @AcornPay and `acornpay`.',
    'AcornPay is run by Acornpay Inc. and Acornpay Ltd.',
    'The Webpage is free, and the WebPage is, too.',
    'Macbeth is a play.',
  ],
  *check(policy, _, workspace) {
    const known = knownNames(policy)
    if (known.size === 0) return
    const fixed = new Map(workspace.glossary.map(({term}) => [term.toLowerCase(), term]))
    const written = new Map<string, Placed<{readonly word: string; readonly span: Span}>[]>()
    for (const at of policy.clauses) {
      for (const fact of capitalisedIn(at.clause)) {
        const {key} = fact
        if (!known.has(key) || isLegalName(at, fact.span)) continue
        const same = written.get(key)
        if (same) same.push({fact, at})
        else written.set(key, [{fact, at}])
      }
    }
    for (const [key, places] of written) {
      const counts = new Map(known.get(key))
      for (const {fact} of places) if (!known.get(key)?.has(fact.word)) counts.set(fact.word, (counts.get(fact.word) ?? 0) + 1)
      const [best, second] = [...counts].toSorted((a, b) => b[1] - a[1])
      const right = fixed.get(key) ?? (best && best[1] > 1 && best[1] > (second?.[1] ?? 0) * 1.5 ? best[0] : undefined)
      if (right === undefined || (!fixed.has(key) && !/\p{Ll}\p{Lu}/u.test(right))) continue
      for (const {fact, at} of places) {
        if (fact.word === right) continue
        yield {
          span: at.toSource(fact.span),
          message: `Elsewhere this is written “${right}”. Write it the same way here.`,
          fixes: [{title: `Write “${right}”`, safe: fixed.has(key), edits: () => at.edit(fact.span, right)}],
        }
      }
    }
  },
})

const ofOthers = new WeakMap<readonly Other[], ReadonlyMap<string, ReadonlyMap<string, number>>>()

/** Names with a capital inside, in lower case, each with how often it is written how: here and in the other documents of the company. */
function knownNames(policy: Policy): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const {documents} = companyOf(policy)
  let its = ofOthers.get(documents)
  if (!its) {
    its = count(documents.map(({exports}) => exports.brands))
    ofOthers.set(documents, its)
  }
  const own = exportsOf(policy).brands
  const key = keyOf(policy.workspace.uri)
  return own.length === 0 || documents.some(({uri}) => keyOf(uri) === key) ? its : count([own], its)
}

type Brands = readonly {readonly word: string; readonly count: number}[]

function count(
  all: readonly Brands[],
  from: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(),
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const found = new Map(from)
  for (const brands of all) {
    for (const {word, count} of brands) {
      const key = word.toLowerCase()
      const ways = new Map(found.get(key))
      ways.set(word, (ways.get(word) ?? 0) + count)
      found.set(key, ways)
    }
  }
  return found
}

/** “Acornpay Inc.” */
function isLegalName({clause: {masked}}: PlacedClause, {end}: Span): boolean {
  return /^(?:,? (?:\p{Lu}[\p{L}.&’'-]* ){0,3}(?:Inc|LLC|Ltd|Limited|Corp|Corporation|GmbH|PBC)\b)/u.test(masked.slice(end, end + 60))
}
