/** Something that is read once and asked again and again. */
export interface Remembering {
  /** What has been found out about it, by the question. */
  readonly remembered: unknown[]
}

let questions = 0

/**
 * Keeps each answer with the thing it is about, for as long as that lives. (A `WeakMap` a question
 * would hold the answers about every document read until the next full collection.) Questions have numbers: rules ask some
 * of every clause at each keystroke, and with names for so many V8 would look each up in a table.
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
