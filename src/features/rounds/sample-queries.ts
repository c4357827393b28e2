/** Reads of a round's sample: the frame it comes from, the draw as it was made, and its cases with auditors and audits. */
import { sql } from 'kysely'
import { dayOf, type Instant, type LocalDate } from '#domain/calendar/dates.ts'
import { ageGroupOf } from '#domain/programme/coverage.ts'
import { caseStatusLabel } from '#domain/cases/case-status.ts'
import type { CaseProgress } from '#domain/rounds/progress.ts'
import type { Recipe } from '#domain/sampling/draw-again.ts'
import type { Stratifier, Stratum } from '#domain/sampling/draw.ts'
import { usualExclusions, sift, type CaseLeftOut, type SiftedFrame } from '#domain/sampling/exclusions.ts'
import { methods, stratifierWords, type Method } from '#domain/sampling/plan.ts'
import type { LeftOut } from '#domain/sampling/frame.ts'
import type { CaseToSift } from '#domain/sampling/exclusions.ts'
import type { Context } from '#platform/context.ts'
import { framesOf } from '../cases/door.ts'
import type { RoundFound } from './queries.ts'

export type ListedCase = CaseToSift & { readonly record: Awaited<ReturnType<typeof framesOf>>[number] }

/** What is left out of a frame besides closed cases: those audited lately, and those that the lead named. */
export interface LeavingOut {
  readonly exclusionMonths: number
  /** Case references. */
  readonly restricted?: readonly string[]
  readonly closing?: readonly string[]
}

/** The cases of the round's list that may be drawn, and those left out. Not written down: for a preview or a draw. */
export async function frameOf(
  ctx: Context,
  round: RoundFound,
  { exclusionMonths, restricted = [], closing = [] }: LeavingOut,
): Promise<SiftedFrame<ListedCase>> {
  const [behindRestriction, aboutToClose] = [new Set(restricted), new Set(closing)]
  const [records, localities, audited] = [
    await framesOf(ctx, round.importId),
    await localityNames(ctx),
    await lastAudited(ctx),
  ]
  const listed = records.map(record => ({
    record,
    caseReference: record.caseReference,
    caseStatus: caseStatusLabel(record.caseStatus),
    locality: record.localityId === null ? null : (localities.get(record.localityId) ?? null),
    team: record.teamName,
    worker: record.workerName,
    ageGroup: ageGroupOf(record.ageYears),
    open: record.open,
    restricted: behindRestriction.has(record.caseReference),
    closing: aboutToClose.has(record.caseReference),
    conflict: null,
    lastAuditedOn: audited.get(record.caseReference) ?? null,
  }))
  const named = { restricted: restricted.length > 0, closing: closing.length > 0, conflict: false }
  const asked = usualExclusions(exclusionMonths).filter(({ rule }) =>
    rule === 'closed' ? true : rule === 'audited-lately' ? exclusionMonths > 0 : named[rule],
  )
  return sift(listed, asked, ctx.today)
}

async function localityNames(ctx: Context): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.db
    .selectFrom('locality')
    .select(['localityId', 'name'])
    .where('authorityId', '=', ctx.authorityId)
    .execute()
  return new Map(rows.map(row => [row.localityId, row.name]))
}

/** The day each case was last audited. An audit that is under way counts from its allocation; one never done, in a closed round, does not. */
async function lastAudited(ctx: Context): Promise<ReadonlyMap<string, LocalDate>> {
  const { rows } = await sql<{ caseReference: string; at: Instant }>`
    select sampled_case.case_reference, max(coalesce(audit.submitted_at, allocation.allocated_at)) as at
    from allocation
    join sampled_case on sampled_case.authority_id = allocation.authority_id and sampled_case.sampled_case_id = allocation.sampled_case_id
    left join audit_standing audit on audit.authority_id = allocation.authority_id
      and audit.sampled_case_id = allocation.sampled_case_id and audit.auditor_id = allocation.auditor_id
    left join round_closure closure on closure.authority_id = sampled_case.authority_id and closure.round_id = sampled_case.round_id
    where allocation.authority_id = ${ctx.authorityId} and allocation.superseded_at is null
      and (audit.submitted_at is not null or closure.closure_id is null)
    group by sampled_case.case_reference`.execute(ctx.db)
  return new Map(rows.map(row => [row.caseReference, dayOf(row.at)]))
}

/** What is kept in `sampling_frame.details`. */
export interface FrameDetails {
  readonly strata: readonly Stratum[]
  readonly exclusions: readonly LeftOut[]
  /** Whether each stratum was promised a case, in words. */
  readonly everyStratum: string
  readonly exclusionMonths: number
  /** Cases left out, but those that were closed; of draws from before, not kept. */
  readonly leftOut?: readonly CaseLeftOut[]
  /** Of draws from before there was more than one method, neither of the two was kept. */
  readonly recipe?: Recipe
  /** What turned out otherwise than asked, in sentences. */
  readonly said?: readonly string[]
}

export interface DrawMade extends FrameDetails {
  readonly seed: string
  /** In words, such as "a stratified random sample by locality and case status" or "simple random". */
  readonly method: string
  /** Cases asked for. */
  readonly sampleSize: number
  readonly frameSize: number
  readonly frameDigest: string
  /** Cases drawn, without reserves. */
  readonly drawn: number
  readonly drawnAt: Instant
  readonly drawnBy: string
  /** As `frameLines` wrote it; null in draws from before it was kept. */
  readonly frameCases: string | null
}

const methodShortly = (method: Method, strataBy: readonly string[]): string =>
  method === 'stratified-random'
    ? `a stratified random sample by ${strataBy.map(by => stratifierWords[by as Stratifier]).join(' and ')}`
    : methods[method].name.toLowerCase()

