import type {Span} from '../../text/span.js'
import type {Action, Phrase, Practice, Recipient} from '../practices.js'
import type {Actor, Subject} from './actors.js'
import {lastParty} from './anaphora.js'
import {type Circumstances, none, readCircumstances} from './circumstances.js'
import {conditionBefore} from './context.js'
import type {VerbGroup} from './groups.js'
import type {NounPhrase, Sentence} from './phrases.js'
import {senseOf} from './recipients.js'
import type {Range, Slots} from './slots.js'
import {wordAt} from './words.js'

/** What a verb or a noun of an action says is done, in terms of the words of its sentence. */
export interface Reading {
  readonly action: Action
  readonly actor: Actor
  readonly subject?: NounPhrase | undefined
  readonly joint?: boolean
  readonly negated: boolean
  readonly slots: Slots
  readonly group: Pick<VerbGroup, 'first' | 'at' | 'lemma' | 'modal'>
  readonly finite: boolean
  readonly passive: boolean
  /** It names what a kind of data is, not what is done with it. */
  readonly defined?: boolean
  /** Of whom the sentence goes on to speak. */
  readonly goesOn?: Subject | undefined
}

export const nothing: Slots = {data: [], excluded: [], recipients: [], insiders: [], places: [], end: 0}

const nobody: readonly Phrase[] = []

export const isShared = (action: Action): boolean => action === 'share' || action === 'sell'

/** All that a sentence was read to say so far, as practices. */
export class Readings {
  readonly practices: Practice[] = []
  readonly #sentence: Sentence
  readonly #span: Span
  /** A sentence so many before this one: what “they” may stand for. */
  readonly #before: (steps: number) => Sentence | undefined
  /** The first words of data phrases said to be shared. */
  #shared: readonly number[] = []
  /** … and said to be collected, used or kept. */
  #held: readonly number[] = []
  /** “Except as described here, we do not …” */
  readonly #hasException: boolean
  /** What the chain last read is done for, and when; `first` is where the first of it behind the verb begins. */
  #chain:
    | {readonly head: number; readonly at: number; readonly finite: boolean; readonly first: number; readonly placed: Circumstances<Phrase>}
    | undefined

  constructor(sentence: Sentence, span: Span, before: (steps: number) => Sentence | undefined) {
    this.#sentence = sentence
    this.#span = span
    this.#before = before
    this.#hasException = this.#exceptionFrom(0, 4) !== undefined
  }

