// Forms of verbs that cannot follow: after “will”, “be”, “have”, “do” and “to”,
// after a preposition, and in the place of a participle.

import {modals} from '../../lexicon/grammar.js'
import {plurals} from '../../lexicon/nouns.js'
import {
  allThirdPersons,
  baseVerbs,
  falseParticiples,
  ingForms,
  ingOf,
  irregularParticiples,
  participleOf,
  pasts,
  thirdPersons,
} from '../../lexicon/verb-forms.js'
import type {Clause} from '../../model/clause.js'
import {
  asks,
  baseOf,
  between,
  type Check,
  isDeterminer,
  isLower,
  isName,
  isObject,
  isOneOf,
  isWord,
  questions,
  type Words,
} from './words.js'

/** A modal verb and where its verb stands; nothing if it opens a question or is a noun. */
function afterModal(words: Words, at: number, clause: Clause): number | undefined {
  const before = words[at - 1]
  if (!isWord(before) && before !== ')' && before !== '”' && before !== '"') return undefined
  if (isDeterminer(before) && before !== 'that' && before !== 'this' && before !== 'all' && before !== 'any') return undefined
  if (questions.has(before ?? '') && before !== 'which' && before !== 'who') return undefined
  if (isOneOf('at free good own ill in last of by', before ?? '') || isName(clause, at)) return undefined
  let next = at + 1
  while (isOneOf('not also only then never always', words[next] ?? '')) next++
  return next
}

/** “will not displayed”, “can been” */
export const participleAfterModal: Check = (words, at, clause) => {
  const next = afterModal(words, at, clause)
  const verb = words[next ?? -1] ?? ''
  if (next === undefined || !isLower(clause, next)) return undefined
  if (isOneOf('is are was were been being', verb)) return {from: at, to: next, rights: [between(words, at, next, 'be')]}
  const base = allThirdPersons.get(verb) ?? pasts.get(verb)
  if (base) return {from: at, to: next, rights: [between(words, at, next, base)]}
  const isParticiple =
    irregularParticiples.has(verb) ||
    (/ed$/.test(verb) && verb.length > 3 && !falseParticiples.has(verb) && (!verb.endsWith('eed') || /^(?:guarant|agr)eed$/.test(verb)))
  if (!isParticiple || /^(?:liability|warranty|company|and|or|,)$/.test(words[next + 1] ?? '')) return undefined
  const meant = baseOf(verb)
  if (meant && isObject(words[next + 1])) return {from: at, to: next, rights: [between(words, at, next, meant)]}
  return {from: at, to: next, rights: [`${between(words, at, next, 'be')} ${verb}`]}
}

/** “should utilizing” */
export const ingAfterModal: Check = (words, at, clause) => {
  if (words[at] === 'will' || words[at] === 'can') return undefined
  const next = afterModal(words, at, clause)
  if (next === undefined) return undefined
  const base = ingForms.get(words[next] ?? '')
  if (!base || isOneOf('following including excluding considering according', words[next] ?? '')) return undefined
  return {from: at, to: next, rights: [between(words, at, next, base)]}
}

/** “may will” */
export const modalAfterModal: Check = (words, at, clause) => {
  const next = words[at + 1] ?? ''
  if (!modals.has(next) || next === words[at] || afterModal(words, at, clause) === undefined || !isLower(clause, at + 1)) return undefined
  return {from: at, to: at + 1, rights: [words[at] ?? '', next]}
}

/** “is activates”, “been maintains” */
export const thirdAfterBe: Check = (words, at) => {
  const next = words[at + 1] === 'not' ? at + 2 : at + 1
  const base = thirdPersons.get(words[next] ?? '')
  if (!base || isOneOf('what there all it this', words[at - 1] ?? '') || asks(words, at)) return undefined
  return {from: at, to: next, rights: [between(words, at, next, participleOf(base)), words[next] ?? '']}
}

/** “is not be”, “are is”, “has be”, “to been” */
export const beAfterBe: Check = (words, at) => {
  const first = words[at] ?? ''
  const next = words[at + 1] === 'not' ? at + 2 : at + 1
  const second = words[next] ?? ''
  if (first === 'to') return second === 'been' ? {from: at, to: next, rights: ['to be', 'to have been']} : undefined
  if (second === 'be') {
    return {
      from: at,
      to: next,
      rights: /^ha/.test(first)
        ? [between(words, at, next, 'been')]
        : // “is not to be” is another thing to say than “is not”.
          [between(words, at, next, '').trim()],
    }
  }
  if (isOneOf('has have had', first)) return undefined
  if (isOneOf('is are was were been', second) && second !== first && next === at + 1) {
    if (isOneOf('what it there who that this', words[at - 1] ?? '')) return undefined
    return {from: at, to: next, rights: second === 'been' ? [`${isOneOf('is was', first) ? 'has' : 'have'} been`] : [first, second]}
  }
  return undefined
}

