import {overlaps, type Span} from '../text/span.js'
import type {Placed, Policy} from './policy.js'
import {inNumber, variantsOf} from './uses.js'

/** A defined term of two words or more in letters of another case than it is defined in. */
export interface Drift {
  /** As defined. */
  readonly term: string
  readonly span: Span
  /** How it should be written here, in the number it has here. */
  readonly right: string
  /** `mixed`: “Order form”; `small`: “order form”, or “Order form” where a sentence begins. */
  readonly kind: 'mixed' | 'small'
}

/** Every place where a document writes a term in Title Case in another way, term by term. */
export function* driftsIn(policy: Policy): Generator<Placed<Drift>> {
  const terms = new Set<string>()
  for (const {fact} of policy.definitions) if (!fact.local && titled.test(fact.term)) terms.add(fact.term)
  for (const term of terms) {
    for (const {fact: span, at} of variantsOf(policy, {term})) {
      const {masked, sentences, definitions} = at.clause
      const written = masked.slice(span.start, span.end)
      const isDefined = definitions.some((it) => overlaps(it.span, span) || overlaps(it.meaning, span))
      if (isDefined || isShown(masked, span) || isSameCase(written, term)) continue
      const opens = sentences.some(({start}) => start === span.start) || opensLink(policy, at.toSource(span).start)
      const kind = /\p{Lu}/u.test(opens ? written.slice(written.search(/\s|$/)) : written) ? 'mixed' : 'small'
      yield {fact: {term, span, right: inNumber(written, term), kind}, at}
    }
  }
}

/** “see [Usage data](…)”: the words of a link begin with a capital, whatever they say. */
function opensLink({source}: Policy, start: number): boolean {
  return /(?:\[|<a\b[^<>]{0,300}>)$/.test(source.slice(Math.max(0, start - 310), start))
}

/** Only small words between differ: “Terms Of Sale”. */
function isSameCase(written: string, term: string): boolean {
  const [mine, its] = [written, term].map((text) => text.split(/[\s‑-]+/))
  return (its ?? []).every((word, index) => word.charAt(0) === mine?.[index]?.charAt(0))
}

/** In quotes, or the name of a button or a page. */
function isShown(text: string, span: Span): boolean {
  return (
    /["“‘(]$/.test(text.slice(Math.max(0, span.start - 1), span.start)) ||
    /^["”]|^ (?:button|page|tab)\b/.test(text.slice(span.end, span.end + 8))
  )
}

/** Two words or more, each with a capital, but for small ones between. */
const titled =
  /^\p{Lu}\p{Ll}[\p{L}’'-]*(?: (?:of|and|or|for|to|the|in))*(?: \p{Lu}[\p{L}’'-]*(?: (?:of|and|or|for|to|the|in))*)*(?: \p{Lu}\p{Ll}[\p{L}’'-]*)$/u
