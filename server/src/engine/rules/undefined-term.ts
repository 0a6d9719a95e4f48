import {documentHeads, nameHeads, properPhrases, properWords, termHeads, termPhrases} from '../lexicon/term-heads.js'
import type {Clause} from '../model/clause.js'
import {defers} from '../model/deferral.js'
import {additionTo} from '../model/glossary.js'
import {type KnownTerms, knownTerms, singularOf, termKey} from '../model/known.js'
import {ownLabelsIn} from '../model/labels.js'
import {clausesWith} from '../model/ledger.js'
import {clausesSaying, countOf, foundIn} from '../model/occurrences.js'
import {isIntroducedWithin, type Named, nameOf, namesOf} from '../model/phrases.js'
import type {PlacedClause, Policy} from '../model/policy.js'
import {type Finding, type Fix, policyRule, type Severity} from '../rule.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const undefinedTerm = policyRule({
  id: 'undefined-term',
  category: 'terms',
  severity: 'warning',
  summary: 'A term written with capitals that is defined nowhere.',
  rationale:
    'Capitals in mid-sentence promise a definition. Without one, each side reads into the term what it likes. The rule looks at phrases that end in a noun of contracts, such as “Order Form”, and shows the first use. What comes only once, single words and titles of other documents are information at most. It does not judge names of products, places, laws, people and buttons, titles that a link explains, nor documents that leave their terms to another one.',
  authority: [authorities.dealProof, authorities.contractTools],
  examples: [
    {
      bad: 'We send the [|Order Confirmation|] by mail. Please keep each Order Confirmation for your records.',
      good: '“Order Confirmation” means the message that lists what you bought. We send the Order Confirmation by mail. Please keep each Order Confirmation for your records.',
    },
    {
      bad: 'You agree to comply with our [|Seller Standards|] whenever you list an article.',
      good: 'You agree to comply with our [Seller Standards](https://acorn.example/sellers) whenever you list an article.',
    },
  ],
  traps: [
    'You pay the Late Fee if you miss the date. We waive the Late Fee once. “Late Fee” means five euros a day.',
    'Capitalized terms that are not defined here have the meaning given in the Main Agreement. We send the Order Confirmation by mail. Please keep the Order Confirmation.',
    'To close your account, click the Account Details button. You find the Account Details page under your name.',
    'We answer to the Data Protection Authority in Ireland, and the Data Protection Authority may ask us questions.',
    'Ask our Data Protection Officer. Our Data Protection Officer answers within a week, as the Data Protection Act of Ireland asks.',
    'This Privacy Notice tells what we collect. We may change this Privacy Notice at any time.',
    'You need the Harbour Photo Studio to edit. The Harbour Photo Studio is free for the first week of use.',
    '## Support Services\n\nYou may ask the Support Services for help at any time. We offer the Support Services on weekdays.',
    'WE GIVE NO WARRANTY FOR THE ORDER CONFIRMATION, AND YOU KEEP THE ORDER CONFIRMATION AT YOUR OWN RISK.',
    'We hold your order (the “Order”) and your content (the “Content”). We may delete the Order Content when you ask us to.',
    'As part of the checkout you get an order confirmation. Keep the Order Confirmation, as the order confirmation is your receipt.',
    'You accept the Payment Terms (as defined below) when you order. The Payment Terms hold for a year.',
  ],
  *check(policy) {
    if (defers(policy)) return
    const known = knownTerms(policy)
    const judged: {readonly named: Named; readonly severity: Severity}[] = []
    for (const named of namesOf(policy)) {
      const severity = judge(policy, named, known)
      if (severity) judged.push({named, severity})
    }
    const isBrand = brandsIn(policy, known)
    const terms = judged.filter(({named}) => !isBrand(named.phrase.words[0] ?? '')).toSorted((a, b) => inOrder(a.named, b.named))
    for (const {named, severity} of terms.slice(0, most)) {
      if (!isLinked(policy, named)) yield finding(policy, named, severity, firstUse(policy, named))
    }
  },
})

function inOrder({first: [index, start]}: Named, {first: [otherIndex, otherStart]}: Named): number {
  return index - otherIndex || start - otherStart
}

