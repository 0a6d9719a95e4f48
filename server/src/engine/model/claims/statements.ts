import {remembered} from '../../text/remembered.js'
import {withPlainSpaces} from '../../text/spaces.js'
import type {Span} from '../../text/span.js'
import type {Clause} from '../clause.js'
import type {Policy} from '../policy.js'
import {type Vocabulary, vocabularyOf} from '../practices/kinds.js'
import {type Statement, wordsOf} from '../practices/statements.js'
import type {Action, Phrase, Practice} from '../practices.js'
import {aimsOf} from './aims.js'
import {type Kind, kindOf} from './kinds.js'

/** The sentence of a statement, as patterns read it. */
export function sentenceOf({fact, at}: Statement): string {
  return withPlainSpaces(at.clause.text.slice(fact.sentence.start, fact.sentence.end))
}

/** The data a statement speaks of: where it says so itself, for what “it” stands for is only likely. */
export function kindsOf(statement: Statement, {data}: Pick<Vocabulary, 'data'>, phrases = statement.fact.data): readonly Kind[] {
  return phrases.flatMap((it) => {
    const words = wordsOf(it, statement)
    const kind = kindOf(words, data)
    if (kind.words === '') return []
    if (!kind.strict && identifies(it, statement)) return [kindOf('personal data', data)]
    return kind.other && isJoined(it, statement) ? [{...kind, other: false}] : [kind]
  })
}

/** “Your heart rate and other health information”: the first is health information, too. */
function isJoined(phrase: Phrase, statement: Statement): boolean {
  const {text} = (phrase.at ?? statement.at).clause
  return /\b(?:and|or)\s(?:any\s)?$/i.test(text.slice(Math.max(0, phrase.span.start - 10), phrase.span.start))
}

/** “Information that identifies you”, “data about you”. */
function identifies(phrase: Phrase, statement: Statement): boolean {
  const {text} = (phrase.at ?? statement.at).clause
  return /^\s(?:(?:that|which) (?:can |could |may |personally )*identif\w+|about you\b|relating to you\b)/i.test(
    text.slice(phrase.span.end, phrase.span.end + 50),
  )
}

/** The words of the claim: from its verb or its data to the last of the two, in one clause. */
export function claimOf({fact, at}: Statement, data = fact.data.find((it) => it.at === undefined || it.at === at)): Span {
  if (!data) return fact.span
  const start = Math.min(fact.span.start, data.span.start)
  const end = Math.max(fact.span.end, data.span.end)
  return end - start <= longest ? {start, end} : fact.span
}

const longest = 100

/** In the main clause, by the author or by nobody said, and not the half that “unless” leaves open. */
function isStated({finite, passive, exception, conditional, joint, party, modality}: Practice): boolean {
  return finite && !exception && !conditional && !joint && (party === 'first' || (party === 'none' && passive)) && modality !== 'defined'
}

/** What the author does and does not, by action. */
export interface Stated {
  readonly vocabulary: Vocabulary
  readonly denied: readonly Statement[]
  done(action: Action): readonly Statement[]
}

/** What the author states in main clauses: of the last document it is kept, for all who ask at the same keystroke. */
export function statedIn(policy: Pick<Policy, 'clauses' | 'statements' | 'definitions' | 'inherited'>): Stated {
  if (latest?.of !== policy.statements) latest = {of: policy.statements, stated: readStated(policy)}
  return latest.stated
}

let latest: {readonly of: readonly Statement[]; readonly stated: Stated} | undefined

function readStated(policy: Pick<Policy, 'clauses' | 'statements' | 'definitions' | 'inherited'>): Stated {
  const isAuthors = authorIn(policy)
  const byAction = new Map<Action, readonly Statement[]>()
  return {
    vocabulary: vocabularyOf(policy),
    denied: policy.statements.filter((it) => it.fact.negated && (isStated(it.fact) || isPromised(it)) && isAuthors(it)),
    done(action) {
      let done = byAction.get(action)
      if (!done) {
        done = policy.statements.filter((it) => it.fact.action === action && !it.fact.negated && isStated(it.fact) && isAuthors(it))
        byAction.set(action, done)
      }
      return done
    },
  }
}

/** “We promise never to share”: as good as “we never share”. */
function isPromised({fact, at}: Statement): boolean {
  if (fact.finite || fact.exception || fact.conditional || fact.party !== 'first') return false
  const before = withPlainSpaces(at.clause.text.slice(Math.max(fact.sentence.start, fact.span.start - 40), fact.span.start))
  return /\bwe (?:\w+ ){0,2}(?:promise|pledge|vow|commit|committed|undertake|agree)(?: ourselves| to you| you)? ?(?:(?:never|not) )?(?:to )?$/i.test(
    before,
  )
}

