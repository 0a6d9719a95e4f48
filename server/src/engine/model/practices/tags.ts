import {firstParty, thirdParty} from '../../lexicon/actors.js'
import {dataNouns, listedNouns} from '../../lexicon/data.js'
import {nounParticiples} from '../../lexicon/grammar.js'
import {tools} from '../../lexicon/tools.js'
import {
  actionVerbs,
  framingVerbs as framing,
  givingVerbs,
  irregularForms,
  lettingVerbs,
  looseVerbs,
  nounVerbs,
  otherVerbs,
  practiceNouns,
  seeingVerbs,
} from '../../lexicon/verbs.js'
import type {Action} from '../practices.js'
import {Form, formAt, isBreak, isCapital, modalBeforeAside, Tag, tagAt, type Words, wordAt} from './words.js'

interface Inflected {
  readonly lemma: string
  form: number
}

const inflected = new Map<string, Inflected>()
const actions = new Map<string, Action>()

function add(word: string, lemma: string, form: number): void {
  const known = inflected.get(word)
  if (known) known.form |= form
  else inflected.set(word, {lemma, form})
}

function inflect(lemma: string): void {
  add(lemma, lemma, Form.base)
  const irregular = irregularForms[lemma]?.split(' ')
  if (irregular) {
    for (const word of irregular) add(word, lemma, word.endsWith('ing') ? Form.ing : word.endsWith('s') ? Form.third : Form.past)
    // “set”, “read”: the past is the base.
    if (irregular.every((word) => /(?:s|ing)$/.test(word))) add(lemma, lemma, Form.past)
    return
  }
  const y = /[^aeiou]y$/.test(lemma)
  const e = lemma.endsWith('e')
  add(y ? `${lemma.slice(0, -1)}ies` : /(?:s|x|z|ch|sh)$/.test(lemma) ? `${lemma}es` : `${lemma}s`, lemma, Form.third)
  add(y ? `${lemma.slice(0, -1)}ied` : e ? `${lemma}d` : `${lemma}ed`, lemma, Form.past)
  add(e && !lemma.endsWith('ee') ? `${lemma.slice(0, -1)}ing` : `${lemma}ing`, lemma, Form.ing)
}

for (const [action, verbs] of Object.entries(actionVerbs)) for (const verb of verbs) actions.set(verb, action as Action)
for (const verb of new Set([...actions.keys(), ...givingVerbs, ...lettingVerbs, ...otherVerbs])) inflect(verb)

/** The base form of a verb form: `shared` → `share`; any other word as it is. */
export const lemmaOf = (word: string): string => inflected.get(word)?.lemma ?? word

/** The action a verb's base form stands for. */
export const actionOf = (lemma: string): Action | undefined => actions.get(lemma)

/**
 * Words without which a sentence states no practice: forms of the verbs of action, and the nouns that stand for them.
 * 2: its object is seldom anything but data; 1: any object.
 */
export const actionWords: ReadonlyMap<string, 1 | 2> = new Map([
  ...Array.from(practiceNouns).map((word) => [word, 1] as const),
  ...Array.from(inflected)
    .filter(([word, {lemma}]) => word !== 'including' && (actions.has(lemma) || givingVerbs.has(lemma) || framing.has(lemma)))
    .map(([word, {lemma}]) => [word, actions.has(lemma) && !looseVerbs.has(lemma) ? 2 : 1] as const),
])

/** Forms of verbs that state a practice only of others. */
export const seeingWords: readonly string[] = Array.from(inflected)
  .filter(([, {lemma}]) => seeingVerbs.has(lemma))
  .map(([word]) => word)

/** Tells verbs from nouns by their neighbours. */
export function tagVerbs(sentence: Words): void {
  const {tags, forms} = sentence
  for (let i = 0; i < tags.length; i++) {
    const word = wordAt(sentence, i)
    const tag = tagAt(sentence, i)
    if (tag !== Tag.noun) {
      if (tag === Tag.relative) tags[i] = relativeOr(sentence, i)
      else if (tag === Tag.preposition) {
        if (word === 'to' && isInfinitive(sentence, i)) tags[i] = Tag.to
      } else if (tag === Tag.determiner) {
        if (word === 'no' && wordAt(sentence, i + 1) === 'longer') tags[i] = Tag.not
        else if (word === 'following' && tagAt(sentence, i - 1) === Tag.determiner) tags[i] = Tag.noun
      } else if (tag === Tag.if && word === 'provided' && isParticiple(sentence, i)) tags[i] = Tag.noun
      if (tagAt(sentence, i) !== Tag.noun) continue
    }
    const known = inflected.get(word)
    const form = known ? formOf(sentence, i, known) : unknownForm(sentence, i)
    if (form === 0) continue
    tags[i] = Tag.verb
    forms[i] = form
  }
}

