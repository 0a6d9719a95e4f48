import {distinctiveIn, mayBeOne} from './document-names.js'
import {type ExportedName, exportsOf} from './exports.js'
import type {Policy} from './policy.js'
import type {Other} from './workspace.js'

/** A name that a document gives itself and that is not its title. */
export interface Misnamed {
  readonly name: ExportedName
  /** The document that has this name for its title, if one has. */
  readonly other: Other | undefined
}

/** Each wrong name once, where it first stands. */
export function misnamedIn(policy: Policy): readonly Misnamed[] {
  const {title, names} = exportsOf(policy)
  if (title === undefined) return []
  const last = lastWords(policy)
  const found = new Map<string, Misnamed>()
  for (const name of names) {
    const isLast = !name.linked && !name.our && !name.foreign && !name.alone && name.span.start >= last
    if (!(name.own || isLast) || found.has(name.name) || !differ(name.name, title)) continue
    // The title of an appendix, or of another agreement in the same text.
    if (names.some((it) => it.alone && it.span.start < name.span.start && mayBeOne(name.name, it.name, []))) continue
    const other = policy.workspace.others().find(({exports}) => exports.title !== undefined && isLike(name.name, exports.title))
    // At its end a document may well send readers to another.
    if (!other || name.own) found.set(name.name, {name, other})
  }
  return [...found.values()]
}

/** Where the last paragraph of a document of some length begins. */
function lastWords({clauses}: Policy): number {
  return clauses.length > 4 ? (clauses.at(-1)?.block.span.start ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
}

/** Whether both name something, and share a part, but each has a word of its own. */
function differ(name: string, title: string): boolean {
  if (kindWord(name) !== kindWord(title)) return false
  const [mine, its] = [distinctiveIn(name), distinctiveIn(title)]
  const alone = (words: readonly string[], others: readonly string[]) =>
    words.filter((word) => !others.some((other) => other.startsWith(word) || word.startsWith(other)))
  return mine.some((word) => its.includes(word)) && alone(mine, its).length > 0 && alone(its, mine).length > 0
}

function isLike(name: string, title: string): boolean {
  return kindWord(name) === kindWord(title) && distinctiveIn(name).toSorted().join(' ') === distinctiveIn(title).toSorted().join(' ')
}

/** “Policy”, “notice” and “statement” are one. */
function kindWord(name: string): string {
  const word =
    /\b(terms|polic(?:y|ies)|notice|statement|agreement|addendum|supplement|guidelines|code)\b/i.exec(name)?.[1]?.toLowerCase() ?? ''
  return /^(?:polic|notice|statement)/.test(word) ? 'policy' : word
}
