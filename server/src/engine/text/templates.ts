import type {Span} from './span.js'

/**
 * `{{ site.email }}`, `{% include terms %}`: what a site generator fills in. Stretches with characters
 * for private use are left alone, so that hiding them stays reversible.
 */
const template = /\{(?:\{\{?[^{}\n\uE000-\uF8FF]{1,300}\}\}\}?|%[^{}\n\uE000-\uF8FF]{1,300}%\})/g

export function* templatesIn(text: string): Generator<Span> {
  for (const {index, 0: found} of text.matchAll(template)) yield {start: index, end: index + found.length}
}

/**
 * The text as a Markdown parser should see it: what templates say is no markup, so all but letters and
 * digits becomes a character for private use. One for one and each its own: no two texts look alike then.
 */
export function hideTemplates(text: string): string {
  if (!text.includes('{{') && !text.includes('{%')) return text
  return text.replace(template, (found) =>
    found.replace(/[^A-Za-z0-9\u0080-\uFFFF]/g, (sign) => String.fromCharCode(0xe000 + sign.charCodeAt(0))),
  )
}
