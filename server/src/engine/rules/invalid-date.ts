import {clauseRule, type Finding} from '../rule.js'
import type {Blank, Rewrite, Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const invalidDate = clauseRule({
  id: 'invalid-date',
  category: 'language',
  severity: 'error',
  summary: 'A date that no calendar has, or a weekday that does not belong to it.',
  rationale:
    'From “31 June” on no right, no duty and no version of a document can begin or end: a court would have to guess. A wrong weekday leaves two dates to choose from. Days are checked against their month and, where the year is given, weekdays and leap years against the calendar. Dates in numbers alone are judged only if they are wrong in every order.',
  authority: [authorities.clauseBuddy],
  examples: [
    {bad: 'These terms apply from [|June 31, 2025|] on.', good: 'These terms apply from June 30, 2025 on.'},
    {bad: 'Last updated: [|29 February 2023|].', good: 'Last updated: 28 February 2023.'},
    {bad: 'The notice of [|Tuesday, 3 March 2025|] applies.', good: 'The notice of Monday, 3 March 2025 applies.'},
    {bad: 'Effective [|2024-02-30|].', good: 'Effective 2024-02-29.'},
  ],
  traps: [
    'Updated on 29 February 2024, 31 May 2025, June 30, 2025 and Monday, March 3, 2025, at noon.',
    'In February 30 users asked, and in April 2031 and June 312 more may 32 times.',
    'From 31/12/2024 and 12/31/2024 to 2024-12-31, version 31.06.2, at 45/13/2 of 2024/25.',
    'On Mon, 3 Mar 2025 or the 1st of July 2025; on a Sunday in June 1999; Friday, 1 May.',
    'Run `2024-02-30` or open https://example.com/2024-02-30/June 30th.',
  ],
  *check({masked}) {
    if (!/\d/.test(masked)) return
    if (/Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec/.test(masked))
      for (const match of masked.matchAll(named)) {
        const finding = judgeNamed(match.groups ?? {}, match[0], match.index)
        if (finding) yield finding
      }
    if (/\d[-/.]\d/.test(masked))
      for (const match of masked.matchAll(numbers)) {
        const finding = judgeNumbers(match.groups ?? {}, match[0], match.index)
        if (finding) yield finding
      }
  },
})

const months = 'January February March April May June July August September October November December'.split(' ')
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')
const month =
  '(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)'
const weekday = '(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?'
const th = '(?:st|nd|rd|th)'
/** A day without a year must look like one: “June 31.”, not “in June 31 users”. */
const named = new RegExp(
  `(?<![\\p{L}\\p{N}/-])(?:(?<weekday>${weekday})(?:,|\\.,?)?\\s(?:the\\s)?)?(?:` +
    `(?<m1>${month})\\s(?<d1>\\d{1,2})(?:${th}(?:,?\\s(?<y0>\\d{4}))?|,?\\s(?<y1>\\d{4})|(?=[.,;:)]|$))` +
    `|(?<d2>\\d{1,2})${th}?\\s(?:of\\s)?(?<m2>${month})(?:,?\\s(?<y2>\\d{4})|(?=[.,;:)]|$|\\s(?:of|and|or|to|until)\\b)))(?![\\p{L}\\p{N}/-])`,
  'gu',
)
const numbers =
  /(?<![\p{L}\p{N}./-])(?:(?<year>(?:19|20)\d\d)-(?<month>\d\d)-(?<day>\d\d)|(?<a>\d{1,2})(?<mark>[/.])(?<b>\d{1,2})\k<mark>(?<y>(?:19|20)\d\d))(?![\p{L}\p{N}/-]|\.\d)/gu

type Groups = Readonly<Record<string, string | undefined>>

function judgeNamed({weekday: named, m1, d1, y0, y1, d2, m2, y2}: Groups, found: string, at: number): Finding | undefined {
  const month = monthOf(m1 ?? m2 ?? '')
  const written = y0 ?? y1 ?? y2
  const [day, year] = [Number(d1 ?? d2), written === undefined ? undefined : Number(written)]
  const last = daysOf(month, year)
  const span = {start: at, end: at + found.length}
  if (day < 1 || day > last) {
    // “31 June” is written as the last of June, or as the first of July.
    const digits = d1 ?? d2 ?? ''
    const right = day > last && day <= 31 ? replaced(found, digits, String(last), m1 === undefined) : undefined
    return {
      span,
      message: `${months[month]}${year === undefined ? '' : ` ${year}`} has ${last} days. Check the date.`,
      fixes: [setting(span, right)],
    }
  }
  if (named === undefined || year === undefined || year < 1900 || year > 2200) return undefined
  const right = weekdays[new Date(Date.UTC(year, month, day)).getUTCDay()] ?? ''
  if (right.startsWith(named.slice(0, 3))) return undefined
  const text = named.endsWith('day') ? right : right.slice(0, 3)
  const its = {start: at, end: at + named.length}
  return {
    span,
    message: `${day} ${months[month]} ${year} is a ${right}. Check the weekday and the date.`,
    fixes: [{title: `Write “${text}”`, safe: false, edits: () => [{span: its, text}]}, setting(span)],
  }
}

function judgeNumbers({year, month, day, a, b, y}: Groups, found: string, at: number): Finding | undefined {
  const span = {start: at, end: at + found.length}
  if (year !== undefined) {
    if (isDay(Number(year), Number(month), Number(day))) return undefined
    return {span, message: 'No calendar has this date. Check it.', fixes: [setting(span)]}
  }
  // Day first or month first: either will do.
  if (isDay(Number(y), Number(a), Number(b)) || isDay(Number(y), Number(b), Number(a))) return undefined
  return {span, message: 'No calendar has this date, whether the day comes first or the month. Check it.', fixes: [setting(span)]}
}

const isDay = (year: number, month: number, day: number) => month >= 1 && month <= 12 && day >= 1 && day <= daysOf(month - 1, year)

const monthOf = (name: string) => months.findIndex((it) => it.startsWith(name.slice(0, 3)))

/** How many days the month has. Where no year is given February may have 29. */
const daysOf = (month: number, year = 2024) => new Date(Date.UTC(year, month + 1, 0)).getUTCDate()

const replaced = (found: string, digits: string, day: string, isFirst: boolean) =>
  isFirst ? found.replace(new RegExp(`${digits}(?:st|nd|rd|th)?`), day) : found.replace(new RegExp(`(?<= )${digits}(?:st|nd|rd|th)?`), day)

function setting(span: Span, likely?: string) {
  const blank: Blank = {label: 'date', ...(likely !== undefined && {choices: [likely]})}
  const text: Rewrite = [blank]
  return {title: 'Set the date', safe: false, edits: () => [{span, text}]}
}
