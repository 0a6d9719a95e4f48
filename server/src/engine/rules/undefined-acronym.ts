import {knownAcronyms} from '../lexicon/acronyms.js'
import {trade} from '../lexicon/vocabulary.js'
import {words} from '../lexicon/words.js'
import type {Clause} from '../model/clause.js'
import {knownTerms} from '../model/known.js'
import {clausesWith} from '../model/ledger.js'
import type {PlacedClause, Policy} from '../model/policy.js'
import {Kind} from '../parse/tokens.js'
import {policyRule} from '../rule.js'
import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const undefinedAcronym = policyRule({
  id: 'undefined-acronym',
  category: 'terms',
  severity: 'information',
  summary: 'An acronym that is never written out.',
  rationale:
    'Who does not know the letters cannot tell what is agreed, and searching for them finds many things. Write the name out once, anywhere in the document, with the letters beside it. The rule does not judge what most readers know (URL, GDPR, USD), names of companies and products, letters in shouted text, headings and code.',
  authority: [authorities.vale],
  examples: [
    {
      bad: 'The software is licensed to you under our [|EULA|].',
      good: 'The software is licensed to you under our end user license agreement (EULA).',
    },
  ],
  traps: [
    'Calls go over the public switched telephone network. The PSTN is run by others.',
    'Calls go over the PSTN (public switched telephone network). The PSTN is run by others.',
    '“PSTN” means the telephone network. Calls go over the PSTN.',
    'PSTN stands for the network of old telephones. Calls go over the PSTN.',
    'The API returns JSON or XML over HTTPS. Under the GDPR you may ask for a PDF, or a CSV file, at any URL.',
    'Harbour GmbH and HLB Inc. share a server in Austin, TX 78701.',
    'WE GIVE NO WARRANTY FOR THE HLBS. YOU USE IT AT YOUR OWN RISK.',
    'Part XVIII and part IV apply. Send `HLBS` to the server, and do NOT call us.',
    'Press CTRL and ENTER, then choose HLB Sync or HLB Mail in the HLB Store.',
    'See form W-8BEN-E, model HLB-200, order HLB/7 and HLBS_KEY.',
    'The Open Harbour Alliance sets the rules. Members of the OHA vote on them.',
  ],
  *check(policy) {
    const known = knownTerms(policy)
    const first = new Map<string, Place>()
    const explained = new Set<string>()
    for (const at of clausesWith(policy, acronymsIn)) {
      for (const {letters, span, role} of acronymsIn(at.clause)) {
        if (role === 'explained') explained.add(letters)
        else if (role === 'used' && !first.has(letters)) first.set(letters, {at, span})
      }
    }
    const unexplained = [...first].filter(([letters]) => !explained.has(letters) && !known.has(letters))
    for (const [letters, {at, span}] of unexplained.slice(0, most)) {
      if (isLinked(policy, {at, span}) || isWrittenOut(policy, letters)) continue
      yield {
        span: at.toSource(span),
        message: `“${letters}” is never written out. Give its full name once.`,
        fixes: [{title: 'Write it out here', safe: false, edits: () => at.edit(span, [{label: 'full name'}, ` (${letters})`])}],
      }
    }
  },
})

/** A link says where to read more. */
function isLinked({source, format}: Policy, {at, span}: Place): boolean {
  const {end} = at.toSource(span)
  return format === 'markdown' && /^[^[\]\n]{0,40}\](?:\(|\[)|^\]\]/.test(source.slice(end, end + 44))
}

/** So many are looked into: a text that has more is a table of letters. */
const most = 200

interface Place {
  readonly at: PlacedClause
  readonly span: Span
}

interface Acronym {
  /** Without the “s” of a plural. */
  readonly letters: string
  readonly span: Span
  /** Whether the words beside it say what it stands for, or that it is a name. */
  readonly role: 'used' | 'explained'
}

const isAcronym = /^(?:\p{Lu}{2,6}|\p{Lu}\p{Ll}{1,2}\p{Lu})s?$/u

