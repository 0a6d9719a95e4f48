import type {Span} from '../text/span.js'
import {brandsIn} from './brands.js'
import {ownersOf} from './company.js'
import {type Contact, contactsIn} from './contacts.js'
import {type DocumentKind, type DocumentName, documentNamesIn, kindOf} from './document-names.js'
import {singularOf, termKey} from './known.js'
import {keyOf} from './links.js'
import type {Parent} from './parent.js'
import type {Placed, PlacedClause, Policy} from './policy.js'
import type {Action, Phrase, Practice} from './practices.js'
import {type Promised, promisesOf} from './promises.js'
import {type Claim, claimOf, scopesIn} from './retention/conflicts.js'
import {type StatedDate, statedDates} from './stated-dates.js'
import {meaningOf} from './workspace.js'

/**
 * What a document tells others of itself: strings and source offsets, nothing that holds on to the document. So
 * a workspace of a thousand documents can be compared without keeping one of them.
 */
export interface Exports {
  /** What the document is called, and where it says so; no span if it says so in front matter. */
  readonly title: string | undefined
  readonly titleSpan: Span | undefined
  /** What others may know it by: its title or, where that is no name of a document, its file’s: `privacy policy`. */
  readonly name: string
  readonly kind: DocumentKind
  /** Names its company goes by, in lower case. */
  readonly owners: readonly string[]
  readonly parent: Pick<Parent, 'title' | 'path'> | undefined
  readonly dates: readonly StatedDate[]
  readonly definitions: readonly ExportedDefinition[]
  readonly retentions: readonly ExportedRetention[]
  readonly practices: readonly ExportedPractice[]
  readonly contacts: readonly Contact[]
  readonly names: readonly ExportedName[]
  readonly brands: readonly ExportedBrand[]
  readonly promises: readonly ExportedPromise[]
}

export interface ExportedDefinition {
  readonly term: string
  /** As terms are compared. */
  readonly key: string
  readonly meaning: string
  /** Whether it closes what the term covers. */
  readonly closed: boolean
  readonly span: Span
}

export interface ExportedRetention extends Claim {
  /** The words that say how long. */
  readonly text: string
  /** What it is limited to, as text to compare. */
  readonly scope: string
  readonly span: Span
}

export interface ExportedPractice {
  readonly action: Action
  readonly negated: boolean
  readonly data: readonly string[]
  readonly recipients: readonly string[]
  readonly purposes: readonly string[]
  readonly conditions: readonly string[]
  /** Whether the company does it, as far as the sentence tells: not readers, nor others. */
  readonly ours: boolean
  /** Whether it is plainly said: by the company, of itself, as a statement, without “if”. */
  readonly plain: boolean
  /** From its first word to its last. */
  readonly text: string
  readonly span: Span
}

export interface ExportedName extends Pick<DocumentName, 'name' | 'own' | 'our' | 'foreign' | 'alone'> {
  /** It leads somewhere, or an address follows. */
  readonly linked: boolean
  readonly span: Span
}

/** A name with a capital inside, and how often it is so written. */
export interface ExportedBrand {
  readonly word: string
  readonly count: number
  readonly span: Span
}

export interface ExportedPromise extends Pick<Promised, 'kind' | 'period' | 'days'> {
  readonly text: string
  readonly span: Span
}

const known = new WeakMap<Policy, Exports>()

export function exportsOf(policy: Policy): Exports {
  let exports = known.get(policy)
  if (!exports) {
    exports = readExports(policy)
    known.set(policy, exports)
  }
  return exports
}

function readExports(policy: Policy): Exports {
  const {clauses, parent} = policy
  const {title, span: titleSpan} = titleIn(policy)
  const owners = ownersOf(policy)
  const name = nameOf(title, policy.workspace.uri)
  return {
    title,
    titleSpan,
    name,
    kind: kindOf(name),
    owners,
    parent: parent && {title: parent.title, path: parent.path},
    dates: statedDates(clauses).map(place),
    definitions: policy.definitions.flatMap((definition) => {
      const {term, local, kind, span} = definition.fact
      if (local) return []
      return [{term, key: termKey(term), meaning: meaningOf(definition), closed: kind === 'means', span: definition.at.toSource(span)}]
    }),
    retentions: readRetentions(policy),
    practices: policy.practices.flatMap((practice) => readPractice(practice, owners)),
    contacts: clauses.flatMap((at) => contactsIn(at.clause).map((fact) => place({fact, at}))),
    names: clauses.flatMap((at) => documentNamesIn(at.clause).map((fact) => readName(fact, at, owners))),
    brands: readBrands(clauses),
    promises: promisesOf(clauses).map(({fact: {kind, period, days, span, sentence}, at}) => ({
      kind,
      period,
      days,
      text: at.clause.text.slice(sentence.start, sentence.end),
      span: at.toSource(span),
    })),
  }
}

function place<Fact extends {readonly span: Span}>({fact, at}: Placed<Fact>): Fact {
  return {...fact, span: at.toSource(fact.span)}
}

/** A title stands at the start. */
const soon = 8

