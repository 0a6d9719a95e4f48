import type {Sentence} from './phrases.js'
import {reach} from './sentence.js'
import {Tag, tagAt, wordAt} from './words.js'

const isEnd = (tag: number) => tag === Tag.stop || tag === Tag.semicolon || tag === Tag.colon

/** “This policy describes how we use …”: says what a text says, not what is done. */
export function isReported(sentence: Sentence, first: number): boolean {
  for (let i = first - 1; i >= 0 && first - i < reach; i--) {
    const word = wordAt(sentence, i)
    const tag = tagAt(sentence, i)
    if (/^(?:how|what|whether|why|whom)$/.test(word) || (word === 'ways' && first - i < 5)) return true
    if (isEnd(tag) || tag === Tag.to || word === 'if' || word === 'when') return false
    if (tag === Tag.comma && tagAt(sentence, i + 1) !== Tag.verb && tagAt(sentence, i + 1) !== Tag.and) return false
  }
  return false
}

/** The word that makes a clause conditional: “if”, “unless”, “before”. */
export function conditionBefore(sentence: Sentence, first: number): string | undefined {
  for (let i = first - 1; i >= 0 && first - i < reach; i--) {
    const word = wordAt(sentence, i)
    const tag = tagAt(sentence, i)
    if (/^(?:if|when|whenever|where|unless|once|before|after|until|because|since|provided|while)$/.test(word) && tag !== Tag.determiner)
      return word
    if (isEnd(tag) || tag === Tag.comma) return undefined
  }
  return undefined
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
  const limit = Math.min(sentence.words.length, from + reach)
  for (let i = from + 1; i < limit; i++) {
    const tag = tagAt(sentence, i)
    if (tag === Tag.open) depth++
    if ((tag === Tag.close && --depth < 0) || isEnd(tag)) return i
    if (tag !== Tag.comma || depth > 0) continue
    const after = tagAt(sentence, i + 1)
    const word = wordAt(sentence, i + 1)
    if (after === Tag.subject || after === Tag.if || word === 'except' || word === 'but') return i
  }
  return limit
}
