import {remembered} from '../text/remembered.js'
import type {Clause} from './clause.js'
import type {Definition} from './definitions.js'
import type {PlacedClause, PlacedDefinition} from './policy.js'
import type {Section} from './sections.js'

/** A heading under which each item, paragraph or row defines a term. */
const isGlossary =
  /^(?:(?:key|important|some|our|useful|list of|table of) )?(?:(?:defined|capitali[sz]ed) terms|definitions?|glossary(?: of terms)?|terms and definitions|definitions? (?:of|and|for|used) [\p{L} ]{2,40}|interpretation|(?:key )?(?:terms|words) (?:we use|explained|used in [\p{L} ]{2,40})|what (?:our|these|the) (?:terms|words) mean)\s*$/iu

/** A column that names terms, and one that says what they mean. */
const names = /^(?:(?:defined |key )?terms?|words?|expressions?|names?|terms? used|when we (?:say|use|write)(?: the (?:term|word))?)\W*$/i
const explains =
  /^(?:(?:the )?meanings?|definitions?|(?:what )?(?:it|this|that|these terms?) means?|what (?:it|they) means?|\W*we mean)\W*$/i

/** Whether a heading announces definitions. */
export const announcesDefinitions = remembered(
  ({kind, text}: Clause) => kind === 'heading' && isGlossary.test(text.replace(/^[\d.()\s§]+|[:.]\s*$/g, '')),
)

/**
 * Tells which entries stand in a glossary: under a heading that announces definitions, in a table whose head does, or in
 * a definition list (`Term`, and on the next line `: what it means`).
 */
export function entriesOf(source: string, clauses: readonly PlacedClause[], sections: readonly Section[]) {
  const glossaries = sections.filter(({kind, at}) => kind === 'heading' && announcesDefinitions(at.clause))
  let table: {readonly terms: number; readonly meanings: number} | undefined
  const isUnder = ({index}: PlacedClause) => glossaries.some(({at, end}) => index > at.index && index < end)
  let seen = -1
  /** Looks at the head of the table a cell stands in, or of the last one that has any. */
  const readHead = (at: PlacedClause) => {
    for (let index = at.index; index > seen; index--) {
      const head = clauses[index]
      if (head?.block.table?.row !== 0 || head.block.table.column !== 0) continue
      table = columnsOf(head, clauses, isUnder(head))
      break
    }
    seen = at.index
  }
  /** To be asked of clauses in their order. */
  return (at: PlacedClause): readonly PlacedDefinition[] => {
    const {block, clause} = at
    if (block.table) {
      const {row, column} = block.table
      if (clause.entries.length === 0 || row === 0) return []
      readHead(at)
      if (column !== table?.terms) return []
      const meaning = cellBeside(at, clauses, table.meanings)
      return meaning
        ? clause.entries.map((fact) => ({fact, at, meaning: {fact: {start: 0, end: meaning.clause.text.length}, at: meaning}}))
        : []
    }
    if (block.kind === 'cell' || clause.entries.length === 0) return []
    const [first] = clause.entries
    if (!first || !(isUnder(at) || isListed(source, at, first))) return []
    return clause.entries.map((fact) => ({fact, at, meaning: {fact: fact.meaning, at}}))
  }
}

function cellBeside({index, block}: PlacedClause, clauses: readonly PlacedClause[], column: number): PlacedClause | undefined {
  const step = column < (block.table?.column ?? 0) ? -1 : 1
  for (let next = clauses[index + step]; next?.block.table?.row === block.table?.row; next = clauses[next.index + step]) {
    if (next?.block.table?.column === column) return next
    if (!next) break
  }
  return undefined
}

/** Cells of one row that are looked at. */
const widest = 12

function columnsOf(head: PlacedClause, clauses: readonly PlacedClause[], isUnder: boolean) {
  let terms = -1
  let meanings = -1
  for (const {block, clause} of clauses.slice(head.index, head.index + widest)) {
    if (block.table?.row !== 0) break
    if (terms < 0 && names.test(clause.text)) terms = block.table.column
    else if (meanings < 0 && explains.test(clause.text)) meanings = block.table.column
  }
  if (isUnder && terms < 0 && meanings < 0) return {terms: 0, meanings: 1}
  if (meanings < 0 || (terms < 0 && meanings === 0)) return undefined
  return {terms: Math.max(0, terms), meanings}
}

/** `Account`, and on the next line `: what you sign in to`. */
function isListed(source: string, at: PlacedClause, {span, meaning}: Definition): boolean {
  const between = source.slice(at.toSource(span).end, at.toSource(meaning).start)
  return /\n[ \t]{0,3}:[ \t]/.test(between)
}
