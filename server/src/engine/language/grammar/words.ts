// The vocabulary of the checks: the words of a clause, what kind of word each is,
// and how far the phrase or clause around it reaches.

import {functionWords} from '../../lexicon/function-words.js'
import {baseVerbs, participleOf} from '../../lexicon/verb-forms.js'
import {words as set} from '../../lexicon/words.js'
import type {Clause} from '../../model/clause.js'

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

const lists = new Map<string, ReadonlySet<string>>()

/** Whether a word is among those listed. Cheaper than a pattern each, which would have to be compiled first. */
export function isOneOf(list: string, word: string): boolean {
  let found = lists.get(list)
  if (!found) {
    found = set(list)
    lists.set(list, found)
  }
  return found.has(word)
}

const determiners = set('the a an our your their its his her my any all this that these those each every no such some')
export const possessives = set('our your their its his her my')
export const modalOrBe = set('can cannot shall must should would could is are was were has have been be')
export const subordinators = set('that if when whether as unless which where because while once until')
export const questions = set('how when where what why which who whom')

/** Words are in lower case; what is beyond ASCII and no mark is a letter. */
export const isWord = (word: string | undefined) => {
  const first = word?.charCodeAt(0) ?? 0
  return (first >= 0x61 && first <= 0x7a) || (first >= 0xc0 && first < 0x2000)
}
/** The end of a sentence or a phrase. */
export const isEnd = (word: string | undefined) => word === undefined || '.,;)!?'.includes(word)
/** What a noun follows. */
export const isDeterminer = (word: string | undefined) => word !== undefined && determiners.has(word)
/** What an object begins with. */
export const isObject = (word: string | undefined) =>
  isDeterminer(word) || word === 'you' || word === 'us' || word === 'them' || word === 'it'
/** Whether a token begins with a small letter, `isName`: with a capital that is no abbreviation’s. */
export const isLower = ({text, tokens}: Clause, at: number) => {
  const first = text.charCodeAt(tokens.starts[at] ?? text.length)
  return first >= 0x61 && first <= 0x7a
}
export const isName = ({text, tokens}: Clause, at: number) => {
  const start = tokens.starts[at] ?? text.length
  const first = text.charCodeAt(start)
  const second = text.charCodeAt(start + 1)
  return first >= 0x41 && first <= 0x5a && second >= 0x61 && second <= 0x7a
}

/** Where the noun phrase that ends before `at` begins: past adjectives and a determiner. */
export function startOfPhrase(words: Words, at: number): number {
  let start = at
  while (start > 0 && at - start < 3 && isWord(words[start - 1]) && !functionWords.has(words[start - 1] ?? '')) start--
  return isDeterminer(words[start - 1]) ? start - 1 : start
}

/** Nothing that a noun before it could be a part of: “a services agreement” */
export const endsPhrase = (word: string | undefined) =>
  isEnd(word) ||
  isOneOf(
    'of for in on at by to from with and or that which who whose is are was were may will shall must can has have if when where as under such through between we you',
    word ?? '',
  )

/** Whether a clause can begin at `at`. */
export const opensClause = (words: Words, at: number) =>
  at === 0 || /^[.;:]$/.test(words[at - 1] ?? '') || subordinators.has(words[at - 1] ?? '') || words[at - 1] === 'how'

/** How many words back a clause is looked for that the words at hand belong to. */
const farthest = 40

/** “How broad that right is depends on …” */
export function asks(words: Words, at: number): boolean {
  for (let index = at - 1; index >= at - farthest && !'.;?!,'.includes(words[index] ?? '.'); index--) {
    if (isOneOf('how what whatever where who why whether', words[index] ?? '')) return true
  }
  return false
}

/** After a comma a pronoun may end a phrase: “when dealing with others or you, …”. A sentence that began with “if” goes on. */
export function startsClause(words: Words, at: number): boolean {
  for (let index = at - 2; index >= at - farthest && !'.;?!'.includes(words[index] ?? '.'); index--) {
    if (isOneOf('if when by unless where in as for upon before after', words[index] ?? '')) return true
  }
  return false
}

/** The words from one to before another, and a last one: a slip with its end put right. */
export const between = (words: Words, from: number, to: number, last: string) => [...words.slice(from, to), last].join(' ')

export const isAdjective = (word: string) =>
  /(?:al|ed|ic|ous|ive|able|ible|ful|ary|ory|less|ent|ant)$/.test(word) &&
  word.length > 4 &&
  !/(?:ment|tion|account|event|client|agent|content|consent|parent|payment|merchant)$/.test(word)

/** What ends like an adverb and is none. */
export const nounsInLy = set(
  'family assembly anomaly ally rally tally bully folly jelly supply reply monopoly homily lily july italy fly only early daily monthly weekly yearly elderly',
)

/** The third person of verbs that are not regular, to the form beside “they”. */
export const plain: ReadonlyMap<string, string> = new Map([
  ['has', 'have'],
  ['is', 'are'],
  ['was', 'were'],
  ['does', 'do'],
])

let participles: ReadonlyMap<string, string> | undefined

/** The base form of a participle that is not the same: `provided`. */
export function baseOf(participle: string): string | undefined {
  participles ??= new Map([...baseVerbs].map((verb) => [participleOf(verb), verb] as const).filter(([it, verb]) => it !== verb))
  return participles.get(participle)
}
