import type {Kinds} from '../practices/kinds.js'

/** Who is hardly meant when “third parties” get nothing: the law, a buyer, one’s own group, other users. */
const excepted = new Set([
  'u',
  'us',
  'affiliate',
  'public',
  'other user',
  'contact',
  'administrator',
  'authority',
  'law enforcement',
  'court',
  'successor',
  'professional adviser',
])

/** Whether who gets nothing is whom another statement gives something. Of unknown parties the words must agree. */
export function coversParty(denied: string, given: string, parties: Kinds): boolean {
  const [yes] = parties.kindsOf(given)
  const nos = parties.kindsOf(denied)
  if (stemOf(denied) === stemOf(given)) return true
  const isAnyone = nos.includes('anyone')
  if (yes === undefined) return isAnyone || nos.includes('third party')
  if (excepted.has(yes)) return nos.includes(yes)
  return isAnyone || nos.some((no) => no === yes || parties.isBroader(no, yes))
}

export const isAnyone = (words: string, parties: Kinds): boolean => parties.kindsOf(words).includes('anyone')

const stemOf = (words: string) =>
  words
    .toLowerCase()
    .replace(/^(?:(?:the|our|their|its|an?|any|your|other|these) )+/, '')
    .replace(/s$/, '')
