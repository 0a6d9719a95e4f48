import type {TextDocument} from 'vscode-languageserver-textdocument'
import type {Policy, Problem} from '../engine/index.js'

/** One version of a document, as it reads. */
export interface Reading {
  readonly document: TextDocument
  readonly policy: Policy
}

/** One version of a document, read and checked: all that a feature may ask. */
export interface Snapshot extends Reading {
  readonly problems: readonly Problem[]
  /** The configuration that defines terms for all documents, if one does. */
  readonly config: TextDocument | undefined
}
