import {functionWords} from '../lexicon/function-words.js'
import type {Clause} from '../model/clause.js'
import type {Finding, Fix} from '../rule.js'
import {remembered} from '../text/remembered.js'
import {checksOf, type Slip} from './grammar/index.js'
import {isDeterminer, modalOrBe} from './grammar/words.js'

/** What is wrong with words that cannot stand together: one stands for another, one is missing, one is too many. */
export type Kind = 'wrong' | 'missing' | 'extra'

/** Where words cannot stand together, and which rule says so. Three rules ask. */
const slipsIn = remembered((clause: Clause): readonly {readonly slip: Slip; readonly kind: Kind}[] => {
  const slips: {slip: Slip; kind: Kind}[] = []
  const {words} = clause.tokens
  let free = 0
  for (let at = 0; at < words.length; at++) {
    const checks = checksOf(words[at] ?? '')
    if (!checks || at < free) continue
    for (const check of checks) {
      const slip = check(words, at, clause)
      if (!slip) continue
      free = slip.to + 1
      slips.push({slip, kind: kindOf(slip, words)})
      break
    }
  }
  return slips
})

/** By what would be right: the same words and one more, or one less. */
function kindOf({from, to, rights: [right] = []}: Slip, words: readonly string[]): Kind {
  const written = words.slice(from, to + 1)
  if (right === undefined) {
    // “the of”, “the must”: a noun is missing. “The improve” may as well be a wrong word.
    const [first = '', second = ''] = written
    return isDeterminer(first) && (functionWords.has(second) || modalOrBe.has(second)) ? 'missing' : 'wrong'
  }
  // Of “or, choose” only the comma is too many.
  if (right.toLowerCase() === written.filter((word) => word !== ',').join(' ')) return 'wrong'
  const meant = right.toLowerCase().split(' ').filter(Boolean)
  if (isWithin(written, meant)) return 'missing'
  return isWithin(meant, written) ? 'extra' : 'wrong'
}

/** Whether the words stand among the others in their order, and are fewer. */
function isWithin(words: readonly string[], others: readonly string[]): boolean {
  let at = 0
  for (const other of others) if (other === words[at]) at++
  return at === words.length && words.length < others.length
}

export function* findSlips(clause: Clause, wanted: Kind): Generator<Finding> {
  for (const {slip, kind} of slipsIn(clause)) if (kind === wanted) yield finding(slip, kind, clause)
}

function finding({from, to, rights = []}: Slip, kind: Kind, {text, tokens: {starts, ends}}: Clause): Finding {
  const span = {start: starts[from] ?? 0, end: ends[to] ?? 0}
  const wrong = text.slice(span.start, span.end)
  const [right] = rights
  const fixes = rights.map((it): Fix => {
    const written = inCaseOf(wrong, it)
    return {title: `Replace with “${written}”`, safe: false, edits: () => [{span, text: written}]}
  })
  if (kind === 'missing' && right === undefined) {
    // What is missing only the author knows: “the [missing words] of”.
    const [before, after] = [text.slice(span.start, ends[from]), text.slice(starts[to], span.end)]
    fixes.push({
      title: 'Add what is missing',
      safe: false,
      edits: () => [{span, text: [`${before} `, {label: 'missing words'}, ` ${after}`]}],
    })
  }
  return {span, message: messageOf(wrong, kind, right && inCaseOf(wrong, right)), fixes}
}

function messageOf(wrong: string, kind: Kind, right: string | undefined): string {
  if (!right)
    return kind === 'missing'
      ? `“${wrong}”: a word is missing here. Read it again.`
      : `“${wrong}”: a word is wrong or missing here. Read it again.`
  if (kind === 'missing' && right.endsWith(` ${wrong}`)) return `A word is missing before “${wrong}”. Was “${right}” meant?`
  if (kind === 'missing') return `A word is missing in “${wrong}”. Was “${right}” meant?`
  if (kind === 'extra') return `A word is too many in “${wrong}”. Was “${right}” meant?`
  return `“${wrong}” cannot stand here. Was “${right}” meant?`
}

function inCaseOf(model: string, word: string): string {
  if (model.length > 1 && model === model.toUpperCase()) return word.toUpperCase()
  return /^\p{Lu}/u.test(model) ? word.charAt(0).toUpperCase() + word.slice(1) : word
}
