import {claimOf} from '../model/claims/statements.js'
import type {Placed, PlacedClause} from '../model/policy.js'
import type {Statement} from '../model/practices/statements.js'
import {type Conflict, conflictsIn, keptAfterAll} from '../model/retention/conflicts.js'
import type {Retention} from '../model/retention.js'
import {type Finding, type Fix, policyRule} from '../rule.js'
import {authorities} from './authorities.js'

export const conflictingRetention = policyRule({
  id: 'conflicting-retention',
  category: 'contradiction',
  severity: 'error',
  summary: 'Two statements that give different periods for the same data.',
  rationale:
    'A reader may hold you to the shorter period, a regulator to the longer. Two statements conflict when they speak of the same data, in the same scope, and both cannot be true: two different periods, or kept here, for a time or indefinitely, and not kept there. Backups, copies, legal holds, exceptions, minimum and maximum, other regions, plans or events are no conflict; the rule is silent where it cannot tell. It does not judge which of the two is right.',
  authority: [authorities.gdpr13retention, authorities.policyLint],
  examples: [
    {
      bad: 'We keep call recordings for [|30 days|].\n\nCall recordings are deleted after [|90 days|].',
      good: 'We keep call recordings for 30 days.\n\nCall recordings are deleted after 30 days.',
    },
    {
      bad: 'We [|do not retain|] chat transcripts.\n\nWe retain chat transcripts for [|one year|].',
      good: 'We do not retain chat transcripts.\n\nWe retain other messages for one year.',
    },
  ],
  traps: [
    'We keep call recordings for 30 days.\n\nWe keep account data for 90 days.',
    'We keep call recordings for 30 days.\n\nBackups of call recordings are kept for 90 days.',
    'We keep call recordings for 30 days.\n\nCall recordings under a legal hold are kept for two years.',
    'In Germany, we keep call recordings for 30 days.\n\nIn France, we keep call recordings for 90 days.',
    'We keep call recordings for at least 30 days.\n\nCall recordings are kept for up to 90 days.',
    'Recordings are kept for one month.\n\nRecordings are deleted after 30 days.',
    'On the free plan, we keep chat transcripts for 30 days.\n\nOn the paid plan, we keep chat transcripts for 90 days.',
    'We keep recordings for 30 days.\n\nWe keep call recordings for 30 days and training recordings for one year.',
    'We delete your data within 30 days of your request.\n\nWe keep your data for two years after your last visit.',
    'We do not retain the content of calls.\n\nWe retain the content of messages for 30 days.',
    'We keep call recordings for 30 days, unless you ask us to keep them for 90 days.',
    'We do not store your messages.\n\nMessages are stored in backups. Your drafts are stored on your device.',
    'We keep chat transcripts for at least a year.\n\nWe keep chat transcripts indefinitely.',
    'If you cancel, we keep your files for 30 days.\n\nWe keep your files for two years.',
  ],
  *check(policy) {
    const known = new Set<PlacedClause>()
    for (const conflict of conflictsIn(policy)) {
      const {one, other} = conflict
      known.add(one.at)
      yield {
        span: one.at.toSource(one.fact.span),
        message: `This says “${saying(one)}”, another statement on the same data says “${saying(other)}”. Align the two.`,
        related: [{span: other.at.toSource(other.fact.span), message: `The other statement says “${saying(other)}”.`}],
        fixes: fixesOf(conflict),
      }
    }
    for (const {denial, other} of keptAfterAll(policy, known)) {
      yield keeping(denial, other)
      yield keeping(other, denial)
    }
  },
})

function keeping(one: Statement, other: Statement): Finding {
  const its = other.at.clause.text.slice(claimOf(other).start, claimOf(other).end)
  return {
    span: one.at.toSource(one.fact.span),
    message: `Another statement on the same data says “${its}”. Align the two.`,
    related: [{span: other.at.toSource(claimOf(other)), message: `The other statement says “${its}”.`}],
  }
}

const saying = ({fact, at}: Placed<Retention>): string => wordsOf(at, fact.span)

function wordsOf(at: Placed<Retention>['at'], {start, end}: Retention['span']): string {
  return at.clause.text.slice(start, end)
}

/** To take over the other period, or to keep this one and change the other. */
function fixesOf({one, other}: Conflict): Fix[] {
  if (one.fact.period !== 'stated' || other.fact.period !== 'stated' || one.fact.negated || other.fact.negated) return []
  const mine = periodOf(one)
  const its = periodOf(other)
  return [
    {title: `Change to “${its}”`, safe: false, edits: () => one.at.edit(one.fact.span, likeIn(one, its))},
    {title: `Keep “${mine}” and change the other`, safe: false, edits: () => other.at.edit(other.fact.span, likeIn(other, mine))},
  ]
}

/** “30-day” as “30 days”. */
function periodOf({fact, at}: Placed<Retention>): string {
  const words = wordsOf(at, fact.span)
  return isCompound(words) ? `${words.replace(/[-‑]/, ' ')}${/^(?:an?|one|1)[-‑]/i.test(words) ? '' : 's'}` : words
}

const isCompound = (words: string) => /[-‑](?:minute|hour|day|week|month|quarter|year)$/i.test(words)

/** A period written as the one it replaces: “30-day” for “90-day”. */
function likeIn({fact, at}: Placed<Retention>, period: string): string {
  if (!isCompound(wordsOf(at, fact.span))) return period
  const space = period.lastIndexOf(' ')
  return `${period.slice(0, space)}-${period.slice(space + 1).replace(/s$/, '')}`
}
