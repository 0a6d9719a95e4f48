// Verbs that do not agree with their subject:
// a pronoun, a noun, a name, or what “that” and “which” stand for.

import {functionWords} from '../../lexicon/function-words.js'
import {countables, plurals} from '../../lexicon/nouns.js'
import {allThirdPersons, baseVerbs, thirdOf, thirdPersons} from '../../lexicon/verb-forms.js'
import {words as set} from '../../lexicon/words.js'
import {
  type Check,
  isDeterminer,
  isLower,
  isName,
  isObject,
  isOneOf,
  isWord,
  opensClause,
  plain,
  startOfPhrase,
  startsClause,
  subordinators,
} from './words.js'

const prepositions = set('of to for from in on at by with about through and or between within under over than as like including')

/** “You acknowledges”, “if they is” */
export const thirdAfterPronoun: Check = (words, at) => {
  const before = words[at - 1]
  const isAfterNoun = plurals.has(before ?? '') || countables.has(before ?? '') || before === 'site'
  // “we” and “they” are subjects wherever they stand, “you” is not.
  const isSubject = words[at] === 'you' ? subordinators.has(before ?? '') : !isOneOf('and or nor than', before ?? '')
  if (isWord(before) && !isSubject && !(isAfterNoun && isObject(words[at + 2] === 'to' ? 'it' : words[at + 2]))) return undefined
  if (before === 'as' || before === '\0' || before === '0' || before === '-') return undefined
  const verb = words[at + 1] ?? ''
  const base = allThirdPersons.get(verb) ?? plain.get(verb)
  if (!base || (before === ',' && !startsClause(words, at))) return undefined
  if (words[at] === 'i' && verb === 'was') return undefined
  return {from: at + 1, to: at + 1, rights: [words[at] === 'i' && base === 'are' ? 'am' : base]}
}

/** “These cookies allows us to”, “Our services is” */
export const singularVerbAfterPlural: Check = (words, at) => {
  const verb = words[at] ?? ''
  const base = thirdPersons.get(verb) ?? plain.get(verb)
  if (!base || !plurals.has(words[at - 1] ?? '')) return undefined
  const isBe = plain.has(verb)
  if (!isBe && !(isObject(words[at + 1]) || isOneOf('to that how information with', words[at + 1] ?? ''))) return undefined
  const start = startOfPhrase(words, at - 1)
  const isPhrase = isOneOf('these those all our your such some', words[start] ?? '') || (start === at - 1 && !isBe)
  return isPhrase && opensClause(words, start) ? {from: at, to: at, rights: [base]} : undefined
}

/** “This policy describe how”, “This website are” */
export const pluralVerbAfterSingular: Check = (words, at) => {
  const noun = words[at - 1] ?? ''
  const verb = words[at] ?? ''
  const start = startOfPhrase(words, at - 1)
  if (
    start === at - 1 ||
    !isOneOf('this each every a an the our your such', words[start] ?? '') ||
    !(countables.has(noun) || isOneOf('statement notice site information content software', noun))
  )
    return undefined
  if (!(start === 0 || /^[.;]$/.test(words[start - 1] ?? ''))) return undefined
  if (verb === 'do') return words[at + 1] === 'not' ? {from: at, to: at, rights: ['does']} : undefined
  if (verb === 'have') return words[at + 1] === 'to' || isObject(words[at + 1]) ? {from: at, to: at, rights: ['has']} : undefined
  if (verb === 'are' || verb === 'were') return {from: at, to: at, rights: [verb === 'are' ? 'is' : 'was']}
  if (!isObject(words[at + 1]) && !isOneOf('how what to cookies information data', words[at + 1] ?? '')) return undefined
  return {from: at, to: at, rights: [thirdOf(verb)]}
}

/** “an app that collect your data”, “functionality that violate these terms” */
export const pluralVerbAfterThat: Check = (words, at, clause) => {
  const verb = words[at + 1] ?? ''
  const noun = words[at - 1] ?? ''
  if (!baseVerbs.has(verb) || !(isObject(words[at + 2]) || words[at + 2] === 'and') || !isLower(clause, at + 1)) return undefined
  const start = startOfPhrase(words, at - 1)
  // “users of an app that collect …”: it may be the users.
  if (prepositions.has(words[start - 1] ?? '')) return undefined
  const isSingle =
    isOneOf('a an each every this', words[start] ?? '') &&
    isWord(noun) &&
    !/s$|^(?:people|children|data|media|staff|number|request|requirement|condition|demand|way|men|women|group|team|list|set|range|variety)$/.test(
      noun,
    )
  return isSingle || (isThing(noun) && isWord(words[start - 1])) ? {from: at + 1, to: at + 1, rights: [thirdOf(verb)]} : undefined
}

/** What there is only one of, or no number of. */
const isThing = (noun: string) =>
  (countables.has(noun) && !isOneOf('request condition requirement party', noun)) ||
  isOneOf(
    'functionality information content software material technology activity conduct behavior behaviour app site statement section clause program tool feature',
    noun,
  )

/** “partners which helps us” */
export const singularVerbAfterThat: Check = (words, at) => {
  const base = thirdPersons.get(words[at + 1] ?? '') ?? (words[at + 1] === 'helps' ? 'help' : undefined)
  if (!base || !plurals.has(words[at - 1] ?? '') || !isObject(words[at + 2])) return undefined
  const start = startOfPhrase(words, at - 1)
  // “a group of users that provides …” may be about the group.
  const isAlone =
    (start === 0 || isWord(words[start - 1]) || /^[.;]$/.test(words[start - 1] ?? '')) && !prepositions.has(words[start - 1] ?? '')
  return isAlone ? {from: at + 1, to: at + 1, rights: [base]} : undefined
}

/** “There is several” */
export const thereIsMany: Check = (words, at) =>
  isOneOf('is was', words[at + 1] ?? '') && isOneOf('several many various numerous multiple two three four five', words[at + 2] ?? '')
    ? {from: at + 1, to: at + 1, rights: [words[at + 1] === 'is' ? 'are' : 'were']}
    : undefined

/** “Acme reserve the right”, “Acme Limited act as”: at the start of a sentence only, where no “should” or “that” can stand before. */
export const pluralVerbAfterName: Check = (words, at, clause) => {
  const next = words[at + 1] ?? ''
  if (!(isDeterminer(next) || isOneOf('to as that not personal information data', next)) || !isLower(clause, at)) return undefined
  const name = words[at - 1] ?? ''
  let first = at - 1
  while (first > 0 && isName(clause, first - 1)) first--
  if (!isName(clause, at - 1) || !/^[\p{L}]{3,}$/u.test(name) || /s$/.test(name) || at - first > 4) return undefined
  const isCompany = isOneOf('limited ltd inc llc corporation gmbh company', name)
  const isFirst = first === 0 || /^[.;!?]$/.test(words[first - 1] ?? '')
  if (!isFirst || !(isCompany || !clause.spelling.knows(name))) return undefined
  if (first < at - 1 && functionWords.has(words[first] ?? '') && words[first] !== 'the') return undefined
  return {from: at, to: at, rights: [thirdOf(words[at] ?? '')]}
}
