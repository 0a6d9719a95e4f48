import {remembered} from '../../text/remembered.js'
import {withPlainSpaces} from '../../text/spaces.js'
import type {Span} from '../../text/span.js'
import type {Clause} from '../clause.js'
import type {PlacedClause, Policy} from '../policy.js'
import type {Vocabulary} from '../practices/kinds.js'
import {type Statement, wordsOf} from '../practices/statements.js'
import type {Phrase} from '../practices.js'
import {type Aim, aimsOf} from './aims.js'
import {covers, type Kind, kindOf} from './kinds.js'
import {claimOf, isExcused, isNarrowed, kindsOf, purposesOf, sentenceOf, statedIn} from './statements.js'

/** What some data is used for. */
export interface Purpose {
  readonly kinds: readonly Kind[]
  readonly aims: ReadonlySet<Aim>
  readonly at: PlacedClause
  readonly span: Span
  readonly sentence: Span
}

const closing =
  /\b(?:only|solely|exclusively|for the sole purposes?|for no other purposes?|for no purposes? (?:other than|but)|nothing else|nothing but)\b/i
const all = /\ball (?:of )?$/i
const opening =
  /\b(?:such as|for example|e\.g\.|including|among other|not (?:only|just|solely)|if only|only if|only when|only (?:with|after|where|once)|otherwise|except|unless|other purposes|or as|primarily|mainly|if|when|while|where|until|only (?:the|those|employees|people|staff))\b/i

/** Uses that a list of purposes closes: “only to”, “all of this is used to”. */
export function closedAims(policy: Policy, vocabulary: Vocabulary): readonly Purpose[] {
  return doneIn(policy).flatMap((it) => {
    const {fact, at} = it
    if (!closes(at.clause) || fact.data.some((phrase) => isNarrowed(phrase, it))) return []
    const sentence = sentenceOf(it)
    if (opening.test(sentence)) return []
    const isClosed = closesAt(it, sentence) || (fact.action === 'use' && fact.data.some((phrase) => isAll(phrase, it)))
    return isClosed ? purposeOf(it, true, vocabulary) : []
  })
}

/** “All of this information”. */
function isAll({span, at: elsewhere}: Phrase, {at: {clause}}: Statement): boolean {
  const words = clause.text.slice(span.start, span.end)
  return (
    elsewhere === undefined &&
    (/^all (?:of )?(?:the|this|that|these|such)\b/i.test(words) || all.test(clause.text.slice(Math.max(0, span.start - 8), span.start)))
  )
}

/** Whether “only” stands between the subject and the purpose. */
function closesAt(statement: Statement, sentence: string): boolean {
  const [first] = purposesOf(statement).filter((it) => it.at === undefined)
  return first !== undefined && closing.test(sentence.slice(0, first.span.start + 40 - statement.fact.sentence.start))
}

/** All other uses for a known end of the data in closed lists. */
export function openAims(policy: Policy, vocabulary: Vocabulary, closed: readonly Purpose[]): readonly Purpose[] {
  const {data} = vocabulary
  const isListed = (it: Statement) =>
    kindsOf(it, vocabulary).some((kind) => closed.some(({kinds}) => kinds.some((listed) => covers(listed, kind, data))))
  const uses = doneIn(policy).filter((it) => isListed(it) && !isExcused(it))
  const shares = statedIn(policy)
    .done('share')
    .filter((it) => isListed(it) && !isExcused(it))
  // Those who help to serve an end are no other end.
  const given = shares.flatMap((it) => purposeOf(it, false, vocabulary)).filter(({aims}) => aims.has('advertising'))
  return [...uses.flatMap((it) => purposeOf(it, false, vocabulary)), ...given]
}

function doneIn(policy: Policy): readonly Statement[] {
  const stated = statedIn(policy)
  return [...stated.done('use'), ...stated.done('collect')]
}

const closes = remembered(({text}: Clause) => closing.test(text) || /\ball\s(?:of\s)?(?:the|this|that|these|such)\b/i.test(text))

function purposeOf(statement: Statement, isClosed: boolean, vocabulary: Vocabulary): readonly Purpose[] {
  const {fact, at} = statement
  const phrases = purposesOf(statement)
  const classes = phrases.map((it) => aimsOf(wordsOf(it, statement), vocabulary.purposes))
  // An end of no known class is one of its own, unless it leaves open which.
  if (
    isClosed &&
    phrases.some((it) => anyEnd.test(wordsOf(it, statement).replace(/\b(?:sole|only|single|exclusive) purposes? of\b/i, ' ')))
  )
    return []
  const aims = new Set(classes.flatMap((it) => [...it]))
  // “The information” of a closed list is what was spoken of before.
  const isYours = fact.data.some((it) => /\b(?:your|all|users?[’']s?)\b/i.test(wordsOf(it, statement)))
  const own = kindsOf(statement, vocabulary).filter(({strict}) => !isClosed || strict || isYours)
  const meant = isClosed ? fact.means.map((it) => kindOf(wordsOf(it, statement), vocabulary.data)) : []
  const kinds = [...own, ...meant].filter(({words}) => words !== '')
  if (phrases.length === 0 || (aims.size === 0 && !isClosed) || kinds.length === 0) return []
  const claim = claimOf(statement)
  const last = phrases.findLast((it) => it.at === undefined || it.at === at)
  const end = Math.max(claim.end, last?.span.end ?? 0)
  return [{kinds, aims, at, span: {start: claim.start, end: end - claim.start > longest ? claim.end : end}, sentence: fact.sentence}]
}

const anyEnd = /\b(?:purposes?|described|policy|notice|statement|specified|disclosed|above|below|here|business|any|other)\b/i
const longest = 160

/** “Receive emails about products”: marketing by mail, though no data is named. */
const mailing =
  /\b(?:receiv(?:e|ing)|send(?:ing)? you|sent|get) (?:our |any |the |periodic |occasional |further )?(?:(?:promotional|marketing|advertising|commercial) (?:e-?mails?|messages|communications|materials?|newsletters?)|(?:e-?mails?|messages|newsletters?|communications) (?:about|regarding|on|with|concerning) (?:our |the |new |other |special )*(?:products?|offers?|offerings|promotions?|deals|discounts)(?: (?:and|or) (?:products?|services?|offers?|offerings|promotions?|deals|discounts))?[^.,;]{0,30}?\b(?=[.,;]|\s(?:from|by|that|and|or)\b|$))/gi

const mailingsOf = remembered(({kind, masked, sentences}: Clause): readonly {readonly span: Span; readonly sentence: Span}[] => {
  if (kind === 'heading' || !/\b(?:e-?mails?|messages|newsletters?|communications)\b/i.test(masked)) return []
  return sentences.flatMap((sentence) => {
    const text = withPlainSpaces(masked.slice(sentence.start, sentence.end))
    if (/\b(?:consent|opt[ -]in|if you (?:agree|choose|sign up|subscribe)|unless)\b/i.test(text)) return []
    return Array.from(text.matchAll(mailing), ({index, 0: found}) => {
      const start = sentence.start + index
      return {span: {start, end: start + found.length}, sentence}
    })
  })
})

const advertising: ReadonlySet<Aim> = new Set(['advertising'])

export function mailingsIn({clauses}: Pick<Policy, 'clauses'>, {data}: Vocabulary): readonly Purpose[] {
  const kinds = [kindOf('email address', data)]
  return clauses.flatMap((at) => mailingsOf(at.clause).map((it) => ({...it, at, kinds, aims: advertising})))
}
