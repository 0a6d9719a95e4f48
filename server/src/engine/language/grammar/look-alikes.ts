// A noun, verb or adjective in the place of one much like it, often of another part of speech:
// “loose” for “lose”, “advice” for “advise”.

import {functionWords} from '../../lexicon/function-words.js'
import {modals} from '../../lexicon/grammar.js'
import {baseVerbs} from '../../lexicon/verb-forms.js'
import {type Check, isDeterminer, isEnd, isObject, isOneOf, isWord} from './words.js'

/** “may loose your data” */
export const looseForLose: Check = (words, at) => {
  const before = words[at - 1] ?? ''
  const next = words[at + 1] ?? ''
  const isVerb = modals.has(before) || isOneOf('to not you we they or', before)
  return isVerb && isOneOf('your our the any access data all this their its control information', next)
    ? {from: at, to: at, rights: ['lose']}
    : undefined
}

/** A noun in the place of a verb, a verb in the place of a noun. */
export const affectAndEffect: Check = (words, at) => {
  const before = words[at - 1] ?? ''
  const next = words[at + 1] ?? ''
  if (words[at] === 'affect') {
    const isNoun = isOneOf('the an no any full same legal adverse material such this take takes taking into immediate', before)
    return isNoun && (isEnd(next) || functionWords.has(next) || isOneOf('from immediately', next))
      ? {from: at, to: at, rights: ['effect']}
      : undefined
  }
  const isVerb = modals.has(before) || isOneOf('not adversely materially negatively directly', before)
  return isVerb && isOneOf('your our you us their other any how', next) ? {from: at, to: at, rights: ['affect']} : undefined
}

export const adviceAndAdvise: Check = (words, at) => {
  const before = words[at - 1] ?? ''
  if (words[at] === 'advise') {
    return isOneOf('legal professional financial medical tax the an any our', before) && !modals.has(words[at + 1] ?? '')
      ? {from: at, to: at, rights: ['advice']}
      : undefined
  }
  return (modals.has(before) || isOneOf('please to', before)) && isOneOf('you us the our your them', words[at + 1] ?? '')
    ? {from: at, to: at, rights: ['advise']}
    : undefined
}

/** “accept as set out below” */
export const acceptForExcept: Check = (words, at) => {
  if (
    words[at + 1] !== 'as' ||
    !isOneOf('otherwise expressly provided set required permitted stated described specifically may', words[at + 2] ?? '')
  )
    return undefined
  return isWord(words[at - 1]) && !isEnd(words[at - 1]) && isOneOf('you we to they', words[at - 1] ?? '')
    ? undefined
    : {from: at, to: at, rights: ['except']}
}

/** “our polices,”: the verb in the place of the noun. */
export const policesForPolicies: Check = (words, at) => {
  const before = words[at - 1] ?? ''
  return (isDeterminer(before) || isOneOf('privacy security other and or applicable company corporate', before)) && !isObject(words[at + 1])
    ? {from: at, to: at, rights: ['policies']}
    : undefined
}

/** “will notice you of” */
export const noticeForNotify: Check = (words, at) =>
  modals.has(words[at - 1] ?? '') && isOneOf('you us', words[at + 1] ?? '') ? {from: at, to: at, rights: ['notify']} : undefined

/** “to indemnity us”, “shall compliance” */
export const nounForVerb: Check = (words, at) => {
  const right = /^indemnity$/.test(words[at] ?? '') ? 'indemnify' : 'choose'
  const isVerb = modals.has(words[at - 1] ?? '') || (words[at - 1] === 'to' && isOneOf('us you our the and', words[at + 1] ?? ''))
  return isVerb && (right === 'indemnify' || modals.has(words[at - 1] ?? '')) ? {from: at, to: at, rights: [right]} : undefined
}

/** “the follow information” */
export const followForFollowing: Check = (words, at) =>
  isOneOf('the these', words[at - 1] ?? '') && isWord(words[at + 1]) && !isOneOf('up on the button link', words[at + 1] ?? '')
    ? {from: at, to: at, rights: ['following']}
    : undefined

/** “is current available”, “as reasonable necessary” */
export const adjectiveForAdverb: Check = (words, at) => {
  const next = /^(?:available|necessary|related|liable|prohibited|possible|practicable|accessible|connected|forbidden)$/
  if (!next.test(words[at + 1] ?? '') || !(isEnd(words[at + 2]) || functionWords.has(words[at + 2] ?? ''))) return undefined
  const word = words[at] ?? ''
  return {
    from: at,
    to: at,
    rights: [
      word === 'public' || word.endsWith('ic')
        ? word === 'public'
          ? 'publicly'
          : `${word}ally`
        : word.endsWith('ble')
          ? `${word.slice(0, -1)}y`
          : `${word}ly`,
    ],
  }
}

/** “do not knowing collect” */
export const adjectiveBeforeVerb: Check = (words, at) => {
  const isVerb = isOneOf('not we you they and to', words[at - 1] ?? '') && baseVerbs.has(words[at + 1] ?? '')
  return isVerb ? {from: at, to: at, rights: [`${(words[at] ?? '').replace(/ic$/, 'ical')}ly`]} : undefined
}
