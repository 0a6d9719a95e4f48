/**
 * What a privacy notice must say (GDPR, Articles 13 and 14; CCPA, § 1798.130(a)(5) and § 1798.100(a)(3)), and by what words a
 * clause shows that it says so. All patterns look at one clause, stay within a sentence, and are bounded.
 */

export type Item =
  | 'retention'
  | 'contact'
  | 'effective-date'
  | 'legal-basis'
  | 'rights'
  | 'complaint-route'
  | 'transfer-safeguard'
  | 'recipients'
  | 'automated-decisions'
  | 'children'
  | 'ccpa-categories'

/** What only some laws ask for. */
export type Jurisdiction = 'gdpr' | 'ccpa'

// — Words that the patterns below share

/** How a sentence gives something to its reader: “you may”, “ask us to”, “the right to”. */
const reader = String.raw`(?:\b(?:you|users?|individuals?|residents?|consumers?|members?|customers?|visitors?|subscribers?|parents?|people|one)(?: also)? (?:can|may|could|might|have|are|will|wish|want|would|need|shall|choose|decide)|\bif you(?:[’']d)?\b|\brights?\b|\brequest(?:s|ing|ed)?\b|\bask(?:ing)?\b|\bable to|\bentitled to|\bopportunity to|\bways? to|\boptions? to|\bhow to|\ballows? you|\bhelp you|\bcontact us|\bwrite to us|\b(?:log|sign)(?:ging|ing)? (?:in|on|into)|\bby (?:visiting|going|using|contacting))[^.;\n]{0,200}?`
const things = String.raw`(?:\b(?:information|data|details|profiles?|accounts?|records?|copy|copies|PII|submissions?|inaccura\w{1,8}|errors?)\b|\bit\b|\bthem\b)`
const rightTo = (verbs: string) =>
  new RegExp(
    String.raw`${reader}\b(?:${verbs})\b(?! (?:\w{1,12} ){0,2}cookies)(?:[^.;\n]{0,90}?${things}|[^\p{L}]{0,3}(?:$|\n))|\bright(?:s)? (?:of|to)[^.;\n]{0,40}\b(?:${verbs})\b`,
    'iu',
  )
/** An item of a list: “Request correction of your data”. */
const listed = (verbs: string) =>
  new RegExp(
    String.raw`^[\s*_"“]{0,3}(?:\(?\w{1,3}[.)] )?(?:(?:the |your |to )?(?:rights?|request|obtain|ask|have|receive|be|if|in|where|under|subject)\b[^.;\n]{0,80}?\b|(?:the |to )?(?:\p{L}{3,12},? (?:\p{L}{3,12},? )?(?:or|and) )?)(?:${verbs})\b`,
    'iu',
  )

const accessing = `access(?:ing|ed)?|review(?:ing)?|view(?:ing)?|cop(?:y|ies)|inspect|obtain|know|export(?:ing)?|download`
const correcting = `correct(?:ing|ed|ions?)?|rectif(?:y|ying|ied|ication)|updat(?:e|es|ing|ed)|amend(?:ing|ed|ment)?|edit(?:ing|ed)?|modif(?:y|ying)|chang(?:e|ing)`
const erasing = `delet(?:e|ed|ing|ion)|eras(?:e|ed|ing|ure)|remov(?:e|ed|ing|al)|be forgotten|destroy(?:ed)?|clos(?:e|ing) your account`
const restricting = `restrict(?:ing|ions?|ed)?|limit(?:ing|ed|ation)?`
const objecting = `object(?:ion|ing)?|opt[- ]?(?:ing )?out`
const porting = String.raw`portab(?:le|ility)|receive[^.;\n]{0,80}?format|port(?:ed)?|machine[- ]readable|transmit|export|transfer(?:red)? to another`

