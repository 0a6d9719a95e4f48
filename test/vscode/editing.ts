/** What must hold in every VS Code: run in the Node extension host and in the web worker. */
import * as vscode from 'vscode'
import {
  apply,
  closeAll,
  draft,
  expect,
  expectNone,
  fixOf,
  hover,
  inside,
  ok,
  open,
  pause,
  policyProof,
  problems,
  same,
  until,
  untitled,
  uriOf,
  write,
} from './editor'

const typo = `# Privacy policy

This privacy policy explains how we handle the personal information of the people who use our service.

We send personal information bettween our offices in Porto and Lyon to answer your questions.
`

const plainTypo = `PRIVACY POLICY

This privacy policy explains how we handle the personal information of the people who use our service.

We send personal information bettween our offices in Porto and Lyon to answer your questions.
`

const sharing = `# Privacy policy

This privacy policy explains how we handle the personal information of the people who use our service.

We may share your personal information.

We collect your email address to sign you in.
`

const vague = `# Privacy policy

This privacy policy explains how we handle the personal information of the people who use our service.

We retain your account data for as long as necessary.
`

const retention = `# Privacy policy

This privacy policy explains how we handle the personal information of the people who use our service.

## What we keep

We keep your account data for 30 days after you close your account.

## Deletion

We retain your account data for 12 months after you close your account.
`

const terms = `# Privacy policy

“Service Data” means the messages and files that you send through the service.

We use Service Data to deliver your messages.
`

const outlined = `# Privacy policy

This privacy policy explains how we handle the personal information of the people who use our service.

## 1. Definitions

“Service Data” means the messages and files that you send through the service.

## 2. Use

We use Service Data as Section 1 says, to deliver:

- messages and
- files.

We keep Service Data for [number] days.
`

const supplement = `---
extends: service-policy.md
---

# Attachments

Service Data that you attach to a message is kept for 30 days. We delete other Service Data at once.
`

const readme = `# tiny-queue

A small job queue for Node. It sits bettween your web server and your workers.

## Install

Run the installer and restart your terminal.
`

