import {Kind} from '../parse/tokens.js'
import {remembered} from '../text/remembered.js'
import type {Clause} from './clause.js'
import {distinctiveIn} from './document-names.js'
import type {Policy} from './policy.js'

/** What a clause tells of the company that speaks: names it may go by, each with what that weighs. */
interface Sign {
  readonly name: string
  readonly by: 'we' | 'form' | 'mail'
}

const weNamed =
  /(?<name>\p{Lu}[\p{L}\p{N}&.’'-]{1,30})(?: \p{Lu}[\p{L}\p{N}&.’'-]{0,30}){0,3}(?:,? (?:Inc|LLC|Ltd|Limited|Corp|Corporation|GmbH|Foundation|Incorporated|B\.V|PBC|Pty)\.?){0,2},? \((?:[^()]{0,80}[“"'‘, ])?(?:[Ww]e|[Uu]s|[Oo]ur)[”"'’,]/gu
const formed =
  /(?<![\p{L}\p{N}])(?<name>\p{Lu}[\p{L}\p{N}&’'-]{1,30})(?: \p{Lu}[\p{L}\p{N}&’'-]{0,30}){0,3},? (?:Inc|LLC|Ltd|Limited|Corp|Corporation|GmbH|Foundation|Incorporated|PBC|Pty)\b/gu

const signsIn = remembered((clause: Clause): readonly Sign[] => {
  const {masked, text, tokens} = clause
  const signs: Sign[] = []
  if (/\b(?:we|us|our)\b/.test(masked) && masked.includes('('))
    for (const {groups} of masked.matchAll(weNamed)) signs.push({name: (groups?.['name'] ?? '').toLowerCase(), by: 'we'})
  if (/\b(?:Inc|LLC|Ltd|Limited|Corp|Corporation|GmbH|Foundation|Incorporated|PBC|Pty)\b/.test(masked))
    for (const {groups} of masked.matchAll(formed)) signs.push({name: (groups?.['name'] ?? '').toLowerCase(), by: 'form'})
  if (text !== masked) {
    for (const [index, kind] of tokens.kinds.entries()) {
      if (kind !== Kind.address) continue
      const written = text.slice(tokens.starts[index], tokens.ends[index]).toLowerCase()
      const name = written.includes('@') ? hostLabel(written) : undefined
      if (name !== undefined) signs.push({name, by: 'mail'})
    }
  }
  return signs
})

/** The name in the host of a mailbox: `acorn` of `privacy@mail.acorn.co.uk`. */
function hostLabel(address: string): string | undefined {
  return /@(?:[\w-]{1,63}\.){0,4}?([\w-]{2,63})\.(?:(?:co|com|org|gov|ac)\.)?[a-z]{2,10}$/.exec(address)?.[1]
}

/** Mailboxes there that say nothing of a company. */
const anybody = new Set('gmail googlemail outlook hotmail live yahoo icloud aol proton protonmail example europa ec'.split(' '))

/**
 * The names the company behind a document goes by, as far as its text tells, the surest first. Documents that share
 * one are of one family.
 */
export function ownersOf({clauses}: Pick<Policy, 'clauses'>): readonly string[] {
  const counts = {
    we: new Map<string, number>(),
    form: new Map<string, number>(),
    mail: new Map<string, number>(),
  }
  for (const {clause} of clauses) for (const {name, by} of signsIn(clause)) counts[by].set(name, (counts[by].get(name) ?? 0) + 1)
  const owners = new Set<string>()
  for (const name of counts.we.keys())
    if (!/^(?:the|this|if|when|in|by|our|these|service|services|site|website|company)$/.test(name)) owners.add(name)
  for (const [by, least] of [
    ['mail', 1],
    ['form', 2],
  ] as const) {
    const [first] = [...counts[by]].filter(([name]) => by === 'form' || !anybody.has(name)).toSorted((a, b) => b[1] - a[1])
    if (first && first[1] >= least) owners.add(first[0])
  }
  return [...owners]
}

/** Whether two documents share a name of their company. */
export function areOneCompany(a: readonly string[], b: readonly string[]): boolean {
  return a.some((one) => b.some((other) => isOneName(one, other)))
}

/** `acorn` and `acornplants`. */
function isOneName(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short === long || (short.length > 3 && long.startsWith(short))
}

/** What a document is about, not whom or which product it is for. */
const topics = new Set(
  'refund refunds return returns cancellation restrictions takedown trademark copyright dmca security retention moderation billing shipping delivery payment payments processing dpa appeals'.split(
    ' ',
  ),
)

/** What a document's name limits it to, without the company's own: `recruitment`, `telepresence`. */
export function scopeOfTitle(title: string, owners: readonly string[]): readonly string[] {
  return distinctiveIn(title)
    .filter((word) => !topics.has(word))
    .filter((word) => !owners.some((owner) => isOneName(owner.replaceAll(/[^\p{L}\p{N}]/gu, ''), word)))
    .toSorted()
}
