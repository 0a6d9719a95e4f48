import {detached, type Exports, type Format, isArchived, isEnglish, keyOf, Linter, type Other, type Policy, exportsOf, tellTheSame} from './engine/index.js'

/** A document among others: what it tells may be replaced as long as it tells the same. */
interface Entry extends Other {
  exports: Exports
}

/**
 * What every policy of the workspace tells of itself, kept without its text. Each document is given the others as one
 * list, the same until one of them tells something else: so typing in one document has no other checked again unless
 * there is something new to compare.
 */
export class WorkspaceIndex {
  readonly #entries = new Map<string, Entry>()
  #sorted: readonly (readonly [string, Entry])[] | undefined
  /** What each document was given, by its key. */
  readonly #given = new Map<string, readonly Other[]>()

  get size(): number {
    return this.#entries.size
  }

  has(uri: string): boolean {
    return this.#entries.has(keyOf(uri))
  }

  /** All documents but this, in the order of their names. */
  othersOf(uri: string): readonly Other[] {
    const key = keyOf(uri)
    let given = this.#given.get(key)
    if (!given) {
      this.#sorted ??= [...this.#entries].toSorted(([a], [b]) => (a < b ? -1 : 1))
      given = this.#sorted.filter(([it]) => it !== key).map(([, entry]) => entry)
      const [oldest] = this.#given.keys()
      if (this.#given.size >= mostGiven && oldest !== undefined) this.#given.delete(oldest)
      this.#given.set(key, given)
    }
    return given
  }

  /** A document tells this, or nothing: it is gone, or no policy. Returns whether there is something new for the others. */
  set(uri: string, exports: Exports | undefined): boolean {
    const key = keyOf(uri)
    const entry = this.#entries.get(key)
    if (!exports || isArchived(uri)) {
      if (!entry) return false
      this.#entries.delete(key)
      this.#sorted = undefined
    } else if (entry && tellTheSame(entry.exports, exports)) {
      entry.exports = exports
      return false
    } else if (entry) entry.exports = exports
    else {
      this.#entries.set(key, {uri, exports})
      this.#sorted = undefined
    }
    // What a document tells of itself is nothing new to itself.
    for (const it of this.#given.keys()) if (it !== key) this.#given.delete(it)
    return true
  }

  /** A document that was edited is closed: nothing must hold on to its text. */
  detach(uri: string): void {
    const entry = this.#entries.get(keyOf(uri))
    if (entry) entry.exports = detached(entry.exports)
  }

  clear(): void {
    this.#entries.clear()
    this.#sorted = undefined
    this.#given.clear()
  }
}

/** Lists for more documents are made again when they are asked for. */
const mostGiven = 200

/** A neighbour beyond this is not compared, in UTF-16 units. */
export const largestIndexed = 2_000_000

/** Reads a text for its exports alone; nothing if it is not English. Whether it is a policy is for the caller to say. */
export function readExports(text: string, format: Format, linter: Linter = new Linter({rules: []})): Exports | undefined {
  const policy = linter.read(text, format)
  return isEnglish(policy) ? detached(exportsOf(policy)) : undefined
}

/** What an open document tells, as it is checked. */
export function exportsOfOpen(policy: Policy): Exports | undefined {
  return isEnglish(policy) ? exportsOf(policy) : undefined
}
