/**
 * What a person sees: the packed extension in a real VS Code, in a real browser, with the mouse and the keyboard.
 * Leaves pictures in `test-output/screenshots/`. Usage: `node test/vscode/ui.mjs FILE.vsix`.
 */
import {cpSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {getServer, root, serve} from '../../scripts/vscode.mjs'
import {launch} from './browser.mjs'

const [vsix] = process.argv.slice(2)
if (!vsix) throw new Error('usage: ui.mjs FILE.vsix')
const pictures = join(root, 'test-output/screenshots')
mkdirSync(pictures, {recursive: true})

const draft = `# Privacy policy

This privacy policy explains how we handle the personal information of the people who use our service.

We send personal information bettween our offices in Porto and Lyon to answer your questions.

We share your email address with our newsletter service to send you our newsletter.

We may share your personal information.

We keep your messages and similar notes until you delete them, so that you can search them.

## How long we keep it

We keep your account data for 30 days after you close your account.

We retain your account data for 12 months after you close your account.
`

/** Inside the nth occurrence, 0 being the first: one-based line and column. @param {string} whole @param {string} text @param {number} nth */
function placeOf(whole, text, nth = 0) {
  let at = -1
  for (let count = 0; count <= nth; count++) at = whole.indexOf(text, at + 1)
  if (at < 0) throw new Error(`“${text}” is not in the text`)
  const before = whole.slice(0, at + 2).split('\n')
  return `${before.length}:${before.at(-1)?.length}`
}

const temp = await mkdtemp(join(tmpdir(), 'policy-proof-ui-'))
const workspace = join(temp, 'policies')
mkdirSync(workspace)
cpSync(join(root, 'examples'), workspace, {recursive: true})
const example = readFileSync(join(workspace, 'privacy-policy.md'), 'utf8')
const file = join(workspace, 'draft-policy.md')

const served = await serve(await getServer(), {vsix, settings: {'editor.minimap.enabled': false, 'editor.wordWrap': 'on'}})
const browser = await launch()
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, async () => {
    await end()
    process.exit(1)
  })
}

async function end() {
  await browser.close()
  await served.stop()
  await rm(temp, {recursive: true, force: true})
}

const page = await browser.newPage({viewport: {width: 1280, height: 800}})
page.setDefaultTimeout(10_000)
let failed = 0
const marks = '.squiggly-error, .squiggly-warning, .squiggly-info'

/** @param {string} name */
const picture = (name) => page.screenshot({path: join(pictures, `${name}.png`)})

/** @param {string} name @param {() => Promise<unknown>} work */
async function step(name, work) {
  const began = Date.now()
  try {
    await work()
    console.log(`test: ok    ui: ${name} (${Date.now() - began} ms)`)
  } catch (error) {
    failed++
    console.log(`test: FAIL  ui: ${name}`)
    for (const line of String(error).split('\n').slice(0, 6)) console.log(`test:       ${line}`)
    await picture(`failed-${failed}`)
    await page.keyboard.press('Escape')
  }
}

/** Picks in the box at the top of the window. @param {string} text */
async function quickOpen(text) {
  await page.keyboard.press('Control+p')
  await page.locator('.quick-input-widget input').fill(text)
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor()
  await page.waitForTimeout(300)
  await page.keyboard.press('Enter')
  await page.locator('.quick-input-widget').waitFor({state: 'hidden'})
}

/** Runs a command of ours from the palette. @param {string} title */
async function command(title) {
  await page.keyboard.press('F1')
  await page.locator('.quick-input-widget input').fill(`>Policy Proof: ${title}`)
  await page.locator('.quick-input-list .monaco-list-row', {hasText: title}).first().waitFor()
  await page.waitForTimeout(300)
  await page.keyboard.press('Enter')
  await page.locator('.quick-input-widget').waitFor({state: 'hidden'})
}

/** Puts the cursor into a text of the draft as it was at first. @param {string} text */
const goTo = (text) => quickOpen(`:${placeOf(draft, text)}`)

/** Rests the mouse where the cursor is. @returns the hover */
async function point() {
  const box = await page.locator('.monaco-editor .cursor').first().boundingBox()
  if (!box) throw new Error('no cursor')
  await page.mouse.move(box.x + 40, box.y - 60)
  await page.mouse.move(box.x + 4, box.y + box.height / 2, {steps: 5})
  return page.locator('.monaco-hover:visible')
}

