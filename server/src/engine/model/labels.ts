import {functionWords} from '../lexicon/function-words.js'
import {Kind} from '../parse/tokens.js'
import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import type {Clause} from './clause.js'

/** What a document calls itself: “this privacy policy”. */
export interface OwnLabel {
  /** The noun it ends in, in small letters: `policy`. */
  readonly noun: string
  /** What stands before the noun, in small letters: `privacy`. */
  readonly qualifier: string
  /** Without “this”. */
  readonly span: Span
}

const nouns = 'policy|statement|notice|agreement|terms of (?:service|use|sale)|terms'
const own = new RegExp(
  `\\b[Tt](?:his|hese) (?<label>(?:(?:online|website|web|global|customer|user|product|cookies?|privacy|data|protection|security|service) ){0,3}(?<noun>${nouns}))(?![\\p{L}\\p{N}-])(?! (?:of|and|or) \\p{L})`,
  'giu',
)
/** A bare “this notice” may be a letter that somebody sends: these speak of a document. */
const documentBefore =
  /\b(?:in|under|to|of|with|by|read|reading|update|updating|updated|change|changing|changed|amend|amending|modify|modifying|revise|revising|reviewing?|accepting|agreeing to) $/i
const documentAfter =
  /^ (?:describes?|explains?|applies|apply|covers?|tells?|sets?|governs?|does not apply|is effective|was last|has been updated|may change)\b/

export const ownLabelsIn = remembered(({masked}: Clause): readonly OwnLabel[] => {
  if (!/\b[Tt](?:his|hese) /.test(masked)) return []
  const found: OwnLabel[] = []
  for (const {0: whole, index, groups} of masked.matchAll(own)) {
    const {label = '', noun = ''} = groups ?? {}
    const end = index + whole.length
    const isBare = label === noun && /^[a-z]/.test(noun)
    if (isBare && !documentBefore.test(masked.slice(Math.max(0, index - 14), index)) && !documentAfter.test(masked.slice(end, end + 22)))
      continue
    found.push({
      noun: noun.toLowerCase().replace(/ of .*/, ''),
      qualifier: label.slice(0, -noun.length).trim().toLowerCase(),
      span: {start: end - label.length, end},
    })
  }
  return found
})

/** A compound noun with a hyphen, “user-experience”, where no noun follows for which it would be needed. */
export interface Hyphenated {
  /** As it stands with a space, in small letters. */
  readonly open: string
  readonly span: Span
}

export const hyphenatedIn = remembered(({kind, masked, tokens, sentences}: Clause): readonly Hyphenated[] => {
  if (kind === 'heading' || !masked.includes('-')) return []
  const {starts, ends, kinds, words} = tokens
  const found: Hyphenated[] = []
  for (let index = 1; index < words.length; index++) {
    const word = words[index] ?? ''
    if (kinds[index] !== Kind.word || !compound.test(word)) continue
    const [first = '', second = ''] = word.split(/[-‑]/)
    const last = starts[index] ?? 0
    if (prefixes.has(first) || particles.has(second) || /(?:ed|ing|ly)$/.test(second) || sentences.some(({start}) => start === last))
      continue
    const before = words[index - 1] ?? ''
    const after = words[index + 1] ?? '.'
    // “make your user-experience better”, “the user-experience of our members.”
    if (!articles.has(before) || !(functionWords.has(after) || after === 'better' || /^[.,;:)\n]/.test(after))) continue
    found.push({open: `${first} ${second}`, span: {start: last, end: ends[index] ?? 0}})
  }
  return found
})

const compound = /^\p{L}{3,20}[-‑]\p{L}{3,20}$/u
const articles = new Set(['the', 'a', 'an', 'your', 'our', 'their', 'its', 'this', 'that', 'each', 'any', 'no', 'better', 'overall'])
const prefixes = new Set(
  'anti auto bio co cross counter cyber e ex extra half inter intra macro mega meta micro mid mini mis multi non over post pre pro pseudo quasi re self semi sub super tele trans ultra un under well add check follow log sign opt pop drop start set'.split(
    ' ',
  ),
)
const particles = new Set('in out up off on down over through away back by to free based like wide specific level only'.split(' '))
