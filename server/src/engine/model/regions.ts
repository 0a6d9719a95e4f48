import {remembered} from '../text/remembered.js'
import type {Clause} from './clause.js'
import {headingLimitsIn} from './limits.js'
import type {PlacedClause, Policy} from './policy.js'
import {isDocument, partAround} from './scope.js'
import {isAppendix, type Section} from './sections.js'

/** The stretch of a document a statement speaks for: two of different regions are about different things. */
export interface Region {
  /** The appendix, or the document in a file of several. */
  readonly part: Section | undefined
  /** Which of the supplements that follow each other in running text; 0 is what stands before them. */
  readonly supplement: number
  /** What the headings above limit it to: a plan, a region, a group of people. */
  readonly limits: string
}

/** “The following describes our practices with respect to the Mail service.” */
const opening =
  /\bThe following (?:describes|applies|sets out|explains|supplements)\b[^.\n]{0,80}\b(?:with respect to|for|to|regarding|in) (?:the |our )?\p{Lu}/gu

const openingsIn = remembered(({text}: Clause): readonly number[] =>
  text.includes('The following ') ? Array.from(text.matchAll(opening), ({index}) => index) : [],
)

/** The regions of a document, by clause and offset in it. */
export function regionsIn(policy: Pick<Policy, 'clauses' | 'sections'>): (at: PlacedClause, offset: number) => Region {
  const limits = headingLimitsIn(policy.clauses)
  let before: readonly number[] | undefined
  return (at, offset) => {
    before ??= countOpenings(policy.clauses)
    const here = openingsIn(at.clause).filter((it) => it <= offset).length
    return {part: apart(partAround(policy, at)), supplement: (before[at.index] ?? 0) + here, limits: limits(at)}
  }
}

/** “What we share” is a chapter, however large its heading; “Acorn Mail”, “Terms of Sale” and “Appendix 2” are apart. */
function apart(part: Section | undefined): Section | undefined {
  if (!part || isAppendix(part) || isDocument.test(part.title)) return part
  return chapter.test(part.title) ? undefined : part
}

const chapter = /^(?:\P{Lu}*\p{Lu}?\P{Lu}*|(?:How|What|Who|Why|When|Where|Our|Your|We|Information)\b.*)$/u

function countOpenings(clauses: Policy['clauses']): readonly number[] {
  let count = 0
  return clauses.map(({clause}) => {
    const before = count
    count += openingsIn(clause).length
    return before
  })
}

export function isSameRegion(a: Region, b: Region): boolean {
  return a.part === b.part && a.supplement === b.supplement && a.limits === b.limits
}

/** Whether what is said in one holds in the other, too: what stands before the supplements holds for all of them. */
export function holdsIn(general: Region, other: Region): boolean {
  return general.part === other.part && (general.supplement === 0 || general.supplement === other.supplement) && isWithin(general, other)
}

function isWithin(general: Region, {limits}: Region): boolean {
  return general.limits === '' || general.limits === limits
}
