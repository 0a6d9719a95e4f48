import type {Clause} from '../model/clause.js'
import {frameAt} from '../model/frames.js'
import {clausesThat} from '../model/ledger.js'
import type {Policy} from '../model/policy.js'
import {type Fix, policyRule, type Severity} from '../rule.js'
import {remembered} from '../text/remembered.js'
import type {Edit, Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const vagueAnonymous = policyRule({
  id: 'vague-anonymous',
  category: 'vagueness',
  severity: 'warning',
  summary: 'Data called anonymous, aggregated or not personal, and nothing says what makes it so.',
  rationale:
    'Much that is called anonymous can be led back to a person: by an address, a device number, or because a group is small. Say what is done: what is removed, how large a group is at least, that nobody tries to identify anyone again. An IP address or a device number is personal data in the law of the EU and of California, whatever a notice calls it. The rule is silent where the term is defined or the method described, and on what is denied.',
  authority: [authorities.gdpr4, authorities.ccpaDeidentified],
  examples: [
    {
      bad: 'We may share [|aggregated and anonymous usage data|] with our partners.',
      good: 'We may share usage data, in groups of at least 50 users, with our partners.',
    },
    {
      bad: 'We collect [|non-personal information|], such as your IP address.',
      good: 'We collect technical information, such as your IP address.',
    },
    {bad: 'Device identifiers [|are not personal data|].', good: 'Device identifiers are personal data.'},
  ],
  traps: [
    'We share de-identified data, which we do not try to re-identify, with researchers.',
    'We publish aggregated statistics in which no group has fewer than 20 users.',
    '“Aggregate Data” means totals that cannot be linked to a person. We share Aggregate Data with advertisers.',
    'We do not share anonymous data.',
    'You may post anonymous comments.',
    'We delete your data or make it anonymous after 30 days.',
    'We remove names and addresses to make the data anonymous, and share anonymized data with universities.',
    'We may share non-identifying data with a vendor, but only after telling you.',
  ],
  *check(policy) {
    let answer: Span | undefined | null = null
    let defined: ReadonlySet<string> | undefined
    for (const at of clausesThat(policy, isClaiming)) {
      for (const claim of claimsIn(at.clause)) {
        if (claim.kind === 'group' || claim.kind === 'person') {
          defined ??= new Set(policy.definitions.map(({fact}) => fact.term.toLowerCase()))
          const words = at.clause.text.slice(claim.span.start, claim.span.end).toLowerCase()
          if ([...defined].some((term) => claimWord.test(term) && words.includes(term))) continue
          if (answer === null) answer = methodIn(policy)
        }
        const known = claim.kind === 'group' || claim.kind === 'person' ? (answer ?? undefined) : undefined
        yield {
          span: at.toSource(claim.span),
          ...(known
            ? {severity: 'hint' as Severity, related: [{span: known, message: 'This says how.'}]}
            : claim.severity && {severity: claim.severity}),
          message: known ? 'Another clause says what makes this anonymous. Refer to it here.' : messageOf(claim, at.clause.text),
          fixes: rewritesOf(claim, at.clause).map(
            ({title, edit}): Fix => ({title, safe: false, edits: () => at.edit(edit.span, edit.text)}),
          ),
        }
      }
    }
  },
})

interface Claim {
  readonly span: Span
  readonly sentence: Span
  /** Of groups, of persons, of what identifiers are called or said to be. */
  readonly kind: 'group' | 'person' | 'called' | 'denied'
  readonly severity: Severity | undefined
}

const claimed = '(?:aggregated?|anonymous|anonymi[sz]ed|de-?identified|non-?personal(?:ly)?|non-?identif(?:ying|iable)|non-PII)'
const phrase = new RegExp(
  `(?<![\\p{L}-])${claimed}(?:(?:,|,? and|,? or|,? and\\/or|\\/)?\\s${claimed}){0,2}(?:\\s(?!(?:and|or|of|to|with|is|are|that|which|in|for|from|by)\\b)[\\p{L}-]{1,20}){0,4}?\\s(?:information|data(?: sets?)?|statistics|insights|reports?|form|basis|metrics|details|trends)(?![\\p{L}-]|\\s(?:sets?|dumps?|collection|processing|points|about how)\\b)`,
  'giu',
)
const claimWord = /aggregat|anonym|de-?identif|non-?personal|non-?identif/i
const identifier =
  '(?:IP(?: \\(Internet Protocol\\))? address(?:es)?|internet protocol(?: \\(.?IP.?\\))? address(?:es)?|device (?:identifiers?|IDs?)|unique (?:device )?identifiers?|advertising (?:identifiers?|IDs?)|MAC address(?:es)?|cookie (?:identifiers?|IDs?)|IMEI(?: numbers?)?)'
const called = new RegExp(
  `(?<![\\p{L}-])(?:non-?personal(?:ly[ -]identif(?:iable|ying))?|non-?identif(?:ying|iable)|anonymous)\\s(?:[\\p{L}-]{1,20}\\s){0,2}(?:information|data)(?=[^.;:]{0,100}?(?:such as|including|like|e\\.g\\.|for example|\\()[^.;:]{0,160}?\\b${identifier})`,
  'giu',
)
const denied = new RegExp(
  `\\b${identifier}(?:[^.;:]{0,60}?)\\s((?:is|are)(?: itself| themselves| generally)? not (?:considered |deemed |regarded as |treated as |classed as )?(?:to be )?(?:personal(?:ly[ -]identif(?:iable|ying))?|PII)(?:\\s(?:information|data))?)(?![\\p{L}-])`,
  'giu',
)
const mayHave = /aggregat|anonym|identif|non-?pers|not (?:\w+ )?(?:to be )?personal|non-?PII/i

/** What makes data anonymous, or who promises what. */
const method =
  /\bre-?identif\w{1,8}|\b(?:cannot|can ?not|can no longer|could not|no longer|unable to|not able to|not possible to|impossible to)\b[^.;]{0,40}\b(?:link\w{0,3}|associat\w{1,4}|attribut\w{1,4}|trac\w{1,3}|identif\w{1,5}|connect\w{0,3}|tied)|\b(?:fewer|less|more) than \w{1,12} (?:\w{1,12} )?(?:users|people|persons|individuals|customers)|\bgroups? of (?:at least )?\w{1,12}\b|\bat least \w{1,12} (?:users|people|persons|individuals|customers)|\bdifferential privacy|\bk-anonym\w{1,3}|\b(?:remov|strip|delet|truncat|hash|mask|replac|eras|scrub)\w{0,5}\b[^.;]{0,80}\b(?:names?|identif\w{1,5}|address\w{0,2}|octets?|personal|information|data|digits)\b/i

const claimsIn = remembered((clause: Clause): readonly Claim[] => {
  const {kind, masked, sentences} = clause
  if (kind === 'heading' || kind === 'cell' || !mayHave.test(masked)) return []
  const found: Claim[] = []
  const add = (span: Span, as: Claim['kind']) => {
    const index = sentences.findIndex(({start, end}) => start <= span.start && span.start < end)
    const sentence = sentences[index]
    if (!sentence || span.end > sentence.end || found.some((it) => it.sentence === sentence)) return
    const severity = as === 'group' || as === 'person' ? weightOf(clause, span, index) : 'warning'
    if (severity !== undefined) found.push({span, sentence, kind: as, severity})
  }
  for (const match of masked.matchAll(called)) add({start: match.index, end: match.index + match[0].length}, 'called')
  for (const match of masked.matchAll(denied)) {
    const end = match.index + match[0].length
    add({start: end - (match[1]?.length ?? 0), end}, 'denied')
  }
  for (const match of masked.matchAll(phrase)) {
    add({start: match.index, end: match.index + match[0].length}, /^aggregat/i.test(match[0]) ? 'group' : 'person')
  }
  return found.sort((a, b) => a.span.start - b.span.start)
})

const isClaiming = (clause: Clause) => claimsIn(clause).length > 0

/** How far around the words is looked for a method. */
const near = 600

/** Only what we hand out, or keep as we like, because it is called anonymous. */
function weightOf(clause: Clause, span: Span, index: number): Severity | undefined {
  const {masked, sentences} = clause
  const sentence = sentences[index] ?? span
  const said = masked.slice(Math.max(sentence.start, span.start - near), Math.min(sentence.end, span.end + near))
  if (
    method.test(said) ||
    method.test(masked.slice(Math.max(sentences[index - 1]?.start ?? sentence.start, sentence.start - near), sentence.start))
  )
    return undefined
  if (method.test(masked.slice(sentence.end, Math.min(sentences[index + 1]?.end ?? sentence.end, sentence.end + near)))) return undefined
  const frame = frameAt(clause, span.start > sentence.start ? span.start - 1 : span.end)
  if (!frame || frame.negated || frame.actor === 'user' || frame.sense === 'prohibition' || frame.sense === 'permission') return undefined
  // What others do is theirs to explain.
  if (frame.actor === 'third') return 'hint'
  // “Personal and non-personal information” is all there is.
  if (
    /\bpersonal (?:(?:information|data) )?(?:and|or|and\/or) $/i.test(masked.slice(Math.max(sentence.start, span.start - 40), span.start))
  )
    return undefined
  const isHandedOut = clause.practices.some(
    (it) => (it.action === 'share' || it.action === 'sell') && !it.negated && it.sentence.start === sentence.start,
  )
  if (!isHandedOut && !handing.test(said)) return undefined
  // “But only after notifying you” protects; “see the section above” tells where it is told.
  if (/\bbut only\b|\bonly (?:if|after|with)\b/i.test(said)) return undefined
  if (
    /\b(?:section|read more|learn more|described (?:above|below|in)|see (?:above|below))\b/i.test(
      masked.slice(span.end, Math.min(sentence.end, span.end + 160)),
    )
  )
    return 'hint'
  // “The aggregated data we use includes clicks” describes it.
  if (/^ we [\p{L}]{2,12} (?:may |can )?(?:includes?|consists?|contains?)\b/iu.test(masked.slice(span.end, span.end + 40))) return 'hint'
  if (/^\W{0,3}for (?:example|instance)\b/i.test(masked.slice(sentence.start, sentence.start + 20))) return 'information'
  // “That does not identify you” is a claim more, and no method; totals tell less of anyone.
  if (
    /\b(?:not|never|no)\b[^.;]{0,50}\bidentif/i.test(said) ||
    /\b(?:statistics|insights|trends|metrics|reports?)$/i.test(masked.slice(span.start, span.end))
  )
    return 'information'
  return 'warning'
}

const handing =
  /\b(?:publish\w{0,3}|releas(?:e|es|ed|ing)|for any (?:lawful |business )?(?:purpose|reason)|without (?:limit\w{0,5}|restriction|further notice)|indefinitely)\b/i

/** Where the document says how data is made anonymous. */
function methodIn(policy: Policy): Span | undefined {
  for (const at of clausesThat(policy, describes)) {
    const match = method.exec(at.clause.masked)
    if (match) return at.toSource({start: match.index, end: match.index + match[0].length})
  }
  return undefined
}

const describes = remembered((clause: Clause): boolean => claimWord.test(clause.masked) && method.test(clause.masked))

function messageOf({kind, span}: Claim, text: string): string {
  const words = text.slice(span.start, span.end)
  if (kind === 'denied') return 'The GDPR and the CCPA count such identifiers among personal data. Do not say otherwise.'
  if (kind === 'called') return `“${words}” is no such thing: what follows identifies a device. Call it technical or personal.`
  return kind === 'group'
    ? 'Nothing says what makes this anonymous. Say how large a group is at least, or what is removed.'
    : 'Nothing says what makes this anonymous. Say what is removed, and that nobody re-identifies it.'
}

interface Way {
  readonly title: string
  readonly edit: Edit
}

function rewritesOf({kind, span, sentence}: Claim, {text}: Clause): readonly Way[] {
  if (kind === 'denied') {
    const not = /\snot(?= )/i.exec(text.slice(span.start, span.end))
    if (!not) return []
    const at = span.start + not.index
    return [{title: 'Call it personal', edit: {span: {start: at, end: at + not[0].length}, text: ''}}]
  }
  if (kind === 'called') {
    const word = /^[\p{L}-]+(?:[ -]identif(?:iable|ying))?/iu.exec(text.slice(span.start, span.end))?.[0] ?? ''
    const end = span.start + word.length
    return [{title: 'Call it technical', edit: {span: {start: span.start, end}, text: /^\p{Lu}/u.test(word) ? 'Technical' : 'technical'}}]
  }
  const rest = text.slice(span.end, sentence.end)
  // Behind “on an aggregated basis” nothing can be added.
  if (
    /\b(?:form|basis)$/i.test(text.slice(span.start, span.end)) ||
    /^\s(?:about|on|regarding|concerning|of|relating|from|in|by|derived|we|you|that|which|and|or)\b/i.test(rest)
  ) {
    if (text.charAt(sentence.end - 1) !== '.') return []
    return [
      {
        title: 'Add a sentence that says how',
        edit: {
          span: {start: sentence.end, end: sentence.end},
          text:
            kind === 'group'
              ? [' No group in this data has fewer than ', {label: 'number'}, ' users.']
              : [' We remove ', {label: 'identifiers'}, ' from this data and do not try to re-identify it.'],
        },
      },
    ]
  }
  const comma = /^\s\p{L}/u.test(rest) ? ',' : ''
  const group: Way = {
    title: 'Say how large a group is',
    edit: {span: {start: span.end, end: span.end}, text: [', in groups of at least ', {label: 'number'}, ` users${comma}`]},
  }
  const person: Way = {
    title: 'Promise not to re-identify it',
    edit: {span: {start: span.end, end: span.end}, text: `, which we do not try to re-identify${comma}`},
  }
  return kind === 'group' ? [group, person] : [person]
}
