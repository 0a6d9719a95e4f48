import {actionVerbs} from './verbs.js'
import {words} from './words.js'

/** What touches readers or what they have: a statement that the company does it is one of practice, not of how things are. */
export const actingVerbs: ReadonlySet<string> = new Set([
  ...Object.values(actionVerbs).flatMap((verbs) => [...verbs]),
  ...words(`
    contact email call mail notify inform tell change update amend modify revise suspend terminate charge increase combine review
    check test offer ask invite place discontinue audit conduct train restrict limit block cancel refuse close adjust bill market
    advertise allow let permit rely discard
  `),
])
