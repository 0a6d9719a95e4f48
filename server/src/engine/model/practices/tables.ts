import type {Placed, PlacedClause} from '../policy.js'
import type {Practice} from '../practices.js'
import {bare} from './openings.js'
import {complete, phrasesOf} from './statements.js'

/** What the head of a column says its cells are. */
type Column = 'data' | 'purposes' | 'recipients' | 'period' | 'sold'

const columns: readonly (readonly [RegExp, Column | undefined])[] = [
  [/\b(?:legal|lawful) (?:bas[ie]s|grounds?)\b|\brights?\b|\bsources?\b/i, undefined],
  [/\b(?:retention|how long|period|kept|storage (?:time|duration)|expir(?:y|es|ation)|duration|lifetime)\b/i, 'period'],
  [/\b(?:sold|sell|sale)\b/i, 'sold'],
  [
    /\b(?:recipients?|third part(?:y|ies)|shared?(?: \w+){0,2} with|disclosed?(?: \w+){0,2} to|disclosure|who (?:we|receives|gets))\b/i,
    'recipients',
  ],
  [/\b(?:purposes?|why|how we use|uses?|reasons?|used for)\b/i, 'purposes'],
  [/\b(?:data|information|what we collect|personal details)\b/i, 'data'],
]

const isPeriod = /\d|\b(?:session|days?|weeks?|months?|years?|until|as long as|persistent|indefinite\w*|account)\b/i

interface Table {
  /** The head, then the rows; cells by column. */
  readonly rows: readonly (readonly PlacedClause[])[]
}

/** What tables say whose head names data and what is done with it. */
export function* readTables(clauses: readonly PlacedClause[]): Generator<Placed<Practice>> {
  for (const {rows} of tablesIn(clauses)) {
    const [head, ...body] = rows
    const kinds = (head ?? []).map(({clause}) => columnOf(clause.text))
    const data = kinds.indexOf('data')
    if (data < 0 || kinds.every((kind) => kind === 'data' || kind === undefined)) continue
    for (const row of body) yield* readRow(row, kinds, data)
  }
}

function columnOf(head: string): Column | undefined {
  return head.length > 120 ? undefined : columns.find(([pattern]) => pattern.test(head))?.[1]
}

function* readRow(row: readonly PlacedClause[], kinds: readonly (Column | undefined)[], first: number): Generator<Placed<Practice>> {
  const at = row.find(({block}) => block.table?.column === first)
  if (!at) return
  const data = phrasesOf('data', at)
  if (data.length === 0) return
  const {text} = at.clause
  const span = {start: 0, end: text.length}
  let collected: Practice = {...bare('collect', 'collect', span, text.length), data}
  const others: Practice[] = []
  for (const cell of row) {
    const kind = kinds[cell.block.table?.column ?? -1]
    const said = cell.clause.text.trim()
    if (said === '' || /^(?:n\/?a|none|[-–—])$/i.test(said)) continue
    if (kind === 'purposes') collected = complete(collected, 'purposes', phrasesOf('purposes', cell))
    else if (kind === 'recipients') {
      const recipients = phrasesOf('recipients', cell)
      if (recipients.length > 0) others.push(complete({...bare('share', 'share', span, text.length), data}, 'recipients', recipients))
    } else if (kind === 'period' && isPeriod.test(said))
      others.push({
        ...bare('retain', 'retain', span, text.length),
        data,
        period: {span: {start: 0, end: cell.clause.text.length}, at: cell},
      })
    else if (kind === 'sold' && /^(?:yes|no)\b/i.test(said))
      others.push({...bare('sell', 'sell', span, text.length), data, negated: /^no\b/i.test(said)})
  }
  for (const fact of [collected, ...others]) yield {fact, at}
}

function* tablesIn(clauses: readonly PlacedClause[]): Generator<Table> {
  let rows: PlacedClause[][] = []
  for (const at of clauses) {
    const cell = at.block.table
    const begins = !cell || (cell.row === 0 && cell.column === 0)
    if (begins && rows.length > 0) {
      yield {rows}
      rows = []
    }
    if (!cell) continue
    const row = rows[cell.row]
    if (row) row.push(at)
    else rows[cell.row] = [at]
  }
  if (rows.length > 0) yield {rows}
}
