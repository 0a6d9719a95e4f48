import type {Clause} from '../model/clause.js'
import {clausesThat, clausesWith} from '../model/ledger.js'
import type {PlacedClause, Policy} from '../model/policy.js'
import {Kind} from '../parse/tokens.js'
import {type Finding, policyRule} from '../rule.js'
import {remembered} from '../text/remembered.js'
import type {Rewrite, Span} from '../text/span.js'
import {authorities} from './authorities.js'

/** Words that leave a sentence hanging, where what they announce is missing. In offsets of the prose. */
interface Gap {
  /** The words and, if one follows, the mark. */
  readonly span: Span
  /** Where the missing thing belongs: what stands there now is white space. */
  readonly hole: Span
  readonly label: string
  /** What goes after it. */
  readonly tail: string
}

export const blankReference = policyRule({
  id: 'blank-reference',
  category: 'structure',
  severity: 'error',
  summary: 'A sentence announces an address, a link or a name, and nothing follows.',
  rationale:
    'When a page is converted or pasted, links and merged-in names get lost: “you can reach us at .”, “operated by , a company”. A reader who wants to use a right is then sent nowhere, and a contract may lack a party. The rule looks at words that cannot end a phrase, and at words of contact and location. It does not judge whether an address that is there is right, nor prepositions that rightly stand alone (“log in”, “works derived from, or based on, …”).',
  authority: [authorities.dealProof, authorities.plainWriting],
  mechanical: true,
  examples: [
    {
      bad: 'To close your account, please [|write to .|]',
      good: 'To close your account, please write to close@acme.example.',
    },
    {
      bad: 'Our trademark list is [|available at|] If you want to use a logo, ask first.',
      good: 'Our trademark list is available at acme.example/marks. If you want to use a logo, ask first.',
    },
    {
      bad: 'This site is [|operated by ,|] a company registered in Utah.',
      good: 'This site is operated by Acme Inc., a company registered in Utah.',
    },
  ],
  traps: [
    'Each time you log in , the service records your address.',
    'You may not copy, create derivative works from , distribute, or sell the software.',
    'We remember your settings for your next visit , so that you need not enter them again.',
    'Complaints should be addressed to, and answered by, the school.',
    'We may change the prices at or before the end of the term, or at any time.',
    'Write to us at:\n\nAcme Inc.\n\n12 Main Street',
    'The steps are as follows.\n\nYou may read more about each of them below.',
    'Let us know by emailing, calling or writing to us.',
    'The sites we link to, and what they do, is a matter for their owners. Tell us who you share it with.',
    'Please contact us at [our help page](https://acme.example/help), or by mail.',
    'The files are available at The Hague office, and can be found at Apple stores.',
  ],
  *check(policy) {
    for (const at of clausesWith(policy, gapsOf))
      for (const gap of gapsOf(at.clause)) if (isBare(gap.hole, at, policy)) yield finding(gap, at)
    for (const at of clausesThat(policy, endsOpen)) {
      const open = readOpenEnd(at, policy)
      if (open) yield finding(open, at)
    }
  },
})

function finding({span, hole, label, tail}: Gap, at: PlacedClause): Finding {
  const text: Rewrite = [' ', {label}, tail]
  return {
    span: at.toSource(span),
    message: `Something is missing after these words. Add the ${label}, or remove them.`,
    fixes: [{title: `Add the ${label}`, safe: false, edits: () => at.edit(hole, text)}],
  }
}

