import {type Adverbial, anotherAdverbial, withoutAdverbial} from '../model/adverbials.js'
import {changeRightsIn} from '../model/change-rights.js'
import type {Clause} from '../model/clause.js'
import {type Frame, frameAt} from '../model/frames.js'
import {clauseRule, type Fix, type Severity} from '../rule.js'
import {withPlainSpaces} from '../text/spaces.js'
import {type Edit, overlaps, type Span} from '../text/span.js'
import {authorities} from './authorities.js'

const own = "(?:our|its|their|my|the company[’']s|\\p{Lu}[\\p{L}.]{1,24}[’']s?)"
const discretion = `(?:in|at|within|on|upon|subject to) ${own}(?: (?:sole|absolute|own|exclusive|complete|full|entire|unfettered|and|or|,)){0,4} (?:discretion|option and discretion)`
const judgment = `in ${own} (?:sole|absolute)(?: and absolute)? (?:judge?ment|opinion|determination|view)`
const reasonless =
  '(?:for|due to) any(?: (?:or no|and no|lawful|other|and all))? reasons?(?: (?:whatsoever|or no reason|or for no reason|at all))?|for no reason|with or without (?:cause|reason|a reason)|without (?:cause|reason|giving (?:a |any )?reasons?)|as we see fit|as we (?:think|deem|consider) fit'
const timeless =
  'at any time (?:and )?(?:with or )?without (?:any |prior |further |advance )?(?:notice|warning)(?: to (?:you|users|\\p{Lu}\\p{L}{2,20}))?'
const unannounced = 'with(?: or without|out) (?:any |prior |further |advance )?notice(?: to (?:you|users|\\p{Lu}\\p{L}{2,20}))?'
const grab = `(?:${discretion}|${judgment}|${reasonless}|${timeless})`

const cheap =
  /discretion|\breasons?\b|\bcause\b|\bfit\b|(?:sole|absolute) (?:judge?ment|opinion|determination|view|and)|without (?:any |prior |further |advance )?(?:notice|warning)/i

/** One or several in a row: “at any time, for any reason and in our sole discretion”. */
const run = new RegExp(
  `(?<![\\p{L}\\p{N}’'-])(?:at any time,? (?:and |or )?)?${grab}(?:,? (?:and |or )?(?:at any time(?! after)|${unannounced}|${grab})){0,5}(?![\\p{L}\\p{N}’'-])`,
  'giu',
)

/** What takes something from readers, or may cost them. */
const taking =
  /^(?:terminate|suspend|cancel|close|delete|remove|block|ban|restrict|limit|refuse|reject|deny|withhold|withdraw|disable|discontinue|change|modify|amend|revise|alter|update|increase|charge|revoke|deactivate|disclose|share|sell|use|transfer|assign|decline|end|stop|impose|reduce|remove|expel|disqualify|seize|monitor|edit|screen|reserve|have|take|forfeit|set-off|set)$/
/** What readers would only welcome. */
const giving =
  /^(?:offer|extend|waive|grant|provide|award|give|refund|allow|permit|credit|help|assist|defend|accept|send|notify|make|invite)$/

export const discretionGrab = clauseRule({
  id: 'discretion-grab',
  category: 'vagueness',
  severity: 'information',
  summary: 'A power that nothing bounds: “in our sole discretion”, “for any reason”.',
  rationale:
    'A power without reasons or notice lets the company take back what it has just promised, and courts strike such terms out of consumer contracts. Name the reasons, and the notice that readers get. Where it only favours readers, or follows a condition, it is a hint. The rule is silent on rights that both sides have, on what readers may do, on reasonable discretion, and where the sentence gives a period of notice.',
  authority: [authorities.unfairTerms, authorities.claudette],
  examples: [
    {
      bad: 'We may close your account [|for any reason|].',
      good: 'We may close your account if you break these rules, after 14 days’ notice.',
    },
    {
      bad: 'We may, [|in our sole discretion|], refuse an order.',
      good: 'We may refuse an order if the goods are out of stock.',
    },
  ],
  traps: [
    'The trial cannot be extended for any reason.',
    'Either party may terminate this agreement for any reason by giving 30 days’ notice.',
    'You may withdraw your consent at any time, for any reason.',
    'If your account is closed for any reason, you may export your notes.',
    'We decide in our reasonable discretion.',
    'You may cancel at your discretion.',
    'We may end the contract for any reason after 60 days’ notice.',
    'We are not liable for delays for any reason.',
    'We collect your data at any time of the day.',
  ],
  *check(clause) {
    if (clause.kind === 'heading' || !cheap.test(clause.masked)) return
    const text = withPlainSpaces(clause.masked)
    for (const match of text.matchAll(run)) {
      const span = withoutDenial(clause, text, {start: match.index, end: match.index + match[0].length})
      if (!span) continue
      const frame = frameAt(clause, span.start)
      // “Cannot be extended for any reason” takes nothing.
      if (frame?.negated && /\breasons?\b/i.test(text.slice(span.start, span.end))) continue
      const severity = severityOf(
        text,
        span,
        frame,
        clause.sentences.find(({start, end}) => start <= span.start && span.start < end),
      )
      if (!severity) continue
      yield {
        span,
        severity,
        message: `“${text.slice(span.start, span.end)}” sets no bounds to this power. Name the reasons and the notice.`,
        fixes: fixesFor(clause.text, text, span, frame),
      }
    }
  },
})

