import {editing} from '../editing'
import {ok} from '../editor'

describe('web host:', () => {
  it('is a web worker, without Node', () => {
    ok(!(globalThis as {process?: {versions?: {node?: string}}}).process?.versions?.node, 'Node is here')
  })
  editing()
})
