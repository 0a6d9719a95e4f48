import type {Clause} from '../model/clause.js'
import {clausesThat} from '../model/ledger.js'
import type {PlacedClause, Policy} from '../model/policy.js'
import {type Finding, policyRule} from '../rule.js'
import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

/** What the document as a whole says about its brackets. */
interface Site {
  /** A repository whose pages a site generator fills in: its templates are no slips. */
  readonly generated: boolean
  /** A draft or a template: its brackets are there to be filled in. */
  readonly draft: boolean
  /** Names that a link stands for: “[Privacy Notice]: https://…”. */
  readonly references: ReadonlySet<string>
}

export const unresolvedPlaceholder = policyRule({
  id: 'unresolved-placeholder',
  category: 'structure',
  severity: 'error',
  summary: 'A placeholder of the draft or the template is still to be filled in.',
  rationale:
    'A published “[Company Name]” or “within XX days” tells readers that nobody read the text, and leaves a party, a date or a period undecided. The rule knows brackets by what is in them: an instruction (“insert …”), a kind of fact (“date”, “registered address”), a blank. It does not judge links, footnotes, editorial brackets, sample wording that readers are to copy (in quotation marks, copyright notices, model forms), lines to be signed, or the templates of a site generator.',
  authority: [authorities.contractTools, authorities.dealProof],
  examples: [
    {bad: 'This site is run by [|[Company Name]|].', good: 'This site is run by Acme Inc.'},
    {bad: 'We answer within [|XX days|] and keep a copy.', good: 'We answer within 30 days and keep a copy.'},
    {bad: 'These terms apply from [|<insert date>|] on.', good: 'These terms apply from 1 May 2026 on.'},
    {bad: 'The law of [|____|] governs these terms.', good: 'The law of Utah governs these terms.', format: 'plain'},
  ],
  traps: [
    'See [our company name](https://acme.example/name) and [the date][1], and note [2] or [a].\n\n[1]: https://acme.example/date',
    'The judge wrote that “the partys [sic] agreed to pay [the] fee […] within a month”.',
    '- [ ] Read the terms\n- [x] Name a contact',
    'Every copy must say: “Copyright [year] [name of owner]. Used with permission.”',
    'Write to {{ site.email }} before {% include date.md %} ends.',
    'Your page has the address `https://acme.example/[name]`, where the name is yours.',
    'Signature: ____________ Date: ____________',
    'Under section 10 [Your rights in respect of faulty goods] you may send it back.',
    'Last updated [Effective Date: 4 May 2026]. Write to [privacy@acme.example].',
    'The XXX domain and Chapter XX of the Code, and versions XX and later, are not covered.',
    'Write to an address such as name@yourcompany.com, in the form DD/MM/YYYY. YOU MAY ENTER THE SITE. What??? No.',
    'Save 20% OR 30% ON ALL. Your Company data and “Your Company Name” are fields. The «Service» is ours, and C## is none.',
    'Send a line such as "This is a promotion by [Your Name]" with each post.',
  ],
  *check(policy) {
    for (const {span, label} of placeholdersIn(policy)) yield finding(span, label, policy)
  },
})

/** Where one document has something to be filled in, and what: an empty label if nothing tells. */
export function* placeholdersIn(policy: Policy): Generator<{readonly span: Span; readonly label: string}> {
  let site: Site | undefined
  for (const at of clausesThat(policy, isSuspect)) {
    site ??= readSite(policy)
    for (const [start, end, label] of readBlanks(at, policy, site)) yield {span: at.toSource({start, end}), label}
  }
  if (policy.format === 'markdown') yield* readHidden(policy)
}

function finding(span: Span, label: string, {source}: Policy): Finding {
  const written = source.slice(span.start, span.end).replace(/\s+/g, ' ')
  const message = `“${written}” is still to be filled in.`
  if (label === '') return {span, message}
  return {span, message, fixes: [{title: `Fill in the ${label}`, safe: false, edits: () => [{span, text: [{label}]}]}]}
}

const none: ReadonlySet<string> = new Set()

