// Words that need another between them: “of”, “to”, “with”, “be”;
// and pairs of which one word is too many.

import {functionWords} from '../../lexicon/function-words.js'
import {modals} from '../../lexicon/grammar.js'
import {baseVerbs, irregularParticiples, prepositionOf} from '../../lexicon/verb-forms.js'
import {baseOf, type Check, isDeterminer, isEnd, isLower, isName, isObject, isOneOf, isWord, possessives, subordinators} from './words.js'

/** “be able communicate”, “is required provide” */
export const missingTo: Check = (words, at) => {
  const verb = words[at + 1] ?? ''
  return baseVerbs.has(verb) ? {from: at, to: at + 1, rights: [`${words[at]} to ${verb}`]} : undefined
}

/** “in order verify” */
export const missingToAfterOrder: Check = (words, at) =>
  words[at - 1] === 'in' && baseVerbs.has(words[at + 1] ?? '') ? {from: at, to: at + 1, rights: [`order to ${words[at + 1]}`]} : undefined

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
  return {from: at, to: at + 1, rights: [`${words[at]} ${half[1]} ${next}`]}
}

/** “some parts our site” */
export const missingOf: Check = (words, at) => {
  if (!possessives.has(words[at + 1] ?? '') || words[at + 1] === 'her' || !isWord(words[at + 2])) return undefined
  if (isOneOf('take takes taking took on play for as in', words[at - 1] ?? '')) return undefined
  return {from: at, to: at + 1, rights: [`${words[at]} of ${words[at + 1]}`]}
}

/** “the collection your data” */
export const actionWithoutOf: Check = (words, at) => {
  const isAction = isOneOf('the our any such', words[at - 1] ?? '') && possessives.has(words[at + 1] ?? '')
  return isAction ? {from: at, to: at + 1, rights: [`${words[at]} of ${words[at + 1]}`]} : undefined
}

/** “comply these terms”, “prior the change” */
export const missingPreposition: Check = (words, at) => {
  const next = words[at + 1] ?? ''
  if (!isOneOf('the our your their its these this those', next) || !isWord(words[at + 2])) return undefined
  if (isOneOf('as of', words[at - 1] ?? '')) return undefined
  return {from: at, to: at + 1, rights: [`${words[at]} ${prepositionOf.get(words[at] ?? '')} ${next}`]}
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

/** “except otherwise agreed”, “unless as otherwise stated” */
export const missingAs: Check = (words, at) => {
  const adverb = words[at + 1] ?? ''
  if (!isOneOf('otherwise expressly specifically', adverb)) return undefined
  const participle = words[at + 2] ?? ''
  const isParticiple =
    irregularParticiples.has(participle) || baseOf(participle) !== undefined || isOneOf('set stated noted agreed required', participle)
  // “except otherwise empty lines”, “except expressly stated ones”
  const next = words[at + 3] ?? ''
  if (!isParticiple || !(isEnd(next) || isOneOf('in by herein forth out below above under for', next))) return undefined
  return {from: at, to: at + 1, rights: [`except as ${adverb}`]}
}

/** “is applicable only this feature”: what belongs to a thing needs “to”. */
export const missingToAfterOnly: Check = (words, at) => {
  if (words[at + 1] !== 'only') return undefined
  const next = words[at + 2] ?? ''
  if (!isOneOf('this these those our your their its the', next) || !isWord(words[at + 3])) return undefined
  if (isOneOf('first second next last same day week month year time way', words[at + 3] ?? '')) return undefined
  return {from: at + 1, to: at + 2, rights: [`only to ${next}`]}
}

/** “or, choose to stay”: nothing stands between the commas. */
export const commaBeforeVerb: Check = (words, at, clause) => {
  if (words[at + 1] !== ',') return undefined
  const verb = words[at + 2] ?? ''
  const next = words[at + 3] ?? ''
  if (!baseVerbs.has(verb) || !isLower(clause, at + 2) || !(isOneOf('to another', next) || isDeterminer(next) || isObject(next)))
    return undefined
  // “and, subject to your choice, we may”: a verb that looks like another kind of word opens an aside.
  const before = words[at - 1] ?? ''
  if (!isWord(before) || isOneOf('subject further regard limit provided respect concern including', verb)) return undefined
  for (let index = at + 3; index < at + 16 && isWord(words[index]); index++) if (words[index + 1] === ',') return undefined
  return {from: at, to: at + 2, rights: [`${words[at]} ${verb}`]}
}

/** “please contact us the team at” */
export const usBeforeAnother: Check = (words, at) => {
  if (words[at + 1] !== 'us' || !isOneOf('the our', words[at + 2] ?? '') || isOneOf('we to', words[at - 1] ?? '')) return undefined
  if (isOneOf('same moment day next first second minute instant way following', words[at + 3] ?? '')) return undefined
  return {from: at, to: at + 2, rights: [`${words[at]} ${words[at + 2]}`]}
}