/** The draw as it was made; null before. */
export async function drawOf(ctx: Context, roundId: string): Promise<DrawMade | null> {
  const row = await ctx.db
    .selectFrom('samplingFrame as frame')
    .innerJoin('staffMember as drawer', join =>
      join.onRef('drawer.authorityId', '=', 'frame.authorityId').onRef('drawer.staffId', '=', 'frame.drawnBy'),
    )
    .select([
      'frame.seed',
      'frame.method',
      'frame.frameCases',
      'frame.strataBy',
      'frame.sampleSize',
      'frame.frameSize',
      'frame.frameDigest',
      'frame.details',
      'frame.drawnAt',
      'drawer.name as drawnBy',
    ])
    .where('frame.authorityId', '=', ctx.authorityId)
    .where('frame.roundId', '=', roundId)
    .executeTakeFirst()
  if (!row) return null
  const { details, strataBy, method, ...kept } = row
  const read = details as FrameDetails
  return {
    ...read,
    ...kept,
    method: methodShortly(method as Method, strataBy),
    drawn: read.strata.reduce((sum, stratum) => sum + stratum.drawn, 0),
  }
}

export interface SampledCaseFound {
  readonly sampledCaseId: string
  readonly caseReference: string
  /** As in the case list: a code, or the council's own words. */
  readonly caseStatus: string
  readonly stratum: string
  readonly drawOrder: number
  readonly reserve: boolean
  readonly teamId: string | null
  readonly localityId: string | null
  /** Our team's name, or the case list's where none matches. */
  readonly team: string | null
  readonly locality: string | null
  readonly practitionerId: string | null
  readonly practitioner: string | null
  readonly workerName: string | null
  /** Of a case put into the sample by hand: why, and who did the audit that this one follows. */
  readonly addedBecause: string | null
  readonly earlierAuditorId: string | null
  readonly auditorId: string | null
  readonly auditor: string | null
  readonly auditReference: string | null
  readonly allocatedAt: Instant | null
  /** Whether the auditor accepted it, and so declared no conflict. */
  readonly accepted: boolean
  readonly progress: CaseProgress
}

const progressOf = (auditorId: string | null, state: string | null): CaseProgress =>
  auditorId === null ? 'not-allocated' : ((state ?? 'allocated') as CaseProgress)

const sampledJoined = (ctx: Context) =>
  ctx.db
    .selectFrom('sampledCase as sampled')
    .leftJoin('team', join =>
      join.onRef('team.authorityId', '=', 'sampled.authorityId').onRef('team.teamId', '=', 'sampled.teamId'),
    )
    .leftJoin('locality', join =>
      join
        .onRef('locality.authorityId', '=', 'sampled.authorityId')
        .onRef('locality.localityId', '=', 'sampled.localityId'),
    )
    .leftJoin('staffMember as practitioner', join =>
      join
        .onRef('practitioner.authorityId', '=', 'sampled.authorityId')
        .onRef('practitioner.staffId', '=', 'sampled.practitionerId'),
    )
    .leftJoin('allocation', join =>
      join
        .onRef('allocation.authorityId', '=', 'sampled.authorityId')
        .onRef('allocation.sampledCaseId', '=', 'sampled.sampledCaseId')
        .on('allocation.supersededAt', 'is', null),
    )
    .leftJoin('staffMember as auditor', join =>
      join
        .onRef('auditor.authorityId', '=', 'allocation.authorityId')
        .onRef('auditor.staffId', '=', 'allocation.auditorId'),
    )
    .leftJoin('auditStanding as audit', join =>
      join
        .onRef('audit.authorityId', '=', 'allocation.authorityId')
        .onRef('audit.sampledCaseId', '=', 'allocation.sampledCaseId')
        .onRef('audit.auditorId', '=', 'allocation.auditorId')
        .on('audit.state', '<>', 'set-aside'),
    )
    .leftJoin('allocationReply as reply', join =>
      join
        .onRef('reply.authorityId', '=', 'allocation.authorityId')
        .onRef('reply.allocationId', '=', 'allocation.allocationId'),
    )
    .where('sampled.authorityId', '=', ctx.authorityId)
    .where(sql<boolean>`not exists (select from sampled_case_removal gone
      where gone.authority_id = sampled.authority_id and gone.sampled_case_id = sampled.sampled_case_id)`)

/**
 * Every case of the sample in the order of the draw, reserves last, with whoever audits it and how far that has come. Cases that were
 * taken out are not among them.
 */
export async function sampledCasesOf(ctx: Context, roundId: string): Promise<readonly SampledCaseFound[]> {
  const rows = await sampledJoined(ctx)
    .select([
      'sampled.sampledCaseId',
      'sampled.caseReference',
      'sampled.caseStatus',
      'sampled.stratum',
      'sampled.drawOrder',
      'sampled.reserve',
      'sampled.teamId',
      'sampled.localityId',
      'sampled.practitionerId',
      'sampled.workerName',
      'sampled.addedBecause',
      'sampled.earlierAuditorId',
      'locality.name as locality',
      'practitioner.name as practitioner',
      'allocation.auditorId',
      'auditor.name as auditor',
      'audit.reference as auditReference',
      'allocation.allocatedAt',
      sql<boolean>`coalesce(reply.accepted, false)`.as('accepted'),
      'audit.state',
      sql<string | null>`coalesce(team.name, sampled.team_name)`.as('team'),
    ])
    .where('sampled.roundId', '=', roundId)
    .orderBy('sampled.drawOrder')
    .execute()
  return rows.map(({ state, ...row }) => ({ ...row, progress: progressOf(row.auditorId, state) }))
}
