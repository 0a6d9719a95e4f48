import {remembered} from '../text/remembered.js'
import {withPlainSpaces} from '../text/spaces.js'
import type {Span} from '../text/span.js'
import type {Clause} from './clause.js'
import {type Frame, frameAt} from './frames.js'

/** That the company may change what the reader has agreed to, or relies on. */
export interface ChangeRight {
  readonly object: 'terms' | 'price' | 'service'
  /** “May amend”, “reserve the right to change”, “are subject to change”. */
  readonly span: Span
  /** Index of its sentence. */
  readonly index: number
  /** “Without notice”, where it says so. */
  readonly denial: Span | undefined
  /** Whether its subject is “we” or the company itself. */
  readonly active: boolean
}

const cheap = /\b(?:chang|modif|amend|updat|revis|alter|vary|varied|increas|adjust|discontinu|replac)/i
const verbs =
  /\b(?:chang(?:e|ing|ed)|modif(?:y|ying|ied)|amend(?:ing|ed)?|updat(?:e|ing|ed)|revis(?:e|ing|ed)|alter(?:ing|ed)?|vary|varied|increas(?:e|ing|ed)|adjust(?:ing|ed)?|discontinu(?:e|ing|ed)|replac(?:e|ing|ed)|mak(?:e|ing) (?:any |other |such |material |further )?(?:changes?|modifications?|amendments?|revisions?|updates?) (?:to|in))\b/gi
const lemmas = /^(?:change|modify|amend|update|revise|alter|vary|increase|adjust|discontinue|replace|make)$/
/** “We may need to update”, “we may decide to change”, “we reserve the right to amend”. */
const leading = /^(?:reserve|have|need|choose|elect|decide|want|retain|like|wish)$/

const heads = {
  terms:
    /\b(?:terms?(?! of (?:your|the) (?:subscription|contract))|polic(?:y|ies)|agreements?|(?:privacy|cookie|this|our|legal) (?:statement|notice)|(?<!impose )conditions|guidelines|rules|EULA|TOU|TOS|addendum|code of conduct)\b/i,
  price: /\b(?:fees?|prices?|pricing|charges|rates|cost of|tariffs?)\b/i,
  service:
    /\b(?:services?|sites?|websites?|products?|features?|functionality|functions|apps?|applications?|platform|software|program|programme|API|APIs|content)\b/i,
} as const

/** What it is that changes, “terms” in “the terms of the service”: the first thing named behind the verb, if it is not the reader's or somebody else's. */
function objectIn(words: string): ChangeRight['object'] | undefined {
  if (/^\s?(?:your|their|his|her|its|a|an|such third|third|from|by|depending|according|among|over)\b/i.test(words)) return undefined
  let first: ChangeRight['object'] | undefined
  let at = Number.POSITIVE_INFINITY
  for (const [name, pattern] of Object.entries(heads) as [ChangeRight['object'], RegExp][]) {
    const found = pattern.exec(words)
    if (found && found.index < at) {
      first = name
      at = found.index
    }
  }
  return first
}

const denials =
  /\bwith(?:out| or without)(?: (?:any|prior|further|advance|additional|giving|specific|individual|you|or|of|to|providing|express)){0,3} (?:notice|notification|notifying you|informing you|warning)\b/i

/** Changes only both sides agree on are no such right. */
const agreed =
  /\b(?:signed|in writing|written (?:amendment|agreement|consent)|both parties|mutual(?:ly)?|your (?:prior )?(?:consent|approval)|only (?:with|by|if))\b/i

/** “If a court holds a term invalid, we may replace it”: nothing readers wait for. */
const severed =
  /\b(?:invalid|unenforceable|severed|severable)\b|\b(?:courts?|arbitrators?|tribunals?)\b[^.;]{0,40}\b(?:holds?|finds?|rules?|decides?|determines?)\b/i

/** The rights a clause takes for the company. */
export const changeRightsIn = remembered((clause: Clause): readonly ChangeRight[] => {
  if (clause.kind === 'heading' || !cheap.test(clause.masked)) return []
  const text = withPlainSpaces(clause.masked)
  return clause.sentences.flatMap(({start, end}, index) => {
    const words = text.slice(start, end)
    if (!cheap.test(words) || agreed.test(words) || severed.test(words) || /\?\s*$/.test(words)) return []
    const found = readSentence(clause, text, {start, end}, index)
    return found ? [found] : []
  })
})

