import {categoryHeads, categoryModifiers, genericRecipients} from '../../lexicon/actors.js'
import {remembered} from '../../text/remembered.js'
import type {Span} from '../../text/span.js'
import type {Clause} from '../clause.js'
import {clausesThat, clausesWithWords} from '../ledger.js'
import type {Placed, PlacedClause, Policy} from '../policy.js'
import type {Practice} from '../practices.js'

const listed =
  /\b(?:as follows|the following (?:(?:types|categories|kinds|groups) of )?(?:[\w-]+ ){0,2}(?:parties|recipients|compan|organi[sz]ations|partners|providers|entities|persons|people|groups|categories|vendors|processors)|(?:listed|named|identified|set out|specified|parties described|recipients described) (?:in|at|below|above|here|on)|(?:list|table) (?:of|below|above)|\bsee (?:our|the) list)/i
const lists =
  /\b(?:list|table|overview|register) of (?:\w+ ){0,3}(?:sub-?processors|(?:service )?providers|third parties|vendors|partners|recipients)\b|\bsub-?processors? list\b/i

/** The reader decides whether. */
export const askedFor =
  /\b(?:with|upon|at|after|on|by|under|given?|without|have|obtain\w*) (?:your|the user’s) (?:[\w-]+ ){0,3}(?:consent|permission|authori[sz]ation|request|direction|instructions?)\b|\b(?:if|when|where|once|as|that|which|whom?) (?:you|the user) (?:\w+ ){0,2}(?:ask|request|direct|instruct|consent|agree|choose|authori[sz]e|permit|opt(?:ed)? in|opt-in)/i

/** Whoever takes over the business gets the data. */
export const handedOver =
  /\b(?:mergers?|merged?|acqui(?:red|sition|rer)|bankrupt\w*|insolven\w*|reorgani[sz]ation|successor|divest\w*|sale of (?:\w+ ){0,3}(?:assets|business|company)|transferred assets)\b/i

/** The reader decides to whom. */
export const chosenByReader =
  /\b(?:at|upon|on|under|following) (?:your|the user’s) (?:[\w-]+ ){0,2}(?:request|direction|instructions?)\b|\b(?:if|when|where|once|as|that|which|whom?) (?:you|the user) (?:\w+ ){0,2}(?:ask|request|direct|instruct|choose)/i

/** Data about nobody. */
export const impersonal =
  /\b(?:aggregated?|anonym\w+|de-?identified|pseudonym\w+|non-?\s?(?:personal|personally|identif\w+)|statistic\w*)\b/i

/** What else the document says of whom a statement leaves open. */
export interface Answers {
  /** Whether the recipients follow, stand in the heading or are named in the next sentence. */
  readonly tells: (statement: Placed<Practice>) => boolean
  /** Whether the recipients, unnamed at `span`, are listed or defined. */
  readonly names: (statement: Placed<Practice>, span: Span) => boolean
  /** Where the document has, or speaks of, a list of recipients. */
  readonly listOf: () => Span | undefined
}

export function answersIn(policy: Policy): Answers {
  const terms = new Set(policy.definitions.map(({fact}) => fact.term.toLowerCase()))
  let list: PlacedClause | null | undefined
  return {
    tells: (statement) => isFollowed(policy, statement) || isHeaded(policy, statement) || isTold(statement),
    names(statement, span) {
      const words = statement.at.clause.text.slice(span.start, span.end)
      if (terms.has(words.toLowerCase()) || terms.has(words.replace(/^(?:the|our|such|these) /i, '').toLowerCase())) return true
      return isQuoted(policy, statement, words) || isListed(policy, statement, span.end) || isExplained(statement, words)
    },
    listOf() {
      list ??= clausesThat(policy, hasListOf)[0] ?? null
      const match = list && lists.exec(list.clause.text)
      return list && match ? list.toSource({start: match.index, end: match.index + match[0].length}) : undefined
    },
  }
}

/** A term with a capital that stands in quotation marks somewhere is taken for defined. */
function isQuoted(policy: Policy, {fact}: Placed<Practice>, words: string): boolean {
  if (!/^(?:(?:our|its|their|the|any|other|all) )?\p{Lu}/u.test(words) || words.length > 60) return false
  const term = words.replace(/^(?:our|its|their|the|any|other|all) /i, '')
  return fact.recipients.length > 0 && clausesWithWords(policy, term, hasQuoted).length > 0
}

const hasQuoted = ({text}: Clause, term: string) => text.includes(`“${term}`) || text.includes(`"${term}`)

