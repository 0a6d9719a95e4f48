import {actingVerbs} from '../lexicon/acting.js'
import {withoutAdverbial} from '../model/adverbials.js'
import {type Frame, frameAt} from '../model/frames.js'
import {clauseRule, type Fix, type Severity} from '../rule.js'
import {withPlainSpaces} from '../text/spaces.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

const hedge =
  /(?<![\p{L}\p{N}’'-])(?:possibly|potentially|perhaps|conceivably|maybe|sometimes|occasionally|at times|on occasions?)(?![\p{L}\p{N}’'-])/giu
const cheap = /possibly|potentially|perhaps|conceivably|maybe|sometimes|occasionally|at times|on occasion/i
/** It says how often, so “may” can go instead. */
const frequency = /^(?:sometimes|occasionally|at times|on occasions?)$/i
const modal = /^(?:may|might|could|can)(?! or may)\b/i

/** “May collect and possibly share”: the modal of the verb before. */
const inherited = /\b(?:may|might|could)\b(?=[^.;]{1,150}$)/i

export const doubleHedge = clauseRule({
  id: 'double-hedge',
  category: 'vagueness',
  severity: 'warning',
  summary: 'Two hedges on one verb: “may possibly share”.',
  rationale:
    '“May” already says that it need not happen. A second hedge adds nothing but the impression that you do not know what you do. Drop one, or better, say when it happens. Risks, and what others do, get a hint. The rule does not judge “may or may not”, “may also”, or what readers may do.',
  authority: [authorities.wp260, authorities.bhatia],
  examples: [
    {bad: 'We [|may possibly|] share your address with the carrier.', good: 'We may share your address with the carrier.'},
    {bad: 'We may collect and [|possibly|] share your address.', good: 'We may collect and share your address.'},
  ],
  traps: [
    'We may or may not have a copy, and possibly none at all.',
    'We may also share your address.',
    'You may sometimes use the app offline.',
    'We sometimes call you.',
    'We collect data that is possibly wrong, and we may correct it.',
    'We call you, and, if you agree, perhaps the press.',
    'We may sometimes refer to the shop as “we”.',
  ],
  *check(clause) {
    if (clause.kind === 'heading' || !cheap.test(clause.masked)) return
    const text = withPlainSpaces(clause.masked)
    for (const {0: words, index} of text.matchAll(hedge)) {
      const own = {start: index, end: index + words.length}
      const frame = frameBehind(text, own, (offset) => frameAt(clause, offset))
      if (!frame) continue
      const severity = severityOf(frame, words)
      const said =
        modal.exec(text.slice(frame.group.start, frame.group.end)) ?? inherited.exec(text.slice(Math.max(0, own.start - 160), own.start))
      if (!severity || !said) continue
      // “May possibly” in one; from “collect and possibly share” the second word alone.
      const isNext = own.start - (frame.group.start + said[0].length) <= 6 && own.start > frame.group.start
      const span = isNext ? {start: frame.group.start, end: own.end} : own
      yield {
        span,
        severity,
        message: isNext
          ? `“${text.slice(span.start, span.end)}” hedges twice. Drop one.`
          : `“${words}” hedges again what “${said[0].toLowerCase()}” does already. Drop it.`,
        fixes: fixesFor(clause.text, own, frame, said[0].length, words),
      }
    }
  },
})

/** The frame whose verb a hedge stands before, if “may” is its modal. */
function frameBehind(text: string, {start, end}: Span, at: (offset: number) => Frame | undefined): Frame | undefined {
  const frame = at(start)
  if (frame && frame.sense === 'might' && start >= frame.group.start && end <= frame.group.end) return frame
  // “May collect and possibly share”: the verb that follows goes on from the one before.
  const next = /^,? ?(?:even |also )?(?=[a-z]{3,14}(?![\p{L}]))/iu.exec(text.slice(end + 1, end + 24))
  if (!next || !/\b(?:and|or|and\/or),? $/i.test(text.slice(Math.max(0, start - 8), start))) return undefined
  const verb = at(end + 1 + next[0].length)
  if (verb?.sense !== 'might' || verb.subject || start >= verb.group.end) return undefined
  return verb.group.start <= end + 2 + next[0].length && verb.group.end > end ? verb : undefined
}

function severityOf({actor, passive, relative, verb}: Frame, words: string): Severity | undefined {
  if (actor === 'user' && !passive) return undefined
  // “Which we may sometimes refer to as”: a name.
  if (verb === 'refer' || (relative && verb === 'call')) return undefined
  if (relative) return 'hint'
  if (actor !== 'first' && (!passive || actor === 'third')) return 'hint'
  // “Occasionally” says how often at least.
  return actingVerbs.has(verb) && !frequency.test(words) ? 'warning' : 'information'
}

function fixesFor(text: string, own: Span, {group, subject}: Frame, modalLength: number, words: string): readonly Fix[] {
  const out = withoutAdverbial(text, own)
  const fixes: Fix[] = [{title: `Drop “${words}”`, safe: false, edits: () => [out]}]
  const isPlural = subject !== undefined && /^(?:we|they|you|i)$/i.test(text.slice(subject.start, subject.end))
  const start = group.start
  const between = text.slice(start + modalLength, own.start)
  // “We sometimes break the rules” would be a confession.
  const isRisk = /\b(?:not|fail\w{0,3}|breach\w{0,2}|violat\w{1,4}|errors?|mistakes?)\b/i.test(text.slice(own.end, own.end + 90))
  if (
    frequency.test(words) &&
    isPlural &&
    !isRisk &&
    /^,?\s$/.test(between) &&
    /^\s(?!be\b)[\p{Ll}]/u.test(text.slice(own.end, own.end + 4))
  ) {
    const dropped = {span: {start, end: own.start}, text: ''}
    fixes.push({title: `Drop “${text.slice(start, start + modalLength)}”`, safe: false, edits: () => [dropped]})
  }
  return fixes
}
