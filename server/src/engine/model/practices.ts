import type {Span} from '../text/span.js'
import type {Text} from './clause.js'
import type {PlacedClause} from './policy.js'
import {readSentence} from './practices/reader.js'
import {sentencesOf} from './practices/sentence.js'

export type Action = 'collect' | 'use' | 'share' | 'sell' | 'retain' | 'protect' | 'delete'

/** Who does (not) what with which data, for whom, what for and when. */
export interface Practice {
  readonly action: Action
  readonly negated: boolean
  readonly modality: 'does' | 'may' | 'will' | 'must' | 'defined'
  /** “we”, “our partners”; nothing in a passive without “by”. */
  readonly actor: Phrase | undefined
  readonly data: readonly Phrase[]
  /** What “it” or “this information” among the data stands for: of `policy.statements` only. */
  readonly means: readonly Phrase[]
  readonly recipients: readonly Recipient[]
  readonly purposes: readonly Phrase[]
  /** “If you register”, “with your consent”, “as the law requires”. */
  readonly conditions: readonly Phrase[]
  /** “Unless you agree”, “except as described here”. */
  readonly exceptions: readonly Phrase[]
  /** The verb group, from its modal to its last verb. */
  readonly span: Span
  /** Who acts, seen from the author. */
  readonly party: 'first' | 'user' | 'third' | 'none'
  /** “We and our partners”: others act too. */
  readonly joint: boolean
  /** “To servers in Ireland”: where data goes rather than to whom. */
  readonly places: readonly Phrase[]
  /** The verb's base form: `disclose`. */
  readonly verb: string
  /** A statement of its own, “we may share”; not “to share”, “sharing”, “data shared with”. */
  readonly finite: boolean
  readonly passive: boolean
  /** What “not … unless” leaves open: the positive half of a negated statement. Rules do not judge it. */
  readonly exception: boolean
  /** “If we share your data …”: no statement that it is shared. */
  readonly conditional: boolean
  /** From its subject, or of a passive its data, to its last phrase. */
  readonly extent: Span
  readonly sentence: Span
  /** How long, if a table says so. */
  readonly period?: Phrase
}

export interface Phrase {
  readonly span: Span
  /** Where it stands, if not in the clause of the verb: an item of the list, a cell. Of `policy.statements` only. */
  readonly at?: PlacedClause
}

export interface Recipient extends Phrase {
  /** How well the reader knows whom: the company itself, a name, a category, users or the public, nobody in particular. */
  readonly sense: 'own' | 'named' | 'category' | 'public' | 'unnamed'
}

/** Who does what with which data. */
export function* readPractices(text: Text): Generator<Practice> {
  if (text.kind === 'heading') return
  const sentences = sentencesOf(text)
  for (const index of sentences.telling()) {
    yield* readSentence(sentences.at(index), sentences.spanAt(index), (steps) => (index >= steps ? sentences.at(index - steps) : undefined))
  }
}
