import {isLeading} from '../lexicon/leading.js'
import type {Clause} from '../model/clause.js'
import {clauseRule, type Finding} from '../rule.js'
import {readPairs} from '../text/pairs.js'
import {authorities} from './authorities.js'

export const spaceInsideQuote = clauseRule({
  id: 'space-inside-quote',
  category: 'language',
  severity: 'information',
  summary: 'A space between a quotation mark or bracket and what it holds.',
  rationale:
    'A quotation defines a term letter by letter: (“ Service”) names something else than “Service”, and a search for the term misses it. The mark may also slip to the next line. Square brackets, nested marks and foreign quotation marks are not judged.',
  authority: [authorities.plainWriting, authorities.contractTools],
  mechanical: true,
  examples: [
    {bad: 'A name for calls ([|" |]video address") is given to you.', good: 'A name for calls ("video address") is given to you.'},
    {bad: 'We call this the “Service[| ”|] below.', good: 'We call this the “Service” below.'},
    {bad: 'Our partners [|( |]see below) get it.', good: 'Our partners (see below) get it.'},
  ],
  traps: [
    'Our sites (found at ) and names (such as ) lost a link.',
    'She said: “ ‘Service’ means this site. ”',
    'Tick [ ] or [ x ] and leave ( ) or “ ” empty.',
    'The « service » is ours.',
    'He left (... as he said) and “ … came back”.',
    'A 15" or 17" screen and 6\' 2" of text are "large" or "tall".',
    'Say "yes" or "no" or (if "no") nothing, as in "a" "b".',
    'Call `f( x )` and {{ f( "x " ) }} now.',
  ],
  check: findInside,
})

const space = /[ \u00A0]/
const spaces = /[ \u00A0]{1,3}/y

function* findInside({masked}: Clause): Generator<Finding> {
  // Most clauses have none: look before reading.
  if (!/[“"(][ \u00A0]|[ \u00A0][”")]/.test(masked)) return
  const {pairs, lone} = readPairs(masked)
  // One straight mark too many, and it is no longer known which of them open.
  const isUnsure = lone.some(({mark}) => mark === '"')
  for (const [open, close] of pairs) {
    const mark = masked.charAt(open)
    const closer = masked.charAt(close)
    if (mark === '[' || ((mark === '"' || closer === '"') && isUnsure)) continue
    spaces.lastIndex = open + 1
    const start = spaces.test(masked) ? spaces.lastIndex : open + 1
    let end = close
    while (end > start && close - end < 3 && space.test(masked.charAt(end - 1))) end--
    if (start >= end) continue
    const name = mark === '(' ? 'bracket' : 'quotation mark'
    if (start > open + 1 && !beside.test(masked.charAt(start)))
      yield finding({start: open, end: start}, mark, `Remove the space after the ${name}.`)
    if (end < close && !beside.test(masked.charAt(end - 1)) && !isLeading(wordBefore(masked, end)))
      yield finding({start: end, end: close + 1}, closer, `Remove the space before the ${name}.`)
  }
}

/** Nested marks are set apart on purpose, and ellipses have their own spaces. */
const beside = /["'“”‘’.…([)\]{}]/

/** Read backwards from where it ends. */
const lastWord = /(?<=(?:^|[^\p{L}])(\p{L}{1,20}))/uy

function wordBefore(text: string, at: number): string {
  lastWord.lastIndex = at
  return lastWord.exec(text)?.[1] ?? ''
}

function finding(span: Finding['span'], text: string, message: string): Finding {
  return {span, message, fixes: [{title: 'Remove the space', safe: true, edits: () => [{span, text}]}]}
}
