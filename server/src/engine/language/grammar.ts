import {belongings, rareWords} from '../lexicon/confusions.js'
import {functionWords} from '../lexicon/function-words.js'
import {countables, plurals} from '../lexicon/nouns.js'
import {
  allThirdPersons,
  baseVerbs,
  falseParticiples,
  ingForms,
  ingOf,
  irregularParticiples,
  participleOf,
  pasts,
  prepositionOf,
  thirdOf,
  thirdPersons,
} from '../lexicon/verb-forms.js'
import type {Clause} from '../model/clause.js'
import {Kind} from '../parse/tokens.js'

/** Words that cannot stand together, from token to token, both included. */
export interface Slip {
  readonly from: number
  readonly to: number
  /** What may have been meant, best first, in place of all of them. */
  readonly rights?: readonly string[]
}

/** The tokens of a clause as words: in lower case, a mark as itself, what is no prose as U+0000, nothing past either end. */
export type Words = readonly string[]

/** Looks at the words from one on. */
export type Check = (words: Words, at: number, clause: Clause) => Slip | undefined

/** The tokens of a clause as words. */
export function wordsOf({text, masked, tokens: {starts, ends, kinds}}: Clause): string[] {
  const words: string[] = []
  for (let token = 0; token < kinds.length; token++) {
    const start = starts[token] ?? 0
    const first = text.charCodeAt(start)
    if (kinds[token] === Kind.word) {
      const word = text.slice(start, ends[token])
      words.push(first >= 0x61 && first <= 0x7a ? word : word.toLowerCase())
    } else words.push(masked.charCodeAt(start) === 0 ? '\0' : kinds[token] === Kind.number ? '0' : text.charAt(start))
  }
  return words
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const determiners = set('the a an our your their its his her my any all this that these those each every no such some')
const possessives = set('our your their its his her my')
const modals = set('will shall may must can could should would might cannot')
const modalOrBe = set('can cannot shall must should would could is are was were has have been be')
const subordinators = set('that if when whether as unless which where because while once until')
const questions = set('how when where what why which who whom')

const isWord = (word: string | undefined) => word !== undefined && /^\p{L}/u.test(word)
/** The end of a sentence or a phrase. */
const isEnd = (word: string | undefined) => word === undefined || '.,;)!?'.includes(word)
const isDeterminer = (word: string | undefined) => word !== undefined && determiners.has(word)
const isObject = (word: string | undefined) => isDeterminer(word) || word === 'you' || word === 'us' || word === 'them' || word === 'it'
const isLower = ({text, tokens}: Clause, at: number) => /^\p{Ll}/u.test(text.slice(tokens.starts[at]))
const isName = ({text, tokens}: Clause, at: number) => /^\p{Lu}\p{Ll}/u.test(text.slice(tokens.starts[at], tokens.ends[at]))

/** “the improve the”, “verify your identify and” */
const verbAfterDeterminer: Check = (words, at, clause) => {
  const verb = words[at + 1] ?? ''
  if (!baseVerbs.has(verb) || !isLower(clause, at + 1)) return undefined
  const next = words[at + 2]
  if (verb === 'continue' && /^(?:use|access)$/.test(next ?? '')) return {from: at + 1, to: at + 1, rights: ['continued']}
  if (!(isDeterminer(next) || isEnd(next) || /^(?:you|us|with|by|to|and|or)$/.test(next ?? ''))) return undefined
  const before = words[at - 1] ?? ''
  if (/^(?:as|on|-|“|"|‘)$/.test(before) || next === undefined) return undefined
  return {from: at, to: at + 1, ...(words[at] === 'your' && (!isWord(before) || subordinators.has(before)) && {rights: [`you ${verb}`]})}
}

/** A modal verb and where its verb stands; nothing if it opens a question or is a noun. */
function afterModal(words: Words, at: number, clause: Clause): number | undefined {
  const before = words[at - 1]
  if (!isWord(before) && before !== ')' && before !== '”' && before !== '"') return undefined
  if (isDeterminer(before) && before !== 'that' && before !== 'this' && before !== 'all' && before !== 'any') return undefined
  if (questions.has(before ?? '') && before !== 'which' && before !== 'who') return undefined
  if (/^(?:at|free|good|own|ill|in|last|of|by)$/.test(before ?? '') || isName(clause, at)) return undefined
  let next = at + 1
  while (/^(?:not|also|only|then|never|always)$/.test(words[next] ?? '')) next++
  return next
}

/** “will not displayed”, “can been” */
const participleAfterModal: Check = (words, at, clause) => {
  const next = afterModal(words, at, clause)
  const verb = words[next ?? -1] ?? ''
  if (next === undefined || !isLower(clause, next)) return undefined
  if (/^(?:is|are|was|were|been|being)$/.test(verb)) return {from: at, to: next, rights: [between(words, at, next, 'be')]}
  const base = allThirdPersons.get(verb) ?? pasts.get(verb)
  if (base) return {from: at, to: next, rights: [between(words, at, next, base)]}
  const isParticiple =
    irregularParticiples.has(verb) ||
    (/ed$/.test(verb) && verb.length > 3 && !falseParticiples.has(verb) && (!verb.endsWith('eed') || /^(?:guarant|agr)eed$/.test(verb)))
  if (!isParticiple || /^(?:liability|warranty|company|and|or|,)$/.test(words[next + 1] ?? '')) return undefined
  const meant = participles.get(verb)
  if (meant && isObject(words[next + 1])) return {from: at, to: next, rights: [between(words, at, next, meant)]}
  return {from: at, to: next, rights: [`${between(words, at, next, 'be')} ${verb}`]}
}

const between = (words: Words, from: number, to: number, last: string) => [...words.slice(from, to), last].join(' ')

/** “should utilizing” */
const ingAfterModal: Check = (words, at, clause) => {
  if (words[at] === 'will' || words[at] === 'can') return undefined
  const next = afterModal(words, at, clause)
  if (next === undefined) return undefined
  const base = ingForms.get(words[next] ?? '')
  if (!base || /^(?:following|including|excluding|considering|according)$/.test(words[next] ?? '')) return undefined
  return {from: at, to: next, rights: [between(words, at, next, base)]}
}

/** “may will” */
const modalAfterModal: Check = (words, at, clause) => {
  const next = words[at + 1] ?? ''
  if (!modals.has(next) || next === words[at] || afterModal(words, at, clause) === undefined || !isLower(clause, at + 1)) return undefined
  return {from: at, to: at + 1, rights: [words[at] ?? '', next]}
}

/** “is activates”, “been maintains” */
const thirdAfterBe: Check = (words, at) => {
  const next = words[at + 1] === 'not' ? at + 2 : at + 1
  const base = thirdPersons.get(words[next] ?? '')
  if (!base || /^(?:what|there|all|it|this)$/.test(words[at - 1] ?? '') || asks(words, at)) return undefined
  return {from: at, to: next, rights: [between(words, at, next, participleOf(base)), words[next] ?? '']}
}

/** How many words back a clause is looked for that the words at hand belong to. */
const farthest = 40

/** “How broad that right is depends on …” */
function asks(words: Words, at: number): boolean {
  for (let index = at - 1; index >= at - farthest && !'.;?!,'.includes(words[index] ?? '.'); index--) {
    if (/^(?:how|what|whatever|where|who|why|whether)$/.test(words[index] ?? '')) return true
  }
  return false
}

/** “is not be”, “are is”, “has be”, “to been” */
const beAfterBe: Check = (words, at) => {
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
        : [between(words, at, next, '').trim(), between(words, at, next, 'to be')],
    }
  }
  if (/^(?:has|have|had)$/.test(first)) return undefined
  if (/^(?:is|are|was|were|been)$/.test(second) && second !== first && next === at + 1) {
    if (/^(?:what|it|there|who|that|this)$/.test(words[at - 1] ?? '')) return undefined
    return {from: at, to: next, rights: second === 'been' ? [`${/^(?:is|was)$/.test(first) ? 'has' : 'have'} been`] : [first, second]}
  }
  return undefined
}

/** “having obtain”, “has provide the” */
const baseAfterHave: Check = (words, at) => {
  const next = words[at + 1] === 'not' ? at + 2 : at + 1
  const verb = words[next] ?? ''
  if (!baseVerbs.has(verb) || verb === 'become') return undefined
  if (words[at] !== 'having' && !isWord(words[next + 1])) return undefined
  return {from: at, to: next, rights: [between(words, at, next, participleOf(verb))]}
}

/** “You acknowledges”, “if they is” */
const thirdAfterPronoun: Check = (words, at) => {
  const before = words[at - 1]
  const isAfterNoun = plurals.has(before ?? '') || countables.has(before ?? '') || before === 'site'
  // “we” and “they” are subjects wherever they stand, “you” is not.
  const isSubject = words[at] === 'you' ? subordinators.has(before ?? '') : !/^(?:and|or|nor|than)$/.test(before ?? '')
  if (isWord(before) && !isSubject && !(isAfterNoun && isObject(words[at + 2] === 'to' ? 'it' : words[at + 2]))) return undefined
  if (before === 'as' || before === '\0' || before === '0' || before === '-') return undefined
  const verb = words[at + 1] ?? ''
  const base = allThirdPersons.get(verb) ?? plain.get(verb)
  if (!base || (before === ',' && !startsClause(words, at))) return undefined
  if (words[at] === 'i' && verb === 'was') return undefined
  return {from: at + 1, to: at + 1, rights: [words[at] === 'i' && base === 'are' ? 'am' : base]}
}

const plain: ReadonlyMap<string, string> = new Map([
  ['has', 'have'],
  ['is', 'are'],
  ['was', 'were'],
  ['does', 'do'],
])

/** After a comma a pronoun may end a phrase: “when dealing with others or you, …”. A sentence that began with “if” goes on. */
function startsClause(words: Words, at: number): boolean {
  for (let index = at - 2; index >= at - farthest && !'.;?!'.includes(words[index] ?? '.'); index--) {
    if (/^(?:if|when|by|unless|where|in|as|for|upon|before|after)$/.test(words[index] ?? '')) return true
  }
  return false
}

/** “to provides the” */
const thirdAfterTo: Check = (words, at) => {
  const before = words[at - 1] ?? ''
  const asks = /^(?:right|able|want|wish|need|order|agree|required|permitted|entitled|intend|seek|how)$/.test(before)
  const base = (asks ? allThirdPersons : thirdPersons).get(words[at + 1] ?? '')
  if (!base || !isObject(words[at + 2])) return undefined
  if (/ed$|^(?:according|pursuant|subject|due|respect|addition|go|move|travel|belong|sent|refers?|relat\w+|applies|apply)$/.test(before))
    return undefined
  return {from: at, to: at + 1, rights: [`to ${base}`]}
}

/** “to disclosed the” */
const participleAfterTo: Check = (words, at) => {
  const base = participles.get(words[at + 1] ?? '')
  const before = words[at - 1] ?? ''
  if (!base || !isObject(words[at + 2]) || !isWord(before)) return undefined
  if (
    /ed$|^(?:according|pursuant|subject|due|respect|addition|access|prior|contrary|relat\w+|applies|apply|similar|link|links)$/.test(before)
  )
    return undefined
  return {from: at, to: at + 1, rights: [`to ${base}`]}
}

/** “the must”, “our is”, “your can” */
const verbAfterArticle: Check = (words, at, clause) => {
  const first = words[at] ?? ''
  const second = words[at + 1] ?? ''
  if (!isLower(clause, at + 1)) return undefined
  const third = words[at + 2] ?? ''
  if (first === 'your') {
    const isVerb =
      modalOrBe.has(second) ||
      /^(?:may|might|agree|acknowledge|understand|represent)$/.test(second) ||
      (second === 'will' && /^(?:not|be|have|need|also|receive)$/.test(third))
    return isVerb ? {from: at, to: at + 1, rights: [`you ${second}`]} : undefined
  }
  if (!modalOrBe.has(second) && !(second === 'will' && third === 'not')) return undefined
  if (first === 'their' && /^(?:is|are|was|were|has|have)$/.test(second)) return {from: at, to: at, rights: ['there', 'they']}
  if (first === 'their') return {from: at, to: at, rights: ['they', 'there']}
  if (first === 'its') return {from: at, to: at, rights: ['it']}
  return {from: at, to: at + 1}
}

/** “after your stop using”, “if your use the” */
const nounBeforeObject: Check = (words, at) => {
  const before = words[at - 1] ?? ''
  const verb = words[at + 1] ?? ''
  const object = words[at + 2] ?? ''
  if (!/^(?:use|stop|visit|access|request|purchase|share|post|click|contact|change|cancel|delete|want|wish|provide|submit)$/.test(verb))
    return undefined
  const isObject = /^(?:the|our|this|these|a|an)$/.test(object) || (verb === 'stop' && /ing$/.test(object))
  const opens =
    /^(?:if|when|unless|once|while|where|whether|until|because)$/.test(before) ||
    (object.endsWith('ing') && /^(?:after|before)$/.test(before))
  return isObject && opens ? {from: at, to: at + 1, rights: [`you ${verb}`]} : undefined
}

/** “of you personal data” */
const pronounBeforeNoun: Check = (words, at) => {
  const before = words[at - 1] ?? ''
  const next = words[at + 1] ?? ''
  const after = words[at + 2] ?? ''
  const isOwned =
    /^(?:account|device|computer|browser|username|password|content|privacy|rights)$/.test(next) ||
    (next === 'personal' && /^(?:data|information)$/.test(after))
  const isVerb = /^(?:using|update|protect|access|delete|exercise|protecting|updating|deleting)$/.test(before)
  if (isVerb && (isOwned || /^(?:data|information)$/.test(next))) return {from: at, to: at, rights: ['your']}
  if (before === 'of' && isOwned) return {from: at, to: at, rights: ['your']}
  if (/^(?:at|on|in|for)$/.test(before) && next === 'own') return {from: at, to: at, rights: ['your']}
  if (/^(?:in|on)$/.test(before) && /^(?:browser|device|computer)(?:['’]s)?$/.test(next)) return {from: at, to: at, rights: ['your']}
  const isAct =
    /^(?:use|access|visit|consent|continued|purchase|\p{L}{3,12}(?:tion|sion|ment|ance|ence))$/u.test(next) && /^(?:of|to|use)$/.test(after)
  return isAct && /^(?:by|of|from|through|with|for)$/.test(before) ? {from: at, to: at, rights: ['your']} : undefined
}

const impossible: ReadonlyMap<string, ReadonlySet<string>> = new Map(
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
  }).map(([first, seconds]) => [first, set(seconds)]),
)

/** “of the of”, “a the”, “if is” */
const impossiblePair: Check = (words, at, clause) => {
  const first = words[at] ?? ''
  const second = words[at + 1] ?? ''
  if (!impossible.get(first)?.has(second) || !isLower(clause, at) || !isLower(clause, at + 1)) return undefined
  if (first === 'a' && !isWord(words[at - 1])) return undefined
  if (!isWord(words[at + 2]) && words[at + 2] !== '0') return undefined
  if (first === 'and') return {from: at, to: at + 1, rights: ['and/or']}
  if (first === 'or') return {from: at, to: at + 1, rights: ['or', 'and']}
  if (first === 'an') return {from: at, to: at, rights: ['and']}
  return {from: at, to: at + 1, ...(first === 'if' ? {rights: ['if it is']} : {})}
}

/** “This feature in not available” */
const inForIs: Check = (words, at) => {
  if (words[at + 1] !== 'not' || !isWord(words[at - 1])) return undefined
  const isPredicate = /^(?:currently|available|permitted|allowed|required|applicable|responsible|liable|intended|able|subject|a|the|an)$/
  return isPredicate.test(words[at + 2] ?? '') ? {from: at, to: at, rights: ['is']} : undefined
}

/** Nothing that a noun before it could be a part of: “a services agreement” */
const endsPhrase = (word: string | undefined) =>
  isEnd(word) ||
  /^(?:of|for|in|on|at|by|to|from|with|and|or|that|which|who|whose|is|are|was|were|may|will|shall|must|can|has|have|if|when|where|as|under|such|through|between|we|you)$/.test(
    word ?? '',
  )

/** “an elections”, “an intended medical purposes” */
const pluralAfterArticle: Check = (words, at, clause) => {
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
        /^(?:few|number|lot|variety|range|couple|set|list|group|dozen|hundred|thousand|million|great|good|day|week|month|year)$/.test(
          words[at + 1] ?? '',
        )
      return isCounted ? undefined : {from: next, to: next, rights: [singular]}
    }
    if (!isAdjective(word)) return undefined
  }
  return undefined
}

