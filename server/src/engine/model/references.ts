import type {Span} from '../text/span.js'
import type {Text} from './clause.js'
import type {Placed, Policy} from './policy.js'
import {enclosing, isAppendix, pathOf, type Section} from './sections.js'

/** “Section 3(b)”, “this Section 9”, “Appendix 2”. */
export interface Reference {
  /** What is cited: the word, in lower case and singular. */
  readonly to: 'section' | 'article' | 'clause' | 'paragraph' | 'appendix' | 'schedule' | 'exhibit' | 'annex' | 'attachment' | 'part'
  /** As cited: `3(b)`, `12.1`, `IV`. */
  readonly number: string
  /** The last number of a range: `16` in “12–16”. */
  readonly through: string | undefined
  /** Whether it says “this Section”. */
  readonly own: boolean
  /** Whether it is followed or led by the name of a statute or another document. */
  readonly elsewhere: boolean
  /** “Section 3”; of the others in a list only the number, or the range. */
  readonly span: Span
  /** The number, or the range. */
  readonly numbers: Span
}

const singular: Readonly<Record<string, Reference['to']>> = {
  section: 'section',
  sections: 'section',
  subsection: 'section',
  subsections: 'section',
  '§': 'section',
  '§§': 'section',
  article: 'article',
  articles: 'article',
  clause: 'clause',
  clauses: 'clause',
  paragraph: 'paragraph',
  paragraphs: 'paragraph',
  appendix: 'appendix',
  appendices: 'appendix',
  schedule: 'schedule',
  schedules: 'schedule',
  exhibit: 'exhibit',
  exhibits: 'exhibit',
  annex: 'annex',
  annexes: 'annex',
  attachment: 'attachment',
  attachments: 'attachment',
  part: 'part',
  parts: 'part',
}

const parens = String.raw`(?:\([a-zA-Z0-9]{1,5}\)){0,5}`
const digits = String.raw`\d{1,5}(?:\.\d{1,5}){0,4}[a-z]?(?![A-Za-z\d%])${parens}`
const letters = String.raw`(?:[IVXLC]{1,6}|[A-Z])(?:[.-]?\d{1,3}){0,3}(?![A-Za-z\d’'])${parens}`
const number = `(?:${digits}|${letters}|\\([a-zA-Z0-9]{1,5}\\)${parens})`
const words = `(?:[Ss]ub)?[Ss]ections?|SECTIONS?|[Aa]rticles?|ARTICLES?|[Cc]lauses?|[Pp]aragraphs?|[Aa]ppendi(?:x|ces)|APPENDIX|[Ss]chedules?|[Ee]xhibits?|EXHIBIT|[Aa]nnex(?:es)?|ANNEX|[Aa]ttachments?|[Pp]arts?`
const citing = new RegExp(`(?:\\b(?<word>${words})\\s{1,3}|(?<sign>§§?)\\s{0,3})(?<number>${number})`, 'g')
/** What may follow the first number: another one, or the end of a range. */
const more = new RegExp(
  `(?<link>\\s?(?:,|;|–|—|-|&|\\band\\b|\\bor\\b|\\bto\\b|\\bthrough\\b|\\bthru\\b)\\s?(?:(?:and|or|to|through|and\\/or) )?)(?<number>${number})(?! [UC]\\.? ?[SF])`,
  'y',
)
/** “48 C.F.R. 2.101”, “FAR 12.212”: no word says that it is a section. */
const regulation = /\b(?:\d{1,3} (?:C\.?F\.?R\.?|U\.?S\.?C\.?)|D?FARS?)\)?\s(?<number>\d{1,4}(?:[.-]\d{1,5}){0,3})/g

/** Finds citations of sections, of this document and of others. */
export function* readReferences({kind, masked}: Text): Generator<Reference> {
  for (const match of masked.matchAll(citing)) {
    const {sign = '', word = sign, number: first = ''} = match.groups ?? {}
    const to = singular[word.toLowerCase()] ?? 'section'
    const start = match.index
    if (isNoNumber(word, first) || (start === 0 && isTitle(kind, masked.slice(match[0].length)))) continue
    const numbersStart = start + match[0].length - first.length
    const list: Written[] = [{number: first, through: undefined, start: numbersStart, end: numbersStart + first.length}]
    const end = readMore(masked, list)
    const own = /\bthis(?: particular| same)?\s$/i.test(masked.slice(Math.max(0, start - 18), start))
    const elsewhere = isElsewhere(masked, start, end, own)
    for (const [index, it] of list.entries()) {
      const numbers = {start: it.start, end: it.end}
      const far = /^\d{3}/.test(it.number)
      yield {
        to,
        number: it.number,
        through: it.through,
        own: own && index === 0,
        elsewhere: elsewhere || far,
        span: index === 0 ? {start, end: it.end} : numbers,
        numbers,
      }
    }
  }
  for (const match of masked.matchAll(regulation)) {
    const {number: cited = ''} = match.groups ?? {}
    const end = match.index + match[0].length
    const span = {start: match.index, end}
    yield {to: 'section', number: cited, through: undefined, own: false, elsewhere: true, span, numbers: {start: end - cited.length, end}}
  }
}

/** A number, or a range, of a list. */
type Written = {number: string; through: string | undefined; start: number; end: number}

