import {distinctiveIn, nameKey, sayTheSame} from '../model/document-names.js'
import {type ExportedName, exportsOf} from '../model/exports.js'
import {companyOf, hasFamily} from '../model/family.js'
import {termKey} from '../model/known.js'
import {keyOf} from '../model/links.js'
import {misnamedIn} from '../model/misnamed.js'
import type {Other} from '../model/workspace.js'
import {type Fix, workspaceRule} from '../rule.js'
import {authorities} from './authorities.js'

export const missingReferencedDocument = workspaceRule({
  id: 'missing-referenced-document',
  category: 'structure',
  severity: 'warning',
  summary: 'A document of the company is named that is neither in the workspace nor linked.',
  rationale:
    'A policy that counts another one in (“subject to our Acceptable Use Policy”) binds readers to a text they have to find. Where it is named without a link, and no document of the workspace has that name, it may have been renamed, or was never written. The rule looks at documents called “our” or by the company’s name, and flags the first place each is named. It does not judge documents of other companies, names the document defines or links anywhere, or a document that stands alone in its workspace. A document that is kept elsewhere can be named in the option “elsewhere”.',
  authority: [authorities.dealProof],
  options: {elsewhere: [] as readonly string[]},
  beside: {'privacy.md': '# Acorn Privacy Policy\n\nAcorn Ltd (“Acorn”, “we”) runs the garden app.\n'},
  examples: [
    {
      bad: '# Acorn Terms of Service\n\nAcorn Ltd (“Acorn”, “we”) runs the garden app. You agree to our [|Acceptable Use Policy|] and our Privacy Notice.',
      good: '# Acorn Terms of Service\n\nAcorn Ltd (“Acorn”, “we”) runs the garden app. You agree to our [Acceptable Use Policy](https://acorn.example/use) and our Privacy Notice.',
    },
  ],
  traps: [
    '# Acorn Terms of Service\n\nAcorn Ltd (“Acorn”, “we”) runs the app. You agree to our Privacy Policy.',
    '# Acorn Terms of Service\n\nAcorn Ltd (“Acorn”, “we”) runs the app. You agree to Harbour’s Refund Policy and the store’s Refund Policy.',
    '# Acorn Terms of Service\n\nAcorn Ltd (“Acorn”, “we”) runs the app. Our Refund Policy (acorn.example/refunds) says more.',
    '# Acorn Terms of Service\n\nAcorn Ltd (“Acorn”, “we”) runs the app. The Data Protection Act and the Statement of Work apply.',
    '# Acorn Terms of Service\n\nAcorn Ltd (“Acorn”, “we”) runs the app. “Refund Policy” means what Section 4 says. Our Refund Policy binds us.',
  ],
  *check(policy, {elsewhere}, workspace) {
    const others = workspace.others()
    if (others.length === 0) return
    const company = companyOf(policy)
    if (!hasFamily(policy, company)) return
    const owners = company.names
    const own = exportsOf(policy)
    const mentioned = byName(own.names)
    if (mentioned.size === 0) return
    const misnamed = new Set(misnamedIn(policy).map(({name}) => name.name))
    const defined = new Set(own.definitions.map(({key}) => key))
    const titles = titlesOf(others, owners)
    const here = new Set(own.names.flatMap((it) => (it.linked || it.alone ? nameKey(it.name, owners) : [])))
    for (const [key, names] of mentioned) {
      const [first] = names
      if (!first || names.some(({linked}) => linked) || defined.has(key) || misnamed.has(first.name)) continue
      const {name} = first
      if (!names.some(({our}) => our) && !isOwners(name, owners)) continue
      if (elsewhere.some((it) => termKey(it) === key)) continue
      const called = nameKey(name, owners)
      if (here.has(called) || titles.has(called) || (own.title !== undefined && sayTheSame(name, own.title))) continue
      if (own.parent?.title !== undefined && nameKey(own.parent.title, owners) === called) continue
      if (others.some(({uri}) => isFile(name, uri))) continue
      yield {
        span: first.span,
        message: `No document of this workspace is called “${name}”, and no link leads to it. Link it, or correct its name.`,
        fixes: policy.format === 'markdown' ? [link(first)] : [],
      }
    }
  },
})

const read = new WeakMap<readonly Other[], Map<string, ReadonlySet<string>>>()

/** What the other documents are called, as names are compared. */
function titlesOf(others: readonly Other[], owners: readonly string[]): ReadonlySet<string> {
  const answers = read.get(others) ?? new Map<string, ReadonlySet<string>>()
  read.set(others, answers)
  const question = owners.join(' ')
  let titles = answers.get(question)
  if (!titles) {
    titles = new Set(
      others.flatMap(({exports}) => [exports.title ?? '', exports.name].map((name) => nameKey(name, [...owners, ...exports.owners]))),
    )
    answers.set(question, titles)
  }
  return titles
}

/** The documents that are named beside this, and where. */
function byName(names: readonly ExportedName[]): ReadonlyMap<string, readonly ExportedName[]> {
  const found = new Map<string, ExportedName[]>()
  for (const it of names) {
    if (it.own || it.foreign || it.alone) continue
    const key = termKey(it.name)
    const same = found.get(key)
    if (same) same.push(it)
    else found.set(key, [it])
  }
  return found
}

/** “Acorn Refund Policy” */
function isOwners(name: string, owners: readonly string[]): boolean {
  const first = name.toLowerCase().split(' ', 1)[0] ?? ''
  return owners.some((owner) => owner === first || (first.length > 3 && owner.startsWith(first)))
}

/** “refund-policy.md” */
function isFile(name: string, uri: string): boolean {
  const file = keyOf(uri).replace(/^.*\//, '').toLowerCase()
  const words = distinctiveIn(name)
  return words.length > 0 && words.every((word) => file.includes(word))
}

function link({name, span}: ExportedName): Fix {
  return {title: 'Link it', safe: false, edits: () => [{span, text: [`[${name}](`, {label: 'address'}, ')']}]}
}
