import {readRunInTitle, unmarkedLevel} from '../parse/title.js'
import {remembered} from '../text/remembered.js'
import type {Clause} from './clause.js'
import type {PlacedClause, Policy} from './policy.js'

/** A heading with all that stands under it, or a numbered clause with all that is nested in it. */
export interface Section {
  readonly kind: 'heading' | 'item'
  /** What it calls itself, in lower case: “Appendix 2”, “Article IV”; nothing if there is only a number. */
  readonly word: string | undefined
  /** What it is cited by, `11` or `3.2` or `3(b)(ii)` or `A`: nested items carry their parents' numbers. Numbering starts anew in appendices. */
  readonly number: string | undefined
  /** Without the number. Of a clause without a title of its own, its first words. */
  readonly title: string
  /** The clause that is the heading, or the item's first paragraph. */
  readonly at: PlacedClause
  /** Index in `policy.clauses` of the first clause that no longer belongs to it. */
  readonly end: number
  readonly parent: Section | undefined
}

/** The innermost section a clause stands in, or that it opens. */
export function sectionOf({sections}: Pick<Policy, 'sections'>, {index}: Pick<PlacedClause, 'index'>): Section | undefined {
  let low = -1
  let high = sections.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sections[middle]?.at.index ?? 0) <= index) low = middle
    else high = middle - 1
  }
  let section = sections[low]
  while (section && section.end <= index) section = section.parent
  return section
}

/** All sections around a clause, the innermost first. */
export function enclosing(policy: Pick<Policy, 'sections'>, clause: Pick<PlacedClause, 'index'>): readonly Section[] {
  const around: Section[] = []
  for (let section = sectionOf(policy, clause); section; section = section.parent) around.push(section)
  return around
}

/** Whether numbering starts anew inside. */
export function isAppendix({word}: Pick<Section, 'word'>): boolean {
  return word !== undefined && appendices.has(word)
}

const appendices = new Set(['appendix', 'schedule', 'exhibit', 'annex', 'attachment', 'addendum', 'supplement'])

/** The sections of one document, to be looked up by their numbers. */
export class Outline {
  readonly sections: readonly Section[]
  readonly #numbered = new Map<string, Section[]>()
  readonly #appendices = new Map<string, Section[]>()
  readonly #inside = new Map<Section | undefined, Section[]>()

