/**
 * Reads an uploaded case list: the job that the upload asks for. Its result is one transaction (nothing is half brought in), in
 * which the uploaded files are deleted too. Meanwhile the progress is told in transactions of its own.
 */
import { Problem } from '#domain/problem.ts'
import type { ImportReport } from '#domain/cases/import-report.ts'
import { caseProblems } from '#domain/cases/problems.ts'
import type { Context } from '#platform/context.ts'
import { fileProblems } from '#platform/files/problems.ts'
import { runInThread } from '#platform/files/reading-thread.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import { nameMatcher } from '#domain/cases/match-names.ts'
import { importById, staffKnown, teamsKnown, uploadedFiles } from './queries.ts'
import type { FileGiven, ReadingMessage, ReadingTask } from './read-files.ts'
import { openStage, stageParts } from './stage-parts.ts'
import { withJourneys } from './with-journeys.ts'
import { writeCaseRecords, writeListRows } from './write-cases.ts'

/** Told to the person who waits. */
export interface Progress {
  readonly rows: number
  readonly sheet: string | null
}

type Tell = (progress: Progress) => Promise<void>

const entry = new URL('./reading-worker.ts', import.meta.url)
/** Progress is told after every so many rows. */
const rowsBetweenTellings = 5000

export const readCaseImportJob: JobHandler<'read-case-import'> = {
  name: 'read-case-import',
  run: async ({ importId }, job) => {
    const begun = await job.step(ctx => begin(ctx, importId))
    if (!begun) return
    const tell: Tell = progress => job.step(ctx => keepProgress(ctx, importId, progress))
    try {
      await job.step(ctx => readInto(ctx, importId, tell))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const wanted = error.code === caseProblems.mappingWanted.code
      await job.step(ctx => (wanted ? wantMapping(ctx, importId) : refuseImport(ctx, importId, error)))
    }
  },
  failed: ({ importId }, job) => job.step(ctx => refuseImport(ctx, importId, fileProblems.tooMuchToRead({}))),
}

/**
 * Reads an import in the caller's own transaction, for commands and stories. Throws the problem instead of keeping it. Files on the
 * disk of whoever runs a command are read from there, and never stored.
 */
export async function readCaseImportNow(
  ctx: Context,
  importId: string,
  onDisk: readonly FileGiven[] = [],
): Promise<ImportReport> {
  if (!(await begin(ctx, importId))) throw caseProblems.notRead({ state: 'read already' })
  return readInto(ctx, importId, async () => undefined, onDisk)
}

/** False when there is nothing (more) to read: it was read before, or discarded, or its columns are to be named first. */
async function begin(ctx: Context, importId: string): Promise<boolean> {
  const begun = await ctx.db
    .updateTable('caseImport')
    .set({ state: 'reading', progress: JSON.stringify({ rows: 0, sheet: null }) })
    .where('authorityId', '=', ctx.authorityId)
    .where('importId', '=', importId)
    .where('state', 'in', ['waiting', 'reading'])
    .where(where => where.or([where('kind', 'is distinct from', 'own-csv'), where('mapping', 'is not', null)]))
    .executeTakeFirst()
  return begun.numUpdatedRows > 0n
}

async function keepProgress(ctx: Context, importId: string, progress: Progress): Promise<void> {
  await ctx.db
    .updateTable('caseImport')
    .set({ progress: JSON.stringify(progress) })
    .where('authorityId', '=', ctx.authorityId)
    .where('importId', '=', importId)
    .where('state', '=', 'reading')
    .execute()
}