/** Whether the hole is one in the source, too: an image or a tag may stand there, which is no prose. */
function isBare(hole: Span, at: PlacedClause, {source}: Policy): boolean {
  const last = at.toSource({start: Math.max(0, hole.start - 1), end: hole.start}).end
  const next = at.toSource({start: hole.end, end: hole.end + 1}).start
  return /^[\s*_~>]*$/.test(source.slice(last, next).replace(/&(?:nbsp|#160|#xa0);/gi, ''))
}

/** Depends on the clause alone, so it is remembered with it. */
const gapsOf = remembered((clause: Clause): readonly Gap[] => {
  const {loose, lead} = scan(clause)
  return [
    ...(loose ? [...readLooseMarks(clause), ...readLooseColons(clause)] : []),
    ...(lead ? [...readDanglingLeads(clause), ...readRunOns(clause)] : []),
  ]
})

/** One cheap look at the tokens: nearly all clauses hold nothing to look into. */
function scan({text, tokens: {starts, ends, kinds}}: Clause): {readonly loose: boolean; readonly lead: boolean} {
  let loose = false
  let lead = false
  for (let index = 0; index + 1 < kinds.length; index++) {
    if (kinds[index] !== Kind.word) {
      const at = starts[index] ?? 0
      if (text[at] === ':' && (starts[index + 1] ?? 0) > at + 1 && ',.;'.includes(text.charAt(starts[index + 1] ?? 0))) loose = true
      continue
    }
    const end = ends[index] ?? 0
    const next = starts[index + 1] ?? 0
    const kind = kinds[index + 1]
    if (next > end && (kind === Kind.stop || kind === Kind.mark) && ',.;'.includes(text.charAt(next))) loose = true
    if (end - (starts[index] ?? 0) !== 2 || !isLead(text, end)) continue
    const sign = text.charAt(next)
    lead ||= kind === Kind.stop || ',;:'.includes(sign) || 'aoisfwbd'.includes(sign) || /\p{Lu}/u.test(sign)
  }
  return {loose, lead}
}

/** Whether “at” or “to” ends here. */
function isLead(text: string, end: number): boolean {
  const last = text.charCodeAt(end - 1) | 0x20
  const first = text.charCodeAt(end - 2) | 0x20
  return (first === 0x61 && last === 0x74) || (first === 0x74 && last === 0x6f)
}

/** Words that cannot end a phrase, then a space, then a mark: the space is where the lost words stood. */
const looseMark =
  /\b(?:at|by|of|to|from|via|with|and|or|is|are|contact|visit|named|called|in|on|for|under|the|our|a|an)(\s{1,4})[.,;](?=[\s.,;:)]|$)/gi
const anyLooseMark =
  /[\p{L}\p{N}”"’)](?<!\b(?:at|by|of|to|from|via|with|and|or|is|are|contact|visit|named|called|in|on|for|under|the|our|an?))\s[.,;](?=\s|$)/giu

function* readLooseMarks({masked}: Clause): Generator<Gap> {
  let habit: boolean | undefined
  for (const match of masked.matchAll(looseMark)) {
    const [found, space = ''] = match
    const word = found.slice(0, -1 - space.length)
    const mark = found.slice(-1)
    const left = sentenceBefore(masked, match.index)
    const right = masked.slice(match.index + found.length, match.index + found.length + 60)
    if (/^\s?\0/.test(right)) continue
    if (!contact.test(left + word) && standsAlone(word.toLowerCase(), left, mark, right)) continue
    // A text that puts a space before every comma has lost nothing.
    habit ??= Array.from(masked.matchAll(anyLooseMark)).length > 2
    if (habit) return
    yield gap(masked, match.index, match.index + word.length, match.index + found.length)
  }
}

/** “at the following link: .” */
const looseColon = /\p{L}(:\s{1,4})[.,;](?=\s|$)/gu

function* readLooseColons({masked}: Clause): Generator<Gap> {
  for (const {index, 0: found, 1: colon = ''} of masked.matchAll(looseColon)) {
    const end = index + found.length
    const word = /[\p{L}’'-]{1,24}$/u.exec(masked.slice(Math.max(0, index - 24), index + 1))?.[0] ?? ''
    // After “at” and “to” the lead as a whole tells.
    if (!/^(?:at|to)$/i.test(word))
      yield {...gap(masked, index + 1 - word.length, index + 1, end, end - colon.length), span: {start: index + 1 - word.length, end}}
  }
}

const particleVerb =
  /\b(?:log|sign|opt|turn|switch|check|fill|hand|base|refer|rel[yi]|depend|subscrib|agree|consent|engag|object|participat|appl|listen|limit|interest|respond|belong|adhere|link|interact|compl|deal|account|care|ask|look|pa[iy]|provid|list|includ|describ|specif|set|go|carr|follow|keep|move|pass|work|hear)\p{L}{0,5}(?: (?:it|them|you|us))? $/iu
const byVerb = /\b(?:abid|stand|stood|go|went|liv|pass)\p{L}{0,3} $/iu
const atVerb = /\b(?:look|aim|direct|target|arriv|point)\p{L}{0,3}(?: (?:it|them))? $/iu
const ofVerb = /\b(?:dispos|tak|mak|mad|think|hear|approv)\p{L}{0,3}(?: (?:care|use|advantage))? $/iu
const relative = /\b(?:who|whom|which|what|that|where|whose|how)\b/i

/** Whether the word needs nothing after it, here. */
function standsAlone(word: string, left: string, mark: string, right: string): boolean {
  switch (word) {
    case 'visit':
    case 'contact':
      return !takesVerb(left)
    case 'is':
    case 'are':
      return (
        /\b(?:that|this|these|those|it|which|what|who|there|as|he|she|they|you|we) $/i.test(left) || (mark !== '.' && opensAside(right))
      )
    case 'and':
    case 'or':
      return left === '' || (mark === ',' && opensAside(right))
    case 'a':
      return !/\p{Ll} $/u.test(left)
    case 'the':
    case 'our':
    case 'an':
    case 'named':
    case 'called':
    case 'via':
      return false
    default:
      if (isShared(mark, right)) return true
      return verbOf(word).test(left) || (word !== 'by' && word !== 'of' && relative.test(left.slice(left.search(/[^,;:]*$/)).slice(-50)))
  }
}

function verbOf(word: string): RegExp {
  if (word === 'by') return byVerb
  if (word === 'at') return atVerb
  return word === 'of' ? ofVerb : particleVerb
}

/** “… works from , distribute, or sell”: the object comes later, for all of them. */
function isShared(mark: string, right: string): boolean {
  return (
    mark === ',' && (/^\s*[\p{L}-]{2,20}(?:,| and\b| or\b)/u.test(right) || opensAside(right) || /^\s*(?:and|or|but|nor)\b/.test(right))
  )
}

function opensAside(right: string): boolean {
  return /^\s*(?:if|as|where|when|in|to|for|with|by|upon|unless|which|who|that|on|at|under|until|while|without|however|therefore|subject|including|such|whether|of course|then)\b/.test(
    right,
  )
}

function takesVerb(left: string): boolean {
  return /(?:^|[,:;(]\s|\b(?:please|to|can|may|must|should|will|shall|or|and|also|simply|just|not|us|then) )$/i.test(left)
}

const contactWord =
  '(?:e-?mail(?:s|ed|ing)?|mail(?:ed|ing)?|wr(?:ite|iting|itten)|reach(?:ed|ing)?|contact(?:ed|ing)?|call(?:ing)?|phone|telephone|notify(?:ing)?|inform(?:ing)?|message|letter|request|visit(?:ing)?)'
const placeWord = '(?:located|found|available|online|headquartered|posted|accessible|accessed|viewed|office|address|website|site|page)'
const someone = '(?:us|me|it|him|her|them|support|our [a-z]{2,14}(?: [a-z]{2,14})?|(?:via|by) (?:e-?mail|mail|post|phone))'
/** These say that an address follows, whatever comes after the mark. */
const contact = new RegExp(String.raw`\b(?:${contactWord} ${someone}|(?:via|by) (?:e-?mail|mail|post|phone)) at$`, 'i')
/** “Email us at.”, “located at: , and”, “reach us at and we will help”. */
const danglingLead = new RegExp(
  String.raw`\b(?:${contactWord}(?: ${someone}){0,2}|${placeWord}|(?:via|by) (?:e-?mail|mail|post|phone)) (?:at|to)(?=\s?[.,;:]|\s{1,3}(?:and|or|if|so|for|with|between|during)\b)`,
  'gi',
)

function* readDanglingLeads({masked}: Clause): Generator<Gap> {
  for (const {index, 0: lead} of masked.matchAll(danglingLead)) {
    const end = index + lead.length
    const right = masked.slice(end, end + 80)
    if (/^[.,;:]?\s?\0/.test(right)) continue
    const left = sentenceBefore(masked, index)
    // “the address we can reach you at.”
    if (/\b(?:address|number|location|place|which|where|that|whom|who|what)\b/i.test(left.slice(-40))) continue
    const colon = /^:\s{0,2}(?=[.,;](?:[\s”’"')]|$))/.exec(right)
    const mark = /^[.;,](?=[\s”’"')]|$)/.exec(right)
    if (colon) yield gap(masked, index, end, end + colon[0].length + 1, end + 1)
    else if (mark) {
      if (!(mark[0] === ',' ? goesOnAfterComma(lead, right) : asksFor.test(lead))) yield gap(masked, index, end, end + 1)
    } else if (/at$/i.test(lead) ? goesOn(lead, right) : sent.test(lead) && /^\s{1,3}with\b/.test(right)) yield gap(masked, index, end, end)
  }
}

/** “send an e-mail to with the subject …” */
const sent = /\b(?:e-?mail|mail|letter|message|request) to$/i

/** “as requested to.” needs nothing. */
const asksFor = /\b(?:inform|call|found|posted|notify|request|written|access|view|located)\p{L}{0,4} to$/iu

/** “found at, gathered at, or linked from …”: what they share comes last. */
function goesOnAfterComma(lead: string, right: string): boolean {
  // “is located at, and our number is …”: what follows is a clause of its own.
  if (/at$/i.test(lead) && /^,\s(?:and|or) (?:our|we|the|you|your|its|it|they|is|are|may|will|has|includes?)\b/.test(right)) return false
  return /to$/i.test(lead) || isShared(',', right.slice(1)) || /^,\s\p{L}{1,20} (?:at|by|on|to|in|from)\b/u.test(right)
}

/** What follows is another way to do the same, or the consequence: no address stands between. */
function goesOn(lead: string, right: string): boolean {
  return (
    /^\s{1,3}(?:and|or) (?:we|our|they|a|you|ask|click|call|write|fax|phone)\b/i.test(right) ||
    (contact.test(lead) && /^\s{1,3}or (?:by|via)\b/i.test(right)) ||
    /^\s{1,3}(?:if you|so that|so we|between|during|for (?:any|more|further|help|assistance)|with (?:any|your))\b/.test(right)
  )
}

const lead = String.raw`\b(?:found|located|available|online|headquartered|posted|accessible|register|us|support|office|website|site|address|e-?mail|contact|contacted|reached) at:?(?=\s{1,3})`
const runOn = new RegExp(String.raw`${lead}\s{1,3}(\p{Lu}[\p{Ll}’']{0,20})(?=\s)`, 'gu')
const conjunctions =
  /^(?:As|If|In|For|When|To|Please|By|It|There|Where|Upon|However|Although|Because|While|Unless|Since|Once|After|Before|Also|Further|Furthermore|Additionally|What|How|Why)$/
const finite = /^[^.;:!?(“"]{1,160}?\b(?:is|are|was|were|may|can|will|shall|must|should|has|have|do|does|reserves?|agrees?|remains?)\b/
const subordinate = /\b(?:if|where|which|who|that|when|and|or|unless|for|to)\b/

/** “… can be found at Third party marks are …”: the next sentence begins where the address should stand. */
function* readRunOns({masked, spelling}: Clause): Generator<Gap> {
  for (const match of masked.matchAll(runOn)) {
    const [found, opener = ''] = match
    const start = match.index
    const end = start + found.replace(/\s{1,3}\S+$/, '').length
    const rest = masked.slice(start + found.length, start + found.length + 200)
    if (!/^\s+\p{Ll}/u.test(rest)) continue
    if (!conjunctions.test(opener)) {
      if (!spelling.isCommon(opener) || !/\b(?:found|located|available|online|us|reached|posted|accessible) at/.test(found)) continue
      const subject = finite.exec(rest)
      if (!subject || subordinate.test(subject[0])) continue
    }
    yield {...gap(masked, start, end, end), tail: '.'}
  }
}

const openEnd = new RegExp(
  String.raw`\b(?:${contactWord}(?: ${someone}){0,2}|${placeWord}|(?:via|by) (?:e-?mail|mail|post|phone)) (?:at|to)$|\b(?:please|to|or|can|may) (?:visit|contact)$`,
  'i',
)
const partOfAddress = /[@\0\d]|\b(?:Inc|LLC|Ltd|Limited|GmbH|Corp|Department|Team|Officer?|Attn|Attention|Street|Road|Avenue|Box|Floor)\b/

/** The whole block ends with the lead: what follows must be an address, or it is missing. */
function readOpenEnd({block, clause, index}: PlacedClause, {clauses}: Policy): Gap | undefined {
  const {masked} = clause
  const start = openEndOf(clause)
  if (start < 0) return undefined
  const next = clauses[index + 1]
  if (next) {
    const {kind: nextKind, masked: text} = next.clause
    const deeper = nextKind === 'item' && (block.kind !== 'item' || next.block.level > block.level)
    if (deeper || nextKind === 'quote' || nextKind === 'cell') return undefined
    // An address is short lines; a lone mark is none, and a long paragraph or a title above one is the next subject.
    const [line = '', after = ''] = [text, clauses[index + 2]?.clause.masked]
    if (/[\p{L}\0\d]/u.test(line) && (partOfAddress.test(line.slice(0, 60)) || (line.length < 80 && after.length < 80))) return undefined
  }
  return gap(masked, start, masked.length, masked.length)
}

/** Where the lead begins that a clause ends with; -1 if it ends with none. */
const openEndOf = remembered(({kind, masked, tokens}: Clause): number => {
  if (kind === 'heading' || kind === 'cell' || tokens.kinds.at(-1) !== Kind.word) return -1
  const match = openEnd.exec(masked.slice(-80))
  return match ? Math.max(0, masked.length - 80) + match.index : -1
})

const endsOpen = (clause: Clause) => openEndOf(clause) >= 0

/** `from` is where the lead begins, `word` where it ends, `to` where the mark after it ends. */
function gap(masked: string, from: number, word: number, to: number, hole = word): Gap {
  const words = masked.slice(Math.max(0, from - 24), from)
  const before = /[\p{L}’'-]+ $/u.exec(words)?.[0].length ?? 0
  const start = masked.slice(from, word).includes(' ') ? from : from - before
  const end = Math.max(word, to)
  const next = masked.slice(hole).search(/\S|$/) + hole
  return {span: {start, end}, hole: {start: hole, end: to > word ? next : hole}, label: labelOf(masked.slice(start, word)), tail: ''}
}

function labelOf(words: string): string {
  if (/mail/i.test(words)) return 'email address'
  if (/\b(?:located|office|headquartered|write|writing|address|letter)\b/i.test(words)) return 'address'
  if (/\b(?:found|available|online|visit|posted|access|website|site|page|link|register)/i.test(words)) return 'link'
  if (/\b(?:contact|reach|us|at)/i.test(words)) return 'address'
  return 'name'
}

function sentenceBefore(text: string, at: number): string {
  const left = text.slice(Math.max(0, at - 160), at)
  return left.slice(Math.max(left.lastIndexOf('. '), left.lastIndexOf('? '), left.lastIndexOf('\n')) + 1).replace(/^\s+/, '')
}
