/**
 * Bringing in a case list: 50,000 children on lists 4 to 9, from the uploaded workbook to the accepted-to-be list in the embedded
 * database, through the job that the product runs. The workbook is made in a process of its own, so that its memory is not counted.
 */
import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { instant, localDate } from '#domain/calendar/dates.ts'
import { readCaseImportJob, storeCaseImport } from '#features/cases/door.ts'
import type { Context } from '#platform/context.ts'
import { kyselyOn, openPool } from '#platform/database/connection.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { noQueue } from '#platform/jobs/queue.ts'
import { openLog } from '#platform/logging.ts'
import { freshRandom } from '#platform/random.ts'
import { actorFor } from '#platform/sign-in/session.ts'
import { systemActor } from '#domain/access/actor.ts'
import { caseloadSheets } from '#testing/annex-a-workbook.ts'
import { testAuthorityId, testDatabase, testDay } from '#testing/database.ts'
import { workbookOf } from '#testing/workbook.ts'
import { newFolder, removeFolder } from './house.ts'
import { print } from './machine.ts'

const children = 50_000
const reportDate = localDate('2018-05-14')
const [, self, target] = process.argv

if (target !== undefined)
  await writeFile(target, await workbookOf(caseloadSheets({ children, reportDate, faultEvery: 100 })))
else await measure()

async function measure(): Promise<void> {
  const folder = await newFolder()
  const path = join(folder, 'annex-a.xlsx')
  execFileSync(process.execPath, [self ?? fileURLToPath(import.meta.url), path])
  const content = await readFile(path)
  const copy = await testDatabase()
  const pool = openPool(copy.app, () => undefined)
  const building = { database: kyselyOn(pool), listeners: [], queue: noQueue, log: openLog('silent') }
  const now = instant(testDay)
  const system = systemActor(testAuthorityId, 'Bench')
  const actor = await inTransaction(building, { actor: system, now, random: freshRandom() }, async ctx => {
    const dev = await ctx.db
      .selectFrom('staffMember')
      .select('staffId')
      .where('email', '=', 'dev.acharya@wessenshire.example')
      .executeTakeFirstOrThrow()
    return (await actorFor(ctx.db, testAuthorityId, dev.staffId)) ?? system
  })
  const step = <Result>(work: (ctx: Context) => Promise<Result>): Promise<Result> =>
    inTransaction(building, { actor, now, random: freshRandom() }, work)
  const importId = await step(ctx => storeCaseImport(ctx, [{ name: 'annex-a.xlsx', content }], reportDate))
  const delays = monitorEventLoopDelay({ resolution: 5 })
  delays.enable()
  const began = performance.now()
  await readCaseImportJob.run({ importId }, { step })
  const seconds = (performance.now() - began) / 1000
  delays.disable()
  const counts = await step(async ctx => {
    const count = async (table: 'caseListRow' | 'caseRecord'): Promise<number> =>
      (
        await ctx.db
          .selectFrom(table)
          .select(ctx.db.fn.countAll<number>().as('rows'))
          .where('importId', '=', importId)
          .executeTakeFirstOrThrow()
      ).rows
    return { rows: await count('caseListRow'), cases: await count('caseRecord') }
  })
  await building.database.destroy()
  await copy.drop()
  await removeFolder(folder)
  tellResults({ seconds, counts, bytes: content.length, delay: delays.max / 1_000_000 })
}

interface Results {
  readonly seconds: number
  readonly counts: { readonly rows: number; readonly cases: number }
  readonly bytes: number
  /** Milliseconds. */
  readonly delay: number
}

function tellResults({ seconds, counts, bytes, delay }: Results): void {
  const memory = process.resourceUsage().maxRSS / 1024
  const over = `${children.toLocaleString('en-GB')} children, ${counts.rows.toLocaleString('en-GB')} rows, ${counts.cases.toLocaleString('en-GB')} cases, ${(bytes / 1_048_576).toFixed(1)} MiB`
  print([
    {
      what: 'reading a case list into the database',
      found: `${seconds.toFixed(1)} s`,
      target: 'under 20 s',
      reached: seconds < 20 && counts.cases > children * 0.9,
      over,
    },
    {
      what: 'peak memory of the process, thread included',
      found: `${Math.round(memory)} MiB`,
      target: 'under 400 MiB',
      reached: memory < 400,
      over: '1 reading',
    },
    {
      what: 'longest that a page would have waited for the process',
      found: `${Math.round(delay)} ms`,
      target: 'under 200 ms',
      reached: delay < 200,
      over: 'the whole reading',
    },
  ])
}
