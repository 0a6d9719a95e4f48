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
    // “This information …, which may include your name, may be shared”: of which noun, is not sure.
    if (/\bwhich\b/.test(text.slice(practice.sentence.start, span.start))) return undefined
    const be = isPluralSubject(text.slice(data[0].span.start, data[0].span.end), text.slice(data[0].span.start, span.start)) ? 'are' : 'is'
    return {span, words: `${be} ${also}${words.slice(1).join(' ')}`, ...(goesOn ? {} : {denied: `${be} not ${words.slice(1).join(' ')}`})}
  }
  const isPlural = isPluralActor(actor && text.slice(actor.span.start, actor.span.end), practice.joint)
  if (isPlural) return {span, words: also + words.join(' '), ...(goesOn ? {} : {denied: `do not ${words.join(' ')}`})}
  // “Acme may collect and use”: each would need its ending.
  const last = words.at(-1) ?? ''
  const second = goesOn && words.length === 1 ? secondVerb.exec(text.slice(span.end, span.end + 40)) : null
  if (second) {
    const [all, and, verb = ''] = second
    const both = {start: span.start, end: span.end + all.length}
    return {span: both, words: `${also}${thirdForm(last)} ${and} ${thirdForm(verb)}`, denied: `does not ${last} or ${verb}`}
  }
  if (goesOn) return {span, denied: `does not ${words.join(' ')}`}
  // “May store your data and link it”: the other verb would need its ending, too.
  if (hasFurtherVerb.test(text.slice(span.end, practice.sentence.end))) return undefined
  return {span, words: also + [...words.slice(0, -1), thirdForm(last)].join(' '), denied: `does not ${words.join(' ')}`}
}

const hasFurtherVerb = /,? (?:and|or) (?:[a-z]{3,12}ly )?[a-z]{3,14} (?:this|that|these|the|your|such|it|them|any|all) /

/** “… and process your data” */
const secondVerb =
  /^ (and|or) ([a-z]{3,14})(?= (?:your|the|this|that|these|such|personal|any|all|some|certain|other|information|data|it|them)\b)/

/** “Teachers may”: a kind of people that begins a sentence, not a company. */
export function isPeople(actor: string): boolean {
  return /^\p{L}{3,20}(?:ists|ers|ors|ees|ians|ants|ents)$/u.test(actor)
}

/** “We”, “our teams”. */
export function isPluralActor(actor: string | undefined, joint: boolean): boolean {
  return joint || actor === undefined || /^(?:we|i|you|they|us)$/i.test(actor) || /^\p{Ll}.*[^s]s$|^(?:Our|Their) .*[^s]s$/u.test(actor)
}

function isPluralSubject(head: string, subject: string): boolean {
  if (/^(?:they|these|those)\b/i.test(head)) return true
  if (/^(?:it|this|that|each|any|every|no)\b/i.test(head)) return false
  return (
    /,|\band\b/.test(subject.replace(/(?:,? \(?(?:including|such as|like)|\b(?:that|which|you|we))\b.*$/i, '')) || /[^sui]s$/i.test(head)
  )
}

export function thirdForm(verb: string): string {
  if (/^\p{Lu}{2,}$/u.test(verb)) return thirdForm(verb.toLowerCase()).toUpperCase()
  return /(?:s|x|z|ch|sh)$/.test(verb) ? `${verb}es` : /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`
}

/** Whether a denial makes sense: not of an example, of what is listed below, of part of another statement, or with a hedge left. */
export function isDeniable({span, sentence, actor, data, passive}: Practice, text: string): boolean {
  const before = text.slice(sentence.start, span.start)
  const after = text.slice(span.end, sentence.end)
  const subject = passive ? data[0]?.span.start : actor?.span.start
  const lead = text.slice(sentence.start, subject ?? span.start)
  const next = text.slice(sentence.end, sentence.end + 160)
  return !(
    // The next sentence goes on about it; a label before says that it is done.
    /^\s{0,3}(?:We|Our|You|This|That|These|Such|It|They|The)\b[^.]{0,120}\b(?:this|that|these|such|it|them|information|data|do so)\b/.test(
      next,
    ) ||
    /^\s{0,3}(?:This|These|Such|It)\b/.test(next) ||
    /[:–—]\s{0,3}$/.test(text.slice(Math.max(0, sentence.start - 4), sentence.start)) ||
    /^[^.]{0,70}\.\s{0,3}$/.test(text.slice(0, sentence.start)) ||
    /\b(?:because|in order (?:to|for)|so that|since)\b/i.test(before) ||
    /\b(?:as necessary|as needed|and you(?:r)?|who (?:may|will|can)|that (?:follow|you request))\b/i.test(after) ||
    /\b(?:for (?:example|instance)|despite|unless|(?:in|under) (?:some|certain|limited|rare|extreme|many|most|such|these|other) \w+|(?:as|where|if|when) (?:\w+ )?(?:necessary|appropriate|needed|required|applicable)|sometimes|occasionally)\b/i.test(
      before,
    ) ||
    /^\W{0,3}(?:(?:in order )?to|as) /i.test(lead) ||
    /\b(?:that|which|who|where|when|how|if|because|since),? (?:[\w-]+ ){0,3}$/i.test(lead) ||
    (passive && /^(?:certain|some)\b/i.test(text.slice(subject ?? span.start))) ||
    /\b(?:(?:the )?following|as follows|unless|only (?:if|when|where|as|to))\b|:["”]?$/i.test(after) ||
    // “…, which we only use for”, “this may include”: said of what is done after all.
    /, (?:which|that) (?:we|is|are|may|can)\b|\bthis (?:may|can|could|might)? ?include/i.test(after) ||
    /\b(?:situations|cases|circumstances|ways|instances|conditions) (?:in|under|by) which\b/i.test(before) ||
    /\b(?:as (?:otherwise )?(?:required|permitted)|without (?:undue )?delay|imminent)\b/i.test(after) ||
    /^\s{0,2}For (?:example|instance)\b/.test(text.slice(sentence.end, sentence.end + 14)) ||
    /\p{Lu}{4}/u.test(text.slice(span.start, span.end))
  )
}
