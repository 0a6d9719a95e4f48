import type {Clause} from './clause.js'
import type {PlacedClause} from './policy.js'

type Clauses = readonly PlacedClause[]
type Read = {readonly clauses: Clauses}

/** What is asked of a clause: of what it says and how it is written, and of nothing around it. */
export interface Written {
  readonly clause: Clause
  readonly hasLinks: boolean
  /** Where the title ends that it opens with, or is; 0 if it has none. */
  readonly titled: number
}

/** How many clauses a document has at its start and at its end as it had them before, and how many it had. */
interface Kept {
  readonly before: number
  readonly after: number
  readonly length: number
}

/** The indices of the clauses of which something is true, in order, and in which reading that was so. */
interface Found {
  reading: number
  readonly indices: readonly number[]
}

/** The same for many things at once; what no clause has is not there. */
interface Grouped {
  readonly by: unknown
  reading: number
  readonly found: Map<string, Found>
}

/** So many readings may pass until a question is put again, and is still put to the new clauses only. */
const mostReadings = 64
/** There are few questions but for those on words, and an author may go through many of these. */
const mostQuestions = 5000

/**
 * Which clauses something is true of, while one document is read again and again: after an edit only the new clauses
 * are asked. Rules ask for few clauses, at every keystroke, and would have to look at all for them.
 */
export class Ledger {
  #clauses: Clauses = []
  #reading = 0
  /** What each of the last readings has kept of the one before, the newest last. */
  readonly #kept: Kept[] = []
  /** What was last asked for. */
  #since: {readonly reading: number; readonly kept: Kept} | undefined
  readonly #found = new Map<unknown, Found>()
  readonly #words = new Map<unknown, Map<string, Found>>()
  /** The clauses that somebody has asked for in this reading. */
  readonly #places = new Map<readonly number[], Clauses>()
  readonly #groups = new Map<unknown, Grouped>()

  /** To be told of every reading. */
  turn(clauses: Clauses): void {
    this.#kept.push(keptOf(this.#clauses, clauses))
    if (this.#kept.length > mostReadings) this.#kept.shift()
    this.#clauses = clauses
    this.#reading++
    this.#since = undefined
    this.#places.clear()
    ledgers.set(clauses, this)
  }

  isAbout(clauses: Clauses): boolean {
    return this.#clauses === clauses
  }

  /** The clauses of which `question` holds. */
  find(question: unknown, holds: (written: Written) => boolean): Clauses {
    return this.#findIn(this.#found, question, holds)
  }

  /** The clauses of which `question` holds for certain words. */
  findWords(question: unknown, words: string, holds: (written: Written) => boolean): Clauses {
    let found = this.#words.get(question)
    if (!found) {
      found = new Map()
      this.#words.set(question, found)
    }
    return this.#findIn(found, words, holds)
  }

  #findIn<Key>(all: Map<Key, Found>, key: Key, holds: (written: Written) => boolean): Clauses {
    const last = all.get(key)
    const found = last && this.#remembers(last.reading) ? this.#carried(last, holds) : this.#scanned(holds)
    if (found !== last) {
      if (all.size >= mostQuestions) all.clear()
      all.set(key, found)
    }
    return this.#placesOf(found)
  }

  /** The indices of the clauses with a certain key; `keysOf` depends on the clause and on `by`. */
  indicesOf(key: string, question: unknown, by: unknown, keysOf: (clause: Clause) => ReadonlySet<string>): readonly number[] {
    const {found} = this.#grouped(question, by, keysOf)
    const last = found.get(key)
    if (!last) return none
    const now = this.#remembers(last.reading)
      ? this.#carried(last, ({clause}) => keysOf(clause).has(key))
      : this.#scanned(({clause}) => keysOf(clause).has(key))
    if (now.indices.length > 0) found.set(key, now)
    else found.delete(key)
    return now.indices
  }

  /** All keys that some clause has, in no order. */
  *keysOf(question: unknown, by: unknown, keysOf: (clause: Clause) => ReadonlySet<string>): Generator<string> {
    for (const key of this.#grouped(question, by, keysOf).found.keys()) {
      if (this.indicesOf(key, question, by, keysOf).length > 0) yield key
    }
  }

