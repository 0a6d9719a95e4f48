import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {DocumentSymbol, Range, SymbolInformation} from 'vscode-languageserver'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import {full, rangeIn, Session} from './harness/session.js'

const draft = `# Terms of Use

These terms of use govern your use of the shop (the “Service”).

## 1. Data

We keep personal information for a year, see Section 2.

The Service keeps:

- names, and
- addresses.

## 2. Fees

The Service is free, unless Section 1 or Section 1 says so. We collect it for [Company Name].
`
const uri = 'file:///w/terms.md'
const readme = 'file:///w/README.md'
const whole: Range = {start: {line: 0, character: 0}, end: {line: 100, character: 0}}

let session: Session
beforeEach(async () => {
  session = await Session.start({commands: true})
})
afterEach(async () => {
  await session.stop()
})

/** Where the first letters of words stand. */
function beginningOf(document: TextDocument, words: string, length: number): Range {
  const {start} = rangeIn(document, words)
  return {start, end: {line: start.line, character: start.character + length}}
}

/** Starts again as another editor. */
async function restart(...options: Parameters<typeof Session.start>): Promise<void> {
  await session.stop()
  session = await Session.start(...options)
}

describe('document symbols', () => {
  test('are an outline', async () => {
    const document = await session.open(uri, draft)
    const [top] = (await session.symbols(uri)) as DocumentSymbol[]
    expect(top).toMatchObject({name: 'Terms of Use', selectionRange: rangeIn(document, 'Terms of Use')})
    expect(top?.children?.map(({name}) => name)).toEqual(['Service', '1 Data', '2 Fees'])
  })

  test('are a list for an editor that knows no hierarchy', async () => {
    await restart({capabilities: {}})
    await session.open(uri, draft)
    const symbols = (await session.symbols(uri)) as SymbolInformation[]
    expect(symbols.map(({name, containerName}) => `${containerName} / ${name}`)).toEqual([
      'undefined / Terms of Use',
      'Terms of Use / Service',
      'Terms of Use / 1 Data',
      'Terms of Use / 2 Fees',
    ])
  })

  test('follow the text', async () => {
    const document = await session.open(uri, draft)
    await session.symbols(uri)
    await session.change(uri, rangeIn(document, 'Fees'), 'Prices')
    const [top] = (await session.symbols(uri)) as DocumentSymbol[]
    expect(top?.children?.at(-1)?.name).toBe('2 Prices')
  })
})

test('folding ranges, as many as the editor wants', async () => {
  await session.open(uri, draft)
  expect((await session.folds(uri))?.map(({startLine, endLine}) => [startLine, endLine])).toEqual([
    [0, 15],
    [4, 11],
    [8, 11],
    [13, 15],
  ])
  await restart({capabilities: {textDocument: {foldingRange: {rangeLimit: 1}}}})
  await session.open(uri, draft)
  expect(await session.folds(uri)).toEqual([{startLine: 0, startCharacter: 14, endLine: 15, endCharacter: 93}])
})

test('selection ranges for several carets', async () => {
  const document = await session.open(uri, draft)
  const [names, free] = [rangeIn(document, 'names'), rangeIn(document, 'free')]
  const selections = await session.selections(uri, [names.start, free.end])
  expect(selections?.map(({range}) => range)).toEqual([names, free])
  expect(document.getText(selections?.[0]?.parent?.range)).toBe('names, and')
})

test('highlights of a term and of a section', async () => {
  const document = await session.open(uri, draft)
  const term = await session.highlights(uri, rangeIn(document, 'Service is').start)
  expect(term?.map(({range, kind}) => [document.getText(range), kind])).toEqual([
    ['Service', 3],
    ['Service', 2],
    ['Service', 2],
  ])
  const section = await session.highlights(uri, rangeIn(document, 'Section 2').start)
  expect(section?.map(({range, kind}) => [document.getText(range), kind])).toEqual([
    ['Section 2', 2],
    ['2. Fees', 3],
  ])
})

