import {dataKinds} from '../../lexicon/data-kinds.js'

/** What a phrase of data speaks of, to be compared. */
export interface Kind {
  /** A kind of the lexicon, or else the words themselves. */
  readonly name: string
  /** Whether the words are known to be a kind of data. */
  readonly known: boolean
  /** “Other information”, “certain data”: not all there is. */
  readonly partial: boolean
}

const parents = new Map(dataKinds.flatMap(([kind, within]) => (within === undefined ? [] : [[kind, within] as const])))

/** Phrases are few, and asked for at each keystroke. */
const known = new Map<string, Kind>()
const most = 4000

export function kindOf(words: string): Kind {
  let kind = known.get(words)
  if (!kind) {
    kind = readKind(words)
    if (known.size >= most) known.clear()
    known.set(words, kind)
  }
  return kind
}

const determiners =
  /^(?:(?:the|a|an|your|our|their|his|her|my|any|all|of|this|that|these|those|such|said|users?[’']s?|each|every|no|both) )+/
const portions = /^(?:other|certain|some|additional|limited|further|more|particular|selected|specific|new|necessary|relevant)\b/

function readKind(written: string): Kind {
  const whole = written
    .toLowerCase()
    .replace(/[“”"()*_]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  const words = whole.replace(determiners, '')
  const partial = portions.test(words)
  const core = words.replace(portions, '').trim()
  const found = dataKinds.find(([, , names]) => names.test(core))
  return {name: found ? found[0] : stem(core), known: found !== undefined, partial}
}

const stem = (words: string) => words.replace(/(?<=[a-z]{2}[^s])s$/, '')

/** Whether a statement on all of one kind is a statement on the other, too. */
export function covers(broad: Kind, narrow: Kind): boolean {
  if (broad.partial || broad.name === '') return false
  if (broad.name === narrow.name) return true
  if (narrow.name === 'aggregate') return false
  for (let above = parents.get(narrow.name); above !== undefined; above = parents.get(above)) if (above === broad.name) return true
  return broad.name === 'any' && narrow.known
}

/** Whether they may speak of the same data. */
export function meet(a: Kind, b: Kind): boolean {
  return covers({...a, partial: false}, b) || covers({...b, partial: false}, a)
}
