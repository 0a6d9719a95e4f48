import {knownAcronyms} from '../lexicon/acronyms.js'
import {grammatical} from '../model/defining.js'
import type {Definition} from '../model/definitions.js'
import {clausesSaying, countOf, foundIn} from '../model/occurrences.js'
import type {Placed, PlacedClause, Policy} from '../model/policy.js'
import {isUsed} from '../model/uses.js'
import {type Fix, policyRule} from '../rule.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const unusedDefinition = policyRule({
  id: 'unused-definition',
  category: 'terms',
  severity: 'information',
  summary: 'A term that is defined and never used.',
  rationale:
    'A definition without a use is a remnant of an earlier draft, or the sign that the text says the same thing in other words. Headings, tables and other definitions count as uses, and so do plurals and possessives. The rule does not judge words like “we” and “you”, other names given in the same breath as one that is used, and documents that mostly define terms for others.',
  authority: [authorities.dealProof, authorities.commonForm],
  examples: [
    {
      bad: 'Acorn Ltd owns its logos (the “[|Marks|]”). You may not use them.',
      good: 'Acorn Ltd owns its logos. You may not use them.',
    },
    {
      bad: '“Order” means what you buy. “[|Late Order|]” means an order after noon. An Order is final.',
      good: '“Order” means what you buy. An Order is final.',
    },
  ],
  traps: [
    'Acorn Ltd owns its logos (the “Marks”). You may not use the Marks.',
    'Each logo (a “Mark”) is ours. The Marks’ colours must not be changed.',
    '“Seat” means one person. “Team Plan” means ten Seats. The Team Plan ends after a year.',
    'Read the “Cookies” section below, and click “Send Feedback” to tell us. We use tiny pictures, also known as “clear pixels”.',
    'Acorn Ltd (“Acorn,” “we” or “us”) runs the shop, and we answer your questions.',
    '“Personal Data” means what tells who you are. We keep personal data for a year.',
    'We run the shop (the “Service”). THE SERVICE COMES WITHOUT WARRANTY.',
    'Definitions\n\n“Order” means a purchase.\n\n“Seat” means one person.\n\n“Plan” means a price.\n\n“Shop” means a web page.\n\n“Mark” means a logo.\n\n“Fee” means money.',
    '“You” means whoever reads this. “Including” means including without limitation.',
  ],
  *check(policy) {
    const unused = findUnused(policy)
    if (isForOthers(policy, unused.length)) return
    for (const definition of unused.slice(0, most)) {
      const {fact, at} = definition
      if (isAlias(definition) || isUsedInOtherCase(policy, definition) || isUsedInSupplement(policy, fact.term)) continue
      yield {
        span: at.toSource(fact.span),
        message: `“${fact.term}” is defined, but never used. Take the definition out, or use the term.`,
        tag: 'unnecessary',
        fixes: [removal(policy, definition)].filter((fix) => fix !== undefined),
      }
    }
  },
})

/** So many are looked into: in a text that has more, they are no slips. */
const most = 200

/** The first definition of each term that has no use. */
function findUnused(policy: Policy): Placed<Definition>[] {
  const seen = new Set<string>()
  // “(“Acorn,” “we” or “us”)”: one name is as good as another.
  const said = new Set<string>()
  const siblings = ({fact: {meaning}, at}: Placed<Definition>) => `${at.index} ${meaning.start} ${meaning.end}`
  const unused: Placed<Definition>[] = []
  for (const definition of policy.definitions) {
    const {fact} = definition
    if (isUsed(policy, fact)) said.add(siblings(definition))
    else if (!seen.has(fact.term) && isName(fact.term)) unused.push(definition)
    seen.add(fact.term)
  }
  return unused.filter((definition) => !said.has(siblings(definition)))
}