/** The light bulb's menu at the cursor. */
async function fixes() {
  const rows = page.locator('.action-widget .monaco-list-row.action')
  // The menu does not come, or goes again, when problems change while it opens: then a person presses the keys once more.
  for (let press = 1; ; press++) {
    await page.keyboard.press('Control+.')
    const shown = await rows
      .first()
      .waitFor({timeout: 5000})
      .then(() => true)
      .catch((error) => {
        if (press === 4) throw error
        return false
      })
    if (shown) break
  }
  // It ignores keys and clicks for a moment, so that nobody chooses by accident.
  await page.waitForTimeout(600)
  return rows
}

/** @param {RegExp} text */
const line = (text) => page.locator('.monaco-editor .view-line', {hasText: text})

try {
  await step('opens the example and marks it', async () => {
    /** @type {[string, string][]} */
    const payload = [
      ['openFile', served.uri(join(workspace, 'privacy-policy.md'))],
      ['skipWelcome', 'true'],
    ]
    await page.goto(served.address(workspace, payload))
    await page.locator('.tab.active', {hasText: 'privacy-policy.md'}).waitFor({timeout: 60_000})
    await page.locator(marks).first().waitFor({timeout: 60_000})
    await page.waitForTimeout(1500)
    await picture('example')
  })

  await step('shows what a defined term means', async () => {
    await quickOpen(`:${placeOf(example, 'Notebooks', 1)}`)
    await (await point()).filter({hasText: 'collection of notes'}).waitFor()
    await page.waitForTimeout(500)
    await picture('hover')
    await page.keyboard.press('Escape')
    await page.mouse.move(1000, 700)
  })

  await step('shows how often terms are used, and the outline of sections and terms', async () => {
    await quickOpen(`:${placeOf(example, 'What this policy covers')}`)
    await page.locator('.codelens-decoration', {hasText: /uses?/}).first().waitFor()
    await page.keyboard.press('Control+Shift+o')
    const rows = page.locator('.quick-input-list .monaco-list-row')
    await rows
      .filter({hasText: /Notebook/})
      .first()
      .waitFor()
    // Markdown's own headings, and no second time from us.
    const names = await rows.allInnerTexts()
    if (names.filter((it) => it.includes('What we collect')).length !== 1) throw new Error(`in the outline: ${names.join(' | ')}`)
    await page.waitForTimeout(500)
    await picture('terms')
    await page.keyboard.press('Escape')
  })

  await step('completes a section after its word', async () => {
    await quickOpen(`:${placeOf(example, 'recordings for six months')}`)
    await page.keyboard.press('End')
    await page.keyboard.type(' See Section ')
    const rows = page.locator('.suggest-widget .monaco-list-row')
    await rows
      .filter({hasText: /How long we keep it/})
      .first()
      .waitFor()
    await page.waitForTimeout(500)
    await picture('completion')
    await page.keyboard.press('Escape')
    for (let count = 0; count < 4; count++) await page.keyboard.press('Control+z')
    await page.locator('.tab.active.dirty').waitFor({state: 'detached'})
  })

  await step('renames a term everywhere with F2', async () => {
    await quickOpen(`:${placeOf(example, 'Notebooks', 1)}`)
    await page.keyboard.press('F2')
    const box = page.locator('.rename-box input, .rename-input')
    await box.first().waitFor()
    await page.waitForTimeout(500)
    await picture('rename')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Journal')
    await page.keyboard.press('Enter')
    await line(/store\syour\sJournals/)
      .first()
      .waitFor()
    await line(/Your\sJournals\stravel/)
      .first()
      .waitFor()
    await page.keyboard.press('Control+z')
    await line(/store\syour\sNotebooks/)
      .first()
      .waitFor()
  })

  await step('lists the problems', async () => {
    await quickOpen(`:${placeOf(example, 'We may share')}`)
    await page.keyboard.press('Control+Shift+m')
    const rows = page.locator('.markers-panel .monaco-list-row', {hasText: 'policy-proof'})
    await rows.first().waitFor()
    await page.waitForTimeout(500)
    await picture('problems')
    await page.keyboard.press('Control+j')
    await page.locator('.markers-panel').waitFor({state: 'hidden'})
  })

  await step('offers rewrites in the example', async () => {
    await quickOpen(`:${placeOf(example, 'may share your Personal Information')}`)
    const rows = await fixes()
    await picture('quick-fix')
    await rows
      .filter({hasText: /recipient|who /i})
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
  })

  await step('marks a draft', async () => {
    writeFileSync(file, draft)
    await page.locator('.explorer-viewlet .monaco-list-row', {hasText: 'draft-policy.md'}).dblclick()
    await page.locator('.tab.active', {hasText: 'draft-policy.md'}).waitFor()
    await page.locator(marks).nth(2).waitFor()
  })

  await step('shows every vague word, and hides them again', async () => {
    const hints = page.locator('.monaco-editor .squiggly-hint')
    const before = await hints.count()
    await command('Show Every Vague Word')
    await page.waitForFunction((count) => document.querySelectorAll('.monaco-editor .squiggly-hint').length > count, before)
    await page.waitForTimeout(500)
    await picture('vague-words')
    await command('Hide the Vague Words')
    await page.waitForFunction((count) => document.querySelectorAll('.monaco-editor .squiggly-hint').length === count, before)
  })

  await step('explains a problem under the mouse', async () => {
    await goTo('bettween')
    await (await point()).filter({hasText: 'policy-proof'}).waitFor()
    await page.waitForTimeout(500)
    await picture('problem')
    await page.keyboard.press('Escape')
    await page.mouse.move(1000, 700)
  })

  await step('opens the page of a rule', async () => {
    await goTo('may share your')
    const rows = await fixes()
    await rows
      .filter({hasText: /^Why\?/})
      .first()
      .click()
    await page.locator('.tab', {hasText: /may-share-without-recipient/}).waitFor()
    const preview = page.frameLocator('iframe.webview').frameLocator('iframe')
    await preview.locator('h1', {hasText: 'may-share-without-recipient'}).waitFor({timeout: 20_000})
    await page.waitForTimeout(500)
    await picture('page')
    const tab = page.locator('.tab', {hasText: /may-share-without-recipient/})
    await tab.click({button: 'middle'})
    await tab.waitFor({state: 'detached'})
  })

  await step('puts a typo right with Ctrl+.', async () => {
    await goTo('bettween')
    const rows = await fixes()
    await picture('typo')
    await rows
      .filter({hasText: /\bbetween\b/})
      .first()
      .click()
    await line(/information\sbetween\sour/).waitFor()
  })

  await step('rewrites “may share”, waits at the first blank and offers who the draft names', async () => {
    await goTo('may share your')
    const rows = await fixes()
    await picture('rewrites')
    await rows
      .filter({hasText: /recipient|who /i})
      .first()
      .click()
    await page.locator('.monaco-editor .snippet-placeholder').first().waitFor()
    await page.locator('.suggest-widget .monaco-list-row', {hasText: 'our newsletter service'}).first().waitFor()
    await page.waitForTimeout(500)
    await picture('blank')
    await page.keyboard.type('XYZ')
    await line(/XYZ/).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
  })

  await step('offers to bring two periods into line', async () => {
    await goTo('30 days')
    const rows = await fixes()
    await picture('conflict')
    await rows
      .filter({hasText: /30 days|12 months/})
      .first()
      .click()
    await page.waitForFunction(() => {
      const text = document.querySelector('.monaco-editor .view-lines')?.textContent ?? ''
      return /30\sdays/.test(text) !== /12\smonths/.test(text)
    })
  })

  await step('saves what was accepted, and nothing else', async () => {
    await page.keyboard.press('Control+s')
    await page.locator('.tab.active.dirty').waitFor({state: 'detached'})
    let text = readFileSync(file, 'utf8')
    // A file being written is empty for a moment.
    for (let count = 0; count < 50 && !text.includes('XYZ'); count++) {
      await page.waitForTimeout(100)
      text = readFileSync(file, 'utf8')
    }
    const [opening, sending] = draft.replace('bettween', 'between').split('\n\n').slice(1)
    for (const wanted of [opening, sending, 'XYZ']) if (!text.includes(String(wanted))) throw new Error(`no “${wanted}” in ${text}`)
    await page.waitForTimeout(1000)
    await picture('saved')
  })
  console.log('test: end')
} finally {
  await end()
}
