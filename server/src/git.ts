import {type ChildProcessWithoutNullStreams, spawn} from 'node:child_process'
import {existsSync} from 'node:fs'
import {dirname, join, relative, resolve, sep} from 'node:path'
import {fileURLToPath} from 'node:url'

/**
 * Versions of files, as git keeps them. Everything that can go wrong (no git, no repository, no commit, a file nobody
 * tracks) means that there is no such version. Nothing of a repository is executed, and nothing is fetched.
 */

const env = {...process.env, GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C'}

/** The root of the repository a file lies in, looked up once a folder. */
const roots = new Map<string, string | undefined>()

export function repositoryOf(path: string): string | undefined {
  const folder = dirname(resolve(path))
  if (!roots.has(folder)) {
    let root: string | undefined
    for (let at = folder; ; at = dirname(at)) {
      if (existsSync(join(at, '.git'))) root = at
      if (root !== undefined || dirname(at) === at) break
    }
    roots.set(folder, root)
  }
  return roots.get(folder)
}

/** A file at a revision, `HEAD` or any other; nothing if there is none. */
export function versionOf(path: string, revision: string): Promise<string | undefined> {
  const root = repositoryOf(path)
  const name = root === undefined ? '' : relative(root, resolve(path)).split(sep).join('/')
  if (root === undefined || name === '' || name.startsWith('../') || /[\n\0]/.test(name + revision)) return Promise.resolve(undefined)
  let reader = readers.get(root)
  if (!reader) {
    reader = new BlobReader(root)
    readers.set(root, reader)
  }
  return reader.read(`${revision}:${name}`)
}

/** The last committed version of a file, by its URI. */
export async function lastVersion(uri: string): Promise<string | undefined> {
  if (!uri.startsWith('file:')) return undefined
  try {
    return await versionOf(fileURLToPath(uri), 'HEAD')
  } catch {
    return undefined
  }
}

/** Whether a revision names a commit here; nothing if git or the repository is not there. */
export async function revisionExists(path: string, revision: string): Promise<boolean | undefined> {
  const root = repositoryOf(path)
  if (root === undefined) return undefined
  return new Promise((done) => {
    const child = spawn('git', ['-C', root, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`], {
      env,
      stdio: 'ignore',
    })
    child.on('error', () => done(undefined))
    child.on('close', (status) => done(status === 0))
  })
}

const readers = new Map<string, BlobReader>()

/** One process that answers for all files of a repository. */
class BlobReader {
  readonly #root: string
  readonly #waiting: ((text: string | undefined) => void)[] = []
  #child: ChildProcessWithoutNullStreams | undefined
  #failed = false
  #received: Buffer = Buffer.alloc(0)
  #idle: NodeJS.Timeout | undefined

  constructor(root: string) {
    this.#root = root
  }

  read(name: string): Promise<string | undefined> {
    if (this.#failed) return Promise.resolve(undefined)
    const child = this.#child ?? this.#start()
    return new Promise((done) => {
      this.#waiting.push(done)
      // While an answer is awaited the process must live; afterwards it keeps nobody.
      for (const it of handlesOf(child)) it.ref?.()
      clearTimeout(this.#idle)
      child.stdin.write(`${name}\n`)
    })
  }

  #start(): ChildProcessWithoutNullStreams {
    const child = spawn('git', ['-C', this.#root, 'cat-file', '--batch'], {env, windowsHide: true})
    this.#child = child
    const end = (failed: boolean) => {
      if (this.#child !== child) return
      this.#child = undefined
      this.#failed ||= failed
      this.#received = Buffer.alloc(0)
      for (const done of this.#waiting.splice(0)) done(undefined)
    }
    child.on('error', () => end(true))
    child.on('close', (status) => end(status !== 0))
    child.stdin.on('error', () => {})
    child.stderr.resume()
    child.stdout.on('data', (part: Buffer) => {
      this.#received = this.#received.length === 0 ? part : Buffer.concat([this.#received, part])
      this.#take()
    })
    return child
  }

  /** Hands on what has arrived: `<id> blob <size>\n<bytes>\n`, or a line that says why not. */
  #take(): void {
    for (;;) {
      const line = this.#received.indexOf(0x0a)
      if (line < 0) return
      const [, kind, size] = /^\S+ (\w+) (\d+)$/.exec(this.#received.toString('latin1', 0, line)) ?? []
      const length = size === undefined ? 0 : Number(size)
      const end = size === undefined ? line + 1 : line + 1 + length + 1
      if (this.#received.length < end) return
      const bytes = this.#received.subarray(line + 1, line + 1 + length)
      this.#waiting.shift()?.(kind === 'blob' ? decoded(bytes) : undefined)
      this.#received = this.#received.subarray(end)
      if (this.#waiting.length === 0) this.#rest()
    }
  }

  /** Nobody waits: the process may go with ours, and goes by itself after a while. */
  #rest(): void {
    const child = this.#child
    if (!child) return
    for (const it of handlesOf(child)) it.unref?.()
    this.#idle = setTimeout(() => child.stdin.end(), 2000).unref()
  }
}

/** What keeps our own process alive. Its pipes are sockets, though their types do not say so. */
function handlesOf(child: ChildProcessWithoutNullStreams): readonly {ref?: () => void; unref?: () => void}[] {
  return [child, child.stdin, child.stdout, child.stderr] as unknown as readonly {ref?: () => void; unref?: () => void}[]
}

/** A blob as text; nothing if it is none. */
function decoded(bytes: Uint8Array): string | undefined {
  if (bytes.subarray(0, 8192).includes(0)) return undefined
  return new TextDecoder().decode(bytes)
}
