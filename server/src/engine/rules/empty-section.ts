import {isFollowedAtOnce} from '../model/between.js'
import type {Clause} from '../model/clause.js'
import {isHeading} from '../model/clause.js'
import {clausesThat} from '../model/ledger.js'
import type {PlacedClause, Policy} from '../model/policy.js'
import {sharedWords} from '../model/titles.js'
import {unmarkedLevel} from '../parse/title.js'
import {type Finding, type Fix, policyRule} from '../rule.js'
import {linesAround} from '../text/lines.js'
import {remembered} from '../text/remembered.js'
import {authorities} from './authorities.js'

export const emptySection = policyRule({
  id: 'empty-section',
  category: 'structure',
  severity: 'warning',
  summary: 'A heading with nothing under it.',
  rationale:
    'A reader who looks up “Your rights” and finds the next heading cannot tell whether the text was lost, moved or never written. The rule looks at marked headings only: lines that merely look like one may be an address or the title of the document. A heading of too low a level over the one it gathers is information. Headings over smaller headings, reserved numbers, and sections that hold a table, a picture or an included file are fine, and so is the title of the document.',
  authority: [authorities.dealProof, authorities.plainWriting],
  examples: [
    {
      bad: '# Privacy\n\n## [|Your rights|]\n\n## Contact\n\nWrite to us.',
      good: '# Privacy\n\n## Your rights\n\nYou may ask for a copy of your data.\n\n## Contact\n\nWrite to us.',
    },
    {bad: '# Terms\n\nThese are our terms.\n\n## [|Governing law|]', good: '# Terms\n\nThese are our terms.'},
  ],
  traps: [
    '# Terms\n\n## Payment\n\n### Prices\n\nPrices include tax.',
    '## 4. Reserved\n\n## 5. Fees\n\nYou pay monthly.',
    '## 4. [Intentionally omitted]\n\n## 5. Fees\n\nYou pay monthly.',
    '# Acorn\n\n# Terms of Service\n\nThese terms apply.',
    'Acorn Ltd\n\n12 Main Street\n\nTerms of Service\n\nThese terms apply.',
    'We rely on contracts.\n\n## Effective: March 3, 2025',
    '## We never sell your data.\n\n## We keep it for a year.\n\nThen we delete it.',
    'Read on.\n\n## Pictures\n\n![A map of our offices](map.png)\n\n## Contact\n\nWrite to us.',
    'Read on.\n\n## [Cookies](cookies.md)\n\n## [Terms](terms.md)',
  ],
  *check(policy) {
    const {clauses} = policy
    for (const at of clausesThat(policy, isHeading)) {
      const {block} = at
      if (block.level === unmarkedLevel) continue
      const next = clauses[at.index + 1]
      if (next && (next.block.kind !== 'heading' || next.block.level > block.level)) continue
      // “# Acorn”, “# Terms of Service”: the title of the document.
      if (at.index === 0 || !isBareTitle(at.clause) || holdsMore(policy, at) || !isFollowedAtOnce(policy, at)) continue
      yield finding(policy, at, next)
    }
  },
})

function finding(policy: Policy, at: PlacedClause, next: PlacedClause | undefined): Finding {
  const span = at.toSource({start: 0, end: at.clause.text.trimEnd().length})
  const related = next ? [{span: next.toSource({start: 0, end: next.clause.text.length}), message: 'The next section begins here.'}] : []
  const {block} = at
  const remove: Fix = {
    title: 'Remove this heading',
    safe: false,
    edits: () => [{span: linesAround(policy.source, block.span), text: ''}],
  }
  if (next && sameTitle(at, next)) return {span, message: 'This heading stands twice. Remove one.', related, fixes: [remove]}
  const write: Fix = {
    title: 'Write the section',
    safe: false,
    edits: () => [{span: {start: block.span.end, end: block.span.end}, text: ['\n\n', {label: 'text of the section'}]}],
  }
  if (next && opensGroup(at, next))
    return {
      span,
      severity: 'information',
      message: 'The next heading is of a higher level, so nothing stands under this one. If it opens a group, raise it above that.',
      related,
      fixes: [...raised(policy, at, next), write],
    }
  return {span, message: 'Nothing stands under this heading. Write the section, or remove the heading.', related, fixes: [remove, write]}
}

const sameTitle = (one: PlacedClause, other: PlacedClause) => one.clause.text.trim() === other.clause.text.trim()

/** “##### Refunds”, “#### 7. How refunds are paid”: the first gathers what follows, and only its level is off. */
function opensGroup(at: PlacedClause, next: PlacedClause): boolean {
  if (next.block.level >= at.block.level) return false
  const [own, other] = [at, next].map(({clause}) => clause.text)
  const isNumbered = (text = '') => /^\W{0,3}(?:\d|[A-Z][.)])/.test(text)
  return (isNumbered(other) && !isNumbered(own)) || sharedWords(own ?? '', other ?? '') > 0
}

/** Written with one mark less than the next has, where marks tell the level; a title of the document it cannot be. */
function* raised({source}: Policy, {block: {span}}: PlacedClause, next: PlacedClause): Generator<Fix> {
  const marks = /^#+/.exec(source.slice(span.start, span.end))?.[0].length ?? 0
  if (marks === 0 || next.block.level < 3) return
  const edits = () => [{span: {start: span.start, end: span.start + marks}, text: '#'.repeat(next.block.level - 1)}]
  yield {title: 'Raise this heading above the next', safe: false, edits}
}

/** Whether a heading only names what should follow, rather than say it. */
const isBareTitle = remembered(
  ({text, masked}: Clause): boolean =>
    !/[.!?;:,]["”’)]?\s*$/.test(text) &&
    text.split(/\s+/, 13).length <= 12 &&
    !/\b(?:reserved|omitted|deleted|removed|repealed|not (?:used|applicable)|n\/a|blank)\b/i.test(text) &&
    !/\0|\d{4}$|^(?:last )?(?:updated|revised|effective|version|date)\b/i.test(masked),
)

/** Whether the heading itself is a link, or holds a picture. */
function holdsMore({source}: Policy, {block: {span}}: PlacedClause): boolean {
  return /\]\(|\]\[|<img|\{[{%]/.test(source.slice(span.start, span.end))
}
