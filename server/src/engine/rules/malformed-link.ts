import type {PlacedClause} from '../model/policy.js'
import {type Finding, type Fix, policyRule} from '../rule.js'
import type {Edit, Rewrite, Span} from '../text/span.js'
import {authorities} from './authorities.js'

/** A link that is not one, in source offsets. */
interface Slip {
  readonly span: Span
  readonly message: string
  readonly fix?: Fix
}

export const malformedLink = policyRule({
  id: 'malformed-link',
  category: 'structure',
  severity: 'warning',
  summary: 'A Markdown link that is broken by the way it is written.',
  rationale:
    'A bracket too many, a forgotten “mailto:” or an empty target is hard to see in the source, and leaves the reader with bare brackets or a page that does not exist, often where an address for requests should be. The rule looks at Markdown only, and only at how links are written: whether their targets exist it does not judge. Code, pictures, templates, and brackets that are no links (“[sic](as printed)”) are left alone.',
  authority: [authorities.commonMark],
  examples: [
    {
      bad: 'We follow the [Data Act][|((https://acme.example/act))|].',
      good: 'We follow the [Data Act](https://acme.example/act).',
    },
    {
      bad: 'Write to [our privacy team]([|privacy@acme.example|]).',
      good: 'Write to [our privacy team](mailto:privacy@acme.example).',
    },
    {bad: 'Please [contact us][|[https://acme.example/help]|].', good: 'Please [contact us](https://acme.example/help).'},
    {bad: 'Read our [cookie notice][|()|].', good: 'Read our [cookie notice](https://acme.example/cookies).'},
  ],
  traps: [
    'See the [Terms](https://acme.example/terms "Terms of Acorn (2024)") and [the wiki](https://acme.example/Acorn_(tree)).',
    'See [our terms][terms] and [the list][].\n\n[terms]: https://acme.example/terms',
    'He wrote “recieve” [sic](as printed) in section [3](b).',
    'Write `[text]((address))` to make a link, and [mail us](mailto:help@acme.example?subject=Data).',
    'See the study [1] (https://acme.example/study) and the note [12] (www.acme.example).',
    'Our pages are [here]({{ site.url }}/terms) and [there](<my terms.md>).',
    'If x<y (or y>(x)), write to <help@acme.example> (https://acme.example).',
    'See the [help](http://localhost/help), [this]({{host}}/help) and [the shop](https://acme.example).',
    'See the [profile](https://social.example/@acorn) and the [map](https://maps.example/@52.5,13.4).',
    'We [may] (and will) answer. An [optional] (http) header is sent.',
  ],
  *check(policy) {
    if (policy.format !== 'markdown') return
    const {source, clauses} = policy
    let index = 0
    for (const slip of slipsIn(source)) {
      while (index < clauses.length && (clauses[index] as PlacedClause).block.span.end <= slip.span.start) index++
      const at = clauses[index]
      if (!at || at.block.span.start > slip.span.start || isCode(at, slip.span)) continue
      yield findingOf(slip)
    }
  },
})

function findingOf({span, message, fix}: Slip): Finding {
  return {span, message, fixes: fix ? [fix] : []}
}

function isCode(at: PlacedClause, span: Span): boolean {
  const {code} = at.block.prose
  return code.some((it) => {
    const place = at.toSource(it)
    // The marks around code are no prose: they stand just outside.
    return place.start - 2 <= span.start && span.end <= place.end + 2
  })
}

/** Looking for brackets with `indexOf` is many times as fast as a pattern, and this runs after each keystroke. */
function* slipsIn(source: string): Generator<Slip> {
  const slips: Slip[] = []
  for (let at = source.indexOf(']'); at >= 0; at = source.indexOf(']', at + 1)) {
    const next = source.charCodeAt(at + 1)
    if (next !== 0x28 && next !== 0x5b && next !== 0x20) continue
    const slip = next === 0x28 ? readTarget(source, at) : next === 0x5b ? readSquare(source, at) : readSpaced(source, at)
    if (slip) slips.push(slip)
  }
  for (let at = source.indexOf('>('); at >= 0; at = source.indexOf('>(', at + 2)) {
    const slip = readAngled(source, at)
    if (slip) slips.push(slip)
  }
  for (let at = source.indexOf(')['); at >= 0; at = source.indexOf(')[', at + 2)) {
    const slip = readReversed(source, at)
    if (slip) slips.push(slip)
  }
  yield* slips.sort((a, b) => a.span.start - b.span.start)
}

const longest = 1000

