import {functionWords} from '../lexicon/function-words.js'
import {names, slips, usual} from '../lexicon/vocabulary.js'
import type {Spelling, Suggestion} from '../model/spelling.js'
import {halves, isDerived} from './derive.js'
import {Class, type Slip, Table} from './table.js'

/** Reads the table `scripts/words.mjs` builds. Throws if the bytes are none. */
export function loadSpelling(bytes: Uint8Array): Spelling {
  return new Dictionary(new Table(bytes))
}

/** How many answers are remembered. */
const room = 20_000

/** Longer words are looked up again each time. */
const longest = 40

class Dictionary implements Spelling {
  readonly #table: Table
  readonly #known = new Map<string, boolean>()
  readonly #common = new Map<string, boolean>()
  readonly #suggested = new Map<string, readonly Suggestion[]>()

  constructor(table: Table) {
    this.#table = table
  }

  knows(word: string): boolean {
    return recall(this.#known, word, () => this.#knows(normal(word)))
  }

  isCommon(word: string): boolean {
    return recall(this.#common, word, () => this.#isCommon(word))
  }

  #isCommon(word: string): boolean {
    const base = withoutEnding(normal(word).toLowerCase())
    const kind = this.#table.classOf(base)
    if (kind === Class.none && base.includes('-')) return base.split('-').every((half) => this.isCommon(half))
    return isCommon(kind)
  }

  suggest(word: string): readonly Suggestion[] {
    return recall(this.#suggested, word, () => this.#suggest(normal(word)).map((it) => ({...it, word: written(word, it.word)})))
  }

  #knows(word: string): boolean {
    if (word.length === 1) return true
    const lower = word.toLowerCase()
    const isCapitalised = word !== lower
    if (slips.has(lower)) return false
    if (this.#has(lower, isCapitalised) || this.#has(withoutEnding(lower), isCapitalised)) return true
    if (lower.includes('-')) {
      const parts = word.split('-')
      return parts.every((part, index) => (index < parts.length - 1 && halves.has(part.toLowerCase())) || this.knows(part))
    }
    return isDerived(withoutEnding(lower), (stem) => this.#has(stem, false))
  }

  #has(lower: string, isCapitalised: boolean): boolean {
    const kind = this.#table.classOf(lower)
    return isCapitalised ? kind !== Class.none : kind !== Class.none && kind !== Class.capitalised && kind !== Class.place
  }

  #suggest(word: string): readonly Suggestion[] {
    const lower = word.toLowerCase()
    if (lower.includes('-')) return this.#suggestHalf(word)
    const base = withoutEnding(lower)
    const ending = word.slice(base.length)
    const slip = slips.get(lower) ?? (ending === '' ? undefined : slips.get(base))
    if (slip) return [{word: inCaseOf(word, slip + (slips.has(lower) ? '' : ending)), certain: true, basic: true, far: false}]
    if (!/^[a-z']{2,}$/.test(base)) return []
    const owner = word !== lower && ending === '' && base.endsWith('s') ? base.slice(0, -1) : undefined
    if (owner && this.#table.classOf(owner) === Class.place)
      return [{word: inCaseOf(word, `${owner}'s`), certain: false, basic: false, far: false}]
    const near = this.#near(word.slice(0, base.length), base)
    return near.map((it) => ({...it, word: inCaseOf(word, it.word + ending)}))
  }

  /** One half of a hyphenated word is wrong: the other stays. */
  #suggestHalf(word: string): readonly Suggestion[] {
    const parts = word.split('-')
    const wrong = parts.filter((part, index) => !(index < parts.length - 1 && halves.has(part.toLowerCase())) && !this.knows(part))
    const [only] = wrong
    if (wrong.length !== 1 || only === undefined) return []
    return this.suggest(only).map((it) => ({...it, word: parts.map((part) => (part === only ? it.word : part)).join('-')}))
  }

  #near(word: string, lower: string): readonly Suggestion[] {
    const isCapitalised = word !== lower
    // The capital may be all that is missing.
    if (!isCapitalised && this.#table.classOf(lower) === Class.place)
      return [{word: capitalise(lower), certain: lower.length > 5, basic: false, far: false}]
    const costs = new Map<string, number>()
    const kinds = new Map<string, number>()
    const collect = (count: number, costOf: (slip: Slip) => number, accepts: (kind: number) => boolean): void => {
      this.#table.near(lower, count, costOf, (found, kind, cost) => {
        if (found === lower || !accepts(kind)) return
        kinds.set(found, kind)
        costs.set(found, Math.min(cost + rankOf(kind, found), costs.get(found) ?? Infinity))
      })
    }
    const costOf = (slip: Slip): number => costOfSlip(slip, lower)
    const isLikely = (kind: number): boolean => isCommon(kind) || kind === Class.brand || (kind === Class.place && isCapitalised)
    collect(1, costOf, isLikely)
    const isNear = costs.size > 0
    // Two letters doubled, single or swapped where they should not be: “accomodattion”.
    if (!isNear && lower.length >= 7) collect(2, (slip) => (costOf(slip) <= slight ? costOf(slip) : Infinity), isLikely)
    // Two slips of any kind leave too many words, unless only one is in everybody's use.
    if (costs.size === 0 && lower.length >= 8 && !isCapitalised) {
      collect(
        2,
        (slip) => (slip.at === 0 ? Infinity : costOf(slip)),
        (kind) => kind === Class.basic,
      )
      if (costs.size > 1) return []
    }
    const ranked = [...costs].toSorted(([a, x], [b, y]) => x - y || (a < b ? -1 : 1))
    const margin = (ranked[1]?.[1] ?? Infinity) - (ranked[0]?.[1] ?? 0)
    return ranked.slice(0, 3).map(([word, cost], index) => {
      const kind = kinds.get(word) ?? Class.none
      const isUsual = kind === Class.basic || kind === Class.trade
      // A short unknown word near a seldom one may just as well be a word the dictionary lacks.
      const certain =
        isNear &&
        index === 0 &&
        margin >= 1 &&
        (isUsual || lower.length >= 9) &&
        (cost - rankOf(kind, word) <= slight || !this.#hasFar(lower, word))
      return {word, certain, basic: kind === Class.basic, far: !isNear}
    })
  }

  /** Whether a word in use comes near by two slips: “modication” is one from “medication”, but was “modification”. */
  #hasFar(lower: string, but: string): boolean {
    let has = false
    const costOf = ({at}: Slip): number => (at === 0 ? Infinity : 0)
    this.#table.near(lower, 2, costOf, (found, kind) => {
      has ||= found !== but && found !== lower && (kind === Class.basic || kind === Class.trade) && !isFormOf(found, but)
    })
    return has
  }
}

