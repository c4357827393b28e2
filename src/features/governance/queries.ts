/** Reads of reports to members: a member sees what is released; those who may read every audit see reports in writing too. */
import { sql } from 'kysely'
import type { Actor } from '#domain/access/actor.ts'
import { rowsFor } from '#domain/access/can.ts'
import type { Instant, LocalDate } from '#domain/calendar/dates.ts'
import type { ScrutinyFigures } from '#domain/governance/figures.ts'
import { passages, type PassageKey } from '#domain/governance/passages.ts'
import type { ScrutinyReport } from '#domain/governance/report.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'

export interface ReportListed {
  readonly reference: string
  readonly title: string
  readonly firstMonth: LocalDate
  readonly lastMonth: LocalDate
  readonly begunBy: string
  readonly releasedAt: Instant | null
}

export interface ReportFound {
  readonly reportId: string
  readonly report: ScrutinyReport
  /** Who began it or wrote in it. */
  readonly authorIds: readonly string[]
}

/** Years of yearly reports. */
const mostListed = 100

export const readsDrafts = (actor: Actor): boolean =>
  actor.kind === 'system' || rowsFor(actor, 'scrutiny-report.read').some(row => row.reach === 'authority')

export async function reportsListed(ctx: Context): Promise<readonly ReportListed[]> {
  const { rows } = await sql<ReportListed>`
    select report.reference, report.title, report.first_month, report.last_month, author.name as begun_by, release.released_at
    from scrutiny_report report
    join staff_member author on author.authority_id = report.authority_id and author.staff_id = report.begun_by
    left join scrutiny_release release on release.authority_id = report.authority_id and release.report_id = report.report_id
    where report.authority_id = ${ctx.authorityId} and (${readsDrafts(ctx.actor)}::boolean or release.released_at is not null)
    order by report.last_month desc, report.reference desc limit ${mostListed}`.execute(ctx.db)
  return rows
}

interface ReportRow extends Omit<ReportListed, 'releasedAt'> {
  readonly reportId: string
  readonly beganId: string
  readonly number: number
  readonly gatheredAt: Instant
  readonly figures: ScrutinyFigures
  readonly released: ScrutinyReport | null
}

/** A report as its reader may have it: what was released as it was released, else what is written so far. 404 where there is none. */
export async function reportFor(ctx: Context, reference: string): Promise<ReportFound> {
  const { rows } = await sql<ReportRow>`
    select report.report_id, report.reference, report.title, report.first_month, report.last_month, report.begun_by as began_id,
      author.name as begun_by, snapshot.number, snapshot.gathered_at, snapshot.figures, release.report as released
    from scrutiny_report report
    join staff_member author on author.authority_id = report.authority_id and author.staff_id = report.begun_by
    join lateral (select * from scrutiny_snapshot where scrutiny_snapshot.authority_id = report.authority_id
      and scrutiny_snapshot.report_id = report.report_id order by number desc limit 1) snapshot on true
    left join scrutiny_release release on release.authority_id = report.authority_id and release.report_id = report.report_id
    where report.authority_id = ${ctx.authorityId} and report.reference = ${reference}`.execute(ctx.db)
  const [row] = rows
  if (!row || (row.released === null && !readsDrafts(ctx.actor))) throw httpProblems.notFound({})
  const written = await passagesOf(ctx, row.reportId)
  return {
    reportId: row.reportId,
    report: row.released ?? inWriting(row, written),
    authorIds: [row.beganId, ...written.map(({ writtenBy }) => writtenBy)],
  }
}

/** The same, held until the transaction ends, so that words, numbers and release never cross. */
export async function reportHeld(ctx: Context, reference: string): Promise<ReportFound> {
  await sql`select pg_advisory_xact_lock(hashtext(${`scrutiny-report:${ctx.authorityId}:${reference}`}))`.execute(
    ctx.db,
  )
  return reportFor(ctx, reference)
}

const inWriting = (row: ReportRow, written: readonly PassageRow[]): ScrutinyReport => ({
  reference: row.reference,
  title: row.title,
  firstMonth: row.firstMonth,
  lastMonth: row.lastMonth,
  begunBy: row.begunBy,
  numbers: { number: row.number, gatheredAt: row.gatheredAt },
  figures: row.figures,
  passages: passages.map(({ key }) => {
    const latest = written.find(({ passage }) => passage === key)
    return { key, version: latest?.version ?? 0, words: latest?.words ?? '' }
  }),
  released: null,
})

export interface PassageRow {
  readonly passage: PassageKey
  readonly version: number
  readonly words: string
  readonly writtenBy: string
  readonly writer: string
  readonly writtenAt: Instant
}

/** Every version of every passage, the newest first. */
export async function passagesOf(ctx: Context, reportId: string): Promise<readonly PassageRow[]> {
  const { rows } = await sql<PassageRow>`
    select passage, version, words, written_by, writer.name as writer, written_at
    from scrutiny_passage passage_row
    join staff_member writer on writer.authority_id = passage_row.authority_id and writer.staff_id = passage_row.written_by
    where passage_row.authority_id = ${ctx.authorityId} and report_id = ${reportId}
    order by passage, version desc`.execute(ctx.db)
  return rows
}
