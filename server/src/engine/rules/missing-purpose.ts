import type {Clause} from '../model/clause.js'
import {clausesThat} from '../model/ledger.js'
import type {Placed, Policy} from '../model/policy.js'
import {handedOver, impersonal} from '../model/practices/answers.js'
import {lowerFirst, purpose} from '../model/practices/rewrites.js'
import {type Statement, wordsOf} from '../model/practices/statements.js'
import type {Practice} from '../model/practices.js'
import {profileOf} from '../model/profile.js'
import {type Fix, policyRule} from '../rule.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const missingPurpose = policyRule({
  id: 'missing-purpose',
  category: 'disclosure',
  severity: 'information',
  summary: 'A statement that data is collected, kept or shared, in a document that never says what for.',
  rationale:
    'The law asks for the purpose of each processing, and readers ask why before they ask what. Say what the data is for, in the sentence or in the next. The rule is silent where the sentence, the lead-in, the heading or the sentences after it give a reason, and where the document says anywhere what personal data, or this data, is used for. It does not judge whether the purpose is a good one.',
  authority: [authorities.gdpr13basis, authorities.incompleteness, authorities.gdpr5],
  examples: [
    {bad: 'We [|collect|] the name of your employer.', good: 'We collect the name of your employer to send it the bill.'},
    {bad: 'We may [|record|] your calls.', good: 'We may record your calls. We use the recordings to train our staff.'},
  ],
  traps: [
    'We collect your name to deliver your order.',
    'We collect your name. We use it to deliver your order.',
    'We collect your date of birth. This helps us to keep children out.',
    'We do not collect your name.',
    'We collect your name.\n\nHow we use the information we collect:\n\n- to deliver your order',
    'We collect your name.\n\nWe use personal data to run our shop.',
    'We collect your employer.\n\nThe name of your employer is used to send it the bill.',
    'To deliver your order, we collect:\n\n- your name\n- your address',
    'If you call us, we collect your number for the call back.',
    'You may share your name with us.',
    'Our partners collect your name.',
    'This page explains how we collect data.',
    '# Why we collect your name\n\nWe collect your name.',
    'We collect your data under the law.',
    'We keep your order history for two years after you close your account.',
  ],
  *check(policy) {
    const profile = profileOf(policy)
    // Terms leave it to the privacy policy, a supplement to what it supplements.
    if (profile === 'terms' || profile === 'other policy' || policy.parent) return
    let last = -1
    let answers: Answers | undefined
    for (const statement of policy.statements) {
      const {at, fact} = statement
      if (at.index === last || !lacksPurpose(statement) || isToldNearby(policy, statement)) continue
      answers ??= answersIn(policy)
      if (answers.isGeneral) return
      if (fact.data.some((it) => answers?.kinds.has(headOf(wordsOf(it, statement))))) continue
      last = at.index
      yield {
        span: at.toSource(verbOf(fact, at.clause.text)),
        message: 'This does not say what for. Add the purpose.',
        fixes: fixesOf(statement),
      }
    }
  },
})

/** The verb alone, without “may”. */
function verbOf({span}: Practice, text: string): Span {
  return {start: span.end - (/\p{L}+$/u.exec(text.slice(span.start, span.end))?.[0].length ?? 0), end: span.end}
}

/** Whether a practice of the company is stated, of data, without anything that could be a purpose. */
function lacksPurpose({fact, at}: Statement): boolean {
  const {action, negated, exception, conditional, finite, party, modality, data, purposes, passive, sentence, span} = fact
  if (action !== 'collect' && action !== 'retain' && action !== 'share' && action !== 'sell') return false
  if (negated || exception || conditional || !finite || passive || party !== 'first' || purposes.length > 0) return false
  if (modality === 'defined' || modality === 'must' || data.length === 0 || at.clause.kind === 'heading' || at.clause.kind === 'cell')
    return false
  const {text} = at.clause
  const actor = text.slice(fact.actor?.span.start, fact.actor?.span.end)
  if (!/^(?:we|\p{Lu}[\w.&]+(?: \p{Lu}[\w.&]+){0,2}|The [A-Z]\w+)$/u.test(actor) || /^(?:You|Your)\b/.test(actor)) return false
  if (!data.some((it) => personal.test(wordsOf(it, {fact, at})))) return false
  // Who reads how long asks no more; what the data is for belongs where it is collected.
  if (action === 'retain' && at.clause.retentions.some((it) => it.sentence.start === sentence.start && it.period !== 'missing'))
    return false
  const said = text.slice(sentence.start, sentence.end)
  // A sold business takes its data along; data about nobody needs no purpose.
  if (handedOver.test(said) || data.some((it) => impersonal.test(wordsOf(it, {fact, at})))) return false
  return !aimed.test(text.slice(span.end, sentence.end)) && !led.test(text.slice(sentence.start, span.start)) && !reasons.test(said)
}

const personal =
  /\b(?:information|data|details|address(?:es)?|names?|numbers?|history|location|messages?|recordings?|calls?|photos?|profiles?|identifiers?|employer|e-?mails?|records?)$/i
