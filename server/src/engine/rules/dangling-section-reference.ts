import type {Clause} from '../model/clause.js'
import {clausesWithWords} from '../model/ledger.js'
import type {Placed, PlacedClause, Policy} from '../model/policy.js'
import {
  appendicesCited,
  citesAppendix,
  citesLaw,
  endOf,
  inAppendix,
  numbersWithin,
  type Reference,
  sectionAt,
  targetOf,
} from '../model/references.js'
import {enclosing, isAppendix, outlineOf, pathOf, type Section, valuesOf} from '../model/sections.js'
import {sharedWords} from '../model/titles.js'
import {isTitle, readRunInTitle} from '../parse/title.js'
import {type Finding, type Fix, policyRule} from '../rule.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const danglingSectionReference = policyRule({
  id: 'dangling-section-reference',
  category: 'structure',
  severity: 'error',
  summary: 'A reference to a section, an appendix or a title that the document does not have.',
  rationale:
    'A reference that leads nowhere leaves readers without the rule it stands for, and a court without the words the parties agreed on. It is mostly left over from a section that was renamed, moved or removed. The rule looks only at references to this document. It does not judge statutes and other documents, references that are links, supplements to another document, and documents that are not numbered or whose numbers were lost.',
  authority: [authorities.dealProof],
  examples: [
    {
      bad: '## 1. Fees\n\nYou pay monthly. [|Section 5|] says how.\n\n## 2. Payment\n\nBy card.\n\n## 3. Term\n\nOne year.',
      good: '## 1. Fees\n\nYou pay monthly. Section 2 says how.\n\n## 2. Payment\n\nBy card.\n\n## 3. Term\n\nOne year.',
    },
    {
      bad: '## What we collect\n\nPlease read the [|“Trackers” section|] below.\n\n## Cookies\n\nWe set two.\n\n## Your rights\n\nYou may object.',
      good: '## What we collect\n\nPlease read the “Cookies” section below.\n\n## Cookies\n\nWe set two.\n\n## Your rights\n\nYou may object.',
    },
  ],
  traps: [
    '## 1. Scope\n\nSection 2 applies.\n\n## 2. Law\n\nSection 21 of the Media Act and Article 6 GDPR apply.\n\n## 3. Rest\n\nNone.',
    '## 1. Scope\n\nSection 9 of the order form applies.\n\n## 2. Fees\n\nSee Section 8 of our Shop Terms.\n\n## 3. Term\n\nOne year.',
    '# Terms\n\n## Scope\n\nSee Section 4.\n\n## Fees\n\nNone.\n\n## Term\n\nOne year.',
    '## 1. Scope\n\nSection 3(b) and Section 2 survive.\n\n## 2. Fees\n\nMonthly.\n\n## 3. Duties\n\nYou (a) pay and (b) keep quiet.',
    '## Data\n\nTap “Export” below. See the “Plans” section of our website, and “Your rights” below.\n\n## Your Rights\n\nYou may object.\n\n## Letters\n\nWrite to us.',
    'This annex supplements the Acorn Terms of Service.\n\n## 1. Scope\n\nAll.\n\n## 2. Fees\n\nNone.\n\n## 3. Term\n\nSection 12 decides.',
    '## Data\n\nIn your account, the “Billing” section shows your plan.\n\n## Cookies\n\nTwo.\n\n## Letters\n\nWrite to us.',
  ],
  *check(policy) {
    // What is not here may stand in the document that this one supplements.
    if (policy.parent) return
    let left = mostLookedUp
    /** References that an earlier finding speaks of, too. */
    const told = new Set<Reference>()
    for (const reference of policy.references) {
      const {fact} = reference
      if (fact.elsewhere || fact.own || !fact.sure) continue
      const isTitled = fact.title !== undefined
      if (targetOf(policy, reference) && (isTitled || fact.through === undefined || endOf(policy, reference))) continue
      if (isLinked(policy, reference)) continue
      if (told.has(fact)) continue
      if (left-- === 0) return
      const finding = isTitled ? untitled(policy, reference) : unnumbered(policy, reference, told)
      if (finding) yield finding
    }
  },
})

/** Each is looked up in the whole document: in a text that has more, the numbers were lost, and the first ones tell. */
const mostLookedUp = 100

