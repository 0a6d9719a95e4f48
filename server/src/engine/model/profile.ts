import {Kind} from '../parse/tokens.js'
import {remembered} from '../text/remembered.js'
import type {Clause} from './clause.js'
import {isCalled, titleOf} from './parent.js'
import type {Policy} from './policy.js'

/** What kind of document it is: each must say other things. A fragment is too short to miss anything. */
export type Profile = 'privacy policy' | 'supplement' | 'children’s notice' | 'cookie notice' | 'terms' | 'other policy' | 'fragment'

type Read = Pick<Policy, 'clauses' | 'notes' | 'parent'>

/** Whether it tells people what is done with their data, alone or together with the document it supplements. */
export function isNotice(profile: Profile): boolean {
  return profile === 'privacy policy' || profile === 'supplement' || profile === 'children’s notice'
}

/** Fewer words are a fragment. */
const fewest = 150
/** A document says at its start what it is. */
const soon = 8

const ofPrivacy =
  /\bprivacy (?:(?:and|&|\/) (?:[\w-]{1,20} ){1,3})?(?:policy|policies|notice|statement|supplement|addendum|disclosures?|declaration|information|terms|charter|cent(?:er|re))\b|\bprivacy(?:, [\w-]{1,20}){1,3},? (?:and|&) [\w-]{1,20} (?:policy|policies|notice|statement)\b|\bdata (?:protection|privacy|use|usage) (?:policy|notice|statement|information|declaration)\b|\bnotice at collection\b|\byour privacy\b|^(?:(?:our|internet|online|web ?site|web|data) )?privacy(?: practices)?$|^privacy (?:at|and|&|for)\b/i
/** What deals with privacy, and tells nobody what is done with data. */
const aboutPrivacy =
  /\b(?:guidelines?|requests?|complaints?|processing|agreement|removal|takedown|templates?|checklists?|faqs?|questions|training|manual)\b/i
const ofCookies = /\bcookies?\b/i
const ofChildren = /\b(?:child(?:ren)?(?:[’']s)?|kids?(?:[’']s?)?|COPPA|minors|students?|young (?:people|users)|teens?)\b/i
const ofTerms = /\b(?:terms|conditions|agreement|contract|licen[cs]e|EULA|NDA|processing addendum|DPA|order form|tos)\b/i
const ofSupplement =
  /\b(?:supplement(?:al|ary)?|addend(?:um|a)|annex|notice at collection|for (?:\w{1,20} ){0,2}residents|(?:California|CCPA|GDPR|EU|EEA|UK|state)(?: \w{1,20}){0,2} (?:privacy )?(?:notice|disclosures?|statement|rights))\b/i

const speaking =
  /\bthis (?:[\p{L}’'-]{1,20} ){0,5}?privacy (?:and cookies? )?(?:policy|notice|statement)\b[^.\n]{0,80}?\b(?:explains?|describes?|applies|covers?|tells?|sets (?:out|forth)|outlines?|is (?:designed|intended|meant|here|to|about)|details|governs?|discloses?|informs?|will|provides?|helps?|relates?|summari[sz]es)\b|\bthis (?:policy|notice|statement|document|page) (?:explains?|describes?|covers?|tells?|sets out|outlines?|details)\b[^.\n]{0,100}\b(?:personal(?:ly)? |your |user )(?:identifi\w{1,6} )?(?:information|data)\b|\bsupplement to (?:the|our) (?:[\p{L}’'-]{1,20} ){0,4}privacy (?:policy|notice|statement)/iu
