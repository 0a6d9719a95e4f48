import {type SymbolInformation, SymbolKind} from 'vscode-languageserver'
import {isPronoun, type Section, titleOf} from '../engine/index.js'
import {rangeOf} from './convert.js'
import {isMarked} from './document-symbols.js'
import type {Reading} from './snapshot.js'

/**
 * Sections and definitions of the readings whose name holds the letters of `query` in this order, whatever their case; marked
 * headings are left to an editor that finds them itself.
 */
export function workspaceSymbols(readings: readonly Reading[], query: string, showsMarkdown = false): SymbolInformation[] {
  const matches = matcher(query)
  return readings.flatMap(({document, policy}) => {
    const container = titleOf(policy)
    const symbol = (name: string, kind: SymbolKind, span: {start: number; end: number}): SymbolInformation[] =>
      matches(name)
        ? [
            {
              name,
              kind,
              location: {uri: document.uri, range: rangeOf(span, document)},
              ...(container !== undefined && {containerName: container}),
            },
          ]
        : []
    return [
      ...policy.sections.flatMap((section) =>
        showsMarkdown && isMarked(section, policy) ? [] : symbol(nameOf(section), SymbolKind.String, section.at.block.span),
      ),
      ...policy.definitions.flatMap(({fact, at}) =>
        isPronoun(fact.term) ? [] : symbol(fact.term, SymbolKind.Constant, at.toSource(fact.span)),
      ),
    ]
  })
}

const nameOf = ({number, title}: Section) => [number, title].filter((it) => it).join(' ')

function matcher(query: string): (name: string) => boolean {
  const wanted = query.toLowerCase().replaceAll(/\s+/g, '')
  return (name) => {
    let at = 0
    for (const letter of name.toLowerCase()) if (letter === wanted[at]) at++
    return at === wanted.length
  }
}
