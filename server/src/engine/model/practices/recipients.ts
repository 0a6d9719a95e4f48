import {categoryHeads, categoryModifiers, emptyModifiers, genericRecipients, users} from '../../lexicon/actors.js'
import {words} from '../../lexicon/words.js'
import type {Recipient} from '../practices.js'
import {isParty} from './actors.js'
import type {NounPhrase, Sentence} from './phrases.js'
import {isCapital, Tag, tagAt, wordAt} from './words.js'

type Sense = Recipient['sense']

const own = words('us we our ourselves you your yourself employees staff personnel')
const crowd = words('users user members member visitors visitor public internet everyone participant participants')
/** What a third party is for says nothing if it is only this: “for marketing”. */
const broad = words('data marketing advertising research legal')

const family = words('affiliate affiliates subsidiary subsidiaries parent parents companies company entities')

/** How well a phrase tells who gets the data. */
export function senseOf(sentence: Sentence, phrase: NounPhrase): Sense {
  const {start, end, head} = phrase
  const noun = wordAt(sentence, head)
  const first = wordAt(sentence, start)
  if (phrase.pronoun) return noun === 'us' || noun === 'we' || noun === 'you' ? 'own' : 'unnamed'
  if (own.has(noun) && !/^(?:their|its|third|third-party)$/.test(first)) return 'own'
  // “Your bank”, “your employer”: the reader knows.
  if (first === 'your' || (first === 'each' && noun === 'other')) return first === 'your' ? 'category' : 'own'
  const said = new Set(sentence.words.slice(start, end))
  const isThird = said.has('third') || said.has('third-party')
  if (categoryHeads.has(noun)) return isName(sentence, phrase) ? 'named' : 'category'
  if (crowd.has(noun) && !isThird) return 'public'
  if (family.has(noun) && isInFamily(sentence, phrase)) return 'own'
  if (genericRecipients.has(noun)) return senseOfGeneric(sentence, phrase)
  if (isCapital(sentence, head) && (start > 0 || !users.has(noun))) return 'named'
  if (isThird) return 'unnamed'
  return isParty(sentence, phrase) ? senseOfGeneric(sentence, phrase) : 'category'
}

/** “Example Bank”. */
function isName(sentence: Sentence, {start, head}: NounPhrase): boolean {
  return isCapital(sentence, head) && head > start && isCapital(sentence, head - 1) && says(wordAt(sentence, head - 1))
}

/** “The Example family of companies”, “companies of the Example group”, “Example's subsidiaries”. */
function isInFamily(sentence: Sentence, {start, end, head}: NounPhrase): boolean {
  if (wordAt(sentence, start - 1) === 'of' && /^(?:family|group)$/.test(wordAt(sentence, start - 2))) return true
  if (/^parents?$/.test(wordAt(sentence, head)) || /^(?:group|sister|parent)$/.test(wordAt(sentence, head - 1))) return true
  for (let i = start; i < head; i++) if (isCapital(sentence, i) && says(wordAt(sentence, i))) return true
  for (let i = end; i < end + 12; i++) if (/^(?:family|group)$/.test(wordAt(sentence, i))) return true
  return false
}

/** “Payment providers” are a category, “trusted partners” are nobody in particular. */
function senseOfGeneric(sentence: Sentence, {start, end, head}: NounPhrase): Sense {
  for (let i = start; i < head; i++) {
    const word = wordAt(sentence, i)
    if (says(word) && tagAt(sentence, i) === Tag.noun) {
      const before = wordAt(sentence, head - 1)
      const isName = head - 1 > 0 && isCapital(sentence, head - 1) && says(before) && !categoryModifiers.has(before)
      return isName && !isCapital(sentence, head) ? 'named' : 'category'
    }
  }
  // “Third parties for payment processing”
  if (wordAt(sentence, end) !== 'for') return 'unnamed'
  for (let i = end + 1; i < end + 4; i++) {
    const word = wordAt(sentence, i)
    if (categoryModifiers.has(word) && !broad.has(word)) return 'category'
  }
  return 'unnamed'
}

/** “Acorn-approved partners”: who approves of them does not say who they are. */
const praise = /-(?:approved|authori[sz]ed|certified|selected|chosen|vetted|trusted|endorsed|preferred|screened|affiliated)$/

function says(word: string): boolean {
  return (
    !praise.test(word) &&
    !emptyModifiers.has(word) &&
    !genericRecipients.has(word) &&
    word !== 'party' &&
    word !== 'parties' &&
    !/'s?$/.test(word)
  )
}
