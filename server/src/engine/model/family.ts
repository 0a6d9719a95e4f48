import type {Related} from '../rule.js'
import type {Span} from '../text/span.js'
import {areOneCompany, scopeOfTitle} from './company.js'
import {type Exports, exportsOf} from './exports.js'
import {keyOf} from './links.js'
import type {Policy} from './policy.js'
import type {Other} from './workspace.js'

/** Another document of the same company, and how near it is. */
export interface Relative extends Other {
  /** Whether both are about the same: all the company does, or one product. */
  readonly sameScope: boolean
}

class Relation implements Relative {
  readonly sameScope: boolean
  readonly #other: Other

  constructor(other: Other, sameScope: boolean) {
    this.#other = other
    this.sameScope = sameScope
  }

  get uri(): string {
    return this.#other.uri
  }

  /** As they are now: where it tells it moves as its author types. */
  get exports(): Exports {
    return this.#other.exports
  }
}

const found = new WeakMap<readonly Other[], Map<string, readonly Relative[]>>()

/** What is known of the company behind a document: from itself, and from the other documents of the company. */
export interface Company {
  /** Whether any other document of the workspace is of the same company. */
  readonly hasOthers: boolean
  /** The names it goes by: its own, and those that two others give. */
  readonly names: readonly string[]
}

const companies = new WeakMap<readonly Other[], Map<string, Company>>()

export function companyOf(policy: Policy): Company {
  const {owners} = exportsOf(policy)
  const others = policy.workspace.others()
  if (others.length === 0 || isArchived(policy.workspace.uri)) return {hasOthers: false, names: owners}
  return kept(companies, others, JSON.stringify([policy.workspace.uri, owners]), () => {
    const family = others.filter((other) => isFamily(owners, policy.workspace.uri, other))
    const counts = new Map<string, number>()
    for (const {exports} of family) for (const name of exports.owners) counts.set(name, (counts.get(name) ?? 0) + 1)
    const shared = [...counts].flatMap(([name, count]) => (count > 1 ? [name] : []))
    return {hasOthers: family.length > 0, names: [...new Set([...owners, ...shared])]}
  })
}

function kept<Answer>(
  answers: WeakMap<readonly Other[], Map<string, Answer>>,
  others: readonly Other[],
  question: string,
  answer: () => Answer,
): Answer {
  let known = answers.get(others)
  if (!known) {
    known = new Map()
    answers.set(others, known)
  }
  let found = known.get(question)
  if (found === undefined) {
    found = answer()
    known.set(question, found)
  }
  return found
}

function isFamily(owners: readonly string[], uri: string, {exports, uri: its}: Other): boolean {
  // Where one does not say whose it is, its place does.
  if (owners.length === 0 || exports.owners.length === 0) {
    const [one, other] = [folderOf(uri), folderOf(its)]
    return `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`)
  }
  return areOneCompany(owners, exports.owners)
}

/**
 * The documents of the same company that are no versions of this one. Two of one kind and one scope are versions,
 * translations or copies: what they say is not meant to hold at once.
 */
export function relativesOf(policy: Policy): readonly Relative[] {
  const others = policy.workspace.others()
  if (others.length === 0 || isArchived(policy.workspace.uri)) return none
  const own = exportsOf(policy)
  return kept(found, others, JSON.stringify([policy.workspace.uri, own.name, own.owners]), () => {
    const {names} = companyOf(policy)
    return others.flatMap((other) => relate(own, policy.workspace.uri, names, other))
  })
}

const none: readonly Relative[] = []

function relate(own: Exports, uri: string, names: readonly string[], other: Other): Relative[] {
  const {exports} = other
  if (!isFamily(own.owners, uri, other)) return []
  const owners = [...names, ...exports.owners]
  const sameScope = scopeOfTitle(own.name, owners).join(' ') === scopeOfTitle(exports.name, owners).join(' ')
  if (sameScope && (own.kind === exports.kind || areVersions(uri, other.uri))) return []
  return [new Relation(other, sameScope)]
}

const folderOf = (uri: string) => keyOf(uri.slice(0, uri.lastIndexOf('/')))

/** “privacy-2019.md” and “privacy.md”. */
function areVersions(a: string, b: string): boolean {
  const stem = (uri: string) =>
    keyOf(uri)
      .replace(/^.*\//, '')
      .replace(/\.\w+$/, '')
      .toLowerCase()
      .replaceAll(/[\d._-]+|\b(?:v|old|new|final|draft|copy)\b/g, '')
  return stem(a) !== '' && stem(a) === stem(b)
}

/** Where old versions are kept: what lies there is compared with nothing. */
export function isArchived(uri: string): boolean {
  return /\/(?:archives?|archived|old|older|previous|prior|past|history|historical|versions?|superseded|v\d+|(?:19|20)\d\d(?:-\d\d){0,2})\/[^/]*$|\/(?:archives?|archived|previous[ _-]versions?|superseded|history)\//i.test(
    keyOf(uri),
  )
}

/** What a document is called in a message. */
export function calledOf({uri, exports}: Other): string {
  return exports.name.trim() || keyOf(uri).replace(/^.*\//, '')
}

/** The other end of a finding, in another document. Its text is asked for, so that its lines can be told. */
export function relatedIn({workspace}: Policy, {uri}: Other, span: Span, message: string): Related {
  workspace.get(uri)
  return {uri, span, message}
}