  #grouped(question: unknown, by: unknown, keysOf: (clause: Clause) => ReadonlySet<string>): Grouped {
    const last = this.#groups.get(question)
    if (last && last.by === by && last.reading === this.#reading) return last
    if (last && last.by === by && this.#remembers(last.reading)) {
      // What no clause had until then may stand in the new ones.
      const {before, after} = this.#keptSince(last.reading)
      for (let index = before; index < this.#clauses.length - after; index++) {
        for (const key of keysOf((this.#clauses[index] as PlacedClause).clause)) {
          if (!last.found.has(key)) last.found.set(key, {reading: last.reading, indices: []})
        }
      }
      last.reading = this.#reading
      return last
    }
    const indices = new Map<string, number[]>()
    for (const {clause, index} of this.#clauses) {
      for (const key of keysOf(clause)) {
        const others = indices.get(key)
        if (others) others.push(index)
        else indices.set(key, [index])
      }
    }
    const reading = this.#reading
    const grouped: Grouped = {by, reading, found: new Map(Array.from(indices, ([key, it]) => [key, {reading, indices: it}]))}
    this.#groups.set(question, grouped)
    return grouped
  }

  #placesOf({indices}: Found): Clauses {
    let places = this.#places.get(indices)
    if (!places) {
      places = indices.map((index) => this.#clauses[index] as PlacedClause)
      this.#places.set(indices, places)
    }
    return places
  }

  #remembers(reading: number): boolean {
    return this.#reading - reading <= this.#kept.length
  }

  #scanned(holds: (written: Written) => boolean): Found {
    const indices: number[] = []
    for (const at of this.#clauses) if (holds(at)) indices.push(at.index)
    return {reading: this.#reading, indices}
  }

  /** The same where nothing has changed: most questions have nothing to do with the clause somebody types in. */
  #carried(found: Found, holds: (written: Written) => boolean): Found {
    const {reading, indices} = found
    if (reading === this.#reading) return found
    const {before, after, length} = this.#keptSince(reading)
    const end = this.#clauses.length - after
    const fresh: number[] = []
    for (let index = before; index < end; index++) if (holds(this.#clauses[index] as PlacedClause)) fresh.push(index)
    const from = countBelow(indices, before)
    const to = countBelow(indices, length - after)
    const shift = this.#clauses.length - length
    if (shift === 0 && from === to && fresh.length === 0) {
      found.reading = this.#reading
      return found
    }
    const rest = indices.slice(to)
    return {reading: this.#reading, indices: [...indices.slice(0, from), ...fresh, ...(shift === 0 ? rest : rest.map((it) => it + shift))]}
  }

  /** What one reading after the other has kept, the first and the last of them have in common. */
  #keptSince(reading: number): Kept {
    if (this.#since?.reading === reading) return this.#since.kept
    const first = this.#kept.length - (this.#reading - reading)
    const {length} = this.#kept[first] as Kept
    const shorter = Math.min(length, this.#clauses.length)
    let before = shorter
    let after = shorter
    for (let index = first; index < this.#kept.length; index++) {
      before = Math.min(before, this.#kept[index]?.before ?? 0)
      after = Math.min(after, this.#kept[index]?.after ?? 0)
    }
    const kept = {before, after: Math.min(after, shorter - before), length}
    this.#since = {reading, kept}
    return kept
  }
}

const none: readonly number[] = []

/** How many of the numbers, which are in order, are below one. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}

function keptOf(old: Clauses, clauses: Clauses): Kept {
  const shorter = Math.min(old.length, clauses.length)
  let before = 0
  while (before < shorter && isSame(old[before], clauses[before])) before++
  let after = 0
  while (after < shorter - before && isSame(old[old.length - 1 - after], clauses[clauses.length - 1 - after])) after++
  return {before, after, length: old.length}
}

function isSame(one: PlacedClause | undefined, other: PlacedClause | undefined): boolean {
  return one === other || (one?.clause === other?.clause && one?.hasLinks === other?.hasLinks && one?.titled === other?.titled)
}

const ledgers = new WeakMap<Clauses, Ledger>()

/** The ledger of a document; of one that has been read anew since, a ledger of its own. */
function ledgerOf({clauses}: Read): Ledger {
  const ledger = ledgers.get(clauses)
  if (ledger?.isAbout(clauses)) return ledger
  const own = new Ledger()
  own.turn(clauses)
  return own
}

/** The clauses to which a question has an answer: `question` is one of a few, not made for the occasion. */
export function clausesWith(policy: Read, question: (clause: Clause) => readonly unknown[]): Clauses {
  return ledgerOf(policy).find(question, ({clause}) => question(clause).length > 0)
}

/** The clauses of which something is true: `is` is one of a few, not made for the occasion. */
export function clausesThat(policy: Read, is: (clause: Clause) => boolean): Clauses {
  return ledgerOf(policy).find(is, ({clause}) => is(clause))
}

/** The clauses that have certain words, as `has` (one of a few) tells. */
export function clausesWithWords(policy: Read, words: string, has: (clause: Clause, words: string) => boolean): Clauses {
  return ledgerOf(policy).findWords(has, words, ({clause}) => has(clause, words))
}

/** The clauses of which something is true by what they say and how they are written: `is` is one of a few. */
export function clausesWritten(policy: Read, is: (written: Written) => boolean): Clauses {
  return ledgerOf(policy).find(is, is)
}

/** The clauses with links. */
export function clausesWithLinks(policy: Read): Clauses {
  return clausesWritten(policy, hasLinks)
}

const hasLinks = (written: Written) => written.hasLinks

/**
 * The indices of the clauses that have a certain key, where `keysOf` (one of a few) depends on the clause and on `by`. As long
 * as these clauses are the same and stand where they stood, so is the array.
 */
export function indicesWith<By>(
  policy: Read,
  key: string,
  by: By,
  keysOf: (clause: Clause, by: By) => ReadonlySet<string>,
): readonly number[] {
  return ledgerOf(policy).indicesOf(key, keysOf, by, (clause) => keysOf(clause, by))
}

/** Every key that some clause has, in no order. */
export function keysOf<By>(policy: Read, by: By, keysOfClause: (clause: Clause, by: By) => ReadonlySet<string>): Iterable<string> {
  return ledgerOf(policy).keysOf(keysOfClause, by, (clause) => keysOfClause(clause, by))
}
