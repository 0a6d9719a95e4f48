import {retext} from 'retext'
import type {Span} from '../text/span.js'

/** What a plugin says of a text, in UTF-16 offsets of that text. */
export interface Remark {
  readonly span: Span
  readonly reason: string
}

type Processor = ReturnType<typeof retext>
type Tree = ReturnType<Processor['parse']>
type File = ReturnType<Processor['processSync']>

/** A plugin of retext that has no options and only looks. */
export type Plugin = () => (tree: Tree, file: File) => undefined

/**
 * A check by a plugin of retext. It builds a tree many times the size of the text, so it is asked only
 * about sentences that a cheaper look has picked. The processor is set up when it is first needed.
 */
export function fromRetext(plugin: Plugin): (text: string) => readonly Remark[] {
  const setUp = () => retext().use(plugin).freeze()
  let processor: ReturnType<typeof setUp> | undefined
  return (text) => {
    processor ??= setUp()
    // With a folder of its own the file does not ask for the working one, which may be gone.
    return processor.processSync({value: text, cwd: '/'}).messages.flatMap(({place, reason}) => {
      if (!place || !('start' in place)) return []
      const {start, end} = place
      return start.offset === undefined || end.offset === undefined ? [] : [{span: {start: start.offset, end: end.offset}, reason}]
    })
  }
}
