import {distinctiveIn, documentNamesIn, mayBeOne} from './document-names.js'
import {type ExportedName, readName, titleIn} from './exports.js'
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
  const {title} = titleIn(policy)
  if (title === undefined) return []
  const last = lastWords(policy)
  const found = new Map<string, Misnamed>()
  const titles: string[] = []
  for (const at of policy.clauses) {
    for (const fact of documentNamesIn(at.clause)) {
      const isLast = at.index >= last && !fact.our && !fact.foreign && !fact.alone
      // The title of an appendix, or of another agreement in the same text.
      if (fact.alone) titles.push(fact.name)
      if (!(fact.own || isLast) || found.has(fact.name) || !differ(fact.name, title)) continue
      if (titles.some((it) => mayBeOne(fact.name, it, []))) continue
      const name = readName(fact, at, [])
      if (!fact.own && name.linked) continue
      const other = policy.workspace.others().find(({exports}) => exports.title !== undefined && isLike(fact.name, exports.title))
      // At its end a document may well send readers to another.
      if (!other || fact.own) found.set(fact.name, {name, other})
    }
  }
  return [...found.values()]
}

/** The index of the last paragraph of a document of some length. */
function lastWords({clauses}: Policy): number {
  return clauses.length > 4 ? clauses.length - 1 : Number.POSITIVE_INFINITY
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
