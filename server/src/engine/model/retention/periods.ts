import type {Span} from '../../text/span.js'

/** The words that say how long something is kept. */
export interface Period {
  readonly kind: 'stated' | 'criterion' | 'vague'
  readonly span: Span
  /** ISO 8601: `P30D`. */
  readonly duration?: string
  readonly bound?: Bound
  /** What the period runs from, in lower case: “your account is closed”. */
  readonly event?: string
}

/** Exactly so long, at least, at most. */
export type Bound = 'exact' | 'least' | 'most'

const units: Readonly<Record<string, string>> = {
  minute: 'PT#M',
  hour: 'PT#H',
  day: 'P#D',
  week: 'P#W',
  month: 'P#M',
  quarter: 'P#Q',
  year: 'P#Y',
}

const ones = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const teens = ['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen']
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const numbers = new Map<string, number>([
  ['a', 1],
  ['an', 1],
  ['hundred', 100],
])
for (const [index, word] of ones.entries()) numbers.set(word, index + 1)
for (const [index, word] of teens.entries()) numbers.set(word, index + 10)
for (const [index, word] of tens.entries()) numbers.set(word, (index + 2) * 10)

const numeral = [...ones, ...teens, ...tens, 'hundred', 'and'].join('|')
const amount = `(?<amount>\\d{1,4}|(?:(?:a|one) )?(?:${numeral})(?:[- ](?:${numeral})){0,4}|an?)`
const duration = new RegExp(
  `(?<![\\w.,$])${amount}(?:\\s?\\(\\s?(?<figure>\\d{1,4})\\s?\\))?(?:[\\s-]|‑){1,2}(?:(?:business|calendar|working|full|consecutive|additional|more)[\\s-])?(?<unit>minute|hour|day|week|month|quarter|year)s?(?![\\w])`,
  'gi',
)

const least = /(?:at least|a minimum(?: period)? of|(?:not?|nor) (?:less|fewer|shorter) than|minimum of)\s$/i
const most =
  /(?:up to|at most|(?:not?|nor) (?:more|longer|later) than|a? ?maximum(?: period)?(?: of)?|within|longer than|more than|beyond)\s(?:a period of\s)?$/i
