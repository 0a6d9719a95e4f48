import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import type {DocumentSymbol, Position, Range, SelectionRange} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {Linter} from '../server/src/engine/lint.js'
import type {Format} from '../server/src/engine/model/policy.js'
import {codeLenses, type LensData, resolveLens} from '../server/src/features/code-lens.js'
import {completion, mayComplete} from '../server/src/features/completion.js'
import {snippetOf} from '../server/src/features/convert.js'
import {definition} from '../server/src/features/definition.js'
import {documentHighlights} from '../server/src/features/document-highlights.js'
import {documentLinks} from '../server/src/features/document-links.js'
import {documentSymbols, flatSymbols} from '../server/src/features/document-symbols.js'
import {foldingRanges} from '../server/src/features/folding-ranges.js'
import {hover} from '../server/src/features/hover.js'
import {inlayHints} from '../server/src/features/inlay-hints.js'
import {linkedEditingRanges} from '../server/src/features/linked-editing.js'
import {refactorings, rewritings} from '../server/src/features/refactor.js'
import {references} from '../server/src/features/references.js'
import {CannotRename, nameFrom, renamable, rename} from '../server/src/features/rename.js'
import {selectionRanges} from '../server/src/features/selection-ranges.js'
import {editsBetween, legendFor, semanticTokens} from '../server/src/features/semantic-tokens.js'
import type {Snapshot} from '../server/src/features/snapshot.js'
import {subjectAt, termAt} from '../server/src/features/subject.js'
import {documents} from './harness/corpus.js'
import {annotate, unmark} from './harness/fixture.js'
import {spelling} from './harness/spelling.js'

test.each([
  ['plain text', 'costs $5 {a} \\', 'costs \\$5 {a\\} \\\\'],
  ['a blank', ['for ', {label: 'period'}], 'for ${1:[period]}'],
  ['two blanks, and one again', [{label: 'a'}, ' ', {label: 'b'}, ' ', {label: 'a'}], '${1:[a]} ${2:[b]} ${1}'],
  ['choices', [{label: 'period', choices: ['30 days', 'a, b|c']}], '${1|30 days,a\\, b\\|c,[period]|}'],
] as const)('a rewrite with %s as a snippet', (_, rewrite, snippet) => {
  expect(snippetOf(rewrite)).toBe(snippet)
})

function read(source: string, format: Format): Snapshot {
  const document = TextDocument.create('file:///w/terms', format, 1, source)
  return {document, policy: new Linter({rules: [], spelling}).read(source, format), problems: [], config: undefined}
}

const offering = {markdown: true, anchors: false}
const all: Range = {start: {line: 0, character: 0}, end: {line: 1e6, character: 0}}
const oneLine = (text: string) => text.replace(/\r?\n/g, '⏎')
const textOf = ({document}: Snapshot, range: Range) => oneLine(document.getText(range))
const lineOf = ({document}: Snapshot, line: number) =>
  document.getText({start: {line, character: 0}, end: {line, character: 2 ** 30}}).replace(/\r?\n$/, '')

/** The lines of the ranges, numbered, with marks around what is in them. */
function marked(snapshot: Snapshot, found: readonly {readonly range: Range; readonly marks: readonly [string, string]}[]): string {
  const lines = new Map<number, string>()
  for (const {range, marks} of found.toReversed()) {
    const {line} = range.start
    const text = lines.get(line) ?? lineOf(snapshot, line)
    const end = range.end.line === line ? range.end.character : text.length
    lines.set(line, text.slice(0, range.start.character) + marks[0] + text.slice(range.start.character, end) + marks[1] + text.slice(end))
  }
  return Array.from(lines)
    .toSorted(([a], [b]) => a - b)
    .map(([line, text]) => `${line + 1}: ${text}\n`)
    .join('')
}

const symbolKinds: Readonly<Record<number, string>> = {3: 'heading', 14: 'defines', 15: 'clause'}

