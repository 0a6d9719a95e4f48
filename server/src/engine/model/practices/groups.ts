import {phraseOf, type Sentence} from './phrases.js'
import {lemmaOf} from './tags.js'
import {Form, formAt, modalBeforeAside, Tag, tagAt, wordAt} from './words.js'

/** A verb with all that belongs to it on its left: “may not, however, be shared”. Numbers are indices of words. */
export interface VerbGroup {
  readonly at: number
  readonly first: number
  readonly lemma: string
  readonly form: number
  readonly modal: string | undefined
  readonly negated: boolean
  readonly passive: boolean
  /** “To share”. */
  readonly infinitive: boolean
  /** “Sharing”, without “is”. */
  readonly gerund: boolean
  /** It goes on from the verb before: “collect, use and share”. */
  readonly chained: boolean
  /** “Data shared with”: a participle that leans on its noun. */
  readonly reduced: boolean
}

/** Reads the group of the verb at `at`; `last` is the group before it in the sentence. */
export function readGroup(sentence: Sentence, at: number, last: VerbGroup | undefined): VerbGroup {
  const form = formAt(sentence, at)
  let first = at
  let negated = false
  let be = false
  let have = false
  let infinitive = false
  let modal: string | undefined
  for (let i = at - 1; i >= 0 && at - i < 20; i--) {
    const tag = tagAt(sentence, i)
    // “, however,”
    if (tag === Tag.comma && tagAt(sentence, i - 1) === Tag.adverb && tagAt(sentence, i - 2) === Tag.comma) i -= 2
    // “, from time to time,”
    else if (modalBeforeAside(sentence, i) !== undefined) i = (modalBeforeAside(sentence, i) ?? i) + 1
    else if (tag === Tag.not) negated = true
    else if (tag === Tag.be) be = true
    else if (tag === Tag.have) have = true
    else if (tag === Tag.modal) modal = wordAt(sentence, i)
    else if (tag === Tag.to) {
      infinitive = true
      first = i
      if (tagAt(sentence, i - 1) !== Tag.not) break
      negated = true
      first = i - 1
      break
    } else if (tag !== Tag.adverb && tag !== Tag.do) break
    first = i
  }
  // “Nor does Acorn share”
  if (form & Form.base && first === at && isInverted(sentence, at)) negated = true
  const isPast = (form & Form.past) !== 0
  const chained = !infinitive && !be && !modal && goesOn(sentence, first, form, last)
  const passive = isPast && (be || (chained && last?.passive === true))
  return {
    at,
    first,
    lemma: lemmaOf(wordAt(sentence, at)),
    form,
    modal: modal ?? (chained ? last?.modal : undefined),
    negated: negated || (chained && last?.negated === true && wordAt(sentence, first - 1) !== 'but'),
    passive,
    infinitive,
    gerund: form === Form.ing && !be,
    chained,
    reduced: isPast && !be && !have && !chained && leans(sentence, first, at),
  }
}

function isInverted(sentence: Sentence, at: number): boolean {
  const subject = phraseOf(sentence, at - 1)
  if (!subject || (tagAt(sentence, subject.start - 1) !== Tag.do && tagAt(sentence, subject.start - 1) !== Tag.modal)) return false
  return /^(?:nor|neither)$/.test(wordAt(sentence, subject.start - 2))
}

function goesOn(sentence: Sentence, first: number, form: number, last: VerbGroup | undefined): boolean {
  if (!last) return false
  let i = first - 1
  if (tagAt(sentence, i) !== Tag.and && tagAt(sentence, i) !== Tag.comma) return false
  while (i >= 0 && isLink(tagAt(sentence, i))) i--
  return i >= 0 && (last.form & form) !== 0
}

function isLink(tag: number): boolean {
  return tag === Tag.and || tag === Tag.comma || tag === Tag.adverb || tag === Tag.not
}

function leans(sentence: Sentence, first: number, at: number): boolean {
  const before = tagAt(sentence, first - 1)
  const after = tagAt(sentence, at + 1)
  if (first === 0 || after === Tag.determiner || after === Tag.possessive) return false
  return before === Tag.noun || before === Tag.close || before === Tag.determiner || before === Tag.object
}
