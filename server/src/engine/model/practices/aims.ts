import {words} from '../../lexicon/words.js'
import {remembered} from '../../text/remembered.js'
import type {Span} from '../../text/span.js'
import type {Clause} from '../clause.js'

/** A purpose that fits every use. */
export interface Aim {
  readonly span: Span
  /** “Improve our services”, “improving our services”, “research purposes”. */
  readonly form: 'verb' | 'gerund' | 'noun'
  /** “Provide and improve”: what is provided is plain. */
  readonly mixed: boolean
}

/** What says that something is to become better, and nothing else. */
const heads = words(`
  improve improving enhance enhancing optimize optimizing optimise optimising enrich enriching refine refining develop developing
  development improvement enhancement optimization optimisation improvements enhancements upgrade upgrading
`)
/** What goes along with these: “improve and maintain our services”. */
const companions = words(`
  administer administering expand expanding evolve evolving maintain maintaining support supporting provide providing operate operating
  run running manage managing make making grow growing
`)
const fillers = words(`
  our the your its their any all these this such a an of and or other new more better overall general various existing current future
  online digital additional related user customer member visitor to for on internal entire you
`)
/** What nearly everything of a company is. */
const wide = words(`
  service services product products offering offerings experience experiences site sites website websites platform platforms app apps
  application applications software business businesses operations operation content features functionality usability performance
  technology technologies solution solutions quality effectiveness efficiency interactions tools programs systems
`)
/** What may follow a noun without making it a part of a longer one. */
const goesOn = words(`
  and or to for of by with in on at that which who we you our your the as when where if while through so such including based from using
  across generally is are may will but because after over more
`)
const word = /[\p{L}\d’'-]+/gu
const mostWords = 26

/** “Improve our services”, “enhancing and developing the Service and other products”. */
function* betterments(said: string): Generator<{from: number; to: number; form: Aim['form']; mixed: boolean}> {
  const found = [...said.matchAll(word)]
  const at = (index: number) => found[index]?.[0].toLowerCase() ?? ''
  const gap = (index: number) => said.slice((found[index - 1]?.index ?? 0) + (found[index - 1]?.[0].length ?? 0), found[index]?.index)
  for (let i = 0; i < found.length; i++) {
    if (!heads.has(at(i))) continue
    const isNoun = /ments?$|tion$/.test(at(i))
    const isMade = isNoun && /^mak(?:e|ing)$/.test(at(i - 1))
    if (isNoun && !isMade && at(i + 1) !== 'of' && at(i + 1) !== 'to') continue
    let last = -1
    let k = i + 1
    for (; k < found.length && k - i < mostWords; k++) {
      if (!/^[,/]?\s{0,2}$/.test(gap(k)) && gap(k) !== '/') break
      const next = at(k)
      if (wide.has(next)) last = k
      else if (!fillers.has(next) && !heads.has(next) && !companions.has(next) && !isName(found[k]?.[0] ?? '')) break
    }
    if (last < 0) continue
    // “Improve our services ranking”
    if (k === last + 1 && k < found.length && /^\s$/.test(gap(k)) && !goesOn.has(at(k))) continue
    let first = isMade ? i - 1 : i
    // “Provide, maintain, and improve”
    for (let before = first - 1; before >= 0 && first - before < 3 && /^,?\s$/.test(gap(before + 1)); before--) {
      if (companions.has(at(before)) && (first - before > 1 || /,/.test(gap(before + 1)))) first = before
      else if (!/^(?:and|or)$/.test(at(before))) break
    }
    // “Your app”, “their products”: somebody else's.
    const owner = found.slice(i + 1, last).map((it) => it[0].toLowerCase())
    if (owner.some((it) => it === 'their' || (it === 'your' && !/^(?:experiences?|interactions?|quality)$/.test(at(last))))) continue
    const start = found[first]
    const end = found[last]
    if (!start || !end) continue
    yield {
      from: start.index,
      to: end.index + end[0].length,
      form: isNoun && !isMade ? 'noun' : /ing$/.test(at(first)) ? 'gerund' : 'verb',
      mixed: first < i && !isMade,
    }
    i = last
  }
}

const isName = (said: string) => /^\p{Lu}/u.test(said)

const others: readonly (readonly [RegExp, Aim['form']])[] = [
  // “Make your experience better”
  [
    /\bmake (?:(?:our|your|the|its|overall|user) ){0,3}[\w-]{0,20}(?:experience|services?|products?|site|website|app) (?:even )?better\b/giu,
    'verb',
  ],
  // “Provide you with a better experience”, “offer personalised services”
  [
    /\b(?:provide|offer|give|deliver|create|ensure)(?: (?:you|users|customers|our users|our customers))?(?: with)?(?: (?:an?|the|more))? (?:better|improved|enhanced|optimal|optimi[sz]ed|seamless|personali[sz]ed|customi[sz]ed|tailored|best(?: possible)?|high[ -]quality)(?: (?:and|or) \w+)? (?:(?:user|customer|online|overall|shopping|browsing) ){0,2}(?:experiences?|services?|products?|content and services|offers and services)\b/giu,
    'verb',
  ],
  [
    /\b(?:personali[sz]|customi[sz]|tailor)e? (?:and \w+ )?(?:(?:our|your|the|all|and|of|user|customer|online|overall|website|service) ){0,4}(?:experiences?|services?|products?|visits?|interactions?|(?:web)?site|platform)\b(?! (?:rank|result|page|setting|ad|offer)\w*)/giu,
    'verb',
  ],
  [
    /\b(?:conduct|perform|carry out|do|undertake)(?: (?:our|internal|market|data|statistical|various|general|other|any|business))* (?:research|analys[ie]s|analytics|studies)\b(?! (?:on|of|into|about|to|how|for|whether|regarding)\b)/giu,
    'verb',
  ],
  [
    /\b(?:(?:our|its|the|any|other|various|all|certain|a variety of|internal|legitimate|lawful|general|own|everyday|ongoing|and|or|related|commercial|administrative|operational|analytical|statistical|similar|further|additional) )*(?:business|commercial|internal|operational|research|analytics?|analytical|statistical|administrative|other|various|any|legitimate|lawful|general|similar|further|additional|these and other|company) (?:(?:business|and|or|internal|commercial|operational|legitimate|research|analytics?|administrative|related|statistical|lawful|analysis|similar) ){0,3}purposes?\b/giu,
    'noun',
  ],
  [
    /\b(?:assist|support|help|run|operate|manage|conduct) (?:(?:us|\w+) )?(?:with )?(?:(?:our|its|the|their|own) )(?:(?:legitimate|general|internal|day-to-day|everyday) )?business(?: (?:activities|operations|needs|interests|objectives))?\b/giu,
    'verb',
  ],
]

/** The means, or examples, follow. */
const means =
  /^[^.;:]{0,60}?\b(?:by|through|using|such as|for example|for instance|e\.g\.|including|namely|so that|based on|(?:for example|i\.e\.),? to)\b|^\s?\((?:such as|for example|e\.g\.|including|by)/i

/** “Other purposes described below”, “any purpose for which you gave it”. */
const told =
  /^,? (?:(?:as|that are|which are) )?(?:described|outlined|noted|mentioned|set|stated|listed|permitted|allowed|disclosed|explained|identified|specified|for which|that you|to which|you|of)\b/i

/** “… purposes: to answer you”, “… purposes. For example, we”. */
const explained = /^\s?:|^[^.;:]{0,24}\.\s+(?:for (?:example|instance)|specifically|in particular|(?:this|these) includes?)\b/i

/** Of each clause what was found in its phrases, by where they stand. */
const known = remembered((_: Clause) => new Map<string, readonly Aim[]>())

/** The wide purposes of a phrase of purposes, in order. */
export function vagueAimsIn(clause: Clause, span: Span): readonly Aim[] {
  const all = known(clause)
  const key = `${span.start} ${span.end}`
  let aims = all.get(key)
  if (!aims) {
    aims = readAims(clause.text, span)
    all.set(key, aims)
  }
  return aims
}

function readAims(text: string, {start, end}: Span): readonly Aim[] {
  const said = text.slice(start, Math.min(end, start + 600))
  if (!cheap.test(said)) return []
  const found: Aim[] = []
  const add = (from: number, words: string, form: Aim['form'], mixed = false) => {
    const skipped = /^(?:and|or) /i.exec(words)?.[0].length ?? 0
    const span = {start: start + from + skipped, end: start + from + words.length}
    const before = text.slice(Math.max(0, span.start - 30), span.start)
    // “For no other purposes”, “allow you to customize”
    if (/\b(?:no|not for|never for|other than(?: for)?|(?:you|users?|customers?)(?: to| can| may)?)\s$/i.test(before)) return
    // “Manage our business relationship”
    const next = /^\s([\p{L}’'-]+)/u.exec(text.slice(span.end, span.end + 30))?.[1]
    if (form === 'verb' && next && !goesOn.has(next.toLowerCase())) return
    if (form === 'noun' && told.test(text.slice(span.end, span.end + 40))) return
    if (explained.test(text.slice(span.end, span.end + 60))) return
    if (means.test(text.slice(span.end, span.end + 120)) || found.some((it) => it.span.start < span.end && span.start < it.span.end)) return
    found.push({span, form, mixed})
  }
  for (const {from, to, form, mixed} of betterments(said)) add(from, said.slice(from, to), form, mixed)
  for (const [pattern, form] of others) for (const match of said.matchAll(pattern)) add(match.index, match[0], form)
  return found.toSorted((a, b) => a.span.start - b.span.start)
}

const cheap =
  /improv|enhanc|optimi|enrich|refin|better|develop|experience|purpose|business|research|analys|analytics|personali|customi|tailor/i
