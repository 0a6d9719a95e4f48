import type {Location} from 'vscode-languageserver'
import {rangeOf} from './convert.js'
import type {Reading} from './snapshot.js'
import {occurrencesIn, type Subject} from './subject.js'

/**
 * Every place in the readings where a term is used, in whatever case, or a section is cited. `uri` is the document that the
 * subject was found in.
 */
export function references(readings: readonly Reading[], subject: Subject, uri: string, withDeclaration: boolean): Location[] {
  return readings.flatMap((reading) =>
    occurrencesIn(reading, subject, uri)
      .filter(({role}) => withDeclaration || (role !== 'definition' && role !== 'heading'))
      .map(({at, fact}) => ({uri: reading.document.uri, range: rangeOf(at.toSource(fact), reading.document)})),
  )
}
