import {syllable} from 'syllable'

/** Words read so far: a policy says the same few thousand again and again. */
const known = new Map<string, number>()
const mostKnown = 20_000

/** How many syllables an English word has, in small letters: “registered” has three. */
export function syllablesIn(word: string): number {
  let count = known.get(word)
  if (count === undefined) {
    // No word is as long as that; whatever it is, it has been looked at long enough.
    count = syllable(word.slice(0, 40))
    if (known.size >= mostKnown) known.clear()
    known.set(word, count)
  }
  return count
}
