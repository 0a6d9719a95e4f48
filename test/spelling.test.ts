import {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import {buildWords} from '../scripts/words.mjs'
import {names, places, slips, trade} from '../server/src/engine/lexicon/vocabulary.js'
import {loadSpelling} from '../server/src/engine/spelling/index.js'
import {splitWord} from '../server/src/engine/spelling/split.js'
import {spelling} from './harness/spelling.js'

describe('the table', () => {
  test('is small enough to ship', async () => {
    const bytes = readFileSync(await buildWords())
    expect(bytes.length).toBeLessThan(700_000)
    expect(gzipSync(bytes).length).toBeLessThan(350_000)
  })

  test('is built when it is missing or out of date, and left alone when it is not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'words-'))
    try {
      const path = join(folder, 'words.bin')
      await buildWords(path)
      const built = readFileSync(path)
      const at = statSync(path).mtimeMs
      await buildWords(path)
      expect(statSync(path).mtimeMs).toBe(at)
      writeFileSync(path, Buffer.concat([Buffer.from('an older stamp, of the same size'), built.subarray(32)]))
      await buildWords(path)
      expect(readFileSync(path).equals(built)).toBe(true)
    } finally {
      rmSync(folder, {recursive: true})
    }
  })

  test('is not read from something else', () => {
    expect(() => loadSpelling(new Uint8Array(10))).toThrow(RangeError)
  })

  test('holds the whole vocabulary', () => {
    for (const word of trade) expect(spelling.knows(word), word).toBe(true)
    for (const name of [...names, ...places]) expect(spelling.knows(name), name).toBe(true)
    for (const [slip, right] of slips) {
      expect(spelling.knows(slip), slip).toBe(false)
      for (const word of right.split(' ')) expect(spelling.knows(word), right).toBe(true)
    }
  })
})

describe('knows', () => {
  test.each([
    'policy Policy POLICY policies Policies', // case and plural
    "user’s user's users' USER’S don’t don't we’ll you’ve it’s attorney’s", // possessives and short forms
    'colour color organise organize licence license cancelled canceled programme analyse', // both sides of the Atlantic
    'opt-out Opt-Out opt‑out third-party non-personal cross-border pre-existing e-mail co-owner re-identify well-known up-to-date', // halves
    'reconsent unticked assignability learnings informations anonymisation pseudonymised', // derived
    'subprocessor sublicense chargeback geolocation clickstream severability GDPR gdpr', // of the trade
    'Facebook facebook FACEBOOK GitHub Github YouTube iPhone LinkedIn', // products
    'Oceania Europe EUROPE Liechtenstein California German Tuesday', // places and days
    'café cafe naïve façade résumé', // accents
    'a I b x', // letters
  ])('%s', (words) => {
    for (const word of words.split(' ')) expect(spelling.knows(word), word).toBe(true)
  })

  test.each([
    'bettween recieve accomodate seperate definately infomation personnal thrid',
    'supercede superceded throughly alot untill Lichtenstein wich', // a dictionary would take some of them
    'oceania california german', // names want a capital
    'Oceana thrid-party opt-uot non-persnoal',
    'bettween’s Bettween BETTWEEN',
    'ofthe Ifyou theContent',
    '漢字 пример ab12c',
  ])('not %s', (words) => {
    for (const word of words.split(' ')) expect(spelling.knows(word), word).toBe(false)
  })
})

describe('isCommon', () => {
  test.each(['between', 'Policies', 'user’s', 'cookie', 'third-party', 'subprocessor', 'COMPANY'])('%s', (word) => {
    expect(spelling.isCommon(word)).toBe(true)
  })

  test.each(['abaci', 'Facebook', 'Albania', 'bettween', 'ofthe', ''])('not %s', (word) => {
    expect(spelling.isCommon(word)).toBe(false)
  })
})

