import type {Problem} from './lint.js'
import {applyEdits, type Edit, overlaps} from './text/span.js'

/** The first safe fix of each problem, as far as they do not touch each other. */
export function safeEdits(problems: readonly Problem[]): readonly Edit[] {
  const chosen: Edit[] = []
  // Problems come in order, so only the last edits chosen can be in the way, and those of fixes that reach far.
  const far: Edit[] = []
  for (const {fixes} of problems) {
    const edits = fixes.find(({safe}) => safe)?.edits() ?? []
    if (edits.every((edit) => [...chosen.slice(-8), ...far].every((it) => !touches(edit, it)))) {
      chosen.push(...edits)
      if (edits.length > 2) far.push(...edits)
    }
  }
  return chosen
}

function touches(a: Edit, b: Edit): boolean {
  return overlaps(a.span, b.span) || a.span.start === b.span.start
}

/** How often a mended text is read again: a fix may bring the next slip to light. */
const passes = 10

/** The text with every safe fix applied, until there is none left. */
export function mend(source: string, check: (source: string) => readonly Problem[]): string {
  let text = source
  for (let pass = 0; pass < passes; pass++) {
    const edits = safeEdits(check(text))
    if (edits.length === 0) break
    text = applyEdits(text, edits)
  }
  return text
}
