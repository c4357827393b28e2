/**
 * Files are read in a thread of their own with a limit on its memory and time: a hostile file ends the thread and nothing else,
 * and pages are served meanwhile. What was read comes as messages, handled one at a time; the thread waits when it is ahead.
 */
import { once } from 'node:events'
import { parentPort, Worker } from 'node:worker_threads'
import { Problem } from '#domain/problem.ts'
import { fileProblems } from './problems.ts'

const memoryMebibytes = 384
const youngMebibytes = 32
const mostSeconds = 180
/** How many messages the thread may be ahead of whoever handles them. */
const mostAhead = 3

interface Told {
  readonly code: string
  readonly status: number
  readonly sentence: string
}

type Envelope = { readonly message: unknown } | { readonly problem: Told } | { readonly end: true }

export interface ThreadTask<Message> {
  /** The module that the thread runs; it calls `answerInThread`. */
  readonly entry: URL
  readonly data: unknown
  /** Memory that goes over to the thread and is gone here. */
  readonly transfer: readonly ArrayBuffer[]
  handle(message: Message): Promise<void>
}

/** Runs a task to its end. Throws the problem that the thread met, or the one of a thread that needed too much. */
export async function runInThread<Message>(task: ThreadTask<Message>): Promise<void> {
  const worker = new Worker(task.entry, {
    workerData: task.data,
    transferList: [...task.transfer],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: memoryMebibytes, maxYoungGenerationSizeMb: youngMebibytes },
  })
  const timer = setTimeout(() => void worker.terminate(), mostSeconds * 1000)
  try {
    await handled(worker, task)
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

function handled<Message>(worker: Worker, task: ThreadTask<Message>): Promise<void> {
  return new Promise((resolve, reject) => {
    let line: Promise<void> = Promise.resolve()
    const answer = async (envelope: Envelope): Promise<void> => {
      if ('problem' in envelope)
        throw new Problem(envelope.problem.code, envelope.problem.status, envelope.problem.sentence, {})
      if ('end' in envelope) {
        resolve()
        return
      }
      await task.handle(envelope.message as Message)
      worker.postMessage('handled')
    }
    worker.on('message', (envelope: Envelope) => {
      line = line.then(() => answer(envelope))
      line.catch(reject)
    })
    worker.on('error', (error: Error) => {
      reject('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? fileProblems.tooMuchToRead({}) : error)
    })
    worker.on('exit', () => {
      // Only once all it said has been handled: by then a reading that ended well is over, and this changes nothing.
      line.then(
        () => {
          reject(fileProblems.tooMuchToRead({}))
        },
        () => undefined,
      )
    })
  })
}

/** In the thread: does the work, sending as it goes, and tells how it ended. */
export async function answerInThread(
  work: (send: (message: unknown) => Promise<void>) => Promise<void>,
): Promise<void> {
  const port = parentPort
  if (!port) throw new Error('This module runs in a thread')
  let ahead = 0
  port.on('message', () => {
    ahead -= 1
  })
  const send = async (message: unknown): Promise<void> => {
    port.postMessage({ message } satisfies Envelope)
    ahead += 1
    while (ahead >= mostAhead) await once(port, 'message')
  }
  try {
    await work(send)
    port.postMessage({ end: true } satisfies Envelope)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    port.postMessage({
      problem: { code: error.code, status: error.status, sentence: error.message },
    } satisfies Envelope)
  } finally {
    port.removeAllListeners('message')
    port.unref()
  }
}
