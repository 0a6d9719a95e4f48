/** How everything of ours is bundled, by esbuild. */

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
