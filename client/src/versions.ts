import * as vscode from 'vscode'

/** What is used of VS Code's own git extension. */
interface GitExtension {
  readonly enabled: boolean
  readonly onDidChangeEnablement: vscode.Event<boolean>
  getAPI(version: 1): Git
}

interface Git {
  readonly repositories: readonly Repository[]
  readonly onDidOpenRepository: vscode.Event<Repository>
  getRepository(uri: vscode.Uri): Repository | null
}

interface Repository {
  readonly state: {readonly HEAD: {readonly commit?: string} | undefined; readonly onDidChange: vscode.Event<void>}
  show(revision: string, path: string): Promise<string>
}

/** Documents as they were last committed, from the editor's version control. Where there is none, neither are versions. */
export class Versions implements vscode.Disposable {
  readonly #changed: () => void
  readonly #disposables: vscode.Disposable[] = []
  #git: Git | undefined
  #searches = false
  /** Whether it is told when git is switched on or off. */
  #asks = false

  /** `changed` is called when something has been committed, or another branch is checked out. */
  constructor(changed: () => void) {
    this.#changed = changed
  }

  /** `null` if there is no such version. */
  async last(uri: vscode.Uri): Promise<string | null> {
    if (!this.#git && !this.#searches) {
      this.#searches = true
      // Not awaited: git may take seconds to start, and problems must not wait for it.
      void this.#find().then((git) => {
        this.#searches = git === undefined
        this.#git = git
        if (git) this.#changed()
      })
    }
    if (uri.scheme !== 'file') return null
    try {
      return (await this.#git?.getRepository(uri)?.show('HEAD', uri.fsPath)) ?? null
    } catch {
      // Nobody tracks it, or there is no commit yet.
      return null
    }
  }

  async #find(): Promise<Git | undefined> {
    try {
      const extension = await vscode.extensions.getExtension<GitExtension>('vscode.git')?.activate()
      if (!extension) return undefined
      if (!this.#asks) {
        this.#asks = true
        this.#disposables.push(
          extension.onDidChangeEnablement(() => {
            this.#git = undefined
            this.#searches = false
            this.#changed()
          }),
        )
      }
      if (!extension.enabled) return undefined
      const git = extension.getAPI(1)
      for (const it of git.repositories) this.#follow(it)
      this.#disposables.push(
        git.onDidOpenRepository((it) => {
          this.#follow(it)
          this.#changed()
        }),
      )
      return git
    } catch {
      // It could not start.
      return undefined
    }
  }

  #follow({state}: Repository): void {
    let commit = state.HEAD?.commit
    this.#disposables.push(
      state.onDidChange(() => {
        if (state.HEAD?.commit === commit) return
        commit = state.HEAD?.commit
        this.#changed()
      }),
    )
  }

  dispose(): void {
    for (const it of this.#disposables) it.dispose()
  }
}
