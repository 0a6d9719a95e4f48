import {Kind} from '../parse/tokens.js'
import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import type {Clause} from './clause.js'

/** Where readers can write or call. */
export interface Contact {
  readonly by: 'mail' | 'phone' | 'post'
  /** In lower case; of a number its digits. */
  readonly value: string
  /** What it is for, as far as its name or its sentence tells. */
  readonly purpose: Purpose | undefined
  readonly span: Span
}

export type Purpose = 'privacy' | 'dpo' | 'security' | 'legal' | 'copyright' | 'abuse' | 'support' | 'press' | 'billing' | 'jobs'

const byName: readonly (readonly [Purpose, RegExp])[] = [
  ['dpo', /^(?:dpo|data[._-]?protection[._-]?officer)\b/],
  ['privacy', /privacy|gdpr|ccpa|data[._-]?(?:protection|request|rights)|dsar/],
  ['security', /security|vulnerab|bounty/],
  ['copyright', /copyright|dmca|infring|trademark/],
  ['legal', /legal|notices?$|counsel/],
  ['abuse', /abuse|(?:^|[._+-])(?:report|trust|safety)/],
  ['press', /(?:^|[._+-])(?:press|media|marketing)/],
  ['billing', /billing|invoice|refund|sales|payments?/],
  ['jobs', /jobs|careers|recruit|talent|hr$/],
]

/** Mailboxes for everything: what they are for the sentence tells better. */
const byGeneralName: typeof byName = [['support', /support|help|service|info|contact|hello|care/]]

const bySentence: readonly (readonly [Purpose, RegExp])[] = [
  ['dpo', /\bdata protection officer|\bDPO\b/],
  ['privacy', /\bprivacy\b|\bpersonal (?:data|information)\b|\bdata protection\b/i],
  ['security', /\bsecurity\b|\bvulnerabilit/i],
  ['copyright', /\bcopyright|\bDMCA\b|\binfring|\btrademark/i],
  ['abuse', /\babus|\bviolation/i],
  ['legal', /\blegal notice|\blegal department/i],
]

/** What asks readers to write or to call. */
const invites = /\b(?:contact|write|e-?mail|mail|reach|send|sent|submit|call|ask|questions?|requests?|concerns?|notify|complain\w*)\b/i

const street =
  /(?<![\p{L}\p{N}.,-])\d{1,5}[A-Z]?\s(?:\p{Lu}[\p{L}.’'-]{0,25}\s){1,4}?(?:Drive|Dr|Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Way|Court|Ct|Place|Pl|Square|Sq|Parkway|Pkwy|Highway|Hwy|Terrace|Quay|Row)\b/gu
const phone = /(?<![\p{L}\p{N}.,/-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{1,5}\)[ .-]?)?\d{1,5}(?:[ .-]\d{2,9}){1,4}(?![\p{L}\p{N}-]|[.,]\d)/gu

export const contactsIn = remembered((clause: Clause): readonly Contact[] => {
  const {text, masked, kind, sentences, tokens} = clause
  const found: Contact[] = []
  if (text !== masked) {
    for (const [index, it] of tokens.kinds.entries()) {
      const start = tokens.starts[index] ?? 0
      const end = tokens.ends[index] ?? 0
      const value = it === Kind.address ? text.slice(start, end).toLowerCase() : ''
      const local = /^(?:mailto:)?([\w.+-]{1,64})@[\w.-]+\.[a-z]{2,}$/.exec(value)?.[1]
      if (local !== undefined)
        found.push({
          by: 'mail',
          value: value.replace(/^mailto:/, ''),
          purpose: purposeOf(byName, local) ?? here(start) ?? purposeOf(byGeneralName, local),
          span: {start, end},
        })
    }
  }
  if (kind === 'heading') return found
  if (/\d{1,5}[A-Z]? \p{Lu}/u.test(masked)) {
    for (const {0: written, index} of masked.matchAll(street))
      found.push({
        by: 'post',
        value: written.toLowerCase().replaceAll(/[.\s]+/g, ' '),
        purpose: undefined,
        span: {start: index, end: index + written.length},
      })
  }
  if (/[-+().\d ]{9}/.test(masked)) {
    for (const {0: written, index} of masked.matchAll(phone)) {
      const digits = written.replaceAll(/\D/g, '')
      const before = masked.slice(Math.max(0, index - 24), index)
      const isPhone =
        /^[+(]|^(?:1[ .-])?\d{3}[.-]\d{3}[.-]\d{4}$/.test(written) || /\b(?:call|phone|tel|telephone|mobile)\b[^\d]{0,8}$/i.test(before)
      if (isPhone && digits.length > 6 && digits.length < 15 && !/\bfax\b|facsimile/i.test(before))
        found.push({by: 'phone', value: digits, purpose: here(index), span: {start: index, end: index + written.length}})
    }
  }
  return found

  function here(offset: number): Purpose | undefined {
    const sentence = sentences.find(({start, end}) => start <= offset && offset < end)
    const words = sentence && masked.slice(sentence.start, sentence.end)
    return words !== undefined && invites.test(words) ? purposeOf(bySentence, words) : undefined
  }
})

function purposeOf(signs: typeof byName, text: string): Purpose | undefined {
  return signs.find(([, sign]) => sign.test(text))?.[0]
}
