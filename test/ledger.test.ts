import fc from 'fast-check'
import {expect, test} from 'vitest'
import {Linter} from '../server/src/engine/lint.js'
import type {Clause} from '../server/src/engine/model/clause.js'
import {clausesThat, clausesWithLinks, clausesWithWords, indicesWith, keysOf} from '../server/src/engine/model/ledger.js'
import type {Policy} from '../server/src/engine/model/policy.js'

const paragraphs = ['One boat.', 'Two boats, [a link](a.md).', 'Two boats, a link.', 'Three oars.', '# One boat.', '- Two oars.', '']
const document = fc.array(fc.constantFrom(...paragraphs), {maxLength: 12}).map((parts) => parts.join('\n\n'))

const saysTwo = ({text}: Clause) => text.includes('Two')
const has = ({text}: Clause, word: string) => text.includes(word)
const wordsIn = ({text}: Clause): ReadonlySet<string> => new Set(text.match(/\p{L}+/gu))
const words = ['One', 'Two', 'boat', 'oars', 'nothing']

const asked = (policy: Policy) => ({
  two: clausesThat(policy, saysTwo),
  linked: clausesWithLinks(policy),
  words: words.map((it) => clausesWithWords(policy, it, has)),
  keyed: words.map((it) => indicesWith(policy, it, undefined, wordsIn)),
  keys: [...keysOf(policy, undefined, wordsIn)].toSorted(),
})

const expected = (policy: Policy): ReturnType<typeof asked> => {
  const where = (holds: (at: Policy['clauses'][number]) => boolean) => policy.clauses.filter(holds)
  const all = new Set(policy.clauses.flatMap(({clause}) => [...wordsIn(clause)]))
  return {
    two: where(({clause}) => saysTwo(clause)),
    linked: where(({block}) => block.prose.hasLinks),
    words: words.map((it) => where(({clause}) => has(clause, it))),
    keyed: words.map((it) => where(({clause}) => wordsIn(clause).has(it)).map(({index}) => index)),
    keys: [...all].toSorted(),
  }
}

test('a ledger knows of every reading what looking at all clauses would tell', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(document, fc.boolean()), {minLength: 1, maxLength: 12}), fc.nat(), (readings, earlier) => {
      const linter = new Linter()
      const policies = readings.map(([source, isAsked]) => {
        const policy = linter.read(source, 'markdown')
        if (isAsked) expect(asked(policy)).toEqual(expected(policy))
        return policy
      })
      const one = policies[earlier % policies.length] as Policy
      expect(asked(one)).toEqual(expected(one))
    }),
    {numRuns: 300, seed: 1},
  )
})

test('… however many were not asked about', () => {
  const linter = new Linter()
  let source = 'One boat.\n\nTwo boats.'
  for (let count = 0; count < 150; count++) {
    source = `${source}\n\n${count % 3 === 0 ? 'Two' : 'Three'} oars.`
    const policy = linter.read(source, 'markdown')
    if (count % 70 === 0 || count === 149) expect(asked(policy)).toEqual(expected(policy))
  }
})
