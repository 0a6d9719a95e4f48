/** Something that is read once and asked again and again. */
export interface Remembering {
  /** What has been found out about it, by the number of the question. */
  readonly remembered: unknown[]
}

let questions = 0

/**
 * Keeps each answer with the thing it is about, for as long as that lives. (A `WeakMap` a question did the same, but
 * the entries of a thousand documents made a third of the time go to the garbage collector.)
 */
export function remembered<Thing extends Remembering, Answer>(answer: (thing: Thing) => Answer): (thing: Thing) => Answer {
  const question = questions++
  return (thing) => {
    const known = thing.remembered[question]
    if (known !== undefined) return known as Answer
    const found = answer(thing)
    thing.remembered[question] = found
    return found
  }
}
