import type {Span} from './span.js'

/** The lines a stretch stands on, whole, with their last line end and one empty line after them: what goes when it is removed. */
export function linesAround(source: string, {start, end}: Span): Span {
  const first = source.lastIndexOf('\n', start - 1) + 1
  const rest = /^[^\n]{0,300}(?:\n|$)(?:[ \t]{0,20}\r?(?:\n|$))?/.exec(source.slice(end, end + 400))?.[0] ?? ''
  return {start: first, end: end + rest.length}
}
