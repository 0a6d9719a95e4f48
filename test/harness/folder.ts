import {Linter} from '../../server/src/engine/lint.js'
import {detached, exportsOf} from '../../server/src/engine/model/exports.js'
import {isArchived} from '../../server/src/engine/model/family.js'
import {isCalled, titleOf} from '../../server/src/engine/model/parent.js'
import type {Policy} from '../../server/src/engine/model/policy.js'
import {alone, type Workspace} from '../../server/src/engine/model/workspace.js'
import {type Files, isDocument} from '../../server/src/files.js'

/** Texts by URI as a disk. */
export function inMemory(files: ReadonlyMap<string, string>, committed: ReadonlyMap<string, string> = new Map()): Files {
  const below = (folder: string) => [...files.keys()].filter((uri) => uri.startsWith(`${folder}/`) && isDocument(uri))
  return {
    read: async (uri) => files.get(uri),
    exists: async (uri) => files.has(uri),
    list: async (folder) => below(folder).filter((uri) => !uri.slice(folder.length + 1).includes('/')),
    find: async (folder) => below(folder),
    last: async (uri) => committed.get(uri),
  }
}

const readers = new Map<string, Policy>()

function read(name: string, text: string): Policy {
  const key = `${name} ${text}`
  let policy = readers.get(key)
  if (!policy) {
    policy = new Linter({rules: []}).read(text, /\.md$/.test(name) ? 'markdown' : 'plain', {...alone, uri: `file:///w/${name}`})
    readers.set(key, policy)
  }
  return policy
}

/** What a document sees that stands among others, by their names, and was committed so. */
export function among(name: string, beside: Readonly<Record<string, string>> = {}, last?: string): Workspace {
  const uri = (it: string) => `file:///w/${it}`
  const policies = new Map(Object.entries(beside).map(([it, text]) => [uri(it), read(it, text)]))
  const others = Array.from(policies, ([it, policy]) => ({uri: it, exports: detached(exportsOf(policy))})).filter(
    (it) => !isArchived(it.uri),
  )
  return {
    ...alone,
    uri: uri(name),
    get: (it) => policies.get(it) ?? 'missing',
    titled: (title) => others.find(({uri: it}) => isCalled(titleOf(policies.get(it) as Policy) ?? '', title))?.uri,
    others: () => others,
    last: (source) => (last === undefined || last === source ? undefined : read(name, last)),
  }
}
