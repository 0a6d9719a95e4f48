import type {BuildOptions, Plugin} from 'esbuild'

/** How everything of ours is bundled. */
export const forNode: BuildOptions
export const forWeb: BuildOptions
/** Leaves out of each rule what only tests and rule pages read. */
export const withoutTests: Plugin
/** A rule's source without its traps, and with one example. */
export function shortened(rule: string): string
