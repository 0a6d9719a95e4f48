import {alsoUnder, dataKindTree} from '../../lexicon/data-kinds.js'
import {partyKindTree} from '../../lexicon/party-kinds.js'
import {purposeKindTree} from '../../lexicon/purpose-kinds.js'
import type {Policy} from '../policy.js'
import type {Phrase} from '../practices.js'
import {meaningOf} from '../workspace.js'
import {type Statement, wordsOf} from './statements.js'

/**
 * Which kinds of data, parties and purposes words speak of, and which kinds are broader than which:
 * personal information ⊃ contact information ⊃ email address; third party ⊃ advertiser.
 *
 * For rules that compare statements:
 *
 * ```ts
 * const {data, parties, purposes} = vocabularyOf(policy)
 * const a = dataOf(one, data)               // [“email address”]
 * const b = dataOf(other, data)             // [“personal information”]
 * a.some((x) => b.some((y) => data.overlaps(x, y)))   // true: one is broader
 * data.isBroader('personal information', 'email address')  // true
 * data.isBroader('email address', 'personal information')  // false
 * ```
 *
 * Words that no list has are no kind: an empty answer means “not known”, never “nothing”, so a rule that must be
 * right stays silent then, or compares the words themselves.
 */
export interface Vocabulary {
  readonly data: Kinds
  readonly parties: Kinds
  readonly purposes: Kinds
}

/** The name of a kind, as the lexicon or the document has it, in lower case and the singular: `email address`. */
export type Kind = string

/** Terms of a document or a glossary, with what they mean. */
interface Term {
  readonly term: string
  readonly meaning: string
}

const longest = 6

export class Kinds {
  /** From words, in the singular, to the kind they name. */
  readonly #named: Map<string, Kind>
  /** From a kind to those right above it. */
  readonly #above: Map<Kind, readonly Kind[]>
  readonly #ancestors = new Map<Kind, ReadonlySet<Kind>>()

  constructor(named: Map<string, Kind>, above: Map<Kind, readonly Kind[]>) {
    this.#named = named
    this.#above = above
  }

  /** The kinds that words name, each once, in order; the longest names win: “email address” is no “address”. */
  kindsOf(text: string): readonly Kind[] {
    const words = wordsIn(text)
    const found = new Set<Kind>()
    for (let i = 0; i < words.length; ) {
      const match = this.#matchAt(words, i)
      if (match) found.add(match.kind)
      i += match?.length ?? 1
    }
    return [...found]
  }

