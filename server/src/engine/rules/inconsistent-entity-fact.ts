import type {Clause} from '../model/clause.js'
import {clausesWith} from '../model/ledger.js'
import type {Placed, Policy} from '../model/policy.js'
import {Kind} from '../parse/tokens.js'
import {type Finding, policyRule} from '../rule.js'
import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const inconsistentEntityFact = policyRule({
  id: 'inconsistent-entity-fact',
  category: 'contradiction',
  severity: 'warning',
  summary: 'An address, a number or a company’s name that is written in two ways.',
  rationale:
    'Notices are valid only at the right address, and claims lie only against the right company. Two that differ in a word or a letter are hardly two on purpose: one of them is a slip, and letters to it are lost. The rule compares street addresses of one number, e-mail addresses, phone numbers, sites and the legal form of a company, and flags the rarer one, or the later. It does not judge other offices, mailboxes of other departments, fax numbers, extensions, or companies of one name in other countries.',
  authority: [authorities.dealProof],
  examples: [
    {
      bad: 'Write to Acorn, 12 North Mill Street, Dublin.\n\nReturns go to [|12 Mill Street|], Dublin.',
      good: 'Write to Acorn, 12 North Mill Street, Dublin.\n\nReturns go to 12 North Mill Street, Dublin.',
    },
    {
      bad: 'Write to privacy@acorn-plants.example.com or visit acornplants.com. Our owner is acornplants.com, not [|acomplants.com|].',
      good: 'Write to privacy@acorn-plants.example.com or visit acornplants.com. Our owner is acornplants.com.',
    },
  ],
  traps: [
    'The site stands at potterkid.com and the pages at other names of ours, such as pottervid.com, potterkid.com and clayworks.com.',
    'Our offices are at 12 Mill Street, Dublin and 14 Mill Street, Dublin.',
    'Write to privacy@acornplants.com or support@acornplants.com, or see www.acornplants.com and https://acornplants.com.',
    'Phone: +1 415 555 0132. Fax: +1 415 555 0133. From Ireland: +353 1 555 0132.',
    'Acorn Inc. runs the shop; in Europe Acorn Ltd. and Acorn GmbH do.',
    'See acornplants.de, acornplants.fr and en.acornplants.com.',
    'Acorn Ltd runs the shop. Acorn Limited is in Dublin.',
    'Acorn Inc. and Acorn LLC run the shop together.',
    'Send mail to 12 Mill Street, Dublin or 12 North Mill Street, Cork.',
  ],
  *check(policy) {
    for (const {one, others} of conflictsIn(policy)) yield* one.map((fact) => conflict(fact, others))
  },
})

/** Something that can be written wrong, and with what it is compared. */
interface Fact {
  readonly span: Span
  /** Two facts of one value say the same. */
  readonly value: string
  /** Facts that share one of these may contradict each other. */
  readonly keys: readonly string[]
  /** What else must agree, if both say it: the city. */
  readonly place: string
  readonly isNear: (a: string, b: string) => boolean
}

// — Reading

const factsOf = remembered((clause: Clause): readonly Fact[] => {
  const {text, masked} = clause
  const facts: Fact[] = []
  if (/\d \p{Lu}/u.test(masked)) facts.push(...readStreets(masked))
  if (/[-+().\d ]{9}/.test(masked)) facts.push(...readPhones(masked))
  if (/\b(?:Inc|LLC|L\.L\.C|Corp|LP|L\.P)\b/.test(masked)) facts.push(...readCompanies(masked))
  if (text !== masked) facts.push(...readAddresses(clause))
  return facts
})

