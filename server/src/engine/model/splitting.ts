import type {Edit, Span} from '../text/span.js'
import {type Enumeration, isBalanced} from './enumerations.js'
import type {PlacedClause, Policy} from './policy.js'
import {eolOf} from './skeleton.js'

type Written = Pick<Policy, 'source' | 'format'>

/**
 * Sets a list that is written into a sentence line by line. Only what stands between the items is touched, so that markup in
 * them stays; marks such as (a) stay as well, for others may cite them.
 */
export function asList(policy: Written, at: PlacedClause, {lead, items}: Enumeration): readonly Edit[] {
  const margin = marginOf(policy, at)
  if (margin === undefined) return []
  const eol = eolOf(policy)
  const line = eol + margin
  const [first] = items
  // In plain text “(a)” at the start of a line is a marker already.
  const bullet = policy.format === 'plain' && first?.isMarked ? '' : '- '
  const edits: Edit[][] = items.map(({span}) => unwrapped(policy, at, span))
  const put = (span: Span, text: string) => edits.push([...at.edit(span, text)])
  put({start: lead.end, end: first?.span.start ?? lead.end}, `:${eol}${line}${bullet}`)
  for (const [index, {span, conjunction}] of items.entries()) {
    const next = items[index + 1]
    if (next) put({start: span.end, end: next.span.start}, `;${conjunction ? ` ${conjunction}` : ''}${line}${bullet}`)
  }
  const end = items.at(-1)?.span.end ?? lead.end
  const rest = /^\s{1,4}(?=\S)/.exec(at.clause.text.slice(end, end + 8))?.[0]
  if (rest !== undefined) put({start: end, end: end + rest.length}, eol + line)
  return edits.every((it, index) => it.length > 0 || index < items.length) ? edits.flat() : []
}

/** A wrapped item would fall out of its list: its line ends become spaces. */
function unwrapped({source}: Written, at: PlacedClause, {start, end}: Span): Edit[] {
  const edits: Edit[] = []
  for (const {index} of at.clause.text.slice(start, end).matchAll(/ /g)) {
    const span = {start: start + index, end: start + index + 1}
    const written = at.toSource(span)
    if (source.slice(written.start, written.end).includes('\n')) edits.push(...at.edit(span, ' '))
  }
  return edits
}

/** Breaks a paragraph at the space between two sentences. */
export function brokenAt(policy: Written, at: PlacedClause, gap: Span): readonly Edit[] {
  const margin = marginOf(policy, at)
  return margin === undefined ? [] : at.edit(gap, `${eolOf(policy)}${eolOf(policy)}${margin}`)
}

/** What stands before a new line of the same paragraph or item; nothing where that cannot be told. */
function marginOf({source, format}: Written, at: PlacedClause): string | undefined {
  const {kind, level} = at.block
  if (kind !== 'paragraph' && kind !== 'item') return undefined
  const {start} = at.toSource({start: 0, end: 0})
  const before = source.slice(source.lastIndexOf('\n', start - 1) + 1, start).replace(/[*_]{1,3}$/, '')
  if (/^[ ]*$/.test(before)) return level > 0 || before.length < 4 ? before : undefined
  // The words of an item stand in one column. Of “3.1” Markdown knows nothing.
  const marker = format === 'markdown' ? /^ *(?:[-*+]|\d{1,9}[.)]) {1,4}$/ : /^ *[^\s\p{L}]{0,6}[\p{L}\d]{0,4}[^\s\p{L}]{0,6} {1,4}$/u
  return marker.test(before) ? ' '.repeat(before.length) : undefined
}

const modal = 'may|might|will|shall|must|can|cannot'
const performing = 'agree|acknowledge|understand|represent|warrant|consent|grant|waive|authorize|reserve'
const finite = `(?:${modal}|${performing}|do|does|did|have|has|had|are|is|was|were|use|collect|share|disclose|store|retain|keep|process|ask|encourage|recommend|take|make|provide|need|rely|comply|remain|receive|remove|delete|send|offer|try|aim|seek|want|believe|tell|let|inform|notify|explain|show|give|get|work|allow|require|request|help|protect|update|change|respond|treat|review|apply|accept|follow|obtain|contact|limit|expect|consider|know|pay|charge|refund|issue)`
const pronoun = 'we|you|they|it'
const noun = String.raw`(?:this|these|those|such|our|your|the|each|no|any) (?:(?!(?:that|which|who|whom|whose|if|when|where|as|to|and|or|for|from|in|on|by|with)\b)[\p{L}’'-]{2,20} ){1,3}`
const adverb = String.raw`(?:[\p{L}]{2,14}ly |also |only |then |therefore |hereby )?`
const linkings = 'however|therefore|moreover|in addition|accordingly|consequently|instead|furthermore'
const joint = new RegExp(
  [
    `; (?:(?<but>but )|and )?(?:(?<linking>${linkings}),? )?(?=(?:${pronoun}) ${adverb}${finite}\\b|${noun}${adverb}(?:${modal}|is|are|has|have)\\b)`,
    `, (?:(?<contrast>but )|and )(?=(?:${pronoun}) ${adverb}${finite}\\b|${noun}${adverb}(?:${modal}|is|are|has|have|does|do)\\b)`,
  ].join('|'),
  'giu',
)

