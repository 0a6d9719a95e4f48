import {overlaps, type Span} from '../text/span.js'
import type {Text} from './clause.js'

/** “Personal Data” means …; the “Service”. */
export interface Definition {
  /**
   * `means`: “X” means …; `includes`: it also covers …; `cites`: it is defined elsewhere; `names`: what
   * was just described is called so.
   */
  readonly kind: 'means' | 'includes' | 'cites' | 'names'
  /** As defined, without quotation marks and article: `Personal Data`. */
  readonly term: string
  /** The term itself, without its quotation marks. */
  readonly span: Span
  /** What it is said to mean: the words after “means”, or the words before a parenthesis. */
  readonly meaning: Span
  /** `(the “Service”)` with its brackets, if it is so introduced. */
  readonly parenthesis: Span | undefined
  /** Whether it holds only “for the purposes of this Section” or the like. */
  readonly local: boolean
  /** Whether it gathers what the parenthesis itself or the words before list: “collectively”, “together”. */
  readonly gathers: boolean
  /** Whether its capital may be there only because it opens a line: “Cookies: small files …”. */
  readonly anyCase?: true
}

/** A stretch in quotation marks: `start` and `end` are those of the marks. */
interface Quote extends Span {
  /** As written between the marks. */
  readonly words: Span
  /** Whether nothing but its type sets it apart: `the **Service**`. */
  readonly unquoted?: true
}

