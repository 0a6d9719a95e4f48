import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from 'vitest'
import {Linter} from '../server/src/engine/lint.js'
import {isEnglish, isEnglishText} from '../server/src/engine/model/language.js'
import {looksLikePolicy} from '../server/src/engine/model/recognise.js'
import {documents} from './harness/corpus.js'

const privacy = `We collect your name and email address when you open an account. We share your personal data with the
payment providers listed below, and with nobody else. You may ask us at any time what we keep about you. We retain invoices for
ten years because tax law requires it. Cookies are described in a notice of their own.`
const recipe = `Wash the lentils, bring them to the boil with twice their weight of water, and let them simmer for twenty minutes.
Meanwhile fry an onion with cumin, and stir both together before serving with rice and a spoonful of yoghurt on the side.`
const guide = `# Cache policy\n\nCall \`setPolicy()\` before the cache is opened. The policy decides which entry is dropped first:\n
\`\`\`js\ncache.setPolicy('lru')\n\`\`\`\n\nThe default drops whatever was read longest ago. Pass \`{size: 100}\` to bound the cache, and
\`{ttl: 60}\` to drop entries after a minute. Reading an entry counts as a use, writing one does too, and listing keys does not.`

describe('looksLikePolicy', () => {
  test.each([
    ['its words alone', privacy, 'untitled:Untitled-1'],
    ['a new file with a telling name', '', '/home/me/site/privacy-policy.md'],
    ['a new file with a telling title', '# Terms of Service\n', 'draft.md'],
    ['an underlined title', 'Acceptable Use\n==============\n', 'C:\\drafts\\new.txt'],
    ['a short page on a shelf', '# Refunds\n\nWithin 30 days, no questions asked.\n', 'file:///site/legal/refunds.md'],
    ['an encoded URI', '', 'file:///site/Cookie%20Policy.md'],
    ['front matter, whatever it says', '---\npolicy: true\n---\n\nHello.\n', 'README.md'],
    ['CRLF front matter', '---\r\ntitle: Privacy Notice\r\n---\r\n\r\nHello.\r\n', 'index.md'],
  ])('knows a policy by %s', (_, text, path) => {
    expect(looksLikePolicy(text, path)).toBe(true)
  })

  test.each([
    ['a recipe', recipe, 'dal.md'],
    ['an empty note', '', 'notes.md'],
    ['code documentation that speaks of policies', guide, 'docs/cache-policy.md'],
    ['a README that quotes a policy', `# Shop\n\n${privacy}`, 'README.md'],
    ['a licence', 'Permission is hereby granted, free of charge, to any person obtaining a copy.', 'vendor.LICENSE.txt'],
    ['a changelog', '# Changelog\n\n## 2.0\n\n- Link to the privacy policy in the footer', 'packages/web/CHANGELOG.md'],
    ['front matter that says so', '---\npolicy: false\n---\n\n# Privacy Policy\n', 'privacy-policy.md'],
  ])('leaves %s alone', (_, text, path) => {
    expect(looksLikePolicy(text, path)).toBe(false)
  })

  test('settings win over looks, front matter over settings', () => {
    expect(looksLikePolicy(recipe, 'dal.md', {included: true})).toBe(true)
    expect(looksLikePolicy(privacy, 'privacy.md', {excluded: true})).toBe(false)
    expect(looksLikePolicy(privacy, 'privacy.md', {included: true, excluded: true})).toBe(false)
    expect(looksLikePolicy(`---\npolicy: true\n---\n${recipe}`, 'dal.md', {excluded: true})).toBe(true)
  })

  test('takes no longer for a longer text', () => {
    for (const piece of ['```', '`a', '---\n', '# ', 'terms ', '(((', '=>']) {
      const start = performance.now()
      looksLikePolicy(piece.repeat(200_000), 'a.md')
      expect(performance.now() - start).toBeLessThan(250)
    }
  })

  test.skipIf(documents.length === 0)('knows all real policies but a few', () => {
    // Without the folder they are collected in, which would give them away.
    const missed = documents.filter(({name, source}) => !looksLikePolicy(source, basename(name))).map(({name}) => name)
    expect(missed.filter((name) => name.startsWith('seeds'))).toEqual([])
    expect(missed.length / documents.length).toBeLessThan(0.05)
  })

  const modules = fileURLToPath(new URL('../node_modules', import.meta.url))
  test.skipIf(!existsSync(modules))('takes none of the texts that come with code for a policy', () => {
    const texts = readdirSync(modules, {recursive: true, encoding: 'utf8'}).filter((name) => /\.(?:md|markdown)$/i.test(name))
    expect(texts.length).toBeGreaterThan(50)
    const wrong = texts.filter((name) => looksLikePolicy(readFileSync(join(modules, name), 'utf8'), name))
    expect(wrong.length / texts.length, wrong.join()).toBeLessThan(0.01)
  })
})

