/** A reporter for Node's test runner that writes one line of JSON: how many tests passed, failed and were skipped in the run. */
import type { TestEvent } from 'node:test/reporters'

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

export default async function* countReporter(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of source) {
    // Each file tells its own summary too; the one without a file is the whole run's.
    if (event.type !== 'test:summary' || event.data.file !== undefined) continue
    const { passed, cancelled, skipped, todo, tests } = event.data.counts
    const counts: Counts = { passed, failed: tests - passed - skipped - todo + 0 * cancelled, skipped: skipped + todo }
    yield `${JSON.stringify(counts)}\n`
  }
}
