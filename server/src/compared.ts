import {
  alone,
  detached,
  type Exports,
  exportsOf,
  type Format,
  isArchived,
  isEnglish,
  keyOf,
  type Linter,
  type Other,
  tellTheSame,
} from './engine/index.js'

/** A document among others: what it tells is replaced as it changes. */
interface Entry extends Other {
  exports: Exports
}

/**
 * What every policy of the workspace tells of itself, kept without its text. Each document is given the others as one
 * list, the same until one of them tells something else and that is published: so typing in one document has no other
 * checked again unless there is something new to compare.
 */
export class WorkspaceIndex {
  readonly #entries = new Map<string, Entry>()
  /** As it was last published: everybody is given the same list, so that what follows from it is found out once. */
  #all: readonly Other[] | undefined
  /** What each document was given, by its key. */
  readonly #given = new Map<string, readonly Other[]>()
  /** Who has told something since it was last published. */
  readonly #news = new Set<string>()
  #complete = false

  get size(): number {
    return this.#entries.size
  }

  has(uri: string): boolean {
    return this.#entries.has(keyOf(uri))
  }

  /** Whether all documents have been read: before that nobody is told anything, as half of a workspace would lack what the other half has. */
  get complete(): boolean {
    return this.#complete
  }

  set complete(complete: boolean) {
    this.#complete = complete
    this.#news.clear()
    this.#all = undefined
    this.#given.clear()
  }

  keys(): Iterable<string> {
    return this.#entries.keys()
  }

  /** All documents, in the order of their names, for one of them: nobody, if there is no other. */
  othersOf(uri: string): readonly Other[] {
    if (!this.#complete) return nobody
    const key = keyOf(uri)
    let given = this.#given.get(key)
    if (!given) {
      this.#all ??= [...this.#entries].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry)
      given = this.#all.length === 1 && this.#entries.has(key) ? nobody : this.#all
      this.#given.set(key, given)
    }
    return given
  }

  /** A document tells this, or nothing: it is gone, or no policy. Returns whether there is something new for the others, who hear of it when it is published. */
  set(uri: string, exports: Exports | undefined): boolean {
    const key = keyOf(uri)
    const entry = this.#entries.get(key)
    if (!exports || isArchived(uri)) {
      if (!entry) return false
      this.#entries.delete(key)
    } else if (entry) {
      const isSame = tellTheSame(entry.exports, exports)
      entry.exports = exports
      if (isSame) return false
    } else {
      this.#entries.set(key, {uri, exports})
    }
    this.#news.add(key)
    return true
  }

  /** From now on everybody is told what is new, but for those who told it. */
  publish(): void {
    const [only] = this.#news
    if (this.#news.size > 0) this.#all = undefined
    for (const it of this.#given.keys()) if (this.#news.size > 1 || it !== only) this.#given.delete(it)
    this.#news.clear()
  }

  /** A document that was edited is closed: nothing must hold on to its text. */
  detach(uri: string): void {
    const entry = this.#entries.get(keyOf(uri))
    if (entry) entry.exports = detached(entry.exports)
  }

  clear(): void {
    this.#complete = false
    this.#entries.clear()
    this.#all = undefined
    this.#given.clear()
  }
}

const nobody: readonly Other[] = []

/** A neighbour beyond this is not compared, in UTF-16 units. */
export const largestIndexed = 2_000_000

/** Reads a text for its exports alone; nothing if it is not English. Whether it is a policy is for the caller to say. */
export function readExports(uri: string, text: string, format: Format, linter: Linter): Exports | undefined {
  const policy = linter.read(text, format, {...alone, uri})
  return isEnglish(policy) ? detached(exportsOf(policy)) : undefined
}
