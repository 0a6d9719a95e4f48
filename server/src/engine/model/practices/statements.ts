import type {Clause} from '../clause.js'
import {readLists} from '../lists.js'
import type {Placed, PlacedClause} from '../policy.js'
import type {Phrase, Practice} from '../practices.js'
import {namedIn, type Opening, openingOf, type Slot} from './openings.js'
import {readTables} from './tables.js'

/**
 * A practice as the whole document states it. Its verb stands at `at`; phrases that stand in another clause,
 * an item of the list or a cell of the table, carry their own `at`.
 */
export type Statement = Placed<Practice>

/** Where a phrase of a statement stands. */
export const placeOf = (phrase: Phrase, {at}: Statement): PlacedClause => phrase.at ?? at

/** The words of a phrase of a statement. */
export function wordsOf(phrase: Phrase, statement: Statement): string {
  return placeOf(phrase, statement).clause.text.slice(phrase.span.start, phrase.span.end)
}

/**
 * All statements, in order: what each clause states, lead-ins completed by their lists, tables row by row,
 * and “this information” led back to what it stands for.
 */
export function readStatements(clauses: readonly PlacedClause[]): readonly Statement[] {
  const joined = joinLists(clauses)
  for (const statement of readTables(clauses)) add(joined, statement)
  const statements: Statement[] = []
  let last: readonly Phrase[] = []
  for (const at of clauses) {
    if (at.block.kind === 'heading') last = []
    const own = at.clause.practices.map((fact) => ({fact, at}))
    const more = joined.get(at.index) ?? []
    const known = own.filter(({fact}) => !more.some((it) => it.fact.span.start === fact.span.start && it.fact.action === fact.action))
    for (const statement of [...known, ...more]) {
      const resolved = resolve(statement, last)
      statements.push(resolved)
      last = knownData(resolved) ?? last
    }
  }
  return statements
}

function add(to: Map<number, Statement[]>, statement: Statement): void {
  const list = to.get(statement.at.index)
  if (list) list.push(statement)
  else to.set(statement.at.index, [statement])
}

/** Lead-ins with what their items say, by the index of the lead-in. */
function joinLists(clauses: readonly PlacedClause[]): Map<number, Statement[]> {
  const joined = new Map<number, Statement[]>()
  /** What the list completes that an item belongs to. */
  const openings = new Map<number, {readonly opening: Opening; readonly lead: PlacedClause}>()
  const lists = readLists(clauses).toSorted((a, b) => (a.items[0]?.at.index ?? 0) - (b.items[0]?.at.index ?? 0))
  for (const {items, lead} of lists) {
    if (!lead) continue
    const own = openingOf(lead.clause)
    // “Account data:” in a list of what we collect
    const found = own ? {opening: own, lead} : /:\W{0,3}$/.test(lead.clause.text) ? openings.get(lead.index) : undefined
    if (!found) continue
    for (const {at} of items) openings.set(at.index, found)
    for (const fact of found.opening.practices) {
      const whom = recipientItems(fact, found.opening.slot, items)
      const slot = whom.length > 0 ? 'recipients' : found.opening.slot
      const phrases = (whom.length > 0 ? whom : items).flatMap(({at}) => phrasesOf(slot, at))
      if (phrases.length > 0) add(joined, {fact: complete(fact, slot, phrases), at: found.lead})
    }
  }
  return joined
}

/** “We may share your data: – with our partners, – if we sell the shop”: some items say what the lead-in leaves open. */
function recipientItems({action, data}: Practice, slot: Slot, items: readonly {at: PlacedClause}[]): readonly {at: PlacedClause}[] {
  if (slot !== 'data' || data.length === 0 || (action !== 'share' && action !== 'sell')) return []
  return items.filter(({at}) => withWhom.test(at.clause.text))
}

const withWhom = /^\W{0,3}(?:with|to) (?:our|the|your|any|other|third|certain|select|business|service)\b/i

type Placeable = Phrase & Partial<Pick<Practice['recipients'][number], 'sense'>>

export function phrasesOf(slot: Slot, at: PlacedClause): readonly Placeable[] {
  const named = namedIn(at.clause)
  const found: readonly Placeable[] = slot === 'data' ? named.data : slot === 'recipients' ? named.recipients : named.whole
  return found.map((it) => ({...it, at}))
}

export function complete(fact: Practice, slot: Slot, phrases: readonly Placeable[]): Practice {
  if (slot === 'recipients') {
    const recipients = phrases.map((it) => ({...it, sense: it.sense ?? 'unnamed'}))
    return {...fact, recipients: [...fact.recipients, ...recipients]}
  }
  return {...fact, [slot]: [...fact[slot], ...phrases]}
}

const anaphor =
  /^(?:(?:all|any|some|both|each)(?: of)? )?(?:this|that|these|those|such|said|it|they|them|the (?:above|foregoing|same|aforementioned))\b(?:[\w -]{0,30}\b(?:information|info|data|details|records?|categories|identifiers?))?$/i

/** Whether a phrase only points back: “it”, “this information”, “such data”. */
export const pointsBack = (words: string): boolean => anaphor.test(words)

/** “This information” is what the statement before was about. */
function resolve(statement: Statement, last: readonly Phrase[]): Statement {
  const {fact} = statement
  if (last.length === 0 || !fact.data.some((it) => pointsBack(wordsOf(it, statement)))) return statement
  return {...statement, fact: {...fact, means: last}}
}

/** The data a statement speaks of, for those after it. */
function knownData(statement: Statement): readonly Phrase[] | undefined {
  const {fact, at} = statement
  if (fact.means.length > 0) return fact.means
  const data = fact.data.filter((it) => !pointsBack(wordsOf(it, statement)))
  return data.length === 0 ? undefined : data.map((it) => ({...it, at: it.at ?? at}))
}

/**
 * The statements that rules may rely on: “we” and nobody else, active, a main clause of its own, under no condition
 * and no half of “not … unless”. Precise where all others are only likely.
 */
export function isPlain(
  {finite, passive, party, exception, conditional, joint, actor, modality}: Practice,
  {text}: Pick<Clause, 'text'>,
): boolean {
  if (!finite || passive || exception || conditional || joint || party !== 'first' || modality === 'defined') return false
  return actor !== undefined && /^we$/i.test(text.slice(actor.span.start, actor.span.end))
}
