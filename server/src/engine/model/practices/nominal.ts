import {words} from '../../lexicon/words.js'
import type {Action} from '../practices.js'
import {type Subject, subjectOf} from './actors.js'
import {conditionBefore, isReported} from './context.js'
import {readGroup} from './groups.js'
import {phraseOf, rankOf, type Sentence} from './phrases.js'
import {isShared, nothing, type Reading, type Readings} from './readings.js'
import {dataBefore, readSlots} from './slots.js'
import {lemmaOf} from './tags.js'
import {Tag, tagAt, wordAt} from './words.js'

const unread: readonly Reading[] = []

/** What a noun or an adjective says is done, where no verb does: “have access to”, “publicly visible”, “for sale”, “the collection of”. */
export function readNoun(sentence: Sentence, at: number, current: Subject, readings: Readings): readonly Reading[] {
  const word = wordAt(sentence, at)
  let reading: Reading | undefined
  if (word === 'access' && wordAt(sentence, at + 1) === 'to') reading = readAccess(sentence, at, current, readings)
  else if (openly.has(word)) reading = readPublic(sentence, at)
  else if (word === 'assets' || word === 'transaction') reading = readAssets(sentence, at)
  else if (word === 'sale' && wordAt(sentence, at - 1) === 'for') reading = readForSale(sentence, at)
  else if (word === 'based' && /^(?:up)?on$/.test(wordAt(sentence, at + 1))) reading = readBasis(sentence, at, current)
  else if (wordAt(sentence, at + 1) === 'of' && nominals.has(word)) return readNominal(sentence, at)
  return reading ? [reading] : unread
}

/** “Our partners have access to your data”, “we give them access to it”. */
function readAccess(sentence: Sentence, at: number, current: Subject, readings: Readings): Reading | undefined {
  let verb = at - 1
  while (verb > 0 && (tagAt(sentence, verb) === Tag.determiner || tagAt(sentence, verb) === Tag.adverb)) verb--
  if (wordAt(sentence, verb) === 'with') verb--
  const given = phraseOf(sentence, verb)
  if (given && tagAt(sentence, verb) !== Tag.verb) verb = given.start - 1
  const lemma = lemmaOf(wordAt(sentence, verb))
  const has = tagAt(sentence, verb) === Tag.have || /^(?:get|gain|obtain)$/.test(lemma)
  if (!has && !/^(?:give|provide|allow|grant|permit)$/.test(lemma)) return undefined
  const group = readGroup(sentence, verb, undefined)
  const subject = subjectOf(sentence, group.first, current)
  const slots = readSlots(sentence, at + 2, {direct: false, guarded: false, about: false})
  const data = [...slots.data, ...slots.recipients.filter((it) => rankOf(sentence, it) === 2)]
  if (data.length === 0 || subject.actor === 'user' || (has && subject.actor !== 'third' && subject.actor !== 'first')) return undefined
  const action = has && subject.actor === 'first' ? 'collect' : 'share'
  if (isReported(sentence, group.first) || data.every((it) => readings.isClaimed(action, it))) return undefined
  if (given && /^(?:you|us)$/.test(wordAt(sentence, given.head))) return undefined
  return {
    action,
    actor: subject.actor,
    subject: subject.phrase,
    negated: group.negated || wordAt(sentence, at - 1) === 'no',
    slots: {...slots, data, recipients: given && !has ? [given] : []},
    group,
    finite: !group.infinitive && !group.gerund,
    passive: false,
    goesOn: has ? subject : undefined,
  }
}

/** “Your profile is publicly visible.” */
function readPublic(sentence: Sentence, at: number): Reading | undefined {
  let first = at
  while (isBefore(tagAt(sentence, first - 1)) || /^(?:made|publicly)$/.test(wordAt(sentence, first - 1))) first--
  if (first === at || !hasBe(sentence, first, at) || tagAt(sentence, first - 1) === Tag.relative) return undefined
  const data = dataBefore(sentence, first).filter(
    (it) => (rankOf(sentence, it) === 2 || wordAt(sentence, at) !== 'available') && !/^(?:more|further)$/.test(wordAt(sentence, it.start)),
  )
  const slots = readSlots(sentence, at + 1, {direct: false, guarded: false, about: false})
  if (data.length === 0 || conditionBefore(sentence, first) !== undefined || isReported(sentence, first)) return undefined
  if (slots.recipients.some((it) => /^(?:you|us)$/.test(wordAt(sentence, it.head)))) return undefined
  const tags = sentence.tags.slice(first, at)
  const modal = tags.indexOf(Tag.modal)
  return {
    action: 'share',
    actor: 'first',
    negated: tags.includes(Tag.not),
    slots: {...slots, data},
    group: {first, at, lemma: wordAt(sentence, at), modal: modal < 0 ? undefined : wordAt(sentence, first + modal)},
    finite: true,
    passive: true,
  }
}