/** Finds where one clause says what a term means. Titles, labels and words in scare quotes are no definitions. */
export function* readDefinitions(text: Text): Generator<Definition> {
  const quotes = [...(/["“”‘']/.test(text.masked) ? readQuotes(text.masked) : [])]
  if (text.emphasized.length > 0) addEmphasized(text, quotes)
  const found = [...readUnquoted(text)]
  const taken = new Set<Quote>()
  for (const definition of readParentheses(text, quotes, taken)) found.push(definition)
  const rest = quotes.filter((quote) => !taken.has(quote))
  const covered = new Set<number>()
  const cover = ({span: {start, end}}: Definition) => {
    for (let at = start; at < end; at++) covered.add(at)
  }
  found.forEach(cover)
  for (const group of groupsOf(rest, text.masked)) {
    for (const definition of readGroup(text, group)) {
      const {start, end} = definition.span
      // “**Account** means …” needs no marks to be one.
      if (isCovered(covered, start, end)) continue
      found.push(definition)
      cover(definition)
    }
  }
  yield* found.toSorted((a, b) => a.span.start - b.span.start)
}

function isCovered(offsets: ReadonlySet<number>, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (offsets.has(at)) return true
  return false
}

/** One optional space inside the marks is a slip; opening and closing marks may be of different make. */
const quoted = /(?<![\p{L}\p{N}])(?:["“”](?<double>[^"“”\n]{1,80})["“”]|[‘'](?<single>[^"“”‘'’\n]{1,80})['’](?![\p{L}\p{N}]))/gu

function* readQuotes(text: string): Generator<Quote> {
  for (const match of text.matchAll(quoted)) {
    const start = match.index
    const end = start + match[0].length
    yield {start, end, words: {start: start + 1, end: end - 1}}
  }
}

/** Names in bold type or italics stand as if they were quoted: inside brackets, or before “means”. */
function addEmphasized({masked, emphasized}: Text, quotes: Quote[]): void {
  const quoted = [...quotes]
  for (const {start, end} of emphasized) {
    if (end - start > 80 || quoted.some((it) => overlaps(it, {start, end}))) continue
    const inBrackets = introduces.test(masked.slice(Math.max(0, start - 80), start)) && /^[^()\n]{0,60}\)/.test(masked.slice(end, end + 61))
    if (/\b(?:Act|Code|Law|Regulations?|Directive)$/.test(masked.slice(start, end))) continue
    if (inBrackets || plainMeans.test(masked.slice(end, end + 40))) quotes.push({start, end, words: {start, end}, unquoted: true})
  }
  quotes.sort((a, b) => a.start - b.start)
}

const introduces = /\((?:[^()\n]{0,60}\s)?(?:the|our|an?|each|this|hereinafter|hereafter|(?:collectively|together|individually),?) $/i
const plainMeans = /^:?,? (?:shall mean|means?|refers? to|(?:has|have) the meanings?|(?:is|are) defined as)\b/

/** Quotations with nothing but “and”, “or” and commas between: one definition may cover them all. */
function* groupsOf(quotes: readonly Quote[], text: string): Generator<readonly Quote[]> {
  let group: Quote[] = []
  for (const quote of quotes) {
    const last = group.at(-1)
    if (last && !between.test(text.slice(last.end, quote.start))) {
      yield group
      group = []
    }
    group.push(quote)
  }
  if (group.length > 0) yield group
}

const between = /^s?[\s,;/]{0,3}(?:(?:and|or|and\/or) ?)?(?:(?:the|a|an|its|each of|references? to|plural|singular) ){0,2}$/

// — (the “Service”), (collectively, “Services”), (A, B and C, together the “Parties”)

const farthest = 260

function* readParentheses(text: Text, quotes: readonly Quote[], taken: Set<Quote>): Generator<Definition> {
  const {masked} = text
  for (const [index, quote] of quotes.entries()) {
    if (taken.has(quote)) continue
    const parenthesis = around(masked, quote)
    if (!parenthesis) continue
    let next = index + 1
    while ((quotes[next]?.end ?? masked.length) < parenthesis.end) next++
    const inside = quotes.slice(index, next)
    const before = masked.slice(Math.max(0, parenthesis.start - 30), parenthesis.start)
    if (pointing.test(before) || label.test(masked.slice(parenthesis.start, parenthesis.end))) continue
    const defined = definedIn(masked, parenthesis, inside)
    if (!defined) continue
    for (const it of inside) taken.add(it)
    const meaning = defined.listed ?? {start: startOfMeaning(text, parenthesis.start), end: trimEnd(masked, parenthesis.start)}
    for (const it of defined.quotes) {
      const named = nameOf(masked, it)
      if (named) yield {...named, kind: 'names', meaning, parenthesis, gathers: defined.gathers, local: isLocal(masked, parenthesis)}
    }
  }
}

/** The brackets around a quotation, when there are no others in between. */
function around(text: string, quote: Span): Span | undefined {
  let start = quote.start - 1
  while (start >= 0 && quote.start - start < farthest && !/[()\n]/.test(text.charAt(start))) start--
  if (text[start] !== '(') return undefined
  let end = quote.end
  while (end < text.length && end - quote.end < farthest && !/[)\n]/.test(text.charAt(end))) {
    // “Service(s)” in a second quotation.
    if (text[end] === '(' && !optional.test(text.slice(end, end + 4))) return undefined
    end += text[end] === '(' ? text.slice(end).indexOf(')') + 1 : 1
  }
  return text[end] === ')' ? {start, end: end + 1} : undefined
}

const optional = /^\((?:s|es)\)/

function definedIn(text: string, parenthesis: Span, quotes: readonly Quote[]) {
  let rest = ''
  let at = parenthesis.start + 1
  for (const quote of quotes) {
    rest += `${text.slice(at, quote.start)} `
    at = quote.end
  }
  rest += text.slice(at, parenthesis.end - 1)
  const words = wordsOf(rest.replace(inScope, ' '))
  if (words.every((word) => linking.has(word))) {
    return {quotes, gathers: words.some((word) => gathering.has(word)), listed: undefined}
  }
  // Only the last quotation can be what the words before it are called.
  const last = quotes.at(-1)
  if (!last || !wordsOf(text.slice(last.end, parenthesis.end - 1)).every((word) => linking.has(word))) return undefined
  let start = last.start
  let naming = false
  let gathers = false
  for (const {0: word, index} of [...text.slice(parenthesis.start + 1, last.start).matchAll(leadWord)].toReversed()) {
    if (!linking.has(word.toLowerCase())) break
    start = parenthesis.start + 1 + index
    gathers ||= gathering.has(word.toLowerCase())
    naming ||= names.has(word.toLowerCase())
  }
  if (!naming && !gathers) return undefined
  const end = start - (/[\s,;–—]*$/.exec(text.slice(Math.max(parenthesis.start + 1, start - 5), start))?.[0].length ?? 0)
  return {quotes: [last], gathers, listed: {start: parenthesis.start + 1, end}}
}

const leadWord = /[\p{L}\p{N}\0][\p{L}\p{N}.’'\0]*/gu

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(leadWord) ?? []
}

/** “… for purposes of Sections 12 and 13” */
const inScope = /\bfor (?:the )?purposes? of [^()]{2,60}$/i
const linking = new Set(
  `the this these those our your each a an and or and/or collectively together individually hereinafter hereafter herein hereby referred to
  as also such any all called in policy agreement terms document jointly with below for short from time known sometimes applicable its
  affiliates we us is are collective simply defined respectively amended both either party parties one of plus above being on behalf it
  including every s severally aka`.split(/\s+/),
)
const gathering = new Set(['collectively', 'together', 'jointly', 'collective'])
const names = new Set(['hereinafter', 'hereafter', 'each', 'referred', 'individually'])

/** Words after which a quotation is a label or a title. */
const pointing =
  /\b(?:see|titled|entitled|headed|labell?ed|marked|sections?|buttons?|click(?:ing)?|tapp?(?:ing)?|select(?:ing)?|choos(?:e|ing)|caption|heading)\s*$/i
const label =
  /\b(?:also|commonly|formerly|sometimes|often|previously|otherwise) (?:known|called|referred)\b|\b(?:see|click|section|select)\b|["”] (?:section|button|link|tab|page|icon)\b/i

/** “What does “X” mean?” asks, and does not say. */
const asking = /\bdo(?:es)? (?:the (?:term|word|phrase)s? )?$/i

/** A parenthesis speaks of the words back to the start of the sentence, or to the parenthesis before. */
function startOfMeaning({masked, sentences}: Text, to: number): number {
  const sentence = sentences[sentenceAt(sentences, to)]?.start ?? 0
  const before = masked.lastIndexOf(')', to - 1)
  if (before < sentence || !/["”’'][.,]?\)$/.test(masked.slice(Math.max(sentence, before - 2), before + 1))) return sentence
  return before + 1 + (/^[,;]?\s*(?:(?:and|or)\s+)?/.exec(masked.slice(before + 1, before + 20))?.[0].length ?? 0)
}

// — “X” means …; “We,” “our” and “us” refer to …; what we call “X”; … are “Marks.”

const aside = String.raw`(?:,? (?:as|when) used [^,"“.]{2,60},?|,? for (?:the )?purposes? of [^,"“.]{2,60},|,? with respect to [^,"“.]{2,60},|,? in (?:this|these|our) [^,"“.]{2,60}?,?| ?\([^()\n]{0,60}\))?`
const adverbs = '(?:[ ,]+(?:shall|will|each|collectively|hereby|respectively|together|herein|as defined below|and its plural form)){0,3},?'
const verbs = `(?:mean and include|means?|refers? to|referred to|(?:is|are) defined|(?:has|have) the (?:same )?(?:respective )?meanings?|has (?:its|the) definition|denotes?|stands? for|includes?(?! but)|consists? of|comprises?)`
const means = new RegExp(`^s?(?:\\(s\\))?${aside}${adverbs}[ :]+${verbs}\\b`)
const isOrAre = /^,? (?:is|are) (?=(?:the|an?|any|all|our|your|those|these|someone|anyone|each|every|information|data|one)\b)/
const represents = /^,? (?:is|are|represents?|describes?|covers?|will mean) (?=[\p{L}])/u
const ofThis = /^ (?:of|for|under) (?:this|the|each) [^."“”]{2,60}? (?:is|are|shall be|will be)\b/
const dash = /^s?\s*(?:[-–—:=])\s+(?=[\p{L}(])/u
const colonInside = /[:.]["”]\s+(?=\p{Lu})/u

const opening =
  /(?:^|[.:;!?]["”’)]?\s+|\n)(?:(?:the|an?|our|each|any|(?:the )?terms?|references? to|(?:as used|for (?:the )?purposes? of|in) [^,"“.]{2,60}?,)\s+){0,3}$/i
const openingThe = /(?:^|[.:;!?]\s+|\n)The $/
const plainOpening = /^(?:(?:an?|the|our)\s+)?$/i
const calls =
  /(?:\b(?:(?:are|is|be|shall be|will be|we|what we|an? [A-Z][\w-]{0,30}) called|referred to (?:(?:herein|below|collectively|together|here|in this [\w ]{3,30}|throughout [\w ]{3,40}) ?,? ?){0,2}(?:as|by)|(?:collectively|together|jointly)(?:,? [\w.&]+){0,8}? as|defined as|hereinafter|hereafter|(?:we|I) (?:will )?(?:call|refer to (?:it|them|this|these|that)(?: collectively)? as)(?: (?:it|them|this|these|that))?|when we (?:say|use|refer to|talk about)|when we use the (?:word|term)s?)[,:]?|as used here,?) (?:(?:an?|the|our|collectively,?|either) ){0,2}$/
const weMean = /^,? (?:we|I) (?:means?|refer to) /
const defines = /\bdefines?:? (?:the (?:terms?|words?) )?$/
const become = /\b(?:are|is) (?:collectively )?(?:(?:our|the|its|your) )?$/

function* readGroup(text: Text, group: readonly Quote[]): Generator<Definition> {
  const [first] = group
  const last = group.at(-1)
  if (!first || !last) return
  const {masked} = text
  const before = masked.slice(Math.max(0, first.start - 120), first.start)
  const after = masked.slice(last.end, last.end + 200)
  if (pointing.test(before) || asking.test(before)) return
  const verb = first.unquoted ? plainMeans.exec(after)?.[0] : readVerb(text, first, last, before, after)
  if (verb === undefined && (first.unquoted || !isCalled(masked, before, after, group))) return
  const from = last.end + (verb?.length ?? 0)
  const meaning =
    verb === undefined
      ? {start: text.sentences[sentenceAt(text.sentences, first.start)]?.start ?? 0, end: trimEnd(masked, first.start)}
      : {start: skipSpace(masked, from), end: endOfSentence(text, from)}
  const kind = verb === undefined ? 'names' : kindOf(verb)
  const local = isLocal(masked, {start: first.start, end: last.end})
  for (const quote of group) {
    const named = nameOf(masked, quote)
    if (named) yield {...named, kind, meaning, parenthesis: undefined, gathers: false, local}
  }
}

/** What leads from terms to their meaning, as “shall mean” or “is”; nothing if nothing does. */
function readVerb({kind, masked}: Text, first: Quote, last: Quote, before: string, after: string): string | undefined {
  const isFirst = first.start <= 5 && plainOpening.test(masked.slice(0, first.start))
  const found =
    means.exec(after) ??
    (isFirst ? isOrAre.exec(after) : null) ??
    (/\bby (?:the term )?$/i.test(before) ? weMean.exec(after) : null) ??
    (openingThe.test(before) ? ofThis.exec(after) : null) ??
    (opening.test(before) && isName(masked, first) ? represents.exec(after) : null) ??
    (kind === 'item' && first.start === 0 ? dash.exec(after) : null)
  if (found) return found[0]
  return kind === 'item' && first.start === 0 && colonInside.test(masked.slice(last.end - 2, last.end + 3)) ? '' : undefined
}

function isCalled(text: string, before: string, after: string, group: readonly Quote[]): boolean {
  const [first] = group
  if (!first) return false
  if (defines.test(before)) return true
  const call = calls.exec(before)
  if (call) return !/\b(?:may|might|can|also|sometimes|often|otherwise)\b[^,;]{0,40}$/.test(before.slice(0, call.index + call[0].length))
  // “Your logo and name are “Marks.” You …”
  return (
    become.test(before) &&
    isName(text, first) &&
    (/[.]$/.test(text.slice(first.words.end - 1, first.words.end)) || /^\.(?:\s|$)/.test(after))
  )
}

/** Whether it is written like a name, not like a phrase in capitals. */
function isName(text: string, {words}: Quote): boolean {
  const written = text.slice(words.start, words.end)
  return /^\s?\p{Lu}/u.test(written) && !(written.length > 6 && /^[\p{Lu}\s]+$/u.test(written))
}

// — In a glossary: “Personal Data: any information …”, and the first cell of a row

/** What the text defines if it is an entry of a glossary, several names for one thing, perhaps; nothing if it defines something anywhere. */
export function* readEntries(text: Text, definitions: readonly Definition[]): Generator<Definition> {
  const {kind, masked, bold} = text
  if (kind === 'heading' || kind === 'quote' || definitions.some(({span}) => span.start < longestEntry)) return
  const written = kind === 'cell' ? masked : bold > 0 && bold < masked.length ? masked.slice(0, bold) : entry.exec(masked)?.[1]
  const name = written?.replace(/\s*[.:–—-]+\s*$/, '') ?? ''
  if (name.length > longestEntry * (kind === 'cell' ? 2 : 1) || /[.!?;]\s/.test(name)) return
  const from = name.length + (afterEntry.exec(masked.slice(name.length))?.[0].length ?? 0)
  if (kind !== 'cell' && (from === name.length || masked.length - from < 3)) return
  const meaning = {start: kind === 'cell' ? masked.length : from, end: masked.length}
  for (const quote of namesIn(name)) {
    const named = nameOf(masked, quote)
    if (!named || notTerms.test(named.term) || (kind !== 'cell' && !quote.quoted && !/^\p{Lu}/u.test(named.term))) continue
    const anyCase = !quote.quoted && !/\s\p{Lu}|\p{Lu}{2}/u.test(named.term)
    yield {kind: 'means', local: false, ...named, meaning, parenthesis: undefined, gathers: false, ...(anyCase && {anyCase})}
  }
}

/** “the Foundation” / “we”, Personal Data or User Data, or a single name. */
function* namesIn(name: string): Generator<Quote & {readonly quoted: boolean}> {
  const quotes = /["“”]/.test(name) ? [...readQuotes(name)] : []
  if (quotes.length > 0) {
    for (const quote of quotes) yield {...quote, quoted: true}
    return
  }
  let start = 0
  for (const part of name.split(/(\s?\/\s|,? or )/)) {
    const words = {start, end: start + part.length}
    if (part.trim() !== '' && !/^(?:\s?\/\s|,? or )$/.test(part)) yield {...words, words, quoted: false}
    start += part.length
  }
}

const longestEntry = 60
const entry = /^([^.:;!?\n–—]{2,60}?)(?:\s?[:–—]|\s-)\s/
/** What stands between an entry's term and its meaning. */
const afterEntry = /^["”]?(?:\s?\([^()]{1,40}\))?(?:["”]?\s*[.:–—-]+\s*|\s+(?:means?|is|are|refers? to|includes?)(?:\s*[:–—])?\s+)/

// — Personal Data means …

const bare =
  /(?:^|[.:;]\s{1,3})(?:(?:The term|Term|An?|The) )?(?<term>\p{Lu}[\p{L}\p{N}’'-]{0,40}(?: (?:of|and|or|the|\p{Lu}[\p{L}\p{N}’'-]{0,40})){0,5}) (?:shall mean|means|has the meaning (?:given|set forth|set out|ascribed)|is defined as|refers to) (?=[\p{Ll}(“"])/gu

function* readUnquoted(text: Text): Generator<Definition> {
  const {masked} = text
  if (!/\b(?:means?|meaning|defined as|refers to)\b/.test(masked)) return
  for (const match of masked.matchAll(bare)) {
    const term = match.groups?.['term'] ?? ''
    if (notTerms.test(term) || !isTerm(term)) continue
    const start = match.index + match[0].lastIndexOf(term, match[0].length - term.length)
    const from = match.index + match[0].length
    yield {
      kind: kindOf(match[0]),
      local: isLocal(masked, {start, end: start + term.length}),
      term,
      span: {start, end: start + term.length},
      meaning: {start: from, end: endOfSentence(text, from)},
      parenthesis: undefined,
      gathers: false,
    }
  }
}

const notTerms =
  /^(?:This|That|It|Which|We|You|What|Using|Our|Your|There|These|Those|They|He|She|Who|All|Any|Each|Either|Neither|Nothing|Here|One|Some|Such|In|By|If|No|None|Not|Section|And|Or|As|At|For|From|Of|On|To|With|When|Where|Notes?|Examples?|Important|Please|Tip|Warning)\b/

// — What all of them share

function kindOf(verb = ''): Definition['kind'] {
  if (/meaning|defin/.test(verb)) return 'cites'
  return /includes?|comprises?/.test(verb) ? 'includes' : 'means'
}

/** “For the purposes of this Section, “Affiliate” means …”, “(“APPLE” for purposes of Section 13)” */
function isLocal(text: string, {start, end}: Span): boolean {
  // In its own sentence: what the next one says holds for the next one.
  const before =
    text
      .slice(Math.max(0, start - 110), start)
      .split(stopped)
      .at(-1) ?? ''
  const [after = ''] = text.slice(end, end + 60).split(stopped, 1)
  return scoped.test(before + text.slice(start, end) + after)
}

const stopped = /(?<=[.!?]["”’)]?)\s/

const scoped =
  /\b(?:(?:for (?:the )?purposes? of|as used in|when used in|solely (?:in|for)|in|for) (?:this|these|the) (?:(?:foregoing|following|particular) )?(?:sub)?(?:section|paragraph|clause|sentence|article|schedule|attachment|appendix|annex|exhibit|program|provision)|for (?:the )?purposes? of (?:sub)?sections?)(?!\p{L})|\breferences? to ["“]/iu

/** A term without article, marks and optional plural, and where exactly it stands; nothing if it cannot be one. */
function nameOf(text: string, {words}: Quote): {readonly term: string; readonly span: Span} | undefined {
  const written = text.slice(words.start, words.end)
  const core = /^(.*?)(?:\((?:s|es)\))?[\s*_,.;:]*$/u.exec(written.slice(leading(written)))
  const term = core?.[1] ?? ''
  if (!isTerm(term)) return undefined
  const start = words.start + leading(written)
  return {term, span: {start, end: start + term.length}}
}

function leading(written: string): number {
  return /^[\s*_,]*(?:(?:[Tt]he|[Tt]his|[Aa]n?|[Oo]ur) (?=\p{Lu}))?/u.exec(written)?.[0].length ?? 0
}

function isTerm(term: string): boolean {
  if (!/\p{L}/u.test(term) || /[\0[\]{}<>=|]|\p{Ll}[.!?;]\s/u.test(term)) return false
  if (/^(?:https?|as[ -]is|as[ -]available|where is)\b/i.test(term)) return false
  const length = term.split(/\s+/).length
  return length <= 7 && (length <= 3 || /^(?:\p{Lu}|you|we|us|our)/u.test(term) || /\s\p{Lu}/u.test(term))
}

function endOfSentence({sentences, masked}: Text, from: number): number {
  const end = sentences[sentenceAt(sentences, from)]?.end ?? 0
  return end > from ? end : masked.length
}

/** The index of the last sentence that begins at or before an offset. */
function sentenceAt(sentences: readonly Span[], offset: number): number {
  let low = 0
  let high = sentences.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sentences[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (/[\s:,]/.test(text.charAt(at)) && at < text.length) at++
  return at
}

function trimEnd(text: string, to: number): number {
  let at = to
  while (at > 0 && /\s/.test(text.charAt(at - 1))) at--
  return at
}
