import {TextDocument} from 'vscode-languageserver-textdocument'
import {readSource, Unreadable} from '../disk.js'
import {type Change, type Cited, changesBetween, Linter, type Policy} from '../engine/index.js'
import {formatOf} from '../files.js'
import {repositoryOf, revisionExists, versionOf} from '../git.js'
import {noticeOf, sentenceOf} from '../notice.js'
import {rangeOf} from './json.js'

/** One version of a policy. */
export interface Version {
  readonly path: string
  /** The revision it was read from; nothing if it is what lies on the disk. */
  readonly revision: string | undefined
  readonly text: string
}

export function versionOnDisk(path: string): Version {
  return {path, revision: undefined, text: readSource(path).text}
}

/** A file as it was at a revision. Throws `Unreadable` if that cannot be told. */
export async function versionSince(path: string, revision: string): Promise<Version> {
  // What cannot be read now is not worth comparing.
  readSource(path)
  if (repositoryOf(path) === undefined) throw new Unreadable(`${path}: it lies in no git repository. Give two files instead: diff OLD NEW.`)
  const exists = await revisionExists(path, revision)
  if (exists === undefined) throw new Unreadable(`${path}: git could not be run. Give two files instead: diff OLD NEW.`)
  if (!exists) throw new Unreadable(`${path}: its repository has no revision “${revision}”.`)
  const text = await versionOf(path, revision)
  if (text === undefined) throw new Unreadable(`${path}: there was no such text at “${revision}”.`)
  return {path, revision, text}
}

/** What has changed in what a policy says, as a report; and whether anything has. */
export function diff(old: Version, now: Version, format: 'markdown' | 'json'): {readonly report: string; readonly differs: boolean} {
  const [before, after] = [read(old), read(now)]
  const {changes, unread} = changesBetween(before, after)
  const differs = changes.length + unread.before.length + unread.after.length + unread.reworded.length > 0
  if (format === 'markdown') return {report: noticeOf(before, after), differs}
  const [places, newPlaces] = [placing(old), placing(now)]
  const report = {
    version: 1,
    old: {path: old.path, ...(old.revision !== undefined && {revision: old.revision})},
    new: {path: now.path},
    changes: changes.map((change) => jsonChange(change, places, newPlaces)),
    unread: {
      old: unread.before.map(places),
      new: unread.after.map(newPlaces),
      reworded: unread.reworded.map((it) => ({old: places(it.before), new: newPlaces(it.after)})),
    },
  }
  return {report: `${JSON.stringify(report)}\n`, differs}
}

function read({path, text}: Version): Policy {
  return new Linter({rules: []}).read(text, formatOf(path))
}

type Place = (cited: Cited) => object

function placing({text}: Version): Place {
  const document = TextDocument.create('', '', 0, text)
  return ({text, section, span}) => ({text, section: section ?? null, range: rangeOf(span, {document})})
}

function jsonChange(change: Change, old: Place, now: Place): object {
  const {about, how, subject, action, negated, before, after} = change
  return {
    about,
    how,
    subject,
    ...(action && {action, negated}),
    sentence: sentenceOf(change),
    old: before ? old(before) : null,
    new: after ? now(after) : null,
  }
}
