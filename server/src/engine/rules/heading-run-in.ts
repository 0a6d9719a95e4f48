import {functionWords} from '../lexicon/function-words.js'
import type {Clause} from '../model/clause.js'
import {clausesWith} from '../model/ledger.js'
import type {PlacedClause, Policy} from '../model/policy.js'
import {isTitle} from '../parse/title.js'
import {type Finding, type Fix, policyRule} from '../rule.js'
import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const headingRunIn = policyRule({
  id: 'heading-run-in',
  category: 'structure',
  severity: 'warning',
  summary: 'A heading that has run into its paragraph.',
  rationale:
    'When a page is copied, the line break after a heading gets lost, and the heading becomes the nonsense beginning of a sentence: “Data We CollectWe ask for …”. The rule finds words glued together at a capital at the end of a title, and titles of several words with a sentence after them that goes on in lower case and does not fit. Headings in bold or with a full stop, names with a capital inside, terms you have defined, and titles of documents are left alone.',
  authority: [authorities.plainWriting],
  examples: [
    {
      bad: '[|Personal Information CollectedWe|] ask for your name and your address.',
      good: 'Personal Information Collected\n\nWe ask for your name and your address.',
    },
    {
      bad: '[|Coming Changes and Products software|] is sent to your phone over the air.',
      good: 'Coming Changes and Products\n\nSoftware is sent to your phone over the air.',
    },
  ],
  traps: [
    '**Personal Information Collected.** We ask for your name and your address.',
    'Personal Information We Collect. We ask for your name.',
    'Some Users of YouTube and PayPal have accounts. Your Use of WordPress is free.',
    'Terms and Conditions apply to all orders. Privacy and Security Settings page is where you turn it off.',
    'The Acorn Cloud Services software is updated often.',
    'Acorn Notes and Services software is updated often. You may use Acorn for free.',
    '“Support Hours and Services” means what you bought. Support Hours and Services crew is here to help.',
    'Using OurBase is free. We like OurBase.',
  ],
  *check(policy) {
    let left = mostSeams
    for (const at of clausesWith(policy, seamsOf)) {
      for (const seam of seamsOf(at.clause)) {
        if (left-- === 0) return
        if (isSlip(policy, at, seam)) yield findingOf(at, seam)
      }
    }
  },
})

/** Each is looked up in the whole document. */
const mostSeams = 40

/** Where a title may have run into a sentence. */
interface Seam {
  readonly title: Span
  /** Where the sentence begins. */
  readonly body: number
  /** From the title to the end of the first word of the sentence. */
  readonly span: Span
  /** The two words without the space between them; nothing if there is one. */
  readonly glued: {readonly word: string; readonly right: string} | undefined
}

/** Nearly all clauses hold none: one cheap look tells. */
const seamsOf = remembered((clause: Clause): readonly Seam[] => {
  const {kind, masked} = clause
  if (kind === 'heading' || kind === 'cell') return none
  const seams = /\p{Ll}\p{Lu}/u.test(masked) ? [...gluedIn(clause)] : []
  const spaced = spacedIn(clause)
  if (spaced) seams.push(spaced)
  return seams.length > 0 ? seams : none
})

const none: readonly Seam[] = []

const minor = 'and|of|for|the|to|with|in|on|or|by|from|about|your|our'
const titleWords = String.raw`\p{Lu}\p{Ll}{1,20}(?: (?:${minor})){0,2} `
const glued = new RegExp(
  String.raw`(?:^|[.!?:;]["”’)]?\s?)(?<title>(?:${titleWords}){1,8}?(?<left>\p{Lu}\p{Ll}{2,20}))(?<right>\p{Lu}\p{Ll}*(?:\p{Lu}\p{Ll}*)?)(?=(?:[’']s)? \p{Ll})`,
  'gu',
)

/** “Information CollectedWe ask …” */
function* gluedIn({masked, spelling}: Clause): Generator<Seam> {
  for (const match of masked.matchAll(glued)) {
    const {title = '', left = '', right = ''} = match.groups ?? {}
    const start = match.index + match[0].length - title.length - right.length
    const body = start + title.length
    if (!isTitle(title) || determiners.test(title) || !spelling.isCommon(left.toLowerCase())) continue
    yield {title: {start, end: body}, body, span: {start, end: body + right.length}, glued: {word: left + right, right}}
  }
}