/** Of changes without notice another rule speaks. */
function withoutDenial(clause: Clause, text: string, span: Span): Span | undefined {
  const denial = changeRightsIn(clause).find((it) => it.denial && overlaps(it.denial, span))?.denial
  if (!denial) return span
  const rest = text.slice(span.start, denial.start).replace(/,? ?(?:and |or )?$/i, '')
  const end = span.start + rest.length
  return new RegExp(grab, 'iu').test(rest) ? {start: span.start, end} : undefined
}

/** “Upon termination for any reason”, “you may cancel because …, or for any other reason”. */
const ending =
  /\b(?:terminations?|expir\w{1,5}|cancell?ations?|closure|suspension|ends?|ended|stops?|terminated|terminates?|lapse)\b[^.;,]{0,50}$/i
const theirs = /\byou (?:can|may|could)\b(?![^.;]{0,240}\bwe (?:may|can|reserve)\b)[^.;]{0,240}$/i

const notice =
  /\b(?:\d{1,3}|thirty|sixty|ninety|fourteen|fifteen|ten|seven)(?:\)| \(\d{1,3}\))? ?(?:calendar |business )?(?:days?|weeks?|months?)[’']?(?: prior| advance| written)* (?:notice|before|prior|in advance)|\b(?:days?|weeks?|months?)[’']? (?:prior |advance |written ){0,2}notice\b/i
const mutual = /\b(?:either|each|both|any|neither) (?:party|parties|of us|side|one)\b|\b(?:you (?:or|and) (?:we|us)|we (?:or|and) you)\b/i

