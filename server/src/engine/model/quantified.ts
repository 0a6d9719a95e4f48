import {dataNouns, listedNouns} from '../lexicon/data.js'
import {words} from '../lexicon/words.js'
import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import type {Clause} from './clause.js'

/** A noun phrase that says of its things only that there are some: “certain technical data”, “other related information”. */
export interface Quantified {
  /** From the quantifier to the noun. */
  readonly span: Span
  /** Where what is said of the quantity ends, and the things begin. */
  readonly from: number
  readonly quantifier: Quantifier
  readonly kind: 'data' | 'thing' | 'limit'
  /** The noun, in lower case. */
  readonly head: string
  /** Whether a word before the noun narrows it: “certain payment information”. */
  readonly isNarrowed: boolean
  /** Whether it ends a list: “names, addresses and other information”. */
  readonly isTail: boolean
  readonly sentence: Span
}

/** `some`: certain, various, a number of. `other`: other, additional, related. `all`: some or all, any or all. */
export type Quantifier = 'some' | 'other' | 'all'

const nouns = {
  data: 'information|info|data|details|metadata|particulars|identifiers|statistics',
  thing:
    'features?|functionality|functionalities|functions|terms|conditions|activities|permissions|capabilities|services|limits|limitations|restrictions|fees|charges',
}

/** “Types of”, “categories of”: between the quantifier and its things. */
const sorts = '(?:types?|kinds?|categories|pieces?|items?|elements?|forms?|sets?|bits?) of\\s'
/** Behind “data”, nouns of which it is only a part: “certain data protection laws”. */
const others =
  'use|usage|protection|deletion|processing|transfers?|practices|subjects?|security|breach\\w{0,3}|controllers?|processors?|collection|sharing|retention|access|laws?|rights|cent(?:er|re)s?|portability|privacy|technolog\\w{1,4}|systems?|sources?|pages?|sheets?|files?|categories|stores?|plans?'
const step = "[\\p{L}\\d][\\p{L}\\d’'/-]{0,30}(?:\\s(?:and|or)\\s(?=[\\p{L}-]{1,30}\\s))?\\s"

const phrase = new RegExp(
  '(?<![\\p{L}\\p{N}-])' +
    '(?<quantifier>' +
    '(?:any|some) or all(?: of)?\\s(?:(?:the|your|this|these|such|our)\\s)?(?:following\\s)?' +
    '|(?:some|many|most) of\\s(?:the|your|this|these)\\s' +
    '|an?\\s(?:[\\p{L}-]{1,20}\\s){0,2}(?:number|variety|range|selection|array|amount|quantity|volume) of\\s(?:(?:certain|other|different|additional)\\s)?' +
    '|(?:(?:any|all)\\s(?=(?:other|additional|related|similar|further|relevant)\\s))?' +
    '(?:(?:certain|some|various|several|numerous|selected|limited|miscellaneous|other|additional|further|related|similar|relevant)\\s){1,3}' +
    ')' +
    `(?<sorts>${sorts})?(?<modifiers>(?:${step}){0,4}?)(?<noun>(?:${nouns.data}|${nouns.thing})(?:\\s(?:elements|points|fields|items))?)(?![\\p{L}\\p{N}’'-]|\\s(?:${nouns.data}|${nouns.thing}|${others})\\b)`,
  'giu',
)

