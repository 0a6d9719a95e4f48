import {execFileSync} from 'node:child_process'
import {dirname} from 'node:path'
import * as vscode from 'vscode'
import {closeAll, draft, expect, ok, until, uriOf, write} from '../editor'

const policy = (rights: string) => `# Acorn Privacy Policy

This privacy policy explains how Acorn handles the personal information of the people who use its garden app.

You may ${rights} your personal information at any time.
`

describe('node host: versions', () => {
  before(async function () {
    const git = vscode.extensions.getExtension('vscode.git')
    try {
      execFileSync('git', ['--version'])
    } catch {
      this.skip()
    }
    if (!git) this.skip()
  })
  // The other suites do without.
  const enable = (git: boolean | undefined) =>
    vscode.workspace.getConfiguration('git').update('enabled', git, vscode.ConfigurationTarget.Workspace)
  before(() => enable(true))
  after(() => enable(undefined))
  afterEach(closeAll)

  it('tells what the last committed version gave, and drafts a notice of it', async () => {
    const name = 'committed/privacy-policy.md'
    await write(name, policy('correct or erase'))
    const cwd = dirname(uriOf(name).fsPath)
    const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=Acorn', '-c', 'user.email=acorn@example.com', ...args], {cwd})
    git('init', '-q')
    git('add', '-A')
    git('commit', '-qm', 'One')
    const {document} = await draft(name, policy('correct'))
    await expect(document.uri, 'right-dropped', 1)
    const done = vscode.commands.executeCommand('policyProof.draftChangeNotice')
    // The first choice is the last committed version.
    const notice = await until(
      async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem')
        const shown = vscode.window.activeTextEditor?.document
        return shown?.uri.scheme === 'untitled' && shown
      },
      () => 'a notice in an untitled document',
    )
    await done
    ok(notice.languageId === 'markdown', 'it is Markdown')
    ok(notice.getText().includes('no longer gives the right to have data erased'), notice.getText())
  })
})
