import {describe, expect, test} from 'vitest'
import {type Config, defaultConfig} from '../server/src/engine/config.js'
import {notice} from '../server/src/engine/lexicon/sample-notice.js'
import {Linter} from '../server/src/engine/lint.js'
import {checklistOf, items} from '../server/src/engine/model/checklist.js'
import type {Policy} from '../server/src/engine/model/policy.js'
import {profileOf} from '../server/src/engine/model/profile.js'
import {alone, type Workspace} from '../server/src/engine/model/workspace.js'
import {applyEdits} from '../server/src/engine/text/span.js'

const linterWith = (config: Partial<Config> = {}) => new Linter({config: {...defaultConfig, preset: 'strict', ...config}})
const read = (source: string, workspace: Workspace = alone) => linterWith().read(source, 'markdown', workspace)
const gapsIn = (policy: Policy) => items.filter((item) => checklistOf(policy).answers.get(item)?.state === 'gap')

const more = 'We write this down so that everybody knows it, and we keep to it in all we do for you, each day and in each place. '.repeat(8)

describe('a document', () => {
  test.each([
    ['privacy policy', `# Privacy Policy\n\n${more}`],
    ['privacy policy', `Harbour Privacy Statement\n\n${more}`],
    ['privacy policy', `---\ntitle: Our privacy notice\n---\n\n${more}`],
    ['privacy policy', `# Privacy, Security and Cookies Policy\n\n${more}`],
    ['privacy policy', `Effective: 1 May 2026\n\nThis Privacy Policy explains how Harbour uses what it knows about you. ${more}`],
    ['privacy policy', `We protect personal information. ${'We use your information and your data for you. '.repeat(20)}`],
    ['supplement', `# Prints\n\nThis is a supplement to the Harbour Privacy Policy. ${more}`],
    ['supplement', `# Prints Privacy Notice\n\nWe also adhere to the Harbour Privacy Policy. ${more}`],
    ['supplement', `# Privacy Notice for California Residents\n\n${more}`],
    ['supplement', `---\nextends: privacy.md\n---\n\n# Privacy notice for Prints\n\n${more}`],
    ['children’s notice', `# Children’s Privacy Policy\n\n${more}`],
    ['cookie notice', `# Cookie Policy\n\n${more}`],
    ['cookie notice', `Our Privacy Policy explains more.\n\n## What are cookies?\n\n${'A cookie is a file. We set cookies. '.repeat(30)}`],
    ['terms', `# Terms of Service\n\nThis Privacy Policy explains much. ${more}`],
    ['terms', `# Data Processing Agreement\n\n${more}`],
    ['other policy', `# Privacy Complaint Guidelines\n\n${more}`],
    ['other policy', `# Terms of Use and Privacy Policy\n\n${more}`],
    ['other policy', `# Refund Policy\n\n${more}`],
    ['other policy', `Dear Ms Oak,\n\nwe are glad that you join us, and we keep your personal data. ${more}`],
    ['fragment', '# Privacy Policy\n\nWe keep nothing.'],
  ])('is a %s', (profile, source) => {
    expect(profileOf(read(source))).toBe(profile)
  })
})

describe('the checklist', () => {
  test('of a whole notice has no gaps', () => {
    const everything = notice({with: ['bases', 'freedoms', 'complaints', 'transfers', 'profiling', 'decisions', 'california']})
    const {answers, isUnder} = checklistOf(read(everything))
    expect(items.filter((item) => answers.get(item)?.state !== 'answered')).toEqual([])
    expect([isUnder('gdpr'), isUnder('ccpa')]).toEqual([true, true])
  })

  test('says which clauses answer', () => {
    const {answers} = checklistOf(read(notice()))
    expect(answers.get('retention')?.by.map(({clause}) => clause.text.slice(0, 20))).toContain('We keep your notes a')
    expect(answers.get('legal-basis')?.state).toBe('not asked')
  })

  test('asks nothing of terms', () => {
    const {answers} = checklistOf(read(`# Terms of Service\n\n${more}`))
    expect(items.filter((item) => answers.get(item))).toEqual([])
  })

  test('asks what the configuration says', () => {
    const linter = linterWith({jurisdictions: ['gdpr', 'ccpa']})
    expect(gapsIn(linter.read(notice(), 'markdown'))).toEqual(['legal-basis', 'rights', 'complaint-route', 'ccpa-categories'])
    expect(gapsIn(read(notice()))).toEqual([])
  })

  test('reads the same with other line ends', () => {
    expect(gapsIn(read(notice({without: ['retention', 'date']}).replaceAll('\n', '\r\n')))).toEqual(['retention', 'effective-date'])
  })
})

