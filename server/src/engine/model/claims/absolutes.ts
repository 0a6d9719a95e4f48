import {remembered} from '../../text/remembered.js'
import {withPlainSpaces} from '../../text/spaces.js'
import type {Span} from '../../text/span.js'
import type {Clause} from '../clause.js'

/** What a clause says without exception, or what breaks it. */
export interface Absolute {
  readonly topic: 'notice' | 'encryption' | 'place' | 'cookies'
  /** It promises; otherwise it is what the promise leaves no room for. */
  readonly promise: boolean
  readonly span: Span
  /** What it is about, as stems: of encryption. `*` is everything. */
  readonly about: readonly string[]
  /** `end-to-end`, `stored`, `sent`; the region of a place; the kind of cookies. */
  readonly detail: string
}

interface Pattern {
  readonly topic: Absolute['topic']
  readonly promise: boolean
  readonly pattern: RegExp
  readonly detail?: string
}

/** A sentence without these says nothing of a topic. */
const triggers: Readonly<Record<Absolute['topic'], RegExp>> = {
  notice: /\b(?:automatically|always|never|only|unless)\b/i,
  encryption: /crypt|\b(?:in the clear|plain ?text|clear ?text)\b/i,
  place:
    /\b(?:EU|EEA|Europe\w*|US|USA|United|U\.S\.|UK|Germany|Switzerland|Canada|Ireland|France|Australia|Japan|India|China|Singapore|Brazil|Philippines)/,
  cookies: /\bcookies\b/i,
}
const topics = Object.entries(triggers) as readonly (readonly [Absolute['topic'], RegExp])[]

/** What takes the edge off: then nothing is promised without exception. */
const exceptions =
  /\b(?:except\w*|unless|other than|apart from|aside from|with (?:one|an?|some) (?:\w+ )?(?:exceptions?|differences?)|however|but|where possible|when possible|if|wherever|generally|usually|normally|typically|primarily|mostly|whenever we can|where (?:practical|feasible|required))\b/i
const asked =
  /\b(?:consent|permission|opt(?:ed)?[ -]in|(?:you )?(?:choose|agree|ask|enable|request|instruct)\b|at your (?:request|direction)|report(?:ed)?)\b/i

/** A few words, each followed by a space or a comma: one way to read them, however long the text. */
const few = '(?!(?:above|below|also|and|or|that|which|but|so|then|as|here|described)\\b)(?:[A-Za-z’-]{2,20},? ){1,7}?'
const noun =
  '(?:(?!(?:to|for|so|on|in|before|when|while|and (?:send|scan|store|read|share)|that|at|with)\\b)[A-Za-z’-]{2,20},? ){0,6}?(?!(?:to|for|so|on|in|and|or|the|your|our|all)\\b)[A-Za-z-]{2,20}(?=[.,;]| (?:to|for|so|on|in|before|when|while|and (?:send|scan|store|read|share)|that|at|with|until)\\b|$)'

const personal =
  '(?:your |the |any |all |all of |of )*(?:personal (?:information|data)|information about you|data about you|personally identifiable information|PII)'

/** “Nobody but you can read them” leaves nothing open. */
const ownKey = /\b(?:nobody|no[ -]?one|none)(?: else)? (?:but|except|other than|apart from) (?:you|the (?:sender|recipient)s?)\b/gi

/** “Unless you give it to us” leaves nothing open of what is collected without you. */
const ownHand =
  /\b(?:unless|except|other than|but)(?: for)?(?: what| if| when| where| those| the (?:information|data)| information| data| that| which)*(?: that)? you (?:\w+ly )?(?:choose to )?(?:give|provide|submit|enter|share|volunteer|type|send|tell|disclose|supply)\b/gi

