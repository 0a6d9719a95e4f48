/** What kind of word it is. Those from `capitalised` on are names. */
export const Class = {
  none: 0,
  /** Beyond the sixty thousand words most people know. */
  rare: 1,
  common: 2,
  /** Among the thirteen thousand words everybody uses. */
  basic: 3,
  /** A word of law, privacy or software. */
  trade: 4,
  /** Only a word when capitalised: a name, an abbreviation. */
  capitalised: 5,
  /** A service or product, however it is written. */
  brand: 6,
  /** A country, a large place, a people, a month: a word only when capitalised. */
  place: 7,
} as const

const stampLength = 32
const headLength = stampLength + 8
/** Bit 5 of an edge: its node's last. */
const last = 32
const letters = "abcdefghijklmnopqrstuvwxyz'-"

/**
 * A finite automaton over words in lower case, without an object per word. Edge `i` holds the letter in bits 0–4, whether
 * it is its node's last edge in bit 5, the class of the word that ends with it in bits 6–8, and from bit 9 on where the
 * edges of the next node begin (0: there is none).
 *
 * The file has a stamp, the number of edges, the number of nodes that several edges lead to, and planes of bytes: of all
 * edges letter and bit 5, class, and in two bytes where they lead: 0 nowhere, 1 to the next node that none has led to, from
 * 2 on to one of the nodes in the list that follows, three bytes each.
 */
export class Table {
  readonly #edges: Uint32Array

  constructor(bytes: Uint8Array) {
    const [count, known] = [uint32(bytes, stampLength), uint32(bytes, stampLength + 4)]
    if (count < 1 || bytes.length !== headLength + 4 * count + 3 * known) throw new RangeError('This is not a table of words.')
    const edges = new Uint32Array(count)
    const targets = headLength + 4 * count
    const letterAt = (index: number) => bytes[headLength + index] ?? last
    const endOf = (node: number) => {
      let index = node
      while ((letterAt(index) & last) === 0) index++
      return index + 1
    }
    let next = endOf(0)
    for (let index = 0, at = headLength; index < count; index++, at++) {
      const number = ((bytes[at + 2 * count] ?? 0) << 8) | (bytes[at + 3 * count] ?? 0)
      let target = 0
      if (number === 1) {
        target = next
        next = endOf(next)
      } else if (number > 1) {
        const from = targets + number - 2
        target = ((bytes[from] ?? 0) << 16) | ((bytes[from + known] ?? 0) << 8) | (bytes[from + 2 * known] ?? 0)
      }
      edges[index] = (target << 9) | ((bytes[at + count] ?? 0) << 6) | letterAt(index)
    }
    this.#edges = edges
  }

  /** The class of a word in lower case. */
  classOf(word: string): number {
    let edge = 0
    let at = 0
    for (let index = 0; index < word.length; index++) {
      if (index > 0 && at === 0) return Class.none
      edge = this.#edge(at, codeOf(word.charCodeAt(index)))
      if (edge === 0) return Class.none
      at = edge >>> 9
    }
    return (edge >> 6) & 7
  }

  /** The edge for a letter at a node, 0 if there is none. */
  #edge(at: number, code: number): number {
    for (let index = at; ; index++) {
      const edge = this.#edges[index] ?? 0
      if ((edge & 31) === code) return edge
      if ((edge & 32) !== 0 || edge === 0) return 0
    }
  }

  /**
   * Every word that many slips away (a letter too many, too few, wrong, or two swapped) among the slips that `costOf` puts a
   * finite cost on. `visit` may see a word more than once, by different ways.
   */
  near(word: string, slips: number, costOf: (slip: Slip) => number, visit: (word: string, kind: number, cost: number) => void): void {
    const codes = Array.from(word, (letter) => codeOf(letter.charCodeAt(0)))
    const walk = (at: number, node: number, kind: number, built: string, left: number, cost: number): void => {
      if (at === codes.length && kind !== 0 && left < slips) visit(built, kind, cost)
      const slip = (it: Slip, next: number, to: number, ends: number, read: string): void => {
        const extra = costOf(it)
        if (extra < Infinity) walk(next, to, ends, built + read, left - 1, cost + extra)
      }
      const open = node !== 0 || built === ''
      const code = codes[at] ?? 0
      if (open) {
        for (let index = node; ; index++) {
          const edge = this.#edges[index] ?? 0
          const letter = letters.charAt((edge & 31) - 1)
          const to = edge >>> 9
          const ends = (edge >> 6) & 7
          const isSame = (edge & 31) === code
          if (isSame) walk(at + 1, to, ends, built + letter, left, cost)
          if (left > 0) {
            slip({kind: 'missing', at, letter}, at, to, ends, letter)
            if (!isSame && at < codes.length) slip({kind: 'wrong', at, letter}, at + 1, to, ends, letter)
          }
          if ((edge & 32) !== 0 || edge === 0) break
        }
      }
      if (left === 0 || at >= codes.length) return
      slip({kind: 'extra', at, letter: ''}, at + 1, node, kind, '')
      const following = codes[at + 1]
      if (!open || following === undefined || following === code) return
      const first = this.#edge(node, following)
      const second = first >>> 9 === 0 ? 0 : this.#edge(first >>> 9, code)
      if (second === 0) return
      const swapped = letters.charAt(following - 1) + letters.charAt(code - 1)
      slip({kind: 'swapped', at, letter: ''}, at + 2, second >>> 9, (second >> 6) & 7, swapped)
    }
    walk(0, 0, 0, '', slips, 0)
  }
}

/** How a word went wrong: at which letter of it, and which letter belongs there if one was missing or wrong. */
export interface Slip {
  readonly kind: 'missing' | 'wrong' | 'extra' | 'swapped'
  readonly at: number
  readonly letter: string
}

/** 31 stands for every character no word has. */
function codeOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 96
  return code === 0x27 ? 27 : code === 0x2d ? 28 : 31
}

function uint32(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>> 0
}