function readSentence(clause: Clause, text: string, sentence: Span, index: number): ChangeRight | undefined {
  const words = text.slice(sentence.start, sentence.end)
  const denial = denials.exec(words)
  const denied = denial ? {start: sentence.start + denial.index, end: sentence.start + denial.index + denial[0].length} : undefined
  for (const match of words.matchAll(verbs)) {
    const at = sentence.start + match.index
    const frame = frameAt(clause, at)
    if (!frame || frame.conditional || frame.relative || frame.negated) continue
    const right = readVerb(text, at, match[0], frame, sentence.end, denial !== null)
    if (right) return {...right, index, denial: denied}
  }
  // “Are subject to change”
  const subject = /\b(?:is|are|be|remains?) (?:always )?subject to (?:change|modification|revision|adjustment)\b/i.exec(words)
  if (!subject || /\b(?:which|that),? $/i.test(words.slice(0, subject.index))) return undefined
  const object = objectIn(words.slice(Math.max(0, subject.index - 60), subject.index))
  const start = sentence.start + subject.index
  return object && {object, span: {start, end: start + subject[0].length}, index, denial: denied, active: false}
}

function readVerb(
  text: string,
  at: number,
  verb: string,
  frame: Frame,
  end: number,
  denied: boolean,
): Pick<ChangeRight, 'object' | 'span' | 'active'> | undefined {
  const {actor, sense, passive, group, subject} = frame
  const behind = text.slice(at + verb.length, Math.min(end, at + verb.length + 70)).replace(/[.;:(][\s\S]*$/, '')
  const isOwn = group.start <= at && at + verb.length <= group.end + 24
  if (isOwn && lemmas.test(frame.verb) && (passive || (actor !== 'first' && subject))) {
    // “These terms may be changed”, “our prices may change”; not by others.
    if (sense !== 'might' || /\bby (?:you|your|users?|customers?|third|the (?:user|customer)|law)\b/i.test(behind)) return undefined
    // “Results may vary from …”
    if (!passive && /^ (?:from|by|depending|according|among|between|with)\b/i.test(behind)) return undefined
    if (!passive && (actor === 'user' || actor === 'third' || /^ (?:the|your|our|these|this|any|its|their)\b/i.test(behind)))
      return undefined
    if (!subject) return undefined
    const object = objectIn(text.slice(subject.start, subject.end))
    const isTheirs = /^(?:your|their|his|her|third|such third|other)\b/i.test(text.slice(subject.start, subject.end))
    return object && !isTheirs ? {object, span: group, active: false} : undefined
  }
  // Nobody else amends “this policy”; its subject may be a name that reads like none.
  const isOurs = actor === 'first' || (actor === 'none' && !subject && /^ (?:this|these|our)\b/i.test(behind))
  if (!isOurs || passive) return undefined
  if (subject && /\b(?:your|their|cookies?|servers?|logs?)\b/i.test(text.slice(subject.start, subject.end))) return undefined
  const object = objectIn(behind) ?? (denied && !/^\s?(?:your|their)\b/i.test(behind) ? 'service' : undefined)
  if (!object) return undefined
  if (isOwn && lemmas.test(frame.verb)) {
    if (sense !== 'might' && sense !== 'does') return undefined
    // “We update the app”: only what is said of the text is a right.
    if (sense === 'does' && object !== 'terms') return undefined
    if (
      sense === 'does' &&
      !/\b(?:from time to time|at any time|periodically|occasionally|regularly|sometimes)\b/i.test(
        text.slice(frame.span.start, frame.span.end),
      )
    )
      return undefined
    return {object, span: {start: group.start, end: Math.max(group.end, at + verb.length)}, active: true}
  }
  const between = text.slice(group.end, at)
  if (!leading.test(frame.verb) || between.length > 90 || !/\bto (?:[a-z, ]{0,60})?$|\bof $/i.test(between) || /[.;:]/.test(between))
    return undefined
  if (/^(?:reserve|have|retain)$/.test(frame.verb) && !/\bright\b/i.test(between)) return undefined
  return {object, span: {start: group.start, end: at + verb.length}, active: true}
}

/** How a clause, or a sentence of it, tells readers of changes. */
export interface Telling {
  readonly kind: 'notice' | 'posting'
  readonly span: Span
}

const notice =
  /\b(?:notif(?:y|ies|ied|ying|ications?)|(?<!\b(?:privacy|this|cookie|copyright|our|legal|dmca|these|the|without|or without|prior|any|further|advance) )notices?|(?:prior|advance|prominent|reasonable|written|days[’']?|appropriate|clear|timely) notices?|(?:inform|tell|alert|advise|warn|remind|contact|email|e-mail) (?:you|users|customers|members|our|all|each)|let (?:you|users|everyone|customers) know|(?:by|via|through) e-?mail|e-?mail(?:ed)? to (?:you|the|all|each|users|your|customers)|(?:send|sending) (?:you|users|all|each)|be (?:informed|notified|announced|told|communicated)|announc\w{1,4}|in advance|beforehand|(?:\d{1,3}|thirty|sixty|ninety|fourteen) (?:calendar |business )?days|banner|pop-?up|prompt(?:ed)? you|(?:ask|seek|obtain|get) (?:for )?your consent|discussed with|communicate\w{0,2} (?:to|through|with))\b/i
const denied =
  /\b(?:without|no obligation|not (?:be )?(?:obliged|required|obligated)|not (?:always )?(?:notify|inform|tell)|with or without)\b[^.;]{0,50}$/i

const posting =
  /\b(?:post(?:s|ed|ing)?|publish(?:es|ed|ing)?|upload(?:ed|ing)?|display(?:ed|ing)?|put(?:ting)? up|make (?:it|them|the \w{2,12}) available|made available)\b[^.;]{0,110}?\b(?:here|page|pages|sites?|websites?|online|app|apps|URL|link|there|version|versions|terms|polic(?:y|ies)|statement|notice|changes|services?|modifications?|revisions?|agreement)\b|(?:revis|updat|chang|amend|modify)\w{0,4} (?:the )?[“"‘']?(?:effective|last[- ](?:updated|modified|revised)|updated?|revision)[”"’']? ?[“"‘']?(?:date|at|on)?|\b(?:check|review|visit|consult|read|refer to)\b[^.;]{0,60}\b(?:periodically|regularly|frequently|from time to time|often|for (?:any )?(?:changes|updates)|each time|most (?:current|recent)|up-to-date|current version|latest version)\b|\b(?:periodically|regularly|frequently) (?:check|review|visit|read)\b|\bcheck back\b|\b(?:latest|current) version\b/i

/** “In accordance with Section 14”: there the notice is dealt with. */
const referring =
  /\b(?:in accordance with|as (?:described|set out|set forth|explained|provided)|pursuant to|under|following|see|according to)\b[^.;]{0,40}\b(?:section|clause|paragraph|article|appendix)\b/i

export function tellingIn(words: string): Telling | undefined {
  const reference = referring.exec(words)
  if (reference) return {kind: 'notice', span: {start: reference.index, end: reference.index + reference[0].length}}
  const told = notice.exec(words)
  if (told && !denied.test(words.slice(0, told.index))) return {kind: 'notice', span: {start: told.index, end: told.index + told[0].length}}
  const posted = posting.exec(words)
  return posted ? {kind: 'posting', span: {start: posted.index, end: posted.index + posted[0].length}} : undefined
}

const ofChange = /\b(?:chang|modif|amend|updat|revis|alter|new (?:terms|version|price))/i

/** What the clause says, anywhere in it, of telling readers of changes. */
export const tellingsIn = remembered((clause: Clause): readonly Telling[] => {
  if (clause.kind === 'heading' || !ofChange.test(clause.masked)) return []
  const text = withPlainSpaces(clause.masked)
  return clause.sentences.flatMap(({start, end}) => {
    const words = text.slice(start, end)
    const telling = ofChange.test(words) ? tellingIn(words) : undefined
    return telling ? [{kind: telling.kind, span: {start: start + telling.span.start, end: start + telling.span.end}}] : []
  })
})
