import {actingVerbs} from '../lexicon/acting.js'
import {dataNouns} from '../lexicon/data.js'
import {withoutAdverbial} from '../model/adverbials.js'
import {type Frame, frameAt} from '../model/frames.js'
import {clauseRule, type Fix, type Severity} from '../rule.js'
import {withPlainSpaces} from '../text/spaces.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

const hedge =
  /(?<![\p{L}\p{N}’'-])(?:generally speaking|generally|typically|usually|normally|primarily|mostly|largely|predominantly|principally|commonly|ordinarily|in general|for the most part|as a (?:general )?rule|in most (?:cases|instances|circumstances|situations)|most of(?= (?:our|the|these|\p{Lu}[\p{L}.]{1,24}[’']s)(?![\p{L}])))(?![\p{L}\p{N}’'-])/giu

const cheap = /general|typical|usual|normal|primar|most|large|predominant|princip|common|ordinar|as a rule/i

/** “Generally available”, “primarily intended”: the adverb belongs to a word behind it. */
const belonging =
  /^ (?:and legitimately )?(?:available|accepted|applicable|known|accessible|recognized|recognised|understood|speaking|designed|intended|meant|liable|responsible|resid\w{1,5}|located|based|used (?:to|for|in|by)|associated|referred|called|found|observed|provided to|operated by|true|safe|small|technical|less|more|not(?! [a-z])|the|a|an|from|in (?:the )?(?:form|public))(?![\p{L}])/iu

export const generalizationHedge = clauseRule({
  id: 'generalization-hedge',
  category: 'vagueness',
  severity: 'information',
  summary: 'A statement of what you do that holds only “generally” or “in most cases”.',
  rationale:
    'What is generally so is sometimes not, and readers cannot tell when. Where there are exceptions, name them; where there are none, leave the word out. The rule looks at what the company does, promises or collects. It is silent where an exception follows, on “generally available”, and on how the world is.',
  authority: [authorities.bhatia, authorities.wp260],
  examples: [
    {bad: 'We do not [|generally|] share your address.', good: 'We do not share your address, except with the carrier.'},
    {
      bad: '[|In most cases|], we delete your files within a week.',
      good: 'We delete your files within a week, unless a law requires us to keep them.',
    },
  ],
  traps: [
    'The feature is not yet generally available.',
    'Most browsers usually accept cookies.',
    'You can normally change this in your settings.',
    'We usually answer within a day, except on holidays.',
    'If you normally live abroad, we need your passport.',
    'The app is primarily intended for adults.',
    'We keep our books under generally accepted accounting principles.',
    'Cookies are typically small text files.',
  ],
  *check(clause) {
    if (clause.kind === 'heading' || !cheap.test(clause.masked)) return
    const text = withPlainSpaces(clause.masked)
    for (const {0: found, index} of text.matchAll(hedge)) {
      const words = found.trimEnd()
      const span = {start: index, end: index + words.length}
      const sentence = clause.sentences.find(({start, end}) => start <= index && index < end)
      const frame = frameAt(clause, index)
      if (!sentence || !frame) continue
      const severity = severityOf(text, span, sentence, frame)
      if (!severity) continue
      yield {
        span,
        severity,
        message: `“${words}” leaves room for exceptions. Name them, or leave it out.`,
        fixes: fixesFor(clause.text, text, span, sentence, words, frame),
      }
    }
  },
})

const excepted =
  /\b(?:except|unless|other than|apart from|with the exception|save (?:for|where)|however|but (?:if|when|where|in)|depend(?:s|ing) on)\b/i

function severityOf(text: string, {start, end}: Span, sentence: Span, frame: Frame): Severity | undefined {
  const {actor, sense, passive, conditional, relative, verb, subject, group} = frame
  const after = text.slice(end, end + 40)
  const isLeading = end <= (subject?.start ?? group.start)
  if (!isLeading && (belonging.test(after) || isOfNoun(text, start, after))) return undefined
  if (excepted.test(text.slice(sentence.start, sentence.end))) return undefined
  // “If you normally live abroad”: the verb may be one that nobody lists.
  if (
    /\b(?:you|users?|customers?|they|it|browsers?|who|which|that)(?: (?:may|can|will|are|do|does|have|is|must))?,? $/i.test(
      text.slice(Math.max(0, start - 20), start),
    ) &&
    actor === 'first' &&
    start < group.start - 12
  )
    return undefined
  const said = subject ? text.slice(subject.start, subject.end) : ''
  // “To generally improve our services”, “to add features and generally make it better”
  if (isInfinitive(text, start, after, sentence, frame) || /^most of$/i.test(text.slice(start, end))) {
    return actor === 'first' || passive ? 'information' : undefined
  }
  if (conditional || relative || actor === 'user' || actor === 'third') return undefined
  if (start > group.end + 60) return undefined
  if (actor === 'first') {
    if (!/^we$/i.test(said) && !actingVerbs.has(verb) && sense !== 'will') return undefined
    return actingVerbs.has(verb) || sense === 'will' ? 'information' : 'hint'
  }
  if (passive) return actingVerbs.has(verb) || verb === 'limit' ? (isOfData(said) ? 'information' : 'hint') : undefined
  // “The data we collect typically includes”, “this information usually includes”
  if (!/^(?:include|contain|consist|comprise)$/.test(verb)) return undefined
  const isOurs = /\bwe (?:collect|process|receive|record|share|obtain|gather)\b/i.test(text.slice(sentence.start, start))
  return isOurs || (/^(?:this|these|such)\b/i.test(said) && isOfData(said)) ? 'information' : undefined
}

function isInfinitive(text: string, start: number, after: string, sentence: Span, {group, subject}: Frame): boolean {
  const before = text.slice(Math.max(sentence.start, start - 200), start)
  if (/\bto $/i.test(before)) return true
  return (
    (group.end < start || (!subject && group.start === start)) &&
    /,? (?:and|or) $/i.test(before) &&
    /\bto [a-z]{3,14} [^.;:]*$/i.test(before) &&
    /^ [a-z]{3,14} (?:you|your|our|the|it|them|this|these|any)\b/.test(after)
  )
}

/** “Information about our tools generally”. */
const isOfNoun = (text: string, start: number, after: string) =>
  /^\s?[.;:)]/.test(after) && !/^(?:in|for|as) /i.test(text.slice(start, start + 4))

const isOfData = (words: string) => (words.toLowerCase().match(/[a-z-]+/g) ?? []).some((word) => dataNouns.has(word))

function fixesFor(written: string, text: string, span: Span, sentence: Span, words: string, {negated, verb}: Frame): readonly Fix[] {
  const out = /^most of$/i.test(words) ? {span: {start: span.start, end: span.end + 1}, text: ''} : withoutAdverbial(written, span)
  // “We do not generally forbid it” is far from “we do not forbid it”.
  const fixes: Fix[] = negated && !actingVerbs.has(verb) ? [] : [{title: `Leave “${words}” out`, safe: false, edits: () => [out]}]
  const said = text.slice(sentence.start, sentence.end)
  // Behind a second statement, or a list, the exception would be of that.
  const isLast =
    !/^most of$/i.test(words) && !/,\s(?:and|but|or|so|as well as)\s|\swithin reason\b/i.test(text.slice(span.end, sentence.end))
  if (isLast && /[^.]\.$/.test(said) && said.length < 220 && !/[;:]/.test(said) && out.span.end < sentence.end - 1) {
    const end = {start: sentence.end - 1, end: sentence.end - 1}
    fixes.push({title: 'Name the exception', safe: false, edits: () => [out, {span: end, text: [', except ', {label: 'exception'}]}]})
  }
  return fixes
}
