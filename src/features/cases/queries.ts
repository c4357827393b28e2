/** Reads of case lists: the imports, what was read from them, and the names they are matched with. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Instant, LocalDate } from '#domain/calendar/dates.ts'
import type { Covers, JourneyFormat } from '#domain/journey/journey.ts'
import type { OwnMapping } from '#domain/journey/own-csv/mapping.ts'
import type { ImportReport, NameCount } from '#domain/cases/import-report.ts'
import type { StaffKnown, TeamKnown } from '#domain/cases/match-names.ts'
import { caseProblems } from '#domain/cases/problems.ts'
import type { Context } from '#platform/context.ts'

export const stateWords = {
  waiting: 'Waiting to be read',
  'mapping-wanted': 'Waiting for its columns to be named',
  reading: 'Being read',
  read: 'Read, to be accepted',
  refused: 'Could not be read',
  accepted: 'Accepted',
  discarded: 'Discarded',
  undone: 'Undone',
} as const

export type ImportState = keyof typeof stateWords

export interface ImportFound {
  readonly importId: string
  readonly fileNames: readonly string[]
  readonly fingerprint: string
  readonly reportDate: LocalDate
  /** Null until it has been read. */
  readonly kind: JourneyFormat | null
  /** The accepted import of the same format with which it was compared. */
  readonly readAgainst: string | null
  readonly state: ImportState
  /** Of a file of the council's own, once its columns have been named. */
  readonly mapping: OwnMapping | null
  readonly startedAt: Instant
  readonly startedBy: string
  readonly decidedAt: Instant | null
  readonly decidedBy: string | null
  readonly progress: { readonly rows?: number; readonly sheet?: string | null; readonly because?: string }
  readonly report: ImportReport | null
}

/** A file of the council's own waits first for its columns to be named, then to be read by them. */
const stateRead = sql<ImportState>`case when list.state = 'waiting' and list.kind = 'own-csv' and list.mapping is null
  then 'mapping-wanted' else list.state end`

const importsRead = (ctx: Context) =>
  ctx.db
    .selectFrom('caseImport as list')
    .innerJoin('staffMember as starter', join =>
      join.onRef('starter.authorityId', '=', 'list.authorityId').onRef('starter.staffId', '=', 'list.startedBy'),
    )
    .leftJoin('staffMember as decider', join =>
      join.onRef('decider.authorityId', '=', 'list.authorityId').onRef('decider.staffId', '=', 'list.decidedBy'),
    )
    .select([
      'list.importId',
      'list.fileNames',
      'list.fingerprint',
      'list.reportDate',
      'list.kind',
      'list.readAgainst',
      stateRead.as('state'),
      'list.mapping',
      'list.startedAt',
      'list.decidedAt',
      'list.progress',
      'starter.name as startedBy',
      'decider.name as decidedBy',
    ])
    .where('list.authorityId', '=', ctx.authorityId)

/** One import with its report. 404 where there is none. */
export async function importById(ctx: Context, importId: string): Promise<ImportFound> {
  if (!z.uuid().safeParse(importId).success) throw caseProblems.notFound({})
  const row = await importsRead(ctx).select('list.report').where('list.importId', '=', importId).executeTakeFirst()
  if (!row) throw caseProblems.notFound({})
  return row as ImportFound
}

export interface StandingImport {
  readonly importId: string
  readonly reportDate: LocalDate
  readonly covers: Covers
}

/** Accepted imports with which no later accepted one was compared: of each format, the one that stands. */
export const standingImports = (ctx: Context) =>
  ctx.db
    .selectFrom('caseImport as list')
    .select(['list.importId', 'list.kind', 'list.reportDate', 'list.covers'])
    .where('list.authorityId', '=', ctx.authorityId)
    .where('list.state', '=', 'accepted')
    .where('list.covers', 'is not', null)
    .where(
      sql<boolean>`not exists (select from case_import as later where later.authority_id = list.authority_id
        and later.read_against = list.import_id and later.state = 'accepted')`,
    )

/** The import of a format that stands; null where none does. */
export async function standingImport(ctx: Context, format: JourneyFormat): Promise<StandingImport | null> {
  const row = await standingImports(ctx).where('list.kind', '=', format).executeTakeFirst()
  return row ? { importId: row.importId, reportDate: row.reportDate, covers: row.covers as Covers } : null
}