describe('a supplement', () => {
  const supplement = `---\nextends: privacy.md\n---\n\n# Prints Privacy Notice\n\n${more}`
  const beside = (parent: string): Workspace => ({...alone, uri: 'file:///prints.md', get: () => read(parent)})
  const problemsOf = (source: string, workspace: Workspace) => {
    const linter = linterWith()
    return linter.check(linter.read(source, 'markdown', workspace)).map(({rule, severity}) => `${rule.id} ${severity}`)
  }

  test('needs not say what its parent says', () => {
    expect(gapsIn(read(supplement, beside(notice())))).toEqual([])
  })

  test('lacks what both lack, and is told so gently', () => {
    const workspace = beside(notice({without: ['retention', 'contact']}))
    expect(gapsIn(read(supplement, workspace))).toEqual(['retention', 'contact'])
    const problems = problemsOf(supplement, workspace).filter((it) => it.startsWith('missing-'))
    expect(problems.toSorted()).toEqual(['missing-contact information', 'missing-retention information'])
  })

  test('is asked for periods only, if its parent is not known', () => {
    expect(problemsOf(supplement, alone).filter((it) => it.startsWith('missing-'))).toEqual(['missing-retention information'])
  })
})

describe('a rule on a law', () => {
  const problems = (config: Partial<Config>) => {
    const linter = new Linter({config: {...defaultConfig, ...config}})
    const found = linter.check(linter.read(notice({with: ['freedoms']}), 'markdown'))
    return found.filter(({rule}) => rule.jurisdiction !== undefined).map(({rule}) => rule.id)
  }

  test('is off, unless the preset or the configuration asks for it', () => {
    expect(problems({})).toEqual([])
    expect(problems({preset: 'strict'})).toEqual(['missing-legal-basis', 'missing-complaint-route'])
    expect(problems({jurisdictions: ['gdpr']})).toEqual(['missing-legal-basis', 'missing-complaint-route'])
    expect(problems({jurisdictions: ['ccpa']})).toEqual(['ccpa-categories'])
  })
})

describe('a fix', () => {
  const fixed = (source: string, id: string) => {
    const linter = linterWith()
    const [fix] = linter.check(linter.read(source, 'markdown')).find(({rule}) => rule.id === id)?.fixes ?? []
    return {title: fix?.title, edits: fix?.edits() ?? []}
  }

  test('takes its choices from the document', () => {
    const source = notice({without: ['contact', 'children'], saying: {scope: 'This privacy notice of Acorn Ltd is about personal data.'}})
    const {edits} = fixed(`${source}\n\n${more}\n\nWrite to help@acorn.example.`, 'missing-children')
    const blanks = edits.flatMap(({text}) => (typeof text === 'string' ? [] : text.filter((part) => typeof part !== 'string')))
    expect(blanks).toContainEqual({label: 'e-mail address', choices: ['help@acorn.example']})
  })

  test('keeps the line ends', () => {
    const source = notice({without: ['retention']}).replaceAll('\n', '\r\n')
    const {title, edits} = fixed(source, 'missing-retention')
    expect(title).toBe('Add a section “How long we keep your data”')
    const text = applyEdits(source, edits)
    expect(text.replaceAll('\r\n', '')).not.toContain('\n')
    expect(text).toContain('\r\n\r\n## How long we keep your data\r\n\r\nWe keep [kind of data] for')
  })

  test('counts on in numbers, in Title Case and in bold', () => {
    const source = `**Harbour Privacy Notice**\n\n**1. What We Collect**\n\nThis privacy notice explains it. ${more}\n\n**2. How We Use It**\n\n${more}\n`
    expect(applyEdits(source, fixed(source, 'missing-retention').edits)).toContain('**3. How Long We Keep Your Data**\n\nWe keep [')
  })

  test('adds to a section that is there', () => {
    const source = notice({saying: {rights: '## Your rights\n\nYou can correct your personal data.'}})
    const {title, edits} = fixed(source, 'missing-rights')
    expect(title).toBe('Add it to “Your rights”')
    expect(applyEdits(source, edits)).toContain('You can correct your personal data.\n\nYou can see the personal data that')
  })

  test('leaves anchors with their headings', () => {
    const source = notice({without: ['retention']}).replace('## Who receives it', '<a name="who"></a>\n## Who receives it')
    expect(applyEdits(source, fixed(source, 'missing-retention').edits)).toContain('Then we delete it.\n\n<a name="who"></a>\n## Who')
  })
})

test('reading takes linear time, whatever the text', () => {
  const parts = [
    'you may request ',
    'a right to ',
    'transfer to ',
    'how long we ',
    'categories of ',
    'contact us ',
    '1 Oak ',
    'delete ',
    'consent ',
    'effective ',
    'outside the ',
    'Acorn Ltd ',
    'legitimate ',
  ]
  for (const part of parts) {
    const source = `# Privacy Policy\n\n${part.repeat(4000)}`
    const start = performance.now()
    checklistOf(read(source))
    expect(performance.now() - start, part).toBeLessThan(600)
  }
})
