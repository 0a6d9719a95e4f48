import {expect, test} from 'vitest'
import {fromRetext} from '../server/src/engine/language/from-retext.js'

type Check = Parameters<typeof fromRetext>[0]

test('sets a plugin up once, and only when it is first asked', () => {
  let setUps = 0
  const read = fromRetext(() => {
    setUps++
    return () => undefined
  })
  expect(setUps).toBe(0)
  expect(read('One sentence.')).toEqual([])
  expect(read('Another one.')).toEqual([])
  expect(setUps).toBe(1)
})

test('gives remarks in UTF-16 offsets, and leaves out those that have no place', () => {
  const plugin: Check = () => (_tree, file) => {
    const start = String(file).indexOf('here')
    const place = {start: {line: 1, column: start + 1, offset: start}, end: {line: 1, column: start + 5, offset: start + 4}}
    file.message('Look here', {place})
    file.message('Look anywhere')
    return undefined
  }
  expect(fromRetext(plugin)('😀 “é” here')).toEqual([{span: {start: 7, end: 11}, reason: 'Look here'}])
})
