import type {Diagnostic, DiagnosticRelatedInformation} from 'vscode-languageserver'
import {alone, type Policy, type Problem, type Related} from '../engine/index.js'
import {documentOf, rangeOf, severities} from './convert.js'
import type {Snapshot} from './snapshot.js'

export const source = 'policy-proof'

/** The page that explains a rule. It ships with the extension, too; nothing is fetched. */
export function pageOf(rule: string): string {
  return `https://github.com/policy-proof/policy-proof/blob/main/docs/rules/${rule}.md`
}

const pages = new Map<string, {href: string}>()

/** One object a rule: a large document has a thousand problems at each keystroke. */
function pageFor(rule: string): {href: string} {
  let page = pages.get(rule)
  if (!page) {
    page = {href: pageOf(rule)}
    pages.set(rule, page)
  }
  return page
}

export function diagnosticsOf(
  {problems, document, policy}: Pick<Snapshot, 'problems' | 'document' | 'policy'>,
  related: boolean,
): Diagnostic[] {
  return problems.map((problem) => diagnosticOf(problem, document, related, policy.workspace))
}

/** `DiagnosticTag`, by the names findings use. */
const tags = {unnecessary: 1, deprecated: 2} as const

export function diagnosticOf(
  {rule, severity, span, message, tag, related = []}: Problem,
  document: Snapshot['document'],
  withRelated: boolean,
  workspace: Policy['workspace'] = alone,
): Diagnostic {
  const information = withRelated ? related.flatMap((it) => relatedInformation(it, document, workspace)) : []
  return {
    range: rangeOf(span, document),
    severity: severities[severity],
    source,
    code: rule.id,
    codeDescription: pageFor(rule.id),
    message,
    ...(tag && {tags: [tags[tag]]}),
    ...(information.length > 0 && {relatedInformation: information}),
  }
}

/** Nothing for a document whose text is not known: its lines cannot be told. */
function relatedInformation(
  {uri, span, message}: Related,
  document: Snapshot['document'],
  workspace: Policy['workspace'],
): DiagnosticRelatedInformation[] {
  if (uri === undefined) return [{location: {uri: document.uri, range: rangeOf(span, document)}, message}]
  const other = workspace.get(uri)
  return typeof other === 'object' ? [{location: {uri, range: rangeOf(span, documentOf({policy: other, uri}))}, message}] : []
}