/** What a suite of the same name shows of a document and its cursors, a line for each thing. */
const outcomes: Record<string, (snapshot: Snapshot, cursors: readonly Position[]) => string> = {
  'document-symbols': (snapshot) => {
    const show = ({name, detail, kind, range, selectionRange, children = []}: DocumentSymbol, margin: string): string =>
      `${margin}${symbolKinds[kind]} ${name}${detail ? ` = ${detail}` : ''} | ${textOf(snapshot, selectionRange)} | ${range.start.line + 1}:${range.start.character + 1}–${range.end.line + 1}:${range.end.character + 1}\n${children.map((it) => show(it, `${margin}  `)).join('')}`
    return documentSymbols(snapshot)
      .map((it) => show(it, ''))
      .join('')
  },
  'folding-ranges': (snapshot) =>
    foldingRanges(snapshot, {lineFoldingOnly: true, limit: undefined})
      .map(
        ({startLine, endLine, kind}) =>
          `${startLine + 1}–${endLine + 1}${kind ? ` ${kind}` : ''}: ${lineOf(snapshot, startLine)} … ${lineOf(snapshot, endLine)}\n`,
      )
      .join(''),
  'selection-ranges': (snapshot, cursors) =>
    selectionRanges(snapshot, cursors)
      .map((selection) => {
        const texts: string[] = []
        for (let it: SelectionRange | undefined = selection; it; it = it.parent) texts.push(textOf(snapshot, it.range))
        return texts.map((it) => (it.length > 70 ? `${it.slice(0, 40)} … ${it.slice(-25)}` : it)).join('\n')
      })
      .map((it) => `${it}\n`)
      .join('--\n'),
  'document-highlights': (snapshot, cursors) =>
    cursors
      .map((cursor) =>
        marked(
          snapshot,
          documentHighlights(snapshot, snapshot.document.offsetAt(cursor)).map(({range, kind}) => ({
            range,
            marks: kind === 3 ? ['«', '»'] : ['‹', '›'],
          })),
        ),
      )
      .map((it) => it || 'nothing\n')
      .join('--\n'),
  completion: (snapshot, cursors) =>
    cursors
      .map((cursor) => {
        const {document} = snapshot
        const offset = document.offsetAt(cursor)
        const items = (mayComplete(document, offset) && completion(snapshot, offset, offering)?.items) || []
        return items
          .map(({label, detail, textEdit}) => {
            if (!textEdit || !('range' in textEdit)) throw new Error('an item without a range')
            const {range, newText} = textEdit
            if (range.start.line !== cursor.line || range.end.line !== cursor.line || range.end.character !== cursor.character)
              throw new Error('a range that does not end at the cursor')
            const line = lineOf(snapshot, cursor.line)
            return `${label} = ${detail} ⇒ ${line.slice(0, range.start.character)}[|${newText}|]${line.slice(range.end.character)}\n`
          })
          .join('')
      })
      .map((it) => it || 'nothing\n')
      .join('--\n'),
  'semantic-tokens': (snapshot) => {
    const data = semanticTokens(snapshot)
    const {tokenTypes, tokenModifiers} = legendFor(true)
    const notes: {span: {start: number; end: number}; message: string}[] = []
    for (let at = 0, line = 0, character = 0; at < data.length; at += 5) {
      const [lines = 0, characters = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5)
      line += lines
      character = lines === 0 ? character + characters : characters
      const start = snapshot.document.offsetAt({line, character})
      notes.push({
        span: {start, end: start + length},
        message: [tokenTypes[type], ...tokenModifiers.filter((_, bit) => modifiers & (1 << bit))].join('.'),
      })
    }
    return annotate(snapshot.policy.source, notes)
  },
  'code-lens': (snapshot) =>
    codeLenses(snapshot)
      .map((lens) => resolveLens(lens, lens.data as LensData, snapshot, true))
      .map(({range, command}) => {
        const locations = (command?.arguments?.[2] ?? []) as {range: Range}[]
        const places = locations.map(({range: {start}}) => `${start.line + 1}:${start.character + 1}`).join(', ')
        return `${range.start.line + 1}: ${command?.title}${places ? ` → ${places}` : ''}\n`
      })
      .join(''),
  hover: (snapshot, cursors) =>
    cursors
      .map((cursor) => {
        const found = hover(snapshot, snapshot.document.offsetAt(cursor))
        if (!found?.range) return 'nothing\n'
        return `${textOf(snapshot, found.range)}\n${(found.contents as {value: string}).value.replaceAll(/^(?=.)/gm, '> ')}\n`
      })
      .join('--\n'),
  definition: (snapshot, cursors) =>
    cursors
      .map((cursor) =>
        definition(snapshot, snapshot.document.offsetAt(cursor))
          .map(({originSelectionRange = all, targetRange, targetSelectionRange}) => {
            const from = textOf(snapshot, originSelectionRange)
            return `${from} → ${targetRange.start.line + 1}: ${textOf(snapshot, targetSelectionRange)}\n`
          })
          .join(''),
      )
      .map((it) => it || 'nothing\n')
      .join('--\n'),
  references: (snapshot, cursors) =>
    cursors
      .map((cursor) => {
        const {policy, document} = snapshot
        const subject = subjectAt(policy, document.offsetAt(cursor))
        const found = subject ? references([snapshot], subject, document.uri, true) : []
        return marked(
          snapshot,
          found.map(({range}) => ({range, marks: ['‹', '›']})),
        )
      })
      .map((it) => it || 'nothing\n')
      .join('--\n'),
  rename: (snapshot, cursors) =>
    cursors
      .map((cursor) => {
        const {policy, document} = snapshot
        try {
          const subject = renamable(termAt(policy, document.offsetAt(cursor)))
          const {changes = {}} = rename([snapshot], subject, snapshot, nameFrom('New Name', subject, [snapshot], document.uri), false)
          return TextDocument.applyEdits(document, changes[document.uri] ?? []).replaceAll('\r', '')
        } catch (error) {
          if (error instanceof CannotRename) return `${error.message}\n`
          throw error
        }
      })
      .join('--\n'),
  'document-links': (snapshot) =>
    documentLinks(snapshot)
      .map(
        ({range, target, tooltip}) =>
          `${textOf(snapshot, range)} → ${target?.replace('file:///w/', '')}${tooltip ? ` (${tooltip})` : ''}\n`,
      )
      .join(''),
  refactor: (snapshot, [start, end]) => {
    if (!start) throw new Error('a refactoring needs a cursor')
    const range = {start, end: end ?? start}
    const can = {snippets: false, documentChanges: false}
    const actions = [...refactorings(snapshot, range, can), ...rewritings(snapshot, range, can)]
    return (
      actions
        .map(({title, edit}) => {
          const edits = edit?.changes?.[snapshot.document.uri] ?? []
          return `# ${title}\n${TextDocument.applyEdits(snapshot.document, edits).replaceAll('\r', '')}`
        })
        .join('') || 'nothing\n'
    )
  },
  'inlay-hints': (snapshot, [start, end]) =>
    inlayHints(snapshot, start && end ? {start, end} : all)
      .map(({position, label, tooltip}) => {
        const line = lineOf(snapshot, position.line)
        return `${position.line + 1}: ${line.slice(0, position.character)}⟨${label}⟩${line.slice(position.character)}\n   ${tooltip}\n`
      })
      .join(''),
  'linked-editing': (snapshot, cursors) =>
    cursors
      .map((cursor) => {
        const linked = linkedEditingRanges(snapshot, snapshot.document.offsetAt(cursor))
        return linked
          ? marked(
              snapshot,
              linked.ranges.map((range) => ({range, marks: ['‹', '›']})),
            )
          : 'nothing\n'
      })
      .join('--\n'),
}

