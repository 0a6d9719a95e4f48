import type {Related} from '../rule.js'
import type {Span} from '../text/span.js'
import {areOneCompany, scopeOfTitle} from './company.js'
import {type Exports, exportsOf} from './exports.js'
import {keyOf} from './links.js'
import type {Policy} from './policy.js'
import type {Other} from './workspace.js'

/** What is known of the company behind a document: from itself, and from the other documents of the workspace. */
export interface Company {
  /** The names it goes by: those the document gives, and those that two others share. */
  readonly names: readonly string[]
  /** What it has in the workspace, the document itself among them. */
  readonly documents: readonly Other[]
}

const companies = new WeakMap<readonly Other[], Map<string, Company>>()

export function companyOf(policy: Policy): Company {
  const {owners} = exportsOf(policy)
  const {uri} = policy.workspace
  const others = policy.workspace.others()
  if (others.length === 0 || isArchived(uri)) return {names: owners, documents: nobody}
  return kept(companies, others, JSON.stringify([owners, owners.length === 0 ? uri : '']), () => {
    const documents = others.filter((other) => isFamily(owners, uri, other))
    const counts = new Map<string, number>()
    for (const {exports} of documents) for (const name of exports.owners) counts.set(name, (counts.get(name) ?? 0) + 1)
    const shared = [...counts].flatMap(([name, count]) => (count > 1 ? [name] : []))
    return {names: [...new Set([...owners, ...shared])], documents}
  })
}

const nobody: readonly Other[] = []

/** Whether the workspace has another document of the same company. */
export function hasFamily(policy: Policy, {documents}: Company): boolean {
  const own = keyOf(policy.workspace.uri)
  return documents.some(({uri}) => keyOf(uri) !== own)
}

function kept<Thing extends object, Answer>(
  answers: WeakMap<Thing, Map<string, Answer>>,
  thing: Thing,
  question: string,
  answer: () => Answer,
): Answer {
  let known = answers.get(thing)
  if (!known) {
    known = new Map()
    answers.set(thing, known)
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

const relatives = new WeakMap<Company, Map<string, readonly Other[]>>()
const byScope = new WeakMap<Company, ReadonlyMap<string, readonly Other[]>>()

/**
 * The documents of the same company that are about the same, all it does or one product, and no versions of this one.
 * Two of one kind are versions, translations or copies: what they say is not meant to hold at once.
 */
export function relativesOf(policy: Policy): readonly Other[] {
  const {uri} = policy.workspace
  const [first, ...more] = policy.workspace.others().slice(0, 2)
  // Nobody, or nobody but the document itself.
  if (!first || (more.length === 0 && keyOf(first.uri) === keyOf(uri))) return nobody
  const company = companyOf(policy)
  if (company.documents.length === 0) return nobody
  const own = exportsOf(policy)
  return kept(relatives, company, JSON.stringify([uri, own.name, own.kind, own.owners]), () => {
    const scopes = scopesOf(company)
    const key = keyOf(uri)
    return (scopes.get(scopeOf(own, company)) ?? []).filter(
      (other) => keyOf(other.uri) !== key && other.exports.kind !== own.kind && !areVersions(uri, other.uri),
    )
  })
}

/** The documents of a company by what they are about. */
function scopesOf(company: Company): ReadonlyMap<string, readonly Other[]> {
  const known = byScope.get(company)
  if (known) return known
  const scopes = new Map<string, Other[]>()
  for (const other of company.documents) {
    const scope = scopeOf(other.exports, company)
    const same = scopes.get(scope)
    if (same) same.push(other)
    else scopes.set(scope, [other])
  }
  byScope.set(company, scopes)
  return scopes
}

function scopeOf({name, owners}: Exports, {names}: Company): string {
  return scopeOfTitle(name, [...names, ...owners]).join(' ')
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
