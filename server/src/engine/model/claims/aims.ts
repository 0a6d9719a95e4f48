import type {Kinds} from '../practices/kinds.js'

/** Classes of purposes that are told apart: what is none of these is part of the service. */
const classes = ['advertising', 'machine learning', 'analytics', 'personalization', 'security', 'legal', 'business transfer'] as const

/** What data is used for, as a class to compare. */
export type Aim = (typeof classes)[number] | 'services'

/** “To offer the app” is none, “to send you offers” is. */
const offers = /\b(?:offers|deals|discounts|offerings)\b/i

/** The classes that the words of a purpose belong to; none if they name no known purpose. */
export function aimsOf(words: string, purposes: Kinds): ReadonlySet<Aim> {
  const found = new Set<Aim>(offers.test(words) ? ['advertising'] : [])
  for (const kind of purposes.kindsOf(words)) {
    const around = [kind, ...purposes.broaderThan(kind)]
    const aim = classes.find((it) => around.includes(it))
    if (aim) found.add(aim)
    else if (around.includes('service')) found.add('services')
  }
  // “To send you offers” is advertising, and “to provide statistics” analytics.
  if (found.size > 1) found.delete('services')
  return found
}
