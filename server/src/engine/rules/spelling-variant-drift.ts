import {dialects, mayDiffer, variants} from '../lexicon/spelling-variants.js'
import type {Clause} from '../model/clause.js'
import {clausesWith} from '../model/ledger.js'
import type {PlacedClause, Policy} from '../model/policy.js'
import {Kind} from '../parse/tokens.js'
import {type Finding, policyRule} from '../rule.js'
import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const spellingVariantDrift = policyRule({
  id: 'spelling-variant-drift',
  category: 'language',
  severity: 'information',
  summary: 'One word in two spellings, or British beside American spelling.',
  rationale:
    '“Website” and “web site”, “cannot” and “can not”, “organise” and “organize”: two spellings in one document show that its parts were never read together, and a search for one misses the other. The rarer one is flagged wherever it stands. The rule does not say which is right. It does not judge names, quotations, terms that the document defines, or pairs that differ in meaning (“to opt out”, “an opt-out”).',
  authority: [authorities.vale, authorities.plainWriting],
  mechanical: true,
  examples: [
    {
      bad: 'Our website uses cookies. The website is free. This [|web site|] is ours.',
      good: 'Our website uses cookies. The website is free. This website is ours.',
    },
    {
      bad: 'We cannot see it. You [|can not|] sell it. We cannot help.',
      good: 'We cannot see it. You cannot sell it. We cannot help.',
    },
    {
      bad: 'We recognize you. We authorize staff. We may personalize it. An [|organisation|] may object.',
      good: 'We recognize you. We authorize staff. We may personalize it. An organization may object.',
    },
  ],
  traps: [
    'Our website is free. The websites of others, “the Web Site”, www.web-site.example and web-site@example.com are theirs.',
    'You may opt out. The opt-out is free, and we set up the setup, and back up the backup.',
    'You can not only see it, but change it. We cannot. We cannot.',
    'We organise, analyse and centralise. The World Health Organization and the Rotterdam Center for Labor Law organize it, too.',
    'We send an email. An e-mail came.',
    'The Web Site (the “Web Site”) is a website. Our Web Site is old. A website, any website, is on the web.',
    'Under British law the licence is yours; we license it, and we colour and honour it.',
  ],
  *check(policy) {
    yield* checkVariants(policy)
    yield* checkDialects(policy)
  },
})

/** A word that can be written otherwise, where it stands. */
interface Use {
  readonly span: Span
  /** Of which word: its number among the variants. */
  readonly word: number
  /** In which way. */
  readonly form: number
  /** What is added to the form: “s”. */
  readonly ending: string
  /** A name, a quotation: it counts for nothing. */
  readonly isFixed: boolean
}

interface Place {
  readonly use: Use
  readonly at: PlacedClause
}

/** What is known of a word by itself. */
interface Known {
  /** The forms it is, with what is added to them, or begins: “web” of “web site”. */
  readonly forms: readonly Form[]
  readonly spelt: {readonly dialect: number; readonly british: boolean; readonly other: string} | undefined
}

interface Form {
  readonly word: number
  readonly form: number
  readonly ending: string
  readonly next: string | undefined
}

