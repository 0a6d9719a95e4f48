import {dataModifiers, dataNouns} from '../lexicon/data.js'
import {remembered} from '../text/remembered.js'
import type {Edit, Rewrite, Span} from '../text/span.js'
import type {Clause} from './clause.js'
import {listedAfter, quantifiedIn} from './quantified.js'

/** Words that say of a list that it is not all: “including but not limited to”, “etc.”, “and other data”. */
export interface OpenList {
  readonly span: Span
  /** `including X`, `X includes Y` as a verb, `among other things`, or what ends a list: `etc.`, `and other data`. */
  readonly form: 'including' | 'includes' | 'aside' | 'tail' | 'rest'
  readonly sentence: Span
}

const notAll =
  '(?:but (?:is |are |may |shall |will )?not (?:be )?(?:necessarily )?(?:limited|restricted) to|not (?:be )?limited to|without (?:limitation|limit|being limited to|limiting the (?:foregoing|generality of the foregoing)))'
const pattern = new RegExp(
  '(?<![\\p{L}\\p{N}-])(?:' +
    `(?<including>(?:including|such as),?\\s(?:${notAll}|\\(${notAll}\\)))` +
    `|(?<includes>(?:(?:may|might|can|could|will|shall) )?(?:also )?includes?,?\\s(?:(?:is|are|may) )?(?:${notAll}|\\(${notAll}\\)))` +
    '|(?<aside>among other (?:things|purposes|reasons)|amongst other things|among others(?=[,.;:)]))' +
    '|(?<tail>etc\\b(?:\\.{1,3}|…)?|et cetera|(?:and|or) so (?:on|forth)|and\\/or the like|(?:and|or) the like)' +
    ')(?![\\p{L}\\p{N}-])',
  'giu',
)
const mayHave = /\blimit|\bamong|\betc|\bet cetera|\bso (?:on|forth)\b|\bthe like\b/i

