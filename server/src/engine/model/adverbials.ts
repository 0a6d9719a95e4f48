import type {Blank, Edit, Span} from '../text/span.js'
import type {Frame} from './frames.js'

/** What takes the place of an adverbial: “when [event]”. */
export type Adverbial = readonly [string, ...(string | Blank)[]]

/** A word that begins a clause of its own: what stands before it and a comma leads to it. */
const subject =
  /^(?:we|you|they|it|i|he|she|the|this|these|those|our|your|their|its|any|all|some|each|every|no|if|when|where|as)(?![\p{L}])/iu
/** What may be joined to an adverbial by “and”: another one. */
const another =
  /^(?:at|from|in|on|with|without|for|as|when|where|if|to the extent|under|upon|only|[a-z]{4,14}ly|subject|otherwise|for any|until|after|before)(?![\p{L}])/iu

/**
 * Takes an adverbial out with the commas, or the conjunction, that belong to it: “We may, from time to time, call you” →
 * “We may call you”. Nothing is left of it but the sentence.
 */
export function withoutAdverbial(text: string, {start, end}: Span): Edit {
  const before = text.slice(Math.max(0, start - 40), start)
  const after = text.slice(end, end + 40)
  if (/\s\($/.test(before) && after.startsWith(')')) return {span: {start: start - 2, end: end + 1}, text: ''}
  // “At any time and from time to time”: with the “and” before it.
  const joined = /(?:,\s)?\s?\b(?:and|or|and\/or)\s$/i.exec(before)
  const joins = /^(?:,\s)?\s?(?:and|or|and\/or)\s/i.exec(after)
  if (joins && another.test(after.slice(joins[0].length))) {
    const from = end + joins[0].length
    return capital(text, before, {start, end: from})
  }
  if (joined && /\b(?:at any time|without notice|discretion)\s(?:and|or)\s$/i.test(before))
    return {span: {start: start - joined[0].length, end}, text: ''}
  const opens = /,\s$/.exec(before)
  const closes = /^\s?,(?=\s)/.exec(after)
  // “And, from time to time, we”; “or in some cases, both”; “(2) if needed, call”
  if (closes && /(?:\b(?:and|but|or|that|if|when|where|unless)|\([a-z\d]{1,4}\))\s$/i.test(before))
    return {span: {start, end: end + closes[0].length + 1}, text: ''}
  if (joined && !/^\s?[\p{L}]/u.test(after)) return {span: {start: start - joined[0].length, end}, text: ''}
  // “And, in some cases both”
  if (opens && !closes && /\b(?:and|but|or),\s$/i.test(before) && /^\s\p{L}/u.test(after)) return {span: {start: start - 2, end}, text: ''}
  if (opens && closes) {
    // “If you agree, from time to time, we” keeps one comma.
    const rest = after.slice(closes[0].length).trimStart()
    return {
      span: {start: start - opens[0].length, end: end + closes[0].length},
      text: (subject.test(rest) || opener.test(before)) && !/\b(?:that|and|but|or),\s$/i.test(before) ? ',' : '',
    }
  }
  if (isAtStart(before)) {
    const comma = /^,?\s*/.exec(after)?.[0].length ?? 0
    return capital(text, before, {start, end: end + comma})
  }
  if (opens && /^[.;:)]/.test(after)) return {span: {start: start - opens[0].length, end}, text: ''}
  return /^\s/.test(after)
    ? {span: {start, end: end + 1}, text: ''}
    : {span: {start: before.endsWith(' ') ? start - 1 : start, end}, text: ''}
}

/** Removes a stretch at a place where a capital belongs, if one belonged there. */
function capital(text: string, before: string, span: Span): Edit {
  const next = text.charAt(span.end)
  if (!isAtStart(before) || next === next.toUpperCase() || text.charAt(span.start) !== text.charAt(span.start).toUpperCase())
    return {span, text: ''}
  return {span: {start: span.start, end: span.end + 1}, text: next.toUpperCase()}
}

