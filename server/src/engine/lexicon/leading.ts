/** Words that promise another one: before a mark the other one has been lost, which is not a slip of spacing. */
export const leadingWords: ReadonlySet<string> = new Set(
  `a an the this that these those my our your its their his her and or nor but than as at by for from in into of on onto per to toward
  towards upon via visit with within without between among under contact is are was were be been see including include includes`.split(
    /\s+/,
  ),
)
