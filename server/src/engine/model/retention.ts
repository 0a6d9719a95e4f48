import type {Span} from '../text/span.js'
import type {Text} from './clause.js'

/** How long something is kept. */
export interface Retention {
  /** What is kept. */
  readonly data: Span | undefined
  readonly negated: boolean
  /** `stated`: a period; `criterion`: until an event; `vague`: as long as necessary; `missing`: nothing is said. */
  readonly period: 'stated' | 'criterion' | 'vague' | 'missing'
  /** ISO 8601, `P30D`, where stated. */
  readonly duration: string | undefined
  /** The words that say how long; of a missing period the verb. */
  readonly span: Span
}

export function* readRetentions(_text: Text): Generator<Retention> {}