const months =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)'
const date = String.raw`(?:${months}\.?,?\s\d{1,2}(?:st|nd|rd|th)?,?\s{0,2}\d{4}|\d{1,2}(?:st|nd|rd|th)?(?:\sof)?[\s-]${months}\.?,?[\s-]\d{4}|${months}\.?,?\s(?:of )?\d{4}|\b\d{4}[-./]\d{1,2}[-./]\d{1,2}|\b\d{1,2}[-./]\d{1,2}[-./](?:\d{4}|\d\d)\b)`

/** The words a clause may hold, by what they show. */
export const signs = {
  /** Says how long, though no fact was read from it. */
  keeps:
    /\bretention (?:periods?|schedules?|times?|criteria)\b|\b(?:ret(?:ain|ained|ains)|keep|kept|keeps|stored?|stores|held|hold|holds|maintain(?:ed|s)?|preserved?|archived?)\b[^.;\n]{0,160}\b(?:as long as|so long as|for (?:up to |at least |a (?:maximum|minimum|period) of |no (?:more|longer) than )?(?:\d{1,4}|one|two|three|four|five|six|seven|ten|twelve|thirty|ninety)(?: \(\d{1,3}\))? (?:(?:calendar|business) )?(?:days?|weeks?|months?|years?|hours?)|no longer than|for the (?:duration|period|time|life|term|length)|for a (?:limited|reasonable|certain|period)|only (?:as|while|until)|until\b|indefinitely|permanently)|\b(?:delet|eras|remov|destroy|discard|purg|anonymi[sz]|dispos|overwrit)\w{0,5}\b[^.;\n]{0,120}\b(?:(?:within|after) (?:a (?:maximum|period) of )?(?:\d{1,4}|one|two|three|six|seven|ten|twelve|thirty|ninety)\b|(?:when|once|as soon as|after)\b[^.;\n]{0,40}\b(?:no longer|not? longer|need(?:ed)?|necessary|purposes?|complete|expire[sd]?|clos(?:e|ed))|no longer (?:needed|necessary|required))|\b(?:regular(?:ly)?|routine(?:ly)?|periodic(?:ally)?|automatically|immediately|promptly)\b[^.;\n]{0,30}\b(?:delet|eras|destr|discard|purg|anonymi[sz])|\bno longer (?:needed|necessary|required)\b[^.;\n]{0,120}\b(?:delet|eras|destroy|discard|purg|anonymi[sz]|dispos)/iu,
  /** Says how long cookies stay. */
  lifespan:
    /\b(?:session|persistent|permanent)\b|\bexpir\w{1,6}\b|\blife ?(?:span|time)\b|\bdurations?\b|\bhow long\b|\b\d{1,3} (?:minutes?|hours?|days?|months?|years?)\b|\buntil you (?:delete|clear|close|remove)/iu,
  /** How to reach somebody; e-mail addresses are looked for apart. */
  channel:
    /\[at\]|\(at\)|\b(?:[Cc]all|[Pp]hone|[Tt]el(?:ephone)?|[Ff]ax|[Tt]oll[- ][Ff]ree|[Dd]ial)\b[^.\n]{0,80}\d[\d ().\p{Pd}]{5,20}\d|\b1[-. ]8\d\d[-. ]\d{3}|\b\d{3}[-.]\d{3}[-.]\d{4}\b|\bP\.? ?O\.? Box\b|\b\d{1,6}[A-Z]?,? (?:[\p{Lu}\d][\p{L}\d.’'-]{0,30}\s){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Boulevard|Blvd|Lane|Ln|Way|Place|Plaza|Square|Parkway|Pkwy|Court|Highway|Floor)\b|\b[A-Z]{2}\.?,? {1,2}\d{5}(?:-\d{4})?\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b(?:[Cc]ontact(?:ing)?|[Ww]rit(?:e|ing) to|[Ee]-?mail(?:ing)?|[Rr]each(?:ing)?(?: out to)?|[Cc]all(?:ing)?|[Gg]et in touch with|[Nn]otify(?:ing)?) (?:us|our|the (?:\w{1,20} ){0,3}(?:officer|office|team|webmaster|department|controller|administrator))\b[^.\n]{0,120}\b(?:form|page|here|below|portal|link|help (?:cent(?:er|re)|desk)|following|address|by (?:e-?mail|mail|post|phone|telephone|clicking|visiting|using|completing|writing)|at (?=[\0\p{L}])|via|through|using)|\b(?:[Cc]ontact|[Qq]uestions?)\b[^\n]{0,160}\b(?:[Hh]elp|[Ss]upport) (?:[Cc]ent(?:er|re)|[Dd]esk|channels?)\b/u,
  dated: new RegExp(
    String.raw`\b(?:effect(?:ive)?|updated?|updates|revised|revision|modified|amended|changed|changes|posted|published|version|in force|dated?|as of|adopted|reviewed|since|from|applies|issued|created|written)\b[^.\n]{0,70}?${date}|^[^.\n]{0,60}${date}[^\n]{0,30}$|\b(?:last (?:updated|revised|modified|reviewed)|effective(?: date)?|date of (?:last )?(?:revision|update))\b[:\s\p{Pd}]{0,4}[[{<_$\0]`,
    'iu',
  ),
  /** Speaks of legal bases as such. */
  basis:
    /\b(?:legal|lawful|legitimate)(?: and lawful)? (?:bas[ie]s|grounds?|justifications?)\b|\bbas[ie]s (?:for|of|on which)[^.;\n]{0,20}process|\bArt(?:icle|\.) ?6 ?\(/iu,
  interest: /\blegitimate (?:\w{1,15} ){0,2}interests?\b/iu,
  contract:
    /\b(?:perform(?:ance|ing)?|fulfil(?:l|ling|ment|lment)?|necessary|execution|enter into)\b[^.;\n]{0,50}\b(?:contracts?|agreements?|commitments? to you)\b/iu,
  duty: /\b(?:comply|compliance|required|fulfil|meet)\b[^.;\n]{0,30}\blegal (?:obligations?|duty|requirements?)\b/iu,
  consent:
    /\b(?:explicit consent so|(?:rel(?:y|ies|ying) on|based (?:up)?on|basis of)[^.;\n]{0,30}\bconsent|consent (?:to|for|so)\b[^.;\n]{0,40}\b(?:process|collect|use|accept)|giv(?:e|en|ing)(?: us)? (?:your |explicit )?consent)/iu,
  access: [rightTo(accessing), listed(accessing)],
  correct: [rightTo(correcting), listed(correcting)],
  erase: [rightTo(erasing), listed(erasing)],
  restrict: [rightTo(restricting), listed(restricting)],
  object: [rightTo(objecting), listed(objecting)],
  port: [rightTo(porting), listed(porting)],
  /** Sends the reader elsewhere for the rights. */
  rightsElsewhere:
    /\b(?:rights|choices)\b[^.;\n]{0,80}\b(?:see|view|read|visit|review|refer to|described in|set out in|outlined in)\b[^.;\n]{0,40}\b(?:privacy (?:policy|notice|statement|cent(?:er|re))|addend(?:um|a)|supplements?|notice)\b|\b(?:see|view|read|visit|review|refer to)\b[^.;\n]{0,60}\b(?:privacy (?:policy|notice|statement))\b[^.;\n]{0,60}\brights\b/iu,
  complain:
    /\b(?:complain(?:ts?|ing)?|lodg(?:e|ing)|contact|report|raise|file|appeal|approach)\b[^.\n]{0,160}\b(?:supervisory|data[- ]protection|data privacy|privacy|regulatory|competent|specific|relevant|national|local)[- ](?:\w{1,20} ){0,2}(?:authorit(?:y|ies)|regulators?|commission(?:er)?s?|agenc(?:y|ies))\b|\b(?:Information Commissioner|Privacy Commissioner|Data Protection Commission)|\bICO\b|\bCNIL\b|\b(?:supervisory|data[- ]protection) authorit(?:y|ies)\b[^.\n]{0,160}\b(?:complain|lodg|file|contact|concern)|\bauthorit(?:y|ies)\b[^.\n]{0,80}\bcomplain/iu,
  transfers:
    /\b(?:transfer(?:s|red|ring)?|process(?:ed|es|ing)?|stor(?:e|ed|es|ing|age)|maintain(?:ed)?|host(?:ed|s)?|access(?:ed)?|sen[dt]|export(?:ed)?|held)\b[^.;\n]{0,160}\b(?:outside (?:of )?(?:your|the) (?:(?:own|home) )?(?:country|state|province|jurisdiction|EU|EEA|U\.?K|European|United Kingdom|region)|(?:other|another|different|foreign|third|various|multiple|several) (?:countr(?:y|ies)|jurisdictions)|countries (?:other than|outside|that|which|around)|jurisdictions that|across (?:international )?borders|around the world|internationally)|\btransfer(?:s|red|ring)?\b[^.;\n]{0,120}\b(?:to|in) (?:the )?(?:United States|U\.?S\.?A?\b)|\boutside (?:of )?the (?:United States|U\.S\.)[^;\n]{0,200}\b(?:transfer(?:red|ring)?|stored|processed)\b|\b(?:another|other|different) countr(?:y|ies)\b[^.;\n]{0,80}\b(?:level|standard|degree) of (?:data )?protection/u,
  safeguard:
    /\b(?:standard|model|approved) (?:data[- ]protection |contract(?:ual)? )?(?:contract(?:ual)? )?(?:clauses|terms|arrangements|provisions)\b|\bSCCs?\b|\bcontractual clauses\b|\badequacy (?:decisions?|findings?|regulations?|determinations?)\b|\b(?:adequate|adequacy) (?:by|under) the (?:European )?Commission\b|\bPrivacy (?:Shield|Framework)\b|\bSafe Harbou?r\b|\bbinding corporate rules\b|\bData Transfer A(?:greement|ddendum)\b|\bIDTA\b|\bArticle 4[5-9]\b|\bderogations?\b|\bexplicit consent\b[^.\n]{0,120}\btransfer|\bCross[- ]Border Privacy Rules\b|\bdata (?:processing|transfer) agreements?\b[^.\n]{0,80}\btransfer/iu,
  /** Names kinds of recipients. */
  recipients:
    /\b(?:service providers?|processors?|sub-?processors?|affiliat(?:es?|ed)|subsidiar(?:y|ies)|vendors?|contractors?|suppliers?|advertisers?|law enforcement|authorities|advis[oe]rs|auditors|resellers|partners|banks?|couriers?|agents?)\b|\breceives\b[^.;\n]{0,60}\b(?:names?|address(?:es)?|numbers?|data|information|details)\b/iu,
  profiles:
    /\bprofiling\b|\bautomated (?:individual )?decision|\binferences? (?:about you|drawn)|\binfer(?:s|red|ring)? (?:\w{1,15} ){0,2}(?:interests?|preferences?|characteristics|habits|tastes)|\b(?:behaviou?ral|interest[- ]based|targeted|personali[sz]ed|tailored) (?:ads?|advert\w{0,10}|marketing|content)|\bpersonali[sz](?:e|es|ing) (?:\w{1,15} ){0,4}(?:content|ads?|advertis\w{0,6}|offers|posts)|\bcredit (?:scor|decision)\w{0,4}|\brisk scor\w{0,4}/iu,
  automated:
    /\bautomated (?:individual )?(?:decision|processing|profiling)|\bautomated?[- ](?:decisions?|means)\b|\b(?:solely|only|purely|exclusively|entirely)\b[^.;\n]{0,30}\bautomat|\bdecisions?\b[^.;\n]{0,80}\b(?:by automat|automatically|automated)|\bprofiling\b[^.;\n]{0,100}\b(?:legal|significant|effects?|not)\b|\b(?:not|no|never)\b[^.;\n]{0,40}\bprofiling\b|\bright\b[^.;\n]{0,80}\bprofiling\b/iu,
  children:
    /\bchild(?:ren)?\b(?! (?:labou?r|compan|node|entit))|\bminors\b|\ba minor\b(?! \w)|\bkids\b|\bCOPPA\b|\b(?:under|below)(?: the)?(?: age(?: of)?)? (?:1[0-8]|thirteen|sixteen|eighteen)\b|\b(?:at least|over|older than|age of) (?:1[3-8]|thirteen|sixteen|eighteen)\b|\b(?:1[3-8]|thirteen|sixteen|eighteen)(?: \(\d\d\))? years?\b|\bage of majority\b/iu,
  ccCategories:
    /\bcategor(?:y|ies)\b[^.\n]{0,80}\b(?:information|data|identifiers|collect)|\b(?:collect|information)\w{0,4}\b[^.\n]{0,80}\bcategor(?:y|ies)\b/iu,
  ccSources:
    /\bsources?\b|\b(?:directly )?from you\b|\byou (?:provide|give|submit)\b|\bfrom (?:third part|other (?:people|users|compan)|your (?:device|browser|use))/iu,
  ccPurposes: /\bpurposes?\b|\bhow (?:and why )?(?:we|do we) use\b|\bwe (?:may )?use\b[^.\n]{0,120}\bto\b/iu,
  ccParties:
    /\bcategor(?:y|ies) of (?:\w{1,12} ){0,3}(?:third[- ]part|recipient|service provider|entit)|\b(?:disclos|shar|sold\b|sell)\w{0,6}\b[^.\n]{0,200}\b(?:third[- ]part|service provider|partner|affiliate|vendor|processor|recipient)|\b(?:not|never|nor)\b[^.\n]{0,40}\b(?:disclos|shar)\w{0,6}\b[^.\n]{0,80}\bpersonal/iu,
  ccMonths: /\b(?:12|twelve)(?: \((?:12|twelve)\))?[- ]months?\b|\b(?:past|last|previous|preceding) (?:calendar )?year\b/iu,
  californiaElsewhere:
    /\b(?:see|view|read|visit|review|refer to|click|available (?:in|at)|provided in|please)\b[^.\n]{0,80}\b(?:California|CCPA|CPRA|(?:US|U\.S\.) state)\b[^.\n]{0,60}\b(?:notice|addend(?:um|a)|supplement|statement|disclosures?|polic(?:y|ies))\b/iu,
  gdpr: /\bGDPR\b|\bGeneral Data Protection Regulation\b|\bEEA\b|\bEuropean Economic Area\b|\b(?:in|from|to|of|within|outside|outside of) the (?:EU\b|European Union\b)|\bEuropean Union (?:and \p{L}{1,12} )?(?:member (?:states?|countries)|residents?|citizens?|individuals?|users?)\b|\bEU (?:residents?|citizens?|users?|individuals?|personal|data|law|privacy|(?:and|or) (?:the )?UK)\b/u,
  ccpa: /\bCCPA\b|\bCPRA\b|\bCalifornia Consumer Privacy\b|\bCalifornia(?:[’']s)? (?:residents?|consumers?|users?|customers?|privacy|law|Civil Code|notice)\b|\b[Rr]esid(?:ents?|e|ing) (?:of|in) (?:the State of )?California\b|\bCal\. Civ\. Code\b/u,
} as const satisfies Record<string, RegExp | readonly RegExp[]>

export type Sign = keyof typeof signs

const oneOf = (verbs: string) => new RegExp(String.raw`\b(?:${verbs})\b`, 'iu')

/** Words of which there must be one for a sign to be there: looking for them first is much faster. */
export const wordsNeeded: {readonly [Name in Sign]?: RegExp} = {
  access: oneOf(accessing),
  correct: oneOf(correcting),
  erase: oneOf(erasing),
  restrict: oneOf(restricting),
  object: oneOf(objecting),
  port: oneOf(porting),
}
