// One function word in the place of another that is spelled or sounds much like it:
// “form” for “from”, “then” for “than”.

import {belongings, rareWords} from '../../lexicon/confusions.js'
import {functionWords} from '../../lexicon/function-words.js'
import {modals} from '../../lexicon/grammar.js'
import {baseVerbs, irregularParticiples} from '../../lexicon/verb-forms.js'
import {baseOf, type Check, isDeterminer, isEnd, isLower, isObject, isOneOf, isWord} from './words.js'

/** “This feature in not available” */
export const inForIs: Check = (words, at) => {
  if (words[at + 1] !== 'not' || !isWord(words[at - 1])) return undefined
  const isPredicate = /^(?:currently|available|permitted|allowed|required|applicable|responsible|liable|intended|able|subject|a|the|an)$/
  return isPredicate.test(words[at + 2] ?? '') ? {from: at, to: at, rights: ['is']} : undefined
}

/** “may by used” */
export const byForBe: Check = (words, at) => {
  const next = words[at + 1] ?? ''
  const isForm =
    irregularParticiples.has(next) ||
    baseOf(next) !== undefined ||
    isOneOf('used shared stored processed subject required able liable', next)
  return modals.has(words[at - 1] ?? '') && isForm ? {from: at, to: at, rights: ['be']} : undefined
}

/** “collected be us” */
export const beForBy: Check = (words, at) =>
  /[^e]ed$/.test(words[at - 1] ?? '') && isOneOf('us our you third', words[at + 1] ?? '') ? {from: at, to: at, rights: ['by']} : undefined

/** “will no be”, “does no apply” */
export const noForNot: Check = (words, at) => {
  const before = words[at - 1] ?? ''
  const next = words[at + 1] ?? ''
  const isVerb = modals.has(before) || isOneOf('do does did', before)
  return isVerb && (baseVerbs.has(next) || isOneOf('be have apply use share store', next)) ? {from: at, to: at, rights: ['not']} : undefined
}

/** “any or the following” */
export const orForOf: Check = (words, at) =>
  isOneOf('any some most none each', words[at - 1] ?? '') && isOneOf('the our your these those', words[at + 1] ?? '')
    ? {from: at, to: at, rights: ['of']}
    : undefined

/** “the processing off your data” */
export const offForOf: Check = (words, at) => {
  const isNoun = isOneOf(
    'use part parts some any all one each because number terms most collection processing breach copy respect behalf',
    words[at - 1] ?? '',
  )
  return isNoun && isOneOf('the your our this these such any', words[at + 1] ?? '') ? {from: at, to: at, rights: ['of']} : undefined
}

/** “collected form you”, “the from” */
export const formForFrom: Check = (words, at) => {
  const before = words[at - 1] ?? ''
  const next = words[at + 1] ?? ''
  if (words[at] === 'from')
    return isOneOf('a this that registration contact application order', before) && /^(?:is|below|which|on|,|\.)$/.test(next)
      ? {from: at, to: at, rights: ['form']}
      : undefined
  if (!isOneOf('you us our your third these those them its their another other the any time', next)) return undefined
  const isTransfer =
    /^(?:collect|receive|obtain|gather|transmitt|remov|delet|download|purchas|access|deriv|acquir)(?:d|ed)$/.test(before) ||
    isOneOf(
      'information data away come comes coming differ differs differently apart arising resulting benefit withdraw receive request requests',
      before,
    )
  if (!isTransfer || isDeterminer(words[at - 2])) return undefined
  // “in the data form the clinic uses”
  return {from: at, to: at, rights: ['from']}
}

/** “too provide”, “too the” */
export const tooForTo: Check = (words, at) => {
  const next = words[at + 1] ?? ''
  return isWord(words[at - 1]) && (baseVerbs.has(next) || isOneOf('the our your a us', next))
    ? {from: at, to: at, rights: ['to']}
    : undefined
}

