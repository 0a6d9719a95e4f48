import {type ExportedRetention, exportsOf} from '../model/exports.js'
import {calledOf, relatedIn, relativesOf} from '../model/family.js'
import {disagree, isSpecific} from '../model/retention/conflicts.js'
import type {Other} from '../model/workspace.js'
import {workspaceRule} from '../rule.js'
import {authorities} from './authorities.js'

export const crossDocRetentionConflict = workspaceRule({
  id: 'cross-doc-retention-conflict',
  category: 'contradiction',
  severity: 'error',
  summary: 'Another document of the company gives another period for the same data.',
  rationale:
    'The privacy policy, the cookie notice and the agreement on data processing are written at different times by different people, and each names how long data is kept. A reader may hold you to the shortest period, a regulator to the longest. The rule compares periods for the same kind of data in the policies of a workspace that belong to one company and are about the same. It does not judge documents about one product or one group of people, versions of one document, backups, legal holds, plans, regions, minimum against maximum, or data that is only called “information” or “data”.',
  authority: [authorities.gdpr13retention],
  beside: {
    'cookies.md': '# Acorn Cookie Notice\n\nAcorn Ltd (“Acorn”, “we”) runs the garden app.\n\nWe keep server logs for 90 days.\n',
  },
  examples: [
    {
      bad: '# Acorn Privacy Policy\n\nAcorn Ltd (“Acorn”, “we”) runs the garden app.\n\nServer logs are deleted after [|30 days|].',
      good: '# Acorn Privacy Policy\n\nAcorn Ltd (“Acorn”, “we”) runs the garden app.\n\nServer logs are deleted after 90 days.',
    },
  ],
  traps: [
    '# Acorn Privacy Policy\n\nAcorn Ltd (“Acorn”, “we”) runs the garden app.\n\nServer logs are deleted after three months.',
    '# Acorn Privacy Policy\n\nAcorn Ltd (“Acorn”, “we”) runs the garden app.\n\nServer logs are kept for at least 30 days.',
    '# Acorn Privacy Policy\n\nAcorn Ltd (“Acorn”, “we”) runs the garden app.\n\nBackups of server logs are kept for one year.',
    '# Acorn Seeds Privacy Policy\n\nAcorn Ltd (“Acorn”, “we”) runs the seed shop.\n\nServer logs are deleted after 30 days.',
    '# Harbour Privacy Policy\n\nHarbour Ltd (“Harbour”, “we”) runs boats.\n\nServer logs are deleted after 30 days.',
    '# Acorn Privacy Policy\n\nAcorn Ltd (“Acorn”, “we”) runs the garden app.\n\nMessages are deleted after 30 days.',
  ],
  *check(policy) {
    const relatives = relativesOf(policy)
    if (relatives.length === 0) return
    for (const mine of exportsOf(policy).retentions) {
      const conflict = mine.kind !== undefined && isSpecific(mine.kind) ? conflictWith(mine, relatives) : undefined
      if (!conflict) continue
      const {other, its} = conflict
      yield {
        span: mine.span,
        message: `This says “${mine.text}”, “${calledOf(other)}” says “${its.text}” on the same data. Align the two.`,
        related: [relatedIn(policy, other, its.span, `The other document says “${its.text}”.`)],
        fixes:
          mine.period === 'stated' && its.period === 'stated' && !mine.negated && !its.negated && !/-/.test(mine.text + its.text)
            ? [{title: `Change to “${its.text}”`, safe: false, edits: () => [{span: mine.span, text: its.text}]}]
            : [],
      }
    }
  },
})

function conflictWith(
  mine: ExportedRetention,
  relatives: readonly Other[],
): {readonly other: Other; readonly its: ExportedRetention} | undefined {
  for (const other of relatives) {
    const its = other.exports.retentions.find(
      (it) => it.kind === mine.kind && it.scope === mine.scope && isClaim(it) && isClaim(mine) && disagree(mine, it),
    )
    if (its) return {other, its}
  }
  return undefined
}

const isClaim = ({negated, period}: ExportedRetention) => negated || period === 'stated' || period === 'missing'
