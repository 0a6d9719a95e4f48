import {remembered} from '../text/remembered.js'
import {withPlainSpaces} from '../text/spaces.js'
import type {Span} from '../text/span.js'
import type {Clause} from './clause.js'

/** Which text prevails when two disagree. */
export interface Precedence {
  /** `order`: an order of several; `wins`: one over others. */
  readonly kind: 'order' | 'wins'
  /** The words that say so. */
  readonly span: Span
  readonly sentence: Span
  /** Who wins, as written and as a name to compare: “this Section 9”, `section 9`. */
  readonly winner: Named | undefined
  /** Over what; nothing if it does not say. */
  readonly over: string | undefined
  /** Of an order, the names it lists, the first before the last. */
  readonly listed: readonly string[]
  /** It holds only for some cases: “except”, “with respect to”. */
  readonly limited: boolean
}

export interface Named {
  readonly words: Span
  readonly name: string
  /** A section, an appendix: a part of the whole. */
  readonly isPart: boolean
}

const cheap = /\b(?:prevail|precedence|priority|control|govern|supersede)/i
const conflict = /\b(?:conflict|inconsisten|discrepan|contradict|differ(?:s|ent|ence)?\b|precedence|prevail)/i
const order = /\b(?:the )?(?:following )?order of (?:precedence|priority)\b/i
const winning =
  /\b(?:(?:shall|will|must|is to|are to) )?(?:always )?(?:prevails?|controls?|governs?|takes? (?:precedence|priority)|supersedes?)\b/gi
const limiting =
  /\b(?:except(?:ing)?|unless|other than|save (?:for|that)|subject to|with respect to|as to|with regard to|solely|only|to the extent|for (?:the )?purposes? of|translat\w+|language|mandatory|applicable law|local law|where required)\b/i

/** What a clause says of which text prevails. */
export const precedencesIn = remembered((clause: Clause): readonly Precedence[] => {
  if (clause.kind === 'heading' || !cheap.test(clause.masked)) return []
  return clause.sentences.flatMap((sentence) => readSentence(clause, sentence))
})

/** What is longer is no sentence on precedence. */
const longest = 1500

function readSentence({masked}: Clause, sentence: Span): readonly Precedence[] {
  const text = withPlainSpaces(masked.slice(sentence.start, sentence.end))
  if (text.length > longest || !conflict.test(text)) return []
  const place = (start: number, end: number) => ({start: sentence.start + start, end: sentence.start + end})
  const ordering = order.exec(text)
  if (ordering) {
    const rest = text.slice(ordering.index)
    const end = ordering.index + rest.replace(/[.;:,\s]+$/, '').length
    const common = {sentence, winner: undefined, over: undefined}
    return [{kind: 'order', ...common, span: place(ordering.index, end), listed: listedIn(text), limited: limiting.test(text)}]
  }
  return Array.from(text.matchAll(winning)).flatMap((match): readonly Precedence[] => {
    const start = startOfSubject(text, match.index)
    const subject = text.slice(start, match.index).trimEnd()
    const name = nameOf(subject)
    if (name === '') return []
    const winner = {words: place(start, start + subject.length), name, isPart: parts.test(name)}
    const end = match.index + match[0].length
    return [
      {
        kind: 'wins',
        span: place(start, end),
        sentence,
        winner,
        over: overIn(text, subject, end, name),
        listed: [],
        limited: limiting.test(text),
      },
    ]
  })
}

/** The subject of a verb: back to the comma, or to what joins two sentences. */
function startOfSubject(text: string, verb: number): number {
  const before = text.slice(0, verb)
  const boundary = Array.from(before.matchAll(/[,;:]\s(?:then )?|\b(?:and|but|that) (?=(?:the|this|these|our|your|any)\b)/gi)).findLast(
    ({index, 0: {length}}) => before.slice(index + length).trim().length > 2,
  )
  return boundary ? boundary.index + boundary[0].length : 0
}

const between = /\b(?:between|among)\s(?<one>[^,;.]{2,80}?)\sand\s(?<other>[^,;.]{2,80})/i
const against =
  /\b(?:conflicts?|inconsisten(?:t|cy)|in conflict|differs?)\s(?:with|from)\s(?<other>[^,;.]{2,80}?)(?=\s(?:shall|will|prevail|control|govern|take)|[,;.]|$)/i
const overWords = /^\s(?:over\s|in case of a conflict with\s)?(?<over>(?:the|these|this|any|all|our|your|an?)\s[^,;.]{2,80})/i

function overIn(text: string, subject: string, end: number, winner: string): string | undefined {
  const over = overWords.exec(text.slice(end, end + 120))?.groups?.['over']
  if (over !== undefined) return nameOf(over)
  const pair = between.exec(text)?.groups
  const one = nameOf(pair?.['one'] ?? '')
  const other = nameOf(pair?.['other'] ?? '')
  if (pair) return one === winner ? other : other === winner ? one : undefined
  const opposed = against.exec(text)
  if (!opposed) return undefined
  const named = nameOf(opposed.groups?.['other'] ?? '')
  if (named !== winner) return named
  // “If these Terms conflict with an Order Form, the Order Form prevails.”
  const first = /(?:^|\b(?:if|where|when|that)\s)(?<one>[^,;.]{2,60})\s(?:is |are )?$/i.exec(text.slice(0, opposed.index))?.groups?.['one']
  return first === undefined || subject === first ? undefined : nameOf(first)
}

const parts =
  /^(?:(?:term|provision)s? (?:of|in) )?(?:section|clause|article|appendix|annex|schedule|exhibit|attachment|addendum|supplement|paragraph)\b/
/** The rest of the same text. */
export const everything =
  /\b(?:any|all|every) other\b|\b(?:rest|remainder|other (?:parts?|portions?|provisions?|terms?|sections?)|anything)\b/

function nameOf(words: string): string {
  const name = words
    .toLowerCase()
    .replace(/[“”"'’()]/g, '')
    .replace(/\b(?:that|which) (?:is|are) (?:in conflict|inconsistent)\b.*$/, '')
    .replace(/^(?:in (?:the event|case) of (?:a|any) conflict|if there is (?:a|any) conflict)\s*/, '')
    .replace(/^(?:if|where|when|and|but|then|that|, )\s+/, '')
    .replace(
      /^(?:the |this |these |those |an? |any |our |your |its |such |applicable |relevant |its |terms (?:of|in|and conditions of) |provisions? (?:of|in) )+/,
      '',
    )
    .replace(/\s+/g, ' ')
    .trim()
  return /^(?:it|they|which|latter|former|following|law|laws|we|you|party|parties|\S+ law|courts?)$/.test(name)
    ? ''
    : name.replace(/(?<=[a-rt-z])s$/, '')
}

/** “…: (a) the Order Form, (b) the DPA and (c) these Terms” */
function listedIn(text: string): readonly string[] {
  const [, list] = /:\s([^]{5,400})$/.exec(text) ?? []
  if (list === undefined) return []
  const items = list.split(/[,;]\s|\s(?:and|then)\s/).map((item) =>
    nameOf(
      item
        .trim()
        .replace(/^(?:and |then )?(?:\(?\w{1,3}\)\s?)?(?:second|first|third|finally|lastly)?,?\s?/i, '')
        .replace(/\.$/, ''),
    ),
  )
  return items.filter((item) => item !== '')
}
