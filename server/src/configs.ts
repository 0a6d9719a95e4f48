import {type Config, type ConfigProblem, configFile, mergeConfig, parseConfig, rules} from './engine/index.js'
import type {Files} from './files.js'

/** One configuration file. */
export interface ConfigFile {
  readonly uri: string
  readonly text: string
  readonly config: Config
  readonly problems: readonly ConfigProblem[]
}

/** The configurations of folders, found as the command line finds them: the nearest file above. Read once, until told otherwise. */
export class Configs {
  readonly #files: Files
  readonly #found = new Map<string, Promise<ConfigFile | undefined>>()

  constructor(files: Files) {
    this.#files = files
  }

  /** The nearest configuration file at or above a folder. */
  nearest(folder: string): Promise<ConfigFile | undefined> {
    let found = this.#found.get(folder)
    if (!found) {
      found = this.#search(folder)
      this.#found.set(folder, found)
    }
    return found
  }

  /** What holds in a folder: the editor's settings, and what the nearest file says over them. */
  async at(folder: string | undefined, settings: unknown): Promise<{readonly config: Config; readonly file: ConfigFile | undefined}> {
    const file = folder === undefined ? undefined : await this.nearest(folder)
    return {config: configOf(settings, file?.config), file}
  }

  /** Forgets everything: a file has changed. */
  clear(): void {
    this.#found.clear()
  }

  async #search(folder: string): Promise<ConfigFile | undefined> {
    const uri = `${folder}/${configFile}`
    const text = await this.#files.read(uri)
    if (text !== undefined) return {uri, text, ...parseConfig(text, rules)}
    const above = folderOf(folder)
    return above === undefined ? undefined : this.nearest(above)
  }
}

/** The folder a document or folder stands in: nothing at the root, or for a document that has no place. */
export function folderOf(uri: string): string | undefined {
  const match = /^([a-z][a-z\d+.-]+:\/\/[^/]*(?:\/[^?#]*)?)\/[^/?#]+\/?$/i.exec(uri)
  return match?.[1]
}

/** Editor settings as a configuration: what the project's file says wins over them. */
export function configOf(settings: unknown, file: Config | undefined): Config {
  const {preset, rules: severities, include, exclude, words} = (settings ?? {}) as Record<string, unknown>
  const text = JSON.stringify({preset, rules: severities, include, exclude, glossary: words === undefined ? undefined : {words}})
  const {config} = parseConfig(text, rules)
  return file ? mergeConfig(config, file) : config
}
