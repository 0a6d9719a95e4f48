import type {Related} from '../rule.js'
import type {Span} from '../text/span.js'
import {areOneCompany} from './company.js'
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

/** Whether any other document of the workspace is of the same company. */
export function hasFamily(policy: Policy): boolean {
  const {owners} = exportsOf(policy)
  return policy.workspace.others().some((other) => isFamily(owners, policy.workspace.uri, other))
}

function isFamily(owners: readonly string[], uri: string, {exports, uri: its}: Other): boolean {
  if (owners.length === 0 || exports.owners.length === 0) return folderOf(uri) === folderOf(its)
  return areOneCompany(owners, exports.owners)
}

/**
 * The documents of the same company that are no versions of this one. Two of one kind and one scope are versions,
 * translations or copies: what they say is not meant to hold at once.
 */
export function relativesOf(policy: Policy): readonly Relative[] {
  const others = policy.workspace.others()
  if (others.length === 0) return none
  const own = exportsOf(policy)
  let answers = found.get(others)
  if (!answers) {
    answers = new Map()
    found.set(others, answers)
  }
  const question = JSON.stringify([policy.workspace.uri, own.title, own.kind, own.scope, own.owners, own.parent])
  let relatives = answers.get(question)
  if (!relatives) {
    relatives = others.flatMap((other) => relate(own, policy.workspace.uri, other))
    answers.set(question, relatives)
  }
  return relatives
}

const none: readonly Relative[] = []

function relate(own: Exports, uri: string, other: Other): Relative[] {
  const {exports} = other
  if (!isFamily(own.owners, uri, other)) return []
  const sameScope = own.scope.join(' ') === exports.scope.join(' ')
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
  return exports.title?.trim() || keyOf(uri).replace(/^.*\//, '')
}

/** The other end of a finding, in another document. Its text is asked for, so that its lines can be told. */
export function relatedIn({workspace}: Policy, {uri}: Other, span: Span, message: string): Related {
  workspace.get(uri)
  return {uri, span, message}
}
