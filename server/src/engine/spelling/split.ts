import {functionWords} from '../lexicon/function-words.js'
import type {Spelling} from '../model/spelling.js'

/** Where two words meet, one of them a function word if that can be. */
export function splitWord(lower: string, spelling: Spelling): {at: number; function: boolean} | undefined {
  if (/^(?:as|at|be|by|for|from|in|is|of|on|to|was|with)a$/.test(lower)) return {at: lower.length - 1, function: true}
  if (lower.length < 4 || lower.length > 40 || !/^[a-z]+$/.test(lower)) return undefined
  let content: number | undefined
  let best: number | undefined
  const evenness = (at: number) => Math.min(at, lower.length - at)
  for (let at = 2; at <= lower.length - 2; at++) {
    const [first, second] = [lower.slice(0, at), lower.slice(at)]
    const [isFirst, isSecond] = [functionWords.has(first), functionWords.has(second)]
    if (!isFirst && !isSecond) {
      if (first.length > 2 && second.length > 2 && spelling.isCommon(first) && spelling.isCommon(second)) content ??= at
    } else if (
      (isFirst || (first.length > 3 && spelling.isCommon(first))) &&
      (isSecond || (second.length > 3 && spelling.isCommon(second)))
    ) {
      if (best === undefined || evenness(at) > evenness(best)) best = at
    }
  }
  if (best !== undefined) return {at: best, function: true}
  return content === undefined ? undefined : {at: content, function: false}
}

/** Where a space may be missing in a word, 0 if nowhere. */
export function splitAt(word: string, spelling: Spelling): number {
  const isArticle = word.length > 4 && /^a/i.test(word) && spelling.isCommon(word.slice(1))
  return splitWord(word.toLowerCase(), spelling)?.at ?? (isArticle ? 1 : 0)
}