function relativeOr(sentence: Words, i: number): number {
  const word = wordAt(sentence, i)
  const before = tagAt(sentence, i - 1)
  const after = tagAt(sentence, i + 1)
  if (word === 'which') {
    const isDeterminer = after === Tag.noun && before !== Tag.noun && before !== Tag.comma && !inflected.has(wordAt(sentence, i + 1))
    return isDeterminer ? Tag.determiner : Tag.relative
  }
  if (word !== 'that') return Tag.relative
  if (before === Tag.noun || before === Tag.close || before === Tag.comma || before === Tag.number) return Tag.relative
  if (after === Tag.noun || after === Tag.stop) return Tag.determiner
  return after === Tag.subject || after === Tag.possessive || after === Tag.determiner ? Tag.if : Tag.relative
}

function isInfinitive(sentence: Words, to: number): boolean {
  let i = to + 1
  while (tagAt(sentence, i) === Tag.adverb || tagAt(sentence, i) === Tag.not) i++
  const tag = tagAt(sentence, i)
  const word = wordAt(sentence, i)
  if (tag === Tag.have || tag === Tag.do || word === 'be') return true
  const known = inflected.get(word)
  if (!known || !(known.form & Form.base)) return false
  const next = wordAt(sentence, i + 1)
  return !(nounVerbs.has(word) && (i + 1 >= sentence.words.length || next === 'of' || (next === 'to' && word === 'access')))
}

/** “Provided” after a verb or a noun is no “provided that”. */
function isParticiple(sentence: Words, i: number): boolean {
  const before = tagAt(sentence, i - 1)
  if (before === Tag.noun) return wordAt(sentence, i + 1) !== 'that'
  return before === Tag.be || before === Tag.have || before === Tag.subject || before === Tag.adverb
}

/** A word the lists lack: a verb if its ending and its neighbours say so. */
function unknownForm(sentence: Words, i: number): number {
  if (i === 0) return 0
  const word = wordAt(sentence, i)
  const before = tagAt(sentence, i - 1)
  const after = tagAt(sentence, i + 1)
  const ending = word.length < 4 ? 0 : word.endsWith('ed') ? Form.past : word.endsWith('ing') ? Form.ing : 0
  if (before === Tag.noun && ending && after !== Tag.noun && !dataNouns.has(word) && !listedNouns.has(word)) {
    if (ending === Form.past ? word !== 'related' || wordAt(sentence, i + 1) === 'to' : opens(after)) return ending
  }
  const follows = before === Tag.modal || before === Tag.subject || before === Tag.to || before === Tag.relative
  if ((follows || (before === Tag.be && ending)) && !word.endsWith('ly')) return ending || (word.endsWith('s') ? Form.third : Form.base)
  return 0
}

function formOf(sentence: Words, i: number, known: Inflected): number {
  const word = wordAt(sentence, i)
  if (isDoNotTrack(sentence, i)) return 0
  let p = i - 1
  while (tagAt(sentence, p) === Tag.adverb) p--
  // “we may, however, share”
  const aside = tagAt(sentence, p) === Tag.comma && tagAt(sentence, p - 1) === Tag.adverb && tagAt(sentence, p - 2) === Tag.comma
  if (aside && (tagAt(sentence, p - 3) === Tag.modal || tagAt(sentence, p - 3) === Tag.subject)) p -= 3
  else p = modalBeforeAside(sentence, p) ?? p
  if (isDataWord(sentence, i, p)) return 0
  const isBase = known.form & Form.base && !(known.form & Form.past && (tagAt(sentence, p) === Tag.be || tagAt(sentence, p) === Tag.have))
  if (isBase && isBaseForm(sentence, i, p)) return Form.base
  if (known.form & Form.third && isThirdForm(sentence, i, p, nounVerbs.has(known.lemma))) return Form.third
  if (known.form & Form.past && isPastForm(sentence, i, p)) return Form.past
  if (!(known.form & Form.ing)) return 0
  if (tagAt(sentence, i + 1) === Tag.noun && nounParticiples.has(word) && tagAt(sentence, p) !== Tag.be) return 0
  return isIngForm(sentence, i, p) ? Form.ing : 0
}

