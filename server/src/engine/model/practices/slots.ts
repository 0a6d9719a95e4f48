import {genericRecipients} from '../../lexicon/actors.js'
import {consents} from '../../lexicon/circumstances.js'
import {partitives} from '../../lexicon/data.js'
import {words} from '../../lexicon/words.js'
import {isParty} from './actors.js'
import {type NounPhrase, nextPhrase, phraseOf, rankOf, type Sentence} from './phrases.js'
import {reach} from './sentence.js'
import {Form, formAt, isCapital, Tag, tagAt, wordAt} from './words.js'

/** Words from `start` to before `end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** What follows a verb: which data goes to whom. */
export interface Slots {
  readonly data: readonly NounPhrase[]
  /** “But not your name”. */
  readonly excluded: readonly NounPhrase[]
  readonly recipients: readonly NounPhrase[]
  /** “Within our group”: these stay in the family. */
  readonly insiders: readonly NounPhrase[]
  /** “To servers in Ireland”: where data goes rather than to whom. */
  readonly places: readonly NounPhrase[]
  /** Index after the last word looked at. */
  readonly end: number
}

export interface SlotOptions {
  /** A phrase that is data only in company counts as the object: “collect content”. */
  readonly direct: boolean
  /** The verb has other objects as often as data: “send a message”. */
  readonly guarded: boolean
  /** “Information about your use”: the topic says which data. */
  readonly about: boolean
}

/** What a phrase fills, as the words before it decide. */
type Mode = 'object' | 'recipient' | 'next' | 'topic' | 'of' | 'source' | 'purpose' | 'relative' | 'inside' | 'skip'

const questions = words('how what where whether why')
/** What they introduce is data again. */
const introducers = words('including like e.g e.g. i.e i.e. namely include includes')
/** “In response to”, “in accordance with”: no recipient follows. */
const fixed = words(
  'response pursuant according subject respect prior due addition accordance together along comply compliance connection consistent reference regard opposed limited compared contrary associated conjunction apply applies line right adjacent up',
)
/** “Brokers”, “consultants”: somebody, by the ending. */
const doers = /(?:[^v]er|[^s]or|ist|ant|ian)s$/
const shows = words(
  'message messages email emails e-mail e-mails communication communications content photo photos video videos image images picture pictures posts comments',
)

/** Reads the phrases from word `from` on, up to the end of the clause. */
export function readSlots(sentence: Sentence, from: number, options: SlotOptions): Slots {
  return new SlotReader(sentence, options).read(from)
}

/** What an item of a list of data, or of recipients, names: up to its first stop. */
export function readItem(sentence: Sentence, kind: 'data' | 'recipients'): readonly NounPhrase[] {
  return new SlotReader(sentence, {direct: true, guarded: false, about: false}).item(kind)
}

class SlotReader {
  readonly #sentence: Sentence
  readonly #options: SlotOptions
  readonly #data: NounPhrase[] = []
  readonly #excluded: NounPhrase[] = []
  readonly #recipients: NounPhrase[] = []
  readonly #insiders: NounPhrase[] = []
  readonly #places: NounPhrase[] = []
  #mode: Mode = 'object'
  #depth = 0
  /** Inside a list of data: “such as your name, …”. */
  #list = false
  /** Nothing but the object has been seen. */
  #first = true
  #negated = false
  /** A relative clause has begun after a recipient: no other recipient follows. */
  #closed = false
  /** “Give [advertisers] your data”. */
  #given: NounPhrase | undefined
  #preposition = ''
  /** A topic has been taken: more may follow. */
  #topic = false

  constructor(sentence: Sentence, options: SlotOptions) {
    this.#sentence = sentence
    this.#options = options
  }

