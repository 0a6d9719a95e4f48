import {type Absolute, absolutesIn, breaks} from '../model/claims/absolutes.js'
import {type Consent, consentsIn} from '../model/claims/consents.js'
import {covers, kindOf} from '../model/claims/kinds.js'
import {coversParty} from '../model/claims/parties.js'
import {claimOf, isExcused, isNarrowed, kindsOf, recipientsOf, sentenceOf, statedIn} from '../model/claims/statements.js'
import type {Clause} from '../model/clause.js'
import type {Placed, PlacedClause, Policy} from '../model/policy.js'
import type {Vocabulary} from '../model/practices/kinds.js'
import {type Statement, wordsOf} from '../model/practices/statements.js'
import {holdsIn, isSameRegion, regionsIn} from '../model/regions.js'
import {type Finding, policyRule} from '../rule.js'
import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const absoluteVsException = policyRule({
  id: 'absolute-vs-exception',
  category: 'contradiction',
  severity: 'warning',
  summary: 'An “always”, “never” or “only” that another clause breaks.',
  rationale:
    'An absolute is easily said and soon forgotten; then another clause does what it rules out, and the first is a false statement to consumers. The rule compares promises of notice before collection with automatic collection, consent that is promised with sharing that does not ask, recipients that are the “only” ones with others, encryption with decryption and storage in the clear, places that data never leaves with places it is sent to, and cookies that are not used with cookies that are. It does not judge promises with an exception (“except”, “unless”, “but”), anonymous data, or what is said of another product, document or stage.',
  authority: [authorities.policyLint, authorities.gdpr5],
  examples: [
    {
      bad: 'We [|will always tell you before we collect any personal information|].\n\nOur servers [|automatically record your IP address|] when you visit.',
      good: 'We will always tell you before we collect any personal information, except what our servers record.\n\nOur servers automatically record your IP address when you visit.',
    },
    {
      bad: '[|All messages are end-to-end encrypted|].\n\n[|Our servers decrypt messages|] to look for spam.',
      good: 'All messages are encrypted on their way.\n\nOur servers decrypt messages to look for spam.',
    },
  ],
  traps: [
    'We only collect personal information that you give us, except what our servers record.\n\nWe automatically collect your IP address.',
    'We only collect personal information that you give us.\n\nWe automatically collect anonymous statistics.',
    'Messages are end-to-end encrypted, with one difference: files are decrypted on our servers.\n\nFiles are decrypted on our servers to make thumbnails.',
    'Messages are end-to-end encrypted.\n\nMessages are decrypted on your device.',
    'Traffic is encrypted in transit.\n\nFiles are stored unencrypted on our servers.',
    'Messages are stored encrypted. All other data is stored unencrypted.',
    'Your data never leaves the EU.\n\nIf you ask us to, we send your data to the United States.',
    'We do not use advertising cookies.\n\nWe use session cookies.',
  ],
  *check(policy) {
    yield* brokenConsents(policy)
    yield* openedLists(policy)
    const claims = gather(policy)
    const promises = claims.filter(({fact}) => fact.promise)
    const others = claims.filter(({fact}) => !fact.promise)
    if (promises.length === 0 || others.length === 0) return
    const region = regionsIn(policy)
    const answered = new Set<Placed<Absolute>>()
    for (const promise of promises) {
      const here = region(promise.at, promise.fact.span.start)
      const broken = others.filter(
        (it) => isApart(promise, it) && breaks(promise.fact, it.fact) && holdsIn(here, region(it.at, it.fact.span.start)),
      )
      const [first] = broken
      if (!first) continue
      yield finding(promise, broken.slice(0, shown), 'Add the exception here, or change the other')
      if (answered.has(first)) continue
      answered.add(first)
      yield finding(first, [promise], 'Change one of the two, or add the exception there')
    }
  },
})

/** Consent is promised, and not asked for. */
function* brokenConsents(policy: Policy): Generator<Finding> {
  const promises = policy.clauses.flatMap((at) => consentsIn(at.clause).map((fact) => ({fact, at}))).slice(0, most)
  if (promises.length === 0) return
  const region = regionsIn(policy)
  const vocabulary = statedIn(policy).vocabulary
  for (const {fact, at} of promises) {
    const here = region(at, fact.span.start)
    const other = statedIn(policy)
      .done(fact.action)
      .find(
        (it) =>
          isWithout(fact, it, vocabulary) &&
          !(it.at === at && it.fact.sentence.start === fact.sentence.start) &&
          isSameRegion(here, region(it.at, it.fact.span.start)),
      )
    if (!other) continue
    const its = {span: claimOf(other), at: other.at}
    const mine = {span: fact.span, at}
    yield told(mine, [{...its, message: 'Here no consent is asked for.'}], 'Add the exception here, or ask there, too', true)
    yield told(its, [{...mine, message: 'Here consent is promised.'}], 'Ask for consent here, too, or add the exception there', false)
  }
}

