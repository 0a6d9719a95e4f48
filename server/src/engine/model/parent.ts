import type {Block} from '../parse/block.js'
import type {Span} from '../text/span.js'
import type {PlacedClause} from './policy.js'

/** The document that a supplement supplements: what is not said here may be said there. */
export interface Parent {
  /** Its name, as this document gives it. */
  readonly title: string | undefined
  /** Its file, where front matter names it (`extends: privacy.md`). */
  readonly path: string | undefined
  /** Where it is named, in source offsets. */
  readonly span: Span
}

/** A supplement says so at its start. */
const soon = 8

const saying =
  /(?:\b[Ss]upplement(?:al|ary)? (?:\w{1,20} )?to|\b(?:[Tt]his|[Ii]t)(?: [\w-]{1,20}){0,4} (?:supplements|adds to|forms part of|is part of)) (?:the |our |its |their )?(?<name>\p{Lu}[\p{L}\p{N}&’'-]{0,40}(?: (?:of|and|for|the|\p{Lu}[\p{L}\p{N}&’'-]{0,40})){0,8})/u

export function readParent(clauses: readonly PlacedClause[], notes: readonly Block[]): Parent | undefined {
  for (const {kind, span, prose} of notes) {
    const match = kind === 'frontmatter' ? /^extends:[ \t]*["']?([^"'\n]{1,300}?)["']?[ \t]*$/m.exec(prose.text) : null
    if (match?.[1]) {
      const start = span.start + match.index
      return {title: undefined, path: match[1], span: {start, end: start + match[0].length}}
    }
  }
  for (const at of clauses.slice(0, soon)) {
    const match = saying.exec(at.clause.masked)
    const title = match?.groups?.['name']?.replace(/ (?:of|and|for|the)$/, '')
    if (!match || title === undefined) continue
    const start = match.index + match[0].indexOf(title)
    return {title, path: undefined, span: at.toSource({start, end: start + title.length})}
  }
  return undefined
}
