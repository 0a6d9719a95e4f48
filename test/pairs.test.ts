import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {readPairs} from '../server/src/engine/text/pairs.js'

const lone = (text: string) => readPairs(text).lone.map(({at, mark, instead}) => `${at}${mark}${instead ?? ''}`)

describe('brackets and quotation marks', () => {
  test.each([
    ['(a (b) c', ['0(']],
    ['(a [b) c', ['3[']],
    ['a) b (c) dog) e', ['12)']],
    ['(that is, a) one, b) two)', []],
    ['say "so" and “so”', []],
    ['("PII”) and “PII"', ['1"“', '16"”']],
    ['”One” “Two“', ['0”“', '10“”']],
    ['a 15" screen, a “15" screen”', []],
    ['“one “two”', ['0“']],
    ['„so“ "', []],
  ])('%s', (text, expected) => {
    expect(lone(text)).toEqual(expected)
  })

  test('no mark is in two pairs, and none in a pair is left over for want of a partner', () => {
    const text = fc.string({unit: fc.constantFrom('(', ')', '[', ']', '“', '”', '"', 'a', ' ', '1', '.', ':'), maxLength: 60})
    fc.assert(
      fc.property(text, (it) => {
        const {pairs, lone: left} = readPairs(it)
        const paired = pairs.flat()
        expect(new Set(paired).size).toBe(paired.length)
        for (const {at, instead} of left) expect(paired.includes(at)).toBe(instead !== undefined)
        for (const [open, close] of pairs) expect(open).toBeLessThan(close)
      }),
    )
  })

  test('takes time in proportion to the text', () => {
    const time = (count: number) => {
      const text = '(a [b “'.repeat(count) + ']'.repeat(count)
      const start = performance.now()
      readPairs(text)
      return performance.now() - start
    }
    time(2000)
    expect(time(40_000)).toBeLessThan(2000)
  })
})