const folder = new URL('./features/', import.meta.url)
const update = process.env['UPDATE'] !== undefined
/** `## title`, then a fence `md` or `txt` with `[||]` at each cursor, then a fence `shows`. */
const suite = /^## (.+)\n(?:(?!```|## ).*\n)*```(md|txt)\n([^]*?)^```\n\n```shows\n([^]*?)^```\n/gm

interface Case {
  readonly title: string
  readonly format: Format
  readonly fixture: string
  readonly shown: string
  readonly whole: string
}

const suites = Object.entries(outcomes).map(([name, show]) => {
  const url = new URL(`${name}.md`, folder)
  const text = readFileSync(url, 'utf8')
  const cases = Array.from(
    text.matchAll(suite),
    ([whole, title = '', language, fixture = '', shown = '']): Case => ({
      title,
      format: language === 'md' ? 'markdown' : 'plain',
      fixture,
      shown,
      whole,
    }),
  )
  return {name, show, url, text, cases}
})

/** What a feature shows of a fixture, with its own line ends or with those of Windows. */
function shownOf(show: (snapshot: Snapshot, cursors: readonly Position[]) => string, {fixture, format}: Case, lineEnd: string): string {
  const {text, spans} = unmark(fixture)
  const before = TextDocument.create('file:///w/terms', format, 1, text)
  const cursors = spans.map(({start}) => before.positionAt(start))
  return show(read(text.replaceAll('\n', lineEnd), format), cursors).replaceAll('\r', '')
}

