import {afterEach, describe, expect, test} from 'vitest'
import {
  DefinitionRequest,
  DidChangeWorkspaceFoldersNotification,
  DocumentLinkRequest,
  type Location,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  type SymbolInformation,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {full, rangeIn, Session, type SessionOptions} from './harness/session.js'

const policy = `# Harbour Privacy Policy

## 1. Definitions

“Personal Information” means any information about you. “Service” means the Harbour app.

## 2. Use

We use Personal Information, **Personal** Information and PERSONAL INFORMATION. Your Personal
Information's use is limited. We keep personal information. See Section 1.

## Appendix 1: Help desk

The help desk (the “Service”) answers mail. The Service is free.
`
const supplement = `---
extends: privacy.md
---

# Cookies

Cookies hold Personal Information. The Service sets them, [as we say](privacy.md#2-use).
`
const other =
  '# Refund Policy\n\nThis refund policy says when you get your money back. Personal Information is not needed for a refund of fees.\n'
const [privacyUri, cookiesUri, refundsUri] = ['file:///w/privacy.md', 'file:///w/cookies.md', 'file:///w/refunds.md'] as const
const texts = {[privacyUri]: policy, [cookiesUri]: supplement, [refundsUri]: other}

let session: Session
const start = async (options: SessionOptions = {}) => {
  session = await Session.start({files: new Map(Object.entries(texts)), ...options})
}
afterEach(async () => {
  await session.stop()
})

const at = (uri: string, document: TextDocument, words: string, more = 0) => {
  const {start: position} = rangeIn(document, words)
  return {textDocument: {uri}, position: {...position, character: position.character + more}}
}

/** What a workspace edit makes of each document. */
function applied({documentChanges = [], changes = {}}: WorkspaceEdit): Record<string, string> {
  const edits = [
    ...(documentChanges as TextDocumentEdit[]).map((it) => [it.textDocument.uri, it.edits as TextEdit[]] as const),
    ...Object.entries(changes),
  ]
  expect(new Set(edits.map(([uri]) => uri)).size, 'one edit a file, so one undo').toBe(edits.length)
  return Object.fromEntries(
    edits.map(([uri, list]) => [uri, TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 0, session.files.get(uri) ?? ''), list)]),
  )
}

const lines = (locations: readonly Location[]) => locations.map(({uri, range}) => `${uri.slice(10)}:${range.start.line + 1}`)

describe('a term', () => {
  test('leads from a supplement to its definition in the parent', async () => {
    await start()
    const document = await session.open(cookiesUri, supplement)
    const [link] = await session.definition(cookiesUri, at(cookiesUri, document, 'Personal').position)
    expect(link).toMatchObject({
      targetUri: privacyUri,
      targetSelectionRange: {start: {line: 4, character: 1}, end: {line: 4, character: 21}},
    })
    const hover = JSON.stringify(await session.hover(cookiesUri, at(cookiesUri, document, 'Service').position))
    expect(hover).toContain('the Harbour app')
    expect(hover).toContain(`[privacy.md](${privacyUri}#L5)`)
  })

  test('has uses in both, but not in documents that do not supplement', async () => {
    await start()
    const document = await session.open(privacyUri, policy)
    const parameters = {...at(privacyUri, document, 'Personal Information, **'), context: {includeDeclaration: true}}
    const found = (await session.request(ReferencesRequest.type, parameters)) ?? []
    expect(lines(found)).toEqual(['privacy.md:5', ...Array(4).fill('privacy.md:9'), 'privacy.md:10', 'cookies.md:7'])
    const uses = await session.request(ReferencesRequest.type, {...parameters, context: {includeDeclaration: false}})
    expect(uses).toHaveLength(6)
  })

  test('that an appendix defines anew is another one', async () => {
    await start()
    const document = await session.open(privacyUri, policy)
    const found = async (words: string) =>
      lines(
        (await session.request(ReferencesRequest.type, {...at(privacyUri, document, words), context: {includeDeclaration: true}})) ?? [],
      )
    expect(await found('Service is free')).toEqual(['privacy.md:14', 'privacy.md:14'])
    expect(await found('Service” means')).toEqual(['privacy.md:5', 'cookies.md:7'])
    const hover = JSON.stringify(await session.hover(privacyUri, at(privacyUri, document, 'Service is free').position))
    expect(hover).toMatch(/holds in Appendix 1 only.*Defined anew in Section 1 \(line 5\): the Harbour app/)
  })
})

