import type {Blank, Edit, Rewrite} from '../text/span.js'
import type {Policy} from './policy.js'
import {type Statement, wordsOf} from './practices/statements.js'

/** More would be no help. */
const most = 5

/** Gives each blank of an edit that has no choices the values that the document itself names for it, the likeliest first. */
export function withSuggestions(policy: Policy, {span, text}: Edit): Edit {
  if (typeof text === 'string') return {span, text}
  return {span, text: filled(policy, text, opensSentence(policy.source, span.start))}
}

/** `opens`: a sentence begins here. */
export function filled(policy: Policy, parts: Exclude<Rewrite, string>, opens = false): Exclude<Rewrite, string> {
  return parts.map((part, index): string | Blank => {
    if (typeof part === 'string' || part.choices) return part
    const choices = suggestions.get(part.label)?.(policy) ?? []
    if (choices.length === 0) return part
    return {...part, choices: opens && index === 0 ? choices.map(capitalized) : choices}
  })
}

/** Whether what is written at an offset of the source begins a sentence. */
export function opensSentence(source: string, at: number): boolean {
  return /(?:^|\n|[.!?]["”’)]{0,2}\s)[\s>#*_•-]{0,12}(?:\(?[a-z\d]{1,3}[.)]\s{1,4})?[*_]{0,3}$/i.test(
    source.slice(Math.max(0, at - 40), at),
  )
}

/** An address stays as it is. */
const capitalized = (words: string) => (words.includes('@') ? words : words.charAt(0).toUpperCase() + words.slice(1))

const statedPeriods = ({retentions}: Policy) =>
  distinct(
    retentions.flatMap(({fact, at}) =>
      fact.period === 'stated' ? (at.clause.text.slice(fact.span.start, fact.span.end).match(lapse) ?? []) : [],
    ),
  )

const namedRecipients = ({statements}: Policy) =>
  distinct(
    statements
      .flatMap((statement) =>
        statement.fact.recipients
          .filter(({sense}) => sense === 'named' || sense === 'category')
          .map((recipient) => wordsOf(recipient, statement)),
      )
      .filter(isShort),
  )

/** What stands behind “to”: “send you offers”. */
const statedPurposes = ({statements}: Policy) => distinct(statements.flatMap(purposesOf).filter(isShort))

function purposesOf(statement: Statement): string[] {
  return statement.fact.purposes.flatMap((purpose) => /^(?:in order )?to (.+)$/s.exec(wordsOf(purpose, statement))?.[1] ?? [])
}

/** What stands behind “when”: “you register”. */
const statedConditions = ({statements}: Policy) =>
  distinct(
    statements
      .flatMap((statement) => statement.fact.conditions.flatMap((it) => /^(?:when|if) (.+)$/s.exec(wordsOf(it, statement))?.[1] ?? []))
      .filter(isShort),
  )

const collectedData = ({statements}: Policy) =>
  distinct(
    statements
      .flatMap((statement) =>
        statement.fact.action === 'collect' && !statement.fact.negated
          ? statement.fact.data.map((it) => wordsOf(it, statement).replace(/^(?:your|the|an?|any) /i, ''))
          : [],
      )
      .filter((words) => isShort(words) && !general.test(words)),
  )

const endings = ({retentions}: Policy) =>
  distinct(retentions.flatMap(({fact}) => (fact.event && fact.period !== 'vague' ? [fact.event] : [])).filter(isShort))

/** By the label of the blank. */
const suggestions: ReadonlyMap<string, (policy: Policy) => readonly string[]> = new Map(
  Object.entries({
    company: ({clauses}) => distinct(clauses.flatMap(({clause}) => clause.text.match(companyName) ?? [])),
    'e-mail address': ({clauses}) => distinct(clauses.flatMap(({clause}) => clause.text.match(address) ?? [])),
    period: statedPeriods,
    event: endings,
    'named recipient or category': namedRecipients,
    recipients: namedRecipients,
    categories: namedRecipients,
    purpose: statedPurposes,
    condition: statedConditions,
    'kinds of data': collectedData,
  }),
)

const companyName =
  /(?:\p{Lu}[\p{L}\p{N}&’'-]{0,25},? ){1,4}(?:Inc|LLC|Ltd|Limited|GmbH|Corp(?:oration)?|B\.V|S\.A|AG|PLC|LLP|Foundation|e\.V)\b\.?/gu
const address = /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){0,3}\.\p{L}{2,12}/gu
const lapse = /\b(?:\d{1,4}|one|two|three|four|five|six|seven|ten|twelve|thirty|sixty|ninety) (?:days?|weeks?|months?|years?)\b/gi
const general = /^(?:information|data|it|this|that|these|them|other .*|certain .*|personal (?:information|data))$/i

/** A choice is read at a glance, on one line. */
const isShort = (words: string) => words.length <= 60 && !/\s\s|\n/.test(words)

function distinct(words: readonly string[]): readonly string[] {
  const seen = new Map(words.map((it) => [it.toLowerCase(), it]).toReversed() as [string, string][])
  return [...new Set(words.map((it) => seen.get(it.toLowerCase()) ?? it))].slice(0, most)
}