describe.each(suites)('$name', ({show, url, text, cases}) => {
  test('has tests, and nothing else', () => {
    expect(cases.length).toBeGreaterThan(2)
    expect(/^(?:```|## ).*/m.exec(text.replaceAll(suite, ''))).toBeNull()
  })
  let updated = text
  for (const it of cases) {
    test(it.title, () => {
      const shown = shownOf(show, it, '\n')
      if (update) {
        updated = updated.replace(it.whole, () => `${it.whole.slice(0, it.whole.length - `${it.shown}\`\`\`\n`.length)}${shown}\`\`\`\n`)
        writeFileSync(url, updated)
      } else expect(shown).toBe(it.shown)
      expect(shownOf(show, it, '\r\n'), 'with line ends of Windows').toBe(shown)
    })
  }
})

test('every suite is run', () => {
  expect(readdirSync(folder).map((name) => name.replace(/\.md$/, ''))).toEqual(Object.keys(outcomes).toSorted())
})

const texts = [...suites.flatMap(({cases}) => cases.map(({fixture, format}) => ({source: unmark(fixture).text, format})))]

/** All that stands within something else does so, whatever the text. */
function expectSound(snapshot: Snapshot): void {
  const {document} = snapshot
  const isWithin = (inner: Range, outer: Range) =>
    document.offsetAt(outer.start) <= document.offsetAt(inner.start) && document.offsetAt(inner.end) <= document.offsetAt(outer.end)
  const checkSymbols = (symbols: readonly DocumentSymbol[], outer?: Range) => {
    for (const {name, range, selectionRange, children = []} of symbols) {
      expect(name).not.toBe('')
      expect(isWithin(selectionRange, range), `the name of ${name}`).toBe(true)
      if (outer) expect(isWithin(range, outer), `${name} in its parent`).toBe(true)
      checkSymbols(children, range)
    }
  }
  checkSymbols(documentSymbols(snapshot))
  const length = document.getText().length
  const positions = Array.from({length: 40}, (_, index) => document.positionAt(Math.floor((length * index) / 39)))
  for (const selection of selectionRanges(snapshot, positions)) {
    for (let it: SelectionRange = selection; it.parent; it = it.parent) {
      expect(isWithin(it.range, it.parent.range)).toBe(true)
      expect(it.range).not.toEqual(it.parent.range)
    }
  }
  for (const {startLine, endLine} of foldingRanges(snapshot, {lineFoldingOnly: true, limit: undefined})) {
    expect(endLine).toBeGreaterThan(startLine)
    expect(lineOf(snapshot, endLine).trim()).not.toBe('')
  }
  const tokens = semanticTokens(snapshot)
  for (let at = 0; at < tokens.length; at += 5) {
    expect(tokens[at]).toBeGreaterThanOrEqual(0)
    // Tokens of a line do not overlap.
    if (at > 0 && tokens[at] === 0) expect(tokens[at + 1]).toBeGreaterThanOrEqual(tokens[at - 3] ?? 0)
  }
  for (const position of positions) {
    const offset = document.offsetAt(position)
    completion(snapshot, offset, offering)
    documentHighlights(snapshot, offset)
    linkedEditingRanges(snapshot, offset)
  }
}

