// The checks by the word they begin at, which is how the rule finds them:
// most words of a policy begin none.

import {rareWords} from '../../lexicon/confusions.js'
import {modals} from '../../lexicon/grammar.js'
import {baseVerbs, prepositionOf, thirdPersons} from '../../lexicon/verb-forms.js'
import {words as set} from '../../lexicon/words.js'
import {
  pluralVerbAfterName,
  pluralVerbAfterSingular,
  pluralVerbAfterThat,
  singularVerbAfterPlural,
  singularVerbAfterThat,
  thereIsMany,
  thirdAfterPronoun,
} from './agreement.js'
import {
  adjectiveAsNoun,
  adverbAsNoun,
  adverbBeforeNoun,
  nounBeforeObject,
  oneOfSingular,
  oursForOur,
  pluralAfterArticle,
  pronounBeforeNoun,
  singularAfterMany,
  singularAfterOther,
  singularPossessive,
  singularReason,
  thirdParty,
  verbAfterArticle,
  verbAfterDeterminer,
} from './articles-and-nouns.js'
import {
  acceptForExcept,
  adjectiveBeforeVerb,
  adjectiveForAdverb,
  adviceAndAdvise,
  affectAndEffect,
  followForFollowing,
  looseForLose,
  noticeForNotify,
  nounForVerb,
  policesForPolicies,
} from './look-alikes.js'
import {
  actionWithoutOf,
  commaBeforeVerb,
  halfPreposition,
  halves,
  impossible,
  impossiblePair,
  missingAs,
  missingBe,
  missingOf,
  missingPreposition,
  missingTo,
  missingToAfterOnly,
  missingToAfterOrder,
  objectAndVerb,
  strayTo,
  usBeforeAnother,
  wordCommaWord,
} from './missing-words.js'
import {baseAfterAuxiliary} from './passives.js'
import {
  beForBy,
  byForBe,
  formForFrom,
  inForIs,
  itsCutShort,
  itsWithApostrophe,
  itsWithout,
  noForNot,
  offForOf,
  orForOf,
  outForOur,
  ownWithApostrophe,
  pluralWithoutApostrophe,
  rareWord,
  thenForThan,
  thereForTheir,
  theyForTheir,
  thoughForThrough,
  tooForTo,
  usAndUse,
  whereAndWere,
  whoseForWhoIs,
  yourForYouAre,
} from './small-words.js'
import {
  baseAfterBe,
  baseAfterHave,
  baseAfterPreposition,
  baseForParticiple,
  baseNounAfterBe,
  beAfterBe,
  formAfterDo,
  ingAfterModal,
  modalAfterModal,
  participleAfterModal,
  participleAfterTo,
  thirdAfterBe,
  thirdAfterTo,
} from './verbs.js'
import {type Check, plain} from './words.js'

export type {Slip} from './words.js'

let table: ReadonlyMap<string, readonly Check[]> | undefined

/** What may be wrong from a word on, by the word in lower case. The table is built for the first word asked for. */
export function checksOf(word: string): readonly Check[] | undefined {
  table ??= tabulate()
  return table.get(word)
}