const lead =
  /(?:\b(?:for|after|within|of|to|than|least|most|is|are|be|every|about|approximately|around|another|additional|extra|further|last|past|first|the|beyond|exceeds?|exceeding|period|over|until|in|roughly|an?|just|only)\s|[:(]\s?)$/i
const following = /^['’]?\s?(?:after|following|from|of|since|once|when|past|upon)\s(?<event>[^.,;()]{1,60})/i
const noun = /^[\s-](?:retention|storage|period|window|limit|cycle|basis)/i

/** ISO 8601 of a number of units. */
function toISO(count: number, unit: string): string {
  if (unit === 'quarter') return `P${count * 3}M`
  return (units[unit] ?? 'P#D').replace('#', String(count))
}

function countOf(words: string): number {
  const figure = Number(words)
  if (!Number.isNaN(figure)) return figure
  let value = 0
  for (const word of words.toLowerCase().split(/[- ]/)) {
    const next = numbers.get(word)
    if (next === undefined) continue
    value =
      next === 100
        ? Math.max(1, value) * 100
        : word === 'a' || word === 'an'
          ? Math.max(value, 1)
          : value === 1 && next < 10
            ? next
            : value + next
  }
  return value
}

/** The number of days a duration comes to. */
export function daysOf(iso: string): number {
  const match = /^P(?<time>T?)(?<count>\d+)(?<unit>[MHDWY])$/.exec(iso)
  const {time, count = '0', unit = 'D'} = match?.groups ?? {}
  const each = time ? (unit === 'H' ? 1 / 24 : 1 / 1440) : unit === 'D' ? 1 : unit === 'W' ? 7 : unit === 'M' ? 365 / 12 : 365
  return Number(count) * each
}

/** The first stated period between two offsets. `ends`: of a verb that ends the keeping. */
export function readDuration(text: string, from: number, to: number, ends: boolean): Period | undefined {
  const slice = text.slice(from, to)
  duration.lastIndex = 0
  for (let match = duration.exec(slice); match; match = duration.exec(slice)) {
    const before = slice.slice(Math.max(0, match.index - 32), match.index)
    const after = slice.slice(match.index + match[0].length, match.index + match[0].length + 72)
    // “Deleted six months after …” needs no “after” before it.
    if (!lead.test(before) && !noun.test(after) && !(ends && following.test(after))) continue
    // “Keep it after 30 days” gives no period; “delete it after 30 days” does.
    if (!ends && /\b(?:within|after|in)\s$/i.test(before)) continue
    if (/^['’]?s? (?:notice|prior|advance|written)/i.test(after) || /\b(?:ago|old)\b/.test(after.slice(0, 5))) continue
    const {amount = '', figure, unit = 'day'} = match.groups ?? {}
    const event = following.exec(after)?.groups?.['event']?.toLowerCase()
    return {
      kind: 'stated',
      span: {start: from + match.index, end: from + match.index + match[0].length},
      duration: toISO(figure === undefined ? countOf(amount) : Number(figure), unit.toLowerCase()),
      bound: least.test(before) ? 'least' : most.test(before) && !(ends && /within\s$/i.test(before)) ? 'most' : 'exact',
      ...(event !== undefined && !event.startsWith('that') && {event}),
    }
  }
  return undefined
}

const need =
  '(?:necessary|needed|required|requires?|reasonabl[ey]|appropriate|permitted|allowed|relevant|useful|desirable|legitimate|needs?|want|possible|practicable)'
const adjective =
  '(?:reasonable|limited|certain|appropriate|extended|necessary|minimum|longer|short|brief|sufficient|indefinite|suitable|adequate|commercially|relevant|applicable|additional|further|required|unspecified)'
const vagueWords: readonly RegExp[] = [
  // “as long as (it is reasonably) necessary”, “as long as we need it”
  new RegExp(
    `\\b(?:as|so) long as(?: (?:is|are|it|its|they|we|our|the|this|that|may|be|remains?|business|legitimate|information|data|such|reasonably|strictly|otherwise|continues?|have|has|deem(?:ed)?|consider|believe|to))*? ${need}\\b(?: (?:it|them)\\b(?= |[.,;)]|$)| for\\b(?=[.,;)]|$))?`,
    'i',
  ),
  /\b(?:no|any|not) longer than(?: (?:is|are|it|reasonably|strictly|we|absolutely))*? (?:necessary|needed|required|need|reasonable|appropriate)\b/i,
  /\blonger than(?: (?:is|are|it|reasonably|strictly|we|absolutely))*? (?:necessary|needed|required|need|reasonable|appropriate)\b/i,
  new RegExp(
    `\\b(?:an?|the|some|any) (?:(?:${adjective}|and|or|amount of) ){1,4}(?:retention )?(?:periods?|time|times|length|duration)(?: of time)?\\b(?! (?:of|stated|set out|specified|described|listed|prescribed|defined))`,
    'i',
  ),
  /\b(?:an?|some|the) (?:period|length|amount) of time\b(?! (?:of|specified|described|stated|set out)\b)/i,
  /\b(?:the|such|a|any) (?:time |retention )?(?:period|time|duration)(?: of time)? (?:that )?(?:(?:is|are|we|it|reasonably|strictly) ){0,3}(?:necessary|needed|required|need|appropriate)\b/i,
  /\b(?:indefinite(?:ly)?|for ?ever|in perpetuity)\b/i,
  /\b(?:for|after) (?:some time|a while)\b/i,
  /\bas (?:is |are |may be |we |reasonably |it is )*(?:necessary|needed|appropriate|need)\b/i,
  /\buntil (?:it|they|the \w+|that \w+|this \w+|such \w+|your \w+(?: \w+)?) (?:is|are) no longer (?:needed|necessary|required|relevant|useful)\b/i,
  /\b(?:when|once|if) (?:it|they|the \w+|that \w+|this \w+|such \w+|your \w+(?: \w+)?|we) (?:is |are |do |have )?no longer (?:be )?(?:needed|necessary|required|relevant|useful|needs?)(?: (?:it|them|your \w+))?\b/i,
  /\bno longer (?:needed|necessary|required)\b/i,
  /\bto the extent (?:that )?(?:\w+ ){0,3}(?:necessary|required|permitted|reasonable)\b/i,
  /\b(?:extended|longer|reasonable|limited) periods(?: of time)?\b/i,
  /\bthe (?:shortest|minimum) (?:possible )?(?:time|period)(?: possible| necessary)?\b/i,
  /\b(?:as|so) long as we (?:have|consider|believe)(?: \w+){1,4} (?:reason|need|purpose)\b(?: to (?:keep|retain|do so)(?: it| them)?)?/i,
]
const criteria: readonly RegExp[] = [
  /\b(?:until|till) (?!further|otherwise)/i,
  /\b(?:as|so) long as\b/i,
  /\bfor the (?:full )?(?:duration|term|life|lifetime|length|remainder|course) of\b/i,
  /\b(?:when|once|after|if|upon|following|while|within)\b(?= [^.;]{0,60}\b(?:clos|delet|cancel|terminat|expir|end|request|inactiv|active|revok|withdraw|complet|leav|unsubscrib))/i,
  /\b(?:at|by) the end of\b/i,
  /\b(?:statutory|statute|limitation periods?|retention (?:polic|schedule|obligation|requirement|rule)\w*|following criteria|criteria)\b/i,
  /\b(?:depend(?:s|ing)? (?:up)?on|based on|determined by|determine)\b/i,
  /\b(?:as|where|if|when) (?:otherwise )?(?:is |it is )?(?:required|permitted|obligated|obliged) (?:by|under|to)\b/i,
  /\b(?:for|during) (?:your|the|each) (?:session|visit|call|meeting|subscription|membership|browser session)\b/i,
  /\b(?:permanently|forever|in perpetuity)\b/i,
  /\b(?:described|set out|listed|specified|explained|see|stated|shown|given|defined|provided) (?:in|below|above|under|at|by)\b/i,
]

/** Ways of not saying how long, even with a verb that ends the keeping. */
const vagueEnds = /\b(?:reasonable|limited|appropriate|certain|some) (?:\w+ )?(?:period|time)\b|no longer|as long as|period of time/i

export function readVague(text: string, from: number, to: number, ends: boolean): Period | undefined {
  const slice = text.slice(from, to)
  let best: RegExpExecArray | null = null
  for (const pattern of vagueWords) {
    const match = pattern.exec(slice)
    if (match && (!best || match.index < best.index) && !(ends && !vagueEnds.test(match[0]))) best = match
  }
  if (!best) return undefined
  const start = from + best.index
  return {kind: 'vague', span: {start, end: start + best[0].length}}
}

export function readCriterion(text: string, from: number, to: number): Period | undefined {
  const slice = text.slice(from, to)
  for (const pattern of criteria) {
    const match = pattern.exec(slice)
    if (match) return {kind: 'criterion', span: {start: from + match.index, end: from + match.index + match[0].length}}
  }
  return undefined
}

const alone = new RegExp(`^${duration.source}$`, 'i')

/** A period that stands alone, “thirty (30) days”, as ISO 8601. */
export function readPeriod(text: string): string | undefined {
  const {amount, figure, unit} = alone.exec(text)?.groups ?? {}
  if (amount === undefined || unit === undefined) return undefined
  return toISO(figure === undefined ? countOf(amount) : Number(figure), unit.toLowerCase())
}