describe('rename', () => {
  test('changes definition and uses in every document, in their case, and nothing else', async () => {
    await start()
    const document = await session.open(cookiesUri, supplement)
    const place = at(cookiesUri, document, 'Personal', 3)
    expect(await session.request(PrepareRenameRequest.type, place)).toEqual({
      range: rangeIn(document, 'Personal Information'),
      placeholder: 'Personal Information',
    })
    const edit = await session.request(RenameRequest.type, {...place, newName: ' Personal  Data '})
    const after = applied(edit ?? {})
    const renamed = (text: string) =>
      text.replaceAll('Information', 'Data').replaceAll('INFORMATION', 'DATA').replaceAll('personal information', 'personal data')
    expect(after).toEqual({[privacyUri]: renamed(policy), [cookiesUri]: renamed(supplement)})
    const versions = ((edit?.documentChanges ?? []) as TextDocumentEdit[]).map(({textDocument: {uri, version}}) => [uri, version])
    expect(versions, 'what is not open has no version').toEqual([
      [cookiesUri, 1],
      [privacyUri, null],
    ])
  })

  test('takes more words and fewer, number as it stands', async () => {
    await start({files: new Map()})
    const text =
      '# Terms of Service\n\nWe sell plans (each a “Seat Plan”). Seat Plans and a Seat\nPlan are sold as seat plans. SEAT PLANS end.\n'
    session.files.set('file:///w/terms.md', text)
    const document = await session.open('file:///w/terms.md', text)
    const renamedTo = async (newName: string) =>
      applied((await session.request(RenameRequest.type, {...at('file:///w/terms.md', document, 'Seat Plans'), newName})) ?? {})[
        'file:///w/terms.md'
      ]
    expect(await renamedTo('Policy')).toBe(
      '# Terms of Service\n\nWe sell plans (each a “Policy”). Policies and a Policy are sold as policies. POLICIES end.\n',
    )
    expect(await renamedTo('Paid Team Plan')).toBe(
      '# Terms of Service\n\nWe sell plans (each a “Paid Team Plan”). Paid Team Plans and a Paid\nTeam Plan are sold as paid team plans. PAID TEAM PLANS end.\n',
    )
  })

  test('refuses what cannot be one, and says why', async () => {
    await start()
    const document = await session.open(privacyUri, policy)
    const refused = (words: string, newName: string) =>
      expect(session.request(RenameRequest.type, {...at(privacyUri, document, words), newName})).rejects
    await refused('Personal Information, **', 'Service').toThrow(/“Service” is already defined/)
    await refused('Personal Information, **', '  ').toThrow(/has letters/)
    await refused('Personal Information, **', 'a “quoted” (name)').toThrow(/without brackets/)
    await refused('Personal Information, **', 'Data').toThrow(/“Personal Information” in line 9 has markup/)
    await refused('answers mail', 'x').toThrow(/Only defined terms/)
    await expect(session.request(PrepareRenameRequest.type, at(privacyUri, document, 'answers mail'))).rejects.toThrow(/Only defined terms/)
    const you = await session.open('file:///w/you.md', '# Terms of Service\n\nThe person who signs (“you”) pays. You pay monthly.\n')
    await expect(session.request(PrepareRenameRequest.type, at('file:///w/you.md', you, 'You pay'))).rejects.toThrow(/no name/)
  })

  test('reaches a term of the configuration', async () => {
    const config = '{"glossary": {"terms": {"Seat": "a place for one person"}}}'
    const configUri = 'file:///w/.policy-proof.json'
    await start({files: new Map([[configUri, config]])})
    const text = '# Terms of Service\n\nA Seat is paid monthly. Seats are counted.\n'
    session.files.set('file:///w/terms.md', text)
    const document = await session.open('file:///w/terms.md', text)
    const place = at('file:///w/terms.md', document, 'Seat is')
    expect(await session.definition('file:///w/terms.md', place.position)).toMatchObject([
      {targetUri: configUri, targetRange: {start: {character: 25}}},
    ])
    expect(applied((await session.request(RenameRequest.type, {...place, newName: 'License'})) ?? {})).toEqual({
      [configUri]: config.replace('Seat', 'License'),
      'file:///w/terms.md': text.replace('Seat ', 'License ').replace('Seats', 'Licenses'),
    })
  })

  test('without versions for editors that know none', async () => {
    await start({capabilities: {...full, workspace: {}}})
    const document = await session.open(privacyUri, policy)
    const edit = await session.request(RenameRequest.type, {...at(privacyUri, document, 'Service is free'), newName: 'Desk'})
    expect(Object.keys(edit?.changes ?? {})).toEqual([privacyUri])
    expect(applied(edit ?? {})[privacyUri]).toBe(
      policy.replace('(the “Service”)', '(the “Desk”)').replace('Service is free', 'Desk is free'),
    )
  })
})

