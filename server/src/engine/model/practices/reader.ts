import {givingVerbs, lettingVerbs} from '../../lexicon/verbs.js'
import {words} from '../../lexicon/words.js'
import type {Span} from '../../text/span.js'
import type {Action, Phrase, Practice, Recipient} from '../practices.js'
import {type Actor, actorOf, objectBefore, type Subject, subjectOf} from './actors.js'
import {type Circumstances, none, readCircumstances} from './circumstances.js'
import {conditionBefore, isDoubted, isFeared, isReported, isResolved, isRuledOut, isWished} from './context.js'
import {fragmentIn, kindIn, partsOf} from './defining.js'
import {readGroup, type VerbGroup} from './groups.js'
import {type NounPhrase, nextPhrase, phraseOf, rankOf, type Sentence} from './phrases.js'
import {senseOf} from './recipients.js'
import {dataBefore, type Range, readSlots, type Slots} from './slots.js'
import {actionOf, lemmaOf} from './tags.js'
import {Form, Tag, tagAt, wordAt} from './words.js'

/** Verbs whose objects are data only at times: “send a message”, “provide the service”. */
const guarded = words('provide send deliver show display publish give communicate exchange pass hand report access process handle')
/** A purpose rather than a practice behind “to”, or as a gerund. */
const aims = words(
  'provide send deliver communicate show display publish give report hand supply pass submit convey forward furnish release exchange transmit process access receive read learn request hold maintain keep handle get manage evaluate',
)
const framing = words('make ask include contain consist comprise mean based')
const statutes = /\b(?:shine the light|civil code section|a business may|such businesses)\b/i
const tools = words('cookie cookies beacon beacons pixel pixels tag tags gif gifs')

/** All that one sentence says is done with data. */
export function readSentence(sentence: Sentence, span: Span, before: (steps: number) => Sentence | undefined): readonly Practice[] {
  if (wordAt(sentence, sentence.words.length - 1) === '?') return []
  if (isTopic(sentence)) return []
  if (statutes.test(sentence.text.slice(span.start, span.end))) return []
  return new PracticeReader(sentence, span, before).read()
}

/** What the words before a list say, which may name no data yet: “We collect:”. */
export function readOpening(sentence: Sentence, span: Span): readonly Practice[] {
  if (statutes.test(sentence.text.slice(span.start, span.end))) return []
  const practices = new PracticeReader(sentence, span, () => undefined, true).read()
  const plain = practices.filter(({modality, exception}) => modality !== 'defined' && !exception)
  const last = (plain.length > 0 ? plain : practices).at(-1)
  // “We collect, use and share:” share all that follows.
  return last
    ? practices.filter(
        (it) => it === last || (it.modality === last.modality && it.extent.start === last.extent.start && it.exception === last.exception),
      )
    : []
}

/** “With whom we share your data”, “how we use it”: a title, or an item of contents. */
function isTopic(sentence: Sentence): boolean {
  const first = wordAt(sentence, 0)
  if (/^(?:who|whom|whose|what|how|why|whether)$/.test(first)) return true
  return (first === 'with' || first === 'to') && /^(?:who|whom)$/.test(wordAt(sentence, 1))
}

interface Statement {
  readonly action: Action
  readonly actor: Actor
  readonly subject?: NounPhrase | undefined
  readonly joint?: boolean
  readonly negated: boolean
  readonly slots: Slots
  readonly group: Pick<VerbGroup, 'first' | 'at' | 'lemma' | 'modal'>
  readonly finite: boolean
  readonly passive: boolean
  /** It names what a kind of data is, not what is done with it. */
  readonly defined?: boolean
}

const nothing: Slots = {data: [], excluded: [], recipients: [], insiders: [], places: [], end: 0}
const nobody: readonly Phrase[] = []
const author: Subject = {actor: 'first', phrase: undefined, joint: false, relative: false}

class PracticeReader {
  readonly #sentence: Sentence
  readonly #span: Span
  /** A sentence so many before this one: what “they” may stand for. */
  readonly #before: (steps: number) => Sentence | undefined
  /** A list follows that may name the data. */
  readonly #open: boolean
  readonly #practices: Practice[] = []
  /** The first words of data phrases said to be shared. */
  #shared: readonly number[] = []
  /** … and said to be collected, used or kept. */
  #held: readonly number[] = []
  /** “Except as described here, we do not …” */
  readonly #hasException: boolean
  #current: Subject = author
  /** The first verb of the chain now read. */
  #head = 0
  /** What the chain now read is done for, and when; `first` is where the first of it behind the verb begins. */
  #chain:
    | {readonly head: number; readonly at: number; readonly finite: boolean; readonly first: number; readonly placed: Circumstances<Phrase>}
    | undefined
  /** Whether the chain of verbs now read began with “to”, or as a gerund. */
  #aside = false
  /** What the last passive speaks of: its chain goes on about it. */
  #passed: readonly NounPhrase[] = []
  #last: VerbGroup | undefined
  #lastSubject: Subject = author

  constructor(sentence: Sentence, span: Span, before: (steps: number) => Sentence | undefined, open = false) {
    this.#open = open
    this.#sentence = sentence
    this.#span = span
    this.#before = before
    this.#hasException = this.#exceptionFrom(0, 4) !== undefined
  }

