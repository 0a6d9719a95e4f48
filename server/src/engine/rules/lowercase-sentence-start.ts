import {isAbbreviation} from '../lexicon/abbreviated.js'
import type {Clause} from '../model/clause.js'
import {Kind} from '../parse/tokens.js'
import {clauseRule, type Finding, type Fix} from '../rule.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const lowercaseSentenceStart = clauseRule({
  id: 'lowercase-sentence-start',
  category: 'language',
  severity: 'warning',
  summary: 'A sentence that begins in lower case, often because its subject was lost.',
  rationale:
    '“… are made. will send them back” no longer says who sends: a name was stripped, and with it the duty. Where a subject stands, either the capital is missing or the full stop is one too many. Names written small (“eBay”), abbreviations, addresses, numbering, ellipses and the first words of items are not judged.',
  authority: [authorities.plainWriting, authorities.dealProof],
  examples: [
    {
      bad: 'A picture of each slide is made. [|will|] send the pictures back.',
      good: 'A picture of each slide is made. The partner will send the pictures back.',
    },
    {bad: 'You can object. [|we|] will answer within a month.', good: 'You can object. We will answer within a month.'},
  ],
  traps: [
    'We sell on the site. eBay and iPhone users see more. iOS too.',
    'We use tools, i.e. cookies, e.g. ours, etc. and more; approx. ten vs. twenty, incl. tax, at 5 p.m. on Friday.',
    'We store names ... and cities. . . and more… then we stop.',
    'See sec. four and no. five of Example Inc. and its affiliates in the U.S. and abroad.',
    'Or write to us. info [@] example.com and help (at) example.com are read.',
    'Visit example.com. npm.example.org holds more. `code` follows. {{ name }} too.',
    '1. the name;\n2. the city. \n3. the street.',
    'The data are as follows.\nname and city',
    'The term “personal data.” means data (see sec. 2.) and more.',
    'Is it yours? yes! it is.',
    'The limits are a. ten and b. twenty. 10 is enough.',
    'We run Yahoo! and Who? in Washington St. and beyond, as J. doe said.',
  ],
  check: findLower,
})

function* findLower({masked, tokens, sentences, spelling}: Clause): Generator<Finding> {
  const {starts, ends, kinds} = tokens
  let index = 0
  for (const {start} of sentences.slice(1)) {
    while ((starts[index] ?? start) < start) index++
    const end = ends[index] ?? start
    const word = masked.slice(start, end)
    const stop = ends[index - 1] ?? 0
    if (kinds[index] !== Kind.word || kinds[index - 1] !== Kind.stop || !/^\p{Ll}+(?:['’-]\p{Ll}+)*$/u.test(word)) continue
    // A single stop, written to a word; a line break is where another text may begin.
    if (
      masked.charAt(stop - 1) !== '.' ||
      !/^[\p{L}\p{N})\]%\0]$/u.test(masked.charAt(stop - 2)) ||
      !/^[ \u00A0]{1,3}$/.test(masked.slice(stop, start))
    )
      continue
    // “a. one, b. two” is a list in a row.
    if (obscured.test(masked.slice(end, end + 5)) || (end - start === 1 && /[.)]/.test(masked.charAt(end)))) continue
    if (isAbbreviation(masked, stop - 1) || introduces.test(masked.slice(Math.max(0, stop - 12), stop)) || !spelling.isCommon(word))
      continue
    yield findingOf({start, end}, word, stop)
  }
}

/** “info [@] example.com”. */
const obscured = /^ ?(?:[[(] ?(?:@|at)|@)/
const introduces = /\b(?:follows|following|below)\.$/
const verbs = new Set(
  `will would shall should may might must can could is are was were be been has have had does do did cannot won't isn't aren't
  collects uses shares sends receives provides processes stores keeps retains discloses requires offers allows does`.split(/\s+/),
)
/** Words that begin sentences, so that nothing but the capital is missing. */
const beginners = new Set(
  `we you they he she it i the this that these those a an our your their its his her all any each every no none some if when where while
  once unless until after before because since although though however therefore please in on at for to by with from as under upon
  there here such other others please nothing also additionally then personal information data users`.split(/\s+/),
)

function findingOf(span: Span, word: string, stop: number): Finding {
  const capital = word.charAt(0).toUpperCase() + word.slice(1)
  if (verbs.has(word)) {
    const fix: Fix = {title: 'Add a subject', safe: false, edits: () => [{span, text: [{label: 'Subject'}, ` ${word}`]}]}
    return {span, message: `This sentence has lost its subject. Say who or what “${word}” is about.`, fixes: [fix]}
  }
  const letter = {start: span.start, end: span.start + 1}
  const capitalise: Fix = {
    title: `Replace with “${capital}”`,
    safe: beginners.has(word),
    edits: () => [{span: letter, text: capital.charAt(0)}],
  }
  const join: Fix = {
    title: 'Replace the full stop with a comma',
    safe: false,
    edits: () => [{span: {start: stop - 1, end: stop}, text: ','}],
  }
  return {
    span,
    message: `A sentence begins here in lower case. Write “${capital}”, or join it to the one before.`,
    fixes: joins.has(word) ? [join, {...capitalise, safe: false}] : [capitalise, join],
  }
}

/** Words that rather go on than begin. */
const joins = new Set('and or but nor which who whose including except'.split(' '))