describe('a section', () => {
  test('has references here, and links from other documents', async () => {
    await start()
    const document = await session.open(privacyUri, policy)
    const found = async (words: string) =>
      lines(
        (await session.request(ReferencesRequest.type, {...at(privacyUri, document, words), context: {includeDeclaration: false}})) ?? [],
      )
    expect(await found('2. Use')).toEqual(['cookies.md:7'])
    expect(await found('Section 1.')).toEqual(['privacy.md:10'])
  })

  test('shows the terms it uses, on its number', async () => {
    await start()
    const document = await session.open(privacyUri, policy)
    const hover = JSON.stringify(await session.hover(privacyUri, at(privacyUri, document, '2. Use').position))
    expect(hover).toMatch(/Terms used in Section 2.*\*\*Personal Information\*\*: any information about you/)
  })

  test('opens from a reference, and from a link in plain text', async () => {
    await start()
    await session.open(privacyUri, policy)
    const links = await session.request(DocumentLinkRequest.type, {textDocument: {uri: privacyUri}})
    expect(links).toMatchObject([{target: `${privacyUri}#L3,1`, tooltip: 'Go to 1 Definitions'}])
    const plain = '---\nextends: privacy.md\n---\n\nSee [our policy](privacy.md) and [the web](https://acorn.example).\n'
    await session.open('file:///w/note.txt', plain)
    expect(await session.request(DocumentLinkRequest.type, {textDocument: {uri: 'file:///w/note.txt'}})).toMatchObject([
      {target: privacyUri},
    ])
    expect(await session.request(DocumentLinkRequest.type, {textDocument: {uri: cookiesUri}}), 'not open').toEqual([])
  })

  test('is previewed on a link to it', async () => {
    await start()
    const document = await session.open(cookiesUri, supplement)
    const hover = JSON.stringify(await session.hover(cookiesUri, at(cookiesUri, document, 'as we say').position))
    expect(hover).toMatch(/\*\*2 Use\*\* \*\(line 7\)\*.*We use Personal Information/)
  })
})

describe('the workspace', () => {
  test('is searched for sections and definitions', async () => {
    await start()
    const names = async (query: string) =>
      ((await session.request(WorkspaceSymbolRequest.type, {query})) as SymbolInformation[]).map(
        ({name, containerName}) => `${name} in ${containerName}`,
      )
    expect(await names('PersInf')).toEqual(['Personal Information in Harbour Privacy Policy'])
    expect(await names('refund')).toEqual(['Refund Policy in Refund Policy'])
    expect(await names('zzz')).toEqual([])
  })

  test('follows files that change, and folders that come and go', async () => {
    await start({capabilities: {...full, workspace: {...full.workspace, workspaceFolders: true}}})
    const document = await session.open(cookiesUri, supplement)
    const place = at(cookiesUri, document, 'Personal')
    expect(await session.definition(cookiesUri, place.position)).toHaveLength(1)
    const before = session.refreshes
    await session.write(privacyUri, policy.replace('“Personal Information” means', '“Personal Facts” means'))
    expect(await session.definition(cookiesUri, place.position)).toEqual([])
    expect(session.refreshes).toBeGreaterThan(before)
    session.files.set('file:///v/terms.md', '# Terms of Service\n\nThe shop (the “Store”) is open.\n')
    const query = async () => (await session.request(WorkspaceSymbolRequest.type, {query: 'Store'}))?.length
    expect(await query()).toBe(0)
    await session.notify(DidChangeWorkspaceFoldersNotification.type, {event: {added: [{uri: 'file:///v', name: 'v'}], removed: []}})
    expect(await query()).toBe(1)
    await session.notify(DidChangeWorkspaceFoldersNotification.type, {event: {added: [], removed: [{uri: 'file:///v', name: 'v'}]}})
    expect(await query()).toBe(0)
  })

  test('reads an open document as it is shown, not as it was saved', async () => {
    await start()
    const parent = await session.open(privacyUri, policy)
    const document = await session.open(cookiesUri, supplement)
    await session.change(privacyUri, rangeIn(parent, 'any information about you'), 'facts about you')
    const hover = JSON.stringify(await session.hover(cookiesUri, at(cookiesUri, document, 'Personal').position))
    expect(hover).toContain('facts about you')
    await session.close(privacyUri)
    const [link] = ((await session.request(DefinitionRequest.type, at(cookiesUri, document, 'Personal'))) ?? []) as unknown[]
    expect(link).toMatchObject({targetUri: privacyUri})
    expect(JSON.stringify(await session.hover(cookiesUri, at(cookiesUri, document, 'Personal').position))).toContain(
      'any information about you',
    )
  })
})