/** Whether the author acts: not “you and your app” in terms for partners, nor a company that the document does not begin with. */
function authorIn({clauses}: Pick<Policy, 'clauses'>): (statement: Statement) => boolean {
  let opening: string | undefined
  return ({fact: {actor}, at}) => {
    if (!actor) return true
    const words = at.clause.text.slice(actor.span.start, actor.span.end)
    if (/\b(?:cookies?|beacons?|tags?|pixels?|partners?|providers?|third[ -]part(?:y|ies))\b/i.test(words)) return false
    if (/^(?:we|us|I|our|this|the)\b/i.test(words)) return true
    if (/^(?:you|licensees?|developers?|customers?|partners?|users?|visitors?|members?)\b/i.test(words)) return false
    opening ??= clauses
      .slice(0, 4)
      .map(({clause}) => clause.text.slice(0, 600))
      .join(' ')
    return opening.includes(words.split(/[\s,’']/)[0] ?? words)
  }
}

const exceptions =
  /\b(?:except\w*|unless|other than|otherwise|without|only|solely|beyond|apart from|aside from|outside of|besides|save (?:for|as|where)|but|however|although|though|knowingly|intentionally|willingly|deliberately|directly|automatically|by default|necessarily|generally|normally|usually|typically|ordinarily|if|when|where|until|once|as (?:described|set out|stated|explained)|children|child|minors|under (?:the age of )?1\d|in (?:exchange|return)|for (?:money|profit|monetary)|further|anymore|no longer|at this time|currently|yet|guarantee|ensure|not just|not necessarily)\b/i
/** “No data is collected through these cookies”: elsewhere it may be. */
const partly =
  /^\s(?:through|via|by|from|on|in|during|under|with respect to|as part of)\s(?!(?:any|no|our (?:web)?sites?|our (?:apps?|services?)|the (?:site|app|service)|this (?:site|website|app)|us|you|anyone|whatsoever)\b)/i
const goesOn =
  /^\s?(?:however|but|except\w*|unless|exceptions?|the only|this (?:does not|doesn[’']t)|we (?:may|might) (?:only|still)|instead|nevertheless|that said|the following)\b/i

/** Whether a denial leaves something open: in its sentence, or in the next one; or is about “these”, that were just spoken of. */
export function isOpen({fact, at}: Statement): boolean {
  if (fact.data.some((it) => /^(?:these|those|such|this|that)\b/i.test((it.at ?? at).clause.text.slice(it.span.start, it.span.end))))
    return true
  if (fact.conditions.length > 0 || fact.exceptions.length > 0) return true
  const {masked, sentences, text} = at.clause
  if (partly.test(withPlainSpaces(text.slice(endOf(fact), endOf(fact) + 40)))) return true
  if (exceptions.test(sentenceOf({fact, at})) || /:\s*$/.test(masked.slice(0, fact.sentence.end))) return true
  const next = sentences.find(({start}) => start >= fact.sentence.end)
  return next !== undefined && goesOn.test(text.slice(next.start, next.end))
}

const narrowing =
  /^\s(?:you|of|about|from|on|in|that|which|who|whose|regarding|relating|related|concerning|contained|stored|when|through|via|using|obtained|received|collected|between|within|during|beyond|such as|including|like|necessary|required|for (?:which|these|those|such|other|third|any other))\b/i
const plain =
  /^\s(?:about (?:you|our|users|visitors)|of (?:yours|our (?:users|customers|visitors|members))|from (?:you|our|users|visitors|anyone|your)|(?:that|which) (?:we (?:collect|hold|have)|you (?:give|provide|share|submit)|identifies you)|collected (?:from|through|by|on)|related to you|in any way|in our possession|we (?:collect|hold))\b/i

/** “The content of messages”, “information about your health”: less than the phrase of data alone says. */
export function isNarrowed(phrase: Phrase, statement: Statement): boolean {
  const {text} = (phrase.at ?? statement.at).clause
  const after = withPlainSpaces(text.slice(phrase.span.end, phrase.span.end + 60))
  const before = withPlainSpaces(text.slice(Math.max(0, phrase.span.start - 24), phrase.span.start))
  return (
    (narrowing.test(after) && !plain.test(after)) || (/\b(?:of|about|from|in)\s$/i.test(before) && !/\b(?:all|any) of\s$/i.test(before))
  )
}

const asked =
  /\b(?:consent\w*|permission|opt(?:ed|ing)?[ -]in|authori[sz]\w*|voluntar\w+|(?:you|users?|customers?|who|which|that) (?:[a-z]+ ){0,3}?(?:permit|opt|choos|chose|elect|agree|enabl|allow|grant|direct|ask|request|instruct|want|wish|prefer|turn|invit|approv|decid|select)\w*|(?:your|their|users?[’']s?) (?:\w+ )?(?:choice|direction|request|instruction|approval|agreement)s?|at (?:the )?request)\b/i
const compelled =
  /\b(?:laws?|legal\w*|court\w*|subpoena\w*|warrant\w*|order(?:s|ed)? (?:by|of|to)|regulat\w+|compel\w*|emergenc\w+|fraud\w*|safety|enforce\w*|authorit\w+|investigat\w+|merger|acqui\w+|bankrupt\w*|successor|assets|reorgani[sz]\w+|public(?:ly)?)\b/i

const scoped = /\b(?:only|solely|exclusively|aggregat\w*|anonym\w*|de-?identif\w*|non-?personal\w*)\b/i

/** Whether the reader asks for it, or the law, a buyer or an emergency does: few denials are meant to rule that out. */
export function isExcused({fact: {sentence}, at: {clause}}: Statement): boolean {
  const known = excusesIn(clause)
  let excused = known.get(sentence.start)
  if (excused === undefined) {
    const text = withPlainSpaces(clause.text.slice(sentence.start, sentence.end))
    excused = asked.test(text.replace(/\b(?:as|if|when) you (?:use|visit|open)\b/gi, '')) || compelled.test(text) || scoped.test(text)
    known.set(sentence.start, excused)
  }
  return excused
}

/** By where a sentence starts, as far as it has been asked. */
const excusesIn = remembered((_: Clause) => new Map<number, boolean>())

/** Whether two statements may serve the same end: one that names none serves any. */
export function shareAim(denial: Statement, other: Statement, {purposes: kinds}: Pick<Vocabulary, 'purposes'>): boolean {
  const {purposes} = denial.fact
  if (purposes.length === 0) return !hasAim(denial)
  const meant = new Set(purposes.flatMap((it) => [...aimsOf(wordsOf(it, denial), kinds)]))
  return purposesOf(other).some((it) => [...aimsOf(wordsOf(it, other), kinds)].some((aim) => meant.has(aim)))
}

/** Where the words of a statement end, without its purposes. */
function endOf({span, data, recipients}: Practice): number {
  return Math.max(span.end, ...[...data, ...recipients].filter((it) => it.at === undefined).map((it) => it.span.end))
}

/** Who gets it, in words; also where “to market research firms” was not read as a party. */
export function recipientsOf(statement: Statement, {parties}: Pick<Vocabulary, 'parties'>): readonly string[] {
  const {fact, at} = statement
  const read = fact.recipients.filter(({sense}) => sense !== 'own' && sense !== 'public').map((it) => wordsOf(it, statement))
  if (fact.recipients.length > 0) return read
  const after = /^\s(?:to|with)\s((?:[a-z-]+ ){0,4}[a-z-]+)(?=[.,;]|\s(?:to|for|so|who|that|which|in|when|and)\b|$)/i.exec(
    withPlainSpaces(at.clause.text.slice(endOf(fact), fact.sentence.end)),
  )?.[1]
  const isParty =
    after !== undefined && (/^(?:your|our|the|any|an?|other) /i.test(after) || parties.kindsOf(after.split(' ').at(-1) ?? '').length > 0)
  return isParty ? [after] : []
}

/** An end that was not read as one: “do not open files to look for …”. */
function hasAim({fact, at}: Statement): boolean {
  return /\b(?:to (?!(?:your|our|the|any|another|other|others|anyone|third|a|an)\b)[a-z]{3,}|for\b|in order to|as\b)/i.test(
    withPlainSpaces(at.clause.text.slice(endOf(fact), fact.sentence.end)),
  )
}

const aim =
  /^,?\s(?:(?:only|solely|exclusively|just|also|for the sole purpose of|for no (?:other purpose than|purpose (?:other than|but|except))) )?(?:(?:in order )?to|for|so that)\s[^.;:]{3,240}/i

/** What a statement says data is for, as phrases in one clause; those behind the verb, if none were read. */
export function purposesOf(statement: Statement): readonly Phrase[] {
  const {fact, at} = statement
  if (fact.purposes.length > 0) return fact.purposes
  const start = endOf(fact)
  const found = aim.exec(withPlainSpaces(at.clause.text.slice(start, fact.sentence.end)))?.[0]
  return found === undefined ? [] : [{span: {start: start + 1, end: start + found.trimEnd().length}}]
}
