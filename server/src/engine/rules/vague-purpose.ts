import type {Clause} from '../model/clause.js'
import {frameAt} from '../model/frames.js'
import {type Aim, vagueAimsIn} from '../model/practices/aims.js'
import {isPeople} from '../model/practices/plain.js'
import {purpose} from '../model/practices/rewrites.js'
import {placeOf} from '../model/practices/statements.js'
import type {Phrase, Practice} from '../model/practices.js'
import {type Finding, type Fix, policyRule} from '../rule.js'
import {authorities} from './authorities.js'

export const vaguePurpose = policyRule({
  id: 'vague-purpose',
  category: 'vagueness',
  severity: 'warning',
  summary: 'A purpose so wide that it allows any use: “to improve our services”, “for business purposes”.',
  rationale:
    'A purpose has to tell readers what is done with their data and what for. “To improve our services”, “for research purposes” or “to personalise your experience” fit every use. Say which service, with which data and how; or name a narrower purpose. The rule is silent where the means follow (“by counting failed searches”) and where the object is concrete. Beside concrete purposes it is only a remark. It does not judge whether a purpose is legitimate.',
  authority: [authorities.wp260, authorities.gdpr5, authorities.incompleteness],
  guidance: {
    poor: 'We may use your personal data to develop new services.',
    good: 'We will retain your shopping history and use details of the products you have previously purchased to make suggestions…',
    authority: authorities.wp260,
  },
  examples: [
    {
      bad: 'We use your data to [|improve our services|].',
      good: 'We use your search terms to improve our search results by counting searches that find nothing.',
    },
    {bad: 'Your profile is used for [|research purposes|].', good: 'Your profile is used to study how many readers finish an article.'},
    {
      bad: 'We process your data to:\n\n- [|enhance your overall experience|]',
      good: 'We process your data to:\n\n- show the shops next to you',
    },
  ],
  traps: [
    'We use your data to improve our services by comparing failed searches.',
    'We use your location to improve the ranking of nearby shops.',
    'We use your data to deliver your order.',
    'We do not use your data for research purposes.',
    'You may use your data to improve our services.',
    'Teachers may use published readings for research purposes.',
    'Your employer uses your data for business purposes.',
    'We are always trying to improve our services.',
    'This policy explains how we improve our services with data.',
    'Improving our services takes time.',
    'We use call statistics to improve our services, for example to add servers where calls drop.',
    'We use your data to personalise the ads you see.',
    'We collect your business address and your research interests.',
    'We use your phone number to send you codes for security purposes.',
  ],
  *check(policy) {
    const seen = new Set<string>()
    for (const statement of policy.statements) {
      const {fact} = statement
      if (fact.purposes.length === 0 || !isOurs(fact)) continue
      const who = fact.actor && placeOf(fact.actor, statement).clause.text.slice(fact.actor.span.start, fact.actor.span.end)
      if (who && isPeople(who)) continue
      for (const phrase of fact.purposes) {
        const at = placeOf(phrase, statement)
        const aims = vagueAimsIn(at.clause, phrase.span)
        for (const aim of aims) {
          if (
            aim.form === 'noun' &&
            ((!fact.finite && !phrase.at) || /\bright to\b/i.test(at.clause.text.slice(0, aim.span.start).slice(-160)))
          )
            continue
          if (aim.form === 'noun' && isStatute(fact, at.clause.text)) continue
          const key = `${at.index}:${aim.span.start}`
          if (seen.has(key)) continue
          seen.add(key)
          // “Acorn is an app that collects readings to improve the map”: what it is, before what it does.
          const isAside = at === statement.at && frameAt(at.clause, fact.span.start)?.relative === true
          yield finding(aim, at, fact.purposes, phrase, isAside)
        }
      }
    }
  },
})

/** “We disclosed these categories for a business purpose in the last 12 months”: a law wants these words. */
function isStatute({action, sentence}: Practice, text: string): boolean {
  if (action !== 'share' && action !== 'sell') return false
  return /\bcategor(?:y|ies) of\b|\b(?:preceding|past|last|prior|previous) (?:12|twelve)\b/i.test(text.slice(sentence.start, sentence.end))
}

type Place = ReturnType<typeof placeOf>

/** What the company does itself, or leaves to nobody in particular. */
function isOurs({negated, exception, party, conditional, passive, actor}: Practice): boolean {
  // “Researchers may use the data”: somebody acts, though who they are is not known.
  return !negated && !exception && !conditional && (party === 'first' || (party === 'none' && (passive || !actor)))
}

