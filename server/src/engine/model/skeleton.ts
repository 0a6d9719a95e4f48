import type {Skeleton} from '../lexicon/skeletons.js'
import type {Blank, Edit, Rewrite, Span} from '../text/span.js'
import type {PlacedClause, Policy} from './policy.js'
import {enclosing, pathOf, type Section} from './sections.js'
import {filled} from './suggestions.js'

/** Where something that is missing belongs. */
export interface Surrounding extends Pick<Skeleton, 'own' | 'near'> {
  /** The clauses that raise the question. */
  readonly by: readonly PlacedClause[]
}

/** Where a finding about the whole document stands: on the nearest title that has to do with it, else on the document's own. */
export function anchorFor(policy: Policy, surrounding: Surrounding): Span {
  const section = sectionOn(policy, surrounding.own) ?? sectionNear(policy, surrounding)
  return section ? section.at.toSource(titleIn(section)) : ownTitle(policy)
}

/** A section that speaks of just this. */
export function sectionOn(policy: Policy, own: RegExp): Section | undefined {
  return headingsOf(policy).find(({title}) => own.test(title))
}

/** The section where the question comes up; else what lies near. */
function sectionNear(policy: Policy, {near, by}: Surrounding): Section | undefined {
  const headings = headingsOf(policy)
  const asking = by[0] && enclosing(policy, by[0]).find((section) => headings.includes(section))
  if (asking) return asking
  for (const pattern of near) {
    const section = headings.find(({title}) => pattern.test(title))
    if (section) return section
  }
  return undefined
}

/** All headings but the document's own. */
function headingsOf(policy: Policy): readonly Section[] {
  const own = ownHeading(policy)
  return policy.sections.filter(({kind, at}) => kind === 'heading' && at !== own)
}

/** A title without its number. */
function titleIn({at: {clause}, title}: Section): Span {
  const {text} = clause
  return text.endsWith(title) ? {start: text.length - title.length, end: text.length} : {start: 0, end: text.length}
}

/** The heading that is the document's title: right at its start, with at most a line before it. */
function ownHeading({clauses}: Policy): PlacedClause | undefined {
  const start = clauses.slice(0, 3)
  const at = start.findIndex(({block}) => block.kind === 'heading')
  return start.slice(0, Math.max(0, at)).every(({clause}) => clause.text.length < 80) ? start[at] : undefined
}

/** The document's title, in its text or its front matter; without one its first words. */
export function ownTitle(policy: Policy): Span {
  const own = ownHeading(policy)
  if (own) return own.toSource({start: 0, end: own.clause.text.length})
  for (const {kind, span, prose} of policy.notes) {
    const match = kind === 'frontmatter' ? /^title:[ \t]*["']?([^"'\n]{1,200}?)["']?[ \t]*$/m.exec(prose.text) : null
    if (match?.[1]) {
      const start = span.start + match.index + match[0].indexOf(match[1])
      return {start, end: start + match[1].length}
    }
  }
  const [first] = policy.clauses
  if (!first) return {start: 0, end: 0}
  const words = /^\s*(?:\S+\s+){0,4}\S+/.exec(first.clause.text.slice(0, 200))?.[0] ?? ''
  return first.toSource({start: 0, end: words.replace(/[.,;:!]+$/, '').length})
}

// — A section to be filled in

/** Puts a section in: behind the one it belongs to, in the style of its headings; where they are numbered, behind the last. */
export function sectionEdits(policy: Policy, surrounding: Surrounding, {title, body}: Pick<Skeleton, 'title' | 'body'>): readonly Edit[] {
  const sibling = sectionNear(policy, surrounding) ?? lastHeading(policy)
  const style = sibling && styleOf(policy, sibling)
  const behind = sibling && style?.number !== undefined ? lastLike(policy, sibling) : sibling
  const eol = eolOf(policy)
  const heading = style?.write(title, behind && next(behind), eol) ?? (policy.format === 'markdown' ? `## ${title}` : title)
  return insertion(policy, behind, [heading, gapOf(policy), ...inItsWords(policy, body)])
}

/** Puts a paragraph at the end of a section. */
export function paragraphEdits(policy: Policy, section: Section, {body}: Pick<Skeleton, 'body'>): readonly Edit[] {
  const next = policy.sections.find(({kind, at}) => kind === 'heading' && at.index > section.at.index)
  return insertion(policy, {end: Math.min(section.end, next?.at.index ?? section.end)}, inItsWords(policy, body))
}

function insertion(policy: Policy, behind: Pick<Section, 'end'> | undefined, parts: readonly (string | Blank)[]): readonly Edit[] {
  const end = policy.source.trimEnd().length
  const place = behind ? endOf(policy, behind) : end
  if (place === undefined) return []
  const gap = gapOf(policy)
  return [{span: {start: place, end: place}, text: place >= end ? [gap, ...parts] : [...parts, gap]}]
}

export function eolOf({source}: Pick<Policy, 'source'>): string {
  return source.includes('\r\n') ? '\r\n' : '\n'
}

/** What stands between paragraphs: an empty line, unless the text has none. */
function gapOf(policy: Policy): string {
  const eol = eolOf(policy)
  return policy.format === 'plain' && policy.clauses.length > 2 && !/\n[ \t]*\r?\n/.test(policy.source.trim()) ? eol : eol + eol
}

