/** `npm run package`: builds for release and packs one `.vsix` for desktop and web. The last line is its path. */
import {execFileSync} from 'node:child_process'
import {existsSync, readFileSync, statSync} from 'node:fs'
import {join, relative} from 'node:path'
import {createVSIX, listFiles, PackageManager} from '@vscode/vsce'
import {root} from './vscode.mjs'

const limit = 1_500_000
/** Without these the extension does not work, whatever else was packed. */
const needed = ['dist/client.js', 'dist/client.web.js', 'dist/server.js', 'dist/server.web.js']

const {name, version, icon, contributes} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const packagePath = join(root, `${name}-${version}.vsix`)
execFileSync(process.execPath, ['esbuild.mjs', '--production'], {cwd: root, stdio: 'inherit'})

const files = await listFiles({cwd: root, packageManager: PackageManager.None})
/** Every file that the manifest names. @param {unknown} value @returns {string[]} */
const named = (value) =>
  typeof value === 'string'
    ? value.startsWith('./')
      ? [value.slice(2)]
      : []
    : Object.values(value ?? {}).flatMap(named)
const missing = [...needed, ...named(contributes), ...(icon ? [icon] : [])].filter((file) => !files.includes(file) || !existsSync(join(root, file)))
if (missing.length > 0) {
  console.error(`not there, or not allowed by .vscodeignore: ${missing.join(', ')}`)
  process.exit(1)
}

// The bundles hold all they need, so no dependency is looked for; and `vscode:prepublish` must not build a second time.
await createVSIX({cwd: root, packagePath, dependencies: false})
const size = statSync(packagePath).size
console.log(`  ${files.length} files, ${(size / 1e6).toFixed(2)} MB of ${limit / 1e6} MB allowed`)
if (size > limit) {
  console.error(`${relative(root, packagePath)} is too large`)
  process.exitCode = 1
}
console.log(relative(root, packagePath))
