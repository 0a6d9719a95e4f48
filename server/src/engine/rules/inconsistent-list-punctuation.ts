import type {Clause} from '../model/clause.js'
import {type Item, type List, readLists} from '../model/lists.js'
import type {PlacedClause} from '../model/policy.js'
import {type Finding, type Fix, policyRule} from '../rule.js'
import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const inconsistentListPunctuation = policyRule({
  id: 'inconsistent-list-punctuation',
  category: 'structure',
  severity: 'information',
  summary: 'Items of one list that end in different marks.',
  rationale:
    'A list of clauses is one long sentence: “;” after each, “and” or “or” before the last, a full stop at the end. A mark that is out of line hides where an item ends, and a missing “and” or “or” leaves open whether all conditions must be met, or one. The rule judges lists of three items or more in which one mark clearly prevails. Lists without marks, items that hold a list, and a list in the middle of a sentence are fine, and so is a list after “any of the following”, which says it already.',
  authority: [authorities.dealProof],
  examples: [
    {
      bad: 'We may close your account if:\n\n- you do not pay;\n- you break these [|rules,|]\n- you send spam; or\n- you ask us to.',
      good: 'We may close your account if:\n\n- you do not pay;\n- you break these rules;\n- you send spam; or\n- you ask us to.',
    },
    {
      bad: 'We may close your account if:\n\n- you do not pay;\n- you break these rules; or\n- you send [|spam;|]',
      good: 'We may close your account if:\n\n- you do not pay;\n- you break these rules; or\n- you send spam.',
    },
    {
      bad: 'We may close your account if:\n\n- you do not pay;\n- you break these [|rules;|]\n- you send spam.',
      good: 'We may close your account if:\n\n- you do not pay;\n- you break these rules; or\n- you send spam.',
    },
  ],
  traps: [
    'We collect:\n\n- your name\n- your address\n- your orders',
    'We rely on:\n\n- consent. You may withdraw it.\n- contract. We need your name for it.\n- law',
    'You may do any of the following:\n\n- write to us;\n- call us;\n- visit us.',
    'We work in:\n\n- Utah;\n- Ohio.',
    'If:\n\n- you do not pay;\n- you break these rules; or\n- you send spam;\n\nwe may close your account.',
    'If you:\n\n- do not pay;\n- break these rules; or\n- send spam,\n\nAcorn may close your account.',
    'You may:\n\n- copy the app;\n- use it:\n  - at home;\n  - at work; or\n  - at school; and\n- share it.',
    'We collect:\n\n1. name,\n2. address, and\n3. orders.',
    'Our pages:\n\n- Terms.\n- Privacy, Cookies\n- https://acme.example/help',
  ],
  *check({clauses}) {
    for (const list of readLists(clauses)) if (list.items.length >= 3) yield* checkList(list)
  },
})

/** How an item ends. */
interface Ending {
  /** `;`, `,`, `.` or nothing; anything else is `?`. */
  readonly mark: string
  /** Where the mark stands, or would. */
  readonly place: Span
  /** The last word with the mark, and with “and” or “or” after it. */
  readonly span: Span
  readonly conjunction: boolean
  readonly sentences: number
  readonly words: number
}

function* checkList(list: List): Generator<Finding> {
  const {items} = list
  const last = items.at(-1)
  const plain = items.filter(({holds}) => !holds)
  // Where many hold a list of their own, each item is punctuated for itself.
  if (!last || plain.length < 3 || items.length - plain.length > plain.length / 2) return
  const before = plain.filter((item) => item !== last)
  const usual = prevailing(before)
  if (usual === undefined) return
  for (const item of before) {
    const ending = endingOf(item.at.clause)
    if (isStray(ending, usual)) yield stray(item.at, ending, usual)
  }
  if (usual !== ';' || last.holds) return
  const ending = endingOf(last.at.clause)
  if (!goesOn(list) && !'.?'.includes(ending.mark || ' ')) yield unclosed(last.at, ending)
  const ahead = items.at(-2)
  if (ahead && !ahead.holds && ending.mark !== '?' && !isJoined(list)) {
    const end = endingOf(ahead.at.clause)
    if (end.mark === ';') yield unjoined(ahead.at, end)
  }
}

