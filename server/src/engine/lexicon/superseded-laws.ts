/** An instrument that policies still cite although another has taken its place. */
export interface SupersededLaw {
  /** Finds how it is cited, one stretch a match. */
  readonly cited: RegExp
  /** What else the clause must say, where the name alone means other things, too. */
  readonly near?: RegExp
  /** Where the clause says this, the name means something that is still good. */
  readonly unless?: RegExp
  /** What happened to it, and what serves now: ends a sentence that begins with the name. */
  readonly fate: 'was declared invalid' | 'was repealed' | 'has been deprecated' | 'was closed'
  /** The day, `2018-05-25`. */
  readonly since: string
  readonly now: string
  /** What can simply stand in its place; nothing where someone has to decide. */
  readonly successor?: string
  /** The key of the source in `rules/authorities.ts`. */
  readonly source: 'schrems1' | 'schrems2' | 'gdpr94' | 'ukDataProtection' | 'sccs2021' | 'odrRepeal' | 'rfc7568' | 'rfc8996'
}

/** A new entry needs the day and the source that says so. */
export const supersededLaws: readonly SupersededLaw[] = [
  {
    cited:
      /\b(?:(?:EU|E\.U\.|European Union|US|U\.S\.|Swiss)(?:[ –—-]{1,3}(?:and )?(?:EU|US|U\.S\.|Swiss)){0,3}[ –—-]{1,3})?Safe Harbou?r(?:\s(?:Framework|Privacy Principles|Principles|Agreement|Programme|Program|Certification|List|Scheme)s?)?\b/g,
    near: /\b(?:Department of Commerce|European|EU|EEA|Swiss|Switzerland|transfers? (?:of )?personal|Safe Harbou?r (?:Framework|Privacy|Principles|Program|Certif))/,
    unless:
      /\b(?:DMCA|copyright|Digital Millennium|Decency Act|HIPAA|de-?identif|forward-looking|Securities|legal safe harbou?r|research)/i,
    fate: 'was declared invalid',
    since: '2015-10-06',
    now: 'Transfers need another ground, such as the Data Privacy Framework or standard contractual clauses.',
    source: 'schrems1',
  },
  {
    cited:
      /\b(?:(?:EU|E\.U\.|European Union|US|U\.S\.|Swiss)(?:[ –—-]{1,3}(?:and )?(?:EU|US|U\.S\.|Swiss)){0,3}[ –—-]{1,3})?Privacy Shield(?:\s(?:Frameworks?|Principles|Programme|Program|List|certification))?\b/g,
    fate: 'was declared invalid',
    since: '2020-07-16',
    now: 'Transfers need another ground, such as the Data Privacy Framework or standard contractual clauses.',
    source: 'schrems2',
  },
  {
    cited:
      /\b(?:(?:EU|European|EC) )?(?:Data Protection )?Directive,? (?:No\.? )?95\/46(?:\/EC)?\b|\b(?:EU|European) Data Protection Directive\b/g,
    fate: 'was repealed',
    since: '2018-05-25',
    now: 'The GDPR, Regulation (EU) 2016/679, replaced it.',
    successor: 'Regulation (EU) 2016/679',
    source: 'gdpr94',
  },
  {
    cited: /\b(?:UK )?Data Protection Act,? \(?1998\)?/g,
    fate: 'was repealed',
    since: '2018-05-25',
    now: 'The Data Protection Act 2018 and the UK GDPR replaced it.',
    successor: 'Data Protection Act 2018',
    source: 'ukDataProtection',
  },
  {
    cited:
      /\b(?:Commission )?Decision (?:C\(2010\) ?593|2010\/87(?:\/EU)?|2001\/497(?:\/EC)?|2004\/915(?:\/EC)?|2002\/16(?:\/EC)?)(?![\d/])/g,
    fate: 'was repealed',
    since: '2021-09-27',
    now: 'The standard contractual clauses of Implementing Decision (EU) 2021/914 replaced its clauses.',
    source: 'sccs2021',
  },
  {
    cited:
      /\b(?:(?:EU|European (?:Commission|Union))(?:['’]s)? )?Online Dispute Resolution(?: \(ODR\))? platform\b|\bODR platform\b|\bRegulation \(EU\) (?:No )?524\/2013\b/gi,
    near: /\b(?:EU|Europe|European|consumers?|Commission|524\/2013)\b/,
    fate: 'was closed',
    since: '2025-07-20',
    now: 'Take the link out, and name the dispute body that serves instead.',
    source: 'odrRepeal',
  },
  {
    cited: /\bSecure[ -]Sockets?[ -]Layers?(?:\s\((?:["“”])?SSL(?:["“”])?\))?|\bSSL(?: v?[23](?:\.0)?)?\b(?![-/])/g,
    near: /\b(?:encrypt|secur|protect|transmi|connection|traffic)/i,
    unless: /\bTLS|Transport Layer Security|\bSSL\s(?:certificates?|Labs)/,
    fate: 'has been deprecated',
    since: '2015-06-01',
    now: 'TLS (Transport Layer Security) replaced it.',
    source: 'rfc7568',
  },
  {
    cited: /\bTLS v?1\.[01]\b/g,
    near: /\b(?:encrypt|secur|protect|transmi|connection|traffic)/i,
    unless: /\b(?:or (?:higher|later|newer|above)|disabled?|not support|TLS v?1\.[23])/i,
    fate: 'has been deprecated',
    since: '2021-03-01',
    now: 'TLS 1.2 or later replaced it.',
    source: 'rfc8996',
  },
]

/** Words that show that the text knows: it tells of the past, or provides for a successor. */
export const knowsBetter =
  /\b(?:invalid\w{0,8}|no longer|not rely|former(?:ly)?|previous(?:ly)?|replac\w{1,5}|repeal\w{0,4}|supersed\w{1,4}|successor|predecessor|expired?|ceased|withdr\w{2,6}|obsolete|deprecated|outdated|old(?:er)?|until|was|were|used to|historic(?:al|ally)?|before|Data Privacy Framework|DPF|Schrems|struck down|regardless|disabled?|not supported|vulnerab\w{1,6})\b/i
