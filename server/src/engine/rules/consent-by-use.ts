import type {Clause} from '../model/clause.js'
import {clauseRule, type Fix, type Severity} from '../rule.js'
import {withPlainSpaces} from '../text/spaces.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

const cheap =
  /\b(?:us(?:e|ing)|access(?:ing)?|visit(?:ing)?|brows(?:e|ing)|continu\w{1,4}|provid\w{1,4}|submit\w{0,4}|register\w{0,3}|participat\w{1,4})\b/i

/** “By using the site”: something other than saying yes. */
const by =
  /\b(?:by|in|when|through|if you|as you) (?:(?:[a-z]{4,14}ly |your )?(?:continu(?:e|ing|ed)(?: to)? )?(?:us(?:e|ing)|access(?:ing)?|visit(?:ing)?|brows(?:e|ing)|download(?:ing)?|install(?:ing)?|provid(?:e|ing)|submit(?:ting)?|giv(?:e|ing)|send(?:ing)?|post(?:ing)?|upload(?:ing)?|participat(?:e|ing)|interact(?:ing)?|remain(?:ing)?|stay(?:ing)?)\b[^.;]{0,220}?,? (?:then )?)you (?:(?:also|hereby|thereby|fully|expressly|explicitly|unambiguously|specifically|acknowledge|understand|agree|and|are|signify|indicate|give|grant|us|your|freely|voluntarily|unconditionally|irrevocably|,) ?){0,8}(consent(?:ing)?(?: to| that)?|agree(?:ing)?(?: to| that| with)|accept(?:ing)?|permission to|authorize us to|acceptance of)(?![\p{L}])/giu

/** “Your continued use means that you accept …”, “use of the site constitutes consent to …”. */
const means =
  /\b(?:(?:your |any |the |such |by )?(?:(?:continued|continuing|further|subsequent|ongoing) )?(?:us(?:e|ing)|access|participation|enrollment|browsing|visits?)(?: (?:of|to|in|on|and|or)(?![\p{L}]))?[^.;]{0,160}? (?:will |shall |is |be |are |also |thereby )*(?:means?|constitut\w{1,3}|signif(?:y|ies)|indicat\w{1,2}|impl(?:y|ies)|confirms?|deemed(?: to be)?|represents?|amounts? to|is considered|evidences?|establishes))(?: that)?(?: you(?:r| have| are| hereby| agree to| also)?){0,3}(?: (?:full|express|implied|an?|the|and|understanding|acknowledg\w{1,6}|of|binding|automatic|explicit|unconditional|irrevocable)){0,5} (consent(?:ed|s)?(?: to)?|accept(?:ed|ance)?(?: of)?|agree(?:d|ment|s)?(?: to| with)?|approv(?:e|al)(?: of)?|assent(?: to)?)(?![\p{L}])/giu

/** “We take your continued use as acceptance of …”. */
const takes =
  /\b(?:we )?(?:will |shall )?(?:take|treat|deem|consider|regard)s? (?:that |this |it |your |the )?(?:continued |ongoing |further )?(?:use|access)\b[^.;]{0,60}? (?:as|to be) (?:your |an? )?(acceptance(?: of)?|consent(?: to)?|agreement(?: to| with)?)(?![\p{L}])/giu

/** What consent to data processing is consent to. */
const processing =
  /\b(?:collect\w{0,4}|us(?:e|es|ing) (?:of )?(?:your|such|this|that|the|personal|cookies|information|data|any)|processing|transfer\w{0,4}|disclos\w{1,5}|shar(?:e|ing)|storage|stor(?:e|ing)|record\w{0,4}|monitor\w{0,4}|cookies?|track\w{0,4}|personal (?:data|information)|your (?:data|information)|receiv(?:e|ing)|be(?:ing)? contacted|contact(?:ing)? you|data practices|information practices|(?:privacy )?practices (?:described|set|explained|outlined)|(?:e-?mails?|messages|texts|calls|newsletters?|offers|communications) from)\b/i
const policy = /\b(?:privacy|cookies?) (?:policy|policies|statement|notice)\b/i
const changes = /\b(?:chang|amend|modif|revis|updat|new (?:terms|version|policy)|(?:revised|amended|updated|modified) )/i
const advertising =
  /\b(?:promot\w+|market\w+|advert\w+|offers?|newsletters?|commercial|sales?|(?:other|new|related|our|additional) products|partners|third part(?:y|ies)|surveys?)\b/i
