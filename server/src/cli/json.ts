import type {Edit, Fix, Problem, Span} from '../engine/index.js'
import {plainText} from '../engine/index.js'
import {version} from '../version.js'
import type {Checked} from './check.js'

/** The report other programs read: see docs/json.md. Lines and characters are zero-based UTF-16. */
export function jsonReport(files: readonly Checked[]): string {
  const counts = {error: 0, warning: 0, information: 0, hint: 0}
  for (const {problems} of files) for (const {severity} of problems) counts[severity]++
  const report = {
    version: 1,
    tool: {name: 'policy-proof', version},
    files: files.map((file) => ({path: file.path, problems: file.problems.map((problem) => jsonProblem(problem, file))})),
    summary: {files: files.length, errors: counts.error, warnings: counts.warning, information: counts.information, hints: counts.hint},
  }
  return `${JSON.stringify(report)}\n`
}

function jsonProblem({rule, severity, message, span, related, fixes}: Problem, file: Checked) {
  return {
    rule: rule.id,
    category: rule.category,
    severity,
    message,
    range: rangeOf(span, file),
    related: (related ?? []).map((it) => ({path: it.uri ?? file.path, range: rangeOf(it.span, file), message: it.message})),
    fixes: fixes.map((fix) => jsonFix(fix, file)).filter(({edits}) => edits.length > 0),
  }
}

function jsonFix({title, safe, edits}: Fix, file: Checked) {
  return {title, safe, edits: edits().map(({span, text}: Edit) => ({range: rangeOf(span, file), newText: plainText(text)}))}
}

export function rangeOf({start, end}: Span, {document}: Pick<Checked, 'document'>) {
  return {start: document.positionAt(start), end: document.positionAt(end)}
}