/** Puts a line under the title, or at the start. */
export function lineEdits(policy: Policy, line: Skeleton['body']): readonly Edit[] {
  const {source, clauses} = policy
  const gap = gapOf(policy)
  const own = ownHeading(policy)
  if (own) {
    const end = own.block.span.end
    const rest =
      /^[^\n\r]{0,20}(?:\r?\n[ ]{0,3}(?:=+|-+)[ \t]*(?=\r?\n|$))?(?:\r?\n\{:[^}\n]{0,200}\}[ \t]*)?/.exec(
        source.slice(end, end + 400),
      )?.[0] ?? ''
    const at = end + (/\S/.test(/^[^\n\r]*/.exec(rest)?.[0] ?? '') ? 0 : rest.length)
    return [{span: {start: at, end: at}, text: [gap, ...inItsWords(policy, line)]}]
  }
  const start = lineStart(source, clauses[0]?.block.span.start ?? 0)
  return [{span: {start, end: start}, text: [...inItsWords(policy, line), gap]}]
}

function lastHeading(policy: Policy): Section | undefined {
  const headings = headingsOf(policy)
  const [first] = headings
  return headings.findLast(({at}) => at.block.level === first?.at.block.level)
}

/** The last section that counts on from this one. */
function lastLike({sections}: Policy, {parent, at: {block}}: Section): Section | undefined {
  return sections.findLast(
    (it) => it.kind === 'heading' && it.parent === parent && it.number !== undefined && it.at.block.level === block.level,
  )
}

/** Where a section ends in the source: at the start of the line of the next heading; nothing if that stands inside something else. */
function endOf({source, clauses}: Policy, {end}: Pick<Section, 'end'>): number | undefined {
  const following = clauses[end]
  if (!following) return source.trimEnd().length
  let start = lineStart(source, following.block.span.start)
  if (!/^[ ]{0,3}(?:#{1,6}[ \t]*)?(?:[*_]{1,3})?$/.test(source.slice(start, following.block.span.start))) return undefined
  // Anchors and comments right above a heading belong to it.
  for (;;) {
    const above = lineStart(source, start - 1)
    if (start === 0 || !/^\s{0,3}<(?:a |!--)/.test(source.slice(above, start))) return start
    start = above
  }
}

function lineStart(source: string, at: number): number {
  return at <= 0 ? 0 : source.lastIndexOf('\n', at - 1) + 1
}

interface Style {
  /** What stands before the title if headings are numbered by hand. */
  readonly number: string | undefined
  readonly write: (title: string, number: string | undefined, eol: string) => string
}

function styleOf({source, format}: Policy, section: Section): Style {
  const {at, title, number} = section
  const {text} = at.clause
  const before = text.endsWith(title) ? text.slice(0, text.length - title.length) : ''
  const isNumbered = number !== undefined && before !== ''
  const own = pathOf(number ?? '').at(-1) ?? ''
  const cased = (written: string) => (isShouted(title) ? written.toUpperCase() : isInTitleCase(title) ? titleCase(written) : written)
  const start = lineStart(source, at.block.span.start)
  const line = source.slice(start, start + 300).split(/\r?\n/, 2)
  const hashes = format === 'markdown' ? /^ {0,3}(#{1,6})[ \t]/.exec(line[0] ?? '')?.[1] : undefined
  const rule = /^[ ]{0,3}(=|-)\1+[ \t]*$/.exec(line[1] ?? '')?.[1]
  const mark = hashes === undefined ? (/^(\*\*|__)/.exec(line[0] ?? '')?.[1] ?? '') : ''
  return {
    number: isNumbered ? before : undefined,
    write: (written, nextNumber, eol) => {
      const numbering =
        isNumbered && nextNumber !== undefined ? before.replace(new RegExp(`${own}(?![\\p{L}\\p{N}])`, 'iu'), nextNumber) : ''
      const heading = mark + numbering + cased(written) + mark
      if (hashes !== undefined) return `${hashes} ${heading}`
      return rule === undefined ? heading : heading + eol + rule.repeat(heading.length)
    },
  }
}

/** The number after that of a section: 8 after 7, d after c; nothing after what does not count so. */
function next({number, at}: Section): string | undefined {
  const last = pathOf(number ?? '').at(-1)
  if (last === undefined) return undefined
  if (/^\d+$/.test(last)) return String(Number(last) + 1)
  const letter = last.length === 1 && !/[ivx]/.test(last) && last !== 'z' ? String.fromCharCode(last.charCodeAt(0) + 1) : undefined
  return letter !== undefined && /^[^\p{Ll}]*\p{Lu}[.):]/u.test(at.clause.text) ? letter.toUpperCase() : letter
}

const isShouted = (title: string) => /\p{Lu}{3}/u.test(title) && !/\p{Ll}/u.test(title)

function isInTitleCase(title: string): boolean {
  const words = title.match(/(?<![\p{L}’'])(?!(?:of|to|by|for|and|in|the|or|on|with|your|our)\b)\p{L}+/gu) ?? []
  return words.length > 1 && words.every((word) => /^\p{Lu}/u.test(word))
}

const titleCase = (title: string) => title.replace(/(?<=\s)(?!(?:of|to|by|for|and|in)\b)\p{L}/gu, (letter) => letter.toUpperCase())

// — What the document suggests

function inItsWords(policy: Policy, body: Skeleton['body']): Exclude<Rewrite, string> {
  const data = callsItInformation(policy) ? 'personal information' : 'personal data'
  return filled(
    policy,
    body.map((part) => (typeof part === 'string' ? part.replaceAll('{data}', data) : part)),
  )
}

function callsItInformation({clauses}: Policy): boolean {
  let lead = 0
  for (const {clause} of clauses) {
    lead += clause.masked.match(/\bpersonal information\b/gi)?.length ?? 0
    lead -= clause.masked.match(/\bpersonal data\b/gi)?.length ?? 0
  }
  return lead > 0
}
