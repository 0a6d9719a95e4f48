import type {Clause} from '../model/clause.js'
import type {Placed, PlacedClause, Policy} from '../model/policy.js'
import {policyRule} from '../rule.js'
import {remembered} from '../text/remembered.js'
import type {Span} from '../text/span.js'
import {authorities} from './authorities.js'

export const tableRowConflict = policyRule({
  id: 'table-row-conflict',
  category: 'contradiction',
  severity: 'hint',
  strict: true,
  summary: 'A row that pairs the law of one country with the courts of another.',
  rationale:
    'Judges seldom like to apply foreign law, and a row of a table is easily copied from the one above. Such a pair is allowed, and may be meant: look at it once. The rule reads rows of tables, and lists of a law and its courts line by line. It does not judge running text, or cities that it cannot place.',
  authority: [authorities.dealProof],
  examples: [
    {
      bad: '| Where you live | Law | Courts |\n| --- | --- | --- |\n| Italy | Laws of Italy | [|English courts|] |',
      good: '| Where you live | Law | Courts |\n| --- | --- | --- |\n| Italy | Laws of Italy | Courts of Italy |',
    },
  ],
  traps: [
    '| Where | Law | Courts |\n| --- | --- | --- |\n| UK | Laws of England and Wales | English courts |\n| US | Laws of California | Courts of Santa Clara County |',
    '| Where | Law | Courts |\n| --- | --- | --- |\n| Japan | Laws of Japan | Tokyo District Court of Japan |',
    'The laws of Italy apply. English courts have heard such cases.',
  ],
  *check(policy) {
    for (const {law, courts} of rowsIn(policy)) {
      if (law.fact.country === courts.fact.country) continue
      const its = law.at.clause.text.slice(law.fact.span.start, law.fact.span.end)
      yield {
        span: courts.at.toSource(courts.fact.span),
        message: `These courts are of another country than the law, “${its}”. Check that both are meant.`,
        related: [{span: law.at.toSource(law.fact.span), message: 'The law that this row names.'}],
      }
    }
  },
})

interface Forum {
  readonly kind: 'law' | 'courts'
  readonly country: string
  readonly span: Span
}

/** Names and adjectives of countries, and of states that have courts of their own. */
const countries: readonly (readonly [country: string, names: string])[] = [
  ['England', 'England|English|Wales|United Kingdom|UK|London'],
  ['Scotland', 'Scotland|Scottish'],
  ['Ireland', 'Ireland|Irish|Dublin'],
  ['Italy', 'Italy|Italian|Milan|Rome'],
  ['France', 'France|French|Paris'],
  ['Germany', 'Germany|German|Berlin|Munich'],
  ['Spain', 'Spain|Spanish|Madrid'],
  ['Netherlands', 'Netherlands|Dutch|Amsterdam'],
  ['Switzerland', 'Switzerland|Swiss|Zurich'],
  ['Austria', 'Austria|Austrian|Vienna'],
  ['Belgium', 'Belgium|Belgian|Brussels'],
  ['Sweden', 'Sweden|Swedish|Stockholm'],
  ['Japan', 'Japan|Japanese|Tokyo|Osaka'],
  ['China', 'China|Chinese|Beijing|Shanghai'],
  ['Hong Kong', 'Hong Kong'],
  ['Singapore', 'Singapore|Singaporean'],
  ['India', 'India|Indian|Delhi|Mumbai'],
  ['Australia', 'Australia|Australian|New South Wales|Victoria|Sydney'],
  ['New Zealand', 'New Zealand|Auckland'],
  ['Canada', 'Canada|Canadian|Ontario|Quebec|British Columbia|Toronto'],
  [
    'United States',
    'United States|USA|U\\.S\\.A?\\.?|California|New York|Delaware|Texas|Washington|Illinois|Massachusetts|Santa Clara|San Francisco',
  ],
  ['Brazil', 'Brazil|Brazilian|São Paulo'],
  ['Mexico', 'Mexico|Mexican'],
  ['Israel', 'Israel|Israeli|Tel Aviv'],
  ['South Africa', 'South Africa|South African'],
  ['Korea', 'Korea|Korean|Seoul'],
]
const place = countries.map(([, names], index) => `(?<c${index}>${names})`).join('|')
const placed = new RegExp(`(?<![\\p{L}])(?:${place})(?![\\p{L}])`, 'u')
const longest = 120

const forumOf = remembered(({kind, masked}: Clause): Forum | false => {
  if (kind === 'heading' || masked.length > longest) return false
  const isLaw = /\blaws?\b/i.test(masked)
  const isCourt = /\bcourts?\b/i.test(masked)
  // A cell with both, or a sentence, is no entry of a list.
  if (isLaw === isCourt || /[.;]\s/.test(masked)) return false
  const match = placed.exec(masked.replace('New South Wales', 'Australia      '))
  const named = Object.entries(match?.groups ?? {}).find(([, name]) => name !== undefined)
  const country = named && countries[Number(named[0].slice(1))]?.[0]
  return country !== undefined && {kind: isLaw ? 'law' : 'courts', country, span: {start: 0, end: masked.trimEnd().length}}
})

interface Row {
  readonly law: Placed<Forum>
  readonly courts: Placed<Forum>
}

/** A law, and the courts in the next entry: of its row, or of the list that a pasted table has become. */
function* rowsIn({clauses}: Policy): Generator<Row> {
  let law: Placed<Forum> | undefined
  for (const at of clauses) {
    const fact = forumOf(at.clause)
    if (!fact) continue
    if (fact.kind === 'law') law = {fact, at}
    else {
      if (law && isBeside(law.at, at)) yield {law, courts: {fact, at}}
      law = undefined
    }
  }
}

function isBeside(law: PlacedClause, courts: PlacedClause): boolean {
  const [a, b] = [law.block.table, courts.block.table]
  return a && b ? a.row === b.row : !a && !b && courts.index === law.index + 1
}
