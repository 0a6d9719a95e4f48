import {noSpelling, type Spelling} from '../../server/src/engine/model/spelling.js'

/** The dictionary the product ships. */
export const spelling: Spelling = noSpelling
