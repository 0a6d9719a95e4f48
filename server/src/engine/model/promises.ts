import {isTitle} from '../parse/title.js'
import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import type {Clause} from './clause.js'
import type {Placed, PlacedClause} from './policy.js'

/** What readers are given: a right of theirs, or something the company binds itself to. */
export interface Promised {
  /** What is promised; two of one kind promise the same. */
  readonly kind: PromiseKind
  /** How long before, or within, where that is said: `30 days`. */
  readonly period: string | undefined
  readonly days: number | undefined
  /** The words that promise it: the verb, or “not sell”. */
  readonly span: Span
  /** The sentence, or the list item. */
  readonly sentence: Span
}

export type PromiseKind =
  | 'access'
  | 'correct'
  | 'erase'
  | 'restrict'
  | 'object'
  | 'portability'
  | 'withdraw'
  | 'complain'
  | 'opt-out'
  | 'appeal'
  | 'no-discrimination'
  | 'notify-changes'
  | 'notify-breach'
  | 'no-sale'
  | 'answer-within'

/** Each as a reader would call it. */
export const promiseNames: Readonly<Record<PromiseKind, string>> = {
  access: 'the right to access data',
  correct: 'the right to correct data',
  erase: 'the right to have data erased',
  restrict: 'the right to restrict processing',
  object: 'the right to object',
  portability: 'the right to take data elsewhere',
  withdraw: 'the right to withdraw consent',
  complain: 'the right to complain to an authority',
  'opt-out': 'the right to opt out',
  appeal: 'the right to appeal',
  'no-discrimination': 'the promise not to discriminate',
  'notify-changes': 'the promise to tell readers of changes',
  'notify-breach': 'the promise to tell readers of a breach',
  'no-sale': 'the promise not to sell data',
  'answer-within': 'the time within which requests are answered',
}

/** What a right acts on: without it “you may edit” may be about anything. */
const data = String.raw`\b(?:data|information|PII|details|records?|profiles?|accounts?|it|them|inaccurac\w{1,5}|errors)\b`

const rights: readonly (readonly [PromiseKind, RegExp])[] = [
  [
    'access',
    new RegExp(
      String.raw`\b(?:(?<!lose )access(?:ing)?(?! (?:to )?(?:(?:the|our|this|any|certain) )?(?:Sites?|Services?|websites?|platform|features?|Content|apps?|pages?)\b)|obtain(?:ing)? (?:a )?cop(?:y|ies)|receiv(?:e|ing) (?:a )?cop(?:y|ies)|review(?:ing)?|know(?:ing)? (?:what|which))\b(?= [\s\S]{0,90}?${data})`,
      'i',
    ),
  ],
  [
    'correct',
    new RegExp(
      String.raw`\b(?:correct(?:ing|ion)?|rectif(?:y|ying|ication)|updat(?:e|ing)|amend(?:ing|ment)?|edit(?:ing)?|fix)\b(?=[\s\S]{0,90}?${data})`,
      'i',
    ),
  ],
  [
    'erase',
    new RegExp(
      String.raw`\b(?:delet(?:e|ed|ing|ion)|eras(?:e|ed|ing|ure)|remov(?:e|ed|al|ing)|be forgotten)\b(?=[\s\S]{0,90}?${data}|[.,;:]|$)`,
      'i',
    ),
  ],
  ['restrict', /\b(?:restrict(?:ing|ion)?|limit(?:ing)?)\b(?=[\s\S]{0,60}\b(?:process|use|sensitive|disclos))/i],
  ['object', /\bobject(?:ing|ion)?\b(?= to\b|$|[.,;:]| at any)/i],
  [
    'portability',
    /\b(?:portab(?:ility|le)|machine[- ]readable|(?:export|transfer|transmit|port|take|move)(?:ing)? (?:your |the |their |this |personal )[\s\S]{0,40}?\b(?:data|information)\b)/i,
  ],
  ['withdraw', /\b(?:withdraw(?:ing|al)?|revok(?:e|ing))\b(?=[\s\S]{0,40}\b(?:consent|permission|authori[sz]ation))/i],
  [
    'complain',
    /\b(?:complain(?:t|ts|ing)?|file a grievance)\b(?=[\s\S]{0,80}\b(?:authorit|regulator|commission(?:er)?|supervis|ombuds|agency|ICO|DPA)\b|[\s\S]{0,80}\bauthorit)/i,
  ],
  ['opt-out', /\b(?:opt(?:ing)?[ -]?out|unsubscribe)\b/i],
  ['appeal', /\bappeal(?:ing)?\b(?=[\s\S]{0,60}\b(?:decision|denial|refus|outcome|action|suspension|removal|us)\b)/i],
  ['no-discrimination', /\bnot (?:be discriminated|discriminate)\b/i],
]

