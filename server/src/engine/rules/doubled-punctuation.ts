import {isAbbreviation} from '../lexicon/abbreviated.js'
import type {Clause} from '../model/clause.js'
import {clauseRule, type Finding, type Fix} from '../rule.js'
import {authorities} from './authorities.js'

export const doubledPunctuation = clauseRule({
  id: 'doubled-punctuation',
  category: 'language',
  severity: 'warning',
  summary: 'Two punctuation marks where one belongs.',
  rationale:
    'A doubled mark is what an edit leaves behind, and sometimes the scar of a lost word: “a device ID, , a cookie ID”. Readers stop at it and trust the rest a little less. Ellipses, “?!” and stops after abbreviations (“Inc.,”) are not judged.',
  authority: [authorities.plainWriting, authorities.dealProof],
  mechanical: true,
  examples: [
    {
      bad: 'We share call records with carriers[|,,|] where the law allows it.',
      good: 'We share call records with carriers, where the law allows it.',
    },
    {bad: 'We delete recordings after 30 days[|..|]', good: 'We delete recordings after 30 days.'},
    {bad: 'We read a device ID[|, ,|] a cookie ID and your city.', good: 'We read a device ID, a cookie ID and your city.'},
    {bad: '**Changes[|::|]** We tell you by mail.', good: '**Changes:** We tell you by mail.'},
    {bad: 'We keep it (for a year[|.).|] You may ask for less.', good: 'We keep it (for a year). You may ask for less.'},
    {bad: 'We call it the [|““|]Service[|””|].', good: 'We call it the “Service”.'},
  ],
  traps: [
    'A field may be "", and a screen 15"" wide; the “Service” (“so called”) is “”.',
    'We use carriers (Acme Inc.). We ask for facts (name, city, etc.).',
    'You may close the account, export it, ... or do both.',
    'We are Example Corp., a company of Delaware, U.S., and its affiliates (Example Ltd., Example Pty.; and others).',
    'The client calls `std::vector` and reads `fe80::1`; so does audio::mixer in the source.',
    'We read your city, time zone, etc., and keep them for a day.',
    'Is it yours?! Then tell us!! We answer… mostly.',
    'Files lie in ../public and ranges read 1..5 in the log.',
    'We use Yahoo!, Jeopardy!, and similar names. We link to Yahoo!.',
    'Some text was left out. . . . The rest follows.',
    'You can reach us at: , if the link is shown.',
    'Names that end in .org, .edu, or .gov are theirs.',
    'Write to {{ site.email }}, {{ site.post }}.',
    'She asked, “Who sees it?”, and we said: nobody.',
  ],
  *check(clause) {
    yield* findDoubled(clause)
    yield* findAroundBracket(clause)
    yield* findQuotes(clause)
  },
})

/** Marks with at most two spaces between them. */
const run = /[.,;:?!](?: {0,2}[.,;:?!]){1,8}/g
const written = /[\p{L}\p{N})\]”’"'%*™®\0]/u

function* findDoubled({masked}: Clause): Generator<Finding> {
  for (const {index: start, 0: found} of masked.matchAll(run)) {
    if (start === 0 || !written.test(masked.charAt(start - 1))) continue
    const end = start + found.length
    const choices = keepable(found, masked, start, end)
    if (!choices) continue
    const span = {start, end}
    const spaced = found.includes(' ')
    const fixes = choices.marks.map(
      (mark): Fix => ({
        title: `Keep only the ${names[mark] ?? 'first'}`,
        safe: choices.certain && !spaced,
        edits: () => [{span, text: mark}],
      }),
    )
    yield {span, message: messageOf(found, choices.marks), fixes}
  }
}

/** “(for a year.).”: one stop inside the bracket and one outside. */
const around = /(?<=[\p{Ll}\p{N}])\.\)\.(?=$|\s)/gu

function* findAroundBracket({masked}: Clause): Generator<Finding> {
  if (!masked.includes('.).')) return
  for (const {index: start} of masked.matchAll(around)) {
    if (isAbbreviation(masked, start)) continue
    // A bracket that holds a sentence of its own keeps the stop inside.
    const open = masked.lastIndexOf('(', start)
    const isOwn = open >= 0 && /(?:^|[.?!][”’)]?\s{1,2})$/.test(masked.slice(Math.max(0, open - 4), open))
    const span = {start, end: start + 3}
    const text = isOwn ? '.)' : ').'
    yield {
      span,
      message: 'A full stop stands on both sides of the bracket. Keep one.',
      fixes: [{title: `Keep the one ${isOwn ? 'inside' : 'outside'}`, safe: true, edits: () => [{span, text}]}],
    }
  }
}

