import type {Edit, Rewrite} from '../../text/span.js'
import type {Placed, Policy} from '../policy.js'
import type {Retention} from '../retention.js'

const general = new Set(['information', 'personal information', 'your information', 'personally identifiable information'])
const elsewhere =
  /\b(?:see|refer to)\b|\b(?:table|schedule|section|list)\b[^.]{0,30}\b(?:below|above)\b|\bretention (?:schedule|policy|table)\b/i

/** What a document says of a statement without a period: enough beside it, or the period for the same data in another place. */
export type Answer = 'here' | Placed<Retention>

/** Tells of each statement without a period whether the document answers it. */
export function answersIn(policy: Policy): (statement: Placed<Retention>) => Answer | undefined {
  const kinds = new Map<string, Placed<Retention>>()
  for (const statement of policy.retentions) {
    const {kind} = statement.fact
    if (kind !== undefined && isAnswer(statement.fact) && !kinds.has(kind)) kinds.set(kind, statement)
  }
  const ofAll = [...general].map((kind) => kinds.get(kind)).find((it) => it !== undefined)
  return ({fact, at}) => {
    const text = at.clause.text
    if (elsewhere.test(text.slice(fact.sentence.start, fact.sentence.end))) return 'here'
    if (at.clause.retentions.some((other) => isNear(other, fact)) || isListAnswering(policy, at.index, text, fact)) return 'here'
    const same = fact.kind === undefined ? undefined : kinds.get(fact.kind)
    // Not every word on all data says that it speaks of this, too.
    return same ?? (ofAll && fact.period === 'missing' ? 'here' : undefined)
  }
}

function isAnswer({negated, period}: Retention): boolean {
  return !negated && (period === 'stated' || period === 'criterion')
}

/** In the sentence before or after; of a missing period also in the same sentence, where a vague one answers too. */
function isNear(other: Retention, {period, sentence}: Retention): boolean {
  const isSame = other.sentence.start === sentence.start
  if (isSame) return period === 'missing' && !other.negated && other.period !== 'missing'
  if (!isAnswer(other) && !(period === 'missing' && other.period === 'vague')) return false
  return Math.abs(other.sentence.start - sentence.end) <= 3 || Math.abs(sentence.start - other.sentence.end) <= 3
}

/** “We keep your data as follows:” is answered by the items below. */
function isListAnswering({clauses}: Policy, index: number, text: string, {sentence}: Retention): boolean {
  if (!/:["”]?$/.test(text.slice(sentence.start, sentence.end))) return false
  for (let next = index + 1; next < Math.min(clauses.length, index + 12); next++) {
    const clause = clauses[next]
    if (clause?.block.kind !== 'item' && clause?.block.kind !== 'cell') return false
    if (clause.clause.retentions.some(({period}) => period === 'stated' || period === 'criterion') || duration.test(clause.clause.text))
      return true
  }
  return false
}

const duration = /\b\d+[\s-](?:day|week|month|year)s?\b|\b(?:until|as long as)\b/i

const period = {label: 'period'}
const event = {label: 'event'}

/** What goes on from words that name no period, and falls with them: “… that is consistent with our duties”. */
const goesOn =
  /^(?: period| periods)?(?: to keep (?:it|them|your [\w ]{1,30}))?(?:,? that (?:is|are|may be) (?:consistent with|necessary|required|needed|reasonabl[ey]|permitted|allowed)(?:[^.;"”()]|\.(?=\S)|(?<=\bU\.S)\.){0,160}(?=[.;"”()]|$))?/i
/** “… for the purposes for which it was collected”, “… by law”: of necessity, not of a period. */
const purposes =
  /^ (?:(?:for|to (?:fulfil|fulfill|achieve|accomplish|satisfy|serve)|for the fulfil?lment of) (?:the|those|these|such|any|our) (?:[\w-]+ ){0,4}purposes?(?: (?:for which|that|described|stated|outlined|set|in|it|they|we|you|was|were|is|are|has|have|been|collected|processed|obtained|provided|out|forth|this|above|below|policy|notice|statement|section|privacy|gathered|received|or|and)\b){0,16}|by (?:applicable )?(?:law|laws|regulations?|policy)(?:(?: and| or) (?:by )?(?:applicable )?(?:law|laws|regulations?|policy))?)(?=[.;,)]|$)/i
/** “After it is no longer needed”: the whole clause goes. */
const clause = /\b(?:when|once|after|until|if|as soon as)\s(?:[\p{L}’'-]{1,20} ){1,6}(?:is|are)\s(?:only )?$/iu

/** Rewrites of words that name no period, the likeliest first. */
export function periodEdits({span: said, ends}: Retention, text: string): readonly {readonly title: string; readonly edit: Edit}[] {
  const behind = text.slice(said.end, said.end + 240)
  const more = purposes.exec(behind)?.[0].length ?? goesOn.exec(behind)?.[0].length ?? 0
  const span = {start: said.start, end: said.end + more}
  const words = text.slice(span.start, span.end)
  const opening = /^no longer\b/i.test(words) ? clause.exec(text.slice(Math.max(0, span.start - 100), span.start))?.[0] : undefined
  if (opening !== undefined) {
    const whole = {start: span.start - opening.length, end: span.end}
    return /^until/i.test(opening)
      ? [edit('Name the event', whole, ['until ', event])]
      : [edit('Name the period', whole, ['within ', period, ' after ', event])]
  }
  const before = text.slice(Math.max(0, span.start - 24), span.start)
  const preposition = /\b(?:for|within|after|over|during)(?: only)?\s$/i.exec(before)?.[0] ?? ''
  const hasEvent = /^\s(?:after|following|from|once|when|post|thereafter|afterwards?|beyond)\b/i.test(text.slice(span.end, span.end + 14))
  const whole = {start: span.start - preposition.length, end: span.end}
  // “Until [event], to comply with the law”: the comma keeps apart what closes from why it is kept.
  const comma = /^\s(?:(?:in order )?to|for)\s/i.test(text.slice(span.end, span.end + 13)) ? [','] : []
  const rest = hasEvent ? [] : [' after ', event, ...comma]
  if (/^until\b/i.test(words))
    return [
      edit('Name the event', span, ['until ', event, ...comma]),
      edit('Name the period', span, ['for ', period, ' after ', event, ...comma]),
    ]
  if (ends)
    return [edit('Name the period', span, [...(preposition || /^(?:when|once|if)\b/i.test(words) ? [] : ['within ']), period, ...rest])]
  const longer = /^(?:any )?longer than/i.test(words) ? 'longer than ' : ''
  const named = edit('Name the period', span, [...(preposition ? [] : ['for ']), ...(longer ? [longer] : []), period, ...rest])
  return longer || hasEvent ? [named] : [named, edit('Name the event', whole, ['until ', event, ...comma])]
}

function edit(title: string, span: Edit['span'], text: Rewrite): {readonly title: string; readonly edit: Edit} {
  return {title, edit: {span, text}}
}
