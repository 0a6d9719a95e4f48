import type {Item} from './lexicon/checklist.js'
import {skeletons} from './lexicon/skeletons.js'
import {type Answer, type Checklist, checklistOf} from './model/checklist.js'
import type {Policy} from './model/policy.js'
import {anchorFor, lineEdits, ownTitle, paragraphEdits, sectionEdits, sectionOn} from './model/skeleton.js'
import {type Finding, type Fix, type Meta, policyRule, type Rule, type Severity} from './rule.js'

/** A rule that asks whether a notice says one thing. */
export interface GapRule extends Omit<Meta, 'options'> {
  readonly item: Item
  /** What is missing, and what to write. */
  readonly message: (answer: Answer, checklist: Checklist) => string
  /** Where this gap deserves less. */
  readonly lowered?: (answer: Answer, checklist: Checklist) => Severity | undefined
  /** Whether a supplement is asked although the document it supplements is not known: then as information. */
  readonly asksSupplements?: boolean
}

/** Speaks once in a document, on a title. What the parent of a supplement answers is no gap; of a parent that is not known nothing is asked. */
export function gapRule({item, message, lowered, asksSupplements = false, ...meta}: GapRule): Rule {
  return policyRule({
    ...meta,
    *check(policy): Generator<Finding> {
      const checklist = checklistOf(policy)
      const answer = checklist.answers.get(item)
      if (answer?.state !== 'gap' || (checklist.parent === 'unknown' && !asksSupplements)) return
      const isLower = checklist.parent !== undefined || checklist.profile === 'cookie notice'
      const severity = isLower ? 'information' : lowered?.(answer, checklist)
      const span = item === 'effective-date' ? ownTitle(policy) : anchorFor(policy, {...skeletons[item], by: asking(item, answer)})
      yield {span, message: message(answer, checklist), ...(severity && {severity}), fixes: [fixFor(item, policy, answer)]}
    },
  })
}

/** The clauses that raise the question; of most gaps there are none, only halves of an answer. */
const asking = (item: Item, {by}: Answer) => (arising.has(item) ? by : [])
const arising: ReadonlySet<Item> = new Set<Item>(['transfer-safeguard', 'recipients', 'automated-decisions'])

function fixFor(item: Item, policy: Policy, answer: Answer): Fix {
  if (item === 'effective-date') {
    return {title: 'Add the date', safe: false, edits: () => lineEdits(policy, ['Last updated: ', {label: 'date'}])}
  }
  const skeleton = skeletons[item]
  const section = sectionOn(policy, skeleton.own)
  if (section) {
    return {title: `Add it to “${section.title}”`, safe: false, edits: () => paragraphEdits(policy, section, skeleton)}
  }
  const surrounding = {...skeleton, by: asking(item, answer)}
  return {title: `Add a section “${skeleton.title}”`, safe: false, edits: () => sectionEdits(policy, surrounding, skeleton)}
}

/** “see, correct and delete” */
export function listed(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}
