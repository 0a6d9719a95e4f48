import {randomBytes} from 'node:crypto'
import {type Dirent, realpathSync} from 'node:fs'
import {lstat, readdir, readFile, rename, rm, stat, writeFile} from 'node:fs/promises'
import {dirname, join, relative, resolve, sep} from 'node:path'
import ignore, {type Ignore} from 'ignore'
import type {Format} from '../engine/index.js'

/** What a folder is walked for. */
const extensions = /\.(?:md|markdown|txt|policy)$/i

/** Beyond this nobody writes a policy, and the report would help nobody. */
const largest = 32_000_000

/** Something that could not be read, and why. */
export class Unreadable extends Error {}

export function formatOf(path: string): Format {
  return /\.(?:md|markdown)$/i.test(path) ? 'markdown' : 'plain'
}

/**
 * The files named, and those in the folders named, in order: without `node_modules`, dot-folders, what git
 * ignores and what `isExcluded` says. A file named outright is always among them.
 */
export async function* findFiles(paths: readonly string[], isExcluded: (path: string) => boolean): AsyncGenerator<string | Unreadable> {
  const seen = new Set<string>()
  for (const path of paths) {
    const kind = await stat(path).catch(() => undefined)
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

async function* walk(folder: string, above: readonly Rules[], isExcluded: (path: string) => boolean): AsyncGenerator<string | Unreadable> {
  let entries: Dirent[]
  try {
    entries = await readdir(folder, {withFileTypes: true})
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
      extensions.test(entry.name) &&
      !isIgnored(path, rules, false) &&
      !isExcluded(path)
    ) {
      // A link to a folder might lead round in a circle.
      if (!entry.isSymbolicLink() || (await stat(path).catch(() => undefined))?.isFile()) yield path
    }
  }
}

async function rulesIn(folder: string): Promise<readonly Rules[]> {
  const text = await readFile(join(folder, '.gitignore'), 'utf8').catch(() => undefined)
  return text === undefined ? [] : [{folder: resolve(folder), ignore: ignore().add(text)}]
}

/** Ignore files of the folders above, up to the root of the repository. */
async function rulesAbove(folder: string): Promise<readonly Rules[]> {
  const rules: Rules[] = []
  for (let at = resolve(folder); !(await stat(join(at, '.git')).catch(() => undefined)); at = dirname(at)) {
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

/** A text as it was found. */
export interface Source {
  readonly path: string
  readonly text: string
  /** Whether writing it back would give the same bytes where the text is the same. */
  readonly faithful: boolean
  readonly bom: boolean
}

/** Reads a file as text. Throws `Unreadable` for what is no text. */
export async function readSource(path: string): Promise<Source> {
  const size = (await stat(path).catch((error: unknown) => fail(path, reason(error)))).size
  if (size > largest) return fail(path, `it is larger than ${largest / 1_000_000} MB. Split it, or check a part of it.`)
  return decode(path, await readFile(path).catch((error: unknown) => fail(path, reason(error))))
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
export async function writeSource({path, bom}: Source, text: string): Promise<void> {
  const target = realpathSync(path)
  const draft = `${target}.${randomBytes(6).toString('hex')}.tmp`
  try {
    const {mode} = await lstat(target)
    await writeFile(draft, (bom ? '\uFEFF' : '') + text, {mode, flag: 'wx'})
    await rename(draft, target)
  } catch (error) {
    await rm(draft, {force: true})
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
