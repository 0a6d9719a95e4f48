import type {PlacedClause} from './policy.js'

/** Items that stand in one list, with what is around them. */
export interface List {
  readonly items: readonly Item[]
  /** The paragraph, heading or item right before the first. */
  readonly lead: PlacedClause | undefined
  /** What follows the last item and all that belongs to it. */
  readonly next: PlacedClause | undefined
}

export interface Item {
  readonly at: PlacedClause
  /** Whether a list, a paragraph or a quotation of its own stands under it. */
  readonly holds: boolean
}

type Growing = {items: {at: PlacedClause; holds: boolean}[]; lead: PlacedClause | undefined; next: PlacedClause | undefined; level: number}

/** All lists of a document, in the order in which they end. */
export function readLists(clauses: readonly PlacedClause[]): readonly List[] {
  const lists: List[] = []
  const open: Growing[] = []
  const close = (next: PlacedClause | undefined) => {
    const list = open.pop()
    if (!list) return
    list.next = next
    lists.push(list)
  }
  for (const at of clauses) {
    const {kind, level} = at.block
    while (open.length > 0 && (kind === 'heading' || (open.at(-1)?.level ?? 0) > level)) close(at)
    const list = open.at(-1)
    if (kind !== 'item') {
      const last = list?.items.at(-1)
      if (last) last.holds = true
      continue
    }
    if (list?.level === level && !startsAnew(list, at)) list.items.push({at, holds: false})
    else {
      if (list?.level === level) close(at)
      const outer = open.at(-1)?.items.at(-1)
      if (outer) outer.holds = true
      open.push({items: [{at, holds: false}], lead: clauses[at.index - 1], next: undefined, level})
    }
  }
  while (open.length > 0) close(undefined)
  return lists
}

/** Bullets after numbers, and 1 after 3, are another list. */
function startsAnew({items}: Growing, {block: {ordinal}}: PlacedClause): boolean {
  const last = items.at(-1)?.at.block.ordinal
  return (
    (last === undefined) !== (ordinal === undefined) ||
    (ordinal !== undefined && /^(?:1|a|i|A|I)$/.test(ordinal) && !/^[hH]$/.test(last ?? ''))
  )
}
