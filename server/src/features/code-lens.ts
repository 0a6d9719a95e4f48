import type {CodeLens, Location, Range} from 'vscode-languageserver'
import {type Definition, definitionsOf, enclosing, isPronoun, type Placed, type Policy, usesOf} from '../engine/index.js'
import {rangeOf} from './convert.js'
import type {Snapshot} from './snapshot.js'

/** The client's command that lists the uses: a document, a position, locations. */
export const showReferences = 'policyProof.showReferences'

/** What a lens keeps until somebody sees it. */
export interface LensData {
  readonly uri: string
  readonly terms: readonly string[]
}

/** Above each line that defines something, one lens. What it says is found out when it is seen. */
export function codeLenses({policy, document}: Snapshot): CodeLens[] {
  const lines = new Map<number, {readonly range: Range; readonly terms: Set<string>}>()
  for (const {fact, at} of policy.definitions) {
    // Nobody wants to know how often “we” is said.
    if (isPronoun(fact.term)) continue
    const range = rangeOf(at.toSource(fact.span), document)
    const known = lines.get(range.start.line)
    if (!known) lines.set(range.start.line, {range, terms: new Set([fact.term])})
    else known.terms.add(fact.term)
  }
  return Array.from(lines.values(), ({range, terms}) => ({range, data: {uri: document.uri, terms: [...terms]} satisfies LensData}))
}

/** How many terms of one line a lens names. */
const most = 4

/** “12 uses · defined in Section 2”; of several terms how often each is used. */
export function resolveLens(lens: CodeLens, {terms}: LensData, {policy, document}: Snapshot, commands: boolean): CodeLens {
  const {start} = lens.range
  const uses = terms.map((term) => usesOf(policy, {term}))
  const counts = uses.map(({length}) => (length === 0 ? 'not used' : length === 1 ? '1 use' : `${length} uses`))
  const each = terms.slice(0, most).map((term, index) => `${term}: ${counts[index]}`)
  const said = terms.length === 1 ? counts[0] : [...each, ...(terms.length > most ? ['…'] : [])].join(' · ')
  const place = placeOf(
    policy,
    definitionsOf(policy, terms[0] ?? '').find(({fact, at}) => document.positionAt(at.toSource(fact.span).start).line === start.line),
  )
  const title = place === undefined ? `${said}` : `${said} · defined in ${place}`
  const locations: Location[] = uses
    .flat()
    .map(({fact, at}) => ({uri: document.uri, range: rangeOf(at.toSource(fact), document)}))
    .toSorted((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character)
  if (!commands || locations.length === 0) return {range: lens.range, command: {title, command: ''}}
  return {range: lens.range, command: {title, command: showReferences, arguments: [document.uri, start, locations]}}
}

/** “Section 2”: the numbered section a definition stands in. */
function placeOf(policy: Policy, definition: Placed<Definition> | undefined): string | undefined {
  const section = definition && enclosing(policy, definition.at).find(({number}) => number !== undefined)
  if (!section) return undefined
  const {word = 'section', number} = section
  return `${word.charAt(0).toUpperCase()}${word.slice(1)} ${number}`
}