/** In capitals, as warranties are; or in small letters, which is a slip of another kind. */
function isUsedInOtherCase(policy: Policy, {fact: {term, span, parenthesis}, at: {clause}}: Placed<Definition>): boolean {
  const capitals = term.toUpperCase()
  if (capitals !== term && countOf(policy, capitals) > 0) return true
  const small = term.toLowerCase()
  if (/\s/.test(term)) return countOf(policy, small) > 0 || (small.endsWith('y') && countOf(policy, `${small.slice(0, -1)}ies`) > 0)
  // “Cookies” opens a sentence: its capital says nothing.
  if (opens({span, parenthesis}, clause) && countOf(policy, term.toLowerCase()) > 0) return true
  // “an entity that controls us. “Control” means …”
  return !parenthesis && foundIn(clause, term.toLowerCase()).some(({start}) => start < span.start)
}

function isUsedInSupplement({workspace}: Policy, term: string): boolean {
  return workspace.supplements().some((supplement) => clausesSaying(supplement, term).length > 0)
}

function opens({span, parenthesis}: Pick<Definition, 'span' | 'parenthesis'>, {sentences}: PlacedClause['clause']): boolean {
  return !parenthesis && sentences.some(({start}) => span.start - start >= 0 && span.start - start <= 3)
}

/** A name that uses can be looked for: not “we”, nor “Website (EU)”, nor letters that readers know anyhow. */
function isName(term: string): boolean {
  return /^\p{Lu}.*[\p{L}\p{N}]$/u.test(term) && !/ or /.test(term) && !grammatical.test(term) && !knownAcronyms.has(term)
}

/** “aka”, “for example”: what else it is called, or what is meant by something before. */
function isAlias({fact: {parenthesis, span}, at: {clause}}: Placed<Definition>): boolean {
  const start = parenthesis?.start ?? Math.max(0, span.start - 20)
  return (
    /\b(?:aka|a\.k\.a\.|formerly|e\.g\.)/i.test(clause.text.slice(start, span.start)) ||
    (parenthesis !== undefined &&
      /\b(?:keywords?|terms?|words?) $/i.test(clause.text.slice(Math.max(0, parenthesis.start - 10), parenthesis.start)))
  )
}

/** A glossary on its own, or a master document. */
function isForOthers({definitions}: Policy, unused: number): boolean {
  const terms = new Set(definitions.map(({fact}) => fact.term).filter((term) => !grammatical.test(term)))
  return unused >= 4 && unused > terms.size / 2
}

function removal(policy: Policy, {fact, at}: Placed<Definition>): Fix | undefined {
  const {parenthesis} = fact
  if (parenthesis) {
    const others = policy.definitions.filter((it) => it.at === at && it.fact.parenthesis?.start === parenthesis.start)
    if (others.length > 1) return undefined
    const start = at.clause.text[parenthesis.start - 1] === ' ' ? parenthesis.start - 1 : parenthesis.start
    return {title: 'Remove the definition', safe: false, edits: () => at.edit({start, end: parenthesis.end}, '')}
  }
  const sentence = at.clause.sentences.find((it) => it.start <= fact.span.start && it.end >= fact.span.end)
  if (!sentence || fact.kind === 'names') return undefined
  return {title: 'Remove the definition', safe: false, edits: () => [{span: extentOf(policy, at, sentence), text: ''}]}
}

/** A sentence with the space that parts it from its neighbour; or the whole block, with its line, if it has no other. */
function extentOf({source}: Policy, at: PlacedClause, sentence: Span): Span {
  const {text, sentences} = at.clause
  if (sentences.length > 1) {
    const isLast = sentence.end >= text.length
    const gap = isLast ? /\s*$/.exec(text.slice(0, sentence.start)) : /^\s*/.exec(text.slice(sentence.end))
    const width = gap?.[0].length ?? 0
    return at.toSource(isLast ? {start: sentence.start - width, end: sentence.end} : {start: sentence.start, end: sentence.end + width})
  }
  const {span, kind} = at.block
  if (kind === 'cell' || kind === 'quote') return span
  const start = source.lastIndexOf('\n', span.start - 1) + 1
  const after = /^[ \t]*(?:\r?\n){1,2}/.exec(source.slice(span.end, span.end + 40))?.[0] ?? ''
  return {start, end: span.end + (kind === 'item' ? after.indexOf('\n') + 1 : after.length)}
}
