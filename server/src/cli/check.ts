import {dirname, resolve} from 'node:path'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {type Config, type Format, Linter, mend, type Policy, type Problem, type Spelling} from '../engine/index.js'
import {formatOf, type Source} from './files.js'

/** One file, read and checked. */
export interface Checked {
  readonly path: string
  readonly document: TextDocument
  readonly policy: Policy
  readonly problems: readonly Problem[]
}

export interface Checker {
  readonly configOf: (folder: string) => Config
  readonly spelling: Spelling
  readonly today: string
}

export function check({path, text}: Source, {configOf, spelling, today}: Checker): Checked {
  const format = formatOf(path)
  const linter = new Linter({config: configOf(dirname(resolve(path))), spelling, today})
  const policy = linter.read(text, format)
  return {path, document: documentOf(text, format), policy, problems: linter.check(policy)}
}

function documentOf(text: string, format: Format): TextDocument {
  return TextDocument.create('', format, 0, text)
}

/** The text with every safe fix applied. */
export function mendSource(source: Source, checker: Checker): string {
  return mend(source.text, (text) => check({...source, text}, checker).problems)
}