/** “If: (a) …; or (b) …, we may …”: the sentence does not end with the list. */
function goesOn({lead, next}: List): boolean {
  if (next === undefined || next.block.kind === 'heading') return false
  return /^[\p{Ll}(]/u.test(next.clause.text) || (lead !== undefined && subordinate.test(lead.clause.text))
}

/** The last sentence of the lead begins with a condition: what follows from it is still to come. */
const subordinate =
  /(?:^|[.;]\s|\([a-z\d]{1,3}\)\s)(?:If|Where|When|Whenever|Unless|While|Because|To the extent|In the event|Should|Except)\b[^.;]{0,200}:$/

/** The mark nearly all items end in: all but one, or but a sixth. */
function prevailing(items: readonly Item[]): string | undefined {
  const counts = new Map<string, number>()
  for (const {at} of items) {
    const {mark} = endingOf(at.clause)
    counts.set(mark, (counts.get(mark) ?? 0) + 1)
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  if (!most) return undefined
  const [mark, count] = most
  const others = items.length - count
  return count >= 2 && others <= Math.max(1, items.length / 6) && (mark === ';' || mark === ',') ? mark : undefined
}

function isStray({mark, sentences}: Ending, usual: string): boolean {
  return mark !== usual && mark !== '?' && !(mark === '.' && sentences > 1)
}

function stray(at: PlacedClause, {mark, place, span}: Ending, usual: string): Finding {
  const message =
    mark === ''
      ? `Without a mark, where the other items end in “${usual}”. Add it.`
      : `“${mark}”, where the other items end in “${usual}”. Replace it.`
  return {span: at.toSource(span), message, fixes: [put(at, place, usual)]}
}

function unclosed(at: PlacedClause, {place, span}: Ending): Finding {
  return {
    span: at.toSource(span),
    message: 'The last item of this list is not closed. End it with a full stop.',
    fixes: [put(at, place, '.')],
  }
}

function put(at: PlacedClause, place: Span, mark: string): Fix {
  return {title: mark === '.' ? 'End with a full stop' : `End with “${mark}”`, safe: true, edits: () => at.edit(place, mark)}
}

function unjoined(at: PlacedClause, {place, span}: Ending): Finding {
  const end = {start: place.end, end: place.end}
  const add = (word: string): Fix => ({title: `Add “${word}”`, safe: false, edits: () => at.edit(end, ` ${word}`)})
  return {
    span: at.toSource(span),
    message: 'Neither “and” nor “or” joins the last item. Say which, so that readers know whether all must be met.',
    fixes: [add('and'), add('or')],
  }
}

/** Whether some item, or what leads to the list, says how the items belong together. */
function isJoined({items, lead}: List): boolean {
  return items.some(({at}) => endingOf(at.clause).conjunction) || (lead !== undefined && joining.test(lead.clause.text.slice(-300)))
}

const joining =
  /\b(?:any|all|each|both|either|one|following|follows|includ(?:e|es|ing)|such as|for example|examples?|e\.g\.|these|below|various|among)\b/i

const ended = /(?<last>[^\s;,.]{0,60}?)(?<mark>[;,.:?!…]{0,3})(?<quote>["”’)*\]]{0,3})(?<joint>,?\s(?:and|or|and\/or)[,:]?)?\s*$/iu

const endingOf = remembered(({text, masked, sentences}: Clause): Ending => {
  const from = Math.max(0, text.length - 120)
  const match = ended.exec(text.slice(from))
  const {last = '', mark = '', quote = '', joint = ''} = match?.groups ?? {}
  // “… the fee”) and “… the fee”,: a mark before or after the closing quote.
  const start = from + (match?.index ?? 0)
  const place = {start: start + last.length, end: start + last.length + mark.length}
  if (mark === '') place.start = place.end = start + last.length + quote.length
  const end = joint === '' ? Math.max(place.end, start + last.length) : start + last.length + mark.length + quote.length + joint.length
  return {
    mark: mark === '' || mark === ';' || mark === ',' || mark === '.' ? mark : '?',
    place,
    span: {start: last === '' && mark === '' ? Math.max(0, text.length - 1) : start, end: Math.max(end, start + 1)},
    conjunction: joint !== '',
    sentences: sentences.length,
    words: masked.split(/\s+/, 9).length,
  }
})