/** ““Service””, ""Service"": an empty quotation, inches and what a programmer doubles are none. */
const quotes = /(?<=^|[\s(])(?:“{2}|"{2})(?=\p{L})|(?<=[\p{L}.,])(?:”{2}|"{2})(?=$|[\s.,;:)])/gu

function* findQuotes({masked}: Clause): Generator<Finding> {
  if (!/([“”"])\1/.test(masked)) return
  for (const {0: found, index: start} of masked.matchAll(quotes)) {
    const span = {start, end: start + 2}
    const text = found.charAt(0)
    yield {
      span,
      message: 'The quotation mark is doubled. Keep one.',
      fixes: [{title: 'Keep only one quotation mark', safe: true, edits: () => [{span, text}]}],
    }
  }
}

const names: Readonly<Record<string, string>> = {
  '.': 'full stop',
  ',': 'comma',
  ';': 'semicolon',
  ':': 'colon',
  '?': 'question mark',
  '!': 'exclamation mark',
}

function messageOf(found: string, [mark, other]: readonly string[]): string {
  const name = names[mark ?? ''] ?? 'mark'
  if (other !== undefined || !isSame(found)) return `Two punctuation marks stand in a row: “${found}”. Keep one.`
  if (found.includes(' ')) return `The ${name} is doubled. Remove one, or add what is missing between them.`
  return `The ${name} is doubled. Keep one.`
}

const isSame = (found: string) => new Set(found.replaceAll(' ', '')).size === 1

/** The marks one may be kept of, the likeliest first, if the run is a slip. */
function keepable(found: string, text: string, start: number, end: number): {marks: readonly string[]; certain: boolean} | undefined {
  const marks = found.replaceAll(' ', '')
  const glued = marks.length === found.length
  const follows = text.charAt(end)
  const ends = /^$|[\s)\]”’"'*\0]/.test(follows)
  const goesOn = /^\s{1,3}\p{Ll}/u.test(text.slice(end, end + 4))
  // “.gov”, “..1”, “../”: the stop belongs to what follows.
  if (marks.endsWith('.') && /[\p{L}\p{N}/_\0]/u.test(follows)) return undefined
  switch (marks) {
    case ',,':
    case ',,,':
      return {marks: [','], certain: true}
    case '..':
      return {marks: ['.'], certain: true}
    case ';;':
      return ends ? {marks: [';'], certain: true} : undefined
    case '::':
      // “db8::” is an address of the network.
      return ends && glued && /\p{L}{2}|[)\]”"*]/u.test(text.slice(Math.max(0, start - 2), start))
        ? {marks: [':'], certain: true}
        : undefined
    case '?.':
      return glued ? {marks: ['?'], certain: true} : undefined
    case '!.':
      return glued && !isName(text, start) ? {marks: ['!'], certain: true} : undefined
    case '.,':
    case '.;': {
      if (isAbbreviation(text, start)) return undefined
      const second = marks.charAt(1)
      return {marks: goesOn ? [second, '.'] : ['.', second], certain: false}
    }
    case ',.':
    case ';.':
      return {marks: goesOn ? [marks.charAt(0), '.'] : ['.', marks.charAt(0)], certain: false}
    case ',;':
    case ';,':
      return {marks: [';', ','], certain: false}
    case '.:':
      return glued && ends && !isAbbreviation(text, start) ? {marks: [':', '.'], certain: false} : undefined
    case ':;':
      return glued && ends ? {marks: [':', ';'], certain: false} : undefined
    case ',:':
    case ';:':
      return glued ? {marks: [':', marks.charAt(0)], certain: false} : undefined
    // With a space between, something is lost: “see our site at: , and”.
    case ':,':
    case ':.':
      return glued ? {marks: [':', marks.charAt(1)], certain: false} : undefined
    default:
      return undefined
  }
}

/** Whether the word before `at` is written like a name: “Yahoo!”. */
function isName(text: string, at: number): boolean {
  return /(?:^|[^\p{L}])\p{Lu}\p{L}{0,30}$/u.test(text.slice(Math.max(0, at - 32), at))
}
