import type {Subject} from './actors.js'
import {isReported, isRuledOut} from './context.js'
import type {VerbGroup} from './groups.js'
import type {Sentence} from './phrases.js'
import type {Reading} from './readings.js'
import {readSlots} from './slots.js'
import {Tag, tagAt, wordAt} from './words.js'

/** “We make your profile available to others.” */
export function readMake(sentence: Sentence, group: VerbGroup, subject: Subject): Reading | undefined {
  let available = 0
  for (let i = group.at + 1; i < group.at + 16 && tagAt(sentence, i) !== Tag.stop; i++) {
    if (/^(?:available|accessible|public)$/.test(wordAt(sentence, i))) available = i
    if (available > 0) break
  }
  if (available === 0 || group.passive || isReported(sentence, group.first)) return undefined
  const {data} = readSlots(sentence, group.at + 1, {direct: subject.actor !== 'user', guarded: false, about: false})
  const after = readSlots(sentence, available + 1, {direct: false, guarded: false, about: false})
  const own = data.filter(({start}) => start < available)
  if (own.length === 0 || after.recipients.some((it) => /^(?:you|us)$/.test(wordAt(sentence, it.head)))) return undefined
  return {
    action: 'share',
    actor: subject.actor,
    subject: subject.phrase,
    negated: group.negated,
    slots: {...after, data: own},
    group,
    finite: !group.infinitive && !group.gerund,
    passive: false,
  }
}

/** “We ask you for your address.” */
export function readAsk(sentence: Sentence, group: VerbGroup, {actor, phrase}: Subject): Reading | undefined {
  if (!(actor === 'first' || (actor === 'user' && group.passive)) || isReported(sentence, group.first)) return undefined
  if (group.infinitive || group.gerund) return undefined
  let at = group.at + 1
  while (at < group.at + 5 && wordAt(sentence, at) !== 'for') at++
  const before = tagAt(sentence, at - 1)
  if (wordAt(sentence, at) !== 'for' || (before !== Tag.object && before !== Tag.subject && at !== group.at + 1)) return undefined
  const slots = readSlots(sentence, at + 1, {direct: true, guarded: false, about: true})
  if (slots.data.length === 0) return undefined
  return {
    action: 'collect',
    actor: 'first',
    subject: actor === 'first' ? phrase : undefined,
    negated: group.negated || isRuledOut(sentence, group.first),
    slots: {...slots, recipients: []},
    group,
    finite: true,
    passive: false,
  }
}
