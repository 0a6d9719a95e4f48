import {type Config, defaultConfig} from '../../server/src/engine/config.js'
import {Linter, type Problem} from '../../server/src/engine/lint.js'
import type {Format} from '../../server/src/engine/model/policy.js'
import {spelling} from './spelling.js'

/** Checks one document from scratch with every rule, as the product does. */
export function check(source: string, format: Format = 'markdown', config?: Config): readonly Problem[] {
  const linter = new Linter({spelling, ...(config && {config})})
  return linter.check(linter.read(source, format))
}

/** The problems of one rule, in the strict preset: all rules run, as one may silence another. */
export function checkOne(rule: string, source: string, format: Format = 'markdown'): readonly Problem[] {
  return check(source, format, {...defaultConfig, preset: 'strict'}).filter((it) => it.rule.id === rule)
}
