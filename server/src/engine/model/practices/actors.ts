import {categoryHeads, firstParty, genericRecipients, thirdParty, users} from '../../lexicon/actors.js'
import {dataNouns, listedNouns} from '../../lexicon/data.js'
import {words} from '../../lexicon/words.js'
import {type NounPhrase, nextPhrase, phraseOf, rankOf, type Sentence} from './phrases.js'
import {isBreak, isCapital, Tag, tagAt, wordAt} from './words.js'

/** Who acts: the company, the reader, somebody else, whoever acted before (“it”), nobody who acts. */
export type Actor = 'first' | 'user' | 'third' | 'same' | 'none'

const pronouns: Readonly<Record<string, Actor>> = {
  we: 'first',
  i: 'first',
  us: 'first',
  you: 'user',
  they: 'third',
  them: 'third',
  he: 'third',
  she: 'third',
  it: 'same',
}
const others = words('another other any some certain various different outside unaffiliated affiliated select selected those that such')
const outsiders = words(
  'company companies business firm site sites website websites service services network group corporation platform platforms application applications app apps server servers',
)

export function actorOf(sentence: Sentence, phrase: NounPhrase | undefined): Actor {
  if (!phrase) return 'none'
  const {start, end, head} = phrase
  const noun = wordAt(sentence, head)
  const first = wordAt(sentence, start)
  const tag = tagAt(sentence, head)
  if (tag === Tag.subject || tag === Tag.object) return pronouns[noun] ?? 'none'
  if (first.startsWith('third') || (start + 1 < end && wordAt(sentence, start + 1).startsWith('third'))) return 'third'
  if (users.has(noun)) return /^(?:other|another|some)$/.test(first) ? 'third' : 'user'
  if (first === 'our' && /^(?:websites|networks|companies)$/.test(noun)) return 'first'
  if (/^(?:web)?sites$/.test(noun) && end - start > 1 && isCapital(sentence, head - 1) && first !== 'other') return 'first'
  if (thirdParty.has(noun)) return 'third'
  if (head > start && /^(?:ads?|advertising)$/.test(wordAt(sentence, head - 1)) && outsiders.has(noun)) return 'third'
  if (others.has(first) && outsiders.has(noun)) return 'third'
  if (firstParty.has(noun)) return (first === 'these' || first === 'those') && noun === 'companies' ? 'third' : 'first'
  return isCapital(sentence, head) && !phrase.pronoun ? 'first' : 'none'
}

/** Whether a phrase is somebody to whom data can go. */
export function isParty(sentence: Sentence, {head, pronoun}: NounPhrase): boolean {
  const noun = wordAt(sentence, head)
  const tag = tagAt(sentence, head)
  if (pronoun) return tag === Tag.object || tag === Tag.subject || thirdParty.has(noun) || genericRecipients.has(noun)
  if (genericRecipients.has(noun) || categoryHeads.has(noun) || thirdParty.has(noun) || users.has(noun)) return true
  return isCapital(sentence, head) && !dataNouns.has(noun) && !listedNouns.has(noun)
}

export interface Subject {
  readonly actor: Actor
  readonly phrase: NounPhrase | undefined
  /** “We and our partners”: the partners act too. */
  readonly joint: boolean
  /** It is what a relative pronoun stands for. */
  readonly relative: boolean
}

/** Who the verb group that begins at `first` speaks of; `current` is the subject before. */
export function subjectOf(sentence: Sentence, first: number, current: Subject): Subject {
  let i = first - 1
  while (tagAt(sentence, i) === Tag.adverb) i--
  const tag = tagAt(sentence, i)
  if (tag === Tag.comma || tag === Tag.close) return subjectBeforeAside(sentence, first, i) ?? {...current, joint: false}
  const relative = tag === Tag.relative
  if (relative) i = tagAt(sentence, i - 1) === Tag.comma ? i - 2 : i - 1
  const phrase = phraseOf(sentence, i)
  if (!phrase) return {actor: i < 0 ? 'first' : 'none', phrase: undefined, joint: false, relative}
  const head = relative ? phrase : outOfPrepositions(sentence, phrase)
  if (!relative && isInside(sentence, head) && !(head === phrase && isQuantified(sentence, head))) {
    const phrase = antecedent(sentence, head.start - 1)
    if (phrase) return {actor: actorOf(sentence, phrase), phrase, joint: false, relative}
  }
  const own = actorOf(sentence, head)
  const beside = tagAt(sentence, phrase.start - 1) === Tag.and ? phraseOf(sentence, phrase.start - 2) : undefined
  const besideActor = actorOf(sentence, beside)
  // “These companies and individuals”
  const actor = own === 'user' && besideActor === 'third' && !phrase.pronoun ? 'third' : own
  const joint = (besideActor === 'first' && actor === 'third') || (besideActor === 'third' && actor === 'first')
  return {actor: joint ? 'first' : actor, phrase: actor === own ? head : (beside ?? head), joint, relative}
}

