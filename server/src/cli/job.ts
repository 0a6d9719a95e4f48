import {resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {WorkspaceIndex} from '../compared.js'
import {disk, readSource, type Source, Unreadable, writeSource} from '../disk.js'
import type {Other} from '../engine/index.js'
import {Neighbours} from '../neighbours.js'
import {loadWords} from '../words.js'
import {type Checker, check, gather, mendSource} from './check.js'
import {type ConfigOptions, Configs} from './configs.js'
import {inventoryReport} from './inventory.js'
import {jsonReport} from './json.js'
import {count, emptySummary, type Report, type Summary} from './report.js'
import {palette, textReport} from './text.js'

/** What to do with every file: plain data, so that it can be sent to a worker. */
export interface Job extends ConfigOptions {
  readonly command: 'check' | 'inventory'
  readonly format: 'text' | 'json'
  readonly fix: boolean
  readonly quiet: boolean
  readonly color: boolean
  /** Each file by itself, without its neighbours. */
  readonly isolated: boolean
}

/** What came of one file: plain data, too. */
export interface Outcome {
  /** Its part of the report. */
  readonly text: string
  /** Nothing if it could not be read. */
  readonly summary: Summary | undefined
  /** Lines for standard error. */
  readonly notices: readonly string[]
  /** Whether the command could not do all its work. */
  readonly failed: boolean
}

/** Whether the files of a job are compared with each other. */
export function compares({command, isolated}: Job, files: number): boolean {
  return command === 'check' && !isolated && files > 1
}

export function reportOf({command, format, quiet, color}: Job): Report {
  if (command === 'inventory') return inventoryReport
  return format === 'json' ? jsonReport : textReport(palette(color), quiet)
}

/** Does a job for one file after another. */
export class Worker {
  readonly #job: Job
  readonly #report: Report
  readonly #configs: Configs
  readonly #checker: Checker
  readonly #index = new WorkspaceIndex()

  constructor(job: Job, configs = new Configs(job)) {
    this.#job = job
    this.#report = reportOf(job)
    this.#configs = configs
    this.#checker = {
      configOf: (folder) => this.#configs.of(folder),
      spelling: loadWords(),
      today: new Date().toISOString().slice(0, 10),
      neighbours: job.isolated ? undefined : new Neighbours(disk, this.#index),
      read: new Map(),
    }
  }

  /** Reads a file for what it tells the others. What is wrong with it is said when it is checked. */
  async gather(path: string, keeps: boolean): Promise<Other | undefined> {
    try {
      const exports = gather(readSource(path), await this.#configs.includes(path), this.#checker, keeps)
      return exports && {uri: pathToFileURL(resolve(path)).href, exports}
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      return undefined
    }
  }

  /** These files are checked together. */
  compare(others: readonly Other[]): void {
    for (const {uri, exports} of others) this.#index.set(uri, exports)
    this.#index.complete = true
  }

  /** `write` takes the text after mending, changed or not. */
  async run(read: () => Source, write: (source: Source, text: string) => void = writeChanged): Promise<Outcome> {
    const notices: string[] = []
    try {
      const source = read()
      if (!source.faithful) notices.push(`${source.path}: this is not valid UTF-8; what could not be read stands as “\uFFFD”.`)
      const checked = await check(this.#job.fix ? await this.#mend(source, write, notices) : source, this.#checker)
      const summary = emptySummary()
      count(summary, checked, {graded: this.#job.command === 'check' && this.#job.format === 'text'})
      notices.push(...this.#configs.complaints)
      return {text: this.#report.file(checked), summary, notices, failed: this.#configs.complaints.length > 0}
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      return {text: '', summary: undefined, notices: [...notices, error.message], failed: true}
    }
  }

  async #mend(source: Source, write: (source: Source, text: string) => void, notices: string[]): Promise<Source> {
    if (!source.faithful) {
      notices.push(`${source.path}: not mended, since it is not valid UTF-8. Save it as UTF-8 first.`)
      write(source, source.text)
      return source
    }
    const text = await mendSource(source, this.#checker)
    write(source, text)
    return {...source, text}
  }
}

function writeChanged(source: Source, text: string): void {
  if (text !== source.text) writeSource(source, text)
}