const address = String.raw`(?:https?:\/\/|www\.|mailto:)[^\s()\[\]<>]{1,${longest}}`
const doubled = new RegExp(String.raw`^\]\(\((?<address>${address}|[./#][^\s()\[\]<>]{1,200})\)(?<second>\))?`)
const mail = /^\]\((?<mail>[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[A-Za-z]{2,24})(?=\)|\s")/
const empty = /^\](?<target>\([ \t]{0,4}(?:<>)?[ \t]{0,4}\))/
const bare = /^\]\((?<site>www\.[^\s()[\]<>]{1,300})\)/
/** “https:/acme.example”, “http//acme.example” */
const scheme = /^\]\((?<wrong>https?(?::\/(?!\/)|\/\/(?!\/)|:(?![/\s)])))(?<rest>[^\s()[\]<>]{3,300})\)/i
/** “https://terms/privacy”: no site is called “terms”. */
const hostless = /^\]\((?<path>https?:\/\/(?!localhost\b)[a-z-]{2,63}\/[^\s()[\]<>{}]{1,300})\)/i
const gap = new RegExp(
  String.raw`^\]\((?<target>(?:https?:\/\/|mailto:)[^\s()\[\]<>"]{0,${longest}}[ \t]{1,3}(?!["'(])[^\s()\[\]<>"][^()\[\]<>"\n]{0,200})\)`,
)
const unclosed = new RegExp(String.raw`^\]\((?<target>${address})(?=$|\s{0,3}\n|\s(?!["'(])(?![^()\n]{0,${longest}}\)))`)

/** What stands right after “]”. */
function readTarget(source: string, at: number): Slip | undefined {
  const text = source.slice(at, at + longest + 300)
  const code = text.charCodeAt(2)
  if (code === 0x28) return readDoubled(source, at, text)
  const none = empty.exec(text)
  if (none?.groups?.['target'] !== undefined && opening(source, at) !== undefined) {
    const span = {start: at + 1, end: at + none[0].length}
    return {
      span,
      message: 'This link leads nowhere. Add its address, or make it plain text.',
      fix: fix('Add the address', false, [{span: {start: at + 1, end: span.end}, text: ['(', {label: 'address'}, ')']}]),
    }
  }
  const mailbox = mail.exec(text)?.groups?.['mail']
  if (mailbox !== undefined) {
    const start = at + 2
    return {
      span: {start, end: start + mailbox.length},
      message: 'Without “mailto:” this leads to a page of that name. Add it.',
      fix: fix('Add “mailto:”', true, [{span: {start, end: start}, text: 'mailto:'}]),
    }
  }
  const site = bare.exec(text)?.groups?.['site']
  if (site !== undefined) {
    const start = at + 2
    return {
      span: {start, end: start + site.length},
      message: 'Without “https://” this leads to a page of your own site. Add it.',
      fix: fix('Add “https://”', false, [{span: {start, end: start}, text: 'https://'}]),
    }
  }
  const misspelt = scheme.exec(text)?.groups
  if (misspelt?.['wrong'] !== undefined) {
    const start = at + 2
    const right = /^https/i.test(misspelt['wrong']) ? 'https://' : 'http://'
    return {
      span: {start, end: start + misspelt['wrong'].length + (misspelt['rest'] ?? '').length},
      message: `An address begins with “${right}”. Correct it.`,
      fix: fix(`Write “${right}”`, true, [{span: {start, end: start + misspelt['wrong'].length}, text: right}]),
    }
  }
  const path = hostless.exec(text)?.groups?.['path']
  if (path !== undefined) {
    const start = at + 2
    return {
      span: {start, end: start + path.length},
      message: 'This address has a folder where the name of the site belongs. Write the whole address, or only the path.',
      fix: fix('Write only the path', false, [{span: {start, end: start + path.length}, text: path.replace(/^https?:\/(?=\/)/i, '')}]),
    }
  }
  const broken = gap.exec(text)?.groups?.['target']
  if (broken !== undefined && opening(source, at) !== undefined) {
    const start = at + 2
    return {
      span: {start, end: start + broken.length},
      message: 'An address with a space in it makes no link. Write the space as “%20”, or take it out.',
      fix: fix('Write spaces as “%20”', false, [{span: {start, end: start + broken.length}, text: broken.replaceAll(/[ \t]/g, '%20')}]),
    }
  }
  const open = unclosed.exec(text)?.groups?.['target']
  if (open !== undefined && opening(source, at) !== undefined) {
    const start = at + 1
    const end = start + 1 + open.replace(/[.,;:!?]+$/, '').length
    return {
      span: {start, end},
      message: 'This link is not closed. Add “)” after its address.',
      fix: fix('Close the link', false, [{span: {start: end, end}, text: ')'}]),
    }
  }
  return undefined
}

