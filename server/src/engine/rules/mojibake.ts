import type {Clause} from '../model/clause.js'
import {clauseRule, type Finding, type Fix} from '../rule.js'
import {decoded, decodedFromMacintosh, markOf} from '../text/encoding.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const mojibake = clauseRule({
  id: 'mojibake',
  category: 'language',
  severity: 'warning',
  summary: 'Characters that were read in the wrong encoding.',
  rationale:
    'An apostrophe saved as UTF-8 and read as Windows-1252 becomes “â€™”; saved and read so twice, “Ã¢â‚¬â„¢”. Where it could not be read at all, “�” stands in its place, or a question mark. Readers see a page that nobody has looked at. What can be known is put back by decoding it again. Accents and signs of other languages are not judged.',
  authority: [authorities.rfc3629],
  mechanical: true,
  examples: [
    {bad: 'We don[|â€™|]t sell your data.', good: 'We don’t sell your data.'},
    {bad: 'The app[|Ã¢â‚¬â„¢|]s servers are in Oslo.', good: 'The app’s servers are in Oslo.'},
    {bad: 'The shop[|�|]s servers are in Oslo.', good: 'The shop’s servers are in Oslo.'},
  ],
  traps: [
    'La société DÉCLARÂ et le café “CAFÉ” protègent vos données à l’âge de 16 ans.',
    'Não vendemos os seus dados a terceiros; a nossa missão é “PROTEÇÃO”.',
    'Pâté, naïve, Zoë’s, Ångström’s, Ältere, “Ä” and £5 © 2024 Acme®, 5° and §7 are fine.',
    'The letter Â, the letter Ã and the sign â are named here.',
    'Is it yours? Then tell us. Read https://example.com/a?s=1 or ask “who?”',
  ],
  *check(clause) {
    if (hasNone(clause.masked)) return
    yield* readRuns(clause)
    yield* readLost(clause)
  },
})

/** “â€” without its third byte, which Windows-1252 has no character for: a closing quotation mark. */
const half = /â€\ufffd?/g

const suspect = /[\u0080-\u009f\ufffd€Â‚âÃÄÅïð]|\p{L}\?\p{L}/u
const hasNone = (text: string) => !suspect.test(text)

/** Characters that single bytes of UTF-8 become. */
const run = /[\u0080-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2,40}/gu

function* readRuns({masked}: Clause): Generator<Finding> {
  for (const {0: found, index} of masked.matchAll(run)) {
    // The letter before tells whether a mark may stand here by right.
    const before = masked.slice(Math.max(0, index - 1), index)
    const written = decoded(before + found)
      .slice(before.length)
      .replaceAll(half, '”')
    if (written !== found) yield findingOf(trimmed(found, written, index))
  }
  for (const {0: found, index} of masked.matchAll(/[\u0080-\u009f]/g)) {
    const written = isAlone(masked, index) ? markOf(found) : undefined
    if (written !== undefined) yield findingOf({span: {start: index, end: index + 1}, written})
  }
  for (const {0: found, 1: third = '', index} of masked.matchAll(/‚Ä(.)/gu)) {
    const written = decodedFromMacintosh(third)
    if (written !== undefined) yield findingOf({span: {start: index, end: index + found.length}, written})
  }
}

/** What a run shares with what it was decoded to is not broken: “é” before “â€™”. */
function trimmed(found: string, written: string, index: number): Broken {
  let before = 0
  while (before < written.length && found[before] === written[before]) before++
  let after = 0
  while (after + 1 < written.length - before && found.at(-1 - after) === written.at(-1 - after)) after++
  return {
    span: {start: index + before, end: index + found.length - after},
    written: written.slice(before, written.length - after),
  }
}

interface Broken {
  readonly span: Span
  readonly written: string
}

/** A part of a longer run has been decoded with it. */
const isAlone = (text: string, at: number) => !/[\u0080-\u00ff]/.test(text.charAt(at - 1)) && !/[\u0080-\u00ff]/.test(text.charAt(at + 1))

function findingOf({span, written}: Broken): Finding {
  // A space that does not break, or has no width, was rarely meant.
  const text = written.replaceAll('\u00a0', ' ').replaceAll(/[\u200b-\u200f\ufeff]/g, '')
  const what = text === '' ? 'Remove it.' : `It should be ${text === ' ' ? 'a space' : text}.`
  // What was cut to “â€” is most likely a quotation mark, and what cannot be read stays so.
  const safe = !/[\ufffd”]/.test(text)
  return {span, message: `This was read in the wrong encoding. ${what}`, fixes: [replacing(span, text, safe)]}
}

/** What is left of an apostrophe between a word and its ending: one character or one a byte. */
const inWord = /(?<=\p{L})(?:\ufffd{1,6}|\?)(?=(?:s|t|d|m|re|ve|ll)(?![\p{L}\p{N}=&]))/gu
const anywhere = /\ufffd{1,12}/g
/** A space that does not break became “Â” and a space that does. */
const spaced = /(?<=[\p{Ll}.,;:)])Â(?= )/gu

function* readLost({masked}: Clause): Generator<Finding> {
  const apostrophes = new Map<number, number>()
  for (const {0: found, index} of masked.matchAll(inWord)) apostrophes.set(index, index + found.length)
  for (const [start, end] of apostrophes) {
    const span = {start, end}
    if (masked.charAt(start) === '?' && !isContraction(masked, start)) continue
    yield {span, message: 'An apostrophe was lost here in a wrong encoding. Put it back.', fixes: [replacing(span, '’')]}
  }
  for (const {index} of masked.matchAll(spaced)) {
    const span = {start: index, end: index + 1}
    yield {span, message: 'This was read in the wrong encoding. Remove it.', fixes: [replacing(span, '')]}
  }
  for (const {0: found, index} of masked.matchAll(anywhere)) {
    if (apostrophes.has(index)) continue
    const span = {start: index, end: index + found.length}
    yield {span, message: 'A character could not be read and is lost. Write it anew.'}
  }
}

/** “Whose?s” is no word: only after a whole word may a question mark have been an apostrophe, and no label is meant. */
function isContraction(text: string, at: number): boolean {
  const before = /\p{L}+$/u.exec(text.slice(Math.max(0, at - 20), at))?.[0] ?? ''
  return before.length > 1 && !/[/=&]/.test(text.slice(Math.max(0, at - 21), at + 4))
}

function replacing(span: Span, text: string, safe = false): Fix {
  return {title: text === '' ? 'Remove it' : `Replace with ${text === ' ' ? 'a space' : text}`, safe, edits: () => [{span, text}]}
}
