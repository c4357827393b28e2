/** The snapshot that a first start loads is the story's own: told again, it comes out the same to the letter. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSnapshot } from './snapshot.ts'
import { retell } from './retell.ts'

const linesOf = (text: string): readonly string[] => text.split('\n')

test('the county’s story, told again from the beginning, is the snapshot that is shipped', async () => {
  const [kept, told] = [linesOf(await readSnapshot()), linesOf(await retell(() => undefined))]
  const first = kept.findIndex((line, index) => line !== told[index])
  assert.equal(kept[first], told[first], 'run "npm run county" where the story or the tables were changed on purpose')
  assert.equal(told.length, kept.length)
})