/** A true act of consent. */
const act =
  /\b(?:click|tick|check(?:ing)? the|press|sign(?:ing)? (?:this|the|below)|select|opt(?:ing)?[- ]in|checkbox|“?(?:I )?(?:accept|agree)”|button|confirm(?:ing)?)\b/i

export const consentByUse = clauseRule({
  id: 'consent-by-use',
  category: 'disclosure',
  severity: 'warning',
  summary: 'Use of a service is taken for consent.',
  rationale:
    'Consent is an act of its own, freely given, specific and informed: who only uses a site, or stays after a change, has agreed to nothing. Ask for consent where you need it, and rest the rest on another legal basis. Where a privacy policy is accepted along with a contract, or changed terms are accepted by staying, it is information; the conclusion of the contract itself, and consent by a click or a tick, are not judged.',
  authority: [authorities.gdpr4consent, authorities.unfairTerms, authorities.claudette],
  examples: [
    {
      bad: 'By using our site, [|you consent to|] the collection of your data.',
      good: 'When you sign up, we ask you to consent to the collection of your data.',
    },
    {
      bad: 'Your [|continued use of the app means that you accept|] the changes to this privacy policy.',
      good: 'We will ask you to accept the changes to this privacy policy when you next open the app.',
    },
  ],
  traps: [
    'By using the app, you agree to these terms.',
    'By clicking “Accept”, you consent to the use of cookies.',
    'By using the service you accept the rules of the forum.',
    'We use your data only if you consent to it.',
    'By posting a photo, you agree that others may see it.',
    'Your use of the app is subject to these terms.',
    'If you do not consent to the use of cookies, you can still use our site.',
    'If you continue, we will ask you to consent to the transfer.',
    'We do not take your use of the site for consent to anything.',
  ],
  *check(clause) {
    if (clause.kind === 'heading' || !cheap.test(clause.masked)) return
    const text = withPlainSpaces(clause.masked)
    for (const [index, sentence] of clause.sentences.entries()) {
      const words = text.slice(sentence.start, sentence.end)
      if (!/\b(?:consent|agree|accept|approv|assent|permission|authorize)/i.test(words) || !cheap.test(words) || words.endsWith('?'))
        continue
      const context = text.slice(clause.sentences[index - 1]?.start ?? sentence.start, sentence.end)
      for (const pattern of [by, means, takes]) {
        pattern.lastIndex = 0
        const match = pattern.exec(words)
        if (!match) continue
        const verb = match[1] ?? ''
        const end = match.index + match[0].length
        const severity = severityOf(words, match, verb, end, pattern === by, context)
        if (!severity) continue
        const start = startOf(match[0], match.index, pattern === by)
        const span = {start: sentence.start + start, end: sentence.start + end}
        yield {
          span,
          severity,
          message: messageOf(match[0], verb, words.slice(end)),
          fixes: fixesFor(clause, sentence, {start: sentence.start + match.index, end: sentence.start + end}, verb),
        }
        break
      }
    }
  },
})

function messageOf(said: string, verb: string, object: string): string {
  const isStaying = /\b(?:continu|after|following|subsequent)/i.test(said)
  const taken = isStaying ? 'This takes staying for consent.' : 'This takes use for consent.'
  if (acceptance.test(verb) && ofPolicy.test(object)) return `${taken} A notice informs; it needs nobody’s acceptance.`
  if (isStaying) return `${taken} Ask readers to accept the change.`
  return transfer.test(object)
    ? `${taken} Ask for it, or name what the transfer rests on.`
    : `${taken} Ask for it, or name another legal basis.`
}

/** What is flagged is read at a glance: “you consent to”, “continued use means that you accept”, and of a long stretch only its end. */
function startOf(words: string, index: number, isBy: boolean): number {
  const own = /^(?:your|any|the|such|in|we|will|shall) /i.exec(words)?.[0].length ?? 0
  if (words.length <= 60 && !isBy) return index + own
  const you = words.lastIndexOf(' you')
  return you > 0 ? index + you + 1 : index + own
}

