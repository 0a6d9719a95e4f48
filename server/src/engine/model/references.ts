import {remembered} from '../text/remembered.js'
import {overlaps, type Span} from '../text/span.js'
import type {Clause, Text} from './clause.js'
import {clausesThat} from './ledger.js'
import type {Placed, Policy} from './policy.js'
import {enclosing, isAppendix, type Outline, outlineOf, pathOf, type Section, sectionOf, valuesOf} from './sections.js'
import {readTitles, titled} from './titles.js'

/** “Section 3(b)”, “this Section 9”, “Appendix 2”, “the “Cookies” section below”. */
export interface Reference {
  /** What is cited: the word, in lower case and singular. */
  readonly to: 'section' | 'article' | 'clause' | 'paragraph' | 'appendix' | 'schedule' | 'exhibit' | 'annex' | 'attachment' | 'part'
  /** As cited: `3(b)`, `12.1`, `IV`. Empty, if the section is cited by its title. */
  readonly number: string
  /** The title it is cited by, as written and without quotation marks; nothing if it is cited by its number. */
  readonly title: string | undefined
  /** Whether it cites a section for certain; otherwise it does only if there is one of this title. */
  readonly sure: boolean
  /** The last number of a range: `16` in “12–16”. */
  readonly through: string | undefined
  /** Whether it says “this Section”. */
  readonly own: boolean
  /** Whether it is followed or led by the name of a statute or another document. */
  readonly elsewhere: boolean
  /** The appendix it says it stands in: “Section 3 of Schedule 2”. */
  readonly inside: Pick<Reference, 'to' | 'number'> | undefined
  /** “Section 3”, or “the title” with its marks; of the others in a list only the number, or the range. */
  readonly span: Span
  /** The number, the range, or the title without its marks. */
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
const digits = String.raw`\d{1,5}[A-Z]?(?:\.\d{1,5}[A-Z]?){0,4}(?:\.(?:[A-Za-z]|[ivx]{2,5})(?![A-Za-z\d])){0,3}[a-z]?(?![A-Za-z\d%])${parens}`
const letters = String.raw`(?:[IVXLC]{1,6}|[A-Z])(?:[.-]?\d{1,3}){0,3}(?:\.[a-z])?(?![A-Za-z\d’'])${parens}`
const number = `(?:${digits}|${letters}|\\([a-zA-Z0-9]{1,5}\\)${parens})`
const words = `(?:[Ss]ub)?[Ss]ections?|SECTIONS?|[Aa]rticles?|ARTICLES?|[Cc]lauses?|[Pp]aragraphs?|[Aa]ppendi(?:x|ces)|APPENDIX|[Ss]chedules?|[Ee]xhibits?|EXHIBIT|[Aa]nnex(?:es)?|ANNEX|[Aa]ttachments?|[Pp]arts?`
const citing = new RegExp(`(?:\\b(?<word>${words})\\s{1,3}|(?<sign>§§?)\\s{0,3})(?<number>${number})`, 'g')
/** What may follow a number: its title, and another one or the end of a range. */
const more = new RegExp(
  `(?:\\s\\([^()\\n]{3,80}\\))?(?<link>\\s?(?:,|;|–|—|-|&|\\band\\b|\\bAND\\b|\\bor\\b|\\bto\\b|\\bthrough\\b|\\bthru\\b)\\s?(?:(?:and|AND|or|to|through|and\\/or) )?)(?<number>${number})(?! [UC]\\.? ?[SF])`,
  'y',
)
/** “48 C.F.R. 2.101”, “FAR 12.212”: no word says that it is a section. */
const regulation = /\b(?:\d{1,3} (?:C\.?F\.?R\.?|U\.?S\.?C\.?)|D?FARS?)\)?\s(?<number>\d{1,4}(?:[.-]\d{1,5}){0,3})/g

/** Finds citations of sections, of this document and of others. */
export function* readReferences(text: Text): Generator<Reference> {
  const numbered = [...readNumbered(text)]
  const found = [...numbered]
  for (const it of readTitled(text)) if (!found.some(({span}) => overlaps(it.span, span))) found.push(it)
  yield* found.length === numbered.length ? numbered : found.toSorted((a, b) => a.span.start - b.span.start)
}

function* readTitled({masked}: Text): Generator<Reference> {
  for (const {title, sure, elsewhere, span, words: numbers} of readTitles(masked)) {
    yield {to: 'section', number: '', title, sure, through: undefined, own: false, elsewhere, inside: undefined, span, numbers}
  }
}