/** By their first two letters: every word of a document is looked up once. */
const forms = new Map<string, {readonly text: string; readonly word: number; readonly form: number}[]>()
for (const [word, all] of variants.entries()) {
  for (const [form, text] of all.entries()) {
    const start = text.slice(0, 2)
    forms.set(start, [...(forms.get(start) ?? []), {text, word, form}])
  }
}
const endings = /^(?:s|d|e|y|ed|es|er|ers|ee|ees|or|ors|ing|able|ies|ied|ying|ion|ions|ive|ively|ation|ations|ication)?(?:['’]s)?$/

function classify(word: string): Known | undefined {
  const found = (forms.get(word.slice(0, 2)) ?? []).flatMap(({text, word: of, form}): Form[] => {
    const [first = '', next] = text.split(' ')
    if (next !== undefined) return word === first ? [{word: of, form, ending: '', next}] : []
    const ending = word.slice(text.length)
    return word.startsWith(text) && endings.test(ending) ? [{word: of, form, ending, next: undefined}] : []
  })
  const spelt = word.length >= 5 && mayDiffer.test(word) ? speltAs(word) : undefined
  return found.length > 0 || spelt ? {forms: found, spelt} : undefined
}

function speltAs(word: string): Known['spelt'] {
  for (const [dialect, {pairs}] of dialects.entries()) {
    const pair = pairs.find(({british, american}) => british.test(word) || american.test(word))
    if (!pair) continue
    const british = pair.british.test(word)
    const other = british ? word.replace(pair.british, pair.toAmerican) : word.replace(pair.american, pair.toBritish)
    return {dialect, british, other}
  }
  return undefined
}

/** Words are few and said often: what is known of each is found out once. */
const known = new Map<string, Known | undefined>()
const mostKnown = 20_000

function knownOf(word: string): Known | undefined {
  const found = known.get(word)
  if (found !== undefined || known.has(word)) return found
  // No text has so many words; one made to be slow may.
  if (known.size >= mostKnown) known.clear()
  const fresh = classify(word)
  known.set(word, fresh)
  return fresh
}

const usesIn = remembered((clause: Clause): readonly Use[] => [...readUses(clause)])

function* readUses({masked, tokens: {starts, ends, kinds, words}}: Clause): Generator<Use> {
  for (let token = 0; token < words.length; token++) {
    if (kinds[token] !== Kind.word) continue
    for (const {word, form, ending, next} of knownOf(words[token] ?? '')?.forms ?? []) {
      const start = starts[token] ?? 0
      let end = ends[token] ?? 0
      let added = ending
      if (next !== undefined) {
        const second = words[token + 1] ?? ''
        added = second.slice(next.length)
        if (!second.startsWith(next) || !/^(?:s|s?['’]s?)?$/.test(added) || !/^\s$/.test(masked.slice(end, starts[token + 1]))) continue
        end = ends[token + 1] ?? end
        if (word === cannot && (added !== '' || /^\s(?:only|just|merely|simply)\b/i.test(masked.slice(end, end + 9)))) continue
      }
      if (/[@./_=\0’'-]/.test(masked.charAt(start - 1)) || /^(?:[@_=/-]|\.\p{L})/u.test(masked.slice(end, end + 2))) continue
      yield {span: {start, end}, word, form, ending: added, isFixed: isFixed(masked, start, end)}
    }
  }
}

const cannot = variants.findIndex(([first]) => first === 'cannot')

/** Between quotation marks, or in the middle of a name: “Acme Web Site Ltd”. */
function isFixed(text: string, start: number, end: number): boolean {
  if (/[“"‘«„]$/.test(text.slice(Math.max(0, start - 1), start)) || /^[”"’»]/.test(text.slice(end, end + 1))) return true
  const isTitled = /^\p{Lu}\P{Lu}/u.test(text.slice(start, start + 2))
  const before = /\p{Lu}\p{Ll}+\s$/u.test(text.slice(Math.max(0, start - 20), start))
  return isTitled && (before || /^\s\p{Lu}\p{Ll}/u.test(text.slice(end, end + 3)))
}

function* checkVariants(policy: Policy): Generator<Finding> {
  const words = new Map<number, Place[]>()
  for (const at of clausesWith(policy, usesIn)) {
    for (const use of usesIn(at.clause)) {
      const places = words.get(use.word)
      if (places) places.push({use, at})
      else words.set(use.word, [{use, at}])
    }
  }
  const terms = [...words.values()].some(hasTwoForms) ? termsOf(policy) : none
  for (const [word, places] of words) {
    if (!hasTwoForms(places)) continue
    const own = places.filter(({use, at}) => !use.isFixed && !terms.has(wordsOf({use, at})))
    const main = mainForm(own)
    const model = own.find(({use}) => use.form === main)
    const right = variants[word]?.[main ?? 0]
    if (main === undefined || !model || right === undefined) continue
    for (const {use, at} of own) {
      if (use.form === main) continue
      const written = wordsOf({use, at})
      const text = cased(right + use.ending, written)
      yield finding(at, use.span, text, `Elsewhere “${written}” is written “${text}”. Keep to one spelling.`, model.use.span, model.at)
    }
  }
}

const none: ReadonlySet<string> = new Set()
const hasTwoForms = (places: readonly Place[]) => places.some(({use}) => use.form !== places[0]?.use.form)
const wordsOf = ({use, at}: Place) => at.clause.text.slice(use.span.start, use.span.end).replace(/\s/, ' ')

/** What the document defines is written as it is defined: “the Web Site”. */
function termsOf({definitions, inherited}: Policy): ReadonlySet<string> {
  const terms = [...definitions.map(({fact}) => fact.term), ...inherited.map(({term}) => term)]
  return new Set(terms.flatMap((term) => [term, `${term}s`, term.replace(/s$/, '')]))
}

/** The form of more than half; of two equally frequent ones none. Where there are three, the usual one. “Can not” is no model. */
function mainForm(places: readonly Place[]): number | undefined {
  const counts = new Map<number, number>()
  for (const {use} of places) counts.set(use.form, (counts.get(use.form) ?? 0) + 1)
  const [first, second] = [...counts].toSorted((a, b) => b[1] - a[1])
  if (!first || !second) return undefined
  if (places[0]?.use.word === cannot) return 0
  // What is unusual today must be much more frequent here.
  if (first[1] * 2 > places.length && (first[0] === 0 || first[1] >= 2 * second[1])) return first[0]
  return counts.size > 2 && counts.has(0) ? 0 : undefined
}

function finding(at: PlacedClause, span: Span, right: string, message: string, model: Span, modelAt: PlacedClause): Finding {
  return {
    span: at.toSource(span),
    message,
    related: [{span: modelAt.toSource(model), message: 'The other spelling stands here.'}],
    fixes: [{title: `Write “${right}”`, safe: true, edits: () => at.edit(span, right)}],
  }
}

function cased(right: string, written: string): string {
  if (written === written.toUpperCase()) return right.toUpperCase()
  if (!/^\p{Lu}/u.test(written)) return right
  const titled = /[\s-]\p{Lu}/u.test(written)
  return right.replace(titled ? /(?<=^|[\s-])\p{Ll}/gu : /^\p{Ll}/u, (letter) => letter.toUpperCase())
}

/** A word that Britain and America spell differently. */
interface Spelt {
  readonly span: Span
  readonly dialect: number
  readonly british: boolean
  /** The same word in the other way. */
  readonly other: string
}

const speltIn = remembered((clause: Clause): readonly Spelt[] => [...readSpelt(clause)])

function* readSpelt({text, masked, tokens: {starts, ends, kinds, words}, sentences}: Clause): Generator<Spelt> {
  let sentence = 0
  for (let token = 0; token < words.length; token++) {
    const known = kinds[token] === Kind.word ? knownOf(words[token] ?? '')?.spelt : undefined
    if (!known) continue
    const start = starts[token] ?? 0
    const end = ends[token] ?? 0
    while ((sentences[sentence + 1]?.start ?? Infinity) <= start) sentence++
    const written = text.slice(start, end)
    // A capital within a sentence begins a name, which is spelt as its owner does.
    if (/^\p{Lu}{2}/u.test(written) || (/^\p{Lu}/u.test(written) && sentences[sentence]?.start !== start)) continue
    if (/[“"‘]/.test(masked.charAt(start - 1)) || /[”"]/.test(masked.charAt(end))) continue
    yield {span: {start, end}, ...known}
  }
}

function* checkDialects(policy: Policy): Generator<Finding> {
  const found: {spelt: Spelt; at: PlacedClause}[][] = dialects.map(() => [])
  for (const at of clausesWith(policy, speltIn)) for (const spelt of speltIn(at.clause)) found[spelt.dialect]?.push({spelt, at})
  for (const [dialect, all] of found.entries()) {
    const name = dialects[dialect]?.name
    const british = all.filter(({spelt}) => spelt.british)
    const american = all.filter(({spelt}) => !spelt.british)
    const [rare, main] = british.length < american.length ? [british, american] : [american, british]
    if (rare.length === 0 || main.length < least || rare.length * most > main.length) continue
    for (const {spelt, at} of rare) {
      const model = main.find((it) => writtenAs(it).toLowerCase() === spelt.other) ?? main[0]
      if (!model) continue
      const written = writtenAs({spelt, at})
      const text = cased(spelt.other, written)
      const ways = name === '-ize' ? (['“-ise”', '“-ize”'] as const) : (['British', 'American'] as const)
      const [here, elsewhere] = spelt.british ? ways : ways.toReversed()
      const message = `“${written}” is the ${here} spelling; elsewhere it is the ${elsewhere} one (“${writtenAs(model)}”). Write “${text}”.`
      yield finding(at, spelt.span, text, message, model.spelt.span, model.at)
    }
  }
}

const writtenAs = ({spelt: {span}, at}: {spelt: Spelt; at: PlacedClause}) => at.clause.text.slice(span.start, span.end)

/** So many words show what a document keeps to, and so many times as many as the others. */
const least = 3
const most = 2
