import {isFollowedAtOnce} from '../model/between.js'
import type {Clause} from '../model/clause.js'
import {isHeading} from '../model/clause.js'
import {clausesThat} from '../model/ledger.js'
import type {PlacedClause, Policy} from '../model/policy.js'
import {unmarkedLevel} from '../parse/title.js'
import {policyRule} from '../rule.js'
import {linesAround} from '../text/lines.js'
import {remembered} from '../text/remembered.js'
import {authorities} from './authorities.js'

export const emptySection = policyRule({
  id: 'empty-section',
  category: 'structure',
  severity: 'warning',
  summary: 'A heading with nothing under it.',
  rationale:
    'A reader who looks up “Your rights” and finds the next heading cannot tell whether the text was lost, moved or never written. The rule looks at marked headings only: lines that merely look like one may be an address or the title of the document. Headings over smaller headings, reserved numbers, and sections that hold a table, a picture or an included file are fine, and so is the title of the document.',
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
      yield {
        span: at.toSource({start: 0, end: at.clause.text.trimEnd().length}),
        message: 'Nothing stands under this heading. Write the section, or remove the heading.',
        related: next ? [{span: next.toSource({start: 0, end: next.clause.text.length}), message: 'The next section begins here.'}] : [],
        fixes: [
          {title: 'Remove this heading', safe: false, edits: () => [{span: linesAround(policy.source, block.span), text: ''}]},
          {
            title: 'Write the section',
            safe: false,
            edits: () => [{span: {start: block.span.end, end: block.span.end}, text: ['\n\n', {label: 'text of the section'}]}],
          },
        ],
      }
    }
  },
})

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
