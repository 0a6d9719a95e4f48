const words = new Set(
  `a an the this that these those my our your its their his her and or nor but than as at by for from in into of on onto per to toward
  towards upon via with within without between among under is are was were be been including include includes`.split(/\s+/),
)
/** In capitals they are headings and names: “Contact”. */
const verbs = new Set('contact visit see'.split(' '))

/** Whether the word promises another one: before a mark the other one has been lost, which is not a slip of spacing. */
export function isLeading(word: string): boolean {
  return words.has(word.toLowerCase()) || verbs.has(word)
}