  /** Notes a reading of the chain of verbs that begins at `head`; “not … unless” also says when it is done. */
  add(reading: Reading, head: number): void {
    const {slots, negated, group} = reading
    const isChain = head <= group.first && group.first - head < 40
    const circumstances = this.#circumstances(reading, isChain ? head : group.first)
    this.#claim(reading.action, slots.data)
    if (slots.data.length > 0 || slots.excluded.length === 0)
      this.practices.push(this.#practice(reading, circumstances, slots.data, negated, false))
    if (slots.excluded.length > 0 && reading.actor !== 'third')
      this.practices.push(this.#practice(reading, circumstances, slots.excluded, !negated, false))
    if (!negated || slots.data.length === 0) return
    const excepts = this.#hasException || this.#exceptionFrom(group.at, group.at + 60) !== undefined
    if (excepts) this.practices.push(this.#practice(reading, circumstances, slots.data, false, true))
  }

  /** Whether it was already said that a phrase is shared, or held. */
  isClaimed(action: Action, {start}: NounPhrase): boolean {
    return (isShared(action) ? this.#shared : this.#held).includes(start)
  }

  #claim(action: Action, data: readonly NounPhrase[]): void {
    const starts = data.map(({start}) => start)
    if (isShared(action)) this.#shared = [...this.#shared, ...starts].slice(-60)
    else this.#held = [...this.#held, ...starts].slice(-60)
  }

  #circumstances({defined, group, finite}: Reading, head: number): Circumstances<Phrase> {
    if (defined) return none
    // “Collect, use and share … to”: the whole chain has the same.
    const known = this.#chain
    if (known && known.head === head && known.finite === finite && known.at <= group.at && known.first > group.at) return known.placed
    const found = readCircumstances(this.#sentence, head, group.at, finite)
    const placed = (ranges: readonly Range[]) => (ranges.length === 0 ? nobody : ranges.map((it) => this.#phrase(it)))
    const all = {purposes: placed(found.purposes), conditions: placed(found.conditions), exceptions: placed(found.exceptions)}
    const starts = [...found.purposes, ...found.conditions, ...found.exceptions].map(({start}) => start).filter((start) => start > group.at)
    this.#chain = {head, at: group.at, finite, first: Math.min(...starts), placed: all}
    return all
  }

  #exceptionFrom(from: number, to: number): number | undefined {
    for (let i = from; i < to; i++) {
      const word = wordAt(this.#sentence, i)
      if (word === 'except' || word === 'unless' || word === 'only' || (word === 'other' && wordAt(this.#sentence, i + 1) === 'than'))
        return i
    }
    return undefined
  }

  #practice(
    {action, actor, subject, joint, slots, group, finite, passive, defined}: Reading,
    {purposes, conditions, exceptions}: Circumstances<Phrase>,
    data: readonly NounPhrase[],
    negated: boolean,
    exception: boolean,
  ): Practice {
    const isTheirs = subject !== undefined && (actor === 'third' || (joint === true && action === 'share'))
    const parties = isTheirs && (slots.recipients.length === 0 || slots.data.length === 0) ? [subject] : slots.recipients
    const recipients = parties.map((it) => this.#recipient(it, slots))
    const from = subject && subject.start < group.first ? subject.start : passive ? (data[0]?.start ?? group.first) : group.first
    return {
      action,
      negated,
      modality: defined ? 'defined' : modalityOf(group.modal),
      actor: subject && {span: this.#spanOf(subject)},
      data: data.map((it) => this.#phrase(it)),
      recipients,
      purposes,
      conditions,
      exceptions,
      means: nobody,
      places: slots.places.length === 0 ? nobody : slots.places.map((it) => this.#phrase(it)),
      span: this.#spanOf({start: group.first, end: group.at + 1}),
      party: actor === 'same' ? 'none' : actor,
      joint: joint ?? false,
      verb: group.lemma,
      finite,
      passive,
      exception,
      conditional: conditionBefore(this.#sentence, group.first) !== undefined,
      extent: this.#spanOf({start: from, end: Math.max(slots.end, group.at + 1)}),
      sentence: this.#span,
    }
  }

  /** “Within” a group of companies data stays in the family; “they” are those named last. */
  #recipient(phrase: NounPhrase, {insiders}: Slots): Recipient {
    const sentence = this.#sentence
    if (phrase.pronoun && /^the[ym]$/.test(wordAt(sentence, phrase.head))) {
      const here = lastParty(sentence, phrase.start)
      if (here) return {span: spanOf(sentence, here), sense: senseOf(sentence, here)}
      for (let steps = 1; steps <= 3; steps++) {
        const before = this.#before(steps)
        const there = before && lastParty(before, before.words.length)
        if (there) return {span: spanOf(before, there), sense: senseOf(before, there)}
      }
    }
    const sense = senseOf(sentence, phrase)
    return {span: this.#spanOf(phrase), sense: sense === 'unnamed' && insiders.includes(phrase) ? 'own' : sense}
  }

  #phrase(range: Range): Phrase {
    return {span: this.#spanOf(range)}
  }

  #spanOf(range: Range): Span {
    return spanOf(this.#sentence, range)
  }
}

function spanOf({starts, ends}: Sentence, {start, end}: Range): Span {
  return {start: starts[start] ?? 0, end: ends[end - 1] ?? 0}
}

const modalities: Readonly<Record<string, Practice['modality']>> = {
  may: 'may',
  might: 'may',
  can: 'may',
  could: 'may',
  will: 'will',
  would: 'will',
  shall: 'will',
  must: 'must',
  should: 'must',
}

function modalityOf(modal: string | undefined): Practice['modality'] {
  return modal === undefined ? 'does' : (modalities[modal] ?? 'does')
}