const isAdjective = (word: string) =>
  /(?:al|ed|ic|ous|ive|able|ible|ful|ary|ory|less|ent|ant)$/.test(word) &&
  word.length > 4 &&
  !/(?:ment|tion|account|event|client|agent|content|consent|parent|payment|merchant)$/.test(word)

/** “in some instance”, “in all country” */
const singularAfterMany: Check = (words, at) => {
  if (words[at - 1] !== 'in' && !/^(?:several|various|both|many|these|those)$/.test(words[at] ?? '')) return undefined
  const plural = countables.get(words[at + 1] ?? '')
  if (
    !plural ||
    !(isEnd(words[at + 2]) || /^(?:where|that|which|who|when|and|or|of|we|you|are|were|have|may|will)$/.test(words[at + 2] ?? ''))
  )
    return undefined
  if (/^(?:both|these|those|various|many)$/.test(words[at] ?? '') && /^(?:and|or)$/.test(words[at + 2] ?? '')) return undefined
  if (words[at] === 'many' && words[at + 1] === 'person') return undefined
  return {from: at, to: at + 1, rights: [`${words[at]} ${plural}`]}
}

const nounsInLy = set(
  'family assembly anomaly ally rally tally bully folly jelly supply reply monopoly homily lily july italy fly only early daily monthly weekly yearly elderly',
)