const acronymsIn = remembered(({kind, masked, tokens, spelling}: Clause): readonly Acronym[] => {
  if (!/\p{Lu}\p{Ll}{0,2}\p{Lu}/u.test(masked)) return []
  const {starts, ends, kinds} = tokens
  const found: Acronym[] = []
  for (let index = 0; index < starts.length; index++) {
    if (kinds[index] !== Kind.word) continue
    const start = starts[index] ?? 0
    const written = masked.slice(start, ends[index]).replace(/['’]s?$/, '')
    if (!isAcronym.test(written)) continue
    const letters = written.replace(/s$/, '')
    if (knownAcronyms.has(letters) || knownAcronyms.has(written) || (/^\p{Lu}+$/u.test(letters) && isWord(letters, spelling))) continue
    const end = start + letters.length
    const role = roleOf(masked, start, end)
    if (role === 'explained') found.push({letters, span: {start, end}, role})
    else if (role === 'used' && kind !== 'heading' && !isShouted(masked, start, end)) found.push({letters, span: {start, end}, role})
  }
  return found
})

const tradeWords: ReadonlySet<string> = new Set(trade)

/** “NOT” and “README” are words, “EULA” is none, though the dictionary has it. */
function isWord(letters: string, spelling: Clause['spelling']): boolean {
  const lower = letters.toLowerCase()
  return spelling.isCommon(lower) && !tradeWords.has(lower)
}

const explainedBefore =
  /(?:["“‘]|\((?:the |a |an |or |our |collectively,? )?|\b(?:called|known as|abbreviated(?: as)?|short for|i\.e\.,?) (?:the |an? )?)$/i
const explainedAfter =
  /^s?(?:["”)]|’(?!s)|\)|,? ["“]|\s\((?!\p{Lu}{2,6}s?\)|see|e\.g|\d)\p{L}|\s(?:means?|stands? for|refers? to|is short for|is the|is an?|are the)\b|,? (?:or|i\.e\.) (?:the )?\p{Lu}|,? which (?:is|are|stands|means)\b|\s?[=–—:]\s)/u
const company = /^s?,? (?:Inc|LLC|LLP|Ltd|Limited|GmbH|Corp|Corporation|plc|PLC|S\.|B\.V|N\.V|AG|SE|Pty|Co)\b/

/** Part of a file name, a number, a longer name. */
function roleOf(text: string, start: number, end: number): Acronym['role'] | undefined {
  const before = text.slice(Math.max(0, start - 24), start)
  const after = text.slice(end, end + 24)
  if (/[\d\0_\\/&@#$.‑-]$|[/&] $/.test(before) || /^s?(?:[\d\0_\\/&@#$‑-]|\.\p{L}| ?& ?\p{Lu})/u.test(after)) return undefined
  if (company.test(after) || explainedAfter.test(after)) return 'explained'
  if (explainedBefore.test(before)) return /^s?[”"’),;]/.test(after) || !/\(/.test(before.slice(-5)) ? 'explained' : 'used'
  // “HLB Sync” and “Harbour HLB” are names.
  // “ABC, DEF and GHI” lists names.
  if (/\p{Lu}{2,6},? (?:(?:and|or) )?$/u.test(before) || /^s?,? (?:(?:and|or) )?\p{Lu}{2,6}\b/u.test(after)) return undefined
  if (/^s? \p{Lu}/u.test(after) || /(?:^|[^.!?:]\s)\p{Lu}[\p{L}-]* $/u.test(before) || /^s? \d/.test(after)) return undefined
  return 'used'
}

/** Whether the words around are in capitals, too, or there are none. */
function isShouted(text: string, start: number, end: number): boolean {
  if (!/\p{Ll}{2}/u.test(text)) return true
  const near = `${text.slice(Math.max(0, start - 50), start)} ${text.slice(end, end + 50)}`
  return (near.match(/(?<!\p{L})\p{Lu}{3,}(?!\p{L})/gu)?.length ?? 0) > 3
}

/** Whether words with these initials stand somewhere in a row, with or without the small words between. */
function isWrittenOut({clauses}: Policy, letters: string): boolean {
  const isPlain = /^\p{Lu}+$/u.test(letters)
  return clauses.some(({clause}) => (isPlain ? initialsOf(clause).includes(letters) : mixed(letters).test(clause.masked)))
}

const small = words('a an and as by for from in of on or the to with')

/** The first letters of all words, and again without those of small words; a stop for all that is no word. */
const initialsOf = remembered(({tokens: {kinds, words: all}}: Clause): string => {
  let whole = ''
  let main = ''
  for (let index = 0; index < all.length; index++) {
    const word = all[index] ?? ''
    if (kinds[index] !== Kind.word) {
      whole += '.'
      main += '.'
      continue
    }
    for (const part of word.includes('-') ? word.split('-') : [word]) {
      whole += part.charAt(0)
      if (!small.has(part)) main += part.charAt(0)
    }
  }
  return `${whole} ${main}`.toUpperCase()
})

const patterns = new Map<string, RegExp>()

/** The small letters of “SaaS” are small words. */
function mixed(letters: string): RegExp {
  let pattern = patterns.get(letters)
  if (!pattern) {
    const parts = [...letters].map((letter) =>
      /\p{Lu}/u.test(letter) ? `[${letter.toLowerCase()}${letter}][\\p{L}’']{4,24}` : `${letter}\\p{L}{0,2}`,
    )
    pattern = new RegExp(`(?<!\\p{L})${parts.join('[\\s-]{1,2}')}(?!\\p{L})`, 'u')
    patterns.set(letters, pattern)
  }
  return pattern
}
