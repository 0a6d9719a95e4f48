import type {InlayHint, Range} from 'vscode-languageserver'
import {type Placed, type Policy, type Reference, type Section, targetOf} from '../engine/index.js'
import {rangeOf, spanOf} from './convert.js'
import {bare, nameOf, openingOf, shorten} from './places.js'
import type {Snapshot} from './snapshot.js'

const longest = 30

/** After “Section 4” the title of that section, where the text itself does not give it. */
export function inlayHints({policy, document}: Snapshot, range: Range): InlayHint[] {
  const within = spanOf(range, document)
  const hints: InlayHint[] = []
  for (const reference of policy.references) {
    const {block} = reference.at
    if (block.span.end < within.start || block.span.start > within.end) continue
    const {end} = reference.at.toSource(reference.fact.span)
    if (end < within.start || end > within.end) continue
    const target = titledTarget(policy, reference)
    if (!target) continue
    const opening = openingOf(target, policy)
    const tooltip =
      target.kind === 'item' && opening.includes(target.title) ? `${target.number} ${opening}` : `${nameOf(target)}: ${opening}`
    hints.push({
      position: rangeOf({start: end, end}, document).end,
      label: shorten(bare(target.title), longest),
      paddingLeft: true,
      tooltip: opening === '' ? nameOf(target) : shorten(tooltip, 200),
    })
  }
  return hints
}

/** The section a reference leads to, if naming it says more than the text does. */
function titledTarget(policy: Policy, reference: Placed<Reference>): Section | undefined {
  const {fact, at} = reference
  // Of a range only the ends could be named, “this Section” is where the reader is, and a title needs no title.
  if (fact.number === '' || fact.elsewhere || fact.own || fact.through !== undefined) return undefined
  const {text} = at.clause
  const after = text.slice(fact.span.end, fact.span.end + 160)
  // “Section 4 (Retention)”, “Section 4, “Retention””, “Section 4: Retention”.
  if (/^(?:\s?\((?=[“"]?\p{L}{3})|,?\s?[“"]|\s?[:–—-]\s?\p{Lu})/u.test(after)) return undefined
  const target = targetOf(policy, reference)
  if (!target || bare(target.title) === '') return undefined
  const title = bare(target.title.replace(/ …$/, '')).toLowerCase()
  const around = text.slice(Math.max(0, fact.span.start - title.length - 12), fact.span.start) + after.slice(0, title.length + 12)
  return around.toLowerCase().includes(title) ? undefined : target
}
