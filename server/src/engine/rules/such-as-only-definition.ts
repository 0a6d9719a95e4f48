import type {Clause} from '../model/clause.js'
import {clausesThat} from '../model/ledger.js'
import type {Policy} from '../model/policy.js'
import {type Fix, policyRule} from '../rule.js'
import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const suchAsOnlyDefinition = policyRule({
  id: 'such-as-only-definition',
  category: 'vagueness',
  severity: 'warning',
  strict: true,
  summary: 'A category of personal data that is explained by examples only.',
  rationale:
    '“Personal information, such as your name” names one thing and leaves the rest to guess, though every promise of the document hangs on the term. List what belongs to it where it first appears, or define it. The rule looks at the first mention of a category where you define it or say that you collect it, and is silent if the document defines it otherwise. It does not judge examples of tools, purposes or recipients.',
  authority: [authorities.gdpr12, authorities.bhatia],
  examples: [
    {
      bad: 'We collect [|personal information|], such as your name and your address.',
      good: 'We collect personal information, namely your name and your address.',
    },
    {
      bad: '“Usage Data” means [|data|] such as clicks and page views.',
      good: '“Usage Data” means clicks and page views.',
    },
  ],
  traps: [
    'We use tools such as cookies to collect usage data.',
    '“Personal data” means your name, your address and your age. We collect personal data, such as your name, when you sign up.',
    'We do not collect sensitive data, such as your health.',
    'We share personal data with companies such as carriers.',
    'You may send us personal data, such as a photo.',
    'Personal information, for example, is kept in our office, where we collect it.',
  ],
  *check(policy) {
    const seen = new Set<string>()
    let defined: ReadonlySet<string> | undefined
    for (const at of clausesThat(policy, isExemplary)) {
      for (const {span, term, opener} of exemplaryIn(at.clause)) {
        defined ??= definedIn(policy)
        if (seen.has(term) || (term !== '' && defined.has(term))) continue
        if (term !== '') seen.add(term)
        yield {
          span: at.toSource({start: span.start, end: opener.start}),
          message: 'Examples do not say what else belongs to it. List all of it, or define it.',
          fixes: waysOf(span, opener, at.clause).map(
            ({title, edit}): Fix => ({title, safe: false, edits: () => at.edit(edit.span, edit.text)}),
          ),
        }
      }
    }
  },
})

interface Exemplary {
  readonly span: Span
  /** The category, in lower case; empty where a definition names it. */
  readonly term: string
  /** “, such as”. */
  readonly opener: Span
}

const sorts =
  'personal(?:ly)?|identif(?:iable|ying)|usage|device|technical|registration|account|contact|log|profile|billing|payment|financial|demographic|location|interaction|analytics|user|customer'
/** In either case; other words only with a capital, as parts of a term. */
const phrase = new RegExp(
  `(?<![\\p{L}-])(?<term>(?:(?:${sorts.replace(/(?<![\p{L}(:])\p{Ll}/gu, (letter) => `[${letter}${letter.toUpperCase()}]`)}|\\p{Lu}[\\p{L}-]{1,20})[ -]){0,3}(?:[Ii]nformation|[Dd]ata)|PII)(?<opener>,?\\s(?:such as|like|including, for example|for example|for instance)),?\\s(?=[\\p{L}“"(])(?!(?:includes?|may|might|can|is|are|will|has|have|must)\\b)`,
  'gu',
)
const defining = /\b(?:means?|refers? to|is|are|includes?)\s(?:any |all |the |certain |other )?$/i

const exemplaryIn = remembered((clause: Clause): readonly Exemplary[] => {
  const {kind, masked, sentences, practices, definitions} = clause
  if (kind === 'heading' || !/\b(?:such as|like|example|instance)\b/i.test(masked)) return []
  const found: Exemplary[] = []
  for (const match of masked.matchAll(phrase)) {
    const {term = '', opener = ''} = match.groups ?? {}
    const start = match.index
    const end = start + term.length + opener.length
    const sentence = sentences.find((it) => it.start <= start && end <= it.end)
    if (!sentence) continue
    const isDefined =
      definitions.some(({span}) => span.start >= sentence.start && span.start < start) && defining.test(masked.slice(sentence.start, start))
    const isCollected = practices.some(
      ({action, data, negated, party, sentence: said}) =>
        action === 'collect' &&
        !negated &&
        party !== 'user' &&
        said.start === sentence.start &&
        data.some(({span}) => span.start < end && start < span.end),
    )
    if (!isDefined && !(isCollected && /\s|PII/.test(term))) continue
    found.push({span: {start, end}, term: isDefined ? '' : term.toLowerCase(), opener: {start: start + term.length, end}})
  }
  return found
})

const isExemplary = (clause: Clause) => exemplaryIn(clause).length > 0

/** What is defined by more than examples. */
function definedIn({definitions}: Policy): ReadonlySet<string> {
  const terms = new Set<string>()
  for (const {fact, at, meaning} of definitions) {
    const words = meaning.at.clause.text.slice(meaning.fact.start, meaning.fact.end)
    if (meaning.at !== at || !/^.{0,60}\b(?:such as|like|for example)\b/is.test(words)) terms.add(fact.term.toLowerCase())
  }
  return terms
}

interface Way {
  readonly title: string
  readonly edit: {readonly span: Span; readonly text: string}
}

/** “, such as” becomes “, namely”; where a verb follows the list, “consisting of”, which needs no second comma. */
function waysOf({start, end}: Span, opener: Span, {text, sentences}: Clause): readonly Way[] {
  const sentence = sentences.find((it) => it.start < end && end <= it.end)
  const rest = text.slice(end, Math.min(sentence?.end ?? end, end + 300))
  // “Namely A, B and maybe others” closes nothing; without the category it promises nothing more.
  if (/\b(?:maybe|possibly|perhaps|similar|other|etc)\b/i.test(rest)) {
    const isBare = /\b(?:collect|obtain|receive|gather|record|store|process|for|to,?|means?)\s$/i.test(
      text.slice(Math.max(0, start - 12), start),
    )
    return isBare ? [{title: 'Name only the kinds', edit: {span: {start, end: end + 1}, text: ''}}] : []
  }
  // “…, and information that users volunteer”: another object, no example.
  if (/(?:,| and| or)\s(?:any |other |the )?(?:information|data)\b/i.test(rest)) return []
  const isSubject = /\b(?:is|are|was|were|may|might|can|will|must|shall)\b/i.test(rest) && text.charAt(opener.start) !== ','
  return [{title: 'Make the examples the whole list', edit: {span: opener, text: isSubject ? ' consisting of' : ', namely'}}]
}