/** Declares the tests; called inside a `describe`. */
export function editing(): void {
  afterEach(closeAll)

  it('has a setting for every rule', () => {
    const settings = policyProof().packageJSON.contributes.configuration.properties['policyProof.rules'].properties ?? {}
    ok(Object.keys(settings).length > 100, `only ${Object.keys(settings).length} rules have one`)
    same(
      settings['vague-retention'],
      {
        type: 'string',
        enum: ['error', 'warning', 'information', 'hint', 'off'],
        default: 'warning',
        description: 'A statement of how long data is kept that names no period.',
      },
      'of vague-retention',
    )
  })

  it('is installed, starts, and has every command it announces', async () => {
    const extension = policyProof()
    await extension.activate()
    const announced: {command: string}[] = extension.packageJSON.contributes?.commands ?? []
    const known = new Set(await vscode.commands.getCommands(true))
    ok(announced.length > 0, 'no command is announced')
    same(
      announced.map(({command}) => command).filter((command) => !known.has(command)),
      [],
      'announced, but not there',
    )
  })

  for (const [name, text] of [
    ['privacy-policy.md', typo],
    ['privacy-policy.txt', plainTypo],
    ['privacy.policy', plainTypo],
  ] as const) {
    it(`finds a typo in ${name}`, async () => {
      const {document} = await draft(name, text)
      const [problem] = await expect(document.uri, 'misspelling', 1)
      same(problem && document.getText(problem.range), 'bettween', 'marked')
    })
  }

  for (const [language, text] of [
    ['markdown', typo],
    ['plaintext', plainTypo],
    ['policy', plainTypo],
  ] as const) {
    it(`finds a typo in an untitled ${language} document`, async () => {
      const {document} = await untitled(language, text)
      const [problem] = await expect(document.uri, 'misspelling', 1)
      same(problem && document.getText(problem.range), 'bettween', 'marked')
    })
  }

  it('puts the typo right', async () => {
    const {document} = await draft('privacy-policy.md', typo)
    const [problem] = await expect(document.uri, 'misspelling', 1)
    ok(problem, 'no problem')
    await apply(await fixOf(document.uri, problem, /\bbetween\b/))
    same(document.getText(), typo.replace('bettween', 'between'), 'text')
    await expect(document.uri, 'misspelling', 0)
  })

  it('puts the typo right in an untitled document', async () => {
    const {document} = await untitled('plaintext', plainTypo)
    const [problem] = await expect(document.uri, 'misspelling', 1)
    ok(problem, 'no problem')
    await apply(await fixOf(document.uri, problem, /\bbetween\b/))
    same(document.getText(), plainTypo.replace('bettween', 'between'), 'text')
  })

  it('follows the text while it is typed', async () => {
    const editor = await draft('privacy-policy.md', typo)
    await expect(editor.document.uri, 'misspelling', 1)
    await editor.edit((edit) => edit.insert(editor.document.positionAt(typo.length), '\nWe recieve your messages to answer them.\n'))
    await expect(editor.document.uri, 'misspelling', 2)
    await vscode.commands.executeCommand('undo')
    await expect(editor.document.uri, 'misspelling', 1)
  })

  for (const [rule, text, title] of [
    ['may-share-without-recipient', sharing, /recipient|who /i],
    ['vague-retention', vague, /period/i],
  ] as const) {
    it(`rewrites ${rule} as a snippet that stops where a fact is missing`, async () => {
      const editor = await draft('privacy-policy.md', text)
      const {document} = editor
      const [problem] = await expect(document.uri, rule, 1)
      ok(problem, 'no problem')
      await apply(await fixOf(document.uri, problem, title))
      const rewritten = document.getText()
      ok(rewritten !== text, 'nothing changed')
      ok(!/\$\{?\d/.test(rewritten), `the snippet arrived as text: ${rewritten}`)
      const place = await until(
        () => !editor.selection.isEmpty && document.getText(editor.selection),
        () => `a selected place to fill in, in: ${rewritten}`,
      )
      ok(rewritten.includes(place) && !text.includes(place), `the selected place is not a new one: ${place}`)
      // What is typed replaces the place.
      await vscode.commands.executeCommand('type', {text: 'XYZ'})
      same(document.getText(), rewritten.replace(place, 'XYZ'), 'text')
    })
  }

  it('links two retention periods that disagree, and brings them into line', async () => {
    const {document} = await draft('privacy-policy.md', retention)
    const [first, second] = await expect(document.uri, 'conflicting-retention', 2)
    ok(first && second, 'no problems')
    for (const [one, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const linked = one.relatedInformation?.some(
        ({location}) => location.uri.toString() === document.uri.toString() && location.range.start.line === other.range.start.line,
      )
      ok(linked, `line ${one.range.start.line} does not lead to line ${other.range.start.line}`)
    }
    await apply(await fixOf(document.uri, first, /30 days|12 months/))
    await expect(document.uri, 'conflicting-retention', 0)
    const text = document.getText()
    same(text.includes('30 days') !== text.includes('12 months'), true, `one period left in ${text}`)
  })

  it('says in a hover what a problem means', async () => {
    const editor = await draft('privacy-policy.md', typo)
    await expect(editor.document.uri, 'misspelling', 1)
    ok((await hover(editor.document.uri, inside(editor, 'bettween'))).length > 15, 'nothing is said')
  })

  it('shows the meaning of a defined term, and leads to it', async () => {
    const editor = await draft('privacy-policy.md', terms)
    const {uri} = editor.document
    const use = inside(editor, 'Service Data', 1)
    const text = await until(
      async () => {
        const said = await hover(uri, use)
        return said.includes('messages and files') && said
      },
      () => 'a hover with the definition',
    )
    ok(text.includes('Service Data'), `the term is not named: ${text}`)
    type Target = vscode.Location | vscode.LocationLink
    const targets = await vscode.commands.executeCommand<Target[]>('vscode.executeDefinitionProvider', uri, use)
    const lines = targets.map((target) => ('targetRange' in target ? target.targetRange : target.range).start.line)
    ok(lines.includes(inside(editor, 'Service Data', 0).line), `led to lines ${lines}`)
  })

  /** What a command of VS Code answers about an outlined draft, once there is something. */
  const ask = async <T>(uri: vscode.Uri, command: string, ...rest: unknown[]): Promise<T[]> =>
    until(
      async () => {
        const found = await vscode.commands.executeCommand<T[] | undefined>(command, uri, ...rest)
        return found && found.length > 0 && found
      },
      () => `an answer to ${command}`,
    )

  it('renames a term in a policy and in its supplement, each with one undo', async () => {
    await write('service-policy.md', terms)
    const editor = await draft('service-supplement.md', supplement)
    const {uri} = editor.document
    const use = inside(editor, 'Service Data')
    const parent = uriOf('service-policy.md')
    await until(
      async () => {
        const found = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', uri, use)
        return found.some((it) => it.uri.path === parent.path)
      },
      () => 'references in the parent',
    )
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', uri, use, 'User Files')
    same(
      edit
        .entries()
        .map(([it]) => it.path.split('/').at(-1))
        .toSorted(),
      ['service-policy.md', 'service-supplement.md'],
      'changed',
    )
    ok(await vscode.workspace.applyEdit(edit), 'the edit was refused')
    const text = async (it: vscode.Uri) => (await vscode.workspace.openTextDocument(it)).getText()
    same(await text(uri), supplement.replaceAll('Service Data', 'User Files'), 'the supplement')
    same(await text(parent), terms.replaceAll('Service Data', 'User Files'), 'the policy')
    await vscode.commands.executeCommand('undo')
    await until(
      () => editor.document.getText() === supplement,
      () => `one undo: ${editor.document.getText()}`,
    )
    await open(parent)
    await vscode.commands.executeCommand('undo')
    await until(
      async () => (await text(parent)) === terms,
      () => 'one undo in the policy',
    )
  })

  it('leads from a supplement to the definition in its parent, and finds both in the workspace', async () => {
    await write('service-policy.md', terms)
    const editor = await draft('service-supplement.md', supplement)
    const use = inside(editor, 'Service Data')
    const text = await until(
      async () => {
        const said = await hover(editor.document.uri, use)
        return said.includes('messages and files') && said
      },
      () => 'a hover with the definition',
    )
    ok(text.includes('service-policy.md'), `the parent is not named: ${text}`)
    type Target = vscode.Location | vscode.LocationLink
    const targets = await vscode.commands.executeCommand<Target[]>('vscode.executeDefinitionProvider', editor.document.uri, use)
    same(
      targets.map((target) => ('targetUri' in target ? target.targetUri : target.uri).path.split('/').at(-1)),
      ['service-policy.md'],
      'leads to',
    )
    await until(
      async () => {
        const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
          'vscode.executeWorkspaceSymbolProvider',
          'servdata',
        )
        return symbols.some(({name, location}) => name === 'Service Data' && location.uri.path.endsWith('service-policy.md'))
      },
      () => 'the term among the symbols of the workspace',
    )
  })

  it('follows a link to a file that goes and comes', async () => {
    const text = `${typo.replace('bettween', 'between')}\nSee [our fees](fees-policy.md).\n`
    const {document} = await draft('privacy-policy.md', text)
    const [problem] = await expect(document.uri, 'broken-anchor-or-file', 1)
    same(problem && document.getText(problem.range), 'fees-policy.md', 'marked')
    await write('fees-policy.md', '# Fees\n')
    await expect(document.uri, 'broken-anchor-or-file', 0)
    await vscode.workspace.fs.delete(uriOf('fees-policy.md'))
    await expect(document.uri, 'broken-anchor-or-file', 1)
  })

  it('shows the outline of a draft', async () => {
    // In a plain text nobody else has an outline.
    const {document} = await draft('privacy-policy.txt', outlined)
    const [top] = await ask<vscode.DocumentSymbol>(document.uri, 'vscode.executeDocumentSymbolProvider')
    same(
      top?.children.map(({name, children}) => [name, ...children.map((it) => it.name)]),
      [['1 Definitions', 'Service Data'], ['2 Use']],
      'outline',
    )
  })

  it('folds sections and lists', async () => {
    const {document} = await draft('privacy-policy.txt', outlined)
    const folds = await ask<vscode.FoldingRange>(document.uri, 'vscode.executeFoldingRangeProvider')
    const lines = folds.map(({start, end}) => `${start}–${end}`)
    for (const fold of ['0–15', '4–6', '8–15', '10–13']) ok(lines.includes(fold), `no fold ${fold} in ${lines}`)
  })

  it('grows a selection from the word to the document', async () => {
    const editor = await draft('privacy-policy.txt', outlined)
    const {document} = editor
    const [selection] = await ask<vscode.SelectionRange>(document.uri, 'vscode.executeSelectionRangeProvider', [inside(editor, 'files', 1)])
    const texts: string[] = []
    for (let it = selection; it; it = it.parent) texts.push(document.getText(it.range))
    for (const text of ['files', 'files.', '- messages and\n- files.', outlined])
      ok(texts.includes(text), `“${text}” is not selected: ${texts.join(' | ')}`)
  })

  it('highlights a term where it is defined and used', async () => {
    const editor = await draft('privacy-policy.md', outlined)
    const use = inside(editor, 'Service Data', 1)
    const found = await until(
      async () => {
        const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
          'vscode.executeDocumentHighlights',
          editor.document.uri,
          use,
        )
        return highlights?.some(({kind}) => kind === vscode.DocumentHighlightKind.Write) && highlights
      },
      () => 'highlights',
    )
    same(
      found.map(({range}) => editor.document.getText(range)),
      ['Service Data', 'Service Data', 'Service Data'],
      'highlighted',
    )
  })

  it('completes terms and sections', async () => {
    const text = `${outlined}\nWe delete Serv\n\nSee Section \n`
    const {document} = await draft('privacy-policy.md', text)
    const complete = (after: string) =>
      until(
        async () => {
          const position = document.positionAt(text.indexOf(after) + after.length)
          const list = await vscode.commands.executeCommand<vscode.CompletionList>(
            'vscode.executeCompletionItemProvider',
            document.uri,
            position,
          )
          const items = list.items.filter(
            ({kind}) => kind === vscode.CompletionItemKind.Constant || kind === vscode.CompletionItemKind.Reference,
          )
          return items.length > 0 && items
        },
        () => `something after “${after}”`,
      )
    const name = ({label}: vscode.CompletionItem) => (typeof label === 'string' ? label : label.label)
    const terms = await complete('delete Serv')
    same(terms.map(name), ['Service Data'], 'terms')
    const range = terms[0]?.range
    same(range && document.getText(range instanceof vscode.Range ? range : range.replacing), 'Serv', 'what is replaced')
    same((await complete('See Section ')).map(name), ['1', '2'], 'sections')
  })

  it('colours terms, references and placeholders', async () => {
    const {document} = await draft('privacy-policy.md', outlined)
    const tokens = await until(
      async () => {
        const found = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
          'vscode.provideDocumentSemanticTokens',
          document.uri,
        )
        return found && found.data.length > 0 && found
      },
      () => 'tokens',
    )
    same(tokens.data.length / 5, 5, 'tokens')
    const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
      'vscode.provideDocumentSemanticTokensLegend',
      document.uri,
    )
    same(legend.tokenTypes, ['policyTerm', 'policyReference', 'policyPlaceholder'], 'types')
  })

  it('says above a definition how often it is used, and lists the uses', async () => {
    const {document} = await draft('privacy-policy.md', outlined)
    const [lens] = await ask<vscode.CodeLens>(document.uri, 'vscode.executeCodeLensProvider', 10)
    same(lens?.command?.title, '2 uses · defined in Section 1', 'title')
    const {command, arguments: rest = []} = lens?.command ?? {}
    same(command, 'policyProof.showReferences', 'command')
    await vscode.commands.executeCommand(command ?? '', ...rest)
    await vscode.commands.executeCommand('closeReferenceSearch')
  })

  it('shows the titles of sections where they are wanted', async () => {
    const settings = vscode.workspace.getConfiguration('policyProof')
    const {document} = await draft('privacy-policy.md', outlined)
    await expect(document.uri, 'unresolved-placeholder', 1)
    const whole = new vscode.Range(0, 0, document.lineCount, 0)
    const hints = () => vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole)
    same((await hints()).length, 0, 'hints by default')
    try {
      await settings.update('inlayHints', true, vscode.ConfigurationTarget.Global)
      const [hint] = await until(
        async () => {
          const found = await hints()
          return found.length > 0 && found
        },
        () => 'a hint',
      )
      same(hint?.label, 'Definitions', 'hint')
    } finally {
      await settings.update('inlayHints', undefined, vscode.ConfigurationTarget.Global)
    }
  })

  it('puts right with “Fix All” what is safe, and nothing else', async () => {
    const text = sharing.replace('to sign you in', 'to sign you in. We recieve it bettween nine and five')
    const {document} = await draft('privacy-policy.md', text)
    await expect(document.uri, 'misspelling', 2)
    await expect(document.uri, 'may-share-without-recipient', 1)
    const whole = new vscode.Range(0, 0, document.lineCount, 0)
    const kind = 'source.fixAll.policyProof'
    const [fix] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      whole,
      kind,
      10,
    )
    ok(fix?.kind && vscode.CodeActionKind.SourceFixAll.append('policyProof').contains(fix.kind), `no ${kind}`)
    await apply(fix)
    same(document.getText(), text.replace('recieve', 'receive').replace('bettween', 'between'), 'text')
    await expect(document.uri, 'may-share-without-recipient', 1)
  })

  it('forgets a file that is closed', async () => {
    const {document} = await draft('privacy-policy.md', typo)
    await expect(document.uri, 'misspelling', 1)
    await closeAll()
    await expectNone(uriOf('privacy-policy.md'))
    await open(uriOf('privacy-policy.md'))
    await expect(uriOf('privacy-policy.md'), 'misspelling', 1)
  })

  it('forgets a file that is deleted', async () => {
    const {document} = await draft('deleted-policy.md', typo)
    await expect(document.uri, 'misspelling', 1)
    const edit = new vscode.WorkspaceEdit()
    edit.deleteFile(document.uri)
    ok(await vscode.workspace.applyEdit(edit), 'not deleted')
    await expectNone(uriOf('deleted-policy.md'))
  })

  it('follows a file that is renamed', async () => {
    const {document} = await draft('old-policy.md', typo)
    await expect(document.uri, 'misspelling', 1)
    const edit = new vscode.WorkspaceEdit()
    edit.renameFile(document.uri, uriOf('new-policy.md'))
    ok(await vscode.workspace.applyEdit(edit), 'not renamed')
    await expect(uriOf('new-policy.md'), 'misspelling', 1)
    await expectNone(uriOf('old-policy.md'))
  })

  it('leaves a README alone until it is told to check it', async () => {
    await write('README.md', readme)
    await draft('privacy-policy.md', typo)
    await expect(uriOf('privacy-policy.md'), 'misspelling', 1)
    await open(uriOf('README.md'))
    // It has answered for the policy; an answer for this file would be as quick.
    await pause(1500)
    same(problems(uriOf('README.md')).length, 0, 'problems in a README')
    await vscode.commands.executeCommand('policyProof.checkDocument')
    await expect(uriOf('README.md'), 'misspelling', 1)
  })

  it('reports a settings file it cannot read, and goes on', async () => {
    const config = uriOf('.policy-proof.json')
    try {
      await draft('privacy-policy.md', typo)
      const policy = uriOf('privacy-policy.md')
      await expect(policy, 'misspelling', 1)
      await write('.policy-proof.json', '{"rules": {"misspelling": ')
      await until(
        () => problems(config).length > 0,
        () => 'a problem in .policy-proof.json',
      )
      await expect(policy, 'misspelling', 1)
      await write('.policy-proof.json', '{"rules": {"misspelling": "error"}}')
      await expectNone(config)
      await until(
        () => problems(policy, 'misspelling')[0]?.severity === vscode.DiagnosticSeverity.Error,
        () => 'the severity that the file sets',
      )
    } finally {
      await vscode.workspace.fs.delete(config)
    }
  })
}
