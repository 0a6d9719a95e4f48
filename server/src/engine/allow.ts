import type {AllowEntry} from './config.js'
import type {Policy} from './model/policy.js'
import type {Block} from './parse/block.js'
import type {Span} from './text/span.js'

/** A silence, written in the text or in the configuration. */
export interface Silence {
  readonly rules: readonly string[]
  readonly reason: string
  /** The last day it holds, `2027-03-31`. */
  readonly until: string | undefined
  /** Where it is written, in source offsets; nowhere if in the configuration. */
  readonly span: Span | undefined
  /** What it covers. */
  readonly covers: (span: Span) => boolean
}

/** Silences written in the text: `<!-- allow: vague-retention, because the law sets no term -->`, or `allow:` in front matter. */
export function readSilences({notes, source}: Policy): Silence[] {
  return notes.flatMap((note) => (note.kind === 'comment' ? readComment(note, source) : readFrontMatter(note)))
}

function readComment({span, prose}: Block, source: string): Silence[] {
  const match = /^\s*allow:/.exec(prose.text)
  if (!match) return []
  const end = endOfNext(source, span.end)
  // The comment's block is what stands between its marks.
  const written = {start: span.start - 4, end: span.end + 3}
  return [{...readTerms(prose.text.slice(match[0].length)), span: written, covers: (it) => it.start >= span.end && it.start < end}]
}

function readFrontMatter({span, prose}: Block): Silence[] {
  return Array.from(prose.text.matchAll(/^allow:(.*)$/gm), (match) => {
    const start = span.start + match.index
    return {...readTerms(match[1] ?? ''), span: {start, end: start + match[0].length}, covers: () => true}
  })
}

function readTerms(text: string): Pick<Silence, 'rules' | 'reason' | 'until'> {
  const because = /(?:^|[\s,;])because\b/.exec(text)
  const head = because ? text.slice(0, because.index) : text
  const until = /\buntil (\d{4}-\d\d-\d\d)\b/.exec(head)
  const rules = (until ? head.slice(0, until.index) : head).match(/[a-z][a-z\d-]*/g) ?? []
  return {rules, reason: because ? text.slice(because.index + because[0].length).trim() : '', until: until?.[1]}
}

/** The end of the paragraph, list or table that follows: the first blank line after it. */
function endOfNext(source: string, from: number): number {
  const next = /-->\s*/y
  next.lastIndex = from
  const start = next.test(source) ? next.lastIndex : from
  const blank = /\r?\n[ \t>]*\r?\n/g
  blank.lastIndex = start
  return blank.exec(source)?.index ?? source.length
}

/** Silences kept in the configuration. */
export function silencesOf(entries: readonly AllowEntry[], source: string): Silence[] {
  return entries.map(({rule, quote, reason, until}) => {
    const words = normal(quote)
    return {rules: [rule], reason, until, span: undefined, covers: ({start, end}) => normal(source.slice(start, end)) === words}
  })
}

function normal(text: string): string {
  return text
    .replace(/[\s\u00A0]+/g, ' ')
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .trim()
}
