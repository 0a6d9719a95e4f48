import {openers} from '../lexicon/abbreviations.js'
import {functionWords} from '../lexicon/function-words.js'
import {conjunctions, determiners, possessives, prepositions, subordinators} from '../lexicon/grammar.js'
import {Kind} from '../parse/tokens.js'
import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import type {Clause} from './clause.js'
import {termKey} from './known.js'
import {indicesWith, keysOf} from './ledger.js'
import type {PlacedClause, Policy} from './policy.js'

/** Words with capitals in a row, as a defined term is written: “Service Description”. */
export interface Phrase {
  /** As written, without determiner and possessive. */
  readonly words: readonly string[]
  /** By which other ways to write it are found: {@link termKey}. */
  readonly key: string
  readonly span: Span
  /** Whether “the”, “your” or the like leads to it. */
  readonly led: boolean
  /** Whether it goes on after “and”, as the names of laws do: “Family Education Rights and Privacy Act”. */
  readonly open: boolean
  /** Whether the words before it bind the reader to it: “you agree to”, “in violation of”. */
  readonly binding: boolean
  /** Whether “this” or “these” leads to it. */
  readonly own: boolean
  /** Whether its capitals were chosen: it stands in a sentence of mostly small words, and not at its start. */
  readonly chosen: boolean
  /** Whether it is quoted, or the words around it say what it means or where that stands. */
  readonly introduced: boolean
  /** Whether an address follows. */
  readonly located: boolean
  /** Whether it names what is on a screen: “click Account Settings”. */
  readonly shown: boolean
  /** Whether it is part of a longer name, or numbered. */
  readonly bound: boolean
}

/** All the phrases of one clause, in order. */
export const phrasesIn = remembered(({kind, masked, tokens, sentences}: Clause): readonly Phrase[] => {
  if (!/\p{Lu}/u.test(masked)) return []
  const {starts, ends, kinds, words} = tokens
  const count = starts.length
  const firsts = new Set(sentences.map(({start}) => start))
  const written = (index: number) => masked.slice(starts[index], ends[index])
  const isProse = kind !== 'heading' && isMostlySmall(masked, tokens)
  const phrases: Phrase[] = []
  for (let index = 0; index < count; index++) {
    if (!isCapital(masked, starts[index], kinds[index])) continue
    let from = index
    let to = index + 1
    while (to < count && to - from < longest) {
      const next = isCapital(masked, starts[to], kinds[to])
      if (isPossessive(masked, ends[to - 1] ?? 0)) break
      if (next) to++
      else if (words[to] === 'of' && isCapital(masked, starts[to + 1], kinds[to + 1])) to += 2
      else break
    }
    index = to - 1
    const opens = isOpening(masked, starts[from] ?? 0, firsts)
    const first = from
    // “If Customer …”, “please contact Our Designated Agent”
    while (from < to - 1 && (words[from] === 'of' || isLead(words[from]) || (from === first && opens && openers.has(written(from))))) from++
    if (from === to - 1 && isLead(words[from])) continue
    const stripped = from > first
    const start = starts[from] ?? 0
    const end = withoutPossessive(masked, ends[to - 1] ?? 0)
    const list: string[] = []
    for (let at = from; at < to; at++) list.push(masked.slice(starts[at], at === to - 1 ? end : ends[at]))
    const before = masked.slice(Math.max(0, start - 70), start)
    const after = masked.slice(end, end + 90)
    phrases.push({
      words: list,
      key: termKey(list.join(' ')),
      span: {start, end},
      led: isLed(words, kinds, from),
      open: /^,? (?:and|or|&) (?:the )?\p{Lu}[\p{L}’'-]* (?:Act|Law|Code|Regulations?|Convention|Directive)\b|^ (?:and|&) Conditions\b/u.test(
        after,
      ),
      binding: binding.test(before),
      own: words[from - 1] === 'this' || words[from - 1] === 'these',
      chosen: isProse && (!opens || stripped),
      introduced: /["“‘]$/.test(before) || introducing.test(after) || isCalled(before, after) || (start < 8 && /^ ?[:–—]/.test(after)),
      located: /^[^.;\n]{0,80}\0/.test(after),
      shown: showing.test(before) || shownAs.test(after),
      bound: !list.every((word) => plain.test(word)) || /^[-\s]?\d|^ ?["“‘(]?\0|^[/&]/.test(after) || /[\0@#/&]\s?$/.test(before),
    })
  }
  return phrases
})

/** No name has more words; more are a list, or a shout. */
const longest = 12

const plain = /^(?:\p{Lu}\p{Ll}+(?:[-‑]\p{Lu}?\p{Ll}+)*|of)$/u
const introducing =
  /^(?:["”’]|,?["”]|\(s\)["”]|\s\((?:["“‘]|as (?:that term is )?defined|the ["“]|each,? an? ["“]|collectively|\p{Lu}{2,6}s?\))|(?:,| [–—-])? (?:as (?:that term is |such term is )?defined|has the meaning|have the meaning|means |shall mean|refers to|is defined)|,? (?:Inc|LLC|L\.L\.C|Ltd|Limited|Corp|Company|Co\.|L\.P|LP|GmbH|plc|B\.V|S\.A)(?!\p{L}))/u
