import {describe, expect, test} from 'vitest'
import {defaultConfig} from '../server/src/engine/config.js'
import {Linter} from '../server/src/engine/lint.js'
import type {Format} from '../server/src/engine/model/policy.js'
import {spelling} from './harness/spelling.js'

const rulesIn = (source: string, {format = 'markdown' as Format, today = '2026-06-01', allow = defaultConfig.allow} = {}) => {
  const linter = new Linter({spelling, today, config: {...defaultConfig, allow}})
  return linter
    .check(linter.read(source, format))
    .map(({rule, message}) => (rule.id === 'unused-allow' ? `${rule.id}: ${message}` : rule.id))
}

describe('a silence in the text', () => {
  test.each([
    ['the paragraph after it', '<!-- allow: misspelling, because it is quoted -->\nbettween us\n\nrecieve it', ['misspelling']],
    ['… past a blank line', '<!-- allow: misspelling, because it is quoted -->\n\nWe move bettween offices.', []],
    [
      'a whole list',
      '<!-- allow: misspelling, because it is quoted -->\n- move bettween offices\n- we recieve it\n\nThey recieve it.',
      ['misspelling'],
    ],
    [
      'a whole table',
      '<!-- allow: misspelling, because it is quoted -->\n\n| move bettween offices | b |\n| - | - |\n| we recieve it | d |\n',
      [],
    ],
    ['an item, from inside the list', '- One.\n\n  <!-- allow: misspelling, because it is quoted -->\n\n  We move bettween offices.', []],
    ['a quotation', '> <!-- allow: misspelling, because it is quoted -->\n> We move bettween offices.', []],
    ['several rules', '<!-- allow: misspelling, doubled-punctuation, because it is quoted -->\nWe move bettween offices..', []],
    ['a comment over several lines', '<!-- allow: misspelling,\n  because it is quoted -->\nWe move bettween offices.', []],
    [
      'with CRLF',
      '<!-- allow: misspelling, because it is quoted -->\r\n\r\nWe move bettween offices.\r\n\r\nThey recieve it.',
      ['misspelling'],
    ],
    [
      'the document, from front matter',
      '---\nallow: misspelling, because it is quoted\n---\n\nWe move bettween offices.\n\nThey recieve it.',
      [],
    ],
  ])('covers %s', (_, source, rules) => {
    expect(rulesIn(source)).toEqual(rules)
  })

  test('hides no other rule', () => {
    expect(rulesIn('<!-- allow: doubled-punctuation, because it is quoted -->\nWe move bettween offices..')).toEqual(['misspelling'])
  })

  test.each([
    ['hides nothing', '<!-- allow: misspelling, because it was quoted -->\nWe move between offices.', /silences nothing/],
    ['gives no reason', '<!-- allow: misspelling -->\nWe move bettween offices.', /no reason/],
    ['names no rule', '<!-- allow: because I say so -->\nWe move between offices.', /names no rule/],
    ['names a rule that is none', '<!-- allow: mispelling, because -->\nWe move between offices.', /silences nothing/],
  ])('that %s is reported', (_, source, message) => {
    expect(rulesIn(source)).toEqual([expect.stringMatching(message)])
  })

  test('runs out', () => {
    const source = '<!-- allow: misspelling until 2026-05-31, because we mend it in May -->\nWe move bettween offices.'
    expect(rulesIn(source, {today: '2026-05-31'})).toEqual([])
    expect(rulesIn(source, {today: '2026-06-01'}).toSorted()).toEqual(['misspelling', expect.stringContaining('ran out on 2026-05-31')])
  })
})

describe('a silence in the configuration', () => {
  const allow = [{rule: 'misspelling', quote: 'bettween', reason: 'it is quoted'}]

  test('covers the phrase wherever it stands, and nothing else', () => {
    expect(rulesIn('We move bettween offices. They move bettween us.', {format: 'plain', allow})).toEqual([])
    expect(rulesIn('We move bettween offices. They recieve it.', {format: 'plain', allow})).toEqual(['misspelling'])
  })

  test('hides one rule, may run out, and is never reported as stale', () => {
    expect(rulesIn('We move between offices.', {format: 'plain', allow})).toEqual([])
    expect(
      rulesIn('We move bettween offices.', {
        format: 'plain',
        allow: [{rule: 'misspelling', quote: 'bettween', reason: '', until: '2026-05-31'}],
      }),
    ).toEqual(['misspelling'])
  })
})

test('one kind of slip found again and again stands five times, and is a hint from then on', () => {
  const linter = new Linter({spelling})
  const problems = linter.check(linter.read('It ends here..\n\n'.repeat(8), 'plain'))
  expect(problems.map(({severity}) => severity)).toEqual([...Array(5).fill('warning'), ...Array(3).fill('hint')])
})
