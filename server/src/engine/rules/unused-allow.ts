import type {Silence} from '../allow.js'
import {type Finding, policyRule} from '../rule.js'
import type {Span} from '../text/span.js'

/** A silence after the check: whether it hid anything. */
export interface CheckedSilence extends Silence {
  readonly used: boolean
  readonly over: boolean
}

/** Yields nothing by itself: only the linter knows, after all rules have run, what a silence has hidden. */
const rule = policyRule({
  id: 'unused-allow',
  category: 'structure',
  severity: 'information',
  summary: 'A silence that hides nothing, has run out, or gives no reason.',
  rationale:
    'An `allow:` comment records a decision: this wording stands, and why. When the wording has changed the record is wrong, and it would hide the next slip in the same place. Silences kept in `.policy-proof.json` are not reported here, since one file may serve many documents.',
  authority: [
    {
      title: 'Practice: ESLint reports unused directives',
      url: 'https://eslint.org/docs/latest/use/configure/rules#report-unused-eslint-disable-comments',
    },
  ],
  examples: [
    {
      bad: '[|<!-- allow: doubled-punctuation, because the form is quoted -->|]\n\nWe keep call records for 30 days.',
      good: '<!-- allow: doubled-punctuation, because the form is quoted -->\n\nThe form reads “Name:: Address”.',
    },
    {
      bad: '[|<!-- allow: doubled-punctuation -->|]\n\nThe form reads “Name:: Address”.',
      good: '<!-- allow: doubled-punctuation, because the form is quoted -->\n\nThe form reads “Name:: Address”.',
    },
  ],
  traps: [
    '<!-- A remark that allows nothing. -->\n\nWe keep call records for 30 days.',
    '<!-- prettier-ignore -->\n\nWe keep call records for 30 days.',
  ],
  *check() {},
})

export const unusedAllow = Object.assign(rule, {checkSilences})

function* checkSilences(silences: readonly CheckedSilence[]): Generator<Finding> {
  for (const {span, rules, reason, until, used, over} of silences) {
    if (!span) continue
    if (rules.length === 0) yield finding(span, 'This names no rule. Write which: “allow: vague-retention, because …”.')
    else if (over) yield finding(span, `This ran out on ${until}. Decide again, or remove it.`)
    else if (!used) yield finding(span, 'This silences nothing. Remove it, or check the name of the rule.')
    else if (reason === '') yield {span, message: 'This gives no reason. Say why: “…, because …”.'}
  }
}

function finding(span: Span, message: string): Finding {
  return {span, message, fixes: [{title: 'Remove the silence', safe: true, edits: () => [{span, text: ''}]}]}
}
