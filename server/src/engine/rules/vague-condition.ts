import {type Adverbial, anotherAdverbial, withoutAdverbial} from '../model/adverbials.js'
import type {Clause} from '../model/clause.js'
import {type Frame, frameAt} from '../model/frames.js'
import {clauseRule, type Fix, type Severity} from '../rule.js'
import {withPlainSpaces} from '../text/spaces.js'
import {type Edit, overlaps, type Span} from '../text/span.js'
import {authorities} from './authorities.js'

/** “As necessary”, “if we think it appropriate”, “where possible”. */
const need =
  '(?:as|if|when|whenever|where|wherever)(?: and (?:when|where|as|to the extent))?(?: (?:we|it|this|that|they)(?: (?:is|are|may be|deem|consider|believe|think|find|feel|determine)(?: (?:it|this|them|that))?(?: (?:is|are|to be))?)?| (?:deemed|considered))?(?: (?:reasonably|otherwise|strictly|commercially))?(?: (?:necessary|needed|appropriate|required|reasonable|advisable|desirable|warranted))(?: (?:or|and) (?:necessary|needed|appropriate|required|reasonable|advisable|desirable))?'
const possible =
  '(?:if|when|whenever|where|wherever)(?: (?:and where|reasonably|commercially|technically))? (?:possible|feasible|practicable|practical)'
const applicable = '(?:if|when|where) applicable'
const lawful =
  '(?:as|if|when|where|wherever)(?: (?:otherwise|and as))? (?:permitted|allowed|permissible)(?: by| under) (?:the |any )?(?:applicable |local |relevant |data protection )?laws?(?: and regulations?)?'
const cases =
  '(?:in|under)(?: (?:only|just))?(?: (?:some|certain|limited|specific|rare|particular|exceptional|special|appropriate|various|a few|few))(?: (?:limited|other|specific|rare|exceptional))? (?:cases|circumstances|instances|situations)'
const belief =
  '(?:in|under) (?:(?:any|some|certain|those|the|limited|other) )?(?:cases|circumstances|instances|situations) (?:where|when|in which) we (?:reasonably |in good faith |, in our sole discretion, )?(?:believe|determine|deem|think|consider|feel|decide|find|suspect)'

const vague = new RegExp(
  `(?<![\\p{L}\\p{N}’'-])(?:(${belief})|(${cases})|(${lawful})|(${need})|(${possible})|(${applicable}))(?![\\p{L}\\p{N}’'-])`,
  'giu',
)

const cheap =
  /cases|circumstances|instances|situations|permi|allowed|necessary|needed|appropriate|required|reasonable|advisable|desirable|warranted|possible|feasible|practica|applicable/i

type Kind = 'belief' | 'cases' | 'law' | 'need' | 'possible' | 'applicable'
const kinds: readonly Kind[] = ['belief', 'cases', 'law', 'need', 'possible', 'applicable']

export const vagueCondition = clauseRule({
  id: 'vague-condition',
  category: 'vagueness',
  severity: 'information',
  summary: 'A condition that only you can tell is met: “as necessary”, “in certain cases”.',
  rationale:
    '“If necessary” and “in limited circumstances” hide the fact that decides. Readers cannot tell whether they are among the cases, and your own staff cannot either. Say what must have happened, or for what it is necessary. The rule is silent where a purpose, an example, a list or a section reference follows, on what readers may do, and on the limits of liability.',
  authority: [authorities.bhatia, authorities.incompleteness, authorities.wp260],
  examples: [
    {
      bad: 'In [|certain cases|], we share your address with the carrier.',
      good: 'When you order goods, we share your address with the carrier.',
    },
    {bad: 'We will update your records [|as necessary|].', good: 'We will update your records when you tell us of a change.'},
    {
      bad: 'We may ask for proof of your identity [|if appropriate|].',
      good: 'We may ask for proof of your identity if you lost your password.',
    },
  ],
  traps: [
    'We use your address as necessary to deliver your order.',
    'We keep copies where necessary for tax audits.',
    'In certain cases, such as a lost password, we ask for your birthday.',
    'We share data in the limited circumstances described in Section 4.',
    'You may, if necessary, change your password.',
    'To the extent required by Article 15 GDPR, we give you a copy.',
    'In some cases: if you are late, if you are early, we call you.',
    'You have certain rights, as applicable.',
    'We disclose your data in limited circumstances where a court orders us to.',
    'If required fields are left empty, we cannot answer.',
    'In some cases, we may refuse a request. For example, we refuse if we cannot tell who you are.',
    'In some cases, we may ask you to:',
    'We share your data as required or permitted by law, namely the tax code.',
  ],
  *check(clause) {
    if (clause.kind === 'heading' || !cheap.test(clause.masked)) return
    const text = withPlainSpaces(clause.masked)
    for (const match of text.matchAll(vague)) {
      const kind = kinds[match.slice(1).findIndex((it) => it !== undefined)] ?? 'cases'
      const span = {start: match.index, end: match.index + match[0].length}
      // How long data is kept is another rule's.
      if (
        isSpecified(text, span, kind) ||
        isExplained(clause, span, kind) ||
        isVerb(text, span) ||
        clause.retentions.some((it) => overlaps(it.span, span))
      )
        continue
      const frame = frameAt(clause, span.start) ?? undefined
      const severity = severityOf(text, span, kind, frame, clause.kind === 'item')
      if (!severity) continue
      yield {
        span: {start: span.start + prepositionOf(match[0], kind), end: span.end},
        message: messageOf(match[0], kind),
        severity,
        fixes: fixesFor(clause.text, text, span, kind, frame),
      }
    }
  },
})