/** Whether the reference is, or is part of, a link: that leads where it leads. */
function isLinked({source}: Policy, {fact, at}: Placed<Reference>): boolean {
  const {end} = at.toSource(fact.span)
  return /^[^[\]\n]{0,200}\](?:\(|\[)/.test(source.slice(end, end + 210))
}

// — By number

/** A number that leads nowhere, and what there is instead. */
interface Missing {
  readonly number: string
  readonly span: Span
  /** The sections it could have meant, numbered as deep. */
  readonly others: readonly Section[]
}

function unnumbered(policy: Policy, reference: Placed<Reference>, told: Set<Reference>): Finding | undefined {
  const missing = missingIn(policy, reference)
  if (!missing || (citesAppendix(reference.fact) ? isTitleGlued(policy, reference.fact) : isInTheText(policy, missing.number)))
    return undefined
  const {fact, at} = reference
  const text = at.clause.text
  const hint = /^\s?\(([^()\n]{3,80})\)/.exec(text.slice(fact.span.end, fact.span.end + 90))?.[1] ?? ''
  const beside = besideIn(policy, reference, missing)
  const fixes = fixesFor(at, missing, hint, fact, beside)
  // “Clauses 10.1 and 10.2” are one slip.
  const [next] = beside
  const joined = next && beside.length === 1 && /^,?\s(?:and|or|and\/or|through|to)\s$/.test(text.slice(fact.span.end, next.span.start))
  if (joined && fixes.some(({title}) => title.startsWith(pair))) {
    told.add(next.fact)
    return {
      span: at.toSource({start: fact.span.start, end: next.fact.span.end}),
      message: `There is no ${fact.to} ${missing.number} here, and no ${next.number}. Point these at the ones you mean, or take them out.`,
      fixes: fixes.filter(({title}) => title.startsWith(pair)),
    }
  }
  return {
    span: at.toSource(fact.span),
    message: `There is no ${fact.to} ${missing.number} here. Point this at the one you mean, or take it out.`,
    fixes,
  }
}

const pair = 'Point them at'

function missingIn(policy: Policy, reference: Placed<Reference>): Missing | undefined {
  const {fact, at} = reference
  const {number, through, numbers} = fact
  if (citesLaw(at.clause)) return undefined
  if (!targetOf(policy, reference)) {
    const others = othersFor(policy, reference, number)
    return others && {number, span: {start: numbers.start, end: numbers.start + writtenNumber(reference).length}, others}
  }
  const others = through === undefined ? undefined : othersFor(policy, reference, through)
  return others && through !== undefined
    ? {number: through, span: {start: numbers.end - through.length, end: numbers.end}, others}
    : undefined
}

/** The first number as it stands in the text: “(c)” of “5(b) and (c)”. */
function writtenNumber({fact: {number, through, numbers}, at}: Placed<Reference>): string {
  const written = at.clause.text.slice(numbers.start, numbers.end)
  return through === undefined || !written.startsWith(number) ? written : number
}

/** The sections beside the one that is missing, if they leave no doubt that it is. */
function othersFor(policy: Policy, reference: Placed<Reference>, number: string): readonly Section[] | undefined {
  const {fact, at} = reference
  const {sections} = policy
  if (citesAppendix(fact)) {
    if (
      sections.some(({kind, number: other, title}) => kind === 'heading' && other === undefined && title.toLowerCase().startsWith(fact.to))
    )
      return undefined
    return nonEmpty(sections.filter((it) => it.word === fact.to && it.number !== undefined && isAlike(it, number)))
  }
  if (/^(?:article|part)$/.test(fact.to) && !sections.some(({word}) => word === fact.to)) return undefined
  const path = pathOf(number)
  if (sections.some((it) => isAbove(path, pathOf(it.number ?? '')))) return undefined
  for (let outer = shorter(number); outer !== ''; outer = shorter(outer)) {
    const section = sectionAt(policy, reference, outer)
    if (section) return insideOf(policy, section, pathOf(number)[pathOf(outer).length] ?? '')
  }
  const around = enclosing(policy, at)
  if (number.startsWith('(')) {
    const outer = around.find((it) => it.number !== undefined && insideOf(policy, it, path[0] ?? '') !== undefined)
    return outer && nonEmpty(insideOf(policy, outer, path[0] ?? '') ?? [])
  }
  const roots = fact.inside ? appendicesCited(policy, fact.inside, around) : []
  if (fact.inside && roots.length === 0) return undefined
  const root = roots[0]
  const top = outlineOf(policy)
    .inside(root)
    .filter((it) => !isAppendix(it) && (root !== undefined || !inAppendix(it)))
  return schemeOf(
    policy,
    top.filter((it) => it.word === undefined || it.word === fact.to),
    number,
  )
}

const shorter = (number: string) => number.replace(/(?:\([^()]*\)|[.-]?[A-Za-z0-9]+)$/, '')

function isAbove(outer: readonly string[], inner: readonly string[]): boolean {
  return inner.length > outer.length && outer.every((part, index) => part === inner[index])
}

function nonEmpty(sections: readonly Section[]): readonly Section[] | undefined {
  return sections.length > 0 ? sections : undefined
}

/** Whether it is counted in the same manner: 7 like 3, and D like B. */
function isAlike({number = ''}: Section, cited: string): boolean {
  return /^\d/.test(pathOf(number).at(-1) ?? '') === /^\d/.test(pathOf(cited).at(-1) ?? '')
}

/** The parts of a section: two at least, or it cannot be told whether one is missing. */
function insideOf(policy: Policy, section: Section, part: string): readonly Section[] | undefined {
  const parts = outlineOf(policy)
    .inside(section)
    .filter((it) => isAlike(it, part))
  if (parts.length > 1) return isGap(policy, parts, part) ? parts : undefined
  // 10 is not divided, but 9 and 11 are.
  const beside = /^\d/.test(part) ? besideOf(policy, section) : []
  if (parts.length === 0 && beside.length > 1) return beside.flat()
  const counted = parts.length === 0 && /^[a-z]$/.test(part) ? numbersWithin(policy, section) : undefined
  return counted?.has('a') && counted.has('b') ? [] : undefined
}

/** The parts of the sections beside one, `9.1` and `11.1`, of each that has two at least. */
function besideOf(policy: Policy, section: Section): readonly (readonly Section[])[] {
  const outline = outlineOf(policy)
  const depth = pathOf(section.number ?? '').length
  const dotted = new RegExp(`^\\d+(?:\\.\\d+){${depth}}$`)
  const all = outline.inside(section.parent?.number === undefined ? undefined : section.parent)
  return all.map((it) => outline.inside(it).filter(({at}) => dotted.test(openingNumber(at)))).filter(({length}) => length > 1)
}

const openingNumber = ({clause: {text}}: PlacedClause) => /^\d[\d.]*\d/.exec(text.slice(0, 20))?.[0] ?? ''

/** The outermost sections, if they are numbered throughout. */
function schemeOf(policy: Policy, top: readonly Section[], number: string): readonly Section[] | undefined {
  const first = pathOf(number)[0] ?? ''
  const alike = top.filter((it) => pathOf(it.number ?? '').length === 1 && isAlike(it, first))
  if (alike.length < 3 || !isGap(policy, alike, first)) return undefined
  const titled = alike.filter(hasTitle).length
  return (titled > 2 && titled * 2 > alike.length) || areCited(policy, alike) ? alike : undefined
}

/** Whether two references lead to some of these: then clauses without titles are sections, and not steps. */
function areCited(policy: Policy, sections: readonly Section[]): boolean {
  const cited = new Set<Section>()
  for (const reference of policy.references) {
    const target = reference.fact.title === undefined && !citesAppendix(reference.fact) ? targetOf(policy, reference) : undefined
    if (target && sections.includes(target)) cited.add(target)
    if (cited.size > 1) return true
  }
  return false
}

function hasTitle({kind, title, at: {block, clause}}: Section): boolean {
  if (kind === 'heading' || block.title) return true
  const own = clause.text.slice(Math.max(0, clause.text.indexOf(title)))
  return readRunInTitle(own) !== undefined || isTitle(own.replace(/[.:]{1,2}$/, ''))
}

/** Whoever cites Section 77 of a short text means a law that has not been named. */
const farthest = 40

/** Whether a number is missing among others that are complete, but for one or two: otherwise numbers were lost. */
function isGap({sections}: Policy, others: readonly Section[], part: string): boolean {
  if (!/^\d/.test(part)) return true
  const counts = others.map(({number = ''}) => Number(pathOf(number).at(-1)))
  const cited = Number(part)
  const last = Math.max(...counts)
  const holes = last - new Set(counts).size
  if (Math.min(...counts) > 2 || holes > 1 + last / 10 || cited === 0 || cited > Math.max(farthest, 3 * last)) return false
  // A heading that lost its number may be the one.
  const before = others.findLast(({number = ''}) => Number(pathOf(number).at(-1)) < cited)
  const after = others.find(({number = ''}) => Number(pathOf(number).at(-1)) > cited)
  return !sections.some(
    ({kind, number, at}) =>
      kind === 'heading' &&
      number === undefined &&
      at.index > (before?.at.index ?? 0) &&
      at.index < (after?.at.index ?? before?.end ?? 0) + (after ? 0 : 2) &&
      at.block.level <= (before?.at.block.level ?? 6),
  )
}

/** Whether the number stands somewhere in the midst of the text, before a capital: a heading glued to what came before. */
function isInTheText(policy: Policy, number: string): boolean {
  return clausesWithWords(policy, number, holdsNumber).length > 0
}

function holdsNumber(clause: Clause, number: string): boolean {
  if (!clause.text.includes(number)) return false
  const written = new RegExp(`(?<![\\d.(§]|[\\p{L}\\d]\\s)\\(?${number.replaceAll(/[.()]/g, '\\$&')}(?:[.):]|\\s)\\s*[“"(]?\\p{Lu}`, 'gu')
  return holds(clause, written)
}

/** “… the end.Appendix 4: Prices”: the title of an appendix in the midst of the text looks like a reference. */
function isTitleGlued({references}: Policy, {to, number}: Reference): boolean {
  return references.some(
    ({fact, at}) =>
      fact.to === to && fact.number === number && /^\s?[:–—-]\s*\p{Lu}/u.test(at.clause.text.slice(fact.span.end, fact.span.end + 8)),
  )
}

function holds({text, references}: Clause, pattern: RegExp): boolean {
  for (const {index} of text.matchAll(pattern)) if (!references.some(({span}) => span.start <= index && index < span.end)) return true
  return false
}

/** Others of the same clause that lead nowhere under the same number: “10.1 and 10.2”, where there is no 10 any more. */
function besideIn(policy: Policy, {fact, at}: Placed<Reference>, {number}: Missing): readonly Beside[] {
  const outer = shorter(number)
  if (outer === '') return []
  const others = policy.references.filter((it) => it.at === at && it.fact !== fact && it.fact.number.startsWith(outer))
  return others.slice(0, mostBeside).flatMap((it): Beside[] => {
    if (it.fact.title !== undefined || it.fact.elsewhere || it.fact.own || !it.fact.sure) return []
    const missing = missingIn(policy, it)
    return missing && missing.number !== number && shorter(missing.number) === outer ? [{...missing, fact: it.fact}] : []
  })
}

/** A clause that cites more is no sentence. */
const mostBeside = 10

interface Beside extends Missing {
  readonly fact: Reference
}

/** What all of them become where the section they stand in is another: nothing, unless it has them all. */
function movedWith(beside: readonly Missing[], number: string, to: string): readonly (readonly [Span, string])[] | undefined {
  const moved: (readonly [Span, string])[] = []
  for (const it of beside) {
    const wanted = shorter(to) + it.number.slice(shorter(number).length)
    const {start, end} = it.span
    // “(c)” of “5(b) and (c)” is moved by what stands before it.
    if (end - start !== it.number.length || !it.others.some((other) => numberAs(other, it.number) === wanted)) return undefined
    moved.push([it.span, wanted])
  }
  return moved
}

function fixesFor(at: PlacedClause, {number, span, others}: Missing, hint: string, fact: Reference, beside: readonly Missing[]): Fix[] {
  const written = at.clause.text.slice(span.start, span.end)
  const stem = number.endsWith(written) ? number.slice(0, -written.length) : ''
  const styled = (section: Section) => numberAs(section, number).slice(stem.length)
  const fitting = others.filter((it) => numberAs(it, number).startsWith(stem))
  const nearest = fitting
    .map((section) => ({section, shared: sharedWords(section.title, hint), distance: distanceOf(section.number ?? '', number)}))
    .toSorted((a, b) => b.shared - a.shared || a.distance - b.distance)
  const word = /^\p{Lu}/u.test(at.clause.text.slice(fact.span.start)) ? fact.to.replace(/^./, (letter) => letter.toUpperCase()) : fact.to
  const choice: Fix = {
    title: `Choose the ${fact.to}`,
    safe: false,
    edits: () => at.edit(span, [{label: 'number', choices: fitting.map(styled)}]),
  }
  const own = number.slice(shorter(number).length)
  const together = beside.length === 0 ? [] : nearest.filter(({section}) => numberAs(section, number).endsWith(own))
  const joint = together.flatMap(({section}): Fix[] => {
    const moved = movedWith(beside, number, numberAs(section, number))
    if (!moved) return []
    const all = [[span, numberAs(section, number)] as const, ...moved].toSorted(([a], [b]) => a.start - b.start)
    return [
      {
        title: `${pair} ${all.map(([, to]) => to).join(' and ')}`,
        safe: false,
        edits: () => all.flatMap(([place, to]) => at.edit(place, place === span ? styled(section) : to)),
      },
    ]
  })
  if (joint.length > 0) return [...joint.slice(0, 2), choice]
  return [
    // “Sections 3 through 9” ends with the last there is.
    ...nearest.slice(0, number === fact.through ? 1 : 3).map(({section}) => ({
      title: `Point it at ${word} ${numberAs(section, number)}${titleFor(section)}`,
      safe: false,
      edits: () => at.edit(span, styled(section)),
    })),
    ...(fitting.length > 0 ? [choice] : []),
  ]
}

/** How far one number is from another: 9.1 is nearer to 10.1 than 8.2 is. */
function distanceOf(number: string, cited: string): number {
  const counts = [pathOf(number), pathOf(cited)].map((path) => path.map((part) => valuesOf(part)[0] ?? 0))
  const [own = [], other = []] = counts
  return own.reduce((distance, count, index) => distance * 10 + Math.abs(count - (other[index] ?? 0)), 0)
}

/** The number as references of this kind write it. */
function numberAs({number = ''}: Section, cited: string): string {
  return /[a-z]\.\d/i.test(cited) ? number.replace(/\((\d+)\)/g, '.$1') : number
}

function titleFor({title}: Section): string {
  return title === '' ? '' : ` “${title.length > 50 ? `${title.slice(0, 50).replace(/\s+\S*$/, '')} …` : title}”`
}

// — By title

/** Fewer headings may be all that is left of more. */
const fewest = 3

function untitled(policy: Policy, {fact, at}: Placed<Reference>): Finding | undefined {
  const title = fact.title ?? ''
  const headings = policy.sections.filter((it) => hasTitle(it) && it.title !== '' && (it.at.index > 0 || it.at.block.level > 1))
  if (isGlued(policy, title)) return undefined
  // Where a text has lost its headings, or never had any, nobody can tell what was meant.
  if (headings.length < fewest) {
    return {
      span: at.toSource(fact.span),
      severity: 'information',
      message: `No heading here reads “${title}”. Give the section one, or say where it stands.`,
    }
  }
  const likely = headings
    .map((section) => ({section, shared: sharedWords(withoutSlight(section.title), withoutSlight(title))}))
    .filter(({shared}) => shared > 0)
    .toSorted((a, b) => b.shared - a.shared)
    .filter(({shared}, _, [best]) => 2 * shared > (best?.shared ?? 0))
  return {
    span: at.toSource(fact.span),
    message: `No section here is titled “${title}”. Cite the one you mean by its title.`,
    fixes: [
      ...likely.slice(0, 3).map(({section}) => ({
        title: `Point it at ${titleFor(section).trim()}`,
        safe: false,
        edits: () => at.edit(fact.numbers, titleOf(section)),
      })),
      {
        title: 'Choose the section',
        safe: false,
        edits: () => at.edit(fact.numbers, [{label: 'title', choices: headings.map(titleOf)}]),
      },
    ],
  }
}

/** “Information” stands in half the titles of a policy, and makes no two of them alike. */
const withoutSlight = (title: string) =>
  title.replace(/\b(?:information|data|personal|privacy|polic(?:y|ies)|notices?|terms|services?)\b/gi, '')

const titleOf = ({title}: Section) => title.replace(/[\s.:]+$/, '')

/** Whether the title opens a sentence that goes on with a capital: a heading that was glued to its text. */
function isGlued(policy: Policy, title: string): boolean {
  return clausesWithWords(policy, title, opensWith).length > 0
}

function opensWith(clause: Clause, title: string): boolean {
  if (!clause.text.includes(title)) return false
  const glued = new RegExp(`(?:^|[.!?:]\\s{0,3})${title.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}(?:[:.–—-]|\\s+\\p{Lu})`, 'gu')
  return holds(clause, glued)
}
