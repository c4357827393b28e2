/**
 * Works out from the journeys that stand how every measure stands, what the boards track and what cannot be right in the data, and
 * replaces what was worked out before, in one transaction: nobody sees half of it. Small caseloads at once, others as a job.
 */
import { sql } from 'kysely'
import { dataFaults, type DataFault } from '#domain/data-quality/data-faults.ts'
import type { CombinedJourney } from '#domain/journey/combine.ts'
import type { MeasureResult } from '#domain/timeliness/measure.ts'
import { workOut } from '#domain/timeliness/work-out.ts'
import { rowsOfBoard, type BoardRow } from '#domain/tracking/board.ts'
import { boards } from '#domain/tracking/boards.ts'
import type { Context } from '#platform/context.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import { everyJourney, standingSources } from '../cases/door.ts'
import { settingsNow, type TimelinessSettings } from './settings.ts'

/** So many children are worked out while whoever accepted the list waits: well under a second. */
const mostAtOnce = 400
const rowsInBatch = 2000

export const workOutJourneysJob: JobHandler<'work-out-journeys'> = {
  name: 'work-out-journeys',
  run: async (_data, job) => {
    await job.step(workOutJourneys)
  },
  failed: () => Promise.resolve(),
}

/** After an extract was accepted or undone, or a setting changed. */
export async function workOutSoon(ctx: Context): Promise<void> {
  const { rows } = await sql<{ children: number }>`
    select count(*)::integer as children from (select distinct case_reference from journey where authority_id = ${ctx.authorityId} and stands limit ${mostAtOnce + 1}) as standing`.execute(
    ctx.db,
  )
  if ((rows[0]?.children ?? 0) > mostAtOnce) await ctx.enqueue('work-out-journeys', {})
  else await workOutJourneys(ctx)
}

/** Returns how many cases there were. */
export async function workOutJourneys(ctx: Context): Promise<number> {
  // Two at once would write the same rows: the later one waits, and works from what stands then.
  await sql`select pg_advisory_xact_lock(hashtextextended('work-out-journeys' || ${ctx.authorityId}, 0))`.execute(
    ctx.db,
  )
  const settings = await settingsNow(ctx)
  for (const table of ['timelinessResult', 'trackedCase', 'dataFault'] as const)
    await ctx.db.deleteFrom(table).where('authorityId', '=', ctx.authorityId).execute()
  const writing = writer(ctx)
  const counts = { cases: 0, events: 0 }
  for await (const journey of everyJourney(ctx, await standingSources(ctx))) {
    counts.cases += 1
    for (const events of journey.byKind.values()) counts.events += events.length
    await writing.add(workedOut(journey, settings))
  }
  await writing.flush()
  await keepWhen(ctx, settings, counts)
  return counts.cases
}

interface WorkedOut {
  readonly caseReference: string
  readonly results: readonly MeasureResult[]
  readonly tracked: readonly (BoardRow & { readonly board: string })[]
  readonly faults: readonly DataFault[]
}

const workedOut = (journey: CombinedJourney, settings: TimelinessSettings): WorkedOut => ({
  caseReference: journey.caseReference,
  results: workOut(journey, settings.measures),
  tracked: boards.flatMap(board => {
    const row = rowsOfBoard(board, journey, settings.boards)
    return row ? [{ ...row, board: board.key }] : []
  }),
  faults: dataFaults(journey),
})

function writer(ctx: Context) {
  let [results, tracked, faults]: [object[], object[], object[]] = [[], [], []]
  const flush = async (): Promise<void> => {
    if (results.length > 0) await writeResults(ctx, results)
    if (tracked.length > 0) await writeTracked(ctx, tracked)
    if (faults.length > 0) await writeFaults(ctx, faults)
    ;[results, tracked, faults] = [[], [], []]
  }
  return {
    flush,
    add: async (made: WorkedOut): Promise<void> => {
      results.push(...made.results.map(resultColumns))
      tracked.push(...made.tracked.map(trackedColumns))
      faults.push(...made.faults.map((fault, place) => faultColumns(made.caseReference, fault, place + 1)))
      if (results.length + tracked.length + faults.length >= rowsInBatch) await flush()
    },
  }
}

const resultColumns = (one: MeasureResult): object => ({
  ...{ case_reference: one.caseReference, measure: one.measure, instance: one.instance, state: one.state },
  ...{ started_on: one.startedOn, due_on: one.dueOn, done_on: one.doneOn, ended_on: one.endedOn, took: one.took },
  ...{ latest_only: one.latestOnly, counted: one.counted, evidence: one.evidence },
})
const trackedColumns = (one: WorkedOut['tracked'][number]): object => ({
  ...{ board: one.board, case_reference: one.caseReference, since: one.since, level: one.level },
  ...{ because: one.because, cells: one.cells },
})
const faultColumns = (caseReference: string, one: DataFault, number: number): object => ({
  ...{ case_reference: caseReference, number, code: one.code, kind: one.kind },
  ...{ event_key: one.key, file: one.at.file, row: one.at.row, sentence: one.sentence },
})

async function writeResults(ctx: Context, rows: readonly object[]): Promise<void> {
  await sql`insert into timeliness_result (authority_id, case_reference, measure, instance, started_on, due_on, done_on, ended_on, state,
      took, latest_only, counted, evidence)
    select ${ctx.authorityId}::uuid, case_reference, measure, instance, started_on, due_on, done_on, ended_on, state, took, latest_only,
      counted, evidence
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as made(case_reference text, measure text, instance text, started_on date,
      due_on date, done_on date, ended_on date, state text, took integer, latest_only boolean, counted boolean, evidence jsonb)`.execute(
    ctx.db,
  )
}

async function writeTracked(ctx: Context, rows: readonly object[]): Promise<void> {
  await sql`insert into tracked_case (authority_id, board, case_reference, since, level, because, cells)
    select ${ctx.authorityId}::uuid, board, case_reference, since, level, because, cells
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as made(board text, case_reference text, since date, level text, because text,
      cells jsonb)`.execute(ctx.db)
}

async function writeFaults(ctx: Context, rows: readonly object[]): Promise<void> {
  await sql`insert into data_fault (authority_id, case_reference, number, code, kind, event_key, file, row, sentence)
    select ${ctx.authorityId}::uuid, case_reference, number, code, kind, event_key, file, row, sentence
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as made(case_reference text, number integer, code text,
      kind text, event_key text, file integer, row integer, sentence text)`.execute(ctx.db)
}

async function keepWhen(
  ctx: Context,
  settings: TimelinessSettings,
  counts: { readonly cases: number; readonly events: number },
): Promise<void> {
  const when = { workedOutAt: ctx.now, ...counts, settings: JSON.stringify(settings) }
  await ctx.db
    .insertInto('journeysWorkedOut')
    .values({ authorityId: ctx.authorityId, ...when })
    .onConflict(conflict => conflict.column('authorityId').doUpdateSet(when))
    .execute()
}
