import {words} from '../lexicon/words.js'
import {covers, isAnyData, isStatistics} from '../model/claims/kinds.js'
import {coversParty, isAnyone} from '../model/claims/parties.js'
import {claimOf, isExcused, isNarrowed, isOpen, kindsOf, recipientsOf, sentenceOf, shareAim, statedIn} from '../model/claims/statements.js'
import type {PlacedClause} from '../model/policy.js'
import type {Vocabulary} from '../model/practices/kinds.js'
import {type Statement, wordsOf} from '../model/practices/statements.js'
import type {Action, Phrase} from '../model/practices.js'
import {isSameRegion, regionsIn} from '../model/regions.js'
import {type Finding, type Fix, policyRule} from '../rule.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const collectShareContradiction = policyRule({
  id: 'collect-share-contradiction',
  category: 'contradiction',
  severity: 'warning',
  summary: 'What is denied in one place is done in another.',
  rationale:
    'Readers believe the denial, regulators hold you to it. Two statements contradict each other when the same is done with the same data, for the same people and the same end, and nothing sets them apart. The rule does not judge denials that name an exception or a purpose, statistics, what readers ask for or the law demands, other products, regions and documents; and sharing is no sale.',
  authority: [authorities.policyLint, authorities.poliGraph, authorities.gdpr5],
  examples: [
    {
      bad: 'We [|never sell your personal information|].\n\nWe [|may sell your email address|] to advertisers.',
      good: 'We never sell your personal information, except your email address.\n\nWe may sell your email address to advertisers.',
    },
    {
      bad: 'We [|do not collect your location|].\n\nWe [|collect your precise location|] to show a map.',
      good: 'We collect your location to show a map.',
    },
  ],
  traps: [
    'We do not sell your personal data.\n\nWe share your personal data with service providers.',
    'We do not share your personal data for marketing purposes.\n\nWe share your personal data with banks to process payments.',
    'We do not share your data except as described here.\n\nWe share your data with hosting providers.',
    'We do not share personal data with advertisers.\n\nWe share personal data with couriers.',
    'We do not share your personal data with third parties.\n\nWe share aggregated data with third parties.',
    'We do not share the content of your messages with third parties.\n\nWe share your personal data with third parties.',
    'We do not collect sensitive personal data.\n\nWe collect personal data.',
    'We never share your data with third parties.\n\nWith your consent, we share your data with your bank.',
    'We never share your data with third parties.\n\nWe may share your data where the law requires it.',
    'We do not knowingly collect personal data from children.\n\nWe collect personal data when you sign up.',
  ],
  *check(policy) {
    const stated = statedIn(policy)
    const denials = stated.denied.filter(isDenial)
    if (denials.length === 0 || denials.length > most) return
    const region = regionsIn(policy)
    const vocabulary = statedIn(policy).vocabulary
    const regionOf = (it: Statement) => region(it.at, it.fact.span.start)
    const answered = new Map<Statement, Statement>()
    for (const denial of denials) {
      const others = actionsDenied(denial).flatMap((action) => stated.done(action))
      const other = others.find((it) => contradict(denial, it, vocabulary) && isSameRegion(regionOf(denial), regionOf(it)))
      if (!other) continue
      if (!answered.has(other)) answered.set(other, denial)
      yield atDenial(denial, {statement: other, data: coveredIn(denial, other, vocabulary)})
    }
    for (const [practice, denial] of answered)
      yield atPractice({statement: practice, data: coveredIn(denial, practice, vocabulary)}, denial)
  },
})

/** More are a list of what is forbidden. */
const most = 60

const judged: ReadonlySet<Action> = new Set(['collect', 'use', 'share', 'sell'])

/** Other verbs say less: to “pass” data on may be to the company itself, and to “access” it is not to collect it. */
const verbs = words(`
  collect gather record obtain request log capture acquire use share disclose give provide release transfer trade sell rent lease
  lend swap distribute
  exchange supply furnish hand pass
`)

/** … unless it is said to whom. */
const weak = words('exchange supply furnish hand pass')

function isDenial(statement: Statement): boolean {
  const {fact} = statement
  return verbs.has(fact.verb) && judged.has(fact.action) && fact.data.length > 0 && !isOpen(statement)
}

