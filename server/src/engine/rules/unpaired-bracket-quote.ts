import type {Clause} from '../model/clause.js'
import {clausesWith} from '../model/ledger.js'
import type {PlacedClause} from '../model/policy.js'
import {type Finding, type Fix, policyRule} from '../rule.js'
import {type Lone, readPairs} from '../text/pairs.js'
import {remembered} from '../text/remembered.js'
import {authorities} from './authorities.js'

export const unpairedBracketQuote = policyRule({
  id: 'unpaired-bracket-quote',
  category: 'language',
  severity: 'warning',
  summary: 'A bracket or quotation mark without its partner, or with one of another style.',
  rationale:
    'Where a bracket closes decides what an exception covers; where a quotation ends decides what is defined. Without the partner a reader must guess. A straight mark beside a curly one is information: it misleads nobody. List markers such as “a)”, inches, apostrophes and single quotation marks are not judged, nor are brackets and quotations that go on in the next paragraph or list.',
  authority: [authorities.dealProof, authorities.contractTools],
  examples: [
    {
      bad: 'We log your activity [|(|]such as logins (with their times) and uploads to secure the service.',
      good: 'We log your activity (such as logins (with their times) and uploads) to secure the service.',
    },
    {bad: 'This notice covers your data ([|"|]PII”).', good: 'This notice covers your data (“PII”).'},
    {bad: 'Example Ltd. (the [|“|]Operator) runs the site.', good: 'Example Ltd. (the “Operator”) runs the site.'},
    {bad: 'We keep logs (for 30 days)[|)|] and delete them.', good: 'We keep logs (for 30 days) and delete them.'},
  ],
  traps: [
    'You may a) close the account, b) export it (in full), or c) do both.',
    'From: i) the change of the service, or (ii) its use (including 1) by users and 2) by others).',
    'A 15" screen and a 17” screen, 5\' 11" tall; the “13" model” as well.',
    'She wrote: “We call it ‘the Service’ [sic], don’t we?” and users’ data stayed.',
    'The “Terms,” the "Policy", and (the “Service” (as defined)) apply :)',
    '“We keep logs.\n\n“We delete them,” says the notice.',
    'We collect data (including:\n\n- your name;\n- your city).\n\nWe delete it.',
    'Call `f(x` or read https://example.com/a_(b) and {{ "x }}.',
    'The „Dienste“ and « services » are foreign.',
    'Smile :-( or :) as you like.',
  ],
  *check(policy) {
    const {clauses} = policy
    const waiting: Placement[] = []
    const found: Placement[] = []
    for (const at of clausesWith(policy, lonesOf)) {
      for (const lone of lonesOf(at.clause)) {
        const it = {lone, at}
        if (lone.instead !== undefined) found.push(it)
        else if (lone.opens) waiting.push(it)
        else if (!settle(waiting, it)) found.push(it)
      }
    }
    for (const {lone, at} of found) yield findingOf(lone, at)
    for (const it of waiting) if (!opensAnew(it, clauses[it.at.index + 1])) yield findingOf(it.lone, it.at)
  },
})

interface Placement {
  readonly lone: Lone
  readonly at: PlacedClause
}

/** Kept by the clause, since this rule runs after each keystroke. */
const lonesOf = remembered(({masked}: Clause): readonly Lone[] => readPairs(masked).lone)

/** How many clauses a bracket or quotation may go on for. */
const farthest = 12
/** How many open ones are looked through: no text may take long. */
const most = 50

/** Finds what a mark closes in an earlier clause. A quotation opens anew in each paragraph it goes on in. */
function settle(waiting: Placement[], close: Placement): boolean {
  if (standsAlone(close)) return false
  const fits = ({lone, at}: Placement) => close.at.index - at.index <= farthest && isPair(lone.mark, close.lone.mark)
  const last = waiting.findLastIndex((it, index) => index < waiting.length - most || (fits(it) && goesOn(it)))
  const open = waiting[last]
  if (!open || !fits(open) || !goesOn(open)) return false
  waiting.splice(last, 1)
  if (isBracket(open.lone)) return true
  for (let index = last - 1; index >= 0; index--) {
    const before = waiting[index]
    if (!before || before.lone.mark !== open.lone.mark || !fits(before) || !startsClause(before)) break
    waiting.splice(index, 1)
  }
  return true
}

