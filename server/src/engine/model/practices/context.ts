import {words} from '../../lexicon/words.js'
import type {Sentence} from './phrases.js'
import {isBreak, Tag, tagAt, wordAt} from './words.js'

/** How far a clause is looked through, in words. */
const far = 60

const questions = words('how what whether why whom')
const reports = words(
  'explain explains describe describes tell tells state states specify specifies outline outlines cover covers detail details you know understand',
)

/** “This policy describes how we use …”: says what a text says, not what is done. */
export function isReported(sentence: Sentence, first: number): boolean {
  for (let i = first - 1; i >= 0 && first - i < far; i--) {
    const word = wordAt(sentence, i)
    const tag = tagAt(sentence, i)
    if (questions.has(word) || (word === 'ways' && first - i < 5)) return true
    // “The conditions under which we disclose”
    if (word === 'which' && tagAt(sentence, i - 1) === Tag.preposition && first - i < 5) return true
    if ((word === 'when' || word === 'where' || word === 'if') && reports.has(wordAt(sentence, i - 1))) return true
    // “How to delete”
    if (tag === Tag.to && questions.has(wordAt(sentence, i - 1))) return true
    if (isBreak(tag) || tag === Tag.to || word === 'if' || word === 'when') return false
    if (tag !== Tag.comma) continue
    const next = tagAt(sentence, i + 1)
    // “You can tell when others are involved, and we share”
    if ((next !== Tag.verb && next !== Tag.and) || (next === Tag.and && tagAt(sentence, i + 2) === Tag.subject)) return false
  }
  return false
}

const conditions = words('if when whenever where unless once before after until because since provided while')

/** The word that makes a clause conditional: “if”, “unless”, “before”. */
export function conditionBefore(sentence: Sentence, first: number): string | undefined {
  let commas = 0
  for (let i = first - 1; i >= 0 && first - i < far; i--) {
    const word = wordAt(sentence, i)
    const tag = tagAt(sentence, i)
    // “Once a year we sell” is no condition.
    const isRate = word === 'once' && /^(?:an?|per|each|every)$/.test(wordAt(sentence, i + 1))
    if (conditions.has(word) && tag !== Tag.determiner && !isRate) return commas === 1 ? undefined : word
    if (isBreak(tag)) return undefined
    // “If your name, photo, or voice is used”: before the commas of a list there is no verb.
    if (tag === Tag.comma) commas++
    if (commas > 0 && isVerbal(tag)) return undefined
    if (tag === Tag.comma && tagAt(sentence, i + 1) === Tag.subject) return undefined
  }
  return undefined
}

function isVerbal(tag: number): boolean {
  return tag === Tag.verb || tag === Tag.be || tag === Tag.modal || tag === Tag.have || tag === Tag.do || tag === Tag.to
}

const wishes = /^(?:requests?|ask|prefers?|wish|want|elect|choose|opt|require|instruct|tell|notify|decide|like)$/

/** “You may ask that we not share …”: a wish is no promise. */
export function isWished(sentence: Sentence, first: number): boolean {
  for (let i = first - 1; i >= Math.max(0, first - 8); i--) {
    const word = wordAt(sentence, i)
    if (wishes.test(word)) return hasWisher(sentence, i)
    const tag = tagAt(sentence, i)
    if (tag === Tag.stop || tag === Tag.comma) return false
  }
  return false
}

function hasWisher(sentence: Sentence, verb: number): boolean {
  const before = tagAt(sentence, verb - 1)
  if (before === Tag.close || before === Tag.and || before === Tag.semicolon) return true
  for (let i = verb - 1; i >= Math.max(0, verb - 5); i--) if (/^(?:you|users|customers|to)$/.test(wordAt(sentence, i))) return true
  return false
}

/** The index after the clause that begins at `from`. */
export function endOfClause(sentence: Sentence, from: number): number {
  let depth = 0
  const limit = Math.min(sentence.words.length, from + far)
  for (let i = from + 1; i < limit; i++) {
    const tag = tagAt(sentence, i)
    if (tag === Tag.open) depth++
    if ((tag === Tag.close && --depth < 0) || isBreak(tag)) return i
    if (tag !== Tag.comma || depth > 0) continue
    const after = tagAt(sentence, i + 1)
    const word = wordAt(sentence, i + 1)
    if (after === Tag.subject || after === Tag.if || word === 'except' || word === 'but') return i
  }
  return limit
}

/** “In no event will we share”, “under no circumstances”. */
export function isRuledOut(sentence: Sentence, first: number): boolean {
  for (let i = first - 1; i >= Math.max(0, first - 8); i--) {
    if (wordAt(sentence, i) === 'no' && /^(?:event|circumstances?|time|case|way|point|stage)$/.test(wordAt(sentence, i + 1))) return true
  }
  return false
}

/** “We cannot guarantee that it will never be disclosed”: no promise. */
export function isDoubted(sentence: Sentence, first: number): boolean {
  for (let i = first - 1; i >= Math.max(0, first - 24); i--) {
    if (!/^(?:assure|guarantee|ensure|warrant|promise)$/.test(wordAt(sentence, i))) continue
    for (let j = i - 1; j >= Math.max(0, i - 4); j--) if (tagAt(sentence, j) === Tag.not) return true
    return false
  }
  return false
}

/** “There is a risk that your data is used by others”: a warning, no practice. */
export function isFeared(sentence: Sentence, first: number): boolean {
  for (let i = first - 1; i >= Math.max(0, first - 24); i--) {
    if (/^(?:risks?|possible|possibility|danger)$/.test(wordAt(sentence, i)) && wordAt(sentence, i + 1) === 'that') return true
    if (isBreak(tagAt(sentence, i))) return false
  }
  return false
}

/** “Our policy is not to share”, “we promise not to”; not “you may choose not to share”, “the option not to”. */
export function isResolved(sentence: Sentence, first: number): boolean {
  const before = wordAt(sentence, first - 1)
  if (/^(?:agrees?|promises?|commits?|committed|undertakes?|pledges?|seeks?|try|endeavou?r)$/.test(before)) return true
  for (let i = first - 1; i >= Math.max(0, first - 4); i--) if (/^(?:policy|practice)$/.test(wordAt(sentence, i))) return true
  return false
}
