const singulars =
  `activity advertiser advertisement affiliate agency agreement application authority browser category child circumstance company
  condition contractor cookie country court customer device disclosure election employee entity identifier individual institution instance
  invoice jurisdiction law location member merchant method obligation organisation organization participant party person policy product
  provider purpose region regulation requirement right server service setting situation subscriber subscription subsidiary supplier
  technology user vendor visitor website`.split(/\s+/)

/** These plurals may be verbs or names of documents: “a customer claims”, “a terms page”. */
const doubtful = `account address case change claim dispute document feature feature issue link message notice order page partner payment
  practice problem purchase reason record report request state term transaction`.split(/\s+/)

const pluralOf = (noun: string) => (noun === 'child' ? 'children' : /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`)

/** From the plural to the singular, where it can be nothing but a plural. */
export const plurals: ReadonlyMap<string, string> = new Map(singulars.map((noun) => [pluralOf(noun), noun]))
/** From the singular of what can be counted to the plural. */
export const countables: ReadonlyMap<string, string> = new Map([...singulars, ...doubtful].map((noun) => [noun, pluralOf(noun)]))
