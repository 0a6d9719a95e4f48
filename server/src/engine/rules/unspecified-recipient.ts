import {categoryModifiers} from '../lexicon/actors.js'
import {dataNouns} from '../lexicon/data.js'
import type {Clause} from '../model/clause.js'
import type {Placed} from '../model/policy.js'
import {answersIn, chosenByReader, handedOver, impersonal} from '../model/practices/answers.js'
import {recipient, renameRecipients} from '../model/practices/rewrites.js'
import type {Practice} from '../model/practices.js'
import {type Finding, policyRule} from '../rule.js'
import {remembered} from '../text/remembered.js'
import type {Edit, Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const unspecifiedRecipient = policyRule({
  id: 'unspecified-recipient',
  category: 'vagueness',
  severity: 'warning',
  summary: 'Data goes to “third parties”, “partners” or others whom nothing tells apart.',
  rationale:
    'The law asks for the recipients or their categories; “third parties” is neither, since everyone but you is one. Name them, or the narrowest category that is true: “our payment provider”, “tax authorities”. Words that only praise, such as “trusted” or “select”, tell nothing. The rule is silent on what you say you do not share, where a list, a definition or the next sentence says who they are, and where the reader chooses them; it is faint where examples or a list elsewhere tell something. Whom you let place cookies counts, too. It does not judge whether you may share.',
  authority: [authorities.gdpr13recipients, authorities.poliGraph, authorities.wp260],
  examples: [
    {
      bad: 'We may share your information with [|third parties|].',
      good: 'We share your information with third parties, namely our hosting and payment providers.',
    },
    {
      bad: 'We disclose usage data to [|our trusted partners, vendors and other companies|] to improve the service.',
      good: 'We disclose usage data to our analytics providers to improve the service.',
    },
  ],
  traps: [
    'We do not sell your data to third parties.',
    'We do not share your data with third parties unless you agree.',
    'We share user information with third-party push notification services.',
    'We may provide your card number to third parties for payment processing.',
    'We share your data with the following partners:\n\n- Example Bank\n- Example Post',
    'We share your data with our service providers. These providers are Example Cloud and Example Mail.',
    'We share your data with service providers such as hosting companies.',
    'We share your data with third parties that you choose.',
    'Third parties may share your information with us.',
    'You may share your messages with other people.',
    'We share your data within our group of companies.',
    'This policy explains when we share your data with third parties.',
    'We share your data with law enforcement agencies.',
    'Do you share my data with third parties?',
  ],
  *check(policy) {
    const answers = answersIn(policy)
    const seen = new Set<string>()
    /** The clause last spoken of: “these partners” in the next are the same. */
    let last = -2
    for (const statement of policy.practices) {
      const run = unnamedRuns(statement.at.clause).get(statement.fact)
      if (!run || answers.names(statement, run.span)) continue
      const {span} = run
      const {at} = statement
      const key = `${at.index}:${span.start}`
      if (seen.has(key)) continue
      seen.add(key)
      if (/^(?:these|such)\b/i.test(at.clause.text.slice(span.start, span.end)) && at.index - last <= 1) continue
      last = at.index
      const {text} = at.clause
      const words = text.slice(span.start, span.end)
      const end = {start: span.end, end: span.end}
      const list = answers.listOf()
      const isAnswered = run.told !== undefined || list !== undefined
      yield {
        span: at.toSource(span),
        message: `${words.length > 60 ? 'This' : `“${words}”`} ${list ? 'can be anyone. Link the list of recipients here.' : messages[run.told ?? 'nobody']}`,
        ...(isAnswered ? {severity: run.told === 'beside us' && !list ? 'information' : 'hint'} : {}),
        ...(list ? {related: [{span: list, message: 'Here the recipients are listed.'}]} : {}),
        fixes: [
          ...(run.told === 'by examples'
            ? []
            : [
                {
                  title: 'Add the categories',
                  safe: false,
                  edits: () => at.edit(end, [', namely ', {label: 'categories'}, goesOn(text, span.end) ? ',' : '']),
                },
              ]),
          {title: 'Name the recipients instead', safe: false, edits: () => place(at, renameRecipients(statement.fact, span, text))},
        ],
      }
    }
    for (const statement of policy.statements) yield* unnamedItems(statement)
  },
})

/** “We share your data with: – other third parties”: an item that is nothing else. */
function* unnamedItems({fact, at}: Placed<Practice>): Generator<Finding> {
  if (fact.negated || fact.exception || fact.party === 'user') return
  for (const {at: item, sense, span} of fact.recipients) {
    if (!item || item === at || sense !== 'unnamed') continue
    const {text} = item.clause
    if (
      !/^\W{0,4}(?:(?:and|or|with|to) ){0,2}$/i.test(text.slice(0, span.start)) ||
      !/^\W{0,3}(?:(?:and|or)\W{0,3})?$/.test(text.slice(span.end))
    )
      continue
    const words = text.slice(span.start, span.end)
    if (isKnown(text, span, fact) || !anyone.test(words)) continue
    yield {
      span: item.toSource(span),
      message: `“${words}” ${messages.nobody}`,
      fixes: [
        {title: 'Name the recipients instead', safe: false, edits: () => item.edit(span, [recipient])},
        {
          title: 'Add the categories',
          safe: false,
          edits: () => item.edit({start: span.end, end: span.end}, [', namely ', {label: 'categories'}]),
        },
      ],
    }
  }
}

/** What tells something of recipients that nothing names. */
type Told = 'by examples' | 'by the reader' | 'before' | 'of nobody' | 'beside us'

const messages: Readonly<Record<Told | 'nobody', string>> = {
  nobody: 'can be anyone. Name them, or their categories.',
  'beside us': 'can be anyone. Name them, or their categories.',
  'by examples': 'come with examples only. Say which categories there are, all of them.',
  'by the reader': 'can be anyone. Name them, or their categories, so that readers know whom they agree to.',
  before: 'can be anyone but those named before. Name them, or their categories.',
  'of nobody': 'can be anyone. Name them, or their categories, even if they get no names.',
}

/** All edits, or none if one would cut through markup. */
function place(at: Placed<Practice>['at'], edits: readonly Edit[]): readonly Edit[] {
  const placed = edits.flatMap(({span, text}) => at.edit(span, text))
  return placed.length === edits.length ? placed : []
}

/** Whether words of the same clause follow, so that the insertion needs a second comma. */
function goesOn(text: string, at: number): boolean {
  return /^\s+[\p{L}\d]/u.test(text.slice(at, at + 4))
}

/** The last run of recipients that are nobody in particular, and what little is told of them. */
interface Run {
  readonly span: Span
  readonly told?: Told
}

/** What a clause alone tells of its statements. */
const unnamedRuns = remembered(({practices, text}: Clause): ReadonlyMap<Practice, Run> => {
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
  let run: Span | undefined
  for (const {span, sense} of recipients) {
    if (sense !== 'unnamed' || isKnown(text, span, practice) || isToldApart(text, span.end) || isExample(text, span.start)) continue
    run = run && isLinked(text, run.end, span.start) ? {start: run.start, end: span.end} : span
  }
  // “Another company”, in a sentence on mergers
  if (!run || (handedOver.test(said) && /[^s]$/.test(text.slice(run.start, run.end)))) return undefined
  const told =
    practice.joint || data.length === 0 ? 'beside us' : toldOf(text, run, sentence, text.slice(data[0]?.span.start, data[0]?.span.end))
  return told ? {span: run, told} : {span: run}
}

function toldOf(text: string, {start, end}: Span, sentence: Span, object: string): Told | undefined {
  const rest = text.slice(end, end + 240)
  if (examples.test(rest)) return 'by examples'
  if (/^,?\s(?:only )?(?:where|when|if)\s(?:you|users?)\b/i.test(rest)) return 'by the reader'
  if (/^(?:these|such)\b/i.test(text.slice(start, end)) && exampled.test(text.slice(Math.max(0, sentence.start - 300), sentence.start)))
    return 'before'
  return impersonal.test(object) ? 'of nobody' : undefined
}

/** Pronouns and “these partners” were named before; capitals mid-sentence speak of a defined term. */
function isKnown(text: string, {start, end}: Span, {sentence}: Practice): boolean {
  const words = text.slice(start, end)
  if (
    /^(?:they|them|he|she|it|those|this|that|said|each other|one another|the same|the respective)\b/i.test(words) ||
    /^the (?:[\w-]+ ){0,2}[\w-]*[^s\W]$/i.test(words)
  )
    return true
  const head = /[\w-]+$/.exec(words)?.[0].toLowerCase() ?? ''
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
const anyone =
  /\b(?:third[ -]part(?:y|ies)|others|partners?|affiliates|vendors|providers|companies|parties|entities|organi[sz]ations|businesses|contractors|agents|suppliers)\b/i
/** Examples of them tell little of who else is meant: “third parties, such as advertisers”. */
const anybody =
  /\b(?:third[ -]part(?:y|ies)|others|(?:third[ -]party|business|trusted|select|selected|other) partners|(?:other|outside|certain|some|select|selected) (?:\w+ )?(?:companies|parties|entities|organi[sz]ations|businesses|people|persons|individuals))$/i
/** Examples of kinds, of which none is a name. */
const openExamples = /^,?\s?\(?(?:such as|including|like|e\.g\.|for example|for instance)(?![^.;:)]{0,120}\s\p{Lu}\p{Ll})/u
const exampled = /\b(?:such as|includ(?:e|es|ing)|namely|e\.g\.|for example|examples?)\b/i
/** “Who process payments”, “that host our servers”, “for shipping”. */
const byTask =
  /^,?\s(?:(?:that|who|which)(?! (?:may|might|can|could|will|wish|want) )|for(?! (?:a (?:variety|number) of|any|other|various|all) )|helping|providing|performing)\b[^.;:]{0,200}\b(?:host\w*|payments?|shipping|analytics|advertis\w*|insurance|fraud|fulfil\w*|credit|billing|printing|cloud|storage|accounting|audit|tax|customer (?:service|support)|surveys?|translation)\b/i
/** “… (“Processors”)” defines them. */
const defined = /^[^.;]{0,100}\((?:the |our |collectively,? ){0,2}[“"]/

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
    byTask.test(rest)
  )
}