const showing =
  /\b(?:click(?:ing)?|tapp?(?:ing)?|press(?:ing)?|select(?:ing)?|choos(?:e|ing)|toggl(?:e|ing)|under|titled|entitled|called|named|labell?ed|marked|go(?:ing)? to|visit(?:ing)?|via|attn:?|attention:|> ?)(?: (?:on|the|your|our|in|to)){0,2} $|[>»→] ?$/i
const binding =
  /\b(?:agree(?:s|d|ing)?|compl(?:y|ies|ying)|compliance|abide|abiding|accept(?:s|ed|ing|ance)?|accordance|bound|governed|subject|violat(?:e|es|ed|ing|ion)|breach(?:es|ed)?|incorporat(?:e|es|ed)|observe|follow)\b[^.;,\n]{0,24}$/i
const shownAs =
  /^ (?:button|tab|page|menu|link|section|screen|icon|box|checkbox|toggle|settings?|preferences?|dashboard|panel|feature|option|pages|sections|heading|above|below)\b|^ ?[>»→]/

/** “(Support Services)”, “referred to in this policy as your Registration Data” */
function isCalled(before: string, after: string): boolean {
  if (/\((?:[^()]{0,50}\b(?:together|collectively|each),? )?(?:the |our |an? )?$/.test(before) && after.startsWith(')')) return true
  return /\bas (?:the |your |our |an? )?$/.test(before) && /\b(?:referred to|known|called|defined|treated|considered)\b/.test(before)
}

function isCapital(text: string, start: number | undefined, kind: number | undefined): boolean {
  if (start === undefined || kind !== Kind.word) return false
  const code = text.charCodeAt(start)
  return code < 128 ? code >= 0x41 && code <= 0x5a : /^\p{Lu}/u.test(text.charAt(start))
}

const leads = new Set([...determiners, ...possessives, ...prepositions, ...conjunctions, ...subordinators, ...functionWords])
const isLead = (word: string | undefined) => word !== undefined && word !== 'i' && leads.has(word)

function isPossessive(text: string, end: number): boolean {
  return /(?:['’]s|s['’])$/.test(text.slice(Math.max(0, end - 2), end)) || /^['’]/.test(text.charAt(end))
}

function withoutPossessive(text: string, end: number): number {
  return /['’]s$/.test(text.slice(Math.max(0, end - 2), end)) ? end - 2 : end
}

function isOpening(text: string, start: number, firsts: ReadonlySet<number>): boolean {
  return (
    firsts.has(start) || /(?:^|[.:;!?•–—>|\n]|\(?[a-z\d]{1,4}\))["”“‘*_(]{0,2}\s*["“‘(]?$/.test(text.slice(Math.max(0, start - 8), start))
  )
}

/** “your existing Account”, “any applicable Order Form” */
function isLed(words: readonly string[], kinds: readonly number[], at: number): boolean {
  const isDeterminer = (index: number) => determiners.has(words[index] ?? '') || possessives.has(words[index] ?? '')
  if (isDeterminer(at - 1) || /['’]s?$/.test(words[at - 1] ?? '')) return true
  return kinds[at - 1] === Kind.word && !leads.has(words[at - 1] ?? '') && isDeterminer(at - 2)
}

/** Titles, addresses and shouts are capitals for another reason. */
function isMostlySmall(text: string, {starts, kinds}: Clause['tokens']): boolean {
  let all = 0
  let capital = 0
  for (let index = 0; index < kinds.length; index++) {
    if (kinds[index] === Kind.address || kinds[index] === Kind.code) all++
    if (kinds[index] !== Kind.word) continue
    all++
    if (isCapital(text, starts[index], Kind.word)) capital++
  }
  return all >= 6 && capital / all <= 0.45
}

/** What one document writes with capitals, by {@link Phrase.key}. */
export interface Named {
  readonly phrase: Phrase
  /** The clause in which its capitals were first chosen, or in which it first stands, and its index. */
  readonly clause: Clause
  readonly index: number
  /** Where it first stands: the index of the clause, and an offset of its prose. */
  readonly first: readonly [index: number, start: number]
  readonly uses: number
  readonly led: number
  readonly unled: number
  readonly own: boolean
  readonly binding: boolean
  readonly located: boolean
  readonly introduced: boolean
  readonly shown: boolean
  readonly titled: boolean
}

/** The phrase of a key, with how a document uses it. */
export function nameOf(policy: Policy, key: string): Named | undefined {
  const indices = indicesWith(policy, key, undefined, keysIn)
  if (indices.length === 0) return undefined
  // What stands where it stood is used as it was.
  let named = namedAt.get(indices)
  if (!named) {
    named = gather(policy, indices, key)
    if (named) namedAt.set(indices, named)
  }
  return named
}

const namedAt = new WeakMap<readonly number[], Named>()

/** Every phrase of a document, in no order. */
export function* namesOf(policy: Policy): Generator<Named> {
  for (const key of keysOf(policy, undefined, keysIn)) {
    const named = key.startsWith(inner) ? undefined : nameOf(policy, key)
    if (named) yield named
  }
}

/** “Harbour Support Services (as defined below)” introduces Support Services, too. */
export function isIntroducedWithin(policy: Policy, {phrase: {key}}: Named): boolean {
  return indicesWith(policy, inner + key, undefined, keysIn).length > 0
}

const inner = '\0'

/** The phrases of a clause, and those within the ones it introduces. */
const keysIn = remembered((clause: Clause): ReadonlySet<string> => {
  const keys = new Set<string>()
  for (const {key, words, introduced} of phrasesIn(clause)) {
    keys.add(key)
    if (introduced) for (let from = 1; from < words.length - 1; from++) keys.add(inner + termKey(words.slice(from).join(' ')))
  }
  return keys.size === 0 ? noKeys : keys
})

const noKeys: ReadonlySet<string> = new Set()

type Writable = {-readonly [Key in keyof Named]: Named[Key]}

function gather({clauses}: Policy, indices: readonly number[], key: string): Named | undefined {
  let named: Writable | undefined
  for (const index of indices) {
    const {clause, titled} = clauses[index] as PlacedClause
    for (const phrase of phrasesIn(clause)) {
      if (phrase.key !== key) continue
      named ??= {
        phrase,
        clause,
        index,
        first: [index, phrase.span.start],
        uses: 0,
        led: 0,
        unled: 0,
        own: false,
        binding: false,
        located: false,
        introduced: false,
        shown: false,
        titled: false,
      }
      if (phrase.own) named.own = true
      if (phrase.located) named.located = true
      if (phrase.introduced) named.introduced = true
      if (phrase.shown) named.shown = true
      if (phrase.span.end <= titled) named.titled = true
      if (!phrase.chosen || phrase.bound || phrase.open) continue
      if (phrase.binding) named.binding = true
      if (named.uses === 0) {
        named.phrase = phrase
        named.clause = clause
        named.index = index
      }
      named.uses++
      if (phrase.led) named.led++
      else named.unled++
    }
  }
  return named
}
