import retextRepeatedWords from 'retext-repeated-words'
import {fromRetext} from '../language/from-retext.js'
import {functionWords} from '../lexicon/function-words.js'
import type {Clause} from '../model/clause.js'
import {Kind} from '../parse/tokens.js'
import {clauseRule, type Finding} from '../rule.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

/** A word and the same word again. */
interface Pair {
  /** The index of the first of the two among the tokens. */
  readonly token: number
  readonly span: Span
  /** What to take away: the second, with the space before it. */
  readonly surplus: Span
  readonly word: string
  /** Only a part of a hyphenated word is repeated: “third-parties parties”. */
  readonly partial: boolean
}

const remarks = fromRetext(retextRepeatedWords)

export const repeatedWord = clauseRule({
  id: 'repeated-word',
  category: 'language',
  severity: 'warning',
  summary: 'A word stands twice in a row.',
  rationale:
    'A doubled word is left over from editing, and readers of a contract stop at it: did something get lost between the two? The rule does not judge what can stand twice (“had had”, “what it is is”, “agree to that that person …”), names, other languages, lists of labels, code and addresses.',
  authority: [authorities.contractTools, authorities.repeatedWords],
  examples: [
    {bad: 'This notice tells you about [|the the|] data we hold.', good: 'This notice tells you about the data we hold.'},
    {bad: 'You agree [|that that|] you are of age.', good: 'You agree that you are of age.'},
    {
      bad: 'It applies in California and [|Other Other|] states of the union.',
      good: 'It applies in California and Other states of the union.',
    },
    {bad: 'You may write [|to us to us|] at any time.', good: 'You may write to us at any time.'},
    {bad: 'We owe nothing to [|our, our|] users or partners.', good: 'We owe nothing to our users or partners.'},
  ],
  traps: [
    'The rules had had no effect, and what it is is a matter for the court.',
    'We ensure that that person can object, and that that data is erased.',
    'The band Duran Duran and the town of Walla Walla own their names.',
    'Nous nous engageons à protéger vos données, et vous vous engagez à les vérifier.',
    'Log in in the usual way, or sign up up to three times; it was built-in in the app.',
    'Download `the the` from www.acme.example/the the page lists, or support support@acme.example.',
    'home home search search cart cart',
    'They waited a long, long time, in very very few cases, no no more.',
    'Home  \nHome help is offered to all who ask.',
    'We change it from time to time to keep up, with more and more and more care; what we do we do for you.',
    'Our icons are registered designs or designs or shapes of ours, and the unpaid fees and fees and taxes are yours.',
    'The rights of your, your licensors’ and our staff; for you, you decide.',
    'Do it on on-site devices only, and on purpose.',
  ],
  *check(clause) {
    for (const pair of readPairs(clause)) {
      const {span, surplus, word} = pair
      if (isMeant(pair, clause) || !(isBeyond(pair, clause) || confirms(clause.text.slice(span.start, span.end)))) continue
      const written = clause.text.slice(span.start, span.start + word.length)
      yield {
        span,
        message: `“${written}” stands twice. Remove one.`,
        fixes: [{title: `Remove the second “${written}”`, safe: word !== 'that', edits: () => [{span: surplus, text: ''}]}],
      }
    }
    yield* findPhrases(clause)
    yield* findDeterminers(clause)
  },
})

/** Nearly all clauses have none: a loop over the tokens, without a copy of any. */
function readPairs({text, tokens: {starts, ends, kinds, words}}: Clause): Pair[] {
  const pairs: Pair[] = []
  for (let token = 0; token + 1 < kinds.length; token++) {
    if (kinds[token] !== Kind.word || kinds[token + 1] !== Kind.word) continue
    const start = starts[token] ?? 0
    const end = ends[token] ?? 0
    const nextStart = starts[token + 1] ?? 0
    const nextEnd = ends[token + 1] ?? 0
    if (nextStart === end) continue
    const length = nextEnd - nextStart
    if (end - start === length) {
      if (words[token] !== words[token + 1]) continue
      pairs.push(pairOf(text, token, start, end, nextEnd, false))
    } else if (end - start > length && length > 4) {
      if (text[end - length - 1] !== '-' || !isSame(text, end - length, nextStart, length)) continue
      pairs.push(pairOf(text, token, end - length, end, nextEnd, true))
    } else if (end - start < length && text.startsWith('-to-', nextStart + end - start)) {
      // “up up-to-date”: the first is one too many.
      if (!isSame(text, start, nextStart, end - start)) continue
      const word = text.slice(start, end).toLowerCase()
      pairs.push({token, span: {start, end: nextStart + end - start}, surplus: {start, end: nextStart}, word, partial: true})
    }
  }
  return pairs
}

function pairOf(text: string, token: number, start: number, end: number, nextEnd: number, partial: boolean): Pair {
  return {token, span: {start, end: nextEnd}, surplus: {start: end, end: nextEnd}, word: text.slice(start, end).toLowerCase(), partial}
}

