import type {Span} from '../text/span.js'
import type {Text} from './clause.js'

/** “Section 3(b)”, “this Section 9”, “Appendix 2”. */
export interface Reference {
  /** What is cited: the word, in lower case and singular. */
  readonly to: 'section' | 'article' | 'clause' | 'paragraph' | 'appendix' | 'schedule' | 'exhibit' | 'annex' | 'part'
  /** As cited: `3(b)`, `12.1`, `IV`. */
  readonly number: string
  /** Whether it says “this Section”. */
  readonly own: boolean
  /** Whether it is followed or led by the name of a statute or another document. */
  readonly elsewhere: boolean
  readonly span: Span
}

export function* readReferences(_text: Text): Generator<Reference> {}
