import type {CompletionItem, CompletionItemKind, CompletionList, MarkupKind} from 'vscode-languageserver'
import {
  anchorsOf,
  clauseAt,
  enclosing,
  isAppendix,
  isPronoun,
  type PlacedClause,
  type PlacedDefinition,
  type Policy,
  pathOf,
  type Section,
  targetOf,
  usesOf,
} from '../engine/index.js'
import {lineAt, rangeOf} from './convert.js'
import {bare, excerptOf, lastBefore, shorten} from './places.js'
import type {Snapshot} from './snapshot.js'

/** What asks by itself: a space after “Section”, and the marks that a defined term stands in. Letters ask where the editor lets them. */
export const completionTriggers: readonly string[] = [' ', '“', '"', '#']

/** Whether there can be anything to offer: most spaces follow no “Section”, and need no answer. */
export function mayComplete(document: Snapshot['document'], offset: number): boolean {
  const {start} = lineAt(offset, document)
  const before = document.getText().slice(Math.max(start, offset - longest), offset)
  return !/[ \t]$/.test(before) || citing.test(before)
}

/** How far back is looked, in UTF-16 units. */
const longest = 160

/** How the editor shows what is offered. */
export interface Offering {
  /** Whether it reads Markdown in explanations. */
  readonly markdown: boolean
  /** Whether it completes links to headings by itself, as the Markdown extension of VS Code does. */
  readonly anchors: boolean
}

/** Defined terms, after “Section” the sections, and after `](#` the headings, by what has been typed. */
export function completion(snapshot: Snapshot, offset: number, {markdown, anchors}: Offering): CompletionList | undefined {
  const links = anchors ? undefined : completeAnchor(snapshot, offset)
  const typed = links ? undefined : typedAt(snapshot, offset)
  const items = links ?? (typed && (completeSection(snapshot, typed) ?? completeTerm(snapshot, typed, markdown))) ?? []
  // What fits is chosen here, so each further letter asks again.
  return items.length === 0 ? undefined : {isIncomplete: true, items}
}

/** The prose before the cursor. */
interface Typed {
  readonly at: PlacedClause
  readonly before: string
  /** The range from an index of `before` to the cursor; nothing if markup or a line end stands in between. */
  rangeFrom(index: number): CompletionRange | undefined
  readonly offset: number
}

type CompletionRange = ReturnType<typeof rangeOf>

/** Nothing in code, addresses, comments and front matter, in the middle of a word, and where there is no prose. */
function typedAt({policy, document}: Snapshot, offset: number): Typed | undefined {
  const {source} = policy
  const line = lineAt(offset, document)
  if (/^[\p{L}\p{N}]/u.test(source.slice(offset, line.end))) return undefined
  // Space at the end of a clause is no prose yet.
  let end = offset
  while (end > line.start && /\s/.test(source.charAt(end - 1))) end--
  const at = end > line.start ? lastBefore(policy, end - 1) : undefined
  const {prose, span} = at?.block ?? {}
  if (!at || !prose || !span || end > span.end) return undefined
  const last = prose.toProse(end - 1)
  if (last === undefined || at.clause.masked[last] === '\0' || isInAddress(at.clause.text.slice(Math.max(0, last - longest), last + 1)))
    return undefined
  const from = Math.max(0, last + 1 - longest)
  const before = at.clause.text.slice(from, last + 1) + source.slice(end, offset)
  return {
    at,
    before,
    offset,
    rangeFrom(index) {
      const inProse = {start: from + index, end: last + 1}
      const start = inProse.start < inProse.end ? prose.toSource(inProse).start : offset
      if (start < line.start || (inProse.start < inProse.end && !prose.isPlain(inProse))) return undefined
      return rangeOf({start, end: offset}, document)
    },
  }
}

/** “privacy@acm”, “https:”, “/users/na”: an address that is still being typed. */
function isInAddress(text: string): boolean {
  return /(?:[@/\\]|\p{L}[.:])[\p{L}\p{N}_-]{0,60}$/u.test(text)
}

// — Links to headings