/** “In” some cases: those are what is left open. */
const prepositionOf = (words: string, kind: Kind) => (kind === 'cases' ? (/^(?:in|under)\s/i.exec(words)?.[0].length ?? 0) : 0)

function messageOf(words: string, kind: Kind): string {
  switch (kind) {
    case 'cases':
      return `“${words}” does not say which. Name them.`
    case 'belief':
      return `“${words}” makes your belief the condition. Name the facts.`
    case 'law':
      return `“${words}” does not say which law, and what it permits. Name the condition.`
    case 'possible':
      return `“${words}” does not say when it is. Name the condition, or leave it out.`
    default:
      return `“${words}” does not say when that is. Name the condition.`
  }
}

/** What tells which: a purpose, an example, a clause, a list. */
const purpose =
  /^ (?:to|for|in order|by|under|in connection|pursuant|in accordance|upon|at|in|on|so that|because|due|with|of|from|and (?:to|for)|as|fields?|information|data|documents?|materials?|steps|for)(?![\p{L}])/iu
const telling =
  /^(?:,? ?(?:\(|—|–|:)|,? (?:such as|like|including|for example|for instance|e\.g|i\.e|namely|in particular|in which|where|when|whenever|if|involving|described|set (?:out|forth)|listed|outlined|specified|identified|explained|detailed|stated|as (?:described|set|listed|outlined|explained|further)|under|of|that|which(?: you can| we)? (?:are|include|learn|read|find|explain|describe|set out|list)|as described|in connection|relating|related|in the event|in response|at the request|to the extent|unless|because|only)(?![\p{L}]))/iu

function isSpecified(text: string, {start, end}: Span, kind: Kind): boolean {
  const after = text.slice(end, end + 60)
  const before = text.slice(Math.max(0, start - 60), start)
  if (kind === 'belief') return false
  if (kind === 'need') {
    // “As required or permitted by law”
    if (/^ or (?:permitted|allowed) by\b/i.test(after)) return true
    if (purpose.test(after) || telling.test(after)) return true
    // “Except as required”, “no more than necessary”
    return /\b(?:except|other than|unless|only|so|such|same|much|far|long|often|soon|well) $/i.test(before)
  }
  if (kind === 'applicable' || kind === 'possible')
    return telling.test(after.replace(/^ (?:to|for) /, ', if ')) || /^ (?:to|for|under|law)\b/i.test(after) || /\($/.test(before)
  if (kind === 'law') return /^ ?\((?:e\.g|for example|such as|see)|^ of\b/i.test(after)
  return telling.test(after) || /^ and (?:only|under)\b/.test(after) || /\bthe $/i.test(before)
}

/** “In some cases, we may ask you to: …”; “in some cases we refuse. For example, …”. */
function isExplained({text, sentences}: Clause, {start}: Span, kind: Kind): boolean {
  if (kind !== 'cases') return false
  const index = sentences.findIndex((it) => it.start <= start && start < it.end)
  const sentence = sentences[index]
  if (!sentence) return false
  return (
    /:\s*$/.test(text.slice(Math.max(start, sentence.end - 4), sentence.end)) ||
    /^\s*(?:for (?:example|instance)|these (?:are|include)|this (?:includes|is the case)|such (?:cases|circumstances|situations)|specifically|namely)\b/i.test(
      text.slice(sentence.end, sentence.end + 40),
    )
  )
}

/** “If required, fields …”: the words may be the beginning of a clause: “if necessary changes are made”. */
function isVerb(text: string, {start, end}: Span): boolean {
  if (!/^(?:as|if|when|where)/i.test(text.slice(start, start + 6))) return false
  return /^ (?:[a-z]{3,14}) (?:is|are|was|were|has|have|may|must|will|can)\b/i.test(text.slice(end, end + 40))
}

const liability = /\b(?:liab\w{2,6}|warrant\w{1,4}|indemn\w{3,8}|disclaim\w{0,4}|damages)\b/i

function severityOf(text: string, {start, end}: Span, kind: Kind, frame: Frame | undefined, isItem: boolean): Severity | undefined {
  if (!frame) return undefined
  const {actor, passive, sense, relative, verb} = frame
  if (liability.test(text.slice(frame.span.start, frame.span.end))) return undefined
  if (actor === 'user' && !passive) return undefined
  // “We encourage you to ask, if necessary”; “you agree to …”
  if (/\byou (?:should |must |will |agree |need )?(?:to )[^.;,]{0,60}$/i.test(text.slice(Math.max(0, start - 90), start))) return undefined
  if (/^(?:mean|define|refer|include)$/.test(verb) && kind !== 'cases') return undefined
  if (kind === 'applicable')
    return actor === 'first' && !relative && /^[,.;]|^ (?:we|with|and)\b/.test(text.slice(end, end + 8)) ? 'hint' : undefined
  if (/\byou (?:may|can|might),? $/i.test(text.slice(Math.max(0, start - 12), start))) return undefined
  // “You have the right, in some cases, to”, item by item.
  if (isItem && kind === 'cases' && /^, [a-z]{3,14} (?:or|and|your|our|the|to|that)\b/.test(text.slice(end, end + 26))) return 'hint'
  if (actor === 'third' || relative || (isItem && !frame.subject && kind === 'cases')) return 'hint'
  if (actor === 'none' && !passive) return kind === 'cases' ? 'hint' : undefined
  if (kind === 'possible') return actor === 'first' && (sense === 'will' || sense === 'does') ? 'information' : 'hint'
  return 'information'
}

// — Rewrites

const when: Adverbial = ['when ', {label: 'specific condition'}]
const provided: Adverbial = ['if ', {label: 'condition'}]

function fixesFor(written: string, text: string, span: Span, kind: Kind, frame: Frame | undefined): readonly Fix[] {
  const fixes: Fix[] = []
  const offer = (title: string, edits: readonly Edit[] | undefined) => {
    if (edits && edits.length > 0) fixes.push({title, safe: false, edits: () => edits})
  }
  const words = text.slice(span.start, span.end)
  if (kind === 'belief') {
    const that = /^ (?:that|it necessary)(?= )/.exec(text.slice(span.end, span.end + 16))
    const isClause = /^ (?:that )?(?:you|we|this|that|the|such|a|an|your|it|our|any|disclosure|there)\b/i.test(
      text.slice(span.end, span.end + 20),
    )
    if (isClause && that?.[0] !== ' it necessary') {
      const place = {start: span.start, end: span.end + (that?.[0].length ?? 0)}
      offer('Make the fact the condition', [{span: place, text: /^\p{Lu}/u.test(words) ? 'If' : 'if'}])
    }
    return fixes
  }
  offer('Name the condition', anotherAdverbial(written, span, frame, when))
  offer('Name it with “if”', anotherAdverbial(written, span, frame, provided))
  // “Where you agree or as permitted by law”: one condition beside another.
  if (fixes.length === 0 && kind !== 'cases' && /\b(?:or|and) $/i.test(text.slice(Math.max(0, span.start - 4), span.start)))
    offer('Name the condition', [{span, text: when}])
  // Without “may”, what is done in some cases would be done in all.
  if (
    frame?.sense === 'might' &&
    !/\b(?:except|unless|only|but|than|and only) $/i.test(text.slice(Math.max(0, span.start - 8), span.start))
  )
    offer(`Leave “${words}” out`, [withoutAdverbial(written, span)])
  return fixes
}