/** “will be provide to”, “are collect by” */
export const baseAfterBe: Check = (words, at, clause) => {
  const next = isOneOf('not also only', words[at + 1] ?? '') ? at + 2 : at + 1
  const verb = words[next] ?? ''
  if (!baseVerbs.has(verb) || !isLower(clause, next) || asks(words, at) || isOneOf('do does did done there have has', words[at - 1] ?? ''))
    return undefined
  if (words.slice(Math.max(0, at - 12), at).some((word) => isOneOf('do does did all thing purpose goal aim is', word))) return undefined
  return {from: at, to: next, rights: [between(words, at, next, participleOf(verb))]}
}

/** “are use to”, “be ask to”, “be advice that” */
export const baseNounAfterBe: Check = (words, at) => {
  const before = words[at - 1] ?? ''
  const next = words[at + 1] ?? ''
  const word = words[at] ?? ''
  const verb = before === 'only' || before === 'not' ? (words[at - 2] ?? '') : before
  if (!isOneOf('are be been were is was', verb) || asks(words, at)) return undefined
  if (words.slice(Math.max(0, at - 12), at).some((it) => isOneOf('do does did all thing purpose goal aim', it))) return undefined
  if (isOneOf('share store transfer purchase', word))
    return isOneOf('by with to using via through', next) ? {from: at, to: at, rights: [participleOf(word)]} : undefined
  if (word === 'advice') return before === 'be' && next === 'that' ? {from: at, to: at, rights: ['advised']} : undefined
  if (word === 'ask') return next === 'to' ? {from: at, to: at, rights: ['asked']} : undefined
  return isOneOf('to by', next) ? {from: at, to: at, rights: ['used']} : undefined
}

/** “having obtain”, “has provide the” */
export const baseAfterHave: Check = (words, at) => {
  const next = words[at + 1] === 'not' ? at + 2 : at + 1
  const verb = words[next] ?? ''
  if (!baseVerbs.has(verb) || verb === 'become') return undefined
  if (words[at] !== 'having' && !isWord(words[next + 1])) return undefined
  return {from: at, to: next, rights: [between(words, at, next, participleOf(verb))]}
}

/** “does not applies”, “don’t shared” */
export const formAfterDo: Check = (words, at) => {
  const isShort = /n['’]t$/.test(words[at] ?? '')
  if (!isShort && words[at + 1] !== 'not') return undefined
  const next = isShort ? at + 1 : at + 2
  const verb = words[next] ?? ''
  const base = thirdPersons.get(verb) ?? baseOf(verb)
  if (verb === 'sale') return {from: next, to: next, rights: ['sell']}
  return base ? {from: next, to: next, rights: [base]} : undefined
}

/** “to provides the” */
export const thirdAfterTo: Check = (words, at) => {
  const before = words[at - 1] ?? ''
  const asks = isOneOf('right able want wish need order agree required permitted entitled intend seek how', before)
  const base = (asks ? allThirdPersons : thirdPersons).get(words[at + 1] ?? '')
  if (!base || !isObject(words[at + 2])) return undefined
  if (/ed$|^(?:according|pursuant|subject|due|respect|addition|go|move|travel|belong|sent|refers?|relat\w+|applies|apply)$/.test(before))
    return undefined
  return {from: at, to: at + 1, rights: [`to ${base}`]}
}

/** “to disclosed the” */
export const participleAfterTo: Check = (words, at) => {
  const base = baseOf(words[at + 1] ?? '')
  const before = words[at - 1] ?? ''
  if (!base || !isObject(words[at + 2]) || !isWord(before)) return undefined
  if (
    /ed$|^(?:according|pursuant|subject|due|respect|addition|access|prior|contrary|relat\w+|applies|apply|similar|link|links)$/.test(before)
  )
    return undefined
  return {from: at, to: at + 1, rights: [`to ${base}`]}
}

/** “by provide us”, “without obtain the” */
export const baseAfterPreposition: Check = (words, at) => {
  const verb = words[at + 1] ?? ''
  const next = words[at + 2]
  const isNoun = words[at] === 'by' && isOneOf('use access visit share purchase', verb) && isOneOf('our the this your any', next ?? '')
  if (!isNoun && !(baseVerbs.has(verb) && (isObject(next) || isOneOf('how what whether', next ?? '')))) return undefined
  return {from: at, to: at + 1, rights: [`${words[at]} ${ingOf(verb)}`]}
}

/** “as describe in”, “information provide by you” */
export const baseForParticiple: Check = (words, at) => {
  const before = words[at - 1] ?? ''
  const next = words[at + 1] ?? ''
  const verb = words[at] ?? ''
  if (
    isOneOf(
      'communicate operate respond participate proceed comply become belong exist rely depend act use make take own reserve share grant begin occur',
      verb,
    )
  )
    return undefined
  const opener = isOneOf('otherwise expressly specifically', before) ? (words[at - 2] ?? '') : before
  const isAside = isOneOf('as where unless if', opener) && isOneOf('in by under above below herein elsewhere', next)
  const isPassive =
    next === 'by' &&
    isOneOf('information data content services products websites material materials cookies technologies', before) &&
    isOneOf('you us our the third law your a an users', words[at + 2] ?? '')
  const isPlace = plurals.has(before) && isOneOf('above below herein', next)
  return isAside || isPassive || isPlace ? {from: at, to: at, rights: [participleOf(verb)]} : undefined
}
