import type {Contact, Purpose} from '../model/contacts.js'
import {type Exports, exportsOf} from '../model/exports.js'
import {calledOf, relatedIn, relativesOf} from '../model/family.js'
import {workspaceRule} from '../rule.js'
import {authorities} from './authorities.js'

export const crossDocContactConflict = workspaceRule({
  id: 'cross-doc-contact-conflict',
  category: 'structure',
  severity: 'warning',
  strict: true,
  summary: 'Another document of the company gives another address for the same purpose.',
  rationale:
    'Requests must reach somebody. When the privacy policy names one mailbox for privacy and the cookie notice another, one of them is often an old one that nobody reads. The rule compares mailboxes for privacy, the data protection officer, security and copyright, where each of two documents of one company names exactly one. It does not judge documents about one product, one region or one group of people, and mailboxes for support, sales or the press.',
  authority: [authorities.dealProof],
  beside: {
    'cookies.md':
      '# Acorn Cookie Notice\n\nAcorn Ltd (“Acorn”, “we”) runs the garden app. Questions on privacy go to privacy@acorn.example.com.\n',
  },
  examples: [
    {
      bad: '# Acorn Privacy Policy\n\nAcorn Ltd (“Acorn”, “we”) runs the garden app. Questions on privacy go to [|data-protection@acorn.example.com|].',
      good: '# Acorn Privacy Policy\n\nAcorn Ltd (“Acorn”, “we”) runs the garden app. Questions on privacy go to privacy@acorn.example.com.',
    },
  ],
  traps: [
    '# Acorn Privacy Policy\n\nAcorn Ltd (“Acorn”, “we”) runs the garden app. Bills go to billing@acorn.example.com.',
    '# Acorn Privacy Policy\n\nAcorn Ltd (“Acorn”, “we”) runs the garden app. Write to privacy@acorn.example.com or, in Germany, privacy-de@acorn.example.com.',
    '# Acorn Seeds Privacy Policy\n\nAcorn Ltd (“Acorn”, “we”) runs the seed shop. Questions on privacy go to privacy-seeds@acorn.example.com.',
    '# Harbour Privacy Policy\n\nHarbour Ltd (“Harbour”, “we”) runs boats. Questions on privacy go to privacy@harbour.example.com.',
  ],
  *check(policy) {
    const relatives = relativesOf(policy)
    if (relatives.length === 0) return
    for (const [purpose, mine] of onlyOnes(exportsOf(policy))) {
      for (const other of relatives) {
        const its = onlyOnes(other.exports).get(purpose)
        if (!its || its.value === mine.value) continue
        yield {
          span: mine.span,
          message: `“${calledOf(other)}” gives “${its.value}” for the same purpose. Name the mailbox that is read in both.`,
          related: [relatedIn(policy, other, its.span, `Here it is “${its.value}”.`)],
          fixes: [{title: `Change to “${its.value}”`, safe: false, edits: () => [{span: mine.span, text: its.value}]}],
        }
        break
      }
    }
  },
})

const compared: ReadonlySet<Purpose> = new Set<Purpose>(['privacy', 'dpo', 'security', 'copyright'])
const read = new WeakMap<Exports, ReadonlyMap<Purpose, Contact>>()

/** For each purpose the mailbox, if there is only one. */
function onlyOnes(exports: Exports): ReadonlyMap<Purpose, Contact> {
  let found = read.get(exports)
  if (!found) {
    const all = new Map<Purpose, Contact[]>()
    for (const it of exports.contacts)
      if (it.by === 'mail' && it.purpose && compared.has(it.purpose)) all.set(it.purpose, [...(all.get(it.purpose) ?? []), it])
    found = new Map(
      [...all].flatMap(([purpose, contacts]) => {
        const [first] = contacts
        return first && contacts.every(({value}) => value === first.value) ? [[purpose, first] as const] : []
      }),
    )
    read.set(exports, found)
  }
  return found
}
