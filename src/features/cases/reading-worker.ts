/** What the reading thread runs. */
import { workerData } from 'node:worker_threads'
import { answerInThread } from '#platform/files/reading-thread.ts'
import { readFiles, type ReadingTask } from './read-files.ts'

await answerInThread(send => readFiles(workerData as ReadingTask, send))
