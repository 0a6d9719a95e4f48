// Text that was written in one encoding and read in another.

/** What Windows-1252 has where Latin-1 has control characters, from 0x80 on; U+0000 where it has nothing. */
const windows = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ'
/** The same of the first Macintosh encoding, as far as the marks of prose need it: from 0x80 on. */
const macintosh =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»… ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\0ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ'

/** The byte a character was read from by someone who took UTF-8 for Windows-1252 or Latin-1; below 0x80 if it was none. */
function byteOf(character: string): number {
  const code = character.charCodeAt(0)
  if (code >= 0x80 && code <= 0xff) return code
  const at = code > 0xff ? windows.indexOf(character) : -1
  return at < 0 ? 0 : 0x80 + at
}

/** How many bytes follow the first of a character in UTF-8. The others begin no character of a Western text. */
const following: ReadonlyMap<number, number> = new Map([
  [0xc2, 1],
  [0xc3, 1],
  [0xc4, 1],
  [0xc5, 1],
  [0xe2, 2],
  [0xef, 2],
  [0xf0, 3],
])

/** What prose is made of beyond ASCII: letters, marks, signs, spaces, emoji. */
const plausible = /^[\u00a0-\u017f\u02c6\u02dc\u2000-\u2044\u20ac\u2100-\u27bf\ufb01\ufb02\ufeff\ufffd\u{1f300}-\u{1faff}]$|^\ufe0f$/u

/** A quotation mark, dash or the like may well stand after a capital that has an accent: “CAFÉ”. */
const mark = /[\u2013-\u203a€™]/

/** One character of UTF-8 that was read byte by byte, and how many characters it became. After another it needs no proof: `goesOn`. */
function decodeAt(text: string, at: number, goesOn: boolean): {written: string; length: number} | undefined {
  const first = byteOf(text.charAt(at))
  const more = following.get(first)
  if (more === undefined) return undefined
  let code = first & (0x3f >> more)
  for (let next = 1; next <= more; next++) {
    const byte = byteOf(text.charAt(at + next))
    if (byte < 0x80 || byte > 0xbf) return undefined
    code = (code << 6) | (byte & 0x3f)
  }
  if (more === 1 && !goesOn && mark.test(text.charAt(at + 1)) && !/\p{Ll}/u.test(text.charAt(at - 1))) return undefined
  const control = code >= 0x80 && code <= 0x9f ? windows.charAt(code - 0x80) : ''
  const written = control === '' || control === '\0' ? String.fromCodePoint(code) : control
  return plausible.test(written) ? {written, length: more + 1} : undefined
}

function decodeOnce(text: string): string {
  let decoded = ''
  let goesOn = false
  for (let at = 0; at < text.length; ) {
    const found = decodeAt(text, at, goesOn)
    goesOn = found !== undefined
    decoded += found?.written ?? text.charAt(at)
    at += found?.length ?? 1
  }
  return decoded
}

/** So often may a text have been saved in the wrong encoding. */
const most = 3

/** What was written where characters were read in the wrong encoding, perhaps more than once; the same text where none was. */
export function decoded(text: string): string {
  let now = text
  for (let time = 0; time < most; time++) {
    const next = decodeOnce(now)
    if (next === now) break
    now = next
  }
  return now
}

/** The mark that Windows-1252 has in the place of a control character of Latin-1. */
export function markOf(control: string): string | undefined {
  const written = windows.charAt(control.charCodeAt(0) - 0x80)
  return written === '' || written === '\0' ? undefined : written
}

/** “‚Äô”: UTF-8 that was read as Macintosh text. Only the marks of prose, which all begin so. */
export function decodedFromMacintosh(third: string): string | undefined {
  const byte = 0x80 + macintosh.indexOf(third)
  const written = byte >= 0x80 && byte <= 0xbf ? String.fromCodePoint(0x2000 | (byte & 0x3f)) : undefined
  return written && /[‘’“”–—•…]/.test(written) ? written : undefined
}
