import type {WorkspaceIndex} from './compared.js'
import {type Exports, keyOf} from './engine/index.js'

/** What the index is built with. */
export interface IndexingOptions {
  readonly index: WorkspaceIndex
  /** All documents of the workspace that nobody wants ignored. */
  find(): Promise<readonly string[]>
  isOpen(uri: string): boolean
  /** Has an open document checked as it stands: it tells of itself then. */
  check(uri: string): Promise<unknown>
  /** What a document tells; nothing if it is gone, or no policy. */
  read(uri: string): Promise<Exports | undefined>
  progress(): {readonly isCancelled: boolean; report(share: number): Promise<void>; done(): void}
  /** Somebody has something new to compare with. */
  hasNews(): void
  failed(error: unknown): void
}

/** How long an author must pause, in ms, before others are compared with what was written. */
const pause = 300

/** Builds the index in the background once it is wanted, and keeps it. */
export class Indexing {
  readonly #options: IndexingOptions
  /** What runs now; another takes its place when everything is decided anew. */
  #run: object | undefined
  #wanted = false
  /** Files that have changed while the index was built. */
  readonly #changed = new Set<string>()
  #pause: ReturnType<typeof setTimeout> | undefined
  /** Open documents that have been checked since they were last asked. */
  readonly #untold = new Map<string, () => Exports | undefined>()

  constructor(options: IndexingOptions) {
    this.#options = options
  }

  /** The first policy is open. */
  start(): void {
    if (this.#wanted) return
    this.#wanted = true
    void this.#build()
  }

  /** Settings, configuration or folders have changed. */
  restart(): void {
    if (!this.#wanted) return
    this.#options.index.clear()
    void this.#build()
  }

  stop(): void {
    clearTimeout(this.#pause)
    this.#run = undefined
    this.#wanted = true
  }

  /**
   * An open document was checked, and tells what `exports` will say. It is asked when its author pauses: half a sentence is
   * no news, and nobody wants to wait for it at each keystroke.
   */
  tell(uri: string, exports: () => Exports | undefined): void {
    this.#untold.set(uri, exports)
    clearTimeout(this.#pause)
    this.#pause = setTimeout(() => {
      if (this.#listen() && this.#options.index.complete) this.#publish()
    }, pause)
  }

  /** Takes in what open documents tell. Returns whether there is something new. */
  #listen(): boolean {
    let isNew = false
    for (const [uri, exports] of this.#untold) isNew = this.#options.index.set(uri, exports()) || isNew
    this.#untold.clear()
    return isNew
  }

  #publish(): void {
    this.#options.index.publish()
    this.#options.hasNews()
  }

  /** Files have changed, come or gone. */
  async follow(uris: readonly string[]): Promise<void> {
    const {index} = this.#options
    if (!this.#wanted || uris.length === 0) return
    if (!index.complete) {
      for (const uri of uris) this.#changed.add(uri)
      return
    }
    const run = this.#run
    try {
      for (const uri of await this.#affected(uris)) {
        if (this.#run !== run) return
        await this.#readOne(uri)
      }
      this.#listen()
      index.publish()
    } catch (error) {
      this.#options.failed(error)
    }
  }

  /** The documents that a change is about: a folder's name stands for all that is, or was, in it. */
  async #affected(uris: readonly string[]): Promise<ReadonlySet<string>> {
    const {index, find} = this.#options
    const affected = new Set<string>()
    for (const uri of uris) {
      if (index.has(uri)) affected.add(uri)
      else {
        const below = `${keyOf(uri)}/`
        for (const key of index.keys()) if (key.startsWith(below)) affected.add(key)
        for (const it of await find()) if (keyOf(it) === keyOf(uri) || keyOf(it).startsWith(below)) affected.add(it)
      }
    }
    return affected
  }

  async #readOne(uri: string): Promise<void> {
    const {index, isOpen, check, read} = this.#options
    const exports = isOpen(uri) ? undefined : await read(uri)
    // Opened meanwhile, it tells more than the file does.
    if (isOpen(uri)) await check(uri)
    else {
      this.#untold.delete(uri)
      index.set(uri, exports)
    }
  }

  async #build(): Promise<void> {
    const run = {}
    this.#run = run
    const {index, find, progress: show, hasNews, failed} = this.#options
    const progress = show()
    const isOver = () => this.#run !== run || progress.isCancelled
    try {
      const found = await find()
      for (const [at, uri] of found.entries()) {
        if (isOver()) return
        await this.#readOne(uri)
        await progress.report(at / found.length)
      }
      for (let changed = [...this.#changed]; changed.length > 0 && !isOver(); changed = [...this.#changed]) {
        this.#changed.clear()
        for (const uri of await this.#affected(changed)) await this.#readOne(uri)
      }
      if (isOver()) return
      this.#listen()
      index.complete = true
      hasNews()
    } catch (error) {
      failed(error)
    } finally {
      progress.done()
    }
  }
}
