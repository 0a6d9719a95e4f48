import {titleIn} from '../model/exports.js'
import {relatedIn} from '../model/family.js'
import {misnamedIn} from '../model/misnamed.js'
import {workspaceRule} from '../rule.js'
import {authorities} from './authorities.js'

export const documentTitleMismatch = workspaceRule({
  id: 'document-title-mismatch',
  category: 'structure',
  severity: 'warning',
  summary: 'A document that calls itself by a name that is not its title.',
  rationale:
    'Products are renamed and texts are copied, and the old name stays in the body: nobody can tell then whether “these Acorn Cloud Terms of Service” are the ones they are reading. The rule compares the title with what the document calls itself by “this” or “these”, and with the name in its last words, where both name a product and not the same one. It does not judge shorter names, “policy” against “notice”, or names of other documents of the workspace.',
  authority: [authorities.dealProof],
  examples: [
    {
      bad: '# Acorn Garden Terms of Service\n\nThese [|Acorn Seeds Terms of Service|] are between you and Acorn.',
      good: '# Acorn Garden Terms of Service\n\nThese Acorn Garden Terms of Service are between you and Acorn.',
    },
    {
      bad: '# Acorn Garden Terms of Service\n\nThese terms bind you and us.\n\n## Use\n\nBe kind.\n\nWhenever you use the app, you accept the [|Acorn Cloud Terms of Service|].',
      good: '# Acorn Garden Terms of Service\n\nThese terms bind you and us.\n\n## Use\n\nBe kind.\n\nWhenever you use the app, you accept the Acorn Garden Terms of Service.',
    },
  ],
  traps: [
    '# Acorn Garden Terms of Service\n\nThese Terms of Service, these Garden Terms and this Agreement are between you and Acorn.',
    '# Acorn Terms of Service\n\nThese Acorn Garden Terms of Service are between you and Acorn.',
    '# Acorn Garden Terms of Service\n\nThese Acorn Garden Terms of Service add to the Acorn Seeds Terms of Service, which come first.\n\n## End\n\nThat is all.\n\nWrite to us.',
    '# Acorn Garden Privacy Policy\n\nThis Acorn Garden Privacy Notice says what we do.',
    '# Acorn Garden Terms of Service\n\nThese terms bind you.\n\n## More\n\nSee also:\n\nAcorn Seeds Privacy Policy',
  ],
  *check(policy) {
    const {title = '', span: titleSpan} = titleIn(policy)
    for (const {name, other} of misnamedIn(policy)) {
      yield {
        span: name.span,
        message: `The document is called “${title.trim()}”, here “${name.name}”. Use one name.`,
        related: [
          ...(titleSpan ? [{span: titleSpan, message: 'This is the title.'}] : []),
          ...(other?.exports.titleSpan ? [relatedIn(policy, other, other.exports.titleSpan, 'Another document has this name.')] : []),
        ],
        fixes: [{title: `Call it “${title.trim()}”`, safe: false, edits: () => [{span: name.span, text: title.trim()}]}],
      }
    }
  },
})
