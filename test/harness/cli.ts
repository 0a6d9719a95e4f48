import {spawn} from 'node:child_process'
import {cpSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'
import {forNode} from '../../scripts/bundle.mjs'
import {buildWords} from '../../scripts/words.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Run {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The command line as it is shipped, built for this test. */
export class CommandLine {
  readonly #folder = mkdtempSync(join(tmpdir(), 'policy-proof-cli-'))

  /** Of the script. */
  get path(): string {
    return join(this.#folder, 'cli.js')
  }

  static async build(): Promise<CommandLine> {
    const cli = new CommandLine()
    await build({
      entryPoints: [join(root, 'server/src/cli/main.ts')],
      outfile: join(cli.#folder, 'cli.js'),
      ...forNode,
    })
    cpSync(await buildWords(), join(cli.#folder, 'words.bin'))
    return cli
  }

  run(
    args: readonly string[],
    {cwd, stdin = '', env = {}}: {cwd?: string; stdin?: string | Uint8Array; env?: NodeJS.ProcessEnv} = {},
  ): Promise<Run> {
    return new Promise((done) => {
      const child = spawn(process.execPath, [join(this.#folder, 'cli.js'), ...args], {
        cwd: cwd ?? this.#folder,
        env: {...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env},
      })
      const run = {stdout: '', stderr: ''}
      for (const name of ['stdout', 'stderr'] as const)
        child[name].setEncoding('utf8').on('data', (text: string) => {
          run[name] += text
        })
      child.on('close', (status) => done({...run, status}))
      child.stdin.on('error', () => {})
      child.stdin.end(stdin)
    })
  }

  remove(): void {
    rmSync(this.#folder, {recursive: true, force: true})
  }
}
