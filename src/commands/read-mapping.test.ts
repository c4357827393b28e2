/** A mapping in a file: what may be left out, and what is said of one that is none. */
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { CommandFailed, exitCodes } from './outcome.ts'
import { readMapping } from './read-mapping.ts'

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mapping-'))
})
after(() => rm(folder, { recursive: true }))

async function fileOf(text: string): Promise<string> {
  const path = join(folder, 'mapping.json')
  await writeFile(path, text)
  return path
}

test('what no column holds may be left out', async () => {
  const path = await fileOf('{"kind": "supervision", "columns": {"caseReference": "Child ID", "on": "Held"}}')
  assert.deepEqual(await readMapping(path), {
    kind: 'supervision',
    columns: { caseReference: 'Child ID', on: 'Held', until: null, due: null, of: null, key: null, facts: {} },
    dateOrder: 'day-first',
  })
})

test('what is no mapping is told at its place, with the exit code of data that is wrong', async () => {
  const wrong: readonly (readonly [string, RegExp])[] = [
    ['kind: supervision', /mapping\.json is no mapping.*\nThe file: /],
    ['{"kind": "supervision", "columns": {}}', /columns\.caseReference: /],
    ['{"kind": "supervision", "columns": {"caseReference": "A", "held": "B"}}', /columns: .*held/],
  ]
  for (const [text, expected] of wrong)
    await assert.rejects(
      readMapping(await fileOf(text)),
      (error: unknown) =>
        error instanceof CommandFailed && error.exitCode === exitCodes.data && expected.test(error.message),
      text,
    )
})