test('what stands within stands within', () => {
  for (const {source, format} of texts) {
    expectSound(read(source, format))
    expectSound(read(source.replaceAll('\n', '\r'), format))
    // As Markdown what is plain, and the other way round.
    expectSound(read(source, format === 'plain' ? 'markdown' : 'plain'))
  }
})

test('real documents', () => {
  for (const {source, name} of documents) expectSound(read(source, name.endsWith('.md') ? 'markdown' : 'plain'))
}, 120_000)

test.each(['markdown', 'plain'] as const)('an empty %s document', (format) => {
  for (const source of ['', '\n', '\r\n\r\n', ' ']) {
    const snapshot = read(source, format)
    expectSound(snapshot)
    expect(documentSymbols(snapshot)).toEqual([])
    expect(foldingRanges(snapshot, {lineFoldingOnly: false, limit: 0})).toEqual([])
    expect(codeLenses(snapshot)).toEqual([])
    expect(inlayHints(snapshot, all)).toEqual([])
    expect(semanticTokens(snapshot)).toEqual([])
    expect(selectionRanges(snapshot, [{line: 0, character: 0}])).toHaveLength(1)
  }
})

test('an outline without hierarchy', () => {
  const snapshot = read('# Terms\n\n## 2. Fees\n\n“Fee” means the price.\n', 'markdown')
  const flat = flatSymbols(documentSymbols(snapshot), snapshot.document.uri)
  expect(flat.map(({name, containerName, location}) => [name, containerName, location.range.start.line])).toEqual([
    ['Terms', undefined, 0],
    ['2 Fees', 'Terms', 2],
    ['Fee', '2 Fees', 4],
  ])
})

test('folds by character, and no more of them than asked for', () => {
  const snapshot = read('# Terms\n\nText.\n\n## Fees\n\nThey are low.\n\n## Term\n\nOne year.\n', 'markdown')
  expect(foldingRanges(snapshot, {lineFoldingOnly: false, limit: 1})).toEqual([
    {startLine: 0, startCharacter: 7, endLine: 10, endCharacter: 9},
  ])
  expect(foldingRanges(snapshot, {lineFoldingOnly: true, limit: 5})).toHaveLength(3)
})

test('what tokens are called has a colour, the same as in the grammar', () => {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  const {semanticTokenTypes, semanticTokenScopes} = (
    JSON.parse(manifest) as {
      contributes: {semanticTokenTypes: {id: string}[]; semanticTokenScopes: {scopes: Record<string, string[]>}[]}
    }
  ).contributes
  const {tokenTypes, tokenModifiers} = legendFor(true)
  expect(semanticTokenTypes.map(({id}) => id)).toEqual(tokenTypes)
  const scopes = semanticTokenScopes.flatMap((it) => Object.entries(it.scopes))
  expect(scopes.map(([name]) => name).toSorted()).toEqual([...tokenTypes, `policyTerm.${tokenModifiers[0]}`].toSorted())
  const grammar = readFileSync(new URL('../syntaxes/policy.tmLanguage.json', import.meta.url), 'utf8')
  // A use has no scope of its own: only the engine knows it.
  const known = scopes.filter(([name]) => name !== 'policyTerm').flatMap(([, names]) => names)
  expect(known.filter((name) => !grammar.includes(name))).toEqual([])
})

test('tokens of a range are those of the whole that stand there', () => {
  const snapshot = read('The shop (the “Service”) is open.\n\nUse the Service.\n\nLeave the Service, see Section 4.\n', 'plain')
  expect(semanticTokens(snapshot)).toHaveLength(20)
  expect(semanticTokens(snapshot, {start: {line: 2, character: 0}, end: {line: 3, character: 0}})).toEqual([2, 8, 7, 0, 0])
})

