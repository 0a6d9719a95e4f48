import {words} from '../../lexicon/words.js'
import {remembered} from '../../text/remembered.js'
import type {Clause} from '../clause.js'
import type {Placed, Policy} from '../policy.js'
import type {Retention} from '../retention.js'
import {daysOf} from './periods.js'

/** A statement, and one that cannot be true beside it. */
export interface Conflict {
  readonly one: Placed<Retention>
  readonly other: Placed<Retention>
}

/** What two statements on the same data are compared by. */
export type Claim = Pick<Retention, 'kind' | 'negated' | 'duration' | 'bound' | 'event' | 'ends'>

/** More statements than this of one kind of data are a schedule, not two slips. */
const most = 40

/** Each statement that conflicts with another, with the nearest such. */
export function* conflictsIn(policy: Policy): Generator<Conflict> {
  const scope = scopesIn(policy)
  for (const statements of groupsIn(policy)) {
    for (const one of statements) {
      let found: Placed<Retention> | undefined
      for (const other of statements) {
        if (other === one || !disagree(one.fact, other.fact) || scope(one) !== scope(other)) continue
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
    if (kind === undefined || !(negated || period === 'stated' || period === 'missing')) continue
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

export function disagree(a: Claim, b: Claim): boolean {
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

/** Words that limit a statement to a part of the data, of the readers, or of the cases. */
const limits =
  /\b(?:back-?ups?|archiv\w*|cop(?:y|ies)|logs?|legal\w*|laws?|litigation|hold|unless|except\w*|however|tax|audit\w*|regulat\w*|statutory|free|trial|paid|premium|pro|enterprise|basic|business|standard|plans?|tiers?|EU|EEA|UK|US|GDPR|europe\w*|california\w*|if|where|when|once|upon|request\w*|deleted (?:accounts?|items?)|inactiv\w*|children|minors|employees?|applicants?|candidates?|guests?|admin\w*|court|subpoena\w*|fraud\w*|investigat\w*|disput\w*|claims?|cached?|temporar\w*|test\w*|beta|draft\w*|anonym\w*|aggregat\w*|encrypted|raw)\b/gi
const headingLimits =
  /\b(?:back-?ups?|legal\w*|free|trial|paid|premium|pro|enterprise|basic|business|plans?|tiers?|EU|EEA|UK|US|europe\w*|california\w*|children|employees?|applicants?|candidates?|admin\w*|beta)\b/i
const commonTerms = words(
  'service services agreement policy terms account accounts user users customer customers company content software site website platform app party parties',
)

/** What a statement is limited to, as text to compare. */
export function scopesIn({clauses}: Policy): (statement: Placed<Retention>) => string {
  let headings: readonly string[] | undefined
  return ({fact, at}) => {
    headings ??= readHeadings(clauses)
    return `${headings[at.index]}|${limitsIn(at.clause).get(fact) ?? ''}`
  }
}

/** What the statements of a clause are limited to by their own words. */
const limitsIn = remembered(
  ({retentions, text}: Clause): ReadonlyMap<Retention, string> => new Map(retentions.map((fact) => [fact, scopeOf(fact, text)])),
)

/** For each clause, what the headings above it limit it to. */
function readHeadings(clauses: Policy['clauses']): readonly string[] {
  const open: string[] = []
  let limits = ''
  return clauses.map(({block, clause}) => {
    if (block.kind === 'heading') {
      open.length = block.level
      open[block.level] = headingLimitsOf(clause)
      limits = open.filter(Boolean).join('|')
    }
    return limits
  })
}

const headingLimitsOf = remembered(({text}: Clause): string =>
  headingLimits.test(text) ? (text.toLowerCase().match(/[a-z]+/g) ?? []).join(' ') : '',
)

/** What leads to a period limits nothing. */
const lead =
  /(?:\b(?:for|within|after|of|is|to|no|not|longer|more|than|at|least|most|up|an?|the|maximum|minimum|period|approximately|about|only|until|in)\s{1,2}){1,8}$/i

function scopeOf({sentence, data, span}: Retention, text: string): string {
  const rest = [
    text.slice(sentence.start, Math.min(data?.start ?? span.start, span.start)).replace(lead, ' '),
    data && data.end <= span.start ? text.slice(data.end, span.start).replace(lead, ' ') : '',
    text.slice(Math.max(span.end, data?.end ?? 0), sentence.end),
  ].join(' \0 ')
  const cues = new Set(Array.from(rest.matchAll(limits), ([word]) => word.toLowerCase().slice(0, 6)))
  for (const [, name = ''] of rest.matchAll(/(?<![.!?:"“(\0]\s{0,2})(?<=\S\s{1,2})(\p{Lu}[\p{L}’'-]{1,30})/gu)) {
    if (!commonTerms.has(name.toLowerCase())) cues.add(name.toLowerCase())
  }
  for (const [, from = '', what = ''] of rest.matchAll(
    /\b(from|in|of|for|on|by|about|with|under|during) ((?:[a-z-]{2,20} ){0,2}[a-z-]{3,20})/g,
  )) {
    if (!/\b(?:our|the|this|servers?|systems?|databases?|days?|weeks?|months?|years?|period|maximum|minimum|only|up|example)\b/.test(what))
      cues.add(`${from} ${what}`)
  }
  return [...cues].toSorted().join(' ')
}