function readSite({source, notes}: Policy): Site {
  return {
    generated:
      (source.includes('{') && /\{%-?\s?\w|\{\{-?\s?[\w-]{1,40}(?:\.[\w-]|\s?\|)/.test(source)) ||
      notes.some(({kind}) => kind === 'frontmatter'),
    draft: matchesAt(source, '[', surely).length >= 3,
    references: !source.includes(']:') ? none : new Set(matchesAt(source, '[', reference).map(([, name = '']) => nameOf(name))),
  }
}

/** Looking for one sign is many times as fast as a pattern, and this runs after each keystroke. The pattern is a sticky one. */
function matchesAt(source: string, sign: string, pattern: RegExp): readonly RegExpExecArray[] {
  const matches: RegExpExecArray[] = []
  for (let at = source.indexOf(sign); at >= 0; ) {
    pattern.lastIndex = at
    const match = pattern.exec(source)
    if (match) matches.push(match)
    at = source.indexOf(sign, match ? at + match[0].length : at + 1)
  }
  return matches
}

/** A label, where a line begins with it. */
const reference = /(?<=^ {0,3})\[([^[\]\n]{1,90})\]:/my

/** Brackets that can hardly be anything but blanks. */
const surely =
  /\[(?:[Ii]nsert\b|INSERT\b|[●_]|(?:[\p{L}]{2,20} ){0,3}(?:[Nn]ame|NAME|[Dd]ate|DATE|[Aa]mount|AMOUNT|[Aa]ddress|ADDRESS|URL|[Jj]urisdiction|COMPANY|[Cc]ompany)\])[^[\]\n]{0,80}(?![([:])/uy

const nameOf = (words: string) => words.trim().replace(/\s+/g, ' ').toLowerCase()

const suspect =
  /[[{<«]|__|%%|##|%\p{Lu}|\?{3}|XX|xx|\bDD\b|(?:INSERT|ENTER) \p{Lu}|@(?:your|company)|\bYour Company|[$€£] ?X|\bTB[ACD]\b|\bTODO\b|\bFIXME\b|[Ll]orem [Ii]psum|undefined|\bNaN\b/u

/** Nearly all clauses hold nothing to look into; it is remembered, since the rule runs after each keystroke. */
const isSuspect = remembered(({text}: Clause): boolean => suspect.test(text))

function* readBlanks(at: PlacedClause, policy: Policy, site: Site): Generator<Found> {
  yield* readBrackets(at, policy, site)
  yield* readBraces(at, policy, site.generated)
  yield* readLines(at.clause)
  yield* readMarkers(at.clause)
  yield* readSigns(at.clause)
  if (policy.format === 'plain') yield* readTags(at.clause)
}

type Found = readonly [start: number, end: number, label: string]

const bracket = /\[([^[\]\n]{0,90})\](?![([:])/g

function* readBrackets(at: PlacedClause, policy: Policy, {references, draft}: Site): Generator<Found> {
  const {text, masked} = at.clause
  for (const match of text.matchAll(bracket)) {
    const [found, inner = ''] = match
    const start = match.index
    const end = start + found.length
    // A box to tick. Inline code and addresses are not prose: “/users/[name]”.
    if (start === 0 && /^[ x]?$/i.test(inner)) continue
    if (masked[start] === '\0' || isGlued(text, start, end) || references.has(nameOf(inner))) continue
    const label = labelOf(inner, text.slice(Math.max(0, start - 80), start), text.slice(end, end + 80), at.clause, draft)
    if (label === undefined) continue
    if (!isOrder(inner) && isMenu(at, policy)) continue
    if (!aLink.test(inner) && isSample(text, start, end, at, policy)) continue
    yield [start, end, label]
  }
}

const aLink = /^\s?(?:insert )?(?:link|url)(?: to .{1,60}|:.{0,60})?\s?$/i

/** Part of a longer name: “id[number]”, “[name]@acme.example”. */
function isGlued(text: string, start: number, end: number): boolean {
  return /[\p{L}\p{N}/=\\@.$#&|]/u.test(text.charAt(start - 1)) || /[\p{L}\p{N}/=\\@$_]/u.test(text.charAt(end))
}

const order =
  /^(?:please )?(?:insert|add|enter|fill|choose|select|specify|describe|list(?! of)|include|provide|state|delete|complete|replace|link|url|tb[cda]|todo|to be|note to|drafting note|placeholder|xx+)\b(?!-)/i

/** Tells the author what to do. */
function isOrder(inner: string): boolean {
  return order.test(inner.trim())
}

const things =
  'name|date|day|month|year|time|company|address|e-?mail|phone|telephone|fax|country|state|city|province|county|jurisdiction|number|amount|period|fee|price|percentage|website|site|url|link|domain|app|application|product|service|title|position|party|entity|owner|customer|client|supplier|provider|vendor|licensor|licensee|organi[sz]ation|business|school|currency|signature|term|duration|employer|region|days|weeks|months|years|hours|details'
const thing = new RegExp(`^(?:${things})(?:s|ies|\\(s\\)|’s|'s)?$`, 'i')
const qualifier =
  /^(?:the|a|an|of|or|and|to|for|in|with|here|your|our|my|their|its|this|full|legal|registered|registration|trading|effective|start|end|opening|closing|current|relevant|applicable|appropriate|other|first|last|user|head|main|postal|mailing|street|physical|office|insurance|data|protection|governing|support|parent|account|tax|vat|id|public|contract|payment|renewal|trial|minimum|maximum|contact|where|is|available|document|original)$/i

/** What a slot is called by its last word: “Purchase Amount”. */
const head =
  /^(?:name|date|amount|url|uri|address|e-?mail|number|jurisdiction|state|country|county|city|rate|percentage|threshold|period|price|fee|currency|duration|value|title)(?:s|\(s\))?$/i

const blank = /^[●•○◯■_\s.…-]*$/
const fact = /[@=<>{}|]|\(at\)|\d/
/** Words of an editor, marks of a note or a list. */
const editorial = /^(?:sic|recte|\p{L}|[ivx]{1,5}|[!#^*].*)$/iu
const afterReference =
  /\b(?:section|clause|article|paragraph|part|annex|schedule|appendix) [\dA-Z.]{1,8}(?: (?:above|below|of [a-z ]{1,20}))?\s?$/i
const unit = /^\s(?:business |calendar |working )?(days?|weeks?|months?|years?|hours?|percent)\b/

/** What belongs into the brackets; nothing if they are no placeholder. */
function labelOf(inner: string, left: string, right: string, {spelling}: Clause, draft: boolean): string | undefined {
  const words = inner.trim()
  if (blank.test(words)) {
    if (/^(?:\.{3}|…)$/.test(words)) return undefined
    return words === '' && isCode(left, right) ? undefined : 'missing words'
  }
  // “within [30] days”: still to be agreed on.
  const counted = /^\d{1,3}$/.test(words) ? unit.exec(right) : null
  if (counted) return 'number'
  if (isOrder(words)) return bare(words)
  if (
    /^(?:X{1,3}|N|#) (?:(?:business|calendar|working) )?(?:day|week|month|year|hour)s?(?:[/ ](?:or )?(?:day|week|month|year)s?)?$/i.test(
      words,
    )
  )
    return 'period'
  if (
    /^(?:full )?(?:name|postal address|address|contact details)(?:,? (?:and|or) [\p{L} -]{3,30})? of (?:the |your |our )?[\p{L} -]{2,40}$/iu.test(
      words,
    )
  )
    return bare(words)
  if (editorial.test(words) || fact.test(words) || afterReference.test(left)) return undefined
  // What a mail address becomes on a page that hides addresses from robots.
  if (/^e-?mail protected$/i.test(words)) return 'email address'
  if (/^your\s/i.test(words)) return bare(words)
  const parts = words.split(/[\s/,]+/).filter(Boolean)
  if (parts.length > (draft ? 12 : 8)) return undefined
  if (parts.some((word) => thing.test(word)) && parts.every((word) => thing.test(word) || qualifier.test(word))) return bare(words)
  // “the payment by [Investor Name]”: what it ends in is a fact only the author knows.
  const isInside = /[\p{Ll},:“"(]\s?$/u.test(left) || /^\s?\p{Ll}/u.test(right)
  if (isInside && head.test(parts.at(-1) ?? '') && !/^(?:the|a|an|this|that)\b/i.test(words)) return bare(words)
  if (
    isInside &&
    draft &&
    /^\p{Lu}[\p{L}’' -]+$/u.test(words) &&
    !/\b(?:policy|terms|notice|agreement|reserved|deleted|omitted)\b/i.test(words)
  )
    return bare(words)
  // “sold by [RETAILER]”
  const isShouted = /\p{Ll}\s$/u.test(left) && parts.every((word) => /^\p{Lu}{4,}$/u.test(word) && spelling.isCommon(word))
  return isShouted && !/^(?:redacted|reserved|deleted|omitted|intentionally|end|note|emphasis)\b/i.test(words) ? bare(words) : undefined
}

/** An empty list in a script that came with the page. */
function isCode(left: string, right: string): boolean {
  return /(?:[\w"'$)=:,|&({]|\|\|)\s?$/.test(left.slice(-3)) && /[=:|&;{}"]/.test(left.slice(-12) + right.slice(0, 3))
}

function bare(words: string): string {
  const label = words
    .replace(
      /^(?:please )?(?:insert|add|enter|fill in|choose|select|specify|describe|list|provide|state)\b[\s:]*(?:the |your |our |a |an )?/i,
      '',
    )
    .replace(/[\s:;.,_]+$/, '')
    .trim()
  if (label === '') return 'missing words'
  return /\p{Ll}/u.test(label) ? label.replace(/\b\p{Lu}\p{Ll}+/gu, (word) => word.toLowerCase()) : label.toLowerCase()
}

/** “[Home]” under “[About]”: the menu of a page. */
function isMenu({index, clause: {text}}: PlacedClause, {clauses}: Policy): boolean {
  if (!/^\[[^[\]]{1,40}\]$/.test(text.trim())) return false
  return [index - 1, index + 1].some((other) => /^\[[^[\]]{1,40}\]/.test(clauses[other]?.clause.text.trim() ?? ''))
}

/** “â€œ” is what a curly quotation mark becomes when a page is decoded wrongly. */
const openings = /[“„«]|â(?:€œ|\x80\x9c)/g
const closings = /[”»]|â(?:€\x9d|€�|\x80\x9d|€(?=[\s.,;)]))/g
const model =
  /\bhereby (?:give|notify|withdraw|cancel|certif)|\b(?:name|address|signature) of (?:the )?consumer|withdrawal form|ordered on|(?:©|\(c\)|copyright)[^.]{0,40}$|\battribut\p{L}{1,5}\b|\bcredit(?:s|ed)? (?:as|to|line)|\breproduction\b|\bcaption\b|\bsincerely\b|\be\.g\.,? [^()]{0,80}$|\bnaming convention\b|\b(?:phrase|words?|text|wording|notice|line|statement|message|disclaimer|template|format) (?:such as|like|as follows|below|:)/iu

/** Wording that readers are to copy and fill in themselves. */
function isSample(text: string, start: number, end: number, {index, clause: {kind}}: PlacedClause, {clauses}: Policy): boolean {
  const left = text.slice(Math.max(0, start - 600), start)
  const right = text.slice(end, end + 320)
  // Nothing but the placeholder between the marks: a term that the draft defines, “[Company]”.
  if (/["'“‘(]$/.test(left) && /^["'”’)]/.test(right)) return false
  if (isQuoted(left, right)) return true
  const before = clauses[index - 1]?.clause.text ?? ''
  if (kind === 'quote' && /:\s*$/.test(before)) return true
  if (model.test(left.slice(-160)) || /\ball rights reserved\b/i.test(right.slice(0, 80))) return true
  const after = clauses[index + 1]?.clause.text ?? ''
  return text.length < 120 && (model.test(before.slice(-160)) || model.test(after.slice(0, 160)))
}

/** Between quotation marks, of which one may stand in another block. */
function isQuoted(left: string, right: string): boolean {
  const opened = lastOf(openings, left)
  if (opened >= 0 && opened > lastOf(closings, left)) return true
  const closed = right.search(closings)
  if (closed >= 0 && !(right.slice(0, closed).search(openings) >= 0)) return true
  const marks = left.split('"').length - 1
  return marks % 2 === 1 && right.includes('"')
}

function lastOf(pattern: RegExp, text: string): number {
  return Array.from(text.matchAll(pattern)).at(-1)?.index ?? -1
}

const brace = /(\$)?(\{\{?|<<|%%)\s{0,3}([\p{L}][\p{L}\p{N} _-]{0,40}?)\s{0,3}(\}\}?|>>|%%)/gu

/** “{{company_name}}”, “{Company}”, unless a site generator is at work. */
function* readBraces({block: {prose}, clause: {text, masked}}: PlacedClause, {source}: Policy, generated: boolean): Generator<Found> {
  for (const {index, 0: found, 3: inner = '', 2: open = ''} of text.matchAll(brace)) {
    if (generated && open === '{{') continue
    // A template is a stretch of code itself; in inline code it is quoted.
    if (masked[index] === '\0' && (masked[index - 1] === '\0' || open !== '{{')) continue
    if (source[prose.toSource({start: index, end: index}).start - 1] === '`') continue
    const words = inner.split(/[\s_-]+|(?<=\p{Ll})(?=\p{Lu})/u)
    const isSlot = words.some((word) => thing.test(word)) && words.every((word) => thing.test(word) || qualifier.test(word))
    if (!isSlot || /[\p{L}\p{N}/]/u.test(text.charAt(index - 1)) || /^\{(?:number|date)\}$/i.test(found)) continue
    yield [index, index + found.length, words.join(' ').toLowerCase()]
  }
}

/** A line to be filled in within a sentence; after a colon or alone it is for a signature. */
function* readLines({text}: Clause): Generator<Found> {
  for (const {index, 0: found} of text.matchAll(/_{3,}/g)) {
    const left = text.slice(Math.max(0, index - 30), index)
    const right = text.slice(index + found.length, index + found.length + 30)
    if (/[\p{L}\d,(]\s?$/u.test(left) ? /^\s?[\p{L}\d,.;)%(“"]/u.test(right) : /^\s[\p{Ll}(]/u.test(right) && left !== '') {
      if (!/(?:\b(?:name|date|signature|signed|title|by|print|witness|initials)|:)\s?$/i.test(left))
        yield [index, index + found.length, 'missing words']
    }
  }
}

const marker =
  /\b(?:TBD|TBC|TBA|TODO|FIXME)\b|(?:[$€£]\s?)?\bX{2,}(?:[-\s](?=(?:business |calendar |working )?(?:days?|weeks?|months?|years?|hours?|minutes?)\b)(?:business |calendar |working )?\p{Ll}{3,7}|%)|[$€£]\s?X{1,4}\b|\bXX[/.-]XX[/.-](?:XX){1,2}\b|\bX{4,}\b|\b[Ll]orem [Ii]psum\b|\[object Object\]|(?<=\p{Ll})undefined\b|\bNaN\b/gu

function* readMarkers({text, masked}: Clause): Generator<Found> {
  for (const {index, 0: found} of text.matchAll(marker)) {
    if (masked[index] !== '\0') yield [index, index + found.length, labelOfMarker(found)]
  }
}

function labelOfMarker(found: string): string {
  if (!found.includes('XX')) return ''
  const counted = /\p{Ll}{3,7}$/u.exec(found)
  return counted ? `number of ${counted[0]}` : 'missing words'
}

/** “%COMPANY%”, “##COMPANY##”, “«Company»”. */
const sign = /(?<![\p{L}\p{N}%#])(?:(%|##)(\p{Lu}[\p{Lu}\p{N}_ ]{1,40})\1|«\s?(\p{Lu}[\p{L}\p{N}_ ]{1,40})\s?»)(?![\p{L}\p{N}%#])/gu
/** “INSERT COMPANY NAME” */
const shoutedOrder = /\b(?:INSERT|ENTER) (?:YOUR |THE )?(\p{Lu}{2,20}(?: \p{Lu}{2,20}){0,3})(?!\p{L})/gu
/** “(xxx) xxx-xxxx”, “???” alone in the place of a word. */
const empty = /(?:\(x{3}\) ?|\bx{3}-)x{3}-x{4}\b|(?<=^|\s)\?{3,6}(?=\s\p{Ll}|[.,]|$)/gu
/** “last updated DD/MM/YYYY” */
const undated =
  /(?<=\b(?:updated|revised|effective|dated?|from|until|of|on|as of|since)(?: on| from| as of)?:? )DD([/.-])MM\1YY(?:YY)?\b|(?<=\b(?:updated|revised|effective|dated?)(?: on| from| as of)?:? )MM([/.-])DD\2YY(?:YY)?\b/giu
/** The domains of templates. A law or a registrar gives them to nobody in particular. */
const ownDomain =
  /\b(?:[\w.+-]{1,40}@|https?:\/\/(?:www\.)?|www\.)(?:your[-_]?(?:company|domain|business|site|website|organi[sz]ation|app|name)(?:name)?|company[-_]?name|domain[-_]?name)\.(?:com|org|net|co|io|eu|co\.uk)\b/giu
/** “Your Company Name respects your privacy”: no field of a form stands in a sentence so. */
const yourCompany =
  /(?<![“"‘'\p{L}] ?)\bYour (?:Company|Business|Organi[sz]ation)(?: Name)?(?=(?:,? (?:is|are|respects?|may|will|does|collects?|uses?|has|takes?|values?|provides?|operates?|owns?|reserves?)\b)|, (?:Inc|LLC|Ltd|Limited)\b)/gu

function* readSigns({text, masked}: Clause): Generator<Found> {
  for (const {index, 0: found, 2: one, 3: other} of text.matchAll(sign)) {
    const words = (one ?? other ?? '').split(/[\s_]+/).filter(Boolean)
    // French and Russian quote so.
    if (other !== undefined && !words.some((word) => /^(?:company|name|date|address|amount)$/i.test(word))) continue
    if (
      masked[index] === '\0' ||
      !words.every((word) => thing.test(word) || qualifier.test(word)) ||
      !words.some((word) => thing.test(word))
    )
      continue
    yield [index, index + found.length, words.join(' ').toLowerCase()]
  }
  for (const {index, 0: found, 1: inner = ''} of masked.matchAll(shoutedOrder)) {
    const words = inner.split(' ')
    // “YOU MAY ENTER THE SITE” is no order to the author.
    if (
      /[\p{Lu}[/<{“"'‘*_]\s?$/u.test(masked.slice(Math.max(0, index - 2), index)) ||
      !words.some((word) => thing.test(word) || word === 'HERE')
    )
      continue
    yield [
      index,
      index + found.length,
      words
        .filter((word) => word !== 'HERE')
        .join(' ')
        .toLowerCase() || 'missing words',
    ]
  }
  for (const {index, 0: found} of masked.matchAll(empty))
    yield [index, index + found.length, found.startsWith('?') ? 'missing words' : 'phone number']
  for (const {index, 0: found} of masked.matchAll(undated)) {
    // “dates in the form DD/MM/YYYY”
    if (!/\b(?:form(?:at)?|written|entered?|type|style)\b/i.test(masked.slice(Math.max(0, index - 50), index)))
      yield [index, index + found.length, 'date']
  }
  for (const {index, 0: found} of text.matchAll(ownDomain)) {
    const left = text.slice(Math.max(0, index - 60), index)
    // “a form such as name@yourcompany.com” shows readers what to write.
    if (!/\b(?:such as|e\.g|for example|example|like|instance|form(?:at)?|say)\b[^.]{0,30}$|["“‘'`]$/i.test(left))
      yield [index, index + found.length, found.includes('@') ? 'email address' : 'web address']
  }
  for (const {index, 0: found} of masked.matchAll(yourCompany)) yield [index, index + found.length, 'company name']
}

const tag = /<(?:(?:insert|your|enter|add|company|name|date|url|email|address|link|country|website)\b[^<>\n@:/="]{0,60})>/gi
const hiddenTag = new RegExp(tag.source, 'iy')
/** An element of HTML, or a term in the markup of a form: only capitals or an order make one word a blank. */
const element = /^<(?!(?:insert|enter|your)\b)(?:[a-z]+|\p{Lu}\p{Ll}+)>$/u
const target = /\]\((#?(?:missing[-_]?link|todo|tb[dc]|link|url|insert[\w-]{0,40}|placeholder|your[-_]\w{1,30}))\)/iy

function* readTags({text, masked}: Clause): Generator<Found> {
  for (const {index, 0: found} of text.matchAll(tag)) {
    if (masked[index] !== '\0' && !element.test(found)) yield [index, index + found.length, bare(found.slice(1, -1))]
  }
}

/** Markdown takes “<insert date>” for a tag and the target of a link for no prose: there only the source tells. */
function* readHidden({source, clauses}: Policy): Generator<{readonly span: Span; readonly label: string}> {
  for (const {index: start, 0: found} of matchesAt(source, '<', hiddenTag)) {
    const at = clauses.find(({block: {span}}) => start >= span.start && start < span.end)
    // What is in the prose all the same is code.
    if (at && !element.test(found) && !at.clause.text.includes(found))
      yield {span: {start, end: start + found.length}, label: bare(found.slice(1, -1))}
  }
  for (const {index, 1: inner = ''} of matchesAt(source, '](', target)) {
    const start = index + 2
    if (clauses.some(({block: {span}}) => start >= span.start && start < span.end))
      yield {span: {start, end: start + inner.length}, label: 'link'}
  }
}