describe('suggest', () => {
  test.each([
    ['bettween', 'between'],
    ['Bettween', 'Between'],
    ['BETTWEEN', 'BETWEEN'],
    ['recieve', 'receive'],
    ['infomation', 'information'],
    ['thrid-party', 'third-party'],
    ['custmer’s', 'customer’s'],
    ['supercede', 'supersede'],
    ['alot', 'a lot'],
    ['Lichtenstein', 'Liechtenstein'],
    ['germany', 'Germany'],
    ['notificaton', 'notification'],
    ['Inforamtion', 'Information'],
    ['Facebok', 'Facebook'],
    ['Youtub', 'YouTube'],
    ['subproccessor', 'subprocessor'],
    ['Oceana', 'Oceania'],
  ])('%s: %s', (slip, right) => {
    expect(spelling.suggest(slip)[0]?.word).toBe(right)
  })

  test.each(['bettween', 'recieve', 'infomation', 'supercede', 'notificaton', 'thrid-party'])('is certain of %s', (slip) => {
    expect(spelling.suggest(slip)[0]?.certain).toBe(true)
  })

  test.each(['tham', 'contect', 'fom', 'wold'])('is not certain of %s', (slip) => {
    expect(spelling.suggest(slip).length).toBeGreaterThan(0)
    expect(spelling.suggest(slip)[0]?.certain).toBe(false)
  })

  test.each([
    ['modication', 'medication'], // “modification” is two letters away
    ['politices', 'politics'],
    ['resposiblity', 'responsibility'],
    ['togetheher', 'together'],
    ['Californias', "California's"],
  ])('is not certain that %s is %s', (slip, right) => {
    expect(spelling.suggest(slip)[0]).toMatchObject({word: right, certain: false})
  })

  test.each([
    ['acount', 'account'], // not “count”
    ['th', 'the'],
    ['frm', 'from'],
    ['pary', 'party'],
    ['equest', 'request'],
  ])('prefers what policies speak of: %s, %s', (slip, right) => {
    expect(spelling.suggest(slip)[0]?.word).toBe(right)
  })

  test('tells one slip from two', () => {
    expect(spelling.suggest('bettween')[0]?.far).toBe(false)
    expect(spelling.suggest('togetheher')[0]?.far).toBe(true)
  })

  test('keeps the apostrophe and the hyphen of the author', () => {
    expect(spelling.suggest('custommer’s')[0]?.word).toBe('customer’s')
    expect(spelling.suggest("custommer's")[0]?.word).toBe("customer's")
    expect(spelling.suggest('thrid‑party')[0]?.word).toBe('third‑party')
  })

  test('is not kept busy by a word without end', () => {
    for (const word of ['a'.repeat(100_000), 'ab-'.repeat(50_000), "a'".repeat(50_000)]) {
      expect(spelling.knows(word)).toBe(false)
      expect(spelling.suggest(word)).toEqual([])
    }
  })

  test.each(['qqqqq', 'xk3', '漢字', 'zzyzxville', ''])('has nothing for %s', (word) => {
    expect(spelling.suggest(word)).toEqual([])
  })

  test('never suggests what it does not know', () => {
    for (const word of ['custmer', 'servce', 'Agrement', 'acount', 'persnal', 'polcy', 'recieved', 'thrid-party', 'data-procesing']) {
      for (const it of spelling.suggest(word)) expect(spelling.knows(it.word), it.word).toBe(true)
    }
  })
})

describe('splitWord', () => {
  test.each([
    ['ofthe', 2, true, true],
    ['describeshow', 9, true, true],
    ['forthin', 3, true, false], // or “forth in”
    ['disablecookies', 7, false, true],
    ['isa', 2, true, true],
  ])('%s', (word, at, isFunction, only) => {
    expect(splitWord(word, spelling)).toEqual({at, function: isFunction, only})
  })

  test.each(['between', 'zzofzz', 'ofzzzz', 'of', ''])('not %s', (word) => {
    expect(splitWord(word, spelling)).toBeUndefined()
  })
})
