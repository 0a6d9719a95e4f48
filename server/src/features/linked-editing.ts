import type {LinkedEditingRanges} from 'vscode-languageserver'
import type {Placed, Reference, Span} from '../engine/index.js'
import {rangeOf} from './convert.js'
import type {Snapshot} from './snapshot.js'

/** What a number may become while it is typed. */
const wordPattern = '[\\dA-Za-z.()]+'

/** Where one sentence cites the same section again: “as Section 4 says, unless Section 4 is waived”. */
export function linkedEditingRanges({policy, document}: Snapshot, offset: number): LinkedEditingRanges | undefined {
  const here = policy.references.find((it) => {
    const {start, end} = it.at.toSource(it.fact.numbers)
    return start <= offset && offset <= end
  })
  if (!here) return undefined
  const sentence = here.at.clause.sentences.find(({start, end}) => start <= here.fact.numbers.start && here.fact.numbers.end <= end)
  const same = policy.references.filter((it) => isSame(it, here) && sentence !== undefined && isWithin(it.fact.numbers, sentence))
  if (same.length < 2) return undefined
  return {ranges: same.map(({fact, at}) => rangeOf(at.toSource(fact.numbers), document)), wordPattern}
}

/** Cited by the same number, written in the same way; of other documents nobody can tell. */
function isSame({fact, at}: Placed<Reference>, other: Placed<Reference>): boolean {
  const written = ({fact: {numbers}, at: {clause}}: Placed<Reference>) => clause.text.slice(numbers.start, numbers.end)
  return (
    at === other.at &&
    fact.to === other.fact.to &&
    !fact.elsewhere &&
    fact.number !== '' &&
    fact.through === undefined &&
    written({fact, at}) === written(other) &&
    at.block.prose.isPlain(fact.numbers)
  )
}

function isWithin({start, end}: Span, outer: Span): boolean {
  return outer.start <= start && end <= outer.end
}
