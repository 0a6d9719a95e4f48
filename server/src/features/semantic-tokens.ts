import type {Range, SemanticTokensEdit, SemanticTokensLegend} from 'vscode-languageserver'
import {isPronoun, type PlacedClause, placeholdersIn, type Span, usesOf} from '../engine/index.js'
import {linesOf, spanOf} from './convert.js'
import type {Snapshot} from './snapshot.js'

/** Our own types have colours in package.json; other editors know the standard ones. */
export function legendFor(ours: boolean): SemanticTokensLegend {
  return {
    tokenTypes: ours ? ['policyTerm', 'policyReference', 'policyPlaceholder'] : ['type', 'string', 'variable'],
    tokenModifiers: ['declaration'],
  }
}

const types = {term: 0, reference: 1, placeholder: 2}
const declaration = 1

interface Token {
  readonly span: Span
  readonly type: keyof typeof types
  readonly modifiers: number
}

/** Defined terms, references and placeholders of a document, or of a range of it, as the protocol packs them. */
export function semanticTokens(snapshot: Snapshot, range?: Range): number[] {
  const {document} = snapshot
  const tokens = tokensIn(snapshot, range && spanOf(range, document)).sort((a, b) => a.span.start - b.span.start)
  const data: number[] = []
  let line = 0
  let character = 0
  let end = 0
  for (const {span, type, modifiers} of tokens) {
    // What was inside a token before, such as a term in a placeholder, has its colour.
    if (span.start < end) continue
    for (const piece of linesOf(span, document)) {
      const start = document.positionAt(piece.start)
      const length = piece.end - piece.start
      data.push(start.line - line, start.line === line ? start.character - character : start.character, length, types[type], modifiers)
      line = start.line
      character = start.character
    }
    end = span.end
  }
  return data
}

function tokensIn(snapshot: Snapshot, within: Span | undefined): Token[] {
  const {policy} = snapshot
  const tokens: Token[] = []
  const isOutside = (start: number, end: number) => within !== undefined && (end < within.start || start > within.end)
  for (const {span} of placeholdersIn(policy)) if (!isOutside(span.start, span.end)) tokens.push({span, type: 'placeholder', modifiers: 0})
  const add = (at: PlacedClause, fact: Span, type: Token['type'], modifiers = 0) => {
    const {prose, span} = at.block
    if (isOutside(span.start, span.end)) return
    for (const piece of prose.piecesOf(fact)) if (!isOutside(piece.start, piece.end)) tokens.push({span: piece, type, modifiers})
  }
  for (const {fact, at} of policy.references) add(at, fact.span, 'reference')
  const terms = new Set<string>()
  for (const {fact, at} of policy.definitions) {
    add(at, fact.span, 'term', declaration)
    // “We” and “you” in colour would be in every sentence.
    if (terms.has(fact.term) || isPronoun(fact.term)) continue
    terms.add(fact.term)
    // A heading keeps its own colour, as in the grammar.
    for (const use of usesOf(policy, fact)) if (use.at.block.kind !== 'heading') add(use.at, use.fact, 'term')
  }
  return tokens
}

/** What has changed between two packed lists: one stretch, as after a keystroke. */
export function editsBetween(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  if (start === before.length && start === after.length) return []
  let tail = 0
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  const data = after.slice(start, after.length - tail)
  return [{start, deleteCount: before.length - tail - start, ...(data.length > 0 && {data})}]
}
