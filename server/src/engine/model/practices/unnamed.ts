import {categoryModifiers} from '../../lexicon/actors.js'
import {dataNouns} from '../../lexicon/data.js'
import {remembered} from '../../text/remembered.js'
import type {Span} from '../../text/span.js'
import type {Clause} from '../clause.js'
import type {Practice} from '../practices.js'
import {chosenByReader, handedOver, impersonal} from './answers.js'

/** What tells something of recipients that nothing names. */
export type Told =
  | 'by examples'
  | 'by law'
  | 'by cases'
  | 'by the reader'
  | 'before'
  | 'of nobody'
  | 'beside us'
  | 'by need'
  | 'of the group'

/** The last run of recipients that are nobody in particular, and what little is told of them. */
export interface Run {
  readonly span: Span
  readonly told?: Told
  /** “Our hosts, our bank or other third parties”: who was listed before, each better than these. */
  readonly after?: readonly Span[]
}

/** What a clause alone tells of its statements. */
export const unnamedRuns = remembered(({practices, text}: Clause): ReadonlyMap<Practice, Run> => {
  const runs = new Map<Practice, Run>()
  for (const practice of practices) {
    const run = unnamedRun(practice, text)
    if (run) runs.set(practice, run)
  }
  return runs
})

function unnamedRun(practice: Practice, text: string): Run | undefined {
  const {action, negated, exception, party, recipients, sentence, data} = practice
  if ((action !== 'share' && action !== 'sell') || negated || exception || party === 'user' || practice.conditional) return undefined
  const said = text.slice(sentence.start, sentence.end)
  if (chosenByReader.test(said) || !isOurs(practice, text)) return undefined
  // “A court may permit your data to be shared”
  if (
    practice.passive &&
    /^to\b/i.test(text.slice(practice.span.start, practice.span.end)) &&
    /\b(?:permit|allow|order|require|compel)/i.test(text.slice(sentence.start, practice.span.start))
  )
    return undefined
  // “We are free to disclose your suggestions to others”: a licence, not data about anyone.
  if (
    /\bfree to\b/i.test(said) &&
    /\b(?:feedback|suggestions?|ideas|non-?confidential)\b/i.test(text.slice(Math.max(0, sentence.start - 400), sentence.end))
  )
    return undefined
  // “Lets users share with others”
  if (
    /\b(?:enables?|allows?|lets?|permits?) (?:you|users?|members?|customers?|participants)\b/i.test(
      text.slice(sentence.start, practice.span.start),
    )
  )
    return undefined
  // What readers have published goes to everyone.
  if (data.length > 0 && data.every(({span}) => /^public(?:ly)?\b/i.test(text.slice(span.start, span.end)))) return undefined
  let run: Span | undefined
  for (const {span, sense} of recipients) {
    if (sense !== 'unnamed' || isKnown(text, span, practice) || isToldApart(text, span.end) || isExample(text, span.start)) continue
    run = run && isLinked(text, run.end, span.start) ? {start: run.start, end: span.end} : span
  }
  // “One or more parties”
  const one = run && /\bone or $/i.exec(text.slice(Math.max(0, run.start - 8), run.start))
  if (run && one) run = {start: run.start - one[0].length, end: run.end}
  // “Another company”, in a sentence on mergers
  if (!run || (handedOver.test(said) && /[^s]$/.test(text.slice(run.start, run.end)))) return undefined
  const told =
    practice.joint || data.length === 0 ? 'beside us' : toldOf(text, run, sentence, text.slice(data[0]?.span.start, data[0]?.span.end))
  const after = listedBefore(practice, run, text)
  return {span: run, ...(told ? {told} : {}), ...(after ? {after} : {})}
}

/** “Or other third parties”, “and others”: after them nobody is excluded. */
const catchAll =
  /^(?:(?:any|all|certain|various|some|our|to|with) )?(?:other|further|additional|another|similar)\b|^(?:any |all )?(?:others|third[ -]part(?:y|ies)|anyone)\b/i

/** The recipients of a list that ends with whoever else. */
function listedBefore({recipients}: Practice, run: Span, text: string): readonly Span[] | undefined {
  if (!catchAll.test(text.slice(run.start, run.end))) return undefined
  // “Within Acorn and to third parties”: nobody outside was named.
  const isBare = !/\b(?:other|further|additional|another|similar)\b/i.test(text.slice(run.start, run.end))
  const before = recipients.filter(({span, sense}) => span.end <= run.start && sense !== 'unnamed' && !(isBare && sense === 'own'))
  const last = before.at(-1)
  if (!last || !/^(?:[^.;:()]{0,80}?),?\s(?:and|or|and\/or|as well as)\s(?:(?:with|to) )?$/i.test(text.slice(last.span.end, run.start)))
    return undefined
  return recipients.filter(({span}) => span.end <= run.start).map(({span}) => span)
}