/** “the confidentially of” */
const adverbAsNoun: Check = (words, at) => {
  const adverb = words[at + 1] ?? ''
  return /..ly$/.test(adverb) && !nounsInLy.has(adverb) && words[at + 2] === 'of' ? {from: at, to: at + 1} : undefined
}

/** “be able communicate”, “is required provide” */
const missingTo: Check = (words, at) => {
  const verb = words[at + 1] ?? ''
  return baseVerbs.has(verb) ? {from: at, to: at + 1, rights: [`${words[at]} to ${verb}`]} : undefined
}

/** “encourage users provide”, “permit Acme determine”, “let you to view” */
const objectAndVerb: Check = (words, at, clause) => {
  const object = words[at + 1] ?? ''
  const isPerson = /^(?:you|us|users|customers|them|it|others|individuals|visitors|subscribers|members|people|anyone|someone)$/.test(object)
  if (!isPerson && !(isName(clause, at + 1) && !functionWords.has(object))) return undefined
  const verb = words[at + 2] ?? ''
  if (/^let/.test(words[at] ?? '')) {
    return verb === 'to' && isWord(words[at + 3]) && !isDeterminer(words[at + 3])
      ? {from: at, to: at + 2, rights: [`${words[at]} ${object}`]}
      : undefined
  }
  if (
    !isLower(clause, at + 2) ||
    !(baseVerbs.has(verb) || (isPerson && /^(?:access|use|share|view)$/.test(verb) && isObject(words[at + 3])))
  )
    return undefined
  return {from: at + 2, to: at + 2, rights: [`to ${verb}`]}
}

/** “found to unenforceable” */
const missingBe: Check = (words, at) => {
  if (words[at + 1] !== 'to') return undefined
  const isPredicate =
    /^(?:unenforceable|invalid|unlawful|illegal|void|enforceable|valid|unavailable|available|inaccurate|incomplete|nonconforming|necessary|appropriate|liable|eligible|applicable|inconsistent|incorrect|harmful|true|false)$/
  const next = words[at + 2] ?? ''
  return isPredicate.test(next) && (isEnd(words[at + 3]) || functionWords.has(words[at + 3] ?? ''))
    ? {from: at, to: at + 2, rights: [`${words[at]} to be ${next}`]}
    : undefined
}

const halves: ReadonlyMap<string, readonly [before: RegExp, missing: string]> = new Map([
  ['behalf', [/^on$/, 'of']],
  ['breach', [/^in$/, 'of']],
  ['lieu', [/^in$/, 'of']],
  ['means', [/^by$/, 'of']],
  ['accordance', [/^in$/, 'with']],
  ['compliance', [/^in$/, 'with']],
  ['conjunction', [/^in$/, 'with']],
  ['connection', [/^in$/, 'with']],
  ['respect', [/^with$/, 'to']],
  ['regard', [/^with$/, 'to']],
  ['virtue', [/^by$/, 'of']],
])

/** “on behalf a customer”, “in accordance these terms” */
const halfPreposition: Check = (words, at) => {
  const half = halves.get(words[at] ?? '')
  const next = words[at + 1] ?? ''
  if (!half?.[0].test(words[at - 1] ?? '') || !(/^(?:the|a|an|this|these|those|any|such|another)$/.test(next) || possessives.has(next)))
    return undefined
  return {from: at, to: at, rights: [`${words[at]} ${half[1]}`]}
}

