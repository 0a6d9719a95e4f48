import type {Clause} from '../model/clause.js'
import {clausesThat} from '../model/ledger.js'
import {inSentenceCase, shoutsIn} from '../model/shouting.js'
import {policyRule} from '../rule.js'
import {authorities} from './authorities.js'

export const shoutingBlock = policyRule({
  id: 'shouting-block',
  category: 'readability',
  severity: 'information',
  summary: 'More than 15 words in capitals on end.',
  rationale:
    'Capitals take away the shapes that readers read by, so that the very passage that should stand out is skipped. Some laws, such as UCC § 2-316 for warranties in the United States, ask for conspicuous text; bold type serves as well. Disclaimers, limits of liability and arbitration clauses are customarily written so: there it is only a hint. The rule does not judge headings and lists of acronyms. Only the first words are marked.',
  authority: [authorities.plainWriting],
  examples: [
    {
      bad: '[|YOUR POINTS HAVE|] NO CASH VALUE AND CANNOT BE SOLD, GIVEN AWAY OR PAID OUT, EVEN IF YOU CLOSE YOUR ACCOUNT.',
      good: '**Your points have no cash value and cannot be sold, given away or paid out, even if you close your account**.',
    },
  ],
  traps: [
    'YOUR POINTS HAVE NO CASH VALUE.',
    '## YOUR POINTS HAVE NO CASH VALUE AND CANNOT BE SOLD OR GIVEN AWAY OR PAID OUT IN CASH',
    'We export JSON, HTML, CSV, PDF, XML, ZIP, TAR, RTF, ODT, SVG, PNG, GIF, JPG, BMP, MOV, MPG and AVI.',
    '**Your points have no cash value and cannot be sold, given away or paid out, even if you close your account.**',
  ],
  options: {words: 15},
  *check(policy, {words}) {
    for (const at of clausesThat(policy, shouts)) {
      for (const shout of shoutsIn(at.clause)) {
        if (shout.words <= words) continue
        const isCustomary = customary.test(at.clause.text.slice(shout.span.start, shout.span.end))
        yield {
          span: at.toSource(shout.opening),
          message: `${shout.words} words in capitals are hard to read. Write them in sentence case${policy.format === 'markdown' ? ', in bold if they must stand out' : ''}.`,
          ...(isCustomary && {severity: 'hint'}),
          fixes: [
            {
              title: policy.format === 'markdown' ? 'Write it in bold instead' : 'Write it in sentence case',
              safe: false,
              edits: () => inSentenceCase(policy, at, shout),
            },
          ],
        }
      }
    }
  },
})

const shouts = (clause: Clause): boolean => shoutsIn(clause).length > 0
const customary = /\b(?:WARRANT|LIAB|DISCLAIM|INDEMN|ARBITRAT|CLASS[ -]ACTION|JURY|AS[ -]IS|OWN RISK|DAMAGES|RELEASE|WAIVE)/