/** Whatever the case. */
function isSame(text: string, a: number, b: number, length: number): boolean {
  for (let at = 0; at < length; at++) {
    if (text.charCodeAt(a + at) === text.charCodeAt(b + at)) continue
    if (text.charAt(a + at).toLowerCase() !== text.charAt(b + at).toLowerCase()) return false
  }
  return true
}

const longestPhrase = 4

/** “write to us to us”, “you have access to access to it”: two to four words, and the same again. */
function* findPhrases({text, tokens: {starts, ends, kinds, words}}: Clause): Generator<Finding> {
  for (let token = 0; token + 3 < words.length; token++) {
    if (kinds[token] !== Kind.word) continue
    for (let length = 2; length <= longestPhrase; length++) {
      if (words[token + length] !== words[token] || words[token + length + 1] !== words[token + 1]) continue
      const phrase = words.slice(token, token + length)
      if (!isPhrase(phrase, words, token) || phrase.some((word, at) => words[token + length + at] !== word)) continue
      // “registered marks or marks or names”: those that are, and those that are not.
      if (/^(?:and|or)$/.test(phrase.at(-1) ?? '') && qualifier.test(words[token - 1] ?? '')) continue
      // “step by step by step”
      if (words[token + 2 * length] === words[token] || words[token - 1] === words[token + length - 1]) continue
      const last = token + length - 1
      const span = {start: starts[token] ?? 0, end: ends[last + length] ?? 0}
      const [found, written] = [text.slice(span.start, span.end), text.slice(span.start, ends[last])]
      if (/[\n]|[^\p{L}\p{M} ’'\u00a0-]/u.test(found) || kinds.slice(token, last + length + 1).some((kind) => kind !== Kind.word)) continue
      const surplus = {start: ends[last] ?? 0, end: span.end}
      // “TEN (or We or we)” names two things.
      if (!found.slice(1).endsWith(written.slice(1))) continue
      yield {
        span,
        message: `“${written}” stands twice. Remove one.`,
        fixes: [{title: `Remove the second “${written}”`, safe: false, edits: () => [{span: surplus, text: ''}]}],
      }
      token = last + length
      break
    }
  }
}

/** An adjective, as far as its end tells. */
const qualifier = /\p{L}{2}(?:ed|al|ic|ive|ous|able|ible|ary|less|ful|ing)$/u

/** A word of grammar is in it, and not nothing else than one word again and again; “from time to time to time”, “more and more and more”. */
function isPhrase(phrase: readonly string[], words: readonly string[], token: number): boolean {
  if (!phrase.some((word) => functionWords.has(word)) || new Set(phrase).size < phrase.length) return false
  if (phrase.some((word) => /^(?:time|day|more|over|again|is|are|was|had|that|and)$/.test(word))) return false
  // “what you do you do at your own risk”, “as it is it is fine”
  return !/^(?:what|whatever|how|as|where|when|who|that)$/.test(words[token - 1] ?? '')
}

/** “not liable to our, our users”: after a comma the second opens what the first should have opened. */
function* findDeterminers({text, tokens: {starts, ends, words}}: Clause): Generator<Finding> {
  for (let token = 0; token + 3 < words.length; token++) {
    if (words[token + 1] !== ',' || words[token + 2] !== words[token] || !determiners.has(words[token] ?? '')) continue
    // “Consistent with the , the Foundation may”: a link was lost.
    if (ends[token] !== starts[token + 1]) continue
    // “of your, your licensors’ and our rights”
    if (!/^\p{L}+$/u.test(words[token + 3] ?? '') || /^['’]/.test(text.slice(ends[token + 3]))) continue
    const span = {start: starts[token] ?? 0, end: ends[token + 2] ?? 0}
    const written = text.slice(span.start, ends[token])
    const surplus = {start: ends[token] ?? 0, end: span.end}
    yield {
      span,
      message: `“${written}” stands twice. Remove one, or add what is missing between them.`,
      fixes: [{title: `Remove the second “${written}”`, safe: false, edits: () => [{span: surplus, text: ''}]}],
    }
  }
}

const determiners = new Set('the a an our your their its'.split(' '))

/** Words that can stand twice anywhere. */
const free = new Set('had ever very really no so long many much far more bye ha blah her'.split(' '))
const particles = new Set('in on up out off down over by'.split(' '))
const particleVerb =
  /\b(?:log|sign|opt|check|turn|build|built|plug|plugged|live|resid|fill|carr|hand|set|work|take|tak|stay|come|com|go|bas|mov|engag|participat)\p{L}{0,4} $/iu
const months = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/

/** Whether the two can stand there, as far as their neighbours tell. */
function isMeant({token, span, word, partial}: Pair, clause: Clause): boolean {
  const {text, masked, spelling} = clause
  const {start, end} = span
  if (partial) return particles.has(word) ? !text.startsWith('-to-', end) : !spelling.isCommon(word)
  if (word.length === 1 && word !== 'a' && word !== 'i') return true
  if (!/^[\p{L}'’]+$/u.test(word) || !spelling.knows(word) || /\n/.test(text.slice(start, end))) return true
  if (isWord(clause, token - 1, word) || isWord(clause, token + 2, word)) return true
  if (isPartOfName(masked, start, end, word)) return true
  if (free.has(word)) return true
  const left = text.slice(Math.max(0, start - 60), start)
  const right = text.slice(end, end + 40)
  // “those that that have a link”
  if (word === 'that' && /\bthose $/i.test(left)) return false
  if (word === 'that') return !/^\s(?:you|we|they|the|this|our|your|it|any|all|such|no|each|(?:Section|Clause|Article|Part) \d)/.test(right)
  if (word === 'is' || word === 'was') if (/\bwh(?:at|o|ere|en|y)\b[^.;]{0,50}$/i.test(left)) return true
  if (particles.has(word) && (particleVerb.test(left) || /^ purpose\b/.test(right))) return true
  const first = text.charAt(start)
  const second = text.charAt(end - word.length)
  const isCapitalised = first !== first.toLowerCase()
  // In a clause all in capitals they tell nothing.
  const isShouted = /^\p{Lu}{2,} \p{Lu}+$/u.test(text.slice(start, end)) && /\p{Lu}{2} $/u.test(left) && /^ \p{Lu}{2}/u.test(right)
  if (
    isCapitalised !== (second !== second.toLowerCase()) &&
    isCapitalised &&
    !functionWords.has(word) &&
    word !== 'please' &&
    left.trim() === ''
  )
    return true
  if (isCapitalised && !isShouted && !spelling.isCommon(word) && !months.test(word)) return true
  // Long function words are no other language's.
  if (!(functionWords.has(word) && word.length > 3) && isForeign(clause, token)) return true
  return !functionWords.has(word) && !months.test(word) && (word.length < 3 || !isInSentence(clause, token))
}

/** “and/or or” is a slip; beside other signs the word is a part of something: “/home home”, “x=y y”. */
function isPartOfName(masked: string, start: number, end: number, word: string): boolean {
  const before = masked.charAt(start - 1)
  const after = masked.charAt(end)
  if (/[-.@_\0='\u2011\\#]/.test(before) || (before === '/' && word !== 'or')) return true
  return /[@_/\0=\u2011-]/.test(after) || (after === '.' && /[a-z\d\0]/i.test(masked.charAt(end + 1)))
}

function isWord({text, tokens: {starts, ends}}: Clause, token: number, word: string): boolean {
  return text.slice(starts[token] ?? 0, ends[token] ?? 0).toLowerCase() === word
}

/** In a clause all in capitals the words are the same. */
const lowered = (word: string) => (/^\p{Lu}{2,}$/u.test(word) ? word.toLowerCase() : word)

const wordsAround = [-5, -4, -3, -2, -1, 2, 3, 4, 5]

/** Most words around are not English, or are no words. */
function isForeign({text, tokens: {starts, ends, kinds}, spelling}: Clause, token: number): boolean {
  let words = 0
  let common = 0
  for (const step of wordsAround) {
    if (kinds[token + step] !== Kind.word) continue
    words++
    if (spelling.isCommon(lowered(text.slice(starts[token + step], ends[token + step])))) common++
  }
  return words > 0 && common * 2 < words
}

const nearby = [-6, -5, -4, -3, -2, -1, 2, 3, 4, 5, 6]

/** A label or a name in a list has no function word near it. */
function isInSentence({text, tokens: {starts, ends, kinds}}: Clause, token: number): boolean {
  return nearby.some(
    (step) => kinds[token + step] === Kind.word && functionWords.has(lowered(text.slice(starts[token + step], ends[token + step]))),
  )
}

/**
 * What the plugin leaves alone, but slips are made with: “that that”, “can can”, “May May 24”, parts of
 * words, and abbreviations, whose stop it takes for a part of the word.
 */
function isBeyond({span: {start, end}, word, partial}: Pair, {text}: Clause): boolean {
  return partial || word === 'that' || word === 'can' || text.charAt(start) !== text.charAt(start).toLowerCase() || text[end] === '.'
}

/** What the plugin has said of a pair: it looks at nothing else, and building its tree takes long. */
const answers = new Map<string, boolean>()
const most = 1000

/** Whether the plugin, too, sees a word repeated. */
function confirms(pair: string): boolean {
  let answer = answers.get(pair)
  if (answer === undefined) {
    answer = remarks(pair).length > 0
    // No prose has so many; a text made to be slow may.
    if (answers.size >= most) answers.clear()
    answers.set(pair, answer)
  }
  return answer
}