  read(): readonly Practice[] {
    const sentence = this.#sentence
    for (let at = 0; at < sentence.words.length; at++) {
      const tag = tagAt(sentence, at)
      if (tag === Tag.verb) this.#verb(at)
      else if (tag === Tag.noun) this.#noun(at)
      else if (tag === Tag.stop || tag === Tag.semicolon) {
        this.#current = author
        this.#lastSubject = author
        this.#last = undefined
      }
    }
    if (this.#practices.length === 0) this.#named()
    return this.#practices
  }

  #verb(at: number): void {
    const group = this.#governed(readGroup(this.#sentence, at, this.#last))
    const last = this.#last
    const subject = this.#subjectOf(group)
    if (!group.reduced) {
      this.#last = group
      this.#lastSubject = subject.actor === 'same' || subject.actor === 'none' ? this.#current : subject
    }
    const lemma = group.lemma
    if (!group.chained) {
      this.#head = group.first
      this.#aside = group.gerund || (group.infinitive && this.#isOpen(group))
      this.#passed = group.passive ? dataBefore(this.#sentence, group.first) : []
    } else if (!group.passive) this.#passed = []
    if (framing.has(lemma)) this.#frame(group, subject)
    const action = this.#actionOf(lemma, subject)
    if (!action || (group.negated && this.#isNoPromise(group)) || this.#isOrder(group)) return
    if (group.passive || group.reduced) this.#passive(group, action)
    else this.#active(group, action, subject, last)
  }

  /** “Enables users to share”, “is free to share”: somebody could. */
  #isOpen({first}: VerbGroup): boolean {
    const phrase = phraseOf(this.#sentence, first - 1)
    return wordAt(this.#sentence, first - 1) === 'free' || (phrase !== undefined && actorOf(this.#sentence, phrase) === 'user')
  }

  /** Verbs of no action that state a practice all the same. */
  #frame(group: VerbGroup, subject: Subject): void {
    if (group.lemma === 'make') this.#make(group, subject)
    else if (group.lemma === 'ask') this.#ask(group, subject)
    else if (group.lemma !== 'based') this.#parts(group)
    else if (/^(?:up)?on$/.test(wordAt(this.#sentence, group.at + 1))) this.#basis(group.at)
  }

  /** “We reserve the right to share”, “we may need to share” say no more than “we may share”. */
  #governed(group: VerbGroup): VerbGroup {
    if (group.chained && this.#last?.modal === 'may' && this.#last.infinitive === false && !group.infinitive)
      return {...group, modal: 'may'}
    if (!group.infinitive || group.negated) return group
    const sentence = this.#sentence
    const before = group.first - 1
    let first: number | undefined
    if (wordAt(sentence, before) === 'right' && /^(?:reserves?|have|has)$/.test(wordAt(sentence, before - 2))) first = before - 2
    else if (
      /^(?:need|have|choose|elect|decide|wish|required|obliged|obligated|permitted|entitled|asked|want)$/.test(wordAt(sentence, before))
    ) {
      const modal = wordAt(sentence, before - 1) === 'be' ? before - 2 : before - 1
      if (/^(?:may|might)$/.test(wordAt(sentence, modal))) first = modal
    }
    return first === undefined ? group : {...group, first, infinitive: false, modal: 'may'}
  }

  /** Who acts; verbs without a subject of their own take over the one before. */
  #subjectOf(group: VerbGroup): Subject {
    if (group.chained && !group.gerund) return this.#lastSubject
    if (group.gerund) return this.#current
    if (group.infinitive) return this.#allowed(group) ?? this.#current
    // “; use it to …”, “: collect …”: an item of a list that was flattened.
    if (group.form & Form.base && group.modal === undefined && group.first === group.at && isBreak(tagAt(this.#sentence, group.first - 1)))
      return this.#current
    // “… but may not use it”
    if (group.modal !== undefined && !group.passive && tagAt(this.#sentence, group.first - 1) === Tag.and && group.first > 1)
      return this.#lastSubject
    const subject = subjectOf(this.#sentence, group.first, this.#current)
    const named = subject.actor !== 'none' && subject.actor !== 'same' && !subject.relative
    if (group.passive) {
      if (named && !actionOf(group.lemma) && subject.actor !== 'first') this.#current = subject
      else if (group.lemma === 'use') this.#current = this.#usedBy(group.at) ?? this.#current
      else if (!this.#last) this.#current = author
    } else if (!group.reduced && named) this.#current = subject
    return subject
  }

  /** “We allow third parties to collect”: who acts is whom we allow. */
  #allowed({first}: VerbGroup): Subject | undefined {
    const sentence = this.#sentence
    const phrase = phraseOf(sentence, first - 1)
    if (!phrase) return undefined
    const verb = phrase.start - 1
    if (tagAt(sentence, verb) !== Tag.verb) return undefined
    const isYou = wordAt(sentence, phrase.head) === 'you'
    if (!lettingVerbs.has(lemmaOf(wordAt(sentence, verb))) && !isYou) return undefined
    // “You must not permit others to collect”: the reader's to answer for.
    const isTheirs = this.#lastSubject.actor === 'user' && !isYou && wordAt(sentence, phrase.head) !== 'us'
    return {actor: isTheirs ? 'user' : actorOf(sentence, phrase), phrase, joint: false, relative: false}
  }

  #actionOf(lemma: string, {actor}: Subject): Action | undefined {
    const action = actionOf(lemma)
    if (actor === 'third' && /^(?:see|view|read|find)$/.test(lemma)) return 'share'
    // Others who ask have not got it yet.
    if (actor === 'third' && /^(?:request|solicit|measure|determine|detect|learn)$/.test(lemma)) return undefined
    // “You submit your name”: it comes to us.
    return action ?? (actor === 'user' && givingVerbs.has(lemma) ? 'collect' : undefined)
  }

  /** “Cookies are used by our partners to collect”: the partners collect. */
  #usedBy(at: number): Subject | undefined {
    const by = this.#by(at)
    if (!by) return undefined
    const other = actorOf(this.#sentence, by) === 'third' ? undefined : this.#besides(by)
    return {
      actor: actorOf(this.#sentence, by) === 'third' ? 'third' : 'first',
      phrase: other ?? by,
      joint: other !== undefined,
      relative: false,
    }
  }

  /** “By us or by our partners”: the partners too. */
  #besides({end}: NounPhrase): NounPhrase | undefined {
    for (let i = end; i < end + 8; i++) {
      const tag = tagAt(this.#sentence, i)
      if (isBreak(tag) || tag === Tag.verb || tag === Tag.to || tag === Tag.relative) return undefined
      const phrase = phraseOf(this.#sentence, i)
      if (phrase?.start === i && actorOf(this.#sentence, phrase) === 'third') return phrase
    }
    return undefined
  }

  #isNoPromise({first, infinitive, chained}: VerbGroup): boolean {
    const sentence = this.#sentence
    if (infinitive) return !isResolved(sentence, first)
    if (chained && this.#last?.infinitive && this.#last.negated) return true
    return isWished(sentence, first) || isDoubted(sentence, first)
  }

  /** “Please do not share your password”. */
  #isOrder({first, at, form, modal, infinitive, passive}: VerbGroup): boolean {
    if (form !== 1 || modal !== undefined || infinitive || passive) return false
    const before = tagAt(this.#sentence, first - 1)
    const opens = before === Tag.stop || before === Tag.semicolon || before === Tag.colon || before === Tag.comma
    const word = wordAt(this.#sentence, first)
    return opens && first < at && (tagAt(this.#sentence, first) === Tag.do || word === 'please')
  }

  #passive(group: VerbGroup, action: Action): void {
    const sentence = this.#sentence
    const relative = tagAt(sentence, group.first - 1) === Tag.relative
    let data = group.chained && this.#passed.some((it) => rankOf(sentence, it) === 2) ? this.#passed : dataBefore(sentence, group.first)
    if (group.reduced || relative) data = data.slice(-1)
    const nearest = data[0]
    if (group.reduced && (!nearest || nearest.end < group.first - 6 || nearest.start > 0)) return
    if (!nearest) data = this.#anaphor(group.first)
    if (data.length === 0) return
    if (group.negated && joining.has(group.lemma)) return
    // “… so that it cannot be used to identify you”
    if (group.negated && action === 'use' && tagAt(sentence, group.at + 1) === Tag.to) return
    if (action === 'retain' && isLocal(sentence, group.at)) return
    const negated =
      group.negated || isRuledOut(sentence, group.first) || data.some(({start}) => /^(?:no|none)$/.test(wordAt(sentence, start)))
    if (group.reduced && negated) return
    if (isReported(sentence, group.first) || isFeared(sentence, group.first)) return
    if (conditionBefore(sentence, group.first) !== undefined && !negated) return
    const by = this.#by(group.at)
    const actor = by ? actorOf(sentence, by) : 'first'
    const slots = readSlots(sentence, group.at + 1, {direct: false, guarded: false, about: false})
    const toUs = slots.recipients.some((it) => this.#isUs(it))
    const done = passiveAction(action, actor, toUs)
    if (!done) return
    if (
      !by &&
      isShared(done) &&
      guarded.has(group.lemma) &&
      !data.some((it) => rankOf(sentence, it) === 2 || wordAt(sentence, it.start) === 'your')
    )
      return
    // “An address must be provided”
    if (!by && slots.recipients.length === 0 && comes.has(group.lemma)) {
      if (done === 'share' && !negated)
        this.#state({
          action: 'collect',
          actor: 'user',
          negated,
          slots: {...slots, data},
          group,
          finite: !group.reduced && !relative,
          passive: true,
        })
      return
    }
    if ((group.reduced || relative) && data.every((it) => this.#isClaimed(done, it))) return
    const more = group.reduced || relative || isShared(done) ? [] : slots.data.filter((it) => isExample(sentence, group.at, it))
    const statement: Statement = {
      action: done,
      actor,
      subject: by,
      negated,
      slots: {...slots, data: [...data, ...more], recipients: isShared(done) ? slots.recipients : []},
      group,
      finite: !group.reduced && !relative,
      passive: true,
    }
    this.#state(statement)
    const other = by && actor === 'first' && !isShared(done) ? this.#besides(by) : undefined
    if (other && (done === 'collect' || done === 'use' || done === 'retain'))
      this.#state({...statement, action: 'share', actor: 'third', subject: other})
  }

  #isClaimed(action: Action, {start}: NounPhrase): boolean {
    return (isShared(action) ? this.#shared : this.#held).includes(start)
  }

  #claim(action: Action, data: readonly NounPhrase[]): void {
    const starts = data.map(({start}) => start)
    if (isShared(action)) this.#shared = [...this.#shared, ...starts].slice(-60)
    else this.#held = [...this.#held, ...starts].slice(-60)
  }

  /** “It is never shared”: it is the data before. */
  #anaphor(first: number): readonly NounPhrase[] {
    const sentence = this.#sentence
    const phrase = phraseOf(sentence, first - 1)
    if (!phrase?.pronoun || phrase.end !== first || !/^(?:it|they|this|these)$/.test(wordAt(sentence, phrase.head))) return []
    const before = this.#lastData(phrase.start)
    return before ? [before] : [phrase]
  }

  #lastData(before: number): NounPhrase | undefined {
    const {phrases, phraseAt} = this.#sentence
    let index = phraseAt[before] ?? -1
    for (let i = before; index < 0 && i > 0 && before - i < 20; i--) index = phraseAt[i] ?? -1
    for (let i = index; i >= 0 && i > index - 40; i--) {
      const phrase = phrases[i]
      if (phrase && phrase.end <= before && rankOf(this.#sentence, phrase) === 2) return phrase
    }
    return undefined
  }

  #by(at: number): NounPhrase | undefined {
    for (let i = at + 1; i < at + 8; i++) {
      const tag = tagAt(this.#sentence, i)
      if (tag === Tag.stop || tag === Tag.comma) return undefined
      if (wordAt(this.#sentence, i) === 'by') return nextPhrase(this.#sentence, i + 1)
    }
    return undefined
  }

  #isUs(phrase: NounPhrase): boolean {
    const first = wordAt(this.#sentence, phrase.start)
    return first === 'us' || (first === 'our' && actorOf(this.#sentence, phrase) === 'first')
  }

  #active(group: VerbGroup, action: Action, subject: Subject, last: VerbGroup | undefined): void {
    const sentence = this.#sentence
    const {actor} = subject
    const negated = group.negated || isRuledOut(sentence, group.first) || this.#isForbidden(group, last)
    // “Without selling, renting or sharing”
    if (negated && this.#last === group) this.#last = {...group, negated}
    const condition = conditionBefore(sentence, group.first)
    if (isReported(sentence, group.first)) return
    if (actor === 'first' && !negated && (condition === 'before' || condition === 'until')) return
    const before = wordAt(sentence, group.first - 1)
    if (group.gerund && !negated && /^(?:to|into|of|about|on)$/.test(before)) return
    if ((group.infinitive || group.gerund) && aims.has(group.lemma) && actor !== 'user' && !negated && !this.#isAllowed(group)) return
    if (actor === 'user' && (negated || !(action === 'share' || givingVerbs.has(group.lemma)))) return
    if (actor === 'third' && (action === 'protect' || action === 'delete')) return
    if (actor === 'third' && negated && !this.#isAllowed(group)) return
    // “Browsers that transmit”, “a form which holds”: neither ours nor others'.
    if (
      actor === 'none' &&
      subject.phrase &&
      (subject.relative || rankOf(sentence, subject.phrase) > 0 || wordAt(sentence, subject.phrase.head).endsWith('s'))
    )
      return
    if (actor === 'user' && (group.infinitive || group.gerund) && !this.#isAllowed(group) && !bidden.has(before)) return
    // “They have no right to share”
    if (group.infinitive && /^rights?$/.test(before) && actor !== 'user') return
    const holds = !isShared(action)
    if (negated && joining.has(group.lemma)) return
    // “We may not remember your settings”: nothing is promised.
    if (negated && holds && actor === 'first' && /^(?:may|might)$/.test(group.modal ?? '')) return
    if (action === 'retain' && isLocal(sentence, group.at)) return
    const isGuarded = guarded.has(group.lemma)
    let slots = readSlots(sentence, group.at + 1, {
      direct: isDirect(group.lemma) ? actor !== 'third' || group.lemma !== 'access' : actor === 'third' && !isGuarded,
      guarded: isGuarded,
      about: holds && actor !== 'third',
    })
    // “Collect a payment”: money
    if (action === 'collect') slots = {...slots, data: slots.data.filter((it) => !/^payments?$/.test(wordAt(sentence, it.head)))}
    if (isGuarded) slots = {...slots, data: slots.data.filter((it) => !isOffer(sentence, it, actor))}
    if (slots.data.length === 0) {
      if (actor === 'third' && !negated && this.#setsTools(group.at)) slots = {...slots, data: []}
      else {
        const data = this.#implied(group, subject, negated, action)
        if (data.length === 0 && slots.excluded.length === 0 && !(this.#open && !group.infinitive && !group.gerund)) return
        slots = {...slots, data}
      }
    }
    const statement: Statement = {
      action,
      actor,
      subject: subject.phrase,
      negated: negated || slots.data.some(({start}) => wordAt(sentence, start) === 'no'),
      slots,
      group: group.chained && last ? {...group, first: Math.min(group.first, group.at)} : group,
      finite:
        ((!group.infinitive && !group.gerund && !(group.chained && this.#aside)) || (this.#isAllowed(group) && !negated)) &&
        !subject.relative,
      passive: false,
    }
    if (actor === 'user') this.#given(statement)
    else if (actor === 'third') this.#theirs(statement, subject)
    else this.#ours(statement, subject)
  }

  /** What a reader hands over is collected, unless it goes to others. */
  #given(statement: Statement): void {
    const {slots} = statement
    // “You can share information”: with whom is not said.
    if (statement.group.lemma === 'share' && slots.recipients.length === 0) return
    const outside = slots.recipients.some((it) => this.#isOutsider(it))
    if (outside && statement.action === 'share') this.#state(statement)
    else if (!outside) this.#state({...statement, action: 'collect', slots: {...slots, recipients: []}})
  }

  /** What others do with data means that it is shared with them; what they give us is collected. */
  #theirs(statement: Statement, subject: Subject): void {
    const {action, slots} = statement
    if (!this.#isReturned(slots, 'third', subject)) this.#state({...statement, action: action === 'sell' ? 'sell' : 'share'})
    else if (action === 'share' && slots.recipients.some((it) => wordAt(this.#sentence, it.head) === 'us'))
      this.#state({...statement, action: 'collect', slots: {...slots, recipients: []}})
  }

  #ours(statement: Statement, subject: Subject): void {
    const {action, slots} = statement
    if (isShared(action)) {
      if (!this.#isReturned(slots, statement.actor, subject)) this.#state({...statement, joint: subject.joint})
      return
    }
    this.#state({...statement, slots: {...slots, recipients: []}})
    // “We and our partners collect”
    if (subject.joint && (action === 'collect' || action === 'use' || action === 'retain'))
      this.#state({...statement, action: 'share', joint: true})
  }

  /** “You may not allow others to share”, “without sharing”. */
  #isForbidden(group: VerbGroup, last: VerbGroup | undefined): boolean {
    const sentence = this.#sentence
    const before = wordAt(sentence, group.first - 1)
    if (group.gerund)
      return (
        before === 'without' ||
        before === 'not' ||
        (before === 'of' && isNotTheBusiness(sentence, group.first - 1)) ||
        (before === 'include' && last?.at === group.first - 1 && last.negated) ||
        (before === 'from' && /^(?:prohibited|prevented|refrain|prevent|prohibit)$/.test(wordAt(sentence, group.first - 2)))
      )
    if (!group.infinitive) return false
    const phrase = phraseOf(sentence, group.first - 1)
    const verb = phrase ? phrase.start - 1 : group.first - 1
    if (tagAt(sentence, verb) !== Tag.verb || !lettingVerbs.has(lemmaOf(wordAt(sentence, verb)))) return false
    if (/^(?:prohibit|forbid)/.test(wordAt(sentence, verb))) return true
    // “We will not sell or authorize others to use”
    return last?.at === verb ? last.negated : readGroup(sentence, verb, undefined).negated
  }

  #isAllowed(group: VerbGroup): boolean {
    return group.infinitive && this.#allowed(group) !== undefined
  }

  /** The data of “the information (that) we share”, or what “it” stands for. */
  #implied(group: VerbGroup, subject: Subject, negated: boolean, action: Action): readonly NounPhrase[] {
    const sentence = this.#sentence
    const phrase = phraseOf(sentence, group.at + 1)
    if (phrase?.pronoun && /^(?:it|them|this|these)$/.test(wordAt(sentence, phrase.head))) {
      const before = this.#lastData(group.first)
      return before ? [before] : [phrase]
    }
    if (negated || !subject.phrase || subject.phrase.end < group.first - 1) return []
    const gap = objectBefore(sentence, subject.phrase.start)
    if (!gap || this.#isClaimed(action, gap)) return []
    // A fragment, “information we share with partners”, or “this is data we share”.
    const isFragment = tagAt(sentence, gap.start - 1) === Tag.be && gap.start < 4
    return isFragment || (gap.start === 0 && (isShared(action) || subject.actor === 'user')) ? [gap] : []
  }

  #setsTools(at: number): boolean {
    for (let i = at + 1; i < at + 8; i++) if (tools.has(wordAt(this.#sentence, i))) return true
    return false
  }

  /** “Send you information”, “share your data with us”: it comes back, or in. */
  #isReturned({recipients}: Slots, actor: Actor, subject: Subject): boolean {
    const sentence = this.#sentence
    return recipients.some((it) => {
      const noun = wordAt(sentence, it.head)
      if (noun === 'you') return actor !== 'third' || recipients.length === 1
      if (noun === 'us') return true
      // “To your computer's hard drive”
      if (wordAt(sentence, it.start) === 'your' && /^(?:computer|device|browser|phone)/.test(wordAt(sentence, it.start + 1))) return true
      return actor === 'third' && subject.phrase !== undefined && this.#isUs(it) && senseOf(sentence, it) === 'own'
    })
  }

  #isOutsider(phrase: NounPhrase): boolean {
    return (
      actorOf(this.#sentence, phrase) === 'third' ||
      /^(?:third|others|public|users|friends|people)$/.test(wordAt(this.#sentence, phrase.head))
    )
  }

  /** “We make your profile available to others.” */
  #make(group: VerbGroup, subject: Subject): void {
    const sentence = this.#sentence
    let available = 0
    for (let i = group.at + 1; i < group.at + 16 && tagAt(sentence, i) !== Tag.stop; i++) {
      if (/^(?:available|accessible|public)$/.test(wordAt(sentence, i))) available = i
      if (available > 0) break
    }
    if (available === 0 || group.passive || isReported(sentence, group.first)) return
    const {data} = readSlots(sentence, group.at + 1, {direct: subject.actor !== 'user', guarded: false, about: false})
    const after = readSlots(sentence, available + 1, {direct: false, guarded: false, about: false})
    const own = data.filter(({start}) => start < available)
    if (own.length === 0 || after.recipients.some((it) => /^(?:you|us)$/.test(wordAt(sentence, it.head)))) return
    this.#state({
      action: 'share',
      actor: subject.actor,
      subject: subject.phrase,
      negated: group.negated,
      slots: {...after, data: own},
      group,
      finite: !group.infinitive && !group.gerund,
      passive: false,
    })
  }

  #noun(at: number): void {
    const word = wordAt(this.#sentence, at)
    if (word === 'access' && wordAt(this.#sentence, at + 1) === 'to') this.#access(at)
    else if (openly.has(word)) this.#public(at)
    else if (word === 'assets' || word === 'transaction') this.#assets(at)
    else if (word === 'sale' && wordAt(this.#sentence, at - 1) === 'for') this.#forSale(at)
    else if (word === 'based' && /^(?:up)?on$/.test(wordAt(this.#sentence, at + 1))) this.#basis(at)
    else if (wordAt(this.#sentence, at + 1) === 'of' && nominals.has(word)) this.#nominal(at)
  }

  /** “Our partners have access to your data”, “we give them access to it”. */
  #access(at: number): void {
    const sentence = this.#sentence
    let verb = at - 1
    while (verb > 0 && (tagAt(sentence, verb) === Tag.determiner || tagAt(sentence, verb) === Tag.adverb)) verb--
    if (wordAt(sentence, verb) === 'with') verb--
    const given = phraseOf(sentence, verb)
    if (given && tagAt(sentence, verb) !== Tag.verb) verb = given.start - 1
    const lemma = lemmaOf(wordAt(sentence, verb))
    const has = tagAt(sentence, verb) === Tag.have || /^(?:get|gain|obtain)$/.test(lemma)
    if (!has && !/^(?:give|provide|allow|grant|permit)$/.test(lemma)) return
    const group = readGroup(sentence, verb, undefined)
    const subject = subjectOf(sentence, group.first, this.#current)
    const slots = readSlots(sentence, at + 2, {direct: false, guarded: false, about: false})
    const data = [...slots.data, ...slots.recipients.filter((it) => rankOf(sentence, it) === 2)]
    if (data.length === 0 || subject.actor === 'user' || (has && subject.actor !== 'third' && subject.actor !== 'first')) return
    const action = has && subject.actor === 'first' ? 'collect' : 'share'
    if (isReported(sentence, group.first) || data.every((it) => this.#isClaimed(action, it))) return
    if (given && /^(?:you|us)$/.test(wordAt(sentence, given.head))) return
    if (has) {
      this.#current = subject
      this.#lastSubject = subject
    }
    this.#state({
      action,
      actor: subject.actor,
      subject: subject.phrase,
      negated: group.negated || wordAt(sentence, at - 1) === 'no',
      slots: {...slots, data, recipients: given && !has ? [given] : []},
      group,
      finite: !group.infinitive && !group.gerund,
      passive: false,
    })
  }

  /** “Your profile is publicly visible.” */
  #public(at: number): void {
    const sentence = this.#sentence
    let first = at
    while (isBefore(tagAt(sentence, first - 1)) || /^(?:made|publicly)$/.test(wordAt(sentence, first - 1))) first--
    if (first === at || !hasBe(sentence, first, at) || tagAt(sentence, first - 1) === Tag.relative) return
    const data = dataBefore(sentence, first).filter(
      (it) =>
        (rankOf(sentence, it) === 2 || wordAt(sentence, at) !== 'available') && !/^(?:more|further)$/.test(wordAt(sentence, it.start)),
    )
    const slots = readSlots(sentence, at + 1, {direct: false, guarded: false, about: false})
    if (data.length === 0 || conditionBefore(sentence, first) !== undefined || isReported(sentence, first)) return
    if (slots.recipients.some((it) => /^(?:you|us)$/.test(wordAt(sentence, it.head)))) return
    const tags = sentence.tags.slice(first, at)
    const modal = tags.indexOf(Tag.modal)
    this.#state({
      action: 'share',
      actor: 'first',
      negated: tags.includes(Tag.not),
      slots: {...slots, data},
      group: {first, at, lemma: wordAt(sentence, at), modal: modal < 0 ? undefined : wordAt(sentence, first + modal)},
      finite: true,
      passive: true,
    })
  }

  /** “Your data will be among the transferred assets.” */
  #assets(at: number): void {
    const sentence = this.#sentence
    if (
      wordAt(sentence, at - 1) !== 'transferred' &&
      !/^(?:included|among)$/.test(wordAt(sentence, at - 3)) &&
      wordAt(sentence, at - 4) !== 'included'
    )
      return
    let first = at
    while (first > 0 && at - first < 10 && tagAt(sentence, first) !== Tag.be) first--
    if (tagAt(sentence, first) !== Tag.be) return
    const be = first
    while (tagAt(sentence, first - 1) === Tag.modal || tagAt(sentence, first - 1) === Tag.adverb) first--
    const data = dataBefore(sentence, first)
    if (data.length === 0) return
    this.#state({
      action: 'share',
      actor: 'first',
      negated: false,
      slots: {...nothing, data},
      group: {first, at: be, lemma: 'transfer', modal: undefined},
      finite: false,
      passive: true,
    })
  }

  /** “Your data is never for sale.” */
  #forSale(at: number): void {
    const sentence = this.#sentence
    let first = at - 1
    while (isBefore(tagAt(sentence, first - 1))) first--
    if (!hasBe(sentence, first, at - 1)) return
    const data = dataBefore(sentence, first)
    if (data.length === 0 || isReported(sentence, first) || conditionBefore(sentence, first) !== undefined) return
    this.#state({
      action: 'sell',
      actor: 'first',
      negated: sentence.tags.slice(first, at).includes(Tag.not),
      slots: {...nothing, data},
      group: {first, at, lemma: 'sell', modal: undefined},
      finite: true,
      passive: true,
    })
  }

  /** “Offers based on your location”: the location is used. */
  #basis(at: number): void {
    const sentence = this.#sentence
    if (isReported(sentence, at) || this.#current.actor === 'user' || this.#current.actor === 'third') return
    const slots = readSlots(sentence, at + 2, {direct: false, guarded: false, about: false})
    const data = slots.data.filter(
      (it) => rankOf(sentence, it) === 2 || (tagAt(sentence, it.start) === Tag.possessive && wordAt(sentence, it.start) !== 'our'),
    )
    if (data.length === 0) return
    this.#state({
      action: 'use',
      actor: 'first',
      negated: false,
      slots: {...slots, data, recipients: []},
      group: {first: at, at, lemma: 'use', modal: undefined},
      finite: false,
      passive: false,
    })
  }

  /** “You consent to the collection and disclosure of your data”, “we do not engage in the sale of it”. */
  #nominal(at: number): void {
    const sentence = this.#sentence
    const verb = governor(sentence, at)
    if (verb === undefined) return
    const slots = readSlots(sentence, at + 2, {direct: false, guarded: false, about: false})
    if (slots.data.length === 0) return
    const actions = new Set<Action>()
    for (let i = at; i >= Math.max(0, at - 12); i--) {
      const action = nominals.get(wordAt(sentence, i))
      if (action) actions.add(action)
      else if (tagAt(sentence, i) !== Tag.and && tagAt(sentence, i) !== Tag.comma) break
    }
    for (const action of actions) {
      this.#state({
        action,
        actor: 'first',
        negated: verb === 'denied',
        slots: isShared(action) ? slots : {...slots, recipients: []},
        group: {first: at, at, lemma: wordAt(sentence, at), modal: undefined},
        finite: false,
        passive: false,
      })
    }
  }

  /** “We ask you for your address.” */
  #ask(group: VerbGroup, {actor, phrase}: Subject): void {
    const sentence = this.#sentence
    if (!(actor === 'first' || (actor === 'user' && group.passive)) || isReported(sentence, group.first)) return
    if (group.infinitive || group.gerund) return
    let at = group.at + 1
    while (at < group.at + 5 && wordAt(sentence, at) !== 'for') at++
    const before = tagAt(sentence, at - 1)
    if (wordAt(sentence, at) !== 'for' || (before !== Tag.object && before !== Tag.subject && at !== group.at + 1)) return
    const slots = readSlots(sentence, at + 1, {direct: true, guarded: false, about: true})
    if (slots.data.length === 0) return
    this.#state({
      action: 'collect',
      actor: 'first',
      subject: actor === 'first' ? phrase : undefined,
      negated: group.negated || isRuledOut(sentence, group.first),
      slots: {...slots, recipients: []},
      group,
      finite: true,
      passive: false,
    })
  }

  /** “Personal information includes your name.” */
  #parts(group: VerbGroup): void {
    const slots = partsOf(this.#sentence, group, this.#current)
    if (!slots) return
    const last = this.#practices.at(-1)
    this.#define(slots, group, last && isShared(last.action) ? 'share' : 'collect')
  }

  /** “Personal information is information such as your name”; “Information such as your name.” */
  #named(): void {
    const sentence = this.#sentence
    const found = kindIn(sentence) ?? fragmentIn(sentence)
    if (found) this.#define(found, {first: found.at, at: found.at, lemma: wordAt(sentence, found.at), modal: undefined}, 'collect')
  }

  #define(slots: Slots, group: Statement['group'], action: Action): void {
    this.#state({
      action,
      actor: 'first',
      negated: false,
      slots: {...slots, recipients: []},
      group,
      finite: false,
      passive: false,
      defined: true,
    })
  }

  /** Notes the statement; “not … unless” also says when it is done. */
  #state(statement: Statement): void {
    const {slots, negated, group} = statement
    const isChain = this.#head <= group.first && group.first - this.#head < 40
    const circumstances = this.#circumstances(statement, isChain ? this.#head : group.first)
    this.#claim(statement.action, slots.data)
    if (slots.data.length > 0 || slots.excluded.length === 0)
      this.#practices.push(this.#practice(statement, circumstances, slots.data, negated, false))
    if (slots.excluded.length > 0 && statement.actor !== 'third')
      this.#practices.push(this.#practice(statement, circumstances, slots.excluded, !negated, false))
    if (!negated || slots.data.length === 0) return
    const excepts = this.#hasException || this.#exceptionFrom(group.at, group.at + 60) !== undefined
    if (excepts) this.#practices.push(this.#practice(statement, circumstances, slots.data, false, true))
  }

  #circumstances({defined, group, finite}: Statement, head: number): Circumstances<Phrase> {
    if (defined) return none
    // “Collect, use and share … to”: the whole chain has the same.
    const known = this.#chain
    if (known && known.head === head && known.finite === finite && known.at <= group.at && known.first > group.at) return known.placed
    const found = readCircumstances(this.#sentence, head, group.at, finite)
    const placed = (ranges: readonly Range[]) => (ranges.length === 0 ? nobody : ranges.map((it) => this.#phrase(it)))
    const all = {purposes: placed(found.purposes), conditions: placed(found.conditions), exceptions: placed(found.exceptions)}
    const starts = [...found.purposes, ...found.conditions, ...found.exceptions].map(({start}) => start).filter((start) => start > group.at)
    this.#chain = {head, at: group.at, finite, first: Math.min(...starts), placed: all}
    return all
  }

  #exceptionFrom(from: number, to: number): number | undefined {
    for (let i = from; i < to; i++) {
      const word = wordAt(this.#sentence, i)
      if (word === 'except' || word === 'unless' || word === 'only' || (word === 'other' && wordAt(this.#sentence, i + 1) === 'than'))
        return i
    }
    return undefined
  }

  #practice(
    {action, actor, subject, joint, slots, group, finite, passive, defined}: Statement,
    {purposes, conditions, exceptions}: Circumstances<Phrase>,
    data: readonly NounPhrase[],
    negated: boolean,
    exception: boolean,
  ): Practice {
    const parties = actor === 'third' && slots.recipients.length === 0 && subject ? [subject] : slots.recipients
    const recipients = parties.map((it) => this.#recipient(it, slots))
    const from = subject && subject.start < group.first ? subject.start : passive ? (data[0]?.start ?? group.first) : group.first
    return {
      action,
      negated,
      modality: defined ? 'defined' : modalityOf(group.modal),
      actor: subject && {span: this.#spanOf(subject)},
      data: data.map((it) => this.#phrase(it)),
      recipients,
      purposes,
      conditions,
      exceptions,
      means: nobody,
      places: slots.places.length === 0 ? nobody : slots.places.map((it) => this.#phrase(it)),
      span: this.#spanOf({start: group.first, end: group.at + 1}),
      party: actor === 'same' ? 'none' : actor,
      joint: joint ?? false,
      verb: group.lemma,
      finite,
      passive,
      exception,
      conditional: conditionBefore(this.#sentence, group.first) !== undefined,
      extent: this.#spanOf({start: from, end: Math.max(slots.end, group.at + 1)}),
      sentence: this.#span,
    }
  }

  /** “Within” a group of companies data stays in the family; “they” are those named last. */
  #recipient(phrase: NounPhrase, {insiders}: Slots): Recipient {
    const sentence = this.#sentence
    if (phrase.pronoun && /^the[ym]$/.test(wordAt(sentence, phrase.head))) {
      const here = lastParty(sentence, phrase.start)
      if (here) return {span: spanOf(sentence, here), sense: senseOf(sentence, here)}
      for (let steps = 1; steps <= 3; steps++) {
        const before = this.#before(steps)
        const there = before && lastParty(before, before.words.length)
        if (there) return {span: spanOf(before, there), sense: senseOf(before, there)}
      }
    }
    const sense = senseOf(sentence, phrase)
    return {span: this.#spanOf(phrase), sense: sense === 'unnamed' && insiders.includes(phrase) ? 'own' : sense}
  }

  #phrase(range: Range): Phrase {
    return {span: this.#spanOf(range)}
  }

  #spanOf(range: Range): Span {
    return spanOf(this.#sentence, range)
  }
}

const isShared = (action: Action): boolean => action === 'share' || action === 'sell'

/** Denied, these deny no use: “we do not link it to your name”. */
const joining = words('link associate combine merge match correlate append supplement aggregate connect track')

/** Verbs of collecting and keeping whose object is data, whatever it is. */
function isDirect(lemma: string): boolean {
  const action = actionOf(lemma)
  return action === 'retain' || (action === 'collect' && lemma !== 'detect' && lemma !== 'determine' && lemma !== 'scan')
}

/** Passives that tell nothing of others: the reader provides it. */
const comes = words('provide supply submit enter furnish give')

/** “Stored on your device”. */
function isLocal(sentence: Sentence, at: number): boolean {
  for (let i = at + 1; i < at + 6; i++) {
    const word = wordAt(sentence, i)
    if (word !== 'your' || !/^(?:on|in|by)$/.test(wordAt(sentence, i - 1))) continue
    if (/^(?:own|mobile|device|computer|browser|phone|web|hard)/.test(wordAt(sentence, i + 1))) return true
  }
  return false
}

/** “We are not in the business of selling”. */
function isNotTheBusiness(sentence: Sentence, of: number): boolean {
  if (wordAt(sentence, of - 1) !== 'business') return false
  for (let i = of - 2; i > of - 8; i--) if (tagAt(sentence, i) === Tag.not) return true
  return false
}

const topics = words('about on regarding concerning')
const persons = words(
  'you your user users visitor visitors customer customers individual individuals person people their them attendee attendees employee employees children child',
)

/** “Provide information about our products”, “advertisers send their messages”: nothing about the reader. */
function isOffer(sentence: Sentence, {start, end, head}: NounPhrase, actor: Actor): boolean {
  const first = wordAt(sentence, start)
  if (actor === 'third' && (first === 'their' || first === 'its')) return true
  if (tagAt(sentence, start) === Tag.possessive || !/^(?:information|data|details)$/.test(wordAt(sentence, head))) return false
  if (!topics.has(wordAt(sentence, end)) || start + 1 < head) return false
  for (let i = end + 1; i < end + 5; i++) if (persons.has(wordAt(sentence, i))) return false
  return true
}

/** “You are asked to provide your name.” */
const bidden = words('asked required invited prompted requested need needed')

const isBreak = (tag: number): boolean => tag === Tag.stop || tag === Tag.semicolon || tag === Tag.colon

/** What a passive says, by whom it is done and where data goes. */
function passiveAction(action: Action, actor: Actor, toUs: boolean): Action | undefined {
  if (actor === 'third') {
    if (action === 'protect' || action === 'delete') return undefined
    return toUs ? 'collect' : action === 'sell' ? 'sell' : 'share'
  }
  return isShared(action) && (actor === 'user' || toUs) ? 'collect' : action
}

/** Whether a phrase behind a passive gives examples of its subject: “data is collected, including your name”. */
function isExample(sentence: Sentence, from: number, phrase: NounPhrase): boolean {
  if (rankOf(sentence, phrase) < 2) return false
  for (let i = Math.max(from + 1, phrase.start - 40); i < phrase.start; i++) {
    const tag = tagAt(sentence, i)
    if (tag === Tag.open || tag === Tag.colon || /^(?:including|such|like)$/.test(wordAt(sentence, i))) return true
  }
  return false
}

/** Nouns of actions. */
const nominals: ReadonlyMap<string, Action> = new Map(
  Object.entries({
    collect: 'collection gathering',
    use: 'use processing usage',
    share: 'disclosure sharing transfer transmission release',
    sell: 'sale rental',
    retain: 'storage retention',
    delete: 'deletion erasure destruction',
  } satisfies Partial<Record<Action, string>>).flatMap(([action, nouns]) =>
    nouns.split(' ').map((noun) => [noun, action as Action] as const),
  ),
)

/** Whether a noun of action stands for a practice: consented to, engaged in, or denied. */
function governor(sentence: Sentence, noun: number): 'consented' | 'denied' | undefined {
  for (let i = noun - 1; i >= Math.max(0, noun - 14); i--) {
    const word = wordAt(sentence, i)
    if (/^(?:consents?|consenting|agrees?|agreeing|authorize|understand)$/.test(word)) return 'consented'
    if (/^(?:engage|permit|allow|condone|authorise)$/.test(word)) {
      for (let j = i - 1; j >= Math.max(0, i - 3); j--) if (tagAt(sentence, j) === Tag.not) return 'denied'
      return undefined
    }
  }
  return undefined
}

function spanOf({starts, ends}: Sentence, {start, end}: Range): Span {
  return {start: starts[start] ?? 0, end: ends[end - 1] ?? 0}
}

/** The last phrase before a word that speaks of several outsiders. */
function lastParty(sentence: Sentence, before: number): NounPhrase | undefined {
  const {phrases, phraseAt} = sentence
  let index = before < phraseAt.length ? Math.max(0, phraseAt[before] ?? 0) : phrases.length
  for (let steps = 0; index > 0 && steps < 12; steps++) {
    const phrase = phrases[--index]
    if (phrase && !phrase.pronoun && wordAt(sentence, phrase.head).endsWith('s') && actorOf(sentence, phrase) === 'third') return phrase
  }
  return undefined
}

const openly = words('available accessible visible viewable searchable public')

function isBefore(tag: number): boolean {
  return tag === Tag.be || tag === Tag.adverb || tag === Tag.modal || tag === Tag.not
}

function hasBe({tags}: Sentence, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (tags[i] === Tag.be) return true
  return false
}

const modalities: Readonly<Record<string, Practice['modality']>> = {
  may: 'may',
  might: 'may',
  can: 'may',
  could: 'may',
  will: 'will',
  would: 'will',
  shall: 'will',
  must: 'must',
  should: 'must',
}

function modalityOf(modal: string | undefined): Practice['modality'] {
  return modal === undefined ? 'does' : (modalities[modal] ?? 'does')
}
