import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Spelling} from './engine/index.js'
import {loadSpelling} from './engine/spelling/index.js'

/** Loads the table of words that lies beside the bundle. */
export function loadWords(): Spelling {
  return loadSpelling(readFileSync(join(__dirname, 'words.bin')))
}
