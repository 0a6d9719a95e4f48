import {tools} from '../../lexicon/tools.js'
import {givingVerbs, lettingVerbs} from '../../lexicon/verbs.js'
import {words} from '../../lexicon/words.js'
import type {Span} from '../../text/span.js'
import type {Action, Practice} from '../practices.js'
import {type Actor, actorOf, agentOf, besides, isOutsider, isUs, objectBefore, type Subject, subjectOf} from './actors.js'
import {anaphor, lastData} from './anaphora.js'
import {conditionBefore, isDoubted, isFeared, isReported, isResolved, isRuledOut, isWished} from './context.js'
import {fragmentIn, kindIn, partsOf} from './defining.js'
import {readAsk, readMake} from './framing.js'
import {readGroup, type VerbGroup} from './groups.js'
import {readBasis, readNoun} from './nominal.js'
import {type NounPhrase, phraseOf, rankOf, type Sentence} from './phrases.js'
import {isShared, type Reading, Readings} from './readings.js'
import {senseOf} from './recipients.js'
import {dataBefore, readSlots, type Slots} from './slots.js'
import {actionOf, lemmaOf} from './tags.js'
import {Form, isBreak, Tag, tagAt, wordAt} from './words.js'

/** Verbs whose objects are data only at times: “send a message”, “provide the service”. */
const guarded = words('provide send deliver show display publish give communicate exchange pass hand report access process handle')
/** A purpose rather than a practice behind “to”, or as a gerund. */
const aims = words(
  'provide send deliver communicate show display publish give report hand supply pass submit convey forward furnish release exchange transmit process access receive read learn request hold maintain keep handle get manage evaluate',
)
const framing = words('make ask include contain consist comprise mean based')
const statutes = /\b(?:shine the light|civil code section|a business may|such businesses)\b/i
/** What others do with cookies and the like. */
const setting = words('place set drop deploy install put embed employ distribute serve use utilize access')

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

const author: Subject = {actor: 'first', phrase: undefined, joint: false, relative: false}

class PracticeReader {
  readonly #sentence: Sentence
  readonly #readings: Readings
  /** A list follows that may name the data. */
  readonly #open: boolean
  #current: Subject = author
  /** The first verb of the chain now read. */
  #head = 0
  /** Whether the chain of verbs now read began with “to”, or as a gerund. */
  #aside = false
  /** What the last passive speaks of: its chain goes on about it. */
  #passed: readonly NounPhrase[] = []
  #last: VerbGroup | undefined
  #lastSubject: Subject = author

  constructor(sentence: Sentence, span: Span, before: (steps: number) => Sentence | undefined, open = false) {
    this.#sentence = sentence
    this.#readings = new Readings(sentence, span, before)
    this.#open = open
  }

