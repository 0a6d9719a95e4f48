import {dirname, resolve} from 'node:path'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {applyEdits, type Config, type Edit, type Format, Linter, overlaps, type Policy, type Problem, type Spelling} from '../engine/index.js'
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

/** How often a mended text is read again: a fix may bring the next slip to light. */
const passes = 10

/** The text with every safe fix applied, until there is none left. */
export function mend(source: Source, checker: Checker): string {
  let text = source.text
  for (let pass = 0; pass < passes; pass++) {
    const edits = safeEdits(check({...source, text}, checker).problems)
    if (edits.length === 0) break
    text = applyEdits(text, edits)
  }
  return text
}

/** The first safe fix of each problem, as far as they do not touch each other. */
export function safeEdits(problems: readonly Problem[]): readonly Edit[] {
  const chosen: Edit[] = []
  for (const {fixes} of problems) {
    const edits = fixes.find(({safe}) => safe)?.edits() ?? []
    if (edits.every((edit) => chosen.every((it) => !touches(edit, it)))) chosen.push(...edits)
  }
  return chosen
}

function touches(a: Edit, b: Edit): boolean {
  return overlaps(a.span, b.span) || a.span.start === b.span.start
}