function severityOf(
  words: string,
  match: RegExpExecArray,
  verb: string,
  end: number,
  isBy: boolean,
  context: string,
): Severity | undefined {
  const before = words.slice(0, match.index)
  const object = words.slice(end, end + 160)
  if (
    act.test(words.slice(0, end)) ||
    /\b(?:not|never|no|nor|don[’']t|without|unless) [^,;]{0,40}$/i.test(before.slice(-50)) ||
    /\b(?:not|never|don[’']t)\b/i.test(match[0])
  )
    return undefined
  const isConsent = /^(?:consent|permission|authorize)/i.test(verb)
  if (isBy && /^if you/i.test(match[0]) && !/\bcontinu/i.test(match[0])) return undefined
  // A licence to use what readers post is a contract.
  if (/^(?:permission|authorize)/i.test(verb) && !/\b(?:personal|information|data)\b/i.test(object.slice(0, 60))) return undefined
  // “Consent to receive messages about the feature”: what a contract needs, unless they advertise.
  if (
    /^ (?:to )?(?:receive|receiving|be(?:ing)? contacted)\b|^ (?:our |us |to )?(?:sending|contacting)\b/i.test(object) &&
    !advertising.test(context)
  )
    return 'information'
  if (isBy) {
    // “You agree that others may see your post”
    const first = object.slice(0, 90)
    if (processing.test(first) && (isConsent || /\b(?:we|us|our)\b/i.test(first))) return 'warning'
    if (policy.test(object))
      return isConsent ||
        /^(?: (?:to|with))? ?(?:the |our |this )?(?:terms (?:of|in) )?(?:the |our |this )?(?:privacy|cookies?)/i.test(object)
        ? 'warning'
        : 'information'
    return isConsent && /\b(?:policy|statement|notice|practices)\b/i.test(object) ? 'warning' : undefined
  }
  const isOfChange = changes.test(words) || /\bcontinu/i.test(match[0])
  if (processing.test(object.slice(0, 90)) || policy.test(words)) return 'warning'
  if (!isOfChange) return isConsent ? 'information' : undefined
  // Of a policy, by the words around; of terms the contract's own rules decide.
  return policy.test(context) || /\bthis (?:policy|statement|notice)\b/i.test(context) ? 'warning' : 'information'
}

const asks: readonly (readonly [RegExp, string])[] = [
  [/^consent\w{0,3}$/i, 'consent'],
  [/^consent\w{0,3} that$/i, 'agree that'],
  [/^consent\w{0,3} to$/i, 'consent to'],
  [/^agree\w{0,4} that$/i, 'agree that'],
  [/^agree\w{0,4} (?:to|with)$/i, 'agree to'],
  [/^agree\w{0,4}$/i, 'agree'],
  [/^accept(?:ed|ing|ance)?(?: of)?$/i, 'accept'],
  [/^approv(?:e|al)(?: of)?$/i, 'approve'],
  [/^assent(?: to)?$/i, 'agree to'],
  [/^permission to$/i, 'allow us to'],
  [/^authorize us to$/i, 'authorize us to'],
]

/** “… this transfer.”, and nothing behind. */
const transfer =
  /^ (?:(?:this|that|the|such|these|those|any|our|to|your|data|information|personal|of|processing|and|storage) ){0,6}transfers?\b/i
/** “… this privacy notice”: a text that informs, not one to agree on. */
const ofPolicy =
  /^ (?:the (?:terms|practices) (?:of|in|described in) )?(?:the |our |this |that |these |any |a |new |such |updated |revised |modified |amended |changed |version of ){0,4}(?:[\w-]+ ){0,3}(?:policy|policies|notice|statement)(?![\w-]| (?:changes?|updates?|modifications?|revisions?|amendments?)\b)/i
const acceptance = /^(?:accept|agree|approv|assent)/i
const gerunds = /\b(us|access|visit|brows|download|install|provid|submitt|giv|send|post|upload|participat|interact)ing\b/gi
const mechanism = {label: 'transfer mechanism', choices: ['the standard contractual clauses', 'an adequacy decision']}

/** The cure for what is consented to: a transfer has a mechanism, a notice informs, and for the rest consent is asked for. */
function fixesFor(clause: Clause, sentence: Span, match: Span, verb: string): readonly Fix[] {
  const {text} = clause
  const said = text.slice(match.start, match.end)
  const before = text.slice(sentence.start, match.start)
  const opens = /^\s*(?:[\p{L}\d]{1,3}[.)]\s+)?$/u.test(before)
  const behind = text.slice(match.end, sentence.end)
  const moved = opens && transfer.exec(behind)?.[0]
  if (moved && /^[^,;]{0,90}[.]$/.test(behind.slice(moved.length))) {
    const stop = sentence.end - 1
    const object = text.slice(match.end, stop)
    return [
      {
        title: 'Name the transfer mechanism',
        safe: false,
        edits: () => [{span: {start: match.start, end: stop}, text: ['We base', object, ' on ', mechanism]}],
      },
      ...askInstead(clause, sentence, match, verb),
    ]
  }
  if (!acceptance.test(verb) || !ofPolicy.test(behind)) return askInstead(clause, sentence, match, verb)
  if (!opens) return []
  const fixes: Fix[] = []
  const using =
    /^(?:by|in|when|through) ((?:[^.;,]|, (?=or|and)){2,120}?ing\b[^.;]{0,160}?),? (?:then )?you /i
      .exec(said)?.[1]
      ?.replace(/^continuing to /i, '')
      .replace(gerunds, finite) ??
    /^(?:your |the |any )?(?:use of|access to|visit to) ([^.;]{2,100}?) (?:will |shall |is |also |thereby )?(?:means?|constitut|signif|indicat|impl|confirm|deemed|represent|amounts?|evidence|establish)/i
      .exec(said)?.[1]
      ?.replace(/^/, 'use ')
  if (using && !/\b(?:continu|after|following|subsequent)/i.test(said))
    fixes.push({
      title: 'Say what the notice does',
      safe: false,
      edits: () => [
        {span: match, text: `When you ${using}, we ${/^ the practices\b/i.test(behind) ? 'follow' : 'handle your data as described in'}`},
      ],
    })
  // “… and you consent to”: more than the acceptance would go.
  const saysMore = /\b(?:and|but) (?:you|we)\b|\bconsent/i.test(behind)
  if (!saysMore && (clause.sentences.length > 1 || clause.kind === 'paragraph')) {
    const gap = /^\s+/.exec(text.slice(sentence.end))?.[0].length ?? 0
    const lead = gap > 0 ? 0 : (/\s+$/.exec(text.slice(0, sentence.start))?.[0].length ?? 0)
    fixes.push({
      title: 'Delete the sentence',
      safe: false,
      edits: () => [{span: {start: sentence.start - lead, end: sentence.end + gap}, text: ''}],
    })
  }
  return fixes.length > 0 ? fixes : askInstead(clause, sentence, match, verb)
}

function finite(_: string, stem: string): string {
  const plain = stem === 'submitt' ? 'submit' : stem
  return /^(?:us|brows|provid|giv|participat)$/i.test(plain) ? `${plain}e` : plain
}

/** “By using our site you consent to the transfer” → “When [event], we ask you to consent to the transfer”. */
function askInstead({text}: Clause, sentence: Span, {start, end}: Span, verb: string): readonly Fix[] {
  const ask = asks.find(([pattern]) => pattern.test(verb))?.[1]
  // “Customer’s continued use”
  const owner = /(?:^|, )(\p{Lu}\p{L}{2,20})[’']s $/u.exec(text.slice(sentence.start, start))
  const from = owner?.[1] ? start - owner[1].length - 3 : start
  const before = text.slice(sentence.start, from)
  const isFirst = /^\s*(?:[\p{L}\d]{1,3}[.)]\s+)?$/u.test(before)
  const isBehind = /(?:,|\b(?:and|but|or|that|therefore)) $/.test(before)
  if (
    !ask ||
    (!isFirst && !isBehind) ||
    /^by\b.* or $/i.test(before) ||
    /\b(?:at the time of|each time|on your part)\b/i.test(text.slice(end, sentence.end))
  )
    return []
  const needsObject = !/^\s/.test(text.slice(end, end + 1))
  if (needsObject && !/^(?:accept|agree|consent)$/.test(ask)) return []
  const rest = needsObject ? ' this' : ''
  const verbs = needsObject ? (ask === 'accept' ? 'accept' : 'agree to') : ask
  // “… and by using it you accept”: “and, when …,”.
  const isJoined = /\b(?:and|but|or) $/.test(before)
  const opening = isFirst ? 'When ' : isJoined ? ', when ' : 'when '
  const whole = {start: isJoined ? from - 1 : from, end}
  const isChange = /\b(?:continu|after|following)/i.test(text.slice(start, end))
  const event = {
    label: 'event',
    choices: isChange ? ['you next sign in', 'you next open the app'] : ['you sign up', 'you first open the app'],
  }
  return [
    {
      title: 'Ask for consent instead',
      safe: false,
      edits: () => [{span: whole, text: [opening, event, `, we ask ${owner?.[1] ?? 'you'} to ${verbs}${rest}`]}],
    },
  ]
}
