import type {Span} from '../text/span.js'
import type {Placed, PlacedClause} from './policy.js'

/** “Last updated: March 3, 2025”. */
export interface StatedDate {
  readonly of: 'updated' | 'effective'
  /** `2025-03-03` */
  readonly date: string
  /** The date itself. */
  readonly span: Span
}

/** Dates stand at the start or at the end. */
const soon = 12
const late = 4

const months = 'january february march april may june july august september october november december'.split(' ')
const month = String.raw`(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?`
const date = String.raw`(?:(?<m1>${month})\s(?<d1>\d{1,2})(?:st|nd|rd|th)?,?\s(?<y1>\d{4})|(?<d2>\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?(?<m2>${month}),?\s(?<y2>\d{4})|(?<iso>\d{4}-\d{2}-\d{2}))`
const label = String.raw`(?<label>(?:last\s)?(?:updated|revised|modified|amended|changed|reviewed)(?:\sand\sposted)?|last\s(?:update|revision|change)|version|effective|in\sforce|takes?\seffect)`
const stated = new RegExp(
  String.raw`\b${label}(?:\sdate)?(?:\s(?:on|as\sof|from|since|is|was))?\s?:?\s{0,2}(?:on\s|as\sof:?\s|of\s)?(?<date>${date})`,
  'giu',
)

export function statedDates(clauses: readonly PlacedClause[]): Placed<StatedDate>[] {
  const found: Placed<StatedDate>[] = []
  const near = clauses.length > soon + late ? [...clauses.slice(0, soon), ...clauses.slice(-late)] : clauses
  for (const at of near) {
    const {text} = at.clause
    if (text.length > 600 || !/\d{4}/.test(text)) continue
    for (const match of text.matchAll(stated)) {
      const {label = '', date: written = ''} = match.groups ?? {}
      const day = dayOf(match.groups ?? {})
      if (day === undefined) continue
      const end = match.index + match[0].length
      found.push({
        fact: {of: /effec|force/i.test(label) ? 'effective' : 'updated', date: day, span: {start: end - written.length, end}},
        at,
      })
    }
  }
  return found
}

function dayOf({m1, d1, y1, m2, d2, y2, iso}: Readonly<Record<string, string | undefined>>): string | undefined {
  if (iso !== undefined) return iso
  const name = (m1 ?? m2 ?? '').toLowerCase().slice(0, 3)
  const index = months.findIndex((it) => it.startsWith(name))
  const day = Number(d1 ?? d2)
  if (name === '' || index < 0 || !(day >= 1 && day <= 31)) return undefined
  return `${y1 ?? y2}-${String(index + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
