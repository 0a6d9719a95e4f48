import {availableParallelism} from 'node:os'
import {parentPort, Worker as Thread, workerData} from 'node:worker_threads'
import {readSource, Unreadable} from '../disk.js'
import type {Other} from '../engine/index.js'
import {compares, type Job, type Outcome, Worker} from './job.js'

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
  try {
    if (compares(job, found.length)) {
      const others: Other[] = []
      for await (const answer of all(threads, found, 'gather')) if (answer?.other) others.push(answer.other)
      for (const thread of threads) thread.postMessage({others} satisfies Request)
    }
    let index = -1
    for await (const answer of all(threads, found, 'run')) {
      const path = found[++index]
      if (path instanceof Unreadable) yield {text: '', summary: undefined, notices: [path.message], failed: true}
      else if (answer?.outcome) yield answer.outcome
    }
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()))
  }
}

/** What a thread is told: to look at a file, or what the files tell each other. */
type Request = {readonly index: number; readonly path: string; readonly what: 'gather' | 'run'} | {readonly others: readonly Other[]}

interface Answer {
  readonly index: number
  readonly outcome?: Outcome
  readonly other?: Other | undefined
}

/** Has all files looked at; the answers come in the order of the files, nothing for those that cannot be read. */
async function* all(
  threads: readonly Thread[],
  found: readonly (string | Unreadable)[],
  what: 'gather' | 'run',
): AsyncGenerator<Answer | undefined> {
  const answers = new Map<number, Answer>()
  let next = 0
  let failure: unknown
  let wake = () => {}
  const send = (thread: Thread) => {
    while (next < found.length && found[next] instanceof Unreadable) next++
    const path = found[next]
    if (typeof path === 'string') thread.postMessage({index: next++, path, what} satisfies Request)
  }
  const stop: (() => void)[] = []
  for (const thread of threads) {
    const hear = (answer: Answer) => {
      answers.set(answer.index, answer)
      send(thread)
      wake()
    }
    const fail = (error: unknown) => {
      failure = error
      wake()
    }
    thread.on('message', hear)
    thread.on('error', fail)
    stop.push(() => thread.off('message', hear).off('error', fail))
    for (let some = 0; some < ahead; some++) send(thread)
  }
  try {
    for (const [index, path] of found.entries()) {
      if (path instanceof Unreadable) {
        yield undefined
        continue
      }
      while (!answers.has(index)) {
        if (failure) throw failure
        await new Promise<void>((done) => {
          wake = done
        })
      }
      const answer = answers.get(index)
      answers.delete(index)
      yield answer
    }
  } finally {
    for (const it of stop) it()
  }
}

/** The other end: what a thread of the pool does. */
export function serve(): void {
  const worker = new Worker(workerData as Job)
  parentPort?.on('message', async (request: Request) => {
    if ('others' in request) return worker.compare(request.others)
    const {index, path, what} = request
    parentPort?.postMessage(
      what === 'gather' ? {index, other: await worker.gather(path, false)} : {index, outcome: await worker.run(() => readSource(path))},
    )
  })
}
