import {setTimeout} from 'node:timers/promises'
import {afterEach, describe, expect, test} from 'vitest'
import {type Diagnostic, DidChangeWatchedFilesNotification, NotificationType, RequestType} from 'vscode-languageserver/node'
import {changeNotice, committed} from '../server/src/protocol.js'
import {full, rangeIn, Session} from './harness/session.js'

const company = 'Acorn Ltd (“Acorn”, “we”) runs the garden app.'
const privacyUri = 'file:///w/privacy.md'
const cookiesUri = 'file:///w/legal/cookies.md'
const privacy = `# Acorn Privacy Policy\n\n${company}\n\nWe keep server logs for 30 days. Our Refund Policy says more.\n`
const cookies = `# Acorn Cookie Notice\n\n${company}\n\nServer logs are deleted after 90 days.\n`
const conflict = 'cross-doc-retention-conflict'

let session: Session
const start = async (options: Parameters<typeof Session.start>[0] = {}) => {
  session = await Session.start({files: folder(), ...options})
}
afterEach(() => session.stop())

const folder = (more: Readonly<Record<string, string>> = {}) =>
  new Map([
    [privacyUri, privacy],
    [cookiesUri, cookies],
    ...Object.entries(more).map(([name, text]) => [`file:///w/${name}`, text] as const),
  ])

/** Opens the privacy policy and waits until it has been compared. */
async function compared(): Promise<Diagnostic[]> {
  const refreshed = session.nextRefresh()
  await session.open(privacyUri, privacy)
  await session.diagnostics(privacyUri)
  await refreshed
  return session.diagnostics(privacyUri)
}

describe('documents of a workspace', () => {
  test('are compared once the first policy is open, and point at each other', async () => {
    await start()
    const found = (await compared()).find(({code}) => code === conflict)
    expect(found?.message).toBe('This says “30 days”, “Acorn Cookie Notice” says “90 days” on the same data. Align the two.')
    expect(found?.relatedInformation).toEqual([
      {
        location: {uri: cookiesUri, range: {start: {line: 4, character: 30}, end: {line: 4, character: 37}}},
        message: 'The other document says “90 days”.',
      },
    ])
    expect(await session.found(privacyUri, 'missing-referenced-document')).toEqual(['Refund Policy'])
  })

  test('are compared as they are edited, and after a pause only', async () => {
    await start()
    await compared()
    const document = await session.open(cookiesUri, cookies)
    expect(await session.found(cookiesUri, conflict)).toEqual(['90 days'])
    const refreshed = session.nextRefresh()
    await session.change(cookiesUri, rangeIn(document, '90 days'), '30 days')
    expect(await session.found(cookiesUri, conflict)).toEqual([])
    expect(await session.found(privacyUri, conflict), 'half a sentence is no news').toEqual(['30 days'])
    await refreshed
    expect(await session.found(privacyUri, conflict)).toEqual([])
  })

  test('are not checked again for words that tell nothing', async () => {
    const termsUri = 'file:///w/terms.md'
    const terms = `# Acorn Terms of Service\n\n${company}\n\n“Fruit” means what grows on trees in summer.\n`
    await start({files: folder({'terms.md': terms})})
    await compared()
    const document = await session.open(termsUri, terms)
    await session.diagnostics(termsUri)
    await setTimeout(500)
    const checks = () => session.statuses.filter(({uri}) => uri === privacyUri).length
    const before = checks()
    const welcoming = await session.change(termsUri, rangeIn(document, 'Service\n'), 'Service\n\nWelcome.\n')
    await session.diagnostics(termsUri)
    await setTimeout(500)
    await session.diagnostics(privacyUri)
    expect(checks()).toBe(before)
    await session.change(termsUri, rangeIn(welcoming, 'Fruit'), 'Berry')
    await session.diagnostics(termsUri)
    await setTimeout(500)
    await session.diagnostics(privacyUri)
    expect(checks()).toBe(before + 1)
  })

  test('come, change and go', async () => {
    await start()
    await compared()
    const write = async (uri: string, text: string | undefined) => {
      const refreshed = session.nextRefresh()
      await session.write(uri, text)
      await refreshed
    }
    await write(cookiesUri, cookies.replace('90', '30'))
    expect(await session.found(privacyUri, conflict)).toEqual([])
    await write('file:///w/refund.md', `# Acorn Refund Policy\n\n${company}\n`)
    expect(await session.found(privacyUri, 'missing-referenced-document')).toEqual([])
    await write('file:///w/refund.md', undefined)
    expect(await session.found(privacyUri, 'missing-referenced-document')).toEqual(['Refund Policy'])
    session.files.set('file:///w/legal/cookies.md', cookies)
    const refreshed = session.nextRefresh()
    await session.notify(DidChangeWatchedFilesNotification.type, {changes: [{uri: 'file:///w/legal', type: 2}]})
    await refreshed
    expect(await session.found(privacyUri, conflict), 'a folder stands for its files').toEqual(['30 days'])
  })

  test('are read from the disk again when they are closed', async () => {
    await start()
    await compared()
    const document = await session.open(cookiesUri, cookies)
    let refreshed = session.nextRefresh()
    await session.change(cookiesUri, rangeIn(document, '90 days'), '30 days')
    await session.diagnostics(cookiesUri)
    await refreshed
    expect(await session.found(privacyUri, conflict)).toEqual([])
    refreshed = session.nextRefresh()
    await session.close(cookiesUri)
    await refreshed
    expect(await session.found(privacyUri, conflict)).toEqual(['30 days'])
  })

  test('are only policies: nothing else, nothing binary, nothing excluded, no archive, no other company', async () => {
    const other = cookies.replace('Cookie Notice', 'Cookie Statement')
    const files = folder({
      'README.md': '# Readme\n\nServer logs are deleted after 90 days.\n',
      'binary-cookie-policy.md': `\0\0${other}`,
      'drafts/cookie-policy.md': other,
      'archive/cookie-policy.md': other,
      'boats/cookie-policy.md': other.replaceAll('Acorn', 'Harbour'),
      '.policy-proof.json': '{"files": {"exclude": ["drafts/**"]}}',
    })
    files.delete(cookiesUri)
    await start({files, settings: {exclude: ['drafts/**']}})
    const refreshed = session.nextRefresh()
    await session.open(privacyUri, privacy)
    await session.diagnostics(privacyUri)
    await refreshed
    expect(await session.found(privacyUri, conflict)).toEqual([])
  })

  test('are compared even if one is deleted while it is read', async () => {
    const more = Object.fromEntries(Array.from({length: 20}, (_, at) => [`terms-${at}.md`, `# Acorn Terms ${at}\n\n${company}\n`]))
    await start({files: folder(more), delay: 2})
    const refreshed = session.nextRefresh()
    await session.open(privacyUri, privacy)
    await session.diagnostics(privacyUri)
    session.files.delete('file:///w/terms-19.md')
    await refreshed
    expect(await session.found(privacyUri, conflict)).toEqual(['30 days'])
  })

  test('stand alone in a window without folders', async () => {
    await start({folders: []})
    await session.open(privacyUri, privacy)
    await session.diagnostics(privacyUri)
    await setTimeout(100)
    expect(await session.found(privacyUri, conflict)).toEqual([])
    expect(await session.found(privacyUri, 'missing-referenced-document')).toEqual([])
  })
})

