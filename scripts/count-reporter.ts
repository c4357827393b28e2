/** A reporter for Node's test runner that writes one line of JSON: how many tests passed, failed and were skipped in the run. */
import type { TestEvent } from 'node:test/reporters'

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

// eslint-disable-next-line no-restricted-syntax -- Node loads a reporter by its default export
export default async function* countReporter(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of source) {
    // Each file tells its own summary too; the one without a file is the whole run's.
    if (event.type !== 'test:summary' || event.data.file !== undefined) continue
    const { passed, skipped, todo, tests } = event.data.counts
    // A cancelled test did not do what its name says, so it counts as failed.
    const counts: Counts = { passed, failed: tests - passed - skipped - todo, skipped: skipped + todo }
    yield `${JSON.stringify(counts)}\n`
  }
}
