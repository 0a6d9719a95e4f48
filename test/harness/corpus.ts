import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('../../../shared/data', import.meta.url))

export interface Document {
  readonly name: string
  readonly source: string
}

/** Real policies, where the machine has them. */
export const documents: readonly Document[] = [...read('policies'), ...read('seeds')]

function* read(folder: string): Generator<Document> {
  const path = join(root, folder)
  if (!existsSync(path)) return
  for (const name of readdirSync(path, {recursive: true, encoding: 'utf8'}).toSorted()) {
    if (/\.(?:md|txt)$/.test(name)) yield {name: join(folder, name), source: readFileSync(join(path, name), 'utf8')}
  }
}
