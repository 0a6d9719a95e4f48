import {describe, expect, test} from 'vitest'
import {Linter} from '../server/src/engine/lint.js'
import {detached, exportsOf, tellTheSame} from '../server/src/engine/model/exports.js'
import {isArchived} from '../server/src/engine/model/family.js'
import {alone} from '../server/src/engine/model/workspace.js'

const read = (source: string, uri = 'file:///w/policy.md') => exportsOf(new Linter({rules: []}).read(source, 'markdown', {...alone, uri}))

const text = [
  '# Acorn Garden Privacy Policy',
  '*Last updated: March 3rd, 2025. Effective date: 1 April 2025*',
  'Acorn Ltd (“Acorn”, “we”) runs GardenMate. “Crop” means apples. See our [Refund Policy](refunds.md) and Harbour’s Terms of Use.',
  'We keep server logs for 30 days. We do not sell your email address. You may correct or erase your data.',
  'Write to privacy@acorn-garden.com or to 12 North Mill Street, Dublin. Phone: +353 1 555 0132.',
  'We will notify you of changes two weeks in advance.',
].join('\n\n')

test('a document tells its name, its company and its dates', () => {
  const {title, name, kind, owners, dates} = read(text)
  expect([title, name, kind]).toEqual(['Acorn Garden Privacy Policy', 'Acorn Garden Privacy Policy', 'privacy'])
  expect(owners).toEqual(['acorn', 'acorn-garden'])
  expect(dates.map(({of, date, span}) => [of, date, text.slice(span.start, span.end)])).toEqual([
    ['updated', '2025-03-03', 'March 3rd, 2025'],
    ['effective', '2025-04-01', '1 April 2025'],
  ])
  expect(read('# Contents\n\nText.', 'file:///w/cookie-policy.md')).toMatchObject({
    title: 'Contents',
    name: 'cookie policy',
    kind: 'cookies',
  })
})

test('a document tells what it says, with its place', () => {
  const {definitions, retentions, practices, contacts, names, brands, promises} = read(text)
  expect(definitions.filter(({closed}) => closed)).toMatchObject([{term: 'Crop', key: 'crop', meaning: 'apples.'}])
  expect(retentions).toMatchObject([{kind: 'server log', duration: 'P30D', text: '30 days'}])
  expect(practices.filter(({plain, action}) => plain && action === 'sell')).toMatchObject([{negated: true, data: ['your email address']}])
  expect(contacts.map(({by, value, purpose}) => [by, value, purpose])).toEqual([
    ['mail', 'privacy@acorn-garden.com', 'privacy'],
    ['post', '12 north mill street', undefined],
    ['phone', '35315550132', undefined],
  ])
  expect(names.map(({name, our, foreign, linked}) => [name, our, foreign, linked])).toEqual([
    ['Acorn Garden Privacy Policy', false, false, false],
    ['Refund Policy', true, false, true],
    ['Terms of Use', false, true, false],
  ])
  expect(brands).toMatchObject([{word: 'GardenMate', count: 1}])
  expect(promises.map(({kind, days, span}) => [kind, days, text.slice(span.start, span.end)])).toEqual([
    ['no-sale', undefined, 'do not sell'],
    ['correct', undefined, 'correct'],
    ['erase', undefined, 'erase'],
    ['notify-changes', 14, 'We will notify'],
  ])
})

test('two versions tell the same, wherever in the text they tell it', () => {
  const exports = read(text)
  expect(tellTheSame(exports, detached(exports))).toBe(true)
  expect(tellTheSame(exports, read(text.replace('# Acorn', '\n\n# Acorn')))).toBe(true)
  expect(tellTheSame(exports, read(`${text}\n\nWelcome to the garden.`))).toBe(true)
  expect(tellTheSame(exports, read(text.replace('apples', 'pears')))).toBe(false)
  expect(tellTheSame(exports, read(`${text}\n\n“Tree” means what grows.`))).toBe(false)
})

test.each([
  ['file:///w/archive/privacy.md', true],
  ['file:///w/legal/2019/privacy.md', true],
  ['file:///w/previous%20versions/a/privacy.md', true],
  ['file:///w/v2/privacy.md', true],
  ['file:///w/privacy.md', false],
  ['file:///w/history.md', false],
])('%s is in an archive: %s', (uri, is) => {
  expect(isArchived(uri)).toBe(is)
})

describe('hostile text', () => {
  test.each([
    ['names without end', 'Acorn Garden and Seed for Fruit of '.repeat(8000)],
    ['many policies', 'Privacy Policy of Privacy Policy and '.repeat(8000)],
    ['rights without data', 'you have the right to access and you may correct the '.repeat(5000)],
    ['rights of rights', 'have the a certain an these several the a '.repeat(6000)],
    ['notice', 'we will notify of changes 30 '.repeat(9000)],
    ['brackets', 'Acorn Garden Seed, Inc. ('.repeat(10_000)],
    ['dates', 'effective date as of January 1 '.repeat(8000)],
    ['mailboxes', 'a.b.c.d.e@a.b.c.d.e.f.g.com '.repeat(8000)],
    ['numbers', '1 2 3 44 55 66 77 888 99 '.repeat(10_000)],
    ['inner capitals', 'aAbBcCdDeEfFgG'.repeat(15_000)],
    ['one word', 'A'.repeat(300_000)],
  ])('%s', (_, text) => {
    expect(() => read(text)).not.toThrow()
    expect(() => read(`# Acorn\n\n${text.replaceAll(/(.{400} )/g, '$1\n\n- ')}`)).not.toThrow()
  })
})
