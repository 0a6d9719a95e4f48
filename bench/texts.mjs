import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {createWriter} from './generate.mjs'

const kilobytes = 1000

/**
 * Writes the texts to measure with into `folder`.
 *
 * @param {string} root @param {string} folder
 */
export function writeTexts(root, folder) {
  rmSync(folder, {recursive: true, force: true})
  mkdirSync(join(folder, 'many'), {recursive: true})
  const {sources, origin} = readSources(root)
  const writer = createWriter(sources)
  const few = sources.map((source, index) => put(join(folder, `policy-${index}.md`), source))
  let manySize = 0
  for (let index = 0; index < 1000; index++) {
    const text = writer.write(writer.size())
    put(join(folder, 'many', `policy-${String(index).padStart(4, '0')}.md`), text)
    manySize += text.length
  }
  return {
    origin,
    few,
    fewSize: sources.reduce((sum, {length}) => sum + length, 0),
    many: join(folder, 'many'),
    manySize,
    /** New documents of 40 KB. */
    documents: Array.from({length: 24}, () => writer.write(40 * kilobytes)),
    small: writer.write(40 * kilobytes),
    large: writer.write(300 * kilobytes),
    million: writer.write(1000 * kilobytes),
    tenMillion: writer.write(10_000 * kilobytes),
  }
}

/** @param {string} root */
function readSources(root) {
  const seeds = join(root, '../shared/data/seeds')
  if (existsSync(seeds)) {
    const names = readdirSync(seeds).toSorted()
    return {sources: names.map((name) => readFileSync(join(seeds, name), 'utf8')), origin: `${names.length} published policies`}
  }
  const own = ['privacy-policy.md', 'terms.txt', 'clean.md'].map((name) => readFileSync(join(root, 'examples', name), 'utf8'))
  const all = own.join('\n\n')
  const sources = Array.from({length: 5}, () => `${all}\n\n`.repeat(Math.ceil(15_000 / all.length)).slice(0, 15_000))
  return {sources, origin: 'the project’s own examples, repeated, since the five published policies are not here'}
}

/** @param {string} path @param {string} text */
function put(path, text) {
  writeFileSync(path, text)
  return path
}
