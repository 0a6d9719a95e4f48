import Mocha from 'mocha'
import {report} from '../report'

/** Called by the Node extension host. */
export async function start(load: () => void): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 60_000,
    reporter: Mocha.reporters.Base,
    ...(process.env['PP_GREP'] ? {grep: process.env['PP_GREP']} : {}),
  })
  mocha.suite.emit('pre-require', globalThis as unknown as Mocha.MochaGlobals, '', mocha)
  load()
  await report(mocha.run())
}