function toldOf(text: string, {start, end}: Span, sentence: Span, object: string): Told | undefined {
  const rest = text.slice(end, end + 240)
  if (
    examples.test(rest) ||
    tasks.test(text.slice(end, Math.min(end + 240, sentence.end))) ||
    exampleBehind.test(text.slice(sentence.end, sentence.end + 240))
  )
    return 'by examples'
  if (needing.test(rest)) return /^[^.;]{0,120}\((?:e\.g\.|for example|such as)/i.test(rest) ? 'by examples' : 'by need'
  if (ownGroup.test(text.slice(start, end))) return 'of the group'
  if (
    /^[^.:;]{0,80}\bonly (?:when|if|where|in|as|under|for|to)\b[^.:]{0,60}:|^[^.:;]{0,80}\b(?:following|these) (?:\w+ )?(?:cases|circumstances|situations|instances)\b/i.test(
      rest,
    )
  )
    return 'by cases'
  const said = text.slice(sentence.start, sentence.end)
  if (/\b(?:subpoenas?|court orders?|warrants?|legal process)\b/i.test(said)) return 'by law'
  if (/\bonly (?:if|with|when|where|after|upon)\b[^.;]{0,40}\b(?:consent|permission|opt(?:ed)?[ -]in)\b/i.test(said)) return 'by the reader'
  if (/\byou can (?:\w+ )?(?:control|choose|limit|decide)\b/i.test(said)) return 'by the reader'
  if (/^,?\s(?:only )?(?:where|when|if)\s(?:you|users?)\b/i.test(rest)) return 'by the reader'
  if (/^(?:these|such)\b/i.test(text.slice(start, end)) && exampled.test(text.slice(Math.max(0, sentence.start - 300), sentence.start)))
    return 'before'
  return impersonal.test(object) ? 'of nobody' : undefined
}

/** Pronouns and “these partners” were named before; capitals mid-sentence speak of a defined term. */
export function isKnown(text: string, {start, end}: Span, {sentence}: Practice): boolean {
  const words = text.slice(start, end)
  if (
    /^(?:they|them|he|she|it|those|this|that|said|each other|one another|the same|the respective)\b/i.test(words) ||
    /^the (?:[\w-]+ ){0,2}[\w-]*[^s\W]$/i.test(words)
  )
    return true
  const head = /[\w-]+$/.exec(words)?.[0].toLowerCase() ?? ''
  if (/^another\b/i.test(words) && !/^(?:company|organi[sz]ation|party|entity|business|firm)$/.test(head)) return true
  // “Our business and marketing partners”
  if (
    /\b(?:business|corporate|promotional)$/i.test(words) &&
    /^ (?:and|or|and\/or) [\w-]+ (?:partners|associates|affiliates|providers|advisers|advisors)\b/i.test(text.slice(end, end + 60))
  )
    return true
  // “Advertising companies … These companies”
  if (/^(?:these|such|both)\b/i.test(words) && isCategoryBefore(text.slice(Math.max(0, start - 400), start), head)) return true
  if (
    /^(?:services?|sites?|websites?|applications?|apps?|networks?|products?|platforms?|devices?)$/.test(head) &&
    !/\bthird|\bother/i.test(words)
  )
    return true
  // “Use a provider to …, and send it to our provider”
  if (/[^s]$/.test(head) && text.slice(sentence.start, start).toLowerCase().includes(head)) return true
  return false
}

/** Whether a head stood before with a word that says which. */
function isCategoryBefore(before: string, head: string): boolean {
  const words = before.toLowerCase().match(/[\w-]+/g) ?? []
  return words.some((word, index) => word === head && categoryModifiers.has(words[index - 1] ?? ''))
}

/** Whether the company says it of the reader's data; of what others do, only what they do with its leave. */
function isOurs({party, finite, passive, actor, recipients, modality, data, span}: Practice, text: string): boolean {
  const words = (span: Span | undefined) => (span ? text.slice(span.start, span.end) : '')
  if (
    modality === 'must' ||
    !(finite || passive || /\bfree (?:to (?:\w+,? (?:and |or )?){0,5})?$/i.test(text.slice(0, span.start).slice(-60))) ||
    (data.length > 0 && !data.some(({span}) => isPersonal(words(span))))
  )
    return false
  if (party !== 'third') return true
  const who = recipients[0]?.span
  if (who?.start !== actor?.span.start && !/^they$/i.test(words(actor?.span))) return false
  // “Neither party will”, “the partner shall”: terms of a contract
  if (/\b(?:each|either|neither|no)\s$/i.test(text.slice(0, who?.start).slice(-9)) || /\bshall\b/i.test(words(span))) return false
  return outsiders.test(words(who)) && !/^(?:each|either|neither|no|another)\b/i.test(words(who))
}

const outsiders =
  /\b(?:part(?:y|ies)|partners?|vendors?|providers?|advertisers?|affiliates?|compan(?:y|ies)|contractors?|suppliers?|agents?|sponsors?|others|businesses|organi[sz]ations|networks|marketers|merchants|retailers|individuals|entities)$/i

/** Data in its own right; not features, codes or content. */
function isPersonal(words: string): boolean {
  if (/\b(?:content|contents|feedback|materials?|files?|links?)$/i.test(words)) return false
  return (
    /^(?:your|their|it$|them$|this$|these$)|\b(?:personal|user|customer)\b/i.test(words) ||
    dataNouns.has(/[\w-]+$/.exec(words)?.[0].toLowerCase() ?? '')
  )
}

function isLinked(text: string, from: number, to: number): boolean {
  return to >= from && /^(?:,|\s|and|or|\/|other|with|to|their|our|its){0,6}$/.test(text.slice(from, to))
}

const examples =
  /^,?\s?\(?(?:such as|including|like|namely|e\.g\.|i\.e\.|for example|for instance)(?!,? (?:when|where|if|(?:other |third[ -]|certain )?(?:companies|parties|others|individuals|entities|organi[sz]ations|persons|people)\b))/i
const byReader = /^[,\s]{1,2}(?:(?:that|which|who|whom|with whom|to whom|as)\s(?:you|your|users?|they|the user)|you|they)\b/i
/** Examples of them tell little of who else is meant: “third parties, such as advertisers”. */
const anybody =
  /\b(?:third[ -]part(?:y|ies)|others|(?:third[ -]party|business|trusted|select|selected|other) partners|(?:other|outside|certain|some|select|selected) (?:\w+ )?(?:companies|parties|entities|organi[sz]ations|businesses|people|persons|individuals))$/i
/** Examples of kinds, of which none is a name. */
const openExamples = /^,?\s?\(?(?:such as|including|like|e\.g\.|for example|for instance)(?![^.;:)]{0,120}\s\p{Lu}\p{Ll})/u
/** “…, and consultants, such as companies that host our servers”. */
const tasks =
  /^[^.;:]{0,120}\b(?:such as|including|like|e\.g\.|for example)\b[^.;:]{0,120}\b(?:host\w*|payments?|shipping|analytics|advertis\w*|fraud|fulfil\w*|billing|cloud|storage|accounting|auditors?|tax|support|surveys?|lawyers?|banks?|insur\w+)\b/i
/** “For example, we use a payment processor”: a sentence of its own. */
const exampleBehind =
  /^\s{0,2}For (?:example|instance),[^.;]{0,140}\b(?:payments?|hosting|shipping|delivery|analytics|advertising|billing|cloud|mail|e-?mail|insurance|credit|survey|support|fraud|tax) (?:and [\w-]+ )?(?:processors?|providers?|companies|company|services?|vendors?|agenc(?:y|ies)|networks?|firms?|partners?|bureaus?)\b/
/** “Who need to know”. */
const needing = /^,?\s\(?(?:who|that|which)\s(?:\w+ ){0,3}need to know\b|^,?\son an? (?:strict )?need[ -]to[ -]know\b/i
/** Those of one’s own house: a category, though without names. */
const ownGroup =
  /^(?:(?:any|all|other|some|certain) (?:of )?)?(?:our|its) (?:(?:corporate|own|other|wholly[- ]owned|majority[- ]owned|parent|sister|group|company|direct|indirect|and|or) ){0,3}(?:subsidiar(?:y|ies)|group companies|group entities|employees|staff|personnel|parent|parent company|sister companies|corporate affiliates)(?:,? (?:and|or) (?:our |its )?(?:subsidiaries|employees|staff|personnel|parent company|parent))?$/i
const exampled = /\b(?:such as|includ(?:e|es|ing)|namely|e\.g\.|for example|examples?)\b/i
/** “Who process payments”, “that host our servers”, “for shipping”. */
const byTask =
  /^,?\s(?:(?:that|who|which)(?! (?:may|might|can|could|will|wish|want) )|for(?! (?:a (?:variety|number) of|any|other|various|all) )|helping|providing|performing)\b[^.;:]{0,200}\b(?:host\w*|payments?|shipping|analytics|advertis\w*|insurance|fraud|fulfil\w*|credit|billing|printing|cloud|storage|accounting|audit|tax|customer (?:service|support)|surveys?|translation)\b/i
/** “… (“Processors”)” defines them. */
const defined = /^[^.;]{0,160}\((?:the |our |collectively,? ){0,2}[“"]/

/** “Others, including partners”: the others are what is left open. */
function isExample(text: string, start: number): boolean {
  return /\b(?:including|such as)\s(?:(?!\b(?:with|to)\b)[^.;()]){0,100}$/.test(text.slice(Math.max(0, start - 120), start))
}

function isToldApart(text: string, end: number): boolean {
  const rest = text.slice(end, end + 240)
  return (
    (examples.test(rest) && !(anybody.test(text.slice(Math.max(0, end - 40), end)) && openExamples.test(rest))) ||
    /^\s(?:(?:who|which|that) (?:is|are)|within (?:the|our))\b/.test(rest) ||
    defined.test(rest) ||
    byReader.test(rest) ||
    /^[^.;:]{0,60}\sunder (?:common|the same|our) (?:control|ownership)\b/i.test(rest) ||
    /^[^.;:]{0,30}\b(?:via|through|under|in accordance with|according to|following) (?:the|these|this) (?:process(?:es)?|procedures?|guidelines?) (?:described|set out|set forth|explained|outlined|in)\b/i.test(
      rest,
    ) ||
    byTask.test(rest)
  )
}