/** “limitation” and “limitations”: who meant the one has not written the other. */
function isFormOf(a: string, b: string): boolean {
  return a === `${b}s` || b === `${a}s`
}

function recall<Answer>(answers: Map<string, Answer>, word: string, answer: () => Answer): Answer {
  const known = answers.get(word)
  if (known !== undefined) return known
  const found = answer()
  if (answers.size >= room) answers.clear()
  // A copy: a slice of more than twelve characters would keep the text it was cut from alive.
  if (word.length <= longest) answers.set(word.length > 12 ? ` ${word}`.slice(1) : word, found)
  return found
}

/** Straight apostrophes, plain hyphens, no accents: as the table has them. */
function normal(word: string): string {
  if (!/[^ -~]/.test(word)) return word
  return word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[’ʼ]/g, "'")
    .replace(/‑/g, '-')
}

/** With the apostrophe and the hyphen the author uses. */
function written(word: string, suggestion: string): string {
  const apostrophe = /[’ʼ]/.exec(word)?.[0]
  const spelt = apostrophe ? suggestion.replace(/'/g, apostrophe) : suggestion
  return word.includes('‑') ? spelt.replace(/-/g, '‑') : spelt
}

/** Without the possessive or a shortened verb: `user's`, `users'`, `we'll`. */
function withoutEnding(word: string): string {
  return word.replace(/'(?:s|ll|d|ve|re)?$/, '')
}

function isCommon(kind: number): boolean {
  return kind === Class.common || kind === Class.basic || kind === Class.trade
}

function rankOf(kind: number, word: string): number {
  if (functionWords.has(word)) return -0.6
  if (usual.has(word)) return -0.5
  if (kind === Class.basic || kind === Class.place) return 0
  return kind === Class.trade || kind === Class.brand ? 0.5 : 1
}

/** What a slip costs that fingers make by themselves. */
const slight = -0.4

/** Doubling, swapping and dropping letters are what fingers do; the first letter is seldom wrong. */
function costOfSlip({kind, at, letter}: Slip, word: string): number {
  if (kind === 'swapped') return -0.4
  if (kind === 'extra') return word[at] === word[at + 1] || word[at] === word[at - 1] ? -0.5 : 0.2
  if (kind === 'missing') return letter === word[at - 1] || letter === word[at] ? -0.5 : at === 0 ? 0.5 : 0
  return at === 0 ? 0.8 : 0.3
}

/** The word in capitals, capitalised or small, as the slip was. */
function inCaseOf(slip: string, word: string): string {
  const [first = ''] = slip
  const bare = slip.replace(/'.*/, '')
  if (bare.length > 1 && bare === bare.toUpperCase()) return word.toUpperCase()
  const name = display.get(word)
  if (name) return name
  return first === first.toUpperCase() ? capitalise(word) : word
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

const display: ReadonlyMap<string, string> = new Map(names.map((name) => [name.toLowerCase(), name]))