/** “A specified limited amount of storage space”: what is measured need not be one of the nouns. */
const limit =
  /(?<![\p{L}\p{N}-])(?<quantifier>an?\s(?:(?:specified|certain|limited|set|given|maximum|fixed)\s){1,3}(?:amount|number|quantity|volume) of\s)(?<noun>(?:(?!(?:of|the|an?|your|these|this|that|to|in|on|for|and|or|with|at|by|per|is|are|we|you)\b)\p{L}[\p{L}’'-]{0,30}(?:\s(?=\p{L})|\b)){1,3})/giu

const data = words(nouns.data.replaceAll('|', ' '))

/** Words that do not stand between a quantifier and its noun. */
const breaking = words(`
  of to in on at by for from with as is are was were be been being may might can could will would shall should must has have had do does did
  not that which who whom whose when where if unless than then so but because while about into over under through between during per via
  you your we our us it its they them their he she this these those such a an the use uses using used provide provides provided include
  includes including collect collects collected share shares shared see visit contact
  parties party users people persons countries companies providers jurisdictions browsers sites websites websites'
  purposes reasons ways cases circumstances rights
`)

/** What tells readers which data is meant, though not all of it. */
const narrowing = words(`
  contact payment billing financial card bank banking account profile health medical biometric genetic device location geolocation demographic shipping delivery
  identifying identifiable identity login authentication registration employment employee educational tax government social security transaction
  transactional purchase order pricing insurance credit debit job professional biographical criminal travel address network confidential proprietary
  sensitive public copyright legal browsing
`)

/** All of a clause, in order. Headings announce, and say it below. */
export const quantifiedIn = remembered((clause: Clause): readonly Quantified[] => {
  if (clause.kind === 'heading' || !mayHave.test(clause.masked)) return []
  const found = [...read(clause, phrase), ...read(clause, limit)].sort((a, b) => a.span.start - b.span.start)
  return found.filter((it, index) => index === 0 || it.span.start >= (found[index - 1]?.span.end ?? 0))
})

const mayHave =
  /\b(?:certain|some|various|several|numerous|selected|limited|different|miscellaneous|other|additional|further|related|similar|relevant|(?:number|variety|range|selection|array|amount|quantity|volume) of|or all|many of|most of)\s/i

function* read(clause: Clause, pattern: RegExp): Generator<Quantified> {
  const {masked, sentences} = clause
  let index = 0
  pattern.lastIndex = 0
  for (let match = pattern.exec(masked); match; match = pattern.exec(masked)) {
    const {quantifier = '', sorts = '', modifiers = '', noun = ''} = match.groups ?? {}
    const start = match.index
    const end = start + match[0].trimEnd().length
    while (index < sentences.length - 1 && (sentences[index]?.end ?? 0) <= start) index++
    const sentence = sentences[index]
    const between = modifiers.toLowerCase().match(/[\p{L}\d’'-]+/gu) ?? []
    if (
      !sentence ||
      end > sentence.end ||
      between.some((word) => breaking.has(word) || /s[’']$|[’']s$/.test(word)) ||
      /^(?:some|certain)\s(?=of\s)/i.test(match[0])
    ) {
      pattern.lastIndex = start + quantifier.length
      continue
    }
    // “Those certain terms” were named before; “(the “Other Information”)” is a term.
    if (
      /\b(?:the|those|these|such|our|your|its|their|this|that|no)\s$|[“"‘]$/i.test(masked.slice(Math.max(0, start - 8), start)) ||
      isTerm(match[0], start === sentence.start)
    ) {
      pattern.lastIndex = end
      continue
    }
    const isData = data.has(noun.toLowerCase().split(/\s/)[0] ?? '')
    const isLimit = pattern === limit || (/\b(?:amount|quantity|volume) of/i.test(quantifier) && !isData)
    const kind = isLimit ? 'limit' : isData ? 'data' : 'thing'
    const span = {start, end}
    yield {
      span,
      from: start + quantifier.length,
      quantifier: quantifierOf(quantifier),
      kind,
      head: noun.toLowerCase(),
      isNarrowed: between.some((word) => narrowing.has(word)) || (sorts !== '' && between.length > 1),
      isTail: quantifierOf(quantifier) === 'other' && isLast(masked, sentence, span),
      sentence,
    }
  }
}

/** “…, and other data”, or between two commas. */
function isLast(text: string, sentence: Span, {start, end}: Span): boolean {
  const before = text.slice(Math.max(sentence.start, start - 10), start)
  return (
    /(?:,|[\p{L}-]|[)”"])\s(?:and|or|and\/or)\s$/u.test(before) ||
    (/,\s$/.test(before) && /^,\s(?:and|or|\p{L}+,)/u.test(text.slice(end, end + 24)))
  )
}

/** “Other Information” within a sentence, “other Registration Information”: what a definition made. */
function isTerm(words: string, isFirst: boolean): boolean {
  if (words === words.toUpperCase()) return false
  const [first = '', ...rest] = words.split(/\s/)
  return (
    (/^\p{Lu}/u.test(first) && !isFirst) ||
    (/^(?:all|any|other|additional|related)$/i.test(first) && rest.length > 0 && rest.every((it) => /^\p{Lu}|^other$/u.test(it)))
  )
}

function quantifierOf(words: string): Quantifier {
  if (/\bor all\b/i.test(words)) return 'all'
  return /\b(?:other|additional|further|related|similar|relevant)\s/i.test(words) &&
    !/\b(?:certain|some|various|number|variety|range)\b/i.test(words)
    ? 'other'
    : 'some'
}

/** How a list that may follow answers what is left open. */
export type Listed = 'all' | 'examples' | 'pointer' | 'reader' | undefined

const byReader =
  /^\s(?:(?:that|which) (?:is|are) )?(?:uploaded|submitted|entered|posted|typed)\b|^(?:,?\s(?:which|that))?,?\s(?:(?:the |your |our )?(?:[\p{L}-]{3,12} )?(?:you|users?|customers?|visitors?|members?|owners?)|they|an? (?:user|visitor|customer|member|person)|someone|people)(?:,? or (?:your )?[\p{L} ]{1,30},?)?\s(?:may |might |can |could |have |has |had |will |would |choose to |chosen to |elect to |decide to |wish to |want to |voluntarily |also |otherwise |directly |explicitly |knowingly )*(?:provide|provided|provides|submit\w{0,4}|share|shared|enter\w{0,3}|upload\w{0,3}|post|posted|send|sent|give|gave|given|make|made|create|created|include|included|disclose|disclosed|volunteer\w{0,3}|supply|supplied|add|added|generate|generated|import\w{0,3}|store|stored|transmit\w{0,3}|request\w{0,3}|choose|chosen|place|put|save[ds]?|publish\w{0,3})\b/iu
/** With at most a few words between, and no stop. */
const exampled =
  /^(?<between>[^.;:()]{0,120}?)(?:[,\s(]{1,2}(?:such as|including|for example|for instance|like(?=\s(?:your|the|a|an)\s)|e\.g(?=\.)|(?:which|that|this) (?:may |can |could )?includes?|which (?:is|are)|consisting of)|,\slike)\b(?<examples>.{0,80})/isu
const completed = /^[^.;:]{0,120}?(?:[,\s(]{1,2}(?:namely|i\.e\.|that is to say|specifically:)|:\s|:$)/iu
const pointed =
  /^[^.;:]{0,60}?\s(?:described|set out|set forth|listed|specified|identified|defined|outlined|detailed|explained|noted|mentioned|discussed|shown|referred to)\s(?:in|below|above|at|here|on|under|by|further|elsewhere|throughout)\b/iu
const next =
  /^\s{0,4}(?:this|these|such|it|the|examples?)(?:\s[\p{L}-]{1,20}){0,4}?\s(?:includes?|(?:may|can|could|will) include|consists? of|comprises?|(?:is|are):?\s(?:limited to|the following)|are\b(?=[^.]{0,200},))/iu

/** “We’ve listed them below”, in one of the next sentences. */
const pointing =
  /\b(?:list\w{0,3}|examples?|describ\w{1,3}|details?|explain\w{0,3}|includes?)\b[^.]{0,40}\b(?:below|as follows|the following)\b|^\s{0,4}(?:for (?:a |an |the )?(?:[\p{L}-]{1,20} )?(?:overview|list|description|more|further|details)\b|(?:see|learn more|read more)\b)/iu

/** “To comply with process, such as a court order” is no example of data. */
function speaksOfData(text: string): boolean {
  return /:|\d\)/.test(text) || (text.toLowerCase().match(/[\p{L}-]+/gu) ?? []).some((word) => dataNouns.has(word) || listedNouns.has(word))
}

type Place = Pick<Quantified, 'span' | 'sentence'>

/** What follows in the sentence, or opens the next. Looked for once: rules ask at every keystroke. */
export function listedAfter(clause: Clause, place: Place): Listed {
  const known = listed(clause)
  const found = known.has(place) ? known.get(place) : findListed(clause, place)
  known.set(place, found)
  return found
}

const listed = remembered((_: Clause) => new Map<Place, Listed>())

function findListed({text, sentences}: Clause, {span, sentence}: Place): Listed {
  const rest = text.slice(span.end, sentence.end)
  if (byReader.test(rest)) return 'reader'
  const {between = '', examples = ''} = exampled.exec(rest)?.groups ?? {}
  const isNear = !/\b(?:to|for|with|when|if|in)\b/i.test(between)
  if (examples !== '' && (isNear || (!/\b(?:law|legal|process|purposes|reasons|obligations)\b/i.test(between) && speaksOfData(examples))))
    return 'examples'
  if (completed.test(rest)) return 'all'
  if (pointed.test(rest)) return 'pointer'
  const following = sentences.find(({start}) => start >= sentence.end)
  const then = following ? text.slice(sentence.end, Math.min(following.end, sentence.end + 260)) : ''
  if (next.test(then) || /^\s{0,4}for (?:example|instance)\b/i.test(then)) return 'examples'
  if (pointing.test(text.slice(sentence.end, sentence.end + 300))) return 'pointer'
  return undefined
}
