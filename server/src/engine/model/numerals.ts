import type {Span} from '../text/span.js'

/** A number that is written twice: “thirty (30)”, “30 (thirty)”. */
export interface DoubledNumber {
  /** From the number to the closing bracket. */
  readonly span: Span
  /** The number in words, and in figures. */
  readonly words: Span
  readonly figures: Span
  /** What stands in brackets, with them and the space before. */
  readonly bracket: Span
  readonly inWords: number
  readonly inFigures: number
}

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const values = new Map<string, number>([
  ...ones.map((word, value) => [word, value] as const),
  ...tens.map((word, index) => [word, index * 10] as const).filter(([word]) => word !== ''),
  ['fourty', 40],
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
])

const numeral = [...values.keys()].toSorted((a, b) => b.length - a.length).join('|')
const inWords = `(?:an? )?(?:${numeral})(?:(?:[\\s-]|‑|–)(?:and\\s)?(?:${numeral})){0,7}`
const money = '(?:US)?[$€£]\\s?'
const unit = 'percent|per cent|dollars|US dollars|euros|pounds'
const amount = `\\d{1,3}(?:,\\d{3}){1,3}|\\d{1,9}`
const wordsFirst = new RegExp(
  `(?<![\\p{L}\\p{N}’'-])(?<words>${inWords})(?:\\s(?:${unit}))?\\s?\\(\\s?(?:${money})?(?<figures>${amount})\\s?%?\\s?\\)`,
  'giu',
)
const figuresFirst = new RegExp(
  `(?<![\\p{L}\\p{N}.,/-])(?:${money})?(?<figures>${amount})(?:\\s?%)?\\s?\\(\\s?(?<words>${inWords})(?:\\s(?:${unit}))?\\s?\\)`,
  'giu',
)

/** Numbers that are written twice in a text. Counters, “one, (2) two”, and years are none. */
export function* readDoubled(text: string): Generator<DoubledNumber> {
  if (!/\((?:[^()\n]{0,12}\d|\s?[a-z]{3})/i.test(text)) return
  for (const pattern of [wordsFirst, figuresFirst]) {
    for (const match of text.matchAll(pattern)) {
      const {words = '', figures = ''} = match.groups ?? {}
      const value = worthOf(words)
      const number = Number(figures.replaceAll(',', ''))
      const span = {start: match.index, end: match.index + match[0].length}
      if (value === undefined || (pattern === wordsFirst && isOther(text, span, number))) continue
      const open = text.indexOf('(', match.index)
      yield {
        span,
        words: spanIn(text, words, pattern === wordsFirst ? match.index : open),
        figures: spanIn(text, figures, pattern === wordsFirst ? open : match.index),
        bracket: {start: /\s/.test(text.charAt(open - 1)) ? open - 1 : open, end: span.end},
        inWords: value,
        inFigures: number,
      }
    }
  }
}

/** How far the counters of one list are looked for. */
const near = 600

/** A counter, “choose one (2) pay”, a heading’s number, a year, or a part of a larger number. */
function isOther(text: string, {start, end}: Span, figure: number): boolean {
  const around = text.slice(Math.max(0, start - near), end + near)
  const isCounter = [figure - 1, figure + 1].some((number) => number > 0 && around.includes(`(${number})`) && !isDoubledAt(around, number))
  const isPart = /(?:\b(?:and|point|half|quarter|third|section|clause|article|part|chapter|schedule|appendix|no one)|\d)\s$/i.test(
    text.slice(Math.max(0, start - 12), start),
  )
  return isCounter || isPart || /^\s?[\d(]/.test(text.slice(end, end + 2))
}

/** Whether a number in brackets repeats the one word before it. */
function isDoubledAt(text: string, number: number): boolean {
  const at = text.indexOf(`(${number})`)
  const word = /[a-z]+\s?$/i
    .exec(text.slice(Math.max(0, at - 14), at))?.[0]
    .trim()
    .toLowerCase()
  return word !== undefined && values.get(word) === number
}

function spanIn(text: string, words: string, from: number): Span {
  const start = text.indexOf(words, from)
  return {start, end: start + words.length}
}

/** What a number in words comes to; nothing if it is none, as “nineteen eighty-four”. */
export function worthOf(words: string): number | undefined {
  let whole = 0
  let group = 0
  let last = Number.POSITIVE_INFINITY
  for (const word of words.toLowerCase().split(/[\s‑–-]+/)) {
    if (word === 'and') continue
    const value = word === 'a' || word === 'an' ? 1 : values.get(word)
    if (value === undefined) return undefined
    if (value >= 1000) {
      whole += Math.max(1, group) * value
      group = 0
      last = Number.POSITIVE_INFINITY
    } else if (value === 100) {
      group = Math.max(1, group) * 100
      last = 100
    } else {
      // Units only after tens, tens only after hundreds.
      if (last <= value || (last < 20 && last >= 0) || (last < 100 && value >= 10)) return undefined
      group += value
      last = value
    }
  }
  return whole + group
}

/** A number below a thousand in words, in small letters. */
export function wordsFor(number: number): string | undefined {
  if (!Number.isInteger(number) || number < 0 || number > 999) return undefined
  if (number < 20) return ones[number]
  if (number < 100) return `${tens[Math.floor(number / 10)]}${number % 10 === 0 ? '' : `-${ones[number % 10]}`}`
  const rest = number % 100
  return `${ones[Math.floor(number / 100)]} hundred${rest === 0 ? '' : ` and ${wordsFor(rest)}`}`
}