/** The same, held until the transaction ends: two people never decide on one import at once. */
export async function importToDecide(ctx: Context, importId: string): Promise<ImportFound> {
  if (!z.uuid().safeParse(importId).success) throw caseProblems.notFound({})
  await ctx.db
    .selectFrom('caseImport')
    .select('importId')
    .where('authorityId', '=', ctx.authorityId)
    .where('importId', '=', importId)
    .forNoKeyUpdate()
    .execute()
  return importById(ctx, importId)
}

export interface ImportListed extends Omit<ImportFound, 'report'> {
  readonly cases: number | null
}

export interface ImportPlace {
  readonly startedAt: Instant
  readonly importId: string
}

const casesInReport = sql<number | null>`(list.report -> 'cases' ->> 'total')::integer`

/** Imports from the newest, after the place given. */
export async function importsAfter(
  ctx: Context,
  place: ImportPlace | null,
  limit: number,
): Promise<readonly ImportListed[]> {
  const rows = await importsRead(ctx)
    .select(casesInReport.as('cases'))
    .$if(place !== null, query =>
      query.where(
        sql<boolean>`(list.started_at, list.import_id) < (${place?.startedAt ?? ''}::timestamptz, ${place?.importId ?? ''}::uuid)`,
      ),
    )
    .orderBy('list.startedAt', 'desc')
    .orderBy('list.importId', 'desc')
    .limit(limit)
    .execute()
  return rows as ImportListed[]
}

/** Teams with every name they go by. */
export async function teamsKnown(ctx: Context): Promise<readonly TeamKnown[]> {
  const [teams, aliases] = [
    await ctx.db
      .selectFrom('team')
      .select(['teamId', 'localityId', 'name'])
      .where('authorityId', '=', ctx.authorityId)
      .orderBy('name')
      .execute(),
    await ctx.db
      .selectFrom('teamAlias')
      .select(['teamId', 'alias'])
      .where('authorityId', '=', ctx.authorityId)
      .execute(),
  ]
  return teams.map(({ teamId, localityId, name }) => ({
    teamId,
    localityId,
    names: [name, ...aliases.filter(one => one.teamId === teamId).map(one => one.alias)],
  }))
}

/** Staff who had not left by that day. */
export async function staffKnown(ctx: Context, on: LocalDate): Promise<readonly StaffKnown[]> {
  return ctx.db
    .selectFrom('staffMember')
    .select(['staffId', 'name', 'teamId'])
    .where('authorityId', '=', ctx.authorityId)
    .where(where => where.or([where('leftOn', 'is', null), where('leftOn', '>', on)]))
    .execute()
}

/** Team names of an import that are not tied to a team, the commonest first. */
export async function teamNamesToMatch(ctx: Context, importId: string): Promise<readonly NameCount[]> {
  const rows = await ctx.db
    .selectFrom('caseRecord')
    .select(['teamName as name', sql<number>`count(*)::integer`.as('cases')])
    .where('authorityId', '=', ctx.authorityId)
    .where('importId', '=', importId)
    .where('teamId', 'is', null)
    .where('teamName', 'is not', null)
    .groupBy('teamName')
    .orderBy('cases', 'desc')
    .orderBy('name')
    .limit(200)
    .execute()
  return rows.map(row => ({ name: row.name ?? '', cases: row.cases }))
}

/** A few megabytes at a time, so that a large file does not hold up pages while it is fetched. */
const fetched = 4_194_304

/** The uploaded files, each in memory of its own that can go over to the reading thread. */
export async function uploadedFiles(
  ctx: Context,
  importId: string,
): Promise<readonly { name: string; content: ArrayBuffer }[]> {
  const rows = await ctx.db
    .selectFrom('caseImportFile')
    .select(['number', 'name', sql<number>`length(content)`.as('size')])
    .where('authorityId', '=', ctx.authorityId)
    .where('importId', '=', importId)
    .orderBy('number')
    .execute()
  const files = []
  for (const { number, name, size } of rows) {
    const content = new Uint8Array(size)
    for (let from = 0; from < size; from += fetched) {
      const piece = await ctx.db
        .selectFrom('caseImportFile')
        .select(sql<Buffer>`substring(content from ${from + 1}::integer for ${fetched}::integer)`.as('bytes'))
        .where('authorityId', '=', ctx.authorityId)
        .where('importId', '=', importId)
        .where('number', '=', number)
        .executeTakeFirstOrThrow()
      content.set(piece.bytes, from)
    }
    files.push({ name, content: content.buffer })
  }
  return files
}
