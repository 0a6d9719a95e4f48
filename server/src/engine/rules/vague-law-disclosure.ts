import type {Practice} from '../model/practices.js'
import {clauseRule, type Fix} from '../rule.js'
import {withPlainSpaces} from '../text/spaces.js'
import type {Edit, Span} from '../text/span.js'
import {authorities} from './authorities.js'

/** “As otherwise required by law”, “where the law requires it”. */
const required =
  /\b(?:as|if|when|where|to the extent)(?: we are| otherwise| may be| is| it is| legally| this is){0,3} (?:required|compelled|obliged|obligated|authorized)(?: to(?: do so)?| or permitted| and permitted)? ?(?:by|under) (?:the |any |applicable |local |relevant )*(?:laws?|legislation)(?:,? (?:and|or) (?:regulations?|legal process))?(?![\p{L}]| enforcement)/iu
/** “To comply with applicable laws”, “to respond to legal process”. */
const complying =
  /\b(?:to|in order to) (?:comply|complying) with (?:(?:a|the|any|our|all|applicable|relevant|local|governing|other) )*(?:laws?(?: or regulations?| and regulations?)?|legal (?:obligations?|requirements?|process|duties|demands?)|regulatory (?:obligations?|requirements?)|legal or regulatory (?:obligations?|requirements?))(?![\p{L}]| enforcement)/iu
const process =
  /\b(?:in response to|pursuant to|to respond to|to satisfy|under|by) (?:(?:a|any|valid|lawful|the|other) )*(?:legal process(?:es)?|legal requests?|governmental? requests?|lawful requests?(?: by public authorities)?)(?![\p{L}])/iu

/** Who orders it, by which law, and what readers hear of it. */
const told =
  /\b(?:court orders?|orders? of (?:a|the) court|subpoenas?|warrants?|judge|judgments?|notify (?:you|users|the|affected)|tell you|inform you|let you know|legally binding|tax (?:authorit|law|office)|anti-money|(?:tax|accounting|employment|labou?r|securities|health|safety|export) laws?|§|sections? \d)/i