async function readInto(
  ctx: Context,
  importId: string,
  tell: Tell,
  onDisk: readonly FileGiven[] = [],
): Promise<ImportReport> {
  const { reportDate, mapping } = await importById(ctx, importId)
  const files = onDisk.length > 0 ? onDisk : await uploadedFiles(ctx, importId)
  const [teams, staff] = [await teamsKnown(ctx), await staffKnown(ctx, reportDate)]
  await openStage(ctx)
  const ends: ReportMessage[] = []
  const rows = rowsTold(tell)
  await runInThread<ReadingMessage>({
    entry,
    data: { files, reportDate, teams, staff, mapping } satisfies ReadingTask,
    transfer: files.flatMap(file => ('content' in file ? [file.content] : [])),
    handle: async message => {
      if (message.kind === 'report') ends.push(message)
      else await write(ctx, importId, message)
      if (message.kind === 'rows') await rows.add(message.rows, message.sheet)
      if (message.kind === 'parts') await rows.add(message.events, message.sheet)
    },
  })
  const [end] = ends
  if (!end) throw fileProblems.tooMuchToRead({})
  if (nothingIn(end.report) && end.mappable) throw caseProblems.mappingWanted({})
  return keepResult(
    ctx,
    importId,
    await withJourneys(ctx, { importId, reportDate, matcher: nameMatcher(teams, staff) }, end),
  )
}

type ReportMessage = Extract<ReadingMessage, { kind: 'report' }>

function write(ctx: Context, importId: string, message: Exclude<ReadingMessage, ReportMessage>): Promise<void> {
  if (message.kind === 'parts') return stageParts(ctx, message.references, message.contents)
  return message.kind === 'cases'
    ? writeCaseRecords(ctx, importId, message.json)
    : writeListRows(ctx, importId, message.json)
}

/** Counts rows, and tells of them now and then. */
function rowsTold(tell: Tell) {
  let [rows, told] = [0, 0]
  return {
    add: async (more: number, sheet: string): Promise<void> => {
      rows += more
      if (rows - told < rowsBetweenTellings) return
      told = rows
      await tell({ rows, sheet })
    },
  }
}

const nothingIn = ({ sheets }: ImportReport): boolean =>
  sheets.every(sheet => sheet.list === null && sheet.table === undefined)

async function keepResult(ctx: Context, importId: string, report: ImportReport): Promise<ImportReport> {
  if (nothingIn(report)) throw caseProblems.nothingRead({ report })
  const kept = await ctx.db
    .updateTable('caseImport')
    .set({ state: 'read', report: JSON.stringify(report) })
    .where('authorityId', '=', ctx.authorityId)
    .where('importId', '=', importId)
    .where('state', '=', 'reading')
    .executeTakeFirst()
  if (kept.numUpdatedRows === 0n) throw caseProblems.notRead({ state: 'discarded' })
  await forgetFiles(ctx, importId)
  const { rows, cases } = report
  await ctx.announce({
    type: 'case-import.read',
    subject: `import:${importId}`,
    read: rows.read,
    refused: rows.notRead,
    cases: cases.total,
  })
  return report
}

/** The files hold names and dates of birth: they go as soon as they have been read or refused. */
async function forgetFiles(ctx: Context, importId: string): Promise<void> {
  await ctx.db
    .deleteFrom('caseImportFile')
    .where('authorityId', '=', ctx.authorityId)
    .where('importId', '=', importId)
    .execute()
}

/** A CSV of the council's own waits, with its file, until somebody says what its columns hold. */
async function wantMapping(ctx: Context, importId: string): Promise<void> {
  const waits = await ctx.db
    .updateTable('caseImport')
    .set({ state: 'waiting', kind: 'own-csv', progress: '{}' })
    .where('authorityId', '=', ctx.authorityId)
    .where('importId', '=', importId)
    .where('state', '=', 'reading')
    .executeTakeFirst()
  if (waits.numUpdatedRows > 0n)
    await ctx.announce({ type: 'case-import.mapping-wanted', subject: `import:${importId}` })
}

async function refuseImport(ctx: Context, importId: string, because: Problem): Promise<void> {
  const report = because.code === caseProblems.nothingRead.code ? JSON.stringify(because.details['report']) : null
  const refused = await ctx.db
    .updateTable('caseImport')
    .set({ state: 'refused', report, progress: JSON.stringify({ because: because.message }) })
    .where('authorityId', '=', ctx.authorityId)
    .where('importId', '=', importId)
    .where('state', 'in', ['waiting', 'reading'])
    .executeTakeFirst()
  if (refused.numUpdatedRows === 0n) return
  await forgetFiles(ctx, importId)
  await ctx.announce({ type: 'case-import.refused', subject: `import:${importId}`, because: because.code })
}
