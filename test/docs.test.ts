import {execFileSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'

test('what is written from the rules is up to date', () => {
  const script = fileURLToPath(new URL('../scripts/docs.mjs', import.meta.url))
  expect(() => execFileSync(process.execPath, [script, '--check'], {stdio: 'pipe'})).not.toThrow()
}, 30_000)