/** “rather then”, “no later that 3 days” */
export const thenForThan: Check = (words, at) => {
  const next = words[at + 1]
  const after = words[at + 2] ?? ''
  if (next === 'then') {
    const isCertain = isOneOf('rather other less fewer earlier later greater higher lower longer older younger', words[at] ?? '')
    const follows = isCertain ? isWord(after) || after === '0' : /^(?:0|one|two|three|once|twice|half|a|an|the|what|necessary)$/.test(after)
    return follows ? {from: at + 1, to: at + 1, rights: ['than']} : undefined
  }
  return next === 'that' && (after === '0' || isOneOf('one two three five ten thirty', after))
    ? {from: at + 1, to: at + 1, rights: ['than']}
    : undefined
}

/** “accessed though the site”, “at or though” */
export const thoughForThrough: Check = (words, at) => {
  const next = words[at + 1] ?? ''
  if (!(isDeterminer(next) || next === 'third') || next === 'that') return undefined
  const before = words[at - 1] ?? ''
  const isJoined = isOneOf('or and', before) && isOneOf('at by in on from to via with', words[at - 2] ?? '')
  return isJoined || (/ed$|^(?:made|sent|bought|sold|done)$/.test(before) && before.length > 3)
    ? {from: at, to: at, rights: ['through']}
    : undefined
}

/** “it’s own” */
export const itsWithApostrophe: Check = (words, at) =>
  belongings.has(words[at + 1] ?? '') ? {from: at, to: at, rights: ['its']} : undefined

