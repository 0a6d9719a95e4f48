import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import type {Clause} from './clause.js'

/** What a document is for. Documents of one kind and one name are versions of each other. */
export type DocumentKind = 'privacy' | 'cookies' | 'terms' | 'agreement' | 'use' | 'policy' | 'other'

/** A document named in a text: “the Acorn Privacy Policy”, “these Terms of Use”. */
export interface DocumentName {
  /** As written, without article: `Acorn Privacy Policy`. */
  readonly name: string
  readonly span: Span
  /** “this”, “these”: it names the document it stands in. */
  readonly own: boolean
  /** Whose it is, by the word before: `our`; nothing if only its name tells. */
  readonly our: boolean
  /** “Harbour’s Terms”: whose it is, in lower case. */
  readonly whose: string | undefined
  /** “their Privacy Policy”, “Harbour’s Terms”, “the applicable Privacy Policy”: some other company's, if it is not called after this one. */
  readonly foreign: boolean
  /** An address follows, it is enclosed, or the sentence has a link to it: “see [this page](…) for our API Terms”. */
  readonly addressed: boolean
  /** It is all there is: the title of what follows. */
  readonly alone: boolean
}

const capital = String.raw`\p{Lu}[\p{L}\p{N}&’'/+-]{0,30}`
/** The word at the end of a document's name. */
const head =
  '(?:Terms (?:of (?:Service|Use|Sale)|(?:and|&) Conditions)|Privacy (?:Policy|Notice|Statement)|Code of Conduct|Polic(?:y|ies)|Notice|Statement|Supplement|Agreement|Addendum|Guidelines|Terms)'
