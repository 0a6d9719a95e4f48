import {type ExportedDefinition, type Exports, exportsOf} from '../model/exports.js'
import {calledOf, relatedIn, relativesOf} from '../model/family.js'
import {meaningsDiffer} from '../model/meanings.js'
import type {Other} from '../model/workspace.js'
import {workspaceRule} from '../rule.js'
import {authorities} from './authorities.js'

export const crossDocTermConflict = workspaceRule({
  id: 'cross-doc-term-conflict',
  category: 'terms',
  severity: 'warning',
  summary: 'A term that another document of the company defines with another meaning.',
  rationale:
    'Readers who have learnt a term in one document carry its meaning to the next. When the privacy policy and the terms give one term two meanings, a promise made in one of them is read by the words of the other. The rule compares closed definitions in the policies of a workspace that belong to one company and are about the same, and speaks only where they share next to nothing, differ in their numbers or list different names. It does not judge what each document calls itself, its services, its parties or its fees, versions of one document, old versions in an archive folder, or documents about different products.',
  authority: [authorities.dealProof, authorities.commonForm],
  beside: {
    'terms.md':
      '# Acorn Terms of Service\n\nAcorn Ltd (“Acorn”, “we”) runs the garden app.\n\n“Personal Information” means the name and the password of an account holder.\n',
  },
  examples: [
    {
      bad: '# Acorn Privacy Policy\n\nAcorn Ltd (“Acorn”, “we”) runs the garden app.\n\n“[|Personal Information|]” means any facts relating to an identified or identifiable human being.',
      good: '# Acorn Privacy Policy\n\nAcorn Ltd (“Acorn”, “we”) runs the garden app.\n\n“Personal Information” means the name and password of an account holder.',
    },
  ],
  traps: [
    '# Acorn Privacy Policy\n\nAcorn Ltd (“Acorn”, “we”) runs the app.\n\n“Personal Information” includes where you are.',
    '# Harbour Privacy Policy\n\nHarbour Ltd (“Harbour”, “we”) runs boats.\n\n“Personal Information” means any facts relating to an identified or identifiable human being.',
    '# Acorn Terms of Service\n\nAcorn Ltd (“Acorn”, “we”) runs the app.\n\n“Personal Information” means any facts relating to an identified or identifiable human being.',
    '# Acorn Recruitment Privacy Policy\n\nAcorn Ltd (“Acorn”, “we”) runs the app.\n\n“Personal Information” means what applicants for jobs send us about their education.',
    '# Acorn Privacy Policy\n\nAcorn Ltd (“Acorn”, “we”) runs the app.\n\nIn this Section, “Personal Information” means pictures of children.',
  ],
  *check(policy) {
    const relatives = relativesOf(policy)
    if (relatives.length === 0) return
    for (const definition of closedIn(exportsOf(policy)).values()) {
      const conflict = conflictWith(definition, relatives)
      if (!conflict) continue
      const {other, its} = conflict
      yield {
        span: definition.span,
        message: `“${calledOf(other)}” gives “${definition.term}” another meaning. Use one meaning in both, or give this one a name of its own.`,
        related: [relatedIn(policy, other, its.span, `“${its.term}” means here: ${shortened(its.meaning)}`)],
      }
    }
  },
})

function conflictWith(
  definition: ExportedDefinition,
  relatives: readonly Other[],
): {readonly other: Other; readonly its: ExportedDefinition} | undefined {
  for (const other of relatives) {
    const its = closedIn(other.exports).get(definition.key)
    if (its && meaningsDiffer(definition.meaning, its.meaning)) return {other, its}
  }
  return undefined
}

const read = new WeakMap<Exports, ReadonlyMap<string, ExportedDefinition>>()

/** The definitions that mean the same wherever they stand. */
function closedIn(exports: Exports): ReadonlyMap<string, ExportedDefinition> {
  let found = read.get(exports)
  if (!found) {
    // The first definition counts.
    const all = exports.definitions.filter((it) => it.closed && !isBound(it)).toReversed()
    found = new Map(all.map((it) => [it.key, it]))
    read.set(exports, found)
  }
  return found
}

/** What each document has of its own: itself, those who agree to it, what it is about. */
const ownThings =
  /(?:^|\s)(?:agreement|terms?|conditions|policy|notice|statement|addendum|supplement|contract|document|services?|products?|software|sites?|websites?|apps?|applications?|platform|program(?:me)?|offering|subscription|fees?|charges?|orders?|part(?:y|ies)|customers?|clients?|users?|members?|buyers?|sellers?|developers?|partners?|participants?|compan(?:y|ies)|organi[sz]ation|licensee|licensor|discloser|recipient|provider|supplier|you|we|us|our|date|period|materials?|deliverables?|documentation|event|beta|territory|purpose)$/

function isBound({key, meaning}: ExportedDefinition): boolean {
  return (
    ownThings.test(key) ||
    /\b(?:this|these|the present) (?:\p{Lu}[\p{L}-]+ ){0,3}(?:agreement|terms|policy|notice|statement|addendum|document|contract)\b|\bhere(?:in|under|of|to)\b|\b(?:the|such) (?:services?|programs?|products?|event|order)\b/iu.test(
      meaning,
    )
  )
}

function shortened(text: string): string {
  const words = text.replaceAll(/\s+/g, ' ').trim()
  return words.length > 120 ? `${words.slice(0, 120).replace(/\s\S*$/, '')} …` : words
}
