import type {WorkspaceIndex} from './compared.js'
import {isCalled, keyOf, Linter, type Neighbour, type Other, type Policy, parentUriOf, titleOf, type Workspace} from './engine/index.js'
import {type Files, formatOf, isDocument} from './files.js'

export {keyOf}

/** A neighbour beyond this is only known to be there, in UTF-16 units. */
const largest = 2_000_000
/** A title stands at the start of a text. */
const start = 4000
/** Only so many documents of a folder are asked for their title. */
const mostSiblings = 200

/** A file, as it was found. */
interface Found {
  /** Nothing if there is no such file, or it is no text. */
  readonly text: string | undefined
  readonly exists: boolean
  linter?: Linter
  policy?: Policy
  title?: string | undefined
}

/** What has been read of a document's neighbours, and what has not. */
export interface View extends Workspace {
  /** What has been asked for and is not known yet: files, and folders with a slash at their end. */
  readonly missed: ReadonlySet<string>
  /** Whether everything seen is still as it was. */
  isCurrent(): boolean
}

/**
 * The documents around those that are checked, read when they are asked for and kept until they change. A view answers at
 * once with what is known; what it missed is fetched, and the document is looked at again.
 */
export class Neighbours {
  readonly #files: Files
  readonly #found = new Map<string, Found>()
  readonly #folders = new Map<string, readonly string[]>()
  /** Everything below a folder. */
  readonly #trees = new Map<string, readonly string[]>()
  /** Texts of open documents: they count, not what is on the disk. */
  readonly #open = new Map<string, Found>()
  readonly #index: WorkspaceIndex | undefined

  /** Without an index no document is compared with others. */
  constructor(files: Files, index?: WorkspaceIndex) {
    this.#files = files
    this.#index = index
  }

