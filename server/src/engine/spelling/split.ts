import {functionWords} from '../lexicon/function-words.js'
import type {Spelling} from '../model/spelling.js'

export interface Split {
  /** Where the second word begins. */
  readonly at: number
  /** Whether one of the words is a function word. */
  readonly function: boolean
  /** Whether it can be split nowhere else: “forthin” is “forth in” or “for thin”. */
  readonly only: boolean
}

/** Where two words meet, one of them a function word if that can be. */
export function splitWord(lower: string, spelling: Spelling): Split | undefined {
  if (/^(?:as|at|be|by|for|from|in|is|of|on|to|was|with)a$/.test(lower)) return {at: lower.length - 1, function: true, only: true}
  if (lower.length < 4 || lower.length > 40 || !/^[a-z]+$/.test(lower)) return undefined
  const contents: number[] = []
  const functions: number[] = []
  for (let at = 2; at <= lower.length - 2; at++) {
    const [first, second] = [lower.slice(0, at), lower.slice(at)]
    const [isFirst, isSecond] = [functionWords.has(first), functionWords.has(second)]
    if (isFirst || isSecond) {
      if (
        (isFirst || isShort(first, second) || isContent(first, 4, spelling)) &&
        (isSecond || isShort(second, first) || isContent(second, 4, spelling))
      )
        functions.push(at)
    } else if (isContent(first, 3, spelling) && isContent(second, 3, spelling)) contents.push(at)
  }
  const ats = functions.length > 0 ? functions : contents
  const [at] = ats.toSorted((a, b) => Math.min(b, lower.length - b) - Math.min(a, lower.length - a))
  return at === undefined ? undefined : {at, function: functions.length > 0, only: ats.length === 1}
}

/** Three letters are the end of many a name; beside a function word that is no syllable, and after “to”, these are verbs. */
const isShort = (word: string, other: string) => shortVerbs.has(word) && (other.length > 2 || other === 'to')
const shortVerbs: ReadonlySet<string> = new Set('use ask see get set add pay buy let own'.split(' '))

function isContent(word: string, least: number, spelling: Spelling): boolean {
  return word.length >= least && spelling.isCommon(word)
}

/** Where a space may be missing in a word, 0 if nowhere. */
export function splitAt(word: string, spelling: Spelling): number {
  const isArticle = word.length > 4 && /^a/i.test(word) && spelling.isCommon(word.slice(1))
  return splitWord(word.toLowerCase(), spelling)?.at ?? (isArticle ? 1 : 0)
}
