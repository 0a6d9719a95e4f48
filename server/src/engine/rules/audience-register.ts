import {functionWords} from '../lexicon/function-words.js'
import {allThirdPersons} from '../lexicon/verb-forms.js'
import type {Clause} from '../model/clause.js'
import {clausesWithWords} from '../model/ledger.js'
import type {Policy} from '../model/policy.js'
import {type Finding, policyRule} from '../rule.js'
import {remembered} from '../text/remembered.js'
import type {Edit, Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const audienceRegister = policyRule({
  id: 'audience-register',
  category: 'readability',
  severity: 'hint',
  strict: true,
  summary: 'A paragraph that says both “you” and “the User” for the same person.',
  rationale:
    'Whoever reads “you” and then “the User” has to find out whether somebody else is meant. Keep to one of them, best to “you”. The rule speaks only where the document itself says that both mean the same, as in “(“you” or the “User”)”, and only of “the User”: “each User” and “another User” may be somebody else.',
  authority: [authorities.plainWriting, authorities.gdpr12],
  examples: [
    {
      bad: 'These rules hold between us and everybody who holds a card (“you” or the “Member”).\n\nYou must sign the card. [|The Member|] has to keep it safe.',
      good: 'These rules hold between us and everybody who holds a card (“you” or the “Member”).\n\nYou must sign the card. You have to keep it safe.',
    },
  ],
  traps: [
    'These rules hold between us and everybody who holds a card (the “Member”).\n\nYou must sign the card. The Member has to keep it safe.',
    'These rules hold between us and everybody who holds a card (“you” or the “Member”).\n\nYou must sign the card.\n\nThe Member has to keep it safe.',
    'These rules hold between us and everybody who holds a card (“you” or the “Member”).\n\nYou must not lend the card to another Member. The Member Lounge is open to you.',
  ],
  *check(policy): Generator<Finding> {
    for (const term of namesOfReader(policy)) {
      for (const at of clausesWithWords(policy, term, mixes)) {
        for (const {span, edit} of usesIn(at.clause, term)) {
          yield {
            span: at.toSource(span),
            message: `“${at.clause.text.slice(span.start, span.end)}” is the one you call “you” in this paragraph. Keep to “you”.`,
            fixes: edit ? [{title: `Replace with “${String(edit.text)}”`, safe: false, edits: () => at.edit(edit.span, edit.text)}] : [],
          }
        }
      }
    }
  },
})

/** What else the document calls whom it calls “you”: `User`. */
function namesOfReader({definitions}: Policy): ReadonlySet<string> {
  const names = new Set<string>()
  for (const you of definitions) {
    if (!/^you$/i.test(you.fact.term)) continue
    for (const {at, fact} of definitions) {
      if (at !== you.at || fact === you.fact || !/^\p{Lu}\p{Ll}/u.test(fact.term) || /^(?:your?s?|we|us|ours?|i)$/i.test(fact.term))
        continue
      const isSame =
        fact.parenthesis !== undefined
          ? fact.parenthesis.start === you.fact.parenthesis?.start && !fact.gathers
          : fact.kind === 'means' && fact.meaning.start === you.fact.meaning.start && you.fact.parenthesis === undefined
      if (isSame) names.add(fact.term)
    }
  }
  return names
}

const addresses = remembered(({masked}: Clause): boolean => /(?<!["“‘])\b[Yy]ou(?:r|rs)?\b(?!["”’,])/.test(masked))

const mixes = (clause: Clause, term: string): boolean =>
  (clause.kind === 'paragraph' || clause.kind === 'item') &&
  clause.text.includes(term) &&
  addresses(clause) &&
  clause.definitions.length === 0 &&
  usesIn(clause, term).length > 0

interface Use {
  /** “the User” */
  readonly span: Span
  /** That with what must agree with it: “the User agrees” → “you agree”. */
  readonly edit: Edit | undefined
}

const modal = /^(?:may|must|shall|will|can|cannot|could|should|would|might)$/
const irregular: ReadonlyMap<string, string> = new Map([
  ['is', 'are'],
  ['was', 'were'],
  ['has', 'have'],
  ['does', 'do'],
])

function usesIn({masked, sentences}: Clause, term: string): Use[] {
  const found: Use[] = []
  const opening = /(?<![\p{L}’'-])(?<article>[Tt]he )$/u
  for (let at = masked.indexOf(term); at >= 0; at = masked.indexOf(term, at + term.length)) {
    const article = opening.exec(masked.slice(Math.max(0, at - 5), at))?.groups?.['article']
    if (article === undefined) continue
    const span = {start: at - article.length, end: at + term.length}
    const after = masked.slice(span.end, span.end + 40)
    const genitive = /^['’]s?(?= )/.exec(after)?.[0]
    const next = /^ (\p{L}{1,24})/u.exec(after)?.[1] ?? ''
    // “The User Content”, “the User account”, “the Users”
    if (genitive === undefined && /^[\p{L}\p{N}-]/u.test(after)) continue
    const verb = irregular.get(next) ?? allThirdPersons.get(next)
    if (
      genitive === undefined &&
      next !== '' &&
      !verb &&
      !modal.test(next) &&
      !functionWords.has(next) &&
      !/^(?:hereby|also|then|agree)$/.test(next)
    )
      continue
    const isFirst = sentences.some(({start}) => start === span.start)
    const you = isFirst ? 'You' : 'you'
    if (genitive !== undefined) found.push({span, edit: {span: {start: span.start, end: span.end + genitive.length}, text: `${you}r`}})
    else if (verb) found.push({span, edit: {span: {start: span.start, end: span.end + 1 + next.length}, text: `${you} ${verb}`}})
    // “The User hereby agrees”: the verb is out of sight; and “the account of you” is no English.
    else
      found.push({
        span,
        edit:
          /^(?:hereby|also|then|only)$/.test(next) || /\bof $/.test(masked.slice(0, span.start).slice(-4)) ? undefined : {span, text: you},
      })
  }
  return found
}
