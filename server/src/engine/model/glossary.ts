import type {Blank, Edit, Span} from '../text/span.js'
import type {Definition} from './definitions.js'
import {termKey} from './known.js'
import type {Placed, PlacedClause, Policy} from './policy.js'

/** A definition, and the clause it opens. */
export type Entry = Placed<Definition>

/** Definitions one after the other, each opening a clause of its own: where a reader looks terms up. */
export type Glossary = readonly Entry[]

const fewest = 3

const glossariesIn = new WeakMap<Policy, readonly Glossary[]>()

export function glossariesOf(policy: Policy): readonly Glossary[] {
  let glossaries = glossariesIn.get(policy)
  if (!glossaries) {
    glossaries = [...findGlossaries(policy)]
    glossariesIn.set(policy, glossaries)
  }
  return glossaries
}

function* findGlossaries({definitions}: Policy): Generator<Glossary> {
  let run: Entry[] = []
  for (const entry of definitions) {
    if (!opensClause(entry)) continue
    const last = run.at(-1)
    if (last?.at === entry.at) continue
    const {kind, level} = entry.at.block
    if (last && (entry.at.index - last.at.index > 1 || kind !== last.at.block.kind || level !== last.at.block.level)) {
      if (run.length >= fewest) yield run
      run = []
    }
    run.push(entry)
  }
  if (run.length >= fewest) yield run
}

/** “X” means …, at the start of its clause, with at most a number, a mark and an article before. */
function opensClause({fact, at}: Entry): boolean {
  return (
    fact.parenthesis === undefined &&
    fact.kind !== 'names' &&
    !/\p{L}{4}/u.test(at.clause.text.slice(0, fact.span.start)) &&
    fact.span.start < 12
  )
}

/** Whether an entry has a number or letter of its own, in the list or typed out. */
export function isNumbered({fact, at}: Entry): boolean {
  return at.block.ordinal !== undefined || /[\p{L}\p{N}]/u.test(at.clause.text.slice(0, fact.span.start))
}

/** Where an entry stands in the alphabet. */
export function sortKey({fact}: Entry): string {
  return termKey(fact.term).replaceAll(/[^\p{L}\p{N} ]/gu, '')
}

/**
 * The edits that define a term where a reader looks for it: in the glossary, in its own style and its alphabetical place, or
 * else behind the sentence that uses the term first. What is left open is a blank.
 */
export function additionTo(
  policy: Policy,
  term: string | Blank,
  first: {readonly at: PlacedClause; readonly span: Span},
  meaning: string | Blank = {label: 'meaning'},
): readonly Edit[] {
  const [glossary] = glossariesOf(policy)
  const placed = glossary && placeIn(policy, glossary, term)
  if (placed) {
    const {at, before, after, style} = placed
    return [{span: {start: at, end: at}, text: joined([before, style.open, term, style.close, meaning, `.${after}`])}]
  }
  const {at, span} = first
  const {text, sentences} = at.clause
  const sentence = sentences.find((it) => it.end >= span.end) ?? {start: 0, end: text.length}
  const [open, close] = quotesIn(policy)
  const definition = [open, term, `${close} means `, meaning, '.']
  const {start, end} = sentence
  // Nothing may come between a lead-in and its list.
  if (/:\s*$/.test(text.slice(start, end)) && start < span.start)
    return at.edit({start, end: start + 1}, joined([...definition, ` ${text.charAt(start)}`]))
  const stop = /[.!?…;:,]["”’)\]]{0,2}\s*$/.test(text.slice(Math.max(start, end - 5), end)) ? '' : '.'
  return at.edit({start: end, end}, joined([`${stop} `, ...definition]))
}

/** The quotation marks that a document uses. */
export function quotesIn({source}: Pick<Policy, 'source'>): readonly [open: string, close: string] {
  return source.includes('“') || !source.includes('"') ? ['“', '”'] : ['"', '"']
}

/** Neighbouring strings are one. */
function joined(parts: readonly (string | Blank)[]): readonly (string | Blank)[] {
  const result: (string | Blank)[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (typeof part === 'string' && typeof last === 'string') result[result.length - 1] = last + part
    else result.push(part)
  }
  return result
}

function placeIn({source}: Policy, glossary: Glossary, term: string | Blank) {
  const isInOrder = typeof term === 'string' && isSorted(glossary)
  const next = isInOrder ? glossary.findIndex((entry) => sortKey(entry) > termKey(term)) : -1
  const model = glossary.find((it, index) => {
    const following = glossary[index + 1]
    return following && following.at.index === it.at.index + 1
  })
  const style = model && styleOf(source, model)
  // Numbered entries would all have to be numbered anew, and a table needs a row.
  if (!model || !style || model.at.block.ordinal !== undefined || model.at.block.kind === 'cell') return undefined
  const following = glossary[glossary.indexOf(model) + 1]
  const separator = source.slice(model.at.block.span.end, following?.at.block.span.start)
  const entry = next < 0 ? glossary.at(-1) : glossary[next]
  if (!entry) return undefined
  const {start, end} = entry.at.block.span
  return next < 0 ? {at: end, before: separator, after: '', style} : {at: start, before: '', after: separator, style}
}

/** What stands before and behind the term of an entry: `**“` and `”** means `. */
function styleOf(source: string, {fact, at}: Entry): {readonly open: string; readonly close: string} | undefined {
  const {start, end} = at.toSource(fact.span)
  const meaning = at.toSource(fact.meaning).start
  if (meaning <= end || meaning - end > 40) return undefined
  return {open: source.slice(at.block.span.start, start), close: source.slice(end, meaning)}
}

/** Whether all entries but a few follow the alphabet. */
export function isSorted(glossary: Glossary): boolean {
  const steps = glossary.slice(1).filter((entry, index) => sortKey(entry) >= sortKey(glossary[index] as Entry)).length
  return steps >= 0.75 * (glossary.length - 1)
}
