import {type Change, type Cited, changesBetween, type Policy} from './engine/index.js'

/** A draft for readers of what has changed in a policy, in Markdown: each line with the clause it rests on. */
export function noticeOf(old: Policy, now: Policy): string {
  const {changes, unread} = changesBetween(old, now)
  const title = titleOf(now) ?? titleOf(old) ?? 'this policy'
  const lines = [`# Changes to ${title}`, '']
  const lineIn = {old: linesOf(old.source), now: linesOf(now.source)}
  const cite = ({before, after}: Pick<Change, 'before' | 'after'>) => {
    const parts = [after && `now ${placeOf(after, lineIn.now)}`, before && `before ${placeOf(before, lineIn.old)}`]
    return parts.filter((it) => it !== undefined).join('; ')
  }
  const left = unread.before.length + unread.after.length + unread.reworded.length
  if (changes.length === 0 && left === 0) {
    lines.push('Nothing has changed in what the policy says.', '')
    return lines.join('\n')
  }
  lines.push('<!-- A draft by Policy Proof, from what it could read. Check each line against its clause before you publish it. -->', '')
  for (const [heading, about] of groups) {
    const here = changes.filter((it) => about.includes(it.about))
    if (here.length === 0) continue
    lines.push(`## ${heading}`, '')
    for (const change of here) lines.push(`- ${sentenceOf(change)} (${cite(change)})`)
    lines.push('')
  }
  if (left > 0) {
    lines.push(
      '## Other sentences',
      '',
      '<!-- These sentences differ, and the lines above do not speak of them. Read them, and say what matters to readers. -->',
      '',
    )
    for (const it of unread.reworded) lines.push(`- Reworded: ${quoted(it.after.text)} It said: ${quoted(it.before.text)} (${cite(it)})`)
    for (const it of unread.after) lines.push(`- New: ${quoted(it.text)} (${cite({after: it})})`)
    for (const it of unread.before) lines.push(`- Gone: ${quoted(it.text)} (${cite({before: it})})`)
    lines.push('')
  }
  return lines.join('\n')
}

const groups: readonly (readonly [string, readonly Change['about'][]])[] = [
  ['Dates and names', ['title', 'date']],
  ['Data, purposes and recipients', ['data', 'purpose', 'recipient']],
  ['How long data is kept', ['retention']],
  ['Your rights, and our promises', ['promise']],
  ['How to reach us', ['contact']],
  ['What words mean', ['definition']],
]

function titleOf({clauses}: Policy): string | undefined {
  return clauses.slice(0, 8).find(({block}) => block.kind === 'heading')?.clause.text
}

/** “Section 4.2 Retention, line 31” */
function placeOf({section, span}: Cited, lineAt: (offset: number) => number): string {
  return `${section === undefined ? '' : `“${shortened(section, 60)}”, `}line ${lineAt(span.start)}`
}

/** Lines counted from one, as people do. */
export function linesOf(source: string): (offset: number) => number {
  const starts = [0]
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }
}

const done: Readonly<Record<string, string>> = {
  collect: 'collect',
  use: 'use',
  share: 'share',
  sell: 'sell',
  retain: 'keep',
  protect: 'protect',
  delete: 'delete',
}

/** A change as a sentence to readers. */
export function sentenceOf(change: Change): string {
  const {about, how, subject, before, after} = change
  const [was, is] = [before?.text ?? '', after?.text ?? '']
  switch (about) {
    case 'title':
      return `The document is now called “${is}”; it was “${was}”.`
    case 'date':
      return subject === 'effective' ? dated('takes effect on', change) : dated('is dated', change)
    case 'data':
    case 'recipient':
    case 'purpose':
      return practiceSentence(change)
    case 'retention':
      if (how === 'added') return `The policy now says how long it keeps ${plain(subject)}: ${is}.`
      if (how === 'removed') return `The policy no longer says how long it keeps ${plain(subject)} (it said ${was}).`
      return `${capital(plain(subject))}: kept ${how === 'longer' ? 'longer' : how === 'shorter' ? 'for a shorter time' : 'for another time'} than before: ${is}, not ${was}.`
    case 'promise':
      if (how === 'added') return `New: ${subject}. ${quoted(is)}`
      if (how === 'removed') return `The policy no longer gives ${subject}. It said: ${quoted(was)}`
      return `Changed: ${subject}. It said: ${quoted(was)} Now: ${quoted(is)}`
    case 'contact':
      return how === 'added' ? `New contact: ${subject}.` : `No longer a contact: ${subject}.`
    case 'definition':
      if (how === 'added') return `“${subject}” is now defined: ${quoted(is)}`
      if (how === 'removed') return `“${subject}” is no longer defined.`
      return `“${subject}” now means: ${quoted(is)} It meant: ${quoted(was)}`
  }
}

function dated(verb: string, {before, after}: Change): string {
  if (!after) return `The policy no longer says when it ${verb.replace(/ on$/, '')} (it said ${before?.text}).`
  return `The policy ${verb} ${after.text}${before ? ` (before: ${before.text})` : ''}.`
}

function practiceSentence({about, how, subject, action = 'use', negated}: Change): string {
  const verb = done[action] ?? action
  const says = how === 'added' ? 'The policy now says that we' : 'The policy no longer says that we'
  const not = negated ? 'do not ' : ''
  if (about === 'data') return `${says} ${not}${verb} ${plain(subject)}.`
  if (about === 'recipient') return `${says} ${not}${verb} data ${action === 'share' ? 'with' : 'to'} ${plain(subject)}.`
  return `${says} ${not}${verb} data ${/^(?:to|for|in order)\b/i.test(subject) ? '' : 'for '}${plain(subject)}.`
}

const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
const capital = (text: string) => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`
const quoted = (text: string) => `“${shortened(plain(text), 240)}”`

function shortened(text: string, most: number): string {
  const words = plain(text)
  return words.length > most ? `${words.slice(0, most).replace(/\s\S*$/, '')} …` : words
}
