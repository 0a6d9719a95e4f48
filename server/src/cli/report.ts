import {readabilityOf, type Severity} from '../engine/index.js'
import type {Checked} from './check.js'

/** What all files together come to. */
export interface Summary {
  files: number
  fixable: number
  readonly counts: Record<Severity, number>
  /** The reading grade, if it is one file, and somebody is to read it. */
  grade: number | undefined
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
  return {files: 0, fixable: 0, counts: {error: 0, warning: 0, information: 0, hint: 0}, grade: undefined}
}

export function count(summary: Summary, {problems, policy}: Checked, {graded}: {graded: boolean}): void {
  summary.files++
  summary.grade = graded && summary.files === 1 ? readabilityOf(policy)?.grade : undefined
  for (const {severity, fixes} of problems) {
    summary.counts[severity]++
    if (fixes.some(({safe}) => safe)) summary.fixable++
  }
}

export function add(summary: Summary, {files, fixable, counts, grade}: Summary): void {
  summary.files += files
  summary.grade = summary.files === 1 ? grade : undefined
  summary.fixable += fixable
  for (const severity of ['error', 'warning', 'information', 'hint'] as const) summary.counts[severity] += counts[severity]
}
