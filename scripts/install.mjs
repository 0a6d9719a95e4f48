/** The project's own packages, fetched when a fresh clone has none or package-lock.json has changed since. */
import {execFileSync} from 'node:child_process'
import {existsSync, lstatSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {npm, root} from './vscode.mjs'

/** npm writes this file last, at the end of every install. */
const installed = join(root, 'node_modules/.package-lock.json')

/** A linked node_modules belongs to another folder, whose packages `npm ci` would delete. */
const isLinked = () => lstatSync(join(root, 'node_modules'), {throwIfNoEntry: false})?.isSymbolicLink() ?? false

export const isInstalled = () =>
  isLinked() || (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs)

/** Throws when npm does. */
export function install() {
  const [program, ...args] = npm()
  execFileSync(program, [...args, 'ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32' && program === 'npm',
  })
}
