import {type Change, changesIn} from '../model/consent.js'
import type {Placed, Policy} from '../model/policy.js'
import {isSameRegion, type Region, regionsIn} from '../model/regions.js'
import {type Finding, type Fix, policyRule} from '../rule.js'
import {authorities} from './authorities.js'

export const consentVsUnilateral = policyRule({
  id: 'consent-vs-unilateral',
  category: 'contradiction',
  severity: 'warning',
  summary: 'Changes need consent in one clause, and only continued use in another.',
  rationale:
    'A reader who was promised that nothing changes without consent need not read every new version. If staying counts as consent elsewhere, the promise is empty, and a court may hold you to it all the same. The rule compares promises about the text, or about the way data is used, with clauses that take use for acceptance. It does not judge consent to a single practice, or clauses that keep the two apart (“for other changes”).',
  authority: [authorities.unfairTerms, authorities.policyLint],
  examples: [
    {
      bad: 'We [|will not change this policy without your consent|].\n\nWe may amend it at any time. [|Your continued use of the app means that you accept the changes|].',
      good: 'We will not change this policy without your consent.\n\nWe will ask for it by e-mail.',
    },
  ],
  traps: [
    'We will not publish your photo without your consent.\n\nWe may amend this policy. Your continued use means that you accept the changes.',
    'We will not change how we use your data without your consent.\n\nFor other changes to this policy, your continued use means that you accept them.',
    'You may not change these terms without our consent.\n\nBy continuing to use the app after a change you agree to the new terms.',
    'We will not change how we use your data without your consent.\n\nWe may amend this policy and will ask you to accept the new version.',
    'These terms may only be changed by a document signed by both parties, or by the posting of a new version.\n\nContinued use after a change means that you accept it.',
  ],
  *check(policy) {
    const changes = gather(policy)
    const promises = changes.filter(({fact}) => fact.kind === 'promise')
    const acceptances = changes.filter(({fact}) => fact.kind === 'acceptance')
    if (promises.length === 0 || acceptances.length === 0) return
    const region = regionsIn(policy)
    const at = (it: Placed<Change>) => region(it.at, it.fact.span.start)
    for (const promise of promises) {
      const other = acceptances.find((it) => isSame(at(it), at(promise)))
      if (other) yield finding(promise, other, 'This promises to ask for consent', 'Here continued use is taken for consent.')
    }
    for (const taken of acceptances) {
      const other = promises.find((it) => isSame(at(it), at(taken)))
      if (other) yield finding(taken, other, 'This takes use for consent', 'Here consent is promised.')
    }
  },
})

/** The part that speaks of changes stands for all supplements. */
function isSame(a: Region, b: Region): boolean {
  return isSameRegion({...a, supplement: 0}, {...b, supplement: 0})
}

const most = 30

function gather({clauses}: Policy): readonly Placed<Change>[] {
  const changes: Placed<Change>[] = []
  for (const at of clauses) for (const fact of changesIn(at.clause)) if (changes.length < most) changes.push({fact, at})
  return changes
}

function finding({fact, at}: Placed<Change>, other: Placed<Change>, what: string, explained: string): Finding {
  const end = {start: fact.span.end, end: fact.span.end}
  const exception: Fix = {title: 'Add an exception', safe: false, edits: () => at.edit(end, [', except ', {label: 'exception'}])}
  const its = other.at.clause.text.slice(other.fact.span.start, other.fact.span.end)
  return {
    span: at.toSource(fact.span),
    message: `${what}; “${short(its)}” says otherwise. Say which changes need consent.`,
    related: [{span: other.at.toSource(other.fact.span), message: explained}],
    fixes: fact.kind === 'promise' ? [exception] : [],
  }
}

function short(words: string): string {
  return words.length > 60 ? `${words.slice(0, 60).replace(/\s\S*$/, '')} …` : words
}