/** What makes a sentence, or the lead of a list, speak of what readers may do. */
const entitled =
  /(?<!\bother )\b(?:you|users?|members?|customers?|individuals?|consumers?|residents?|data subjects?|candidates?|visitors?|everyone|anyone|people)\b[\s\S]{0,60}?\b(?:may|can|could|are able to|are entitled|(?:has|have|had) (?:(?:the|a|certain|an|these|several|following|various|additional) ){0,3}(?:rights?|option|choice|ability|opportunity))\b|\b(?:your|the|a|their) (?:[\w-]+ )?rights? (?:to|of)\b|\byou(?:r|’re|'re| are)? (?:free|welcome) to\b|\b(?:to|can|may) (?:opt[ -]?out|unsubscribe)\b|\b(?:ask|request|tell|write to) (?:us|that we|Acorn)\b|\bwe (?:(?:will|do) )?(?:give|offer|provide|let|allow|enable|permit|grant)s? (?:you|users|members|customers|people)\b|\bwe (?:will|shall|do) not discriminate\b|\b(?:will|shall) not be discriminated\b/i
/** “You may not”, “you can only … if”: a limit, not a right. */
const limited =
  /\b(?:may|can|could|are able to|entitled to|have the right to|right to)\s?(?:not|only|no longer|never)\b|\b(?:cannot|can['’]t|unable to|have no right|not entitled)\b/i

/** Rights of the company. */
const reserved = /\breserves? (?:the|all|its|any|our) rights?\b|\brights (?:and licen[cs]es )?granted to\b/i

const length = String.raw`(?<amount>\d{1,3}|an?|one|two|three|five|seven|ten|fourteen|fifteen|twenty|thirty|forty-five|sixty|ninety)(?: \(\d{1,3}\))?[ -](?:(?:calendar|business|working|full) )?(?<unit>hour|day|week|month|year)s?`
const ahead = new RegExp(
  String.raw`${length}[’']? ?(?:(?:prior|advance|written|before|ahead)\b|(?:in|of) advance|['’]? (?:prior |advance |written )?notice|(?:'|’)? (?:before|prior to|notice))`,
  'i',
)
const within = new RegExp(String.raw`\b(?:within|no later than|not later than|in under)\s${length}`, 'i')
const tells =
  /\bwe(?: will|['’]ll| shall| (?:are going to|must|undertake to|agree to))?(?: (?:also|always|then|first|promptly|endeavou?r to|try to))? (?:notify|inform|tell|alert|announce|email|let you know|give (?:you|users|our users|members)(?: [\w-]+){0,6}? notice|provide (?:you |users )?(?:with )?(?:[\w-]+ ){0,5}?notice|(?:post|publish|display)(?: [\w-]+){0,4}? (?:notice|changes?))\b/i
const passiveTells =
  /\b(?:you|users|members|customers) will be (?:notified|informed|told)\b|\b(?:notice|notification) (?:will|shall) be (?:given|provided|posted|sent)\b|\bchanges? (?:will|shall) be (?:announced|posted|published|notified|communicated)\b/i
const change = /\b(?:chang|amend|updat|modif|revis)\w*/i
const breach = /\b(?:breach|security incident|unauthori[sz]ed access|compromis)/i
const answers =
  /\b(?:we (?:will|shall|aim to|try to|must)|requests? (?:will|shall) be)\b[\s\S]{0,80}?\b(?:respond|repl(?:y|ied)|answer(?:ed)?|compl(?:y|ied) with|process(?:ed)?|fulfil(?:l|led)?|act(?:ed)? on|handled?)\b/i
const noSale =
  /\b(?:(?:do|does|will|shall|would) (?:not|never)|don['’]t|won['’]t|never|has(?: not|n['’]t) (?:ever )?|have (?:not|never)) (?:ever |knowingly |otherwise |and will not )?(?:sell|sold|rent|trade)\b/i

/** What a clause promises by itself. */
const promisesIn = remembered((clause: Clause): readonly Promised[] => {
  if (clause.kind === 'heading') return []
  return clause.sentences.flatMap((sentence) => [...readSentence(clause.masked, sentence, false)])
})

/** What an item promises under a lead-in such as “You have the right to:”. */
const promisesUnderLead = remembered((clause: Clause): readonly Promised[] =>
  clause.sentences.slice(0, 1).flatMap((sentence) => [...readSentence(clause.masked, sentence, true)]),
)

function* readSentence(text: string, sentence: Span, led: boolean): Generator<Promised> {
  const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 1200))
  if (words.endsWith('?')) return
  const place = (match: RegExpExecArray): Span => ({
    start: sentence.start + match.index,
    end: sentence.start + match.index + match[0].length,
  })
  const entitling = led ? undefined : entitled.exec(words)
  if ((led || entitling) && !reserved.test(words) && !limited.test(words.slice(0, (entitling?.index ?? 0) + 140))) {
    const from = entitling?.index ?? 0
    for (const [kind, sign] of rights) {
      const match = sign.exec(words.slice(from))
      if (match) yield {kind, ...noPeriod, span: place(Object.assign(match, {index: match.index + from})), sentence}
    }
  }
  if (!/\b(?:we|notif|notice|not|never|n['’]t|within|announce|informed)/i.test(words)) return
  const telling = tells.exec(words) ?? passiveTells.exec(words)
  if (telling) {
    if (breach.test(words)) yield {kind: 'notify-breach', ...periodIn(within.exec(words)), span: place(telling), sentence}
    else if (change.test(words)) yield {kind: 'notify-changes', ...periodIn(ahead.exec(words)), span: place(telling), sentence}
  } else if (change.test(words)) {
    const notice = ahead.exec(words)
    if (notice) yield {kind: 'notify-changes', ...periodIn(notice), span: place(notice), sentence}
  }
  const answering = answers.exec(words)
  const deadline = answering && within.exec(words)
  if (answering && deadline) yield {kind: 'answer-within', ...periodIn(deadline), span: place(deadline), sentence}
  const selling = /\b(?:sell|sold|rent|trade)\b/i.test(words) ? noSale.exec(words) : null
  if (selling && /\b(?:data|information|address|PII|list)/i.test(words))
    yield {kind: 'no-sale', ...noPeriod, span: place(selling), sentence}
}

const noPeriod = {period: undefined, days: undefined}

const numbers: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  five: 5,
  seven: 7,
  ten: 10,
  fourteen: 14,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  'forty-five': 45,
  sixty: 60,
  ninety: 90,
}
const unitDays: Readonly<Record<string, number>> = {hour: 1 / 24, day: 1, week: 7, month: 30, year: 365}

function periodIn(match: RegExpExecArray | null): Pick<Promised, 'period' | 'days'> {
  const {amount = '', unit = ''} = match?.groups ?? {}
  if (amount === '') return noPeriod
  const count = numbers[amount.toLowerCase()] ?? Number(amount)
  return {period: `${amount} ${unit.toLowerCase()}${count === 1 ? '' : 's'}`, days: count * (unitDays[unit.toLowerCase()] ?? 1)}
}

/** A list under such words gives rights, item by item. */
const leadsToRights = /\brights?\b[^.]{0,80}:?$|\byou (?:may|can)\b[^.]{0,60}:$/i

const leads = remembered(
  ({kind, text}: Clause): boolean => leadsToRights.test(text.slice(-200)) && (kind !== 'heading' || isTitle(text) || text.length < 80),
)

/** Everything a document promises, in order. */
export function promisesOf(clauses: readonly PlacedClause[]): Placed<Promised>[] {
  const found: Placed<Promised>[] = []
  let led = false
  for (const at of clauses) {
    const {kind} = at.clause
    if (kind === 'item' || kind === 'cell') {
      const own = promisesIn(at.clause)
      for (const fact of own) found.push({fact, at})
      if (led && own.length === 0) for (const fact of promisesUnderLead(at.clause)) found.push({fact, at})
    } else {
      led = leads(at.clause)
      for (const fact of promisesIn(at.clause)) found.push({fact, at})
    }
  }
  return found
}