  read(from: number): Slots {
    const limit = Math.min(this.#sentence.words.length, from + reach)
    let at = from
    while (at < limit) {
      const next = this.#step(at)
      if (next === undefined) break
      at = next
    }
    return {
      data: this.#data,
      excluded: this.#excluded,
      recipients: this.#recipients.length > 0 || !this.#given ? this.#recipients : [this.#given],
      insiders: this.#insiders,
      places: this.#places,
      end: at,
    }
  }

  item(kind: 'data' | 'recipients'): readonly NounPhrase[] {
    if (kind === 'data') {
      this.#list = true
      return this.read(0).data
    }
    this.#mode = 'recipient'
    this.#preposition = 'with'
    return this.read(0).recipients
  }

  #word(at: number): string {
    return wordAt(this.#sentence, at)
  }

  #tag(at: number): number {
    return tagAt(this.#sentence, at)
  }

  /** The index of the next word to look at; nothing at the end. */
  #step(at: number): number | undefined {
    const word = this.#word(at)
    const tag = this.#tag(at)
    if (tag === Tag.stop && this.#depth === 0) return undefined
    if (tag === Tag.open) return this.#open(at)
    if (tag === Tag.close) {
      // “(but not your address)” ends with its bracket.
      if (--this.#depth <= 0) this.#negated = false
      return at + 1
    }
    if (tag === Tag.semicolon && !this.#list) return undefined
    if (questions.has(word)) {
      this.#mode = 'skip'
      return at + 1
    }
    if (tag === Tag.if || word === 'except' || word === 'unless') return this.#subordinate(at)
    if (tag === Tag.to) return this.#infinitive(at)
    const examples = this.#examples(at)
    if (examples !== undefined) return examples
    if (word === 'not' || word === 'excluding' || word === 'nor') return this.#negation(at)
    if (word === 'without') {
      this.#mode = 'skip'
      return at + 1
    }
    if (tag === Tag.preposition || (word === 'related' && this.#word(at + 1) === 'to')) return this.#prepose(at)
    if (tag === Tag.relative) {
      if (this.#mode === 'recipient') this.#closed = true
      this.#mode = 'relative'
      return at + 1
    }
    if (tag === Tag.subject) return this.#subject(at)
    if (tag === Tag.verb || tag === Tag.be || tag === Tag.modal || tag === Tag.have || tag === Tag.do) return this.#verb(at)
    if (tag === Tag.and || tag === Tag.comma || tag === Tag.semicolon || tag === Tag.colon || word === 'well') return this.#link(at)
    const phrase = phraseOf(this.#sentence, at)
    return phrase ? this.#phrase(phrase, at) : at + 1
  }

  #open(at: number): number {
    this.#depth++
    if (this.#data.length > 0) this.#list = true
    if (this.#mode !== 'recipient' && this.#mode !== 'skip') this.#mode = 'object'
    return at + 1
  }

  #subordinate(at: number): number | undefined {
    if (this.#depth === 0) return undefined
    this.#mode = 'skip'
    return at + 1
  }

  #infinitive(at: number): number | undefined {
    if (this.#depth === 0 && this.#mode !== 'relative' && this.#mode !== 'inside') return undefined
    this.#mode = 'inside'
    return at + 1
  }

  /** “Such as”, “including”: what follows is data again. */
  #examples(at: number): number | undefined {
    const word = this.#word(at)
    const next = this.#word(at + 1)
    if (word === 'such' && next === 'as') return this.#reopen(at + 2)
    if (word === 'for' && next === 'example') return this.#reopen(at + 2)
    if (word === 'including' && next === 'by') {
      this.#mode = 'skip'
      return at + 1
    }
    if (introducers.has(word)) return this.#reopen(at + 1)
    if (word === 'not' && next === 'limited') return this.#reopen(at + 3)
    // “But is not limited to”
    if (word === 'but' && this.#tag(at + 1) === Tag.be && this.#word(at + 3) === 'limited') return this.#reopen(at + 5)
    // “As well as” goes on with the list.
    if (word === 'as' && next === 'well' && this.#word(at + 2) === 'as') return this.#link(at + 2)
    return undefined
  }

  #reopen(next: number): number {
    this.#negated = false
    const isAside = this.#mode === 'skip' && this.#depth > 0
    if (this.#mode !== 'recipient' && this.#mode !== 'purpose' && !isAside) {
      this.#mode = 'object'
      this.#list = true
    }
    return next
  }

  #negation(at: number): number {
    const before = this.#tag(at - 1)
    const isAside = before === Tag.comma || before === Tag.and || before === Tag.open || this.#tag(at + 1) === Tag.preposition
    if (this.#word(at) === 'not' && !isAside) return at + 1
    // “But not with others”: the recipients before stand, the data stays shared.
    if (this.#tag(at + 1) === Tag.preposition) {
      this.#mode = 'skip'
      return at + 2
    }
    this.#negated = true
    this.#mode = 'object'
    return this.#word(at + 1) === 'including' ? at + 2 : at + 1
  }

  #prepose(at: number): number {
    const word = this.#word(at)
    const before = this.#word(at - 1)
    this.#preposition = word
    if (word === 'of') this.#of(at)
    else if (word === 'to' || word === 'with' || word === 'among' || word === 'between' || word === 'within') {
      const isTopic = /^(?:related|relating|pertaining)$/.test(before)
      const next = this.#tag(at + 1)
      if (this.#given && this.#data.length === 0 && word === 'with' && this.#mode !== 'relative') this.#mode = 'object'
      else if ((this.#mode === 'relative' || this.#mode === 'inside') && (this.#closed || next === Tag.object || next === Tag.subject))
        return at + 2
      else if (fixed.has(before)) this.#mode = 'skip'
      // “Contained within our logs”
      else if (word === 'within' && /ed$|^(?:held|kept|found)$/.test(before)) this.#mode = 'skip'
      // “Information available to us”
      else if (/^(?:available|known|accessible|provided|given)$/.test(before) && /^(?:us|you)$/.test(this.#word(at + 1))) return at + 2
      else this.#mode = isTopic ? 'topic' : 'recipient'
    } else if (/^(?:about|regarding|concerning)$/.test(word) || (word === 'on' && before === 'information')) this.#mode = 'topic'
    else if (word === 'for') this.#mode = 'purpose'
    else this.#mode = word === 'from' ? 'source' : word === 'as' && this.#word(at - 2) === 'such' ? 'object' : 'skip'
    return at + 1
  }

  /** “Copies of your data”: the data is what follows. */
  #of(at: number): void {
    const phrase = phraseOf(this.#sentence, at - 1)
    const isPart = phrase !== undefined && partitives.has(wordAt(this.#sentence, phrase.head))
    if (this.#mode === 'object' && isPart && this.#data.at(-1) === phrase) this.#data.pop()
    const isOfData = phrase !== undefined && this.#data.at(-1) === phrase
    if (this.#mode !== 'object' || !(this.#first || isPart))
      this.#mode = this.#mode === 'purpose' || (this.#mode === 'recipient' && !isOfData) ? this.#mode : 'of'
  }

  /** “Information [you provide]”: a clause on its noun. */
  #subject(at: number): number | undefined {
    const phrase = phraseOf(this.#sentence, at)
    // “Send you”, “with you”
    if (
      phrase &&
      this.#word(at) === 'you' &&
      !this.#isVerbSoon(at) &&
      (this.#mode === 'recipient' || (this.#mode === 'object' && this.#data.length === 0 && this.#tag(at - 1) === Tag.verb))
    ) {
      if (this.#mode === 'object') this.#given = phrase
      else {
        this.#recipients.push(phrase)
        this.#mode = 'next'
      }
      return at + 1
    }
    if (this.#mode === 'object' && this.#first && this.#word(at) === 'it') return at + 1
    const isClause = this.#tag(at - 1) === Tag.comma && this.#depth === 0 && this.#word(at) !== 'you'
    if (isClause && this.#isVerbSoon(at)) return undefined
    this.#mode = 'relative'
    return at + 1
  }

  #isVerbSoon(at: number): boolean {
    for (let i = at + 1; i < at + 4; i++) if (this.#tag(i) === Tag.verb || this.#tag(i) === Tag.modal) return true
    return false
  }

  #verb(at: number): number | undefined {
    const tag = this.#tag(at)
    const form = formAt(this.#sentence, at)
    const before = this.#tag(at - 1)
    const mode = this.#mode
    const isLinked = before === Tag.and || before === Tag.comma
    if (mode === 'next') return undefined
    if (mode === 'relative' || mode === 'skip' || mode === 'topic' || mode === 'source' || mode === 'of') {
      if (tag === Tag.verb) this.#mode = 'inside'
      return at + 1
    }
    // “Information collected”, “partners helping us”
    if (tag === Tag.verb && form & Form.past && (this.#data.length > 0 || mode === 'recipient')) {
      this.#mode = 'relative'
      return at + 1
    }
    if (tag === Tag.verb && form & Form.ing && this.#data.length > 0 && !isLinked) {
      this.#mode = /^(?:relating|pertaining|concerning|regarding)$/.test(this.#word(at)) ? 'topic' : 'relative'
      return at + 1
    }
    if (mode === 'inside' || mode === 'purpose' || this.#depth > 0) return at + 1
    if (mode === 'recipient' && form & (Form.base | Form.third)) {
      this.#mode = 'relative'
      return at + 1
    }
    // “Collect, use and share”
    return this.#first && (isLinked || before === Tag.adverb) ? at + 1 : undefined
  }

  /** Whether a list goes on after a comma, and of what. */
  #link(at: number): number {
    const tag = this.#tag(at)
    if (tag === Tag.and && this.#word(at) === 'but') this.#negated = false
    const phrase = nextPhrase(this.#sentence, at + 1)
    const rank = phrase ? rankOf(this.#sentence, phrase) : 0
    const mode = this.#mode
    if (tag === Tag.colon) {
      if (mode !== 'recipient') this.#mode = 'object'
      this.#list = true
    } else if (rank > 0 && mode !== 'object' && mode !== 'recipient' && mode !== 'purpose') {
      const isOpen = mode !== 'source' && (tag === Tag.comma || mode === 'of')
      if (this.#list || (rank === 2 && isOpen)) this.#mode = 'object'
    }
    if (tag === Tag.semicolon && this.#list) this.#mode = 'object'
    return at + 1
  }

  #phrase(phrase: NounPhrase, at: number): number {
    const next = Math.max(phrase.end, at + 1)
    if (this.#mode === 'recipient') this.#recipient(phrase)
    else if (this.#mode === 'object' || this.#mode === 'next') {
      if (this.#object(phrase)) return next
    } else if (this.#mode === 'topic' && this.#options.about) this.#about(phrase)
    if (!phrase.pronoun) this.#first = false
    return next
  }

  /** “About your visit, the pages”; not “about our products”. */
  #about(phrase: NounPhrase): void {
    if (this.#data.length === 0 || rankOf(this.#sentence, phrase) === 0) return
    const isTheirs = this.#tag(phrase.start) === Tag.possessive && this.#word(phrase.start) !== 'our'
    if (!isTheirs && !this.#topic) return
    this.#data.push(phrase)
    this.#topic = true
  }

  #recipient(phrase: NounPhrase): void {
    const sentence = this.#sentence
    const noun = wordAt(sentence, phrase.head)
    if (consents.has(noun)) this.#mode = 'skip'
    else if (isParty(sentence, phrase) || /^(?:those|anyone|everyone|whoever)$/.test(noun)) {
      this.#recipients.push(phrase)
      if (this.#preposition === 'within') this.#insiders.push(phrase)
      if (this.#tag(phrase.head) === Tag.object) this.#mode = 'next'
    } else if (rankOf(sentence, phrase) === 2) {
      // “To your email address”: where it is sent
      if (!this.#options.guarded || this.#word(phrase.start - 2) === 'access') this.#data.push(phrase)
    } else if (!phrase.pronoun) this.#other(phrase)
  }

  /** A noun that is neither data nor a known party: with “with” somebody, with “to” a place. */
  #other(phrase: NounPhrase): void {
    if (this.#preposition === 'with' || doers.test(wordAt(this.#sentence, phrase.head))) this.#recipients.push(phrase)
    else this.#places.push(phrase)
  }

  /** Whether the phrase is whom data is given, so that the object is still to come. */
  #object(phrase: NounPhrase): boolean {
    const sentence = this.#sentence
    const {guarded, direct} = this.#options
    const rank = rankOf(sentence, phrase)
    if (this.#first && rank === 0 && !this.#list && isParty(sentence, phrase)) {
      this.#given = phrase
      return true
    }
    const noun = wordAt(sentence, phrase.head)
    const first = wordAt(sentence, phrase.start)
    const isTheirs = this.#tag(phrase.start) === Tag.possessive && first !== 'our'
    const counts =
      rank === 2
        ? !(guarded && /^(?:an?|our)$/.test(first)) && !(guarded && !isTheirs && !this.#list && shows.has(noun))
        : rank === 1
          ? direct ||
            this.#isBeside(phrase) ||
            (this.#list && !guarded) ||
            this.#data.length > 0 ||
            (isTheirs && first !== 'their' && first !== 'its')
          : this.#list &&
            direct &&
            !phrase.pronoun &&
            noun.endsWith('s') &&
            !genericRecipients.has(noun) &&
            !isCapital(sentence, phrase.head)
    if (counts) (this.#negated ? this.#excluded : this.#data).push(phrase)
    return false
  }

  /** “Account and other personal information”. */
  #isBeside({end}: NounPhrase): boolean {
    if (this.#tag(end) !== Tag.and || this.#options.guarded) return false
    const next = phraseOf(this.#sentence, end + 1)
    return next !== undefined && this.#word(next.start) === 'other' && rankOf(this.#sentence, next) === 2
  }
}

/** The data phrases left of `at` that a passive or a relative clause speaks of, in order. */
export function dataBefore(sentence: Sentence, at: number): readonly NounPhrase[] {
  const found: NounPhrase[] = []
  let gap = 0
  for (let i = at - 1; i >= 0 && at - i < reach; i--) {
    const tag = tagAt(sentence, i)
    const word = wordAt(sentence, i)
    if (tag === Tag.stop || (tag === Tag.if && word !== 'how') || tag === Tag.semicolon) break
    if (tag === Tag.verb || tag === Tag.modal || tag === Tag.to) {
      if (found.length > 0 || ++gap > 2) break
      continue
    }
    const phrase = phraseOf(sentence, i)
    if (!phrase) continue
    i = phrase.start
    const before = wordAt(sentence, phrase.start - 1)
    if (tagAt(sentence, phrase.start - 1) === Tag.preposition && !/^(?:as|including|like)$/.test(before)) {
      const outer = phraseOf(sentence, phrase.start - 2)
      if (before !== 'of' || !outer || !partitives.has(wordAt(sentence, outer.head))) continue
    }
    const rank = rankOf(sentence, phrase)
    if (rank === 2 || (rank === 1 && (phrase.end >= at - 1 || found.length > 0))) found.unshift(phrase)
    else if (phrase.pronoun && tagAt(sentence, phrase.head) === Tag.subject && found.length > 0) break
  }
  return found
}
