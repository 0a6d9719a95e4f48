import {gapRule} from '../gaps.js'
import {notice} from '../lexicon/sample-notice.js'
import {authorities} from './authorities.js'

export const missingEffectiveDate = gapRule({
  id: 'missing-effective-date',
  item: 'effective-date',
  category: 'disclosure',
  severity: 'warning',
  summary: 'A privacy notice without a date.',
  rationale:
    'Without a date nobody can tell which version held when, nor whether this is the newest. Any date that says when the text was updated, published or takes effect is enough, also in front matter. The years of laws and copyright lines are no such dates. The rule asks privacy notices and, as information, cookie notices; no terms, guidelines or contracts, and no supplement whose parent is not known.',
  authority: [authorities.ccpaPolicy, authorities.dealProof],
  examples: [{bad: notice({without: ['date'], marked: '# Acorn Privacy Notice'}).replace('[|# ', '# [|'), good: notice()}],
  traps: [
    `---\nupdated: 2026-03-03\n---\n\n${notice({without: ['date']})}`,
    notice({saying: {date: 'Effective as of March 2026'}}),
    notice({saying: {date: 'March 3, 2026'}}),
  ],
  message: () => 'This has no date. Say when it was last updated, or from when it holds.',
})
