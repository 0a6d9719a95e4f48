import {type Config, defaultConfig, parseConfig} from '../../server/src/engine/config.js'
import {Linter, type Problem} from '../../server/src/engine/lint.js'
import type {Format} from '../../server/src/engine/model/policy.js'
import {alone, type Workspace} from '../../server/src/engine/model/workspace.js'
import type {Rule} from '../../server/src/engine/rule.js'
import {rules as allRules} from '../../server/src/engine/rules/index.js'
import {among} from './folder.js'
import {spelling} from './spelling.js'

/** Checks one document from scratch with every rule, as the product does. */
export function check(
  source: string,
  format: Format = 'markdown',
  config?: Config,
  rules = allRules,
  workspace: Workspace = alone,
): readonly Problem[] {
  const linter = new Linter({spelling, rules, ...(config && {config})})
  return linter.check(linter.read(source, format, workspace))
}

export interface CheckOptions {
  readonly format?: Format | undefined
  /** Options of the rule, in JSON as an author writes them: `{"words": 5}`. */
  readonly options?: string
  readonly rules?: readonly Rule[]
  /** The documents beside it, by name, and what it read when it was last committed: otherwise what the rule says itself. */
  readonly beside?: Readonly<Record<string, string>> | undefined
  readonly last?: string | undefined
}

/** The problems of one rule, in the strict preset: all rules run, as one may silence another. */
export function checkOne(
  id: string,
  source: string,
  {format, options = '', rules = allRules, ...around}: CheckOptions = {},
): readonly Problem[] {
  const rule = rules.find((it) => it.id === id)
  // Otherwise nothing would be found, and an update would take every caret out of its suite.
  if (!rule) throw new Error(`no rule “${id}”: add it to server/src/engine/rules/index.ts`)
  const config: Config = {...defaultConfig, preset: 'strict', rules: options === '' ? new Map() : settingsOf(rule, options)}
  const {beside, last} = {beside: rule.beside, last: rule.last, ...around}
  const workspace = beside || last !== undefined ? among(format === 'plain' ? 'policy.txt' : 'policy.md', beside, last) : alone
  return check(source, format, config, rules, workspace).filter((it) => it.rule === rule)
}

/** Through the configuration's own reader, so that it refuses what it would refuse of an author. */
function settingsOf(rule: Rule, options: string): Config['rules'] {
  const {config, problems} = parseConfig(`{"rules": {"${rule.id}": ["${rule.severity}", ${options}]}}`, [rule])
  const [problem] = problems
  if (problem) throw new Error(`${problem.message} Options stand after “md” or “txt” in JSON: {"words": 5}, not ${options}`)
  return config.rules
}
