import {type LeafBlockParser, type MarkdownConfig, Table} from '@lezer/markdown'

/**
 * What keeps the parser's time in proportion to the text and its stack shallow, whatever the text. Each
 * limit looks at nothing but what the parser sees there, so reading again agrees with reading anew.
 */
export const limits: MarkdownConfig = {
  parseBlock: [
    {
      name: 'Depth',
      before: 'Blockquote',
      // One paragraph to the line instead of one more list or quote.
      parse(cx, line) {
        if (cx.depth < deepest || !opensContainer(line.text, line.pos)) return false
        const start = cx.lineStart + line.pos
        cx.nextLine()
        cx.addElement(cx.elt('Paragraph', start, cx.prevLineEnd()))
        return true
      },
      // Each line of a quote has its mark, and marks are put among the nodes one by one.
      endLeaf: (cx, _, leaf) => cx.depth > 1 && leaf.content.length > longestInside,
    },
  ],
  parseInline: [
    {
      name: 'Plain',
      before: 'Escape',
      parse(cx, next, at) {
        if (at === cx.offset && isTangled(cx.text)) return cx.end
        // `\\r\\n` reads as a space and `\\n` by now: a backslash breaks the line before it, too.
        if (next === backslash && cx.char(at + 1) === space && cx.char(at + 2) === newline)
          return cx.addElement(cx.elt('HardBreak', at, at + 3))
        const end = endOfPlain(cx.text, at - cx.offset) + cx.offset
        return end > at ? end : -1
      },
    },
  ],
}

/**
 * Where the next sign stands that may be markup. To go there at once spares the parser asking eleven times about each
 * letter, and looking for the line end from each of many spaces.
 */
function endOfPlain(text: string, start: number): number {
  let at = start
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== space) {
      if (code < 128 && signs[code] === 1) return at
    } else if (text.charCodeAt(at + 1) === space) {
      let end = at + 2
      while (text.charCodeAt(end) === space) end++
      if (text.charCodeAt(end) === newline) return at
      at = end - 1
    }
  }
  return at
}

const signs = Uint8Array.from({length: 128}, (_, code) => ('\\&`<*_[]!~'.includes(String.fromCharCode(code)) ? 1 : 0))
const space = 0x20
const newline = 0x0a
const backslash = 0x5c

/** Lists count twice: once as list, once as item. The most that real policies have is 11. */
const deepest = 64
const longestInside = 30_000

function opensContainer(line: string, at: number): boolean {
  containerMark.lastIndex = at
  return containerMark.test(line)
}

const containerMark = />|(?:[-+*]|\d{1,9}[.)])(?=\s|$)/y

/** Whether a text has more markup than anyone writes (at most 60 in 4,411 characters of real policies): it is read as it stands then. */
function isTangled(text: string): boolean {
  if (text.length < mostMarks) return false
  let marks = 0
  tangling.lastIndex = 0
  while (tangling.test(text)) marks++
  return marks > mostMarks || marks * text.length > heaviest
}

const mostMarks = 2000
const heaviest = 50_000_000
/** The signs that nest, and those that make the parser look for an end that may be far off. */
const tangling = /[*_~[\]]|`+|<(?:[!?]|[a-z][\w+.-]*:)/gi

/** Definitions of link targets, as they are on one line or two. The parser's own reads each line of a long one over and over. */
export const definitions: MarkdownConfig = {
  parseBlock: [{name: 'LinkReference', leaf: (_, leaf) => (definition.test(leaf.content) ? definitionParser : null)}],
}

const definition =
  /^\[(?!\s*\])(?:[^[\]\\]|\\.){1,999}\]:[ \t]*(?:<[^<>]*>|[^\s<]\S*)(?<title>[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/
const definedTitle = /^(?:"[^"]*"|'[^']*'|\([^()]*\))[ \t]*$/

const definitionParser: LeafBlockParser = {
  nextLine(cx, line, leaf) {
    const {start, content} = leaf
    const title = definition.exec(content)?.groups?.['title']
    let end = start + content.length
    if (title === undefined && definedTitle.test(line.text.slice(line.pos))) {
      end = cx.lineStart + line.text.length
      cx.nextLine()
    }
    cx.addLeafElement(leaf, cx.elt('LinkReference', start, end))
    return true
  },
  finish(cx, leaf) {
    cx.addLeafElement(leaf, cx.elt('LinkReference', leaf.start, leaf.start + leaf.content.length))
    return true
  },
}

const [table] = Table.parseBlock ?? []

/** Whether a line rules off a table's head is asked with a pattern that does not bear much white space before it. */
export const tables: MarkdownConfig = {
  ...Table,
  parseBlock: table
    ? [{...table, endLeaf: (cx, line, leaf) => !/^[>\s]{200}/.test(cx.peekLine()) && (table.endLeaf?.(cx, line, leaf) ?? false)}]
    : [],
}
