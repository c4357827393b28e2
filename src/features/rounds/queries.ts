/** Reads of rounds: one by its reference, and the list from the newest. */
import { sql } from 'kysely'
import type { Instant, LocalDate } from '#domain/calendar/dates.ts'
import { roundState, type RoundState } from '#domain/rounds/lifecycle.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'

export interface RoundFound {
  readonly roundId: string
  readonly reference: string
  readonly title: string
  readonly auditType: string
  /** Its first day. */
  readonly month: LocalDate
  readonly state: RoundState
  readonly importId: string
  /** The day that the case list tells of. */
  readonly reportDate: LocalDate
  readonly toolVersionId: string
  readonly toolName: string
  readonly toolVersion: number
  /** Whether its audits are graded, and so moderated. */
  readonly graded: boolean
  readonly openedAt: Instant
  readonly openedBy: string
  readonly closedAt: Instant | null
  readonly closedBy: string | null
  readonly closureNote: string | null
}

// From the round's cases to their allocations, each by its index: joined the other way, every allocation there is would be read.
const hasAllocation = sql<boolean>`exists (select from sampled_case sampled
  cross join lateral (select from allocation where allocation.authority_id = sampled.authority_id
    and allocation.sampled_case_id = sampled.sampled_case_id limit 1) given
  where sampled.authority_id = round.authority_id and sampled.round_id = round.round_id)`

const roundsJoined = (ctx: Context) =>
  ctx.db
    .selectFrom('round')
    .innerJoin('toolVersion as version', join =>
      join
        .onRef('version.authorityId', '=', 'round.authorityId')
        .onRef('version.toolVersionId', '=', 'round.toolVersionId'),
    )
    .innerJoin('auditTool as tool', join =>
      join.onRef('tool.authorityId', '=', 'version.authorityId').onRef('tool.toolId', '=', 'version.toolId'),
    )
    .innerJoin('caseImport as list', join =>
      join.onRef('list.authorityId', '=', 'round.authorityId').onRef('list.importId', '=', 'round.importId'),
    )
    .innerJoin('staffMember as opener', join =>
      join.onRef('opener.authorityId', '=', 'round.authorityId').onRef('opener.staffId', '=', 'round.openedBy'),
    )
    .leftJoin('samplingFrame as frame', join =>
      join.onRef('frame.authorityId', '=', 'round.authorityId').onRef('frame.roundId', '=', 'round.roundId'),
    )
    .leftJoin('roundClosure as closure', join =>
      join.onRef('closure.authorityId', '=', 'round.authorityId').onRef('closure.roundId', '=', 'round.roundId'),
    )
    .leftJoin('staffMember as closer', join =>
      join.onRef('closer.authorityId', '=', 'closure.authorityId').onRef('closer.staffId', '=', 'closure.closedBy'),
    )
    .where('round.authorityId', '=', ctx.authorityId)

const roundsRead = (ctx: Context) =>
  roundsJoined(ctx).select([
    'round.roundId',
    'round.reference',
    'round.title',
    'round.auditType',
    'round.month',
    'round.importId',
    'round.toolVersionId',
    'round.openedAt',
    'list.reportDate',
    'tool.name as toolName',
    'version.version as toolVersion',
    sql<boolean>`coalesce(version.content ->> 'grading', 'four-grades') = 'four-grades'`.as('graded'),
    'opener.name as openedBy',
    'closure.closedAt',
    'closer.name as closedBy',
    'closure.note as closureNote',
    'frame.drawnAt',
    hasAllocation.as('allocated'),
  ])

type RoundRow = Omit<RoundFound, 'state'> & { readonly drawnAt: Instant | null; readonly allocated: boolean }

function foundFrom({ drawnAt, allocated, ...row }: RoundRow): RoundFound {
  return { ...row, state: roundState({ drawn: drawnAt !== null, allocated, closed: row.closedAt !== null }) }
}

/** The round with this reference. 404 where there is none. */
export async function roundByReference(ctx: Context, reference: string): Promise<RoundFound> {
  const row = await roundsRead(ctx).where('round.reference', '=', reference).executeTakeFirst()
  if (!row) throw httpProblems.notFound({})
  return foundFrom(row)
}

