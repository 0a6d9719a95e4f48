/** Who gets data, as a kind: `third` is anyone outside. */
export type Party = 'own' | 'affiliate' | 'authority' | 'public' | 'provider' | 'advertiser' | 'broker' | 'third' | 'anyone' | 'other'

const parties: readonly (readonly [party: Party, names: RegExp])[] = [
  ['authority', /\b(?:authorit\w+|law enforcement|court\w*|regulator\w*|government\w*|police|agenc(?:y|ies))\b/],
  ['affiliate', /\b(?:affiliat\w+|subsidiar\w+|parent|group|family of companies|sister)\b/],
  ['public', /\b(?:public|users?|visitors?|members|friends|followers|participants|recipients?|administrators?|organi[sz]ation owners?)\b/],
  ['own', /^(?:us|we|our (?:staff|employees|team|personnel|servers?|systems?)|you|yourself|employees|staff|personnel)$/],
  ['broker', /\bdata brokers?\b/],
  ['advertiser', /\b(?:advertis\w+|ad networks?|marketers?|marketing (?:compan\w+|partners?)|sponsors?)\b/],
  ['anyone', /^(?:anyone|anybody|any(?: other)? (?:person|party|one)|no ?one|nobody|others|anyone else|any other parties|outsiders)$/],
  [
    'third',
    /^(?:(?:any|other|unaffiliated|non-?affiliated|outside|external|independent|all|such) )*(?:third[ -]part(?:y|ies)|outside parties|other compan(?:y|ies)|other parties|other organi[sz]ations|third[ -]party companies)$/,
  ],
  ['provider', /\b(?:providers?|vendors?|processors?|contractors?|suppliers?|agents?|hosts?|couriers?|carriers?)\b/],
]

export function partyOf(words: string): Party {
  const name = words
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^(?:the|our|their|its|an?|these|those|with|certain|selected|select|trusted|various) (?!group)/, '')
    .trim()
  return parties.find(([, names]) => names.test(name))?.[0] ?? 'other'
}

/** Whether who gets nothing is whom another statement gives something. Of two unnamed kinds the words must agree. */
export function coversParty(denied: string, given: string): boolean {
  const [no, yes] = [partyOf(denied), partyOf(given)]
  if (yes === 'own' || yes === 'public' || yes === 'authority') return no === yes
  if (no === 'anyone') return true
  if (no === 'third') return yes !== 'affiliate' && yes !== 'anyone'
  if (no === 'other' || no === 'provider') return stemsOf(denied) === stemsOf(given)
  return no === yes
}

const stemsOf = (words: string) =>
  words
    .toLowerCase()
    .replace(/^(?:the|our|their|its|an?|any|your|other|these) /, '')
    .replace(/s$/, '')
