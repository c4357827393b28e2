/** What the thread runs that looks at the columns of a file of the council's own. */
import { workerData } from 'node:worker_threads'
import { answerInThread } from '#platform/files/reading-thread.ts'
import { lookAtFile, type LookingTask } from './look-at-file.ts'

await answerInThread(send => lookAtFile(workerData as LookingTask, send))
