// Words that are written in several ways, all of them right: a text should keep to one.

/**
 * Ways to write one word, the one that is most usual today first. Only such as mean the same wherever they stand:
 * “opt out” and “opt-out” are a verb and a noun.
 */
export const variants: readonly (readonly string[])[] = `
  website/web site/web-site
  webpage/web page/web-page
  homepage/home page/home-page
  email/e-mail
  online/on-line
  offline/off-line
  cannot/can not
  username/user name/user-name
  login/log-in
  database/data base/data-base
  download/down-load
  upload/up-load
  timeframe/time frame/time-frame
  healthcare/health care/health-care
  smartphone/smart phone/smart-phone
  cybersecurity/cyber security/cyber-security
  geolocation/geo-location
  antivirus/anti-virus
  subprocessor/sub-processor
  subcontract/sub-contract
  sublicens/sub-licens
  sublicenc/sub-licenc
  subdomain/sub-domain
  nonprofit/non-profit
  nonexclusive/non-exclusive
  nontransferable/non-transferable
  noninfringement/non-infringement
  noncommercial/non-commercial
  nonpublic/non-public
  nonpersonal/non-personal
  preexisting/pre-existing
  reidentif/re-identif
  deidentif/de-identif
  cooperat/co-operat
  coordinat/co-ordinat
  percent/per cent
  judgment/judgement
  acknowledgment/acknowledgement
`
  .trim()
  .split(/\n\s*/)
  .map((line) => line.split('/'))

/** Britain and America, by what can be told apart. Many British houses write “-ize”, so that is a question of its own. */
export interface Dialect {
  readonly name: string
  /** Each a pattern with what both share in groups and the British letters between them, and the same for America. */
  readonly pairs: readonly {readonly british: RegExp; readonly american: RegExp; readonly toAmerican: string; readonly toBritish: string}[]
}

const ized =
  'anonymi|apologi|authori|capitali|categori|centrali|characteri|commerciali|criminali|customi|digiti|emphasi|equali|finali|formali|generali|harmoni|individuali|initiali|jeopardi|legali|locali|materiali|maximi|memori|minimi|mobili|moderni|moneti|nationali|neutrali|normali|optimi|organi|penali|personali|populari|prioriti|privati|pseudonymi|publici|randomi|reali|recogni|reorgani|scrutini|speciali|stabili|standardi|summari|symboli|synchroni|tokeni|unauthori|utili|visuali'

const pair = (british: string, american: string, shared: {readonly before: string; readonly after: string}) => {
  const pattern = (letters: string) => new RegExp(`^(${shared.before})${letters}(${shared.after})$`, 'i')
  return {british: pattern(british), american: pattern(american), toAmerican: `$1${american}$2`, toBritish: `$1${british}$2`}
}

const verb = 'e|ed|es|er|ers|ing|able'
const noun = '|s|ed|ing|al|able|ably|ite|ites|less|ful'

export const dialects: readonly Dialect[] = [
  {name: '-ize', pairs: [pair('s', 'z', {before: `(?:un|re|de|mis|non-?)?(?:${ized})`, after: `${verb}|ation|ations|ational|ationally`})]},
  {
    name: 'British',
    pairs: [
      // “Analyses” are also the plural of an analysis.
      pair('ys', 'yz', {before: '(?:re-?)?(?:anal|paral|catal)', after: 'e|ed|er|ers|ing|able'}),
      pair('our', 'or', {before: '(?:mis)?(?:behavi|col|fav|hon|lab|neighb|endeav|rum|flav|hum|disfav|dishon)', after: noun}),
      pair('re', 'er', {before: 'cent|theat|fib|calib', after: '|s'}),
      pair('ce', 'se', {before: 'defen|offen|preten', after: '|s|less'}),
      pair('ll', 'l', {before: 'labe|trave|mode|signa|channe|tota|counse', after: 'ed|ing|er|ers|or|ors'}),
      pair('l', 'll', {before: '(?:ful)?fi|enro', after: '|s|ment|ments'}),
      pair('l', 'll', {before: 'insta', after: 'ment|ments'}),
      pair('mme', 'm', {before: 'progra', after: 's'}),
    ],
  },
]

/** Words that all of the patterns above begin with: a look at their ends before anything else. */
export const mayDiffer =
  /[sz](?:e|ed|es|er|ers|ing|able|ations?|ational(?:ly)?)$|ou?r(?:s|ed|ing|al|able|ably|ites?|less|ful)?$|[ltb](?:re|er)s?$|en[cs]e(?:s|less)?$|l(?:ed|ing|ers?|ors?)$|ll?(?:s|ments?)?$|mm?e?s$/i
