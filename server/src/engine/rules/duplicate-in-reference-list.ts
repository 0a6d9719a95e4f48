import type {Clause} from '../model/clause.js'
import type {Reference} from '../model/references.js'
import {pathOf} from '../model/sections.js'
import {clauseRule, type Finding, type Fix} from '../rule.js'
import type {Edit} from '../text/span.js'
import {authorities} from './authorities.js'

export const duplicateInReferenceList = clauseRule({
  id: 'duplicate-in-reference-list',
  category: 'structure',
  severity: 'warning',
  summary: 'A list of sections that names one twice: “Sections 3, 4 and 3”.',
  rationale:
    'In a list of sections that survive or prevail each number counts. One that stands in it twice is often a slip for another one, which is then missing. The rule looks at numbers in one list, with one phrase between them at most. It does not judge their order, a section named beside one of its parts, and what is cited again in another part of the sentence.',
  authority: [authorities.dealProof],
  examples: [
    {
      bad: 'Sections 3, 4, [|3|] and 9 survive.',
      good: 'Sections 3, 4 and 9 survive.',
    },
    {
      bad: 'Section 2 and any price in the order form, [|Sections 2|], 5 and 6 survive.',
      good: 'Section 2 and any price in the order form, Sections 5 and 6 survive.',
    },
    {
      bad: 'Clauses 6–8 and [|7|] apply.',
      good: 'Clauses 6–8 apply.',
    },
  ],
  traps: [
    'Sections 3, 4, 6–8 and 12–16 survive.',
    'Section 3 applies to members, and Section 3 and Section 5 to guests.',
    'Sections 3 and 3.2 prevail, and so do 3(a) and 3(b).',
    'Section 2 of Schedule 1 and Section 2 of Schedule 2 apply.',
    'Sections 8, 4 and 2 survive.',
    'Articles 6(1)(a), 6(1)(b) and 9(2)(a) of the GDPR apply.',
    'Section 3 and Article 3 apply.',
    'Exhibit A, Section 1 and Exhibit A, Section 2 apply, as do Section 1 of Annex 2 and Section 3 of Annex 2.',
  ],
  *check(clause) {
    const {references} = clause
    for (let first = 0, last = 0; first < references.length; first = last + 1) {
      last = first
      while (last + 1 < references.length && linkBetween(clause, last) !== undefined) last++
      if (last > first) yield* repeatedIn(clause, references.slice(first, last + 1), first)
    }
  },
})

const list =
  /^(?:\s?\([^()\n]{2,80}\))?(?:\s?[,;]\s?(?:(?:and|or|and\/or|&|AND|OR)\s)?|\s(?:and|or|and\/or|&|AND|OR)\s)(?:(?:in|under|the)\s){0,2}$/
/** “and any payment provisions in the order,”: something else in the list, but no new statement. */
const phrase =
  /^,?\s(?:and|or)\s(?:any|all|the|each|its|your|our|such)\s(?![^]*\b(?:shall|will|may|must|can|is|are|was|were|has|have|do|does|appl(?:y|ies)|surviv\w{1,5}|prevails?|governs?|sets?|means?|of this|of the \p{Lu})\b)[^.;:()\n]{3,60},\s(?:(?:and|or)\s)?$/u

const longestLink = 90

/** What stands between a reference and the next, if that goes on with the same list. */
function linkBetween({masked, references}: Clause, index: number): string | undefined {
  const here = references[index]
  const next = references[index + 1]
  if (!here || !next || isTitled(here) !== isTitled(next)) return undefined
  if (next.span.start - here.span.end > longestLink) return undefined
  const link = masked.slice(here.span.end, next.span.start)
  return list.test(link) || phrase.test(link) ? link : undefined
}

const isTitled = ({title}: Reference) => title !== undefined

function* repeatedIn(clause: Clause, references: readonly Reference[], first: number): Generator<Finding> {
  for (const [index, reference] of references.entries()) {
    // “Exhibit A, Section 1 and Exhibit A, Section 2”
    if (references.some(({inside}) => inside?.to === reference.to && inside.number === reference.number)) continue
    const before = references.slice(0, index).find((it) => covers(it, reference) || overlap(it, reference))
    if (!before) continue
    const {text} = clause
    const numbers = text.slice(reference.numbers.start, reference.numbers.end)
    const within = isSame(before, reference) ? 'in this list' : `in “${text.slice(before.numbers.start, before.numbers.end)}”`
    yield {
      span: reference.span,
      message: covers(before, reference)
        ? `“${numbers}” is already ${within}. Remove it, or correct the number.`
        : `“${numbers}” overlaps with what is already ${within}. Correct one of them.`,
      related: [{span: before.span, message: 'It is first named here.'}],
      fixes: covers(before, reference) ? [removal(clause, first + index, isSame(before, reference))] : [],
    }
  }
}

