import type {Severity} from '../engine/index.js'
import type {Checked} from './check.js'

type Paint = (text: string) => string

/** Colours by ECMA-48, or none. */
export interface Palette extends Readonly<Record<Severity, Paint>> {
  readonly path: Paint
  readonly faint: Paint
}

const paint = (on: boolean, code: number): Paint => (on ? (text) => `\u001b[${code}m${text}\u001b[0m` : (text) => text)

export function palette(on: boolean): Palette {
  return {
    error: paint(on, 31),
    warning: paint(on, 33),
    information: paint(on, 36),
    hint: paint(on, 2),
    path: paint(on, 4),
    faint: paint(on, 2),
  }
}

/** The report people read: by file, in order, with lines and columns counted from one as editors show them. */
export function textReport(files: readonly Checked[], {colors, quiet}: {colors: Palette; quiet: boolean}): string {
  const lines: string[] = []
  for (const {path, problems, document} of files) {
    const shown = quiet ? problems.filter(({severity}) => severity === 'error' || severity === 'warning') : problems
    if (shown.length === 0) continue
    lines.push(colors.path(path))
    for (const {rule, severity, message, span} of shown) {
      const {line, character} = document.positionAt(span.start)
      const place = `${line + 1}:${character + 1}`.padStart(8)
      lines.push(`${place}  ${colors[severity](severity.padEnd(11))}  ${message}  ${colors.faint(rule.id)}`)
    }
    lines.push('')
  }
  return [...lines, summary(files), ''].join('\n')
}

function summary(files: readonly Checked[]): string {
  const problems = files.flatMap((file) => file.problems)
  const of = (severity: Severity) => problems.filter((it) => it.severity === severity).length
  const parts = [
    count(of('error'), 'error'),
    count(of('warning'), 'warning'),
    count(of('information'), 'remark'),
    count(of('hint'), 'hint'),
  ]
  const checked = `${count(files.length, 'file') || 'No file'} checked`
  const found = parts.filter((part) => part !== '').join(', ') || 'nothing to mend'
  const fixable = problems.filter(({fixes}) => fixes.some(({safe}) => safe)).length
  return `${checked}: ${found}.${fixable > 0 ? ` ${fixable} can be mended with --fix.` : ''}`
}

function count(number: number, noun: string): string {
  return number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`
}
