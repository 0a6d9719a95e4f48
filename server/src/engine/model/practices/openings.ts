import {notData} from '../../lexicon/data.js'
import {remembered} from '../../text/remembered.js'
import type {Clause} from '../clause.js'
import type {Action, Phrase, Practice, Recipient} from '../practices.js'
import {isParty} from './actors.js'
import type {NounPhrase, Sentence} from './phrases.js'
import {readOpening} from './reader.js'
import {senseOf} from './recipients.js'
import {sentencesOf} from './sentence.js'
import {readItem} from './slots.js'
import {wordAt} from './words.js'

/** What the items of a list, or the cells of a column, say of a practice. */
export type Slot = 'data' | 'recipients' | 'purposes' | 'conditions'

/** Words that a list completes: “We collect:”, “We share your data with:”. */
export interface Opening {
  /** What is said so far; “collect, use and share:” are several. */
  readonly practices: readonly Practice[]
  readonly slot: Slot
}

const announces = /:\W{0,3}$|\b(?:the following|as follows|listed below|described below|set out below)\b[^.]{0,60}[.:]?$/i
const forPurposes =
  /\b(?:to|for|by|in order to|so (?:that )?we can|purposes?(?: such as| including)?|reasons?|ways|uses)\W{0,3}$|\b(?:for|to)\b[^.:]{0,40}\bfollowing\b[^.:]{0,40}$/i
const forRecipients =
  /\b(?:with|to|among|between)\W{0,3}$|\b(?:with|to|among)\b[^.:]{0,30}\b(?:following|these|such|categories|types|parties|recipients|providers|partners|groups|entities)\b[^.:]{0,40}$/i
const forConditions =
  /\b(?:if|when|where|unless|until|only|except)\W{0,3}$|\b(?:if|when|where|unless|except)\b[^.:]{0,40}\bfollowing\b[^.:]{0,40}$|\b(?:cases|circumstances|situations|instances|conditions|scenarios|events?|grounds|bas[ie]s)\b[^.:]{0,30}$/i

/** What the list after a clause completes, if it is a practice. */
export const openingOf: (clause: Clause) => Opening | undefined = (clause) => remember(clause) ?? undefined

const remember = remembered((clause: Clause): Opening | null => {
  if (clause.kind === 'heading') return ofHeading(clause)
  const last = clause.sentences.length - 1
  const span = clause.sentences[last]
  if (!span) return null
  const said = clause.text.slice(span.start, span.end)
  if (!announces.test(said) || /\b(?:because|that|how|whether|means?|meanings?)\W{0,3}$/i.test(said)) return null
  const tail = said.replace(/[:\s.*]+$/, '').slice(-120)
  const practices = readOpening(sentencesOf(clause).at(last), span)
  const [first] = practices
  // What stands between the practice and the colon only announces.
  if (!first || span.end - Math.max(...practices.map(({extent}) => extent.end)) > 90) return null
  return {practices, slot: slotOf(tail, practices)}
})

function slotOf(tail: string, practices: readonly Practice[]): Slot {
  const lacksData = practices.every(({data}) => data.length === 0)
  if (forConditions.test(tail)) return 'conditions'
  if (practices.every(({action}) => action === 'share' || action === 'sell') && !lacksData && forRecipients.test(tail)) return 'recipients'
  if (!lacksData && !/\b(?:information|data|details|including|such as)\W*$/i.test(tail) && forPurposes.test(tail)) return 'purposes'
  if (lacksData && /\b(?:to|for)\W{0,3}$/i.test(tail)) return 'purposes'
  return 'data'
}

