/** The thread that reads files: what it says comes in order, and whatever becomes of it, nobody waits for ever. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '#domain/problem.ts'
import { runInThread } from './reading-thread.ts'

const ours = new URL('./reading-thread.ts', import.meta.url).href
const thread = (program: string): URL =>
  new URL(`data:text/javascript,${encodeURIComponent(`import { answerInThread } from '${ours}'\n${program}`)}`)
const run = (program: string, handle: (message: unknown) => Promise<void> = async () => undefined): Promise<void> =>
  runInThread({ entry: thread(program), data: null, transfer: [], handle })
const withCode =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof Problem && error.code === code

test('messages are handled one at a time and in order, and the thread waits when it is ahead', async () => {
  const handled: unknown[] = []
  let [now, most] = [0, 0]
  await run('await answerInThread(async send => { for (let n = 0; n < 10; n += 1) await send(n) })', async message => {
    most = Math.max(most, (now += 1))
    await new Promise(resolve => setTimeout(resolve, 2))
    handled.push(message)
    now -= 1
  })
  assert.deepEqual([handled, most], [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 1])
})
test('a thread that needs too much memory ends, and only it', async () => {
  await assert.rejects(
    run(
      'await answerInThread(async () => { const kept = []; for (;;) kept.push(Array.from({ length: 10000 }, (_, n) => ({ n }))) })',
    ),
    withCode('file.too-much-to-read'),
  )
})
test('a thread that ends without having said so is not waited for', async () => {
  await assert.rejects(run('process.exit(0)'), withCode('file.too-much-to-read'))
})
test('a fault of ours in the thread stays a fault of ours', async () => {
  await assert.rejects(run('await answerInThread(async () => { throw new TypeError("ours") })'), TypeError)
})
test('when what it said cannot be written, the thread is ended and the reason given', async () => {
  await assert.rejects(
    run('await answerInThread(async send => { for (;;) await send(1) })', () =>
      Promise.reject(new RangeError('no room')),
    ),
    RangeError,
  )
})
