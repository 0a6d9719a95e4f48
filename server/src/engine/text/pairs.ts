/** A bracket or quotation mark without the other one, or with one of another kind. Offsets are UTF-16. */
export interface Lone {
  readonly at: number
  readonly mark: string
  readonly opens: boolean
  /** The mark that would belong here: it is paired, but with one of another style, or turned the wrong way. */
  readonly instead: string | undefined
}

/** Brackets and quotation marks that belong together, and those left over. */
export interface Pairs {
  /** Where each opens and closes, by where it closes. */
  readonly pairs: readonly (readonly [number, number])[]
  readonly lone: readonly Lone[]
}

interface Open {
  readonly at: number
  readonly mark: string
}

const brackets = /[()[\]]/g
const quotes = /[“”"]/g
const partners: Readonly<Record<string, string>> = {')': '(', ']': '['}

/** Reads the brackets and double quotation marks of one paragraph. */
export function readPairs(text: string): Pairs {
  const quoted = readQuotes(text)
  let bracketed = readBrackets(text)
  if (bracketed.lone.length > 0) {
    // “1)” and “a)” count things. Some close a bracket all the same: whatever leaves less over is what was meant.
    const markers = markersIn(text)
    const rest = bracketed.lone.filter(({at}) => !markers.has(at))
    const unmarked = readBrackets(text, markers)
    bracketed = unmarked.lone.length < rest.length ? unmarked : {pairs: bracketed.pairs, lone: rest}
  }
  return {pairs: [...bracketed.pairs, ...quoted.pairs], lone: [...bracketed.lone, ...quoted.lone].toSorted((a, b) => a.at - b.at)}
}

const marker = /(?:^|(?<=\s))(?:\p{N}{1,3}|\p{L}|[ivxlcIVXLC]{1,6})\)(?!\p{L})/gu
const smile = /(?:^|[\s.!?])[:;]-?[()]/g

function markersIn(text: string): Set<number> {
  const found = new Set<number>()
  for (const pattern of [marker, smile]) for (const {index, 0: it} of text.matchAll(pattern)) found.add(index + it.length - 1)
  return found
}

/** Nobody nests this far, but no text may take long. */
const deepest = 50

function readBrackets(text: string, skipped: ReadonlySet<number> = new Set()): Pairs {
  const pairs: [number, number][] = []
  const lone: Lone[] = []
  let open: Open[] = []
  for (const {index: at, 0: mark} of text.matchAll(brackets)) {
    if (skipped.has(at)) continue
    const partner = partners[mark]
    if (partner === undefined) {
      open.push({at, mark})
      const [first] = open
      if (first && open.length > deepest) {
        lone.push({...first, opens: true, instead: undefined})
        open.shift()
      }
      continue
    }
    const found = open.findLastIndex((it) => it.mark === partner)
    if (found < 0) {
      lone.push({at, mark, opens: false, instead: undefined})
      continue
    }
    pairs.push([open[found]?.at ?? at, at])
    // What opened since then was never closed.
    for (const it of open.slice(found + 1)) lone.push({...it, opens: true, instead: undefined})
    open = open.slice(0, found)
  }
  for (const it of open) lone.push({...it, opens: true, instead: undefined})
  return {pairs, lone}
}

/**
 * Quotations are not nested in their own kind. A straight mark says by its neighbours whether it opens:
 * `say "so"`. One that could be either does what is due.
 */
function readQuotes(text: string): Pairs {
  const pairs: [number, number][] = []
  const lone: Lone[] = []
  // German and French marks mean the same signs otherwise.
  if (/[„«‹]/.test(text)) return {pairs, lone}
  let open: Open | undefined
  // A doubled mark is a slip of its own.
  const marks = Array.from(text.matchAll(quotes), ({index: at, 0: mark}) => ({at, mark})).filter(
    ({at, mark}) => mark === '"' || text.charAt(at - 1) !== mark,
  )
  for (const [index, {at, mark}] of marks.entries()) {
    const shape = shapeOf(text, at)
    const isInch = shape !== 'opens' && mark !== '“' && /\p{N}/u.test(text.charAt(at - 1))
    if (open === undefined) {
      if (isInch) continue
      if (shape === 'closes' || (mark === '”' && shape === 'either')) lone.push({at, mark, opens: false, instead: undefined})
      else open = {at, mark}
      continue
    }
    if (isInch && mark === '"' && open.mark === '“' && marks[index + 1]?.mark === '”') continue
    if (shape === 'opens' && mark !== '”') {
      // A second one opens before the first has closed.
      lone.push({...open, opens: true, instead: undefined})
      open = {at, mark}
      continue
    }
    pairs.push([open.at, at])
    lone.push(...misfits(open, {at, mark}))
    open = undefined
  }
  if (open) lone.push({...open, opens: true, instead: undefined})
  return {pairs, lone}
}

/** Of two marks that are a pair, those of the wrong style. */
function* misfits(open: Open, close: Open): Generator<Lone> {
  const pair = open.mark + close.mark
  if (pair === '“”' || pair === '""') return
  if (open.mark !== '“') yield {...open, opens: true, instead: '“'}
  if (close.mark !== '”') yield {...close, opens: false, instead: '”'}
}

function shapeOf(text: string, at: number): 'opens' | 'closes' | 'either' {
  const before = text.charAt(at - 1)
  const after = text.charAt(at + 1)
  const startsWord = before === '' || /[\s([{/‘'—–-]/.test(before)
  const endsWord = after === '' || /[\s.,;:?!)\]}/’'—–-]/.test(after)
  if (startsWord && !endsWord) return 'opens'
  if (endsWord && !startsWord) return 'closes'
  return 'either'
}
