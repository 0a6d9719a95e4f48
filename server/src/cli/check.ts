import {dirname, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {formatOf, type Source} from '../disk.js'
import {alone, type Config, Linter, mend, type Policy, type Problem, type Spelling} from '../engine/index.js'
import {mostRounds, type Neighbours} from '../neighbours.js'

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
  /** The files around those checked; nothing if each is to be checked by itself. */
  readonly neighbours: Neighbours | undefined
}

/** Reads and checks a file, and fetches what it asks of its neighbours. */
export async function check(source: Source, checker: Checker): Promise<Checked> {
  const reader = readerOf(source, checker)
  for (let round = 1; ; round++) {
    const {checked, missed} = reader(source.text)
    if (missed.size === 0 || round === mostRounds) return checked
    await checker.neighbours?.fetch(missed)
  }
}

interface Round {
  readonly checked: Checked
  readonly missed: ReadonlySet<string>
}

const nothing: ReadonlySet<string> = new Set()

/** Checks one file again and again, with what is known of its neighbours. */
function readerOf({path}: Source, {configOf, spelling, today, neighbours}: Checker): (text: string) => Round {
  const format = formatOf(path)
  const config = configOf(dirname(resolve(path)))
  const linter = new Linter({config, spelling, today})
  const {href} = pathToFileURL(resolve(path))
  return (text) => {
    const view = neighbours?.view(href, config.terms)
    const policy = linter.read(text, format, view ?? {...alone, glossary: config.terms})
    const problems = linter.check(policy)
    return {checked: {path, document: TextDocument.create('', format, 0, text), policy, problems}, missed: view?.missed ?? nothing}
  }
}

/** The text with every safe fix applied. */
export async function mendSource(source: Source, checker: Checker): Promise<string> {
  // So that all neighbours are known.
  await check(source, checker)
  const reader = readerOf(source, checker)
  return mend(source.text, (text) => reader(text).checked.problems)
}
