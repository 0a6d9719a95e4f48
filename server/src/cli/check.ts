import {dirname, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {largestIndexed, readExports} from '../compared.js'
import type {Source} from '../disk.js'
import {alone, type Config, type Exports, Linter, looksLikePolicy, mend, type Policy, type Problem, type Spelling} from '../engine/index.js'
import {formatOf} from '../files.js'
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
  /** Files that have been read for what they tell others, by path: to be read again for nothing. */
  readonly read: Map<string, Linter>
}

/** What a file tells the others it is checked with; nothing if it is no policy. `isIncluded`: the author says it is one; `keeps`: it is checked here, too, and soon. */
export function gather(source: Source, isIncluded: boolean, checker: Checker, keeps: boolean): Exports | undefined {
  const {path, text} = source
  const {href} = pathToFileURL(resolve(path))
  if (text.length > largestIndexed || !looksLikePolicy(text, href, {included: isIncluded})) return undefined
  const linter = linterOf(path, checker)
  if (keeps) checker.read.set(path, linter)
  return readExports(href, text, formatOf(path), linter)
}

function linterOf(path: string, {configOf, spelling, today}: Checker): Linter {
  return new Linter({config: configOf(dirname(resolve(path))), spelling, today})
}

/** Reads and checks a file, and fetches what it asks of its neighbours. */
export async function check(source: Source, checker: Checker): Promise<Checked> {
  await checker.neighbours?.prepare(pathToFileURL(resolve(source.path)).href)
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
function readerOf({path}: Source, checker: Checker): (text: string) => Round {
  const {configOf, neighbours} = checker
  const format = formatOf(path)
  const config = configOf(dirname(resolve(path)))
  const linter = checker.read.get(path) ?? linterOf(path, checker)
  // Once a file is checked nothing of it is kept.
  checker.read.delete(path)
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
