import type {Files} from '../../server/src/files.js'

/** Texts by URI as a disk. */
export function inMemory(files: ReadonlyMap<string, string>): Files {
  const below = (folder: string) =>
    [...files.keys()].filter((uri) => uri.startsWith(`${folder}/`) && /\.(?:md|markdown|txt|policy)$/.test(uri))
  return {
    read: async (uri) => files.get(uri),
    exists: async (uri) => files.has(uri),
    list: async (folder) => below(folder).filter((uri) => !uri.slice(folder.length + 1).includes('/')),
    find: async (folder) => below(folder),
  }
}
