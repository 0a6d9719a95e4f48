// The base form of a verb where “be”, “been” or “being” asks for its participle:
// “has been delete”, “will be remove”, “is being process”.

import {modals} from '../../lexicon/grammar.js'
import {countables, plurals} from '../../lexicon/nouns.js'
import {baseVerbs, participleOf} from '../../lexicon/verb-forms.js'
import {between, type Check, isEnd, isLower, isObject, isOneOf, nounsInLy, type Words} from './words.js'

/** “has been delete”, “will be automatically remove”, “data being process by us” */
export const baseAfterAuxiliary: Check = (words, at, clause) => {
  let last = at + 1
  while (last < at + 3 && isAdverb(words[last])) last++
  const verb = words[last] ?? ''
  const meant = participleOfVerb(verb) ?? (isCertain(words, at, last) ? participleOfNoun(verb) : undefined)
  // What no dictionary has is another rule's.
  if (!meant || !isLower(clause, last) || !clause.spelling.knows(verb)) return undefined
  if (!isAuxiliary(words, at) || (words[at] !== 'being' && isCleft(words, at))) return undefined
  const next = words[last + 1]
  const hasObject = isObject(next) && (words[at] !== 'be' || isOneOf('ask assign consider deem give', verb))
  if (!hasObject && !canFollow(next)) return undefined
  return {from: at, to: last, rights: [between(words, at, last, meant)]}
}

const isAdverb = (word: string | undefined) =>
  word !== undefined &&
  (isOneOf('not also already yet otherwise never always so then ever since thus further hereby thereby', word) ||
    (/..ly$/.test(word) && !nounsInLy.has(word) && !isOneOf('comply apply imply rely multiply', word)))

/** Whether “be” follows a modal verb or “to”, or is joined on, “been” follows “have”, and “being” is no noun as in “a human being”. */
function isAuxiliary(words: Words, at: number): boolean {
  const opener = openerOf(words, at)
  if (words[at] === 'be')
    return modals.has(opener) || isOneOf('might to and or', opener) || /^(?:you|we|they|it)['’]ll$|^won['’]t$/.test(opener)
  if (words[at] === 'been') return isOneOf('has have had having', opener) || /['’]ve$|^ha(?:s|ve|d)n['’]t$/.test(opener)
  return isFormOfBe(opener) || isOneOf('of from without by for after before to despite upon', opener) || isAffected(opener)
}

/** The word before “be” but for adverbs. */
function openerOf(words: Words, at: number): string {
  let first = at - 1
  while (first > at - 3 && isAdverb(words[first])) first--
  return words[first] ?? ''
}

const isFormOfBe = (word: string) => isOneOf('am is are was were', word) || /^(?:is|are|was|were)n['’]t$/.test(word)

/** What something is done to: “information being process”. */
const isAffected = (word: string) => plurals.has(word) || countables.has(word) || isOneOf('data information content it them you', word)

/** What may stand after any passive: no noun (“must be submit buttons”), no object (“the first step will be remove the file”). */
const canFollow = (word: string | undefined) =>
  isEnd(word) ||
  isAdverb(word) ||
  isOneOf(
    '( " “ by of in on to for from at about as with without within and or but when where if unless until while because after before under upon via using through during against into onto per due out up off back that which who only again together electronically online elsewhere below above herein hereunder pursuant according whenever once is are was were will may can must shall should has have',
    word ?? '',
  )

/** How many words back a sentence is looked at for an opening that asks for the base form. */
const reach = 12

/** “All we can do will be delete”, “The next step will be remove” */
function isCleft(words: Words, at: number): boolean {
  for (let index = at - 1; index >= at - reach && !'.;?!'.includes(words[index] ?? '.'); index--) {
    const word = words[index] ?? ''
    const next = words[index + 1] ?? ''
    if (isOneOf('what whatever thing things step task idea purpose goal aim option choice remedy action', word)) return true
    if (isOneOf('do does did done', word) && next !== 'not') return true
    if (word === 'all' && isOneOf('we you they it i this that', next)) return true
  }
  return false
}

/** Verbs that are no nouns and no adjectives, beside those of the lexicon. */
const verbs =
  'accept add allocate anonymise append apply ask attach attain bypass calculate categorise certify circulate classify compel compile compute configure confine connect construe convey deduct deem depict deploy disallow disconnect discover disseminate encode endorse enrol erase escalate expel extend furnish gather inherit invalidate involve merge minimise normalise obfuscate oblige obligate omit optimise organise persuade prescribe prioritise procure prosecute pseudonymise realise reassign reclaim reconcile rectify redact redeem redirect refer reimburse reinstate relocate render renew replace replicate represent rescind restore retrieve revise revoke sever subtract summarise suppress synchronise transcribe transform translate unlock unsubscribe'

/** Verbs of the lexicon that have no passive: “will be remain” lacks nothing, it has a “be” too many. */
const intransitives =
  'adhere arise become belong comply consist cooperate depend exist occur participate proceed rely remain respond survive'

const irregular: ReadonlyMap<string, string> = new Map(
  Object.entries({
    bring: 'brought',
    compel: 'compelled',
    enrol: 'enrolled',
    expel: 'expelled',
    forbid: 'forbidden',
    forget: 'forgotten',
    give: 'given',
    know: 'known',
    lose: 'lost',
    mislead: 'misled',
    omit: 'omitted',
    overwrite: 'overwritten',
    refer: 'referred',
    repay: 'repaid',
    see: 'seen',
    seek: 'sought',
    spend: 'spent',
    teach: 'taught',
    transfer: 'transferred',
    undertake: 'undertaken',
    write: 'written',
  }),
)

const participle = (verb: string) => irregular.get(verb) ?? participleOf(verb)

/** Of a verb that is nothing else. All in “-ify” are, and but for a few short words all in “-ize”. */
function participleOfVerb(verb: string): string | undefined {
  if (isOneOf(intransitives, verb)) return undefined
  const isVerb =
    baseVerbs.has(verb) || isOneOf(verbs, verb) || /..ify$|...[^s]ize$/.test(verb) || (irregular.has(verb) && verb !== 'transfer')
  return isVerb ? participle(verb) : undefined
}

/** Of a verb that is a noun as well, but of what can be counted: the noun would need an article. */
const participleOfNoun = (verb: string) =>
  isOneOf(
    'block charge copy download grant guarantee handle link list log permit post process purchase record register report request schedule share store track transfer update upload',
    verb,
  )
    ? participle(verb)
    : undefined

/** Whether what follows “be” can be no noun: “is being process”, “may be update from time to time”, but not “will be list by list”. */
function isCertain(words: Words, at: number, last: number): boolean {
  if (words[at] === 'being') return words[last + 1] !== 'of' && (isFormOfBe(openerOf(words, at)) || isAffected(openerOf(words, at)))
  const next = words[last + 1] ?? ''
  if (isOneOf('by using via', next)) return words[last + 2] !== words[last]
  return isOneOf('process store transfer update share upload', words[last] ?? '') && isOneOf('on in to from at', next)
}
