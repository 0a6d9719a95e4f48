import type {PlacedClause} from './policy.js'

/** A heading with all that stands under it, or a numbered clause with all that is nested in it. */
export interface Section {
  readonly kind: 'heading' | 'item'
  /** What it is cited by, `11` or `3.2` or `A`: nested items carry their parents' numbers. */
  readonly number: string | undefined
  readonly title: string
  /** The clause that is the heading, or the item's first paragraph. */
  readonly at: PlacedClause
  /** Index in `policy.clauses` of the first clause that no longer belongs to it. */
  readonly end: number
  readonly parent: Section | undefined
}

export function readSections(_clauses: readonly PlacedClause[]): readonly Section[] {
  return []
}
