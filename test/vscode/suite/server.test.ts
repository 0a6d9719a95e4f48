import {execFile} from 'node:child_process'
import {existsSync} from 'node:fs'
import {join, sep} from 'node:path'
import {promisify} from 'node:util'
import type * as vscode from 'vscode'
import {closeAll, draft, expect, ok, policyProof, same, until} from '../editor'

const text = `# Privacy policy

This privacy policy explains how we handle the personal information of the people who use our service.

We send personal information bettween our offices in Porto and Lyon to answer your questions.
`

/** The language server's process: a child of this extension host. */
async function server(): Promise<number | undefined> {
  const {stdout} = await promisify(execFile)('ps', ['-A', '-ww', '-o', 'pid=,ppid=,stat=,args='])
  for (const line of stdout.split('\n')) {
    const [pid, parent, state, ...words] = line.trim().split(/\s+/)
    const ours = words.some((word) => word.endsWith(join('dist', 'server.js')))
    if (ours && Number(parent) === process.pid && !state?.startsWith('Z')) return Number(pid)
  }
  return undefined
}

describe('node host: server', () => {
  afterEach(closeAll)

  it('runs from the installed package', () => {
    const {extensionPath, packageJSON} = policyProof()
    ok(extensionPath.includes(`${sep}policy-proof.policy-proof-${packageJSON.version}`), `installed at ${extensionPath}`)
    same(existsSync(join(extensionPath, 'esbuild.mjs')), false, 'sources there')
    same(existsSync(join(extensionPath, 'node_modules')), false, 'dependencies there')
  })

  it('comes back after a crash, with its problems and the text', async function () {
    if (process.platform === 'win32') this.skip()
    const editor = await draft('privacy-policy.md', text)
    const {uri} = editor.document
    await expect(uri, 'misspelling', 1)
    const first = await until(server, () => 'a server process')
    await editor.edit((edit) => edit.insert(editor.document.positionAt(text.length), '\nWe recieve'))
    process.kill(first, 'SIGKILL')
    const second = await until(
      async () => {
        const pid = await server()
        return pid !== undefined && pid !== first && pid
      },
      () => 'another server process',
    )
    await editor.edit((edit) => edit.insert(end(editor), ' your messages to answer them.\n'))
    await expect(uri, 'misspelling', 2)
    same(editor.document.getText(), `${text}\nWe recieve your messages to answer them.\n`, 'text')
    same(await server(), second, 'server')
  })
})

const end = ({document}: vscode.TextEditor): vscode.Position => document.positionAt(document.getText().length)
