/**
 * Kinds of data, what they are called, and what they are kinds of. Our own compilation, after the categories of GDPR,
 * Articles 4 and 9, and of California Civil Code § 1798.140(v). The first that matches counts.
 */
export const dataKinds: readonly (readonly [kind: string, within: string | undefined, names: RegExp])[] = [
  [
    'aggregate',
    undefined,
    /\b(?:aggregat\w*|anonym\w*|de-?identif\w*|pseudonym\w*|non-?\s?personal\w*|non-?\s?identif\w*|statistics?|statistical)\b/,
  ],
  ['sensitive', 'personal', /\b(?:sensitive|special categor\w+)\b/],
  ['health', 'sensitive', /\b(?:health|medical|fitness|heart rate|diagnos\w+)\b/],
  ['biometric', 'sensitive', /\b(?:biometric\w*|fingerprints?|face ?prints?|voice ?prints?)\b/],
  ['genetic', 'sensitive', /\b(?:genetic|dna)\b/],
  ['email', 'contact', /\be-?mail(?: address(?:es)?)?$/],
  ['phone', 'contact', /\b(?:tele)?phone(?: numbers?)?$|\b(?:mobile|telephone|phone) numbers?$/],
  ['payment', 'financial', /\b(?:payment|billing|card|credit|debit|bank)\b/],
  ['financial', 'personal', /\bfinancial\b/],
  ['ip', 'device', /\b(?:ip|internet protocol)\b/],
  ['address', 'contact', /^(?:(?:home|postal|mailing|shipping|delivery|street|physical|billing) )?address(?:es)?$/],
  ['contact', 'personal', /^contact (?:information|details|data|info)$/],
  ['name', 'personal', /^(?:(?:full|first|last|real|legal) )?names?$/],
  ['precise location', 'location', /\b(?:precise|exact|gps)\b.*\b(?:locations?|geolocation|coordinates)\b|\bgps\b/],
  [
    'location',
    'personal',
    /^(?:(?:geo|geographic|physical|current|device|location|coarse|approximate) ?)*(?:geo)?locations?(?: data| information)?$/,
  ],
  ['birth', 'personal', /\b(?:birth|birthday|birthdate|date of birth)\b/],
  ['ssn', 'personal', /\b(?:social security|national id\w*|passport|driver)\b/],
  ['contacts', undefined, /^(?:contacts|contact list|address book)$/],
  ['device', undefined, /\b(?:device|browser|hardware|operating system|mac address)\b/],
  ['usage', undefined, /\b(?:usage|log|clickstream|browsing|activity|interaction|traffic)\b/],
  ['message', 'content', /^(?:(?:private|direct|chat|text) )?(?:messages?|chats?)(?: contents?)?$/],
  ['file', 'content', /^(?:files?|documents?|photos?|videos?)$/],
  ['content', undefined, /^(?:user )?content$/],
  [
    'personal',
    'any',
    /^(?:personal(?:ly)?(?:[ -]identif\w+)?(?: or identif\w+)? (?:information|data|info|details|identifiers?)|pii|user (?:information|data)|customer data)$/,
  ],
  ['any', undefined, /^(?:information|data|info)$/],
]
