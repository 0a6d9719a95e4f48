import {expect, test} from 'vitest'
import {configOf, folderOf} from '../server/src/configs.js'
import {defaultConfig, mergeConfig, parseConfig} from '../server/src/engine/config.js'
import {rules} from '../server/src/engine/rules/index.js'

const parse = (text: string) => parseConfig(text, rules)

test('everything is optional', () => {
  for (const text of ['', ' \n', '{}', '\uFEFF{}', '// nothing yet\n{}']) expect(parse(text)).toEqual({config: defaultConfig, problems: []})
})

test('reads what it says', () => {
  const {config, problems} = parse(`{
    // as decided in March
    "preset": "strict",
    "include": ["legal/**"],
    "exclude": ["legal/old/**"],
    "rules": {"misspelling": "off", "vague-retention": ["error"],},
    "glossary": {"words": ["Harbourlight"], "terms": {"Service": "the app"}},
    "allow": [{"rule": "misspelling", "quote": "teh", "reason": "quoted", "until": "2027-01-01"}],
    "jurisdictions": ["gdpr"],
  }`)
  expect(problems).toEqual([])
  expect(config).toEqual({
    preset: 'strict',
    include: ['legal/**'],
    exclude: ['legal/old/**'],
    rules: new Map([
      ['misspelling', {severity: 'off'}],
      ['vague-retention', {severity: 'error'}],
    ]),
    words: ['Harbourlight'],
    terms: [{term: 'Service', meaning: 'the app', span: {start: 238, end: 245}}],
    allow: [{rule: 'misspelling', quote: 'teh', reason: 'quoted', until: '2027-01-01'}],
    jurisdictions: ['gdpr'],
  })
})

test.each([
  ['[]', '[]', /is an object/],
  ['{"preset": "loud"}', '"loud"', /recommended/],
  ['{"rules": []}', '[]', /Rules are an object/],
  ['{"rules": {"nosuch": "off"}}', '"nosuch"', /No rule is called “nosuch”/],
  ['{"rules": {"misspelling": 3}}', '3', /A severity is/],
  ['{"rules": {"misspelling": ["error", {"x": 1}]}}', '"x"', /no option “x”/],
  ['{"rules": {"misspelling": ["error", 1]}}', '1', /Options are an object/],
  ['{"include": "x"}', '"x"', /list of strings/],
  ['{"glossary": []}', '[]', /A glossary is an object/],
  ['{"glossary": {"names": []}}', '"names"', /no “names”/],
  ['{"glossary": {"terms": []}}', '[]', /Terms are an object/],
  ['{"glossary": {"terms": {"Fee": 1}}}', '1', /is a string/],
  ['{"allow": {}}', '{}', /Silences are a list/],
  [
    '{"allow": [{"rule": "misspelling", "quote": "x", "reason": " "}]}',
    '{"rule": "misspelling", "quote": "x", "reason": " "}',
    /the reason/,
  ],
  ['{"allow": [null]}', 'null', /A silence names/],
  ['{"jurisdictions": "gdpr"}', '"gdpr"', /Jurisdictions are a list/],
  ['{"jurisdictions": ["gdpr", "hipaa"]}', '"hipaa"', /"gdpr" or "ccpa"/],
  ['{"nosuch": 1}', '"nosuch"', /no setting “nosuch”/],
  ['{"rules": {', undefined, /not valid JSON/],
  ['nonsense', undefined, /not valid JSON/],
])('%s: says what is wrong and where', (text, where, message) => {
  const {problems} = parse(text)
  expect(problems[0]?.message).toMatch(message)
  if (where !== undefined) expect(text.slice(problems[0]?.span.start, problems[0]?.span.end)).toBe(where)
})

test('what the project says wins over the editor, and words of both count', () => {
  const {config: file} = parse('{"rules": {"misspelling": "error"}, "glossary": {"words": ["A"]}}')
  const config = configOf({preset: 'strict', rules: {misspelling: 'off', legalese: 'hint'}, words: ['B'], include: 7}, file)
  expect(config.preset).toBe('strict')
  expect(Object.fromEntries(config.rules)).toEqual({misspelling: {severity: 'error'}, legalese: {severity: 'hint'}})
  expect(config.words).toEqual(['B', 'A'])
  expect(configOf(undefined, undefined)).toEqual(defaultConfig)
  expect(mergeConfig(defaultConfig, file)).toEqual(file)
})

test.each([
  ['file:///a/b.md', 'file:///a'],
  ['file:///b.md', 'file://'],
  ['file://', undefined],
  ['vscode-vfs://github/o/r/p.md', 'vscode-vfs://github/o/r'],
  ['untitled:Untitled-1', undefined],
])('the folder of %s is %s', (uri, folder) => {
  expect(folderOf(uri)).toBe(folder)
})