  constructor(sections: readonly Section[]) {
    this.sections = sections
    for (const section of sections) {
      const {number, word, parent} = section
      if (number === undefined) continue
      add(this.#inside, parent && numberedAbove(parent), section)
      const path = pathOf(number).join()
      if (word === undefined || !appendices.has(word)) add(this.#numbered, path, section)
      else add(this.#appendices, `${word} ${path}`, section)
    }
  }

  /** The sections, but no appendices, that are cited so. */
  cited(path: readonly string[]): readonly Section[] {
    return this.#numbered.get(path.join()) ?? []
  }

  /** The appendices of a word and a number. */
  appendices(word: string, number: string): readonly Section[] {
    return this.#appendices.get(`${word} ${pathOf(number).join()}`) ?? []
  }

  /** The numbered sections right inside one, or at the top. */
  inside(section: Section | undefined): readonly Section[] {
    return this.#inside.get(section) ?? []
  }
}

/** The outline of a document: of the last one it is kept, for all who ask at the same keystroke. */
export function outlineOf({sections}: Pick<Policy, 'sections'>): Outline {
  if (latest?.sections !== sections) latest = new Outline(sections)
  return latest
}

let latest: Outline | undefined

function add<Key>(map: Map<Key, Section[]>, key: Key, section: Section): void {
  const others = map.get(key)
  if (others) others.push(section)
  else map.set(key, [section])
}

function numberedAbove(section: Section): Section | undefined {
  let outer: Section | undefined = section
  while (outer && outer.number === undefined) outer = outer.parent
  return outer
}

/** A number as a path, so that `9.1`, `9(1)` and `9.(1)` are one: `["9", "1"]`. */
export function pathOf(number: string): readonly string[] {
  let path = paths.get(number)
  if (!path) {
    path = number.toLowerCase().match(/\d+|[a-z]+/g) ?? []
    if (paths.size >= mostPaths) paths.clear()
    paths.set(number, path)
  }
  return path
}

/** There are few numbers, and each is asked for again and again. */
const paths = new Map<string, readonly string[]>()
const mostPaths = 5000

/** An unmarked heading “Appendix 1” is above all that follow, but below the title. */
const appendixLevel = 1.5

type Open = {-readonly [Key in keyof Section]: Section[Key]} & {
  /** Of a heading its level, of a clause how many lists are around it. */
  readonly level: number
  readonly style: string
  readonly path: readonly string[]
  readonly parent: Open | undefined
}

export function readSections(clauses: readonly PlacedClause[]): readonly Section[] {
  const gaps = gapsIn(clauses)
  const sections: Open[] = []
  const open: Open[] = []
  let counted: string | undefined
  const close = (index: number) => {
    const section = open.pop()
    if (section) section.end = index
  }
  const enter = (at: PlacedClause, word: string | undefined, marker: Marker) => {
    const parent = open.findLast(isCited)
    const number = marker.number === undefined ? undefined : cited(marker.number, parent)
    const entered: Open = {
      kind: at.block.kind === 'heading' ? 'heading' : 'item',
      word,
      number,
      title: marker.title,
      at,
      end: clauses.length,
      parent,
      level: marker.level,
      style: marker.style,
      path: pathOf(number ?? ''),
    }
    if (isCited(entered)) sections.push(entered)
    open.push(entered)
  }
  for (const at of clauses) {
    const {kind, level} = at.block
    if (kind === 'heading') {
      const {word, number, title} = readHeading(at.clause.text, counted, at.block.ordinal)
      const depth = word !== undefined && appendices.has(word) && level === unmarkedLevel ? appendixLevel : level
      const path = pathOf(number ?? '')
      while (open.length > 0 && !holdsHeading(open.at(-1), depth, path)) close(at.index)
      counted = number ?? counted
      enter(at, word, {number, title, path, style: '', level: depth})
    } else {
      const marker = readMarker(at)
      const before = marker ? continued(open, marker) : -1
      if (!marker || (isUnsure(marker) && before < 0)) {
        // A paragraph between clauses 7 and 8 belongs to 7, however it is indented.
        while (open.at(-1)?.kind === 'item' && level < (open.at(-1)?.level ?? 0) && !gaps.has(at.index)) close(at.index)
      } else {
        if (before >= 0) while (open.length > before) close(at.index)
        else while (open.length > 0 && !holdsItem(open, marker)) close(at.index)
        enter(at, undefined, marker)
      }
    }
  }
  return sections
}

/** An item without a number only holds its list together. */
function isCited({kind, number}: Section): boolean {
  return kind === 'heading' || number !== undefined
}

/** The open clause that a marker counts on from: of its own level, or else, since nothing begins with 2 or (b), of another. */
function continued(open: readonly Open[], marker: Marker): number {
  const same = open.findLastIndex((section) => section.level === marker.level && precedes(section, marker))
  return same >= 0 || isFirst(marker.path) ? same : open.findLastIndex((section) => precedes(section, marker))
}

/** Whether a list goes on, whatever stood in between: 7 comes after 6, even if 6.1 to 6.14 were typed out, and (i) after (h). */
function precedes(section: Open, {path, style}: Marker): boolean {
  const [next, ...rest] = path
  if (next === undefined || rest.length > 0 || section.kind !== 'item') return false
  const last = section.path.at(-1) ?? ''
  if (/\d/.test(next)) return section.style === style && Number(last) === Number(next) - 1
  // “(i)” looks like a roman one.
  if (section.style.replace(/i/i, letterOf) !== style.replace(/i/i, letterOf)) return false
  if (/i/i.test(style) && valuesOf(next).some((value) => value > 1 && valuesOf(last).includes(value - 1))) return true
  return next.length === 1 && last.length === 1 && last.charCodeAt(0) === next.charCodeAt(0) - 1
}

/** What a number of a list counts: `3`, `c` and `iii` are three, and `i` is one or nine. */
export function valuesOf(part: string): readonly number[] {
  if (/^\d/.test(part)) return [Number(part)]
  const roman = romans.indexOf(part)
  const letter = part.length === 1 ? part.charCodeAt(0) - 96 : 0
  return [roman, letter].filter((value) => value > 0)
}

const romans = 'o i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii xxiii xxiv xxv'.split(' ')

const letterOf = (roman: string) => (roman === 'i' ? 'a' : 'A')

/** “A. Smith signs” opens no clause, unless it is the first of several or one came before it. */
function isUnsure({style, path}: Marker): boolean {
  return /^[ai][.)]$/i.test(style) && !isFirst(path)
}

/** Whether a list may begin so. */
function isFirst([first]: readonly string[]): boolean {
  return first !== undefined && /^[1ai]$/.test(first)
}

function holdsHeading(outer: Open | undefined, level: number, path: readonly string[]): boolean {
  if (outer?.kind !== 'heading') return false
  if (outer.level !== level) return outer.level < level
  return outer.path.length > 0 && !isAppendix(outer) && isWithin(path, outer.path)
}

function holdsItem(open: readonly Open[], {level, path, style}: Marker): boolean {
  const outer = open.at(-1)
  if (!outer || outer.kind === 'heading') return true
  // “6.1” typed out says itself where it belongs.
  if (path.length > 1) return isWithin(path, outer.path)
  if (style === '' || outer.style === '' || outer.level !== level) return outer.level < level
  // A new kind of number opens a list inside, (a) after 1 and (i) after (a), unless it goes on further out.
  const list = open.slice(open.findLastIndex((section) => section.kind === 'heading') + 1)
  if (list.some((section) => section.level === level && section.style === style)) return false
  return isFirst(path) || depthOf(outer.style) < depthOf(style)
}

function isWithin(inner: readonly string[], outer: readonly string[]): boolean {
  return inner.length > outer.length && outer.every((part, index) => part === inner[index])
}

/** 1 is divided into (a), and (a) into (i). */
function depthOf(style: string): number {
  return /[1A]/.test(style) ? 0 : style.includes('i') ? 2 : 1
}

/** The number a section is cited by, with those of the sections around it. */
function cited(number: string, outer: Open | undefined): string {
  const path = pathOf(number)
  if (!outer?.number || isAppendix(outer) || isWithin(path, outer.path) || path.length > 1) return number
  return /\d$/.test(outer.number) && /^\d/.test(number) ? `${outer.number}.${number}` : `${outer.number}(${number})`
}

// — Headings

const labelled =
  /^(section|article|clause|part|chapter|appendix|schedule|exhibit|annex|attachment|addendum|supplement)\s+(?:no\.? ?)?(\d{1,3}[A-Z]?(?:\.\d{1,3}[A-Z]?){0,4}|[IVXLC]{1,6}|[A-Z](?:[.-]?\d{1,2})?)\b(?:[).:]|\s*[–—-]|(?=\s|$))\s*/i
const numbered =
  /^(?:§ ?)?\(?(\d{1,3}[A-Z]?(?:\.\d{1,3}[A-Z]?){0,4}|[IVXLC]{1,6}|[A-Za-z](?:\.\d{1,2})?)(?:[).:]{1,2}(?!\d)|\s+[–—-](?=\s))\s*(?=\S)/
const bare = /^(\d{1,2}[A-Z]?(?:\.\d{1,3}[A-Z]?){0,4})\s+(?=["“(]?\p{Lu})/u

function readHeading(text: string, before: string | undefined, ordinal: string | undefined): Pick<Section, 'word' | 'number' | 'title'> {
  const label = labelled.exec(text)
  if (label?.[1]) return {word: label[1].toLowerCase(), number: label[2], title: text.slice(label[0].length)}
  const number = numbered.exec(text)
  if (number) return {word: undefined, number: number[1], title: text.slice(number[0].length)}
  const plain = bare.exec(text)
  // “30 Day Trial” is not the thirtieth section.
  if (plain?.[1] && (plain[1].includes('.') || follows(plain[1], before))) {
    return {word: undefined, number: plain[1], title: text.slice(plain[0].length)}
  }
  return {word: undefined, number: ordinal, title: text}
}

function follows(number: string, before: string | undefined): boolean {
  const [last] = pathOf(before ?? '')
  return number === '1' || (last !== undefined && Number(number) === Number(last) + 1)
}

// — Clauses

/** How a clause is numbered. */
interface Marker extends Pick<Section, 'number' | 'title'> {
  readonly path: readonly string[]
  /** What its number looks like: `(a)` or `1.` typed into the text, `a` or `1` of a list; empty where there is none. */
  readonly style: string
  readonly level: number
}

function readMarker({block: {kind, level, ordinal}, clause}: PlacedClause): Marker | undefined {
  if (kind !== 'item' && kind !== 'paragraph') return undefined
  const {number, title, style} = openingOf(clause)
  if (number !== undefined && (ordinal === undefined || number.includes('.'))) {
    return {number, title, path: pathOf(number), style, level}
  }
  return kind === 'item' ? {number: ordinal, title, path: pathOf(ordinal ?? ''), style: kindOf(ordinal ?? ''), level} : undefined
}

const typed =
  /^(?:§ ?)?(?:(\d{1,3}(?:\.\d{1,3}){1,4})[.):]{0,2}|(\d{1,2})[.)]|\(([a-z]|[ivx]{1,5}|\d{1,2}|[A-Z])\)|([A-Za-z]|[ivx]{2,5}|[IVX]{2,5})[.)])\s+(?=\S)/

