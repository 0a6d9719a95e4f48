/**
 * What a person sees: the packed extension in a real VS Code, in a real browser, with the mouse and the keyboard.
 * Leaves pictures in `test-output/screenshots/`. Usage: `node test/vscode/ui.mjs FILE.vsix`.
 */
import {cpSync, existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
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

We may share your personal information.

## How long we keep it

We keep your account data for 30 days after you close your account.

We retain your account data for 12 months after you close your account.
`

/** One-based line and column inside a text of the draft. @param {string} text */
function placeOf(text) {
  const before = draft.slice(0, draft.indexOf(text) + 2).split('\n')
  return `${before.length}:${before.at(-1)?.length}`
}

const temp = await mkdtemp(join(tmpdir(), 'policy-proof-ui-'))
const workspace = join(temp, 'policies')
mkdirSync(workspace)
const examples = join(root, 'examples')
if (existsSync(examples)) cpSync(examples, workspace, {recursive: true})
const file = join(workspace, 'draft-policy.md')
writeFileSync(file, draft)

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
page.setDefaultTimeout(20_000)
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

/** Puts the cursor into a text of the draft as it was at first. @param {string} text */
const goTo = (text) => quickOpen(`:${placeOf(text)}`)

/** The light bulb's menu at the cursor. */
async function fixes() {
  await page.keyboard.press('Control+.')
  const rows = page.locator('.action-widget .monaco-list-row.action')
  await rows.first().waitFor()
  // It ignores keys and clicks for a moment, so that nobody chooses by accident.
  await page.waitForTimeout(600)
  return rows
}

/** @param {RegExp} text */
const line = (text) => page.locator('.monaco-editor .view-line', {hasText: text})

try {
  await step('opens the example and marks it', async () => {
    await page.goto(
      served.address(workspace, [
        ['openFile', served.uri(join(workspace, 'privacy-policy.md'))],
        ['skipWelcome', 'true'],
      ]),
    )
    await page.locator('.tab.active', {hasText: 'privacy-policy.md'}).waitFor({timeout: 60_000})
    await page.locator(marks).first().waitFor({timeout: 60_000})
    await page.waitForTimeout(1500)
    await picture('1-example')
  })

  await step('lists the problems', async () => {
    await page.keyboard.press('Control+Shift+m')
    await page.locator('.markers-panel .monaco-list-row', {hasText: 'policy-proof'}).first().waitFor()
    await page.waitForTimeout(500)
    await picture('2-problems')
    await page.keyboard.press('Control+j')
    await page.locator('.markers-panel').waitFor({state: 'hidden'})
  })

  await step('marks a draft', async () => {
    await quickOpen('draft-policy.md')
    await page.locator('.tab.active', {hasText: 'draft-policy.md'}).waitFor()
    await page.locator(marks).nth(2).waitFor()
  })

  await step('explains a problem under the mouse', async () => {
    await goTo('bettween')
    const box = await page.locator('.monaco-editor .cursor').first().boundingBox()
    if (!box) throw new Error('no cursor')
    await page.mouse.move(box.x + 40, box.y - 60)
    await page.mouse.move(box.x + 4, box.y + box.height / 2, {steps: 5})
    await page.locator('.monaco-hover:visible', {hasText: 'policy-proof'}).waitFor()
    await page.waitForTimeout(500)
    await picture('3-hover')
    await page.keyboard.press('Escape')
    await page.mouse.move(1000, 700)
  })

  await step('puts a typo right with Ctrl+.', async () => {
    await goTo('bettween')
    const rows = await fixes()
    await picture('4-fixes')
    await rows
      .filter({hasText: /\bbetween\b/})
      .first()
      .click()
    await line(/information\sbetween\sour/).waitFor()
  })

  await step('rewrites “may share” and waits at the first blank', async () => {
    await goTo('may share your')
    const rows = await fixes()
    await picture('5-rewrites')
    await rows
      .filter({hasText: /recipient|who /i})
      .first()
      .click()
    await page.locator('.monaco-editor .snippet-placeholder').first().waitFor()
    await page.waitForTimeout(500)
    await picture('6-blank')
    await page.keyboard.type('XYZ')
    await line(/XYZ/).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
  })

  await step('offers to bring two periods into line', async () => {
    await goTo('30 days')
    const rows = await fixes()
    await picture('7-conflict')
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
    const text = readFileSync(file, 'utf8')
    const [opening, sending] = draft.replace('bettween', 'between').split('\n\n').slice(1)
    for (const wanted of [opening, sending, 'XYZ']) if (!text.includes(String(wanted))) throw new Error(`no “${wanted}” in ${text}`)
    await page.waitForTimeout(1000)
    await picture('8-saved')
  })
  console.log('test: end')
} finally {
  await end()
}