describe('a large workspace', () => {
  const many = () =>
    folder(Object.fromEntries(Array.from({length: 60}, (_, at) => [`terms-${at}.md`, `# Acorn Terms ${at}\n\n${company}\n`])))
  const capabilities = {...full, window: {workDoneProgress: true}}

  test('shows how far it is, beyond a second', async () => {
    await start({files: many(), capabilities, delay: 30})
    expect(await compared()).toContainEqual(expect.objectContaining({code: conflict}))
    expect(session.progress[0]).toMatchObject({kind: 'begin', title: 'Comparing policies', cancellable: true})
    expect(session.progress.at(-1)).toMatchObject({kind: 'end'})
  })

  test('can be told to stop: then nothing is compared', async () => {
    await start({files: many(), capabilities, delay: 30})
    session.cancels = true
    await session.open(privacyUri, privacy)
    await session.diagnostics(privacyUri)
    while (session.progress.at(-1)?.kind !== 'end') await setTimeout(50)
    expect(session.refreshes).toBe(0)
    expect(await session.found(privacyUri, conflict)).toEqual([])
  })
})

describe('the last committed version', () => {
  const old = privacy.replace('Our Refund', 'You may correct your data. Our Refund')

  test('shows what has gone, and is forgotten when something is committed', async () => {
    const commits = new Map([[privacyUri, old]])
    await start({committed: commits})
    await session.open(privacyUri, privacy)
    expect(await session.found(privacyUri, 'right-dropped')).toEqual(['Acorn Privacy Policy'])
    commits.set(privacyUri, privacy)
    const refreshed = session.nextRefresh()
    await session.notify(new NotificationType<undefined>(committed), undefined)
    await refreshed
    expect(await session.found(privacyUri, 'right-dropped')).toEqual([])
  })

  test('makes a notice of changes, or a reason why there is none', async () => {
    await start({committed: new Map([[privacyUri, old]])})
    const type = new RequestType<{uri: string; against?: string}, {notice?: string; problem?: string}, unknown>(changeNotice)
    const document = await session.open(privacyUri, privacy)
    await session.change(privacyUri, rangeIn(document, '30 days'), '60 days')
    const {notice} = await session.request(type, {uri: privacyUri})
    expect(notice).toContain('# Changes to Acorn Privacy Policy')
    expect(notice).toContain('kept longer than before: 60 days, not 30 days. (now “Acorn Privacy Policy”, line 5')
    expect(notice).toContain('no longer gives the right to correct data')
    expect(await session.request(type, {uri: cookiesUri})).toEqual({
      problem: 'There is no committed version of this document to compare with.',
    })
    expect((await session.request(type, {uri: privacyUri, against: cookiesUri})).notice).toContain(
      'The document is now called “Acorn Privacy Policy”',
    )
    expect((await session.request(type, {uri: privacyUri, against: 'file:///w/gone.md'})).problem).toBe(
      'The other version could not be read.',
    )
  })
})