const named = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?<name>(?:${capital} (?:(?:of|and|for|&|on) )?){0,6}?${head})(?![\p{L}\p{N}-]|[’'](?!s\b)\p{L})(?! (?:of|for) \p{Lu}| \p{Lu}\p{Ll}+ (?:Policy|Notice|Agreement|Terms)| (?:repositor|page|site|section|team|cent(?:er|re)|portal|hub|FAQ|updates?|link|form|process|department|violation|enforcement|owner))`,
  'gu',
)

/** Words with a capital that only stand before a name. */
const leading =
  /^(?:(?:The|This|These|That|Our|Your|Their|Its|Any|All|Each|See|Read|Please|Under|In|By|To|Of|For|With|If|When|And|Or|As|Other|Such|Both|Also|Review|View|Visit|Updated|New|Current|Applicable|Additional|Separate) )+/u
/** Names that any document may have a part or a notion of: nothing tells that there is a document. */
const bare = /^(?:Polic(?:y|ies)|Notice|Statement|Supplement|Agreement|Addendum|Guidelines|Terms)$/

/** Words of a sentence: a name has none of them. */
const sentence = /\b(?:Can|Will|May|Must|Do|Does|Is|Are|These|Those|How|What|When|Why|Respond|Update|Change|Accept|Read|Use This)\b/

export const documentNamesIn = remembered(({masked, text, kind}: Clause): readonly DocumentName[] => {
  if (!/Polic(?:y|ies)|Notice|Statement|Supplement|Agreement|Addendum|Guidelines|Terms|Code of Conduct/.test(masked)) return []
  const found: DocumentName[] = []
  for (const match of masked.matchAll(named)) {
    const written = match.groups?.['name'] ?? ''
    const lead = leading.exec(written)?.[0] ?? ''
    const whose = /^(?:[^’']{2,60})[’']s? /.exec(written.slice(lead.length))?.[0] ?? ''
    const name = written.slice(lead.length + whose.length)
    if (name === '' || bare.test(name) || sentence.test(name)) continue
    const start = match.index + lead.length + whose.length
    const end = start + name.length
    const before = `${masked.slice(Math.max(0, match.index - 40), match.index)}${lead}${whose}`
    const after = text.slice(end, end + 160)
    found.push({
      name,
      span: {start, end},
      whose: whose === '' ? undefined : whose.toLowerCase().replace(/[’']s? $/, ''),
      own: /\b(?:this|these)\s$/i.test(before) || /^[”"’]?\)?\s?\(?(?:“|")?(?:this|these)\b/.test(after),
      our: /\bour\s(?:\p{Ll}+\s)?$/iu.test(before),
      foreign:
        /(?:\b(?:their|its|your|his|her|whose|applicable|relevant|respective|any|another|other|separate|such|each|third[- ]part(?:y|ies)|(?:provider|partner|vendor|employer|store|company|organi[sz]ation|customer)[’']?s?)\s(?:own\s)?|[’']s?\s)$/iu.test(
          before,
        ),
      alone: text.replaceAll(/[\s\d.:#*_]+/g, '').length <= name.replaceAll(/[\s\d.:#*_]+/g, '').length + 3 || kind === 'heading',
      addressed:
        isEnclosed(masked, start) ||
        /\b(?:here|this page|this link|below|link)\b/i.test(after.slice(0, 90).split(/[.!?]\s/, 1)[0] ?? '') ||
        /\bfor (?:our|the) $/i.test(before) ||
        /^[^.!?]{0,80}(?:https?:\/\/|www\.|\b[\w-]{2,40}\.(?:com|org|net|io|eu|app|example)\b)/i.test(after),
    })
  }
  return found
})

/** What a document of this name is for. */
export function kindOf(name: string): DocumentKind {
  if (/\bcookies?\b/i.test(name)) return 'cookies'
  if (/\bprivacy\b|\bdata protection\b|notice at collection/i.test(name)) return 'privacy'
  if (/\b(?:acceptable )?use (?:polic|restrict)|code of conduct|guidelines/i.test(name)) return 'use'
  if (/\bagreement|addendum|\b[DE]PA\b|\bNDA\b|\bSLA\b/i.test(name)) return 'agreement'
  if (/\bterms\b|\bconditions\b|\btos\b|\beula\b/i.test(name)) return 'terms'
  return /\bpolic|\bnotice\b|\bstatement\b/i.test(name) ? 'policy' : 'other'
}

/** The words of a name that say what kind of document it is, or nothing at all. */
const generic = new Set(
  'a an and the of for on in to our your its this these is are we us you polic policy policies notice notices statement terms term service services use sale conditions agreement addendum supplement supplemental guidelines privacy cookie cookies data protection code conduct acceptable legal general global online website websites site web version updated effective full center page rights how what who'.split(
    ' ',
  ),
)

/** What sets a document's name apart from others of its kind: `webex`, `recruitment`. */
export function distinctiveIn(name: string): readonly string[] {
  let found = known.get(name)
  if (!found) {
    const words = name.toLowerCase().match(/[\p{L}\p{N}]+(?:[’'][\p{L}]+)?/gu) ?? []
    found = [
      ...new Set(
        words.map((word) => word.replace(/[’']s?$/, '')).filter((word) => !generic.has(word) && !/^(?:v?\d+|19\d\d|20\d\d)$/.test(word)),
      ),
    ]
    if (known.size >= mostKnown) known.clear()
    known.set(name, found)
  }
  return found
}

/** The names of a workspace are looked at at each keystroke. */
const known = new Map<string, readonly string[]>()
const mostKnown = 5000

/** One key for all names that may be of one document: “Privacy Policy”, “Acorn Privacy Notice”. */
export function nameKey(name: string, owners: readonly string[]): string {
  return `${family(name)} ${ownWords(name, owners)}`
}

/** Whether two names may be of one document. */
export function mayBeOne(a: string, b: string, owners: readonly string[]): boolean {
  return nameKey(a, owners) === nameKey(b, owners)
}

/** Whether two names set their documents apart by the same words. */
export function sayTheSame(a: string, b: string): boolean {
  return ownWords(a, []) === ownWords(b, [])
}

function ownWords(name: string, owners: readonly string[]): string {
  return distinctiveIn(name)
    .filter((word) => !owners.some((owner) => owner.startsWith(word) || word.startsWith(owner)))
    .toSorted()
    .join(' ')
}

/** Terms are an agreement. */
function family(name: string): DocumentKind {
  const kind = kindOf(name)
  return kind === 'agreement' ? 'terms' : kind
}

/** “attached hereto as Exhibit A” */
function isEnclosed(text: string, start: number): boolean {
  const sentence = /^[^.!?]{0,200}(?:[.!?][^.!?]{0,60})?/.exec(text.slice(start))?.[0] ?? ''
  return /\b(?:attached|enclosed|appended|annexed|set out in (?:Appendix|Schedule|Annex|Exhibit))\b/i.test(sentence)
}