/** “some parts our site” */
const missingOf: Check = (words, at) => {
  if (!possessives.has(words[at + 1] ?? '') || words[at + 1] === 'her' || !isWord(words[at + 2])) return undefined
  if (/^(?:take|takes|taking|took|on|play|for|as|in)$/.test(words[at - 1] ?? '')) return undefined
  return {from: at, to: at, rights: [`${words[at]} of`]}
}

/** “hen you ask”, “ay related data”: a rare word one letter from one that fits. */
const rareWord: Check = (words, at, clause) => {
  const [right, slot] = rareWords.get(words[at] ?? '') ?? ['', 'clause']
  const next = words[at + 1] ?? ''
  const before = words[at - 1]
  // Words that no dictionary has are another rule's.
  if (!clause.spelling.knows(words[at] ?? '') || !isLower(clause, at) || !isWord(next) || /['"“‘-]/.test(before ?? '')) return undefined
  if (slot === 'predicate') {
    const fits = modals.has(right)
      ? /^(?:you|we|they|it|users|parties)$/.test(before ?? '')
      : modals.has(next) || baseVerbs.has(next) || /^(?:be|have|are)$/.test(next)
    return fits ? {from: at, to: at, rights: [right]} : undefined
  }
  if (slot === 'clause' && !/^(?:you|we|they|it|the|our|your|a|an|is|are|may|will|can|this|these|to)$/.test(next)) return undefined
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

/** “collected form you”, “the from” */
const formForFrom: Check = (words, at) => {
  const before = words[at - 1] ?? ''
  const next = words[at + 1] ?? ''
  if (words[at] === 'from')
    return /^(?:a|this|that|registration|contact|application|order)$/.test(before) && /^(?:is|below|which|on|,|\.)$/.test(next)
      ? {from: at, to: at, rights: ['form']}
      : undefined
  if (!/^(?:you|us|our|your|third|these|those|them|its|their|another|other|the|any|time)$/.test(next)) return undefined
  const isTransfer =
    /^(?:collect|receive|obtain|gather|transmitt|remov|delet|download|purchas|access|deriv|acquir)(?:d|ed)$/.test(before) ||
    /^(?:information|data|away|come|comes|coming|differ|differs|differently|apart|arising|resulting|benefit|withdraw|receive|request|requests)$/.test(
      before,
    )
  if (!isTransfer || isDeterminer(words[at - 2])) return undefined
  // “in the data form the clinic uses”
  return {from: at, to: at, rights: ['from']}
}

/** “may loose your data” */
const looseForLose: Check = (words, at) => {
  const before = words[at - 1] ?? ''
  const next = words[at + 1] ?? ''
  const isVerb = modals.has(before) || /^(?:to|not|you|we|they|or)$/.test(before)
  return isVerb && /^(?:your|our|the|any|access|data|all|this|their|its|control|information)$/.test(next)
    ? {from: at, to: at, rights: ['lose']}
    : undefined
}

/** “it’s own” */
const itsWithApostrophe: Check = (words, at) => (belongings.has(words[at + 1] ?? '') ? {from: at, to: at, rights: ['its']} : undefined)

/** “its not” */
const itsWithout: Check = (words, at) =>
  /^(?:not|been|a|an|the|important|possible|necessary)$/.test(words[at + 1] ?? '') && words[at - 1] !== 'of'
    ? {from: at, to: at, rights: ['it’s']}
    : undefined

/** “there own rules”, “of there data” */
const thereForTheir: Check = (words, at) => {
  const next = words[at + 1] ?? ''
  if (/^(?:own|respective)$/.test(next)) return {from: at, to: at, rights: ['their']}
  const owned = /^(?:personal|account|data|information|privacy|rights|device|devices|site|website|use|terms|policies|services)$/
  return /^(?:of|with|for|by|in|on|under|to)$/.test(words[at - 1] ?? '') && owned.test(next)
    ? {from: at, to: at, rights: ['their']}
    : undefined
}

/** “they own rules” is right; “they respective” is not. */
const theyForTheir: Check = (words, at) =>
  /^(?:respective|personal)$/.test(words[at + 1] ?? '') ? {from: at, to: at, rights: ['their']} : undefined

/** “too provide”, “too the” */
const tooForTo: Check = (words, at) => {
  const next = words[at + 1] ?? ''
  return isWord(words[at - 1]) && (baseVerbs.has(next) || /^(?:the|our|your|a|us)$/.test(next))
    ? {from: at, to: at, rights: ['to']}
    : undefined
}

/** “rather then”, “no later that 3 days” */
const thenForThan: Check = (words, at) => {
  const next = words[at + 1]
  const after = words[at + 2] ?? ''
  if (next === 'then') {
    const isCertain = /^(?:rather|other|less|fewer|earlier|later|greater|higher|lower|longer|older|younger)$/.test(words[at] ?? '')
    const follows = isCertain ? isWord(after) || after === '0' : /^(?:0|one|two|three|once|twice|half|a|an|the|what|necessary)$/.test(after)
    return follows ? {from: at + 1, to: at + 1, rights: ['than']} : undefined
  }
  return next === 'that' && (after === '0' || /^(?:one|two|three|five|ten|thirty)$/.test(after))
    ? {from: at + 1, to: at + 1, rights: ['than']}
    : undefined
}

/** A noun in the place of a verb, a verb in the place of a noun. */
const affectAndEffect: Check = (words, at) => {
  const before = words[at - 1] ?? ''
  const next = words[at + 1] ?? ''
  if (words[at] === 'affect') {
    const isNoun = /^(?:the|an|no|any|full|same|legal|adverse|material|such|this|take|takes|taking|into|immediate)$/.test(before)
    return isNoun && (isEnd(next) || functionWords.has(next) || /^(?:from|immediately)$/.test(next))
      ? {from: at, to: at, rights: ['effect']}
      : undefined
  }
  const isVerb = modals.has(before) || /^(?:not|adversely|materially|negatively|directly)$/.test(before)
  return isVerb && /^(?:your|our|you|us|their|other|any|how)$/.test(next) ? {from: at, to: at, rights: ['affect']} : undefined
}

const adviceAndAdvise: Check = (words, at) => {
  const before = words[at - 1] ?? ''
  if (words[at] === 'advise') {
    return /^(?:legal|professional|financial|medical|tax|the|an|any|our)$/.test(before) && !modals.has(words[at + 1] ?? '')
      ? {from: at, to: at, rights: ['advice']}
      : undefined
  }
  return (modals.has(before) || /^(?:please|to)$/.test(before)) && /^(?:you|us|the|our|your|them)$/.test(words[at + 1] ?? '')
    ? {from: at, to: at, rights: ['advise']}
    : undefined
}

/** “accept as set out below” */
const acceptForExcept: Check = (words, at) => {
  if (
    words[at + 1] !== 'as' ||
    !/^(?:otherwise|expressly|provided|set|required|permitted|stated|described|specifically|may)$/.test(words[at + 2] ?? '')
  )
    return undefined
  return isWord(words[at - 1]) && !isEnd(words[at - 1]) && /^(?:you|we|to|they)$/.test(words[at - 1] ?? '')
    ? undefined
    : {from: at, to: at, rights: ['except']}
}

/** “accessed though the site”, “at or though” */
const thoughForThrough: Check = (words, at) => {
  const next = words[at + 1] ?? ''
  if (!(isDeterminer(next) || next === 'third') || next === 'that') return undefined
  const before = words[at - 1] ?? ''
  const isJoined = /^(?:or|and)$/.test(before) && /^(?:at|by|in|on|from|to|via|with)$/.test(words[at - 2] ?? '')
  return isJoined || (/ed$|^(?:made|sent|bought|sold|done)$/.test(before) && before.length > 3)
    ? {from: at, to: at, rights: ['through']}
    : undefined
}

/** “our polices,”: the verb in the place of the noun. */
const policesForPolicies: Check = (words, at) => {
  const before = words[at - 1] ?? ''
  return (isDeterminer(before) || /^(?:privacy|security|other|and|or|applicable|company|corporate)$/.test(before)) &&
    !isObject(words[at + 1])
    ? {from: at, to: at, rights: ['policies']}
    : undefined
}

/** “those user’s devices” */
const singularPossessive: Check = (words, at) => {
  const owner = /^(.+)['’]s$/.exec(words[at + 1] ?? '')
  const plural = owner && countables.get(owner[1] ?? '')
  return plural && isWord(words[at + 2]) ? {from: at + 1, to: at + 1, rights: [`${plural}’`]} : undefined
}

/** “the third-party may” */
const adjectiveAsNoun: Check = (words, at) =>
  modals.has(words[at + 1] ?? '') || /^(?:is|has|does|was)$/.test(words[at + 1] ?? '')
    ? {from: at, to: at, rights: ['third party']}
    : undefined

/** “does not applies”, “don’t shared” */
const formAfterDo: Check = (words, at) => {
  const isShort = /n['’]t$/.test(words[at] ?? '')
  if (!isShort && words[at + 1] !== 'not') return undefined
  const next = isShort ? at + 1 : at + 2
  const verb = words[next] ?? ''
  const base = thirdPersons.get(verb) ?? participles.get(verb)
  if (verb === 'sale') return {from: next, to: next, rights: ['sell']}
  return base ? {from: next, to: next, rights: [base]} : undefined
}

const participles: ReadonlyMap<string, string> = new Map(
  [...baseVerbs].map((verb) => [participleOf(verb), verb] as const).filter(([it, verb]) => it !== verb),
)

/** “will be provide to”, “are collect by” */
const baseAfterBe: Check = (words, at, clause) => {
  const next = /^(?:not|also|only)$/.test(words[at + 1] ?? '') ? at + 2 : at + 1
  const verb = words[next] ?? ''
  if (
    !baseVerbs.has(verb) ||
    !isLower(clause, next) ||
    asks(words, at) ||
    /^(?:do|does|did|done|there|have|has)$/.test(words[at - 1] ?? '')
  )
    return undefined
  if (words.slice(Math.max(0, at - 12), at).some((word) => /^(?:do|does|did|all|thing|purpose|goal|aim|is)$/.test(word))) return undefined
  return {from: at, to: next, rights: [between(words, at, next, participleOf(verb))]}
}

/** “by provide us”, “without obtain the” */
const baseAfterPreposition: Check = (words, at) => {
  const verb = words[at + 1] ?? ''
  const next = words[at + 2]
  const isNoun = words[at] === 'by' && /^(?:use|access|visit|share|purchase)$/.test(verb) && /^(?:our|the|this|your|any)$/.test(next ?? '')
  if (!isNoun && !(baseVerbs.has(verb) && (isObject(next) || /^(?:how|what|whether)$/.test(next ?? '')))) return undefined
  return {from: at, to: at + 1, rights: [`${words[at]} ${ingOf(verb)}`]}
}

/** “comply these terms”, “prior the change” */
const missingPreposition: Check = (words, at) => {
  const next = words[at + 1] ?? ''
  if (!/^(?:the|our|your|their|its|these|this|those)$/.test(next) || !isWord(words[at + 2])) return undefined
  if (/^(?:as|of)$/.test(words[at - 1] ?? '')) return undefined
  return {from: at, to: at, rights: [`${words[at]} ${prepositionOf.get(words[at] ?? '')}`]}
}

/** “may by used” */
const byForBe: Check = (words, at) => {
  const next = words[at + 1] ?? ''
  const isForm =
    irregularParticiples.has(next) || participles.has(next) || /^(?:used|shared|stored|processed|subject|required|able|liable)$/.test(next)
  return modals.has(words[at - 1] ?? '') && isForm ? {from: at, to: at, rights: ['be']} : undefined
}

/** “collected be us” */
const beForBy: Check = (words, at) =>
  /[^e]ed$/.test(words[at - 1] ?? '') && /^(?:us|our|you|third)$/.test(words[at + 1] ?? '') ? {from: at, to: at, rights: ['by']} : undefined

/** “will no be”, “does no apply” */
const noForNot: Check = (words, at) => {
  const before = words[at - 1] ?? ''
  const next = words[at + 1] ?? ''
  const isVerb = modals.has(before) || /^(?:do|does|did)$/.test(before)
  return isVerb && (baseVerbs.has(next) || /^(?:be|have|apply|use|share|store)$/.test(next))
    ? {from: at, to: at, rights: ['not']}
    : undefined
}

/** “countries were we operate”, “they where collected” */
const whereAndWere: Check = (words, at) => {
  const before = words[at - 1] ?? ''
  const next = words[at + 1] ?? ''
  if (words[at] === 'were') {
    const isPlace = /(?:s|country|state|place|region|area|cases?)$/.test(before) && before !== 'as'
    return isPlace && /^(?:we|you|they)$/.test(next) && words[at + 2] !== 'to' && isWord(words[at + 2])
      ? {from: at, to: at, rights: ['where']}
      : undefined
  }
  const isVerb = /^(?:they|you|we)$/.test(before) && (participles.has(next) || /^(?:used|shared|stored|not)$/.test(next))
  return isVerb ? {from: at, to: at, rights: ['were']} : undefined
}

/** “contact use at”, “the us of” */
const usAndUse: Check = (words, at) => {
  const before = words[at - 1] ?? ''
  const next = words[at + 1]
  if (words[at] === 'us') return /^(?:the|your|our|their)$/.test(before) && next === 'of' ? {from: at, to: at, rights: ['use']} : undefined
  const isObject = /^(?:contact|email|e-mail|notify|inform|tell|reach|contacting|emailing|notifying)$/.test(before)
  if (words[at] === 'as') return isObject && /^(?:at|if|by|via|through)$/.test(next ?? '') ? {from: at, to: at, rights: ['us']} : undefined
  return isObject && (isEnd(next) || /^(?:at|if|by|for|when|via|through|with|to|immediately|in)$/.test(next ?? ''))
    ? {from: at, to: at, rights: ['us']}
    : undefined
}

/** “on out website” */
const outForOur: Check = (words, at) => {
  const owned =
    /^(?:sites?|websites?|services?|policy|policies|privacy|products?|partners|users|customers|apps?|platform|terms|company|systems?|servers?|affiliates|own)$/
  return /^(?:of|on|in|to|with|by|from|for|using|visit|at|use|through)$/.test(words[at - 1] ?? '') && owned.test(words[at + 1] ?? '')
    ? {from: at, to: at, rights: ['our']}
    : undefined
}

/** “your responsible for”, “your entitled to” */
const yourForYouAre: Check = (words, at) => {
  const isPredicate =
    /^(?:responsible|liable) for$|^(?:entitled|unable|able|required|allowed|permitted) to$|^not (?:responsible|allowed|permitted|required|able)$/
  return isPredicate.test(`${words[at + 1]} ${words[at + 2]}`) ? {from: at, to: at, rights: ['you are']} : undefined
}

/** “who’s data” */
const whoseForWhoIs: Check = (words, at) =>
  /^(?:personal|data|information|account|rights|content|name|identity|device)$/.test(words[at + 1] ?? '')
    ? {from: at, to: at, rights: ['whose']}
    : undefined

/** “withdraw or, or introduce” */
const wordCommaWord: Check = (words, at) =>
  words[at + 1] === ',' && words[at + 2] === words[at] && words[at - 1] !== '/' && isWord(words[at + 3])
    ? {from: at, to: at + 2, rights: [`, ${words[at]}`]}
    : undefined

/** “any or the following” */
const orForOf: Check = (words, at) =>
  /^(?:any|some|most|none|each)$/.test(words[at - 1] ?? '') && /^(?:the|our|your|these|those)$/.test(words[at + 1] ?? '')
    ? {from: at, to: at, rights: ['of']}
    : undefined

/** “when you access to our site” */
const strayTo: Check = (words, at) => {
  if (words[at + 1] !== 'to' || !(isDeterminer(words[at + 2]) || words[at + 2] === 'us')) return undefined
  const before = words[at - 1] ?? ''
  const isVerb =
    modals.has(before) || (/^(?:you|we|they|users)$/.test(before) && (subordinators.has(words[at - 2] ?? '') || !isWord(words[at - 2])))
  return isVerb && !/^(?:any|all|that)$/.test(words[at + 2] ?? '') ? {from: at, to: at + 1, rights: [words[at] ?? '']} : undefined
}

/** “the collection your data” */
const actionWithoutOf: Check = (words, at) => {
  const isAction = /^(?:the|our|any|such)$/.test(words[at - 1] ?? '') && possessives.has(words[at + 1] ?? '')
  return isAction ? {from: at, to: at, rights: [`${words[at]} of`]} : undefined
}

/** “is current available”, “as reasonable necessary” */
const adjectiveForAdverb: Check = (words, at) => {
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

/** Where the noun phrase that ends before `at` begins: past adjectives and a determiner. */
function startOfPhrase(words: Words, at: number): number {
  let start = at
  while (start > 0 && at - start < 3 && isWord(words[start - 1]) && !functionWords.has(words[start - 1] ?? '')) start--
  return isDeterminer(words[start - 1]) ? start - 1 : start
}

const prepositions = set('of to for from in on at by with about through and or between within under over than as like including')

/** “an app that collect your data”, “functionality that violate these terms” */
const pluralVerbAfterThat: Check = (words, at, clause) => {
  const verb = words[at + 1] ?? ''
  const noun = words[at - 1] ?? ''
  if (!baseVerbs.has(verb) || !(isObject(words[at + 2]) || words[at + 2] === 'and') || !isLower(clause, at + 1)) return undefined
  const start = startOfPhrase(words, at - 1)
  // “users of an app that collect …”: it may be the users.
  if (prepositions.has(words[start - 1] ?? '')) return undefined
  const isSingle =
    /^(?:a|an|each|every|this)$/.test(words[start] ?? '') &&
    isWord(noun) &&
    !/s$|^(?:people|children|data|media|staff|number|request|requirement|condition|demand|way|men|women|group|team|list|set|range|variety)$/.test(
      noun,
    )
  return isSingle || (things.has(noun) && isWord(words[start - 1])) ? {from: at + 1, to: at + 1, rights: [thirdOf(verb)]} : undefined
}

/** What there is only one of, or no number of. */
const things = new Set(
  [
    ...countables.keys(),
    ...'functionality information content software material technology activity conduct behavior behaviour app site statement section clause program tool feature'.split(
      ' ',
    ),
  ].filter((noun) => !/^(?:request|condition|requirement|party)$/.test(noun)),
)

/** Whether a clause can begin at `at`. */
const opensClause = (words: Words, at: number) =>
  at === 0 || /^[.;:]$/.test(words[at - 1] ?? '') || subordinators.has(words[at - 1] ?? '') || words[at - 1] === 'how'

/** “These cookies allows us to”, “Our services is” */
const singularVerbAfterPlural: Check = (words, at) => {
  const verb = words[at] ?? ''
  const base = thirdPersons.get(verb) ?? plain.get(verb)
  if (!base || !plurals.has(words[at - 1] ?? '')) return undefined
  const isBe = plain.has(verb)
  if (!isBe && !(isObject(words[at + 1]) || /^(?:to|that|how|information|with)$/.test(words[at + 1] ?? ''))) return undefined
  const start = startOfPhrase(words, at - 1)
  const isPhrase = /^(?:these|those|all|our|your|such|some)$/.test(words[start] ?? '') || (start === at - 1 && !isBe)
  return isPhrase && opensClause(words, start) ? {from: at, to: at, rights: [base]} : undefined
}

/** “This policy describe how”, “This website are” */
const pluralVerbAfterSingular: Check = (words, at) => {
  const noun = words[at - 1] ?? ''
  const verb = words[at] ?? ''
  const start = startOfPhrase(words, at - 1)
  if (
    start === at - 1 ||
    !/^(?:this|each|every|a|an|the|our|your|such)$/.test(words[start] ?? '') ||
    !(countables.has(noun) || /^(?:statement|notice|site|information|content|software)$/.test(noun))
  )
    return undefined
  if (!(start === 0 || /^[.;]$/.test(words[start - 1] ?? ''))) return undefined
  if (verb === 'do') return words[at + 1] === 'not' ? {from: at, to: at, rights: ['does']} : undefined
  if (verb === 'have') return words[at + 1] === 'to' || isObject(words[at + 1]) ? {from: at, to: at, rights: ['has']} : undefined
  if (verb === 'are' || verb === 'were') return {from: at, to: at, rights: [verb === 'are' ? 'is' : 'was']}
  if (!isObject(words[at + 1]) && !/^(?:how|what|to|cookies|information|data)$/.test(words[at + 1] ?? '')) return undefined
  return {from: at, to: at, rights: [thirdOf(verb)]}
}

/** “as describe in”, “information provide by you” */
const baseForParticiple: Check = (words, at) => {
  const before = words[at - 1] ?? ''
  const next = words[at + 1] ?? ''
  const verb = words[at] ?? ''
  if (
    /^(?:communicate|operate|respond|participate|proceed|comply|become|belong|exist|rely|depend|act|use|make|take|own|reserve|share|grant|begin|occur)$/.test(
      verb,
    )
  )
    return undefined
  const opener = /^(?:otherwise|expressly|specifically)$/.test(before) ? (words[at - 2] ?? '') : before
  const isAside = /^(?:as|where|unless|if)$/.test(opener) && /^(?:in|by|under|above|below|herein|elsewhere)$/.test(next)
  const isPassive =
    next === 'by' &&
    /^(?:information|data|content|services|products|websites|material|materials|cookies|technologies)$/.test(before) &&
    /^(?:you|us|our|the|third|law|your|a|an|users)$/.test(words[at + 2] ?? '')
  const isPlace = plurals.has(before) && /^(?:above|below|herein)$/.test(next)
  return isAside || isPassive || isPlace ? {from: at, to: at, rights: [participleOf(verb)]} : undefined
}

/** “There is several” */
const thereIsMany: Check = (words, at) =>
  /^(?:is|was)$/.test(words[at + 1] ?? '') && /^(?:several|many|various|numerous|multiple|two|three|four|five)$/.test(words[at + 2] ?? '')
    ? {from: at + 1, to: at + 1, rights: [words[at + 1] === 'is' ? 'are' : 'were']}
    : undefined

/** “one of our partner,” */
const oneOfSingular: Check = (words, at, clause) => {
  if (words[at + 1] !== 'of' || !/^(?:our|the|these|those|your|their)$/.test(words[at + 2] ?? '')) return undefined
  const plural = countables.get(words[at + 3] ?? '')
  return plural && isLower(clause, at + 3) && endsPhrase(words[at + 4]) && !/^(?:and|or)$/.test(words[at + 4] ?? '')
    ? {from: at + 3, to: at + 3, rights: [plural]}
    : undefined
}

/** “shared with third party.” */
const thirdParty: Check = (words, at, clause) => {
  if (words[at + 1] !== 'party' || !/^(?:to|with|by|from|of|through)$/.test(words[at - 1] ?? '') || !isLower(clause, at)) return undefined
  return isEnd(words[at + 2]) || /^(?:who|that|without)$/.test(words[at + 2] ?? '')
    ? {from: at, to: at + 1, rights: ['third parties']}
    : undefined
}

/** “on ours servers” */
const oursForOur: Check = (words, at) => {
  const next = words[at + 1] ?? ''
  if (words[at] === 'others' && !/^(?:the|any|all|an|such)$/.test(words[at - 1] ?? '')) return undefined
  return plurals.has(next) || countables.has(next) ? {from: at, to: at, rights: [(words[at] ?? '').slice(0, -1)]} : undefined
}

/** “in order verify” */
const missingToAfterOrder: Check = (words, at) =>
  words[at - 1] === 'in' && baseVerbs.has(words[at + 1] ?? '') ? {from: at, to: at, rights: ['order to']} : undefined

/** “will notice you of” */
const noticeForNotify: Check = (words, at) =>
  modals.has(words[at - 1] ?? '') && /^(?:you|us)$/.test(words[at + 1] ?? '') ? {from: at, to: at, rights: ['notify']} : undefined

/** “are use to”, “be ask to”, “be advice that” */
const baseNounAfterBe: Check = (words, at) => {
  const before = words[at - 1] ?? ''
  const next = words[at + 1] ?? ''
  const word = words[at] ?? ''
  const verb = before === 'only' || before === 'not' ? (words[at - 2] ?? '') : before
  if (!/^(?:are|be|been|were|is|was)$/.test(verb) || asks(words, at)) return undefined
  if (words.slice(Math.max(0, at - 12), at).some((it) => /^(?:do|does|did|all|thing|purpose|goal|aim)$/.test(it))) return undefined
  if (/^(?:share|store|transfer|purchase)$/.test(word))
    return /^(?:by|with|to|using|via|through)$/.test(next) ? {from: at, to: at, rights: [participleOf(word)]} : undefined
  if (word === 'advice') return before === 'be' && next === 'that' ? {from: at, to: at, rights: ['advised']} : undefined
  if (word === 'ask') return next === 'to' ? {from: at, to: at, rights: ['asked']} : undefined
  return /^(?:to|by)$/.test(next) ? {from: at, to: at, rights: ['used']} : undefined
}

/** “do not knowing collect” */
const adjectiveBeforeVerb: Check = (words, at) => {
  const isVerb = /^(?:not|we|you|they|and|to)$/.test(words[at - 1] ?? '') && baseVerbs.has(words[at + 1] ?? '')
  return isVerb ? {from: at, to: at, rights: [`${(words[at] ?? '').replace(/ic$/, 'ical')}ly`]} : undefined
}

/** “for legal reason” */
const singularReason: Check = (words, at) => {
  const plural = countables.get(words[at + 2] ?? '')
  const isBare =
    /^(?:reason|purpose)$/.test(words[at + 2] ?? '') &&
    (isAdjective(words[at + 1] ?? '') || /^(?:security|business|marketing|tax|safety|research)$/.test(words[at + 1] ?? ''))
  return plural && isBare && endsPhrase(words[at + 3]) ? {from: at + 2, to: at + 2, rights: [plural]} : undefined
}

/** “the processing off your data” */
const offForOf: Check = (words, at) => {
  const isNoun =
    /^(?:use|part|parts|some|any|all|one|each|because|number|terms|most|collection|processing|breach|copy|respect|behalf)$/.test(
      words[at - 1] ?? '',
    )
  return isNoun && /^(?:the|your|our|this|these|such|any)$/.test(words[at + 1] ?? '') ? {from: at, to: at, rights: ['of']} : undefined
}

/** “partners which helps us” */
const singularVerbAfterThat: Check = (words, at) => {
  const base = thirdPersons.get(words[at + 1] ?? '') ?? (words[at + 1] === 'helps' ? 'help' : undefined)
  if (!base || !plurals.has(words[at - 1] ?? '') || !isObject(words[at + 2])) return undefined
  const start = startOfPhrase(words, at - 1)
  // “a group of users that provides …” may be about the group.
  const isAlone =
    (start === 0 || isWord(words[start - 1]) || /^[.;]$/.test(words[start - 1] ?? '')) && !prepositions.has(words[start - 1] ?? '')
  return isAlone ? {from: at + 1, to: at + 1, rights: [base]} : undefined
}

/** “to indemnity us”, “shall compliance” */
const nounForVerb: Check = (words, at) => {
  const right = /^indemnity$/.test(words[at] ?? '') ? 'indemnify' : 'choose'
  const isVerb = modals.has(words[at - 1] ?? '') || (words[at - 1] === 'to' && /^(?:us|you|our|the|and)$/.test(words[at + 1] ?? ''))
  return isVerb && (right === 'indemnify' || modals.has(words[at - 1] ?? '')) ? {from: at, to: at, rights: [right]} : undefined
}

/** “for other purpose” */
const singularAfterOther: Check = (words, at, clause) => {
  const plural = countables.get(words[at + 1] ?? '')
  const isBare = /^(?:for|with|to|from|through|on)$/.test(words[at - 1] ?? '')
  return plural && isBare && isLower(clause, at) && (isEnd(words[at + 2]) || /^(?:which|that|who)$/.test(words[at + 2] ?? ''))
    ? {from: at + 1, to: at + 1, rights: [plural]}
    : undefined
}

/** “the follow information” */
const followForFollowing: Check = (words, at) =>
  /^(?:the|these)$/.test(words[at - 1] ?? '') && isWord(words[at + 1]) && !/^(?:up|on|the|button|link)$/.test(words[at + 1] ?? '')
    ? {from: at, to: at, rights: ['following']}
    : undefined

/** “personally information” */
const adverbBeforeNoun: Check = (words, at) => {
  const adverb = words[at - 1] ?? ''
  if (
    !/..[^aeiou]ly$/.test(adverb) ||
    nounsInLy.has(adverb) ||
    /^(?:only|likely|unlikely|timely|friendly|costly|comply|apply|imply|rely|multiply|namely|respectively|similarly|additionally|especially|particularly|specifically|mainly|mostly|possibly)$/.test(
      adverb,
    )
  )
    return undefined
  if (!isDeterminer(words[at - 2]) && !/^(?:of|and|or|with|for)$/.test(words[at - 2] ?? '')) return undefined
  const adjective = /ically$/.test(adverb)
    ? adverb.replace(/ally$/, '')
    : adverb.endsWith('ily')
      ? `${adverb.slice(0, -3)}y`
      : adverb.slice(0, -2)
  return isEnd(words[at + 1]) || functionWords.has(words[at + 1] ?? '') ? {from: at - 1, to: at - 1, rights: [adjective]} : undefined
}

/** “Acme reserve the right”, “Acme Limited act as”: at the start of a sentence only, where no “should” or “that” can stand before. */
const pluralVerbAfterName: Check = (words, at, clause) => {
  const next = words[at + 1] ?? ''
  if (!(isDeterminer(next) || /^(?:to|as|that|not|personal|information|data)$/.test(next)) || !isLower(clause, at)) return undefined
  const name = words[at - 1] ?? ''
  let first = at - 1
  while (first > 0 && isName(clause, first - 1)) first--
  if (!isName(clause, at - 1) || !/^[\p{L}]{3,}$/u.test(name) || /s$/.test(name) || at - first > 4) return undefined
  const isCompany = /^(?:limited|ltd|inc|llc|corporation|gmbh|company)$/.test(name)
  const isFirst = first === 0 || /^[.;!?]$/.test(words[first - 1] ?? '')
  if (!isFirst || !(isCompany || !clause.spelling.knows(name))) return undefined
  if (first < at - 1 && functionWords.has(words[first] ?? '') && words[first] !== 'the') return undefined
  return {from: at, to: at, rights: [thirdOf(words[at] ?? '')]}
}

/** What may be wrong from a word on, by the word. */
export const checksOf: Map<string, Check[]> = new Map()

function on(words: Iterable<string>, ...checks: Check[]): void {
  for (const word of words) checksOf.set(word, [...(checksOf.get(word) ?? []), ...checks])
}

on(set('the a an our your their its his her my'), verbAfterDeterminer)
on(modals, modalAfterModal, participleAfterModal, ingAfterModal)
on(set('is are was were be been'), thirdAfterBe)
on(set('is are was were has have had to'), beAfterBe)
on(set('having has have had'), baseAfterHave)
on(set('you we they i'), thirdAfterPronoun)
on(['to'], thirdAfterTo, participleAfterTo)
on(set('the an our their its every your'), verbAfterArticle)
on(['your'], nounBeforeObject)
on(['you'], pronounBeforeNoun)
on(impossible.keys(), impossiblePair)
on(['in'], inForIs)
on(set('a an each every another this'), pluralAfterArticle)
on(set('some certain many most all both other these those several various'), singularAfterMany)
on(set('these those'), singularPossessive)
on(set('the our your its their'), adverbAsNoun)
on(set('able unable required entitled permitted obligated obliged eligible fail fails failure'), missingTo)
on(
  set('permit permits allow allows enable enables encourage encourages invite instruct cause authorize authorizes let lets'),
  objectAndVerb,
)
on(set('found held deemed determined determines declared adjudged considered proven shown'), missingBe)
on(halves.keys(), halfPreposition)
on(set('part parts portion portions most none'), missingOf)
on(rareWords.keys(), rareWord)
on(set('form from'), formForFrom)
on(['loose'], looseForLose)
on(["it's", 'it’s'], itsWithApostrophe)
on(['its'], itsWithout)
on(['there'], thereForTheir)
on(['they'], theyForTheir)
on(['too'], tooForTo)
on(set('rather other more less fewer earlier later greater higher lower longer older younger'), thenForThan)
on(set('affect effect'), affectAndEffect)
on(set('advise advice'), adviceAndAdvise)
on(set('accept expect'), acceptForExcept)
on(['though'], thoughForThrough)
on(['polices'], policesForPolicies)
on(set("do does did don't doesn't didn't don’t doesn’t didn’t"), formAfterDo)
on(set('is are was were be been'), baseAfterBe)
on(set('by without for of upon after before'), baseAfterPreposition)
on(prepositionOf.keys(), missingPreposition)
on(['by'], byForBe)
on(['be'], beForBy)
on(['no'], noForNot)
on(set('were where'), whereAndWere)
on(set('us use as'), usAndUse)
on(['out'], outForOur)
on(['your'], yourForYouAre)
on(["who's", 'who’s'], whoseForWhoIs)
on(set('or and'), wordCommaWord)
on(['or'], orForOf)
on(set('access contact visit notify'), strayTo)
on(set('collection disclosure storage deletion retention transmission'), actionWithoutOf)
on(set('current reasonable direct automatic public strict'), adjectiveForAdverb)
on(set('that which who'), pluralVerbAfterThat)
on([...thirdPersons.keys(), ...plain.keys()], singularVerbAfterPlural)
on([...baseVerbs, 'use', 'are', 'were', 'have', 'do'], pluralVerbAfterSingular)
on(baseVerbs, baseForParticiple)
on(['there'], thereIsMany)
on(['one', 'each', 'many', 'several', 'two', 'three'], oneOfSingular)
on(['third'], thirdParty)
on(['for'], singularReason)
on(['off'], offForOf)
on(set('that which who'), singularVerbAfterThat)
on(['indemnity', 'choice'], nounForVerb)
on(set('ours yours theirs others'), oursForOur)
on(['order'], missingToAfterOrder)
on(['notice'], noticeForNotify)
on(set('use ask advice share store transfer purchase'), baseNounAfterBe)
on(['knowing', 'automatic', 'periodic'], adjectiveBeforeVerb)
on(['other'], singularAfterOther)
on(['follow'], followForFollowing)
on(['information', 'data'], adverbBeforeNoun)
on([...baseVerbs, 'act', 'reserve', 'disclaim', 'own', 'use', 'share', 'grant', 'warrant', 'make', 'take'], pluralVerbAfterName)
on(['third-party'], adjectiveAsNoun)
