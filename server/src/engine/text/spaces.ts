/** The same text with every line end, tab and no-break space as a space, one for one: for patterns of several words. */
export function withPlainSpaces(text: string): string {
  return /[^\S ]/.test(text) ? text.replace(/\s/g, ' ') : text
}
