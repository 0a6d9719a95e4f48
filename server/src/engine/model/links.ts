import {slug} from 'github-slugger'
import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import {type Clause, isHeading} from './clause.js'
import {clausesThat, clausesWithLinks} from './ledger.js'
import type {PlacedClause, Policy} from './policy.js'

/** A link to a place in the document or to another file: `[Fees](#fees)`, `[our terms](terms.md#fees)`. */
export interface PlacedLink {
  readonly at: PlacedClause
  /** Its text, in offsets of the clause's prose. */
  readonly span: Span
  /** Where its address is written, in source offsets. */
  readonly target: Span
  /** As written, but decoded; nothing if it leads to this document. */
  readonly path: string | undefined
  /** Without `#`, decoded. */
  readonly anchor: string | undefined
}

const linksRead = new WeakMap<Policy, readonly PlacedLink[]>()

/** The links of a document that lead to files or anchors: those to the web, to mailboxes and from templates are nobody's here. */
export function linksOf(policy: Policy): readonly PlacedLink[] {
  let links = linksRead.get(policy)
  if (!links) {
    links = [...readLinks(policy)]
    linksRead.set(policy, links)
  }
  return links
}

function* readLinks(policy: Pick<Policy, 'clauses' | 'source'>): Generator<PlacedLink> {
  let labels: ReadonlyMap<string, Span> | undefined
  for (const at of clausesWithLinks(policy)) {
    for (const {span, target, labelled} of at.block.prose.links) {
      labels ??= labelled ? readLabels(policy.source) : labels
      const written = labelled ? labels?.get(labelOf(policy.source.slice(target.start, target.end))) : target
      const link = written && readAddress(policy.source, written)
      if (link) yield {at, span, ...link}
    }
  }
}

const definition = /^ {0,3}\[([^[\]\n]{1,200})\]:[ \t]*(?:<([^<>\n]{0,1000})>|(\S{1,1000}))/gm

/** Where the addresses of link definitions stand, by their labels. */
function readLabels(source: string): ReadonlyMap<string, Span> {
  const labels = new Map<string, Span>()
  for (const {0: found, 1: label = '', 2: bracketed, 3: plain, index} of source.matchAll(definition)) {
    const end = index + found.length - (bracketed === undefined ? 0 : 1)
    const key = labelOf(label)
    if (!labels.has(key)) labels.set(key, {start: end - (bracketed ?? plain ?? '').length, end})
  }
  return labels
}

const labelOf = (label: string) => label.trim().replaceAll(/\s+/g, ' ').toLowerCase()

/** What an address leads to: nothing if to the web, to a mailbox, or wherever a template says. */
export function readAddress(source: string, span: Span): Pick<PlacedLink, 'target' | 'path' | 'anchor'> | undefined {
  const bracketed = source[span.start] === '<' && source[span.end - 1] === '>'
  const target = bracketed ? {start: span.start + 1, end: span.end - 1} : span
  const written = source.slice(target.start, target.end)
  if (written === '' || /^(?:[a-z][a-z\d+.-]*:|\/\/)|[{}\uE000-\uF8FF]/i.test(written)) return undefined
  const [, path = '', anchor] = /^([^#?]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(written) ?? []
  return {target, path: path === '' ? undefined : decoded(path), anchor: anchor === undefined ? undefined : decoded(anchor)}
}

/** As it is where it is not encoded well: `100%.md`. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * The URI that a relative path leads to from a document. Nothing if the document has no place, or the
 * path begins at the root of a site: where that is, nobody here knows.
 */
export function resolve(from: string, path: string): string | undefined {
  const [, root, folder] = /^([a-z][a-z\d+.-]*:\/\/[^/]*)((?:\/[^?#]*)?)\/[^/]*$/i.exec(from) ?? []
  if (root === undefined || folder === undefined || path.startsWith('/')) return undefined
  const parts = folder.split('/')
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.length > 1) parts.pop()
    } else if (part !== '.' && part !== '') parts.push(encoded(part))
  }
  return root + parts.join('/')
}

/** As the editor encodes it, more or less: `sameUri` compares. */
const encoded = (part: string) =>
  encodeURIComponent(part).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** One key for all ways to write a URI: `%20` or a space, `C:` or `c%3A`. */
export function keyOf(uri: string): string {
  try {
    return decodeURIComponent(uri).replace(
      /^(file:\/\/\/)([A-Z]):/,
      (_, scheme: string, drive: string) => `${scheme}${drive.toLowerCase()}:`,
    )
  } catch {
    return uri
  }
}

// — Anchors

/** The anchor of a heading, as GitHub makes it. */
export function anchorOf(heading: string): string {
  return slug(heading.trim())
}

const anchorsRead = new WeakMap<Policy, ReadonlyMap<string, Span>>()

/** Every anchor of a document, in order, with the heading or the tag it leads to, in source offsets. */
export function anchorsOf(policy: Policy): ReadonlyMap<string, Span> {
  let anchors = anchorsRead.get(policy)
  if (!anchors) {
    anchors = readAnchors(policy)
    anchorsRead.set(policy, anchors)
  }
  return anchors
}

const named = /<[a-z][a-z\d]*\b[^<>]{0,300}?\b(?:id|name)\s*=\s*["']?([^"'\s>]{1,200})|\{:? ?#([\w:.-]{1,200})[^{}\n]{0,200}\}/gi

/** Without what a site generator reads: `{#fees}`. */
const anchorIn = remembered(({text}: Clause) => anchorOf(text.replace(/\s*\{:? ?#[\w:.-]{1,200}[^{}]{0,200}\}\s*$/, '')))

function readAnchors({clauses, source}: Policy): ReadonlyMap<string, Span> {
  const anchors = new Map<string, Span>()
  const count = new Map<string, number>()
  for (const {block, clause} of clausesThat({clauses}, isHeading)) {
    const written = anchorIn(clause)
    let anchor = written
    for (let again = count.get(written) ?? 0; anchors.has(anchor); ) {
      again++
      anchor = `${written}-${again}`
      count.set(written, again)
    }
    anchors.set(anchor, block.span)
  }
  if (/[<{]/.test(source)) {
    for (const {0: found, 1: tag, 2: attribute, index} of source.matchAll(named)) {
      const anchor = tag ?? attribute ?? ''
      if (!anchors.has(anchor)) anchors.set(anchor, {start: index, end: index + found.length})
    }
  }
  return anchors
}

/**
 * Where an anchor of a document leads, in source offsets. Site generators make anchors in different ways, so case, leading
 * numbers and the number of hyphens do not count where nothing fits to the letter. The top is always there.
 */
export function spanOfAnchor(policy: Policy, anchor: string): Span | undefined {
  if (anchor === '' || anchor.toLowerCase() === 'top') return {start: 0, end: 0}
  const anchors = anchorsOf(policy)
  const exact = anchors.get(anchor)
  if (exact) return exact
  const wanted = plain(anchor)
  for (const [other, span] of anchors) if (plain(other) === wanted) return span
  return undefined
}

const plain = (anchor: string) =>
  anchor
    .toLowerCase()
    .replace(/^(?:user-content-)?[\d._-]*/, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
