import type {PlacedClause, Policy} from './policy.js'

/**
 * Whether nothing a reader would see stands between a clause and the next: no table, picture, code
 * or included file, which are no clauses. Asked only about the few places where it matters.
 */
export function isFollowedAtOnce({source, clauses}: Pick<Policy, 'source' | 'clauses'>, {block, index}: PlacedClause): boolean {
  const next = clauses[index + 1]
  const between = source.slice(block.span.end, next?.block.span.start ?? source.length)
  return invisible.test(between.replaceAll(comment, '').replaceAll(wrapping, '').replaceAll(attributes, ''))
}

const comment = /<!--[\s\S]*?-->/g
/** Tags that show nothing of their own. */
const wrapping = /<\/?(?:a|article|br|center|div|hr|li|main|ol|p|section|span|ul)\b[^<>]{0,300}>/gi
/** “{#cookies}”, “{: .note }” */
const attributes = /\{[:#][^{}\n]{0,100}\}/g
/** Marks of what comes next, rules, and line ends. */
const invisible = /^(?:[\s#>*_=~\\•◦▪·–—-]|&nbsp;|\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s)*$/