/** Data that is shared “only with” some, and with others elsewhere. */
function* openedLists(policy: Policy): Generator<Finding> {
  const shared = statedIn(policy).done('share')
  const closed = shared.filter(isClosed)
  if (closed.length === 0 || closed.length > most) return
  const region = regionsIn(policy)
  const vocabulary = statedIn(policy).vocabulary
  for (const list of closed) {
    const here = region(list.at, list.fact.span.start)
    const other = shared.find((it) => exceeds(list, it, vocabulary) && isSameRegion(here, region(it.at, it.fact.span.start)))
    if (!other) continue
    const mine = {span: claimOf(list), at: list.at}
    const its = {span: claimOf(other), at: other.at}
    yield told(mine, [{...its, message: 'Here it goes to others, too.'}], 'Name them here, too, or change the other', true)
    yield told(its, [{...mine, message: 'Here the list of recipients is closed.'}], 'Change one of the two, or name them there', false)
  }
}

/** “We share your address only with couriers.” */
function isClosed(statement: Statement): boolean {
  const {fact, at} = statement
  if (
    !closes(at.clause) ||
    fact.recipients.length === 0 ||
    fact.purposes.length > 0 ||
    fact.conditions.length > 0 ||
    fact.exceptions.length > 0
  )
    return false
  if (fact.data.length === 0 || fact.data.some((it) => isNarrowed(it, statement))) return false
  const sentence = sentenceOf(statement)
  return (
    onlyTo.test(sentence) &&
    !/\b(?:except|unless|such as|not only|who|that need|need[- ]to[- ]know|if|when|where|to the extent|as)\b/i.test(sentence)
  )
}

const closes = remembered(({text}: Clause) => /\b(?:only|exclusively|solely|no ?body|no[ -]one)\b/i.test(text))
const onlyTo =
  /\b(?:only|exclusively|solely|nobody (?:but|except)|no one (?:but|except)) (?:(?:share|disclose|give|provide|sell)[sd]?\b|(?:be |is |are )?(?:with|to)\b)|\bonly (?:be )?(?:shared|disclosed|given|provided)\b/i

function exceeds(list: Statement, other: Statement, {data, parties}: Vocabulary): boolean {
  const {fact} = other
  if (other === list) return false
  if (other.at === list.at && fact.sentence.start === list.fact.sentence.start) return false
  const own = kindsOf(list, {data})
  if (!kindsOf(other, {data}).some((it) => own.some((kind) => covers(kind, it, data))) || isExcused(other)) return false
  const named = list.fact.recipients.map((it) => wordsOf(it, list))
  const others = fact.recipients.filter(({sense}) => sense !== 'own' && sense !== 'public').map((it) => wordsOf(it, other))
  // Whom no list knows, and whom “third parties” would not cover, may be the same under another name.
  return others.some(
    (it) =>
      parties.kindsOf(it).length > 0 &&
      coversParty('third parties', it, parties) &&
      named.every(
        (name) =>
          (parties.kindsOf(name).length > 0 || /^your /i.test(name)) && !coversParty(name, it, parties) && !coversParty(it, name, parties),
      ),
  )
}

/** Whether a statement does what was promised to be done with consent only. */
function isWithout({action, data, party}: Consent, statement: Statement, vocabulary: Vocabulary): boolean {
  if (isExcused(statement)) return false
  const kind = kindOf(data, vocabulary.data)
  if (!kindsOf(statement, vocabulary).some((it) => covers(kind, it, vocabulary.data))) return false
  if (action !== 'share') return true
  return recipientsOf(statement, vocabulary).some((it) => coversParty(party ?? 'third parties', it, vocabulary.parties))
}

/** As many others are pointed to. */
const shown = 5
const most = 80

function gather({clauses}: Policy): readonly Placed<Absolute>[] {
  const claims: Placed<Absolute>[] = []
  for (const at of clauses) for (const fact of absolutesIn(at.clause)) if (claims.length < most) claims.push({fact, at})
  return claims
}

function isApart(a: Placed<Absolute>, b: Placed<Absolute>): boolean {
  return a.at !== b.at || a.fact.span.end <= b.fact.span.start || b.fact.span.end <= a.fact.span.start
}

function finding({fact, at}: Placed<Absolute>, others: readonly Placed<Absolute>[], advice: string): Finding {
  const related = others.map((it) => ({
    span: it.fact.span,
    at: it.at,
    message: it.fact.promise ? 'Here the opposite is promised without exception.' : 'This breaks it.',
  }))
  return told({span: fact.span, at}, related, advice, fact.promise)
}

interface End {
  readonly span: Span
  readonly at: PlacedClause
}

function told({span, at}: End, others: readonly (End & {readonly message: string})[], advice: string, isPromise: boolean): Finding {
  const end = {start: span.end, end: span.end}
  const [first] = others
  return {
    span: at.toSource(span),
    message: `Elsewhere this says “${first ? short(first) : ''}”. ${advice}.`,
    related: others.map((it) => ({span: it.at.toSource(it.span), message: it.message})),
    fixes: isPromise ? [{title: 'Add an exception', safe: false, edits: () => at.edit(end, [', except ', {label: 'exception'}])}] : [],
  }
}

function short({span, at}: End): string {
  const words = at.clause.text.slice(span.start, span.end)
  return words.length > 70 ? `${words.slice(0, 70).replace(/\s\S*$/, '')} …` : words
}