function finding(aim: Aim, at: Place, purposes: readonly Phrase[], phrase: Phrase, isAside: boolean): Finding {
  const {text} = at.clause
  const words = text.slice(aim.span.start, aim.span.end)
  return {
    span: at.toSource(aim.span),
    ...(aim.mixed || isAside || isBesideOthers(at.clause, phrase, aim, purposes) ? {severity: 'information'} : {}),
    message: `“${words}” can mean anything. Say what you do, with which data.`,
    fixes: fixesOf(aim, at),
  }
}

/** Whether more is told: another purpose that is not as wide, in the sentence or in the list. */
function isBesideOthers(clause: Clause, phrase: Phrase, aim: Aim, purposes: readonly Phrase[]): boolean {
  const {text} = clause
  const rest = text.slice(phrase.span.start, aim.span.start) + text.slice(aim.span.end, phrase.span.end)
  if (
    rest.replace(
      /\b(?:in order|to|for|and|or|the|purposes?|of|our|us|you|we|help|also|better|further|generally|continue|constantly|more|effectively|so|that|can|may|enable)\b|\W/gi,
      '',
    ).length > 4
  )
    return true
  if (phrase.at) return purposes.length > 1
  return purposes.some((it) => it !== phrase && it.span.start !== phrase.span.start && vagueAimsIn(clause, it.span).length === 0)
}

function fixesOf({span, form}: Aim, at: Place): Fix[] {
  const {text} = at.clause
  const rest = text.slice(span.end, span.end + 120)
  const more = follows.exec(rest)?.[0] ?? ''
  const full = {start: span.start, end: span.end + more.length}
  const end = {start: full.end, end: full.end}
  const isOpen =
    /^\s[\p{L}\d]/u.test(text.slice(full.end, full.end + 2)) && !/^\s(?:and|or|but)\b/i.test(text.slice(full.end, full.end + 5))
  const fixes: Fix[] = []
  // “…, which includes sending you offers”: it explains the old words.
  const isExplained = /^,? (?:which|that) (?:includes?|means?|may include)\b/i.test(text.slice(full.end, full.end + 20))
  // “Tailor our services, products and advertising to you”: the list goes on.
  const isListed = /^, [\w-]+(?:, [\w-]+){0,3},? (?:and|or) /.test(text.slice(full.end, full.end + 80))
  if (isExplained || isListed) return []
  if (form !== 'noun' && !isOpen)
    fixes.push({
      title: 'Say how, and with which data',
      safe: false,
      edits: () => at.edit(end, [' by ', {label: 'doing what'}, ' with ', {label: 'kinds of data'}]),
    })
  const before = text.slice(0, span.start)
  // “Analyze, and improve our services”: the verb before would lose its object.
  if (shared.test(before.slice(-80)) && form !== 'noun') return fixes.length > 0 ? fixes : [insertion(at, span)]
  const preposition = form === 'noun' ? (/\bfor (?:the |an? )?$/i.exec(before)?.[0].length ?? 0) : 0
  if (preposition > 0)
    fixes.push({
      title: 'Name the purpose instead',
      safe: false,
      edits: () => at.edit({start: span.start - preposition, end: span.end}, ['to ', purpose]),
    })
  else if (form === 'noun')
    fixes.push({
      title: 'Add the purpose',
      safe: false,
      edits: () => at.edit({start: span.end, end: span.end}, [', namely to ', purpose, /^\s[\p{L}\d]/u.test(rest) ? ',' : '']),
    })
  else {
    const words = form === 'gerund' ? {label: 'doing what'} : purpose
    fixes.push({title: 'Name the purpose instead', safe: false, edits: () => at.edit(full, [words])})
  }
  return fixes
}

function insertion(at: Place, {end}: Aim['span']): Fix {
  return {title: 'Say how', safe: false, edits: () => at.edit({start: end, end}, [', by ', {label: 'doing what'}, ','])}
}

/** “… that we offer”, “… with our sites”: what belongs to the object. */
const follows = /^\s(?:that|which|with|for|in|on|of|to|across|you|we)\b[^,.;:()]{0,70}?(?=[,.;:()]|\s(?:and|or)\s|$)/i
/** “To deliver, evaluate, and ”, “use of and ”. */
const shared =
  /(?:\b(?:to|help|helps|by|we)\s(?:[\w-]+ )?(?:[\w-]+, ){0,5}[\w-]+,? (?:and|or|and\/or)|\b[\w-]+ing,? (?:and|or)|\b(?:of|with|to) (?:and|or)|\b(?:to|help) [\w-]+,) $/i
