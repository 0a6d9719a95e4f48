/** `npm run docs`: writes what follows from the rules: their pages and the configuration's schema. `--check` only compares. */
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {build} from 'esbuild'

const root = join(import.meta.dirname, '..')
const checks = process.argv.includes('--check')

/** The engine, bundled for this run. */
async function loadEngine() {
  const folder = mkdtempSync(join(tmpdir(), 'policy-proof-docs-'))
  try {
    const outfile = join(folder, 'engine.mjs')
    await build({
      entryPoints: [join(root, 'server/src/engine/index.ts')],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      logLevel: 'warning',
    })
    return await import(pathToFileURL(outfile).href)
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

const {rules} = await loadEngine()
/** @type {Map<string, string>} */
const files = new Map()

const fence = (text) => `\`\`\`text\n${text}\n\`\`\``
const unmark = (text) => text.replaceAll(/\[\||\|\]/g, '')
const flagged = (text) => Array.from(text.matchAll(/\[\|([^]*?)\|\]/g), ([, words]) => `“${words.replaceAll('\n', ' ')}”`).join(', ')

/** In the configuration an option follows the severity. */
const howToSet = ({id, severity, options}) =>
  `To set ${Object.keys(options).length > 1 ? 'one or more of them' : 'it'}, in \`.policy-proof.json\`: \`{"rules": {"${id}": ["${severity}", ${objectOf(options)}]}}\`.`
const objectOf = (options) =>
  `{${Object.entries(options)
    .map(([name, value]) => `"${name}": ${JSON.stringify(value)}`)
    .join(', ')}}`

/** A law that the configuration names turns on what it asks for. */
const lawOf = ({jurisdiction}) => (jurisdiction ? `, or where \`.policy-proof.json\` says \`{"jurisdictions": ["${jurisdiction}"]}\`` : '')

const guidanceOf = ({poor, good, authority}) =>
  [`Poor: “${poor}”`, good && `Good: “${good}”`, `([${authority.title}](${authority.url}))`].filter(Boolean).join('\n\n')

for (const rule of rules) {
  const examples = rule.examples.map(({bad, good}) => `Flagged (${flagged(bad)}):\n\n${fence(unmark(bad))}\n\nBetter:\n\n${fence(good)}`)
  const around = [
    ...Object.entries(rule.beside ?? {}).map(([name, text]) => `Beside each stands \`${name}\`:\n\n${fence(text.trim())}`),
    ...(rule.last === undefined ? [] : [`What was last committed:\n\n${fence(rule.last.trim())}`]),
  ]
  const options = Object.entries(rule.options ?? {}).map(([name, value]) => `- \`${name}\`: ${JSON.stringify(value)} by default`)
  files.set(
    `docs/rules/${rule.id}.md`,
    `${[
      `<!-- Written by npm run docs from server/src/engine/rules/${rule.id}.ts. -->`,
      `# ${rule.id}`,
      rule.summary,
      `Category **${rule.category}**, severity **${rule.severity}**${rule.strict ? `, in the strict preset only${lawOf(rule)}` : ''}.`,
      '## Why',
      rule.rationale,
      '## Examples',
      ...around,
      ...examples,
      ...(rule.guidance ? ['## In a regulator’s words', guidanceOf(rule.guidance)] : []),
      '## Stays silent on',
      ...rule.traps.map((trap) => fence(trap)),
      ...(rule.options ? ['## Options', options.join('\n'), howToSet(rule)] : []),
      '## To allow it',
      `In Markdown, before the paragraph: \`<!-- allow: ${rule.id}, because … -->\`. In plain text, in \`.policy-proof.json\`: \`{"allow": [{"rule": "${rule.id}", "quote": "…", "reason": "…"}]}\`. For all documents: \`{"rules": {"${rule.id}": "off"}}\`.`,
      '## Authority',
      rule.authority.map(({title, url}) => `- [${title}](${url})`).join('\n'),
    ].join('\n\n')}\n`,
  )
}

const cell = (text) => text.replaceAll('|', '\\|')
files.set(
  'docs/rules/README.md',
  `${[
    '<!-- Written by npm run docs. -->',
    '# Rules',
    'What each rule flags. *Severity* is the default; *strict* rules are on in the strict preset only. Not legal advice.',
    [
      '| Rule | Flags | Category | Severity |',
      '| --- | --- | --- | --- |',
      ...rules.map(
        (rule) =>
          `| [${rule.id}](${rule.id}.md) | ${cell(rule.summary)} | ${rule.category} | ${rule.severity}${rule.strict ? ' (strict)' : ''} |`,
      ),
    ].join('\n'),
  ].join('\n\n')}\n`,
)

const severities = ['error', 'warning', 'information', 'hint', 'off']
const optionsSchema = (options) => ({
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name,
      Array.isArray(value) ? {type: 'array', items: {type: 'string'}, default: value} : {type: typeof value, default: value},
    ]),
  ),
})
/** Beside `$ref` nothing else counts in this draft, so that stands in `allOf`. */
const ruleSchema = ({summary, severity, options}) => {
  const plain = {allOf: [{$ref: '#/definitions/severity'}], default: severity}
  return {
    description: summary,
    ...(options ? {anyOf: [plain, {type: 'array', items: [plain, optionsSchema(options)], minItems: 1, maxItems: 2}]} : plain),
  }
}
/** JSON in which whatever fits into a line stands in one. */
function readable(value, margin = '', key = '') {
  const plain = `${key}${JSON.stringify(value)}`
  if (margin.length + plain.length <= 240 || typeof value !== 'object') return margin + plain
  const inner = `${margin}  `
  const parts = Array.isArray(value)
    ? value.map((it) => readable(it, inner))
    : Object.entries(value).map(([name, it]) => readable(it, inner, `${JSON.stringify(name)}: `))
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return `${margin}${key}${open}\n${parts.join(',\n')}\n${margin}${close}`
}

const strings = (description) => ({description, type: 'array', items: {type: 'string'}})
files.set(
  'docs/config.schema.json',
  `${readable({
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: 'Written by npm run docs.',
    title: 'Policy Proof',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: {type: 'string'},
      preset: {
        description: 'Which rules are on: those most authors want, or all.',
        enum: ['recommended', 'strict'],
        default: 'recommended',
      },
      include: strings('Globs of files that are policies whatever they look like.'),
      exclude: strings('Globs of files that are never checked.'),
      rules: {
        description: 'Severities by rule.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule)])),
      },
      glossary: {
        description: 'What this project writes as it means it.',
        type: 'object',
        additionalProperties: false,
        properties: {words: strings('Words that are spelt as meant.')},
      },
      jurisdictions: {
        description: 'Laws that apply to every document, whether or not it speaks of them: the GDPR, the CCPA.',
        type: 'array',
        items: {enum: ['gdpr', 'ccpa']},
        uniqueItems: true,
      },
      allow: {
        description: 'Silences, each with its reason.',
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['rule', 'quote', 'reason'],
          properties: {
            rule: {$ref: '#/definitions/rule'},
            quote: {description: 'The words flagged.', type: 'string'},
            reason: {description: 'Why they may stand.', type: 'string', minLength: 1},
            until: {description: 'The last day this holds: 2027-03-31.', type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$'},
          },
        },
      },
    },
    definitions: {severity: {type: 'string', enum: severities}, rule: {type: 'string', enum: rules.map(({id}) => id)}},
  })}\n`,
)

const stale = [...files]
  .filter(([name, text]) => !existsSync(join(root, name)) || readFileSync(join(root, name), 'utf8') !== text)
  .map(([name]) => name)
const folder = join(root, 'docs/rules')
const orphans = existsSync(folder) ? readdirSync(folder).filter((name) => !files.has(`docs/rules/${name}`)) : []
if (checks) {
  for (const name of [...stale, ...orphans.map((it) => `docs/rules/${it}`)]) console.error(`${name} is out of date: npm run docs`)
  process.exitCode = stale.length + orphans.length > 0 ? 1 : 0
} else {
  mkdirSync(folder, {recursive: true})
  for (const name of orphans) rmSync(join(folder, name))
  for (const name of stale) writeFileSync(join(root, name), files.get(name) ?? '')
  console.log(`${files.size} files, ${stale.length} written, ${orphans.length} removed`)
}
