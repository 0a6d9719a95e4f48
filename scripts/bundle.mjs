/** How everything of ours is bundled, by esbuild. */
import {readFileSync} from 'node:fs'

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  logLevel: 'warning',
  legalComments: 'none',
  // Node 20 and every browser that runs VS Code know these; rewritten as `new RegExp(…)`, a literal would be compiled at each use.
  supported: {'regexp-unicode-property-escapes': true, 'regexp-lookbehind-assertions': true, 'regexp-named-capture-groups': true},
}

/** @type {import('esbuild').BuildOptions} */
export const forNode = {...common, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main']}

/** @type {import('esbuild').BuildOptions} */
export const forWeb = {...common, platform: 'browser', target: 'es2023', mainFields: ['module', 'browser', 'main']}

/**
 * Leaves out of each rule what only tests and rule pages read: the traps, and all examples but the one that a hover shows.
 * It goes by how rules are formatted; what it does not recognise stays.
 * @type {import('esbuild').Plugin}
 */
export const withoutTests = {
  name: 'without-tests',
  setup(build) {
    build.onLoad({filter: /[\\/]engine[\\/]rules[\\/][a-z\d-]+\.ts$/}, ({path}) => ({
      contents: shortened(readFileSync(path, 'utf8')),
      loader: 'ts',
    }))
  },
}

/** @param {string} rule */
export function shortened(rule) {
  return rule
    .replace(/^ {2}traps: \[(?:.*\],$|[^]*?^ {2}\],$)/m, "  traps: [''],")
    .replace(/^ {2}examples: \[\n( {4}\{.*\},\n| {4}\{\n[^]*?^ {4}\},\n)[^]*?^ {2}\],$/m, '  examples: [\n$1  ],')
}
