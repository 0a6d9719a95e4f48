import type {Kinds} from '../practices/kinds.js'
import {pointsBack} from '../practices/statements.js'

/** What a phrase of data speaks of, to be compared. */
export interface Kind {
  /** The kinds the vocabulary knows it as. */
  readonly names: readonly string[]
  /** Its words, without determiners, in the singular; none of “it” and “this information”. */
  readonly words: string
  /** It speaks of all there is of a kind: not “other”, “certain”, nor a kind with words of its own before it. */
  readonly whole: boolean
  /** “Other messages”: those that were not spoken of. */
  readonly other: boolean
  /** “Your data” may be any data; “personal data” is not what a device tells of itself. */
  readonly strict: boolean
}

/** Phrases are few, and asked for at each keystroke; so are vocabularies. */
const known = new WeakMap<Kinds, Map<string, Kind>>()
const most = 4000

export function kindOf(words: string, kinds: Kinds): Kind {
  let read = known.get(kinds)
  if (!read || read.size >= most) {
    read = new Map()
    known.set(kinds, read)
  }
  let kind = read.get(words)
  if (!kind) {
    kind = readKind(words, kinds)
    read.set(words, kind)
  }
  return kind
}

const determiners =
  /^(?:(?:the|an?|our|their|his|her|my|any|all|of|this|that|these|those|such|said|each|every|no|both|other users?[’']s?) )+/
const owner = /^(?:your|users?[’']s?|our users?[’']s?) /
const portions = /^(?:other|certain|some|additional|limited|further|more|particular|selected|specific|new|necessary|relevant|same)\b/

function readKind(written: string, kinds: Kinds): Kind {
  const all = written
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[“”"()*_]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(determiners, '')
  const isYours = owner.test(all)
  const core = all.replace(owner, '')
  const names = kinds.kindsOf(isYours ? `your ${core}` : core)
  // “This information” is what was spoken of before: of no kind by itself.
  const words = pointsBack(written) ? '' : core.replace(/(?<=[a-z]{2}[^su])s$/, '')
  // “Voter personal information”: less than all personal information.
  const [only] = names
  const space = core.indexOf(' ')
  const isModified = space > 0 && kinds.kindsOf(core.slice(space + 1))[0] === only
  return {
    names,
    words,
    other: /^(?:other|additional|further|more)\b/.test(core),
    whole: words !== '' && !portions.test(core) && !(names.length === 1 && isModified),
    strict: !/^(?:information|data|info)$/.test(core),
  }
}

const notPersonal = new Set(['aggregated information', 'anonymous information'])
/** What few authors mean when they say “personal”. */
const technical = new Set(['device information', 'usage information', 'content', 'inference', 'contact', 'preference'])

/** Kinds that hold many things: “files” are no “comments”. */
const mixed = new Set([
  'content',
  'communication',
  'recording',
  'account information',
  'transaction information',
  'usage information',
  'device information',
  'log data',
  'cookie data',
  'preference',
  'professional information',
  'financial information',
  'government identifier',
])

/** Whether a statement on all of one kind is a statement on the other, too. */
export function covers(broad: Kind, narrow: Kind, kinds: Kinds): boolean {
  if (broad.words !== '' && broad.words === narrow.words) return !portions.test(broad.words)
  if (!broad.whole || narrow.other) return false
  return narrow.names.some((kind) =>
    broad.names.some((it) => {
      if (it === kind) return !mixed.has(kind) || broad.words === kind
      return kinds.isBroader(it, kind) && !isApart(kind, it, broad.strict, kinds)
    }),
  )
}

/** Whether a kind, or one between it and a broader one, is not meant by that. */
function isApart(kind: string, broader: string, strict: boolean, kinds: Kinds): boolean {
  const above = kinds.broaderThan(kind)
  return [kind, ...above.slice(0, above.indexOf(broader))].some((it) => notPersonal.has(it) || (strict && technical.has(it)))
}

/** “Your data”, for which statistics may be sold, too. */
export const isAnyData = ({names, strict}: Kind): boolean =>
  !strict && names.some((it) => it === 'personal information' || it === 'information')

export const isStatistics = ({names}: Kind): boolean => names.some((it) => notPersonal.has(it))
