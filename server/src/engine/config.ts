import {getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode} from 'jsonc-parser'
import type {Jurisdiction} from './lexicon/checklist.js'
import type {Options, Rule, Severity} from './rule.js'
import type {Span} from './text/span.js'

/** What an author has decided about checking. Plain data: the file `.policy-proof.json`, editor settings, command-line options. */
export interface Config {
  readonly preset: 'recommended' | 'strict'
  readonly rules: ReadonlyMap<string, RuleConfig>
  /** Globs of files that are policies whatever they look like. */
  readonly include: readonly string[]
  /** Globs of files that are none. */
  readonly exclude: readonly string[]
  /** Words that are spelt as meant. */
  readonly words: readonly string[]
  /** Terms that hold in every document. */
  readonly terms: readonly GlossaryTerm[]
  readonly allow: readonly AllowEntry[]
  /** Laws that apply to every document, whether or not it speaks of them. */
  readonly jurisdictions: readonly Jurisdiction[]
}

export interface RuleConfig {
  readonly severity?: Severity | 'off'
  readonly options?: Options
}

/** Silences a rule on one phrase, with a reason: for plain text, which has no comments. */
export interface AllowEntry {
  readonly rule: string
  /** The words flagged; white space counts as one space. */
  readonly quote: string
  readonly reason: string
  /** The last day it holds, `2027-03-31`. */
  readonly until?: string
}

/** A term of the project, defined in its configuration. */
export interface GlossaryTerm {
  readonly term: string
  readonly meaning: string
  /** The term, in UTF-16 offsets of the configuration's text. */
  readonly span: Span
}

/** What is wrong in a configuration, in UTF-16 offsets of its text. */
export interface ConfigProblem {
  readonly span: Span
  readonly message: string
}

export const defaultConfig: Config = {
  preset: 'recommended',
  rules: new Map(),
  include: [],
  exclude: [],
  words: [],
  terms: [],
  allow: [],
  jurisdictions: [],
}

export const configFile = '.policy-proof.json'

const severities: readonly unknown[] = ['error', 'warning', 'information', 'hint', 'off']
const isSeverity = (value: unknown): value is Severity | 'off' => severities.includes(value)

/**
 * Reads a configuration. Never fails: what is wrong is left out and reported, the rest holds.
 * Comments and trailing commas are allowed.
 */
export function parseConfig(text: string, rules: readonly Rule[]): {config: Config; problems: readonly ConfigProblem[]} {
  const problems: ConfigProblem[] = []
  const complain = (node: Pick<Node, 'offset' | 'length'>, message: string) => {
    problems.push({span: {start: node.offset, end: node.offset + Math.max(1, node.length)}, message})
  }
  const errors: ParseError[] = []
  const root = text.trim() === '' ? undefined : parseTree(text.replace(/^\uFEFF/, ' '), errors, {allowTrailingComma: true})
  // The first error makes the others.
  const [first] = errors
  if (first) complain(first, `This is not valid JSON (${printParseErrorCode(first.error)}). Mend it; what could be read still holds.`)
  if (!root) return {config: defaultConfig, problems}
  if (root.type !== 'object') {
    complain(root, 'A configuration is an object: { "rules": { … } }.')
    return {config: defaultConfig, problems}
  }
  return {config: readRoot(root, new Map(rules.map((rule) => [rule.id, rule])), complain), problems}
}

type Complain = (node: Pick<Node, 'offset' | 'length'>, message: string) => void

function readRoot(root: Node, rules: ReadonlyMap<string, Rule>, complain: Complain): Config {
  let config = defaultConfig
  for (const [key, value, at] of entries(root)) {
    switch (key) {
      case '$schema':
        break
      case 'preset':
        if (value.value === 'recommended' || value.value === 'strict') config = {...config, preset: value.value}
        else complain(value, 'A preset is "recommended" or "strict".')
        break
      case 'include':
      case 'exclude':
        config = {...config, [key]: readStrings(value, complain)}
        break
      case 'rules':
        config = {...config, rules: readRules(value, rules, complain)}
        break
      case 'glossary':
        config = {...config, ...readGlossary(value, complain)}
        break
      case 'allow':
        config = {...config, allow: readAllow(value, rules, complain)}
        break
      case 'jurisdictions':
        config = {...config, jurisdictions: readJurisdictions(value, complain)}
        break
      default:
        complain(at, `There is no setting “${key}”. Known are preset, include, exclude, rules, glossary, allow and jurisdictions.`)
    }
  }
  return config
}

function readRules(node: Node, rules: ReadonlyMap<string, Rule>, complain: Complain): ReadonlyMap<string, RuleConfig> {
  const found = new Map<string, RuleConfig>()
  if (node.type !== 'object') {
    complain(node, 'Rules are an object: { "vague-retention": "error" }.')
    return found
  }
  for (const [id, value, at] of entries(node)) {
    const rule = rules.get(id)
    if (!rule) complain(at, `No rule is called “${id}”. Check the spelling against the list of rules.`)
    else {
      const [severity, options] = value.type === 'array' ? (value.children ?? []) : [value]
      if (severity && isSeverity(severity.value)) found.set(id, {severity: severity.value, ...readOptions(options, rule, complain)})
      else complain(severity ?? value, 'A severity is "error", "warning", "information", "hint" or "off".')
    }
  }
  return found
}

