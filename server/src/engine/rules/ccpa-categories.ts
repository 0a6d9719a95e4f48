import {gapRule, listed} from '../gaps.js'
import {notice} from '../lexicon/sample-notice.js'
import {authorities} from './authorities.js'

export const ccpaCategories = gapRule({
  id: 'ccpa-categories',
  item: 'ccpa-categories',
  category: 'disclosure',
  severity: 'information',
  strict: true,
  jurisdiction: 'ccpa',
  summary: 'A notice for Californians that lacks part of what California asks to be listed.',
  rationale:
    'California asks for the categories of data collected, their sources, the purposes and the third parties that got them, over the last 12 months. The rule asks where the document speaks of California’s law or its residents, or the configuration names the CCPA, and it names what it does not find. A reference to a notice for California is an answer. It does not judge whether a list is complete, nor whether the CCPA applies to you. It asks no supplement whose parent is not known.',
  authority: [authorities.ccpaPolicy, authorities.ccpaRetention],
  examples: [
    {
      bad: notice({saying: {california: '## In California\n\nResidents of California may ask us for more.'}, marked: 'In California'}),
      good: notice({with: ['california']}),
    },
  ],
  traps: [
    notice({saying: {california: 'For residents of California, see our [California privacy notice](california.md).'}}),
    notice({saying: {contact: 'Write to Acorn Inc, 1 Oak Street, Harbour, CA 94000, California.'}}),
    notice(),
  ],
  message: ({missing}) => `California asks for more than this says. Add ${listed(missing)}.`,
})
