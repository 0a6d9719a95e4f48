import {type VagueSense, type VagueTerm, vagueTerms} from '../lexicon/vague.js'
import type {Clause} from '../model/clause.js'
import {clausesThat} from '../model/ledger.js'
import {type Fix, policyRule} from '../rule.js'
import {remembered} from '../text/remembered.js'
import type {Edit, Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const vagueWord = policyRule({
  id: 'vague-word',
  category: 'vagueness',
  severity: 'hint',
  strict: true,
  yields: true,
  summary: 'A word that readers of policies take for vague.',
  rationale:
    'Studies asked readers which words of privacy policies they find vague: those words are marked here, each alone, whatever the sentence is about. Most are needed somewhere; look at each and ask what it leaves open. It is one sweep before a draft goes out, not a list of faults. The rule does not judge what readers are forbidden, names and defined terms, what a definition explains, and is silent where another rule speaks of the same words.',
  authority: [authorities.bhatia, authorities.vaguePhrases],
  examples: [
    {bad: 'The list has [|several|] columns.', good: 'The list has four columns.'},
    {bad: 'Ask the [|relevant|] team.', good: 'Ask the billing team.'},
  ],
  traps: [
    'These terms were last changed on May 4.',
    'Guests may not copy the app.',
    'Languages other than English are welcome.',
    'How many people live here is known.',
    'You may cancel whenever you like.',
    '“Personal data” means your name. The file holds personal data.',
    'In May the office is closed.',
  ],
  options: {level: 1},
  *check(policy, {level}) {
    let defined: ReadonlySet<string> | undefined
    for (const at of clausesThat(policy, isVague)) {
      for (const {span, words, term} of vagueIn(at.clause)) {
        if (term.level < level) continue
        // “Personal Information” is vague only as long as nothing says what it means.
        if (term.sense === 'data' || term.sense === 'recipient') {
          defined ??= new Set(policy.definitions.map(({fact}) => fact.term.toLowerCase()))
          if (defined.has(words)) continue
        }
        const found = at.clause.text.slice(span.start, span.end)
        yield {
          span: at.toSource(span),
          message: `“${found}” ${advice[term.sense]}`,
          fixes: isAdverb.test(words)
            ? deletions(span, at.clause).map(({span, text}): Fix => ({title: 'Delete it', safe: false, edits: () => at.edit(span, text)}))
            : [],
        }
      }
    }
  },
})

interface VagueWord {
  readonly span: Span
  readonly words: string
  readonly term: VagueTerm
}

const vagueIn = remembered((clause: Clause): readonly VagueWord[] => (clause.kind === 'heading' ? [] : [...read(clause)]))

const isVague = (clause: Clause) => vagueIn(clause).length > 0

function* read(clause: Clause): Generator<VagueWord> {
  for (const {0: found, index} of clause.masked.matchAll(pattern)) {
    const words = found.toLowerCase().replace(/\s+/g, ' ')
    const term = vagueTerms.get(words)
    const span = {start: index, end: index + found.length}
    if (!term || isNoneOf(words, span, clause)) continue
    yield {span, words, term: isObject(words, span, clause.masked) ? {...term, level: 1} : term}
  }
}

/** What each kind leaves open, and what to do about it. */
const advice: Readonly<Record<VagueSense, string>> = {
  modality: 'leaves open whether. Say that it is so, or when.',
  quantifier: 'leaves open which, or how many. Name them, or give the number.',
  generalization: 'leaves open when not. Say when, or delete it.',
  time: 'leaves open when. Say how often, or at which event.',
  condition: 'leaves open by what measure. Say what must be the case.',
  discretion: 'leaves it to whoever decides. Say what decides.',
  purpose: 'leaves open what for. Say what is done.',
  data: 'can be any data. Say which kinds, or define the term.',
  recipient: 'can be anyone. Name them, or their categories.',
}

const longestFirst = [...vagueTerms.keys()].toSorted((a, b) => b.length - a.length)
const pattern = new RegExp(
  `(?<![\\p{L}\\p{N}’'-])(?:${longestFirst.map((term) => term.replaceAll(' ', '\\s{1,4}')).join('|')})(?![\\p{L}\\p{N}-]|[’']\\p{L}{3})`,
  'giu',
)

/** Words that look alike, are part of a name, or say what a reader must not do. */
function isNoneOf(words: string, {start, end}: Span, {text, masked}: Clause): boolean {
  const before = masked.slice(Math.max(0, start - 40), start)
  const after = masked.slice(end, end + 40)
  const found = text.slice(start, end)
  const isCapital = /^\p{Lu}/u.test(found) && found !== found.toUpperCase()
  const opens = /(?:^|[.!?:;•*“"(–—-]\s{0,3}|\d[.)]\s)$/.test(before)
  switch (words) {
    case 'may':
      if (isCapital && (!opens || /^\s\d/.test(after))) return true
      // “You may cancel” permits, “guests may not copy” forbids; “you may be asked” and “what you may send” do neither.
      return readers.test(before) && !told.test(before) && !befalling.test(after)
    case 'other':
      return /^\sthan\b/i.test(after)
    case 'aggregate':
      return /^\s(?:liability|amounts?|damages|sum|total)\b/i.test(after)
    case 'most':
      return /^\s(?:recent|recently|current|interesting|common|popular|important|useful|effective|relevant)\b/i.test(after)
    case 'many':
    case 'much':
      return /\b(?:how|as|so|too)\s$/i.test(before)
    case 'generally':
    case 'commonly':
    case 'widely':
      return /^\s(?:available|accepted|known|used|referred|called)\b/i.test(after)
    case 'general':
      return /^\s(?:counsel|data protection|manager|public|partner)\b/i.test(after) || isCapital
    case 'some':
    case 'certain':
      return isCapital && !opens
    case 'third party':
    case 'third parties':
      return false
    default:
      return (
        isCapital && !opens && !/\b(?:information|data|personal)\b/.test(words) && /^\p{Lu}[\p{L}-]*(?:\s\p{Lu}[\p{L}-]*)*$/u.test(found)
      )
  }
}

const readers =
  /\b(?:you|users?|customers?|members?|visitors?|guests?|people|children|they|who)\s(?:(?:also|then|always|alternatively|therefore|only|freely|and|or|your|users|guests|authori[sz]ed)\s){0,2}$/i
/** “Any information you may provide”, “advertisers and what they may use”. */
const told = /\b(?:information|data|content|materials?|questions?|concerns?|those|what) (?:that |which )?(?:you|they)\s(?:also\s)?$/i
/** What happens to readers, and what others do with data. */
const befalling =
  /^\s(?:also |still |not |then )?(?:be|have|receive|see|find|experience|need|lose|encounter|notice|require|collect|disclose|share|use (?:cookies|your|information|this|the data))\b/i

/** “We collect information about you”: whatever it is. */
function isObject(words: string, {start, end}: Span, text: string): boolean {
  if (words !== 'information') return false
  const before = text.slice(Math.max(0, start - 24), start)
  const after = text.slice(end, end + 20)
  // What readers give is theirs to know.
  if (/^\s(?:that |which )?you\b/i.test(after)) return false
  return objects.test(before) || /^\s(?:about|we|to|with|from|collected)\b/i.test(after)
}

const objects =
  /\b(?:identifiable|identifying|aggregated?|additional|sensitive|confidential|technical|usage|your|such|some|any|collect\w{0,3}|shar(?:e|es|ed|ing)|disclos(?:e|es|ed|ing)|us(?:e|es|ed|ing)|provid(?:e|es|ed|ing)|receiv(?:e|es|ed|ing)|transactional)\s$/i

/** Adverbs, without which every sentence stands. */
const isAdverb =
  /^(?:generally|usually|occasionally|in general|sometimes|typically|normally|mainly|mostly|largely|primarily|often|frequently|ordinarily|from time to time|periodically|on occasion|at times|regularly|reasonably|possibly|potentially|perhaps|at any time)$/

function deletions({start, end}: Span, {text, sentences}: Clause): readonly Edit[] {
  const sentence = sentences.find((it) => it.start <= start && start < it.end)
  if (!sentence) return []
  if (start === sentence.start) {
    const lead = /^,?\s{1,4}/.exec(text.slice(end, end + 6))?.[0].length ?? 0
    const next = text.charAt(end + lead)
    if (lead === 0 || !/\p{L}/u.test(next)) return []
    return [{span: {start, end: end + lead + 1}, text: next.toUpperCase()}]
  }
  const before = /(?:,\s{1,4}|\s{1,4})$/.exec(text.slice(Math.max(0, start - 6), start))?.[0] ?? ''
  // Between two commas one goes with it, or both; after “only” or before “or” more would have to.
  if (before === '' || /\b(?:and|or|only|very|more|most|less|as|to be|not)\s$/i.test(text.slice(Math.max(0, start - 10), start))) return []
  if (/^\s(?:and|or)\b/i.test(text.slice(end, end + 6))) return []
  const comma = before.startsWith(',') && text.charAt(end) === ',' ? 1 : 0
  const from = before.startsWith(',') && comma === 0 ? start - before.length + 1 : start - before.length
  return [{span: {start: from, end: end + comma}, text: ''}]
}
