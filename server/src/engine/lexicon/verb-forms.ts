/** Verbs whose base form is no noun and no adjective in a policy: after “the” or “your” it is a slip. */
const pure = `accommodate accompany achieve acknowledge acquire activate adapt adhere administer agree allow amend analyze analyse apply
  appoint arise ascertain assess assign assume authorize authorise become begin belong believe choose clarify collect  commence
  communicate comply comprise  confirm consider contain continue contribute  create cooperate customize deactivate decide
  deem define delete deliver demonstrate deny depend derive describe designate destroy detect determine develop diminish disable disclose
  discontinue display-only distribute divulge eliminate employ enable encourage encrypt enforce engage enhance ensure enter establish
  evaluate exclude exist expand explain expose express-only facilitate fulfil fulfill generate govern guarantee-only identify illustrate
  implement impose improve include incorporate incur indemnify indicate inform infringe initiate inspect install integrate intend interpret
  introduce investigate invoke join keep-only locate maintain minimize mitigate modify negotiate notify obtain occur operate participate perform
  permit-only personalize possess prepare preserve prevent proceed prohibit promote protect prove provide publish pursue receive
  recognize recommend reduce reflect refuse register-only  rely remain remove  reproduce require resell resolve respond
  restrict retain reveal satisfy  send serve solicit specify store-only submit subscribe supersede survive suspend tailor tell
  terminate transmit understand uninstall utilize utilise validate verify violate waive withdraw withhold`
  .split(/\s+/)
  .filter((verb) => !verb.endsWith('-only'))

/** These are nouns as well, so only their other forms tell. */
const nouns = `access act cease consent contact decline display disclaim express grant guarantee keep own permit process purchase register
  request reserve sell share store sublicense transfer use visit warrant`.split(/\s+/)

const irregular: Readonly<Record<string, string>> = {
  arise: 'arisen',
  become: 'become',
  begin: 'begun',
  choose: 'chosen',
  keep: 'kept',
  prove: 'proven',
  resell: 'resold',
  sell: 'sold',
  send: 'sent',
  tell: 'told',
  understand: 'understood',
  withdraw: 'withdrawn',
  withhold: 'withheld',
}
const doubling = /(?:admit|permit|submit|transmit|incur|occur|begin|commit|transfer|refer|prefer|defer)$/

/** The third person: `provides`. */
export const thirdOf = (verb: string) =>
  /(?:s|x|ch|sh|z)$/.test(verb) ? `${verb}es` : /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`
/** The -ing form: `providing`. */
export const ingOf = (verb: string) =>
  doubling.test(verb) ? `${verb}${verb.at(-1)}ing` : /[^e]e$/.test(verb) ? `${verb.slice(0, -1)}ing` : `${verb}ing`

/** The participle: `provided`, `sent`. */
export function participleOf(verb: string): string {
  if (irregular[verb]) return irregular[verb]
  if (doubling.test(verb)) return `${verb}${verb.at(-1)}ed`
  if (verb.endsWith('e')) return `${verb}d`
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`
}

export const baseVerbs: ReadonlySet<string> = new Set(pure)
/** From the third person to the base form, as far as it is no plural: `provides`. */
export const thirdPersons: ReadonlyMap<string, string> = new Map(
  [...pure, 'disclaim', 'own', 'sell', 'sublicense'].map((verb) => [thirdOf(verb), verb]),
)
/** The same with those that are plurals as well: after “you” they are verbs. */
export const allThirdPersons: ReadonlyMap<string, string> = new Map(
  [...pure, ...nouns, 'want', 'need', 'make', 'take', 'give', 'get', 'know', 'wish', 'change', 'check', 'help', 'update', 'cancel'].map(
    (verb) => [thirdOf(verb), verb],
  ),
)
/** From the -ing form to the base form. */
export const ingForms: ReadonlyMap<string, string> = new Map([...pure, ...nouns].map((verb) => [ingOf(verb), verb]))
export const irregularParticiples: ReadonlySet<string> = new Set(
  'begun brought built chosen done given kept known lost made paid resold seen sent shown sold sought spoken spent taken told understood withdrawn withheld written'.split(
    ' ',
  ),
)
/** Base forms that look like participles. */
export const falseParticiples: ReadonlySet<string> = new Set(
  'bed bleed breed embed exceed feed fed heed led need proceed red seed shed shred speed succeed wed weed hundred sacred naked indeed'.split(
    ' ',
  ),
)
/** Verbs that reach their object by a preposition only: “comply these terms” lacks one. */
export const prepositionOf: ReadonlyMap<string, string> = new Map(
  Object.entries({
    to: 'adhere adheres adhering adhered belong belongs belonging pertain pertains pertaining respond responds responding according pursuant prior',
    with: 'comply complies complying complied interact interacts interacting cooperate cooperates cooperating',
    on: 'depend depends depending rely relies relying relied',
    of: 'consist consists consisting consisted regardless',
    in: 'participate participates participating participated reside resides residing resided',
  }).flatMap(([preposition, verbs]) => verbs.split(' ').map((verb) => [verb, preposition] as const)),
)
/** From the past to the base form, where the two differ from the participle: after “can” it is a slip. */
export const pasts: ReadonlyMap<string, string> = new Map(
  Object.entries({
    became: 'become',
    began: 'begin',
    chose: 'choose',
    did: 'do',
    gave: 'give',
    had: 'have',
    knew: 'know',
    took: 'take',
    went: 'go',
    withdrew: 'withdraw',
    wrote: 'write',
  }),
)