const hasListOf = remembered((clause: Clause): boolean => {
  const match = lists.exec(clause.text)
  // “We are not required to keep a list of third parties”, “you may request a list”
  return (
    match !== null && !/\b(?:not|requests?|entitled|obtain|receive)\b/i.test(clause.text.slice(Math.max(0, match.index - 80), match.index))
  )
})

/** “We share it with:”, “with the following parties”, with items below; not “only when:”. */
function isListed({clauses}: Policy, {fact, at}: Placed<Practice>, from: number): boolean {
  const {text} = at.clause
  const {sentence} = fact
  const said = text.slice(sentence.start, sentence.end)
  if (listed.test(said)) return true
  const rest = text.slice(Math.min(from, sentence.end), sentence.end)
  const colon = rest.indexOf(':')
  if (colon < 0 || /\b(?:if|when|where|unless|to|for|cases|circumstances|situations)\b/i.test(rest.slice(0, colon))) return false
  if (/^:\s{0,3}[-•*]?\s{0,3}(?:to|when|if|where|for|as|in)\b/i.test(rest.slice(colon, colon + 24))) return false
  if (colon < rest.length - 1) return true
  const next = clauses[at.index + 1]
  return next !== undefined && /^(?:item|cell)$/.test(next.block.kind) && !occasions.test(next.clause.text)
}

/** “To provide services”, “if you agree”: items that say what for or when, not to whom. */
const occasions = /^\W{0,4}(?:to(?! (?:our|the|your|any|third)\b)|when|if|where|for|as|in)\b/i

/** “We may share your data in these cases:”, with items below. */
function isFollowed({clauses}: Policy, {fact, at}: Placed<Practice>): boolean {
  const said = at.clause.text.slice(fact.sentence.start, fact.sentence.end)
  return (
    listed.test(said) || (/:["”]?$/.test(said) && clauses[at.index + 1] !== undefined && clauses[at.index + 1]?.block.kind !== 'heading')
  )
}

/** The heading above, or the label the paragraph begins with, says who. */
function isHeaded({clauses}: Policy, {fact, at}: Placed<Practice>): boolean {
  const label = at.clause.text.slice(Math.max(0, fact.sentence.start - 80), fact.sentence.start)
  if (namesSome(label) && fact.sentence.start <= 80) return true
  for (let index = at.index - 1; index >= Math.max(0, at.index - 12); index--) {
    const above = clauses[index]
    if (above?.block.kind === 'heading') return namesSome(above.clause.text)
    // An item of “We share your data with:”
    if (above && above.block.level < at.block.level && /:$/.test(above.clause.text))
      return /\b(?:with|to)\b[^:]{0,40}:$/.test(above.clause.text)
  }
  return false
}

/** “Payment processors”, “Law enforcement”; not “Third parties”. */
function namesSome(heading: string): boolean {
  const words = heading.toLowerCase().match(/[a-z]+/g) ?? []
  if (words.some((word) => categoryHeads.has(word))) return true
  return words.some((word, index) => categoryModifiers.has(word) && genericRecipients.has(words[index + 1] ?? ''))
}

/** The next sentence says who: “These recipients are …”, “We share it with …”. */
function isTold({fact, at}: Placed<Practice>): boolean {
  const {practices, text} = at.clause
  const next = nextSentence(at, fact)
  if (!next) return false
  const told = practices.some(
    ({sentence, negated, recipients}) => sentence.start === next.start && !negated && recipients.some(({sense}) => sense !== 'own'),
  )
  return (
    told ||
    /^(?:these|such|the|our|those) (?:\w+ ){0,2}(?:recipients|parties|companies|providers|partners|processors)\b/i.test(
      text.slice(next.start, next.end),
    )
  )
}

/** “… our partners. These partners are …” */
function isExplained({fact, at}: Placed<Practice>, words: string): boolean {
  const next = nextSentence(at, fact)
  if (!next) return false
  const head = /([\p{L}-]+)\W*$/u.exec(words)?.[1] ?? words
  const said = at.clause.text.slice(next.start, next.end).toLowerCase()
  return (
    said.includes(head.toLowerCase()) &&
    /\b(?:includ(?:e|es|ing)|are|is|such as|namely|for example|list(?:ed)?)\b/.test(said) &&
    !/\b(?:not|only|may|bound|required|obligated)\b/.test(said)
  )
}

function nextSentence({clause}: PlacedClause, {sentence}: Practice): Span | undefined {
  return clause.sentences.find(({start}) => start >= sentence.end)
}