export const openListsIn = remembered((clause: Clause): readonly OpenList[] => {
  const {kind, masked, sentences} = clause
  if (kind === 'heading') return []
  const found: OpenList[] = quantifiedIn(clause).flatMap((it) =>
    it.isTail && it.kind === 'data' && !it.isNarrowed && listedAfter(clause, it) !== 'reader'
      ? [{span: it.span, form: 'rest' as const, sentence: it.sentence}]
      : [],
  )
  if (!mayHave.test(masked)) return found
  let index = 0
  for (const match of masked.matchAll(pattern)) {
    const start = match.index
    while (index < sentences.length - 1 && (sentences[index]?.end ?? 0) <= start) index++
    const sentence = sentences[index]
    const form = forms.find((it) => match.groups?.[it] !== undefined)
    // “‘Including’ means ‘including without limitation’”
    if (!sentence || !form || /[“"‘']$/.test(masked.slice(Math.max(0, start - 1), start))) continue
    // The stop of “etc.” at the end is that of the sentence.
    const end = start + match[0].length - (match[0].endsWith('.') && start + match[0].length >= sentence.end ? 1 : 0)
    found.push({span: {start, end}, form, sentence})
  }
  return found.sort((a, b) => a.span.start - b.span.start)
})

const forms = ['including', 'includes', 'aside', 'tail'] as const

export interface Way {
  readonly title: string
  readonly edits: readonly Edit[]
}

/** From where a sentence is looked at: no list is longer than that. */
const baseOf = ({start}: Span, sentence: Span) => Math.max(sentence.start, start - 600)

/** How a list may be closed; `label` is what the rest of it would be. */
export function closings({span, form, sentence}: OpenList, {text}: Clause, label: string): readonly Way[] {
  const after = text.slice(span.end, Math.min(sentence.end, span.end + 40))
  const like = (words: string) =>
    text.slice(span.start, span.end) === text.slice(span.start, span.end).toUpperCase() ? words.toUpperCase() : words
  const comma = /^\s?,/.exec(after)?.[0].length ?? 0
  switch (form) {
    case 'including': {
      const base = baseOf(span, sentence)
      const before = text.slice(base, span.start).trimEnd()
      const start = /[,(:;–—-]$/.test(before) ? span.start : base + before.length
      const end = span.end + comma
      // “All laws, namely one of them”: the whole is more than its examples.
      const isWhole = /\b(?:all|any|every|each)\b[^.;:]{0,160}$/i.test(text.slice(base, span.start))
      return [
        ...(isWhole
          ? []
          : [{title: 'Make it the whole list', edits: [{span: {start, end}, text: like(start === span.start ? 'namely' : ', namely')}]}]),
        {title: 'Write only “including”', edits: [{span: {start: span.start, end}, text: like('including')}]},
      ]
    }
    case 'includes': {
      const words = text.slice(span.start, span.end)
      const end = span.end + comma
      const isOne =
        /\bis\b|\bincludes\b/i.test(words) ||
        (!/\bare\b/i.test(words) &&
          !/(?:[^s]s|data)$/i.test(
            text
              .slice(sentence.start, span.start)
              .trimEnd()
              .replace(/,? (?:which|that|they|these)$/i, ''),
          ))
      const isKnown =
        /\b(?:is|are)\b|\bincludes\b/i.test(words) || !/\band$/i.test(text.slice(baseOf(span, sentence), span.start).trimEnd())
      const verb = /^(?:(?:may|might|can|could|will|shall) )?(?:also )?includes?/i.exec(words)?.[0] ?? 'include'
      return [
        ...(isKnown
          ? [{title: 'Make it the whole list', edits: [{span: {start: span.start, end}, text: like(isOne ? 'consists of' : 'consist of')}]}]
          : []),
        {title: `Write only “${verb}”`, edits: [{span: {start: span.start, end}, text: verb}]},
      ]
    }
    case 'aside':
      return [{title: 'Delete the words', edits: [withoutAside(text, span, comma, span.start === sentence.start)]}]
    default:
      return endings(text, {span, form, sentence}, label)
  }
}

/** With its brackets, or one of its commas if it has two: “include, among other things, reading” becomes “include reading”. */
function withoutAside(text: string, {start, end}: Span, comma: number, isFirst: boolean): Edit {
  if (isFirst) {
    const to = end + (/^,?\s*/.exec(text.slice(end, end + 4))?.[0].length ?? 0)
    return {span: {start, end: to + 1}, text: text.charAt(to).toUpperCase()}
  }
  const isBracketed = text.charAt(start - 1) === '(' && text.charAt(end) === ')'
  const from = isBracketed ? start - 1 : start
  const lead = /,?\s*$/.exec(text.slice(Math.max(0, from - 3), from))?.[0].length ?? 0
  return {span: {start: from - lead, end: isBracketed ? end + 1 : end + comma}, text: ''}
}

const verbal =
  /\b(?:we|you|they|it|may|might|can|will|shall|must|is|are|was|were|be|has|have|collects?|includ\w{1,5}|such as|like|e\.g|namely|uses?|stores?|records?|shares?|provides?|receives?|obtains?|gathers?|to|with|from|that|which|who|when|if|for)\b|[:“”"]/i

const adjectival = /^[\p{L}-]{0,24}(?:al|ic|ed|ive|ous|able|ary|usage|device|log|diagnostic)$/iu

function lacksNoun(item: string, isSingle: boolean): boolean {
  const word = /[\p{L}\p{N}-]+[)”"]?$/u.exec(item.trim())?.[0] ?? ''
  if (dataNouns.has(word.toLowerCase()) || /[)”"]$|^\p{Lu}/u.test(word)) return false
  if (dataModifiers.has(word.toLowerCase())) return true
  return isSingle ? !/[^s]s$/.test(word) : adjectival.test(item.trim())
}

/** “A, B, etc.”: the rest named, or left away where what then ends the list is plain to see. */
function endings(text: string, {span, form, sentence}: OpenList, label: string): readonly Way[] {
  const base = baseOf(span, sentence)
  const before = text.slice(base, span.start)
  const joint = /(?<oxford>,?)\s(?<and>and|or|and\/or)\s$/i.exec(before)?.groups
  const own = /^(?<and>and|or)\b/i.exec(text.slice(span.start, span.end))?.groups
  const and = joint?.['and'] ?? own?.['and'] ?? (isChoice(before) ? 'or' : 'and')
  const trimmed = before.replace(/,?\s*(?:(?:and|or|and\/or)\s)?$/i, '')
  const from = base + trimmed.length
  const last = lastComma(trimmed)
  const item = trimmed.slice(last + 1)
  // “In general, cookies and other technical data”: what stands before the comma is no item.
  const isLed =
    last >= 0 &&
    leading.test(trimmed.slice(lastComma(trimmed.slice(0, last)) + 1, last).trimStart()) &&
    lastComma(trimmed.slice(0, last)) < 0
  const isSingle = last < 0 || isLed || verbal.test(item)
  const hasMore =
    !isSingle && lastComma(trimmed.slice(0, last)) >= 0 && !verbal.test(trimmed.slice(lastComma(trimmed.slice(0, last)) + 1, last))
  // “Diagnostic, technical and related information”: the adjectives need their noun.
  if (form === 'rest' && lacksNoun(isSingle ? trimmed : item, isSingle))
    return [{title: 'Say which', edits: [{span: {start: span.end, end: span.end}, text: [' (namely ', {label}, ')']}]}]
  const named: Rewrite =
    form === 'rest' && (joint || /,\s$/.test(before)) ? [{label}] : [hasMore && /,\s*$/.test(before) ? `, ${and} ` : ` ${and} `, {label}]
  const ways: Way[] = [{title: 'Name the rest', edits: [{span: form === 'rest' ? span : {start: from, end: span.end}, text: named}]}]
  // Between two commas it ends nothing.
  if (form === 'rest' && !joint) return ways
  if (isSingle) return [...ways, {title: 'Delete it', edits: [{span: {start: from, end: span.end}, text: ''}]}]
  if (item.trim().split(/\s+/).length > 7 || /\b(?:and|or)\b/i.test(item) || /[()]/.test(item)) return ways
  const at = base + last
  const isOxford = hasMore && (form === 'rest' ? joint?.['oxford'] === ',' : /,\s*$/.test(before))
  return [
    ...ways,
    {
      title: 'Delete it',
      edits: [
        {span: {start: at, end: at + 1}, text: isOxford ? `, ${and}` : ` ${and}`},
        {span: {start: from, end: span.end}, text: ''},
      ],
    },
  ]
}

/** What leads into a sentence and is none of its things. */
const leading =
  /^(?:in|at|on|for|when|if|as|by|with|from|to|upon|during|after|before|generally|however|also|typically|additionally|finally|further)\b/i

/** “Which portion: an image, a link, etc.”, “your ID (passport, licence, etc.)”: one of them. */
function isChoice(before: string): boolean {
  if (/\b(?:which|whether|either|any|each|every)\b[^.;]{0,80}$/i.test(before)) return true
  const head = /\b(?:an?|one|your|each|the)\s(?:[\w-]{1,24}\s){0,3}([\w-]{1,24})\s\([^()]{0,120}$/i.exec(before)?.[1]?.toLowerCase()
  return head !== undefined && !head.endsWith('s') && !dataNouns.has(head)
}

/** The last comma that stands in no brackets; -1 if there is none. */
function lastComma(text: string): number {
  let depth = 0
  for (let i = text.length - 1; i >= Math.max(0, text.length - 400); i--) {
    const char = text.charAt(i)
    if (char === ')') depth++
    else if (char === '(') depth--
    if (depth < 0) return -1
    // “E.g.,” opens a list.
    if (char === ',' && depth === 0 && !/\b(?:e\.g|i\.e)\.$/i.test(text.slice(Math.max(0, i - 4), i))) return i
  }
  return -1
}