  read(): readonly Practice[] {
    const sentence = this.#sentence
    for (let at = 0; at < sentence.words.length; at++) {
      const tag = tagAt(sentence, at)
      if (tag === Tag.verb) this.#verb(at)
      else if (tag === Tag.noun) for (const reading of readNoun(sentence, at, this.#current, this.#readings)) this.#add(reading)
      else if (tag === Tag.stop || tag === Tag.semicolon) {
        this.#current = author
        this.#lastSubject = author
        this.#last = undefined
      }
    }
    if (this.#readings.practices.length === 0) this.#named()
    return this.#readings.practices
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
    const action = this.#actionOf(lemma, subject) ?? (this.#setsOf(group, subject) ? 'share' : undefined)
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
    if (group.lemma === 'make') this.#add(readMake(this.#sentence, group, subject))
    else if (group.lemma === 'ask') this.#add(readAsk(this.#sentence, group, subject))
    else if (group.lemma !== 'based') this.#parts(group)
    else if (/^(?:up)?on$/.test(wordAt(this.#sentence, group.at + 1))) this.#add(readBasis(this.#sentence, group.at, this.#current))
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
    const phrase = phraseOf(sentence, beforeAside(sentence, first - 1))
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
    const by = agentOf(this.#sentence, at)
    if (!by) return undefined
    const other = actorOf(this.#sentence, by) === 'third' ? undefined : besides(this.#sentence, by)
    return {
      actor: actorOf(this.#sentence, by) === 'third' ? 'third' : 'first',
      phrase: other ?? by,
      joint: other !== undefined,
      relative: false,
    }
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
    const opens = isBreak(before) || before === Tag.comma
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
    if (!nearest) data = anaphor(this.#sentence, group.first)
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
    const by = agentOf(this.#sentence, group.at)
    const actor = by ? actorOf(sentence, by) : 'first'
    const slots = readSlots(sentence, group.at + 1, {direct: false, guarded: false, about: false})
    const toUs = slots.recipients.some((it) => isUs(this.#sentence, it))
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
        this.#add({
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
    if ((group.reduced || relative) && data.every((it) => this.#readings.isClaimed(done, it))) return
    const more = group.reduced || relative || isShared(done) ? [] : slots.data.filter((it) => isExample(sentence, group.at, it))
    const reading: Reading = {
      action: done,
      actor,
      subject: by,
      negated,
      slots: {...slots, data: [...data, ...more], recipients: isShared(done) ? slots.recipients : []},
      group,
      finite: !group.reduced && !relative,
      passive: true,
    }
    this.#add(reading)
    const other = by && actor === 'first' && !isShared(done) ? besides(this.#sentence, by) : undefined
    if (other && (done === 'collect' || done === 'use' || done === 'retain'))
      this.#add({...reading, action: 'share', actor: 'third', subject: other})
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
      if ((actor === 'third' || subject.joint) && !negated && this.#setsTools(group.at)) slots = {...slots, data: []}
      else {
        const data = this.#implied(group, subject, negated, action)
        if (data.length === 0 && slots.excluded.length === 0 && !(this.#open && !group.infinitive && !group.gerund)) return
        slots = {...slots, data}
      }
    }
    const reading: Reading = {
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
    if (actor === 'user') this.#given(reading)
    else if (actor === 'third') this.#theirs(reading, subject)
    else this.#ours(reading, subject)
  }

  /** What a reader hands over is collected, unless it goes to others. */
  #given(reading: Reading): void {
    const {slots} = reading
    // “You can share information”: with whom is not said.
    if (reading.group.lemma === 'share' && slots.recipients.length === 0) return
    const outside = slots.recipients.some((it) => isOutsider(this.#sentence, it))
    if (outside && reading.action === 'share') this.#add(reading)
    else if (!outside) this.#add({...reading, action: 'collect', slots: {...slots, recipients: []}})
  }

  /** What others do with data means that it is shared with them; what they give us is collected. */
  #theirs(reading: Reading, subject: Subject): void {
    const {action, slots} = reading
    if (!this.#isReturned(slots, 'third', subject))
      // What they use stays with them: “during your visits to other sites”.
      this.#add({...reading, action: action === 'sell' ? 'sell' : 'share', slots: isShared(action) ? slots : {...slots, recipients: []}})
    else if (action === 'share' && slots.recipients.some((it) => wordAt(this.#sentence, it.head) === 'us'))
      this.#add({...reading, action: 'collect', slots: {...slots, recipients: []}})
  }

  #ours(reading: Reading, subject: Subject): void {
    const {action, slots} = reading
    if (isShared(action)) {
      if (!this.#isReturned(slots, reading.actor, subject)) this.#add({...reading, joint: subject.joint})
      return
    }
    if (slots.data.length > 0 || !this.#setsTools(reading.group.at)) this.#add({...reading, slots: {...slots, recipients: []}})
    // “We and our partners collect”
    if (subject.joint && (action === 'collect' || action === 'use' || action === 'retain'))
      this.#add({...reading, action: 'share', joint: true})
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
      const before = lastData(this.#sentence, group.first)
      return before ? [before] : [phrase]
    }
    if (negated || !subject.phrase || subject.phrase.end < group.first - 1) return []
    const gap = objectBefore(sentence, subject.phrase.start)
    if (!gap || this.#readings.isClaimed(action, gap)) return []
    // A fragment, “information we share with partners”, or “this is data we share”.
    const isFragment = tagAt(sentence, gap.start - 1) === Tag.be && gap.start < 4
    return isFragment || (gap.start === 0 && (isShared(action) || subject.actor === 'user')) ? [gap] : []
  }

  /** “Our partners place cookies”, “we and our partners set beacons”. */
  #setsOf({at, lemma, passive, reduced}: VerbGroup, {actor, joint}: Subject): boolean {
    return setting.has(lemma) && !passive && !reduced && (actor === 'third' || joint) && this.#setsTools(at)
  }

  #setsTools(at: number): boolean {
    for (let i = at + 1; i < at + 8; i++) if (tools.has(wordAt(this.#sentence, i))) return true
    return false
  }

  /** “Send you information”, “share your data with us”: it comes back, or in. */
  #isReturned({recipients}: Slots, actor: Actor, subject: Subject): boolean {
    const sentence = this.#sentence
    const [first] = recipients
    // “To companies that may be of interest to you”: it goes to them.
    const isAway = actor !== 'third' && first !== undefined && isOutsider(sentence, first)
    return recipients.some((it) => {
      const noun = wordAt(sentence, it.head)
      if (noun === 'you') return !isAway && (actor !== 'third' || recipients.length === 1)
      if (noun === 'us') return true
      // “To your computer's hard drive”
      if (wordAt(sentence, it.start) === 'your' && /^(?:computer|device|browser|phone)/.test(wordAt(sentence, it.start + 1))) return true
      return actor === 'third' && subject.phrase !== undefined && isUs(this.#sentence, it) && senseOf(sentence, it) === 'own'
    })
  }

  /** “Personal information includes your name.” */
  #parts(group: VerbGroup): void {
    const slots = partsOf(this.#sentence, group, this.#current)
    if (!slots) return
    const last = this.#readings.practices.at(-1)
    this.#define(slots, group, last && isShared(last.action) ? 'share' : 'collect')
  }

  /** “Personal information is information such as your name”; “Information such as your name.” */
  #named(): void {
    const sentence = this.#sentence
    const found = kindIn(sentence) ?? fragmentIn(sentence)
    if (found) this.#define(found, {first: found.at, at: found.at, lemma: wordAt(sentence, found.at), modal: undefined}, 'collect')
  }

  #define(slots: Slots, group: Reading['group'], action: Action): void {
    this.#add({
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

  #add(reading: Reading | undefined): void {
    if (!reading) return
    if (reading.goesOn) {
      this.#current = reading.goesOn
      this.#lastSubject = reading.goesOn
    }
    this.#readings.add(reading, this.#head)
  }
}

/** “Allow vendors (our hosts among them) to”: the word before the brackets that end at `end`. */
function beforeAside(sentence: Sentence, end: number): number {
  if (tagAt(sentence, end) !== Tag.close) return end
  for (let i = end - 1; i > 0 && end - i < 50; i--) if (tagAt(sentence, i) === Tag.open) return i - 1
  return end
}

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
