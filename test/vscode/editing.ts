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

const readme = `# tiny-queue

A small job queue for Node. It sits bettween your web server and your workers.

## Install

Run the installer and restart your terminal.
`

/** Declares the tests; called inside a `describe`. */
export function editing(): void {
  afterEach(closeAll)

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
