import {words} from '../../lexicon/words.js'
import {covers} from '../claims/kinds.js'
import {isExcused, isNarrowed, isOpen, kindsOf, sentenceOf, statedIn} from '../claims/statements.js'
import {headingLimitsIn, limitsOf} from '../limits.js'
import type {Placed, Policy} from '../policy.js'
import type {Statement} from '../practices/statements.js'
import {isSameRegion, regionsIn} from '../regions.js'
import type {Retention} from '../retention.js'
import {daysOf} from './periods.js'

/** A statement, and one that cannot be true beside it. */
export interface Conflict {
  readonly one: Placed<Retention>
  readonly other: Placed<Retention>
}

/** What two statements on the same data are compared by. */
export interface Claim extends Pick<Retention, 'kind' | 'negated' | 'period' | 'duration' | 'bound' | 'event' | 'ends'> {
  /** Whether it says “indefinitely” or the like. */
  readonly endless: boolean
}

/** … of which a part may be kept. */
const tooWide = words('information content data record log item detail account device personal-data')

/** Words that say “kept” without a period. */
const kept = words('store keep save retain hold archive')

/** What is said not to be kept, and is kept elsewhere with nothing said of how long: the denial first. */
export function* keptAfterAll(
  policy: Policy,
  known: ReadonlySet<Placed<Retention>['at']>,
): Generator<{readonly denial: Statement; readonly other: Statement}> {
  const stated = statedIn(policy)
  const isKept = ({fact}: Statement) => fact.action === 'retain' && kept.has(fact.verb) && fact.data.length > 0
  const denials = stated.denied.filter(
    (it) => isKept(it) && !isOpen(it) && !it.fact.data.some((data) => isNarrowed(data, it)) && !known.has(it.at),
  )
  if (denials.length === 0 || denials.length > most) return
  const region = regionsIn(policy)
  const {data} = statedIn(policy).vocabulary
  for (const denial of denials) {
    const own = kindsOf(denial, {data}).filter((it) => !tooWide.has(it.words))
    const other = stated
      .done('retain')
      .find(
        (it) =>
          isKept(it) &&
          !isExcused(it) &&
          !known.has(it.at) &&
          isSameCopy(denial, it) &&
          kindsOf(it, {data}).some((kind) => own.some((mine) => covers(mine, kind, data))) &&
          isSameRegion(region(denial.at, denial.fact.span.start), region(it.at, it.fact.span.start)),
      )
    if (other) yield {denial, other}
  }
}

/** Not a copy elsewhere, or for a moment, unless the denial is about such. */
function isSameCopy(denial: Statement, other: Statement): boolean {
  const said = temporary.exec(sentenceOf(other))?.[0].toLowerCase()
  return said === undefined || (said.startsWith('cop') && /\bcop(?:y|ies)\b/i.test(sentenceOf(denial)))
}

/** Other copies, or not for long. */
const temporary =
  /\b(?:back-?ups?|cop(?:y|ies)|cach\w*|temporar\w*|briefly|memory|transient\w*|your (?:own )?(?:device|browser|computer|phone)|locally|logs?|metadata|hash\w*|encrypted|providers?|until|if|when|while|unless)\b/i

/** More statements than this of one kind of data are a schedule, not two slips. */
const most = 40

/** Each statement that conflicts with another, with the nearest such. */
export function* conflictsIn(policy: Policy): Generator<Conflict> {
  const scope = scopesIn(policy)
  for (const statements of groupsIn(policy)) {
    for (const one of statements) {
      let found: Placed<Retention> | undefined
      for (const other of statements) {
        if (other === one || !disagree(claimOf(one), claimOf(other)) || scope(one) !== scope(other)) continue
        if (!found || distance(one, other) < distance(one, found)) found = other
      }
      if (found) yield {one, other: found}
    }
  }
}

function distance(a: Placed<Retention>, b: Placed<Retention>): number {
  return Math.abs(a.at.index - b.at.index)
}

/** Statements on the same data: “recordings” are “call recordings” where the document knows no others. */
function groupsIn({retentions, clauses}: Policy): Placed<Retention>[][] {
  const groups = new Map<string, Placed<Retention>[]>()
  for (const statement of retentions) {
    const {kind, period, negated} = statement.fact
    if (kind === undefined || !(negated || period === 'stated' || period === 'missing' || claimOf(statement).endless)) continue
    const group = groups.get(kind)
    if (group) group.push(statement)
    else groups.set(kind, [statement])
  }
  for (const [kind, group] of groups) {
    if (kind.includes(' ') || vague.has(kind)) continue
    const kinds = [...groups.keys()].filter((it) => it.endsWith(` ${kind}`))
    const only = kinds.length === 1 ? kinds[0] : undefined
    if (only === undefined || isAmbiguous(clauses, kind, only)) continue
    groups.get(only)?.push(...group)
    groups.delete(kind)
  }
  return [...groups.values()].filter(({length}) => length > 1 && length <= most)
}

