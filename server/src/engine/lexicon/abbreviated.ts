import {finalAbbreviations, innerAbbreviations} from './abbreviations.js'

const lastWord = /(?:\p{L}{1,12}\.){0,4}\p{L}{1,12}$/u
const shortened = new Set(
  'incl excl govt misc max min resp tel no approx dept ext fig est avg temp info sec sect art para cl vol nr lit civ inc ltd corp hrs yrs rev ver'.split(
    ' ',
  ),
)
/** Whole words, short as they are. */
const short = new Set('am an as at be by do go he if in is it me my of on or so to up us we'.split(' '))

/** Whether a full stop at `at` belongs to an abbreviation, as far as the word before it tells. */
export function isAbbreviation(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 50), at)
  const word = lastWord.exec(before)?.[0]
  // After a number it may be an ordinal: “4., 5. and 6.”.
  if (word === undefined) return /\p{N}$/u.test(before)
  if (finalAbbreviations.has(word) || innerAbbreviations.has(word) || shortened.has(word.toLowerCase())) return true
  // Initials, and names cut short: “J.”, “U.N.”, “Bros.”.
  return (word.length < 3 && !short.has(word)) || /^(?:\p{L}\.){1,4}\p{L}$|^\p{Lu}\p{Ll}{0,4}$/u.test(word)
}
