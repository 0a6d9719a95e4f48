import type {Span} from '../../text/span.js'
import type {Practice} from '../practices.js'

/** What a verb group says without its modal. */
export interface Plain {
  /** The words it replaces. */
  readonly span: Span
  /** “Collect”, “also collects”, “is used”; nothing where other verbs would need an ending, too. */
  readonly words?: string
  /** “Do not collect”; nothing where other verbs hang on it. */
  readonly denied?: string
}

/** A modal, and what weakens it further. */
const modal =
  /^(?:may|might|could|can|will|would|shall)(?:, (?:from time to time|at times|on occasion|occasionally|in some cases|in certain cases|where appropriate|as appropriate|if appropriate|where necessary|if necessary|as necessary|at our(?: sole)? discretion|in our(?: sole)? discretion),)?(?= )/i
const weak =
  /^ (?:sometimes|occasionally|potentially|possibly|perhaps|periodically|from time to time|in some cases|at times|(?:need|have|choose|elect|decide|wish|want) to|be (?:required|obliged|obligated|permitted|entitled|asked) to)(?= )/i

/** “May also collect” → “also collect”, “might be used” → “is used”; nothing where it would not be grammatical for certain. */
export function plainWords(practice: Practice, text: string): Plain | undefined {
  const {span, passive, actor, data} = practice
  const group = text.slice(span.start, span.end)
  const found = modal.exec(group)
  if (!found) return undefined
  let rest = group.slice(found[0].length)
  let also = ''
  for (let step = 0; step < 4; step++) {
    const more = weak.exec(rest)?.[0] ?? /^ also(?= )/i.exec(rest)?.[0]
    if (more === undefined) break
    if (/also/i.test(more)) also = 'also '
    rest = rest.slice(more.length)
  }
  const words = rest.trim().split(' ')
  if (words.length > 4 || /[,()]/.test(rest) || words[0] === 'have' || words[0] === 'not') return undefined
  const goesOn = /^(?:,|\s(?:and|or|and\/or|&)\s|\/)/.test(text.slice(span.end, span.end + 8))
  if (passive) {
    if (words[0] !== 'be' || !data[0] || data[0].span.start >= span.start) return undefined
    const be = isPluralSubject(text.slice(data[0].span.start, data[0].span.end), text.slice(data[0].span.start, span.start)) ? 'are' : 'is'
    return {span, words: `${be} ${also}${words.slice(1).join(' ')}`, ...(goesOn ? {} : {denied: `${be} not ${words.slice(1).join(' ')}`})}
  }
  const isPlural = isPluralActor(actor && text.slice(actor.span.start, actor.span.end), practice.joint)
  if (isPlural) return {span, words: also + words.join(' '), ...(goesOn ? {} : {denied: `do not ${words.join(' ')}`})}
  // “Acme may collect and use”: each would need its ending.
  if (goesOn) return {span, denied: `does not ${words.join(' ')}`}
  const last = words.at(-1) ?? ''
  return {span, words: also + [...words.slice(0, -1), thirdForm(last)].join(' '), denied: `does not ${words.join(' ')}`}
}

/** “We”, “our teams”. */
export function isPluralActor(actor: string | undefined, joint: boolean): boolean {
  return joint || actor === undefined || /^(?:we|i|you|they|us)$/i.test(actor) || /^\p{Ll}.*[^s]s$|^(?:Our|Their) .*[^s]s$/u.test(actor)
}

function isPluralSubject(head: string, subject: string): boolean {
  if (/^(?:they|these|those)\b/i.test(head)) return true
  if (/^(?:it|this|that|each|any|every|no)\b/i.test(head)) return false
  return /,|\band\b/.test(subject.replace(/\b(?:that|which|you|we)\b.*$/i, '')) || /[^sui]s$/i.test(head)
}

export function thirdForm(verb: string): string {
  if (/^\p{Lu}{2,}$/u.test(verb)) return thirdForm(verb.toLowerCase()).toUpperCase()
  return /(?:s|x|z|ch|sh)$/.test(verb) ? `${verb}es` : /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`
}