function isDoNotTrack({words, tags}: Words, i: number): boolean {
  if (words[i] !== 'track' || words[i - 1] !== 'not' || words[i - 2] !== 'do') return false
  tags[i - 1] = tags[i - 2] = Tag.noun
  return true
}

/** “Email address”, “record number”: a data word before a noun stays a noun. */
function isDataWord(sentence: Words, i: number, p: number): boolean {
  const word = wordAt(sentence, i)
  if (!dataNouns.has(word) && !listedNouns.has(word)) return false
  const after = tagAt(sentence, i + 1)
  if (after !== Tag.noun && after !== Tag.and && after !== Tag.comma && i + 1 < sentence.words.length) return false
  const before = tagAt(sentence, p)
  // “Our partners use cookies”
  if (before === Tag.noun && tools.has(wordAt(sentence, i + 1)) && wordAt(sentence, p).endsWith('s')) return false
  // “Our servers automatically record”
  if (p < i - 1 && before === Tag.noun && actions.has(word) && wordAt(sentence, p).endsWith('s')) return false
  if (before === Tag.subject || before === Tag.modal || before === Tag.to || before === Tag.do || before === Tag.not) return false
  if ((before === Tag.comma || before === Tag.and) && tagAt(sentence, p - 1) === Tag.verb && nounVerbs.has(word)) return false
  const isFirst = isBreak(before) || before === Tag.dash
  return !(isFirst && actions.has(word) && isChain(sentence, i))
}

/** “Use and share your data”: an order, or a list of practices. */
function isChain(sentence: Words, i: number): boolean {
  if (tagAt(sentence, i + 1) !== Tag.and || !((inflected.get(wordAt(sentence, i + 2))?.form ?? 0) & Form.base)) return false
  return opens(tagAt(sentence, i + 3)) || isDataStart(sentence, i + 3)
}

function isBaseForm(sentence: Words, i: number, p: number): boolean {
  const word = wordAt(sentence, i)
  const before = tagAt(sentence, p)
  const after = tagAt(sentence, i + 1)
  const nouny = nounVerbs.has(word)
  switch (before) {
    case Tag.subject:
    case Tag.modal:
    case Tag.to:
    case Tag.do:
    case Tag.relative:
      return true
    case Tag.not:
      return true
    case Tag.object:
      return !nouny || opens(after) || lettingVerbs.has(lemmaOf(wordAt(sentence, p - 1)))
    case Tag.and:
    case Tag.comma:
      // “And aggregate information”, in a list of data
      if (word === 'aggregate' && tagAt(sentence, p - 1) !== Tag.verb && tagAt(sentence, p - 1) !== Tag.comma) return false
      if (!followsVerb(sentence, p, Form.base))
        return actions.has(word) && before === Tag.and && opensData(sentence, i + 1) && hasModal(sentence, p)
      if (opens(after) || after === Tag.and || after === Tag.comma) return true
      if (after === Tag.noun && isDataStart(sentence, i + 1)) return true
      if (!nouny) return before !== Tag.comma || tagAt(sentence, p - 1) === Tag.verb || after !== Tag.noun
      if (actions.has(word) && before === Tag.and && tagAt(sentence, p - 1) === Tag.comma && tagAt(sentence, p - 2) === Tag.verb)
        return true
      return after === Tag.preposition && tagAt(sentence, p - 1) === Tag.verb
    case Tag.noun: {
      const subject = wordAt(sentence, p)
      if ((subject.endsWith('s') && !nouny) || isAsked(sentence, p)) return true
      return (
        (subject.endsWith('s') || thirdParty.has(subject) || firstParty.has(subject)) &&
        (opens(after) || tools.has(wordAt(sentence, i + 1)) || (p < i - 1 && isDataStart(sentence, i + 1)))
      )
    }
    case Tag.stop:
    case Tag.semicolon:
    case Tag.colon:
    case Tag.dash:
    case Tag.open:
      if (!nouny || opens(after) || isChain(sentence, i)) return true
      return before !== Tag.open && isDataStart(sentence, i + 1) && actions.has(word) && !dataNouns.has(wordAt(sentence, i + 1))
    default:
      return false
  }
}

