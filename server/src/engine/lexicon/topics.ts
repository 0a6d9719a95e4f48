import type {Blank} from '../text/span.js'
import {skeletons} from './skeletons.js'

/** What a heading may promise: how it is named there, and what comes near it in the text below. */
export interface Topic {
  /** As it reads after “speaks of”. */
  readonly name: string
  readonly heading: RegExp
  /** Wide on purpose: one such word in the section, and the promise is kept. */
  readonly near: RegExp
  /** A sentence that says it. `{data}` stands for what the document calls it. */
  readonly body?: readonly (string | Blank)[]
}

export const topics: readonly Topic[] = [
  {
    name: 'security',
    heading:
      /\b(?:(?:data |information |account )?security(?! (?:code|deposit|number|researchers?|contact))|how we (?:protect|secure|safeguard)|safeguards)\b/i,
    near: /secur|protect|safeguard|encrypt|unauthori[sz]ed|firewall|breach|confidential|\bSSL\b|\bTLS\b|https|password|two-factor|vulnerab|measures|\bsafe|access control|restrict|hash|attack|threat|risk|intru|lock/i,
    body: [
      'We protect {data} with ',
      {label: 'measure', choices: ['encryption in transit and at rest', 'access limited to named staff']},
      '.',
    ],
  },
  {
    name: 'storage',
    heading: /\b(?:data |information )?(?:retention|storage|stor(?:e|ing))\b|\bhow long\b/i,
    near: /retain|retention|\bstor(?:e|ed|es|age|ing)\b|\bke(?:ep|pt)|delet|eras|period|\bdays?\b|month|years?\b|long|server|host|data cent|backup|archiv|remain|\bheld\b|\bhold\b|destroy|purge/i,
    body: skeletons.retention.body,
  },
  {
    name: 'sharing',
    heading: /\b(?:shar(?:e|ing)|disclosures?|recipients|with whom)\b/i,
    near: /shar|disclos|third|provid|transfer|\bsell|\bsold|\brent|partner|vendor|affiliat|recipient|\bgive|\bpass|\bsend|access|available|reveal|releas|others|public|visible|see\b|employer|processor/i,
    body: skeletons.recipients.body,
  },
  {
    name: 'cookies',
    heading: /\b(?:cookies?|web beacons?|tracking technolog(?:y|ies))\b/i,
    near: /cookie|beacon|pixel|track|local storage|locally stored|identifier|\btags?\b|analytic|browser|\bgifs?\b|small files?/i,
  },
  {
    name: 'children',
    heading: /\b(?:child(?:ren)?(?:[’']s)?|minors|kids)\b/i,
    near: /child|minor|\bage\b|aged|years|\bold|parent|guardian|COPPA|teen|young|school|kids|13|16|18/i,
    body: skeletons.children.body,
  },
  {
    name: 'choices',
    heading: /\b(?:your (?:privacy )?choices|opt(?:ing)?[- ]out)\b/i,
    near: /\bopt|choi|choos|prefer|unsubscri|setting|control|\bcan\b|\bmay\b|disabl|declin|withdraw|manag|select|refus|request|turn off|stop|contact|delete|edit/i,
    body: ['You can opt out of ', {label: 'practice'}, ' by ', {label: 'how'}, '.'],
  },
  {
    name: 'your rights',
    heading: /^(?:your|what|privacy|data subject)\b[^.]{0,20}\brights\b/i,
    near: /right|access|correct|delet|object|request|complain|portab|withdraw|entitle|\bcan\b|\bmay\b|rectif|eras|copy/i,
    body: skeletons.rights.body,
  },
  {
    name: 'a way to reach you',
    heading: /\b(?:contact(?:ing)? (?:us|information|details)|how to (?:contact|reach)|get in touch)\b|^contact$/i,
    near: /contact|e-?mail|@|phone|address|writ|call|mail|reach|form\b|https?:|street|road|box|tel\b|fax|office|\d{4,}|chat|support|Ltd|Inc|LLC/i,
    body: skeletons.contact.body,
  },
  {
    name: 'changes',
    heading:
      /\b(?:changes?|updates?|amendments?|modifications?|revisions?) (?:to|of|in) (?:this|the|our|these)\b[^.]{0,30}\b(?:polic|terms|statement|notice|agreement)|^(?:changes|amendments?|policy changes|changes and updates)$/i,
    near: /chang|updat|amend|modif|revis|version|effective|replac|new |notif|post|alter/i,
    body: [
      'We will tell you of changes to this text at least ',
      {label: 'number', choices: ['14', '30']},
      ' days before they take effect, by ',
      {label: 'channel', choices: ['e-mail', 'a message in the app']},
      '.',
    ],
  },
  {
    name: 'transfers',
    heading:
      /\b(?:international|cross-border|overseas)\b[^.]{0,20}\btransfers?\b|\btransfers? (?:of (?:data|personal|your|information)[^.]{0,30}(?:abroad|countries|internationally)|abroad|outside)/i,
    near: /transfer|countr|abroad|outside|international|jurisdiction|\bEEA\b|europe|united states|\bU\.?S\.?A?\b|adequa|contractual|\bsent\b|\bsend|world|global|region|\bEU\b|located/i,
    body: skeletons['transfer-safeguard'].body,
  },
  {
    name: 'refunds',
    heading: /\b(?:refunds?|returns? policy)\b/i,
    near: /refund|return|money|reimburs|credit|cancel|non-?refundable|paid|pay|charge/i,
  },
  {
    name: 'termination',
    heading: /\b(?:termination|terminating)\b/i,
    near: /terminat|\bend|cancel|clos|suspend|expir|stop|leave|delet|surviv/i,
  },
  {
    name: 'the governing law',
    heading: /\bgoverning law\b|\bapplicable law\b/i,
    near: /\blaws?\b|court|jurisdiction|govern|statute|legal/i,
  },
  {
    name: 'liability',
    heading: /\blimitations? (?:of|on) liability\b|\bdisclaimers? of warrant(?:y|ies)\b/i,
    near: /liab|warrant|damage|as is|responsib|guarant|disclaim|loss|harm/i,
  },
]
