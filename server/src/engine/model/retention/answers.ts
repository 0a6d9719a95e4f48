import type {Edit, Rewrite} from '../../text/span.js'
import type {Placed, Policy} from '../policy.js'
import type {Retention} from '../retention.js'

const general = new Set(['information', 'personal information', 'your information', 'personally identifiable information'])
const elsewhere =
  /\b(?:see|refer to)\b|\b(?:table|schedule|section|list)\b[^.]{0,30}\b(?:below|above)\b|\bretention (?:schedule|policy|table)\b/i

/** Tells of each statement without a period whether the document answers it elsewhere. */
export function answersIn(policy: Policy): (statement: Placed<Retention>) => boolean {
  const kinds = new Set<string>()
  for (const {fact} of policy.retentions) if (isAnswer(fact) && fact.kind !== undefined) kinds.add(fact.kind)
  const hasGeneral = [...general].some((kind) => kinds.has(kind))
  return ({fact, at}) => {
    const text = at.clause.text
    if (fact.kind !== undefined && kinds.has(fact.kind)) return true
    if (hasGeneral && fact.period === 'missing') return true
    if (elsewhere.test(text.slice(fact.sentence.start, fact.sentence.end))) return true
    return at.clause.retentions.some((other) => isNear(other, fact)) || isListAnswering(policy, at.index, text, fact)
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

/** Rewrites of words that name no period, the likeliest first. */
export function periodEdits({span, ends}: Retention, text: string): readonly {readonly title: string; readonly edit: Edit}[] {
  const words = text.slice(span.start, span.end)
  const before = text.slice(Math.max(0, span.start - 24), span.start)
  const preposition = /\b(?:for|within|after|over|during)(?: only)?\s$/i.exec(before)?.[0] ?? ''
  const hasEvent = /^\s(?:after|following|from|once|when|post|thereafter|beyond)\b/i.test(text.slice(span.end, span.end + 14))
  const whole = {start: span.start - preposition.length, end: span.end}
  const rest = hasEvent ? [] : [' after ', event]
  if (/^until\b/i.test(words))
    return [edit('Name the event', span, ['until ', event]), edit('Name the period', span, ['for ', period, ' after ', event])]
  if (ends)
    return [edit('Name the period', span, [...(preposition || /^(?:when|once|if)\b/i.test(words) ? [] : ['within ']), period, ...rest])]
  const longer = /^longer than/i.test(words) ? 'longer than ' : ''
  const named = edit('Name the period', span, [...(preposition ? [] : ['for ']), ...(longer ? [longer] : []), period, ...rest])
  return longer || hasEvent ? [named] : [named, edit('Name the event', whole, ['until ', event])]
}

function edit(title: string, span: Edit['span'], text: Rewrite): {readonly title: string; readonly edit: Edit} {
  return {title, edit: {span, text}}
}
