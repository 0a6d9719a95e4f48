import {isAbbreviation} from '../lexicon/abbreviated.js'
import {domains, openers} from '../lexicon/abbreviations.js'
import type {Clause} from '../model/clause.js'
import {Kind, type Tokens} from '../parse/tokens.js'
import {clauseRule, type Finding} from '../rule.js'
import {authorities} from './authorities.js'

export const missingSentenceSpace = clauseRule({
  id: 'missing-sentence-space',
  category: 'language',
  severity: 'warning',
  summary: 'No space between two sentences, or beside a comma, colon or bracket.',
  rationale:
    'Glued sentences come from pasted pages and lost line breaks. Screen readers read them as one word, searches miss both, and “acme.com.Each” becomes a wrong link. Names such as “Node.js”, file names, addresses, initials and citations are not judged.',
  authority: [authorities.plainWriting],
  mechanical: true,
  examples: [
    {bad: 'We follow this policy[|.This|] covers every service.', good: 'We follow this policy. This covers every service.'},
    {bad: 'Write to privacy@example.com[|.Each|] request is answered.', good: 'Write to privacy@example.com. Each request is answered.'},
    {bad: 'THE RISK STAYS WITH THE PROVIDER[|.ONCE|] PAID, IT ENDS.', good: 'THE RISK STAYS WITH THE PROVIDER. ONCE PAID, IT ENDS.'},
    {bad: 'We read your name[|,age|] and city.', good: 'We read your name, age and city.'},
    {bad: 'The operator (“Example”[|)receives|] your data.', good: 'The operator (“Example”) receives your data.'},
  ],
  traps: [
    'The server runs on Node.js and ASP.NET; see README.md or www.example.com/terms.html for more.',
    'We are based in the U.S.A and in Washington,D.C., as Example S.A.R.L.',
    'Call `client.Close()` or read System.IO before you start.',
    'Send the form to Jane.Doe@example.com or J.Doe at the desk.',
    'The product(s) and person(s) named in the Order(s) are yours, re(use) of cookie(s) is not.',
    'See section 4.A, No.5, Art.13 and § 1798.100(a)(3)(B) of the act.',
    'The fee is 1,000 euro,- per 10,000 calls at 10:30, or 1:1.',
    'Set the flag name:value pair as key=value.',
    'Yahoo!Mail and Happy.Tools are names of services.',
    'Version 2.0.Beta is out; see {{ site.Title }}.{{ site.Name }} for more.',
  ],
  *check(clause) {
    const {stop, mark, bracket} = readGlued(clause)
    if (stop) yield* findGluedSentences(clause)
    if (mark) yield* findGluedMarks(clause)
    if (bracket) yield* findGluedBrackets(clause)
  },
})

/** Which kinds of marks stand between two tokens without any space: one look at the tokens, as nearly all clauses have none. */
function readGlued({tokens: {starts, ends, words}}: Clause): {readonly stop: boolean; readonly mark: boolean; readonly bracket: boolean} {
  let [stop, mark, bracket] = [false, false, false]
  for (let token = 1; token + 1 < words.length; token++) {
    if (starts[token] !== ends[token - 1] || starts[token + 1] !== ends[token]) continue
    const word = words[token]
    if (word === '.' || word === '?' || word === '!') stop = true
    else if (word === ',' || word === ';' || word === ':') mark = true
    else if (word === '(' || word === ')') bracket = true
  }
  return {stop, mark, bracket}
}

