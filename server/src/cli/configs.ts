import {existsSync, readFileSync} from 'node:fs'
import {dirname, isAbsolute, join, relative, resolve, sep} from 'node:path'
import {type Config, configFile, defaultConfig, parseConfig, rules} from '../engine/index.js'

/** What the command line says over the files. */
export interface ConfigOptions {
  readonly preset: Config['preset'] | undefined
  /** Use this file and no other. */
  readonly config: string | undefined
}

interface Found {
  readonly config: Config
  /** Where its globs count from; nowhere if there is no file. */
  readonly folder: string | undefined
}

/** The configuration of each folder: the nearest file above, read once. */
export class Configs {
  readonly #options: ConfigOptions
  readonly #found = new Map<string, Found>()
  readonly #read = new Map<string, Config>()
  /** What is wrong with the files read so far, a line each. */
  readonly complaints: string[] = []

  constructor(options: ConfigOptions) {
    this.#options = options
  }

  of(folder: string): Config {
    return this.#nearest(resolve(folder)).config
  }

  async excludes(path: string): Promise<boolean> {
    const {config, folder} = this.#nearest(dirname(resolve(path)))
    if (folder === undefined || config.exclude.length === 0) return false
    const {default: picomatch} = await import('picomatch')
    return picomatch.isMatch(relative(folder, path), [...config.exclude])
  }

  /** Whether the configuration says that a file is a policy, whatever it looks like. */
  async includes(path: string): Promise<boolean> {
    const {config, folder} = this.#nearest(dirname(resolve(path)))
    if (folder === undefined || config.include.length === 0) return false
    const {default: picomatch} = await import('picomatch')
    return picomatch.isMatch(relative(folder, resolve(path)), [...config.include])
  }

  /** `folder` is absolute: above a relative one nothing would be found. */
  #nearest(folder: string): Found {
    const known = this.#found.get(folder)
    if (known) return known
    const path = this.#options.config ?? join(folder, configFile)
    const above = dirname(folder)
    let found: Found
    if (existsSync(path)) found = {config: this.#readFile(path), folder: dirname(path)}
    else found = above === folder ? {config: this.#withPreset(defaultConfig), folder: undefined} : this.#nearest(above)
    this.#found.set(folder, found)
    return found
  }

  #readFile(path: string): Config {
    let config = this.#read.get(path)
    if (!config) {
      config = this.#withPreset(this.#parse(path))
      this.#read.set(path, config)
    }
    return config
  }

  #parse(path: string): Config {
    let text: string
    try {
      text = readFileSync(path, 'utf8')
    } catch (error) {
      this.complaints.push(`${shown(path)}: it could not be read (${(error as Error).message}).`)
      return defaultConfig
    }
    const {config, problems} = parseConfig(text, rules)
    for (const {span, message} of problems) {
      this.complaints.push(`${shown(path)}:${text.slice(0, span.start).split('\n').length}: ${message}`)
    }
    return config
  }

  #withPreset(config: Config): Config {
    return this.#options.preset === undefined ? config : {...config, preset: this.#options.preset}
  }
}

/** As the user would write it: from where the command runs, when it lies below. */
function shown(path: string): string {
  const below = relative('', path)
  return below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below) ? path : below
}