/** The number typed at the start of a clause, and the title or first words after it. Remembered: sections are read at each keystroke. */
const openingOf = remembered(({text}: Clause): Pick<Section, 'number' | 'title'> & Pick<Marker, 'style'> => {
  const match = typed.exec(text)
  const number = match?.[1] ?? match?.[2] ?? match?.[3] ?? match?.[4]
  const style = match?.[0].trimEnd().replace(number ?? '', () => kindOf(number ?? ''))
  return {number, title: titleOf(text.slice(match?.[0].length ?? 0)), style: style ?? ''}
})

/** One sign for all numbers alike: `1`, `a`, `A`, `i` or `I`. */
function kindOf(number: string): string {
  if (number === '') return ''
  if (/\d/.test(number)) return '1'
  if (/^[ivx]+$/.test(number)) return 'i'
  if (/^[IVX]+$/.test(number)) return 'I'
  return /^\p{Ll}/u.test(number) ? 'a' : 'A'
}

/** Clauses that stand between two items which count on. */
function gapsIn(clauses: readonly PlacedClause[]): ReadonlySet<number> {
  const gaps = new Set<number>()
  let last: PlacedClause | undefined
  for (const at of clauses) {
    const {kind, level, ordinal} = at.block
    if (kind === 'heading') last = undefined
    if (kind !== 'item' || level !== 1 || ordinal === undefined || !/^\d/.test(ordinal)) continue
    if (last && Number(ordinal) === Number(last.block.ordinal) + 1)
      for (let index = last.index + 1; index < at.index; index++) gaps.add(index)
    last = at
  }
  return gaps
}

function titleOf(text: string): string {
  const title = readRunInTitle(text)
  if (title) return text.slice(title.start, title.end)
  if (text.length <= longest) return text
  return `${text.slice(0, longest).replace(/\s+\S*$/, '')} …`
}

const longest = 60
