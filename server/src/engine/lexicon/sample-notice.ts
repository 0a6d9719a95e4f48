/** A short privacy notice that says all it must: what a rule on gaps shows is the same notice without one part of it. */

const parts = {
  title: '# Acorn Privacy Notice',
  date: 'Last updated: 3 March 2026',
  scope:
    'This privacy notice explains what Acorn Ltd does with your personal data when you use the Acorn app, the garden planner for people who grow their own food.',
  collection:
    '## What we collect\n\nYou give us your name, your e-mail address, and the notes and pictures that you add to your garden plan. Your device tells us its model and its language when you open the app.',
  use: '## How we use it\n\nWe use your name and your e-mail address to sign you in and to answer your questions. We use your notes and pictures to show you your plan, on each of your devices. We use the model and the language of your device to choose the layout and the words that suit it.',
  recipients:
    '## Who receives it\n\nWe share your notes and your pictures with our hosting provider, Harbour Ltd, which stores them for us and may do nothing else with them.',
  retention:
    '## How long we keep it\n\nWe keep your notes and your pictures until you delete them, and everything else for 30 days after you close your account.',
  rights: '## Your rights\n\nYou can ask us for a copy of your personal data. You can ask us to correct it or to delete it.',
  children: '## Children\n\nThe app is not meant for children under 13.',
  bases: '## In Europe\n\nWhere the GDPR applies, our legal basis is our contract with you; for our newsletter, it is your consent.',
  freedoms:
    '## More rights in Europe\n\nUnder the GDPR you have the right to restrict or object to the processing of your data, and the right to data portability.',
  complaints: '## Complaints\n\nYou can complain to the data protection authority of the country where you live.',
  transfers:
    '## Other countries\n\nWe transfer your data to countries outside the EEA, under the standard contractual clauses of the European Commission.',
  profiling: '## Personalised suggestions\n\nWe use profiling to suggest plants that suit your garden.',
  decisions: 'We make no automated decisions that have legal or similarly significant effects on you.',
  california:
    '## In California\n\nIf you are a resident of California: in the last 12 months we have collected these categories of personal information: identifiers and content. The sources are you and your device. We use it for the purposes above. We have disclosed it to one category of third parties: hosting providers.',
  contact: '## Contact\n\nWrite to Acorn Ltd, 1 Oak Street, Harbour, or to privacy@acorn.example.',
} as const

export type Part = keyof typeof parts

/** What a notice for everybody has. */
const everywhere: readonly Part[] = [
  'title',
  'date',
  'scope',
  'collection',
  'use',
  'recipients',
  'retention',
  'rights',
  'children',
  'contact',
]

interface Changes {
  readonly without?: readonly Part[]
  readonly with?: readonly Part[]
  /** Parts in other words. */
  readonly saying?: Readonly<Partial<Record<Part, string>>>
  /** The words a rule flags. */
  readonly marked?: string
}

/** The notice, in Markdown. */
export function notice({without = [], with: more = [], saying = {}, marked = ''}: Changes = {}): string {
  const written = (Object.keys(parts) as Part[])
    .filter((part) => (everywhere.includes(part) || more.includes(part) || part in saying) && !without.includes(part))
    .map((part) => saying[part] ?? parts[part])
    .join('\n\n')
  return marked === '' ? written : written.replace(marked, `[|${marked}|]`)
}
