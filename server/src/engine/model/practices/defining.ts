import type {Subject} from './actors.js'
import {subjectOf} from './actors.js'
import type {VerbGroup} from './groups.js'
import {type NounPhrase, nextPhrase, phraseOf, rankOf, type Sentence} from './phrases.js'
import {readSlots, type Slots} from './slots.js'
import {Form, Tag, tagAt, wordAt} from './words.js'

/** What stands for data when a list of its parts follows. */
const carriers = /^(?:this|these|they|it|which|cookies?|logs?|identifiers)$/

/** “Personal information includes your name and address”: what follows, if the subject is data. */
export function partsOf(sentence: Sentence, group: VerbGroup, current: Subject): Slots | undefined {
  const {first, at, form, negated, modal} = group
  if (negated || !(form & (Form.base | Form.third | Form.ing))) return undefined
  const subject = subjectOf(sentence, first, current).phrase
  const isData = subject && (rankOf(sentence, subject) === 2 || carriers.test(wordAt(sentence, subject.head)))
  const phrase = isData ? subject : dataOfClause(sentence, first)
  if (!phrase) return undefined
  const head = wordAt(sentence, phrase.head)
  const rank = rankOf(sentence, phrase)
  if (rank < 2 && !carriers.test(head)) return undefined
  // “A page that contains”; but “information, which may include”.
  const isRelative = tagAt(sentence, first - 1) === Tag.relative
  if (isRelative && !/^(?:cookies?|logs?|beacons?|files?)$/.test(head) && !(rank === 2 && modal !== undefined)) return undefined
  // “This includes processing your order”
  if (tagAt(sentence, at + 1) === Tag.verb) return undefined
  const slots = readSlots(sentence, at + 1, {direct: true, guarded: false, about: false})
  const [item] = slots.data
  return item && (rank === 2 || rankOf(sentence, item) === 2) ? slots : undefined
}

/** “The information we collect includes”: the noun before its clause. */
function dataOfClause(sentence: Sentence, first: number): NounPhrase | undefined {
  for (let i = first - 1; i > 0 && first - i < 30; i--) {
    const tag = tagAt(sentence, i)
    if (tag === Tag.stop || tag === Tag.semicolon) return undefined
    if (tag !== Tag.subject && tag !== Tag.relative) continue
    const phrase = phraseOf(sentence, i - 1)
    if (phrase && rankOf(sentence, phrase) === 2) return phrase
  }
  return undefined
}

/** Data and the word that introduces it. */
type Named = Slots & {readonly at: number}

const general = /^(?:information|data|info)$/

/** “Personal information is information that identifies you, such as your name.” */
export function kindIn(sentence: Sentence): Named | undefined {
  const [subject] = sentence.phrases
  if (!subject || subject.start > 0 || rankOf(sentence, subject) < 2 || tagAt(sentence, subject.end) !== Tag.be) return undefined
  const kind = nextPhrase(sentence, subject.end + 1)
  if (!kind || kind.start > subject.end + 2 || rankOf(sentence, kind) < 2 || !general.test(wordAt(sentence, kind.head))) return undefined
  for (let i = kind.end; i < Math.min(sentence.words.length, kind.end + 60); i++) {
    if (!isIntroducer(sentence, i)) continue
    const slots = readSlots(sentence, i, {direct: true, guarded: false, about: false})
    return slots.data.length > 0 ? {...slots, data: [kind, ...slots.data], at: subject.end} : undefined
  }
  return undefined
}

/** “Information such as your name”, without a verb: an item of a list. */
export function fragmentIn(sentence: Sentence): Named | undefined {
  const [phrase] = sentence.phrases
  if (!phrase || phrase.start > 0) return undefined
  const rank = rankOf(sentence, phrase)
  if (rank === 0 || (rank === 1 && phrase.end - phrase.start < 2)) return undefined
  const {words} = sentence
  for (let i = phrase.end; i < Math.min(words.length, phrase.end + 60); i++) {
    const tag = tagAt(sentence, i)
    if (tag === Tag.modal || tag === Tag.be || tag === Tag.do || tag === Tag.stop) return undefined
    if (tag === Tag.verb && !((sentence.forms[i] ?? 0) & Form.past)) return undefined
    const isClause = wordAt(sentence, i) === 'when' || (wordAt(sentence, i) === 'you' && words.length > 9)
    if (!isClause && !isIntroducer(sentence, i)) continue
    const slots = readSlots(sentence, 0, {direct: true, guarded: false, about: false})
    return slots.data.length > 0 ? {...slots, at: phrase.head} : undefined
  }
  return undefined
}

function isIntroducer(sentence: Sentence, i: number): boolean {
  const word = wordAt(sentence, i)
  return word === 'including' || word === 'like' || word === 'includes' || (word === 'such' && wordAt(sentence, i + 1) === 'as')
}
