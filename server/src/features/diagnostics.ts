import type {Diagnostic} from 'vscode-languageserver'
import type {Problem} from '../engine/index.js'
import {rangeOf, severities} from './convert.js'
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

export function diagnosticsOf({problems, document}: Pick<Snapshot, 'problems' | 'document'>, related: boolean): Diagnostic[] {
  return problems.map((problem) => diagnosticOf(problem, document, related))
}

/** `DiagnosticTag`, by the names findings use. */
const tags = {unnecessary: 1, deprecated: 2} as const

export function diagnosticOf(
  {rule, severity, span, message, tag, related = []}: Problem,
  document: Snapshot['document'],
  withRelated: boolean,
): Diagnostic {
  return {
    range: rangeOf(span, document),
    severity: severities[severity],
    source,
    code: rule.id,
    codeDescription: pageFor(rule.id),
    message,
    ...(tag && {tags: [tags[tag]]}),
    ...(withRelated &&
      related.length > 0 && {
        relatedInformation: related.map((it) => ({
          location: {uri: it.uri ?? document.uri, range: rangeOf(it.span, document)},
          message: it.message,
        })),
      }),
  }
}