const anchoring = /\]\(#(?<typed>[^\s()#]{0,100})$/

/** The headings a link may lead to; nothing if none is being written. */
function completeAnchor({policy, document}: Snapshot, offset: number): CompletionItem[] | undefined {
  if (policy.format !== 'markdown') return undefined
  const {source} = policy
  const line = lineAt(offset, document)
  const begun = anchoring.exec(source.slice(Math.max(line.start, offset - longest), offset))?.groups?.['typed']
  const at = begun === undefined ? undefined : clauseAt(policy, offset)
  if (begun === undefined || !at || /^[\p{L}\p{N}_-]/u.test(source.slice(offset, line.end))) return undefined
  // In code it is no link; in a link that is whole its address is no prose.
  const sign = at.block.prose.toProse(offset - begun.length - 1)
  if (sign !== undefined && at.clause.masked[sign] === '\0') return undefined
  const range = rangeOf({start: offset - begun.length, end: offset}, document)
  return [...anchorsOf(policy)].flatMap(([anchor, span], index) => {
    if (!anchor.includes(begun.toLowerCase()) || anchor === begun) return []
    return {
      label: anchor,
      kind: 18 satisfies typeof CompletionItemKind.Reference,
      detail: shorten(clauseAt(policy, span.end)?.clause.text ?? '', 60),
      sortText: String(index).padStart(4, '0'),
      textEdit: {range, newText: anchor},
    }
  })
}

// — Sections

const number = String.raw`(?:\d{1,3}(?:\.\d{1,3}){0,4}|[IVXLC]{1,6}|[A-Z])(?:\([a-zA-Z0-9]{1,5}\)){0,5}`
const listed = String.raw`(?:${number}(?:\s?[,;]\s?(?:(?:and|or)\s)?|\s(?:and|or|to|through|&)\s|\s?[–-]\s?)){0,12}`
const citing = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?<word>(?:[Ss]ub)?[Ss]ections?|SECTIONS?|[Aa]rticles?|ARTICLES?|[Cc]lauses?|[Pp]aragraphs?|Appendi(?:x|ces)|Schedules?|Exhibits?|Annex(?:es)?|Attachments?|Parts?)\s|§§?\s?)${listed}(?<typed>[\p{L}\d.()]{0,20})$`,
  'u',
)

/** More would only be scrolled through. */
const mostSections = 200

/** The sections one may cite here; nothing if none is being cited. */
function completeSection({policy, document}: Snapshot, typed: Typed): CompletionItem[] | undefined {
  const match = citing.exec(typed.before)
  if (!match) return undefined
  const {word = '§', typed: begun = ''} = match.groups ?? {}
  // “this section applies”: only a number tells that a section in lower case is one of ours.
  if (/^\p{Ll}/u.test(word) && !/^[\d(]/.test(begun)) return undefined
  const range = typed.rangeFrom(typed.before.length - begun.length)
  if (!range) return []
  const all = citable(policy, typed.at, singular(word))
  // What is whole needs no completion, and a line end typed after it must not become “4.1”.
  if (all.some((it) => it.number?.toLowerCase() === begun.toLowerCase())) return []
  const fits = all.filter(({number = '', title}) => isBegun(begun, number, title))
  const shallow = fits.length > mostSections ? fits.filter((it) => pathOf(it.number ?? '').length <= 2) : fits
  return shallow.slice(0, mostSections).map((section, index) => {
    const {number: cited = '', title, at} = section
    const line = document.positionAt(at.block.span.start).line + 1
    return {
      label: cited,
      labelDetails: {description: shorten(bare(title), 60)},
      kind: 18 satisfies typeof CompletionItemKind.Reference,
      detail: `${shorten(bare(title), 60)} (line ${line})`,
      filterText: /^\p{L}/u.test(begun) && !cited.startsWith(begun) ? title : cited,
      sortText: String(index).padStart(4, '0'),
      textEdit: {range, newText: cited},
    }
  })
}

/** By its number, or by its title. */
function isBegun(begun: string, cited: string, title: string): boolean {
  if (begun === '') return true
  return cited.toLowerCase().startsWith(begun.toLowerCase()) || (/^\p{Lu}/u.test(begun) && title.startsWith(begun))
}

function singular(word: string): string {
  const one = word
    .toLowerCase()
    .replace(/^sub/, '')
    .replace(/ices$/, 'ix')
    .replace(/(annex)es$/, '$1')
  return /^(?:annex|appendix)$/.test(one) ? one : one.replace(/s$/, '')
}

const appendices: ReadonlySet<string> = new Set(['appendix', 'schedule', 'exhibit', 'annex', 'attachment'])

/** Those that a citation with this word can lead to from here, each number once, in order. */
function citable(policy: Policy, at: PlacedClause, word: string): Section[] {
  const {sections} = policy
  const numbered = sections.filter((it) => it.number !== undefined)
  if (appendices.has(word)) return unique(numbered.filter((it) => it.word === word))
  const root = enclosing(policy, at).find(isAppendix)
  const rootOf = (section: Section): Section | undefined => {
    for (let outer: Section | undefined = section; outer; outer = outer.parent) if (isAppendix(outer)) return outer
    return undefined
  }
  const own = root ? numbered.filter((it) => it !== root && rootOf(it) === root) : []
  const free = numbered.filter((it) => rootOf(it) === undefined)
  const named = [...own, ...free].filter((it) => it.word === word)
  // “Article 6” is mostly one of a law: a document without articles offers none, unless it calls its sections so.
  if (word === 'article' || word === 'part') {
    if (named.length > 0) return unique(named)
    if (!policy.references.some((it) => it.fact.to === word && targetOf(policy, it))) return []
  }
  return unique([...own, ...free].filter((it) => it.word === undefined || it.word === word || word === 'section' || word === '§'))
}

function unique(sections: readonly Section[]): Section[] {
  const known = new Map<string, Section>()
  for (const it of sections) {
    const key = pathOf(it.number ?? '').join('.')
    if (!known.has(key)) known.set(key, it)
  }
  return [...known.values()]
}

// — Terms

/** The word being typed, if any. */
const lastWord = /(?<![\p{L}\p{N}@/.#])[\p{L}][\p{L}\p{N}’'-]{0,40}$/u

/**
 * A capital or two small letters ask for terms that begin so, three for one that has such a word in its midst; a
 * quotation mark asks for all. A word that is whole is left alone: “data” is not always “Data”.
 */
function completeTerm({policy}: Snapshot, typed: Typed, markdown: boolean): CompletionItem[] {
  const {before} = typed
  const begun = lastWord.exec(before)?.[0] ?? ''
  // “(the “” is about to define something new.
  const quotes = begun === '' && /(?:“|(?:^|[\s[*_])")$/.test(before) && !/\((?:[^()]{0,40}\s)?[*_]{0,3}[“"]$/.test(before)
  if (begun === '' && !quotes) return []
  // A small word of everyday language is most likely meant: “person” is not always “Personal Data”.
  if (/^\p{Ll}/u.test(begun) && begun.length > 1 && policy.spelling.isCommon(begun)) return []
  const terms = [...termsOf(policy)]
  const written = plain(before)
  if (!quotes && terms.some(({term}) => endsIn(written, plain(term)))) return []
  const defined = definedAt(policy, typed.offset)
  const items: {readonly item: CompletionItem; readonly uses: number}[] = []
  for (const offered of terms) {
    const {term} = offered
    const length = quotes ? 0 : lengthTyped(plain(term), written, begun)
    const range = length === undefined || defined.has(term) ? undefined : typed.rangeFrom(before.length - length)
    if (range) items.push({item: itemOf(offered, range, markdown), uses: usesOf(policy, offered).length})
  }
  // The most used first.
  return items.toSorted((a, b) => b.uses - a.uses).map(({item}, index) => ({...item, sortText: String(index).padStart(4, '0')}))
}

const plain = (text: string) => text.replace(/\s/g, ' ').toLowerCase()

/** Whether the text ends in these words; both in plain form. */
function endsIn(written: string, words: string): boolean {
  return written.endsWith(words) && !/[\p{L}\p{N}]/u.test(written.charAt(written.length - words.length - 1))
}

/** How much of a term the text ends in; nothing if it does not fit. */
function lengthTyped(term: string, written: string, begun: string): number | undefined {
  for (let length = Math.min(term.length - 1, written.length); length >= begun.length; length--) {
    if (endsIn(written, term.slice(0, length))) return length >= 2 || /^\p{Lu}/u.test(begun) ? length : undefined
  }
  const word = begun.toLowerCase()
  return word.length >= 3 && !term.endsWith(` ${word}`) && term.includes(` ${word}`) ? word.length : undefined
}

/** A term that holds here. */
interface Offered {
  readonly term: string
  /** What it means, of so many characters at the most. */
  readonly says: (longest: number) => string
}

/** Each term once, by the definition that says most. */
function* termsOf({definitions, inherited}: Policy): Generator<Offered> {
  const isOffered = (term: string) => term.length >= 3 && !isPronoun(term)
  const terms = new Map<string, PlacedDefinition>()
  for (const definition of definitions) {
    const {term, kind} = definition.fact
    if (!isOffered(term)) continue
    const known = terms.get(term)
    if (!known || (known.fact.kind !== 'means' && kind === 'means')) terms.set(term, definition)
  }
  for (const [term, definition] of terms)
    yield {term, says: (longest) => `${verbs[definition.fact.kind]} ${excerptOf(definition, longest)}`}
  for (const {term, meaning} of inherited) {
    if (isOffered(term) && !terms.has(term)) yield {term, says: (longest) => `${verbs.means} ${shorten(meaning, longest)}`}
  }
}

/** The terms that are just being defined. */
function definedAt({definitions}: Policy, offset: number): ReadonlySet<string> {
  const here = definitions.filter(({fact, at}) => {
    if (offset < at.block.span.start || offset > at.block.span.end) return false
    const {start, end} = at.toSource(fact.span)
    return start <= offset && offset <= end
  })
  return new Set(here.map(({fact}) => fact.term))
}

const verbs = {means: 'means', includes: 'includes', cites: 'has the meaning given', names: 'stands for'} as const

function itemOf({term, says}: Offered, range: CompletionRange, markdown: boolean): CompletionItem {
  const value = markdown ? `**“${escaped(term)}”** ${escaped(says(600))}` : `“${term}” ${says(600)}`
  return {
    label: term,
    kind: 21 satisfies typeof CompletionItemKind.Constant,
    detail: says(60),
    documentation: {kind: (markdown ? 'markdown' : 'plaintext') satisfies MarkupKind, value},
    filterText: term,
    textEdit: {range, newText: term.replace(/\s+/g, ' ')},
  }
}

const escaped = (text: string) => text.replace(/[\\`*_[\]<>#]/g, '\\$&')
