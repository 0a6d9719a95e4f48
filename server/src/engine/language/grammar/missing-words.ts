// Words that need another between them: “of”, “to”, “with”, “be”;
// and pairs of which one word is too many.

import {functionWords} from '../../lexicon/function-words.js'
import {modals} from '../../lexicon/grammar.js'
import {baseVerbs, prepositionOf} from '../../lexicon/verb-forms.js'
import {type Check, isDeterminer, isEnd, isLower, isName, isObject, isOneOf, isWord, possessives, subordinators} from './words.js'

/** “be able communicate”, “is required provide” */
export const missingTo: Check = (words, at) => {
  const verb = words[at + 1] ?? ''
  return baseVerbs.has(verb) ? {from: at, to: at + 1, rights: [`${words[at]} to ${verb}`]} : undefined
}

/** “in order verify” */
export const missingToAfterOrder: Check = (words, at) =>
  words[at - 1] === 'in' && baseVerbs.has(words[at + 1] ?? '') ? {from: at, to: at, rights: ['order to']} : undefined

/** “encourage users provide”, “permit Acme determine”, “let you to view” */
export const objectAndVerb: Check = (words, at, clause) => {
  const object = words[at + 1] ?? ''
  const isPerson = isOneOf('you us users customers them it others individuals visitors subscribers members people anyone someone', object)
  if (!isPerson && !(isName(clause, at + 1) && !functionWords.has(object))) return undefined
  const verb = words[at + 2] ?? ''
  if (/^let/.test(words[at] ?? '')) {
    return verb === 'to' && isWord(words[at + 3]) && !isDeterminer(words[at + 3])
      ? {from: at, to: at + 2, rights: [`${words[at]} ${object}`]}
      : undefined
  }
  if (!isLower(clause, at + 2) || !(baseVerbs.has(verb) || (isPerson && isOneOf('access use share view', verb) && isObject(words[at + 3]))))
    return undefined
  return {from: at + 2, to: at + 2, rights: [`to ${verb}`]}
}

/** “found to unenforceable” */
export const missingBe: Check = (words, at) => {
  if (words[at + 1] !== 'to') return undefined
  const isPredicate =
    /^(?:unenforceable|invalid|unlawful|illegal|void|enforceable|valid|unavailable|available|inaccurate|incomplete|nonconforming|necessary|appropriate|liable|eligible|applicable|inconsistent|incorrect|harmful|true|false)$/
  const next = words[at + 2] ?? ''
  return isPredicate.test(next) && (isEnd(words[at + 3]) || functionWords.has(words[at + 3] ?? ''))
    ? {from: at, to: at + 2, rights: [`${words[at]} to be ${next}`]}
    : undefined
}

/** A noun that is half of a preposition, to the word before it and the one that is missing after it. */
export const halves: ReadonlyMap<string, readonly [before: string, missing: string]> = new Map([
  ['behalf', ['on', 'of']],
  ['breach', ['in', 'of']],
  ['lieu', ['in', 'of']],
  ['means', ['by', 'of']],
  ['accordance', ['in', 'with']],
  ['compliance', ['in', 'with']],
  ['conjunction', ['in', 'with']],
  ['connection', ['in', 'with']],
  ['respect', ['with', 'to']],
  ['regard', ['with', 'to']],
  ['virtue', ['by', 'of']],
])

/** “on behalf a customer”, “in accordance these terms” */
export const halfPreposition: Check = (words, at) => {
  const half = halves.get(words[at] ?? '')
  const next = words[at + 1] ?? ''
  if (!half || half[0] !== words[at - 1] || !(isOneOf('the a an this these those any such another', next) || possessives.has(next)))
    return undefined
  return {from: at, to: at, rights: [`${words[at]} ${half[1]}`]}
}

/** “some parts our site” */
export const missingOf: Check = (words, at) => {
  if (!possessives.has(words[at + 1] ?? '') || words[at + 1] === 'her' || !isWord(words[at + 2])) return undefined
  if (isOneOf('take takes taking took on play for as in', words[at - 1] ?? '')) return undefined
  return {from: at, to: at, rights: [`${words[at]} of`]}
}

/** “the collection your data” */
export const actionWithoutOf: Check = (words, at) => {
  const isAction = isOneOf('the our any such', words[at - 1] ?? '') && possessives.has(words[at + 1] ?? '')
  return isAction ? {from: at, to: at, rights: [`${words[at]} of`]} : undefined
}

/** “comply these terms”, “prior the change” */
export const missingPreposition: Check = (words, at) => {
  const next = words[at + 1] ?? ''
  if (!isOneOf('the our your their its these this those', next) || !isWord(words[at + 2])) return undefined
  if (isOneOf('as of', words[at - 1] ?? '')) return undefined
  return {from: at, to: at, rights: [`${words[at]} ${prepositionOf.get(words[at] ?? '')}`]}
}

/** “when you access to our site” */
export const strayTo: Check = (words, at) => {
  if (words[at + 1] !== 'to' || !(isDeterminer(words[at + 2]) || words[at + 2] === 'us')) return undefined
  const before = words[at - 1] ?? ''
  const isVerb =
    modals.has(before) || (isOneOf('you we they users', before) && (subordinators.has(words[at - 2] ?? '') || !isWord(words[at - 2])))
  return isVerb && !isOneOf('any all that', words[at + 2] ?? '') ? {from: at, to: at + 1, rights: [words[at] ?? '']} : undefined
}

/** A word, to those that cannot follow it. */
export const impossible: ReadonlyMap<string, string> = new Map(
  Object.entries({
    the: 'of to and or for with from by you we they our your their',
    a: 'the of and our your',
    an: 'the of and our your you we they to for with by is are',
    our: 'the your of',
    your: 'the our of',
    their: 'the of',
    these: 'the our your',
    any: 'the',
    with: 'of',
    by: 'of',
    to: 'of',
    from: 'of',
    at: 'of',
    if: 'is',
    or: 'and',
    and: 'or',
  }),
)

/** “of the of”, “a the”, “if is” */
export const impossiblePair: Check = (words, at, clause) => {
  const first = words[at] ?? ''
  const second = words[at + 1] ?? ''
  if (!isOneOf(impossible.get(first) ?? '', second) || !isLower(clause, at) || !isLower(clause, at + 1)) return undefined
  if (first === 'a' && !isWord(words[at - 1])) return undefined
  if (!isWord(words[at + 2]) && words[at + 2] !== '0') return undefined
  if (first === 'and') return {from: at, to: at + 1, rights: ['and/or']}
  if (first === 'or') return {from: at, to: at + 1, rights: ['or', 'and']}
  if (first === 'an') return {from: at, to: at, rights: ['and']}
  return {from: at, to: at + 1, ...(first === 'if' ? {rights: ['if it is']} : {})}
}

/** “withdraw or, or introduce” */
export const wordCommaWord: Check = (words, at) =>
  words[at + 1] === ',' && words[at + 2] === words[at] && words[at - 1] !== '/' && isWord(words[at + 3])
    ? {from: at, to: at + 2, rights: [`, ${words[at]}`]}
    : undefined
