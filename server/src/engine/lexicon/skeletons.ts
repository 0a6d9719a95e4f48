import type {Blank} from '../text/span.js'
import type {Item} from './checklist.js'

/** A section for what is missing. `{data}` stands for what the document calls it: personal data, personal information. */
export interface Skeleton {
  readonly title: string
  readonly body: readonly (string | Blank)[]
  /** The title of a section that speaks of just this, or should: what is missing goes into it. */
  readonly own: RegExp
  /** Titles of sections it goes behind, the best first. */
  readonly near: readonly RegExp[]
}

const company: Blank = {label: 'company'}
const address: Blank = {label: 'e-mail address'}

const sharing = /\b(?:shar(?:e|ing)|disclos\w{1,6}|recipients?|third part(?:y|ies)|with whom|who (?:can|has|sees|gets|receives))\b/i
const using = /\b(?:how|why|what) (?:and why )?(?:we|do we) (?:use|process)|\buse(?:s| of)?\b|\bpurposes?\b/i
const choices = /\b(?:rights?|choices?|controls?|access(?:ing)?|updating|correcting|managing)\b/i
const reaching = /\b(?:contact|reach us|questions?|get in touch|complaints?)\b/i
const keeping = /\b(?:stor(?:e|age|ing)|security|secur(?:e|ing)|protect(?:ion|ing)?|safeguards?|where)\b/i
const changes = /\b(?:changes?|updates?|amendments?|revisions?)\b/i

export const skeletons: Readonly<Record<Exclude<Item, 'effective-date'>, Skeleton>> = {
  retention: {
    title: 'How long we keep your data',
    body: [
      'We keep ',
      {label: 'kind of data'},
      ' for ',
      {label: 'period'},
      ' after ',
      {label: 'event', choices: ['you close your account', 'our contract ends', 'your last visit']},
      '. Then we delete it.',
    ],
    own: /\b(?:retention|retain|keep|how long|deletion)\b/i,
    near: [keeping, using],
  },
  contact: {
    title: 'How to contact us',
    body: [company, ' is responsible for your {data}. Write to ', address, ' or to ', {label: 'postal address'}, '.'],
    own: reaching,
    near: [/\bwho (?:we are|is responsible)\b|\babout us\b/i, choices, changes],
  },
  'legal-basis': {
    title: 'Our legal bases',
    body: [
      'We use ',
      {label: 'kind of data'},
      ' to ',
      {label: 'purpose'},
      ' because ',
      {
        label: 'legal basis',
        choices: [
          'this is necessary for our contract with you',
          'you have consented',
          'the law requires it',
          'we have a legitimate interest in it',
        ],
      },
      '.',
    ],
    own: /\b(?:legal|lawful) (?:bas[ie]s|grounds?)\b/i,
    near: [using, /\bcollect/i],
  },
  rights: {
    title: 'Your rights',
    body: [
      'You can see the {data} that we hold about you, have it corrected, and have it deleted. Write to ',
      address,
      '. We answer within ',
      {label: 'period of answer', choices: ['one month', '45 days']},
      '.',
    ],
    own: /\b(?:rights|access(?:ing)?|updating|correcting|managing)\b/i,
    near: [choices, using],
  },
  'complaint-route': {
    title: 'Complaints',
    body: [
      'If you believe that we break data protection law, you can complain to the data protection authority of the country where you live or work. Ours is ',
      {label: 'authority'},
      '.',
    ],
    own: /\bcomplaints?\b|\brights\b/i,
    near: [choices, /\b(?:Europe(?:an)?|EU|EEA|GDPR)\b/i, reaching],
  },
  'transfer-safeguard': {
    title: 'Transfers to other countries',
    body: [
      'When we send {data} to ',
      {label: 'country'},
      ', we rely on ',
      {
        label: 'safeguard',
        choices: [
          'the standard contractual clauses of the European Commission',
          'an adequacy decision',
          'the EU-U.S. Data Privacy Framework',
        ],
      },
      '. For a copy, write to ',
      address,
      '.',
    ],
    own: /\b(?:transfers?|transferring|international(?:ly)?|abroad|outside|countries|non-U\.?S\.?)\b/i,
    near: [keeping, sharing],
  },
  recipients: {
    title: 'Who receives your data',
    body: ['We share ', {label: 'kind of data'}, ' with ', {label: 'recipient'}, ' so that they can ', {label: 'purpose'}, '.'],
    own: sharing,
    near: [using],
  },
  'automated-decisions': {
    title: 'Automated decisions',
    body: [
      {
        label: 'whether you decide by automated means',
        choices: [
          'We make no decisions by automated means alone that have legal or similarly significant effects on you.',
          'We decide by automated means alone, as follows:',
        ],
      },
    ],
    own: /\b(?:profiling|automated|personali[sz]\w{1,5})\b/i,
    near: [using, choices],
  },
  children: {
    title: 'Children',
    body: [
      'Our service is not meant for children under ',
      {label: 'age', choices: ['13', '16']},
      '. If you believe that a child has given us {data}, write to ',
      address,
      ', and we will delete it.',
    ],
    own: /\bchild(?:ren)?\b/i,
    near: [choices, /\bcollect/i],
  },
  'ccpa-categories': {
    title: 'Information for residents of California',
    body: [
      'In the last 12 months we have collected these categories of personal information: ',
      {label: 'categories'},
      '. The sources are ',
      {label: 'sources'},
      '. We use it for ',
      {label: 'purposes'},
      '. We have disclosed it to these categories of third parties: ',
      {label: 'third parties'},
      '. We ',
      {label: 'sell or share', choices: ['do not sell or share it', 'sell or share it']},
      '.',
    ],
    own: /\b(?:California|CCPA|CPRA)\b/i,
    near: [choices],
  },
}