describe('refactorings', () => {
  const uri = 'file:///w/terms.md'
  const acted = async (text: string, words: string, title: RegExp, isCursor = false) => {
    await start({files: new Map([[uri, text]])})
    const document = await session.open(uri, text)
    const range = rangeIn(document, words)
    const actions = await session.actions(uri, isCursor ? {start: range.start, end: range.start} : range, ['refactor'])
    const action = actions.find((it) => title.test(it.title))
    return action && session.applied(uri, action)
  }

  test('define a term behind its sentence, where there are no definitions', async () => {
    const text = '# Terms of Service\n\nYou pay the Late Fee monthly. Nothing else is due.\n'
    expect(await acted(text, 'Late Fee', /^Define “Late Fee”$/, true)).toBe(
      text.replace('monthly.', 'monthly. “Late Fee” means ${1:[meaning]}.'),
    )
  })

  test('define a term in the glossary, in its style and place', async () => {
    const text = [
      '# Terms of Service\n\n## Definitions\n',
      '- **“Account”** means what you sign in to.',
      '- **“Boat”** means what you row.',
      '- **“Tide”** means the sea.\n',
      '## Fees\n\nYou pay the Late Fee.\n',
    ].join('\n')
    expect(await acted(text, 'Late Fee', /^Define/)).toBe(text.replace('- **“Tide”', '- **“Late Fee”** means ${1:[meaning]}.\n- **“Tide”'))
  })

  test('extract words to a definition, or name them where they stand', async () => {
    const text = '# Terms of Service\n\nWe look after the app, the site and the printed book for you. You pay.\n'
    const words = 'the app, the site and the printed book'
    expect(await acted(text, ` ${words} `, /^Extract to a definition$/)).toBe(
      '# Terms of Service\n\nWe look after ${1:[Term]} for you. “${1:[Term]}” means the app, the site and the printed book. You pay.\n',
    )
    await session.stop()
    expect(await acted(text, words, /^Give these words a name/)).toBe(text.replace(words, `${words} (the “\${1:[Term]}”)`))
  })

  test('offer nothing for half a word, a term, a sentence start or a heading', async () => {
    const text = '# Terms of Service\n\nBoats float. The person who signs (the “Crew”) rows. The Crew rows the Harbour Boat.\n'
    await start({files: new Map([[uri, text]])})
    const document = await session.open(uri, text)
    const titles = async (words: string, isCursor = false) => {
      const range = rangeIn(document, words)
      return (await session.actions(uri, isCursor ? {start: range.start, end: range.start} : range, ['refactor.extract'])).map(
        (it) => it.title,
      )
    }
    expect(await titles('oats flo')).toEqual([])
    expect(await titles('Boats', true)).toEqual([])
    expect(await titles('Crew rows', true)).toEqual([])
    expect(await titles('Service')).toEqual([])
    expect(await titles('Harbour Boat', true)).toEqual(['Define “Harbour Boat”'])
  })
})

test('a URI that is not encoded well is a name like any other', async () => {
  const uri = 'file:///w/100%.md'
  session = await Session.start({settings: {include: ['**/*.txt']}})
  const document = await session.open(uri, policy, 'markdown')
  expect(await session.diagnostics(uri)).toBeInstanceOf(Array)
  const {start: position} = rangeIn(document, '2. Use')
  const found = await session.request(ReferencesRequest.type, {textDocument: {uri}, position, context: {includeDeclaration: true}})
  expect(found).toHaveLength(1)
})