function isPair(open: string, close: string): boolean {
  return (open === '(' && close === ')') || (open === '[' && close === ']') || (/[“"]/.test(open) && /[”"]/.test(close))
}

const isBracket = ({mark}: Lone) => /[()[\]]/.test(mark)

const standsAlone = ({at: {block}}: Placement) => block.kind === 'heading' || block.kind === 'cell'

/** Whether the clause breaks off with the bracket or quotation open. */
function goesOn(it: Placement): boolean {
  if (standsAlone(it)) return false
  return !/[.!?]["”’)\]]?\s*$/.test(it.at.clause.text.slice(-4)) || (!isBracket(it.lone) && startsClause(it))
}

const startsClause = ({lone}: Placement) => lone.at === 0

/** Whether a quotation goes on in the next paragraph, which opens it once more. */
function opensAnew(it: Placement, next: PlacedClause | undefined): boolean {
  return !isBracket(it.lone) && startsClause(it) && next?.clause.text.startsWith(it.lone.mark) === true
}

function findingOf(lone: Lone, at: PlacedClause): Finding {
  const span = {start: lone.at, end: lone.at + 1}
  // What is merely set in two styles misleads nobody.
  const severity = isStyle(lone) ? 'information' : 'warning'
  return {span: at.toSource(span), severity, message: messageOf(lone), fixes: [...fixesOf(lone, at)]}
}

const isStyle = ({mark, instead}: Lone) => instead !== undefined && mark === '"'

function messageOf(lone: Lone): string {
  const {opens, instead} = lone
  if (instead !== undefined) {
    if (isStyle(lone)) return 'This mark is straight, its partner is curly. Use one style.'
    return opens
      ? 'This mark closes, but a quotation begins here. Use an opening mark.'
      : 'This mark opens, but a quotation ends here. Use a closing mark.'
  }
  if (isBracket(lone)) {
    return opens
      ? 'This bracket is never closed. Close it where the aside ends.'
      : 'This bracket was never opened. Remove it, or open it where the aside begins.'
  }
  return opens
    ? 'This quotation is never closed. Add the closing mark, or remove this one.'
    : 'This quotation was never opened. Add the opening mark, or remove this one.'
}

function* fixesOf(lone: Lone, at: PlacedClause): Generator<Fix> {
  const {mark, opens, instead} = lone
  const span = {start: lone.at, end: lone.at + 1}
  const {masked} = at.clause
  if (instead !== undefined) {
    yield {title: `Replace with ${opens ? 'an opening' : 'a closing'} mark`, safe: true, edits: () => at.edit(span, instead)}
    return
  }
  const place = placeOfPartner(lone, masked) ?? endOfAside(lone, at.clause)
  if (place !== undefined) {
    const next = {start: place, end: place + 1}
    const partner = partners[mark] ?? mark
    // The character beside it is written anew, so that the mark never lands on the wrong side of markup.
    const edits = () =>
      opens ? at.edit({start: place - 1, end: place}, masked.charAt(place - 1) + partner) : at.edit(next, partner + masked.charAt(place))
    const word = opens ? masked.slice(Math.max(lone.at + 1, place - 24), place).replace(/^.*\s(?=\S)/s, '') : ''
    const where = isBracket(lone) && word !== '' && !word.includes('\0') ? ` after “${word}”` : ''
    yield {title: `${opens ? 'Close' : 'Open'} the ${isBracket(lone) ? 'bracket' : 'quotation'}${where}`, safe: false, edits}
  }
  yield {title: `Remove the ${isBracket(lone) ? 'bracket' : 'quotation mark'}`, safe: false, edits: () => at.edit(span, '')}
}

const partners: Readonly<Record<string, string>> = {'(': ')', ')': '(', '[': ']', ']': '[', '“': '”', '”': '“'}

const introduced = /^\((?:(?:the|an?|each|or|our|as|collectively|together|hereinafter),? ){0,4}[“"][^“”"()]{1,60}[”"](?=[\s.,;]|$)/i
const quoted = /^[“"][^“”"()\0]{1,60}(?=\))/
const unquoted = /\((?:(?:the|an?|each|or|our|as|collectively|together|hereinafter),? ){0,4}[^“”"()\0]{1,60}$/i
const lead = /^\((?:(?:the|an?|each|or|our|as|collectively|together|hereinafter),? ){0,4}/i

/** Where the missing mark belongs, if that is certain: before the character at the offset. */
function placeOfPartner({at, mark, opens}: Lone, text: string): number | undefined {
  const after = text.slice(at, at + 120)
  if (mark === '(') {
    const found = introduced.exec(after)
    return found ? at + found[0].length : undefined
  }
  if (mark !== '“' && mark !== '”' && mark !== '"') return undefined
  if (opens) {
    const found = /\((?:[a-z]{1,15},? ){0,4}$/i.test(text.slice(Math.max(0, at - 60), at)) ? quoted.exec(after) : null
    return found ? at + found[0].length : undefined
  }
  if (text.charAt(at + 1) !== ')') return undefined
  const from = Math.max(0, at - 90)
  const found = unquoted.exec(text.slice(from, at))
  if (!found) return undefined
  return from + found.index + (lead.exec(found[0])?.[0].length ?? 1)
}

/** So far its end is looked for. */
const longest = 800

const example = /^(?:including|such as|e\.g\.|i\.e\.|for example|for instance|like|namely|among others|except|excluding|other than)/i
const relative = /^(?:which|who|that|as|if|unless|where|when)\b/i
const finite = /\b(?:will|shall|may|must|can|is|are|was|were|has|have|had|does|do|did|would|should|could|cannot)\b/gi
const nested = /\([^()\0]{1,300}\)/g
/** “… ABN (“ABN”).”: the last thing in a sentence, outside the aside. */
const named = /\s\((?:(?:the|an?|each|or|our|collectively|together),? ){0,4}[“"][^“”"()]{1,60}[”"]\)$/i
/** “, and race-related data (which …”: the next of a row, with an aside of its own. */
const sibling = /,(?= (?:and|or) (?!(?:to|from|in|on|by|for|with|of|at|such|which|that)\b)[\p{L}\p{M}’'\s-]{3,60} \((?![“"]))/u

/** Where an aside that is never closed ends, where that is plain: before the character at the offset. */
function endOfAside({at, mark, opens}: Lone, {masked, sentences}: Clause): number | undefined {
  if (!opens || (mark !== '(' && mark !== '[')) return undefined
  const sentence = sentences.find((it) => it.start <= at && at < it.end)
  if (!sentence) return undefined
  const from = at + 1
  const aside = masked
    .slice(from, Math.min(sentence.end, from + longest))
    .replace(/;.*$/s, '')
    .replace(/[\s.!?:,]+$/, '')
  if (aside === '') return undefined
  // “(including our shop (Japan), or …”: of two brackets one was written.
  for (const {0: inner, index} of aside.matchAll(nested)) {
    const end = index + inner.length
    if (/^,/.test(aside.slice(end)) && !hasFinite(aside.slice(0, end))) return from + end
  }
  const next = sibling.exec(aside)
  if (next && !hasFinite(aside.slice(0, next.index))) return from + next.index
  const term = named.exec(aside)
  if (term && !hasFinite(aside.slice(0, term.index))) return from + term.index
  if (hasFinite(aside) || sentence.end > from + longest) return undefined
  return example.test(aside) || relative.test(aside) || aside.split(/\s+/, 7).length < 7 ? from + aside.length : undefined
}

/** A verb tells that the sentence has gone on. A relative clause has one of its own. */
function hasFinite(aside: string): boolean {
  const plain = aside
    .replace(nested, '')
    .replace(/\b(?:who|which|that) (?:\p{L}{1,12} )?(?:will|may|can|must|is|are|was|were|has|have)\b/giu, '')
  const count = plain.match(finite)?.length ?? 0
  return count > (/^(?:as|if|unless|where|when)\b/i.test(aside) ? 1 : 0)
}
