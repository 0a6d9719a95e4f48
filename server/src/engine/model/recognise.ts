/** What is known about a file besides its text. */
export interface Surroundings {
  /** Whether a setting says that it is a policy. */
  readonly included?: boolean
  /** Whether a setting says that it is none. */
  readonly excluded?: boolean
}

/** How much of a text is looked at, in UTF-16 units. */
const looked = 8000
/** Below this a text says too little about itself. */
const fewestWords = 25

/**
 * Whether a file is a policy (privacy policy, terms, agreement, guidelines for users), judged by its
 * front matter, the settings, its name, its title and the words at its start. `path` is any path or
 * URI, with either kind of slash.
 */
export function looksLikePolicy(text: string, path: string, {included = false, excluded = false}: Surroundings = {}): boolean {
  const start = text.slice(0, looked)
  const front = frontMatter.exec(start)?.[0] ?? ''
  const said = /^policy:\s*(?:(true|yes)|(false|no))\b/m.exec(front)
  if (said) return said[1] !== undefined
  if (excluded || included) return !excluded
  // What supplements a policy is one.
  if (/^extends:[ \t]*\S/m.test(front)) return true
  const parts = decode(path).toLowerCase().split(/[\\/]/)
  const name = (parts.pop() ?? '').replace(/\.\w{1,9}$/, '').replaceAll(/[_.\s-]+/g, ' ')
  if (housekeeping.test(name)) return false
  const title = titleOf(front, start.slice(front.length))
  const named = certain.test(name) ? 2 : likely.test(name) ? 1 : 0
  const titled = certain.test(title) ? 2 : likely.test(title) ? 1 : 0
  const kept = parts.slice(-3).some((folder) => shelves.test(folder)) ? 1 : 0
  const {words, weight, code} = weigh(start.slice(front.length))
  if (words < fewestWords) return named === 2 || titled === 2 || (kept === 1 && named + titled > 0)
  const density = (weight - code) / words
  const hints = Math.min(3, named + titled + kept)
  return density >= (bars[hints] ?? 1)
}

/** The density that is enough, by the number of hints that name, title and folder give. */
const bars = [0.05, 0.03, 0.018, 0.01]

const frontMatter = /^\uFEFF?---[ ]*\r?\n[\s\S]{0,4000}?\n---[ ]*(?:\r?\n|$)/

/** Files that speak about a project, whatever words they use. */
const housekeeping =
  /^(?:readme|changelog|changes|history|news|releases?|release notes|contributing|contributors|authors|maintainers|governance|code of conduct|security|licen[cs]e|licen[cs]es|copying|notice|notices|third ?party ?(?:notices?|licen[cs]es)|patents|todo|roadmap|support|upgrading|migration|migrating|install|faq|agents|claude)(?:\b|$)|\blicen[cs]e$|^copyright ?notice$/

/** Names and titles that only a policy bears. */
const certain =
  /\b(?:privacy (?:policy|policies|notice|statement|supplement)|terms (?:of (?:service|use|sale)|and conditions|& conditions|for )|(?:conditions of|acceptable) use|tos|eula|cookies? (?:policy|policies|notice|statement)|data (?:processing|protection) (?:agreement|addendum|policy|notice)|(?:service|user|licen[cs]e|employment|educational|developer|contractor|partner|non ?disclosure) agreement|community (?:guidelines|standards|rules)|(?:use|user|content|refund|return|cancellation|trademark|takedown|retention|moderation|advertising|username|anti ?bribery|copyright|removal|deletion|recruitment|candidate) polic(?:y|ies)|dmca|nda|dpa)\b/i
/** Names and titles that policies often bear, and other texts too. */
const likely =
  /\b(?:privacy|terms|conditions|tou|polic(?:y|ies)|gdpr|ccpa|cookies?|legal|agreement|notice|guidelines|disclaimer|consent|data protection|addendum|supplement|imprint|infringement|safe harbor|sla|offer letter|rules|statement|contract|acceptable|abuse|refunds?|takedown|trademark|compliance|code of conduct)\b/i
/** Folders where policies are kept. */
const shelves = /^(?:legal.*|.*polic(?:y|ies).*|terms.*|privacy.*|compliance|agreements?|contracts?|tos|dmca|offer[ _-]letters?)$/

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** The title in front matter, and the lines at the start that a reader would take for one. */
function titleOf(front: string, body: string): string {
  const written = /^title:\s*["']?(.{1,120})/m.exec(front)?.[1] ?? ''
  const lines = body
    .split('\n', 60)
    .map((line) => line.trim())
    .filter((line) => /\p{L}|^(?:=|-){3,}$/u.test(line))
  const titles = lines.filter((line, index) => index === 0 || /^#{1,2}\s/.test(line) || /^(?:=|-){3,}$/.test(lines[index + 1] ?? ''))
  return [written, ...titles.filter((line) => line.length <= 120).slice(0, 3)].join('\n')
}

/** How many words there are, how much of a policy's vocabulary, and how many marks of a program. */
function weigh(text: string): {readonly words: number; readonly weight: number; readonly code: number} {
  const prose = text
    .replaceAll(/^(```|~~~)[^\n]*\n[\s\S]{0,4000}?(?:\n\1|$(?![\s\S]))/gm, ' ` ` ` ')
    .replaceAll(/\bhttps?:\/\/[^\s)]*/g, ' ')
  let weight = 0
  for (const {0: found} of prose.matchAll(vocabulary)) weight += found.includes(' ') ? 2 : 1
  return {
    words: prose.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0,
    weight,
    code: prose.match(/`[^`\n]+`|` ` `|=>|\(\)|[{};]$|\bnpm (?:i|install|run)\b/gm)?.length ?? 0,
  }
}

const vocabulary =
  /\b(?:personal (?:data|information)|personally identifiable|privacy|third[- ]part(?:y|ies)|consent|these (?:terms|guidelines|rules)|this (?:agreement|policy|notice|statement|privacy|document)|terms of (?:service|use)|terms and conditions|you (?:agree|acknowledge|represent|warrant|may not|must not|consent)|your (?:account|information|data|rights?|privacy|personal|employment|content)|we (?:may|will|collect|use|share|process|disclose|retain|reserve|do not|don[’']t)|cookies?|data protection|intellectual property|applicable laws?|governing law|shall|herein|hereby|hereunder|thereof|pursuant|liability|liable|indemnify|indemnification|warrant(?:y|ies)|disclaimers?|infringe(?:s|ment|ing)?|copyright(?:s|ed)?|trademarks?|dmca|violat(?:e|es|ed|ing|ions?)|prohibited|unlawful|illegal|harass(?:ment|ing)?|abus(?:e|ive)|harm(?:ful)?|terminat(?:e|ed|es|ion)|confidential(?:ity)?|obligations?|arbitration|jurisdiction|parties|affiliates|subscri(?:ber|bers|ption|ptions)|refunds?|customers?|employees?|employment|disclos(?:e|es|ed|ure)|collect(?:s|ed|ion)?|retention|retain(?:s|ed)?|compl(?:y|ies|iance)|regulations?|law(?:s|ful|fully)?|legal|polic(?:y|ies)|agreements?|rights|complaints?|sanctions|appeals?|enforcement|consequences|notif(?:y|ied|ication)|guidelines|safety|advertis(?:ers?|ing)|fees|takedown|suspend(?:ed)?|section \d+)\b/gi
