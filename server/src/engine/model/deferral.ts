import {remembered} from '../text/remembered.js'
import type {Clause} from './clause.js'
import {clausesThat} from './ledger.js'
import type {PlacedClause, Policy} from './policy.js'

/** What a sentence says of where terms are defined: `elsewhere`, or `here`, in a place of the same document. */
export interface Deferral {
  readonly to: 'here' | 'elsewhere'
  readonly start: number
  readonly end: number
}

const speaking = /\b(?:[Cc]apitali[sz]ed|[Dd]efined|[Uu]ndefined) (?:terms?|words)\b|\b(?:[Tt]erms?|[Ww]ords) (?:used|that are|not|which)\b/
const elsewhere =
  /\b(?:capitali[sz]ed )?(?:terms?|words)\b[^.\n]{0,100}\b(?:not|without)(?: being| otherwise| expressly| specifically){0,2} (?:defined?|definition)\b[^.\n]{0,100}\b(?:meanings?|defined|definitions?)\b/i
const elsewhereToo =
  /\b(?:capitali[sz]ed|defined) (?:terms?|words)\b[^.\n]{0,80}\b(?:ha(?:s|ve) the (?:same )?meanings?|are (?:as )?defined)\b[^.\n]{0,60}\b(?:in|under|by) (?:the|our|your|its) (?!(?:following|below)\b)\p{Lu}/iu
const here =
  /\b(?:[Cc]apitali[sz]ed|[Dd]efined) (?:terms?|words)\b[^.\n]{0,80}\b(?:are|is|ha(?:s|ve))\b[^.\n]{0,60}\b(?:defined|meanings?|definitions?|explained)\b[^.\n]{0,60}\b(?:Appendix|Section|Schedule|Annex|Exhibit|Article|Clause|Glossary|below|at the end|Definitions)\b/

/** Where a clause says that terms are defined; nothing if it does not. */
export const deferralIn = remembered(({masked}: Clause): Deferral | false => {
  if (!speaking.test(masked)) return false
  const match = elsewhere.exec(masked) ?? here.exec(masked) ?? elsewhereToo.exec(masked)
  if (!match) return false
  const to = here.test(match[0]) && !elsewhere.test(match[0]) ? 'here' : 'elsewhere'
  return {to, start: match.index, end: match.index + match[0].length}
})

/** Whether a document leaves terms it does not define to another one. */
export function defers(policy: Pick<Policy, 'clauses'>): boolean {
  return deferring(policy).some(({clause}) => {
    const deferral = deferralIn(clause)
    return deferral !== false && deferral.to === 'elsewhere'
  })
}

/** The clauses that say where terms are defined. */
export function deferring(policy: Pick<Policy, 'clauses'>): readonly PlacedClause[] {
  return clausesThat(policy, isDeferral)
}

const isDeferral = (clause: Clause): boolean => deferralIn(clause) !== false
