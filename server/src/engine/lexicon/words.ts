/** A list of words, written as prose. */
export const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))
