import type {Severity} from '../engine/index.js'
import type {Checked} from './check.js'

/** What all files together come to. */
export interface Summary {
  files: number
  fixable: number
  readonly counts: Record<Severity, number>
}

/** A report, written file by file: no file is kept longer than it takes. */
export interface Report {
  readonly begin: string
  readonly file: (checked: Checked, index: number) => string
  readonly end: (summary: Summary) => string
}

export function emptySummary(): Summary {
  return {files: 0, fixable: 0, counts: {error: 0, warning: 0, information: 0, hint: 0}}
}

export function count(summary: Summary, {problems}: Checked): void {
  summary.files++
  for (const {severity, fixes} of problems) {
    summary.counts[severity]++
    if (fixes.some(({safe}) => safe)) summary.fixable++
  }
}
