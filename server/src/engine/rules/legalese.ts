import {phraseRule} from '../phrases.js'
import {authorities} from './authorities.js'

export const legalese = phraseRule({
  id: 'legalese',
  category: 'readability',
  severity: 'hint',
  strict: true,
  summary: 'A lawyers’ phrase that has a plain twin.',
  rationale:
    'Readers stumble over words they never meet outside contracts, and skip the sentence. Each phrase here has a plain word that says the same. The rule does not judge terms of art, such as “indemnify” or “warranty”, which have none.',
  authority: [authorities.plainWriting, authorities.gdpr12],
  examples: [
    {bad: 'We will tell you [|prior to|] the change.', good: 'We will tell you before the change.'},
    {bad: '[|In the event that|] you close your account, we delete it.', good: 'If you close your account, we delete it.'},
  ],
  traps: ['We will tell you before the change.', 'The terms prior agreements set still hold.', 'See `prior to` in the code.'],
  message: (phrase) => `“${phrase}” has a plain twin.`,
  phrases: [
    ['prior to', 'before'],
    ['subsequent to', 'after'],
    ['in the event that', 'if'],
    ['in the event of', 'if there is'],
    ['in order to', 'to'],
    ['for the purpose of', 'for', 'to'],
    ['notwithstanding the foregoing', 'even so'],
    ['pursuant to', 'under', 'as required by'],
    ['in accordance with', 'under', 'as set out in'],
    ['with respect to', 'about', 'for'],
    ['in relation to', 'about'],
    ['at such time as', 'when'],
    ['until such time as', 'until'],
    ['commence', 'begin', 'start'],
    ['utilize', 'use'],
    ['utilise', 'use'],
    ['endeavour', 'try'],
    ['endeavor', 'try'],
    ['aforementioned', 'these'],
    ['aforesaid', 'these'],
    ['hereinafter', 'from here on'],
    ['hereunder', 'under this agreement'],
    ['thereafter', 'after that'],
  ],
})
