import {remembered} from '../../text/remembered.js'
import {withPlainSpaces} from '../../text/spaces.js'
import type {Span} from '../../text/span.js'
import type {Clause} from '../clause.js'
import type {Action} from '../practices.js'

/** What is promised to be done only with the reader’s consent. */
export interface Consent {
  readonly action: Action
  /** The words for the data. */
  readonly data: string
  /** With whom, if it says so. */
  readonly party: string | undefined
  readonly span: Span
  readonly sentence: Span
}

const verb = '(?<verb>shar|disclos|sell|giv|provid|collect|us)(?:e|es|ed|ing)?'
const data =
  '(?<data>(?:your |any |all |the )*(?:[a-z-]{3,20} ){0,2}?(?:information|data|PII|(?:e-?mail |postal )?address|(?:tele)?phone number|location|name|photos?|messages|contacts))'
const party = '(?: (?:with|to) (?<party>(?:any |our |other )*[a-z-]{4,20}(?: (?:parties|party|companies|partners))?))?'
const consent = '(?:(?:prior|express|explicit|written|informed|opt-in|and|,) ?){0,3}(?:consent|permission|agreement|authori[sz]ation)'

const promises: readonly RegExp[] = [
  new RegExp(
    `\\b(?:will )?(?:always|never fail to) (?:first )?(?:ask|obtain|get|seek|request)(?: you)?(?: for)? (?:your )?${consent} (?:before|prior to) (?:we )?(?:ever )?${verb} ${data}${party}`,
    'gi',
  ),
  new RegExp(
    `\\b(?:(?:will|do|does|shall) )?(?:never|not) (?:ever )?${verb} ${data}${party} (?:unless you (?:consent|agree|permit us)|without (?:first )?(?:(?:asking|getting|obtaining|having) (?:for )?)?your ${consent})`,
    'gi',
  ),
  new RegExp(`\\bonly (?:ever )?${verb} ${data}${party} (?:with|after (?:we have |getting |obtaining )?) ?your ${consent}`, 'gi'),
]
const limiting =
  /\b(?:except\w*|unless (?!you (?:consent|agree|permit us))|other than|for (?:their|marketing|advertising|any other|another|purposes|direct)|as described|as set out|if (?!you)|however|but|children|sensitive|where required)\b/i

const actions: Readonly<Record<string, Action>> = {
  shar: 'share',
  disclos: 'share',
  giv: 'share',
  provid: 'share',
  sell: 'sell',
  collect: 'collect',
  us: 'use',
}

export const consentsIn = remembered((clause: Clause): readonly Consent[] => {
  const {kind, masked, sentences} = clause
  if (kind === 'heading' || !/\b(?:consent|permission|agree|authori[sz]ation)/i.test(masked)) return []
  return sentences.flatMap((sentence, index) => {
    const text = withPlainSpaces(masked.slice(sentence.start, sentence.end))
    const next = sentences[index + 1]
    if (limiting.test(text) || (next && /^(?:however|but|except|unless|the only)\b/i.test(masked.slice(next.start, next.start + 20))))
      return []
    return promises.flatMap((pattern) =>
      Array.from(text.matchAll(pattern), ({index: at, 0: found, groups}): Consent => {
        const start = sentence.start + at
        const action = actions[groups?.['verb']?.toLowerCase() ?? ''] ?? 'use'
        return {action, data: groups?.['data'] ?? '', party: groups?.['party'], span: {start, end: start + found.length}, sentence}
      }),
    )
  })
})