function* readNumbered({kind, masked}: Text): Generator<Reference> {
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
    const inside = appendices.has(to) ? undefined : appendixAround(masked, start, end)
    for (const [index, it] of list.entries()) {
      const numbers = {start: it.start, end: it.end}
      const far = /^\d{3}/.test(it.number)
      yield {
        to,
        number: it.number,
        title: undefined,
        sure: true,
        through: it.through,
        own: own && index === 0,
        elsewhere: elsewhere || far,
        inside,
        span: index === 0 ? {start, end: it.end} : numbers,
        numbers,
      }
    }
  }
  for (const match of masked.matchAll(regulation)) {
    const {number: cited = ''} = match.groups ?? {}
    const end = match.index + match[0].length
    const span = {start: match.index, end}
    const numbers = {start: end - cited.length, end}
    const none = {title: undefined, through: undefined, inside: undefined}
    yield {...none, to: 'section', number: cited, sure: true, own: false, elsewhere: true, span, numbers}
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
  return kind === 'heading' || /^\s?(?:[.:]|[–—](?!\s?[\dIVX]))/.test(after)
}

/** “for my part I agree”, “Section A user may”, “article A”. */
function isNoNumber(word: string, number: string): boolean {
  if (/^\d/.test(number) || /^\(/.test(number)) return /^parts?$/.test(word) && /^\(/.test(number)
  return !/^(?:\p{Lu}|§)/u.test(word) || (/^(?:Parts?|PARTS?)$/.test(word) && number === 'I' && word === 'Parts')
}

// — Of another document

/** A law by its name or its kind. */
const laws = String.raw`(?:(?:UK |EU )?GDPR|CCPA|CPRA|LGPD|PIPEDA|HIPAA|COPPA|DMCA|FTC Act|U\.?\s?S\.?\s?C\.?|C\.?F\.?R\.?|D?FARS?|\p{Lu}[\p{L}.’']{1,20} Code|Code|Act|Law|Statutes?|Regulations?|Directives?|Convention|Constitution|Treaty|Ordinance|[Tt]itle \d{1,3}|TFEU|TEU|BGB|DSGVO|TMG|FADP)`
const led = new RegExp(`(?:^|[\\s(“"])${laws}\\)?(?: \\d{4})?(?:[’']s|,)?\\s$`, 'u')
const followed = new RegExp(
  `^(?:\\)?,?\\s)(?:et seq\\.?,?\\s)?(?:(?:of|in|under|to|from|within|(?:\\p{Ll}{3,20} ){1,2}(?:under|of)) (?:the |that |such |its |their |your |applicable )?)?(?:\\p{Lu}[\\p{L}.’'-]{0,20} ){0,6}?${laws}(?![\\p{L}])`,
  'u',
)
/** “of the DPA”, “in our Privacy Policy”, “of your order form”: whatever has a name of its own or belongs to others. */
const named =
  /^\)?,?\s(?:(?:above|below)\s)?(?:of|in|to|under|from|within|OF|IN|TO|UNDER) (?:(?:the|that|such|its|their|your|our|any|each|applicable|THE|OUR|YOUR|Directive|Regulation)\s)(?:[“"])?(?:(?:applicable|relevant|respective|then-current)\s)?(?:\p{Lu}|\d{4}\/\d|(?:[\p{Ll}-]{1,20}\s){0,2}(?:order|form|handbook|licen[cs]e|lease|contract|plan|statute|law|regulation|rules|code|manual|guide(?:lines)?)\b)/u
const others =
  /^\)?,?\s(?:of|in|to|under|from|within) (?:that|their|its|your|any|each|such)\s(?!section|clause|article|part|appendix|schedule)/u
/** “of Harbour’s terms”, “of Harbour Shop Terms” */
const theirs =
  /^\)?,?\s(?:of|in|to|under|from|within) (?!Section|Article|Clause|Paragraph|Part)(?:\p{Lu}[\p{L}\p{N}.&-]{0,30}\s){0,3}\p{Lu}[\p{L}\p{N}.&-]{0,30}(?:[’']s?\s|\s(?:Agreement|Terms|Policy|Addendum|Licen[cs]e|Guidelines|Rules|Notice|Statement|Conditions)\b)/u
/** “Section 3 of Schedule 2”, “Exhibit A, Section 1” */
const outerWord = '(?<word>[Aa]ppendix|[Ss]chedule|[Ee]xhibit|[Aa]nnex|[Aa]ttachment)'
const outerAfter = new RegExp(
  `^(?:\\s\\([^()\\n]{1,80}\\))?,?\\s(?:above\\s|below\\s)?(?:of|in|to|under|from|within)\\s(?:the\\s)?${outerWord}\\s(?<number>${number})`,
)
const outerBefore = new RegExp(`\\b${outerWord}\\s(?<number>${number}),\\s$`)

function appendixAround(text: string, start: number, end: number): Reference['inside'] {
  const match = outerAfter.exec(text.slice(end, end + 140)) ?? outerBefore.exec(text.slice(Math.max(0, start - 40), start))
  const {word = '', number: cited = ''} = match?.groups ?? {}
  const to = singular[word.toLowerCase()]
  return match && to ? {to, number: cited} : undefined
}

const here = /^\)?,?\s(?:of|in|to|under|from|within) (?:this|these|the present)\s/u

function isElsewhere(text: string, start: number, end: number, own: boolean): boolean {
  const after = text
    .slice(end, end + 200)
    .replace(/^(?:\s?\([a-zA-Z0-9]{1,5}\)){1,5}/, '')
    .replace(/^\s\([^()\n]{3,80}\)/, '')
  if (here.test(after)) return false
  if (followed.test(after)) return true
  if (own) return false
  if (named.test(after) || others.test(after) || theirs.test(after)) return true
  return led.test(text.slice(Math.max(0, start - 40), start))
}

// — Where it leads

/**
 * The section a reference leads to: looked for in the section it stands in, then in its appendix, then
 * in the whole document. Nothing if there is none, or if it leads elsewhere.
 */
export function targetOf(policy: Pick<Policy, 'sections' | 'clauses'>, reference: Placed<Reference>): Section | undefined {
  const {fact} = reference
  if (fact.elsewhere) return undefined
  if (fact.title !== undefined) return titled(policy, fact.title, !fact.sure)
  return sectionAt(policy, reference, fact.number)
}

/** Where the end of a range leads: 16 of “Sections 12–16”. */
export function endOf(policy: Pick<Policy, 'sections' | 'clauses'>, reference: Placed<Reference>): Section | undefined {
  const {elsewhere, through} = reference.fact
  return elsewhere || through === undefined ? undefined : sectionAt(policy, reference, through)
}

/** The section of a number, as it is cited from where a reference stands. */
export function sectionAt(policy: Pick<Policy, 'sections' | 'clauses'>, reference: Placed<Reference>, number: string): Section | undefined {
  const found = wholeAt(policy, reference, number)
  if (found) return found
  const part = /\(([a-zA-Z0-9]{1,5})\)$/.exec(number)
  if (!part) return undefined
  // “Section 3(b)”, where (b) stands in the midst of Section 3.
  const outer = part.index > 0 ? sectionAt(policy, reference, number.slice(0, part.index)) : sectionOf(policy, reference.at)
  return outer && numbersWithin(policy, outer).has(part[1]?.toLowerCase() ?? '') ? outer : undefined
}

/** What is counted in the midst of the text: `a` and `b` of “(a) payment; (b) secrecy”. */
export function numbersWithin({clauses}: Pick<Policy, 'clauses'>, {at, end}: Section): ReadonlySet<string> {
  const numbers = new Set<string>()
  for (const {clause} of clauses.slice(at.index, end)) for (const number of countedIn(clause)) numbers.add(number)
  return numbers
}

const countedIn = remembered(({masked, references}: Clause): readonly string[] => {
  const cited = new Set(references.map(({span}) => span.end))
  const counted = masked.matchAll(/(?:^|[\s“"(])\(?([a-z]|[ivx]{1,5}|\d{1,2}|[A-Z])\)(?=\s)/g)
  return Array.from(counted).flatMap(({0: found, 1: number = '', index}) => (cited.has(index + found.length) ? [] : [number.toLowerCase()]))
})

function wholeAt(policy: Pick<Policy, 'sections'>, {fact, at}: Placed<Reference>, number: string): Section | undefined {
  const {to} = fact
  const outline = outlineOf(policy)
  const around = enclosing(policy, at)
  if (appendices.has(to)) return best(appendicesCited(policy, {to, number}, around), to, around)
  const wanted = pathOf(number)
  if (number.startsWith('(')) {
    for (const outer of around) {
      const nested =
        outer.number !== undefined && find(outline, [...pathOf(outer.number), ...wanted], (it) => isWithin(it, outer), to, around)
      if (nested) return nested
    }
  }
  for (const root of fact.inside ? appendicesCited(policy, fact.inside, around) : around.filter(isAppendix)) {
    const found = find(outline, wanted, (it) => isWithin(it, root), to, around)
    if (found) return found
  }
  return fact.inside ? undefined : find(outline, wanted, (it) => !inAppendix(it), to, around)
}

/** The appendices that go by a name, those around first: each schedule may have an Exhibit A of its own. */
export function appendicesCited(
  policy: Pick<Policy, 'sections'>,
  {to, number}: Pick<Reference, 'to' | 'number'>,
  around: readonly Section[],
): readonly Section[] {
  const named = outlineOf(policy).appendices(to, number)
  return named.length < 2 ? named : [...named.filter((it) => around.includes(it)), ...named.filter((it) => !around.includes(it))]
}

function find(
  outline: Outline,
  path: readonly string[],
  fits: (section: Section) => boolean,
  to: Reference['to'],
  around: readonly Section[],
): Section | undefined {
  const byWord = (it: Section) => (it.word === undefined || it.word === to || to === 'section') && fits(it)
  const found = best(outline.cited(path).filter(byWord), to, around)
  const last = path.at(-1)
  if (found || last === undefined || path.length < 2) return found
  // Markdown counts (d) as 4.
  const outer = find(outline, path.slice(0, -1), fits, to, around)
  return outer && outline.inside(outer).find(({kind, number}) => kind === 'item' && counts(pathOf(number ?? '').at(-1), last))
}

/** Whether 4 is written for (d) or (iv). */
function counts(written: string | undefined, cited: string): boolean {
  return written !== undefined && /^\d/.test(written) && !/^\d/.test(cited) && valuesOf(cited).includes(Number(written))
}

/** Whether it cites an appendix rather than a section. */
export function citesAppendix({to}: Pick<Reference, 'to'>): boolean {
  return appendices.has(to)
}

const appendices: ReadonlySet<string> = new Set(['appendix', 'schedule', 'exhibit', 'annex', 'attachment'])

function isWithin(section: Section, outer: Section): boolean {
  return section.at.index > outer.at.index && section.at.index < outer.end
}

export function inAppendix(section: Section): boolean {
  for (let outer = section.parent; outer; outer = outer.parent) if (isAppendix(outer)) return true
  return false
}

/** What calls itself by the word, then headings, then clauses; of those the nearest. */
function best(sections: readonly Section[], to: string, around: readonly Section[]): Section | undefined {
  if (sections.length < 2) return sections[0]
  const rank = ({word, kind}: Section) => (word === to ? 0 : kind === 'heading' ? 1 : 2)
  const first = Math.min(...sections.map(rank))
  const among = sections.filter((it) => rank(it) === first)
  for (const outer of around) {
    const near = among.find((it) => it === outer || isWithin(it, outer))
    if (near) return near
  }
  return among[0]
}

/** Whether a clause speaks of laws: then a number may be one of theirs. */
export const citesLaw = remembered(({masked}: Clause): boolean => anyLaw.test(masked))

const anyLaw = new RegExp(`(?<![\\p{L}])${laws}(?![\\p{L}])`, 'u')

/**
 * What clauses cite, seen in their document: the title of anything cites a section only if there is one of
 * that title, articles are those of a law, if one is named and no section calls itself an article, and
 * what stands in an appendix that is not here stands elsewhere.
 */
export function settle(
  policy: Pick<Policy, 'sections' | 'clauses'>,
  references: readonly Placed<Reference>[],
): readonly Placed<Reference>[] {
  const {sections, clauses} = policy
  const ofLaws = lazily(() => !sections.some(({word}) => word === 'article') && clausesThat({clauses}, citesArticles).length > 0)
  return references.flatMap((reference) => {
    const {fact, at} = reference
    if (!fact.sure) return targetOf(policy, reference) ? [reference] : []
    const isElsewhere = fact.inside ? appendicesCited(policy, fact.inside, []).length === 0 : fact.to === 'article' && ofLaws()
    return isElsewhere && !fact.elsewhere ? [{fact: {...fact, elsewhere: true}, at}] : [reference]
  })
}

function lazily(read: () => boolean): () => boolean {
  let known: boolean | undefined
  return () => {
    known ??= read()
    return known
  }
}

const citesArticles = remembered(({masked}: Clause): boolean =>
  /(?<!\p{L})(?:GDPR|DSGVO|Regulations?|Directives?|Convention|Treaty|Constitution|Charter|Digital (?:Services|Markets) Act|TFEU)(?!\p{L})/u.test(
    masked,
  ),
)