/** How far a phrase is a term; nothing if it is none, or if the text says what it is. */
function judge(policy: Policy, named: Named, known: KnownTerms): Severity | undefined {
  const {phrase, clause, uses, led, unled} = named
  if (led === 0 || unled > 2 * led || named.introduced || named.shown || named.titled || known.has(phrase.key)) return undefined
  const words = phrase.words.filter((word) => word !== 'of')
  const kind = kindOf(phrase.words, words)
  if (kind === 'name' || properPhrases.has(phrase.key)) return undefined
  // “Official Website of Major League Rowing” is a name.
  if (phrase.words.includes('of') && words.length > 3) return undefined
  if (!words.every((word) => isOrdinary(word, clause, policy))) return undefined
  if (words.length === 1) {
    const isRepeated = !isIntroducedWithin(policy, named) && kind === 'term' && uses >= few && 3 * led >= 2 * uses
    return isRepeated && countOf(policy, phrase.key) === 0 ? 'information' : undefined
  }
  if (isIntroducedWithin(policy, named) || isMadeOf(words, known) || countOf(policy, phrase.key) >= uses) return undefined
  if (kind === 'document') {
    // “This Privacy Notice” is the document itself, and an address says where to find another.
    return !isOwn(policy, named) && !named.located && (uses > 1 || named.binding) && !others.test(before(named)) ? 'information' : undefined
  }
  if (uses > 1 || known.has(words[0] ?? '')) return isExplained(policy, named) ? 'information' : 'warning'
  return definite.test(before(named)) ? 'information' : undefined
}

/** Said in one paragraph only, which points to somebody else's text: the words may be theirs. */
function isExplained(policy: Policy, {phrase: {words}}: Named): boolean {
  const saying = clausesSaying(policy, words.join(' '))
  const [at] = saying
  if (!at || saying.length > 1) return false
  return /\]\(https?:|https?:\/\//.test(policy.source.slice(at.block.span.start, at.block.span.end))
}

/** “This Privacy Notice” is the document itself; and where that is “this notice”, so is “our Privacy Notice”. What it supplements is named once and for all. */
function isOwn(policy: Policy, {own, phrase: {words}}: Named): boolean {
  if (own || policy.parent?.title?.includes(words.join(' '))) return true
  const noun = words.at(-1)?.toLowerCase()
  const qualifier = words.slice(0, -1).join(' ').toLowerCase()
  return clausesWith(policy, ownLabelsIn).some(({clause}) =>
    ownLabelsIn(clause).some((it) => it.noun === noun && (it.qualifier === qualifier || qualifier === 'privacy')),
  )
}

function before({phrase: {span}, clause}: Named): string {
  return clause.masked.slice(Math.max(0, span.start - 40), span.start)
}

