import {isTitle, readRunInTitle} from '../parse/title.js'
import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import type {Clause} from './clause.js'
import {clausesWritten, type Written} from './ledger.js'
import type {PlacedClause, Policy} from './policy.js'
import {type Section, sectionOf} from './sections.js'

/** A section cited by its title: “the “Cookies” section”, “see “Your rights” below”. */
export interface CitedTitle {
  /** As written, without quotation marks. */
  readonly title: string
  /** Whether it cites a section for certain: a button, a page and a book have titles, too. */
  readonly sure: boolean
  /** Whether it is said to stand in something else: “of our Privacy Policy”, “in the app”. */
  readonly elsewhere: boolean
  /** With its quotation marks, and “section” behind them. */
  readonly span: Span
  readonly words: Span
}

// — Reading

const marked =
  /(?<![\p{L}\p{N}])(?:["“”](?<double>[^"“”\n]{1,100})["“”]|[‘'](?<single>[^‘’'\n]{1,100}(?:[’'](?=\p{L})[^‘’'\n]{1,60})?)[’'](?!\p{L}))/gu

/** Finds the titles a clause cites, in quotation marks or, followed by “section”, “above” or “below”, without. */
export function* readTitles(text: string): Generator<CitedTitle> {
  if (!/ection|eading|above|below|\b(?:see|under)\b/.test(text)) return
  const quotes = /["“”‘']/.test(text) ? [...text.matchAll(marked)] : []
  for (let first = 0, last = 0; first < quotes.length; first = last + 1) {
    last = first
    while (last + 1 < quotes.length && between.test(text.slice(endOf(quotes[last]), quotes[last + 1]?.index))) last++
    const start = quotes[first]?.index ?? 0
    const end = endOf(quotes[last])
    const cited = judge(text, start, end)
    if (cited && /\p{L}{2}/u.test(text.slice(start, end)))
      for (const quote of quotes.slice(first, last + 1)) {
        const only = first === last ? cited.word.length : 0
        yield {...cited, ...wordsOf(quote), span: {start: quote.index, end: endOf(quote) + only}}
      }
  }
  yield* readUnmarked(text)
}

/** “A,” “B” and “C” */
const between = /^\s?(?:,|;)?\s?(?:(?:and|or|and\/or|&)\s)?(?:the\s)?$/

function endOf(match: RegExpMatchArray | undefined): number {
  return (match?.index ?? 0) + (match?.[0].length ?? 0)
}

function wordsOf(quote: RegExpMatchArray): Pick<CitedTitle, 'title' | 'words'> {
  const title = (quote.groups?.['double'] ?? quote.groups?.['single'] ?? '').replace(/[\s.,;]+$/, '')
  const start = (quote.index ?? 0) + 1
  return {title, words: {start, end: start + title.length}}
}

const wordAfter = /^,?\s(?:sub)?(?:sections?|headings?|chapters?)\b(?!\s?(?:\d|[IVX]+\b))/i
const wordBefore =
  /\b(?:(?:sub)?sections?|headings?|chapters?)(?:\s(?:above|below|of (?:this|these|our|the) [\p{L} ]{3,30}?))?(?:,?\s(?:is |are )?(?:titled|entitled|called|headed|named|labell?ed|captioned))?:?\s(?:the\s)?\(?$/iu
const placeAfter =
  /^[,.]?\)?,?\s(?:(?:sub)?sections?\s)?(?:as\s)?(?:(?:described|set out|set forth|contained|appearing)\s)?(?:further\s)?(?:above|below)\b/i
/** What sends a reader to a section. */
const cue =
  /\b(?:see|read|refer(?:red|ring)? to|described|set out|set forth|listed|explained|outlined|detailed|discussed|specified|mentioned|provided|stated|defined|contained|found|covered|accordance|pursuant|subject to|review|consult|check|more|further|information|details|also|per|as)\b(?:\s[\p{L}’']{1,20}){0,3},?\s\(?$/iu
/** After these a title stands for the section, without the word. */
const pointing =
  /\b(?:see|see also|under|refer to|read|described in|set out in|set forth in|explained in|listed in|discussed in|outlined in|detailed in|with|in)\s(?:the\s)?$/i
/** After these it may, even without “above” or “below”. */
const leading =
  /\b(?:see|see also|under|refer to|(?:described|set out|set forth|explained|listed|discussed|outlined|detailed) in)\s(?:the\s)?$/i
const here = /^\)?,?\s(?:(?:above|below)\s)?(?:of|in|to|under|from|within)\s(?:this|these|the present)\s/iu
const away =
  /^\)?,?\s(?:(?:above|below)\s)?(?:of|in|on|at|to|under|from|within)\s(?:(?:the|our|your|their|its|his|her|that|each|any|an?|such|another)\s|\0|\p{Lu}|https?:)/u
const awayBefore = /(?:[’']s?|\byour|\btheir)\s(?:the\s)?$/
/** A screen has sections, too. */
const screen =
  /\b(?:click(?:ing|s)?|tap(?:ping)?|press(?:ing)?|go(?:ing)? to|navigat\w{1,4}|visit(?:ing)?|open(?:ing)?|select(?:ing)?|choos(?:e|ing)|log(?:ged|ging)? in|sign(?:ed|ing)? in|settings|menu|dashboard|tab|button|toggle|website|screen|profile|via|through|form)\b/i

function judge(text: string, start: number, end: number): (Pick<CitedTitle, 'sure' | 'elsewhere'> & {readonly word: string}) | undefined {
  const before = text.slice(Math.max(0, start - 90), start)
  const after = text.slice(end, end + 120)
  const word = wordAfter.exec(after)?.[0] ?? ''
  const place = placeAfter.test(after) && pointing.test(before)
  const after2 = after.slice(word.length)
  const isNamed = word !== '' || wordBefore.test(before)
  if (!isNamed && !place && !leading.test(before)) return undefined
  const elsewhere = !here.test(after2) && (away.test(after2) || awayBefore.test(before))
  const isHere = here.test(after2) || placeAfter.test(after)
  const lead = before.replace(/^[^]*[.;!?]\s/, '')
  const sure = !elsewhere && (place || (isNamed && (isHere || ((cue.test(lead) || wordBefore.test(lead)) && !screen.test(lead)))))
  return {sure, elsewhere, word}
}

const small = 'and|of|the|to|for|in|with|on|or|your|our|you|we|us|that|by|from|a|an|how|may|is|are|not'
const capital = String.raw`\p{Lu}[\p{L}\p{N}’'&/-]{0,30}`
/** “the Your Rights section”, “the How we share it section” */
const beforeWord = new RegExp(
  String.raw`\b(?:the|our|see|under|in|this)\s(?<title>${capital}(?:,?\s[\p{L}\p{N}’'&/-]{1,30}){0,11}?)\s(?<word>[Ss]ections?)\b(?!\s(?:\d|[IVX]+\b|\())`,
  'gu',
)
/** “see Your rights, below” */
const beforePlace = new RegExp(
  String.raw`\b(?:see|under|in|refer to|to)\s(?:the\s)?(?<title>${capital}(?:,?\s[\p{L}\p{N}’'&/-]{1,30}){0,11}?),?\s(?:above|below)\b`,
  'gu',
)
const inTitleCase = new RegExp(String.raw`^${capital}(?:,?\s(?:${capital}|${small}|&)){0,11}$`, 'u')

function* readUnmarked(text: string): Generator<CitedTitle> {
  for (const match of /[a-z]['’)]? [Ss]ection/.test(text) ? text.matchAll(beforeWord) : []) {
    const cited = unmarked(match)
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 60)
    const elsewhere = !here.test(after) && away.test(after)
    const isHere = here.test(after) || /^,?\s(?:above|below)\b/.test(after)
    const sure = isHere && inTitleCase.test(cited.title) && !screen.test(cited.title)
    yield {...cited, sure, elsewhere, span: {start: cited.words.start, end: match.index + match[0].length}}
  }
  for (const match of /above|below/.test(text) ? text.matchAll(beforePlace) : []) {
    const cited = unmarked(match)
    yield {...cited, sure: false, elsewhere: false, span: cited.words}
  }
}

function unmarked(match: RegExpExecArray): Pick<CitedTitle, 'title' | 'words'> {
  const title = match.groups?.['title'] ?? ''
  const start = match.index + match[0].indexOf(title)
  return {title, words: {start, end: start + title.length}}
}

// — Looking up

/** The section of this title: the same words, or, unless it must be exact, all words of one in the other. */
export function titled(policy: Pick<Policy, 'sections' | 'clauses'>, title: string, exact: boolean): Section | undefined {
  const wanted = plain(title)
  if (wanted === '') return undefined
  const {titles, answers} = titlesOf(policy)
  const same = titles.get(wanted)
  if (same || exact) return same?.section()
  let answer = answers.get(wanted)
  if (!answer) {
    answer = {section: likeliest(titles, wanted)}
    answers.set(wanted, answer)
  }
  return answer.section?.()
}

function likeliest(titles: Titles, wanted: string): (() => Section) | undefined {
  const words = wordsIn(wanted)
  let best: (() => Section) | undefined
  for (const [other, {section, words: own}] of titles) {
    if (other.startsWith(`${wanted} `) || (other.length > 3 && wanted.startsWith(`${other} `) && words.length <= own().length * 2))
      return section
    if (!best && isPart(words, own())) best = section
  }
  return best
}

/** Whether all words of the one are among those of the other. */
function isPart(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return false
  return a.length <= b.length ? a.every((word) => b.includes(word)) : b.length > 1 && b.every((word) => a.includes(word))
}

/** Without case, marks, articles and “section”. */
function plain(title: string): string {
  let words = known.get(title)
  if (words === undefined) {
    words = strip(title)
    if (known.size >= mostKnown) known.clear()
    known.set(title, words)
  }
  return words
}

/** The titles of a document are looked through at each keystroke. */
const known = new Map<string, string>()
const mostKnown = 5000

function strip(title: string): string {
  return title
    .toLowerCase()
    .replace(/[’']s?\b/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b(?:the|an?|sections?)\b/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}

const wordsIn = (title: string) =>
  title
    .split(' ')
    .filter((word) => !slight.has(word))
    .map((word) => word.replace(/(?:ies|y)$/, 'i').replace(/(?<=\w{3})(?:es|s)$/, ''))
const slight: ReadonlySet<string> = new Set('and or of to for in with on we our us you your how what do does is are be can may'.split(' '))

interface Titled {
  readonly section: () => Section
  /** Its words of weight: found out when a title is looked for that nothing fits to the letter. */
  readonly words: () => readonly string[]
}

type Titles = ReadonlyMap<string, Titled>

interface Latest {
  readonly sections: readonly Section[]
  readonly titles: Titles
  /** What has been looked for: several ask for the same at one keystroke. */
  readonly answers: Map<string, {readonly section: (() => Section) | undefined}>
}

/** All titles of a document: of sections, and of paragraphs, items and cells that open with one. */
function titlesOf(policy: Pick<Policy, 'sections' | 'clauses'>): Latest {
  if (latest?.sections !== policy.sections) latest = {sections: policy.sections, titles: gather(policy), answers: new Map()}
  return latest
}

let latest: Latest | undefined

function gather(policy: Pick<Policy, 'sections' | 'clauses'>): Titles {
  const titles = new Map<string, Titled>()
  const put = (title: string, section: () => Section) => {
    const key = plain(title)
    if (key !== '' && !titles.has(key)) titles.set(key, {section, words: once(() => wordsIn(key))})
  }
  const opening = new Map<number, Section>()
  for (const section of policy.sections) {
    if (section.kind === 'heading') put(section.title, () => section)
    else opening.set(section.at.index, section)
  }
  for (const at of clausesOpening(policy)) {
    const title = openingOf(at)
    if (title !== '') put(title, () => opening.get(at.index) ?? opened(policy, at, title))
  }
  return titles
}

function once<Answer extends object>(find: () => Answer): () => Answer {
  let answer: Answer | undefined
  return () => {
    answer ??= find()
    return answer
  }
}

const longest = 90

const clausesOpening = (policy: Pick<Policy, 'clauses'>) => clausesWritten(policy, mayOpen)

const mayOpen = ({clause, titled}: Written): boolean => clause.kind !== 'heading' && (titled > 0 || unmarkedIn(clause) !== '')

/** The title a clause opens with, or is: a sentence is none. */
function openingOf({block: {kind, title}, clause}: PlacedClause): string {
  const {text} = clause
  if (kind === 'heading') return ''
  return title ? withoutNumber(text.slice(title.start, title.end)) : unmarkedIn(clause)
}

const unmarkedIn = remembered(({kind, text}: Clause): string => {
  const own = withoutNumber(text.slice(0, 2 * longest))
  const runIn = kind === 'paragraph' || kind === 'item' ? readRunInTitle(own) : undefined
  if (runIn) return own.slice(runIn.start, runIn.end)
  if (text.length > longest) return ''
  return !/[.;,!]["”’)]?$/.test(text) || isTitle(own.slice(0, -1)) ? own : ''
})

function withoutNumber(text: string): string {
  return text.replace(/^(?:§ ?)?\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[A-Za-z]|[ivxIVX]{1,5})[.):]{1,2}\s+/, '')
}

/** A paragraph that opens with a title, as the section it is. */
function opened(policy: Pick<Policy, 'sections'>, at: PlacedClause, title: string): Section {
  const parent = sectionOf(policy, at)
  return {kind: 'item', word: undefined, number: undefined, title, at, end: at.index + 1, parent}
}

/** How many words of weight two titles have in common. */
export function sharedWords(a: string, b: string): number {
  if (a === '' || b === '') return 0
  const words = wordsIn(plain(b))
  return wordsIn(plain(a)).filter((word) => words.includes(word)).length
}