function readMore(text: string, list: Written[]): number {
  for (;;) {
    const last = list.at(-1)
    if (!last) return 0
    more.lastIndex = last.end
    const match = more.exec(text)
    const {link = '', number: next = ''} = match?.groups ?? {}
    // “Section 3 or A user may …” lists no section A.
    if (!match || (/^\p{L}/u.test(next) && /^\d/.test(last.number))) return last.end
    const end = more.lastIndex
    if (/^\s?(?:[–—-]|to|through|thru)/.test(link) && last.through === undefined) {
      last.through = next
      last.end = end
    } else if (next.startsWith('(')) {
      // “1.2(b), (c) and (d)” lists three clauses of 1.2; “under Section 15; (ii) whatever” lists none.
      const stem = /^(.*)\([^()]*\)$/.exec(last.number)?.[1]
      if (stem === undefined || link.includes(';')) return last.end
      list.push({number: `${stem}${next}`, through: undefined, start: end - next.length, end})
    } else list.push({number: next, through: undefined, start: end - next.length, end})
  }
}

/** “Section 4. Fees” is a title. */
function isTitle(kind: Text['kind'], after: string): boolean {
  return kind === 'heading' || /^\s?[.:–—]/.test(after)
}

/** “for my part I agree”, “Section A user may”, “article A”. */
function isNoNumber(word: string, number: string): boolean {
  if (/^\d/.test(number) || /^\(/.test(number)) return /^parts?$/.test(word) && /^\(/.test(number)
  return !/^(?:\p{Lu}|§)/u.test(word) || (/^(?:Parts?|PARTS?)$/.test(word) && number === 'I' && word === 'Parts')
}

// — Of another document

const laws = String.raw`(?:(?:UK |EU )?GDPR|CCPA|CPRA|LGPD|PIPEDA|HIPAA|COPPA|DMCA|FTC Act|U\.?\s?S\.?\s?C\.?|C\.?F\.?R\.?|D?FARS?|\p{Lu}[\p{L}.’']{1,20} Code|Code|Act|Law|Statutes?|Regulations?|Directives?|Convention|Constitution|Treaty|Ordinance|[Tt]itle \d{1,3}|TFEU|TEU|BGB|DSGVO|TMG|FADP)`
const led = new RegExp(`(?:^|[\\s(“"])${laws}\\)?(?: \\d{4})?(?:[’']s|,)?\\s$`, 'u')
const followed = new RegExp(
  `^(?:\\)?,?\\s)(?:et seq\\.?,?\\s)?(?:(?:of|in|under|to|from|within) (?:the |that |such |its |their |your |applicable )?)?(?:\\p{Lu}[\\p{L}.’'-]{0,20} ){0,6}?${laws}(?![\\p{L}])`,
  'u',
)
/** “of the DPA”, “in our Privacy Policy”: whatever has a name of its own. */
const named =
  /^\)?,?\s(?:of|in|to|under|from|within) (?:(?:the|that|such|its|their|your|our|any|each|applicable|Annex|Directive|Regulation)\s)(?:[“"])?(?:(?:applicable|relevant|respective|then-current)\s)?(?:\p{Lu}|\d{4}\/\d)/u
const here = /^\)?,?\s(?:of|in|to|under|from|within) (?:this|these|the present)\s/u

function isElsewhere(text: string, start: number, end: number, own: boolean): boolean {
  const after = text.slice(end, end + 120).replace(/^(?:\s?\([a-zA-Z0-9]{1,5}\)){1,5}/, '')
  if (here.test(after)) return false
  if (followed.test(after)) return true
  if (own) return false
  if (named.test(after)) return true
  return led.test(text.slice(Math.max(0, start - 40), start))
}

// — Where it leads

/**
 * The section a reference leads to: looked for in the section it stands in, then in its appendix, then
 * in the whole document. Nothing if there is none, or if it leads elsewhere.
 */
export function targetOf(policy: Pick<Policy, 'sections'>, {fact, at}: Placed<Reference>): Section | undefined {
  if (fact.elsewhere) return undefined
  const {to, number} = fact
  if (appendices.has(to)) return policy.sections.find((it) => it.word === to && same(it.number, number))
  const around = enclosing(policy, at)
  const wanted = pathOf(number)
  const relative = number.startsWith('(')
  for (const outer of around) {
    const path = [...pathOf(outer.number ?? ''), ...wanted].join()
    const nested = relative && within(policy, outer).find((it) => pathOf(it.number ?? '').join() === path)
    if (nested) return nested
  }
  const root = around.find(isAppendix)
  const path = wanted.join()
  const fits = (it: Section) =>
    it.number !== undefined &&
    !isAppendix(it) &&
    (it.word === undefined || it.word === to || to === 'section') &&
    pathOf(it.number).join() === path
  const isFree = (it: Section) => !inAppendix(it)
  return (
    (root && within(policy, root).find(fits)) ??
    best(
      policy.sections.filter((it) => isFree(it) && fits(it)),
      to,
    )
  )
}

const appendices: ReadonlySet<string> = new Set(['appendix', 'schedule', 'exhibit', 'annex', 'attachment'])

function within({sections}: Pick<Policy, 'sections'>, outer: Section): readonly Section[] {
  return sections.filter((it) => it.at.index > outer.at.index && it.at.index < outer.end)
}

function inAppendix(section: Section): boolean {
  for (let outer = section.parent; outer; outer = outer.parent) if (isAppendix(outer)) return true
  return false
}

/** What calls itself by the word, then headings, then clauses. */
function best(sections: readonly Section[], to: string): Section | undefined {
  return sections.find(({word}) => word === to) ?? sections.find(({kind}) => kind === 'heading') ?? sections[0]
}

function same(a: string | undefined, b: string): boolean {
  return a !== undefined && pathOf(a).join() === pathOf(b).join()
}
