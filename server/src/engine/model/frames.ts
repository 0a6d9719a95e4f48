import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import type {Clause} from './clause.js'
import {type Actor, type Subject, subjectOf} from './practices/actors.js'
import {readGroup, type VerbGroup} from './practices/groups.js'
import type {Sentence} from './practices/phrases.js'
import {sentencesOf} from './practices/sentence.js'
import {isBreak, Tag, tagAt, wordAt} from './practices/words.js'

/**
 * What a modal verb, or none, says of who acts: that they do it, that they might, that they are free to, must or must
 * not, or that a law or somebody else makes them.
 */
export type Sense = 'does' | 'might' | 'will' | 'permission' | 'prohibition' | 'duty' | 'law'

/** A finite verb with its subject and what belongs to them: who is spoken of where certain words stand. */
export interface Frame {
  /** Who acts; of a passive without “by”, what is acted on is its subject and `actor` says whose that is: mostly `none`. */
  readonly actor: Actor
  readonly sense: Sense
  readonly negated: boolean
  readonly passive: boolean
  /** Whether “if”, “when” or “unless” opens it. */
  readonly conditional: boolean
  /** Whether it hangs on a relative pronoun: “partners that may …”. */
  readonly relative: boolean
  /** The main verb's base form. */
  readonly verb: string
  /** From its modal to its main verb. Offsets count UTF-16 units of the clause's text, as all here. */
  readonly group: Span
  /** The subject's words; nothing where the verb has none of its own. */
  readonly subject: Span | undefined
  /** From where its first word stands, an opening “From time to time,” included, to where the next frame begins. */
  readonly span: Span
}

/** The frames of one sentence of a clause, in order. None in a sentence without a finite verb. */
export function framesIn(clause: Clause, index: number): readonly Frame[] {
  const known = framesOf(clause)
  let frames = known.get(index)
  if (!frames) {
    const sentences = sentencesOf(clause)
    frames = readFrames(sentences.at(index), sentences.spanAt(index))
    known.set(index, frames)
  }
  return frames
}

/** Read once, however many words are asked about: a sentence may be as long as its document. */
const framesOf = remembered((_: Clause): Map<number, readonly Frame[]> => new Map())

/** The frame in which the words at an offset of the clause's text stand. */
export function frameAt(clause: Clause, offset: number): Frame | undefined {
  const index = lastAt(clause.sentences, offset, ({start}) => start)
  const sentence = clause.sentences[index]
  if (!sentence || sentence.end <= offset) return undefined
  const frames = framesIn(clause, index)
  return frames[lastAt(frames, offset, ({span}) => span.start)]
}

