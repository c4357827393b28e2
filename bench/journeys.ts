/** An extract of a whole council: written by the product's own generator, read, accepted and worked out, and one child's facts. */
import { chmod, mkdir, open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { makeChildren } from '#domain/caseload/make-caseload.ts'
import { ssdTablesOf } from '#domain/caseload/ssd.ts'
import { localDate } from '#domain/calendar/dates.ts'
import { acceptCaseImport, journeyOf, readCaseImportNow, storeCaseImport } from '#features/cases/door.ts'
import { workOutJourneys } from '#features/timeliness/door.ts'
import { asOwner } from '#platform/database/connection.ts'
import { runningEmbedded } from '#platform/database/embedded.ts'
import { besideTheProduct } from './beside.ts'
import { newFolder, removeFolder, startHouse } from './house.ts'
import { percentile, print } from './machine.ts'
import { Visitor } from './visitor.ts'

const size = Number(process.env['CHILDREN'] ?? 20_000)
const reportDate = localDate('2018-05-01')

interface Written {
  readonly files: readonly { readonly name: string; readonly path: string }[]
  readonly rows: number
  readonly bytes: number
}

/** Tables as files, a few thousand rows at a time. */
async function writeExtract(folder: string): Promise<Written> {
  await mkdir(folder)
  const files: { name: string; path: string }[] = []
  const totals = { rows: 0, bytes: 0 }
  for (const table of ssdTablesOf(() => makeChildren({ children: size, reportDate, seed: 1 }))) {
    const name = `${table.name}.csv`
    const path = join(folder, name)
    const file = await open(path, 'w')
    let batch: unknown[] = [table.headings]
    const flush = async (): Promise<void> => {
      await file.appendFile(stringify(batch))
      batch = []
    }
    for (const row of table.rows) {
      totals.rows += 1
      batch.push(row)
      if (batch.length === 5000) await flush()
    }
    await flush()
    await file.close()
    files.push({ name, path })
    totals.bytes += (await stat(path)).size
  }
  return { files, ...totals }
}

/** PostgreSQL's own COPY of the same files into tables of text without keys or constraints: the least that storing them can cost. */
async function copied(dataFolder: string, extractFolder: string, files: Written['files']): Promise<void> {
  const address = await runningEmbedded(dataFolder)
  if (!address) throw new Error('The product is not running')
  // The server runs as an account of its own and reads the files itself.
  for (const open of [dataFolder, extractFolder]) await chmod(open, 0o755)
  const { socketFolder, database, ownerUser: user } = address
  await asOwner({ socketFolder, database, user }, async client => {
    for (const [place, { path }] of files.entries()) {
      const [headings = ''] = (await readFile(path, 'utf8')).split('\n', 1)
      const columns = headings.split(',').map((_, column) => `c${column} text`)
      await client.query(`create table copied_${place} (${columns.join(', ')})`)
      await client.query(`copy copied_${place} from '${path}' (format csv, header)`)
      await client.query(`drop table copied_${place}`)
    }
  })
}

const folder = await newFolder()
const house = await startHouse(folder)
const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}
try {
  const { files, rows, bytes } = await writeExtract(join(folder, 'extract'))
  const over = `${size.toLocaleString('en-GB')} children, ${files.length} tables, ${rows.toLocaleString('en-GB')} rows, ${Math.round(bytes / 2 ** 20)} MiB`
  const times = await besideTheProduct(folder, async ctx => {
    const importId = await storeCaseImport(
      ctx,
      files.map(({ name }) => ({ name, content: Buffer.from('a,b\n') })),
      reportDate,
    )
    const read = await seconds(() => readCaseImportNow(ctx, importId, files))
    const accepted = await seconds(() => acceptCaseImport({ ...ctx, enqueue: async () => undefined }, importId))
    const workedOut = await seconds(() => workOutJourneys(ctx))
    const one: number[] = []
    const references = [...makeChildren({ children: 200, reportDate, seed: 1 })].map(child => child.caseReference)
    for (const reference of references) one.push(await seconds(() => journeyOf(ctx, reference)))
    return { read, accepted, workedOut, one: percentile(one, 0.95) * 1000 }
  })
  const copy = await seconds(() => copied(folder, join(folder, 'extract'), files))
  const visitor = new Visitor(house.address)
  await visitor.signInAs('Dev Acharya')
  const pages: number[] = []
  for (let turn = 0; turn < 30; turn += 1) pages.push((await visitor.fetch('/tracking/permanence')).milliseconds)
  const board = percentile(pages, 0.95)
  const row = (what: string, found: string, target: string, reached: boolean) => ({
    what,
    found,
    target,
    reached,
    over,
  })
  print([
    row('extract read and compared', `${times.read.toFixed(1)} s`, 'under 60 s', times.read < 60),
    row(
      'read, compared and accepted, against COPY of the same files',
      `${((times.read + times.accepted) / copy).toFixed(1)} times (${copy.toFixed(1)} s)`,
      'within 3 times',
      times.read + times.accepted < copy * 3,
    ),
    row('accepted', `${times.accepted.toFixed(1)} s`, 'none given', true),
    row(
      'measures, boards and data faults worked out and stored',
      `${times.workedOut.toFixed(1)} s`,
      'none given',
      true,
    ),
    row('one child’s facts, p95', `${times.one.toFixed(1)} ms`, 'under 5 ms', times.one < 5),
    row('page of the permanence board, p95', `${board.toFixed(0)} ms`, 'under 100 ms', board < 100),
  ])
} finally {
  await house.stop()
  await removeFolder(folder)
}
