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
  readonly file: (checked: Checked) => string
  /** What stands between two files. */
  readonly between: string
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

export function add(summary: Summary, {files, fixable, counts}: Summary): void {
  summary.files += files
  summary.fixable += fixable
  for (const severity of ['error', 'warning', 'information', 'hint'] as const) summary.counts[severity] += counts[severity]
}
