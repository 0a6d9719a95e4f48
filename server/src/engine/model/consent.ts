import {remembered} from '../text/remembered.js'
import {withPlainSpaces} from '../text/spaces.js'
import type {Span} from '../text/span.js'
import type {Clause} from './clause.js'

/** What a clause says of how the text itself may change. */
export interface Change {
  /** `promise`: only with the reader's consent; `acceptance`: use afterwards is consent. */
  readonly kind: 'promise' | 'acceptance'
  readonly span: Span
  readonly sentence: Span
}

const cheap = /\b(?:consent|permission|agreement|approval|sign|accept|assent|agree|bound)/i
const consent = '(?:consent|permission|agreement|approval)'
const changing = '(?:chang|modif|alter|amend|revis|reduc|limit|diminish|weaken|vary)\\w{0,6}'

/** “We will not change … without your consent”, “we will ask for your consent before we change …”, “only in writing signed by both”. */
const promises: readonly RegExp[] = [
  new RegExp(
    `\\b(?:(?:will|shall|do|would|may) (?:not|never)|won[’']t|will neither|never) (?:[a-z]{4,14}ly |ever )?(?:make (?:any |material )?changes? (?:to|in)|${changing})\\b[^.;]{0,160}?\\b(?:without (?:first )?(?:(?:obtaining|getting|receiving|having|asking for) )?(?:the )?(?:(?:prior|express|explicit|written|affirmative|informed|your|user[’']?s?[’']?|customer[’']?s?[’']?|an?|and|,) ?){0,5}${consent}(?: (?:of|from) [a-z ]{3,30})?|unless you (?:have )?(?:agreed?|consent(?:ed)?|permit(?:ted)?))`,
    'gi',
  ),
  new RegExp(
    `\\bwill (?:always )?(?:first )?(?:ask(?: you)?(?: for)?|obtain|seek|get|request) (?:your |the )?(?:prior |express |explicit |written )?${consent} (?:before|prior to) (?:we )?(?:making (?:any |material )?changes?|make (?:any |material )?changes?|${changing})\\b`,
    'gi',
  ),
  new RegExp(
    `\\b(?:may|can|will|shall|must) only be (?:chang|amend|modif|updat|revis)\\w{0,4} (?:with|by|after|upon) (?:(?:the|your|mutual|prior|express|explicit|written|both parties[’']?|of) ){0,4}${consent}`,
    'gi',
  ),
  /\bno (?:change|amendment|modification|variation)s?\b[^.;]{0,60}?\b(?:valid|effective|binding|enforceable|takes? effect|made|apply|applies)\b[^.;]{0,20}?\b(?:unless|without|until)\b[^.;]{0,40}?\b(?:both|parties|each party|you|your)\b[^.;]{0,30}?\b(?:agree|sign|consent|accept|approv)\w*/gi,
  /\b(?:may|can|shall|will) (?:only )?(?:not )?be (?:amended|modified|changed|varied)(?: or (?:amended|modified|changed|waived))?,? (?:only |except |other than |unless )?(?:by|in|with|through) (?:an? )?(?:(?:written|mutual) )?(?:writing|agreement|amendment|document|instrument)[^.;]{0,40}\b(?:signed|executed|agreed)\b[^.;]{0,30}\b(?:both|the|each|all)(?: of the)? parties/gi,
]

/** What a promise is about, if not one practice: the text, or the way data is used. */
const object =
  /\b(?:policy|policies|terms|agreement|statement|notice|conditions|your rights?|(?:way|manner) (?:in which |that )?(?:we|your)|how (?:we|your)|use of (?:your|personal)|uses?|practices|purposes?|be (?:amended|modified|changed|varied|updated|revised)|no (?:change|amendment|modification|variation)s?)\b/i

const acceptance =
  /\b(?:by |your |any )?(?:(?:continu(?:ed|ing|e)(?: to)?|keep|go on|carry on|still) (?:use|using|access(?:ing)?)|using (?:the|our|this) [a-z]+ after|(?:your |any |further )?(?:subsequent |further )use)\b[^.;]{0,140}?\b(?:(?:accept|agree|assent|consent|acknowledg)\w{0,8}|(?:be )?bound)\b(?: (?:of|to|by|with))?(?: (?:such|those|these|the|any|our|all))?(?: (?:new|amended|revised|updated|modified))?(?: (?:changes?|terms|polic(?:y|ies)|version|amendments?|revisions?|modifications?|agreement|statement|notice))?/gi
const takesUse =
  /\b(?:take|treat|deem|consider|regard)\b[^.;]{0,20}\bcontinued use\b[^.;]{0,60}\b(?:accept|agree|assent|consent)\w{0,8}(?: of (?:such|those|these|the|any) [a-z]{4,14})?/gi

const ofChange = /\b(?:chang|amend|modif|revis|updat|new (?:terms|version|policy))/i
/** Changes that are said to be others than those that need consent. */
const otherChanges =
  /\b(?:(?:other|minor|non-?\s?material|immaterial|non-?\s?substantive|small) (?:changes|amendments|modifications|updates|revisions)|unless we (?:need|are required)|where (?:your )?consent|except where|for (?:any|all) other|if (?:your )?consent is not)/i

export const changesIn = remembered((clause: Clause): readonly Change[] => {
  if (clause.kind === 'heading' || !cheap.test(clause.masked)) return []
  return clause.sentences.flatMap((sentence, index) => readSentence(clause, sentence, clause.sentences[index - 1]))
})

function readSentence({masked}: Clause, sentence: Span, before: Span | undefined): readonly Change[] {
  const text = withPlainSpaces(masked.slice(sentence.start, sentence.end))
  const found: Change[] = []
  const add = (kind: Change['kind'], {0: words, index}: RegExpExecArray) => {
    const start = sentence.start + index
    found.push({kind, span: {start, end: start + words.length}, sentence})
  }
  for (const pattern of promises) {
    for (const match of text.matchAll(pattern)) {
      const isOthers = /\b(?:you|users?|customers?|licensees?)\s$/i.test(text.slice(Math.max(0, match.index - 20), match.index))
      const withWay = /\bor (?:by|through) (?:the )?(?:posting|publi)/i.test(text.slice(match.index))
      const scope = `${match[0]}${text.slice(match.index + match[0].length)}`
      if (!isOthers && !withWay && object.test(scope)) add('promise', match)
    }
  }
  const context = before ? masked.slice(before.start, sentence.end) : text
  if (ofChange.test(context) && !otherChanges.test(text)) {
    for (const pattern of [acceptance, takesUse]) {
      const match = pattern.exec(text)
      pattern.lastIndex = 0
      if (match) {
        add('acceptance', match)
        break
      }
    }
  }
  return found
}
