import type {Range, SnippetTextEdit, TextEdit} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {type Blank, type Edit, type Policy, plainText, type Rewrite, type Severity, type Span} from '../engine/index.js'

/** The only place where positions change system: from UTF-16 offsets to lines and characters and back. */

export function rangeOf({start, end}: Span, document: TextDocument): Range {
  return {start: document.positionAt(start), end: document.positionAt(end)}
}

const documents = new WeakMap<Policy, TextDocument>()

/** A neighbour as a document: it has no version, as it may not be open. */
export function documentOf({policy, uri}: {readonly policy: Policy; readonly uri: string}): TextDocument {
  let document = documents.get(policy)
  if (!document) {
    document = TextDocument.create(uri, policy.format === 'markdown' ? 'markdown' : 'plaintext', notOpen, policy.source)
    documents.set(policy, document)
  }
  return document
}

export const notOpen = -1

export function spanOf({start, end}: Range, document: TextDocument): Span {
  return {start: document.offsetAt(start), end: document.offsetAt(end)}
}

/** Where the line of an offset begins. */
export function startOfLine(offset: number, document: TextDocument): number {
  return offset - document.positionAt(offset).character
}

/** The line an offset stands on, without its line end. */
export function lineAt(offset: number, document: TextDocument): Span {
  const {line, character} = document.positionAt(offset)
  return {start: offset - character, end: document.offsetAt({line, character: longestLine})}
}

/** The parts of a span that stand on one line each, without the white space at their ends. */
export function* linesOf(span: Span, document: TextDocument): Generator<Span> {
  const source = document.getText()
  for (let at = span.start; at < span.end; ) {
    const line = lineAt(at, document)
    const end = Math.min(line.end, span.end)
    const piece = trimmed({start: at, end}, source)
    if (piece.start < piece.end) yield piece
    at = Math.max(end, at) + 1
  }
}

/** Without white space at its ends. */
export function trimmed({start, end}: Span, source: string): Span {
  let from = start
  let to = end
  while (from < to && isSpace(source.charCodeAt(from))) from++
  while (to > from && isSpace(source.charCodeAt(to - 1))) to--
  return {start: from, end: to}
}

const isSpace = (code: number) => code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0 || code === 0xfeff
/** `uinteger` of the protocol: positions beyond the end of a line are its end. */
const longestLine = 2 ** 31 - 1

/** `DiagnosticSeverity`, by the names authors use. */
export const severities = {error: 1, warning: 2, information: 3, hint: 4} as const satisfies Record<Severity, number>

export function textEditOf({span, text}: Edit, document: TextDocument): TextEdit {
  return {range: rangeOf(span, document), newText: plainText(text)}
}

/** An edit whose blanks are tab stops. */
export function snippetEditOf({span, text}: Edit, document: TextDocument): SnippetTextEdit {
  return {range: rangeOf(span, document), snippet: {kind: 'snippet', value: snippetOf(text)}}
}

export function hasBlanks({text}: Edit): boolean {
  return typeof text !== 'string' && text.some((part) => typeof part !== 'string')
}

/** In the snippet syntax of the Language Server Protocol. Equal blanks are one tab stop. */
export function snippetOf(text: Rewrite): string {
  if (typeof text === 'string') return literal(text)
  const stops = new Map<string, number>()
  return text.map((part) => (typeof part === 'string' ? literal(part) : stopOf(part, stops))).join('')
}

function stopOf({label, choices = []}: Blank, stops: Map<string, number>): string {
  const known = stops.get(label)
  if (known !== undefined) return `\${${known}}`
  const stop = stops.size + 1
  stops.set(label, stop)
  if (choices.length === 0) return `\${${stop}:${literal(`[${label}]`)}}`
  return `\${${stop}|${[...choices, `[${label}]`].map((choice) => literal(choice).replace(/[,|]/g, '\\$&')).join()}|}`
}

function literal(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&')
}
