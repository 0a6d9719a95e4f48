import {gapRule} from '../gaps.js'
import {notice} from '../lexicon/sample-notice.js'
import {authorities} from './authorities.js'

export const missingRetention = gapRule({
  id: 'missing-retention',
  item: 'retention',
  category: 'disclosure',
  severity: 'warning',
  asksSupplements: true,
  summary: 'A privacy notice that nowhere says how long data is kept.',
  rationale:
    'Readers ask how long their data stays, and the law asks for the period or for what decides it. The rule speaks once, when no sentence gives a period, an event or a criterion; whether “as long as necessary” is enough, vague-retention judges. It asks privacy notices and cookie notices, no terms, guidelines or contracts. A supplement whose parent is not known gets it as information: the answer may stand there.',
  authority: [authorities.gdpr13retention, authorities.ccpaRetention],
  examples: [{bad: notice({without: ['retention'], marked: 'How we use it'}), good: notice()}],
  traps: [
    notice({saying: {retention: '## Deletion\n\nWhen you close your account, we delete everything within two weeks.'}}),
    notice({saying: {retention: '## Storage\n\nWe do not keep personal data: your notes never leave your device.'}}),
    notice({saying: {retention: '## Records\n\nInvoices are kept as long as tax law asks us to.'}}),
  ],
  message: (_, {profile, parent}) =>
    profile === 'cookie notice'
      ? 'Nothing says how long cookies stay. Name the time, or what ends it.'
      : parent === 'unknown'
        ? 'Nothing here says how long data is kept. Name the period, unless the document that this one supplements does.'
        : 'Nothing says how long data is kept. Name the period for each kind of data, or the event that ends it.',
})
