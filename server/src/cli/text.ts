import {readabilityOf, type Severity} from '../engine/index.js'
import type {Report} from './report.js'

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
export function textReport(colors: Palette, quiet: boolean): Report {
  return {
    begin: '',
    between: '',
    file({path, problems, document, policy}) {
      const shown = quiet ? problems.filter(({severity}) => severity === 'error' || severity === 'warning') : problems
      if (shown.length === 0) return ''
      const lines = shown.map(({rule, severity, message, span}) => {
        const {line, character} = document.positionAt(span.start)
        const place = `${line + 1}:${character + 1}`.padStart(8)
        return `${place}  ${colors[severity](severity.padEnd(11))}  ${message}  ${colors.faint(rule.id)}`
      })
      const grade = quiet ? undefined : readabilityOf(policy)?.grade
      const title = grade === undefined ? colors.path(path) : `${colors.path(path)}  ${colors.faint(`reading grade ${grade}`)}`
      return [title, ...lines, '', ''].join('\n')
    },
    end({files, fixable, grade, counts: {error, warning, information, hint}}) {
      const parts = [count(error, 'error'), count(warning, 'warning'), count(information, 'remark'), count(hint, 'hint')]
      const found = parts.filter((part) => part !== '').join(', ')
      // What has problems says it above them.
      const reads = grade === undefined || quiet || found !== '' ? '' : ` Reading grade ${grade}.`
      return `${count(files, 'file') || 'No file'} checked: ${found || 'nothing to mend'}.${reads}${fixable > 0 ? ` ${fixable} can be mended with --fix.` : ''}\n`
    },
  }
}

function count(number: number, noun: string): string {
  return number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`
}
