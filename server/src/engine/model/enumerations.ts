import {actionVerbs, nounVerbs, otherVerbs} from '../lexicon/verbs.js'
import type {Span} from '../text/span.js'
import type {Text} from './clause.js'

/** A list that is written into a sentence: “We use it to: (a) send the goods; (b) bill you; and (c) answer you.” */
export interface Enumeration {
  /** From the first word of the sentence to the last word before the list. */
  readonly lead: Span
  readonly items: readonly EnumeratedItem[]
}

export interface EnumeratedItem {
  /** With its mark, without the comma, semicolon or conjunction behind it; of the last with its stop. */
  readonly span: Span
  readonly isMarked: boolean
  /** The “and” or “or” before the next item, in small letters. */
  readonly conjunction: string | undefined
}

type Said = Pick<Text, 'masked'>

const mark = /(?<=[\s:;,(—–]|^)\((?:[a-z]|[A-Z]|[ivx]{1,5}|\d{1,2})\)(?=\s{0,2}[\p{L}“"‘'\0])/gu
/** “Section 4 (a)”, “paragraphs (b) and (c)” cite; they count nothing. */
const citing = /(?:\b(?:sections?|clauses?|paragraphs?|articles?|subsections?|items?|points?|rules?|parts?)|§|\d)\s{0,2}[\d.]{0,8}\s{0,2}$/i
const series: readonly (readonly string[])[] = [
  'a b c d e f g h i j k l m n o p q r s t u v w x y z'.split(' '),
  'A B C D E F G H I J K L M N O P Q R S T U V W X Y Z'.split(' '),
  'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' '),
  Array.from({length: 40}, (_, index) => String(index + 1)),
]

/** Where the marks of a sentence’s outermost series stand: (a), (b), (c). */
export function marksIn({masked}: Said, {start, end}: Span): readonly Span[] {
  const sentence = masked.slice(start, end)
  if (!sentence.includes('(')) return []
  const marks = [...sentence.matchAll(mark)].filter(({index}) => !citing.test(sentence.slice(Math.max(0, index - 24), index)))
  const [first] = marks
  if (!first) return []
  const name = first[0].slice(1, -1)
  // “(i)” opens a series of its own; only after “(h)” is it a letter.
  const names = series.find(([one]) => one === name)
  if (!names) return []
  let next = 0
  const found: Span[] = []
  for (const {0: written, index} of marks) {
    if (written.slice(1, -1) !== names[next]) continue
    found.push({start: start + index, end: start + index + written.length})
    next++
  }
  return found
}

/** What joins two items: a comma or semicolon, a conjunction or both. */
const joint = /[\s,;]{0,4}(?:\b(?<conjunction>and\/or|and|or)\b[\s,]{0,3})?$/iu

/** The list written into a sentence, if it has three items or more, and nothing after them that belongs to all. */
export function enumerationIn(said: Said, sentence: Span): Enumeration | undefined {
  const {masked} = said
  const isStopped = /[.!?]["”’)]?$/.test(masked.slice(Math.max(0, sentence.end - 2), sentence.end))
  if (!isStopped) return undefined
  const marks = marksIn(said, sentence)
  const starts =
    marks.length >= fewest
      ? marks.map(({start}) => start)
      : (afterColon(masked, sentence) ?? purposesIn(masked, sentence) ?? afterExamples(masked, sentence))
  const first = starts?.[0]
  if (!starts || starts.length < fewest || first === undefined) return undefined
  const isMarked = marks.length >= fewest
  const lead = {start: sentence.start, end: first - (/[\s,:;—–-]{1,6}$/.exec(masked.slice(Math.max(0, first - 6), first))?.[0].length ?? 0)}
  const items = starts.map((start, index): EnumeratedItem => {
    const next = starts[index + 1]
    if (next === undefined) return {span: {start, end: sentence.end}, isMarked, conjunction: undefined}
    const match = joint.exec(masked.slice(start, next))
    return {
      span: {start, end: start + (match?.index ?? next - start)},
      isMarked,
      conjunction: match?.groups?.['conjunction']?.toLowerCase(),
    }
  })
  const enumeration = {lead, items}
  return isWhole(masked, enumeration) ? enumeration : undefined
}

const fewest = 3

/** Where the items of “…: x; y; and z.” begin. */
function afterColon(masked: string, {start, end}: Span): readonly number[] | undefined {
  const sentence = masked.slice(start, end)
  if (!sentence.includes(';')) return undefined
  const colon = /^[^:;()]{8,400}:\s{1,2}(?=[\p{Ll}“"\d])/u.exec(sentence)
  if (!colon) return undefined
  const starts = [start + colon[0].length]
  let depth = 0
  for (let index = colon[0].length; index < sentence.length; index++) {
    const character = sentence.charAt(index)
    if (character === '(') depth++
    else if (character === ')') depth--
    else if (character === ';' && depth === 0) {
      const behind = /^;\s{1,2}(?:(?:and\/or|and|or)\s)?/i.exec(sentence.slice(index, index + 12))?.[0].length ?? 1
      starts.push(start + index + behind)
    }
  }
  return starts.every((at) => /[\p{Ll}“"\d]/u.test(masked.charAt(at))) ? starts : undefined
}

const aim = /,? (?:(?:and|or|and\/or) )?(?:in order )?to (?<verb>\p{Ll}{2,20})\b/gu
/** What a list of purposes hangs on. */
const endsWithAim = /[\p{L}\p{N})”"]$/u

/** Where the items of “We use it to send the goods, to bill you, and to answer you.” begin. */
function purposesIn(masked: string, {start, end}: Span): readonly number[] | undefined {
  const sentence = masked.slice(start, end)
  if (!/, (?:and |or )?(?:in order )?to \p{Ll}/u.test(sentence) || /[;:]/.test(sentence)) return undefined
  const aims = [...sentence.matchAll(aim)].filter(({groups}) => isVerb(groups?.['verb'] ?? ''))
  const isJoined = ({0: found}: RegExpExecArray) => found.startsWith(',')
  const joined = aims.filter(isJoined)
  const [second] = joined
  if (!second || joined.length < fewest - 1) return undefined
  // Of the first purpose no comma tells: it must be the only one before.
  const before = aims.filter(({index}) => index < second.index)
  const [first] = before
  if (!first || before.length > 1 || !endsWithAim.test(sentence.slice(0, first.index))) return undefined
  const items = [first, ...joined]
  const isRegular = items.every((it, index) => /\b(?:and|or)\b/.test(it[0]) === (index === items.length - 1) || index === 0)
  if (!isRegular || /\b(?:and|or)\b/.test(first[0])) return undefined
  return items.map(({0: found, index}) => start + index + found.search(/(?:in order )?to /))
}

const isVerb = (word: string) => otherVerbs.has(word) || nounVerbs.has(word) || Object.values(actionVerbs).some((verbs) => verbs.has(word))

const announcing =
  /(?<![\p{L}-])(?:including(?:,? (?:but not limited to|without limitation|for example))?|includes?|such as|consists? of|the following(?: [\p{L}-]{2,20}){0,3})(?:,|:)? (?=[^,;:()]{2,90},)/giu
/** What opens no item of a list of things. */
const noItem =
  /^(?:which|who|whom|whose|that|when|where|if|as|so|unless|except|but|in each case|for example|e\.g|i\.e|etc|respectively|we|you|it|they|among|by|with|in|on|at|not|even|including|such|to the extent|provided)\b/i

/** Where the items of “…, such as x, y, and z.” begin: four or more, short, none of them with a list of its own, at the end of the sentence. */
function afterExamples(masked: string, {start, end}: Span): readonly number[] | undefined {
  const sentence = masked.slice(start, end)
  if (!/\b(?:includ|such as|consist|following)/i.test(sentence)) return undefined
  const opening = [...sentence.matchAll(announcing)].at(-1)
  if (!opening) return undefined
  const first = opening.index + opening[0].length
  const listed = sentence.slice(first)
  if (/[;:()]/.test(listed)) return undefined
  const starts: number[] = []
  let at = 0
  const parts = listed.split(/(, (?:(?:and\/or|and|or) )?)/)
  const isLast = (index: number) => index === parts.length - 1
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 0) {
      const words = part.split(/\s+/).length
      if (noItem.test(part) || words > longestExample || (!isLast(index) && /\b(?:and|or)\b/i.test(part))) return undefined
      starts.push(start + first + at)
    } else if (/\b(?:and|or)\b/.test(part) !== (index === parts.length - 2)) return undefined
    at += part.length
  }
  return starts.length >= fewestExamples && areAlike(parts.filter((_, index) => index % 2 === 0)) ? starts : undefined
}

const governs = /\b(?:of|for|about|from|to|in|on|with|by|regarding)\b/i

/** Whether no item leans on another: not “warranties of title, fitness, …”, and not “name, image or voice of anybody shown”. */
function areAlike(items: readonly string[]): boolean {
  const [first = '', second = ''] = items
  if (governs.test(first) && !governs.test(second)) return false
  const lengths = items.map((it) => it.split(' ').length)
  const last = lengths.pop() ?? 0
  return last <= Math.max(3, 2 * Math.max(...lengths)) || /^(?:any |all )?other\b/i.test(items.at(-1) ?? '')
}

const fewestExamples = 4
const longestExample = 10

/** Whether lead-in and items can stand on lines of their own: nothing is cut, and nothing after the last item belongs to all of them. */
function isWhole(masked: string, {lead, items}: Enumeration): boolean {
  const words = (span: Span) => masked.slice(span.start, span.end)
  const leading = words(lead)
  if ((leading.match(/\S+/g)?.length ?? 0) < 2 || !isBalanced(leading) || !items.every(({span}) => isBalanced(words(span)))) return false
  // “(h), (i) and (j)” cite.
  if (
    items.some(
      ({span}) =>
        words(span)
          .replace(/^\([^()]{1,5}\)/, '')
          .trim().length < 2,
    )
  )
    return false
  // “If you (a) …, (b) … or (c) …, we may …”: what is said comes after the list.
  if (subordinate.test(leading) && !leading.includes(',')) return false
  const last = items.at(-1)
  if (!last) return false
  return !goingOn.test(words(last.span)) && !isFarLonger(items)
}

const subordinate =
  /^(?:\S{1,12}\s){0,1}(?:if|when|where|whenever|unless|once|while|as|because|since|although|though|by|to the extent|in the event|except|for|upon|after|before|subject to|in addition to|whether|any|all|in)\b/i
const subject = String.raw`(?:you|we|it|they|he|she|this|these|such|that|the [\p{L}-]{2,20}|our [\p{L}-]{2,20}|your [\p{L}-]{2,20}|each party|neither party|\p{Lu}[\p{L}’'-]{1,30})`
/** After the last item: “…, and we will tell you”, “…, in each case within a month”. */
const goingOn = new RegExp(
  String.raw`[,;—–]\s(?:(?:and|but|or|then|so|in which case|provided that|unless|except that)[,\s]{1,2})?${subject}\s(?:[\p{L}]{2,14}ly\s)?(?:may|will|shall|must|can|cannot|agree|agrees|are|is|was|were|has|have|do|does|did|acknowledge|hereby|consent|understand|reserves?)\b|[,;]\s(?:in each case|in any case|in either case|in all cases|all of which|any of which|each of which|each of the|any of the|without|provided|subject to|as applicable|and in (?:each|such|any)|so (?:long|that)|unless|except|to the extent|regardless|whether or not|then)\b`,
  'u',
)

/** A last item much longer than the others has swallowed what comes after the list. */
function isFarLonger(items: readonly EnumeratedItem[]): boolean {
  const lengths = items.map(({span}) => span.end - span.start)
  const last = lengths.pop() ?? 0
  return last > 150 && last > 3 * Math.max(...lengths)
}

/** Whether every bracket and quotation mark has its other half; the marks of items have theirs. */
export function isBalanced(words: string): boolean {
  const count = (character: string) => words.split(character).length - 1
  return count('(') === count(')') && count('[') === count(']') && count('“') === count('”') && count('"') % 2 === 0
}
