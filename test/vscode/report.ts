/** What a Mocha runner tells, one line at a time, in words that `run.mjs` reads back from whatever VS Code prints. */
interface Runner {
  on(event: 'pass' | 'pending', listener: (test: Test) => void): unknown
  on(event: 'fail', listener: (test: Test, error: unknown) => void): unknown
  once(event: 'end', listener: () => void): unknown
}

interface Test {
  fullTitle(): string
  readonly duration?: number | undefined
}

/** Resolves, rather than rejects, whatever the tests did: the lines say it. */
export function report(runner: Runner): Promise<void> {
  runner.on('pass', (test) => {
    console.log(`test: ok    ${test.fullTitle()} (${test.duration ?? 0} ms)`)
  })
  runner.on('pending', (test) => {
    console.log(`test: skip  ${test.fullTitle()}`)
  })
  runner.on('fail', (test, error) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    console.log(`test: FAIL  ${test.fullTitle()}`)
    for (const line of text.split('\n').slice(0, 12)) console.log(`test:       ${line}`)
  })
  return new Promise((done) => {
    runner.once('end', () => {
      console.log('test: end')
      done()
    })
  })
}
