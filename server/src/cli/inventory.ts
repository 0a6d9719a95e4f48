import {dirname, join, normalize} from 'node:path'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {
  linksOf,
  meaningOf,
  type Phrase,
  type PlacedClause,
  type PlacedLink,
  resolve,
  type Span,
  spanOfAnchor,
  targetOf,
  usesOf,
} from '../engine/index.js'
import type {Checked} from './check.js'
import {rangeOf} from './json.js'
import type {Report} from './report.js'

/** What the documents say, as data: see docs/json.md. */
export const inventoryReport: Report = {
  begin: '{"version":1,"files":[',
  between: ',',
  file: (file) => JSON.stringify(inventoryOf(file)),
  end: () => ']}\n',
}

function inventoryOf(file: Checked) {
  const {path, policy} = file
  const range = (at: PlacedClause, span: Span) => rangeOf(at.toSource(span), file)
  const phrase = (at: PlacedClause, span: Span) => ({text: at.clause.text.slice(span.start, span.end), range: range(at, span)})
  const phrases = (at: PlacedClause, list: readonly Phrase[]) => list.map((it) => phrase(it.at ?? at, it.span))
  return {
    path,
    title: policy.clauses.find(({block}) => block.kind === 'heading')?.clause.text,
    extends: policy.parent && {title: policy.parent.title, path: policy.parent.path, range: rangeOf(policy.parent.span, file)},
    sections: policy.sections.map(({number, title, at}) => ({number, title, range: range(at, {start: 0, end: at.clause.text.length})})),
    definitions: policy.definitions.map((definition) => ({
      term: definition.fact.term,
      text: meaningOf(definition),
      range: range(definition.at, definition.fact.span),
      uses: usesOf(policy, definition.fact).map((use) => range(use.at, use.fact)),
    })),
    references: [
      ...policy.references.map((reference) => {
        const {fact, at} = reference
        // Of another document nothing is known: no target, rather than one that leads nowhere.
        if (fact.elsewhere) return phrase(at, fact.span)
        const target = targetOf(policy, reference)
        return {...phrase(at, fact.span), target: target ? {range: range(target.at, {start: 0, end: target.at.clause.text.length})} : null}
      }),
      ...linksOf(policy).map((link) => ({...phrase(link.at, link.span), target: linked(file, link)})),
    ],
    practices: policy.statements.map(({fact, at}) => ({
      action: fact.action,
      negated: fact.negated,
      modality: fact.modality,
      actor: fact.actor && phrase(at, fact.actor.span),
      data: phrases(at, fact.data),
      recipients: fact.recipients.map(({span, sense, at: own}) => ({
        ...phrase(own ?? at, span),
        named: sense === 'named' || sense === 'own',
      })),
      purposes: phrases(at, fact.purposes),
      conditions: phrases(at, [...fact.conditions, ...fact.exceptions]),
      range: range(at, fact.span),
    })),
    retentions: policy.retentions.map(({fact, at}) => ({
      data: fact.data && textOf(at, fact.data),
      negated: fact.negated,
      period: fact.duration ?? null,
      text: textOf(at, fact.span),
      range: range(at, fact.span),
    })),
  }
}

/** Where a link leads: `null` if nowhere, nothing if that is not known. */
function linked({path, document, policy}: Checked, link: PlacedLink) {
  const {uri} = policy.workspace
  const target = link.path === undefined ? uri : resolve(uri, link.path)
  const neighbour = target === uri ? policy : target === undefined ? undefined : policy.workspace.get(target)
  if (neighbour === undefined) return undefined
  if (neighbour === 'missing') return null
  const file = target === uri || link.path === undefined ? {} : {path: normalize(join(dirname(path), link.path))}
  if (neighbour === 'file' || link.anchor === undefined) return {...file, range: rangeOf({start: 0, end: 0}, {document})}
  const span = spanOfAnchor(neighbour, link.anchor)
  return span
    ? {...file, range: rangeOf(span, {document: neighbour === policy ? document : TextDocument.create('', '', 0, neighbour.source)})}
    : null
}

function textOf(at: PlacedClause, {start, end}: Span): string {
  return at.clause.text.slice(start, end)
}
