import {words} from '../lexicon/words.js'
import {remembered} from '../text/remembered.js'
import {withPlainSpaces} from '../text/spaces.js'
import type {Span} from '../text/span.js'
import type {Clause} from './clause.js'
import {limitsOf} from './limits.js'
import {daysOf, readPeriod} from './retention/periods.js'

/** By when somebody must do something. */
export interface Deadline {
  /** Who does what with what: two of one key are one duty. */
  readonly duty: string
  /** “30 days”. */
  readonly span: Span
  readonly days: number
  /** What it runs from, as stems: of a reader’s request, of the date of an invoice. */
  readonly event: ReadonlySet<string>
  /** What else the sentence limits it to. */
  readonly limits: string
}

const duties: readonly (readonly [duty: string, verb: string])[] = [
  ['answer', 'respond(?:s|ed)?(?: to)?|answer(?:s|ed)?|repl(?:y|ies|ied)(?: to)?'],
  [
    'notify',
    'notif(?:y|ies|ied)|inform(?:s|ed)?|tell|told|give (?:you |us )?(?:written |prior )*notice|provide (?:you |us )?(?:with )?(?:written |prior )*notice',
  ],
  ['refund', 'refund(?:s|ed)?|reimburse[sd]?'],
  ['pay', 'pay|pays|paid'],
  ['cancel', 'cancel(?:s|led|ed)?|withdraw(?:n|s)?'],
  ['deliver', 'deliver(?:s|ed)?|ship(?:s|ped)?|dispatch(?:es|ed)?'],
  ['acknowledge', 'acknowledge[sd]?|confirm(?:s|ed)?'],
  ['return', 'return(?:s|ed)?'],
  ['process', 'process(?:es|ed)?|complete[sd]?|handle[sd]?'],
  ['correct', 'correct(?:s|ed)?|rectif(?:y|ies|ied)'],
  ['report', 'report(?:s|ed)?'],
  ['terminate', 'terminate[sd]?'],
]

const amount = '(?:\\d{1,3}|(?:[a-z]+(?:-[a-z]+)?)(?: \\(\\d{1,3}\\))?)'
const period = `${amount}[ -](?:(?:business|calendar|working|full) )?(?:hour|day|week|month|year)s?`
const within = `(?<bound>within|at least|no later than|not later than|no less than|not less than)\\s(?:a period of )?(?<period>${period})(?![\\p{L}-])`
const patterns = duties.map(([duty, verb]) => ({
  duty,
  trigger: new RegExp(`\\b(?:${verb})\\b`, 'i'),
  active: new RegExp(
    `(?<![\\p{L}’'])(?<actor>we|you|\\p{L}{2,24}|(?:the|our|each|every) [a-z]{3,16})\\s(?:(?:will|shall|must|may|can|have to|agree to|aim to|undertake to|are required to|always|also|then|only) ){0,3}(?<verb>${verb})(?<object>(?:\\s[^.;:()]{1,100}?)?)\\s${within}`,
    'iu',
  ),
  passive: new RegExp(
    `(?<object>(?:[\\p{L}’'-]+ ){1,8}?)(?:(?:is|are|was|be|will be|shall be|must be|may be) )(?<verb>${verb})(?<more>(?: by (?:us|you|[a-z]+))?)\\s${within}`,
    'iu',
  ),
}))

const limit = new RegExp(within, 'iu')
const cheap = /\b(?:within|at least|no later than|not later than|no less than|not less than)\s/i

export const deadlinesIn = remembered((clause: Clause): readonly Deadline[] => {
  if (clause.kind === 'heading' || !cheap.test(clause.masked)) return []
  return clause.sentences.flatMap((sentence) => [...readSentence(clause, sentence)])
})

function* readSentence({masked, text}: Clause, sentence: Span): Generator<Deadline> {
  const said = withPlainSpaces(masked.slice(sentence.start, sentence.end))
  if (said.length > 600 || !limit.test(said)) return
  for (const {duty, trigger, active, passive} of patterns) {
    if (!trigger.test(said)) continue
    const match = [active, passive].map((it) => it.exec(said)).find((it) => stemsOf(it?.groups?.['object'] ?? '').length > 0)
    if (!match) continue
    const {actor = '', object = '', more = '', bound = '', period: written = ''} = match.groups ?? {}
    const from = match.index + match[0].length - written.length
    const iso = readPeriod(written)
    const stems = stemsOf(object)
    // Who is told, and of what, are two things: both must be the same.
    if (iso === undefined || stems.length > 4) continue
    const span = {start: sentence.start + from, end: sentence.start + from + written.length}
    const rest = said.slice(from + written.length)
    const [whole = '', event = ''] = /^[’']?\s(?:of|after|from|following|before|prior to|in advance of)\s([^.,;()]{2,60})/i.exec(rest) ?? []
    yield {
      duty: [partyOf(actor, more, duty), duty, boundOf(bound), ...stems].join(' '),
      span,
      days: daysOf(iso) * (/business|working/i.test(written) ? 1.4 : 1),
      event: new Set(stemsOf(event)),
      limits: limitsOf(text, sentence, [{start: sentence.start + match.index, end: span.end + whole.length}, span]),
    }
  }
}

function partyOf(actor: string, more: string, duty: string): string {
  const who = actor.toLowerCase()
  if (who === 'you' || / by you\b/.test(more)) return 'user'
  if (who === '' && more === '' && /^(?:pay|cancel|return|report)$/.test(duty)) return 'user'
  return who === '' || who === 'we' || /^\p{Lu}/u.test(actor) ? 'first' : who
}

function boundOf(bound: string): string {
  return /least|less/i.test(bound) ? 'least' : 'most'
}

const empty = words(
  'you your our the any all each every such this that with and for from its their them his her to in of an on it us by will be is are has have been was were a',
)

/** The words that tell one thing from another, in the singular, in order. */
function stemsOf(text: string): readonly string[] {
  const found = text.toLowerCase().match(/[a-z]{2,}/g) ?? []
  return [
    ...new Set(
      found
        .filter((word) => !empty.has(word))
        .map((word) =>
          word
            .replace(/(?<=[a-z]{3})(?:ies|y)$/, 'i')
            .replace(/(?<=[a-z]{2}[a-rt-z])s$/, '')
            .replace(/(?<=[a-z]{4})(?:ing|ed|t)$/, ''),
        ),
    ),
  ].toSorted()
}
