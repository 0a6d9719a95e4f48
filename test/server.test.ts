import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {full, rangeIn, Session} from './harness/session.js'

const draft = `# Privacy Policy

This privacy policy says how we collect, use and share personal information.

“Personal Information” means any information that identifies you.

Data moves bettween our offices.

We may share your Personal Information with third parties.

We keep call recordings for 30 days.

We retain call recordings for 90 days.
`
const uri = 'file:///w/privacy.md'

let session: Session
beforeEach(async () => {
  session = await Session.start()
})
afterEach(async () => {
  await session.stop()
})

describe('diagnostics', () => {
  test('say what, where, why and by which rule', async () => {
    const document = await session.open(uri, draft)
    const misspelling = (await session.diagnostics(uri)).find(({code}) => code === 'misspelling')
    expect(misspelling).toMatchObject({
      range: rangeIn(document, 'bettween'),
      severity: 2,
      source: 'policy-proof',
      codeDescription: {href: 'https://github.com/policy-proof/policy-proof/blob/main/docs/rules/misspelling.md'},
    })
    expect(misspelling?.message).toContain('between')
  })

  test('a contradiction has two ends that lead to each other', async () => {
    const document = await session.open(uri, draft)
    const ends = (await session.diagnostics(uri)).filter(({code}) => code === 'conflicting-retention')
    expect(ends).toHaveLength(2)
    const [first, second] = ends
    expect(document.getText(first?.range)).toContain('30 days')
    expect(first?.relatedInformation?.[0]?.location).toEqual({uri, range: second?.range})
    expect(second?.relatedInformation?.[0]?.location).toEqual({uri, range: first?.range})
  })

  test('follow the text as it is typed', async () => {
    const document = await session.open(uri, draft)
    expect(await session.found(uri, 'misspelling')).toEqual(['bettween'])
    await session.change(uri, rangeIn(document, 'bettween'), 'between')
    expect(await session.found(uri, 'misspelling')).toEqual([])
  })

  test('many edits at once end in the same problems as the text from scratch', async () => {
    let document = await session.open(uri, draft)
    for (let key = 0; key < 50; key++) {
      const at = document.positionAt((key * 37) % document.getText().length)
      document = await session.change(uri, {start: at, end: at}, key % 7 === 0 ? '\n\n' : 'x')
    }
    await session.open('file:///w/privacy-2.md', document.getText())
    expect(await session.diagnostics('file:///w/privacy-2.md')).toEqual(
      (await session.diagnostics(uri)).map((it) => JSON.parse(JSON.stringify(it).replaceAll(uri, 'file:///w/privacy-2.md'))),
    )
  })

  test('a draft of some length is told its reading grade', async () => {
    await session.open(
      'file:///w/long.md',
      `${draft}\n\n${'We keep your name and your email, and we use them to send you the goods. '.repeat(10)}`,
    )
    await session.diagnostics('file:///w/long.md')
    const {readability} = session.statuses.at(-1) ?? {}
    expect(readability?.grade).toBeLessThan(10)
    expect(readability?.ease).toBeGreaterThan(60)
  })

  test.each([
    ['plain text', 'file:///w/terms.txt', 'plaintext'],
    ['a policy draft', 'file:///w/draft.policy', 'policy'],
    ['an untitled draft', 'untitled:Untitled-1', 'plaintext'],
    ['a draft on another file system', 'vscode-vfs://github/o/r/privacy.md', 'markdown'],
  ])('%s is checked', async (_, other, language) => {
    await session.open(other, draft, language)
    expect(await session.found(other, 'misspelling')).toEqual(['bettween'])
    expect(session.statuses.at(-1)).toMatchObject({uri: other, state: 'policy'})
  })

  test('a document that is no policy is left alone, until asked', async () => {
    const readme = 'file:///w/README.md'
    await session.open(readme, '# A parser\n\nRun `npm install`. It parses bettween brackets.\n')
    expect(await session.diagnostics(readme)).toEqual([])
    expect(session.statuses.at(-1)).toMatchObject({state: 'other'})
    await session.setChecked(readme, 'on')
    expect(session.refreshes).toBeGreaterThan(0)
    expect(await session.found(readme, 'misspelling')).toEqual(['bettween'])
    await session.setChecked(readme, 'auto')
    expect(await session.diagnostics(readme)).toEqual([])
    await session.setChecked(readme, 'off')
    expect(session.statuses.at(-1)).toMatchObject({state: 'off'})
  })

  test('a policy can be left alone', async () => {
    await session.open(uri, draft)
    await session.setChecked(uri, 'off')
    expect(await session.diagnostics(uri)).toEqual([])
    expect(session.statuses.at(-1)).toMatchObject({state: 'off'})
  })

  test('every vague word can be shown, and hidden again', async () => {
    await session.open(uri, '# Privacy Policy\n\nThe archive lists various tools.\n')
    expect(await session.found(uri, 'vague-word')).toEqual([])
    await session.setVagueWords(uri, 'on')
    expect(session.refreshes).toBeGreaterThan(0)
    expect(await session.found(uri, 'vague-word')).toEqual(['various'])
    expect((await session.diagnostics(uri)).map(({severity}) => severity)).toEqual([4])
    expect(session.statuses.at(-1)).toMatchObject({state: 'policy', problems: 1, vagueWords: true})
    await session.setVagueWords(uri, 'off')
    expect(await session.found(uri, 'vague-word')).toEqual([])
    expect(session.statuses.at(-1)).not.toHaveProperty('vagueWords')
  })

  test('vague words are shown in one document, until it is closed', async () => {
    const text = '# Privacy Policy\n\nThe archive lists various tools.\n'
    const other = 'file:///w/other-privacy-policy.md'
    await session.open(uri, text)
    await session.open(other, text)
    await session.setVagueWords(uri, 'on')
    expect(await session.found(other, 'vague-word')).toEqual([])
    await session.close(uri)
    await session.open(uri, text)
    expect(await session.found(uri, 'vague-word')).toEqual([])
  })

  test('the other side of a diff is no document', async () => {
    await session.open('git:/w/privacy.md?HEAD', draft, 'markdown')
    expect(await session.diagnostics('git:/w/privacy.md?HEAD')).toEqual([])
  })

  test('a draft in another language stays quiet, and says so', async () => {
    const german =
      'Wir verarbeiten Ihre personenbezogenen Daten nur, soweit dies für die Bereitstellung der Dienste nötig ist. Sie können der Verarbeitung mit Wirkung für die Zukunft widersprechen, und wir werden die Daten dann nicht mehr nutzen. '
    await session.open('file:///w/privacy-policy.md', `# Datenschutz (privacy policy)\n\n${german.repeat(4)}`)
    expect(await session.diagnostics('file:///w/privacy-policy.md')).toEqual([])
    expect(session.statuses.at(-1)).toMatchObject({state: 'foreign'})
  })

  test('beyond 2 MB a document is checked only on request', async () => {
    const large = `${draft}\n${'We keep it safe. '.repeat(130_000)}`
    await session.open(uri, large)
    expect(await session.diagnostics(uri)).toEqual([])
    expect(session.statuses.at(-1)).toMatchObject({state: 'large'})
    await session.setChecked(uri, 'on')
    expect(await session.found(uri, 'misspelling')).toEqual(['bettween'])
  }, 30_000)

  test.each([
    ['empty', ''],
    ['binary', '\0\u0001\u0002\uFFFD'.repeat(1000)],
    ['one long line', `Privacy policy ${'word '.repeat(60_000)}`],
    ['lone surrogates', `# Privacy Policy\n\n${'\uD83D '.repeat(500)}bettween`],
    ['only brackets', '(['.repeat(20_000)],
  ])(
    'nothing breaks on a text that is %s',
    async (_, text) => {
      await session.open(uri, text)
      await session.setChecked(uri, 'on')
      expect(Array.isArray(await session.diagnostics(uri))).toBe(true)
    },
    30_000,
  )

  test('ranges are right whatever the text is made of', async () => {
    const odd =
      '# Privacy Policy 🙂\r\n\r\n> “Our\u00A0Data” — naïve **bett**ween.\r\n> It moves 👩‍👩‍👧 seperately to us \u202Fand “them”.\r\n\r\n| a | b |\r\n|---|---|\r\n| 🙂 | we recieve it |\r\n'
    await session.open(uri, odd)
    await session.setChecked(uri, 'on')
    expect(await session.found(uri, 'misspelling')).toEqual(['bett**ween', 'seperately', 'recieve'])
  })
})

