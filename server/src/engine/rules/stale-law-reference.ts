import {knowsBetter, type SupersededLaw, supersededLaws} from '../lexicon/superseded-laws.js'
import type {Clause} from '../model/clause.js'
import {clausesWith} from '../model/ledger.js'
import {enclosing} from '../model/sections.js'
import {type Fix, policyRule} from '../rule.js'
import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

interface Stale {
  readonly span: Span
  /** Nothing: a statute without a section. */
  readonly law: SupersededLaw | undefined
}

export const staleLawReference = policyRule({
  id: 'stale-law-reference',
  category: 'structure',
  severity: 'information',
  summary: 'A law, framework or technology that another has replaced.',
  rationale:
    'A policy that relies on Safe Harbor or on a repealed directive tells readers that nobody has looked at it for years, and names a ground for transfers that no longer holds. The rule knows a short list of instruments, each with the day it ended and a source, and “a new provision” of a code that names no section. It is silent in sections on history, and where the sentence itself says that the instrument was replaced, or provides for its successor. It does not judge which ground you can rely on instead.',
  authority: [
    authorities.schrems1,
    authorities.schrems2,
    authorities.gdpr94,
    authorities.ukDataProtection,
    authorities.sccs2021,
    authorities.odrRepeal,
    authorities.rfc7568,
    authorities.rfc8996,
    authorities.californiaMarketing,
  ],
  examples: [
    {
      bad: 'Acorn is certified under the [|EU-U.S. Privacy Shield Framework|].',
      good: 'Acorn is certified under the EU-U.S. Data Privacy Framework.',
    },
    {
      bad: 'We process data in line with [|Directive 95/46/EC|].',
      good: 'We process data in line with Regulation (EU) 2016/679.',
    },
    {
      bad: 'Card numbers are sent with [|Secure Sockets Layer (SSL)|] encryption.',
      good: 'Card numbers are sent with Transport Layer Security (TLS) encryption.',
    },
  ],
  traps: [
    'The Privacy Shield was invalidated in 2020; we rely on standard contractual clauses.',
    'The GDPR is Regulation (EU) 2016/679, repealing Directive 95/46/EC.',
    'The DMCA provides a safe harbor for services that host content.',
    '## Legal Safe Harbor\n\nOur safe harbor protects security research done in good faith.',
    'All connections are encrypted with SSL/TLS. You need a valid SSL certificate.',
    'Directive 2002/58/EC on cookies applies. So does the Data Protection Act 2018.',
    '## History of this policy\n\nMay 2016: We now mention the EU-U.S. Safe Harbor Framework.',
    'Under a provision of the California Civil Code, section 1798.83, you may ask us once a year.',
    'We participate in the Privacy Shield and in the Data Privacy Framework.',
  ],
  *check(policy) {
    for (const at of clausesWith(policy, staleIn)) {
      const found = staleIn(at.clause)
      if (enclosing(policy, at).some(({title}) => tellsHistory.test(title))) continue
      for (const {span, law} of found) {
        const name = at.clause.text.slice(span.start, span.end)
        yield {
          span: at.toSource(span),
          message: law
            ? `“${name}” ${law.fate} ${dateOf(law)}. ${law.now}`
            : 'This names no section, and does not stay new. Cite the section.',
          fixes: law
            ? replacement(name, law, (text) => at.edit(span, text))
            : [
                {
                  title: 'Cite the section',
                  safe: false,
                  edits: () =>
                    at.edit(span, ['section ', {label: 'number', choices: ['1798.83', '1798.100']}, ' of the California Civil Code']),
                },
              ],
        }
      }
    }
  },
})

const tellsHistory = /\b(?:history|change ?log|changes|archived?|previous versions?|earlier versions?|revisions?)\b/i

function replacement(name: string, {successor}: SupersededLaw, put: (text: string) => ReturnType<Fix['edits']>): Fix[] {
  if (successor === undefined || name.includes(successor)) return []
  return [{title: `Replace with “${successor}”`, safe: false, edits: () => put(successor)}]
}

const months = 'January February March April May June July August September October November December'.split(' ')

/** “on 25 May 2018”; a specification has only a month. */
function dateOf({since, fate}: SupersededLaw): string {
  const [year, month, day] = since.split('-').map(Number)
  return `${fate === 'has been deprecated' ? 'since' : `on ${day}`} ${months[(month ?? 1) - 1]} ${year}`
}

/** Nearly all clauses hold none of these: one cheap look tells. */
const worthALook =
  /Safe Harb|Privacy Shield|95\/46|Protection Directive|Act,? \(?1998|Decision|ispute |ODR|524\/2013|SSL|Sockets?|TLS|California Civil/

const unnumbered =
  /\b(?:an?|the|this) (?:(?:new|recent|certain|special) )?(?:provision|section|part) of (?:the )?California(?:['’]s)? Civil Code\b(?![^.]{0,40}\d)/g

const staleIn = remembered((clause: Clause): readonly Stale[] => {
  const masked = clause.masked.replaceAll('\u00A0', ' ')
  if (!worthALook.test(masked)) return none
  const found: Stale[] = []
  for (const law of supersededLaws) {
    if (law.unless?.test(masked) || (law.near && !law.near.test(masked))) continue
    for (const {0: name, index} of masked.matchAll(law.cited)) {
      const span = {start: index, end: index + name.length}
      if (knowsBetter.test(around(clause, span))) continue
      // Once a paragraph is enough.
      found.push({span, law})
      break
    }
  }
  for (const {0: name, index} of masked.matchAll(unnumbered)) {
    const before = masked.slice(Math.max(0, index - 60), index)
    if (!/(?:§|\b[Ss]ections? )\s?\d/.test(before)) found.push({span: {start: index, end: index + name.length}, law: undefined})
  }
  return found.sort((a, b) => a.span.start - b.span.start)
})

const none: readonly Stale[] = []

/** The sentence, and the next, which may tell. */
function around({masked, sentences}: Clause, {start, end}: Span): string {
  const index = sentences.findIndex((it) => it.end > start)
  const first = sentences[index]
  const next = sentences[index + 1]
  if (!first) return masked
  return `${masked.slice(first.start, start)} ${masked.slice(end, next?.end ?? first.end)}`
}