/** “Third parties, such as our hosts, may share”: the phrase before the aside that ends at `end`. */
function subjectBeforeAside(sentence: Sentence, first: number, end: number): Subject | undefined {
  const opening = tagAt(sentence, end) === Tag.close ? Tag.open : Tag.comma
  let i = end - 1
  while (i > 0 && end - i < 60 && tagAt(sentence, i) !== opening && tagAt(sentence, i) !== Tag.stop) i--
  if (i > 0 && tagAt(sentence, i) === opening) {
    const phrase = phraseOf(sentence, i - 1)
    if (phrase && (phrase.pronoun || isParty(sentence, phrase))) return subject(sentence, phrase)
  }
  const phrase = tagAt(sentence, first) === Tag.modal ? antecedent(sentence, end - 1) : undefined
  return phrase && subject(sentence, phrase)
}

function subject(sentence: Sentence, phrase: NounPhrase): Subject {
  return {actor: actorOf(sentence, phrase), phrase, joint: false, relative: false}
}

const quantities = words('some many most all any each several few one both none either')

/** “Operators of these sites may”: the operators. */
function outOfPrepositions(sentence: Sentence, phrase: NounPhrase): NounPhrase {
  let head = phrase
  for (let step = 0; step < 3 && tagAt(sentence, head.start - 1) === Tag.preposition; step++) {
    const outer = phraseOf(sentence, head.start - 2)
    // “Some of our partners”: the partners.
    if (!outer || (quantities.has(wordAt(sentence, outer.head)) && wordAt(sentence, head.start - 1) === 'of')) break
    head = outer
  }
  return head
}

/** “Some of our partners”. */
function isQuantified(sentence: Sentence, {start}: NounPhrase): boolean {
  return wordAt(sentence, start - 1) === 'of' && quantities.has(wordAt(sentence, start - 2))
}

function isInside(sentence: Sentence, {start}: NounPhrase): boolean {
  const before = tagAt(sentence, start - 1)
  return before === Tag.preposition || before === Tag.verb || (before === Tag.and && tagAt(sentence, start - 2) === Tag.preposition)
}

/** “Websites that link to our services may”: what stands before the relative pronoun. */
function antecedent(sentence: Sentence, from: number): NounPhrase | undefined {
  for (let i = from; i > 0 && from - i < 18; i--) {
    const tag = tagAt(sentence, i)
    if (isBreak(tag) || tag === Tag.if) return undefined
    if (tag === Tag.relative) return phraseOf(sentence, i - 1)
    if (tag === Tag.modal && i < from) return undefined
  }
  return undefined
}

/** In “the information (that) we collect” the verb has its object on the left of its subject. */
export function objectBefore(sentence: Sentence, subjectStart: number): NounPhrase | undefined {
  let i = subjectStart - 1
  if (tagAt(sentence, i) === Tag.relative) i--
  const phrase = phraseOf(sentence, i)
  if (!phrase) return undefined
  const isRelative = i < subjectStart - 1
  if ((isRelative || phrase.end === subjectStart) && rankOf(sentence, phrase)) return phrase
  if (!isRelative || tagAt(sentence, phrase.start - 1) !== Tag.preposition) return undefined
  const outer = phraseOf(sentence, phrase.start - 2)
  return outer && rankOf(sentence, outer) === 2 ? outer : undefined
}

/** “Used by our partners”: who does what the passive at `at` speaks of. */
export function agentOf(sentence: Sentence, at: number): NounPhrase | undefined {
  for (let i = at + 1; i < at + 8; i++) {
    const tag = tagAt(sentence, i)
    if (tag === Tag.stop || tag === Tag.comma) return undefined
    if (wordAt(sentence, i) === 'by') return nextPhrase(sentence, i + 1)
  }
  return undefined
}

/** “Us”, “our group”: data that goes there comes to the author. */
export function isUs(sentence: Sentence, phrase: NounPhrase): boolean {
  const first = wordAt(sentence, phrase.start)
  return first === 'us' || (first === 'our' && actorOf(sentence, phrase) === 'first')
}

/** “By us or by our partners”: the partners too. */
export function besides(sentence: Sentence, {end}: NounPhrase): NounPhrase | undefined {
  for (let i = end; i < end + 8; i++) {
    const tag = tagAt(sentence, i)
    if (isBreak(tag) || tag === Tag.verb || tag === Tag.to || tag === Tag.relative) return undefined
    const phrase = phraseOf(sentence, i)
    if (phrase?.start === i && actorOf(sentence, phrase) === 'third') return phrase
  }
  return undefined
}

/** Somebody else than the author and the reader. */
export function isOutsider(sentence: Sentence, phrase: NounPhrase): boolean {
  return actorOf(sentence, phrase) === 'third' || /^(?:third|others|public|users|friends|people)$/.test(wordAt(sentence, phrase.head))
}
