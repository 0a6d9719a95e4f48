import type {TextDocument} from 'vscode-languageserver-textdocument'
import type {Policy, Problem} from '../engine/index.js'

/** One version of a document, read and checked: all that a feature may ask. */
export interface Snapshot {
  readonly document: TextDocument
  readonly policy: Policy
  readonly problems: readonly Problem[]
}