/** Heads that say too little to be taken for one of their kinds. */
const vague = words('information content file record log message account device copy detail address document item')

/** Whether any clause speaks of another kind of the same thing. */
function isAmbiguous(clauses: Policy['clauses'], kind: string, only: string): boolean {
  const modifier =
    only
      .slice(0, -kind.length - 1)
      .split(' ')
      .at(-1) ?? ''
  const pattern = new RegExp(`([a-z]{3,20})[ -]${kind.replace(/y$/, '(?:y|ie)')}(?:s|es)?\\b`, 'gi')
  return clauses.some(({clause}) =>
    Array.from(clause.text.matchAll(pattern)).some(([, word = '']) => {
      const before = word.toLowerCase()
      return before !== modifier && !empty.has(before)
    }),
  )
}

const empty = words(
  'the your our all any such these those that this and keep keeps kept retain retains delete store stores for with share from use some each other',
)

/** What a statement says, apart from where. */
export function claimOf({fact, at}: Placed<Retention>): Claim {
  const {kind, negated, period, duration, bound, event, ends, span} = fact
  const endless =
    period === 'vague' &&
    !negated &&
    /\b(?:indefinite(?:ly)?|for\s?ever|permanently|in perpetuity)\b/i.test(at.clause.text.slice(span.start, span.end))
  return {kind, negated, period, duration, bound, event, ends, endless}
}

export function disagree(a: Claim, b: Claim): boolean {
  // “At least a year” may be for ever.
  const ending = a.endless ? b : b.endless ? a : undefined
  if (ending)
    return ending.negated ? isSpecific(ending.kind) : ending.period === 'stated' && ending.bound !== 'least' && isSpecific(ending.kind)
  if (a.negated !== b.negated) {
    const [no, yes] = a.negated ? [a, b] : [b, a]
    return isSpecific(no.kind) && !yes.ends && no.bound === 'exact'
  }
  if (a.negated || a.duration === undefined || b.duration === undefined) return false
  if (a.event !== undefined && b.event !== undefined ? !isSameEvent(a.event, b.event) : !isOrdinary(a.event ?? b.event)) return false
  const [x, y] = [daysOf(a.duration), daysOf(b.duration)]
  if (Math.abs(x - y) <= 0.035 * Math.max(x, y)) return false
  if (a.bound === b.bound) return true
  // “At least” and “at most” leave room for what lies between.
  if (a.bound === 'least') return y < x
  if (b.bound === 'least') return x < y
  return a.bound === 'most' ? y > x : x > y
}

/** Statements on “data” or “content” at large are too often about different data. */
export function isSpecific(kind: string | undefined): boolean {
  return kind !== undefined && (kind.includes(' ') || !vague.has(kind)) && !/^(?:personal|other|certain|such) information$/.test(kind)
}

/** Of two periods only one says what it runs from: the same if that is only the making of the data. */
function isOrdinary(event: string | undefined): boolean {
  return event === undefined || /^(?:the |it |they |each |a )?(?:\w+ )?(?:collect|creat|record|receiv|made|call|date|day)/.test(event)
}

function isSameEvent(a: string, b: string): boolean {
  const stems = (event: string) => new Set(Array.from(event.matchAll(/[a-z]{4,}/g), ([word]) => word.slice(0, 5)))
  const other = stems(b)
  return [...stems(a)].some((stem) => other.has(stem) && !/^(?:your|date|after|that|this)$/.test(stem))
}

/** What a statement is limited to, as text to compare. */
export function scopesIn({clauses}: Policy): (statement: Placed<Retention>) => string {
  const headings = headingLimitsIn(clauses)
  const known = new Map<Retention, string>()
  return ({fact, at}) => {
    const before = known.get(fact)
    if (before !== undefined) return before
    const scope = `${headings(at)}|${limitsOf(at.clause.text, fact.sentence, [fact.data ?? fact.span, fact.span])}`
    known.set(fact, scope)
    return scope
  }
}
