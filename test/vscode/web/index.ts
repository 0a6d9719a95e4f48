import 'mocha/mocha'
import {report} from '../report'

/** Mocha as its file for browsers leaves it behind. */
declare const mocha: {setup(options: object): void; run(): Parameters<typeof report>[0]}

/** Called by the extension host in a web worker. */
export async function start(load: () => void): Promise<void> {
  mocha.setup({ui: 'bdd', timeout: 60_000, reporter: class {}})
  load()
  await report(mocha.run())
}