/** “their's”, “your's” */
export const ownWithApostrophe: Check = (words, at) => ({from: at, to: at, rights: [(words[at] ?? '').replace(/['’]/, '')]})

/** “attorneys fees”, “30 days notice” */
export const pluralWithoutApostrophe: Check = (words, at) => {
  const word = words[at] ?? ''
  const next = words[at + 1] ?? ''
  const owns = isOneOf('attorneys lawyers solicitors accountants', word)
    ? next === 'fees' || (isOneOf('and or', next) && words[at + 3] === 'fees' && words[at + 2] === 'experts')
    : next === 'notice' &&
      /^(?:0|[)]|two|three|six|ten|twelve|thirty|sixty|ninety|fourteen|seven|business|calendar|working)$/.test(words[at - 1] ?? '')
  return owns ? {from: at, to: at, rights: [`${word}’`]} : undefined
}

/** “a service and it’ procedures” */
export const itsCutShort: Check = (words, at, {text, tokens: {starts, ends}}) => {
  if (!/^['’]$/.test(words[at + 1] ?? '') || starts[at + 1] !== ends[at] || !isWord(words[at + 2]) || starts[at + 2] === ends[at + 1])
    return undefined
  // The end of a quotation: ‘read it’.
  return /(?:^|[\s(])['‘]/.test(text.slice(Math.max(0, (starts[at] ?? 0) - 200), starts[at]))
    ? undefined
    : {from: at, to: at + 1, rights: ['its']}
}

/** “its not” */
export const itsWithout: Check = (words, at) =>
  isOneOf('not been a an the important possible necessary', words[at + 1] ?? '') && words[at - 1] !== 'of'
    ? {from: at, to: at, rights: ['it’s']}
    : undefined

/** “there own rules”, “of there data” */
export const thereForTheir: Check = (words, at) => {
  const next = words[at + 1] ?? ''
  if (isOneOf('own respective', next)) return {from: at, to: at, rights: ['their']}
  const owned = /^(?:personal|account|data|information|privacy|rights|device|devices|site|website|use|terms|policies|services)$/
  return isOneOf('of with for by in on under to', words[at - 1] ?? '') && owned.test(next)
    ? {from: at, to: at, rights: ['their']}
    : undefined
}

/** “they own rules” is right; “they respective” is not. */
export const theyForTheir: Check = (words, at) =>
  isOneOf('respective personal', words[at + 1] ?? '') ? {from: at, to: at, rights: ['their']} : undefined

/** “countries were we operate”, “they where collected” */
export const whereAndWere: Check = (words, at) => {
  const before = words[at - 1] ?? ''
  const next = words[at + 1] ?? ''
  if (words[at] === 'were') {
    const isPlace = /(?:s|country|state|place|region|area|cases?)$/.test(before) && before !== 'as'
    return isPlace && isOneOf('we you they', next) && words[at + 2] !== 'to' && isWord(words[at + 2])
      ? {from: at, to: at, rights: ['where']}
      : undefined
  }
  const isVerb = isOneOf('they you we', before) && (baseOf(next) !== undefined || isOneOf('used shared stored not', next))
  return isVerb ? {from: at, to: at, rights: ['were']} : undefined
}

/** “contact use at”, “the us of” */
export const usAndUse: Check = (words, at) => {
  const before = words[at - 1] ?? ''
  const next = words[at + 1]
  if (words[at] === 'us') return isOneOf('the your our their', before) && next === 'of' ? {from: at, to: at, rights: ['use']} : undefined
  const isObject = /^(?:contact|email|e-mail|notify|inform|tell|reach|contacting|emailing|notifying)$/.test(before)
  if (words[at] === 'as') return isObject && isOneOf('at if by via through', next ?? '') ? {from: at, to: at, rights: ['us']} : undefined
  return isObject && (isEnd(next) || isOneOf('at if by for when via through with to immediately in', next ?? ''))
    ? {from: at, to: at, rights: ['us']}
    : undefined
}

/** “on out website” */
export const outForOur: Check = (words, at) => {
  const owned =
    /^(?:sites?|websites?|services?|policy|policies|privacy|products?|partners|users|customers|apps?|platform|terms|company|systems?|servers?|affiliates|own)$/
  return isOneOf('of on in to with by from for using visit at use through', words[at - 1] ?? '') && owned.test(words[at + 1] ?? '')
    ? {from: at, to: at, rights: ['our']}
    : undefined
}

/** “your responsible for”, “your entitled to” */
export const yourForYouAre: Check = (words, at) => {
  const isPredicate =
    /^(?:responsible|liable) for$|^(?:entitled|unable|able|required|allowed|permitted) to$|^not (?:responsible|allowed|permitted|required|able)$/
  return isPredicate.test(`${words[at + 1]} ${words[at + 2]}`) ? {from: at, to: at, rights: ['you are']} : undefined
}

/** “who’s data” */
export const whoseForWhoIs: Check = (words, at) =>
  isOneOf('personal data information account rights content name identity device', words[at + 1] ?? '')
    ? {from: at, to: at, rights: ['whose']}
    : undefined

/** “hen you ask”, “ay related data”: a rare word one letter from one that fits. */
export const rareWord: Check = (words, at, clause) => {
  const [right, slot] = rareWords.get(words[at] ?? '') ?? ['', 'clause']
  const next = words[at + 1] ?? ''
  const before = words[at - 1]
  // Words that no dictionary has are another rule's.
  if (!clause.spelling.knows(words[at] ?? '') || !isLower(clause, at) || !isWord(next) || /['"“‘-]/.test(before ?? '')) return undefined
  if (slot === 'predicate') {
    const fits = modals.has(right)
      ? isOneOf('you we they it users parties', before ?? '')
      : modals.has(next) || baseVerbs.has(next) || isOneOf('be have are', next)
    return fits ? {from: at, to: at, rights: [right]} : undefined
  }
  if (slot === 'clause' && !isOneOf('you we they it the our your a an is are may will can this these to', next)) return undefined
  if (slot === 'phrase') {
    const isNoun = right === 'any' ? !functionWords.has(next) : isObject(next)
    if (
      !isNoun ||
      (isDeterminer(before) && right !== 'any') ||
      (before === 'to' && words[at] === 'wit') ||
      (before === 'and' && words[at] === 'fro')
    )
      return undefined
    if (isDeterminer(before)) return undefined
  }
  return {from: at, to: at, rights: [right]}
}