const spaced = new RegExp(
  String.raw`^(?<title>(?:${titleWords}){2,8}?\p{Lu}\p{Ll}{1,20}s) (?<noun>\p{Ll}{3,20}) (?:is|was|has|will|may|can|must)(?= )`,
  'u',
)
/** These go with the words before them: “Privacy and Security Settings page”. */
const heads =
  /^(?:page|notice|policy|section|agreement|form|team|staff|department|program(?:me)?|document|statement|website|site|list|feature|plan|app|application|account|data|information|license|licence|process|menu|tab|screen|button|area|portal|service|group|committee|office|board|addendum|supplement|schedule)s?$/
const determiners =
  /^(?:The|A|An|Our|Your|Any|All|Each|Every|Such|These|Those|This|That|No|Some|Certain|If|When|Where|Under|For|In|By|Other)\b/

/** “Future Features and Services software is updated …” */
function spacedIn({masked, spelling}: Clause): Seam | undefined {
  const match = spaced.exec(masked)
  const {title = '', noun = ''} = match?.groups ?? {}
  if (!match || !/ (?:and|or) /.test(title) || determiners.test(title) || !isTitle(title)) return undefined
  if (heads.test(noun) || functionWords.has(noun) || noun.endsWith('s') || noun.endsWith('ly')) return undefined
  // A name among them makes the whole one.
  if (!title.split(' ').every((word) => spelling.isCommon(word.toLowerCase()))) return undefined
  const body = title.length + 1
  return {title: {start: 0, end: title.length}, body, span: {start: 0, end: body + noun.length}, glued: undefined}
}

// — Whether the rest of the document bears it out

function isSlip({source, definitions}: Policy, at: PlacedClause, {title, glued}: Seam): boolean {
  if (at.block.title && at.block.title.end > title.start) return false
  const text = at.clause.text.slice(title.start, title.end)
  // “use GitHub”, “of Acorn”: a name stands in the middle of sentences, too.
  if (isName(source, glued?.word ?? text.slice(0, text.indexOf(' ')))) return false
  if (!glued) return occurrences(source, text, 2) < 2 && !definitions.some(({fact: {term}}) => term.includes(' ') && text.includes(term))
  if (openers.has(glued.right)) return true
  // A name is not written in lower case.
  return count(standing(source, glued.right), 3) >= 3 && !source.includes(` ${glued.right.toLowerCase()}`)
}

const openers: ReadonlySet<string> = new Set(
  'We You They It This These Those The Our Your If When Where Because To In For By As At On Under Please All Any Some Most Each No Not There Here Such Other While Although Unless'.split(
    ' ',
  ),
)

function isName(source: string, word: string): boolean {
  for (const at of standing(source, word)) if (source[at - 1] === ' ' && afterWord.test(source.slice(Math.max(0, at - 60), at))) return true
  return false
}

/** A word in lower case, and none of a title, before a name. */
const afterWord = new RegExp(String.raw`(?<!\p{L})(?!(?:${minor})\b)\p{Ll}[\p{L}’'-]{0,20},? (?:(?:${minor}) ){0,2}$`, 'u')

/** Where a word stands alone. Found by its letters, not by a pattern: a text is looked through at each keystroke. */
function* standing(source: string, word: string): Generator<number> {
  for (let at = source.indexOf(word); at >= 0; at = source.indexOf(word, at + word.length)) {
    if (
      !letterAfter.test(source.slice(at + word.length, at + word.length + 2)) &&
      !letterBefore.test(source.slice(Math.max(0, at - 2), at))
    )
      yield at
  }
}

const letterAfter = /^\p{L}/u
const letterBefore = /\p{L}$/u

/** How many there are, up to a number. */
function count(all: Iterable<unknown>, most: number): number {
  let found = 0
  for (const _ of all) if (++found >= most) break
  return found
}

/** How often a text holds another, up to a number. */
function occurrences(source: string, wanted: string, most: number): number {
  let count = 0
  for (let at = source.indexOf(wanted); at >= 0 && count < most; at = source.indexOf(wanted, at + 1)) count++
  return count
}

function findingOf(at: PlacedClause, {title, body, span}: Seam): Finding {
  const text = at.clause.text.slice(title.start, title.end)
  const gap = {start: title.end, end: body}
  const split: Fix = {
    title: 'Make the heading a line of its own',
    safe: false,
    edits: () => [...(title.start > 0 ? at.edit({start: title.start, end: title.start}, '\n\n') : []), ...at.edit(gap, '\n\n')],
  }
  const stop: Fix = {title: 'End the heading with a full stop', safe: false, edits: () => at.edit(gap, '. ')}
  return {
    span: at.toSource(span),
    message: `The heading “${text}” has run into the text. Make it a line of its own, or end it with a full stop.`,
    fixes: at.block.kind === 'paragraph' && at.block.level === 0 ? [split, stop] : [stop],
  }
}