/** The index of the last that begins at an offset or before; -1 if none does. */
function lastAt<Thing>(things: readonly Thing[], offset: number, startOf: (thing: Thing) => number): number {
  let low = 0
  let high = things.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (startOf(things[middle] as Thing) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

const nobody: Subject = {actor: 'none', phrase: undefined, joint: false, relative: false}

function readFrames(sentence: Sentence, span: Span): Frame[] {
  const found: {group: VerbGroup; subject: Subject; from: number}[] = []
  let current = nobody
  let last: VerbGroup | undefined
  for (let at = 0; at < sentence.words.length; at++) {
    const verb = mainVerbAt(sentence, at)
    if (verb === undefined) continue
    const read = readGroup(sentence, verb, last)
    // “May, in our sole discretion, amend”
    const isBehindAside = tagAt(sentence, at) === Tag.modal && read.first !== at
    const group = isBehindAside ? {...read, first: at, modal: wordAt(sentence, at), chained: false} : read
    const before = last?.at
    last = group
    at = verb
    if (group.infinitive || group.gerund || group.reduced) continue
    // “May send you offers”: an object.
    const object = tagAt(sentence, group.first - 1) === Tag.subject ? group.first - 2 : -1
    if (object >= 0 && (tagAt(sentence, object) === Tag.verb || object === before)) continue
    const own = subjectOf(sentence, group.first, current)
    const subject = group.chained || own.actor === 'same' ? {...current, phrase: undefined} : own
    if (!own.relative) current = subject
    found.push({group, subject, from: firstOf(sentence, subject.phrase?.start ?? group.first, found.at(-1)?.group.at ?? -1)})
  }
  return found.map(({group, subject, from}, index) => {
    const next = found[index + 1]
    const start = index === 0 ? span.start : (sentence.starts[from] ?? span.start)
    const phrase = subject.phrase
    return {
      actor: subject.actor,
      sense: senseOf(sentence, group, subject.actor),
      negated: group.negated,
      passive: group.passive,
      conditional: isConditional(sentence, from, phrase?.start ?? group.first),
      relative: subject.relative,
      verb: group.lemma,
      group: spanOf(sentence, group.first, group.at),
      subject: phrase && spanOf(sentence, phrase.start, phrase.end - 1),
      span: {start, end: next ? (sentence.starts[next.from] ?? span.end) : span.end},
    }
  })
}

function spanOf({starts, ends}: Sentence, first: number, last: number): Span {
  return {start: starts[first] ?? 0, end: ends[last] ?? 0}
}

/** The main verb of the group that begins at `at`: its verb, or “be” or “have” where they are all there is. */
function mainVerbAt(sentence: Sentence, at: number): number | undefined {
  const tag = tagAt(sentence, at)
  if (tag === Tag.verb) return at
  if (tag === Tag.modal) return unknownVerb(sentence, at)
  if (tag === Tag.noun) return isVerbOfPronoun(sentence, at) ? at : undefined
  if (tag !== Tag.be && tag !== Tag.have && tag !== Tag.do) return undefined
  // “May not, however, have been shared”: the verb is still to come.
  for (let i = at + 1; i < at + 8; i++) {
    const next = tagAt(sentence, i)
    if (next === Tag.verb) return i
    if (next !== Tag.adverb && next !== Tag.not && next !== Tag.be && next !== Tag.have && next !== Tag.comma) break
  }
  return at
}

/** “We periodically audit”: a verb that the lists lack, right behind a pronoun that can be nothing but a subject. */
function isVerbOfPronoun(sentence: Sentence, at: number): boolean {
  let i = at - 1
  while (tagAt(sentence, i) === Tag.adverb) i--
  return /^(?:we|they|i)$/.test(wordAt(sentence, i)) && /^[a-z]{3,}$/.test(wordAt(sentence, at))
}

/** “May not copy”: a verb that the lists lack, behind a modal. */
function unknownVerb(sentence: Sentence, modal: number): number | undefined {
  let i = modal + 1
  while (tagAt(sentence, i) === Tag.adverb || tagAt(sentence, i) === Tag.not) i++
  if (tagAt(sentence, i) === Tag.comma) return verbBehindAside(sentence, i)
  const behind = verbBehindPhrase(sentence, i)
  return behind ?? (tagAt(sentence, i) === Tag.noun ? i : undefined)
}

/** How an adverbial begins and ends that may stand without commas: “may from time to time send”, “may at our discretion amend”. */
const opensPhrase = /^(?:from|at|in|on|if|as|where|when|under|for|upon|with|without)$/
const closesPhrase =
  /^(?:time|times|discretion|option|future|cases?|circumstances?|instances?|situations?|necessary|appropriate|applicable|needed|required|permitted|occasions?|notice|reason|faith|basis)$/

function verbBehindPhrase(sentence: Sentence, from: number): number | undefined {
  if (!opensPhrase.test(wordAt(sentence, from))) return undefined
  for (let i = from + 1; i < from + 8; i++) {
    if (isBreak(tagAt(sentence, i)) || tagAt(sentence, i) === Tag.comma) return undefined
    if (!closesPhrase.test(wordAt(sentence, i)) || wordAt(sentence, i + 1) === 'to') continue
    let verb = i + 1
    while (tagAt(sentence, verb) === Tag.adverb || tagAt(sentence, verb) === Tag.not) verb++
    if (tagAt(sentence, verb) === Tag.verb) return verb
    return tagAt(sentence, verb) === Tag.noun && !/^(?:without|and|or)$/.test(wordAt(sentence, verb)) ? verb : undefined
  }
  return undefined
}

/** “May, in our sole discretion, at any time and without notice, amend”: what follows a later comma. */
function verbBehindAside(sentence: Sentence, comma: number): number | undefined {
  for (let i = comma + 1; i < comma + 20; i++) {
    const tag = tagAt(sentence, i)
    if (isBreak(tag) || tag === Tag.subject || tag === Tag.modal) return undefined
    if (tag !== Tag.comma) continue
    let verb = i + 1
    while (tagAt(sentence, verb) === Tag.adverb || tagAt(sentence, verb) === Tag.not) verb++
    if (tagAt(sentence, verb) === Tag.verb) return verb
    // Behind a comma may stand the next aside.
    if (!opensPhrase.test(wordAt(sentence, verb))) return tagAt(sentence, verb) === Tag.noun ? verb : undefined
  }
  return undefined
}

/** The first word of what leads to a subject: back to a comma, a conjunction or the verb before. */
function firstOf(sentence: Sentence, subject: number, verb: number): number {
  let i = subject
  while (i > 0 && i - 1 > verb) {
    const before = tagAt(sentence, i - 1)
    if (isBreak(before) || before === Tag.and || before === Tag.open || before === Tag.dash) break
    if (before === Tag.comma && !isLeading(sentence, i - 1, verb)) break
    i--
    if (tagAt(sentence, i) === Tag.if) return i
  }
  return i - 1 === verb && verb >= 0 ? subject : i
}

/** “…, and from time to time, we”: the comma belongs to what leads to the subject if a conjunction or a break stands before. */
function isLeading(sentence: Sentence, comma: number, verb: number): boolean {
  for (let i = comma - 1; i > verb && comma - i < 8; i--) {
    const tag = tagAt(sentence, i)
    if (tag === Tag.and || isBreak(tag)) return tagAt(sentence, i - 1) === Tag.comma || isBreak(tag)
    if (tag === Tag.comma) return false
  }
  return false
}

function isConditional(sentence: Sentence, from: number, subject: number): boolean {
  for (let i = from; i < subject; i++) {
    if (/^(?:if|when|whenever|unless|where|once|provided|until|before|after|should)$/.test(wordAt(sentence, i))) return true
  }
  return false
}

const forced = /^(?:required|obliged|obligated|compelled|forced|ordered|bound)$/

function senseOf(sentence: Sentence, {at, modal, negated, passive}: VerbGroup, actor: Actor): Sense {
  if (passive && forced.test(wordAt(sentence, at))) return actor === 'user' ? 'duty' : 'law'
  switch (modal) {
    case 'may':
    case 'might':
    case 'can':
    case 'could':
    case 'cannot':
      if (actor !== 'user' || passive) return negated && modal !== 'might' && actor === 'third' ? 'prohibition' : 'might'
      return negated ? 'prohibition' : 'permission'
    case 'must':
    case 'shall':
    case 'should':
      if (actor === 'first') return modal === 'must' ? 'law' : 'will'
      return negated ? 'prohibition' : 'duty'
    case 'will':
    case 'would':
      return actor === 'user' ? (negated ? 'prohibition' : 'duty') : 'will'
    default:
      return 'does'
  }
}