function isThirdForm(sentence: Words, i: number, p: number, nouny: boolean): boolean {
  const before = tagAt(sentence, p)
  const after = tagAt(sentence, i + 1)
  switch (before) {
    case Tag.subject:
    case Tag.relative:
      return true
    // “Acorn never sells”
    case Tag.not:
      return wordAt(sentence, p) === 'never'
    case Tag.determiner:
      return /^th(?:is|at)$/.test(wordAt(sentence, p)) && (opens(after) || after === Tag.semicolon || after === Tag.colon || !nouny)
    case Tag.noun: {
      if (i + 1 >= sentence.words.length) return false
      if (!nouny || opens(after)) return true
      const isName =
        p === 0 || isCapital(sentence, p) || tagAt(sentence, p - 1) === Tag.determiner || tagAt(sentence, p - 1) === Tag.possessive
      return isName && isDataStart(sentence, i + 1)
    }
    case Tag.close:
      return !nouny
    case Tag.and:
    case Tag.comma:
      return followsVerb(sentence, p, Form.third)
    default:
      return false
  }
}

function isPastForm(sentence: Words, i: number, p: number): boolean {
  const before = tagAt(sentence, p)
  switch (before) {
    case Tag.be:
    case Tag.have:
    case Tag.subject:
    case Tag.relative:
    case Tag.not:
      return true
    case Tag.and:
    case Tag.comma:
      return followsVerb(sentence, p, Form.past)
    case Tag.object:
      return true
    case Tag.noun:
    case Tag.close:
    case Tag.number:
      return !(tagAt(sentence, i + 1) === Tag.noun && dataNouns.has(wordAt(sentence, i + 1)))
    default:
      return false
  }
}

function isIngForm(sentence: Words, i: number, p: number): boolean {
  const before = tagAt(sentence, p)
  const after = tagAt(sentence, i + 1)
  switch (before) {
    case Tag.be:
      return true
    case Tag.preposition:
    case Tag.if:
    case Tag.not:
    case Tag.verb:
    case Tag.stop:
    case Tag.semicolon:
    case Tag.colon:
    case Tag.open:
    case Tag.object:
      return after !== Tag.noun || isDataStart(sentence, i + 1)
    case Tag.and:
    case Tag.comma:
      return followsVerb(sentence, p, Form.ing) || opens(after)
    case Tag.noun: {
      const noun = wordAt(sentence, p)
      return opens(after) || after === Tag.preposition || (noun.endsWith('s') && !dataNouns.has(noun))
    }
    default:
      return false
  }
}

/** Whether a phrase begins with a word of this part of speech that no noun follows directly. */
function opens(tag: number): boolean {
  return tag === Tag.determiner || tag === Tag.possessive || tag === Tag.object || tag === Tag.number || tag === Tag.subject
}

/** “Does Acorn share”, “nor will Acorn share”. */
function isAsked(sentence: Words, noun: number): boolean {
  let i = noun
  while (
    i > noun - 3 &&
    (tagAt(sentence, i) === Tag.noun || tagAt(sentence, i) === Tag.determiner || tagAt(sentence, i) === Tag.possessive)
  )
    i--
  return tagAt(sentence, i) === Tag.do || (tagAt(sentence, i) === Tag.modal && tagAt(sentence, i - 1) === Tag.not)
}

/** “That information”, “your data”: an object. */
function opensData(sentence: Words, from: number): boolean {
  const isOpen = opens(tagAt(sentence, from)) || /^th(?:at|is)$/.test(wordAt(sentence, from))
  return isOpen && isDataStart(sentence, from + 1)
}

/** Whether the clause before a conjunction has a modal: “may combine data that …, and share it”. */
function hasModal(sentence: Words, conjunction: number): boolean {
  for (let i = conjunction - 1; i >= 0 && i > conjunction - 30; i--) {
    const tag = tagAt(sentence, i)
    if (tag === Tag.modal) return true
    if (isBreak(tag)) return false
  }
  return false
}

function isDataStart(sentence: Words, from: number): boolean {
  for (let i = from; i < from + 4 && tagAt(sentence, i) === Tag.noun; i++) if (dataNouns.has(wordAt(sentence, i))) return true
  return false
}

/** Whether the verb before a conjunction has the same form, so that this one goes on with it. */
function followsVerb(sentence: Words, conjunction: number, form: number): boolean {
  for (let i = conjunction - 1; i >= 0 && i > conjunction - 20; i--) {
    const tag = tagAt(sentence, i)
    if (tag === Tag.verb) return (formAt(sentence, i) & form) !== 0
    if (isBreak(tag)) return false
  }
  return false
}