/** A condition or the like at its beginning holds for the whole sentence. */
const fronted =
  /^(?:(?:if|when|where|whenever|unless|once|while|as|because|since|although|though|by|to|in|on|at|for|upon|after|before|subject|except|with|without|under|from|during|notwithstanding|depending|should|until|provided|other|further|whether|given|due|regardless|despite|please|any|nothing|neither|either|not|both)\b|\p{L}{2,20}ing\b)/iu
const hasFinite = new RegExp(String.raw`(?<!\b(?:that|which|who|to) )\b${finite}\b`, 'iu')
const condition = /\b(?:if|unless|whether|when|whenever|where|because|since|until|while|so|before|after|once|even)\b[^,;]{0,160}$/i
const saying =
  /\b(?:agree|acknowledge|understand|represent|warrant|ensure|confirm|guarantee|mean|know|note|believe|require|consent|state|declare|certify|request|ask|recommend|think|such|fact|provided|so|either|neither|both|not only)(?:s|d|ed)?(?:,? (?:and|or) \w{1,14}){0,3}(?: \w{1,14}){0,2}:? that\b|\b(?:either|neither|both|not only|the following|as follows)\b|:/i
/** “We may do this, you may do that, and …”: more than two go together. */
const isSeries = new RegExp(`[,;] (?:${pronoun}|${noun.trim()}) ?${adverb}${finite}\\b`, 'iu')
/** What may belong to both halves. */
const trailing = /\b(?:in each case|in either case|provided that|respectively|except as|except to|except that|subject to)\b/i
const startsModal = new RegExp(`^(?:\\S{1,20} ){1,4}?${adverb}(?:${modal}|${performing})\\b`, 'iu')
const startsPerforming = new RegExp(`^(?:we|you) ${adverb}(?:${performing})\\b`, 'iu')

/** Makes two sentences of one, at “, and we” or “; you”, where both halves stand by themselves. */
export function inTwo(at: PlacedClause, sentence: Span): readonly Edit[] {
  const {masked} = at.clause
  if (sentence.end - sentence.start > longest) return []
  const words = masked.slice(sentence.start, sentence.end)
  if (fronted.test(words) || !/^\p{Lu}/u.test(words) || !/[.!?]$/.test(words)) return []
  let best: {start: number; end: number; text: string} | undefined
  for (const {
    0: {length},
    index: start,
    groups,
  } of words.matchAll(joint)) {
    const end = start + length
    const [before, after] = [words.slice(0, start), words.slice(end)]
    if (before.length < shortest || after.length < shortest || !isBalanced(before) || !isBalanced(after)) continue
    if (!hasFinite.test(before) || isSeries.test(before) || trailing.test(after) || !isClosed(before, after)) continue
    const first = masked.charAt(sentence.start + end)
    const linking = groups?.['linking'] ?? (groups?.['but'] || groups?.['contrast'] ? 'however' : undefined)
    const text = linking ? `. ${capital(linking)}, ${first}` : `. ${capital(first)}`
    if (!best || Math.abs(start - words.length / 2) < Math.abs(best.start - words.length / 2)) best = {start, end: end + 1, text}
  }
  return best ? at.edit({start: sentence.start + best.start, end: sentence.start + best.end}, best.text) : []
}

/** Whether the first half governs nothing of the second: “you agree that …, and we may”, “if you pay, and we agree”. */
function isClosed(before: string, after: string): boolean {
  if (saying.test(before)) return startsPerforming.test(after)
  return !condition.test(before) || startsModal.test(after)
}

/** What is longer is no sentence that anybody wrote. */
const longest = 4000
/** Two sentences of a few words each are no gain. */
const shortest = 40

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1).toLowerCase()
