import {type ComparedPromise, promisesCompared} from '../model/changes.js'
import {type ExportedPromise, exportsOf} from '../model/exports.js'
import type {PlacedClause, Policy} from '../model/policy.js'
import {promiseNames} from '../model/promises.js'
import {sectionOf} from '../model/sections.js'
import {clauseAt} from '../model/uses.js'
import {type Finding, workspaceRule} from '../rule.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const rightDropped = workspaceRule({
  id: 'right-dropped',
  category: 'contradiction',
  severity: 'warning',
  summary: 'A right or a promise that the last committed version gave and this one does not.',
  rationale:
    'Sentences go when texts are rewritten, and with them a right that readers had, or a promise they relied on. That may be meant; then readers have to be told. The rule compares with the version last committed to git: rights of access, correction, erasure and the like, notice of changes and its length, promises not to sell, times for answers. It does not judge whether the law still grants what the text no longer says, nor rights that are worded anew. Without git, or for a file that was never committed, it says nothing.',
  authority: [authorities.gdpr5, authorities.ftcRetroactive],
  last: '# Acorn Privacy Policy\n\n## Your choices\n\nYou may correct or erase your personal information at any time.\n\n## Changes\n\nWe will notify you of changes 30 days before they take effect.\n',
  examples: [
    {
      bad: '# Acorn Privacy Policy\n\n## [|Your choices|]\n\nYou may correct your personal information at any time.\n\n## Changes\n\nWe will notify you of changes 30 days before they take effect.',
      good: '# Acorn Privacy Policy\n\n## Your choices\n\nYou may correct or delete your personal information at any time.\n\n## Changes\n\nWe will notify you of changes 30 days before they take effect.',
    },
  ],
  traps: [
    '# Acorn Privacy Policy\n\nWe will notify you of changes one month before they take effect. You have the right to rectify your data and to have your data erased.',
    '# Acorn Privacy Policy\n\n## Rights\n\nYou have the right to:\n\n- update your personal information\n- have your personal information removed\n\nWe will inform you of any changes 60 days in advance.',
  ],
  *check(policy, _, workspace) {
    const last = workspace.last(policy.source)
    if (!last) return
    const [before, after] = [exportsOf(last), exportsOf(policy)]
    for (const compared of promisesCompared(before.promises, after.promises)) {
      const {was, is} = compared
      if (was && (!is || isLess(compared))) yield was && is ? lessened(compared, was, is) : dropped(compared, was, last, policy)
    }
  },
})

/** Less notice, or a longer wait; a month is 30 days. */
function isLess({kind, was, is}: ComparedPromise): boolean {
  if (was?.days === undefined || !is) return false
  if (is.days === undefined) return true
  return kind === 'notify-changes' ? is.days < was.days * 0.95 : is.days > was.days * 1.05
}

function lessened({kind}: ComparedPromise, was: ExportedPromise, is: ExportedPromise): Finding {
  const now = is.period === undefined ? 'no period is named' : `it is “${is.period}”`
  const before = was.period ?? ''
  return {
    span: is.span,
    message: `The last version said “${before}”, now ${now} (${promiseNames[kind]}). Make sure that this is meant, and tell readers.`,
  }
}

function dropped({kind}: ComparedPromise, was: ExportedPromise, last: Policy, policy: Policy): Finding {
  const place = placeOf(was, last, policy)
  return {
    span: place.span,
    message: `The last version gave ${promiseNames[kind]}: “${shortened(was.text)}”${/[.!?…]$/.test(shortened(was.text)) ? '' : '.'} Make sure that it is meant to go, and tell readers.`,
    fixes: place.after
      ? [
          {
            title: 'Put the sentence back',
            safe: false,
            edits: () => (place.after === undefined ? [] : [{span: {start: place.after, end: place.after}, text: place.lead + was.text}]),
          },
        ]
      : [],
  }
}

/** Where a sentence of the last version stood: what is underlined, and where it can be put back. */
interface Place {
  readonly span: Span
  readonly after: number | undefined
  /** What must stand before it. */
  readonly lead: string
}

function placeOf(was: ExportedPromise, last: Policy, policy: Policy): Place {
  const old = clauseAt(last, was.span.start)
  const section = old && sectionOf(last, old)
  const same =
    section && policy.sections.find(({title, kind}) => kind === 'heading' && plain(title) === plain(section.title) && title !== '')
  const heading = same?.at ?? policy.clauses.find(({block}) => block.kind === 'heading') ?? policy.clauses[0]
  const like = old && nearest(old, same ? policy.clauses.slice(same.at.index, same.end) : policy.clauses)
  const isSame = like !== undefined && like.block.kind === old?.block.kind
  const target = like ?? heading
  const span = heading ? heading.toSource(trimmedTitle(heading)) : {start: 0, end: 0}
  if (!target) return {span, after: undefined, lead: ''}
  return {
    span,
    after: target.toSource({start: 0, end: target.clause.text.length}).end,
    lead: isSame && old?.block.kind === 'paragraph' ? ' ' : '\n\n',
  }
}

/** A heading whole; of anything else its first words. */
function trimmedTitle({block, clause}: PlacedClause): Span {
  if (block.kind === 'heading') return {start: 0, end: clause.text.length}
  return {start: 0, end: /^(?:\S+\s+){0,3}\S+/.exec(clause.text)?.[0].length ?? clause.text.length}
}

/** The clause that shares the most of its words with one of the last version. */
function nearest(old: PlacedClause, clauses: readonly PlacedClause[]): PlacedClause | undefined {
  const words = wordsOf(old)
  let best: PlacedClause | undefined
  let most = Math.max(2, words.size / 3)
  for (const at of clauses) {
    if (at.block.kind === 'heading') continue
    let shared = 0
    for (const word of wordsOf(at)) if (words.has(word)) shared++
    if (shared > most) {
      most = shared
      best = at
    }
  }
  return best
}

const wordsOf = ({clause}: PlacedClause): ReadonlySet<string> => new Set(clause.text.toLowerCase().match(/\p{L}{3,}/gu) ?? [])

const plain = (title: string) =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

function shortened(text: string): string {
  const words = text.replaceAll(/\s+/g, ' ').trim()
  return words.length > 160 ? `${words.slice(0, 160).replace(/\s\S*$/, '')} …` : words
}