describe('completion', () => {
  test('offers terms and sections', async () => {
    let document = await session.open(uri, draft)
    const end = document.positionAt(draft.length - 1)
    document = await session.change(uri, {start: end, end}, ' The Ser')
    const [term] = await session.completions(uri, {line: end.line, character: end.character + 8})
    expect(term).toMatchObject({
      label: 'Service',
      documentation: {kind: 'markdown'},
      textEdit: {newText: 'Service', range: {start: {line: end.line, character: end.character + 5}}},
    })
    await session.change(uri, {start: end, end}, ' See Section ')
    const sections = await session.completions(uri, {line: end.line, character: end.character + 13})
    expect(sections.map(({label, labelDetails}) => `${label} ${labelDetails?.description}`)).toEqual(['1 Data', '2 Fees'])
  })

  test('says what a term means in plain text where there is no Markdown', async () => {
    await restart({capabilities: {}})
    const document = await session.open(uri, draft.replace('The Service is', 'The Serv, is'))
    const [term] = await session.completions(uri, beginningOf(document, 'Serv,', 4).end)
    expect(term).toMatchObject({label: 'Service', documentation: {kind: 'plaintext'}})
  })

  test('announces what it is triggered by', () => {
    expect(session.server?.capabilities.completionProvider?.triggerCharacters).toEqual([' ', '“', '"', '#'])
  })
})

describe('semantic tokens', () => {
  test('of all, of a range, and what has changed', async () => {
    let document = await session.open(uri, draft)
    const tokens = await session.tokens(uri)
    expect(tokens?.data).toHaveLength(7 * 5)
    const range = rangeIn(document, 'The Service keeps:')
    expect((await session.tokens(uri, range))?.data).toEqual([range.start.line, 4, 7, 0, 0])
    document = await session.change(uri, rangeIn(document, 'keeps:'), 'is asked for what the Service keeps:')
    const changes = await session.tokenChanges(uri, tokens?.resultId ?? '')
    if (!changes || !('edits' in changes)) throw new Error('no changes')
    const data = [...(tokens?.data ?? [])]
    for (const it of changes.edits) data.splice(it.start, it.deleteCount, ...(it.data ?? []))
    expect(data).toEqual((await session.tokens(uri))?.data)
    // After an answer that is not known, all of them.
    expect(await session.tokenChanges(uri, 'none')).toHaveProperty('data')
  })

  test('have our own types only where these have colours', async () => {
    expect(session.server?.capabilities.semanticTokensProvider).toMatchObject({
      legend: {tokenTypes: ['policyTerm', 'policyReference', 'policyPlaceholder'], tokenModifiers: ['declaration']},
      full: {delta: true},
      range: true,
    })
    await restart({capabilities: full})
    expect(session.server?.capabilities.semanticTokensProvider?.legend.tokenTypes).toEqual(['type', 'string', 'variable'])
    await restart({capabilities: {}})
    expect(session.server?.capabilities.semanticTokensProvider).toBeUndefined()
  })
})

describe('code lenses', () => {
  test('say how often a term is used, when they are seen', async () => {
    const document = await session.open(uri, draft)
    const [lens] = (await session.lenses(uri)) ?? []
    if (!lens) throw new Error('no lens')
    expect(document.getText(lens.range)).toBe('Service')
    expect(lens.command).toBeUndefined()
    expect((await session.resolveLens(lens)).command).toMatchObject({
      title: '2 uses',
      command: 'policyProof.showReferences',
      arguments: [
        uri,
        lens.range.start,
        [
          {uri, range: beginningOf(document, 'Service keeps', 7)},
          {uri, range: beginningOf(document, 'Service is', 7)},
        ],
      ],
    })
  })

  test('only say it to an editor without our command', async () => {
    await restart()
    await session.open(uri, draft)
    const [lens] = (await session.lenses(uri)) ?? []
    expect(lens && (await session.resolveLens(lens)).command).toEqual({title: '2 uses', command: ''})
  })

  test('can be switched off', async () => {
    await session.open(uri, draft)
    expect(await session.lenses(uri)).toHaveLength(1)
    await session.configure({codeLens: false})
    expect(await session.lenses(uri)).toBeNull()
    expect(session.refreshed.toSorted()).toEqual(['codeLens', 'inlayHint', 'semanticTokens'])
  })

  test('are not asked for again by an editor that cannot', async () => {
    await restart({capabilities: {}})
    await session.open(uri, draft)
    await session.configure({codeLens: true})
    expect(await session.lenses(uri)).toHaveLength(1)
    expect(session.refreshed).toEqual([])
  })
})

