import {actingVerbs} from '../lexicon/acting.js'
import {type Adverbial, anotherAdverbial, behindObject, behindVerb, withoutAdverbial} from '../model/adverbials.js'
import type {Clause} from '../model/clause.js'
import {type Frame, frameAt} from '../model/frames.js'
import {clauseRule, type Fix, type Severity} from '../rule.js'
import {withPlainSpaces} from '../text/spaces.js'
import {type Edit, overlaps, type Span} from '../text/span.js'
import {authorities} from './authorities.js'

/** How often: words that leave it open. */
const often =
  'from time to time|at various times|at times|on occasions?|periodically|occasionally|sometimes|intermittently|on an ongoing basis|on an on-going basis|on a (?:regular|periodic|continuing|continuous|recurring) basis|at regular intervals'
/** How soon. */
const soon =
  'promptly|as soon as (?:is )?(?:reasonably )?(?:practicable|practical|possible|feasible|we can)|within a reasonable (?:amount of time|period of time|time ?frame|time period|period|time)|in a timely (?:manner|fashion|way)|in due course|as quickly as possible|without unreasonable delay'
/** How long before. */
const ahead =
  'reasonably in advance|(?:within )?a reasonable (?:period of time|period|time|amount of time) (?:in advance|beforehand)|well in advance|reasonable (?:advance |prior )(?:written )?notice|some time in advance'
const later = '(?:at some point )?in the (?:near |foreseeable )?future|at a (?:later|future) (?:date|time|point)|at some point'

const vague = new RegExp(`(?<![\\p{L}\\p{N}’'-])(?:(${often})|(${soon})|(${ahead})|(${later}))(?![\\p{L}\\p{N}’'-])`, 'giu')

const cheap =
  /times?\b|occasion|periodic|intermittent|basis|interval|promptly|soon|timely|course|quickly|delay|advance|notice|future|later|point/i

type Kind = 'often' | 'soon' | 'ahead' | 'later'

export const vagueTime = clauseRule({
  id: 'vague-time',
  category: 'vagueness',
  severity: 'information',
  summary: 'Words that leave open how often or when you act: “from time to time”, “promptly”.',
  rationale:
    'A reader cannot plan with “periodically”, and cannot hold you to “promptly”. Name the interval, the event or the number of days; where there is none, leave the words out: “may” already says that it need not happen. What readers have to do, and what merely happens, gets a hint. The rule does not judge “as amended from time to time”, “without undue delay”, which is the wording of the law, or what readers are free to do.',
  authority: [authorities.bhatia, authorities.wp260],
  examples: [
    {
      bad: 'We [|periodically|] send reports about the device to our servers.',
      good: 'Every 24 hours, we send reports about the device to our servers.',
    },
    {bad: 'We will [|promptly|] delete it.', good: 'We will delete it within 14 days.'},
    {
      bad: 'We will tell you of planned downtime [|reasonably in advance|].',
      good: 'We will tell you of planned downtime at least five days before.',
    },
  ],
  traps: [
    'The Rules, as amended from time to time, are part of these terms.',
    'You may change your settings from time to time.',
    'We will tell you of a breach without undue delay.',
    'We delete it within 14 days, or as soon as you ask us to.',
    'If you do not want to get such mail in the future, write to us.',
    'We review this list periodically, at least every six months.',
    'We promptly (within 30 days) answer every request.',
    'You can look up earlier versions at times that suit you.',
    'It protects you from similar attacks in the future.',
    'These terms bind the successors of the seller from time to time.',
    'The club will confirm this from time to time as requested by its members.',
  ],
  *check(clause) {
    if (clause.kind === 'heading' || !cheap.test(clause.masked)) return
    const text = withPlainSpaces(clause.masked)
    for (const match of text.matchAll(vague)) {
      const kind: Kind = match[1] ? 'often' : match[2] ? 'soon' : match[3] ? 'ahead' : 'later'
      const span = {start: match.index, end: match.index + match[0].length}
      // How long data is kept is another rule's.
      if (isIdiom(text, span, kind) || isAnswered(text, span) || clause.retentions.some((it) => overlaps(it.span, span))) continue
      const frame = frameAt(clause, span.start)
      const severity = severityOf(text, span, kind, frame)
      if (!severity) continue
      yield {span, message: messageOf(match[0], kind, severity), severity, fixes: fixesFor(clause, text, span, kind, frame)}
    }
  },
})

