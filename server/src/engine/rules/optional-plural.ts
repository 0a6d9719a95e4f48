import type {Clause} from '../model/clause.js'
import {clauseRule, type Finding} from '../rule.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const optionalPlural = clauseRule({
  id: 'optional-plural',
  category: 'language',
  severity: 'hint',
  strict: true,
  summary: 'Two forms at once: “Order(s)”, “is/are”, “his/her”, “and/or”.',
  rationale:
    'The writer did not decide, and so the reader must: does “and/or” need both, are one or more orders meant? In contracts the plural includes the singular, and “or” includes both unless it says “either”. The rule offers one of the two forms; which one is meant the author decides. It does not judge labels of forms and tables.',
  authority: [authorities.plainWriting, authorities.commonForm],
  examples: [
    {bad: 'The fees are stated in your [|Order(s)|].', good: 'The fees are stated in your Orders.'},
    {bad: 'We may suspend [|and/or|] close the account.', good: 'We may suspend or close the account.'},
    {bad: 'A user may change [|his/her|] name.', good: 'A user may change their name.'},
    {bad: 'The rules that [|is/are|] in force apply.', good: 'The rules that are in force apply.'},
  ],
  traps: [
    'Name(s): ____',
    'See section 4(s) and rule 5(es) of the act, paragraphs (r) and (s).',
    'Call `order(s)` or open https://example.com/and/or or his/her.example.',
    'Order (subject to law) or orders (see below); input/output, client/server, and or.',
    '| Product(s) | Fee(s) |\n| --- | --- |\n| Shirt(s) | 5 euro |',
  ],
  *check(clause) {
    const {kind, masked} = clause
    if (kind === 'cell' || kind === 'heading' || !/\((?:e?s|ies)\)|\//i.test(masked) || isLabel(masked)) return
    yield* findPlurals(clause)
    yield* findSlashes(clause)
  },
})

/** A shorter one is a label, and so is a row of a table. */
const fewest = 5
const isLabel = (text: string) => text.includes('|') || text.split(/\s+/, fewest).length < fewest

/** Found by its bracket, and the word before it read backwards. */
const plural = /(?<=(?<![\p{L}\p{N}_./@’'-])(\p{L}[\p{L}’'-]{1,40}))\((e?s|ies)\)(?![\p{L}\p{N}(])/giu
/** What goes with one thing only. */
const one = /(?:^|[^\p{L}])(?:a|an|each|every|another|this|that|either|neither|one)\s(?:\p{L}{2,20}\s){0,2}$/iu
const many = /(?:^|[^\p{L}])(?:these|those|all|both|several|many|multiple|various|some|two|three|\d{1,3})\s(?:\p{L}{2,20}\s){0,2}$/iu

function* findPlurals({masked}: Clause): Generator<Finding> {
  for (const {0: bracket, 1: word = '', 2: ending = '', index} of masked.matchAll(plural)) {
    const span = {start: index - word.length, end: index + bracket.length}
    const found = word + bracket
    const singular = word
    const plural = /^ies$/i.test(ending) ? word.replace(/y?$/i, ending) : word + ending
    const left = masked.slice(Math.max(0, span.start - 60), span.start)
    const right = masked.slice(span.end, span.end + 20)
    const isOne = one.test(left) || /^\s(?:is|was|has|does|applies|means)\b/.test(right)
    const isMany = many.test(left) || /^\s(?:are|were|have|do|apply|mean)\b/.test(right)
    const texts = isOne === isMany ? [plural, singular] : isOne ? [singular] : [plural]
    yield {
      span,
      message: `“${found}” leaves open whether one or more are meant. Write “${texts[0]}”.`,
      fixes: texts.map((text) => writing(span, text)),
    }
  }
}

const slash =
  /(?<![\p{L}\p{N}_./@-])(and\/or|or\/and|is\/are|are\/is|was\/were|has\/have|have\/has|his\/hers?|her\/his|him\/her|he\/she|she\/he|s\/he)(?![\p{L}\p{N}/_-]|\.\p{L})/giu

function* findSlashes({masked}: Clause): Generator<Finding> {
  if (!masked.includes('/')) return
  for (const {0: found, index} of masked.matchAll(slash)) {
    const span = {start: index, end: index + found.length}
    const right = masked.slice(span.end, span.end + 12)
    const [first = '', second = ''] = found.toLowerCase().split('/')
    if (second === 'or' || first === 'or') {
      yield {
        span,
        message: `“${found}” leaves open whether both are needed. Write “or” if one is enough, “and” if not.`,
        fixes: ['or', 'and'].map((text) => writing(span, cased(text, found))),
      }
    } else if (/^(?:is|are|was|were|has|have)$/.test(first)) {
      // “the rules that is/are”: the noun nearest says how many.
      const isMany = /(?:[^s]s|\(s\)|people|children|data)[”"’)]?(?:\s(?:that|which|who))?\s$/i.test(
        masked.slice(Math.max(0, index - 40), index),
      )
      const texts = isMany === /^(?:are|were|have)$/.test(first) ? [first, second] : [second, first]
      yield {
        span,
        message: `“${found}” does not decide. Write “${texts[0]}”, or “${texts[1]}”.`,
        fixes: texts.map((text) => writing(span, cased(text, found))),
      }
    } else {
      const [text, end] = pronoun(first, second, right)
      const whole = {start: span.start, end: span.end + end}
      const message = `“${found}” is cumbersome and leaves people out. Write “they”, or name the person again.`
      yield {span, message, fixes: text === '' ? [] : [writing(whole, cased(text, found))]}
    }
  }
}

/** What stands for both, and how much of what follows it has to change with it: “he/she is”, “they are”. */
function pronoun(first: string, second: string, right: string): [text: string, end: number] {
  if (/^(?:him|her)$/.test(first) && second === 'her') return ['them', 0]
  if (/^his|^her/.test(first)) return [second === 'hers' ? 'theirs' : 'their', 0]
  const verb = /^\s(is|was|has|does)\b/.exec(right)
  const forms: Readonly<Record<string, string>> = {is: 'are', was: 'were', has: 'have', does: 'do'}
  if (verb) return [`they ${forms[verb[1] ?? '']}`, verb[0].length]
  return /^\s(?:may|can|must|shall|will|should|would|could|cannot|had|did)\b/.test(right) ? ['they', 0] : ['', 0]
}

function writing(span: Span, text: string) {
  return {title: `Write “${text}”`, safe: false, edits: () => [{span, text}]}
}

function cased(text: string, model: string): string {
  if (model === model.toUpperCase()) return text.toUpperCase()
  return /^\p{Lu}/u.test(model) ? text.charAt(0).toUpperCase() + text.slice(1) : text
}