export function titleIn({notes, clauses}: Pick<Policy, 'notes' | 'clauses'>): {
  readonly title: string | undefined
  readonly span: Span | undefined
} {
  const heading = clauses.slice(0, soon).find(({block}) => block.kind === 'heading')
  const span = heading?.toSource({start: 0, end: heading.clause.text.length})
  for (const {kind, prose} of notes) {
    const title = kind === 'frontmatter' ? /^title:[ \t]*["']?([^"'\n]{1,200}?)["']?[ \t]*$/m.exec(prose.text)?.[1] : undefined
    if (title) return {title, span}
  }
  return {title: heading?.clause.text, span}
}

/** “Contents” is no name of a document; “privacy-policy.md” tells more. */
function nameOf(title: string | undefined, uri: string): string {
  if (title !== undefined && kindOf(title) !== 'other') return title
  const file = keyOf(uri)
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '')
    .replaceAll(/[_\s-]+/g, ' ')
  return kindOf(file) === 'other' ? (title ?? '') : file
}

function readRetentions(policy: Policy): ExportedRetention[] {
  if (policy.retentions.length === 0) return []
  const scope = scopesIn(policy)
  return policy.retentions.map((statement) => {
    const {fact, at} = statement
    const text = at.clause.text.slice(fact.span.start, fact.span.end)
    return {...claimOf(statement), text, scope: scope(statement), span: at.toSource(fact.span)}
  })
}

function readPractice({fact, at}: Placed<Practice>, owners: readonly string[]): ExportedPractice[] {
  // What “unless” leaves open, and what only may happen elsewhere, states nothing.
  if (fact.exception || fact.conditional) return []
  const {text} = at.clause
  const actor = fact.actor ? text.slice(fact.actor.span.start, fact.actor.span.end).toLowerCase() : ''
  // A phrase may stand in another clause than its verb: in an item under a lead-in.
  const words = (list: readonly (Phrase & {readonly at?: PlacedClause})[]) =>
    list.map((phrase) => (phrase.at?.clause.text ?? text).slice(phrase.span.start, phrase.span.end))
  const {exceptions = []} = fact as Practice & {readonly exceptions?: readonly Phrase[]}
  return [
    {
      action: fact.action,
      negated: fact.negated,
      data: words(fact.data),
      recipients: words(fact.recipients),
      purposes: words(fact.purposes),
      conditions: [...words(fact.conditions), ...words(exceptions)],
      ours: fact.party === 'first' || fact.party === 'none',
      plain:
        fact.finite &&
        fact.party === 'first' &&
        !fact.joint &&
        !fact.passive &&
        fact.modality !== 'defined' &&
        (actor === 'we' || owners.some((owner) => actor.startsWith(owner))),
      text: text.slice(fact.extent.start, fact.extent.end),
      span: at.toSource(fact.span),
    },
  ]
}

export function readName(fact: DocumentName, at: PlacedClause, owners: readonly string[]): ExportedName {
  const {name, own, alone, addressed, whose, span} = fact
  const isOurs = whose !== undefined && owners.some((owner) => whose.startsWith(owner))
  const our = fact.our || isOurs
  const foreign = fact.foreign && !isOurs
  const {prose} = at.block
  const isLink = prose.hasLinks && prose.links.some((link) => link.span.start < span.end && span.start < link.span.end)
  return {name, own, our, foreign, alone, linked: isLink || addressed, span: at.toSource(span)}
}

function readBrands(clauses: readonly PlacedClause[]): ExportedBrand[] {
  const brands = new Map<string, {count: number; span: Span}>()
  for (const at of clauses) {
    for (const {word, span} of brandsIn(at.clause)) {
      const seen = brands.get(word)
      if (seen) seen.count++
      else brands.set(word, {count: 1, span: at.toSource(span)})
    }
  }
  return Array.from(brands, ([word, {count, span}]) => ({word, count, span}))
}

/** Whether two documents, or two versions of one, tell the same: where they tell it does not count. */
export function tellTheSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const mine = a as Readonly<Record<string, unknown>>
  const its = b as Readonly<Record<string, unknown>>
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false
    return a.every((it, index) => tellTheSame(it, b[index]))
  }
  for (const name in mine) if (name !== 'span' && name !== 'titleSpan' && !tellTheSame(mine[name], its[name])) return false
  return true
}

/** A copy that holds on to nothing: pieces of a text keep all of it. */
export function detached(exports: Exports): Exports {
  return JSON.parse(JSON.stringify(exports)) as Exports
}

/** What a phrase is about, as phrases are compared: without “your”, “the”, case and plural. */
export function phraseKey(phrase: string): string {
  const words = phrase
    .toLowerCase()
    .replaceAll(/[‑-]/g, ' ')
    .replace(/^(?:(?:all|any|some|certain|your|our|the|this|these|such|their|other|a|an|of) )+/, '')
    .trim()
  const singular = singularOf(words)
  return /^(?:personal (?:data|information)|personally identifiable information|pii|data|information|information about you|personal details)$/.test(
    singular,
  )
    ? 'personal information'
    : singular
}
