/** Before a word: `reconsider`, `non-binding`. */
const prefix =
  /^(?:un|re|non|pre|post|de|mis|sub|over|under|inter|multi|co|anti|pseudo|micro|auto|bio|geo|cyber|crypto|hyper|meta|intra|cross|counter|tele|semi|self|out|up|down)(?=[a-z]{5})/

/** First halves of hyphenated words that are no words by themselves. */
export const halves: ReadonlySet<string> = new Set(
  'ante anti auto bi bio co contra counter cyber de demi di e eco en ex extra geo hyper ii iii infra inter intra iv macro mal mega meta micro mid mini mis mono multi nano neo non ortho pan para peri poly post pre pro proto pseudo quasi re semi socio sub super supra techno tele trans tri ultra un uni vi vice wi x'.split(
    ' ',
  ),
)

/** An ending, and what the stem ends with instead. */
const endings: readonly (readonly [string, ...string[]])[] = [
  ['ability', 'able'],
  ['abilities', 'able'],
  ['ization', 'ize'],
  ['izations', 'ize'],
  ['isation', 'ize', 'ise'],
  ['isations', 'ize', 'ise'],
  ['ized', 'ize'],
  ['izing', 'ize'],
  ['ised', 'ize'],
  ['ising', 'ize'],
  ['able', '', 'e'],
  ['ing', '', 'e'],
  ['ed', '', 'e'],
  ['er', '', 'e'],
  ['ers', '', 'e'],
  ['tor', 't', 'te'],
  ['tors', 't', 'te'],
  ['ee', '', 'e'],
  ['ees', '', 'e'],
  ['ical', 'ic'],
  ['ically', 'ic'],
  ['ly', ''],
  ['ness', ''],
]

/** Whether the word is a regular derivation of a word, as dictionaries leave many out: `unticked`, `assignability`, `learnings`. */
export function isDerived(word: string, isWord: (word: string) => boolean): boolean {
  if (word.length < 5) return false
  if (/[^s]s$/.test(word) && isWord(word.slice(0, -1))) return true
  if (word.endsWith('ies') && isWord(`${word.slice(0, -3)}y`)) return true
  if (/(?:x|ch|sh|s)es$/.test(word) && isWord(word.slice(0, -2))) return true
  const before = prefix.exec(word)?.[0]
  if (before && isWord(word.slice(before.length))) return true
  return endings.some(
    ([ending, ...stems]) =>
      word.length - ending.length >= 5 &&
      word.endsWith(ending) &&
      stems.some((stem) => {
        const base = word.slice(0, word.length - ending.length) + stem
        return base.length >= 6 && isWord(base) && mayTake(base, ending, stem)
      }),
  )
}

/** Whether the ending is written so: not “provideing”, “describeed”, “submiter”, “cookiees”. */
function mayTake(base: string, ending: string, stem: string): boolean {
  if (!/^(?:ing|ed|ers?|ees?)$/.test(ending)) return true
  if (stem === 'e') return !(ending.startsWith('ee') && base.endsWith('ie'))
  if (base.endsWith('e')) return ending === 'ing' && /[eoy]e$/.test(base)
  // “submited”, “transfering”
  return ending.startsWith('ee') || !/(?:[bdemrs]mit|[ens]fer|cur|pel|trol|quip|gret|quit)$/.test(base)
}