/** Of several checks of a word the one added first is asked first, and the first slip is the finding. */
function tabulate(): Map<string, Check[]> {
  const checks = new Map<string, Check[]>()
  const on = (words: Iterable<string>, ...added: Check[]) => {
    for (const word of words) {
      const already = checks.get(word)
      if (already) already.push(...added)
      else checks.set(word, [...added])
    }
  }
  on(set('the a an our your their its his her my'), verbAfterDeterminer)
  on(modals, modalAfterModal, participleAfterModal, ingAfterModal)
  on(set('is are was were be been'), thirdAfterBe)
  on(set('is are was were has have had to'), beAfterBe)
  on(set('having has have had'), baseAfterHave)
  on(set('you we they i'), thirdAfterPronoun)
  on(['to'], thirdAfterTo, participleAfterTo)
  on(set('the an our their its every your'), verbAfterArticle)
  on(['your'], nounBeforeObject)
  on(['you'], pronounBeforeNoun)
  on(impossible.keys(), impossiblePair)
  on(['in'], inForIs)
  on(set('a an each every another this'), pluralAfterArticle)
  on(set('some certain many most all both other these those several various'), singularAfterMany)
  on(set('these those'), singularPossessive)
  on(set('the our your its their'), adverbAsNoun)
  on(set('able unable required entitled permitted obligated obliged eligible fail fails failure'), missingTo)
  on(
    set('permit permits allow allows enable enables encourage encourages invite instruct cause authorize authorizes let lets'),
    objectAndVerb,
  )
  on(set('found held deemed determined determines declared adjudged considered proven shown'), missingBe)
  on(halves.keys(), halfPreposition)
  on(set('part parts portion portions most none'), missingOf)
  on(rareWords.keys(), rareWord)
  on(set('form from'), formForFrom)
  on(['loose'], looseForLose)
  on(["it's", 'it’s'], itsWithApostrophe)
  on(['its'], itsWithout)
  on(['it'], itsCutShort)
  on(set('attorneys lawyers solicitors accountants days weeks months hours years'), pluralWithoutApostrophe)
  on(["their's", 'their’s', "your's", 'your’s', "our's", 'our’s', "her's", 'her’s'], ownWithApostrophe)
  on(['there'], thereForTheir)
  on(['they'], theyForTheir)
  on(['too'], tooForTo)
  on(set('rather other more less fewer earlier later greater higher lower longer older younger'), thenForThan)
  on(set('affect effect'), affectAndEffect)
  on(set('advise advice'), adviceAndAdvise)
  on(set('accept expect'), acceptForExcept)
  on(['though'], thoughForThrough)
  on(['polices'], policesForPolicies)
  on(set("do does did don't doesn't didn't don’t doesn’t didn’t"), formAfterDo)
  on(set('is are was were be been'), baseAfterBe)
  on(set('by without for of upon after before'), baseAfterPreposition)
  on(prepositionOf.keys(), missingPreposition)
  on(['by'], byForBe)
  on(['be'], beForBy)
  on(['no'], noForNot)
  on(set('were where'), whereAndWere)
  on(set('us use as'), usAndUse)
  on(['out'], outForOur)
  on(['your'], yourForYouAre)
  on(["who's", 'who’s'], whoseForWhoIs)
  on(set('or and'), wordCommaWord, commaBeforeVerb)
  on(['except'], missingAs)
  on(set('applicable limited relevant confined restricted'), missingToAfterOnly)
  on(set('contact call'), usBeforeAnother)
  on(['or'], orForOf)
  on(set('access contact visit notify'), strayTo)
  on(set('collection disclosure storage deletion retention transmission'), actionWithoutOf)
  on(set('current reasonable direct automatic public strict'), adjectiveForAdverb)
  on(set('that which who'), pluralVerbAfterThat)
  on([...thirdPersons.keys(), ...plain.keys()], singularVerbAfterPlural)
  on([...baseVerbs, 'use', 'are', 'were', 'have', 'do'], pluralVerbAfterSingular)
  on(baseVerbs, baseForParticiple)
  on(['there'], thereIsMany)
  on(['one', 'each', 'many', 'several', 'two', 'three'], oneOfSingular)
  on(['third'], thirdParty)
  on(['for'], singularReason)
  on(['off'], offForOf)
  on(set('that which who'), singularVerbAfterThat)
  on(['indemnity', 'choice'], nounForVerb)
  on(set('ours yours theirs others'), oursForOur)
  on(['order'], missingToAfterOrder)
  on(['notice'], noticeForNotify)
  on(set('use ask advice share store transfer purchase'), baseNounAfterBe)
  on(['knowing', 'automatic', 'periodic'], adjectiveBeforeVerb)
  on(['other'], singularAfterOther)
  on(['follow'], followForFollowing)
  on(['information', 'data'], adverbBeforeNoun)
  on([...baseVerbs, 'act', 'reserve', 'disclaim', 'own', 'use', 'share', 'grant', 'warrant', 'make', 'take'], pluralVerbAfterName)
  on(['third-party'], adjectiveAsNoun)
  on(set('be been being'), baseAfterAuxiliary)
  return checks
}