const patterns: readonly Pattern[] = [
  // “We will always tell you before we collect any personal information”
  {
    topic: 'notice',
    promise: true,
    pattern: new RegExp(
      `\\b(?:will )?(?:always|never (?:fail to|forget to)) (?:tell|inform|notify|let|alert|advise|ask)\\b[^.;]{0,40}?\\b(?:before|when(?:ever)?|prior to|each time)\\b[^.;]{0,20}?\\b(?:collect(?:ing)?|gather(?:ing)?|record(?:ing)?|obtain(?:ing)?)\\b[^.;]{0,20}?${personal}`,
      'gi',
    ),
  },
  {
    topic: 'notice',
    promise: true,
    pattern: new RegExp(
      `\\b(?:will )?never (?:collect|gather|record|obtain) ${personal} without (?:first )?(?:telling|informing|notifying|asking) you\\b`,
      'gi',
    ),
  },
  // “We only collect information that you give us”
  {
    topic: 'notice',
    promise: true,
    pattern: new RegExp(
      `\\b(?:will )?(?:only (?:ever )?(?:collect|receive|gather|obtain|record|hold|have)|(?:collect|receive|gather|obtain|record|hold|have) only) (?:the )?${personal}[^.;]{0,30}?\\b(?:(?:that |which )?you (?:\\w+ly )?(?:choose to )?(?:give|provide|submit|enter|share|volunteer|type|send|tell|disclose|supply)|(?:voluntarily |freely )?(?:given|provided|submitted|supplied) by you)(?: (?:us|to us))?`,
      'gi',
    ),
  },
  {
    topic: 'notice',
    promise: true,
    pattern: new RegExp(
      `\\bthe only ${personal} (?:that )?we (?:collect|have|hold|receive|obtain) is (?:what|that which|the information|the data|information) (?:that )?you (?:\\w+ )?(?:give|provide|submit|enter|share|send)\\b`,
      'gi',
    ),
  },
  {
    topic: 'notice',
    promise: true,
    pattern: new RegExp(
      `\\b(?:(?:do(?:es)? not|don[’']t|never|will not|won[’']t) (?:collect|receive|gather|obtain|record) (?:any )?|(?:collect|receive|gather|obtain|record)s? no )(?:${personal}|(?:information|data)(?: about you)?|anything)(?: about you)?,? (?:unless|except|other than)[^.;]{0,30}?\\byou (?:\\w+ly )?(?:choose to )?(?:give|provide|submit|enter|share|volunteer|type|send|tell|disclose|supply)\\b(?: (?:it |that |this )?(?:to us|us|yourself))?`,
      'gi',
    ),
  },
  {
    topic: 'notice',
    promise: true,
    pattern:
      /\b(?:do(?:es)? not|don[’']t|never|will not) (?:collect|record|log|gather|obtain|receive) (?:any(?:thing| information| data| personal information| personal data)?|(?:personal )?(?:information|data)) automatically\b/gi,
  },
  // “Our servers automatically record …”
  {
    topic: 'notice',
    promise: false,
    pattern:
      /\b(?:automatically (?:record|collect|log|receive|gather|store|capture|track|obtain)s?\b(?: (?:certain|some|the|your|other|additional|technical|following|and|store|usage|device|log|personal|types? of|information|data|details|IP|addresse?s?)\b){0,5}|(?:is|are) (?:also )?(?:automatically (?:collected|recorded|logged|gathered|captured)|(?:collected|recorded|logged|gathered|captured) automatically))/gi,
  },
  // Encryption
  {
    topic: 'encryption',
    promise: true,
    detail: 'end-to-end',
    pattern: new RegExp(
      `\\b(?<about>${few})(?:is|are|will be|remains?|stays?) (?:(?:always|all|fully|both|protected (?:by|with)|secured (?:by|with)|sent with) ){0,2}end[- ]to[- ]end[- ]encrypt(?:ed|ion)\\b`,
      'gi',
    ),
  },
  {
    topic: 'encryption',
    promise: true,
    detail: 'end-to-end',
    pattern: new RegExp(
      `\\b(?:we (?:use|apply|employ|offer|provide) )?end[- ]to[- ]end[- ]encryption (?:(?:is used|is applied) )?(?:to (?:protect|secure)|for|protects|secures) (?<about>${noun})`,
      'gi',
    ),
  },
  {
    topic: 'encryption',
    promise: true,
    detail: 'end-to-end',
    pattern: new RegExp(
      `\\b(?<about>${few})(?:always )?(?:remain|stay)s? encrypted (?:until|all the way|from end to end|throughout)\\b[^.,;]{0,60}`,
      'gi',
    ),
  },
  {
    topic: 'encryption',
    promise: true,
    detail: 'end-to-end',
    pattern: new RegExp(
      `\\b(?:nobody(?: else)?|no ?one(?: else)?|not even [a-z]{2,20}|we) (?:can ?not|can(?: never)?|is able to|are not able to|are unable to|never) (?:ever )?decrypt (?<about>${noun})`,
      'gi',
    ),
  },
  {
    topic: 'encryption',
    promise: true,
    detail: 'stored',
    pattern: new RegExp(
      `\\b(?<about>${few})(?:is|are|will be|remains?) (?:(?:always|all|both|fully) )?(?:(?:stored|kept|held|saved) (?:(?:on|in) (?:our|the) (?:servers?|databases?|systems?|cloud) )?(?:(?:only|always) )?(?:in (?:an )?encrypted (?:form|format|state)|encrypted|with encryption)|encrypted)(?! (?:when|while|in transit|during|between|via|using (?:TLS|SSL)|over|as it|before it is sent|on its way|from|until|and decrypted|within|on your)\\b)(?: (?:at rest|on our servers|on disk|in storage|at all times|both in transit and at rest))?`,
      'gi',
    ),
  },
  {
    topic: 'encryption',
    promise: true,
    detail: 'stored',
    pattern: new RegExp(`\\bwe (?:always )?encrypt (?<about>${noun})(?=[.;]|$)`, 'gi'),
  },
  {
    topic: 'encryption',
    promise: false,
    detail: 'end-to-end',
    pattern: new RegExp(
      `(?<![\\p{L}])(?<actor>we|our (?:[a-z]+ ){0,2}?(?:servers?|systems?|staff|team|employees|moderators|engineers)|\\p{Lu}\\p{L}{2,20}) (?:(?:will|may|can|must|also|briefly|temporarily|sometimes|then|do|could) ){0,3}decrypts? (?<about>${noun})`,
      'giu',
    ),
  },
  {
    topic: 'encryption',
    promise: false,
    detail: 'end-to-end',
    pattern: new RegExp(
      `\\b(?<about>${few})(?:(?:may|can|will|could|might) (?:also )?be|are|is) (?:briefly |temporarily |then |sometimes )?decrypted (?:by (?:us|our|your|the|a|third|any)\\b(?:[ -][a-z]{3,20}){0,2}|on our (?:servers?|systems?))`,
      'gi',
    ),
  },
  {
    topic: 'encryption',
    promise: false,
    detail: 'stored',
    pattern: new RegExp(
      `\\b(?<about>${few})(?:is|are|may be|will be|can be) (?:(?:stored|kept|held|saved|retained|logged) (?:(?:on|in) (?:our|the) (?:servers?|databases?|systems?) )?(?:unencrypted|in (?:an )?unencrypted (?:form|format)|in (?:the clear|plain ?text|clear ?text)|without encryption)|not encrypted (?:at rest|on our servers|in (?:our|the) database))(?: (?:on|in) (?:our|the) (?:servers?|databases?|systems?))?`,
      'gi',
    ),
  },
  {
    topic: 'encryption',
    promise: false,
    detail: 'stored',
    pattern: new RegExp(
      `\\bwe (?:(?:may|also|will|do) ){0,2}(?:store|keep|hold|save|log) (?<about>${few})(?:unencrypted|in (?:an )?unencrypted form(?:at)?|in (?:the clear|plain ?text|clear ?text)|without encryption)`,
      'gi',
    ),
  },
  // Places
  {
    topic: 'place',
    promise: true,
    pattern:
      /\b(?:(?:data|information|files?|content|messages|records|details)\s(?:(?:is|are|will|does|do|shall|be|stored|kept|processed|hosted|held|saved|remains?|stays?) ){0,3}?)(?:(?:never|not|won[’']t|doesn[’']t) (?:be )?(?:leaves?|(?:transferred|sent|moved|stored|processed) outside(?: of)?|(?:transferred|sent|moved) out of)|(?:only|exclusively|solely) (?:(?:ever )?(?:be )?(?:stored|kept|hosted|processed|held) )?(?:on servers (?:located )?)?(?:in|within)) (?:the )?(?<place>European Union|EU|EEA|European Economic Area|Europe|United States|US|USA|U\.S\.|United Kingdom|UK|Germany|Switzerland|Canada|Ireland|France|Australia|Japan)\b/gi,
  },
  {
    topic: 'place',
    promise: true,
    pattern:
      /\b(?:never|do(?:es)? not|don[’']t|will not|won[’']t) (?:transfer|send|move|store|process|export)\b[^.;]{0,50}?\b(?:outside(?: of)?|out of) (?:the )?(?<place>European Union|EU|EEA|European Economic Area|Europe|United States|US|USA|U\.S\.|United Kingdom|UK|Germany|Switzerland|Canada|Ireland|France|Australia|Japan)\b/gi,
  },
  {
    topic: 'place',
    promise: true,
    pattern:
      /\b(?:all (?:of )?(?:your |our |the |customer |user |personal |account )*(?:data|information|files|content|messages|records))\s(?:is|are) (?:(?:only|always|exclusively) )?(?:stored|kept|hosted|processed|held)\b[^.;]{0,30}?\b(?:in|within) (?:the )?(?<place>European Union|EU|EEA|European Economic Area|Europe|United States|US|USA|U\.S\.|United Kingdom|UK|Germany|Switzerland|Canada|Ireland|France|Australia|Japan)\b/gi,
  },
  {
    topic: 'place',
    promise: true,
    pattern:
      /\bwe (?:(?:store|keep|host|process|hold) (?:all|all of) (?:your |our |the |customer |user |personal |account )*(?:data|information|files|content|messages|records)|(?:only|exclusively) (?:store|keep|host|process) (?:your |our |the |customer |user |personal |account )*(?:data|information|files|content|messages|records)|(?:store|keep|host|process) (?:your |our |the |customer |user |personal |account )*(?:data|information|files|content|messages|records) (?:only|exclusively|solely))\b[^.;]{0,30}?\b(?:in|within) (?:the )?(?<place>European Union|EU|EEA|European Economic Area|Europe|United States|US|USA|U\.S\.|United Kingdom|UK|Germany|Switzerland|Canada|Ireland|France|Australia|Japan)\b/gi,
  },
  {
    topic: 'place',
    promise: false,
    pattern:
      /\b(?:(?:transfer|send|store|process|host|move|keep|back up|export)(?:e?s|red|ed|d|ted)?|sent|kept)\b[^.;]{0,90}?\b(?:to|in|outside(?: of)?) (?:[a-z]{2,14} ){0,4}?(?:the )?(?<place>European Union|EU|EEA|European Economic Area|Europe|United States|US|USA|U\.S\.|United Kingdom|UK|Germany|Switzerland|Canada|Ireland|France|Australia|Japan|India|China|Singapore|Brazil|Philippines)\b/gi,
  },
  // Cookies
  {
    topic: 'cookies',
    promise: true,
    pattern:
      /\b(?<actor>we|this (?:site|website|app)|our (?:site|website|app|services?)|\p{Lu}[\p{L}]{2,20})\s(?:(?:do(?:es)? not|don[’']t|doesn[’']t|never|will not|will never) (?:use|set|place|store)|(?:uses?|sets?) no) (?:any )?(?<about>(?:(?:tracking|advertising|third[- ]party|analytics|marketing|persistent) )?cookies)(?=[.,;]|\s(?:at all|of any kind|on this site|on our site|or)\b|$)/giu,
  },
  {
    topic: 'cookies',
    promise: false,
    pattern:
      /\b(?<actor>we|this (?:site|website|app)|our (?:site|website|app|services?|partners)|third parties|advertisers)\s(?:(?:may|also|will|can|and our partners|only) ){0,2}(?:use|uses|set|sets|place|places|store)\s(?<about>(?:[a-z-]{3,14},? ){0,4}?cookies)\b/giu,
  },
]

export const absolutesIn = remembered((clause: Clause): readonly Absolute[] => {
  if (clause.kind === 'heading' || !topics.some(([, trigger]) => trigger.test(clause.masked))) return []
  return clause.sentences.flatMap((sentence, index) => [...readSentence(clause, sentence, clause.sentences[index + 1])])
})

function* readSentence({masked}: Clause, sentence: Span, next: Span | undefined): Generator<Absolute> {
  const text = withPlainSpaces(masked.slice(sentence.start, sentence.end))
  const spoken = new Set(topics.filter(([, trigger]) => trigger.test(text)).map(([topic]) => topic))
  if (spoken.size === 0) return
  const goesOn =
    next !== undefined && /^(?:however|but|except\w*|unless|the only exception)/i.test(masked.slice(next.start, next.start + 24))
  const isOpen = exceptions.test(text.replace(ownKey, ' ').replace(ownHand, ' '))
  for (const {topic, promise, pattern, detail} of patterns) {
    if (!spoken.has(topic)) continue
    if (promise ? isOpen || goesOn : isExcused(topic, text)) continue
    for (const match of text.matchAll(pattern)) {
      const {about = '', place = ''} = match.groups ?? {}
      const stems = topic === 'encryption' || topic === 'cookies' ? stemsOf(about) : []
      if (topic === 'encryption' && (stems.length === 0 || isLimited(text, match))) continue
      if (!isActor(match.groups?.['actor'])) continue
      if (promise && /\b(?:not|no|can ?not)\s$/i.test(text.slice(Math.max(0, match.index - 8), match.index))) continue
      const words = match[0].replace(/(?:\s(?:and|or|the|your|some|certain|of|other|store|additional))*\s*$/i, '')
      const lead = /^\s*/.exec(match[0])?.[0].length ?? 0
      const start = sentence.start + match.index + lead
      const outside = topic === 'place' && !promise && /\boutside\b/i.test(match[0])
      yield {
        topic,
        promise,
        span: {start, end: sentence.start + match.index + words.length},
        about: stems,
        detail: detail ?? (outside ? `outside ${regionOf(place)}` : regionOf(place)),
      }
    }
  }
}

/** Patterns that ignore case take any word for a company’s name. */
function isActor(actor: string | undefined): boolean {
  return actor === undefined || /^(?:we|our|this|third|advertisers)\b/i.test(actor) || /^\p{Lu}/u.test(actor)
}

/** What breaks a promise may itself be asked for, or about what is not personal. */
function isExcused(topic: Absolute['topic'], text: string): boolean {
  if (topic === 'notice')
    return /\b(?:anonym\w*|aggregat\w*|non-?personal\w*|de-?identif\w*|not (?:personally )?identif\w*|does not identify)\b/i.test(text)
  if (topic === 'place') return asked.test(text) || /\b(?:never|not|no longer|don[’']t|won[’']t|if you)\b/i.test(text)
  if (topic === 'cookies') return /\b(?:if|third part(?:y|ies) (?:sites|websites))\b/i.test(text)
  return /\b(?:difference|exceptions?|your device|their devices?|your computer|those users?|recipient’s)\b/i.test(text)
}

/** “Voicemails transmitted via email”, “messages associated with integrations”: only some of them. */
function isLimited(text: string, {index, 0: found}: RegExpExecArray): boolean {
  if (/\b(?:all|any|every) other\b/i.test(text)) return true
  return /\b(?:transmitted|sent|shared|associated|that|which|via|some|certain|other|most|reported|selected|older)\b/i.test(
    `${/\b(?:all other|other|some|most|certain)\s$/i.exec(text.slice(Math.max(0, index - 12), index))?.[0] ?? ''}${/^[^]*?(?=\s(?:is|are|may|can|will|remains?)\b)|^[^]*$/i.exec(found)?.[0] ?? ''}`.replace(
      /^that\s|\bthat you(?: (?:write|send|share|create|upload|store|save|exchange|make)(?: (?:in|on|with|to|through|via) (?:the|our|this) [a-z]+)?)?$/i,
      '',
    ),
  )
}

/** Heads that many kinds of data share. */
const general = /^(?:data|information|detail|record|other)$/
const everything = /^(?:data|information|everything|content|traffic|it|they|them)$/
const empty = new Set(
  'all your the every each any and our of users or we is are always also this that these those it they them so be to for in on by their her his which'.split(
    ' ',
  ),
)

/** The nouns of a subject; `*` if it speaks of all data. */
function stemsOf(about: string): readonly string[] {
  const nouns = (about.toLowerCase().match(/[a-z-]{2,}/g) ?? [])
    .filter((word) => !empty.has(word))
    .map((word) => word.replace(/(?<=[a-z]{2}[^s])s$/, ''))
  return nouns
}

function regionOf(place: string): string {
  const name = place.toLowerCase()
  if (/^(?:european union|eu|eea|european economic area)$/.test(name)) return 'union'
  return /^(?:us|usa|u\.s\.|united states)$/.test(name) ? 'united states' : name === 'uk' ? 'united kingdom' : name
}

/** What lies in a region; of a union and a continent each may be meant by the other. */
const inside: Readonly<Record<string, readonly string[]>> = {
  union: ['europe', 'germany', 'ireland', 'france'],
  europe: ['union', 'germany', 'ireland', 'france', 'united kingdom', 'switzerland'],
}

const isWithin = (place: string, region: string) => place === region || (inside[region] ?? []).includes(place)

/** Whether one leaves no room for the other. */
export function breaks(promise: Absolute, other: Absolute): boolean {
  if (promise.topic !== other.topic || !promise.promise || other.promise) return false
  switch (promise.topic) {
    case 'notice':
      return true
    case 'place':
      if (other.detail.startsWith('outside ')) return isWithin(other.detail.slice('outside '.length), promise.detail)
      return !isWithin(other.detail, promise.detail)
    case 'cookies':
      return (
        promise.about.every((word) => other.about.includes(word)) &&
        !other.about.some((word) => /essential|necessary|session/.test(word) && promise.about.length > 1)
      )
    case 'encryption':
      return promise.detail === other.detail && overlap(promise.about, other.about)
  }
}

function overlap(a: readonly string[], b: readonly string[]): boolean {
  const isAll = a.length > 0 && a.every((word) => everything.test(word))
  return isAll ? b.length > 0 : b.some((word) => a.includes(word) && !general.test(word))
}
