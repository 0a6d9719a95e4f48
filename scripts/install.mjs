/** The project's own packages, fetched when a fresh clone has none or package-lock.json names others. */
import {execFileSync} from 'node:child_process'
import {lstatSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {npm, root} from './vscode.mjs'

/** A linked node_modules belongs to another folder, whose packages `npm ci` would delete. */
const isLinked = () => lstatSync(join(root, 'node_modules'), {throwIfNoEntry: false})?.isSymbolicLink() ?? false

/** @param {string} file @returns {Record<string, {version?: string, optional?: boolean}>} */
const packagesOf = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages

/** Whether what npm notes at the end of an install is what package-lock.json asks for. Times would tell less: git sets them too. */
export function isInstalled() {
  if (isLinked()) return true
  try {
    const installed = packagesOf('node_modules/.package-lock.json')
    return Object.entries(packagesOf('package-lock.json')).every(([path, {version, optional}]) => {
      const found = path === '' ? {version} : installed[path]
      return found ? found.version === version : optional
    })
  } catch {
    return false
  }
}

/** Throws when npm does. */
export function install() {
  const [program, ...args] = npm()
  execFileSync(program, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32' && program === 'npm',
  })
}
