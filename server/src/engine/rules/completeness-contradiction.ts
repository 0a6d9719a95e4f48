import type {Clause} from '../model/clause.js'
import type {Placed, Policy} from '../model/policy.js'
import {holdsIn, regionsIn} from '../model/regions.js'
import {type Finding, policyRule} from '../rule.js'
import {remembered} from '../text/remembered.js'
import {withPlainSpaces} from '../text/spaces.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const completenessContradiction = policyRule({
  id: 'completeness-contradiction',
  category: 'contradiction',
  severity: 'information',
  summary: 'A text that calls itself complete, and says elsewhere that it is not.',
  rationale:
    'A reader who is told that a policy is comprehensive stops looking. If a list of the data in it is “not exhaustive”, there is more, and the reader is not told what. The rule compares what is said of the policy, or of its lists of data and purposes. It does not judge lists of examples, of trademarks, of forbidden acts, and other lists that nobody called complete.',
  authority: [authorities.gdpr12, authorities.wp260],
  examples: [
    {
      bad: 'This is a [|comprehensive privacy policy|].\n\nThis is [|not an exhaustive list|] of the information that we may collect.',
      good: 'This is a comprehensive privacy policy.\n\nThis is the information that we collect.',
    },
  ],
  traps: [
    'We have a comprehensive privacy policy.\n\nThis is not an exhaustive list of our trademarks.',
    'Please read the complete list of cookies.\n\nThis list of forbidden uses is not exhaustive.',
    'This is not an exhaustive list of the information that we collect.',
    'Sanctions on these countries are comprehensive.\n\nThis is not a complete list of the information we collect.',
  ],
  *check(policy) {
    const claims = gather(policy)
    const full = claims.filter(({fact}) => fact.complete)
    const partial = claims.filter(({fact}) => !fact.complete)
    if (full.length === 0 || partial.length === 0) return
    const region = regionsIn(policy)
    const agree = (general: Placed<Claim>, other: Placed<Claim>) =>
      holdsIn(region(general.at, general.fact.span.start), region(other.at, other.fact.span.start))
    for (const one of full) {
      const other = partial.find((it) => agree(one, it))
      if (other) yield finding(one, other, 'This calls the text complete', 'Here it says that something is missing.')
    }
    for (const one of partial) {
      const other = full.find((it) => agree(it, one))
      if (other) yield finding(one, other, 'This says that something is missing', 'Here it is called complete.')
    }
  },
})

interface Claim {
  readonly complete: boolean
  readonly span: Span
}

const cheap = /\b(?:exhaustive|comprehensive|complete|everything|all)\b/i
const subject = '(?:privacy )?(?:policy|notice|statement|disclosure)'
const things = '(?:information|data|purposes|practices)'
const full: readonly RegExp[] = [
  new RegExp(`\\b(?:comprehensive|exhaustive|complete) ${subject}\\b`, 'gi'),
  new RegExp(
    `\\b(?:comprehensive|exhaustive|complete|full) (?:list|description|overview|account) of (?:all )?(?:the |your |our )?(?:personal )?${things}\\b`,
    'gi',
  ),
  new RegExp(
    `\\bthis ${subject} (?:describes|lists|explains|names|sets out|covers) (?:everything (?:that )?we do with your (?:personal )?(?:data|information)|(?:everything|(?:all|every)(?: of)?(?: the)?(?: kinds? of| types? of)? (?:personal )?${things}) (?:that )?we (?:collect|use|process|share))\\b`,
    'gi',
  ),
]
const partial =
  /\b(?:not (?:intended to be |meant to be |meant as )?(?:an? )?(?:complete|exhaustive|comprehensive)(?: (?:or|and) (?:complete|exhaustive|comprehensive))?|non-exhaustive)(?: (?:list|description|overview|statement|account)\b)?/gi
/** What a list that is not complete may be of, or else it is of something else. */
const ofThings = new RegExp(
  `^(?: (?:list|description|overview|statement|account))? of (?:all )?(?:the |your |our )?(?:kinds? of |types? of )?(?:personal )?${things}\\b`,
  'i',
)
const isSelf = new RegExp(`\\bthis ${subject} is $`, 'i')

const claimsIn = remembered((clause: Clause): readonly Claim[] => {
  if (clause.kind === 'heading' || !cheap.test(clause.masked)) return []
  const masked = withPlainSpaces(clause.masked)
  const claims: Claim[] = []
  for (const {0: words, index} of masked.matchAll(partial)) {
    const end = index + words.length
    if (ofThings.test(masked.slice(end, end + 80)) || isSelf.test(masked.slice(Math.max(0, index - 40), index))) {
      claims.push({complete: false, span: {start: index, end}})
    }
  }
  for (const pattern of full) {
    for (const {0: words, index} of masked.matchAll(pattern)) {
      const span = {start: index, end: index + words.length}
      if (
        !/\b(?:not|non|no|than)[\s-](?:intended to be |meant to be )?(?:an? )?(?:\w+ or )?$/i.test(
          masked.slice(Math.max(0, index - 40), index),
        )
      )
        claims.push({complete: true, span})
    }
  }
  return claims
})

const most = 30

function gather({clauses}: Policy): readonly Placed<Claim>[] {
  const claims: Placed<Claim>[] = []
  for (const at of clauses) for (const fact of claimsIn(at.clause)) if (claims.length < most) claims.push({fact, at})
  return claims
}

function finding({fact, at}: Placed<Claim>, other: Placed<Claim>, what: string, explained: string): Finding {
  const its = other.at.clause.text.slice(other.fact.span.start, other.fact.span.end)
  return {
    span: at.toSource(fact.span),
    message: `${what}; “${its}” says otherwise. Complete the list, or claim less.`,
    related: [{span: other.at.toSource(other.fact.span), message: explained}],
  }
}
