/** The engine's public face: pure, no LSP, no Node, no DOM. */
export {readSilences} from './allow.js'
export {
  type AllowEntry,
  type Config,
  type ConfigProblem,
  configFile,
  defaultConfig,
  mergeConfig,
  parseConfig,
  type RuleConfig,
} from './config.js'
export {mend, safeEdits} from './fix.js'
export type {Jurisdiction} from './lexicon/checklist.js'
export {Linter, type LinterOptions, type Problem} from './lint.js'
export {type Change, type Changes, type Cited, changesBetween} from './model/changes.js'
export type {Definition} from './model/definitions.js'
export {type EnumeratedItem, type Enumeration, enumerationIn} from './model/enumerations.js'
export {detached, type Exports, exportsOf, tellTheSame} from './model/exports.js'
export {isArchived} from './model/family.js'
export {additionTo, quotesIn} from './model/glossary.js'
export {knownTerms} from './model/known.js'
export {isEnglish} from './model/language.js'
export {anchorOf, anchorsOf, decoded, keyOf, linksOf, type PlacedLink, resolve, spanOfAnchor} from './model/links.js'
export {isCalled, titleOf} from './model/parent.js'
export type {Format, Placed, PlacedClause, PlacedDefinition, Policy} from './model/policy.js'
export {
  dataOf,
  generalVocabulary,
  type Kind,
  type Kinds,
  partiesOf,
  purposesOf,
  type Vocabulary,
  vocabularyOf,
} from './model/practices/kinds.js'
export {isPlain, type Statement} from './model/practices/statements.js'
export type {Phrase, Practice, Recipient} from './model/practices.js'
export {type Readability, readabilityOf} from './model/readability.js'
export {looksLikePolicy} from './model/recognise.js'
export {type Reference, targetOf} from './model/references.js'
export {definitionFor, definitionsOf, sameScope, scopeOf} from './model/scope.js'
export {enclosing, isAppendix, pathOf, type Section, sectionOf} from './model/sections.js'
export {noSpelling, type Spelling, type Suggestion} from './model/spelling.js'
export {asList} from './model/splitting.js'
export {clauseAt, inManner, isPronoun, type TermUse, termsIn, useAt, usesOf, variantsOf} from './model/uses.js'
export {alone, type Inherited, meaningOf, type Neighbour, type Origin, type Other, parentUriOf, type Workspace} from './model/workspace.js'
export type {Authority, Category, Example, Finding, Fix, Related, Rule, Severity} from './rule.js'
export {rules} from './rules/index.js'
export {placeholdersIn} from './rules/unresolved-placeholder.js'
export {readPairs} from './text/pairs.js'
export {applyEdits, type Blank, type Edit, overlaps, plainText, type Rewrite, type Span} from './text/span.js'