/** Who shares nothing sells nothing; but “sell or share”, with nobody named, is a term of Californian law. */
function actionsDenied({fact, at}: Statement): readonly Action[] {
  const {action, recipients, sentence} = fact
  if (action !== 'share') return [action]
  const isTerm = recipients.length === 0 && /\b(?:sell|sold)\b/i.test(at.clause.text.slice(sentence.start, sentence.end))
  return isTerm ? [] : ['share', 'sell']
}

function contradict(denial: Statement, other: Statement, vocabulary: Vocabulary): boolean {
  if (!verbs.has(other.fact.verb) || (denial.at === other.at && denial.fact.sentence.start === other.fact.sentence.start)) return false
  if (denial.fact.data.some((it) => isNarrowed(it, denial)) || !coveredIn(denial, other, vocabulary)) return false
  return !isExcused(other) && shareParty(denial, other, vocabulary) && shareAim(denial, other, vocabulary)
}

/** The data of a statement that a denial speaks of, too. */
function coveredIn(denial: Statement, other: Statement, vocabulary: Vocabulary): Phrase | undefined {
  const denied = kindsOf(denial, vocabulary)
  const isSale = denial.fact.action === 'sell'
  return other.fact.data.find((it) =>
    kindsOf(other, vocabulary, [it]).some((given) =>
      denied.some((kind) => covers(kind, given, vocabulary.data) || (isSale && isAnyData(kind) && isStatistics(given))),
    ),
  )
}

/** Whom “third parties” hardly means, by whatever name. */
const inside = /\b(?:subsidiar\w+|affiliat\w+|(?:parent|sister|group) compan\w+|(?:our|the|its) (?:[a-z]+ )?group\b)/i

function shareParty(denial: Statement, other: Statement, {parties}: Vocabulary): boolean {
  const {action} = other.fact
  if (action === 'collect' || action === 'use') return true
  const denied =
    denial.fact.recipients.length > 0 ? denial.fact.recipients.map((it) => wordsOf(it, denial)) : recipientsOf(denial, {parties})
  if (inside.test(sentenceOf(other))) return false
  const given = recipientsOf(other, {parties})
  if (weak.has(other.fact.verb) && !given.some((it) => parties.kindsOf(it).length > 0)) return false
  if (given.length === 0) return action === 'sell' || denied.some((it) => isAnyone(it, parties))
  return given.some((it) =>
    denied.length === 0 ? coversParty('third parties', it, parties) : denied.some((no) => coversParty(no, it, parties)),
  )
}

/** A practice, and the data in it that is denied. */
interface Practised {
  readonly statement: Statement
  readonly data: Phrase | undefined
}

function atDenial(denial: Statement, practised: Practised): Finding {
  const {at, span, words} = endOf(practised)
  return {
    span: denial.at.toSource(claimOf(denial)),
    message: `Elsewhere this says “${words}”. Add the exception here, or change the other.`,
    related: [{span: at.toSource(span), message: `Here it is done: “${words}”.`}],
    fixes: [exceptionFor(denial, practised)],
  }
}

function atPractice(practised: Practised, denial: Statement): Finding {
  const {at, span} = endOf(practised)
  const {words} = endOf({statement: denial, data: undefined})
  return {
    span: at.toSource(span),
    message: `Elsewhere this says “${words}”. Change one of the two, or add the exception there.`,
    related: [{span: denial.at.toSource(claimOf(denial)), message: `Here it is denied: “${words}”.`}],
    fixes: [{...exceptionFor(denial, practised), title: 'Add the exception to the denial'}],
  }
}

/** Where it is done, and in which words: of a list, the item. */
function endOf({statement, data}: Practised): {readonly at: PlacedClause; readonly span: Span; readonly words: string} {
  const {fact, at} = statement
  if (data?.at !== undefined && data.at !== at) {
    const words = `${at.clause.text.slice(fact.span.start, fact.span.end)} … ${wordsOf(data, statement)}`
    return {at: data.at, span: data.span, words}
  }
  const span = claimOf(statement, data)
  return {at, span, words: at.clause.text.slice(span.start, span.end)}
}

function exceptionFor(denial: Statement, {statement}: Practised): Fix {
  const end = Math.max(denial.fact.extent.end, denial.fact.span.end)
  const [recipient] = statement.fact.recipients
  const choices = recipient ? [`with ${wordsOf(recipient, statement)}`] : []
  return {
    title: 'Add an exception',
    safe: false,
    edits: () => denial.at.edit({start: end, end}, [', except ', {label: 'exception', ...(choices.length > 0 && {choices})}]),
  }
}
