// What an article or a possessive cannot stand before: a verb, the plural for the singular,
// the singular for the plural, an adverb.

import {functionWords} from '../../lexicon/function-words.js'
import {modals} from '../../lexicon/grammar.js'
import {countables, plurals} from '../../lexicon/nouns.js'
import {baseVerbs, thirdPersons} from '../../lexicon/verb-forms.js'
import {
  type Check,
  endsPhrase,
  isAdjective,
  isDeterminer,
  isEnd,
  isLower,
  isOneOf,
  isWord,
  modalOrBe,
  nounsInLy,
  subordinators,
} from './words.js'

/** “the improve the”, “verify your identify and” */
export const verbAfterDeterminer: Check = (words, at, clause) => {
  const verb = words[at + 1] ?? ''
  if (!baseVerbs.has(verb) || !isLower(clause, at + 1)) return undefined
  const next = words[at + 2]
  if (verb === 'continue' && isOneOf('use access', next ?? '')) return {from: at + 1, to: at + 1, rights: ['continued']}
  if (!(isDeterminer(next) || isEnd(next) || isOneOf('you us with by to and or', next ?? ''))) return undefined
  const before = words[at - 1] ?? ''
  if (/^(?:as|on|-|“|"|‘)$/.test(before) || next === undefined) return undefined
  return {from: at, to: at + 1, ...(words[at] === 'your' && (!isWord(before) || subordinators.has(before)) && {rights: [`you ${verb}`]})}
}

/** “the must”, “our is”, “your can” */
export const verbAfterArticle: Check = (words, at, clause) => {
  const first = words[at] ?? ''
  const second = words[at + 1] ?? ''
  if (!isLower(clause, at + 1)) return undefined
  const third = words[at + 2] ?? ''
  if (first === 'your') {
    const isVerb =
      modalOrBe.has(second) ||
      isOneOf('may might agree acknowledge understand represent', second) ||
      (second === 'will' && isOneOf('not be have need also receive', third))
    if (!isVerb) return undefined
    // “your is” has lost a noun.
    return {from: at, to: at + 1, ...(!isOneOf('is was has', second) && {rights: [`you ${second}`]})}
  }
  if (!modalOrBe.has(second) && !(second === 'will' && third === 'not')) return undefined
  if (first === 'their' && isOneOf('is are was were has have', second)) return {from: at, to: at, rights: ['there', 'they']}
  if (first === 'their') return {from: at, to: at, rights: ['they', 'there']}
  if (first === 'its') return {from: at, to: at, rights: ['it']}
  return {from: at, to: at + 1}
}

/** “after your stop using”, “if your use the” */
export const nounBeforeObject: Check = (words, at) => {
  const before = words[at - 1] ?? ''
  const verb = words[at + 1] ?? ''
  const object = words[at + 2] ?? ''
  if (!isOneOf('use stop visit access request purchase share post click contact change cancel delete want wish provide submit', verb))
    return undefined
  const isObject = isOneOf('the our this these a an', object) || (verb === 'stop' && /ing$/.test(object))
  const opens =
    isOneOf('if when unless once while where whether until because', before) || (object.endsWith('ing') && isOneOf('after before', before))
  return isObject && opens ? {from: at, to: at + 1, rights: [`you ${verb}`]} : undefined
}

/** “of you personal data” */
export const pronounBeforeNoun: Check = (words, at) => {
  const before = words[at - 1] ?? ''
  const next = words[at + 1] ?? ''
  const after = words[at + 2] ?? ''
  const isOwned =
    isOneOf('account device computer browser username password content privacy rights', next) ||
    (next === 'personal' && isOneOf('data information', after))
  const isVerb = isOneOf('using update protect access delete exercise protecting updating deleting', before)
  if (isVerb && (isOwned || isOneOf('data information', next))) return {from: at, to: at, rights: ['your']}
  if (before === 'of' && isOwned) return {from: at, to: at, rights: ['your']}
  if (isOneOf('at on in for', before) && next === 'own') return {from: at, to: at, rights: ['your']}
  if (isOneOf('in on', before) && /^(?:browser|device|computer)(?:['’]s)?$/.test(next)) return {from: at, to: at, rights: ['your']}
  const isAct =
    /^(?:use|access|visit|consent|continued|purchase|[a-z]{3,12}(?:tion|sion|ment|ance|ence))$/.test(next) && isOneOf('of to use', after)
  return isAct && isOneOf('by of from through with for', before) ? {from: at, to: at, rights: ['your']} : undefined
}

/** “on ours servers” */
export const oursForOur: Check = (words, at) => {
  const next = words[at + 1] ?? ''
  if (words[at] === 'others' && !isOneOf('the any all an such', words[at - 1] ?? '')) return undefined
  return plurals.has(next) || countables.has(next) ? {from: at, to: at, rights: [(words[at] ?? '').slice(0, -1)]} : undefined
}

/** “an elections”, “an intended medical purposes” */
export const pluralAfterArticle: Check = (words, at, clause) => {
  const isEach = words[at] === 'each' || words[at] === 'every'
  for (let next = at + 1; next <= at + 3; next++) {
    const word = words[next] ?? ''
    const singular = plurals.get(word)
    if (
      singular &&
      (endsPhrase(words[next + 1]) ||
        (words[at] === 'this' && /ly$/.test(words[next + 1] ?? '')) ||
        (isEach && thirdPersons.has(words[next + 1] ?? ''))) &&
      isLower(clause, next) &&
      !/^['’]/.test(clause.text.slice(clause.tokens.ends[next]))
    ) {
      const isCounted =
        next > at + 1 &&
        isOneOf(
          'few number lot variety range couple set list group dozen hundred thousand million great good day week month year',
          words[at + 1] ?? '',
        )
      return isCounted ? undefined : {from: next, to: next, rights: [singular]}
    }
    if (!isAdjective(word)) return undefined
  }
  return undefined
}

/** “in some instance”, “in all country” */
export const singularAfterMany: Check = (words, at) => {
  if (words[at - 1] !== 'in' && !isOneOf('several various both many these those', words[at] ?? '')) return undefined
  const plural = countables.get(words[at + 1] ?? '')
  if (
    !plural ||
    !(isEnd(words[at + 2]) || isOneOf('where that which who when and or of we you are were have may will', words[at + 2] ?? ''))
  )
    return undefined
  if (isOneOf('both these those various many', words[at] ?? '') && isOneOf('and or', words[at + 2] ?? '')) return undefined
  if (words[at] === 'many' && words[at + 1] === 'person') return undefined
  return {from: at, to: at + 1, rights: [`${words[at]} ${plural}`]}
}

/** “for other purpose” */
export const singularAfterOther: Check = (words, at, clause) => {
  const plural = countables.get(words[at + 1] ?? '')
  const isBare = isOneOf('for with to from through on', words[at - 1] ?? '')
  return plural && isBare && isLower(clause, at) && (isEnd(words[at + 2]) || isOneOf('which that who', words[at + 2] ?? ''))
    ? {from: at + 1, to: at + 1, rights: [plural]}
    : undefined
}

/** “for legal reason” */
export const singularReason: Check = (words, at) => {
  const plural = countables.get(words[at + 2] ?? '')
  const isBare =
    isOneOf('reason purpose', words[at + 2] ?? '') &&
    (isAdjective(words[at + 1] ?? '') || isOneOf('security business marketing tax safety research', words[at + 1] ?? ''))
  return plural && isBare && endsPhrase(words[at + 3]) ? {from: at + 2, to: at + 2, rights: [plural]} : undefined
}

/** “one of our partner,” */
export const oneOfSingular: Check = (words, at, clause) => {
  if (words[at + 1] !== 'of' || !isOneOf('our the these those your their', words[at + 2] ?? '')) return undefined
  const plural = countables.get(words[at + 3] ?? '')
  return plural && isLower(clause, at + 3) && endsPhrase(words[at + 4]) && !isOneOf('and or', words[at + 4] ?? '')
    ? {from: at + 3, to: at + 3, rights: [plural]}
    : undefined
}

/** “shared with third party.” */
export const thirdParty: Check = (words, at, clause) => {
  if (words[at + 1] !== 'party' || !isOneOf('to with by from of through', words[at - 1] ?? '') || !isLower(clause, at)) return undefined
  return isEnd(words[at + 2]) || isOneOf('who that without', words[at + 2] ?? '')
    ? {from: at, to: at + 1, rights: ['third parties']}
    : undefined
}

/** “those user’s devices” */
export const singularPossessive: Check = (words, at) => {
  const owner = /^(.+)['’]s$/.exec(words[at + 1] ?? '')
  const plural = owner && countables.get(owner[1] ?? '')
  return plural && isWord(words[at + 2]) ? {from: at + 1, to: at + 1, rights: [`${plural}’`]} : undefined
}

/** “the third-party may” */
export const adjectiveAsNoun: Check = (words, at) =>
  modals.has(words[at + 1] ?? '') || isOneOf('is has does was', words[at + 1] ?? '')
    ? {from: at, to: at, rights: ['third party']}
    : undefined

/** “the confidentially of” */
export const adverbAsNoun: Check = (words, at) => {
  const adverb = words[at + 1] ?? ''
  return /..ly$/.test(adverb) && !nounsInLy.has(adverb) && words[at + 2] === 'of' ? {from: at, to: at + 1} : undefined
}

/** “personally information” */
export const adverbBeforeNoun: Check = (words, at) => {
  const adverb = words[at - 1] ?? ''
  if (
    !/..[^aeiou]ly$/.test(adverb) ||
    nounsInLy.has(adverb) ||
    isOneOf(
      'only likely unlikely timely friendly costly comply apply imply rely multiply namely respectively similarly additionally especially particularly specifically mainly mostly possibly',
      adverb,
    )
  )
    return undefined
  if (!isDeterminer(words[at - 2]) && !isOneOf('of and or with for', words[at - 2] ?? '')) return undefined
  const adjective = /ically$/.test(adverb)
    ? adverb.replace(/ally$/, '')
    : adverb.endsWith('ily')
      ? `${adverb.slice(0, -3)}y`
      : adverb.slice(0, -2)
  return isEnd(words[at + 1]) || functionWords.has(words[at + 1] ?? '') ? {from: at - 1, to: at - 1, rights: [adjective]} : undefined
}
