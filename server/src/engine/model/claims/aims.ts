/** What data is used for, as a class to compare. */
export type Aim = 'marketing' | 'training' | 'analytics' | 'personalization' | 'security' | 'legal' | 'sale' | 'service'

const aims: readonly (readonly [aim: Aim, names: RegExp])[] = [
  ['legal', /\b(?:laws?|legal\w*|compl(?:y|iance)|courts?|enforce\w*|regulat\w+|disput\w+|claims|subpoena\w*|audit\w*|obligations?)\b/],
  ['sale', /\b(?:merger|acquisition|bankruptcy|sale of (?:our|all|the) \w+|reorgani[sz]\w+|insolvency)\b/],
  ['security', /\b(?:secur\w+|fraud\w*|abuse\w*|safety|spam|protect\w*|malicious|debug\w*|authenticat\w+|verif\w+)\b/],
  ['training', /\b(?:train\w*|machine learning|models?|artificial intelligence)\b/],
  ['marketing', /\b(?:market(?:ing)?|advert\w+|ads|promot\w+|offers|newsletters?|special deals|discounts|sweepstakes)\b/],
  ['analytics', /\b(?:analy\w+|statistic\w*|research|improv\w+|measur\w+|understand how|develop new)\b/],
  ['personalization', /\b(?:personali[sz]\w+|customi[sz]\w+|tailor\w*|recommend\w*|profil(?:e|ing) you)\b/],
  [
    'service',
    /\b(?:provid\w+|deliver\w*|operat\w+|maintain\w*|account\w*|regist\w+|support|respond|answer\w*|repl(?:y|ies)|set (?:it |\w+ )?up|set|communicat\w+|contact\w*|notify|inform|process\w*|payments?|bill\w*|invoic\w+|ship\w*|orders?|send|create|arrange|fulfil\w*|help|handle|manage|host\w*|recover|reset|sign|log|remind|confirm|calculate|show|display|connect)\b/,
  ],
]

/** The classes a purpose belongs to; none if it is of no known class. */
export function aimsOf(words: string): ReadonlySet<Aim> {
  const text = words.toLowerCase()
  const found = aims.filter(([, names]) => names.test(text)).map(([aim]) => aim)
  // “To send you offers” is marketing, and “to provide analytics” analytics.
  return new Set(found.length > 1 ? found.filter((aim) => aim !== 'service') : found)
}