function isSame(a: Reference, b: Reference): boolean {
  return keyOf(a) === keyOf(b)
}

function keyOf({to, number, through, title, inside}: Reference): string {
  const path = title?.toLowerCase() ?? pathOf(number).join('.')
  return `${to} ${path} ${pathOf(through ?? '').join('.')} ${inside?.to ?? ''} ${inside?.number ?? ''}`
}

/** Whether all that the second names, the first does. */
function covers(a: Reference, b: Reference): boolean {
  if (isSame(a, b)) return true
  const [outer, inner] = [rangeOf(a), rangeOf(b)]
  return isComparable(a, b) && outer !== undefined && inner !== undefined && outer.low <= inner.low && inner.high <= outer.high
}

function overlap(a: Reference, b: Reference): boolean {
  const [one, other] = [rangeOf(a), rangeOf(b)]
  return isComparable(a, b) && one !== undefined && other !== undefined && one.low <= other.high && other.low <= one.high
}

/** Of one kind and one section, and a range among them. */
function isComparable(a: Reference, b: Reference): boolean {
  return a.to === b.to && stemOf(a) === stemOf(b) && a.inside?.number === b.inside?.number && (a.through ?? b.through) !== undefined
}

const stemOf = ({number}: Reference) => pathOf(number).slice(0, -1).join('.')

function rangeOf({number, through}: Reference): {readonly low: number; readonly high: number} | undefined {
  const low = Number(pathOf(number).at(-1) ?? Number.NaN)
  const high = through === undefined ? low : Number(pathOf(through).at(-1) ?? Number.NaN)
  return low <= high ? {low, high} : undefined
}

/** Takes a number out of its list, with the comma or “and” that goes with it. */
function removal({text, references}: Clause, index: number, isSame: boolean): Fix {
  const [earlier, before, at, after] = [index - 2, index - 1, index, index + 1].map((it) => references[it])
  const linkOf = (a: Reference | undefined, b: Reference | undefined) => {
    const link = a && b ? text.slice(a.span.end, b.span.start) : undefined
    return link !== undefined && plainLink.test(link) ? link : undefined
  }
  const link = linkOf(before, at)
  const edits = (): readonly Edit[] => {
    if (!at || !before) return []
    const goesOn = linkOf(at, after) !== undefined
    // The first after its own word: “Sections 3, 4 and 5” becomes “Sections 4 and 5”.
    if (hasWord(at) && after && goesOn && !hasWord(after)) return [{span: {start: at.numbers.start, end: after.numbers.start}, text: ''}]
    if (link === undefined) return []
    const cut = {span: {start: before.span.end, end: at.span.end}, text: ''}
    if (goesOn) return [cut]
    const comma = linkOf(earlier, before)
    const word = conjunction.exec(link)?.[0]
    // The last: “and” moves to the one before.
    if (earlier && comma?.trim() === ',' && word) return [{span: {start: earlier.span.end, end: before.span.start}, text: ` ${word} `}, cut]
    return [cut, ...singular(text, before)]
  }
  const written = at ? text.slice(at.numbers.start, at.numbers.end) : ''
  return {title: `Remove “${written}”`, safe: isSame && link !== undefined, edits}
}

/** Whether “Section” stands before it, and not only before the first of the list. */
function hasWord({title, span, numbers}: Reference): boolean {
  return title === undefined && span.start < numbers.start
}

const plainLink = /^\s?(?:[,;]|(?:,\s?)?\b(?:and|or)\b|&)?\s?(?:(?:and|or)\s)?$/
const conjunction = /\b(?:and|or)\b/

/** “Sections 3 and 3” becomes “Section 3”. */
function singular(text: string, {span, numbers, through}: Reference): readonly Edit[] {
  const word = text.slice(span.start, numbers.start).trimEnd()
  if (through !== undefined || !/^(?:sections|articles|clauses|paragraphs)$/i.test(word)) return []
  const end = span.start + word.length
  return [{span: {start: end - 1, end}, text: ''}]
}
