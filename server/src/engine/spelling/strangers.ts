import type {Clause} from '../model/clause.js'
import type {PlacedClause, Policy} from '../model/policy.js'
import type {Spelling} from '../model/spelling.js'
import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import {halves} from './derive.js'
import {isProse, type Judgement, judge, often, type Seen} from './judge.js'
import {splitAt} from './split.js'

/** An unknown word that is probably no name, and what it was meant to be. */
export interface Stranger {
  readonly at: PlacedClause
  /** Of the word, in the clause's prose. */
  readonly span: Span
  readonly word: string
  readonly judgement: Judgement
}

const read = new WeakMap<Policy, readonly Stranger[]>()

/** Judges every unknown word of a policy once, for all rules that ask. */
export function readStrangers(policy: Policy): readonly Stranger[] {
  let strangers = read.get(policy)
  if (!strangers) {
    strangers = unglueAll([...judgeAll(policy)], policy.spelling)
    read.set(policy, strangers)
  }
  return strangers
}

function* judgeAll({clauses, definitions, inherited}: Policy): Generator<Stranger> {
  const counts = new Map<string, number>()
  for (const {clause} of clauses) for (const {lower} of unknownIn(clause)) counts.set(lower, (counts.get(lower) ?? 0) + 1)
  if (counts.size === 0) return
  const terms = new Set([...definitions.map(({fact}) => fact), ...inherited].flatMap(({term}) => term.toLowerCase().split(/[^\p{L}]+/u)))
  for (const at of clauses) {
    for (const unknown of unknownIn(at.clause)) {
      if (terms.has(unknown.lower)) continue
      const judgement = unknown.judge(counts.get(unknown.lower) ?? 1)
      if (judgement) yield {at, span: unknown.seen.span, word: unknown.seen.word, judgement}
    }
  }
}

/** Where spaces are lost again and again, “athird” is “a third”. */
function unglueAll(strangers: readonly Stranger[], spelling: Spelling): readonly Stranger[] {
  if (strangers.filter(({judgement}) => judgement.kind === 'glued' && judgement.certain).length < often) return strangers
  return strangers.map((it) => {
    const split = it.judgement.kind === 'slip' ? splitAt(it.word, spelling) : 0
    if (split === 0) return it
    return {...it, judgement: {kind: 'glued', halves: [it.word.slice(0, split), it.word.slice(split)], certain: false}}
  })
}

/** An unknown word of a clause. What depends on the clause alone is found out once. */
class Unknown {
  readonly seen: Seen
  readonly lower: string
  readonly #judgements: (Judgement | undefined)[] = []
  #isProse: boolean | undefined

  constructor(seen: Seen) {
    this.seen = seen
    this.lower = seen.word.toLowerCase()
  }

  /** What it is in a document that has it `count` times. */
  judge(count: number): Judgement | undefined {
    this.#isProse ??= isProse(this.seen)
    if (!this.#isProse) return undefined
    const some = Math.min(count, often)
    if (!(some in this.#judgements)) this.#judgements[some] = judge(this.seen, some)
    return this.#judgements[some]
  }
}

const unknownIn = remembered((clause: Clause): readonly Unknown[] => [...readUnknown(clause)])

function* readUnknown(clause: Clause): Generator<Unknown> {
  let token = 0
  for (const span of clause.unknown) {
    while ((clause.tokens.starts[token] ?? Infinity) < span.start) token++
    for (const part of partsOf(clause, span)) {
      yield new Unknown({clause, span: part, word: clause.text.slice(part.start, part.end), token})
    }
  }
}

/** No word is this long. */
const longest = 80

/** What is unknown of a word: not its possessive, not the known half beside a hyphen. */
function* partsOf({text, spelling}: Clause, {start, end}: Span): Generator<Span> {
  if (end - start > longest) return
  const word = text.slice(start, end).replace(/['’]s?$/i, '')
  if (!/^[A-Za-z'’‑-]+$/.test(word)) return
  let at = start
  for (const part of word.split(/[-‑]/)) {
    const isLast = at + part.length === start + word.length
    if (part === word || !(spelling.knows(part) || (!isLast && halves.has(part.toLowerCase())))) yield {start: at, end: at + part.length}
    at += part.length + 1
  }
}
