/** What must follow for a word to be a slip. */
export type Slot = 'clause' | 'phrase' | 'predicate'

/**
 * Short words a policy hardly ever needs, each one letter away from a word that holds sentences together, and
 * what follows where that one was meant: a clause (“hen you ask”), a phrase (“fro the site”), a predicate (“you mat ask”).
 */
export const rareWords: ReadonlyMap<string, readonly [right: string, slot: Slot]> = new Map([
  ['ant', ['any', 'phrase']],
  ['ay', ['any', 'phrase']],
  ['bee', ['be', 'phrase']],
  ['cab', ['can', 'predicate']],
  ['fir', ['for', 'phrase']],
  ['foe', ['for', 'phrase']],
  ['fore', ['for', 'phrase']],
  ['fro', ['for', 'phrase']],
  ['fur', ['for', 'phrase']],
  ['hat', ['that', 'clause']],
  ['hen', ['when', 'clause']],
  ['hey', ['they', 'predicate']],
  ['inn', ['in', 'phrase']],
  ['ion', ['in', 'phrase']],
  ['mat', ['may', 'predicate']],
  ['nit', ['not', 'predicate']],
  ['oft', ['of', 'phrase']],
  ['ore', ['or', 'phrase']],
  ['sand', ['and', 'clause']],
  ['shell', ['shall', 'predicate']],
  ['tan', ['than', 'phrase']],
  ['tat', ['that', 'clause']],
  ['thy', ['they', 'predicate']],
  ['toe', ['to', 'phrase']],
  ['tor', ['for', 'phrase']],
  ['wall', ['will', 'predicate']],
  ['wed', ['we', 'predicate']],
  ['wen', ['when', 'clause']],
  ['whit', ['with', 'phrase']],
  ['wit', ['with', 'phrase']],
  ['yo', ['you', 'predicate']],
])

/** What belongs to someone: after “it’s”, “its” was meant. */
export const belongings: ReadonlySet<string> = new Set(
  `affiliates agents assigns contents contractors customers directors discretion employees licensors obligations officers own parent
  partners personnel policies products respective rights representatives services shareholders sole subsidiaries successors suppliers
  terms users vendors website`.split(/\s+/),
)
