import type {Clause} from '../model/clause.js'
import {type Frame, frameAt} from '../model/frames.js'
import {clausesThat} from '../model/ledger.js'
import {closings, type OpenList, openListsIn, type Way} from '../model/open-lists.js'
import type {PlacedClause, Policy} from '../model/policy.js'
import {placeOf} from '../model/practices/statements.js'
import type {Practice} from '../model/practices.js'
import {listedAfter} from '../model/quantified.js'
import {type Fix, policyRule, type Severity} from '../rule.js'
import {remembered} from '../text/remembered.js'
import {overlaps, type Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const openEndedEnumeration = policyRule({
  id: 'open-ended-enumeration',
  category: 'vagueness',
  severity: 'warning',
  summary: 'A list that says of itself that it is not all: “including but not limited to”, “etc.”, “and other data”.',
  rationale:
    'Whoever lists the data and adds “but not limited to” has promised nothing: anything may be on the list. Say all of it, or say which kinds there are; in a definition that decides what the whole document covers. Outside of what is done with data the words matter less, and are noted faintly in clauses on liability and events beyond control. The rule does not judge lists of what users must not do, nor lists in what is denied, where open ends protect the reader.',
  authority: [authorities.gdpr12, authorities.bhatia],
  examples: [
    {
      bad: 'We collect device data, including but [|not limited to|] your model and language.',
      good: 'We collect device data, namely your model and language.',
    },
    {
      bad: 'We store your name, your age and [|other related information|].',
      good: 'We store your name and your age.',
    },
    {
      bad: 'Personal data [|may include, but is not limited to|], your name and your address.',
      good: 'Personal data consists of your name and your address.',
    },
  ],
  traps: [
    'We collect your name, including your middle name.',
    'You may not upload anything unlawful, including but not limited to malware.',
    'We do not sell your data, including without limitation your contacts.',
    'Prohibited uses include, but are not limited to, spam.',
    'Our liability is limited to the fees you have paid.',
    'We will only hand on your details (name, age, etc.) if you give us permission.',
    'We store your name and other contact details.',
    'We keep your photos and other content you choose to post.',
  ],
  *check(policy) {
    let told: Told | undefined
    for (const at of clausesThat(policy, isOpen)) {
      for (const list of openListsIn(at.clause)) {
        told ??= toldOf(policy)
        const isData =
          isOfData(list, at.clause) || told.items.has(at.index) || isOfPractice(list, at.clause, told.statements.get(at.index) ?? [])
        const severity = severityOf(list, at, policy, isData)
        if (severity === undefined) continue
        const shown = openingOf(list, at.clause.text)
        const words = at.clause.text.slice(shown.start, shown.end)
        yield {
          span: at.toSource(shown),
          severity,
          message: isTwiceOpen(list, at.clause)
            ? `“${words}” says again that these are examples. Delete it.`
            : `“${words}” leaves the list open. ${isData ? 'Say all of it, or which kinds there are.' : 'Close the list, or say what belongs on it.'}`,
          fixes: waysOf(list, at.clause).map(
            ({title, edits}): Fix => ({
              title,
              safe: false,
              edits: () => at.edits(edits),
            }),
          ),
        }
      }
    }
  },
})

const isOpen = remembered((clause: Clause): boolean => openListsIn(clause).length > 0)

/** What is said to be done with data, by clause, and the items of lists that say with which. */
interface Told {
  readonly statements: ReadonlyMap<number, readonly Practice[]>
  readonly items: ReadonlySet<number>
}

function toldOf({statements}: Policy): Told {
  const told = new Map<number, Practice[]>()
  const items = new Set<number>()
  for (const statement of statements) {
    const {fact, at} = statement
    if (fact.negated || fact.conditional || fact.party === 'user' || fact.action === 'protect' || fact.action === 'delete') continue
    if (fact.data.length === 0 || !fact.finite) continue
    told.set(at.index, [...(told.get(at.index) ?? []), fact])
    for (const phrases of [fact.data, fact.recipients, fact.purposes]) {
      for (const phrase of phrases) if (placeOf(phrase, statement) !== at) items.add(placeOf(phrase, statement).index)
    }
  }
  return {statements: told, items}
}

/** Whether a list belongs to what one of the statements says: to its verb, or to a clause that hangs on it. */
function isOfPractice(list: OpenList, clause: Clause, statements: readonly Practice[]): boolean {
  const {span, form} = list
  // What a definition lists is what it defines.
  if (definedBy(list, clause) !== undefined) return false
  const frame = frameAt(clause, span.start)
  return statements.some((fact) => {
    // “Rules and other information are available at”
    if (form === 'rest' && /^\s(?:is|are|may be|can be) (?:also )?(?:available|found)\b/i.test(clause.text.slice(span.end, span.end + 30)))
      return false
    if (fact.sentence.start > span.start || fact.sentence.end < span.end) return false
    // “To inform you of offers and other news”
    if (form === 'rest' && fact.purposes.some((it) => !it.at && it.span.start <= span.start && span.start < it.span.end)) return false
    if (fact.extent.start <= span.start && span.start <= fact.extent.end) return true
    if (!frame || fact.span.start > span.start) return false
    return overlaps(frame.group, fact.span) || (frame.relative && frame.group.start > fact.span.start)
  })
}

/** The term that the sentence of a list defines, if it defines one before. */
function definedBy({span, sentence}: OpenList, {definitions}: Clause): string | undefined {
  return definitions.find(({span: it}) => it.start >= sentence.start && it.start < span.start)?.term
}

/** “Personal information means …, including but not limited to”; not “Map Data means”. */
function isOfData(list: OpenList, clause: Clause): boolean {
  const {span, sentence} = list
  const term = definedBy(list, clause)
  if (term !== undefined) return /\b(?:information|data)\b/i.test(term) && ofPeople.test(term)
  const before = clause.text.slice(sentence.start, Math.min(span.start, sentence.start + near))
  return (
    /^.{0,60}\b(?:personal(?:ly)?|usage|device|technical|log)\s(?:[\w-]+\s)?(?:information|data)\b.{0,80}$/is.test(before) &&
    /\b(?:means?|includes?|is|are|refers?)\b/i.test(clause.text.slice(sentence.start, Math.min(span.end, sentence.start + near)))
  )
}

const ofPeople =
  /\b(?:personal(?:ly)?|users?|usage|customers?|visitors?|members?|device|account|log|profile|registration|submission|contact|technical|diagnostic|authentication|host|location|behaviou?ral|other|collected)\b/i

/** How far around the words a sentence is looked at. */
const near = 600

const forbidding =
  /\b(?:prohibit\w{0,4}|forbidden|acceptable use|unacceptable|misuse|abuse|restrictions?|not (?:allowed|permitted)|(?:you|users?|members?|customers?|they|who) (?:may|must|shall|will|can|agree|should|do)(?: to)? not|agree not to|refrain|do not|don[’']t|never|violat\w{1,6}|infring\w{1,6}|(?:user|member|community|code of) conduct|breach\w{0,3})\b/i
const boilerplate =
  /\b(?:liab\w{1,6}|warrant\w{1,6}|indemni\w{1,8}|damages|losses|claims?|force majeure|(?:reasonable|our|its|their|party[’']s) control|merchantability|intellectual property|licen[cs]\w{1,4}|laws?|regulations?|disputes?|remed(?:y|ies)|taxes|terminat\w{1,5}|fees|negligen\w{1,3}|proprietary|confidential\w{0,4})\b/i

const owning = /\b(?:right, title|patents?|copyrights?|trademarks?|indemni\w{1,8}|liable|liability|expectation of privacy)\b/i

function severityOf(list: OpenList, at: PlacedClause, policy: Policy, isData: boolean): Severity | undefined {
  const {text} = at.clause
  const {span, sentence, form} = list
  const found = frameAt(at.clause, span.start)
  // “Not limited to” is no verb of its own.
  const frame = found && found.group.start >= span.start && form !== 'includes' ? undefined : found
  const said = text.slice(Math.max(sentence.start, span.start - near), Math.min(sentence.end, span.end + near))
  if (frame?.sense === 'prohibition' || frame?.sense === 'permission' || (frame?.negated && form !== 'includes')) return undefined
  if (!isData && form === 'rest') return undefined
  if (isNegated(at, list)) return undefined
  const isOurs =
    frame !== undefined && /^(?:we|us|our\b.{0,30})$/i.test(frame.subject ? text.slice(frame.subject.start, frame.subject.end) : '')
  if (!isOurs && (forbidding.test(said) || forbidding.test(leadOf(at, policy)))) return undefined
  if (isPromise(list, text)) return undefined
  if (form === 'rest' && (listedAfter(at.clause, list) !== undefined || isStatutory(list, text))) return 'hint'
  // “Those companies use it to, among other things, …”: not ours to close.
  if (others.test(text.slice(Math.max(sentence.start, span.start - near), span.start))) return 'hint'
  if (isData && isLesser(list, at.clause, frame)) return 'information'
  if (isData && !owning.test(said) && (isOurs || !boilerplate.test(said))) return 'warning'
  if (boilerplate.test(said) || frame?.sense === 'duty' || frame?.actor === 'user' || frame?.actor === 'third') return 'hint'
  // What we do; not what a product is, or a term means.
  return isOurs || (frame?.actor === 'first' && frame.sense !== 'does') || isData ? 'information' : 'hint'
}

const others =
  /\bby (?:(?:th[eo]se|such|other|any|the|our) ){0,2}(?:third[ -]part(?:y|ies)|companies|partners|providers|vendors|websites|them|others)\b/i

/** “Not limited to”, of “including but not limited to”: examples alone are no fault. */
function openingOf({span: {start, end}, form}: OpenList, text: string): Span {
  const words = form === 'including' ? /\b(?:not (?:be )?|without )/i.exec(text.slice(start, end)) : null
  return {start: start + (words?.index ?? 0), end: end - (text.charAt(end - 1) === ')' && words ? 1 : 0)}
}

/** Behind “e.g.” the second opening goes; else the list is closed. Worked out once, not at every keystroke. */
function waysOf(list: OpenList, clause: Clause): readonly Way[] {
  const known = ways(clause)
  const found = known.get(list) ?? findWays(list, clause)
  known.set(list, found)
  return found
}

const ways = remembered((_: Clause) => new Map<OpenList, readonly Way[]>())

function findWays(list: OpenList, clause: Clause): readonly Way[] {
  const closed = closings(list, clause, list.form === 'rest' ? 'kinds of data' : 'the rest')
  const deletions = isTwiceOpen(list, clause) ? closed.filter(({title}) => title === 'Delete it') : []
  return deletions.length > 0 ? deletions : closed
}

/** “We will only share your name, etc. if you allow it”: what is on the list is protected. */
function isPromise({span, sentence}: OpenList, text: string): boolean {
  const before = text.slice(Math.max(sentence.start, span.start - near), span.start)
  const said = before + text.slice(span.end, Math.min(sentence.end, span.end + near))
  return (
    /\b(?:never|(?:will|shall|do|does|may|can) only|only (?:share|disclose|use|collect|process|sell|transfer)\w{0,4})\b/i.test(before) &&
    /\b(?:if|with|when|where|after|unless|upon|without) [^.;]{0,40}\b(?:permission|consent|agree\w{0,4}|approv\w{1,3}|authoriz\w{1,5}|ask|opt|request)\b/i.test(
      said,
    )
  )
}

/** “Audio, electronic, visual or similar information”: the words of a law. */
const isStatutory = ({span}: OpenList, text: string) =>
  /\b(?:audio|visual|electronic|thermal|olfactory)\b[^.;]{0,40}\b(?:visual|electronic|thermal|olfactory)\b[^.;]{0,12}$/i.test(
    text.slice(Math.max(0, span.start - 80), span.start),
  )

/** “E.g., A, B, etc.”: the end is open already. */
function isTwiceOpen({span, sentence, form}: OpenList, {text}: Clause): boolean {
  if (form !== 'tail' && form !== 'rest') return false
  const before = text.slice(Math.max(sentence.start, span.start - 200), span.start)
  return /\b(?:e\.g|for example|for instance|such as)\b(?![^(]*\))[^;:]*$/i.test(before)
}

/** True, but of less weight: an example, what others do, what identifies nobody, or what a condition bounds. */
function isLesser(list: OpenList, clause: Clause, frame: Frame | undefined): boolean {
  const {text, sentences} = clause
  const {span, sentence, form} = list
  if (isTwiceOpen(list, clause)) return true
  const before = text.slice(Math.max(sentence.start, span.start - near), span.start)
  const index = sentences.indexOf(sentence)
  const opening = (it: Span | undefined) =>
    it !== undefined && /^\W{0,3}(?:for (?:example|instance)|as (?:an|another) example)\b/i.test(text.slice(it.start, it.start + 30))
  if (opening(sentence) || opening(sentences[index - 1])) return true
  if (/\b(?:aggregate\w?|non-personal|de-?identified|anonymi[sz]ed)\b/i.test(before)) return true
  if (form !== 'rest') return false
  if (frame?.subject && /\bthird parties$/i.test(text.slice(frame.subject.start, frame.subject.end))) return true
  // “All other information behind our decision”
  return /^ (?:that|which) (?:is|are|was|were) (?:used|needed|necessary|required)\b/i.test(text.slice(span.end, span.end + 40))
}

function isNegated({clause}: PlacedClause, {sentence}: OpenList): boolean {
  return clause.practices.some((it) => it.negated && it.sentence.start === sentence.start)
}

/** What stands above: the lead-in of a list, and the headings. */
function leadOf(at: PlacedClause, {clauses}: Policy): string {
  let lead = ''
  for (let index = at.index - 1, level = at.block.level; index >= Math.max(0, at.index - 40); index--) {
    const above = clauses[index]
    if (!above) break
    if (above.block.kind === 'heading') return `${lead} ${above.clause.text}`
    if (at.block.kind === 'item' && (above.block.level < level || above.block.kind !== 'item') && lead.length < 400) {
      lead += ` ${above.clause.text.slice(-200)}`
      level = above.block.level
    }
  }
  return lead
}
