import type {Hover} from 'vscode-languageserver'
import {
  decoded,
  definitionsOf,
  enclosing,
  linksOf,
  meaningOf,
  type PlacedDefinition,
  type Policy,
  type Problem,
  type Rule,
  resolve,
  type Section,
  type Span,
  scopeOf,
  spanOfAnchor,
  termsIn,
  titleOf,
  usesOf,
  variantsOf,
} from '../engine/index.js'
import {documentOf, rangeOf} from './convert.js'
import {pageOf} from './diagnostics.js'
import type {Reading, Snapshot} from './snapshot.js'
import {isIn, referenceAt, termAt} from './subject.js'

/** What is under the cursor: why it is flagged and on whose authority, what a defined term means, what a clause says. */
export function hover(snapshot: Snapshot, offset: number): Hover | undefined {
  const problems = snapshot.problems.filter(({span, severity}) => severity !== 'hint' && isIn(span, offset))
  const parts = problems.map(explain)
  let span = problems[0]?.span
  const term =
    describeReference(snapshot, offset) ??
    describeLink(snapshot, offset) ??
    describeTerm(snapshot, offset) ??
    describeNumber(snapshot, offset)
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

interface Described {
  /** In Markdown. */
  readonly text: string
  readonly span: Span
}

function explain({rule}: Problem): string {
  const {title, url} = rule.authority[0]
  return `**${rule.summary}**\n\n${rule.rationale}\n\n${exampleOf(rule)}${guidanceOf(rule)}[${title}](${url}) · [${rule.id}](${pageOf(rule.id)})`
}

/** The regulator's own words weigh more than ours. */
function guidanceOf({guidance}: Rule): string {
  if (!guidance) return ''
  const {poor, good, authority} = guidance
  return `*[${authority.title}](${authority.url})* – poor: “${poor}”${good === undefined ? '' : ` – good: “${good}”`}\n\n`
}

function exampleOf({examples}: Rule): string {
  const {good} = examples[0]
  return good.includes('\n') ? '' : `*Better:* ${good}\n\n`
}

/** The section a reference leads to: its title and its opening words. */
function describeReference({policy, document}: Snapshot, offset: number): Described | undefined {
  const found = referenceAt(policy, offset)
  return found && {text: describeSection(found.section, {policy, document}), span: found.span}
}

function describeSection({at, end, kind, number, title}: Section, {policy, document}: Reading): string {
  const next = policy.clauses[at.index + 1]
  const isOwn = kind === 'item' && !title.startsWith(at.clause.text.replace(/[.:]+$/, ''))
  const opening = isOwn ? at.clause.text : next && next.index < end ? next.clause.text : ''
  const name = [number, title].filter((it) => it).join(' ')
  return `**${shorten(name)}** *(line ${lineOf(at.block.span, document)})*${opening ? `\n\n${shorten(opening)}` : ''}`
}

/** Where a link to an anchor leads, here or in another document. */
function describeLink({policy, document}: Snapshot, offset: number): Described | undefined {
  for (const link of linksOf(policy)) {
    const span = [link.at.toSource(link.span), link.target].find((it) => isIn(it, offset))
    if (!span) continue
    const uri = link.path === undefined ? document.uri : resolve(document.uri, link.path)
    const target = uri === document.uri ? policy : uri === undefined ? undefined : policy.workspace.get(uri)
    if (uri === undefined || typeof target !== 'object') return undefined
    const reading = target === policy ? {policy, document} : {policy: target, document: documentOf({policy: target, uri})}
    const anchor = link.anchor === undefined ? undefined : spanOfAnchor(target, link.anchor)
    const section = target.sections.find((it) => it.at.block.span.start === anchor?.start)
    const title = titleOf(target)
    if (section) return {text: describeSection(section, reading), span}
    return link.anchor === undefined && title !== undefined ? {text: `**${shorten(title)}**`, span} : undefined
  }
  return undefined
}

/** Between a term and its meaning. */
const linking = {means: 'means', includes: 'includes', cites: 'has the meaning given', names: 'stands for'} as const

function describeTerm({policy, document}: Snapshot, offset: number): Described | undefined {
  const found = termAt(policy, offset)
  if (!found) return undefined
  const {term, span, definition, inherited} = found
  const uses = counted(usesOf(policy, {term}).length, variantsOf(policy, {term}).length)
  if (definition) {
    const {fact} = definition
    const text = `**“${term}”** ${linking[fact.kind]} ${shorten(meaningOf(definition))}`
    const notes = [`Defined in ${placeOf(definition, {policy, document})}; ${uses}.`, ...elsewhere(policy, definition, document)]
    return {text: `${text}\n\n*${notes.join(' ')}*`, span}
  }
  const from = inherited?.from
  const where = from
    ? `[${nameOf(from.uri)}](${from.uri}#L${lineOf(from.definition.at.block.span, documentOf(from))}), which this document supplements`
    : 'the glossary of the project'
  return {text: `**“${term}”** means ${shorten(inherited?.meaning ?? '')}\n\n*Defined in ${where}; ${uses} here.*`, span}
}

const lineOf = ({start}: Span, document: Reading['document']) => document.positionAt(start).line + 1
const nameOf = (uri: string) => decoded(uri.slice(uri.lastIndexOf('/') + 1))

function placeOf({fact, at}: PlacedDefinition, {policy, document}: Reading): string {
  // The title of the whole says nothing about where.
  const section = enclosing(policy, at).find(({number, at: {index, block}}) => number !== undefined || (index > 0 && block.level > 1))
  const name = section && labelOf(section)
  const line = `line ${lineOf(at.toSource(fact.span), document)}`
  return name === undefined ? line : `${shorten(name)} (${line})`
}

function labelOf({number, word, title}: Section): string | undefined {
  if (number === undefined) return title === '' ? undefined : `“${title}”`
  return `${word === undefined ? 'Section' : word.charAt(0).toUpperCase() + word.slice(1)} ${number}`
}

function counted(uses: number, variants: number): string {
  const used = uses === 0 ? 'not used' : uses === 1 ? 'used once' : `used ${uses} times`
  return variants === 0 ? used : `${used}, and ${variants === 1 ? 'once' : `${variants} times`} in another case`
}

/** Where the term is defined besides: for the same part of the document, or for another. */
function* elsewhere(policy: Policy, definition: PlacedDefinition, document: Reading['document']): Generator<string> {
  const scope = scopeOf(policy, definition)
  if (scope) yield `It holds in ${shorten(labelOf(scope) ?? 'this part')} only.`
  const others = definitionsOf(policy, definition.fact.term).filter((it) => it !== definition)
  for (const other of others.slice(0, mostOthers)) {
    const anew = scopeOf(policy, other) === scope ? 'Also defined' : 'Defined anew'
    yield `${anew} in ${placeOf(other, {policy, document})}: ${shorten(meaningOf(other).slice(0, 120))}`
  }
  if (others.length > mostOthers) yield `And ${others.length - mostOthers} times more.`
}

/** Definitions of one term that are told one by one. */
const mostOthers = 8

/** On the number of a section: the terms that are used in it, and what they mean. */
function describeNumber({policy, document}: Snapshot, offset: number): Described | undefined {
  const line = document.getText({start: {...document.positionAt(offset), character: 0}, end: document.positionAt(offset)})
  const start = offset - line.length
  const section = policy.sections.find(
    ({at, number}) =>
      number !== undefined && at.block.span.end >= offset && isIn({start, end: offset + line.length + numberWidth}, at.block.span.start),
  )
  if (!section) return undefined
  const {text} = section.at.clause
  const title = section.at.toSource({start: Math.max(0, text.indexOf(section.title.replace(/ …$/, ''))), end: text.length}).start
  if (offset >= title) return undefined
  const terms = new Map<string, string>()
  for (const clause of policy.clauses.slice(section.at.index, section.end)) {
    for (const {term, meaning} of termsIn(policy, clause)) if (terms.size < mostTerms) terms.set(term, meaning)
  }
  if (terms.size === 0) return undefined
  const list = Array.from(
    terms,
    ([term, meaning]) => `- **${shorten(term)}**: ${shorten(meaning.length > 160 ? `${meaning.slice(0, 159)}…` : meaning)}`,
  )
  return {
    text: `Terms used in ${labelOf(section)}:\n\n${list.join('\n')}`,
    span: {start, end: title - (/\s*$/.exec(document.getText().slice(start, title))?.[0].length ?? 0)},
  }
}

/** How far a list's number may stand before its text. */
const numberWidth = 16
const mostTerms = 12

const shorten = (text: string) => (text.length > 600 ? `${text.slice(0, 599)}…` : text).replace(/[\\`*_[\]<>#]/g, '\\$&')

/** What the clause states: who gets which data, how long it is kept. */
function describeClause({policy}: Snapshot, offset: number): Described | undefined {
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
        ['when', list([...it.conditions, ...it.exceptions])],
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
