import type {Clause} from '../model/clause.js'
import {type Frame, frameAt} from '../model/frames.js'
import {clausesThat} from '../model/ledger.js'
import type {PlacedClause, Policy} from '../model/policy.js'
import {impersonal} from '../model/practices/answers.js'
import {placeOf} from '../model/practices/statements.js'
import {type Listed, listedAfter, type Quantified, quantifiedIn} from '../model/quantified.js'
import {type Fix, policyRule, type Severity} from '../rule.js'
import {remembered} from '../text/remembered.js'
import type {Edit, Rewrite, Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const vagueQuantifierData = policyRule({
  id: 'vague-quantifier-data',
  category: 'vagueness',
  severity: 'warning',
  summary: 'Words that leave open which data or how much: “certain information”, “some features”, “a limited amount”.',
  rationale:
    'A reader who is told that “certain information” is collected knows that something is, and no more. List the kinds of data, name the features, give the number. Where examples follow, or the document says it elsewhere, the words are only noted. The rule does not judge what readers choose to send you, what you say you do not do, their rights, or things that others have.',
  authority: [authorities.gdpr12, authorities.bhatia, authorities.wp260],
  examples: [
    {
      bad: 'We collect [|certain information|] when you open the app.',
      good: 'We collect your device model and the time when you open the app.',
    },
    {
      bad: 'With your employer we may share [|any or all of the information|] described here.',
      good: 'With your employer we share the call times described here.',
    },
    {
      bad: 'We delete files once you exceed [|a certain amount of space|].',
      good: 'We delete files once you exceed 5 GB of space.',
    },
  ],
  traps: [
    '“Usage Data” means how often you open the app.\n\nWe share certain Usage Data with our host.',
    'In certain jurisdictions you may object.',
    'Some browsers send a “do not track” signal.',
    'You have certain rights under the GDPR.',
    'We store the messages and any other information you choose to send us.',
    'We do not share certain information, such as health data.',
    'For additional information, see our help pages.',
    'We collect the following information: your name and your address.',
    'Other users may see your profile.',
    'You may not upload content or other data that is unlawful.',
    'You may turn off certain features in your settings.',
    'The pixel is set to limited data use.',
    'We check certain information our selling members give us.',
  ],
  *check(policy) {
    let objects: Objects | undefined
    for (const at of clausesThat(policy, isOpen)) {
      const {clause} = at
      let lastThing = -1
      for (const found of quantifiedIn(clause)) {
        if (found.isTail || isDefined(policy, clause.text.slice(found.from, found.span.end))) continue
        objects ??= objectsOf(policy)
        const listed = listedAfter(clause, found)
        const weight = severityOf(found, listed, clause, coveringOf(objects, at.index, found.span))
        if (weight === undefined) continue
        const heading = weight === 'warning' && !found.isNarrowed ? headingAfter(policy, at, found) : undefined
        const severity = heading ? 'hint' : weight
        // “Certain terms may apply to some services”: one of them is enough.
        if (found.kind !== 'data' && lastThing === found.sentence.start) continue
        if (found.kind !== 'data') lastThing = found.sentence.start
        yield {
          span: at.toSource(found.span),
          severity,
          ...(heading && {related: [{span: heading, message: 'It seems to be said here.'}]}),
          message: messageOf(found, listed, clause.text),
          fixes: rewritesOf(found, listed, clause).map(
            ({title, edits}): Fix => ({
              title,
              safe: false,
              edits: () => at.edits(edits),
            }),
          ),
        }
      }
    }
  },
})

/** “Limited Usage Data”: the definition says which kinds. */
function isDefined({definitions}: Policy, words: string): boolean {
  if (!/^\s*\p{Lu}/u.test(words)) return false
  return definitions.some(({fact}) => fact.term.toLowerCase() === words.trim().toLowerCase())
}

/** An introduction: a heading that follows takes up its words, as in “we receive some information automatically”. */
function headingAfter({clauses}: Policy, {index}: PlacedClause, {sentence, span}: Quantified): Span | undefined {
  const text = clauses[index]?.clause.text ?? ''
  const said = new Set(stems(text.slice(Math.max(sentence.start, span.start - 100), Math.min(sentence.end, span.end + 100))))
  for (const near of clauses.slice(index + 1, index + 60)) {
    const {text: title} = near.clause
    if (near.block.kind !== 'heading' || !/\b(?:information|data)\b/i.test(title)) continue
    if (stems(title).some((stem) => said.has(stem))) return near.toSource({start: 0, end: title.length})
  }
  return undefined
}

/** The beginnings of the words that tell one kind of data from another. */
function stems(text: string): readonly string[] {
  return (text.toLowerCase().match(/[a-z-]{7,30}/g) ?? []).filter((word) => !common.test(word)).map((word) => word.slice(0, 7))
}

const common = /^(?:inform|collect|personal|receive|certain|privacy|services?|website|provide|through|policy|process|sharing|disclos|about)/

const isOpen = remembered((clause: Clause): boolean => quantifiedIn(clause).some(({isTail}) => !isTail))

type Covering = 'ours' | 'third' | 'user' | 'if' | 'not'

/** Where data stands with which something is done, by clause, and whose statement that is. */
type Objects = ReadonlyMap<number, readonly (readonly [Span, Covering])[]>

function objectsOf({statements}: Policy): Objects {
  const objects = new Map<number, [Span, Covering][]>()
  for (const statement of statements) {
    const {action, data, negated, party, conditional, finite, passive} = statement.fact
    if (action === 'protect' || action === 'delete') continue
    const sense = negated
      ? 'not'
      : party === 'third'
        ? 'third'
        : party === 'user'
          ? 'user'
          : conditional || !(finite || passive)
            ? 'if'
            : 'ours'
    for (const phrase of data) {
      const {index} = placeOf(phrase, statement)
      const known = objects.get(index)
      if (known) known.push([phrase.span, sense])
      else objects.set(index, [[phrase.span, sense]])
    }
  }
  return objects
}

function coveringOf(objects: Objects, index: number, {end}: Span): Covering | undefined {
  const senses = (objects.get(index) ?? []).flatMap(([span, sense]) => (span.start < end && end <= span.end ? [sense] : []))
  return (['not', 'ours', 'third', 'user', 'if'] as const).find((sense) => senses.includes(sense))
}

function severityOf(found: Quantified, listed: Listed, clause: Clause, covering: Covering | undefined): Severity | undefined {
  const {text} = clause
  const {span, sentence} = found
  const frame = frameAt(clause, span.start)
  const isNegative = covering === 'not' || (frame?.negated === true && span.start > frame.group.end)
  if (isNegative || listed === 'reader' || isRight(text, span, frame)) return undefined
  if (found.kind !== 'data') return ofThings(found, listed, clause, frame)
  if (listed === 'all') return found.quantifier === 'all' ? 'hint' : undefined
  if (covering === undefined || covering === 'user' || covering === 'if') {
    if (found.quantifier === 'other') return undefined
    if (frame?.actor === 'user' && /^(?:receive|see|view|get|find|access|read|obtain|need)$/.test(frame.verb)) return undefined
    if (frame && (frame.sense === 'permission' || frame.sense === 'prohibition' || frame.actor === 'third')) return undefined
    if (!frame || /^(?:further|additional)\b/i.test(text.slice(span.start, span.end))) return undefined
    // “We give you some information”
    if (
      /\b(?:provid\w{1,3}|giv\w{1,3}|offer\w{0,3}|contain\w{0,3}|publish\w{0,3}|present|display)\s$/i.test(
        text.slice(Math.max(0, span.start - 14), span.start),
      ) &&
      frame.actor !== 'user'
    )
      return undefined
    if (listed !== undefined || praise.test(text.slice(span.start, span.end))) return 'hint'
    // “You may be asked to give certain details”
    return found.isNarrowed || frame.relative || covering === 'if' ? 'hint' : 'information'
  }
  // “Further information can be obtained from”
  const isMore = /^(?:further|additional)\b/i.test(text.slice(span.start, span.end))
  if (isMore && (span.start === sentence.start || /\bprovide\s$/i.test(text.slice(Math.max(0, span.start - 10), span.start))))
    return undefined
  if (covering === 'third') return found.quantifier === 'other' ? undefined : 'hint'
  if (listed === 'examples' || listed === 'pointer') return found.quantifier === 'all' ? 'warning' : 'hint'
  // “We keep your name for a year. We keep other data for two.”
  if (found.quantifier === 'other' && /\b(?:store|keep|retain|hold)\s$/i.test(text.slice(Math.max(0, span.start - 8), span.start)))
    return 'hint'
  const near = text.slice(Math.max(sentence.start, span.start - 200), Math.min(sentence.end, span.end + 200))
  // What proves who somebody is, or what a court asks for, cannot be listed.
  if (/\bidentity\b/i.test(near)) return 'hint'
  // Of data about nobody less hangs on it.
  const isImpersonal = impersonal.test(text.slice(Math.max(sentence.start, span.start - 40), span.end))
  return found.isNarrowed || isImpersonal || compelled.test(near) ? 'information' : 'warning'
}

const compelled = /\b(?:law enforcement|subpoenas?|court orders?|legal process|authorities|legal claims|warrants?)\b/i

/** What readers may ask for, or are told where to find. */
function isRight(text: string, {start}: Span, frame: Frame | undefined): boolean {
  if (frame?.actor !== 'first' && /\brequests?\s(?:[\p{L}]{1,20}\s){0,3}$/iu.test(text.slice(Math.max(0, start - 70), start))) return true
  if (/(?:^|[.;]\s)for\s$/i.test(text.slice(Math.max(0, start - 6), start))) return true
  return /\b(?:(?<!\breserves? the )rights? (?:to|of|in|over)|request that we|ask us (?:for|to)|entitled to|(?:see|find|read|learn|provide you with|give you|contact us for))\s(?:[\p{L}]{1,20}\s){0,3}$|\b(?:rights? to|entitled to|permits?|allows?|entitles?)\b[^.;]{0,80}\b(?:request|ask|obtain|receive|know)\b[^.;]{0,120}$/iu.test(
    text.slice(Math.max(0, start - 200), start),
  )
}

/** What a contract turns on; features and services are only described. */
const binding = /^(?:terms|conditions|restrictions|limitations|limits|fees|charges|activities)$/
/** “A variety of services” is praise. */
const praise = /^(?:various|several|numerous|selected|an? (?:[\p{L}-]+ ){0,2}(?:variety|range|selection|array) of)\b/iu

function ofThings(found: Quantified, listed: Listed, clause: Clause, frame: Frame | undefined): Severity | undefined {
  const {kind, quantifier, span, sentence, head} = found
  const {text} = clause
  const words = text.slice(span.start, span.end)
  if (quantifier === 'other' || praise.test(words) || /^any or all\b/i.test(words)) return undefined
  if (!frame || frame.sense === 'permission' || frame.sense === 'prohibition' || frame.actor === 'third') return undefined
  if (frame.sense === 'duty' && kind === 'thing') return undefined
  if (kind === 'limit' && listed === 'pointer') return undefined
  if (kind === 'limit')
    return /\d/.test(text.slice(Math.max(sentence.start, span.start - 200), Math.min(sentence.end, span.end + 200)))
      ? undefined
      : frame.sense === 'duty'
        ? 'hint'
        : 'information'
  // “Subject to certain limitations under the law”
  if (/^[^.;,]{0,40}\b(?:laws?|GDPR|regulations?|statutes?|courts?)\b/i.test(text.slice(span.end, span.end + 60))) return undefined
  if (frame.actor === 'user' && frame.sense === 'duty') return undefined
  if (listed === 'pointer' || (listed === 'all' && quantifier !== 'all')) return undefined
  if (
    !binding.test(head) &&
    (frame.actor === 'user' || frame.relative || /\bto use\s$/i.test(text.slice(Math.max(0, span.start - 8), span.start)))
  )
    return undefined
  const isBinding = binding.test(head) && !frame.relative && quantifier !== 'all' && listed === undefined
  return isBinding && /^(?:might|will|does)$/.test(frame.sense) && frame.actor !== 'user' ? 'information' : 'hint'
}

function messageOf({kind, span, head}: Quantified, listed: Listed, text: string): string {
  const words = text.slice(span.start, span.end)
  const quoted = words.length > 60 ? 'This' : `“${words}”`
  if (kind === 'limit') return `${quoted} names no limit. Give the number.`
  if (kind === 'data' && listed === 'examples') return `${quoted} is more than the examples. List all kinds of data.`
  if (kind === 'data') return `${quoted} leaves open which. List the kinds of data.`
  return `${quoted} leaves open which. Name the ${head}, or say where they are listed.`
}

interface Way {
  readonly title: string
  readonly edits: readonly Edit[]
}

/** What opens the examples, to be made a list of all. */
const opener =
  /^([^.;:()]{0,120}?[,\s(]{1,2})((?:such as|including)(?:,? but (?:is |are )?not limited to|,? without limitation)?|like|e\.g\.|for example|for instance)(,?)(?=[\s:])/iu

function rewritesOf(found: Quantified, listed: Listed, {text}: Clause): readonly Way[] {
  const {kind, span, from, sentence, head} = found
  const isFirst = span.start === sentence.start
  const rest = text.slice(from, span.end)
  const plain: Edit = {span: {start: span.start, end: from}, text: ''}
  const bare = determined(text.slice(span.start, from))
  const without: Edit = bare === '' ? capitalised(plain, rest, from, isFirst) : {span: plain.span, text: isFirst ? upper(bare) : bare}
  if (kind === 'limit') {
    // A ceiling is no exact number.
    const most =
      /\b(?:limited|maximum)\b/i.test(text.slice(span.start, from)) &&
      !/\b(?:exceed\w{0,3}|than|over|up to|reach\w{0,2})\s$/i.test(text.slice(Math.max(0, span.start - 12), span.start))
        ? [isFirst ? 'Up to ' : 'up to ']
        : []
    const isCount = /number of\s*$/i.test(text.slice(span.start, from))
    return [
      {
        title: 'Give the number',
        edits: [{span: {start: span.start, end: from}, text: [...most, {label: isCount ? 'number' : 'amount'}, isCount ? ' ' : ' of ']}],
      },
    ]
  }
  const label = kind === 'data' ? 'kinds of data' : `named ${head}`
  if (listed === 'examples') {
    const match = opener.exec(text.slice(span.end, sentence.end))
    const at = span.end + (match?.[1]?.length ?? 0)
    const before = span.end + (match?.[1]?.trimEnd().length ?? 0)
    const end = at + (match?.[2]?.length ?? 0) + (match?.[3]?.length ?? 0)
    // “Data including your name is sent”: a comma would need another one where the list ends.
    const opening = before === span.end ? ' consisting of' : ', namely'
    const list: Edit = /[,(—–-]$/.test(text.slice(0, before))
      ? {span: {start: at, end}, text: 'namely'}
      : {span: {start: before, end}, text: opening}
    // Who must give one of several need not give all.
    const isOwed = /\b(?:must|shall|should|required to|agree to)\b[^.;]{0,120}$/i.test(text.slice(sentence.start, span.start))
    if (match && isOwed) return []
    if (match) return [{title: 'Make the examples the whole list', edits: found.quantifier === 'other' ? [list] : [without, list]}]
  }
  if (listed === 'all') return [{title: `Write “${(bare + rest).trim()}”`, edits: [without]}]
  const after = text.slice(span.end, Math.min(sentence.end, span.end + 200))
  // Behind brackets, or within them, no brackets stand.
  const closing = /^\s\([^()]{1,150}\)/.exec(after)?.[0].length ?? 0
  const isInside = /\([^()]*$/.test(text.slice(Math.max(sentence.start, span.start - 200), span.start))
  const namely = rest === rest.toUpperCase() ? 'NAMELY' : 'namely'
  const place = {start: span.end + closing, end: span.end + closing}
  const behind: Edit =
    closing > 0 || isInside
      ? {span: place, text: [`, ${namely} `, {label}, /^\s?\p{L}/u.test(text.slice(place.end, place.end + 2)) ? ',' : '']}
      : {span: place, text: [` (${namely} `, {label}, ')']}
  // “The GitHub Actions”: names need no article.
  const lead = kind === 'data' ? bare : bare.replace(/^the $/i, '')
  const replaced: Rewrite = lead === '' ? [{label}] : [isFirst ? upper(lead) : lead, {label}]
  const add: Way = {
    title: kind === 'data' ? 'Add the kinds of data' : 'Add their names',
    edits: found.quantifier === 'other' ? [behind] : [without, behind],
  }
  const replace: Way = {title: kind === 'data' ? 'Name the kinds of data instead' : 'Name them instead', edits: [{span, text: replaced}]}
  if (/^\s\(as defined\b/i.test(after)) return [add]
  return isFirst ? [add, replace] : [replace, add]
}

/** What must stay of a quantifier: “some or all of the following” keeps “the following”, “some of your” “your”. */
function determined(quantifier: string): string {
  return /\b(?:(?:the|your|this|these|such|our)\s(?:following\s)?)$/i.exec(quantifier)?.[0].toLowerCase() ?? ''
}

function capitalised(edit: Edit, rest: string, from: number, isFirst: boolean): Edit {
  return isFirst ? {span: {start: edit.span.start, end: from + 1}, text: rest.charAt(0).toUpperCase()} : edit
}

const upper = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
