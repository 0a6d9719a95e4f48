import type {Clause} from '../model/clause.js'
import {clausesThat} from '../model/ledger.js'
import type {PlacedClause, Policy} from '../model/policy.js'
import {isAppendix, pathOf, type Section} from '../model/sections.js'
import {type Finding, type Fix, policyRule} from '../rule.js'
import {remembered} from '../text/remembered.js'
import type {Edit, Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const listMarkerSequence = policyRule({
  id: 'list-marker-sequence',
  category: 'structure',
  severity: 'warning',
  summary: 'Typed numbers that skip or repeat: (a), (b), (d).',
  rationale:
    'A missing letter makes readers ask what was taken out, and a number given twice makes “Section 4” mean two things. The rule follows numbers that are typed: at the start of paragraphs and lines, inside a sentence, and in headings. A list may begin where it likes and start anew under a heading, in an appendix, or with 1; Markdown counts its own lists, so their numbers are not judged; “(a) and (d)” refers to a list and is none. Whether a reference still leads where it should, it does not judge.',
  authority: [authorities.dealProof, authorities.contractTools],
  examples: [
    {
      bad: 'You may not (a) copy the app; (b) rent it; or [|(d)|] sell it.',
      good: 'You may not (a) copy the app; (b) rent it; or (c) sell it.',
    },
    {
      bad: '(a) We keep your name.\n\n(b) We keep your orders.\n\n[|(b)|] We keep your mail.',
      good: '(a) We keep your name.\n\n(b) We keep your orders.\n\n(c) We keep your mail.',
    },
    {
      bad: '## 1. Use\n\nFree.\n\n## 2. Fees\n\nNone.\n\n## [|4.|] Law\n\nUtah.',
      good: '## 1. Use\n\nFree.\n\n## 2. Fees\n\nNone.\n\n## 3. Law\n\nUtah.',
    },
  ],
  traps: [
    'You may not (a) copy it; (b) rent it; or (c) sell it. Points (a) and (c) survive.',
    'We (i) collect it; (ii) use it; and (iii) keep it for three (3) years, but see (v) below.',
    '## 1. Use\n\n(a) Yours.\n\n(b) Ours.\n\n## 2. Fees\n\n(a) Monthly.\n\n(b) Yearly.',
    '(g) Names.\n\n(h) Orders.\n\n(i) Mail.\n\n(j) Calls.',
    '1. Names\n1. Orders\n1. Mail',
    '## 3. Use\n\nFree.\n\n## 4. [Reserved]\n\n## 5. Law\n\nUtah.',
    '## 1. Use\n\nFree.\n\n## 2. Law\n\nUtah.\n\n## Appendix 1: Support\n\n## 1. Hours\n\nNine to five.',
    'Section 12(a) of the Act, Article 6(1)(a), (b) and (f), and 15 U.S.C. 45(a), (b) and (d) apply.',
    'We (a) sell (i) apps and (ii) games; and (b) rent films.',
    'Plans cost five (5) dollars in year (1), six (6) in year (2) and nine (9) in year (4).',
  ],
  *check(policy) {
    let left = mostFaults
    for (const run of [...headingRunsIn(policy), ...runsIn(policy)]) {
      for (const fault of faultsOf(policy, run)) {
        yield fault
        if (--left === 0) return
      }
    }
  },
})

/** With more, the numbers of a document follow a rule of their own. */
const mostFaults = 40

// — Markers

/** A number or letter as it is typed. */
interface Marker {
  /** With its brackets or stop: in offsets of the prose, or of the source if it stands before the block. */
  readonly span: Span
  readonly before?: boolean
  readonly written: string
  readonly readings: readonly Reading[]
  /** Whether a clause opens with it. */
  readonly opens: boolean
  /** Whether it stands where only a list has one: after `;` or `,`. */
  readonly listed: boolean
}

/** “(i)” is a letter or a Roman number. */
interface Reading {
  /** Its kind with the signs around it. */
  readonly style: string
  readonly value: number
}

interface Placed {
  readonly marker: Marker
  readonly at: PlacedClause
  readonly source: Span
  readonly value: number
}

/** Markers of one list that count on, more or less. */
interface Run {
  readonly style: string
  readonly level: number
  readonly members: Placed[]
  readonly heading: boolean
}

function readingsOf(open: string, number: string, close: string): readonly Reading[] {
  // “(a)” and “a)” are one: a bracket gets lost.
  const style = (kind: string) => `${close === ')' ? '' : open}${kind}${close}`
  if (/^\d/.test(number)) {
    const parts = number.split('.')
    return [{style: style([...parts.slice(0, -1), '1'].join('.')), value: Number(parts.at(-1))}]
  }
  const upper = number === number.toUpperCase()
  const small = number.toLowerCase()
  const readings: Reading[] = []
  const roman = fromRoman(small)
  if (small.length === 1) readings.push({style: style(upper ? 'A' : 'a'), value: small.charCodeAt(0) - 96})
  if (roman !== undefined) readings.push({style: style(upper ? 'I' : 'i'), value: roman})
  return readings
}

const romans = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ')

function fromRoman(text: string): number | undefined {
  const index = romans.indexOf(text)
  return index < 0 ? undefined : index + 1
}

/** The number written like another. */
function likeIt(written: string, style: string, value: number): string {
  const kind = /[aAiI1](?=[^aAiI1]*$)/.exec(style)?.[0] ?? '1'
  const letter = String.fromCharCode(96 + value)
  const number = kind === '1' ? `${value}` : kind === 'a' ? letter : kind === 'A' ? letter.toUpperCase() : (romans[value - 1] ?? '')
  const roman = kind === 'I' ? number.toUpperCase() : number
  return written.replace(/[a-zA-Z]{1,5}(?=[^a-zA-Z\d]*$)|\d{1,3}(?=[^\d]*$)/, roman)
}

const opening = /^(?<open>\(?)(?<number>\d{1,2}|[a-zA-Z]|[ivx]{2,5}|[IVX]{2,5}|\d{1,2}(?:\.\d{1,2}){1,3})(?<close>[.)])(?=\s{1,8}\S)/
const inline = /(?<=[\s;:,“"—–]|^)(?:\(\s?(?<number>[a-zA-Z]|[ivx]{2,5}|[IVX]{2,5}|\d{1,2})\s?\)|(?<digit>\d{1,2})\))(?=\s{1,3}[^\s,;.)])/g
const cited =
  /(?:\b(?:sections?|subsections?|clauses?|sub-?clauses?|paragraphs?|sub-?paragraphs?|articles?|art\.|items?|points?|parts?|limbs?|annex|schedule|exhibit|appendix|options?|steps?|rules?|categor(?:y|ies)|numbers?|nos?\.|under|see|years?)|§{1,2})\s{0,3}(?:[\dA-Za-z.]{0,8}\s?)?(?:\([a-zA-Z\d]{1,5}\),?\s?){0,5}(?:(?:and|or|to|through|&|–|-)\s)?$|\d\s?(?:\([a-zA-Z\d]{1,5}\),?\s?){0,5}(?:(?:and|or|to|through|&|–|-)\s)?$|\(\w{1,5}\)\s(?:and|or|to|through|–|-)\s$/i
const refers =
  /^\s{1,3}(?:and|or|through|above|below|hereof|herein|inclusive|thereof|to \(|of (?:this|the (?:above|foregoing|preceding|previous)|section|article|clause)|[–-])(?=\W|$)/i
const counted =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{2,6}teen|\w{3,6}ty(?:-\w{3,5})?|hundred|thousand)\s$/i

/** Nearly all clauses have none: one cheap look tells. */
const markersIn = remembered(({kind, masked}: Clause): readonly Marker[] => {
  if (kind === 'heading' || kind === 'cell' || kind === 'quote') return none
  const markers: Marker[] = []
  const first = opening.exec(masked)
  if (first) {
    const {open = '', number = '', close = ''} = first.groups ?? {}
    markers.push({
      span: {start: 0, end: first[0].length},
      written: first[0],
      readings: readingsOf(open, number, close),
      opens: true,
      listed: true,
    })
  }
  if (!masked.includes(')')) return first ? markers : none
  for (const match of masked.matchAll(inline)) {
    const {index, 0: written, groups: {number, digit = ''} = {}} = match
    if (first && index < first[0].length) continue
    const before = masked.slice(Math.max(0, index - 40), index)
    if (cited.test(before) || counted.test(before) || refers.test(masked.slice(index + written.length, index + written.length + 40)))
      continue
    markers.push({
      span: {start: index, end: index + written.length},
      written,
      readings: number === undefined ? readingsOf('', digit, ')') : readingsOf('(', number, ')'),
      opens: false,
      listed: /[;,]\s(?:(?:and|or|and\/or)\s)?$/.test(before),
    })
  }
  return markers.length > 0 ? markers : none
})

const none: readonly Marker[] = []

// — Lists

const typedBefore = /(?<open>\(?)(?<number>\d{1,3}(?:\.\d{1,3}){0,4}|[a-zA-Z]|[ivxlc]{1,6}|[IVXLC]{1,6})(?<close>[.)]?)[ \t]{1,20}$/

/** Of plain text the marker stands before the block; Markdown counts its lists itself. */
function markerBefore({source, format}: Policy, {block}: PlacedClause): Marker | undefined {
  if (format !== 'plain' || block.kind !== 'item' || block.ordinal === undefined) return undefined
  const from = Math.max(0, block.span.start - 40)
  const match = typedBefore.exec(source.slice(from, block.span.start))
  if (!match) return undefined
  const {open = '', number = '', close = ''} = match.groups ?? {}
  const start = from + match.index
  const written = `${open}${number}${close}`
  return {
    span: {start, end: start + written.length},
    before: true,
    written,
    readings: readingsOf(open, number, close),
    opens: true,
    listed: true,
  }
}

/** Only paragraphs are sure to be no items of a list. */
const mayCount = (clause: Clause): boolean => clause.kind !== 'paragraph' || markersIn(clause).length > 0

function runsIn(policy: Policy): readonly Run[] {
  const all: Run[] = []
  let open: Run[] = []
  for (const at of clausesThat(policy, mayCount)) {
    const {kind, level, ordinal} = at.block
    if (kind === 'heading') open = []
    const before = markerBefore(policy, at)
    const markers = markersIn(at.clause)
    if (before) place(before, at, level, open, all)
    else if (ordinal !== undefined && !markers[0]?.opens) open = []
    for (const marker of markers) place(marker, at, level, open, all)
  }
  return all.filter(({members}) => members.length > 2)
}

/** Puts a marker where it goes on, or begins a list with it. */
function place(marker: Marker, at: PlacedClause, level: number, open: Run[], all: Run[], heading = false): void {
  const placed = (value: number): Placed => ({marker, at, source: marker.before ? marker.span : at.toSource(marker.span), value})
  for (let index = open.length - 1; index >= 0; index--) {
    const run = open[index] as Run
    const reading = marker.readings.find(({style, value}) => style === run.style && value === lastOf(run) + 1)
    // A list inside a paragraph does not go on in the next one's middle.
    if (!reading || (!marker.opens && run.members.at(-1)?.at !== at)) continue
    open.length = index + 1
    run.members.push(placed(reading.value))
    return
  }
  const first = marker.readings.find(({value}) => value === 1)
  if (!first) {
    for (let index = open.length - 1; index >= 0; index--) {
      const run = open[index] as Run
      const reading = marker.readings.find(({style}) => style === run.style)
      if (!reading || !isSlip(run, reading, marker, at, level)) continue
      open.length = index + 1
      run.members.push(placed(reading.value))
      return
    }
  }
  const reading = first ?? marker.readings[0]
  if (!reading) return
  const run: Run = {style: reading.style, level, members: [placed(reading.value)], heading}
  if (open.length === mostOpen) open.shift()
  open.push(run)
  all.push(run)
}

/** Lists are not nested deeper. */
const mostOpen = 12

const lastOf = ({members}: Run): number => members.at(-1)?.value ?? 0

/** Whether a marker was meant to count on, and does not. */
function isSlip(run: Run, {value}: Reading, marker: Marker, at: PlacedClause, level: number): boolean {
  const {members} = run
  const last = members.at(-1)
  // Where a list begins later, more must count on; headings are surer than what stands in a sentence.
  const enough = (run.heading ? 1 : 2) + (members[0]?.value === 1 ? 0 : 1)
  if (!last || members.length < enough || run.level !== level || !marker.listed) return false
  if (value < last.value || value > last.value + 3) return false
  return marker.opens ? last.marker.opens : !last.marker.opens && last.at === at
}

// — Headings

const headingNumber =
  /^(?:§ ?)?(?:(?<word>Section|Article|Clause|Part|Chapter|SECTION|ARTICLE|CLAUSE|PART|CHAPTER)\s{1,3})?(?<written>\(?(?<number>\d{1,3}(?:\.\d{1,3}){0,4}|[IVX]{1,6}|[A-Z])(?<close>[.):]?))(?=\s|$)/

function headingRunsIn(policy: Policy): readonly Run[] {
  const all: Run[] = []
  let open: Run[] = []
  for (const section of policy.sections) {
    if (section.kind !== 'heading') continue
    const {level} = section.at.block
    const marker = section.number === undefined || isAppendix(section) ? undefined : markerOf(section)
    if (!marker) {
      // A new part, or an appendix, counts anew.
      open = isAppendix(section) ? [] : open.filter((run) => run.level <= level)
      continue
    }
    place(marker, section.at, level, open, all, true)
  }
  return all.filter(({members}) => members.length > 1)
}

function markerOf({at, number: own = ''}: Section): Marker | undefined {
  const match = headingNumber.exec(at.clause.text)
  if (!match) return undefined
  const {word = '', written = '', number = '', close = ''} = match.groups ?? {}
  const path = pathOf(number)
  // What the section is not cited by is no number of its own: “A New Service”.
  if (path.at(-1) !== pathOf(own).at(-1)) return undefined
  const start = match[0].length - written.length
  const span = {start: word === '' ? start : 0, end: match[0].length}
  return {span, written: match[0].slice(span.start), readings: readingsOf(word, number, close), opens: true, listed: true}
}

// — Findings

function* faultsOf(policy: Policy, run: Run): Generator<Finding> {
  for (const [index, member] of run.members.entries()) {
    const last = run.members[index - 1]
    if (!last || member.value === last.value + 1) continue
    if (member.value > last.value && standsBetween(policy, run, member, last)) continue
    yield fault(policy, run, index, last, member)
  }
}

/** Whether a clause between the two bears the number left out, though it is no heading or no item. */
function standsBetween({clauses, sections}: Policy, run: Run, {at}: Placed, last: Placed): boolean {
  const missing = likeIt(last.marker.written, run.style, last.value + 1).replace(/\W{1,3}$/, '')
  for (let index = last.at.index + 1; index < at.index; index++) {
    const text = clauses[index]?.clause.text ?? ''
    if (text.startsWith(missing) && /^[\s.):]/.test(text.slice(missing.length))) return true
  }
  if (!run.heading) return false
  const own = sections.find((it) => it.at === at)
  const path = [...pathOf(own?.number ?? '').slice(0, -1), `${last.value + 1}`].join()
  return sections.some((it) => it.number !== undefined && pathOf(it.number).join() === path)
}

function fault(policy: Policy, run: Run, index: number, last: Placed, member: Placed): Finding {
  const {written} = member.marker
  const [name, before, wanted] = [written, last.marker.written, likeIt(written, run.style, last.value + 1)].map((it) =>
    it.replace(/[.:]$/, ''),
  )
  const twice = member.value === last.value
  return {
    span: member.source,
    message: twice
      ? `“${name}” is there already. Number this and what follows anew.`
      : `“${name}” follows “${before}”. Add “${wanted}”, or number anew from here.`,
    related: [{span: last.source, message: `“${before}” stands here.`}],
    fixes: renumbering(policy, run, index, last),
  }
}

function renumbering(policy: Policy, run: Run, from: number, last: Placed): Fix[] {
  const members = run.members.slice(from)
  const shift = (members[0]?.value ?? 0) - last.value - 1
  if (run.heading && members.some(({at}) => hasNumberedParts(policy, at))) return []
  const [first] = members
  if (!first) return []
  const title = `Number anew from “${likeIt(first.marker.written, run.style, last.value + 1).replace(/[.:]$/, '')}”`
  const edits = (): readonly Edit[] => members.flatMap((it) => renumber(it, likeIt(it.marker.written, run.style, it.value - shift)))
  return [{title, safe: !run.heading && !isCited(policy, members), edits}]
}

/** Only the number is replaced: signs may be escaped. */
function renumber({marker: {written, span, before}, at}: Placed, anew: string): readonly Edit[] {
  const number = numberIn.exec(written)
  if (!number) return []
  const start = span.start + number.index
  const place = {start, end: start + number[0].length}
  const text = numberIn.exec(anew)?.[0] ?? ''
  return before ? [{span: place, text}] : at.edit(place, text)
}

const numberIn = /\d[\d.]*(?<!\.)(?=[^\d]*$)|[a-zA-Z]{1,5}(?=[^a-zA-Z\d]*$)/

function hasNumberedParts({sections}: Policy, at: PlacedClause): boolean {
  const own = sections.find((it) => it.at === at)
  return sections.some(
    (it) => it.parent === own && it.kind === 'heading' && it.number !== undefined && it.at.clause.text.startsWith(it.number),
  )
}

/** Whether something in the document leads to one of these, as far as can be told. */
function isCited({references, source}: Policy, members: readonly Placed[]): boolean {
  const numbers = new Set(members.map(({marker}) => /[a-zA-Z\d.]*\w/.exec(marker.written)?.[0].toLowerCase() ?? ''))
  if (references.some(({fact}) => !fact.elsewhere && pathOf(fact.number).some((part) => numbers.has(part)))) return true
  return members.some(({marker: {written}}) => {
    const bracketed = `(${/[a-zA-Z\d.]*\w/.exec(written)?.[0] ?? ''})`
    const first = source.indexOf(bracketed)
    return written.startsWith('(') ? first !== source.lastIndexOf(bracketed) : first >= 0
  })
}
