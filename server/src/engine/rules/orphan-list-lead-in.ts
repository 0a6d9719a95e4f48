import {isFollowedAtOnce} from '../model/between.js'
import type {Clause} from '../model/clause.js'
import {clausesThat} from '../model/ledger.js'
import type {PlacedClause, Policy} from '../model/policy.js'
import {enclosing, sectionOf} from '../model/sections.js'
import {unmarkedLevel} from '../parse/title.js'
import {policyRule} from '../rule.js'
import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const orphanListLeadIn = policyRule({
  id: 'orphan-list-lead-in',
  category: 'structure',
  severity: 'warning',
  summary: 'Words such as “for the following purposes:” with no list after them.',
  rationale:
    'A list that was lost in a move leaves a promise without content: which purposes, which recipients? The rule looks at sentences that end in a colon, where the section or the document ends there; after words that announce a list also where the next paragraph announces one of its own or plainly speaks of something else. A list may be a table, a picture, a quotation, smaller headings or plain lines; “as follows.” with a full stop, and an address after “at:”, are not judged.',
  authority: [authorities.dealProof, authorities.wp260],
  examples: [
    {
      bad: '## Use\n\nWe use your address [|for the following purposes:|]\n\n## Sharing\n\nWe share nothing.',
      good: '## Use\n\nWe use your address for the following purposes:\n\n- to send the goods;\n- to send the bill.\n\n## Sharing\n\nWe share nothing.',
    },
    {
      bad: '## Sharing\n\nWe share your name [|with the following companies:|]\n\nWe will not sell your name to anyone.',
      good: '## Sharing\n\nWe share your name with the following companies: Harbour Ltd and Acorn Inc.\n\nWe will not sell your name to anyone.',
    },
  ],
  traps: [
    'We use your address for the following purposes:\n\n- to send the goods;\n- to send the bill.',
    'We use your address for the following purposes:\n\nTo send the goods.\n\nTo send the bill.',
    'The prices are as follows.\n\n## Law\n\nThat of Utah.',
    '## Kinds of data\n\nWe collect the following kinds of data:\n\n### Names\n\nYou give us your name.',
    'You agree to the following:\n\nWe may close your account at any time.\n\nWe may delete your content.',
    'We use your data for the following purposes:\n\nTo send the goods. We ask for your address. For example:\n\n- your street;\n- your town.',
    'Read the following terms carefully:\n\n## 1. Account\n\nYou need one.',
    'We collect the following data:\n\n![What we collect](data.png)\n\n## Sharing\n\nWe share nothing.',
    'We use your data as follows:\n\n> To send the goods.\n\n## Sharing\n\nWe share nothing.',
    'These categories of recipients may see your data, including:\n\n(a) banks;\n\n(b) carriers.',
    '# Contract\n\n## Parties\n\nAcorn and you agree as follows:\n\n## 1. Account\n\nYou need one.',
    '## Contact\n\nWrite to the following address:\n\nAcorn Ltd\n12 Main Street',
    'We collect the following data:\n\nName and address. We will not ask for more.\n\nOrders. What you have bought.',
  ],
  *check(policy) {
    for (const at of clausesThat(policy, announcesList)) {
      const span = leadOf(at.clause) ?? openEndOf(at.clause)
      if (!span || !isOrphan(policy, at) || !isFollowedAtOnce(policy, at)) continue
      yield {
        span: at.toSource(span),
        message: 'No list follows these words. Add it, or end the sentence without them.',
        fixes: [
          {
            title: 'Add the list',
            safe: false,
            edits: () => at.edit({start: span.end, end: span.end}, ['\n\n- ', {label: 'first item'}, '\n- ', {label: 'second item'}]),
          },
        ],
      }
    }
  },
})

