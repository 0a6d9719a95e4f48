import {knownAcronyms} from '../lexicon/acronyms.js'
import {functionWords} from '../lexicon/function-words.js'
import {Kind} from '../parse/tokens.js'
import {remembered} from '../text/remembered.js'
import {type Edit, overlaps, type Span} from '../text/span.js'
import type {Clause} from './clause.js'
import type {PlacedClause, Policy} from './policy.js'

/** A stretch in capitals. */
export interface Shout {
  readonly span: Span
  /** Its first words. */
  readonly opening: Span
  readonly words: number
}

/** So many words written otherwise, a name, do not end a stretch. */
const widestGap = 2
/** Fewer words are a heading, a name, a list of acronyms. */
const fewest = 6
const openingWords = 3

/** The stretches in capitals of a clause: sentences, not lists of acronyms. */
export const shoutsIn = remembered(({text, tokens, kind}: Clause): readonly Shout[] => {
  const {starts, ends, kinds, words} = tokens
  const found: Shout[] = []
  if (kind === 'heading' || !/\p{Lu}{2}[^\p{Ll}]{1,40}\p{Lu}{2}/u.test(text)) return found
  let first = -1
  let last = -1
  let count = 0
  let joining = 0
  let gap = 0
  let opening = 0
  const close = () => {
    // Real sentences are a third articles, prepositions and the like.
    if (count >= fewest && joining * 6 >= count) {
      found.push({
        span: {start: starts[first] ?? 0, end: ends[last] ?? 0},
        opening: {start: starts[first] ?? 0, end: opening},
        words: count,
      })
    }
    first = -1
    count = 0
    joining = 0
    gap = 0
  }
  for (let index = 0; index < kinds.length; index++) {
    if (kinds[index] !== Kind.word) continue
    const written = text.slice(starts[index], ends[index])
    if (!/\p{Ll}/u.test(written)) {
      if (first < 0) {
        if (written.length < 2) continue
        first = index
      }
      last = index
      gap = 0
      count++
      if (count <= openingWords) opening = ends[index] ?? opening
      if (functionWords.has(words[index] ?? '')) joining++
    } else if (first >= 0 && ++gap > widestGap) close()
  }
  if (first >= 0) close()
  return found
})

/**
 * The same in sentence case: terms, names and acronyms as the document writes them elsewhere. Each word is an edit of its own, so
 * that markup between them stays; in Markdown what was loud is bold.
 */
export function inSentenceCase(policy: Policy, at: PlacedClause, {span}: Shout): readonly Edit[] {
  const {text, tokens, emphasized} = at.clause
  const openers = openersOf(at.clause)
  const forms = formsOf(policy)
  const written = at.toSource(span)
  // Marks side by side would read as other marks.
  const isMarked =
    '*_[('.includes(policy.source.charAt(written.start - 1) || ' ') || '*_]'.includes(policy.source.charAt(written.end) || ' ')
  const isBold = policy.format === 'plain' || isMarked || emphasized.some((it) => overlaps(it, span))
  const edits: Edit[][] = []
  const {starts, ends, kinds, words} = tokens
  for (let index = 0; index < kinds.length; index++) {
    const start = starts[index] ?? 0
    const end = ends[index] ?? 0
    if (start < span.start || end > span.end || kinds[index] !== Kind.word) continue
    const written = text.slice(start, end)
    const quiet = /\p{Ll}/u.test(written) ? written : cased(words[index] ?? '', written, forms, policy)
    const mended = openers.has(start) ? quiet.charAt(0).toUpperCase() + quiet.slice(1) : quiet
    const open = !isBold && start === span.start ? '**' : ''
    const close = !isBold && end === span.end ? '**' : ''
    const replacement = open + mended + close
    if (replacement !== written) edits.push([...at.edit({start, end}, replacement)])
  }
  return edits.every((it) => it.length > 0) ? edits.flat() : []
}

/** Where the first words of the sentences stand. */
function openersOf({tokens: {starts, kinds}, sentences}: Clause): ReadonlySet<number> {
  const found = new Set<number>()
  let sentence = 0
  for (let index = 0; index < kinds.length; index++) {
    const start = starts[index] ?? 0
    const before = sentence
    if (kinds[index] !== Kind.word) continue
    while (sentence < sentences.length && (sentences[sentence]?.start ?? 0) <= start) sentence++
    if (sentence > before) found.add(start)
  }
  return found
}

function cased(word: string, written: string, forms: ReadonlyMap<string, string>, {spelling}: Policy): string {
  // “Section B”, “I agree”
  if (word.length === 1) return word === 'a' ? word : written
  const genitive = /['’]s$/i.exec(word)?.[0] ?? ''
  const form = forms.get(withoutGenitive(word))
  if (form !== undefined) return form + genitive.toLowerCase()
  if (spelling.isCommon(word) || functionWords.has(word)) return word
  if (knownAcronyms.has(written) || /\d/.test(written)) return written
  if (spelling.knows(word)) return word
  return /[aeiouy]/.test(word) && word.length > 4 ? written.charAt(0) + word.slice(1) : written
}

const withoutGenitive = (word: string) => word.replace(/['’]s$/i, '')

const known = new WeakMap<Policy['clauses'], ReadonlyMap<string, string>>()

/** A document shouts more than once: what is found out for one passage serves the next. */
function formsOf(policy: Policy): ReadonlyMap<string, string> {
  const forms = known.get(policy.clauses) ?? formsIn(policy)
  known.set(policy.clauses, forms)
  return forms
}

/** How the document writes each word in the middle of a sentence, where it does not shout. */
function formsIn({clauses}: Policy): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>()
  for (const {clause} of clauses) {
    if (clause.kind === 'heading') continue
    const shouts = shoutsIn(clause)
    const {starts, ends, kinds, words} = clause.tokens
    const firsts = new Set(clause.sentences.map(({start}) => start))
    for (let index = 0; index < kinds.length; index++) {
      const start = starts[index] ?? 0
      if (kinds[index] !== Kind.word || shouts.some(({span}) => span.start <= start && start < span.end)) continue
      const word = withoutGenitive(words[index] ?? '')
      const written = withoutGenitive(clause.text.slice(start, ends[index]))
      const forms = counts.get(word) ?? new Map<string, number>()
      // The capital of a first word tells nothing by itself, but may bear out another.
      if (!firsts.has(start)) counts.set(word, forms.set(written, (forms.get(written) ?? 0) + 1))
      else if (forms.has(written)) forms.set(written, (forms.get(written) ?? 0) + 1)
    }
  }
  const found = new Map<string, string>()
  for (const [word, forms] of counts) {
    const [form, count] = [...forms].reduce((best, it) => (it[1] > best[1] ? it : best))
    // One capital may be a slip, or the name of something else.
    if (form === word || count > 1 || form === form.toUpperCase()) found.set(word, form)
  }
  return found
}