function readDoubled(source: string, at: number, text: string): Slip | undefined {
  const match = doubled.exec(text)
  const {address: target = '', second} = match?.groups ?? {}
  if (!match || opening(source, at) === undefined) return undefined
  const inner = at + 3 + target.length
  const span = {start: at + 1, end: second === undefined ? inner + 1 : inner + 2}
  const extra: Edit[] = second === undefined ? [] : [{span: {start: inner, end: inner + 1}, text: ''}]
  return {
    span,
    message: 'With its brackets doubled the link leads nowhere. Take one pair out.',
    fix: fix('Remove the extra brackets', true, [{span: {start: at + 2, end: at + 3}, text: ''}, ...extra]),
  }
}

const square = new RegExp(String.raw`^\]\[\(?(?<address>${address}|\.{0,2}\/[^\s()\[\]<>]{1,200})[\])]`)

/** “[text][https://…]” and “[text][(https://…)”. */
function readSquare(source: string, at: number): Slip | undefined {
  const match = square.exec(source.slice(at, at + longest + 100))
  const {address: target} = match?.groups ?? {}
  if (!match || target === undefined || opening(source, at) === undefined) return undefined
  return {
    span: {start: at + 1, end: at + match[0].length},
    message: 'The address of a link stands in round brackets. Write “](…)”.',
    fix: fix('Write round brackets', true, [{span: {start: at + 1, end: at + match[0].length}, text: `(${target})`}]),
  }
}

const spaced = new RegExp(String.raw`^\](?<space>[ \t]{1,3})\((?:${address})\)`)

/** “[text] (https://…)” */
function readSpaced(source: string, at: number): Slip | undefined {
  const match = spaced.exec(source.slice(at, at + longest + 100))
  const {space} = match?.groups ?? {}
  const open = space === undefined ? undefined : opening(source, at)
  if (!match || space === undefined || open === undefined || !/\p{L}{2}/u.test(source.slice(open + 1, at))) return undefined
  const hole = {start: at + 1, end: at + 1 + space.length}
  return {
    span: {start: at, end: hole.end + 1},
    message: 'The space breaks the link. Take it out.',
    fix: fix('Remove the space', true, [{span: hole, text: ''}]),
  }
}

const angled = new RegExp(String.raw`^>\((?:${address})\)`)
/** Words, which no tag is. */
const label = /<(?<text>\p{L}[\p{L}\p{N}’'-]{0,40}(?: [\p{L}\p{N}’'&-]{1,40}){1,12})$/u

/** “<text>(https://…)” */
function readAngled(source: string, at: number): Slip | undefined {
  if (!angled.test(source.slice(at, at + longest + 100))) return undefined
  const text = label.exec(source.slice(Math.max(0, at - 300), at))?.groups?.['text']
  if (text === undefined) return undefined
  const start = at - text.length - 1
  return {
    span: {start, end: at + 1},
    message: 'The text of a link stands in square brackets. Write “[…](…)”.',
    fix: fix('Write square brackets', true, [{span: {start, end: at + 1}, text: `[${text}]`}]),
  }
}

const reversed = new RegExp(String.raw`^\)\[(?<address>${address})\](?!\()`)

/** “(text)[https://…]” */
function readReversed(source: string, at: number): Slip | undefined {
  const target = reversed.exec(source.slice(at, at + longest + 100))?.groups?.['address']
  if (target === undefined) return undefined
  const before = source.slice(Math.max(0, at - 300), at)
  const start = before.lastIndexOf('(')
  if (start < 0 || /[[\]\n]/.test(before.slice(start))) return undefined
  const text = before.slice(start + 1)
  const from = at - text.length - 1
  return {
    span: {start: from, end: at + 2 + target.length + 1},
    message: 'The brackets of this link are mixed up. Write “[…](…)”.',
    fix: fix('Swap the brackets', true, [{span: {start: from, end: at + 3 + target.length}, text: `[${text}](${target})`}]),
  }
}

function fix(title: string, safe: boolean, edits: readonly {span: Span; text: Rewrite}[]): Fix {
  return {title, safe, edits: () => edits}
}

/** Where the bracket opens that closes at `at`; nothing of a picture, or where none opens in the same paragraph. */
function opening(source: string, at: number): number | undefined {
  let depth = 0
  for (let index = at - 1; index >= 0 && at - index < longest; index--) {
    const code = source.charCodeAt(index)
    if (code === 0x5d) depth++
    else if (code === 0x0a && /^\r?\n[ \t]*\r?\n/.test(source.slice(index, index + 80))) return undefined
    else if (code === 0x5b && source.charCodeAt(index - 1) !== 0x5c) {
      if (depth === 0) return source.charCodeAt(index - 1) === 0x21 ? undefined : index
      depth--
    }
  }
  return undefined
}