const headings: readonly (readonly [RegExp, Slot])[] = [
  [
    /^(?:\W|\d|\.){0,8}(?:how|why|(?:the )?ways|(?:for )?(?:what|which) purposes?)\b.{0,20}\b(?:we|us)\b.{0,12}\b(use|process|share|collect)\b.{0,60}$/i,
    'purposes',
  ],
  [/^(?:\W|\d|\.){0,8}(?:who(?:m)?|with whom|to whom)\b.{0,20}\bwe\b.{0,12}\b(share|disclose|transfer|sell)\b.{0,60}$/i, 'recipients'],
  [
    /^(?:\W|\d|\.){0,8}(?:(?:what|which|types of|kinds of|categories of|the|your|personal)\b.{0,24}?)?\b(?:information|data|details|what)\b.{0,12}\bwe\b.{0,20}?\b(collect|use|share|disclose|keep|retain|store|process|sell)\b.{0,40}$/i,
    'data',
  ],
]

const actions: Readonly<Record<string, Action>> = {
  use: 'use',
  process: 'use',
  share: 'share',
  disclose: 'share',
  transfer: 'share',
  collect: 'collect',
  keep: 'retain',
  retain: 'retain',
  store: 'retain',
  sell: 'sell',
}

/** “Information we collect”, “How we use your data”, with a list right below. */
function ofHeading({text}: Clause): Opening | null {
  if (text.length > 120) return null
  for (const [pattern, slot] of headings) {
    const match = pattern.exec(text)
    const verb = match?.[1]?.toLowerCase()
    const action = verb === undefined ? undefined : actions[verb]
    if (!match || verb === undefined || !action) continue
    const start = text.toLowerCase().indexOf(verb, match.index)
    return {practices: [bare(action, verb, {start, end: start + verb.length}, text.length)], slot}
  }
  return null
}

/** A practice of ours of which nothing else is known yet. */
export function bare(action: Action, verb: string, span: Phrase['span'], end: number): Practice {
  return {
    action,
    verb,
    span,
    negated: false,
    modality: 'does',
    actor: undefined,
    data: [],
    means: [],
    recipients: [],
    purposes: [],
    conditions: [],
    exceptions: [],
    places: [],
    party: 'first',
    joint: false,
    finite: false,
    passive: false,
    exception: false,
    conditional: false,
    extent: {start: 0, end},
    sentence: {start: 0, end},
  }
}

/** What an item or a cell names. */
interface Named {
  readonly data: readonly Phrase[]
  readonly recipients: readonly Recipient[]
  /** All it says, without its last mark: a purpose, a condition. */
  readonly whole: readonly Phrase[]
}

const most = 40

export const namedIn: (clause: Clause) => Named = remembered((clause: Clause): Named => {
  const [span] = clause.sentences
  if (!span) return {data: [], recipients: [], whole: []}
  const sentence = sentencesOf(clause).at(0)
  const {starts, ends} = sentence
  const spanOf = ({start, end}: NounPhrase) => ({start: starts[start] ?? 0, end: ends[end - 1] ?? 0})
  const data = readItem(sentence, 'data').slice(0, most)
  return {
    data: (data.length > 0 ? data : firstThing(sentence))
      .map((it) => ({span: spanOf(it)}))
      .filter(({span: {start, end}}) => end - start > 2 || /^\p{Lu}+$/u.test(clause.text.slice(start, end))),
    recipients: readItem(sentence, 'recipients')
      .slice(0, most)
      .map((it) => ({span: spanOf(it), sense: senseOf(sentence, it)})),
    whole: wholeOf(clause.text, span.start, span.end),
  }
})

/** “Payment method”: under “We collect:” whatever the item begins with is data. */
function firstThing(sentence: Sentence): readonly NounPhrase[] {
  const [first] = sentence.phrases
  if (!first || first.start > 0 || first.pronoun || isParty(sentence, first)) return []
  const head = wordAt(sentence, first.head)
  return notData.has(head) || head === 'terms' ? [] : [first]
}

function wholeOf(text: string, from: number, to: number): readonly Phrase[] {
  const said = text.slice(from, to)
  const start = from + (/^(?:\W{0,3}\b(?:and|or)\b\s)?\s*/i.exec(said)?.[0].length ?? 0)
  const end = from + said.replace(/[\s.;,]*(?:\b(?:and|or)\b)?[\s.;,]*$/i, '').length
  return end > start ? [{span: {start, end}}] : []
}