  #matchAt(words: readonly string[], from: number): {readonly kind: Kind; readonly length: number} | undefined {
    for (let length = Math.min(longest, words.length - from); length > 0; length--) {
      const kind = this.#named.get(words.slice(from, from + length).join(' '))
      if (kind !== undefined) return {kind, length}
    }
    return undefined
  }

  /** Whether all of `b` is `a`, and more is: never of a kind and itself. */
  isBroader(a: Kind, b: Kind): boolean {
    return a !== b && this.#ancestorsOf(b).has(a)
  }

  /** Whether something can be both: they are the same, or one is broader. */
  overlaps(a: Kind, b: Kind): boolean {
    return a === b || this.isBroader(a, b) || this.isBroader(b, a)
  }

  /** All that is broader than a kind, the nearest first. */
  broaderThan(kind: Kind): readonly Kind[] {
    return [...this.#ancestorsOf(kind)]
  }

  #ancestorsOf(kind: Kind): ReadonlySet<Kind> {
    const known = this.#ancestors.get(kind)
    if (known) return known
    const found = new Set<Kind>()
    let level = this.#above.get(kind) ?? []
    while (level.length > 0) {
      const next: Kind[] = []
      for (const it of level) {
        if (found.has(it) || it === kind) continue
        found.add(it)
        next.push(...(this.#above.get(it) ?? []))
      }
      level = next
    }
    this.#ancestors.set(kind, found)
    return found
  }

  /**
   * The same with terms of a document. A term that lists kinds, “Account Data: your name and email address”, is broader
   * than each; one that is told by a single kind, “Processor: a service provider that …”, is narrower. Known names keep their kind.
   */
  with(terms: readonly Term[]): Kinds {
    const named = new Map(this.#named)
    const above = new Map(this.#above)
    for (const {term, meaning} of terms) {
      const name = wordsIn(term).join(' ')
      const kinds = this.kindsOf(meaning.slice(0, 600))
      const [only] = kinds
      if (name === '' || named.has(name) || only === undefined) continue
      named.set(name, name)
      const lists = /\b(?:includ(?:es|ing)|such as)\b/i.test(meaning) || (kinds.length > 1 && /,|\b(?:and|or)\b/i.test(meaning))
      if (!lists) above.set(name, [only])
      else {
        above.set(name, commonAbove(kinds.map((it) => this.broaderThan(it))))
        for (const kind of kinds) if (!this.#ancestorsOf(name).has(kind)) above.set(kind, [...(above.get(kind) ?? []), name])
      }
    }
    return new Kinds(named, above)
  }
}

/** The nearest kind that is broader than all. */
function commonAbove(lists: readonly (readonly Kind[])[]): readonly Kind[] {
  const [first = [], ...rest] = lists
  const common = first.find((kind) => rest.every((list) => list.includes(kind)))
  return common === undefined ? [] : [common]
}

const unplural: Readonly<Record<string, string>> = {
  data: 'data',
  addresses: 'address',
  searches: 'search',
  businesses: 'business',
  sms: 'sms',
  gps: 'gps',
  analytics: 'analytics',
  statistics: 'statistics',
  us: 'us',
  sales: 'sale',
  diagnostics: 'diagnostics',
  biometrics: 'biometrics',
  ads: 'ad',
  ids: 'id',
  ips: 'ip',
}

function singular(word: string): string {
  const known = unplural[word]
  if (known !== undefined) return known
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return word.length > 3 && /[^sui]s$/.test(word) ? word.slice(0, -1) : word
}

/** The words of a text in lower case and the singular. */
function wordsIn(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\d]+(?:['-][\p{L}\d]+)*/gu) ?? []
  ).map(singular)
}

/** Reads an indented tree, `name: other names`. */
function readTree(tree: string, more: Readonly<Record<string, string>> = {}): Kinds {
  const named = new Map<string, Kind>()
  const above = new Map<Kind, readonly Kind[]>()
  const path: Kind[] = []
  for (const line of tree.split('\n')) {
    if (line.trim() === '') continue
    const depth = (line.length - line.trimStart().length) / 2
    const [name = '', names = ''] = line.trim().split(': ')
    const kind = wordsIn(name).join(' ')
    path.length = depth
    const parent = path[depth - 1]
    above.set(kind, parent === undefined ? [] : [parent])
    path.push(kind)
    named.set(kind, kind)
    for (const other of names.split(',')) {
      const words = wordsIn(other).join(' ')
      if (words !== '' && !named.has(words)) named.set(words, kind)
    }
  }
  for (const [kind, parent] of Object.entries(more)) {
    const name = wordsIn(kind).join(' ')
    above.set(name, [...(above.get(name) ?? []), parent])
  }
  return new Kinds(named, above)
}

let general: Vocabulary | undefined

/** The kinds of the lexicon alone. */
export function generalVocabulary(): Vocabulary {
  general ??= {data: readTree(dataKindTree, alsoUnder), parties: readTree(partyKindTree), purposes: readTree(purposeKindTree)}
  return general
}

/** The last vocabularies made, by their terms: a document's terms seldom change. */
const made = new Map<string, Vocabulary>()
const kept = 8

/** The kinds that hold in a document: the lexicon's, its own terms, those it has from its parent and from the workspace's glossary. */
export function vocabularyOf(policy: Pick<Policy, 'definitions' | 'inherited'>): Vocabulary {
  const own = policy.definitions.map((it) => ({term: it.fact.term, meaning: meaningOf(it)}))
  const terms: readonly Term[] = [...own, ...policy.inherited]
  if (terms.length === 0) return generalVocabulary()
  const key = terms.map(({term, meaning}) => `${term}\0${meaning.slice(0, 600)}`).join('\0')
  const known = made.get(key)
  if (known) return known
  const {data, parties, purposes} = generalVocabulary()
  const vocabulary = {data: data.with(terms), parties: parties.with(terms), purposes}
  const [oldest] = made.keys()
  if (made.size >= kept && oldest !== undefined) made.delete(oldest)
  made.set(key, vocabulary)
  return vocabulary
}

/** The kinds of data a statement speaks of; of “this information” those of what it stands for. */
export function dataOf(statement: Statement, kinds: Kinds): readonly Kind[] {
  const {data, means} = statement.fact
  return kindsIn(means.length > 0 ? means : data, statement, kinds)
}

export const partiesOf = (statement: Statement, kinds: Kinds): readonly Kind[] => kindsIn(statement.fact.recipients, statement, kinds)

export const purposesOf = (statement: Statement, kinds: Kinds): readonly Kind[] => kindsIn(statement.fact.purposes, statement, kinds)

function kindsIn(phrases: readonly Phrase[], statement: Statement, kinds: Kinds): readonly Kind[] {
  return [...new Set(phrases.flatMap((it) => kinds.kindsOf(wordsOf(it, statement))))]
}
