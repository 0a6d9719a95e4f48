import {availableParallelism} from 'node:os'
import {parentPort, Worker as Thread, workerData} from 'node:worker_threads'
import {readSource, Unreadable} from '../disk.js'
import {type Job, type Outcome, Worker} from './job.js'

/** More would wait for the disk, and for each other. */
const mostThreads = 8
/** How many files a thread has at hand, so that it never waits for the next. */
const ahead = 4
/** New objects get this much room, in MB: a document's are all dropped at once, so few need ever be copied. */
const young = 64

/** Does a job for many files on as many threads as there are processors; what comes of them comes in their order. */
export async function* inParallel(job: Job, found: readonly (string | Unreadable)[]): AsyncGenerator<Outcome> {
  const count = Math.min(availableParallelism(), mostThreads, found.length)
  const threads = Array.from(
    {length: count},
    () => new Thread(__filename, {workerData: job, resourceLimits: {maxYoungGenerationSizeMb: young}}),
  )
  const outcomes = new Map<number, Outcome>()
  let next = 0
  let failure: unknown
  let wake = () => {}
  const send = (thread: Thread) => {
    while (next < found.length && found[next] instanceof Unreadable) next++
    if (next < found.length) thread.postMessage({index: next, path: found[next++]})
  }
  for (const thread of threads) {
    thread.on('message', ({index, outcome}: {index: number; outcome: Outcome}) => {
      outcomes.set(index, outcome)
      send(thread)
      wake()
    })
    thread.on('error', (error) => {
      failure = error
      wake()
    })
    for (let some = 0; some < ahead; some++) send(thread)
  }
  try {
    for (const [index, path] of found.entries()) {
      if (path instanceof Unreadable) {
        yield {text: '', summary: undefined, notices: [path.message], failed: true}
        continue
      }
      while (!outcomes.has(index)) {
        if (failure) throw failure
        await new Promise<void>((done) => {
          wake = done
        })
      }
      const outcome = outcomes.get(index)
      outcomes.delete(index)
      if (outcome) yield outcome
    }
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()))
  }
}

/** The other end: what a thread of the pool does. */
export function serve(): void {
  const worker = new Worker(workerData as Job)
  parentPort?.on('message', async ({index, path}: {index: number; path: string}) => {
    parentPort?.postMessage({index, outcome: await worker.run(() => readSource(path))})
  })
}
