import type {DocumentLink} from 'vscode-languageserver'
import {linksOf, resolve, targetOf} from '../engine/index.js'
import {rangeOf} from './convert.js'
import type {Snapshot} from './snapshot.js'

/**
 * From each reference to the line of its section, and where no editor does it from links to files: in Markdown they are the
 * editor's own.
 */
export function documentLinks({policy, document}: Snapshot): DocumentLink[] {
  const links = policy.references.flatMap((reference): DocumentLink[] => {
    const target = targetOf(policy, reference)
    if (!target) return []
    const {start} = rangeOf(target.at.block.span, document)
    const name = [target.number, target.title].filter((it) => it).join(' ')
    const range = rangeOf(reference.at.toSource(reference.fact.span), document)
    return [{range, target: `${document.uri}#L${start.line + 1},${start.character + 1}`, tooltip: `Go to ${name}`}]
  })
  if (policy.format === 'markdown') return links
  for (const {target, path} of linksOf(policy)) {
    const uri = path === undefined ? undefined : resolve(document.uri, path)
    if (uri !== undefined) links.push({range: rangeOf(target, document), target: uri})
  }
  return links
}
