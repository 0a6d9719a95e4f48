import {readFileSync} from 'node:fs'
import {buildWords} from '../../scripts/words.mjs'
import type {Spelling} from '../../server/src/engine/model/spelling.js'
import {loadSpelling} from '../../server/src/engine/spelling/index.js'

/** The dictionary the product ships. */
export const spelling: Spelling = loadSpelling(readFileSync(await buildWords()))
