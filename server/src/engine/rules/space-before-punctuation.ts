import {functionWords} from '../lexicon/function-words.js'
import {isLeading} from '../lexicon/leading.js'
import type {Clause} from '../model/clause.js'
import {Kind} from '../parse/tokens.js'
import {clauseRule, type Finding} from '../rule.js'
import {authorities} from './authorities.js'

export const spaceBeforePunctuation = clauseRule({
  id: 'space-before-punctuation',
  category: 'language',
  severity: 'warning',
  summary: 'A space before a comma, a stop, an apostrophe or an optional plural.',
  rationale:
    'A stray space lets the mark slip to the next line, and shows where a link or a word was cut out. After words that promise another one (“at , or by phone”) nothing is said here: there the word is what is missing. File endings (“.pdf”) and ellipses are not judged.',
  authority: [authorities.plainWriting],
  mechanical: true,
  examples: [
    {bad: 'You may correct your records[| ,|] at any time.', good: 'You may correct your records, at any time.'},
    {bad: 'You may use it at work[| ,|]as long as you agree.', good: 'You may use it at work, as long as you agree.'},
    {bad: 'Fees are named in your Order[| (s)|] with us.', good: 'Fees are named in your Order(s) with us.'},
    {bad: "You may change the user[| '|]s name.", good: "You may change the user's name."},
    {bad: 'We keep logs for a day[| .|] Then we delete them.', good: 'We keep logs for a day. Then we delete them.'},
  ],
  traps: [
    "The users ' s, the 's Gravenhage' office and rock 'n' roll; run :help or :ref:`a`, and say :smile: to .NET.",
    'Send a .pdf or .docx file of at most .5 MB, on a .com domain.',
    'We read names, cities ... and more . . . as you go.',
    'You can reach us at , or by phone. Visit our site at . Thank you.',
    'As set out in paragraphs (r) and (s) and in section (s) of the act.',
    'The conditions of item (e) apply; so do clause (s) and rule 5 (s).',
    'Pick { name } , or leave it: {{ site.name }} , and {% if a %} , and b{% endif %}.',
    'Open the editor by pressing . on a page.',
    'Run `git add .` or `a , b` and see.',
    'Les données sont traitées par nous ; les utilisateurs peuvent demander : leurs droits ?',
    'We smile :) and wink ;-) at you, don’t we ;)',
  ],
  *check(clause) {
    yield* findSpaced(clause)
    yield* findApart(clause)
  },
})

const spaced =
  /[ \u00A0]{1,3}(?:[,.?!](?=$|[\s”’)\]])|[;:](?=\s|$)|[,;:?](?=\p{L}{2})|\.(?=(?:We|You|The|If|This|These|Your|Our|In|It|They)\s))/gu
const plural = /[ \u00A0]{1,3}\(e?s\)(?![\p{L}\p{N}])/gu
/** Read backwards from where it ends. */
const lastWord = /(?<=(?:^|[^\p{L}\p{N}'’-])([\p{L}\p{N}'’-]{1,40}))/uy

const names: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  ':': 'colon',
  '.': 'full stop',
  '?': 'question mark',
  '!': 'exclamation mark',
}

function* findSpaced(clause: Clause): Generator<Finding> {
  const {masked, text} = clause
  for (const {index: start, 0: found} of masked.matchAll(spaced)) {
    const end = start + found.length
    const before = masked.charAt(start - 1)
    const mark = found.trim()
    // What a template leaves behind is not known here; an ellipsis has its own spaces.
    if (!/[\p{L}\p{N})\]”"’%\0]/u.test(before) || /[}`]/.test(text.charAt(start - 1)) || /^ {0,2}\./.test(masked.slice(end, end + 3)))
      continue
    const word = wordBefore(masked, start)
    // “By pressing . on the keyboard”: a key.
    if (word !== undefined && /^(?:press(?:es|ing)?|typ(?:e|es|ing)|hit(?:ting)?|keys?)$/i.test(word)) continue
    if ((word !== undefined && isLeading(word)) || (/[:;?!]/.test(mark) && isForeign(clause))) continue
    if (/\p{L}/u.test(masked.charAt(end))) {
      // “:ref” and “:smile:” are names of something.
      if (mark === ':' && !functionWords.has(/^\p{L}{1,20}/u.exec(masked.slice(end, end + 20))?.[0].toLowerCase() ?? '')) continue
      yield finding(start, end, `${mark} `, `Put the space after the ${names[mark] ?? 'mark'}, not before it.`, 'Move the space')
    } else yield finding(start, end, mark, `Remove the space before the ${names[mark] ?? 'mark'}, or add the word that is missing.`)
  }
  for (const {index: start, 0: found} of masked.matchAll(plural)) {
    const word = wordBefore(masked, start)
    // “(r) and (s)”, “section (s)” number things.
    if (word === undefined || !/^\p{L}{2,}$/u.test(word) || isLeading(word) || numbered.test(word)) continue
    const end = start + found.length
    yield finding(start, end, found.trim(), `Write “${word}${found.trim()}” without the space.`)
  }
}

/** “the user 's name”, “you' re”: the space has moved into the word. */
const apart = /(?<=\p{L})(?: {1,2}['’](?=(?:s|ll|re|ve|d|m)(?![\p{L}\p{N}'’]))|['’] {1,2}(?=(?:ll|re|ve)(?![\p{L}\p{N}'’])))/gu

function* findApart({masked}: Clause): Generator<Finding> {
  if (!/ ['’]|['’] /.test(masked)) return
  for (const {0: found, index: start} of masked.matchAll(apart)) {
    const end = start + found.length
    // “the 's Gravenhage office”: a quotation, if it closes.
    const isQuote = /^\p{L}{1,20}['’]/u.test(masked.slice(end, end + 22))
    if (isQuote || (masked.charAt(end) === 's' && functionWords.has(wordBefore(masked, start) ?? ''))) continue
    yield finding(start, end, found.trim(), 'Remove the space beside the apostrophe.')
  }
}

/** French sets its high marks apart. */
function isForeign({tokens: {kinds}, unknown}: Clause): boolean {
  return unknown.length > 2 && unknown.length * 3 > kinds.filter((kind) => kind === Kind.word).length
}

const numbered =
  /^(?:(?:sub)?(?:section|paragraph|clause|article|item|point|part|rule|schedule|annex|exhibit|appendix|letter)s?|through|also)$/i

function wordBefore(text: string, at: number): string | undefined {
  lastWord.lastIndex = at
  return lastWord.exec(text)?.[1]
}

function finding(start: number, end: number, text: string, message: string, title = 'Remove the space'): Finding {
  const span = {start, end}
  return {span, message, fixes: [{title, safe: true, edits: () => [{span, text}]}]}
}
