import type {Hover} from 'vscode-languageserver'
import type {Problem, Rule, Span} from '../engine/index.js'
import {rangeOf} from './convert.js'
import {linkAt, termAt} from './definition.js'
import {pageOf} from './diagnostics.js'
import type {Snapshot} from './snapshot.js'

/** What is under the cursor: why it is flagged and on whose authority, what a defined term means, what a clause says. */
export function hover(snapshot: Snapshot, offset: number): Hover | undefined {
  const problems = snapshot.problems.filter(({span, severity}) => severity !== 'hint' && isIn(span, offset))
  const parts = problems.map(explain)
  let span = problems[0]?.span
  const term = describeLink(snapshot, offset) ?? describeTerm(snapshot, offset)
  if (term) {
    parts.push(term.text)
    span ??= term.span
  } else if (parts.length === 0) {
    const clause = describeClause(snapshot, offset)
    if (clause) {
      parts.push(clause.text)
      span = clause.span
    }
  }
  return span && {contents: {kind: 'markdown', value: parts.join('\n\n---\n\n')}, range: rangeOf(span, snapshot.document)}
}

const isIn = ({start, end}: Span, offset: number) => start <= offset && offset <= end

function explain({rule}: Problem): string {
  const {title, url} = rule.authority[0]
  return `**${rule.summary}**\n\n${rule.rationale}\n\n${exampleOf(rule)}[${title}](${url}) · [${rule.id}](${pageOf(rule.id)})`
}

function exampleOf({examples}: Rule): string {
  const {good} = examples[0]
  return good.includes('\n') ? '' : `*Better:* ${good}\n\n`
}

/** The section a reference leads to: its title and its opening words. */
function describeLink({policy, document}: Snapshot, offset: number): {text: string; span: Span} | undefined {
  const link = linkAt(policy, offset)
  if (!link) return undefined
  const {target, span} = link
  const line = document.positionAt(target.at.block.span.start).line + 1
  const next = policy.clauses[target.at.index + 1]
  const opening = target.kind === 'item' ? target.at.clause.text : next && next.index < target.end ? next.clause.text : ''
  const title = [target.number, target.title].filter((it) => it).join(' ')
  return {text: `**${shorten(title)}** *(line ${line})*${opening ? `\n\n${shorten(opening)}` : ''}`, span}
}

/** Between a term and its meaning. */
const linking = {means: 'means', includes: 'includes', cites: 'has the meaning given', names: 'stands for'} as const

function describeTerm({policy, document}: Snapshot, offset: number): {text: string; span: Span} | undefined {
  const found = termAt(policy, offset)
  if (!found) return undefined
  const {definition, span, uses} = found
  const {fact, at} = definition
  const line = document.positionAt(at.toSource(fact.span).start).line + 1
  const meaning = at.clause.text.slice(fact.meaning.start, fact.meaning.end).trim()
  const count = uses.length === 1 ? 'used once' : uses.length === 0 ? 'not used' : `used ${uses.length} times`
  return {text: `**“${fact.term}”** ${linking[fact.kind]} ${shorten(meaning)}\n\n*Defined in line ${line}; ${count}.*`, span}
}

const shorten = (text: string) => (text.length > 600 ? `${text.slice(0, 599)}…` : text).replace(/[\\`*_[\]<>#]/g, '\\$&')

/** What the clause states: who gets which data, how long it is kept. */
function describeClause({policy}: Snapshot, offset: number): {text: string; span: Span} | undefined {
  const at = policy.clauses.find(({block}) => isIn(block.span, offset))
  if (!at) return undefined
  const words = ({start, end}: Span) => shorten(at.clause.text.slice(start, end))
  const list = (items: readonly {readonly span: Span}[]) => items.map((it) => words(it.span)).join(', ')
  const lines = at.clause.practices
    .filter((it) => isIn(at.toSource(it.span), offset) || it.data.some((data) => isIn(at.toSource(data.span), offset)))
    .map((it) => {
      const slots = [
        ['what', list(it.data)],
        ['to whom', list(it.recipients)],
        ['what for', list(it.purposes)],
        ['when', list(it.conditions)],
      ].map(([slot, filled]) => `- ${slot}: ${filled || '*not said*'}`)
      return [`**${it.actor ? words(it.actor.span) : '(nobody named)'} · ${it.negated ? 'not ' : ''}${it.action}**`, ...slots].join('\n')
    })
  for (const it of at.clause.retentions) {
    if (!isIn(at.toSource(it.span), offset)) continue
    lines.push(
      `**${it.negated ? 'Not kept' : 'Kept'}**: ${it.data ? words(it.data) : 'what is not said'}, ${it.period === 'missing' ? 'how long is not said' : words(it.span)}`,
    )
  }
  return lines.length === 0 ? undefined : {text: lines.join('\n\n'), span: at.block.span}
}
