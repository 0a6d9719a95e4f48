import type {Placed, Policy} from '../model/policy.js'
import {type Reference, targetOf} from '../model/references.js'
import {enclosing, isAppendix, pathOf, type Section} from '../model/sections.js'
import {isShort, isTitle, readRunInTitle} from '../parse/title.js'
import {type Finding, type Fix, policyRule} from '../rule.js'
import {authorities} from './authorities.js'

export const selfSectionMismatch = policyRule({
  id: 'self-section-mismatch',
  category: 'structure',
  severity: 'warning',
  summary: 'A clause that cites itself by another number: “this Section 7” in Section 11.',
  rationale:
    'Numbers typed by hand stay behind when sections move. “This Section 7” inside Section 11 then limits, or leaves unlimited, the wrong duties. The rule looks only at references that say “this”, and only where the sections around them are numbered; whether other references lead to what the author meant, it cannot know.',
  authority: [authorities.dealProof],
  examples: [
    {
      bad: '## 1. Fees\n\nYou pay monthly.\n\n## 2. Warranty\n\nExcept as stated in [|this Section 1|], we give no warranty.',
      good: '## 1. Fees\n\nYou pay monthly.\n\n## 2. Warranty\n\nExcept as stated in this Section 2, we give no warranty.',
    },
    {
      bad: '1. Fees: You pay monthly.\n2. Use: This clause covers the app. Nothing in [|this clause 1|] limits your rights.',
      good: '1. Fees: You pay monthly.\n2. Use: This clause covers the app. Nothing in this clause 2 limits your rights.',
    },
  ],
  traps: [
    '## 9. Free plan\n\nThe terms of this Section 9 apply to the free plan only.',
    '## 2. Fees\n\n### 2.1 Taxes\n\nThe rates in this Section 2 exclude taxes. This Section 2.1 applies to all plans.',
    '## 3. Duties\n\nThis Section 3(b) survives: (a) payment; (b) secrecy.',
    '## 7. Privacy\n\nSubject to Section 3, we keep logs. Section 5 of the Data Act applies, and this section 230 of the Media Act too.',
    'Under this Section 4 you may cancel at any time.',
    '## B. Content\n\n### 2. Licence\n\nThe licence in this Section 2 ends when you delete the content. This Section B.2 survives.',
    '# Terms\n\n## 5. Term\n\nOne year.\n\n# Appendix 1: Support\n\n## 1. Hours\n\nThe hours in this Section 1 of this Appendix 1 are local.',
    '## 4. Steps\n\n1. Open the form.\n2. Send it. This Section 4 tells how.',
  ],
  *check(policy) {
    for (const reference of policy.references) {
      const {fact} = reference
      if (!fact.own || fact.elsewhere || fact.through !== undefined) continue
      const around = enclosing(policy, reference.at).filter(({number}) => number !== undefined)
      const meant = meantBy(fact, around)
      if (meant && isScheme(policy, around) && !stands(policy, reference, around)) yield mismatch(policy, reference, meant)
    }
  },
})

/** The section around the reference that it can only mean: the one numbered as deep. */
function meantBy({to, number}: Reference, around: readonly Section[]): Section | undefined {
  const depth = pathOf(number).length
  const appendix = appendices.has(to)
  const fitting = around.filter((section) => (appendix ? section.word === to : !isAppendix(section)))
  return fitting.find((section) => pathOf(section.number ?? '').length === depth) ?? fitting.at(-1)
}

const appendices: ReadonlySet<string> = new Set(['appendix', 'schedule', 'exhibit', 'annex', 'attachment'])

/** Whether the outermost number is that of a section, with a title: steps and lists are numbered too. */
function isScheme({clauses}: Policy, around: readonly Section[]): boolean {
  const root = around.findLast((section) => !isAppendix(section)) ?? around.at(-1)
  if (root?.kind !== 'item') return root !== undefined
  const {text} = root.at.clause
  const own = text.slice(Math.max(0, text.indexOf(root.title)))
  if (readRunInTitle(own) !== undefined || isTitle(own.replace(/[.:]{1,2}$/, ''))) return true
  // “4. Ending the agreement”, with paragraphs under it.
  return isShort(own) && root.end > root.at.index + 1 && clauses[root.at.index + 1]?.block.kind === 'paragraph'
}

/** Whether the reference names a section it stands in, in full or in part: “this Section 2” in B.2. */
function stands(policy: Policy, reference: Placed<Reference>, around: readonly Section[]): boolean {
  const cited = pathOf(reference.fact.number)
  const target = targetOf(policy, reference)
  // “By agreeing to this Schedule 3 …”, just before the schedule itself.
  if (target && isAppendix(target) && target.at.index > reference.at.index && target.at.index === reference.at.index + 1) return true
  // (d) of a list that counts 1, 2, 3.
  if (target && around.includes(target)) return true
  return around.some((section) => {
    const path = pathOf(section.number ?? '')
    if (cited.length <= path.length) {
      return startsWith(path, cited) || startsWith(path.slice(-cited.length), cited)
    }
    // “this Section 3(b)” in Section 3, where (b) is no clause of its own.
    return startsWith(cited, path) && !target
  })
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((part, index) => path[index] === part)
}

function mismatch(policy: Policy, reference: Placed<Reference>, meant: Section): Finding {
  const {fact, at} = reference
  const text = at.clause.text
  const start = text.slice(0, fact.span.start).search(/\S+\s(?:(?:particular|same)\s)?$/)
  const span = {start, end: fact.span.end}
  const cited = text.slice(start, fact.span.end)
  const number = styled(meant, fact)
  const right = text.slice(start, fact.numbers.start) + number
  const target = targetOf(policy, reference)
  const fixes: Fix[] = [
    {
      title: `Replace with “${right}”`,
      // Where the cited section exists, “this” may be the slip.
      safe: !target,
      edits: () => at.edit(fact.numbers, number),
    },
  ]
  if (target) {
    const without = text.slice(fact.span.start, fact.span.end)
    fixes.push({title: `Replace with “${without}”`, safe: false, edits: () => at.edit({start, end: fact.span.start}, '')})
  }
  return {
    span: at.toSource(span),
    message: `“${cited}” stands in ${fact.to} ${number}. Correct the number, or drop “this”.`,
    related: [{span: meant.at.toSource({start: 0, end: meant.at.clause.text.length}), message: `${meant.number} begins here.`}],
    fixes,
  }
}

/** The number as references of this kind write it. */
function styled({number = ''}: Section, {number: cited}: Reference): string {
  return /[a-z]\.\d/i.test(cited) ? number.replace(/\((\d+)\)/g, '.$1') : number
}
