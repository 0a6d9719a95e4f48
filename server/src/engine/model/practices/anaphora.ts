import {actorOf} from './actors.js'
import {type NounPhrase, phraseOf, rankOf, type Sentence} from './phrases.js'
import {wordAt} from './words.js'

/** “It is never shared”: it is the data before. */
export function anaphor(sentence: Sentence, first: number): readonly NounPhrase[] {
  const phrase = phraseOf(sentence, first - 1)
  if (!phrase?.pronoun || phrase.end !== first || !/^(?:it|they|this|these)$/.test(wordAt(sentence, phrase.head))) return []
  const before = lastData(sentence, phrase.start)
  return before ? [before] : [phrase]
}

/** The last phrase before a word that is data wherever it stands. */
export function lastData(sentence: Sentence, before: number): NounPhrase | undefined {
  const {phrases, phraseAt} = sentence
  let index = phraseAt[before] ?? -1
  for (let i = before; index < 0 && i > 0 && before - i < 20; i--) index = phraseAt[i] ?? -1
  for (let i = index; i >= 0 && i > index - 40; i--) {
    const phrase = phrases[i]
    if (phrase && phrase.end <= before && rankOf(sentence, phrase) === 2) return phrase
  }
  return undefined
}

/** The last phrase before a word that speaks of several outsiders. */
export function lastParty(sentence: Sentence, before: number): NounPhrase | undefined {
  const {phrases, phraseAt} = sentence
  let index = before < phraseAt.length ? Math.max(0, phraseAt[before] ?? 0) : phrases.length
  for (let steps = 0; index > 0 && steps < 12; steps++) {
    const phrase = phrases[--index]
    if (phrase && !phrase.pronoun && wordAt(sentence, phrase.head).endsWith('s') && actorOf(sentence, phrase) === 'third') return phrase
  }
  return undefined
}
