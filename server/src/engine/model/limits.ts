import {words} from '../lexicon/words.js'
import type {Span} from '../text/span.js'
import type {PlacedClause, Policy} from './policy.js'

/** Words that limit a statement to a part of the data, of the readers, or of the cases. */
const limits =
  /\b(?:back-?ups?|archiv\w*|cop(?:y|ies)|logs?|legal\w*|laws?|litigation|hold|unless|except\w*|however|tax|audit\w*|regulat\w*|statutory|free|trial|paid|premium|pro|enterprise|basic|business|standard|plans?|tiers?|EU|EEA|UK|US|GDPR|europe\w*|california\w*|if|where|when|once|upon|request\w*|deleted (?:accounts?|items?)|inactiv\w*|children|minors|employees?|applicants?|candidates?|guests?|admin\w*|court|subpoena\w*|fraud\w*|investigat\w*|disput\w*|claims?|cached?|temporar\w*|test\w*|beta|draft\w*|anonym\w*|aggregat\w*|encrypted|raw)\b/gi
const headingLimits =
  /\b(?:back-?ups?|legal\w*|free|trial|paid|premium|pro|enterprise|basic|business|plans?|tiers?|EU|EEA|UK|US|europe\w*|california\w*|children|employees?|applicants?|candidates?|admin\w*|beta)\b/gi
const commonTerms = words(
  'service services agreement policy terms account accounts user users customer customers company content software site website platform app party parties',
)

/** For each clause, what the headings above it limit it to, as text to compare. Read when first asked for. */
export function headingLimitsIn(clauses: Policy['clauses']): (at: PlacedClause) => string {
  let headings: readonly string[] | undefined
  return (at) => {
    headings ??= readHeadings(clauses)
    return headings[at.index] ?? ''
  }
}

function readHeadings(clauses: Policy['clauses']): readonly string[] {
  const open: string[] = []
  return clauses.map(({block, clause}) => {
    if (block.kind === 'heading') {
      open.length = block.level
      const found = clause.text.match(headingLimits)
      open[block.level] = (found ? (clause.text.toLowerCase().match(/[a-z]+/g) ?? []) : []).join(' ')
    }
    return open.filter(Boolean).join('|')
  })
}

/** What leads to a period limits nothing. */
const lead =
  /(?:\b(?:for|within|after|of|is|to|no|not|longer|more|than|at|least|most|up|an?|the|maximum|minimum|period|approximately|about|only|until|in)\s{1,2}){1,8}$/i

/** “To investigate incidents”, “so that we can learn”: why, not when. What the law asks for may be meant as a limit. */
const reason =
  /\s(?:so that|in order to|to) (?![^]*\b(?:laws?|legal\w*|tax\w*|regulat\w*|court\w*|fraud\w*|disput\w*|claims?|compl[yi]\w*|if|unless|when|where|until|request\w*)\b)[a-z][^.;]{2,120}(?=[.;]?\s*$)/i

/** What a sentence is limited to, apart from two stretches of it, as text to compare. */
export function limitsOf(text: string, sentence: Span, [data, span]: readonly [data: Span, span: Span]): string {
  const rest = [
    text.slice(sentence.start, Math.min(data.start, span.start)).replace(lead, ' '),
    data.end <= span.start ? text.slice(data.end, span.start).replace(lead, ' ') : '',
    text.slice(Math.max(span.end, data.end), sentence.end).replace(reason, ' '),
  ].join(' \0 ')
  const cues = new Set(Array.from(rest.matchAll(limits), ([word]) => word.toLowerCase().slice(0, 6)))
  for (const [, name = ''] of rest.matchAll(/(?<![.!?:"“(\0]\s{0,2})(?<=\S\s{1,2})(\p{Lu}[\p{L}’'-]{1,30})/gu)) {
    if (!commonTerms.has(name.toLowerCase())) cues.add(name.toLowerCase())
  }
  for (const [, from = '', what = ''] of rest.matchAll(
    /\b(from|in|of|for|on|by|about|with|under|during) ((?:[a-z-]{2,20} ){0,2}[a-z-]{3,20})/g,
  )) {
    if (
      !/\b(?:our|the|this|it|them|you|us|me|servers?|systems?|databases?|days?|weeks?|months?|years?|period|maximum|minimum|only|up|example)\b/.test(
        what,
      )
    )
      cues.add(`${from} ${what}`)
  }
  return [...cues].toSorted().join(' ')
}