describe('without pull diagnostics', () => {
  test('problems are pushed, and cleared when the file is closed', async () => {
    const {diagnostic: _, ...textDocument} = full.textDocument ?? {}
    const pushing = await Session.start({capabilities: {...full, textDocument}})
    const first = pushing.push()
    await pushing.open(uri, draft)
    await first
    expect(pushing.pushed.get(uri)?.map(({code}) => code)).toContain('misspelling')
    const second = pushing.push()
    await pushing.close(uri)
    await second
    expect(pushing.pushed.get(uri)).toEqual([])
    await pushing.stop()
  })
})

describe('code actions', () => {
  test('mend a typo at a stroke', async () => {
    const document = await session.open(uri, draft)
    const fix = (await session.actions(uri, rangeIn(document, 'bettween'))).find(({isPreferred}) => isPreferred)
    expect(fix).toMatchObject({title: 'Replace with “between”', kind: 'quickfix', diagnostics: [{code: 'misspelling'}]})
    expect(session.applied(uri, fix ?? {title: ''})).toContain('moves between our')
  })

  test('a rewrite with missing facts has tab stops', async () => {
    const document = await session.open(uri, draft)
    const actions = await session.actions(uri, rangeIn(document, 'third parties'))
    const rewrite = actions.find(({diagnostics}) => diagnostics?.[0]?.code === 'unspecified-recipient')
    expect(session.applied(uri, rewrite ?? {title: ''})).toMatch(/\$\{1:\[/)
    expect(rewrite?.isPreferred).not.toBe(true)
  })

  test('… and brackets where the editor knows no snippets', async () => {
    const plain = await Session.start({capabilities: {...full, workspace: {}}})
    const document = await plain.open(uri, draft)
    const actions = await plain.actions(uri, rangeIn(document, 'third parties'))
    const rewrite = actions.find(({diagnostics}) => diagnostics?.[0]?.code === 'unspecified-recipient')
    expect(plain.applied(uri, rewrite ?? {title: ''})).toMatch(/\[[a-z ]+\]/)
    expect(plain.applied(uri, rewrite ?? {title: ''})).not.toContain('${')
    await plain.stop()
  })

  test('a contradiction can be settled either way', async () => {
    const document = await session.open(uri, draft)
    const actions = await session.actions(uri, rangeIn(document, '30 days'))
    const texts = actions
      .filter(({diagnostics}) => diagnostics?.[0]?.code === 'conflicting-retention')
      .map((it) => session.applied(uri, it))
    expect(texts.some((text) => (text.match(/for 90 days/g) ?? []).length === 2)).toBe(true)
    expect(texts.some((text) => (text.match(/for 30 days/g) ?? []).length === 2)).toBe(true)
  })

  test('in bulk only what is safe is mended', async () => {
    const document = await session.open(uri, draft)
    const whole = {start: {line: 0, character: 0}, end: document.positionAt(draft.length)}
    const [all, ...others] = await session.actions(uri, whole, ['source.fixAll'])
    expect(others).toEqual([])
    expect(all?.kind).toBe('source.fixAll.policyProof')
    expect(session.applied(uri, all ?? {title: ''})).toBe(draft.replace('bettween', 'between'))
  })

  test('refactorings are the rewrites that change what is promised', async () => {
    const document = await session.open(uri, draft)
    const kinds = async (wanted: string) =>
      new Set((await session.actions(uri, rangeIn(document, 'third parties'), [wanted])).map(({kind}) => kind))
    expect(await kinds('refactor.rewrite')).toEqual(new Set(['refactor.rewrite']))
    expect(await kinds('refactor')).toEqual(new Set(['refactor.rewrite', 'refactor.extract']))
  })

  test('a problem can be allowed, with a reason', async () => {
    const document = await session.open(uri, draft)
    const allow = (await session.actions(uri, rangeIn(document, 'third parties'))).find(({title}) =>
      title.startsWith('Allow unspecified-recipient here'),
    )
    expect(session.applied(uri, allow ?? {title: ''})).toContain(
      '\n<!-- allow: unspecified-recipient, because ${1:[reason]} -->\nWe may share',
    )
  })

  test('a word can be added to the glossary of the project', async () => {
    const document = await session.open(uri, draft)
    const add = (await session.actions(uri, rangeIn(document, 'bettween'))).find(({title}) => title.includes('glossary'))
    expect(add?.edit?.documentChanges).toMatchObject([
      {kind: 'create', uri: 'file:///w/.policy-proof.json'},
      {edits: [{newText: '{\n  "glossary": {\n    "words": [\n      "bettween"\n    ]\n  }\n}\n'}]},
    ])
  })
})

describe('configuration', () => {
  const config = 'file:///w/.policy-proof.json'

  test('the nearest file holds, and is read again when it changes', async () => {
    await session.write(config, '{"rules": {"misspelling": "off"}}')
    await session.open(uri, draft)
    expect(await session.found(uri, 'misspelling')).toEqual([])
    await session.write(config, '{"rules": {"misspelling": "error"}}')
    expect((await session.diagnostics(uri)).find(({code}) => code === 'misspelling')?.severity).toBe(1)
    await session.write(config, undefined)
    expect((await session.diagnostics(uri)).find(({code}) => code === 'misspelling')?.severity).toBe(2)
  })

  test('what is wrong in it is a problem on it, and the rest holds', async () => {
    await session.write(config, '{"rules": {"mispelling": "off", "misspelling": "off"}, "x": 1,')
    await session.open(uri, draft)
    expect(await session.found(uri, 'misspelling')).toEqual([])
    expect(session.pushed.get(config)?.map(({message}) => message)).toEqual([
      expect.stringContaining('not valid JSON'),
      expect.stringContaining('No rule is called “mispelling”'),
      expect.stringContaining('no setting “x”'),
    ])
    await session.write(config, '{}')
    await session.diagnostics(uri)
    expect(session.pushed.get(config)).toEqual([])
  })

  test('a silence in it hides the phrase', async () => {
    await session.write(config, '{"allow": [{"rule": "misspelling", "quote": "bettween", "reason": "an example"}]}')
    await session.open(uri, draft)
    expect(await session.found(uri, 'misspelling')).toEqual([])
  })
})

describe('hover', () => {
  test('on a problem: why, what would be better, and on whose authority', async () => {
    const document = await session.open(uri, draft)
    const found = await session.hover(uri, rangeIn(document, 'third parties').start)
    expect(JSON.stringify(found?.contents)).toMatch(/GDPR|PoliGraph/)
  })

  test('on a defined term: what it means, where it is defined, how often it is used', async () => {
    const document = await session.open(uri, draft)
    const use = rangeIn(document, 'Personal Information with third')
    const found = await session.hover(uri, use.start)
    expect(JSON.stringify(found?.contents)).toContain('any information that identifies you')
    expect(JSON.stringify(found?.contents)).toMatch(/Defined in line 5; used once, and once in another case/)
  })

  test('on a clause: what it states', async () => {
    const document = await session.open(uri, draft)
    const found = await session.hover(uri, rangeIn(document, 'share your').start)
    expect(JSON.stringify(found?.contents)).toContain('share')
  })

  test('elsewhere: nothing', async () => {
    const document = await session.open(uri, draft)
    expect(await session.hover(uri, rangeIn(document, 'says how').start)).toBeNull()
  })
})

test('from a use of a term to its definition', async () => {
  const document = await session.open(uri, draft)
  const [link] = await session.definition(uri, rangeIn(document, 'Personal Information with third').start)
  expect(link?.targetUri).toBe(uri)
  expect(link && document.getText(link.targetSelectionRange)).toBe('Personal Information')
  expect(link?.targetSelectionRange.start.line).toBe(4)
})

test('from a reference to its section, and what it opens with', async () => {
  const document = await session.open(
    uri,
    `# Privacy Policy\n\nYour rights are in Section 2; see also Article 6 GDPR.\n\n## 1. Data\n\nWe collect it.\n\n## 2. Rights\n\nYou may object to it.\n`,
  )
  const at = rangeIn(document, 'Section 2').start
  const [link] = await session.definition(uri, at)
  expect(link?.targetSelectionRange.start.line).toBe(8)
  expect(JSON.stringify((await session.hover(uri, at))?.contents)).toMatch(/Rights.*line 9.*You may object/)
  expect(await session.definition(uri, rangeIn(document, 'Article 6').start)).toEqual([])
})
