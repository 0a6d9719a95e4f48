import type {Span} from '../text/span.js'
import type {Text} from './clause.js'
import {readSentence} from './practices/reader.js'
import {sentencesOf} from './practices/sentence.js'

export type Action = 'collect' | 'use' | 'share' | 'sell' | 'retain' | 'protect' | 'delete'

/** Who does (not) what with which data, for whom, what for and when. */
export interface Practice {
  readonly action: Action
  readonly negated: boolean
  readonly modality: 'does' | 'may' | 'will' | 'must' | 'defined'
  /** “we”, “our partners”; nothing in a passive without “by”. */
  readonly actor: Phrase | undefined
  readonly data: readonly Phrase[]
  readonly recipients: readonly Recipient[]
  readonly purposes: readonly Phrase[]
  readonly conditions: readonly Phrase[]
  /** The verb group, from its modal to its last verb. */
  readonly span: Span
  /** Who acts, seen from the author. */
  readonly party: 'first' | 'user' | 'third' | 'none'
  /** “We and our partners”: others act too. */
  readonly joint: boolean
  /** “To servers in Ireland”: where data goes rather than to whom. */
  readonly places: readonly Phrase[]
  /** The verb's base form: `disclose`. */
  readonly verb: string
  /** A statement of its own, “we may share”; not “to share”, “sharing”, “data shared with”. */
  readonly finite: boolean
  readonly passive: boolean
  /** What “not … unless” leaves open: the positive half of a negated statement. Rules do not judge it. */
  readonly exception: boolean
  /** “If we share your data …”: no statement that it is shared. */
  readonly conditional: boolean
  /** From its subject, or of a passive its data, to its last phrase. */
  readonly extent: Span
  readonly sentence: Span
}

export interface Phrase {
  readonly span: Span
}

export interface Recipient extends Phrase {
  /** How well the reader knows whom: the company itself, a name, a category, users or the public, nobody in particular. */
  readonly sense: 'own' | 'named' | 'category' | 'public' | 'unnamed'
}

/** A clause without any of these says nothing that is read here. */
const trigger =
  /\b(?:collect|gather|obtain|recei[vp]|acqui|record|captur|track|log|monitor|solicit|compil|deriv|infer|get|got|learn|determin|detect|measur|request|ask|scan|us(?:e[sd]?|ing)\b|process|analy|combin|merg|associat|link|utili[sz]|aggregat|handl|evaluat|supplement|correlat|match|stor(?:e|ing|age)|ret(?:ain|ention)|keep|kept|sav(?:e|ing)|maintain|hold|held|archiv|preserv|cach|remember|protect|secur|encrypt|safeguard|hash|delet|eras|remov|destr|purg|anonymi|de-?identif|dispos|overwrit|includ|contain|consist|compris|enter|upload|post|volunteer|regist|creat|contribut|based|consent|such as|shar|disclos|transfer|transmi|provid|giv(?:e|ing)|gave|distribut|sen[dt]|releas|reveal|exchang|report|display|show|publish|pass|suppl|communicat|forward|expos|convey|deliver|divulg|furnish|disseminat|broadcast|hand|circulat|submit|s[eo]l[dl]|sale|rent|leas|trad|swap|licens|barter|loan|access|available|visible|viewable|searchable|public|part(?:y|ies|ner)|provider|vendor|advertis|compan|affiliat|supplier|contractor|agent|assets|they)/gi

/** … nor a sentence without any of these: what is shared is said, if only by a pronoun. */
const about =
  /\b(?:informat|data\b|detail|address|record|content|identi|cookie|log|photo|messag|file|profile|e-?mail|phone|histor|credential|password|number|card|payment|personal|financ|health|contact|preferenc|activit|purchas|transact|answer|respons|PII|name|device|location|statistic|transcript|assets|age\b|gender|birth|interest|demograph|zip\b|postal|browser|usage|behaviou?r|clickstream|photo|image|picture|video|content|username|login|geolocation|IP\b|biometric|fingerprint|signature|resume|search|communicat|correspond|quer(?:y|ies)\b|post[se]?\b|income|occupation|ethnic|race\b|religio|url|it\b|them\b|this\b|these\b|those\b)/i

/** Who does what with which data. */
export function* readPractices(text: Text): Generator<Practice> {
  if (text.kind === 'heading') return
  const sentences = sentencesOf(text)
  for (const index of sentences.having(trigger)) {
    const {start, end} = sentences.spanAt(index)
    if (!about.test(text.text.slice(start, end))) continue
    yield* readSentence(sentences.at(index), {start, end}, (steps) => (index >= steps ? sentences.at(index - steps) : undefined))
  }
}
