import type {Placed} from '../model/policy.js'
import {answersIn} from '../model/practices/answers.js'
import {unnamedRuns} from '../model/practices/unnamed.js'
import type {Practice} from '../model/practices.js'
import {type Fix, policyRule} from '../rule.js'
import type {Edit, Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const catchAllRecipient = policyRule({
  id: 'catch-all-recipient',
  category: 'vagueness',
  severity: 'warning',
  summary: 'A list of recipients that ends with “or other third parties”.',
  rationale:
    'Whoever reads “our bank, our carrier and other third parties” knows no more than if nobody had been listed: the last words take in everyone. Strike them, or name who is meant. The rule speaks where better recipients stand before; where nobody is named at all, “unspecified-recipient” does. It is silent on what you say you do not share and where the words after it tell who is meant.',
  authority: [authorities.gdpr13recipients, authorities.bhatia, authorities.poliGraph],
  examples: [
    {
      bad: 'We share your address with our carrier, our payment provider or [|other third parties|].',
      good: 'We share your address with our carrier or our payment provider.',
    },
    {bad: 'Your data is disclosed to tax authorities and [|any other companies|].', good: 'Your data is disclosed to tax authorities.'},
  ],
  traps: [
    'We do not share your data with our bank or other third parties.',
    'We share your data with our bank and our carrier.',
    'We share your data with our bank and other payment providers.',
    'We share your data with our bank and other companies that you choose.',
    'We share your data with our bank and other third parties that host our servers.',
    'You may share your photos with friends and other people.',
    'This policy explains how we share data with our bank and other third parties.',
    'We share your data with third parties.',
  ],
  *check(policy) {
    const answers = answersIn(policy)
    const seen = new Set<string>()
    for (const statement of policy.practices) {
      const {at, fact} = statement
      const run = unnamedRuns(at.clause).get(fact)
      if (!run?.after || answers.names(statement, run.span)) continue
      const key = `${at.index}:${run.span.start}`
      if (seen.has(key)) continue
      seen.add(key)
      const {text} = at.clause
      const list = answers.listOf()
      yield {
        span: at.toSource(run.span),
        message: `After “${text.slice(run.span.start, run.span.end)}” the list excludes nobody. Strike it, or name who is meant.`,
        ...(run.told || list ? {severity: 'hint'} : {}),
        ...(list ? {related: [{span: list, message: 'Here the recipients are listed.'}]} : {}),
        fixes: fixesOf(at, run.span, run.after),
      }
    }
  },
})

function fixesOf(at: Placed<Practice>['at'], span: Span, before: readonly Span[]): Fix[] {
  const {text} = at.clause
  const edits = shortened(text, span, before)
  const name: Fix = {title: 'Name the categories instead', safe: false, edits: () => at.edit(span, [{label: 'categories'}])}
  return edits ? [{title: 'End the list before', safe: false, edits: () => at.edits(edits)}, name] : [name]
}

/** “A, b and other c” → “a and b”; nothing where more hangs on the tail. */
function shortened(text: string, span: Span, before: readonly Span[]): Edit[] | undefined {
  if (
    !/^\s?(?:$|[.,;:)]|\s(?:to|for|in order|so|if|when|where|in|as|under|unless|only|on|at|with your)\b)/.test(
      text.slice(span.end, span.end + 16),
    )
  )
    return undefined
  const conjunction = /(?:(,)?\s(and\/or|and|or|as well as))\s(?:(?:with|to)\s)?$/i.exec(
    text.slice(Math.max(0, span.start - 24), span.start),
  )
  if (!conjunction) return undefined
  const cut = {start: span.start - conjunction[0].length, end: span.end}
  const word = conjunction[2] === 'as well as' ? 'and' : (conjunction[2] ?? 'and')
  const last = before.at(-1)
  // A comma before the one that is last now becomes the conjunction.
  const comma = last && /,\s(?:(?:with|to)\s)?$/.exec(text.slice(Math.max(0, last.start - 8), last.start))
  if (!last || !comma || before.length < 2) return [{span: cut, text: ''}]
  const at = last.start - comma[0].length
  return [
    {span: {start: at, end: at + 1}, text: before.length > 2 && conjunction[1] ? `, ${word}` : ` ${word}`},
    {span: cut, text: ''},
  ]
}
