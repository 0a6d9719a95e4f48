import type {Policy} from './policy.js'

/** How many words tell the language. */
const enough = 400
/** Too few to tell. */
const few = 20

/** Whether a document is written in English, as far as its first few hundred words tell. A short one counts as English. */
export function isEnglish({clauses}: Policy): boolean {
  let text = ''
  for (const {clause} of clauses) {
    text += `${clause.masked.slice(0, enough * 8)}\n`
    if (text.length > enough * 8) break
  }
  return isEnglishText(text)
}

/** Whether a text is English, judged by the share of its function words. */
export function isEnglishText(text: string): boolean {
  let words = 0
  let english = 0
  let foreign = 0
  let strange = 0
  for (const {0: word} of text.matchAll(/\p{L}+/gu)) {
    words++
    const lower = word.toLowerCase()
    if (ours.has(lower)) english++
    else if (theirs.has(lower)) foreign++
    if (/[^\p{Script=Latin}]/u.test(word)) strange++
    if (words === enough) break
  }
  if (strange * 2 > words) return words < few / 4
  return words < few || (english > foreign && english >= words * least)
}

/** English prose has 0.3 to 0.5, bare lists and tables still twice this; other languages share few of these words. */
const least = 0.06

const ours = new Set(
  `the of and to or you your we our us is are be been was were that this these those for with by not any as it its from at which if
  may will shall can have has had their they them there when who what how than such other all but about into under unless`.split(/\s+/),
)

/** What other languages say as often, where it is no English word: German, French, Spanish, Portuguese, Italian, Dutch, Swedish, Danish, Polish, Turkish. */
const theirs = new Set(
  `der die das und ist nicht wir sie ihre ihrer ihnen mit von für auf zu den dem des ein eine einer oder werden wird durch bei
  le la les des du et est nous vous votre vos que qui dans pour par sur avec une sont ces cette aux
  el los las del y que en es una por para con su sus se nuestro nuestra usted lo como
  o os da do das dos e em um uma não para seu sua seus com ou nos
  il lo gli di che un per con sono della dei delle nel alla questo vostro ai dati si
  het een van en zijn wij uw voor met op niet te dat deze aan
  och att det som är på av för ett inte vi du din og til af med ikke
  i w z na się jest do nie oraz lub przez
  ve bir bu ile için olarak veya`.split(/\s+/),
)