function readOptions(node: Node | undefined, rule: Rule, complain: Complain): {options?: Options} {
  if (!node) return {}
  if (node.type !== 'object') {
    complain(node, 'Options are an object.')
    return {}
  }
  const options: Record<string, Options[string]> = {}
  for (const [key, value, at] of entries(node)) {
    const fallback = rule.options?.[key]
    const read: unknown = getNodeValue(value)
    if (fallback === undefined) complain(at, `“${rule.id}” has no option “${key}”.`)
    else if (typeof read !== typeof fallback || Array.isArray(read) !== Array.isArray(fallback))
      complain(value, `“${key}” is a ${Array.isArray(fallback) ? 'list' : typeof fallback}.`)
    else options[key] = read as Options[string]
  }
  return {options}
}

function readGlossary(node: Node, complain: Complain): Pick<Config, 'words' | 'terms'> {
  if (node.type !== 'object') {
    complain(node, 'A glossary is an object: { "words": ["Harbourlight"], "terms": { "Service": "the Harbourlight app" } }.')
    return {words: [], terms: []}
  }
  let words: readonly string[] = []
  let terms: readonly GlossaryTerm[] = []
  for (const [key, value, at] of entries(node)) {
    if (key === 'words') words = readStrings(value, complain)
    else if (key === 'terms') terms = [...readTerms(value, complain)]
    else complain(at, `A glossary has no “${key}”. Known are words and terms.`)
  }
  return {words, terms}
}

function* readTerms(node: Node, complain: Complain): Generator<GlossaryTerm> {
  if (node.type !== 'object') complain(node, 'Terms are an object: { "Service": "the Harbourlight app" }.')
  for (const [term, {value, offset, length}, at] of node.type === 'object' ? entries(node) : []) {
    if (typeof value !== 'string') complain({offset, length}, 'What a term means is a string: "the Harbourlight app".')
    else if (!/\p{L}/u.test(term)) complain(at, 'A term has letters.')
    // Between its quotation marks.
    else yield {term: term.trim(), meaning: value.trim(), span: {start: at.offset + 1, end: at.offset + at.length - 1}}
  }
}

function readAllow(node: Node, rules: ReadonlyMap<string, Rule>, complain: Complain): readonly AllowEntry[] {
  if (node.type !== 'array') {
    complain(node, 'Silences are a list: [{ "rule": …, "quote": …, "reason": … }].')
    return []
  }
  return (node.children ?? []).flatMap((child) => {
    const entry = getNodeValue(child) as Partial<Record<'rule' | 'quote' | 'reason' | 'until', unknown>> | null
    const {rule, quote, reason, until} = entry !== null && typeof entry === 'object' ? entry : {}
    if (typeof rule !== 'string' || typeof quote !== 'string' || typeof reason !== 'string' || reason.trim() === '') {
      complain(child, 'A silence names its rule, the quoted words and the reason: { "rule": …, "quote": …, "reason": … }.')
      return []
    }
    if (!rules.has(rule)) complain(child, `No rule is called “${rule}”. Check the spelling against the list of rules.`)
    if (until !== undefined && (typeof until !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(until))) {
      complain(child, '“until” is a day: "2027-03-31".')
      return [{rule, quote, reason}]
    }
    return [until === undefined ? {rule, quote, reason} : {rule, quote, reason, until}]
  })
}

function readJurisdictions(node: Node, complain: Complain): readonly Jurisdiction[] {
  if (node.type !== 'array') {
    complain(node, 'Jurisdictions are a list: ["gdpr", "ccpa"].')
    return []
  }
  return (node.children ?? []).flatMap((child): Jurisdiction[] => {
    const value: unknown = child.value
    if (value === 'gdpr' || value === 'ccpa') return [value]
    complain(child, 'A jurisdiction is "gdpr" or "ccpa".')
    return []
  })
}

function readStrings(node: Node, complain: Complain): readonly string[] {
  const value: unknown = getNodeValue(node)
  if (Array.isArray(value) && value.every((it) => typeof it === 'string')) return value
  complain(node, 'This is a list of strings.')
  return []
}

function* entries(node: Node): Generator<readonly [key: string, value: Node, at: Node]> {
  for (const {children} of node.children ?? []) {
    const [key, value] = children ?? []
    if (key && value) yield [String(key.value), value, key]
  }
}

/** `over` decides where both speak; words, globs and silences of both hold. */
export function mergeConfig(under: Config, over: Config): Config {
  return {
    preset: over.preset === 'recommended' ? under.preset : over.preset,
    rules: new Map([...under.rules, ...over.rules]),
    include: [...under.include, ...over.include],
    exclude: [...under.exclude, ...over.exclude],
    words: [...under.words, ...over.words],
    terms: [...under.terms, ...over.terms],
    allow: [...under.allow, ...over.allow],
    jurisdictions: [...new Set([...under.jurisdictions, ...over.jurisdictions])],
  }
}