/** Whether a sentence, or an item, begins here. */
/** “However, in some cases, Acorn may”: its comma stays. */
const opener = /(?:^|[.!?;]\s)(?:however|therefore|moreover|furthermore|otherwise|in addition|also|finally),\s$/i

export function isAtStart(before: string): boolean {
  return /(?:^|[.!?:;•–—](?:\s|["“])|[\n"“(]|^\s*\(?[a-z\d]{1,3}[.)]\s)\s*$/i.test(before)
}

/**
 * Puts another adverbial in the place of one, wherever English wants it: in the same place behind the verb, in front of the
 * subject where the old one stood before the verb. Nothing where no place is sure.
 */
export function anotherAdverbial(text: string, span: Span, frame: Frame | undefined, adverbial: Adverbial): readonly Edit[] | undefined {
  const {start, end} = span
  const before = text.slice(Math.max(0, start - 40), start)
  const after = text.slice(end, end + 60)
  const [first, ...rest] = adverbial
  // “If, in our sole discretion, we find”: there is a condition already.
  if (isJoined(before, after) || /\b(?:if|when|where|unless|whether|because|each|as)[,(]?\s\(?$/i.test(before)) return undefined
  if (isAtStart(before)) {
    const comma = /^\s*,/.test(after) ? '' : ','
    if (comma && !/^\s/.test(after)) return undefined
    const opening = text.charAt(start) === text.charAt(start).toUpperCase() ? firstUpper(first) : first
    return [{span, text: [opening, ...rest, comma]}]
  }
  // “From time to time, we” behind “and”: “and when [event], we”.
  if (frame?.subject && end <= frame.subject.start && /^,?\s$/.test(text.slice(end, frame.subject.start))) {
    return [{span: {start, end: frame.subject.start}, text: [...adverbial, ', ']}]
  }
  if (!frame || start >= frame.group.end) return behind(text, span, adverbial)
  if (start < frame.group.start && frame.subject && start < frame.subject.end) return undefined
  return inFront(text, span, frame, adverbial)
}

/** “From time to time and at any time”: in a pair with another. */
function isJoined(before: string, after: string): boolean {
  const joins = /^,?\s?(?:and|or|and\/or)\s/i.exec(after)
  return /\b(?:and|or|but not)\s$/i.test(before) || (joins !== null && another.test(after.slice(joins[0].length)))
}

/** What may follow “when [event]” without a comma. */
const stop = /^\s?(?:[.;:,)(]|$)/

/** “Information occasionally volunteered”: it belongs to what follows. */
const participle = /^\s[a-z]{3,14}(?:ed|en|ing)(?![\p{L}-])/iu

function behind(text: string, {start, end}: Span, adverbial: Adverbial): readonly Edit[] | undefined {
  const after = text.slice(end, end + 60)
  const before = text.slice(Math.max(0, start - 2), start)
  if (!/\s$/.test(before) || /\bto\s$/i.test(text.slice(Math.max(0, start - 4), start)) || participle.test(after)) return undefined
  if (/,\s$/.test(before) && /^\s?,/.test(after)) return [{span: {start, end}, text: adverbial}]
  if (/,\s$/.test(before) && !isPhrase(adverbial)) return [{span: {start, end}, text: stop.test(after) ? adverbial : [...adverbial, ',']}]
  if (stop.test(after) || isPhrase(adverbial)) return [{span: {start, end}, text: adverbial}]
  return [{span: {start: start - 1, end}, text: [', ', ...adverbial, ',']}]
}

/** “Every [interval]”, “within [number] days”: it needs no commas. */
const isPhrase = ([first]: Adverbial) => /^(?:every|within|at least)\b/.test(first)

/** “We may from time to time call you” → “When [event], we may call you”. */
function inFront(text: string, span: Span, {subject: own, group, span: whole}: Frame, adverbial: Adverbial): readonly Edit[] | undefined {
  const out = withoutAdverbial(text, span)
  if (own && !/[,;:]|\bthat\b/.test(text.slice(own.end, Math.min(span.start, group.start)).replace(/^,.*,/, ''))) {
    const before = text.slice(Math.max(0, own.start - 40), own.start)
    const [first, ...rest] = adverbial
    if (isAtStart(before) && whole.start <= own.start) {
      const name = text.slice(own.start, own.end)
      const isName = /^\p{Lu}/u.test(name) && !ordinary.test(name)
      const letter = text.charAt(own.start)
      const opening: Edit = {
        span: {start: own.start, end: own.start + 1},
        text: [firstUpper(first), ...rest, ', ', isName ? letter : letter.toLowerCase()],
      }
      return out.span.start > own.start ? [opening, out] : undefined
    }
    // Not before the last of several things.
    if (/,\s(?:and|but)\s$/.test(before) && subject.test(text.slice(own.start, own.start + 12)))
      return [{span: {start: own.start, end: own.start}, text: [...adverbial, ', ']}, out]
  }
  // Behind the modal, between commas: “we may, when [event], call you”.
  const modal = /^(?:may|might|can|will|shall|could|must|should)\b(?: also\b)?/i.exec(text.slice(group.start, group.start + 20))
  if (!modal) return undefined
  const at = group.start + modal[0].length
  if (span.start < at) return undefined
  if (span.start - at <= 2 && span.end < group.end) {
    const close = /^,/.test(text.slice(span.end)) ? 1 : 0
    return [{span: {start: at, end: span.end + close}, text: [', ', ...adverbial, ',']}]
  }
  return undefined
}

/** Words that are written small inside a sentence. */
const ordinary =
  /^(?:We|You|They|It|The|This|These|Those|Our|Your|Their|Its|Any|All|Some|Each|Such|Personal|Information|Data|Changes|Other|Third|Users?)(?![\p{L}])/u

export function firstUpper(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/**
 * Moves what an adverb before a verb says behind its object: “will promptly notify you” → “will notify you within [number]
 * days”. Nothing where the object is too long to be sure where it ends.
 */
export function behindObject(text: string, span: Span, verbEnd: number, adverbial: Adverbial): readonly Edit[] | undefined {
  const end = span.end > verbEnd ? undefined : endOfObject(text, verbEnd)
  return end === undefined ? undefined : [withoutAdverbial(text, span), {span: {start: end, end}, text: [' ', ...adverbial]}]
}

function endOfObject(text: string, verbEnd: number): number | undefined {
  const rest = text.slice(verbEnd, verbEnd + 90)
  // “Respond to”, “be removed from”: there is no object.
  if (/^\s(?:to|on|with|from|by|upon)(?![\p{L}])/iu.test(rest)) return verbEnd
  const short =
    /^\s(?:you|us|it|them|him|her)(?![\p{L}])/iu.exec(rest) ??
    /^\s\p{Lu}[\p{L}\p{N}]{1,24}(?:\.\p{Ll}{2,4})?(?=\s\p{Ll}|[.,;]\s|[.,;]?$)/u.exec(rest)
  if (short) return verbEnd + short[0].length
  const tail = /^(?:\s[^\s.,;:()]{1,24}){0,7}(?=[.;:](?:\s|$)|$)/u.exec(rest)?.[0]
  return tail === undefined || goesOn.test(tail) ? undefined : verbEnd + tail.length
}

const goesOn = /\s(?:and|or|that|which|who|if|when|where|after|upon|following|unless|as|to|by|including|whether|how)\b/i

/** The same in front of a long object: “provide, within [number] days, any documents that …”. */
export function behindVerb(text: string, span: Span, verbEnd: number, adverbial: Adverbial): readonly Edit[] | undefined {
  if (span.end > verbEnd || !/^\s\p{L}/u.test(text.slice(verbEnd, verbEnd + 2))) return undefined
  return [withoutAdverbial(text, span), {span: {start: verbEnd, end: verbEnd}, text: [', ', ...adverbial, ',']}]
}
