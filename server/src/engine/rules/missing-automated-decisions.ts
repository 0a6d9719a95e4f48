import {gapRule} from '../gaps.js'
import {notice} from '../lexicon/sample-notice.js'
import {authorities} from './authorities.js'

export const missingAutomatedDecisions = gapRule({
  id: 'missing-automated-decisions',
  item: 'automated-decisions',
  category: 'disclosure',
  severity: 'hint',
  strict: true,
  jurisdiction: 'gdpr',
  summary: 'A notice under the GDPR that speaks of profiling, and not of automated decisions.',
  rationale:
    'Who is profiled wants to know whether a machine decides about them. The GDPR asks you to tell of automated decisions with legal or similar effects; where there are none, one sentence says so. The rule asks where the document speaks of the GDPR or of the EU, or the configuration names it, and of profiling, inferences, or advertising and content made for one reader. Remembering a language or a layout is none of these. It asks no supplement whose parent is not known.',
  authority: [authorities.gdpr13automated],
  examples: [
    {
      bad: notice({with: ['bases', 'profiling'], marked: 'Personalised suggestions'}),
      good: notice({with: ['bases', 'profiling', 'decisions']}),
    },
  ],
  traps: [
    notice({with: ['bases']}),
    notice({with: ['profiling']}),
    notice({
      with: ['bases', 'profiling'],
      saying: {decisions: 'You have the right not to be subject to a decision based solely on automated processing.'},
    }),
  ],
  message: () => 'Readers are profiled, and nothing says whether a machine decides about them. Say so, or that none does.',
})
