import {exportsOf} from '../model/exports.js'
import {calledOf, relatedIn} from '../model/family.js'
import {keyOf} from '../model/links.js'
import type {StatedDate} from '../model/stated-dates.js'
import {parentUriOf} from '../model/workspace.js'
import {workspaceRule} from '../rule.js'
import {authorities} from './authorities.js'

export const effectiveDateSkew = workspaceRule({
  id: 'effective-date-skew',
  category: 'disclosure',
  severity: 'information',
  strict: true,
  summary: 'A supplement that is older than the document it supplements.',
  rationale:
    'A supplement relies on its parent: on its terms, its sections, its promises. When the parent has changed since, nobody may have looked whether the supplement still fits. The rule compares the dates both give for themselves. It does not judge documents without dates, or how old a document may be: some laws ask for a review each year.',
  authority: [authorities.ccpaUpdate],
  beside: {'privacy.md': '# Acorn Privacy Policy\n\nLast updated: March 3, 2025\n\nAcorn Ltd (“Acorn”, “we”) runs the garden app.\n'},
  examples: [
    {
      bad: '---\nextends: privacy.md\n---\n\n# Acorn Cookie Supplement\n\nLast updated: [|June 1, 2021|]\n\nWe set cookies.',
      good: '---\nextends: privacy.md\n---\n\n# Acorn Cookie Supplement\n\nLast updated: March 10, 2025\n\nWe set cookies.',
    },
  ],
  traps: [
    '# Acorn Cookie Notice\n\nLast updated: June 1, 2021\n\nWe set cookies.',
    '---\nextends: privacy.md\n---\n\n# Acorn Cookie Supplement\n\nEffective 3 March 2025\n\nWe set cookies.',
    '---\nextends: other.md\n---\n\n# Acorn Cookie Supplement\n\nLast updated: June 1, 2021\n\nWe set cookies.',
  ],
  *check(policy, _, workspace) {
    const others = policy.parent ? workspace.others() : []
    const uri = others.length > 0 ? parentUriOf(policy, workspace.uri, workspace) : undefined
    const parent = uri === undefined ? undefined : others.find((it) => keyOf(it.uri) === keyOf(uri))
    const its = parent && latest(parent.exports.dates)
    const mine = its && latest(exportsOf(policy).dates)
    if (!parent || !its || !mine || mine.date >= its.date) return
    yield {
      span: mine.span,
      message: `“${calledOf(parent)}” has changed since (${its.date}). Check this document against it, and renew the date.`,
      related: [relatedIn(policy, parent, its.span, 'The document it supplements is younger.')],
      fixes: [{title: 'Write the new date', safe: false, edits: () => [{span: mine.span, text: [{label: 'date of this version'}]}]}],
    }
  },
})

function latest(dates: readonly StatedDate[]): StatedDate | undefined {
  return dates.toSorted((a, b) => (a.date < b.date ? 1 : -1))[0]
}
