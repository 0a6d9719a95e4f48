import {type ExportedPractice, exportsOf, phraseKey} from '../model/exports.js'
import {calledOf, relatedIn, relativesOf} from '../model/family.js'
import type {Other} from '../model/workspace.js'
import {workspaceRule} from '../rule.js'
import {authorities} from './authorities.js'

export const crossDocPracticeConflict = workspaceRule({
  id: 'cross-doc-practice-conflict',
  category: 'contradiction',
  severity: 'warning',
  strict: true,
  summary: 'One document says that something is done with data, another of the company that it is not.',
  rationale:
    'A promise in one document and the opposite in another is the first thing a complaint quotes. The rule compares plain statements of the company on itself in the policies of a workspace that belong to one company and are about the same: the same action, the same data, the same recipients and, where they are named, the same purposes, one of them denied. It does not judge statements with conditions or exceptions, statements on other products or groups, or a broad denial beside a narrower practice.',
  authority: [authorities.policyLint, authorities.poliGraph],
  beside: {
    'terms.md':
      '# Acorn Terms of Service\n\nAcorn Ltd (“Acorn”, “we”) runs the garden app.\n\nWe sell your email address to advertisers.\n',
  },
  examples: [
    {
      bad: '# Acorn Privacy Policy\n\nAcorn Ltd (“Acorn”, “we”) runs the garden app.\n\nWe [|do not sell|] your email address to advertisers.',
      good: '# Acorn Privacy Policy\n\nAcorn Ltd (“Acorn”, “we”) runs the garden app.\n\nWe sell your email address to advertisers.',
    },
  ],
  traps: [
    '# Acorn Privacy Policy\n\nAcorn Ltd (“Acorn”, “we”) runs the garden app.\n\nWe do not sell your phone number to advertisers.',
    '# Acorn Privacy Policy\n\nAcorn Ltd (“Acorn”, “we”) runs the garden app.\n\nWe do not sell your email address to advertisers unless you agree.',
    '# Acorn Privacy Policy\n\nAcorn Ltd (“Acorn”, “we”) runs the garden app.\n\nWe do not share your email address with advertisers.',
    '# Acorn Seeds Privacy Policy\n\nAcorn Ltd (“Acorn”, “we”) runs the seed shop.\n\nWe do not sell your email address to advertisers.',
    '# Harbour Privacy Policy\n\nHarbour Ltd (“Harbour”, “we”) runs boats.\n\nWe do not sell your email address to advertisers.',
  ],
  *check(policy) {
    const relatives = relativesOf(policy)
    if (relatives.length === 0) return
    for (const mine of exportsOf(policy).practices) {
      const conflict = mine.plain && mine.conditions.length === 0 ? conflictWith(mine, relatives) : undefined
      if (!conflict) continue
      const {other, its} = conflict
      yield {
        span: mine.span,
        message: `“${calledOf(other)}” says the opposite: “${its.text}”. Say the same in both, or add what each is limited to.`,
        related: [relatedIn(policy, other, its.span, `Here it says: “${its.text}”.`)],
      }
    }
  },
})

function conflictWith(
  mine: ExportedPractice,
  relatives: readonly Other[],
): {readonly other: Other; readonly its: ExportedPractice} | undefined {
  for (const other of relatives) {
    const its = other.exports.practices.find((it) => it.plain && it.conditions.length === 0 && contradict(mine, it))
    if (its) return {other, its}
  }
  return undefined
}

function contradict(a: ExportedPractice, b: ExportedPractice): boolean {
  if (a.action !== b.action || a.negated === b.negated) return false
  const [no, yes] = a.negated ? [a, b] : [b, a]
  // “For this purpose we do not”, “only with”: what is left open may be what the other does.
  if (/\b(?:only|solely|except|unless|without|other than|apart from|beyond)\b/i.test(`${no.text} ${yes.text}`)) return false
  if (!share(no.data, yes.data, no.action === 'sell')) return false
  if (no.recipients.length === 0 ? no.action === 'share' && yes.recipients.length > 0 : !share(no.recipients, yes.recipients)) return false
  return no.purposes.length === 0 || share(no.purposes, yes.purposes)
}

/** Whether both speak of the same thing; “information” at large is too often another. */
function share(a: readonly string[], b: readonly string[], general = false): boolean {
  const keys = new Set(a.map(phraseKey))
  return b.some((it) => {
    const key = phraseKey(it)
    return keys.has(key) && !/^(?:it|this|that|them|these|such)\b/.test(key) && (general || key !== 'personal information')
  })
}
