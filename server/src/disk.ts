import {
  type Dirent,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs'
import {dirname, join, relative, resolve, sep} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import type {Ignore} from 'ignore'
import {type Files, isDocument} from './files.js'
import {lastVersion} from './git.js'

/** The disk, for the command line and for servers that have one. */

/** Beyond this nobody writes a policy, and the report would help nobody. */
const largest = 32_000_000

/** Something that could not be read, and why. */
export class Unreadable extends Error {}

/**
 * The files named, and those in the folders named, in order: without `node_modules`, dot-folders, what git
 * ignores and what `isExcluded` says. A file named outright is always among them.
 */
export async function* findFiles(
  paths: readonly string[],
  isExcluded: (path: string) => Promise<boolean>,
): AsyncGenerator<string | Unreadable> {
  const seen = new Set<string>()
  for (const path of paths) {
    const kind = statOf(path)
    if (!kind) yield new Unreadable(`${path}: there is no such file or folder.`)
    else if (!kind.isDirectory()) yield* once(path, seen)
    else
      for await (const found of walk(path, await rulesAbove(path), isExcluded))
        yield* typeof found === 'string' ? once(found, seen) : [found]
  }
}

function* once(path: string, seen: Set<string>): Generator<string> {
  const full = resolve(path)
  if (seen.has(full)) return
  seen.add(full)
  yield path
}

/** The ignore file of one folder. */
interface Rules {
  readonly folder: string
  readonly ignore: Ignore
}

async function* walk(
  folder: string,
  above: readonly Rules[],
  isExcluded: (path: string) => Promise<boolean>,
): AsyncGenerator<string | Unreadable> {
  let entries: Dirent[]
  try {
    entries = readdirSync(folder, {withFileTypes: true})
  } catch (error) {
    yield new Unreadable(`${folder}: ${reason(error)}`)
    return
  }
  const rules = [...above, ...(await rulesIn(folder))]
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && !entry.name.startsWith('.') && !isIgnored(path, rules, true))
        yield* walk(path, rules, isExcluded)
    } else if (
      (entry.isFile() || entry.isSymbolicLink()) &&
      isDocument(entry.name) &&
      !isIgnored(path, rules, false) &&
      !(await isExcluded(path))
    ) {
      // A link to a folder might lead round in a circle.
      if (!entry.isSymbolicLink() || statOf(path)?.isFile()) yield path
    }
  }
}

async function rulesIn(folder: string): Promise<readonly Rules[]> {
  const path = join(folder, '.gitignore')
  if (!statOf(path)?.isFile()) return []
  const {default: ignore} = await import('ignore')
  return [{folder: resolve(folder), ignore: ignore().add(readFileSync(path, 'utf8'))}]
}

/** Nothing where nothing can be looked at either: in a circle of links, behind a name that is too long or has a NUL in it. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, {throwIfNoEntry: false})
  } catch {
    return undefined
  }
}

/** Ignore files of the folders above, up to the root of the repository. */
async function rulesAbove(folder: string): Promise<readonly Rules[]> {
  const rules: Rules[] = []
  for (let at = resolve(folder); !statOf(join(at, '.git')); at = dirname(at)) {
    if (dirname(at) === at) return []
    rules.unshift(...(await rulesIn(dirname(at))))
  }
  return rules
}

function isIgnored(path: string, rules: readonly Rules[], folder: boolean): boolean {
  return rules.some(({folder: base, ignore}) => {
    const inside = relative(base, resolve(path)).split(sep).join('/')
    return inside !== '' && !inside.startsWith('..') && ignore.ignores(folder ? `${inside}/` : inside)
  })
}

/** In bytes; 0 if there is no such file. */
export function sizeOf(path: string): number {
  return statOf(path)?.size ?? 0
}

/** A text as it was found. */
export interface Source {
  readonly path: string
  readonly text: string
  /** Whether writing it back would give the same bytes where the text is the same. */
  readonly faithful: boolean
  readonly bom: boolean
}

/** Reads a file as text. Throws `Unreadable` for what is no text. */
export function readSource(path: string): Source {
  let bytes: Uint8Array
  try {
    if (statSync(path).size > largest) fail(path, `it is larger than ${largest / 1_000_000} MB. Split it, or check a part of it.`)
    bytes = readFileSync(path)
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable(`${path}: ${reason(error)}`)
  }
  return decode(path, bytes)
}

export function decode(path: string, bytes: Uint8Array): Source {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  if (encoding !== 'utf-8') return {path, text: new TextDecoder(encoding).decode(bytes), faithful: false, bom: true}
  if (bytes.subarray(0, 8192).includes(0)) return fail(path, 'this is a binary file, not text.')
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  try {
    return {path, text: new TextDecoder('utf-8', {fatal: true}).decode(bytes), faithful: true, bom}
  } catch {
    return {path, text: new TextDecoder().decode(bytes), faithful: false, bom}
  }
}

/** Writes the whole file or nothing of it: a new file takes the old one's place. */
export function writeSource({path, bom}: Source, text: string): void {
  const target = realpathSync(path)
  const draft = `${target}.${process.pid}.tmp`
  try {
    const {mode} = lstatSync(target)
    writeFileSync(draft, (bom ? '\uFEFF' : '') + text, {mode, flag: 'wx'})
    renameSync(draft, target)
  } catch (error) {
    rmSync(draft, {force: true})
    fail(path, `it could not be written (${reason(error)}).`)
  }
}

function fail(path: string, why: string): never {
  throw new Unreadable(`${path}: ${why}`)
}

export function reason(error: unknown): string {
  const code = (error as {code?: string}).code
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file or folder.',
    EACCES: 'reading it is not permitted.',
    EPERM: 'this is not permitted.',
    EISDIR: 'this is a folder.',
    ENOSPC: 'the disk is full',
    EROFS: 'the disk is read-only',
  }
  return known[code ?? ''] ?? (error instanceof Error ? error.message : String(error))
}

/** Not every URI has a path: `file://host/a.md` has none everywhere. */
function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined
  try {
    return fileURLToPath(uri)
  } catch {
    return undefined
  }
}

/** The disk by URI, for those who look at the neighbours of a document. */
export const disk: Files = {
  async read(uri) {
    const path = pathOf(uri)
    if (path === undefined || !statOf(path)?.isFile()) return undefined
    try {
      return readSource(path).text
    } catch (error) {
      if (error instanceof Unreadable) return undefined
      throw error
    }
  },
  async exists(uri) {
    const path = pathOf(uri)
    return path !== undefined && statOf(path) !== undefined
  },
  async list(folder) {
    const path = pathOf(folder)
    if (path === undefined) return []
    try {
      return readdirSync(path, {withFileTypes: true}).flatMap((entry) =>
        entry.isFile() && isDocument(entry.name) ? [pathToFileURL(join(path, entry.name)).href] : [],
      )
    } catch {
      return []
    }
  },
  async find(folder) {
    const path = pathOf(folder)
    const found: string[] = []
    if (path === undefined || !statOf(path)?.isDirectory()) return found
    for await (const it of walk(path, await rulesAbove(path), async () => false))
      if (typeof it === 'string') found.push(pathToFileURL(it).href)
    return found
  },
  last: lastVersion,
}
