import {describe, expect, test} from 'vitest'
import {parseConfig} from '../server/src/engine/config.js'
import {Linter} from '../server/src/engine/index.js'
import {dataOf, generalVocabulary, partiesOf, purposesOf, vocabularyOf} from '../server/src/engine/model/practices/kinds.js'
import {isPlain} from '../server/src/engine/model/practices/statements.js'
import {noSpelling} from '../server/src/engine/model/spelling.js'

const {data, parties, purposes} = generalVocabulary()
const read = (source: string) => new Linter({spelling: noSpelling, rules: []}).read(source, 'markdown')

describe('kinds', () => {
  test.each([
    ['your e-mail addresses and IP address', ['email address', 'ip address']],
    ['Credit Card Numbers', ['credit card number']],
    ['non-personal information', ['anonymous information']],
    ['your information', ['personal information']],
    ['your device’s unique advertising identifier', ['device identifier']],
    ['the weather', []],
  ])('of data in “%s”', (text, kinds) => expect(data.kindsOf(text)).toEqual(kinds))

  test.each([
    ['our trusted advertising partners', ['advertiser']],
    ['third-party service providers', ['service provider']],
    ['law enforcement agencies', ['law enforcement']],
    ['Third Parties', ['third party']],
  ])('of parties in “%s”', (text, kinds) => expect(parties.kindsOf(text)).toEqual(kinds))

  test.each([
    ['to send you marketing emails', ['direct marketing']],
    ['for billing', ['payment']],
    ['to prevent fraud', ['fraud prevention']],
  ])('of purposes in “%s”', (text, kinds) => expect(purposes.kindsOf(text)).toEqual(kinds))

  test('that are broader than others', () => {
    expect(data.isBroader('personal information', 'email address')).toBe(true)
    expect(data.isBroader('email address', 'personal information')).toBe(false)
    expect(data.isBroader('email address', 'email address')).toBe(false)
    expect(data.isBroader('sensitive information', 'precise location')).toBe(true)
    expect(data.overlaps('contact information', 'email address')).toBe(true)
    expect(data.overlaps('anonymous information', 'email address')).toBe(false)
    expect(parties.isBroader('third party', 'advertiser')).toBe(true)
    expect(parties.overlaps('affiliate', 'third party')).toBe(false)
    expect(purposes.isBroader('advertising', 'direct marketing')).toBe(true)
  })

  test('of a document are its own terms, too', () => {
    const policy = read('“Roster Data” means your name and your email address.\n\nWe collect Roster Data.')
    const kinds = vocabularyOf(policy).data
    expect(kinds.kindsOf('all Roster Data')).toEqual(['roster data'])
    expect(kinds.isBroader('roster data', 'email address')).toBe(true)
    expect(kinds.isBroader('personal information', 'roster data')).toBe(true)
  })

  test('of a workspace are those of its glossary', () => {
    const {config} = parseConfig('{"glossary": {"terms": {"Haulier": "the courier we deliver with"}}}', [])
    const {parties: kinds} = vocabularyOf({
      definitions: [],
      inherited: config.terms.map(({term, meaning}) => ({term, meaning, from: undefined})),
    })
    expect(kinds.kindsOf('our hauliers')).toEqual(['haulier'])
    expect(kinds.isBroader('third party', 'haulier')).toBe(true)
  })
})

describe('statements', () => {
  test('speak of kinds', () => {
    const [first, second] = read('We collect your email address. We share it with advertisers to prevent fraud.').statements
    if (!first || !second) throw new Error('nothing is read')
    expect(dataOf(first, data)).toEqual(['email address'])
    expect(dataOf(second, data)).toEqual(['email address'])
    expect(partiesOf(second, parties)).toEqual(['advertiser'])
    expect(purposesOf(second, purposes)).toEqual(['fraud prevention'])
  })

  test.each([
    ['We share your data.', true],
    ['We do not share your data.', true],
    ['Your data is shared with advertisers.', false],
    ['Our partners share your data with advertisers.', false],
    ['If we share your data, we tell you.', false],
  ])('that rules may rely on: “%s”', (text, plain) => {
    const [statement] = read(text).statements
    expect(statement !== undefined && isPlain(statement.fact, statement.at.clause)).toBe(plain)
  })
})