const types: Readonly<Record<string, string>> = {
  dr: 'drive',
  st: 'street',
  ave: 'avenue',
  rd: 'road',
  blvd: 'boulevard',
  ln: 'lane',
  ct: 'court',
  pl: 'place',
  sq: 'square',
  pkwy: 'parkway',
  hwy: 'highway',
}
const street =
  /(?<![\p{L}\p{N}.,-])(?<number>\d{1,5}[A-Z]?)\s(?<name>(?:\p{Lu}[\p{L}.’'-]{0,25}\s){1,4}?)(?<type>Drive|Dr|Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Way|Court|Ct|Place|Pl|Square|Sq|Parkway|Pkwy|Highway|Hwy|Circle|Terrace|Quay|Row)\b(?!\s(?:Drive|Street|Avenue|Road|Boulevard|Lane)\b)/gu
const directions: Readonly<Record<string, string>> = {n: 'north', e: 'east', s: 'south', w: 'west'}

function* readStreets(text: string): Generator<Fact> {
  for (const match of text.matchAll(street)) {
    const {number = '', name = '', type = ''} = match.groups ?? {}
    const words = name.trim().toLowerCase().replaceAll('.', '').split(/\s/)
    const kind = type.toLowerCase()
    const end = match.index + match[0].length
    yield {
      span: {start: match.index, end},
      value: words.map((word) => directions[word] ?? word).join(' '),
      keys: [`street ${number} ${types[kind] ?? kind}`],
      place:
        /^\.?,\s(\p{Lu}[\p{L}.’' -]{1,30}?)(?=[^\p{L}.’' -]|\.\s|$)/u
          .exec(text.slice(end, end + 40))?.[1]
          ?.toLowerCase()
          .replace(/[.\s]+$/, '') ?? '',
      isNear: isNearStreet,
    }
  }
}

/** One word more, or one with another letter or two: but not east for west. */
function isNearStreet(a: string, b: string): boolean {
  const [long, short] = a.length > b.length ? [a.split(' '), b.split(' ')] : [b.split(' '), a.split(' ')]
  if (long.length === short.length + 1) return long.some((_, index) => long.toSpliced(index, 1).join(' ') === short.join(' '))
  if (long.length !== short.length) return false
  const differing = long.flatMap((word, index) => (word === short[index] ? [] : [[word, short[index] ?? ''] as const]))
  const [[one, other] = ['', '']] = differing
  const areDirections = [one, other].every((word) => Object.values(directions).includes(word))
  const shortest = Math.min(one.length, other.length)
  return differing.length === 1 && !areDirections && shortest > 4 && editsBetween(one, other) <= (shortest > 6 ? 2 : 1)
}

const phone = /(?<![\p{L}\p{N}.,/-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{1,5}\)[ .-]?)?\d{1,5}(?:[ .-]\d{2,9}){1,4}(?![\p{L}\p{N}-]|[.,]\d)/gu

function* readPhones(text: string): Generator<Fact> {
  for (const {0: written, index} of text.matchAll(phone)) {
    const before = text.slice(Math.max(0, index - 24), index)
    const isPhone =
      /^[+(]|^(?:1[ .-])?\d{3}[.-]\d{3}[.-]\d{4}$/.test(written) || /\b(?:call|phone|tel|telephone|mobile)\b[^\d]{0,8}$/i.test(before)
    const digits = written.replaceAll(/\D/g, '').replace(/^1(?=\d{10}$)/, '')
    if (!isPhone || digits.length < 7 || digits.length > 14 || /\bfax\b|facsimile/i.test(before)) continue
    const keys = [digits.slice(0, 5), digits.slice(-4)].map((part) => `phone ${digits.length} ${part}`)
    yield {span: {start: index, end: index + written.length}, value: digits, keys, place: '', isNear: isNearPhone}
  }
}

/** Two digits swapped, or another one; but lines of one office differ in the last two, and areas at the start. */
function isNearPhone(a: string, b: string): boolean {
  const differing = [...a].flatMap((digit, index) => (digit === b[index] ? [] : [index]))
  const [first = 0, second] = differing
  if (first < 3) return false
  if (differing.length === 1) return first < a.length - 2
  return differing.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first]
}

/** Forms of one country: Acorn Ltd. may be another company than Acorn Inc. */
const company =
  /(?<![\p{L}\p{N}])(?<name>\p{Lu}[\p{L}\p{N}&’'-]{1,30}(?:\s\p{Lu}[\p{L}\p{N}&’'-]{0,30}){0,3})(?<comma>,?)\s(?<form>Inc|Incorporated|LLC|L\.L\.C|Corp|Corporation|LP|L\.P)\b(?!\s\p{Lu})/gu
const forms: Readonly<Record<string, string>> = {incorporated: 'inc', llc: 'llc', corporation: 'corp', lp: 'lp'}

function* readCompanies(text: string): Generator<Fact> {
  for (const match of text.matchAll(company)) {
    const {name = '', comma = '', form = ''} = match.groups ?? {}
    const kind = form.toLowerCase().replaceAll('.', '')
    const end = match.index + match[0].length
    yield {
      span: {start: match.index, end: /^\.(?:[,;:)]|\s[\p{Ll}(“"])/u.test(text.slice(end, end + 3)) ? end + 1 : end},
      value: `${comma} ${forms[kind] ?? kind}`,
      keys: [`company ${name.toLowerCase()}`],
      place: '',
      isNear: () => true,
    }
  }
}

function* readAddresses({text, tokens: {starts, ends, kinds}}: Clause): Generator<Fact> {
  for (const [index, kind] of kinds.entries()) {
    if (kind !== Kind.address) continue
    const start = starts[index] ?? 0
    const written = text.slice(start, ends[index])
    const at = written.indexOf('@')
    if (at > 0) yield* readMail(written, at, start)
    const head = /^(?:https?:\/\/)?(?:www\.)?/i.exec(written.slice(at + 1))?.[0].length ?? 0
    yield* readHost(written.slice(at + 1 + head), start + at + 1 + head)
  }
}

const generic = /\.(?:com|org|net|info|io|co|app)$/

function* readMail(written: string, at: number, start: number): Generator<Fact> {
  const local = written.slice(0, at).toLowerCase()
  const domain = written.slice(at + 1).toLowerCase()
  const span = {start, end: start + written.length}
  if (local.length > 4) {
    yield {span, value: local, keys: halvesOf(local).map((half) => `mail ${domain} ${half}`), place: '', isNear: isNearWord}
  }
  const name = domain.replace(generic, '')
  if (name !== domain) yield {span, value: domain, keys: [`mailbox ${local} ${name}`], place: '', isNear: () => true}
}

function* readHost(written: string, start: number): Generator<Fact> {
  const host = /^[\w.-]{1,250}/.exec(written)?.[0] ?? ''
  const match = /(?<name>[\w-]{6,63})(?<rest>\.(?:(?:co|com|org)\.)?\p{L}{2,10})$/u.exec(host.replace(/\.$/, ''))
  const {name = '', rest = ''} = match?.groups ?? {}
  if (!match || name === '') return
  const value = name.toLowerCase()
  const span = {start: start + match.index, end: start + match.index + match[0].length}
  yield {span, value, keys: halvesOf(value).map((half) => `host ${rest.toLowerCase()} ${half}`), place: '', isNear: isNearWord}
}

/** Words one edit apart share their beginning or their end. */
function halvesOf(word: string): readonly string[] {
  return [`${word.slice(0, 3)}…`, `…${word.slice(-3)}`]
}

/** One edit apart, and neither another count (mail2) nor the plural. */
function isNearWord(a: string, b: string): boolean {
  if (a.replaceAll(/\d/g, '') === b.replaceAll(/\d/g, '') || `${a}s` === b || `${b}s` === a) return false
  return isSwapped(a, b) || editsBetween(a, b) === 1 || a.replace('rn', 'm') === b || b.replace('rn', 'm') === a
}

function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  const first = [...a].findIndex((letter, index) => letter !== b[index])
  return a[first] === b[first + 1] && a[first + 1] === b[first] && a.slice(first + 2) === b.slice(first + 2)
}

/** Letters to add, take out or change: 3 if there are more than two. */
function editsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  let row = Array.from({length: b.length + 1}, (_, index) => index)
  for (const [index, letter] of [...a].entries()) {
    const next = [index + 1]
    for (let at = 1; at <= b.length; at++) {
      const change = (row[at - 1] ?? 0) + (letter === b[at - 1] ? 0 : 1)
      next.push(Math.min(change, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1))
    }
    row = next
  }
  return Math.min(3, row.at(-1) ?? 3)
}

// — Comparing

interface Conflict {
  /** The rarer ones, or the later. */
  readonly one: readonly Placed<Fact>[]
  readonly others: readonly Placed<Fact>[]
}

/** More in one place are no slips, and are not compared one by one. */
const most = 20

function conflictsIn(policy: Policy): readonly Conflict[] {
  const groups = new Map<string, Map<string, Placed<Fact>[]>>()
  for (const at of clausesWith(policy, factsOf)) {
    for (const fact of factsOf(at.clause)) {
      for (const key of fact.keys) {
        const group = groups.get(key) ?? new Map<string, Placed<Fact>[]>()
        groups.set(key, group)
        const same = group.get(fact.value)
        if (same) same.push({fact, at})
        else group.set(fact.value, [{fact, at}])
      }
    }
  }
  const conflicts: Conflict[] = []
  const seen = new Set<Fact>()
  for (const group of groups.values()) {
    if (group.size < 2 || group.size > most) continue
    const values = [...group.values()].toSorted((a, b) => b.length - a.length)
    for (const [index, one] of values.entries()) {
      const others = values.slice(0, index).find((it) => contradict(it, one))
      if (!others || one.some(({fact}) => seen.has(fact))) continue
      for (const {fact} of one) seen.add(fact)
      conflicts.push({one, others})
    }
  }
  return conflicts
}

function contradict(a: readonly Placed<Fact>[], b: readonly Placed<Fact>[]): boolean {
  const [one] = a
  const [other] = b
  if (!one || !other || !one.fact.isNear(one.fact.value, other.fact.value)) return false
  if (one.fact.place !== '' && other.fact.place !== '' && one.fact.place !== other.fact.place) return false
  // Named side by side, they are two.
  return !a.some((it) => b.some((its) => its.at === it.at && (isCompany(it.fact) || isListedWith(it, its))))
}

/** “acornvid.example, acornkid.example and …”: nobody lists one twice. */
function isListedWith(one: Placed<Fact>, other: Placed<Fact>): boolean {
  const [first, second] = one.fact.span.start < other.fact.span.start ? [one.fact.span, other.fact.span] : [other.fact.span, one.fact.span]
  const between = one.at.clause.text.slice(first.end, Math.min(second.start, first.end + 30))
  return first.end < second.start && second.start - first.end < 30 && /^,?\s(?:and\s|or\s)?(?:https?:\/\/)?(?:www\.)?$/.test(between)
}

const isCompany = ({keys}: Fact) => keys[0]?.startsWith('company') ?? false

const textOf = ({fact, at}: Placed<Fact>) => at.clause.text.slice(fact.span.start, fact.span.end)

function conflict(one: Placed<Fact>, others: readonly Placed<Fact>[]): Finding {
  // With the full stop of “Inc.”, if one has it.
  const first = others.reduce((best, it) => (textOf(it).length > textOf(best).length && isCompany(it.fact) ? it : best), others[0] ?? one)
  const mine = textOf(one)
  const its = textOf(first)
  return {
    span: one.at.toSource(one.fact.span),
    message: `This says “${mine}”, another place “${its}”. Write the right one in both.`,
    related: [{span: first.at.toSource(first.fact.span), message: `Here it is “${its}”.`}],
    fixes: [
      {title: `Change to “${its}”`, safe: false, edits: () => one.at.edit(one.fact.span, its)},
      {
        title: `Keep “${mine}” and change the other`,
        safe: false,
        edits: () => others.flatMap(({fact, at}) => at.edit(fact.span, mine)),
      },
    ],
  }
}
