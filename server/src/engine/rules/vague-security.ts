import type {Clause} from '../model/clause.js'
import {frameAt} from '../model/frames.js'
import {clausesThat} from '../model/ledger.js'
import type {PlacedClause, Policy} from '../model/policy.js'
import {type Fix, policyRule} from '../rule.js'
import {remembered} from '../text/remembered.js'
import type {Edit, Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const vagueSecurity = policyRule({
  id: 'vague-security',
  category: 'vagueness',
  severity: 'information',
  summary: 'Security that is only praised: “industry-standard measures”, “reasonable safeguards”, “encryption technology”.',
  rationale:
    'Everyone takes “appropriate measures”; a reader learns something from what they are: encryption in transit, two-factor sign-in, a certificate. A few words do, and give away nothing an attacker could use. Where a control is named nearby the words are only noted. The rule does not judge whether the measures are enough, nor what others or readers must do.',
  authority: [authorities.gdpr32, authorities.bhatia],
  examples: [
    {
      bad: 'We take [|reasonable security measures|] to protect your data.',
      good: 'We encrypt your data in transit with TLS and at rest with AES-256 to protect it.',
    },
    {bad: 'Your files are protected with [|encryption technology|].', good: 'Your files are encrypted with AES-256 on our servers.'},
    {bad: 'We use [|industry-standard safeguards|] against loss of your data.', good: 'We back up your data each night against its loss.'},
  ],
  traps: [
    'We use reasonable measures, such as TLS and two-factor sign-in, to protect your data.',
    'We take appropriate security measures. All traffic is encrypted with TLS 1.3.',
    'You must take reasonable measures to protect your password.',
    'Our vendors must use appropriate safeguards to protect your data.',
    'We take reasonable steps to verify who you are.',
    'We transfer data abroad with appropriate safeguards, namely standard contractual clauses.',
    'We will use commercially reasonable efforts to keep the service available.',
    'We do not take appropriate measures to protect public posts.',
  ],
  *check(policy) {
    for (const at of clausesThat(policy, isPraising)) {
      for (const praise of praisesIn(at.clause)) {
        const named = namedNear(policy, at)
        const {text} = at.clause
        yield {
          span: at.toSource(praise.span),
          ...(named && {severity: 'hint' as const, related: [{span: named, message: 'A measure is named here.'}]}),
          message: `“${text.slice(praise.span.start, praise.span.end)}” tells nothing. ${praise.isEncryption ? 'Say which encryption, and of what.' : 'Name the main measures.'}`,
          fixes: rewritesOf(praise, text).map(({title, edit}): Fix => ({title, safe: false, edits: () => at.edit(edit.span, edit.text)})),
        }
      }
    }
  },
})

interface Praise {
  readonly span: Span
  readonly sentence: Span
  readonly isEncryption: boolean
}

const adjective =
  '(?:industry[- ](?:standard|accepted|leading|grade|recognized)|generally accepted(?: industry)?|commercially (?:reasonable|acceptable|feasible)|reasonable|reasonably|appropriate|adequate|suitable|sufficient|state[- ]of[- ]the[- ]art|best[- ]practice|best|robust|strong|strict|stringent|advanced|leading|extensive|comprehensive|significant|necessary|proper|high|modern|accepted|secure)'
const sort =
  '(?:technical|technological|organi[sz]ational|organi[sz]ation|administrative|administratively|physical|electronic|procedural|managerial|management|contractual|operational|computer|digital|security|privacy|safety|protective|protection|preventive|information|data|internet|industry|standard|legal|business|internal|and|or|designed)'
const noun =
  '(?:measures?|safeguards?|protections?|precautions?|steps?|efforts?|procedures?|controls?|technolog(?:y|ies)|techniques?|practices?|mechanisms?|methods?|means|standards?|protocols?|tools?|systems?|levels? of (?:security|protection)|encryption(?=\\s(?:to|for|when|while|in|on|whenever)|[.,;]))'
const praise = new RegExp(
  `(?<![\\p{L}-])(?:(?:${adjective}(?:,|,? and|\\/)?\\s){1,3}(?:${sort},?\\s){0,8}${noun}|(?:(?:${adjective}|${sort}),?\\s){0,4}encryption (?:technolog(?:y|ies)|techniques?|methods?|software|measures|tools))(?![\\p{L}-])`,
  'giu',
)
/** The words say that they are about security, or what follows does. */
const secure = /\b(?:security|safeguards?|protecti\w{1,3}|precautions?|encryption|technical|administrative|physical)\b/i
const aim =
  /^[^.;:]{0,80}?\b(?:to|that|designed to|for|against|in order to|which)\b[^.;:]{0,40}?\b(?:protect\w{0,3}|secur\w{1,4}|safeguard\w{0,3}|guard|prevent\w{0,3}|safe|confidential\w{0,3}|unauthori[sz]ed|loss|misuse|breach\w{0,2})\b/i
const plainAim =
  /^\s(?:to|in order to)\s(?:help\s|try to\s|attempt to\s)?(?:protect|secure|safeguard|prevent|guard|keep|(?:ensure|assure|maintain)\s(?:that\s|the\s|your\s)?(?:[\p{L}]{1,20}\s(?:and\s)?){0,6}?(?:security|securely|integrity|confidential\w{0,3}|safety|privacy|protected|safe|secure))\b/iu
const aboutData =
  /\b(?:data|information|pii|accounts?|passwords?|files?|messages?|content|cards?|transactions?|servers?|databases?|communications?|details|records|privacy|personal|storage)\b/i
/** What an attacker, or an auditor, would call it. */
const control =
  /\b(?:TLS|SSL|HTTPS|AES|RSA|SHA-?\d*|PGP|SSH|VPNs?|bcrypt|scrypt|argon2|HSTS|WPA\d?|ISO(?:\/IEC)?[ -]?27\d{3}|SOC ?[123]|PCI|NIST|HIPAA|(?:two|2|multi)-?(?:factor|step)|2FA|MFA|firewalls?|access[- ]controls?|access control lists?|role[- ]based|least privilege|need[- ]to[- ]know|penetration|pen[- ]?tests?|pseudonymi[sz]\w{1,4}|backups?|back up|intrusion|hash(?:ed|es|ing)|salted|audit(?:s|ed|ing)?|bug bounty|(?:training|trained)|background checks?|(?:encrypt\w{1,3}) (?:at rest|in transit|end[- ]to[- ]end|with|in storage|during)|end[- ]to[- ]end|at rest|in transit|\d{3}-bit|locked|badges?|guards?|biometric|key management|single sign-on|SSO|restrict(?:s|ed|ing)? access|limit(?:s|ed|ing)? access|access (?:is|to [^.]{0,60} is) (?:limited|restricted))\b/i

const praisesIn = remembered((clause: Clause): readonly Praise[] => {
  const {kind, masked, sentences} = clause
  if (kind === 'heading' || !mayHave.test(masked)) return []
  const found: Praise[] = []
  let index = 0
  for (const match of masked.matchAll(praise)) {
    const span = {start: match.index, end: match.index + match[0].length}
    while (index < sentences.length - 1 && (sentences[index]?.end ?? 0) <= span.start) index++
    const sentence = sentences[index]
    if (!sentence || span.end > sentence.end || found.at(-1)?.sentence === sentence) continue
    const said = masked.slice(Math.max(sentence.start, span.start - 600), Math.min(sentence.end, span.end + 600))
    const rest = masked.slice(span.end, sentence.end)
    if (!aboutData.test(said) || elsewhere.test(said) || !(secure.test(match[0]) || aim.test(rest))) continue
    if (/^(?:commercially )?(?:reasonable|best|appropriate) (?:efforts?|steps?|practices?|means)$/i.test(match[0]) && !plainAim.test(rest))
      continue
    // “Measures such as locks”: what they are follows.
    if (/^,?\s?\(?(?:such as|including|includes?|e\.g\.|like|namely)/i.test(rest)) continue
    // The sentence, or the one before or behind it, names one.
    if (control.test(masked.slice(Math.max(sentences[index - 1]?.start ?? sentence.start, sentence.start - 300), sentence.start))) continue
    if (control.test(said) || control.test(masked.slice(sentence.end, Math.min(sentences[index + 1]?.end ?? 0, sentence.end + 300))))
      continue
    if (!isOurs(clause, span, sentence)) continue
    found.push({span, sentence, isEncryption: /encryption/i.test(match[0])})
  }
  return found
})

const mayHave =
  /\b(?:measures?|safeguards?|protections?|precautions?|steps?|efforts?|procedures?|controls?|technolog|techniques?|practices?|mechanisms?|methods?|means|standards?|protocols?|security|encryption)\b/i
/** Transfers abroad have safeguards of their own; uptime, claims and identity are another matter. */
const elsewhere =
  /\b(?:standard contractual|adequacy|transfer\w{0,5}|third countr\w{1,3}|verify your identity|identity of|no (?:method|system|security)|not (?:guarantee|be guaranteed)|guarantee|copyright|arbitrat\w{1,5}|children|parent\w{0,2}|jurisdictions?|EEA|EU|recipients? protects?)\b/i

const isPraising = (clause: Clause) => praisesIn(clause).length > 0

/** What we do or have done; not what others must, nor what is denied. */
function isOurs(clause: Clause, span: Span, sentence: Span): boolean {
  // The words themselves may look like a verb: “appropriate safeguards”.
  const frame = frameAt(clause, span.start > sentence.start ? span.start - 1 : span.end)
  const before = clause.text.slice(Math.max(sentence.start, span.start - 160), span.start)
  if (
    /\b(?:you (?:agree|shall|must|will|are|should|undertake)|your (?:failure|responsibility|obligation)|(?:require|requires|required|ask|obligate) \w{1,20})\b/i.test(
      before,
    )
  )
    return false
  if (!frame) return clause.kind === 'item'
  if (frame.negated || frame.actor === 'third' || frame.actor === 'user' || frame.relative) return false
  return frame.sense === 'does' || frame.sense === 'will' || frame.sense === 'might'
}

/** A measure that the same section names. */
function namedNear({clauses}: Policy, at: PlacedClause): Span | undefined {
  for (const step of [1, -1]) {
    for (let index = at.index + step; Math.abs(index - at.index) <= 8; index += step) {
      const near = clauses[index]
      if (!near || near.block.kind === 'heading') break
      const match = control.exec(near.clause.masked)
      if (match) return near.toSource({start: match.index, end: match.index + match[0].length})
    }
  }
  return undefined
}

interface Way {
  readonly title: string
  readonly edit: Edit
}

function rewritesOf({span, sentence, isEncryption}: Praise, text: string): readonly Way[] {
  const label = isEncryption ? 'kind of encryption' : 'measures'
  const rest = text.slice(span.end, sentence.end)
  // Behind “measures” nothing may come between it and “of”, “and” or a bracket.
  const isOpen =
    /^(?:\s(?:to|that|which|for|against|in|when|while|on|at|as|so|designed|intended|both|with|from|during)\b|[.;:]|$)/i.test(rest) &&
    !/\bsuch as\s$/i.test(text.slice(Math.max(sentence.start, span.start - 9), span.start))
  const goesOn = /^\s/.test(rest)
  const add: Way = {
    title: isEncryption ? 'Say which encryption' : 'Name the measures',
    edit: {span: {start: span.end, end: span.end}, text: isOpen ? [', namely ', {label}, goesOn ? ',' : ''] : [' (namely ', {label}, ')']},
  }
  const article = /\b(?:an?|all)\s$/i.exec(text.slice(Math.max(sentence.start, span.start - 5), span.start))?.[0].length ?? 0
  const replace: Way = {title: 'Write the measures instead', edit: {span: {start: span.start - article, end: span.end}, text: [{label}]}}
  // “Take”, “follow” and “a variety of” want their noun; so does what “and procedures” is joined to.
  const isBound =
    /\b(?:tak(?:e|es|en|ing)|took|follow\w{0,3}|adher\w{1,3} to|in line with|adopt\w{0,3}|maintain\w{0,3}|(?:variety|range|number|series|set|combination) of)\s(?:an?\s|all\s)?$/i.test(
      text.slice(Math.max(sentence.start, span.start - 24), span.start),
    ) || /^,?\s(?:and|or|on)\b/i.test(rest)
  return span.start - article === sentence.start || isBound ? [add] : [add, replace]
}
