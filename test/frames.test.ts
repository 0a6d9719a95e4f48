import {describe, expect, test} from 'vitest'
import {readClause} from '../server/src/engine/model/clause.js'
import {type Frame, frameAt, framesIn} from '../server/src/engine/model/frames.js'
import {noSpelling} from '../server/src/engine/model/spelling.js'
import {parsePlain} from '../server/src/engine/parse/plain.js'

function clauseOf(text: string) {
  const [block] = parsePlain(text)
  if (!block) throw new Error(`nothing in ${text}`)
  return readClause(block, noSpelling)
}

/** `first might collect` */
const told = ({actor, sense, negated, passive, conditional, verb}: Frame) =>
  [actor, sense, negated && 'not', passive && 'passive', conditional && 'if', verb].filter(Boolean).join(' ')

const cases: readonly (readonly [string, ...string[]])[] = [
  ['From time to time, we may collect your name, and you may cancel.', 'first might collect', 'user permission cancel'],
  ['We may, in our sole discretion, amend these terms.', 'first might amend'],
  ['If you ask us to, we will delete it promptly.', 'user does if ask', 'first will delete'],
  ['You must promptly notify us if your password is lost.', 'user duty notify', 'none does if is'],
  ['We may be required by law to disclose it.', 'first law passive require'],
  ['Your data may be shared with third parties that may use it.', 'none might passive share', 'third might use'],
  ['Our partners may send you offers, but they may not sell your data.', 'third might send', 'third prohibition not sell'],
  ['We collect, use and share data as necessary.', 'first does collect', 'first does use', 'first does share'],
  ['You may not copy the app.', 'user prohibition not copy'],
  ['You may be offered a trial.', 'user might passive offer'],
  ['We may from time to time send you offers.', 'first might send'],
  ['We may at our discretion amend these terms, and you may at any time cancel.', 'first might amend', 'user permission cancel'],
  ['Our partners may in some cases use it.', 'third might use'],
  ['We periodically audit our suppliers.', 'first does audit'],
  ['Acorn may, in its sole discretion, at any time and for any reason, close your account.', 'first might close'],
  ['Other log information.'],
]

describe('who does what where', () => {
  test.each(cases)('%s', (text, ...frames) => {
    expect(framesIn(clauseOf(text), 0).map(told)).toEqual(frames)
  })
})

test('the words before a subject belong to its frame, a comma ends the frame before', () => {
  const text = 'In some cases, we may call you, and from time to time, you may opt out.'
  const clause = clauseOf(text)
  const verbAt = (words: string) => frameAt(clause, text.indexOf(words))?.verb
  expect([verbAt('some cases'), verbAt('call you'), verbAt('time to'), verbAt('opt')]).toEqual(['call', 'call', 'opt', 'opt'])
})