const stop = /[.?!][”’)\]]{0,3}[“‘(]?(?=\p{Lu})/gu
const rightWord = /[\p{L}\p{M}]{1,40}(?:['’-]\p{L}{1,20})?/uy
/** Read backwards from where it ends. What follows a slash, a stop or the like is part of a name. */
const leftWord = /(?<=(?:^|[^\p{L}\p{N}./@_\\])([\p{L}\p{M}]{1,40}(?:['’-]\p{L}{1,20})?))/uy
const extensions = /^(?:pdf|txt|docx?|xlsx?|html?|xml|json|csv|zip|exe|jpe?g|png|gif|md|js|io)$/i
const domain = new RegExp(`^(?:${domains})$`, 'i')

/** “object.we stop”: words that begin sentences and are no ending of a name. */
const small = /(?<=[\p{L}]{2})[.?](?=(?:we|you|the|your|our|if|they|these|please|when)\s\p{Ll})/gu

function* findGluedSentences(clause: Clause): Generator<Finding> {
  const {masked} = clause
  for (const {index} of masked.matchAll(small)) {
    const left = wordBefore(masked, index)
    if (left === undefined || !/^\p{Ll}{2,}$/u.test(left) || !clause.spelling.knows(left) || isAbbreviation(masked, index)) continue
    const word = wordAt(masked, index + 1)
    const span = {start: index, end: index + 1 + word.length}
    const text = `${masked.charAt(index)} ${masked.charAt(index + 1).toUpperCase()}`
    const message = `Put a space after the ${markNames[masked.charAt(index)] ?? 'mark'}: two sentences meet here.`
    yield {
      span,
      message,
      fixes: [{title: 'Insert a space and a capital', safe: true, edits: () => [{span: {start: index, end: index + 2}, text}]}],
    }
  }
  for (const {index, 0: found} of masked.matchAll(stop)) {
    const start = index + found.length
    const word = wordAt(masked, start)
    if (isFollowedByName(masked, start + word.length) || !mayFollow(word, clause) || !mayPrecede(clause, index, found, word)) continue
    const mark = found.charAt(0)
    const opens = /[“‘(]$/.test(found)
    const cut = opens ? start - 1 : start
    yield finding(index, cut, start + word.length, clause, `Put a space after the ${markNames[mark] ?? 'mark'}: two sentences meet here.`)
  }
}

const markNames: Readonly<Record<string, string>> = {
  '.': 'full stop',
  '?': 'question mark',
  '!': 'exclamation mark',
  ',': 'comma',
  ';': 'semicolon',
  ':': 'colon',
}

/** A finding on what stands from `start` to `end`, mended by a space before `cut`. */
function finding(start: number, cut: number, end: number, {masked}: Clause, message: string): Finding {
  // Both neighbours are written anew, so that the space never lands on the wrong side of markup.
  const around = {start: cut - 1, end: cut + 1}
  const text = `${masked.charAt(cut - 1)} ${masked.charAt(cut)}`
  return {span: {start, end}, message, fixes: [{title: 'Insert a space', safe: true, edits: () => [{span: around, text}]}]}
}

function wordBefore(text: string, at: number): string | undefined {
  leftWord.lastIndex = at
  return leftWord.exec(text)?.[1]
}

function wordAt(text: string, at: number): string {
  rightWord.lastIndex = at
  return rightWord.exec(text)?.[0] ?? ''
}

/** “Foo.Bar.baz”, “Foo.Bar()”, “Foo.Bar_baz” are names of something. */
function isFollowedByName(text: string, at: number): boolean {
  return /^(?:[.](?=[\p{L}\p{N}])|[(_/\\=@\p{N}])/u.test(text.slice(at, at + 2))
}

function mayFollow(word: string, {spelling}: Clause): boolean {
  if (word.length === 1) return word === 'A' || word === 'I'
  if (domain.test(word) || extensions.test(word)) return false
  return spelling.knows(word) || /^\p{Lu}\p{L}*\p{Lu}/u.test(word)
}

/** Whether what is written to the stop at `index` can end a sentence before `next`. */
function mayPrecede({masked, tokens, spelling}: Clause, index: number, mark: string, next: string): boolean {
  const before = masked.charAt(index - 1)
  if (before === '\0') return isAddress(tokens, index) && next.length > 1
  if (/[)\]”’]/.test(before)) return !/[([]/.test(masked.charAt(index - 2)) && next.length > 1
  if (/\p{N}/u.test(before)) return openers.has(next) && /(?<![\p{L}\p{N}.,/])\p{N}{4}$/u.test(masked.slice(Math.max(0, index - 6), index))
  const word = wordBefore(masked, index)
  if (word === undefined || word.length < 2 || !spelling.knows(word)) return false
  if (mark.startsWith('.') && isAbbreviation(masked, index) && !(word.length > 2 && /^\p{Ll}/u.test(word) && openers.has(next))) {
    return /^\p{Lu}\p{Ll}{2,4}$/u.test(word) && isOpener(next) && spelling.isCommon(word.toLowerCase())
  }
  if (/^\p{Ll}+(?:['’-]\p{L}+)?$/u.test(word)) return true
  if (mark.startsWith('!')) return false
  if (/^\p{Lu}{3,}$/u.test(word) && /^\p{Lu}+$/u.test(next))
    return spelling.isCommon(word.toLowerCase()) && spelling.isCommon(next.toLowerCase())
  // “Happy.Tools” is a name; after another name only a word that opens sentences is not.
  return isOpener(next)
}

/** Whether the word opens sentences rather than ends names. */
function isOpener(word: string): boolean {
  return openers.has(word) || moreOpeners.has(word) || /^\p{Lu}\p{Ll}{3,}ing$/u.test(word)
}

const moreOpeners = new Set(
  'Accordingly After Also Alternatively Although And Both But Can Do Does Either Examples Finally First Following Furthermore Has Have How Instead Is May Moreover Neither Nor Not Once Only Or Other Otherwise Should Since So Some Subject Such Then Therefore Through Throughout Thus Unless Until Usually What Whenever Whether Which Who Will With Within'.split(
    ' ',
  ),
)

/** Whether the token that ends at `offset` is a mail or web address rather than code. */
function isAddress({ends, kinds}: Tokens, offset: number): boolean {
  let low = 0
  let high = ends.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ends[middle] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return ends[low] === offset && kinds[low] === Kind.address
}

const mark = /(?:[,;][”’)\]]{0,2}|:)[“‘(]?(?=\p{L})/gu
const written = /[\p{L}\p{N})\]”"’\0]/u

/** “name,age”, “name;age”, “as follows:We”. */
function* findGluedMarks(clause: Clause): Generator<Finding> {
  const {masked, spelling, tokens} = clause
  for (const {index, 0: found} of masked.matchAll(mark)) {
    const start = index + found.length
    const word = wordAt(masked, start)
    const before = masked.charAt(index - 1)
    if (!written.test(before) || word.length < 2 || isFollowedByName(masked, start + word.length) || !spelling.knows(word)) continue
    if (before === '\0' && !isAddress(tokens, index)) continue
    if (/\p{N}/u.test(before) && !/(?<![\p{L}\p{N}.,/])\p{N}{4}$/u.test(masked.slice(Math.max(0, index - 6), index))) continue
    if (/\p{L}/u.test(before)) {
      const left = wordBefore(masked, index)
      if (left === undefined || left.length < 2 || !spelling.knows(left)) continue
      if (found.startsWith(':') && !(/^\p{Ll}{3,}$/u.test(left) && /^\p{Lu}\p{Ll}/u.test(word))) continue
    } else if (found.startsWith(':')) continue
    const cut = /[“‘(]$/.test(found) ? start - 1 : start
    yield finding(index, cut, start + word.length, clause, `Put a space after the ${markNames[found.charAt(0)] ?? 'mark'}.`)
  }
}

const closing = /\)(?=\p{L}{2})/gu
const opening = /\((?=[“"\p{L}])/gu

/** “(see below)we”, “cookies(see below)”. */
function* findGluedBrackets(clause: Clause): Generator<Finding> {
  const {masked, spelling} = clause
  for (const {index} of masked.matchAll(closing)) {
    if (!/[\p{L}\p{N}”"’.%\0]/u.test(masked.charAt(index - 1))) continue
    const word = wordAt(masked, index + 1)
    const inside = insideBefore(masked, index)
    if (inside === undefined || !spelling.knows(word) || !/\s/.test(inside.before) || isFollowedByName(masked, index + 1 + word.length))
      continue
    // “(re)use”, “(a)typical”.
    if (/^\p{L}+$/u.test(inside.text) && (inside.text.length > 3 || spelling.knows(inside.text + word))) continue
    yield finding(index, index + 1, index + 1 + word.length, clause, 'Put a space after the bracket.')
  }
  for (const {index} of masked.matchAll(opening)) {
    const left = wordBefore(masked, index)
    const close = masked.slice(index, index + 200).indexOf(')')
    if (left === undefined || !/\p{Ll}{3}$/u.test(left) || close < 0 || !spelling.knows(left)) continue
    const inside = masked.slice(index + 1, index + close).trim()
    // “cookie(s)”, “cookie(s )”, “open(file)” are one word each.
    if (!/[\s“"]/.test(inside) || /[=<>{}_(]/.test(inside)) continue
    const start = index - left.length
    yield finding(start, index, index + 1, clause, 'Put a space before the bracket.')
  }
}

/** What the bracket closed at `index` holds, and the character before it. */
function insideBefore(text: string, index: number): {text: string; before: string} | undefined {
  const from = Math.max(0, index - 300)
  const open = text.slice(from, index).lastIndexOf('(')
  if (open < 0) return undefined
  const at = from + open
  const inside = text.slice(at + 1, index)
  return inside.includes(')') ? undefined : {text: inside, before: text.charAt(at - 1) || ' '}
}
