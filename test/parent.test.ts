import {expect, test} from 'vitest'
import {Linter} from '../server/src/engine/lint.js'

test.each([
  ['Note that this page is a supplement to the Harbourlight Privacy Statement. Read both.', 'Harbourlight Privacy Statement'],
  ['# Mail\n\nThis Mail Notice supplements our Terms of Service and applies to mail.', 'Terms of Service'],
  ['---\nextends: ../privacy.md\n---\n\n# Mail', '../privacy.md'],
  ['This policy says how we use vitamins and every supplement to your diet.', undefined],
  ['We may supplement the data you give us with data from partners.', undefined],
])('%j supplements %j', (source, parent) => {
  const policy = new Linter().read(source, 'markdown')
  expect(policy.parent?.title ?? policy.parent?.path).toBe(parent)
  if (policy.parent) expect(source.slice(policy.parent.span.start, policy.parent.span.end)).toContain(parent)
})