/** What may be a purpose. */
const aimed =
  /\b(?:in order|so (?:that|we)|because|purposes?|help|allow|enabl|need|necessary|reasons?|used?|using|when|if|while|where|on behalf|in connection with|as (?:described|part|required|set|follows|explained)|with your|pursuant|under|unless|in response|via|following|ways|sources|points|who (?:assist|help|provide|perform|buy|purchase))\b|\bto (?!(?:you|us|our|the|third|an?|its|your|their|any|other|those|these)\b)[a-z]|\bfor (?!(?:\d|example|instance|as long|an?|up to|so long)\b)[a-z]/i
/** “To deliver your order, we”, “when you call, we”. */
const led =
  /\b(?:to|for|when|if|where|once|because|in order|as|under|upon|after|during|how|what|which|that|whether|why|information|data)\b/i
const reasons = /\b(?:purposes?|in order|because|so that)\b/i

/** Whether the sentences after it, or the heading, give the reason. */
function isToldNearby({clauses}: Policy, {fact, at}: Placed<Practice>): boolean {
  const {text, sentences} = at.clause
  if (/:\W{0,3}$/.test(text.slice(fact.sentence.start, fact.sentence.end)) || at.block.kind === 'item') return true
  const before = sentences.findLast(({end}) => end <= fact.sentence.start)
  if (
    before &&
    /^(?:this|these|such|we use|it)\b/i.test(text.slice(before.start, before.end)) &&
    uses.test(text.slice(before.start, before.end))
  )
    return true
  const after = sentences.filter(({start}) => start >= fact.sentence.end).slice(0, 2)
  if (after.some(({start, end}) => uses.test(text.slice(start, end)))) return true
  const next = clauses[at.index + 1]
  if (after.length === 0 && next && next.block.kind !== 'heading' && uses.test(next.clause.text.slice(0, 300))) return true
  for (let index = at.index - 1; index >= Math.max(0, at.index - 20); index--) {
    const above = clauses[index]
    if (above?.block.kind === 'heading') return /\b(?:us(?:e|es|ed|ing)|why|purposes?|process)\b/i.test(above.clause.text)
  }
  return false
}

const uses =
  /\b(?:us(?:e|es|ed|ing)|process(?:es|ed|ing)?|helps?|allows?|lets?|enables?|needs?|purposes?|necessary|serves?|so that|in order|because|reasons?|to (?:provide|send|improve|contact|answer|deliver|verify|comply))\b/i

/** What the document says elsewhere of what data is for. */
interface Answers {
  /** It speaks of personal data as such. */
  readonly isGeneral: boolean
  /** Heads of the data it speaks of. */
  readonly kinds: ReadonlySet<string>
}

function answersIn(policy: Policy): Answers {
  const kinds = new Set<string>()
  let isGeneral = false
  for (const statement of policy.statements) {
    const {fact} = statement
    if (fact.negated || fact.purposes.length === 0 || fact.party === 'user') continue
    for (const it of [...fact.data, ...fact.means]) {
      const words = wordsOf(it, statement)
      if (fact.action !== 'share' && general.test(words)) isGeneral = true
      else kinds.add(headOf(words))
    }
  }
  return {isGeneral: isGeneral || clausesThat(policy, headsUses).length > 0, kinds}
}

const headsUses = ({kind, text}: Clause): boolean => kind === 'heading' && headings.test(text)

const general =
  /^(?:(?:the|your|this|that|any|all|such|some|these|our|certain|other|personal|personally|identifiable|collected|user|customer) ){0,4}(?:information|data|pii|details)$/i
const headings = /\b(?:how|why|ways)\b.{0,20}\bwe\b.{0,20}\b(?:use|process|collect)\b|\b(?:uses? of|purposes?)\b/i

function headOf(words: string): string {
  return (/[\p{L}-]+\W*$/u.exec(words)?.[0] ?? words).toLowerCase().replace(/\W+$/, '').replace(/s$/, '')
}

function fixesOf({fact, at}: Statement): Fix[] {
  const {text} = at.clause
  const {actor, sentence, extent, span} = fact
  const fixes: Fix[] = []
  const stop = /[.;:!]["”’')]*\s*$/.exec(text.slice(sentence.start, sentence.end))
  const end = stop ? sentence.start + stop.index : sentence.end
  const tail = text.slice(Math.max(extent.end, span.end), end)
  const object = text.slice(span.end, end)
  if (tail.trim() === '' && !/[,(]|\b(?:that|which|such as|includ\w+|who)\b/.test(object))
    fixes.push({title: 'Add the purpose', safe: false, edits: () => at.edit({start: end, end}, [' to ', purpose])})
  const start = actor?.span.start ?? -1
  if (start === sentence.start && actor) {
    const word = text.slice(actor.span.start, actor.span.end)
    const subject = word === 'We' ? 'we' : /^The\b/.test(word) ? lowerFirst(word) : word
    fixes.push({title: 'Begin with the purpose', safe: false, edits: () => at.edit(actor.span, ['To ', purpose, `, ${subject}`])})
  }
  if (
    fact.action !== 'share' &&
    fact.action !== 'sell' &&
    stop?.[0].startsWith('.') &&
    /^we$/i.test(text.slice(actor?.span.start, actor?.span.end))
  ) {
    const after = {start: sentence.end, end: sentence.end}
    fixes.push({
      title: 'Add a sentence',
      safe: false,
      edits: () => at.edit(after, [/\s$/.test(text.slice(0, sentence.end)) ? 'We use this to ' : ' We use this to ', purpose, '.']),
    })
  }
  return fixes
}
