/** What client and server say beyond the Language Server Protocol. Other clients need none of it. */

/** Why a document is checked, or not. */
export type State = 'policy' | 'other' | 'on' | 'off' | 'large' | 'foreign'

export interface Status {
  readonly uri: string
  readonly state: State
  readonly problems: number
  /** Every vague word of it is shown. */
  readonly vagueWords?: true
  /** How an English draft of some length reads: its Flesch-Kincaid grade, and its Flesch reading ease from 0 to 100. */
  readonly readability?: {readonly grade: number; readonly ease: number}
}

/** Notification, server → client, with a `Status`: how it stands with a document, for the language status item. */
export const statusChanged = 'policyProof/status'

/** Request, server → client, with `{uri}`: the text of a file the server cannot reach, `null` if there is none. */
export const readFile = 'policyProof/readFile'

/** Request, server → client, with `{uri}`: whether there is such a file. */
export const fileExists = 'policyProof/fileExists'

/** Request, server → client, with `{folder, deep}`: the URIs of the documents in a folder, or in and below it. */
export const listFiles = 'policyProof/listFiles'

/** Request, server → client, with `{uri}`: the text of a file as it was last committed, `null` if there is no such version. */
export const lastVersion = 'policyProof/lastVersion'

/** Notification, client → server: something was committed, or another branch is checked out. */
export const committed = 'policyProof/committed'

/**
 * Request, client → server, with `{uri, against}`: what has changed in what a policy says, as a draft for its readers, in Markdown.
 * `against` is the URI of another version; without it the last committed one counts. Answered by `{notice}` or `{problem}`.
 */
export const changeNotice = 'policyProof/changeNotice'

/** `workspace/executeCommand` with `[uri, 'on' | 'off' | 'auto']`: check this document whatever it looks like, or do not. */
export const setChecked = 'policyProof.setChecked'

/** `workspace/executeCommand` with `[uri, 'on' | 'off']`: show every vague word of this document, whatever its configuration says, or no longer. */
export const setVagueWords = 'policyProof.setVagueWords'

/** What the client says of itself in `initialize`. */
export interface InitializationOptions {
  /** Settings, where the client has no `workspace/configuration`. */
  readonly settings?: unknown
  /** Answers `policyProof/readFile`, `fileExists`, `listFiles` and `lastVersion`. */
  readonly readsFiles?: boolean
  /** Wants `policyProof/status`. */
  readonly status?: boolean
  /** Has the commands `policyProof.addWord`, `policyProof.showRule` and `policyProof.showReferences`, and colours for our types of semantic tokens. */
  readonly commands?: boolean
  /** Lists the headings of Markdown and completes its anchors by itself. */
  readonly showsMarkdown?: boolean
  /** Where the table of words lies, for a server that has no disk. */
  readonly words?: string
}
