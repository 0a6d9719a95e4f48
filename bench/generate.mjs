/**
 * Makes policies of any size from the paragraphs of a few: sentences change places, words their synonyms, companies
 * their names, and one word in four hundred is misspelt. The same seed gives the same texts everywhere.
 */

const synonyms = {
  information: ['information', 'data', 'details', 'records', 'material'],
  may: ['may', 'might', 'can', 'could', 'will'],
  use: ['use', 'process', 'handle', 'employ'],
  share: ['share', 'disclose', 'transfer', 'provide'],
  service: ['service', 'product', 'platform', 'offering'],
  services: ['services', 'products', 'platforms', 'offerings'],
  collect: ['collect', 'gather', 'obtain', 'receive'],
  users: ['users', 'visitors', 'customers', 'subscribers'],
  website: ['website', 'site', 'portal', 'application'],
  third: ['third', 'outside', 'independent'],
  personal: ['personal', 'private', 'individual', 'sensitive'],
}
const heads = ['Nor', 'Oce', 'Blu', 'Ver', 'Lum', 'Qua', 'Zen', 'Tri', 'Hal', 'Cor', 'Ast', 'Mer']
const tails = ['ana', 'idian', 'ex', 'ora', 'ity', 'ix', 'onix', 'era', 'ulus', 'aro']
const companies = heads.flatMap((head) => tails.map((tail) => head + tail))
const named = new Set(['WebEx', 'Webex', 'Cisco', 'Spark', 'Example'])
const typos = [
  'recieve',
  'seperate',
  'accomodate',
  'wich',
  'definately',
  'bettween',
  'occured',
  'untill',
  'adress',
  'goverment',
  'neccessary',
]

/** @param {readonly string[]} sources texts to vary @param {number} seed */
export function createWriter(sources, seed = 12345) {
  const random = mulberry32(seed)
  /** @template T @param {readonly T[]} list @returns {T} */
  const pick = (list) => list[Math.floor(random() * list.length)]
  const paragraphs = sources.flatMap((source) =>
    source
      .split(/\n+/)
      .map((it) => it.trim())
      .filter(Boolean),
  )
  const vocabulary = [...new Set(paragraphs.flatMap((it) => it.match(/\b[a-z]{4,12}\b/g) ?? []))]

  /** @param {string} word */
  function varyWord(word) {
    if (/^\d/.test(word)) return String(Math.floor(random() * 10 ** Math.min(word.length, 9)))
    if (named.has(word)) return pick(companies)
    if (Object.hasOwn(synonyms, word)) return pick(synonyms[word])
    const chance = random()
    if (chance < 0.0025) return pick(typos)
    if (chance < 0.03 && word.length > 3) return `${word} ${pick(vocabulary)}`
    if (chance < 0.05 && /^[a-z]{5,}$/.test(word)) return pick(vocabulary)
    return chance < 0.053 ? `${word} ${word}` : word
  }

  /** @param {string} paragraph */
  function vary(paragraph) {
    const sentences = paragraph.match(/[^.!?]+[.!?]+["”)]*\s*|[^.!?]+$/g) ?? [paragraph]
    if (sentences.length > 2 && random() < 0.4) {
      const [moved] = sentences.splice(1 + Math.floor(random() * (sentences.length - 1)), 1)
      sentences.splice(Math.floor(random() * sentences.length), 0, moved.endsWith(' ') ? moved : `${moved} `)
    }
    return sentences
      .join('')
      .replace(/[A-Za-z]+|\d+/g, varyWord)
      .trim()
  }

  return {
    /** A policy of about `size` characters. */
    write(size) {
      const parts = ['# Privacy Policy']
      for (let length = 0, count = 0; length < size; count++) {
        const paragraph = vary(pick(paragraphs))
        if (count % 12 === 0)
          parts.push(
            `## ${count / 12 + 1}. ${paragraph
              .split(/\s+/, 5)
              .join(' ')
              .replace(/[^\w ]/g, '')}`,
          )
        parts.push(paragraph)
        length += paragraph.length + 2
      }
      return `${parts
        .join('\n\n')
        .slice(0, size)
        .replace(/\s+\S*$/, '')}.\n`
    },
    /** Sizes as a folder of policies has them: between 1.5 and 80 KB, 12.7 KB on average. */
    size() {
      const normal = (random() + random() + random() + random() - 2) / 0.577
      return Math.round(Math.min(80_000, Math.max(1_500, Math.exp(9.2 + 0.75 * normal))))
    },
  }
}

/** @param {number} seed */
function mulberry32(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