const leads = [
  String.raw`(?:(?:for|in|by|with|under|of|to|from|on|about) )?(?:(?:any|all|one or more|each|either) of )?the following(?! (?:terms|conditions|agreement|policy|policies|document|notice|sections?|chapters?|pages?|rules|principles|statement)\b)(?:\s[\p{L}’'-]{1,24}){0,6}`,
  'as follows',
  `(?:includ(?:ing|es?)|namely|such as|for example),?(?: (?:but not limited to|without limitation))?,?`,
  String.raw`(?:for|in|by|with|under) (?:these|any of these|one of these)(?:\s[\p{L}’'-]{1,24}){1,3}`,
]
const lead = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${leads.join('|')}):$`, 'iu')

/** The words that announce a list, where a paragraph or an item ends with them and a colon. */
const leadOf = remembered(({kind, text, masked}: Clause): Span | null => {
  if ((kind !== 'paragraph' && kind !== 'item') || text.charCodeAt(text.length - 1) !== 0x3a) return null
  const from = Math.max(0, text.length - 200)
  const match = lead.exec(masked.slice(from))
  return match ? {start: from + match.index, end: text.length} : null
})

/** The last words of any other sentence of some length that ends in a colon: “We share your data with:”. */
const openEndOf = remembered(({kind, text, masked, sentences}: Clause): Span | null => {
  if (kind !== 'paragraph' || text.charCodeAt(text.length - 1) !== 0x3a) return null
  // An address is missed by another rule, and “the following terms” are what comes next.
  if (/\bfollowing\b|\b(?:at|agrees?|agreed):$/i.test(masked.slice(-120))) return null
  const last = sentences.at(-1)
  if (!last || masked.slice(last.start).split(/\s+/, fewestWords).length < fewestWords) return null
  const match = /(?:\S{1,40}\s){1,2}\S{1,40}:$/.exec(masked)
  return match ? {start: match.index, end: text.length} : null
})

const fewestWords = 5

function isOrphan(policy: Policy, at: PlacedClause): boolean {
  const next = policy.clauses[at.index + 1]
  if (!next) return true
  const {kind, level} = next.block
  if (kind === 'heading') return level !== unmarkedLevel && level <= (headingOver(policy, at) ?? 0) && !startsSeries(policy, next)
  if (kind === 'item') return isNextSection(policy, at, next)
  return kind === 'paragraph' && at.block.kind === 'paragraph' && level === at.block.level && isOtherTopic(policy, at, next)
}

function headingOver(policy: Policy, at: PlacedClause): number | undefined {
  return enclosing(policy, at).find(({kind}) => kind === 'heading')?.at.block.level
}

/** “The parties agree as follows:”, and clause 1. */
function startsSeries(policy: Policy, next: PlacedClause): boolean {
  return /^(?:1|i|a)$/i.test(sectionOf(policy, next)?.number ?? '')
}

/** Whether a paragraph under clause 3 is followed by clause 4. */
function isNextSection(policy: Policy, at: PlacedClause, next: PlacedClause): boolean {
  const section = sectionOf(policy, at)
  if (section?.kind !== 'item' || section.at.index === at.index || section.end !== next.index) return false
  const {level, ordinal} = section.at.block
  return next.block.level === level && ordinal !== undefined && Number(next.block.ordinal) === Number(ordinal) + 1
}

/**
 * Whether the next paragraph cannot be what was announced: it denies something where things done
 * were announced, or announces a list of its own. What is like its neighbour may be an item.
 */
function isOtherTopic({clauses}: Policy, at: PlacedClause, next: PlacedClause): boolean {
  if (next.block.title) return false
  const after = clauses[next.index + 1]
  const opening = openingOf(next.clause)
  if (announces(next.clause) && after && !isLike(after, opening)) return after.block.kind === 'item'
  if (!denies.test(next.clause.masked.slice(0, 200)) || negative.test(at.clause.masked.slice(-200))) return false
  return !after || !isLike(after, opening) || !denies.test(after.clause.masked.slice(0, 200))
}

/** Whether a paragraph does nothing but announce a list of its own; “To bill you. For example:” may be an item. */
function announces(clause: Clause): boolean {
  return leadOf(clause) !== null && clause.sentences.length === 1 && !/^To\b|\b(?:for example|such as):$/i.test(clause.text)
}

function isLike({block, clause}: PlacedClause, opening: string): boolean {
  return block.kind === 'paragraph' && openingOf(clause) === opening
}

const openingOf = remembered(({text}: Clause): string => /^\S*/.exec(text)?.[0].toLowerCase() ?? '')

/** “We will not …”, “Acorn does not …” */
const denies = /^(?:We|\p{Lu}[\p{L}’-]{1,30}(?: \p{Lu}[\p{L}’-]{1,30}){0,3}) (?:(?:will|does|do|shall|would) (?:not|never)\b|never\b)/u
const negative = /\b(?:not|never|no|agree|promises?|commit|commitments?|undertake|understand|acknowledge|note|principles?|rules?)\b/i

const announcesList = (clause: Clause): boolean => (leadOf(clause) ?? openEndOf(clause)) !== undefined
