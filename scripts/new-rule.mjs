/**
 * `npm run new-rule -- <id> [--phrase]`: writes the files of a new rule and adds it to the list.
 * They compile, and their tests fail until what stands in them is written anew.
 */
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseArgs} from 'node:util'

const root = join(import.meta.dirname, '..')
const rules = 'server/src/engine/rules'
const list = `${rules}/index.ts`

/** Something the author has to put right first. */
class Misuse extends Error {}

/** `vague-retention` is `vagueRetention` in code. @param {string} id */
const nameOf = (id) => id.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase())

/** @param {string} id */
const clauseSkeleton = (id) => `import {clauseRule} from '../rule.js'
import {authorities} from './authorities.js'

export const ${nameOf(id)} = clauseRule({
  id: '${id}',
${meta}
  *check({masked}) {
    for (const {0: found, index} of masked.matchAll(/TODO: what is flagged/g)) {
      yield {span: {start: index, end: index + found.length}, message: 'TODO: what is wrong. What to do.'}
    }
  },
})
`

/** @param {string} id */
const phraseSkeleton = (id) => `import {phraseRule} from '../phrases.js'
import {authorities} from './authorities.js'

export const ${nameOf(id)} = phraseRule({
  id: '${id}',
${meta}
  message: (phrase) => \`“\${phrase}” TODO: what is wrong.\`,
  phrases: [['todo: a phrase', 'todo: what to write instead'], ['todo: a phrase with no substitute']],
})
`

const meta = `  category: 'language',
  severity: 'hint',
  strict: true,
  summary: 'TODO: what is flagged, in one line.',
  rationale: 'TODO: why it matters to a reader, and what the rule does not judge.',
  authority: [authorities.plainWriting],
  examples: [{bad: 'TODO: a sentence with [|the fault|].', good: 'TODO: the sentence put right.'}],
  traps: ['TODO: a sentence that comes near the fault and is fine.'],`

/** @param {string} id */
const suiteSkeleton = (id) => `# ${id}

## flags TODO: where it is hard to find

\`\`\`md
TODO: a paragraph with the fault.
\`\`\`

## stays silent on TODO: what comes near

\`\`\`md
TODO: a paragraph that is fine.
\`\`\`
`

/** The list of rules with one more, in order. @param {string} text @param {string} id */
function enlist(text, id) {
  const name = nameOf(id)
  const withImport = insert(text, /^import \{\w+\} from '\.\/(.+)\.js'$/gm, id, `import {${name}} from './${id}.js'`)
  const ids = new Map(Array.from(withImport.matchAll(/^import \{(\w+)\} from '\.\/(.+)\.js'$/gm), ([, it, path]) => [it, path]))
  return insert(withImport, /^ {2}(\w+),$/gm, id, `  ${name},`, (it) => ids.get(it) ?? it)
}

/**
 * Puts a line before the first that sorts after it, or after the last.
 * @param {string} text @param {RegExp} lines their first group sorts @param {string} key @param {string} line @param {(key: string) => string} sorted
 */
function insert(text, lines, key, line, sorted = (it) => it) {
  const found = [...text.matchAll(lines)]
  const next = found.find(([, it]) => sorted(it) > key)
  const last = found.at(-1)
  if (!last) throw new Misuse(`${list} has no list of rules: is this the project’s folder?`)
  const at = next ? next.index : last.index + last[0].length + 1
  return `${text.slice(0, at)}${line}\n${text.slice(at)}`
}

/** What is written, by path. @param {string} id @param {boolean} phrase @returns {Map<string, string>} */
function filesFor(id, phrase) {
  if (!/^[a-z][a-z\d]*(?:-[a-z][a-z\d]*)*$/.test(id)) {
    throw new Misuse(`“${id}” is no id: it names the fault in small letters, with hyphens between words, such as vague-retention`)
  }
  const rule = `${rules}/${id}.ts`
  const suite = `test/rules/${id}.md`
  for (const path of [rule, suite]) if (existsSync(join(root, path))) throw new Misuse(`${path} is there already: choose another id`)
  // Its name in code must not be one that these files have already.
  if (['clause-rule', 'phrase-rule', 'rules'].includes(id)) throw new Misuse(`“${id}” names no fault: choose another id`)
  return new Map([
    [rule, phrase ? phraseSkeleton(id) : clauseSkeleton(id)],
    [suite, suiteSkeleton(id)],
    [list, enlist(readFileSync(join(root, list), 'utf8'), id)],
  ])
}

function readArguments() {
  const usage = 'Usage: npm run new-rule -- <id> [--phrase]'
  try {
    const {values, positionals} = parseArgs({allowPositionals: true, options: {phrase: {type: 'boolean', default: false}}})
    const [id] = positionals
    if (id === undefined || positionals.length > 1) throw new Misuse(usage)
    return {id, phrase: values.phrase}
  } catch (error) {
    throw error instanceof Misuse ? error : new Misuse(usage)
  }
}

try {
  const {id, phrase} = readArguments()
  const files = filesFor(id, phrase)
  for (const [path, text] of files) {
    writeFileSync(join(root, path), text)
    console.log(path)
  }
  console.log(`\nWrite what stands behind each TODO, then: npx vitest run test/rules.test.ts -t ${id}`)
} catch (error) {
  if (!(error instanceof Misuse)) throw error
  console.error(`new-rule: ${error.message}`)
  process.exitCode = 2
}
