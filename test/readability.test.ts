import {describe, expect, test} from 'vitest'
import {Linter, readabilityOf} from '../server/src/engine/index.js'

const read = (source: string) => readabilityOf(new Linter().read(source, 'markdown'))

const plain = 'We keep your name and your email. We use them to send you the goods that you have bought. '
const hard =
  'Notwithstanding any provision to the contrary, the organisation reserves unlimited authority regarding modification, suspension or discontinuation of functionality, including availability of complementary documentation, irrespective of previous communication. '

describe('the reading grade', () => {
  test('tells plain English from the other kind', () => {
    const [easy, difficult] = [read(plain.repeat(8)), read(hard.repeat(8))]
    expect(easy?.grade).toBeLessThan(6)
    expect(easy?.ease).toBeGreaterThan(70)
    expect(difficult?.grade).toBeGreaterThan(20)
    expect(difficult?.ease).toBe(0)
  })

  test('is not told of a short draft, or of one that is not in English', () => {
    expect(read(plain)).toBeUndefined()
    expect(read('Wir verwenden Ihre Daten nur, um Ihnen die Ware zu senden, die Sie bei uns bestellt haben. '.repeat(20))).toBeUndefined()
  })

  test('counts prose only: no headings, cells, code, addresses, and no bare items', () => {
    const more = [
      '# Comprehensive organisational documentation regarding responsibilities',
      '| Internationalisation | Individualisation |\n| --- | --- |\n| Responsibilities | Accountability |',
      '`internationalisation.individualisation.responsibilities`',
      '- Internationalisation',
      '- Responsibilities',
    ]
    expect(read([plain.repeat(8), ...more].join('\n\n'))).toEqual(read(plain.repeat(8)))
  })

  test('is the same for a list in a sentence and for one line by line', () => {
    const items = ['send you the goods that you have bought', 'answer the questions that you ask us', 'tell you of the next sale in town']
    const inline = `We use your data to: (a) ${items[0]}; (b) ${items[1]}; and (c) ${items[2]}. `.repeat(5)
    const listed = `We use your data to:\n\n- ${items[0]};\n- ${items[1]}; and\n- ${items[2]}.\n\n`.repeat(5)
    expect(Math.abs((read(inline)?.grade ?? 0) - (read(listed)?.grade ?? 99))).toBeLessThanOrEqual(1)
  })

  test('does not hold the names of things against a draft', () => {
    const said = (term: string) => `You can use ${term} to send the goods that you have bought. `.repeat(12)
    expect(read(said('the Harbour Notification Application'))?.grade).toBeLessThan(
      read(said('the harbour notification application'))?.grade ?? 0,
    )
  })
})
