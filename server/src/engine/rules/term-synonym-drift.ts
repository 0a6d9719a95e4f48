import type {Clause} from '../model/clause.js'
import type {Definition} from '../model/definitions.js'
import {type KnownTerms, knownTerms} from '../model/known.js'
import {hyphenatedIn, ownLabelsIn} from '../model/labels.js'
import {clausesWith} from '../model/ledger.js'
import {clausesSaying, countOf, foundIn} from '../model/occurrences.js'
import type {Placed, PlacedClause, Policy} from '../model/policy.js'
import {partAround} from '../model/scope.js'
import type {Section} from '../model/sections.js'
import {usesOf} from '../model/uses.js'
import {type Finding, policyRule} from '../rule.js'
import type {Edit, Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const termSynonymDrift = policyRule({
  id: 'term-synonym-drift',
  category: 'terms',
  severity: 'information',
  summary: 'One thing under several names.',
  rationale:
    'Two names for one thing make readers look for two things, and courts ask why the words differ. The rule compares what a document calls itself (“this policy”, “this notice”), a name with the letters that were introduced for it, and compound nouns with and without a hyphen. It shows the rarer name once, where it first stands. Terms that are each defined, and titles of other documents, are different things; whether other words mean the same, it does not judge.',
  authority: [authorities.vale, authorities.wp260],
  examples: [
    {
      bad: 'This privacy policy explains what we collect. We may change this privacy policy. Questions about this [|privacy statement|] go to Acorn.',
      good: 'This privacy policy explains what we collect. We may change this privacy policy. Questions about this privacy policy go to Acorn.',
    },
    {
      bad: 'We protect your Personally Identifiable Information (“PII”). We sell no PII, and we delete PII on request. Your [|Personally Identifiable Information|] is safe.',
      good: 'We protect your Personally Identifiable Information (“PII”). We sell no PII, and we delete PII on request. Your PII is safe.',
    },
    {
      bad: 'We study the user experience. A good user experience is our aim, so we make your [|user-experience|] better.',
      good: 'We study the user experience. A good user experience is our aim, so we make your user experience better.',
    },
  ],
  traps: [
    'This privacy policy explains what we collect. We may change this policy. Read this policy and our cookie statement.',
    'This policy (the “Policy”) is part of our notice to members (the “Notice”). This Policy applies to the app, and this Notice applies to the site.',
    'This policy explains how to complain. Send us a notice. When we get this notice, we answer. We may change this policy, and this policy applies to all.',
    'These terms apply to the shop. This agreement is with Acorn, and under these terms you buy from Acorn.\n\nAppendix 1: Data\n\nThis agreement applies to data.',
    'We give third-party tools no data. A third party sees nothing, and each third party signs a contract.',
    'You may opt out at any time. The opt-out is free, and you opt out by mail.',
    'We protect your Personally Identifiable Information (“PII”). We sell no PII.',
    'This notice describes the privacy policy of Acorn. We may change this privacy policy. This privacy policy applies to all, and this privacy policy ends.',
    'Our user experience team makes user experience better with user-experience research.',
  ],
  *check(policy) {
    yield* checkOwnNames(policy)
    yield* checkLetters(policy)
    yield* checkHyphens(policy)
  },
})

type Place = Placed<Span>

/** Names that one document may have: a policy is no contract. */
const families: readonly ReadonlySet<string>[] = [new Set(['policy', 'statement', 'notice']), new Set(['agreement', 'terms'])]

interface Called extends Place {
  readonly noun: string
  readonly qualifier: string
}

function* checkOwnNames(policy: Policy): Generator<Finding> {
  const scopes = new Map<Section | undefined, Called[]>()
  for (const at of clausesWith(policy, ownLabelsIn)) {
    for (const {noun, qualifier, span} of ownLabelsIn(at.clause)) {
      const scope = partAround(policy, at)
      const others = scopes.get(scope)
      const called = {fact: span, at, noun, qualifier}
      if (others) others.push(called)
      else scopes.set(scope, [called])
    }
  }
  const known = knownTerms(policy)
  for (const all of scopes.values()) {
    for (const family of families) {
      const own = all.filter(({noun}) => family.has(noun))
      if (own.some(({noun}) => noun !== own[0]?.noun)) yield* compare(own, known)
    }
  }
}

function* compare(all: readonly Called[], known: KnownTerms): Generator<Finding> {
  const groups = [...new Set(all.map(({noun}) => noun))]
    .map((noun) => all.filter((it) => it.noun === noun))
    .toSorted((a, b) => b.length - a.length)
  const [main = [], ...rest] = groups
  const [model] = main
  const qualifiers = new Set(main.map(({qualifier}) => qualifier))
  for (const group of rest) {
    // “This cookie statement” in a privacy policy is another document.
    const places = group.filter(
      (it) => (it.qualifier === '' || qualifiers.has(it.qualifier) || qualifiers.size === 1) && !saysBoth(it, model && wordsAt(model)),
    )
    const [first] = places
    const isOther = places.some(({qualifier}) => qualifier !== '' && !qualifiers.has(qualifier) && !qualifiers.has(''))
    const isDefined = places.some((place) => known.has(wordsAt(place)) || known.has(place.noun))
    if (first && model && !isOther && !isDefined && places.length * 2 <= main.length) yield finding(first, places, wordsAt(model), model)
  }
}

/** “This notice describes the Privacy Policy that …”: with one name the sentence would turn in a circle. */
function saysBoth({fact, at: {clause}}: Place, name: string | undefined): boolean {
  const sentence = clause.sentences.findLast((it) => it.start <= fact.start)
  return name !== undefined && sentence !== undefined && `${clause.text.slice(fact.end, sentence.end)} `.includes(` the ${name} `)
}

/** So many names are compared: no text has more. */
const most = 200

/** “Personally Identifiable Information (“PII”)”, and then again in full. */
function* checkLetters(policy: Policy): Generator<Finding> {
  const names = policy.definitions.map((definition) => ({definition, name: expansionOf(definition)}))
  for (const {definition, name} of names.filter((it) => it.name !== undefined).slice(0, most)) {
    if (name === undefined) continue
    const uses = usesOf(policy, definition.fact)
    if (uses.length < 2) continue
    const again = placesOf(policy, name).filter(
      ({fact, at}) => isAfter(definition, at.index, fact.start) && isSentence(at) && !isIntroduced(at.clause, fact),
    )
    const [first] = again
    const [model] = uses
    if (first && model && again.length * 2 <= uses.length) yield finding(first, again, definition.fact.term, model)
  }
}

/** The words before a parenthesis with the initials that stand in it. */
function expansionOf({fact: {term, parenthesis}, at: {clause}}: Placed<Definition>): string | undefined {
  if (!parenthesis || !/^\p{Lu}{2,6}$/u.test(term)) return undefined
  const words = clause.masked
    .slice(Math.max(0, parenthesis.start - 100), parenthesis.start)
    .trim()
    .split(/\s+/)
  const last = words.slice(-term.length)
  const fits = last.length === term.length && last.every((word, index) => word.charAt(0).toUpperCase() === term[index])
  return fits ? last.join(' ') : undefined
}

function placesOf(policy: Policy, words: string): Place[] {
  const places: Place[] = []
  for (const at of clausesSaying(policy, words)) for (const fact of foundIn(at.clause, words)) places.push({fact, at})
  return places
}

/** Headings and short lines say a name in full. */
function isSentence({block, clause}: PlacedClause): boolean {
  return block.kind !== 'heading' && clause.tokens.starts.length > 8
}

function isAfter({fact, at}: Placed<Definition>, index: number, start: number): boolean {
  return index > at.index || (index === at.index && start > fact.span.end)
}

/** “… Information (PII)” says both on purpose, and so does a quotation. */
function isIntroduced({masked}: Clause, {start, end}: Span): boolean {
  return /^s? ?[("”]/.test(masked.slice(end, end + 3)) || /["“(]$/.test(masked.slice(Math.max(0, start - 1), start))
}

function* checkHyphens(policy: Policy): Generator<Finding> {
  const seen = new Map<string, Place[]>()
  for (const at of clausesWith(policy, hyphenatedIn)) {
    for (const {open, span} of hyphenatedIn(at.clause)) {
      const others = seen.get(open)
      if (others) others.push({fact: span, at})
      else seen.set(open, [{fact: span, at}])
    }
  }
  for (const [open, places] of [...seen].slice(0, most)) {
    const [first] = places
    if (!first || countOf(policy, open) < 2 * places.length) continue
    const [at] = clausesSaying(policy, open)
    const [span] = at ? foundIn(at.clause, open) : []
    if (at && span) yield finding(first, places, open, {fact: span, at})
  }
}

function wordsAt({fact, at}: Place): string {
  return at.clause.text.slice(fact.start, fact.end)
}

function finding(first: Place, all: readonly Place[], name: string, model: Place): Finding {
  const written = wordsAt(first)
  const isHyphen = /[-‑]/.test(written) && written.replaceAll(/[-‑]/g, ' ').toLowerCase() === name.toLowerCase()
  return {
    span: first.at.toSource(first.fact),
    message: isHyphen
      ? `“${written}” is a noun here. Write “${name}”, as elsewhere.`
      : `“${written}” is elsewhere called “${name}”. Use one name for one thing.`,
    related: [{span: model.at.toSource(model.fact), message: `“${name}” is said here.`}],
    fixes: [
      {
        title: all.length > 1 ? `Write “${name}” in all ${all.length} places` : `Write “${name}”`,
        safe: false,
        edits: () => all.flatMap((place) => renamed(place, name)),
      },
    ],
  }
}

function renamed({fact, at}: Place, name: string): readonly Edit[] {
  const written = wordsAt({fact, at})
  const text = /^[^\p{Ll}]+$/u.test(written) && written.length > 6 ? name.toUpperCase() : cased(name, written)
  // “this agreement”, but “these terms”
  const [determiner] = /\bth(?:is|ese)(?= $)/i.exec(at.clause.text.slice(Math.max(0, fact.start - 6), fact.start)) ?? []
  const right = `${determiner?.charAt(0) ?? ''}${/\bterms\b/i.test(name) ? 'hese' : 'his'}`
  if (determiner === undefined || determiner === right) return at.edit(fact, text)
  return at.edit({start: fact.start - determiner.length - 1, end: fact.end}, `${right} ${text}`)
}

/** A title stays in capitals where it was in capitals. */
function cased(name: string, written: string): string {
  return /^\p{Lu}/u.test(written) && /^\p{Ll}/u.test(name) ? name.replaceAll(/(?<!\p{L})\p{Ll}/gu, (letter) => letter.toUpperCase()) : name
}