const supplementing =
  /\b(?:supplements?|in addition to|together with|in conjunction with|along with|alongside|also (?:adheres?|follows?|applies) |adhere to(?: the practices outlined in)?|read with) (?:also )?(?:to )?(?:the|our|its) (?:[\p{L}\p{N}.’'-]{1,20} ){0,4}privacy (?:policy|notice|statement)\b/iu

/** Decides by title, by what the start says, by headings and, last of all, by vocabulary. */
export function profileOf(policy: Read): Profile {
  if (!isLong(policy)) return 'fragment'
  const titles = [...titlesOf(policy)]
  const is = (pattern: RegExp) => titles.some((title) => pattern.test(title))
  const named = titles.some((title) => ofPrivacy.test(title) && !aboutPrivacy.test(title))
  if (!named && is(ofCookies)) return 'cookie notice'
  if (!named && is(ofTerms)) return 'terms'
  const start = policy.clauses.slice(0, soon).map(({clause}) => clause.masked)
  const said = start.some((text) => speaking.test(text))
  if (!named && titles.length > 0 && !said) return 'other policy'
  if (!named && is(aboutPrivacy)) return 'other policy'
  if (!named && !said) {
    const density = densityOf(policy)
    if (density.cookies > density.privacy) return density.cookies > 0.02 ? 'cookie notice' : 'other policy'
    if (density.privacy < 0.02) return 'other policy'
  }
  if (named && is(ofTerms) && !titles.some((title) => ofPrivacy.test(title) && !ofTerms.test(title))) return 'other policy'
  if (is(ofChildren)) return 'children’s notice'
  return policy.parent !== undefined || is(ofSupplement) || start.some((text) => supplementing.test(text) || pointsAbove(text, titles))
    ? 'supplement'
    : 'privacy policy'
}

/** “Our Harbour Privacy Policy describes how we handle it. In addition, …”, in a document of another name. */
const describing =
  /\b(?:our|the) (?<name>(?:\p{Lu}[\p{L}\p{N}.’'-]{1,20} ){1,3}Privacy (?:Policy|Notice|Statement)),? (?:also )?(?:describes|explains|governs|applies)\b/u

function pointsAbove(text: string, titles: readonly string[]): boolean {
  const name = describing.exec(text)?.groups?.['name']
  return name !== undefined && titles.length > 0 && !titles.some((title) => isCalled(title, name))
}

/** What the document calls itself: in its front matter, in the headings right at its start, or in a short first line. */
function* titlesOf({notes, clauses}: Read): Generator<string> {
  const front = titleOf({notes, clauses: []})
  if (front !== undefined) yield plain(front)
  for (const {block, clause} of clauses.slice(0, 3)) {
    const {text, sentences} = clause
    const isLine = block.kind === 'paragraph' && text.length < 80 && sentences.length < 2 && !/[.:!?]$/.test(text)
    if (block.kind !== 'heading' && !isLine) return
    if (text.length < 120 && !/\d{4}$/.test(text)) yield plain(text)
  }
}

/** Without the marks of Markdown and of numbers. */
const plain = (title: string) => title.replace(/^[#\s\d.]{1,8}/, '').trim()

function isLong({clauses}: Read): boolean {
  let words = 0
  for (const {clause} of clauses) {
    words += wordsIn(clause)
    if (words >= fewest) return true
  }
  return false
}

const wordsIn = remembered(({tokens: {kinds}}: Clause): number => {
  let words = 0
  for (const kind of kinds) if (kind === Kind.word) words++
  return words
})

const countsIn = remembered(({masked}: Clause) => ({
  privacy:
    masked.match(/\b(?:personal(?:ly)? (?:identif\w{1,8} )?(?:information|data)|privacy|PII|your (?:information|data))\b/gi)?.length ?? 0,
  cookies: masked.match(/\bcookies?\b/gi)?.length ?? 0,
}))

/** How many of all words speak of privacy, and of cookies. */
function densityOf({clauses}: Read): {readonly privacy: number; readonly cookies: number} {
  let words = 0
  let privacy = 0
  let cookies = 0
  for (const {clause} of clauses) {
    const counts = countsIn(clause)
    words += wordsIn(clause)
    privacy += counts.privacy
    cookies += counts.cookies
  }
  return {privacy: privacy / words, cookies: cookies / words}
}
