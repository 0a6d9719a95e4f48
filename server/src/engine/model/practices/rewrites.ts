import type {Edit, Rewrite, Span} from '../../text/span.js'
import type {Practice} from '../practices.js'
import {isDeniable, plainWords, thirdForm} from './plain.js'

export const recipient = {label: 'named recipient or category'}
export const purpose = {label: 'purpose'}
export const condition = {label: 'condition'}

/** “We may share your data to help you” → “We share your data with [recipient] to help you”. */
export function nameRecipients(fact: Practice, text: string): Edit[] {
  const {purposes, conditions, exceptions, extent, span, data, passive} = fact
  const verbEnd = span.end
  const first = [...purposes, ...conditions, ...exceptions].map(({span}) => span.start).filter((start) => start > verbEnd)
  // “…, including your name”, “… to:”
  const aside = /,?\s\(?(?:including|such as|e\.g\.)\b|\s(?:(?:in order )?to|for|when|if|where)?:/i.exec(text.slice(verbEnd, extent.end))
  if (aside && aside.index > 0) first.push(verbEnd + aside.index)
  const tail = trimmed(text, Math.min(endOfStatement(text, extent), ...first))
  const end = placeBehind(fact, text, afterQuote(text, Math.max(tail, verbEnd)))
  if (end === undefined) return []
  const preposition = fact.verb === 'share' || fact.verb === 'trade' ? ' with ' : ' to '
  const aim: Rewrite =
    purposes.length > 0 || conditions.length > 0 || /^\s(?:(?:in order )?to|when|if)\b/i.test(text.slice(tail, tail + 12))
      ? [preposition, recipient]
      : [preposition, recipient, ' to ', purpose]
  const isLeading = passive && data[0] && data[0].span.start === fact.sentence.start
  if (passive && isLeading && data[0]) {
    // “Disclosed by us in an emergency”
    if (/\bby\b/.test(text.slice(verbEnd, end)) || /\b(?:you|we) \w+/.test(text.slice(data[0].span.start, span.start))) return []
    const object = text.slice(data[0].span.start, trimmed(text, span.start))
    // “This information may be collected or shared”
    if (/\b(?:may|might|can|could|will|is|are|be|been)\b/i.test(object)) return []
    const rest = text.slice(verbEnd, end)
    return [{span: {start: data[0].span.start, end}, text: [`We ${fact.verb} ${lowerFirst(object)}${rest}`, ...aim]}]
  }
  const insertion = {span: {start: end, end}, text: aim}
  const plain = passive ? undefined : withoutModal(fact, text)
  return plain ? [plain, insertion] : [insertion]
}

/** Where the recipient goes: behind what is shared, if it ends for certain there; nowhere if other verbs or more of a list follow. */
function placeBehind({span, data}: Practice, text: string, end: number): number | undefined {
  const [first] = data.filter((it) => it.span.start >= span.end)
  if (first && /\b(?:and|or|and\/or)\b/.test(text.slice(span.end, first.span.start))) return undefined
  const object = data.findLast((it) => it.span.start >= span.end && it.span.end <= end)?.span.end ?? span.end
  const between = text.slice(object, end)
  const isWithin = /[,—–“”"(:]|\b(?:and|or|that|which|as|includ\w+|for|until|when(?:ever)?|pursuant|deem|above|below)\b/i.test(between)
  const at = isWithin ? object : end
  const behind = text.slice(at, at + 24)
  return /^(?:,?\s(?:for|when|whenever|if|as|to|so|until|in|on|under|pursuant|where|only|unless|without|because|after|before|with your|at|by)\b|,\s(?:and|but) (?:we|you|it|they)\b|\s?[.;:)]|\s*$)/i.test(
    behind,
  )
    ? at
    : undefined
}

/** “We may share your data with third parties.” → “We share your data with [recipient] to [purpose].” */
export function renameRecipients(fact: Practice, span: Span, text: string): Edit[] {
  const {party, passive, finite, purposes, conditions, exceptions, extent} = fact
  const plain = party === 'first' && finite && !passive ? withoutModal(fact, text) : undefined
  const isLast = purposes.length === 0 && conditions.length === 0 && exceptions.length === 0 && endOfStatement(text, extent) === span.end
  const edits: Edit[] = [{span, text: plain && isLast ? [recipient, ' to ', purpose] : [recipient]}]
  return plain ? [plain, ...edits] : edits
}

/** Behind a closing quotation mark or bracket. */
function afterQuote(text: string, at: number): number {
  return at + (/^[”’"')\]]+/.exec(text.slice(at, at + 4))?.[0].length ?? 0)
}

/** Before the stop that ends the sentence. */
function endOfStatement(text: string, {start, end}: Span): number {
  return start + text.slice(start, end).replace(/[\s.;:,]+$/, '').length
}

/** Before the space, comma, conjunction or “in order” in front of a phrase. */
function trimmed(text: string, at: number): number {
  return (
    at -
    (/(?:[\s,]|\b(?:in order|so as|only|and|or|but|for example|for instance|such as|including)(?=\s|$)){0,6}$/.exec(
      text.slice(Math.max(0, at - 30), at),
    )?.[0].length ?? 0)
  )
}

/** “We may share” → “We share”, “Acme may share” → “Acme shares”; nothing without a modal, or where more verbs hang on it. */
function withoutModal(fact: Practice, text: string): Edit | undefined {
  const reserved = /^reserves? the right to(?= )/i.exec(text.slice(fact.span.start, fact.span.end))
  if (reserved) {
    const words = isPlural(fact.actor && text.slice(fact.actor.span.start, fact.actor.span.end)) ? fact.verb : thirdForm(fact.verb)
    return {span: fact.span, text: words}
  }
  const plain = plainWords(fact, text)
  return plain?.words === undefined ? undefined : {span: plain.span, text: plain.words}
}

export function deny(fact: Practice, text: string): Edit | undefined {
  // “We do not share it if we believe …” says that we do so else.
  if (fact.conditions.length > 0 || !isDeniable(fact, text) || /^ (?:certain|some)\b/i.test(text.slice(fact.span.end, fact.span.end + 9)))
    return undefined
  const plain = plainWords(fact, text)
  return plain?.denied === undefined
    ? undefined
    : {span: plain.span, text: fact.passive ? plain.denied.replace(/^(?:is|are) not/, 'will not be') : plain.denied}
}

function isPlural(actor: string | undefined): boolean {
  return actor === undefined || /^(?:we|i|you|they)$/i.test(actor) || /[^s]s$/.test(actor)
}

/** “Your data” inside a sentence; names keep their capitals. */
export function lowerFirst(words: string): string {
  return /^(?:Your|The|This|That|These|Such|Any|All|Some|Certain|Other|Our)\b/.test(words) || /^\p{Lu}\p{Ll}+(?: \p{Ll}|$)/u.test(words)
    ? words.charAt(0).toLowerCase() + words.slice(1)
    : words
}
