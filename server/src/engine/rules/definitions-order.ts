import {deferralIn, deferring} from '../model/deferral.js'
import {grammatical} from '../model/defining.js'
import {type Entry, type Glossary, glossariesOf, isNumbered, sortKey} from '../model/glossary.js'
import type {Policy} from '../model/policy.js'
import {targetOf} from '../model/references.js'
import {type Finding, type Fix, policyRule} from '../rule.js'
import {authorities} from './authorities.js'

export const definitionsOrder = policyRule({
  id: 'definitions-order',
  category: 'terms',
  severity: 'hint',
  strict: true,
  summary: 'A glossary that is nearly in the order of the alphabet, or a definition outside the place named for them.',
  rationale:
    'Readers look a term up where the alphabet, or the text itself, says it is. The rule looks at five definitions or more that stand one after the other and follow the alphabet but for a few, and at texts that say where terms are defined and then define one elsewhere. A list in another order, such as by subject, is fine.',
  authority: [authorities.dealProof, authorities.contractTools],
  examples: [
    {
      bad: '- “Boat” means what you row.\n- “Fee” means what you pay.\n- “[|Deposit|]” means what you get back.\n- “Skipper” means who steers.\n- “Tide” means the sea.',
      good: '- “Boat” means what you row.\n- “Deposit” means what you get back.\n- “Fee” means what you pay.\n- “Skipper” means who steers.\n- “Tide” means the sea.',
    },
    {
      bad: 'Capitalized terms are defined in Appendix 1.\n\nYou row boats (each, a “[|Boat|]”).\n\n# Appendix 1: Terms\n\n“Fee” means what you pay.',
      good: 'Capitalized terms are defined in Appendix 1.\n\nYou row Boats.\n\n# Appendix 1: Terms\n\n“Boat” means what you row.',
    },
  ],
  traps: [
    '- “Boat” means what you row.\n- “Fee” means what you pay.\n- “Deposit” means what you get back.',
    '- “You” means the customer.\n- “Acorn” means us.\n- “Skipper” means who steers.\n- “Boat” means what you row.\n- “Tide” means the sea.',
    '“Boat” means what you row.\n\n“Boat Fee” means what you pay.\n\n“Boating” means rowing.\n\n“Skipper” means who steers.\n\n“Tide” means the sea.',
    'Capitalized terms are defined in Appendix 1.\n\n# Appendix 1: Terms\n\nYou row boats (each, a “Boat”).',
  ],
  *check(policy) {
    for (const glossary of glossariesOf(policy)) yield* checkOrder(policy, glossary)
    yield* checkPlace(policy)
  },
})

/** Fewer are found at a glance. */
const fewest = 5
/** So much of a glossary must be in order before the rest is a slip. */
const mostly = 0.75

function* checkOrder(policy: Policy, glossary: Glossary): Generator<Finding> {
  if (glossary.length < fewest) return
  const inOrder = longestInOrder(glossary)
  const first = glossary.find((entry) => !inOrder.has(entry))
  if (!first || inOrder.size < mostly * glossary.length) return
  yield {
    span: first.at.toSource(first.fact.span),
    message: `“${first.fact.term}” is out of alphabetical order. Move it to where readers look for it.`,
    fixes: [sorting(policy, glossary)].filter((fix) => fix !== undefined),
  }
}

/** The most entries that follow the alphabet as they stand; of two ways, the one that keeps the earlier entries. */
function longestInOrder(glossary: Glossary): ReadonlySet<Entry> {
  const keys = glossary.map(sortKey)
  const lengths: number[] = []
  const before: (number | undefined)[] = []
  let best = 0
  for (const [index, key] of keys.entries()) {
    lengths[index] = 1
    // A slip moves an entry a few places; looking further back would make long glossaries slow.
    for (let other = index - 1; other >= Math.max(0, index - window); other--) {
      if ((keys[other] ?? '') <= key && (lengths[other] ?? 0) + 1 >= (lengths[index] ?? 0)) {
        lengths[index] = (lengths[other] ?? 0) + 1
        before[index] = other
      }
    }
    if ((lengths[index] ?? 0) > (lengths[best] ?? 0)) best = index
  }
  const kept = new Set<Entry>()
  for (let index: number | undefined = best; index !== undefined; index = before[index]) {
    const entry = glossary[index]
    if (entry) kept.add(entry)
  }
  return kept
}

const window = 60

/** Puts each whole entry in its place: of lists without numbers and of paragraphs, where nothing stands between. */
function sorting({source, clauses}: Policy, glossary: Glossary): Fix | undefined {
  const last = glossary.at(-1)
  const next = last && clauses[last.at.index + 1]
  const isWhole = glossary.every(
    (entry, index) =>
      !isNumbered(entry) &&
      entry.at.block.kind !== 'cell' &&
      entry.at.index === (glossary[0]?.at.index ?? 0) + index &&
      // “… means:” goes on in the next block.
      !/[:;,]\s*$/.test(entry.at.clause.text),
  )
  if (next && last && next.block.level > last.at.block.level && next.block.kind !== 'heading') return undefined
  if (!isWhole) return undefined
  return {
    title: 'Sort these definitions',
    // Whole entries may change places, unless one points to its neighbour.
    safe: !glossary.some(({at}) => pointing.test(at.clause.text)),
    edits: () => {
      const sorted = glossary.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : sortKey(a) > sortKey(b) ? 1 : 0))
      return glossary.flatMap((entry, index) => {
        const other = sorted[index]
        if (!other || other === entry) return []
        const {start, end} = other.at.block.span
        return [{span: entry.at.block.span, text: source.slice(start, end)}]
      })
    },
  }
}

const pointing = /\b(?:above|below|foregoing|following|preceding|previous|next|aforementioned|latter|former)\b/i

/** “Capitalized terms are defined in Appendix 1”, and then one is defined before it. */
function* checkPlace(policy: Policy): Generator<Finding> {
  for (const at of deferring(policy)) {
    const deferral = deferralIn(at.clause)
    if (deferral === false || deferral.to !== 'here') continue
    const reference = policy.references.find((it) => it.at === at && it.fact.span.start >= deferral.start && !it.fact.elsewhere)
    const target = reference && targetOf(policy, reference)
    if (!target) return
    const isInside = (index: number) => index >= target.at.index && index < target.end
    const stray = policy.definitions.find(
      ({fact, at: place}) =>
        place.index > at.index &&
        !isInside(place.index) &&
        !fact.local &&
        (fact.kind === 'means' || fact.kind === 'names') &&
        /^\p{Lu}/u.test(fact.term) &&
        !grammatical.test(fact.term),
    )
    if (stray && policy.definitions.some((it) => isInside(it.at.index))) {
      yield {
        span: stray.at.toSource(stray.fact.span),
        message: `“${stray.fact.term}” is defined here, though the text says that terms are defined elsewhere. Move the definition, or say so.`,
        related: [{span: at.toSource({start: deferral.start, end: deferral.end}), message: 'Here the text says where terms are defined.'}],
      }
    }
    return
  }
}