describe('isEnglish', () => {
  test.each([
    'Wir verarbeiten Ihre personenbezogenen Daten nur, soweit dies zur Bereitstellung einer funktionsfähigen Website sowie unserer Inhalte und Leistungen erforderlich ist, und geben sie nicht an Dritte weiter.',
    'Nous collectons les données que vous nous fournissez lorsque vous créez un compte, et nous les utilisons pour vous envoyer les informations que vous avez demandées dans votre espace.',
    'Recogemos los datos que usted nos facilita al crear una cuenta y los utilizamos para enviarle la información que ha solicitado, siempre con su consentimiento y de acuerdo con la ley.',
    'Raccogliamo i dati che ci fornisci quando crei un account e li usiamo per inviarti le informazioni richieste, sempre con il tuo consenso e nel rispetto della legge sulla protezione dei dati.',
    'Recolhemos os dados que nos fornece quando cria uma conta e utilizamos essas informações para lhe enviar o que pediu, sempre com o seu consentimento e de acordo com a lei em vigor.',
    'Wij verzamelen de gegevens die u ons verstrekt wanneer u een account aanmaakt en gebruiken deze om u de informatie te sturen die u hebt gevraagd, altijd met uw toestemming en volgens de wet.',
    'Vi samlar in de uppgifter som du lämnar till oss när du skapar ett konto och använder dem för att skicka den information som du har bett om, alltid med ditt samtycke och enligt lag.',
    'Zbieramy dane, które podajesz nam podczas zakładania konta, i używamy ich do przesyłania informacji, o które prosisz, zawsze za Twoją zgodą oraz zgodnie z obowiązującym prawem o ochronie danych.',
    'Hesap oluştururken bize verdiğiniz bilgileri topluyor ve bu bilgileri talep ettiğiniz içeriği size göndermek için kullanıyoruz; bunu her zaman onayınızla ve yürürlükteki yasalara uygun olarak yapıyoruz.',
    'Мы собираем данные, которые вы предоставляете нам при создании учетной записи, и используем их, чтобы отправлять вам запрошенную информацию, всегда с вашего согласия и по закону.',
    '当社は、お客様がアカウントを作成する際に提供する情報を収集し、ご要望の情報をお送りするために使用します。法律で認められる場合を除き、第三者に提供することはありません。',
  ])('knows other languages: %s', (text) => {
    expect(isEnglishText(text)).toBe(false)
  })

  test.each(['', 'Impressum', 'Datenschutz und Cookies', privacy, recipe, 'Name | Purpose | Duration\n'.repeat(3)])(
    'takes for English: %s',
    (text) => {
      expect(isEnglishText(text)).toBe(true)
    },
  )

  test('reads prose, not code', () => {
    const linter = new Linter({rules: []})
    expect(isEnglish(linter.read(`# Privacy\n\n${privacy}`, 'markdown'))).toBe(true)
    expect(isEnglish(linter.read(`# Daten\n\n${'Wir geben Ihre Daten nicht an Dritte weiter. '.repeat(5)}`, 'markdown'))).toBe(false)
  })

  test.skipIf(documents.length === 0)('is right about all real policies', () => {
    expect(documents.filter(({source}) => !isEnglishText(source))).toEqual([])
    const linter = new Linter({rules: []})
    const wrong = documents.filter(({name, source}) => {
      return !isEnglish(linter.read(source.slice(0, 10_000), name.endsWith('.txt') ? 'plain' : 'markdown'))
    })
    expect(wrong.map(({name}) => name)).toEqual([])
  })
})
