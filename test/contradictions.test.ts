import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import type {Format} from '../server/src/engine/model/policy.js'
import {check} from './harness/check.js'

/** A document of two statements, and the rule that must speak: none if they can both be true. */
interface Pair {
  readonly title: string
  readonly rule: string | undefined
  readonly format: Format
  readonly source: string
}

const layout = /^## ([\w-]+): (.+)\n\n```(md|txt)\n([^]*?)^```$/gm

function readPairs(name: string): readonly Pair[] {
  const text = readFileSync(new URL(`contradictions/${name}.md`, import.meta.url), 'utf8')
  return Array.from(text.matchAll(layout), ([, rule = '', title = '', language, source = '']) => ({
    title,
    rule: rule === 'nothing' ? undefined : rule,
    format: language === 'md' ? 'markdown' : 'plain',
    source,
  }))
}

/** The rules about contradictions that speak of a pair; not those about facts, which have their own tests. */
function found({source, format}: Pair): readonly string[] {
  const problems = check(source, format).filter(({rule}) => rule.category === 'contradiction' && rule.id !== 'inconsistent-entity-fact')
  return [...new Set(problems.map(({rule}) => rule.id))]
}

function measure(pairs: readonly Pair[]) {
  const missed: string[] = []
  const wrong: string[] = []
  let right = 0
  for (const pair of pairs) {
    const rules = found(pair)
    if (pair.rule !== undefined && rules.includes(pair.rule)) right++
    else if (pair.rule !== undefined) missed.push(`${pair.rule}: ${pair.title}`)
    for (const rule of rules) if (rule !== pair.rule) wrong.push(`${rule}: ${pair.title}`)
  }
  return {precision: right / (right + wrong.length), recall: right / (right + missed.length), missed, wrong}
}

const sets = [
  ['first', 40],
  ['later', 20],
  ['third', 20],
  ['fourth', 20],
] as const

describe.each(sets)('the pairs of contradictions/%s.md', (name, count) => {
  const pairs = readPairs(name)

  test(`are ${count}, half of them conflicts`, () => {
    expect(pairs.length).toBe(count)
    expect(pairs.filter(({rule}) => rule !== undefined).length).toBe(count / 2)
  })

  test('are told apart', () => {
    const {precision, recall, missed, wrong} = measure(pairs)
    expect(precision, wrong.join('\n')).toBeGreaterThanOrEqual(0.9)
    expect(recall, missed.join('\n')).toBeGreaterThanOrEqual(0.8)
  })
})

test('line ends of another kind change nothing', () => {
  for (const [name] of sets) {
    const pairs = readPairs(name)
    const carriage = pairs.map((it) => ({...it, source: it.source.replaceAll('\n', '\r\n')}))
    expect(measure(carriage)).toEqual(measure(pairs))
  }
})
