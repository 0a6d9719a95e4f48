/** What is known of English words. Built once, shared by all documents. */
export interface Spelling {
  /** Whether the word is English or of the trade, in any case, plural or possessive: `Policies`, `user’s`, `opt-out`. */
  knows(word: string): boolean
  /** Whether it is one of the sixty thousand words most people know. */
  isCommon(word: string): boolean
  /** What an unknown word was probably meant to be, best first, in the case of the word; nothing if no guess is good. */
  suggest(word: string): readonly Suggestion[]
}

export interface Suggestion {
  readonly word: string
  /** Whether no other word comes near, so that a correction cannot change what the text says. */
  readonly certain: boolean
  /** Whether it is one of the ten thousand words everybody uses. */
  readonly basic: boolean
  /** Whether more than one letter is wrong. */
  readonly far: boolean
}

/** Knows every word: for readers that were given no dictionary. */
export const noSpelling: Spelling = {knows: () => true, isCommon: () => true, suggest: () => []}
