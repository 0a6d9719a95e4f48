import type {Clause} from '../model/clause.js'
import {clausesThat} from '../model/ledger.js'
import type {PlacedClause, Policy} from '../model/policy.js'
import {Kind} from '../parse/tokens.js'
import {policyRule} from '../rule.js'
import {remembered} from '../text/remembered.js'
import {authorities} from './authorities.js'

export const missingTerminalPunctuation = policyRule({
  id: 'missing-terminal-punctuation',
  category: 'language',
  severity: 'information',
  summary: 'A paragraph whose last sentence is not closed.',
  rationale:
    'Where a sentence just ends, readers ask whether something was cut off: a condition, an exception, a link. The rule looks at paragraphs of whole sentences in documents that close nearly all of theirs. It does not judge headings, labels, list items, cells, addresses, signatures, or what leads to a list or goes on in the next paragraph.',
  authority: [authorities.clauseBuddy, authorities.plainWriting],
  examples: [
    {
      bad: 'We keep your data for a year. Then we delete it.\n\nYou may ask for a copy of what we hold about you at any [|time|]\n\nWe answer within a month. It is free.\n\nWe may ask you who you are.',
      good: 'We keep your data for a year. Then we delete it.\n\nYou may ask for a copy of what we hold about you at any time.\n\nWe answer within a month. It is free.\n\nWe may ask you who you are.',
    },
  ],
  traps: [
    'We keep it for a year.\n\nWe delete it then.\n\nYou may ask for a copy of what we hold on you, that is\n\n- your name\n- your address\n\nIt is free.',
    'We keep it for a year.\n\nWe delete it then.\n\nIt is free.\n\nAcorn Ltd, which is at 12 High Street, and will move soon to London, United Kingdom\n\nWrite to us.',
    'We keep it for a year.\n\nWe delete it then.\n\nIt is free.\n\nThe terms that apply to you are those that you find on the page of the app and\n\nthose of the shop.',
    'You can see all that we hold about you in the app\n\nYou can ask us for a copy of it whenever you like\n\nWe will answer within a month of your request.',
    'We keep it for a year.\n\nWe delete it then.\n\nIt is free.\n\nIf you have a question, you can write to us at help@acorn.example\n\nWe answer.',
  ],
  *check(policy) {
    const open = clausesThat(policy, isOpen)
    if (open.length === 0 || open.length * most > clausesThat(policy, isClosed).length) return
    for (const at of open) {
      if (!standsAlone(policy, at)) continue
      const {start, end} = lastWord(at.clause)
      const last = {start: end - 1, end}
      yield {
        span: at.toSource({start, end}),
        message: 'This sentence is not closed. End it with a full stop, or add what was cut off.',
        fixes: [{title: 'End with a full stop', safe: true, edits: () => at.edit(last, `${at.clause.text.slice(end - 1, end)}.`)}],
      }
    }
  },
})

/** A document closes so many paragraphs for one that it does not, or it never does. */
const most = 3
/** So many words make a sentence that is no label. */
const fewest = 8

const verb =
  /\b(?:is|are|was|were|has|have|had|do|does|did|will|shall|may|can|must|should|would|could|cannot|applies|apply|collects?|uses?|shares?|stores?|keeps?|provides?|includes?|agrees?|contact|write|read|see|ask)\b/

/** Whether a paragraph is prose: sentences that begin with capitals and have verbs. */
function isProse({kind, masked, sentences, tokens: {words}}: Clause): boolean {
  const last = sentences.at(-1)
  if (kind !== 'paragraph' || !last || words.length < fewest || !/^["“‘]?\p{Lu}/u.test(masked)) return false
  const sentence = masked.slice(last.start, last.end)
  return /^["“‘]?\p{Lu}/u.test(sentence) && verb.test(sentence) && sentence.split(/\s+/, fewest).length === fewest
}

const isClosed = remembered(
  ({kind, text, tokens}: Clause): boolean =>
    kind === 'paragraph' && tokens.kinds.length > 3 && /[.!?…]["”’)\]]{0,3}\s{0,3}$/.test(text.slice(-8)),
)

/** A word in small letters, or a bracket or quotation after it, is the end. */
const isOpen = remembered((clause: Clause): boolean => {
  const {masked, tokens} = clause
  if (!/[\p{Ll}\p{N}][)”"’]?$/u.test(masked) || tokens.kinds.at(-1) === Kind.address || masked.includes('\n') || !isProse(clause))
    return false
  const words = masked.slice(-60).split(/\s+/)
  const word = words.at(-1) ?? ''
  // Names, places and dates end addresses and signatures; function words go on.
  if (/^["“(]?[\p{Lu}\p{N}]/u.test(word) || goesOn.test(word) || /[;:]\s\S{1,20}$/.test(masked.slice(-40))) return false
  return !/(?:^|\s)(?:\(?[a-z\d]{1,3}[).]|[-–—•*])\s/.test(masked.slice(0, 6)) && !/^(?:by|signed|copyright|©|note|source)\b/i.test(masked)
})

const goesOn =
  /^(?:and|or|and\/or|the|a|an|of|to|for|in|on|at|by|with|from|that|which|who|if|when|as|is|are|be|being|includes?|including|following|follows|either|both|you|we|where|below|between)$/i

/** Whether the paragraph is one of many, and neither a list nor a continued sentence. */
function standsAlone({clauses}: Policy, {index, block: {level, ordinal}}: PlacedClause): boolean {
  const [before, after] = [clauses[index - 1], clauses[index + 1]]
  if (level > 0 || ordinal !== undefined) return false
  if (after && (after.block.kind === 'item' || after.block.kind === 'cell' || after.block.kind === 'quote')) return false
  if (after && after.block.kind !== 'heading' && !/^\W{0,3}\p{Lu}/u.test(after.clause.text)) return false
  return isSound(before) && isSound(after)
}

/** A heading, or a paragraph that is closed. Beside one that is open it would be an item of a list without marks. */
function isSound(at: PlacedClause | undefined): boolean {
  return !at || at.block.kind === 'heading' || (at.block.kind === 'paragraph' ? isClosed(at.clause) : false)
}

function lastWord({tokens: {starts, ends, kinds}, masked}: Clause) {
  const token = kinds.findLastIndex((kind) => kind === Kind.word || kind === Kind.number)
  return {start: starts[token] ?? 0, end: Math.max(ends[token] ?? 0, masked.trimEnd().length)}
}