test('inlay hints for those who want them', async () => {
  const document = await session.open(uri, draft)
  expect(await session.hints(uri, whole)).toBeNull()
  await restart({settings: {inlayHints: true}})
  await session.open(uri, draft)
  expect((await session.hints(uri, whole))?.map(({label, position}) => [label, position])).toEqual([
    ['Fees', rangeIn(document, 'Section 2').end],
    ['Data', rangeIn(document, 'Section 1').end],
    ['Data', beginningOf(document, 'Section 1 says', 9).end],
  ])
  expect(await session.hints(uri, rangeIn(document, '# Terms'))).toEqual([])
})

test('linked editing of a number that is cited twice', async () => {
  const document = await session.open(uri, draft)
  const linked = await session.linked(uri, rangeIn(document, '1 or').start)
  expect(linked?.ranges.map((range) => document.getText(range))).toEqual(['1', '1'])
  expect(linked?.wordPattern).toBeDefined()
  expect(await session.linked(uri, rangeIn(document, '2.').start)).toBeNull()
})

const methods = ['documentSymbol', 'foldingRange', 'codeLens', 'semanticTokens/full'].map((name) => `textDocument/${name}`)

test('a document that is no policy has nothing to tell, until it is checked', async () => {
  const document = await session.open(readme, draft.replaceAll(/[Tt]erms( of use)?/gi, 'Parser').replace('personal information', 'it'))
  const start = {line: 2, character: 0}
  const ask = async () => [
    await session.symbols(readme),
    await session.folds(readme),
    await session.selections(readme, [start]),
    await session.highlights(readme, rangeIn(document, 'Service').start),
    await session.lenses(readme),
    await session.hints(readme, whole),
    await session.linked(readme, start),
  ]
  expect(await ask()).toEqual([null, null, null, null, null, null, null])
  expect((await session.tokens(readme))?.data).toEqual([])
  await session.setChecked(readme, 'on')
  expect(session.refreshed.toSorted()).toEqual(['codeLens', 'inlayHint', 'semanticTokens'])
  expect((await ask()).slice(0, 5).every((it) => it !== null)).toBe(true)
  expect((await session.tokens(readme))?.data.length).toBeGreaterThan(0)
})

test('an empty document that is to be checked', async () => {
  await session.open(readme, '')
  await session.setChecked(readme, 'on')
  const start = {line: 0, character: 0}
  expect(await session.symbols(readme)).toEqual([])
  expect(await session.folds(readme)).toEqual([])
  expect(await session.selections(readme, [start])).toEqual([{range: {start, end: start}}])
  expect(await session.highlights(readme, start)).toEqual([])
  expect(await session.completions(readme, start)).toEqual([])
  expect(await session.tokens(readme)).toMatchObject({data: []})
  expect(await session.lenses(readme)).toEqual([])
  expect(await session.linked(readme, start)).toBeNull()
})

test.each(methods)('%s of a document that is not open is nothing, and no error', async (method) => {
  await session.open(uri, draft)
  await session.close(uri)
  const answer = await session.takenBack(method, uri).catch(({code}: {code: number}) => code)
  expect([null, -32800]).toContainEqual(isEmpty(answer) ? null : answer)
})

test.each(methods)('%s taken back is given up, and the next is answered', async (method) => {
  await session.open(uri, draft)
  const answer = await session.takenBack(method, uri).catch(({code}: {code: number}) => code)
  expect([null, -32800]).toContainEqual(isEmpty(answer) ? null : answer)
  expect(await session.symbols(uri)).toHaveLength(1)
})

function isEmpty(answer: unknown): boolean {
  return answer === null || JSON.stringify(answer) === '{"data":[]}'
}