function messageOf(words: string, kind: Kind, severity: Severity): string {
  switch (kind) {
    case 'often':
      return severity === 'hint'
        ? `“${words}” leaves open how often. Say when, or leave it out.`
        : `“${words}” leaves open how often. Name the interval or the event, or leave it out.`
    case 'soon':
      return `“${words}” sets no deadline. Name the number of days.`
    case 'ahead':
      return `“${words}” sets no period. Name the number of days.`
    case 'later':
      return `“${words}” leaves open when. Say when or on which event, or leave it out.`
  }
}

/** “As amended from time to time”, “in force from time to time”: whichever version holds. */
const versions =
  /\b(?:as|if|in (?:effect|force)|(?:applicable|available|published|posted|issued|announced|requested|notified|specified|designated|communicated|established|determined|agreed|amended|updated|modified|supplemented|revised|changed|provided|made available)(?:[^.;,]{0,40})),? (?:may be |is |are )?(?:(?:further|so|otherwise)? ?(?:amended|updated|modified|supplemented|revised|changed|replaced|varied|in (?:effect|force))(?:,? (?:or|and|and\/or) [a-z]{4,14}){0,3},? ?)?(?:by us |by [A-Z]\w+ )?$/

function isIdiom(text: string, {start, end}: Span, kind: Kind): boolean {
  const before = text.slice(Math.max(0, start - 90), start)
  if (kind === 'often') {
    // “At times that suit you”, “at times when”.
    if (
      /^at times$/i.test(text.slice(start, end)) &&
      /^ (?:that|when|which|of|specified|other|designated)\b/i.test(text.slice(end, end + 14))
    )
      return true
    // “Its successors from time to time”: whoever they are then; “as requested”: the event is there.
    if (/\b(?:successors?|assign(?:s|ees)|holders?|office-?holders?)\b[^.;]{0,40}$/i.test(before)) return true
    if (
      /^,? (?:as|when|if) (?:[\p{L}]{1,20} ){0,2}?(?:requested|required|needed|instructed|agreed|asked|necessary)\b/iu.test(
        text.slice(end, end + 60),
      )
    )
      return true
    return (
      /\bas (?:[a-z’' ]{1,50}\b)?(?:amended|updated|modified|supplemented|revised|changed|replaced|varied|amend|update|modify|revise|change)\b[^.;:]{0,40}$/i.test(
        before,
      ) ||
      /\bin (?:effect|force),? $/i.test(before) ||
      (versions.test(before) && /\bas\b[^.;:]{0,60}$/i.test(before))
    )
  }
  // “A failure to promptly exercise a right is no waiver.”
  if (kind === 'soon' && /\b(?:failure|fails?) to $/i.test(before)) return true
  if (kind === 'later') {
    if (/\b(?:now|present|currently|today|presently),? (?:or|and) (?:at any time )?$/i.test(before)) return true
    // “To prevent abuse in the future”, “if you do not want mail in the future”
    return /\b(?:avoid|prevent|protect|again|stop|wish|want|prefer|like|receiv\w{1,4}|forward-looking|anticipat\w{1,4}|expect\w{0,3}|events?|similar)\b[^.;]{0,70}$/i.test(
      before,
    )
  }
  return false
}

/** “Periodically, at least every six months”; “promptly (within 30 days)”; “promptly, and in any event within”. */
const measure =
  /\b(?:every|each|once|twice|within|at least|no later than|not later than|daily|weekly|monthly|quarterly|annually|yearly|\d{1,4}(?:-| )(?:days?|hours?|weeks?|months?|years?|business|calendar|minutes?))\b/i

function isAnswered(text: string, {start, end}: Span): boolean {
  const after = /^[^.;:]{0,60}/.exec(text.slice(end, end + 60))?.[0] ?? ''
  if (/^\s?[,(]|^ (?:and|but|or)\b|^ at least/.test(after) && measure.test(after)) return true
  if (/^ ?\((?:e\.g|i\.e|for example|such as|including|at least)/i.test(after)) return true
  return /\b(?:every|within|at least|no later than|not later than) (?:[a-z]{2,9} ){0,2}\(?(?:\d{1,3}|one|two|three|five|six|seven|ten|thirty)\b[^.;]{0,40}(?:,| or| and) $/i.test(
    text.slice(Math.max(0, start - 80), start),
  )
}

/** Words with which something of ours or of nobody's is spoken of as it is. */
const describing = new Set([
  'be',
  'become',
  'change',
  'vary',
  'occur',
  'happen',
  'arise',
  'fail',
  'include',
  'contain',
  'appear',
  'exist',
  'have',
  'need',
  'differ',
])

function severityOf(text: string, {start, end}: Span, kind: Kind, frame: Frame | undefined): Severity | undefined {
  if (!frame) return undefined
  const {actor, sense, passive, verb, conditional, relative, negated} = frame
  if (/^(?:mean|define|refer)$/.test(verb)) return 'hint'
  // “We sometimes”; behind “may” it is a second hedge, and another rule's.
  if (isSecondHedge(text, {start, end}, frame)) return undefined
  if (asked.test(text.slice(Math.max(0, start - 110), start))) return kind === 'soon' ? 'hint' : undefined
  // “We know that sometimes people”
  if (
    kind === 'often' &&
    /\b(?:understand|recogni[sz]e|acknowledge|know|aware|believe|find)(?: that)?,? $/i.test(text.slice(Math.max(0, start - 24), start))
  )
    return undefined
  // “Information occasionally volunteered by”
  if (kind === 'often' && start >= frame.group.end && /^ [a-z]{3,14}(?:ed|en) (?:by|in|on|from|through)\b/i.test(text.slice(end, end + 26)))
    return 'hint'
  if (kind === 'soon' || kind === 'ahead') {
    if (conditional && kind === 'soon') return undefined
    if (actor === 'user' && !passive) return sense === 'duty' ? 'hint' : undefined
    if (
      /\breasonable (?:advance|prior)/i.test(text.slice(start, end)) &&
      /\b(?:without|upon|subject to|on) $/i.test(text.slice(Math.max(0, start - 14), start))
    ) {
      return actor === 'first' || passive ? 'information' : 'hint'
    }
    if (actor === 'third' || actor === 'none') return passive && !conditional ? 'information' : 'hint'
    return 'information'
  }
  if (kind === 'later') {
    if (actor !== 'first' && !(passive && actor === 'none')) return undefined
    if (negated || conditional || sense === 'law') return undefined
    return relative ? 'hint' : 'information'
  }
  if (actor === 'user') return passive && !relative ? 'information' : undefined
  if (actor === 'third') return 'hint'
  if (actor === 'first') {
    // “Our app is updated”, “the site may contain errors”
    const own = frame.subject && /^(?:we|i)$/i.test(text.slice(frame.subject.start, frame.subject.end))
    if (conditional || relative || isOffer(text, start)) return 'hint'
    if (/^(?:some|occ|at times|on occ)/i.test(text.slice(start, end)) && !actingVerbs.has(verb)) return 'hint'
    if (describing.has(verb) && !own) return 'hint'
    return passive && !own ? 'hint' : 'information'
  }
  if (relative || conditional || !passive) return 'hint'
  return 'information'
}

/** “The sites that we make available from time to time”: what is spoken of, not what is done. */
function isOffer(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 60), start)
  return (
    /\b(?:available|operated|owned|provided|offered|published|issued|posted)(?: (?:to|by|through|on|in|via) [^,;.]{1,30})? $/i.test(
      before,
    ) ||
    /(?<!\b(?:note|agree|acknowledge|understand|aware|means|ensure) )\b(?:that|which) (?:we|\p{Lu}[\p{L}.]{1,20})(?: (?:may|might|can|will))? [^,;.]{0,40}$/u.test(
      before,
    )
  )
}

/** “We encourage you to periodically review”: what readers are asked for. */
const asked =
  /\b(?:encourage|ask|advise|recommend|urge|invite|require|request|expect|want|please)\b[^.;]{0,12}\b(?:you|users|customers|to) [^.;]{0,90}$|\bplease (?!note\b|be aware\b|be advised\b)[^.;]{0,60}$/i

function isSecondHedge(text: string, {start, end}: Span, {group, sense}: Frame): boolean {
  if (sense !== 'might' || start < group.start || end > group.end) return false
  return (
    /^(?:sometimes|occasionally|at times|on occasions?)$/i.test(text.slice(start, end)) &&
    /^(?:may|might|could)\b/i.test(text.slice(group.start, start))
  )
}

// — Rewrites

const when: Adverbial = ['when ', {label: 'event'}]
const every: Adverbial = ['every ', {label: 'interval', choices: ['day', 'week', 'month', 'year']}]
/** It comes again. */
const recurring = /periodic|ongoing|on-going|regular|contin|recurring/i
/** And needs no event. */
const steady = /ongoing|on-going|regular|contin|recurring/i
const days = {label: 'number', choices: ['7', '14', '30']}
const within: Adverbial = ['within ', days, ' days']
const before: Adverbial = ['at least ', days, ' days before']

function fixesFor({text: written}: Clause, text: string, span: Span, kind: Kind, frame: Frame | undefined): readonly Fix[] {
  const fixes: Fix[] = []
  const offer = (title: string, edits: readonly Edit[] | undefined) => {
    if (edits && edits.length > 0) fixes.push({title, safe: false, edits: () => edits})
  }
  const words = text.slice(span.start, span.end)
  if (kind === 'often') {
    if (recurring.test(words)) offer('Name the interval', anotherAdverbial(written, span, frame, every))
    if (!steady.test(words)) offer('Name the event', anotherAdverbial(written, span, frame, when))
    // “(d) on a recurring basis for subscriptions”: nothing else is said there.
    const isAll = /\([a-z\d]{1,3}\)\s$/i.test(text.slice(Math.max(0, span.start - 8), span.start))
    if (!isAll && !/^, (?:though|however)\b/i.test(text.slice(span.end, span.end + 10)))
      offer(`Leave “${words}” out`, [withoutAdverbial(written, span)])
    return fixes
  }
  if (kind === 'soon') {
    // “Promptly after the breach”, “promptly upon”: the event is there already.
    const isBeforeVerb = frame !== undefined && span.start < frame.group.end && span.end > frame.group.start
    const verbEnd = verbBehind(text, span, frame)
    if (verbEnd === undefined) {
      if (!isBeforeVerb) offer('Name the days', deadline(written, span))
    } else {
      offer(
        'Name the days',
        behindObject(written, span, verbEnd, within) ??
          (isBeforeVerb ? anotherAdverbial(written, span, frame, within) : undefined) ??
          behindVerb(written, span, verbEnd, within),
      )
    }
    return fixes
  }
  if (kind === 'ahead') {
    if (/notice$/i.test(words))
      offer('Name the days', [
        {
          span: {start: span.start - article(written, span.start), end: span.end},
          text: [days, ' days’ ', /written/i.test(words) ? 'written notice' : 'notice'],
        },
      ])
    else offer('Name the days', [{span, text: before}])
    return fixes
  }
  offer(`Leave “${words}” out`, [withoutAdverbial(written, span)])
  offer('Name the event', anotherAdverbial(written, span, frame, when))
  return fixes
}

/** “A reasonable notice”: the article goes, too. */
function article(text: string, start: number): number {
  return /\b(?:a|an|the) $/i.exec(text.slice(Math.max(0, start - 4), start))?.[0].length ?? 0
}

/** Where the verb ends that an adverb stands right before: “promptly notify”. */
function verbBehind(text: string, {start, end}: Span, frame: Frame | undefined): number | undefined {
  if (frame && frame.group.end > end && frame.group.start <= start) return frame.group.end
  // “To promptly notify”
  const next = / ([a-z]{3,14})(?![\p{L}-])/iuy
  next.lastIndex = end
  const word = next.exec(text)
  if (!word || !/\b(?:to|and|or) $/i.test(text.slice(Math.max(0, start - 4), start))) return undefined
  return /^(?:after|upon|following|when|if|by|in|on|with|and|or|as|at|to)$/i.test(word[1] ?? '') ? undefined : end + word[0].length
}

/** In the place of words that stand where a deadline may stand. */
function deadline(text: string, span: Span): readonly Edit[] | undefined {
  const before = text.slice(Math.max(0, span.start - 40), span.start)
  const isFirst = /(?:^|[.!?;:]\s)$/.test(before)
  const after = text.slice(span.end, span.end + 20)
  if (isFirst)
    return /^ (?:after|upon|following|on)\b/i.test(after)
      ? [{span: joinedBy(text, span), text: ['Within ', days, ' days after ']}]
      : undefined
  if (/\b(?:and|or|but)\s$/i.test(before) || /^,?\s(?:and|or)\b/i.test(after)) return undefined
  if (/^ (?:after|upon|following|on|when|if)\b/i.test(after) && !/^ (?:when|if)\b/i.test(after))
    return [{span: joinedBy(text, span), text: ['within ', days, ' days after ']}]
  if (!/^(?:\s?[.,;:)]|\s(?:to|with|by|from|in|at|for|unless|once|when|if|where|as|so|thereafter|of|after|following)\b|$)/i.test(after))
    return undefined
  return [{span, text: ['within ', days, ' days']}]
}

/** With the “upon” that follows. */
function joinedBy(text: string, {start, end}: Span): Span {
  return {start, end: end + (/^ (?:after|upon|following|on) /i.exec(text.slice(end, end + 12))?.[0].length ?? 0)}
}