const cited = /\b(?:GDPR|Article \d|Art\.|Acts? of|(?:\p{Lu}\p{Ll}+ ){1,4}Act\b|Regulation \(|U\.?S\.?C|C\.?F\.?R)/u

export const vagueLawDisclosure = clauseRule({
  id: 'vague-law-disclosure',
  category: 'vagueness',
  severity: 'information',
  summary: 'Data is disclosed “as required by law”, with no word of who can ask for it and what readers learn of it.',
  rationale:
    'That you obey the law goes without saying. Readers want to know whether a letter from the police is enough or only an order of a court, and whether they are told. Name the order or the law, and say that you tell them unless that is forbidden. The rule is silent where the clause names a law, a court order, a subpoena or a warrant, or promises notice.',
  authority: [authorities.gdpr13recipients, authorities.wp260],
  examples: [
    {
      bad: 'We share your data with our bank, or as otherwise required by [|law|].',
      good: 'We share your data with our bank, or when a court order requires it.',
    },
    {
      bad: 'We may disclose your messages to comply with [|legal process|].',
      good: 'We may disclose your messages to comply with a court order, and will tell you first unless the order forbids it.',
    },
  ],
  traps: [
    'We disclose your data where a court order or subpoena requires it.',
    'We disclose your data as required by law. We will tell you first, unless the law forbids it, and inform you of the court.',
    'We keep invoices as required by law.',
    'We do not share your data unless required by law.',
    'You may share your data as required by law.',
    'We share payroll data with the tax office to comply with tax law.',
    'We share your data with our bank only as required by law.',
    'We share your data as told under “Other Partners, When Required by Law”.',
    'We share your address with law enforcement where we are asked by law enforcement officers.',
  ],
  *check(clause) {
    if (clause.practices.length === 0 || !/\blaws?\b|\blegal|\bgovernment|\blawful|\bregulatory\b|\blegislation\b/i.test(clause.masked))
      return
    const text = withPlainSpaces(clause.masked)
    const seen = new Set<number>()
    for (const practice of clause.practices) {
      if (!isDisclosure(practice) || seen.has(practice.sentence.start)) continue
      seen.add(practice.sentence.start)
      const {start, end} = practice.sentence
      const words = text.slice(start, end)
      const match = [required, complying, process].map((pattern) => pattern.exec(words)).find((it) => it !== null)
      // What the next sentences of the clause tell counts.
      if (!match || isAnother(match, practice) || isTitle(match[0]) || isLimit(words, match.index)) continue
      const around = text.slice(start, Math.min(text.length, end + 300))
      if (told.test(around) || cited.test(around)) continue
      const span = {start: start + match.index, end: start + match.index + match[0].length}
      const law = lawIn.exec(match[0]) ?? match
      yield {
        // The law, not what is done with it.
        span: {start: span.start + law.index, end: span.start + law.index + law[0].length},
        message: `“${match[0]}” does not say who can ask for the data. Name the order or the law, and whether readers are told.`,
        fixes: fixesFor(text, span, {start, end}),
      }
    }
  },
})

const isDisclosure = ({action, negated, party, finite, exception}: Practice) =>
  action === 'share' && !negated && !exception && party === 'first' && finite

/** “To the extent required by law, we will” is said of a duty that comes before the verb. */
const isAnother = ({0: words, index}: RegExpExecArray, {span, sentence}: Practice) =>
  sentence.start + index < span.start && /^to the extent/i.test(words)

/** “Other Third Parties, When Required by Law”: a heading, or one quoted. */
const isTitle = (words: string) => {
  const long = words.split(/\s/).filter((word) => word.length > 2 && word !== 'with')
  return words !== words.toUpperCase() && long.length > 1 && long.every((word) => /^\p{Lu}/u.test(word))
}

/** “Disclosed only as required by law” is a promise. */
const isLimit = (sentence: string, index: number) =>
  /\b(?:only|except|unless|other than)\s$/i.test(sentence.slice(Math.max(0, index - 12), index))

const lawIn =
  /\b(?:(?:applicable|local|relevant|governing) )?(?:laws?|legislation|legal (?:or regulatory )?(?:process(?:es)?|obligations?|requirements?|duties|demands?|requests?)|regulatory (?:obligations?|requirements?)|governmental? requests?|lawful requests?)(?![\p{L}]).*$/iu

const order = {label: 'order', choices: ['a court order', 'a subpoena', 'a search warrant']}

function fixesFor(text: string, span: Span, sentence: Span): readonly Fix[] {
  const words = text.slice(span.start, span.end)
  const fixes: Fix[] = []
  const shouts = words === words.toUpperCase()
  const offer = (title: string, {span: place, text: parts}: Edit) => {
    const cased = typeof parts === 'string' || !shouts ? parts : parts.map((part) => (typeof part === 'string' ? part.toUpperCase() : part))
    fixes.push({title, safe: false, edits: () => [{span: place, text: cased}]})
  }
  const opens = !shouts && /^\p{Lu}/u.test(words)
  // “Where required by law or necessary for a lawsuit”
  const shares = /^,? (?:or|and) (?:necessary|permitted|appropriate|allowed|for|as|competent)\b/i.test(text.slice(span.end, span.end + 20))
  if (required.test(words) && !shares) offer('Name the order', {span, text: [opens ? 'When ' : 'when ', order, ' requires it']})
  else if (
    complying.test(words) &&
    !/^,? (?:or |and )?(?:with )?(?:any |the |a |an )?(?:applicable )?(?:regulat|legal|court|rules?\b|govern)/i.test(
      text.slice(span.end, span.end + 40),
    )
  )
    offer('Name the order or the law', {
      span,
      text: [opens ? 'To comply with ' : 'to comply with ', {label: 'order or law', choices: ['a court order', 'a subpoena']}],
    })
  else if (!required.test(words) && !complying.test(words))
    offer('Name the order', {span, text: [opens ? 'In response to ' : 'in response to ', order]})
  const said = text.slice(sentence.start, sentence.end)
  const after = text.slice(sentence.end, sentence.end + 20)
  // “This includes”, behind it, would speak of the promise.
  if (
    /[.]["”)]?$/.test(said) &&
    !/^\S|^\s+(?:this|these|such|it|that)\b/i.test(after) &&
    !/\bwithout (?:any )?(?:prior )?notice\b|\bconsents?\b/i.test(said)
  ) {
    offer('Promise to tell readers', {
      span: {start: sentence.end, end: sentence.end},
      text: ' Where the law makes us disclose your data, we will tell you first, unless it forbids that.',
    })
  }
  return fixes
}
