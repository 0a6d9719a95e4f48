import type {Connection} from 'vscode-languageserver'

/** After what has arrived by now, and no later: a timer waits a millisecond, which a Worker cannot avoid. */
export const soon: (work: () => void) => void = typeof setImmediate === 'function' ? setImmediate : setTimeout

/** Shown only when something takes longer than a second. */
export class Progress {
  readonly #begun = Date.now()
  readonly #connection: Connection
  readonly #shows: boolean
  readonly #title: string
  #shown: Awaited<ReturnType<Connection['window']['createWorkDoneProgress']>> | undefined
  readonly #cancellable: boolean
  #last = 0

  constructor(connection: Connection, shows: boolean, title: string, cancellable = false) {
    this.#connection = connection
    this.#shows = shows
    this.#title = title
    this.#cancellable = cancellable
  }

  /** Whether the author has had enough. */
  get isCancelled(): boolean {
    return this.#shown?.token.isCancellationRequested === true
  }

  /** From 0 to 1. Lets what has arrived meanwhile, such as a cancellation, be heard. */
  async report(share: number): Promise<void> {
    const now = Date.now()
    if (now - this.#last < 100) return
    this.#last = now
    await new Promise<void>((done) => soon(done))
    if (!this.#shows || now - this.#begun < 1000) return
    if (!this.#shown) {
      this.#shown = await this.#connection.window.createWorkDoneProgress()
      this.#shown.begin(this.#title, 0, undefined, this.#cancellable)
    }
    this.#shown.report(Math.round(share * 100))
  }

  done(): void {
    this.#shown?.done()
  }
}