function severityOf(text: string, {start, end}: Span, frame: Frame | undefined, sentence: Span | undefined): Severity | undefined {
  if (!frame || !sentence) return undefined
  const before = text.slice(Math.max(0, start - 250), start)
  if (/reason|cause/i.test(text.slice(start, end)) && !/discretion/i.test(text.slice(start, end))) {
    if (theirs.test(before) || /\b(?:no|not|nor|neither|never)\b[^.;]{0,100}$/i.test(before)) return undefined
    if (ending.test(before) && (frame.conditional || frame.verb !== 'terminate' || frame.group.start >= start)) {
      if (frame.sense !== 'might' || frame.group.start >= start) return undefined
    }
  }
  const {actor, sense, passive, conditional, relative, negated, verb} = frame
  const around = text.slice(Math.max(sentence.start, frame.span.start - 40), Math.min(sentence.end, frame.span.end))
  if (notice.test(around) || mutual.test(text.slice(Math.max(sentence.start, frame.span.start - 20), end))) return undefined
  const said = text.slice(start, end)
  if (/\b(?:liab\w{2,6}|indemnif\w{1,4}|damages|losses)\b/i.test(around) && !/discretion/i.test(said)) return undefined
  if (actor === 'user' && !passive) return /\b(?:our|\p{Lu}\w+[’']s)\b/u.test(said) ? 'hint' : undefined
  if (actor === 'third' || (actor === 'none' && !passive)) return /\bour\b/i.test(said) ? 'hint' : undefined
  // “If it ends for any reason”
  if (conditional && !/discretion|judg|opinion|determination/i.test(said)) return undefined
  if (conditional || relative || negated || given.test(text.slice(end, end + 30))) return 'hint'
  // “If your employment is terminated for any reason”: what has happened.
  if (sense === 'does' && passive) return 'hint'
  if (/^(?:determine|believe|decide|deem|consider|find|agree|acknowledge|judge)$/.test(verb)) return 'hint'
  if (giving.test(verb) || /\b(?:if|whether|that),? ?\(?$/i.test(before)) return 'hint'
  return taking.test(verb) || passive ? 'information' : 'hint'
}

function sentenceAround(text: string, {start, end}: Span): Span {
  const before = text.slice(Math.max(0, start - 400), start)
  const from = start - before.length + before.search(/(?:(?<=[.;:!?]\s)|^)(?:(?![.;:!?]\s)[\s\S])*$/)
  return {start: from, end}
}

/** The reason follows. */
const given = /^,? (?:if|when|where|because|provided|as long as|in the event|that)\b/i

const days = {label: 'number', choices: ['7', '14', '30']}
const bounded: Adverbial = ['if ', {label: 'condition'}, ' and after ', days, ' days’ notice']
const reasoned: Adverbial = ['if ', {label: 'condition'}]

function fixesFor(written: string, text: string, flagged: Span, frame: Frame | undefined): readonly Fix[] {
  // “With or without cause or notice”
  const span = {
    start: flagged.start,
    end: flagged.end + (/^ (?:or|and) (?:prior )?notice\b/i.exec(text.slice(flagged.end, flagged.end + 20))?.[0].length ?? 0),
  }
  const fixes: Fix[] = []
  const offer = (title: string, edits: readonly Edit[] | undefined) => {
    if (edits && edits.length > 0) fixes.push({title, safe: false, edits: () => edits})
  }
  // “In its discretion and using good faith”: one hangs on the other.
  if (/^,? and [a-z]+ing\b/i.test(text.slice(span.end, span.end + 24))) return fixes
  const sentence = sentenceAround(text, span)
  const ahead = text.slice(sentence.start, span.start)
  const isJudged =
    frame === undefined ||
    frame.relative ||
    frame.negated ||
    /^(?:determine|believe|decide|deem|consider|find|judge|think|be|violate)$/.test(frame.verb) ||
    /\b(?:that|which|who|based on|if|where|when),?(?: \p{Lu}[\p{L}.]{1,24}| we)?,? ?\(?$/u.test(ahead) ||
    // “That reasonably, in our discretion, claims”, “(selected at our discretion)”
    /\b[a-z]{3,}ly,? $|\([a-z]+ $/.test(ahead)
  const isShouted = !/\p{Ll}{2}/u.test(text.slice(span.start, span.end))
  // A reason would be a second condition, and what fails by itself has none.
  const isBound =
    frame?.conditional === true ||
    /^\W{0,3}(?:in the event|if|when|where|should|unless)\b/i.test(ahead) ||
    (frame?.actor === 'none' && !frame.passive)
  if (!given.test(text.slice(span.end, span.end + 30)) && !isJudged && !isShouted && !isBound) {
    const goesOn = /^,? (?:and |or )?with(?: or without|out)\b/i.test(text.slice(span.end, span.end + 24))
    // Where the text goes on about notice, a promise of it would be a second one.
    const isTold = /\b(?:notice|notif(?:y|ied|ication))\b/i.test(text.slice(span.end, span.end + 400))
    if (!goesOn && !isTold) offer('Name the reasons and the notice', inPlace(written, span, frame, bounded))
    offer('Name the reasons', inPlace(written, span, frame, reasoned))
  }
  // “Our decision is made in our sole discretion”, “each in its discretion”: nothing would be left to say it of.
  if (
    /\([a-z]+ $/.test(ahead) ||
    /\b(?:is|are|be|made|each)[,—–-]? ?$/i.test(ahead) ||
    /\bbased on /i.test(text.slice(span.start, span.end)) ||
    /^,? ?each\b/i.test(text.slice(span.end, span.end + 7))
  )
    return fixes
  // “With or without notice, for any reason or no reason”: what a conjunction joins on the left stays.
  if (!/\b(?:and|or) $/i.test(text.slice(Math.max(0, span.start - 5), span.start)) || /^ ?[.;]/.test(text.slice(span.end)))
    offer('Leave it out', [withoutAdverbial(written, span)])
  return fixes
}

function inPlace(text: string, span: Span, frame: Frame | undefined, adverbial: Adverbial): readonly Edit[] | undefined {
  const edits = anotherAdverbial(text, span, frame, adverbial)
  if (edits) return edits
  const isBehind = frame !== undefined && span.start >= frame.group.end
  const joins = /^,? (?:and|or) (?:with|without|at any)\b/i.exec(text.slice(span.end, span.end + 20))
  return isBehind && joins && /\p{L} $/u.test(text.slice(0, span.start)) ? [{span, text: adverbial}] : undefined
}