/** The same, held until the transaction ends: two people never draw or allocate one round at once. */
export async function roundToChange(ctx: Context, reference: string): Promise<RoundFound> {
  await ctx.db
    .selectFrom('round')
    .select('roundId')
    .where('authorityId', '=', ctx.authorityId)
    .where('reference', '=', reference)
    .forUpdate()
    .execute()
  return roundByReference(ctx, reference)
}

export interface RoundListed extends RoundFound {
  readonly drawn: number
  readonly moderated: number
}

/** Where a page of the list begins: after this round. */
export interface RoundPlace {
  readonly month: LocalDate
  readonly reference: string
}

interface RoundCounts {
  readonly roundId: string
  readonly drawn: number
  readonly moderated: number
}

/** Of these rounds, cases in the sample and audits with an agreed grade that stands: counted together, because one by one is slow. */
async function countsOf(ctx: Context, roundIds: readonly string[]): Promise<ReadonlyMap<string, RoundCounts>> {
  if (roundIds.length === 0) return new Map()
  const { rows } = await sql<RoundCounts>`
    select drawn.round_id, drawn.count as drawn, coalesce(agreed.count, 0) as moderated
    from (select sampled.round_id, count(*)::integer as count from sampled_case sampled
      left join sampled_case_removal gone on gone.authority_id = sampled.authority_id and gone.sampled_case_id = sampled.sampled_case_id
      where sampled.authority_id = ${ctx.authorityId} and sampled.round_id = any(${[...roundIds]}::uuid[])
        and not sampled.reserve and gone.sampled_case_id is null
      group by 1) drawn
    left join (select audit.round_id, count(*)::integer as count from audit
      join grade_entry entry on entry.authority_id = audit.authority_id and entry.audit_id = audit.audit_id and entry.kind = 'agreed'
      left join correction on correction.authority_id = entry.authority_id and correction.submission_id = entry.submission_id
      where audit.authority_id = ${ctx.authorityId} and audit.round_id = any(${[...roundIds]}::uuid[])
        and correction.submission_id is null
      group by 1) agreed on agreed.round_id = drawn.round_id`.execute(ctx.db)
  return new Map(rows.map(row => [row.roundId, row]))
}

/** Rounds from the newest month, after the place given. */
export async function roundsAfter(
  ctx: Context,
  place: RoundPlace | null,
  limit: number,
): Promise<readonly RoundListed[]> {
  const rows = await roundsRead(ctx)
    .$if(place !== null, query =>
      query.where(
        sql<boolean>`(round.month, round.reference) < (${place?.month ?? ''}::date, ${place?.reference ?? ''})`,
      ),
    )
    .orderBy('round.month', 'desc')
    .orderBy('round.reference', 'desc')
    .limit(limit)
    .execute()
  const counts = await countsOf(
    ctx,
    rows.map(({ roundId }) => roundId),
  )
  return rows.map(row => {
    const { drawn = 0, moderated = 0 } = counts.get(row.roundId) ?? {}
    return { ...foundFrom(row), drawn, moderated }
  })
}

/** References of rounds in this month, to find one that is free. */
export async function referencesTaken(ctx: Context, month: LocalDate): Promise<readonly string[]> {
  const rows = await ctx.db
    .selectFrom('round')
    .select('reference')
    .where('authorityId', '=', ctx.authorityId)
    .where('reference', 'like', `${month.slice(0, 7)}-%`)
    .execute()
  return rows.map(row => row.reference)
}

export interface ToolOffered {
  readonly toolVersionId: string
  readonly name: string
  readonly version: number
}

/** The latest published version of each audit tool, by name. */
export async function toolsOffered(ctx: Context): Promise<readonly ToolOffered[]> {
  return ctx.db
    .selectFrom('toolVersion as version')
    .innerJoin('auditTool as tool', join =>
      join.onRef('tool.authorityId', '=', 'version.authorityId').onRef('tool.toolId', '=', 'version.toolId'),
    )
    .distinctOn(['tool.name', 'tool.toolId'])
    .select(['version.toolVersionId', 'tool.name', 'version.version'])
    .where('version.authorityId', '=', ctx.authorityId)
    .orderBy('tool.name')
    .orderBy('tool.toolId')
    .orderBy('version.version', 'desc')
    .execute()
}
