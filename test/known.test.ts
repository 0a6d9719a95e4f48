import {describe, expect, test} from 'vitest'
import {Linter} from '../server/src/engine/lint.js'
import {deferralIn, defers} from '../server/src/engine/model/deferral.js'
import {glossariesOf} from '../server/src/engine/model/glossary.js'
import {knownTerms, termKey} from '../server/src/engine/model/known.js'
import {foundIn} from '../server/src/engine/model/occurrences.js'
import {namesOf} from '../server/src/engine/model/phrases.js'
import {spelling} from './harness/spelling.js'

const read = (source: string) => new Linter({spelling}).read(source, 'markdown')

describe('a term', () => {
  test.each([
    ['Order Forms', 'order form'],
    ['order-form', 'order form'],
    ['Policies', 'policy'],
    ['Acorn’s', 'acorn'],
    ['Addresses', 'address'],
    ['Business', 'business'],
    ['Status', 'status'],
    ['Order\u00a0Form', 'order form'],
  ])('%s has the key %s', (term, key) => {
    expect(termKey(term)).toBe(key)
  })

  test('is known in any case and number', () => {
    const known = knownTerms(read('“Order Forms” means what you sign. Acorn Ltd (the “Shop”) signs, too.'))
    expect(['order form', 'Order Form', 'Shops', 'Form'].map((term) => known.has(term))).toEqual([true, true, true, false])
  })
})

describe('a document', () => {
  test.each<[string, false | 'here' | 'elsewhere']>([
    ['Capitalized terms are defined in Appendix 1.', 'here'],
    ['Defined terms have the meanings set out in Section 2.', 'here'],
    ['Capitalised terms used but not defined herein have the meaning given in the Main Terms.', 'elsewhere'],
    ['Terms not otherwise defined here shall have the meanings in the Agreement.', 'elsewhere'],
    ['Capitalized terms have the meaning given to them in our Terms of Use.', 'elsewhere'],
    ['We defined the terms of the sale.', false],
    ['The terms used here are plain.', false],
  ])('that says “%s” defines terms: %s', (text, to) => {
    const policy = read(text)
    const deferral = policy.clauses[0] && deferralIn(policy.clauses[0].clause)
    expect(deferral ? deferral.to : deferral).toBe(to)
    expect(defers(policy)).toBe(to === 'elsewhere')
  })

  test('has glossaries where definitions follow each other', () => {
    const items = '- “A” means x.\n- “B” means y.\n- “C” means z.'
    const terms = (source: string) => glossariesOf(read(source)).map((glossary) => glossary.map(({fact}) => fact.term).join(''))
    expect(terms(`${items}\n\nAn end.\n\n“D” means x.\n\n“E” means y.\n\n“F” means z.`)).toEqual(['ABC', 'DEF'])
    expect(terms('“A” means x. “B” means y. “C” means z.')).toEqual([])
  })

  test('has names, with what stands before and behind them', () => {
    const names = namesOf(
      read(
        'Please sign the Order Form as soon as you can and send us your old Order Form. If Acorn’s Boat Rules apply, click the Send button below. Order Forms are free.',
      ),
    )
    const seen = Array.from(names, ({phrase: {words}, uses, led, shown}) => `${words.join(' ')} ${uses} ${led} ${shown}`)
    expect(seen).toEqual(['Please 0 0 false', 'Order Form 2 2 false', 'Acorn 1 0 false', 'Boat Rules 1 1 false', 'Send 1 1 true'])
  })

  test('is searched for whole words, in singular and plural', () => {
    const [at] = read('A boat, two boats, the rowboat, a boathouse and the boat’s oar.').clauses
    expect(at && foundIn(at.clause, 'boat').map(({start}) => start)).toEqual([2, 12, 52])
  })
})
