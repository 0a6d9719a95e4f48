import type {Format} from './engine/index.js'

/** What a folder is searched for. */
export const documentGlob = '**/*.{md,markdown,txt,policy}'

/** Whether a file may be a document, by the ending of its path or URI. */
export function isDocument(path: string): boolean {
  return /\.(?:md|markdown|txt|policy)$/i.test(path)
}

/** How a file reads, by the ending of its path or URI. */
export function formatOf(path: string): Format {
  return /\.(?:md|markdown)$/i.test(path) ? 'markdown' : 'plain'
}

/** The whole outside world of the server: files, by URI. What cannot be reached is not there. */
export interface Files {
  /** The text of a file; nothing if there is none, or it cannot be read. */
  read(uri: string): Promise<string | undefined>
  exists(uri: string): Promise<boolean>
  /** The documents directly in a folder: `.md`, `.markdown`, `.txt`, `.policy`. */
  list(folder: string): Promise<readonly string[]>
  /** The documents in and below a folder, without those nobody wants checked (`node_modules`, what is ignored). */
  find(folder: string): Promise<readonly string[]>
  /** A file as it was last committed; nothing if there is no such version, or no version control. */
  last?(uri: string): Promise<string | undefined>
}
