import {describe, expect, test} from 'vitest'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {defaultConfig} from '../server/src/engine/config.js'
import {Linter} from '../server/src/engine/lint.js'
import {codeLenses, resolveLens} from '../server/src/features/code-lens.js'
import {documentHighlights} from '../server/src/features/document-highlights.js'
import {documentLinks} from '../server/src/features/document-links.js'
import {hover} from '../server/src/features/hover.js'
import {references} from '../server/src/features/references.js'
import {semanticTokens} from '../server/src/features/semantic-tokens.js'
import {subjectAt} from '../server/src/features/subject.js'

/** A name of its own for each number, of letters only. */
const name = (index: number) =>
  Array.from(String(index), (digit) => 'bcdfghklmn'[Number(digit)])
    .join('a')
    .replace(/^./, (it) => `Q${it}`)

/** Each stands for a way to make who looks something up look through all of the document, for each of its many words. */
const documents: Record<string, (index: number) => string> = {
  'definitions of one term under headings that are documents': (index) =>
    `## Terms of Service ${index}\n\nThe “Service” means it. The Service is on.\n\n`,
  'definitions of one term in appendices': (index) => `# Appendix ${index + 1}: Part\n\nThe “Service” means it. The Service is on.\n\n`,
  'definitions of many terms in one paragraph': (index) => `“A&amp;B ${name(index)}” means <b>x</b> the *A*. `,
  'parentheses that define, in one line': (index) => `the company (the “${name(index)}”), `,
  'titles that nobody has': (index) => `**${name(index)} ${index}.** Read it in heading (“${name(index + 1)}”)\n\n`,
  'titles that are nearly those of sections': (index) =>
    `## ${index + 1}. ${name(index)} ${name(index + 7)}\n\nSee the “${name(index)} ${name(index + 8)}” section below and Section ${index + 9}.\n\n`,
  'clauses that are cited where they are not': (index) =>
    `${'  '.repeat(index % 12)}- (${'abcdefghij'[index % 10]}) the Customer shall see Section ${index % 9}(${'abc'[index % 3]})\n`,
  'headings run into their text': (index) => `Information Shared${name(index)} asks for your name, and for ${name(index + 1)} in it.\n\n`,
}

const size = 150_000
/** In milliseconds, for all rules and all features together: what is quadratic takes minutes. */
const slowest = 4000

describe('no document takes long', () => {
  for (const [title, write] of Object.entries(documents)) {
    test.each(['markdown', 'plain'] as const)(`${title}, as %s`, (format) => {
      let source = ''
      for (let index = 0; source.length < size; index++) source += write(index)
      const linter = new Linter({config: {...defaultConfig, preset: 'strict'}})
      const start = performance.now()
      const policy = linter.read(source, format)
      const problems = linter.check(policy)
      const uri = 'file:///w/a.md'
      const snapshot = {policy, problems, document: TextDocument.create(uri, format, 1, source), config: undefined}
      semanticTokens(snapshot)
      documentLinks(snapshot)
      for (const lens of codeLenses(snapshot).slice(-10)) resolveLens(lens, lens.data, snapshot, true)
      const places = [...policy.definitions.slice(-2), ...policy.references.slice(-2)].map(({fact, at}) => at.toSource(fact.span).start + 1)
      for (const offset of places) {
        hover(snapshot, offset)
        documentHighlights(snapshot, offset)
        const subject = subjectAt(policy, offset)
        if (subject) references([snapshot], subject, uri, true)
      }
      expect(performance.now() - start).toBeLessThan(slowest)
    })
  }
}, 120_000)
