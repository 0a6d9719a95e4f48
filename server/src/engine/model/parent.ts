import type {Block} from '../parse/block.js'
import {overlaps, type Span} from '../text/span.js'
import {readAddress} from './links.js'
import type {PlacedClause, Policy} from './policy.js'

/** The document that a supplement supplements: what is not said here may be said there. */
export interface Parent {
  /** Its name, as this document gives it. */
  readonly title: string | undefined
  /** Its file, where front matter names it (`extends: privacy.md`) or its name is a link to it. */
  readonly path: string | undefined
  /** Where it is named, in source offsets. */
  readonly span: Span
}

/** A supplement says so at its start. */
const soon = 8

/** What leads to the parent's name. */
const saying =
  /(?:\b[Ss]upplement(?:al|ary)? (?:\w{1,20} )?to|\b(?:[Tt]his|[Ii]t)(?: [\w-]{1,20}){0,4} (?:supplements|adds to|forms part of|is part of|(?:must|should|is to) be read (?:together|in conjunction) with)) (?:the |our |its |their )?/g
const name = /\p{Lu}[\p{L}\p{N}&’'-]{0,40}(?: (?:of|and|for|the|\p{Lu}[\p{L}\p{N}&’'-]{0,40})){0,8}/uy

export function readParent(clauses: readonly PlacedClause[], notes: readonly Block[], source: string): Parent | undefined {
  for (const {kind, span, prose} of notes) {
    const match = kind === 'frontmatter' ? /^extends:[ \t]*["']?([^"'\n]{1,300}?)["']?[ \t]*$/m.exec(prose.text) : null
    if (match?.[1]) {
      const start = span.start + match.index
      return {title: undefined, path: match[1], span: {start, end: start + match[0].length}}
    }
  }
  for (const at of clauses.slice(0, soon)) {
    for (const said of at.clause.masked.matchAll(saying)) {
      const parent = readNamed(at, said.index + said[0].length, source)
      if (parent) return parent
    }
  }
  return undefined
}

/** The document named at an offset of the prose: by its title, or by a link whatever its words. */
function readNamed(at: PlacedClause, start: number, source: string): Parent | undefined {
  const {clause, block} = at
  name.lastIndex = start
  const title = name.exec(clause.masked)?.[0].replace(/ (?:of|and|for|the)$/, '')
  const end = start + (title?.length ?? 1)
  const link = block.prose.hasLinks ? block.prose.links.find((it) => overlaps(it.span, {start, end}) && !it.labelled) : undefined
  const path = link && readAddress(source, link.target)?.path
  if (title === undefined && path === undefined) return undefined
  return {title, path, span: at.toSource(title === undefined && link ? link.span : {start, end})}
}

/** What a document is called: by its front matter, else by its first heading. */
export function titleOf({notes, clauses}: Pick<Policy, 'notes' | 'clauses'>): string | undefined {
  for (const {kind, prose} of notes) {
    const title = kind === 'frontmatter' ? /^title:[ \t]*["']?([^"'\n]{1,200}?)["']?[ \t]*$/m.exec(prose.text)?.[1] : undefined
    if (title) return title
  }
  return clauses.slice(0, soon).find(({block}) => block.kind === 'heading')?.clause.text
}

/** Whether a document that is called `title` is the one another calls `named`: “Privacy Policy” and “the Acorn Privacy Policy”. */
export function isCalled(title: string, named: string): boolean {
  const [a, b] = [plain(title), plain(named)]
  return a !== '' && b !== '' && (a === b || a.endsWith(` ${b}`) || b.endsWith(` ${a}`))
}

const plain = (title: string) =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
