import retextIndefiniteArticle from 'retext-indefinite-article'
import {fromRetext} from '../language/from-retext.js'
import {functionWords} from '../lexicon/function-words.js'
import type {Clause} from '../model/clause.js'
import {clauseRule} from '../rule.js'
import {authorities} from './authorities.js'

const remarks = fromRetext(retextIndefiniteArticle)

export const indefiniteArticle = clauseRule({
  id: 'indefinite-article',
  category: 'language',
  severity: 'warning',
  summary: 'The article “a” before a vowel sound, or “an” before a consonant.',
  rationale:
    'The sound decides, not the letter: “a user”, “an hour”, “a one-time fee”, “an SMS”, “a URL”. A wrong article is what is left where a word was put in the place of another. Only words that everybody knows are judged, and abbreviations that are spelt out; names are not, nor are words that are said in two ways (“herb”, “historic”, “FAQ”).',
  authority: [authorities.indefiniteArticle, authorities.plainWriting],
  examples: [
    {bad: 'You need [|a|] account to use the app.', good: 'You need an account to use the app.'},
    {bad: 'We charge [|an|] one-time fee.', good: 'We charge a one-time fee.'},
    {bad: 'You get [|a|] SMS within [|a|] hour.', good: 'You get an SMS within an hour.'},
    {bad: 'Each page has [|an|] URL.', good: 'Each page has a URL.'},
  ],
  traps: [
    'A user, a university, a European, a US company, a UK one, a uniform, a unilateral act and a used car.',
    'An hour, an heir, an honest answer, an SDK, an HTML page, an X-ray, an EU law, an LLC, an NDA and an MFA code.',
    'An historic hotel, a historic hotel, an herb, a herb; an 8-digit code, an 18-year-old, an 11th and a 1-year term.',
    'Annex A applies, Class A is open, and points a and b of section 4 a are met. a) A b) an, and a/an account.',
    'Il a accepté, elle a une idée, et a ouvert un compte.',
    'A SQL query or an SQL query, a FAQ or an FAQ, a SaaS offer, a NASA plan, a RAM chip.',
    'Grade A eggs, vitamin A intake; PLAN A IS A USEFUL ONE, AND SO IS AN UNUSED ONE.',
  ],
  *check(clause) {
    for (const match of clause.masked.matchAll(candidate)) {
      const [found, first, second = '', between = '', word = ''] = match
      const {index} = match
      const article = first ?? second
      if (!isArticle(article, index, clause)) continue
      const right = rightBefore(word, article.toLowerCase(), /^A/.test(article) && isShouted(clause.masked, index), clause)
      if (right === undefined || right === article.toLowerCase() || isNoNoun(word, clause.masked.slice(index + found.length))) continue
      const span = {start: index, end: index + article.length}
      const text = cased(right, article, clause.masked.slice(index, index + found.length))
      yield {
        span,
        message: `Write “${text}${between}${word}”: it begins with the sound of a ${right === 'an' ? 'vowel' : 'consonant'}.`,
        fixes: [{title: `Replace with “${text}”`, safe: true, edits: () => [{span, text}]}],
      }
    }
  },
})

/** Only what may be wrong: a vowel or another letter that is said with one before it after “a”; neither of them after “an”. */
const candidate =
  /(?<![\p{L}\p{N}'’/.\-\0])(?:([Aa])(?=\s["“‘(]?[aeiouhflmnrsx8\d])|([Aa][Nn])(?=\s["“‘(]?[^aeio\W]|\s["“‘(]?(?:eu|on|u)))(\s["“‘(]?)([\p{L}\d][\p{L}\p{N}’'-]{0,40})/giu

/** A capital “A” within a sentence is a letter, “a)” a marker. */
function isArticle(article: string, at: number, {masked, sentences}: Clause): boolean {
  if (article !== 'A') return true
  return sentences.some(({start}) => start === at) || isShouted(masked, at)
}

/** Whether the word before is in capitals: then the next one is no abbreviation. */
const isShouted = (text: string, at: number) => /\p{Lu}{2}[^\p{L}]{0,3}$/u.test(text.slice(Math.max(0, at - 6), at))

/** “attributed to a associated with your browser”, “an services”: another word is what is wrong, or one is missing. */
function isNoNoun(word: string, right: string): boolean {
  return (
    /(?:[a-hj-rtv-z]s|[A-Z]{4}[A-HJ-RTV-Z]S)$/.test(word) || (/ed$/.test(word) && /^\s(?:with|by|to|in|on|from|of|for|under)\b/.test(right))
  )
}

/** Said letter by letter, the first with a vowel before it: “an ef-bee-eye”. */
const spelt = new Set(
  'FBI FCC FDA FDIC FTC HMRC HR HTML HTTP HTTPS LLC LLP LTD MBA MFA MMS MP MRI MSA MVPD NDA NFC NGO NHS NPO RFP RSS SDK SFTP SLA SMS SMTP SOW SSL SSN SSO XML XSS'.split(
    ' ',
  ),
)

/** What belongs before a word, as far as it is certain. */
function rightBefore(word: string, article: string, shouted: boolean, {spelling}: Clause): 'a' | 'an' | undefined {
  const head = word.split(/['’-]/, 1)[0] ?? ''
  if (/^\d/.test(head)) return /^\d{1,3}$/.test(head) && (article === 'an' || /^(?:8|11|18)/.test(head)) ? asked(head) : undefined
  if (/^\p{Lu}{2,5}s?$/u.test(head) && !shouted) return beforeLetters(head.replace(/s$/, ''))
  const lower = head.toLowerCase()
  if (lower.length < 2 || !/^[a-z]+$/.test(lower) || functionWords.has(lower) || !spelling.isCommon(lower)) return undefined
  // Only what may be wrong is worth a tree: “a” before a vowel or an “h”.
  if (article === 'a' && !/^[aeiouh]/.test(lower)) return undefined
  // “uPhone”, “McDonald”
  if (/[a-z][A-Z]/.test(head)) return undefined
  const right = asked(lower)
  return right === 'an' && unsure.test(lower) ? undefined : right
}

function beforeLetters(letters: string): 'a' | 'an' | undefined {
  if (/^E(?:ULA|URO?)$|^(?:ONE|OUI)$/.test(letters)) return undefined
  if (/^[AEIO]/.test(letters) || spelt.has(letters)) return 'an'
  // “UNESCO”, “NASA”: longer ones may be said as a word.
  return /^[BCDGJKPQTVWYZ]/.test(letters) || /^U(?:[IKNSX]|[A-Z]{2})$/.test(letters) ? 'a' : undefined
}

/** Words with “yoo” or “w” at their beginning that the plugin does not list. */
const unsure = /^(?:uni(?![dmn])|usur|uro|eu|ewe|one|once|oui)/

const answers = new Map<string, 'a' | 'an' | undefined>()
const most = 2000

/** What the plugin says: it looks at nothing but the two words, and building its tree takes long. */
function asked(word: string): 'a' | 'an' | undefined {
  if (answers.has(word)) return answers.get(word)
  // No prose has so many; a text made to be slow may.
  if (answers.size >= most) answers.clear()
  const [isA, isAn] = [remarks(`a ${word}`).length === 0, remarks(`an ${word}`).length === 0]
  const right = isA === isAn ? undefined : isA ? 'a' : 'an'
  answers.set(word, right)
  return right
}

function cased(right: string, article: string, around: string): string {
  if (!/\p{Ll}/u.test(around)) return right.toUpperCase()
  return /^A/.test(article) ? right.charAt(0).toUpperCase() + right.slice(1) : right
}
