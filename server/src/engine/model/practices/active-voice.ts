import {actionVerbs, irregularForms, otherVerbs} from '../../lexicon/verbs.js'
import type {Edit, Span} from '../../text/span.js'
import type {Phrase, Practice} from '../practices.js'

/** The base form behind each participle, and whether the past reads the same: `kept`. */
const participles: ReadonlyMap<string, {readonly base: string; readonly isPast: boolean}> = readParticiples()

function readParticiples() {
  const found = new Map<string, {base: string; isPast: boolean}>()
  for (const base of [...otherVerbs, ...Object.values(actionVerbs).flatMap((verbs) => [...verbs])]) {
    const forms = irregularForms[base]?.split(' ')
    if (!forms) {
      found.set(base.endsWith('e') ? `${base}d` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`, {base, isPast: true})
      continue
    }
    const past = forms.filter((form) => !/(?:s|ing)$/.test(form))
    // “gave given”: the participle is the last where there are two.
    for (const form of past.slice(-1)) found.set(form, {base, isPast: past.length === 1})
  }
  return found
}

const adverbs = String.raw`(?:(?:[\p{L}-]{2,18}ly|also|only|then|always|sometimes|often|thereafter|further|still) ){0,3}`
const group = new RegExp(
  `^(?<first>${adverbs})(?:(?<modal>may|might|will|would|can|could|shall|should|must) (?<second>${adverbs})(?<tense>be|have been)|(?<finite>is|are|was|were|has been|have been|is being|are being)) (?<third>${adverbs})(?<participle>\\p{L}{3,18})(?<available> available)?$`,
  'iu',
)
/** “… and used”, “…, processed, and stored”. */
const more =
  /^(?:, (?:and |or )?|\s(?:and|or|and\/or) )(?:(?<adverb>(?:\p{L}{2,16}ly |otherwise )?)(?<participle>\p{L}{3,18}))(?![\p{L}-])/iu

/** A passive without an agent, taken apart: “[your data] may also be [collected and used]”. */
export interface Passive {
  /** Who or what it is done to. */
  readonly subject: Span
  /** From the first auxiliary to the last participle. */
  readonly verbs: Span
  /** “may also collect and use”, “have collected”: what goes with “we”. */
  readonly active: string
  /** What stands behind the object: “ available”. */
  readonly complement: string
}

/** “… and is never sold”, “… and made public”: what follows has the same subject. */
const carriesOn =
  /(?:\b(?:and|or|but|nor)|,)(?: (?:then|also|otherwise|later|\p{L}{2,14}ly)){0,2} (?:(?:is|are|may|might|will|can|was|were|has|have|must|shall|should|not|never|does|do)\b|\p{L}{2,16}ed\b(?! (?:data|information))|(?:made|kept|sent|sold|given|shown|held)\b)/iu

/** “In accordance with the partner’s policy”: whoever does it, it is not the company. */
const byOthers =
  /^ (?:in accordance with|under|according to|as described in|pursuant to) (?!(?:our|this|these|applicable|the (?:law|GDPR|CCPA))\b)[^.;]{0,60}(?:[’']s?|\btheir) (?:\p{L}{2,20} ){0,3}(?:polic|notice|terms|statement|practice)/iu

/** Takes a passive apart, if all of it is understood: else a rewrite would not be English. */
export function readPassive({span, sentence, data}: Practice, masked: string): Passive | undefined {
  const match = group.exec(masked.slice(span.start, span.end))
  const groups = match?.groups
  const known =
    participles.get(groups?.['participle']?.toLowerCase() ?? '') ?? (groups?.['available'] ? {base: 'make', isPast: true} : undefined)
  if (!groups || !known) return undefined
  const chain = readChain(masked, span.end, sentence.end)
  if (!chain) return undefined
  const subject = subjectOf(data, masked, sentence.start, span.start)
  if (!subject || byOthers.test(masked.slice(chain.end, sentence.end)) || carriesOn.test(masked.slice(chain.end, sentence.end)))
    return undefined
  const active = activeOf(
    groups,
    [{word: groups['participle'] ?? '', base: known.base, isPast: known.isPast}, ...chain.verbs],
    chain.joints,
  )
  if (active === undefined) return undefined
  return {subject, verbs: {start: span.start, end: chain.end}, active, complement: groups['available'] ? ' available' : ''}
}

/** Where the verbs end that share an auxiliary: behind “stored” in “is collected and stored”. */
export function endOfVerbs(masked: string, {start, end}: Span): number {
  return readChain(masked, start, end)?.end ?? start
}

interface Verb {
  readonly word: string
  readonly base: string
  readonly isPast: boolean
}

/** The further participles that share the auxiliary. */
function readChain(masked: string, from: number, to: number): {verbs: Verb[]; joints: string[]; end: number} | undefined {
  const verbs: Verb[] = []
  const joints: string[] = []
  let end = from
  for (;;) {
    const rest = masked.slice(end, Math.min(to, end + 60))
    const match = more.exec(rest)
    const word = match?.groups?.['participle']?.toLowerCase() ?? ''
    const known = participles.get(word)
    if (!match || !known) {
      // “collected or otherwise made available”: there is another that is not understood.
      if (/^,? (?:and|or|and\/or) (?:otherwise |\p{L}{2,16}ly )?\p{L}{2,16}(?:ed|en)\b/u.test(rest) || /^, \p{L}{2,16}ed\b/u.test(rest))
        return undefined
      return {verbs, joints, end}
    }
    joints.push(match[0].slice(0, -word.length))
    verbs.push({word, ...known})
    end += match[0].length
  }
}

function activeOf(
  groups: Readonly<Record<string, string | undefined>>,
  verbs: readonly Verb[],
  joints: readonly string[],
): string | undefined {
  const {modal, tense, finite} = groups
  const around = [groups['first'], groups['second'], groups['third']].map((it) => it?.toLowerCase() ?? '').join('')
  const join = (form: (verb: Verb) => string) =>
    verbs.map((verb, index) => `${index > 0 ? (joints[index - 1] ?? ' ') : ''}${form(verb)}`).join('')
  if (modal !== undefined) {
    const auxiliary = /^shall$/i.test(modal) ? 'will' : modal.toLowerCase()
    return tense?.toLowerCase() === 'be'
      ? `${auxiliary} ${around}${join(({base}) => base)}`
      : `${auxiliary} ${around}have ${join(({word}) => word)}`
  }
  switch (finite?.toLowerCase()) {
    case 'is':
    case 'are':
      return around + join(({base}) => base)
    case 'was':
    case 'were':
      return verbs.every(({isPast}) => isPast) ? around + join(({word}) => word) : undefined
    case 'has been':
    case 'have been':
      return `have ${around}${join(({word}) => word)}`
    default:
      return undefined
  }
}

const determiners =
  /(?:\b(?:all|any|some|certain|other|each|most|much|none|many) of )?(?:\b(?:your|this|that|these|those|the|such|all|any|some|certain|other|personal|our|their) ){0,3}$/i

/** The subject with its article or possessive, where it is one simple phrase at the start of a clause. */
function subjectOf(data: readonly Phrase[], masked: string, from: number, to: number): Span | undefined {
  for (const {span} of data) {
    if (span.start >= to) break
    const start = span.start - (determiners.exec(masked.slice(from, span.start))?.[0].length ?? 0)
    const subject = {start, end: start + masked.slice(start, to).trimEnd().length}
    const head = masked.slice(from, start)
    if (startsClause(head) && !isDangling(head) && isSimple(masked.slice(subject.start, subject.end))) return subject
  }
  return undefined
}

const opens =
  /^\s*(?:(?:and|but|so|or) )?(?:if|when|whenever|where|wherever|however|in|for|as|by|to|on|at|with|during|after|before|once|unless|while|because|since|upon|under|moreover|additionally|also|further|furthermore|therefore|thus|consequently|accordingly|generally|typically|usually|finally|then|instead|depending|except|subject|notwithstanding|pursuant|following|through|via|until|although|though|even|regardless|similarly|likewise)\b/i
const hasFinite =
  /\b(?:is|are|was|were|may|might|will|can|must|shall|has|have|had|do|does|did|understand|agree|acknowledge|know|means?|note)\b/i

/** “Carriers: ” */
export const label = /^[^.,;:]{1,40}: $/

/** Whether a clause begins here: at the start of the sentence, after “If you agree, ” or “we tell you that ”; not after “cookies, web beacons and ”. */
function startsClause(head: string): boolean {
  if (head === '' || label.test(head)) return true
  const joined = /(?:[,;:] (?:and |but |so )?|\b(?:that|because|and|but|so) )$/i.exec(head)
  if (!joined) return false
  const before = head.slice(0, joined.index)
  const segment = before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf(';')) + 1)
  return opens.test(segment) ? /^[,;:]/.test(joined[0]) && !/[,;:] and $/i.test(joined[0]) : hasFinite.test(segment)
}

/** “By using the app,” and “Once collected,” lean on the subject: with another they would say something else. */
function isDangling(head: string): boolean {
  return /(?:^|[,;]\s)(?:(?:by|when|while|after|before|upon|in|once|if|unless|where|as|until|through|on|for|without|although|though) (?:\p{L}{2,14}ly )?(?:(?!during)\p{L}{2,16}ing|\p{L}{2,16}(?:ed|en))|\p{L}{2,16}ing|\p{L}{3,16}ed)\b/iu.test(
    head,
  )
}

/** A noun phrase without a clause of its own. */
function isSimple(words: string): boolean {
  return (
    /^[\p{L}\p{N}’' /-]{3,120}$/u.test(words) &&
    !/\b(?:that|which|who|whom|whose|where|when|if|is|are|was|were|may|will|can|has|have|be|been|you|we|they|not|no|never|nobody|it|none|such as|including)\b/i.test(
      words.replace(/^(?:that|it|you) /i, '').replace(/^it$/i, ''),
    )
  )
}

/** “Your data may be collected” → “We may collect your data”. */
export function inActiveVoice(
  {subject, verbs, active, complement}: Passive,
  text: string,
  {isFirst, isTerm}: {isFirst: boolean; isTerm: boolean},
): Edit {
  const words = text.slice(subject.start, subject.end)
  const object =
    isFirst &&
    !isTerm &&
    /^\p{Lu}[\p{Ll}’'-]*(?: [\p{Ll}\p{N}]|$)|^(?:Your|The|This|That|These|Those|Such|Any|All|Some|Certain|Other|Our|Their)\b/u.test(words)
      ? words.charAt(0).toLowerCase() + words.slice(1)
      : words
  return {span: {start: subject.start, end: verbs.end}, text: `${isFirst ? 'We' : 'we'} ${active} ${object}${complement}`}
}
