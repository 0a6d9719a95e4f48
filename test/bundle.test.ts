import {readdirSync, readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {shortened} from '../scripts/bundle.mjs'

const folder = new URL('../server/src/engine/rules/', import.meta.url)
const names = readdirSync(folder).filter((name) => !/^(?:index|authorities)\.ts$/.test(name))

/** A rule before its examples, they, and what stands behind its traps. */
function parts(rule: string) {
  const [head = '', rest = ''] = rule.split('\n  examples: ')
  const [examples = '', tail = ''] = rest.split('\n  traps: ')
  return {head, examples, tail: tail.slice(tail.search(/\n {2}[^\s\]]/))}
}

test.each(names)('%s is shipped with its first example and without its traps', (name) => {
  const rule = readFileSync(new URL(name, folder), 'utf8')
  const short = shortened(rule)
  expect(short).toContain("\n  traps: [''],\n")
  expect(parts(short).examples.match(/(?<![\w'])bad(?=[:,])/g)).toHaveLength(1)
  expect(parts(rule).examples.replace(/,\s*\]/, ']')).toContain(parts(short).examples.replace(/^\[\s*|,?\s*\],?$/g, ''))
  expect(parts(short).head).toBe(parts(rule).head)
  expect(parts(short).tail).toBe(parts(rule).tail)
})