test.each([
  [[], []],
  [[1, 2, 3], []],
  [[], [1, 2, 3]],
  [
    [1, 2, 3, 4, 5],
    [1, 2, 9, 9, 4, 5],
  ],
  [
    [1, 1, 1],
    [1, 1, 1, 1],
  ],
  [
    [1, 1, 1, 1],
    [1, 1],
  ],
])('the edits from %j lead to %j', (before, after) => {
  const now = [...before]
  for (const {start, deleteCount, data = []} of editsBetween(before, after)) now.splice(start, deleteCount, ...data)
  expect(now).toEqual(after)
})

test('a large document is answered at once', () => {
  const part = (index: number) =>
    `## ${index}. Title ${index}\n\nThe thing (the “Thing ${index}”) is used by the Service, see Section ${index + 1} and Sections 3, 4 and ${index}.\n\n- One Service:\n  1. two\n  2. three\n\n`
  const source = `# Terms\n\nThe shop (the “Service”) sells.\n\n${Array.from({length: 1800}, (_, index) => part(index + 1)).join('')}See Section  and the Thin and the Service`
  const snapshot = read(source, 'markdown')
  const {document} = snapshot
  const offset = source.lastIndexOf('Service')
  const take = (work: () => unknown) => {
    const start = performance.now()
    work()
    return performance.now() - start
  }
  const range = {start: document.positionAt(offset - 4000), end: document.positionAt(offset)}
  const times = Object.entries({
    symbols: () => documentSymbols(snapshot),
    folds: () => foldingRanges(snapshot, {lineFoldingOnly: true, limit: 5000}),
    selections: () => selectionRanges(snapshot, [document.positionAt(offset)]),
    highlights: () => documentHighlights(snapshot, offset),
    section: () => documentHighlights(snapshot, source.indexOf('## 3.') + 6),
    terms: () => completion(snapshot, source.lastIndexOf('Thin ') + 4, offering),
    sections: () => completion(snapshot, source.lastIndexOf(' and the Thin'), offering),
    tokens: () => semanticTokens(snapshot),
    lenses: () => codeLenses(snapshot),
    hints: () => inlayHints(snapshot, range),
  }).map(([name, work]) => {
    // What has to be found out once is found out by now; of the rest the quickest counts, as other tests run beside.
    work()
    return [name, Math.min(take(work), take(work), take(work))] as const
  })
  if (process.env['TIMES']) console.log(Object.fromEntries(times.map(([name, time]) => [name, Number(time.toFixed(1))])))
  for (const [name, time] of times) expect(time, name).toBeLessThan(500)
})

test('no text takes long', () => {
  const pieces = [
    '<!-- a -->\n\n# b\n\n',
    '1. ',
    '> ',
    '(“',
    '| a ',
    'Section 1, ',
    '- a:\n',
    '\n1. a\n   - b',
    '“A b” means c. ',
    'a@',
    '[x](#',
    '**a',
  ]
  for (const piece of pieces) {
    for (const format of ['markdown', 'plain'] as const) {
      const snapshot = read(piece.repeat(Math.floor(60_000 / piece.length)), format)
      const {document} = snapshot
      const middle = document.positionAt(30_001)
      const start = performance.now()
      documentSymbols(snapshot)
      foldingRanges(snapshot, {lineFoldingOnly: true, limit: undefined})
      selectionRanges(snapshot, [middle])
      semanticTokens(snapshot)
      codeLenses(snapshot)
      for (const offset of [30_000, 30_001, 30_002]) completion(snapshot, offset, offering)
      linkedEditingRanges(snapshot, 30_000)
      inlayHints(snapshot, {start: middle, end: middle})
      expect(performance.now() - start, `${piece} as ${format}`).toBeLessThan(2000)
    }
  }
}, 60_000)
