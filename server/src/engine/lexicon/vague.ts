/** What a vague word leaves open. */
export type VagueSense =
  | 'modality'
  | 'quantifier'
  | 'generalization'
  | 'time'
  | 'condition'
  | 'discretion'
  | 'purpose'
  | 'data'
  | 'recipient'

/** How surely readers take it for vague: 3 nearly always, 2 mostly, 1 at times, 0 seldom, though the literature names it. */
export type VagueLevel = 0 | 1 | 2 | 3

/**
 * Terms by what they leave open, one line for each level from 3 down to 0. The forty of the literature (conditions, generalizations,
 * modality, quantifiers) are all here, with what policies use besides.
 */
const terms: Readonly<Record<VagueSense, readonly [string, string, string, string]>> = {
  modality: ['may', 'might, perhaps', 'possibly, potentially, likely', 'possible, could, can, would'],
  quantifier: [
    'certain, some, various, other similar',
    'similar, other, several, most, many, numerous, among other things, additional, miscellaneous, assorted, a number of, a variety of',
    'any other, things, selected, others, not limited to, few, much, and so on, and so forth, and the like',
    'further, another, particular, anyone, etc, specific, including but not limited to, everyone',
  ],
  generalization: [
    'generally, usually, occasional, occasionally, some cases, in general, sometimes, typically',
    'general, broad, normally, mainly, mostly, largely, widely, most cases, frequently, ordinarily',
    'regular, regularly, commonly, roughly, approximately',
    'often, primarily',
  ],
  time: [
    'from time to time, periodically, elsewhere, on occasion',
    'soon, reasonable period, at times, periodic, as soon as possible',
    'in a timely manner, promptly, on a regular basis, on an ongoing basis, shortly',
    'at any time',
  ],
  condition: [
    'reasonably, reasonably necessary, reasonable, as needed',
    'essential, significant, as necessary, as appropriate, where appropriate, relevant, appropriate, inappropriate, legitimate, technologically, limited circumstances, as reasonably',
    'exceptions, depending, necessarily, nonessential, applicable, where permitted',
    'circumstances, otherwise, to the extent, necessary, needed, if necessary, as applicable, as permitted, instances',
  ],
  discretion: [
    'as we see fit',
    'we believe, good faith, good faith belief, any way, deem, deems, in our opinion',
    'knowingly, discretion, needs, deemed, steps',
    'believe, belief, actions, sole discretion, for any reason',
  ],
  purpose: [
    'other purposes',
    'operational, internal purposes',
    'legitimate interests',
    'tailor, personalized, functionality, marketing purposes, enhance, business purposes, research, improve, interests',
  ],
  data: [
    'certain information, other information, non-personal information, personal information, non-personal',
    'personal data, technical information, identifiable, personally identifiable information, non-personally identifiable, non-personally, non-identifiable, transactional, personally identifiable, de-identified, such information, user information, usage information, additional information',
    'aggregated, customer information, aggregate',
    'contact information, anonymous, statistical, information',
  ],
  recipient: [
    'other sources',
    'other companies, other websites, 3rd party, unaffiliated, entities, third parties, third party, third-party, third-parties, external sources, other third parties',
    'affiliated, affiliates',
    'sources, outside, subsidiaries, business partners, service providers, contractors, partners, agents, vendors',
  ],
}

export interface VagueTerm {
  readonly sense: VagueSense
  readonly level: VagueLevel
}

/** By the term, in lower case. */
export const vagueTerms: ReadonlyMap<string, VagueTerm> = new Map(
  (Object.keys(terms) as VagueSense[]).flatMap((sense) =>
    terms[sense].flatMap((line, index) =>
      line
        .split(', ')
        .filter((term) => term !== '')
        .map((term) => [term, {sense, level: (3 - index) as VagueLevel}] as const),
    ),
  ),
)