/** “Your data will be among the transferred assets.” */
function readAssets(sentence: Sentence, at: number): Reading | undefined {
  if (
    wordAt(sentence, at - 1) !== 'transferred' &&
    !/^(?:included|among)$/.test(wordAt(sentence, at - 3)) &&
    wordAt(sentence, at - 4) !== 'included'
  )
    return undefined
  let first = at
  while (first > 0 && at - first < 10 && tagAt(sentence, first) !== Tag.be) first--
  if (tagAt(sentence, first) !== Tag.be) return undefined
  const be = first
  while (tagAt(sentence, first - 1) === Tag.modal || tagAt(sentence, first - 1) === Tag.adverb) first--
  const data = dataBefore(sentence, first)
  if (data.length === 0) return undefined
  return {
    action: 'share',
    actor: 'first',
    negated: false,
    slots: {...nothing, data},
    group: {first, at: be, lemma: 'transfer', modal: undefined},
    finite: false,
    passive: true,
  }
}

/** “Your data is never for sale.” */
function readForSale(sentence: Sentence, at: number): Reading | undefined {
  let first = at - 1
  while (isBefore(tagAt(sentence, first - 1))) first--
  if (!hasBe(sentence, first, at - 1)) return undefined
  const data = dataBefore(sentence, first)
  if (data.length === 0 || isReported(sentence, first) || conditionBefore(sentence, first) !== undefined) return undefined
  return {
    action: 'sell',
    actor: 'first',
    negated: sentence.tags.slice(first, at).includes(Tag.not),
    slots: {...nothing, data},
    group: {first, at, lemma: 'sell', modal: undefined},
    finite: true,
    passive: true,
  }
}

/** “Offers based on your location”: the location is used. */
export function readBasis(sentence: Sentence, at: number, current: Subject): Reading | undefined {
  if (isReported(sentence, at) || current.actor === 'user' || current.actor === 'third') return undefined
  const slots = readSlots(sentence, at + 2, {direct: false, guarded: false, about: false})
  const data = slots.data.filter(
    (it) => rankOf(sentence, it) === 2 || (tagAt(sentence, it.start) === Tag.possessive && wordAt(sentence, it.start) !== 'our'),
  )
  if (data.length === 0) return undefined
  return {
    action: 'use',
    actor: 'first',
    negated: false,
    slots: {...slots, data, recipients: []},
    group: {first: at, at, lemma: 'use', modal: undefined},
    finite: false,
    passive: false,
  }
}

/** “You consent to the collection and disclosure of your data”, “we do not engage in the sale of it”. */
function readNominal(sentence: Sentence, at: number): readonly Reading[] {
  const verb = governor(sentence, at)
  if (verb === undefined) return unread
  const slots = readSlots(sentence, at + 2, {direct: false, guarded: false, about: false})
  if (slots.data.length === 0) return unread
  const actions = new Set<Action>()
  for (let i = at; i >= Math.max(0, at - 12); i--) {
    const action = nominals.get(wordAt(sentence, i))
    if (action) actions.add(action)
    else if (tagAt(sentence, i) !== Tag.and && tagAt(sentence, i) !== Tag.comma) break
  }
  return Array.from(actions, (action) => ({
    action,
    actor: 'first',
    negated: verb === 'denied',
    slots: isShared(action) ? slots : {...slots, recipients: []},
    group: {first: at, at, lemma: wordAt(sentence, at), modal: undefined},
    finite: false,
    passive: false,
  }))
}

/** Nouns of actions. */
const nominals: ReadonlyMap<string, Action> = new Map(
  Object.entries({
    collect: 'collection gathering',
    use: 'use processing usage',
    share: 'disclosure sharing transfer transmission release',
    sell: 'sale rental',
    retain: 'storage retention',
    delete: 'deletion erasure destruction',
  } satisfies Partial<Record<Action, string>>).flatMap(([action, nouns]) =>
    nouns.split(' ').map((noun) => [noun, action as Action] as const),
  ),
)

/** Whether a noun of action stands for a practice: consented to, engaged in, or denied. */
function governor(sentence: Sentence, noun: number): 'consented' | 'denied' | undefined {
  for (let i = noun - 1; i >= Math.max(0, noun - 14); i--) {
    const word = wordAt(sentence, i)
    if (/^(?:consents?|consenting|agrees?|agreeing|authorize|understand)$/.test(word)) return 'consented'
    if (/^(?:engage|permit|allow|condone|authorise)$/.test(word)) {
      for (let j = i - 1; j >= Math.max(0, i - 3); j--) if (tagAt(sentence, j) === Tag.not) return 'denied'
      return undefined
    }
  }
  return undefined
}

const openly = words('available accessible visible viewable searchable public')

function isBefore(tag: number): boolean {
  return tag === Tag.be || tag === Tag.adverb || tag === Tag.modal || tag === Tag.not
}

function hasBe({tags}: Sentence, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (tags[i] === Tag.be) return true
  return false
}
