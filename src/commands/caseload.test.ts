/** The command that writes invented caseloads: every format is there, own lists fit their mappings, and no folder is written over. */
import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { localDate } from '#domain/calendar/dates.ts'
import { mappingFaults } from '#domain/journey/own-csv/mapping.ts'
import { caseloadCommand } from './caseload.ts'
import { CommandFailed, exitCodes } from './outcome.ts'
import { readMapping } from './read-mapping.ts'

const parent = await mkdtemp(join(tmpdir(), 'lfa-caseload-'))
after(() => rm(parent, { recursive: true, force: true }))
const options = { children: 60, seed: 7, reportDate: localDate('2026-03-31'), planted: 50 }

const tableOf = async (path: string): Promise<readonly (readonly string[])[]> => parse(await readFile(path))

test('a caseload is written in every format, with what was planted in it beside', async () => {
  const folder = join(parent, 'one')
  await caseloadCommand(folder, options)
  const made = (await readdir(folder)).sort()
  assert.deepEqual(made, ['annex-a', 'cin-census', 'dfe-data-flow', 'own-lists', 'planted.csv', 'ssd', 'ssda903'])
  const planted = await tableOf(join(folder, 'planted.csv'))
  assert.deepEqual(planted[0], ['case', 'kind', 'key', 'fault'])
  assert.ok(planted.length > 10)
})

test('each list of the council’s own fits the mapping beside it', async () => {
  const folder = join(parent, 'one', 'own-lists')
  const lists = (await readdir(folder)).filter(name => name.endsWith('.csv'))
  assert.equal(lists.length, 4)
  for (const list of lists) {
    const [headings = [], ...rows] = await tableOf(join(folder, list))
    assert.deepEqual(
      mappingFaults(await readMapping(join(folder, list.replace('.csv', '.mapping.json'))), headings),
      [],
    )
    assert.ok(rows.length > 0, list)
  }
})

test('the same numbers make the same files, and a folder that is there is left alone', async () => {
  const again = join(parent, 'two')
  await caseloadCommand(again, options)
  for (const path of ['planted.csv', 'ssd/ssd_cin_episodes.csv', 'cin-census/cin-census-2026.xml'])
    assert.equal(await readFile(join(again, path), 'utf8'), await readFile(join(parent, 'one', path), 'utf8'))
  await assert.rejects(
    caseloadCommand(again, options),
    (error: unknown) => error instanceof CommandFailed && error.exitCode === exitCodes.usage,
  )
})
