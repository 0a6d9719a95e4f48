import type {BuildOptions} from 'esbuild'

/** How everything of ours is bundled. */
export const forNode: BuildOptions
export const forWeb: BuildOptions
