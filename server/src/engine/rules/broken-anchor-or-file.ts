import {anchorsOf, linksOf, type PlacedLink, resolve, spanOfAnchor} from '../model/links.js'
import type {Policy} from '../model/policy.js'
import {type Finding, type Fix, workspaceRule} from '../rule.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const brokenAnchorOrFile = workspaceRule({
  id: 'broken-anchor-or-file',
  category: 'structure',
  severity: 'warning',
  mechanical: true,
  summary: 'A link to a heading or a file that is not there.',
  rationale:
    'Headings are reworded and files renamed, and the links to them stay behind. Readers who follow one land at the top of a page, or nowhere, and miss what the policy says is there. The rule looks at anchors of headings and tags, in this document and in the Markdown files beside it, and at relative links to files; what lies on the web, and what a site generator makes, it cannot know.',
  authority: [authorities.dealProof],
  examples: [
    {
      bad: '## Your choices\n\nYou may [object](#[|your-rights|]) at any time.',
      good: '## Your choices\n\nYou may [object](#your-choices) at any time.',
    },
  ],
  traps: [
    '## Your Choices\n\nYou may [object](#your-choices), or go back to the [top](#top) or [the start](#).',
    '## 4. Fees & taxes\n\nSee [fees](#4-fees--taxes), or as some sites write it [fees](#fees-taxes).',
    '<a name="old-fees"></a>\n\n## Prices\n\nSee [fees](#old-fees).',
    '## Logs {#log-files}\n\nSee [logs](#log-files).',
    'As a study says.[1](#fn1) See [the note](#_ftn2), [the app](#/settings/fees) and [the web](https://acorn.example/#fees).',
    'Read [the page]({{ site.url }}#fees) and [the shop](/shop#fees).',
  ],
  *check(policy, _, workspace) {
    // What is put in by a template may hold any anchor.
    const isWhole = policy.format === 'markdown' && !/\{%-?\s*include|\{\{<|<!--\s*#include/.test(policy.source)
    for (const link of linksOf(policy)) {
      const uri = link.path === undefined ? undefined : resolve(workspace.uri, link.path)
      if (link.path === undefined || uri === workspace.uri) {
        if (isWhole) yield* checkAnchor(link, policy, policy)
      } else if (uri !== undefined && isFile.test(link.path)) {
        const neighbour = workspace.get(uri)
        if (neighbour === 'missing') yield missing(link, link.path, policy)
        else if (typeof neighbour === 'object' && neighbour.format === 'markdown') yield* checkAnchor(link, neighbour, policy)
      }
    }
  },
})

/** Files as an author sees them: pages may be made from something else. */
const isFile = /\.(?:md|markdown|txt|policy|pdf|docx?|odt|png|jpe?g|gif|svg)$/i

/** Footnotes, which many generators make in ways of their own. An anchor with a slash is an address within an application. */
const isNote = /^_?(?:fn|ftn|footnote|note|cite|ref)/i

function* checkAnchor(link: PlacedLink, target: Policy, {source}: Policy): Generator<Finding> {
  const {anchor} = link
  if (anchor === undefined || anchor.includes('/') || isNote.test(anchor) || spanOfAnchor(target, anchor)) return
  const where = link.path === undefined ? 'here' : `in “${link.path}”`
  yield {
    span: anchorIn(link, source),
    message: `Nothing ${where} has the anchor “${anchor}”. Point the link at a heading that exists.`,
    fixes: [...nearest(link, anchor, target)].map(
      ([it, heading]): Fix => ({
        title: `Point it at “${heading}”`,
        safe: false,
        edits: () => [{span: anchorIn(link, source), text: it}],
      }),
    ),
  }
}

function missing({target}: PlacedLink, path: string, {source}: Policy): Finding {
  const written = source.slice(target.start, target.end).replace(/[?#].*$/s, '')
  return {
    span: {start: target.start, end: target.start + written.length},
    message: `There is no file “${path}”. Correct the path, or take the link out.`,
  }
}

/** Without its `#`. */
function anchorIn({target}: PlacedLink, source: string): Span {
  const start = source.indexOf('#', target.start) + 1
  return {start, end: Math.max(start, target.end)}
}

const most = 3
/** A heading that has less in common with what was meant is another one. */
const least = 0.5
/** And so is one that has much less in common than the best. */
const beside = 0.75

/** The anchors likest to one that is not there, or to the words of its link, with the headings they lead to. */
function nearest({at, span: own}: PlacedLink, anchor: string, target: Policy): readonly (readonly [anchor: string, heading: string])[] {
  const meant = [wordsOf(anchor), wordsOf(at.clause.text.slice(own.start, own.end))]
  const seen = new Set<string>()
  const found = Array.from(anchorsOf(target), ([it, span]) => {
    const words = wordsOf(it)
    const heading = (target.source.slice(span.start, span.end).split('\n', 1)[0] ?? '').replaceAll(/^[#\s*_]+|[#\s*_]+$/g, '')
    return {it, heading, likeness: Math.max(...meant.map((wanted) => likenessOf(words, wanted)))}
  })
    .filter(({likeness, heading}) => likeness >= least && /^[^<{]/.test(heading))
    .toSorted((a, b) => b.likeness - a.likeness)
    // Where a title stands twice, the names of the two would not tell which is which.
    .filter(({heading}) => !seen.has(heading) && seen.add(heading))
  const best = found[0]?.likeness ?? 0
  return found
    .filter(({likeness}) => likeness >= best * beside)
    .slice(0, most)
    .map(({it, heading}) => [it, heading] as const)
}

/** The share of words two titles have in common; those that stand in every policy tell little. */
function likenessOf(words: readonly string[], wanted: readonly string[]): number {
  const shared = words.filter((word) => wanted.some((other) => isLike(word, other)))
  const weigh = (all: readonly string[]) => all.reduce((sum, word) => sum + (slight.test(word) ? 0.4 : 1), 0)
  return weigh(shared) / Math.max(1, weigh(words), weigh(wanted))
}

const slight =
  /^(?:the|an?|and|or|of|to|for|in|on|with|your|our|we|us|you|how|what|policy|policies|section|info|information|data|personal|terms?|services?|use)$/

/** “fees-and-taxes” and “feesAndTaxes”, without numbers. */
const wordsOf = (anchor: string) =>
  (anchor
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, '-')
    .toLowerCase()
    .match(/\p{L}{2,}/gu) ?? []) as readonly string[]

/** “retention” and “retain”, “fee” and “fees”. */
function isLike(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length)
  if (Math.max(a.length, b.length) - shorter > 4) return false
  return a === b || (shorter > 2 && a.slice(0, Math.max(3, shorter - 2)) === b.slice(0, Math.max(3, shorter - 2)))
}
