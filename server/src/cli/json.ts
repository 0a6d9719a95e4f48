import {isAbsolute, relative} from 'node:path'
import {fileURLToPath} from 'node:url'
import {TextDocument} from 'vscode-languageserver-textdocument'
import type {Edit, Fix, Problem, Related, Span} from '../engine/index.js'
import {plainText} from '../engine/index.js'
import {version} from '../version.js'
import type {Checked} from './check.js'
import type {Report} from './report.js'

/** The report other programs read: see docs/json.md. Lines and characters are zero-based UTF-16. */
export const jsonReport: Report = {
  begin: `{"version":1,"tool":${JSON.stringify({name: 'policy-proof', version})},"files":[`,
  between: ',',
  file: (file) => JSON.stringify({path: file.path, problems: file.problems.map((it) => jsonProblem(it, file))}),
  end: ({files, counts: {error, warning, information, hint}}) =>
    `],"summary":${JSON.stringify({files, errors: error, warnings: warning, information, hints: hint})}}\n`,
}

function jsonProblem({rule, severity, message, span, related, fixes}: Problem, file: Checked) {
  return {
    rule: rule.id,
    category: rule.category,
    severity,
    message,
    range: rangeOf(span, file),
    related: (related ?? []).flatMap((it) => relatedOf(it, file) ?? []),
    fixes: fixes.map((fix) => jsonFix(fix, file)).filter(({edits}) => edits.length > 0),
  }
}

function relatedOf({uri, span, message}: Related, file: Checked) {
  if (uri === undefined) return {path: file.path, range: rangeOf(span, file), message}
  const other = file.policy.workspace.get(uri)
  // Without its text nothing can be said of its lines.
  if (typeof other !== 'object') return undefined
  const document = TextDocument.create('', '', 0, other.source)
  const path = fileURLToPath(uri)
  // As the file itself was named.
  return {path: isAbsolute(file.path) ? path : relative('', path), range: rangeOf(span, {document}), message}
}

function jsonFix({title, safe, edits}: Fix, file: Checked) {
  return {title, safe, edits: edits().map(({span, text}: Edit) => ({range: rangeOf(span, file), newText: plainText(text)}))}
}

export function rangeOf({start, end}: Span, {document}: Pick<Checked, 'document'>) {
  return {start: document.positionAt(start), end: document.positionAt(end)}
}
