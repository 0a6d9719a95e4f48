import type {Policy} from './policy.js'

/** The terms whose meaning a reader of one document can look up, in any case and number. */
export interface KnownTerms {
  has(term: string): boolean
}

const knownIn = new WeakMap<Policy, KnownTerms>()

/** What a document defines, and what it has from the documents it supplements and from the glossary: the one place that decides which terms are known. */
export function knownTerms(policy: Policy): KnownTerms {
  let known = knownIn.get(policy)
  if (!known) {
    const forms = new Set<string>()
    for (const {fact} of policy.definitions) forms.add(termKey(fact.term))
    for (const {term} of policy.inherited) forms.add(termKey(term))
    known = {has: (term) => forms.has(termKey(term))}
    knownIn.set(policy, known)
  }
  return known
}

const keys = new Map<string, string>()
const mostKeys = 20_000

/** One key for all ways to write a term: without case, hyphens, possessive and plural. */
export function termKey(term: string): string {
  let key = keys.get(term)
  if (key === undefined) {
    key = singularOf(
      term
        .toLowerCase()
        .replace(/['’]s?$/, '')
        .replaceAll(/[\s‑-]+/g, ' '),
    )
    if (keys.size >= mostKeys) keys.clear()
    keys.set(term, key)
  }
  return key
}

/** The last word of a phrase in singular, as far as its ending tells. */
export function singularOf(phrase: string): string {
  if (/[^aeiou]ies$/i.test(phrase)) return `${phrase.slice(0, -3)}y`
  if (/(?:sses|[xz]es|ches|shes)$/i.test(phrase)) return phrase.slice(0, -2)
  return /[^sui]s$/i.test(phrase) ? phrase.slice(0, -1) : phrase
}