  /** What can be seen from a document. */
  view(uri: string, glossary: Workspace['glossary']): View {
    const missed = new Set<string>()
    const asked = new Map<string, Asked>()
    const known = (it: string): Found | undefined => {
      const found = this.#open.get(keyOf(it)) ?? this.#found.get(keyOf(it))
      asked.set(it, found)
      if (!found) missed.add(it)
      return found
    }
    const folder = (it: string): readonly string[] => {
      const listed = this.#folders.get(keyOf(it))
      asked.set(`${it}/`, listed)
      if (!listed) missed.add(`${it}/`)
      return listed ?? []
    }
    const titled: Workspace['titled'] = (title, beside) => {
      const fitting = folder(folderIn(beside)).filter((it) => {
        const found = keyOf(it) === keyOf(beside) ? undefined : known(it)
        const called = found && titleIn(found, it)
        return called !== undefined && isCalled(called, title)
      })
      return fitting.length === 1 ? fitting[0] : undefined
    }
    return {
      uri,
      glossary,
      missed,
      titled,
      supplements: () =>
        folder(folderIn(uri)).flatMap((it) => {
          const found = keyOf(it) === keyOf(uri) ? undefined : known(it)
          if (!found?.text || !maySupplement.test(found.text.slice(0, start))) return []
          const policy = neighbourOf(found, it)
          const parent = typeof policy === 'object' ? parentUriOf(policy, it, {titled}) : undefined
          return typeof policy === 'object' && parent !== undefined && keyOf(parent) === keyOf(uri) ? [policy] : []
        }),
      get: (it) => {
        const found = known(it)
        return found && neighbourOf(found, it)
      },
      others: () => {
        const others = this.#index?.othersOf(uri) ?? nobody
        asked.set(`${indexOf}${uri}`, others)
        return others
      },
      last: (source) => {
        const found = known(`${lastOf}${uri}`)
        if (found?.text === undefined || found.text === source) return undefined
        const policy = neighbourOf(found, uri)
        return typeof policy === 'object' ? policy : undefined
      },
      isCurrent: () => [...asked].every(([it, was]) => this.#now(it) === was),
    }
  }

  /** Fetches what a view has missed. */
  async fetch(missed: Iterable<string>): Promise<void> {
    await Promise.all(
      Array.from(missed, async (it) => {
        if (it.endsWith('/')) {
          const folder = it.slice(0, -1)
          this.#folders.set(keyOf(folder), (await this.#files.list(folder)).slice(0, mostSiblings))
        } else if (!this.#found.has(keyOf(it))) await this.#load(it)
      }),
    )
  }

  async #load(uri: string): Promise<Found> {
    if (uri.startsWith(lastOf)) return this.#loadLast(uri)
    const text = isDocument(uri) ? await this.#files.read(uri) : undefined
    const found = {text, exists: text !== undefined || (await this.#files.exists(uri))}
    this.#found.set(keyOf(uri), found)
    return found
  }

  async #loadLast(it: string): Promise<Found> {
    const text = await this.#files.last?.(it.slice(lastOf.length))
    const found = {text, exists: text !== undefined}
    this.#found.set(keyOf(it), found)
    return found
  }

  /** A document as it was last committed. */
  async last(uri: string): Promise<string | undefined> {
    return (this.#found.get(keyOf(`${lastOf}${uri}`)) ?? (await this.#loadLast(`${lastOf}${uri}`))).text
  }

  /** Looks up beforehand what every document is asked for, so that it need not be looked at twice. */
  async prepare(uri: string): Promise<void> {
    if (!this.#found.has(keyOf(`${lastOf}${uri}`))) await this.#loadLast(`${lastOf}${uri}`)
  }

  /** Something has been committed, or another branch is checked out: nothing is known of last versions. */
  forgetLast(): void {
    for (const key of this.#found.keys()) if (key.startsWith(lastOf)) this.#found.delete(key)
  }

  /** The text of a document, open or not. */
  async text(uri: string): Promise<string | undefined> {
    return (this.#open.get(keyOf(uri)) ?? this.#found.get(keyOf(uri)) ?? (await this.#load(uri))).text
  }

  /** A document read with what it inherits from its neighbours. */
  async read(uri: string, glossary: Workspace['glossary']): Promise<{readonly policy: Policy; readonly text: string} | undefined> {
    const text = await this.text(uri)
    const found = this.#open.get(keyOf(uri)) ?? this.#found.get(keyOf(uri))
    if (!found || text === undefined || text.length > largest) return undefined
    found.linter ??= new Linter({rules: []})
    for (let round = 1; ; round++) {
      const view = this.view(uri, glossary)
      const policy = found.linter.read(text, formatOf(uri), view)
      if (view.missed.size === 0 || round === mostRounds) return {policy, text}
      await this.fetch(view.missed)
    }
  }

  /** The documents in and below folders, each once. */
  async find(folders: readonly string[]): Promise<readonly string[]> {
    const found = new Map<string, string>()
    for (const folder of folders) {
      let listed = this.#trees.get(keyOf(folder))
      if (!listed) {
        listed = await this.#files.find(folder)
        this.#trees.set(keyOf(folder), listed)
      }
      for (const uri of listed) found.set(keyOf(uri), uri)
    }
    return [...found.values()]
  }

  /** An open document has changed, or has been closed. */
  edit(uri: string, text: string | undefined): void {
    const key = keyOf(uri)
    const last = this.#open.get(key)
    if (text === undefined) this.#open.delete(key)
    else if (last?.text !== text) this.#open.set(key, {text, exists: true, ...(last?.linter && {linter: last.linter})})
  }

  /** A file has changed, come or gone: whatever lies beside it may have, too. */
  forget(uri: string): void {
    this.#found.delete(keyOf(uri))
    this.#found.delete(keyOf(`${lastOf}${uri}`))
    this.#folders.clear()
    this.#trees.clear()
    for (const [key, {text}] of this.#found) if (text === undefined && !key.startsWith(lastOf)) this.#found.delete(key)
  }

  #now(it: string): Asked {
    if (it.startsWith(indexOf)) return this.#index?.othersOf(it.slice(indexOf.length)) ?? nobody
    if (it.endsWith('/')) return this.#folders.get(keyOf(it.slice(0, -1)))
    return this.#open.get(keyOf(it)) ?? this.#found.get(keyOf(it))
  }
}

/** What a view has asked for, as it was. */
type Asked = Found | readonly string[] | readonly Other[] | undefined

const nobody: readonly Other[] = []
/** Before the URI of a document: its last committed version, and what others tell it. */
const lastOf = 'last:'
const indexOf = 'others:'

/** A supplement may ask for its parent, that for its own, and so on. */
export const mostRounds = 8

const folderIn = (uri: string) => uri.slice(0, uri.lastIndexOf('/'))

/** Only such texts are read to see what they supplement. */
const maySupplement = /^extends:|suppl|forms? part|part of|adds? to|be read/im

function neighbourOf(found: Found, uri: string): Neighbour {
  if (!found.exists) return 'missing'
  if (found.text === undefined || found.text.length > largest) return 'file'
  if (!found.policy) {
    found.linter ??= new Linter({rules: []})
    found.policy = found.linter.read(found.text, formatOf(uri))
  }
  return found.policy
}

function titleIn(found: Found, uri: string): string | undefined {
  if (!('title' in found)) {
    found.title = found.text === undefined ? undefined : titleOf(new Linter({rules: []}).read(found.text.slice(0, start), formatOf(uri)))
  }
  return found.title
}