/** “their own Privacy Policy” is any such policy. */
const others = /\b(?:their|his|her|respective|own|another|third[ -]part(?:y|ies)[’']?s?) (?:\p{Ll}{1,15} )?$/u
/** “the Order Form”, “Acorn’s current Order Form”: a certain one. */
const definite = /(?:\b(?:the|this|these|your|our|its)|[’']s?) (?:\p{Ll}{1,15} )?$/iu

/** Tells whether a word begins several names and is nothing but a name: “Harbour Boats”, “Harbour Online Services”. */
function brandsIn(policy: Policy, known: KnownTerms): (first: string) => boolean {
  let starts: ReadonlyMap<string, number> | undefined
  return (first) => {
    if (termHeads.has(singularOf(first.toLowerCase())) || known.has(first)) return false
    starts ??= startsIn(policy)
    return (starts.get(first) ?? 0) >= several && countOf(policy, first.toLowerCase()) === 0
  }
}

const several = 3

/** How many names of several words begin with a word. */
function startsIn(policy: Policy): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const {phrase} of namesOf(policy)) {
    const [first] = phrase.words
    if (first !== undefined && phrase.words.length > 1) counts.set(first, (counts.get(first) ?? 0) + 1)
  }
  return counts
}

/** So many are shown: a text that has more is no contract. */
const most = 200

/** How often a single word with a capital must come before it looks like a term. */
const few = 3

/** What a phrase names, by the noun it ends in, or that stands before “of”. */
function kindOf(written: readonly string[], words: readonly string[]): 'term' | 'document' | 'name' {
  const head = (written[written.indexOf('of') - 1] ?? words.at(-1) ?? '').toLowerCase()
  const noun = singularOf(head)
  // A “Renewal Term” is a time, the “Renewal Terms” are a document.
  if (documentHeads.has(noun) || (head === 'terms' && words.length > 1)) return 'document'
  if (termPhrases.has(termKey(words.join(' ')))) return 'term'
  // “Official Website” is one as good as another.
  if (words.length > 1 && (noun === 'site' || noun === 'website')) return 'name'
  return termHeads.has(noun) && !nameHeads.has(noun) ? 'term' : 'name'
}

/** Whether a word is English and not the name of somebody or something. */
function isOrdinary(word: string, {spelling}: Clause, policy: Policy): boolean {
  const lower = word.toLowerCase()
  if (properWords.has(lower) || properWords.has(singularOf(lower))) return false
  if (!lower.split(/[-‑]/).every((part) => spelling.knows(part))) return false
  // “Harbour sells …”: a name needs no article.
  const alone = nameOf(policy, termKey(word))
  return !alone || alone.uses < 2 || alone.led >= alone.unled || termHeads.has(singularOf(lower))
}

/** “Customer Content”, where both are defined, and “Initial Subscription Term”, where “Subscription Term” is. */
function isMadeOf(words: readonly string[], known: KnownTerms): boolean {
  for (let at = 1; at < words.length; at++) {
    const end = words.slice(at).join(' ')
    if (!known.has(end)) continue
    if (words.length - at > 1 || known.has(words.slice(0, at).join(' '))) return true
  }
  return false
}

/** A stretch of a clause. */
interface Place {
  readonly at: PlacedClause
  readonly span: Span
}

/** Where a term first stands, be it in a longer name: there a reader first asks what it means. */
function firstUse(policy: Policy, {phrase, index}: Named): Place {
  const text = phrase.words.join(' ')
  for (const earlier of clausesSaying(policy, text)) {
    if (earlier.index > index) break
    const [span] = earlier.clause.kind === 'heading' ? [] : foundIn(earlier.clause, text)
    if (span) return {at: earlier, span}
  }
  return {at: policy.clauses[index] as PlacedClause, span: phrase.span}
}

/** Whether the words are, or stand in, the text of a link somewhere: then the reader can follow it. */
function isLinked(policy: Policy, {phrase}: Named): boolean {
  const {source, format} = policy
  if (format !== 'markdown') return false
  const text = phrase.words.join(' ')
  return clausesSaying(policy, text).some((at) =>
    foundIn(at.clause, text).some((span) => {
      const {end} = at.toSource(span)
      return /^[^[\]\n]{0,80}\](?:\(|\[)/.test(source.slice(end, end + 84))
    }),
  )
}

function finding(policy: Policy, {phrase}: Named, severity: Severity, first: Place): Finding {
  const term = phrase.words.join(' ')
  const isDocument = kindOf(phrase.words, phrase.words) === 'document'
  return {
    span: first.at.toSource(first.span),
    severity,
    message: isDocument
      ? `“${term}” looks like another document. Link it, or say what it is.`
      : `“${term}” is written as a defined term, but defined nowhere. Define it, or write it without capitals.`,
    fixes: [
      ...(isDocument ? [linked(policy, first)] : []),
      {title: `Define “${term}”`, safe: false, edits: () => additionTo(policy, term, first)},
      ...(isDocument ? [] : [uncapitalised(policy, phrase.words)]),
    ],
  }
}

/** Makes a link of the words, or puts the address behind them. */
function linked({format}: Policy, {at, span}: Place): Fix {
  const written = at.clause.text.slice(span.start, span.end)
  const address = {label: 'address'}
  const text = format === 'markdown' ? [`[${written}](`, address, ')'] : [`${written} (`, address, ')']
  return {title: `Link “${written}”`, safe: false, edits: () => at.edit(span, text)}
}

/** Writes a term in small letters wherever it stands, but for headings and the start of sentences. */
function uncapitalised({clauses}: Policy, words: readonly string[]): Fix {
  const term = words.join(' ')
  const small = term.toLowerCase()
  return {
    title: `Write “${small}” everywhere`,
    safe: false,
    edits: () =>
      clauses.flatMap((at) =>
        at.clause.kind === 'heading'
          ? []
          : foundIn(at.clause, term).flatMap((span) => {
              const opens = at.clause.sentences.some(({start}) => start === span.start)
              return at.edit(span, opens ? `${small.charAt(0).toUpperCase()}${small.slice(1)}` : small)
            }),
      ),
  }
}
