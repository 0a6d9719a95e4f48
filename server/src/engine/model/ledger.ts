import type {Clause} from './clause.js'
import type {PlacedClause} from './policy.js'

type Clauses = readonly PlacedClause[]

/** What is asked of a clause: of what it says, and of nothing around it. */
interface Asked {
  readonly clause: Clause
  readonly hasLinks: boolean
}

/** How many clauses a document has at its start and at its end as it had them a reading before. */
interface Kept {
  readonly before: number
  readonly after: number
}

/** Where the clauses stood of which something was true, when a document had `length` clauses. */
interface Found {
  readonly reading: number
  readonly length: number
  readonly places: Clauses
}

/** So many readings may pass until a question is put again, and is still put to the new clauses only. */
const mostReadings = 64
/** There are few questions but for those on single words, which an author may go through without end. */
const mostQuestions = 5000

/**
 * Which clauses something is true of, while one document is read again and again: after an edit only the new clauses
 * are asked. Rules ask for few clauses, at every keystroke, and would have to look at all for them.
 */
export class Ledger {
  #clauses: Clauses = []
  #reading = 0
  /** Of the last readings, the newest last. */
  readonly #kept: Kept[] = []
  readonly #found = new Map<unknown, Found>()

  /** To be told of every reading. */
  turn(clauses: Clauses): void {
    this.#kept.push(keptOf(this.#clauses, clauses))
    if (this.#kept.length > mostReadings) this.#kept.shift()
    this.#clauses = clauses
    this.#reading++
    ledgers.set(clauses, this)
  }

  /** Nothing for a reading that is not the latest. */
  find(clauses: Clauses, question: unknown, holds: (asked: Asked) => boolean): Clauses | undefined {
    if (clauses !== this.#clauses) return undefined
    const last = this.#found.get(question)
    if (last?.reading === this.#reading) return last.places
    const places = last && this.#reading - last.reading <= this.#kept.length ? this.#carry(last, holds) : scan(clauses, holds)
    if (this.#found.size >= mostQuestions) this.#found.clear()
    this.#found.set(question, {reading: this.#reading, length: clauses.length, places})
    return places
  }

  #carry({reading, length, places}: Found, holds: (asked: Asked) => boolean): Clauses {
    const clauses = this.#clauses
    // What two readings in a row have kept, the first and the last of them have in common.
    let before = Math.min(length, clauses.length)
    let after = before
    for (const kept of this.#kept.slice(reading - this.#reading)) {
      before = Math.min(before, kept.before)
      after = Math.min(after, kept.after)
    }
    after = Math.min(after, Math.min(length, clauses.length) - before)
    const carried: PlacedClause[] = []
    let next = 0
    for (; (places[next]?.index ?? length) < before; next++) put(carried, clauses[places[next]?.index ?? 0])
    scan(clauses, holds, before, clauses.length - after, carried)
    for (; next < places.length; next++) {
      const index = places[next]?.index ?? 0
      if (index >= length - after) put(carried, clauses[index + clauses.length - length])
    }
    return carried
  }
}

function put(list: PlacedClause[], at: PlacedClause | undefined): void {
  if (at) list.push(at)
}

function scan(clauses: Clauses, holds: (asked: Asked) => boolean, from = 0, to = clauses.length, into: PlacedClause[] = []): Clauses {
  for (let index = from; index < to; index++) {
    const at = clauses[index]
    if (at && holds(at)) into.push(at)
  }
  return into
}

function keptOf(old: Clauses, clauses: Clauses): Kept {
  const shorter = Math.min(old.length, clauses.length)
  let before = 0
  while (before < shorter && isSame(old[before], clauses[before])) before++
  let after = 0
  while (after < shorter - before && isSame(old[old.length - 1 - after], clauses[clauses.length - 1 - after])) after++
  return {before, after}
}

function isSame(one: PlacedClause | undefined, other: PlacedClause | undefined): boolean {
  return one?.clause === other?.clause && one?.hasLinks === other?.hasLinks
}

const ledgers = new WeakMap<Clauses, Ledger>()

/** What was asked about documents that have been read anew since. */
const outdated = new WeakMap<Clauses, Map<unknown, Clauses>>()

function find(clauses: Clauses, question: unknown, holds: (asked: Asked) => boolean): Clauses {
  const found = ledgers.get(clauses)?.find(clauses, question, holds)
  if (found) return found
  let known = outdated.get(clauses)
  if (!known) {
    known = new Map()
    outdated.set(clauses, known)
  }
  let places = known.get(question)
  if (!places) {
    places = scan(clauses, holds)
    known.set(question, places)
  }
  return places
}

type Read = {readonly clauses: Clauses}

/** The clauses to which a question has an answer: `question` is one of a few, not made for the occasion. */
export function clausesWith(policy: Read, question: (clause: Clause) => readonly unknown[]): Clauses {
  return find(policy.clauses, question, ({clause}) => question(clause).length > 0)
}

/** The clauses of which something is true: `is` is one of a few, not made for the occasion. */
export function clausesThat(policy: Read, is: (clause: Clause) => boolean): Clauses {
  return find(policy.clauses, is, ({clause}) => is(clause))
}

/** The clauses of which something is true, as `is` tells by certain words. */
export function clausesWithWords(policy: Read, words: string, has: (clause: Clause, words: string) => boolean): Clauses {
  return find(policy.clauses, words, ({clause}) => has(clause, words))
}

/** The clauses with links. */
export function clausesWithLinks(policy: Read): Clauses {
  return find(policy.clauses, hasLinks, hasLinks)
}

const hasLinks = (asked: Asked) => asked.hasLinks
