/** Reads of safety concerns, within the reader's reach; and of the audits they are raised from, which are the audits room's. */
import { sql } from 'kysely'
import type { Subject } from '#domain/access/can.ts'
import type { Permission, SubjectState } from '#domain/access/permissions.ts'
import type { Instant } from '#domain/calendar/dates.ts'
import type { ConcernState } from '#domain/safety-concerns/lifecycle.ts'
import type { SafeNow, Severity } from '#domain/safety-concerns/severity.ts'
import type { Context } from '#platform/context.ts'
import { auditsWithin } from '#platform/database/scope.ts'
import { httpProblems } from '#platform/http/problems.ts'

export interface AuditOfConcern {
  readonly auditId: string
  readonly audit: string
  readonly auditState: SubjectState
  readonly caseReference: string
  readonly caseStatus: string
  readonly auditorId: string
  readonly practitionerId: string | null
  readonly teamId: string | null
  readonly localityId: string | null
  readonly teamName: string | null
  readonly localityName: string | null
}

export interface ConcernFound extends AuditOfConcern {
  readonly concernId: string
  readonly reference: string
  readonly severity: Severity
  readonly seen: string
  readonly raisedById: string
  readonly raisedBy: string
  readonly raisedAt: Instant
  readonly tellBy: Instant
  readonly respondBy: Instant
  readonly serviceManagerAt: Instant
  readonly directorAt: Instant
  readonly respondedAt: Instant | null
  readonly safe: SafeNow | null
  readonly state: ConcernState
  readonly waiting: number
  /** Whether anybody is recorded as told in person. */
  readonly told: boolean
}

const auditColumns = [
  'audit.auditId',
  'audit.reference as audit',
  sql<SubjectState>`audit.state`.as('auditState'),
  'audit.caseReference',
  'audit.caseStatus',
  'audit.auditorId',
  'audit.practitionerId',
  'audit.teamId',
  'audit.localityId',
  sql<
    string | null
  >`(select team.name from team where team.authority_id = audit.authority_id and team.team_id = audit.team_id)`.as(
    'teamName',
  ),
  sql<
    string | null
  >`(select locality.name from locality where locality.authority_id = audit.authority_id and locality.locality_id = audit.locality_id)`.as(
    'localityName',
  ),
] as const

/** The audit that a concern may be raised from, or `http.not-found`. */
export async function auditToRaiseFrom(ctx: Context, reference: string): Promise<AuditOfConcern> {
  const audit = await ctx.db
    .selectFrom('auditStanding as audit')
    .select([...auditColumns])
    .where('audit.authorityId', '=', ctx.authorityId)
    .where('audit.reference', '=', reference)
    .where(auditsWithin(ctx, 'safety-concern.raise'))
    .executeTakeFirst()
  if (!audit) throw httpProblems.notFound({})
  return audit
}

const concernsRead = (ctx: Context, permission: Permission) =>
  ctx.db
    .selectFrom('safetyConcernStanding as concern')
    .innerJoin('auditStanding as audit', join =>
      join.onRef('audit.authorityId', '=', 'concern.authorityId').onRef('audit.auditId', '=', 'concern.auditId'),
    )
    .innerJoin('staffMember as raiser', join =>
      join.onRef('raiser.authorityId', '=', 'concern.authorityId').onRef('raiser.staffId', '=', 'concern.raisedBy'),
    )
    .select([
      ...auditColumns,
      'concern.concernId',
      'concern.reference',
      sql<Severity>`concern.severity`.as('severity'),
      'concern.seen',
      'concern.raisedBy as raisedById',
      'raiser.name as raisedBy',
      'concern.raisedAt',
      'concern.tellBy',
      'concern.respondBy',
      'concern.serviceManagerAt',
      'concern.directorAt',
      sql<Instant | null>`(select min(first.responded_at) from safety_concern_response as first
        where first.authority_id = concern.authority_id and first.concern_id = concern.concern_id)`.as('respondedAt'),
      sql<SafeNow | null>`concern.safe`.as('safe'),
      sql<ConcernState>`concern.state`.as('state'),
      sql<number>`concern.waiting`.as('waiting'),
      sql<boolean>`exists (select from safety_concern_telling as telling where telling.authority_id = concern.authority_id
        and telling.concern_id = concern.concern_id)`.as('told'),
    ])
    .where('concern.authorityId', '=', ctx.authorityId)
    .where(auditsWithin(ctx, permission))

/** A concern that the actor may read, or `http.not-found`. */
export async function concernByReference(ctx: Context, reference: string): Promise<ConcernFound> {
  const concern = await concernsRead(ctx, 'safety-concern.read')
    .where('concern.reference', '=', reference)
    .executeTakeFirst()
  if (!concern) throw httpProblems.notFound({})
  return concern
}

/** The same, held until the transaction ends by its audit's row: rows of concerns are never changed, so they cannot be held themselves. */
export async function concernHeld(ctx: Context, reference: string): Promise<ConcernFound> {
  const { audit } = await concernByReference(ctx, reference)
  await holdAudit(ctx, audit)
  return concernByReference(ctx, reference)
}

export async function holdAudit(ctx: Context, reference: string): Promise<void> {
  await sql`select 1 from audit where authority_id = ${ctx.authorityId} and reference = ${reference} for update`.execute(
    ctx.db,
  )
}

export interface ConcernPlace {
  readonly waiting: number
  readonly at: Instant
  readonly reference: string
}

/** Concerns the actor may read: unanswered first, the earliest promised first; then what is not safe, what waits to be confirmed, what is closed. */
export async function concernsAfter(
  ctx: Context,
  place: ConcernPlace | null,
  limit: number,
): Promise<readonly ConcernFound[]> {
  const concerns = await concernsRead(ctx, 'safety-concern.read')
    .$if(place !== null, query =>
      query.where(
        sql<boolean>`(concern.waiting, concern.respond_by, concern.reference) >
          (${place?.waiting ?? 0}::integer, ${place?.at ?? ''}::timestamptz, ${place?.reference ?? ''})`,
      ),
    )
    .orderBy('concern.waiting')
    .orderBy('concern.respondBy')
    .orderBy('concern.reference')
    .limit(limit)
    .execute()
  return concerns
}

/** Concerns raised on the case of one audit, from it or another, the first first, as far as the actor may read them. */
export async function concernsOf(ctx: Context, auditId: string): Promise<readonly ConcernFound[]> {
  const concerns = await concernsRead(ctx, 'safety-concern.read')
    .where('audit.caseReference', '=', query =>
      query
        .selectFrom('audit as asked')
        .select('asked.caseReference')
        .where('asked.authorityId', '=', ctx.authorityId)
        .where('asked.auditId', '=', auditId),
    )
    .orderBy('concern.raisedAt')
    .execute()
  return concerns
}

/** Concerns raised from the audits of one round, the first first, as far as the actor may read them. */
export async function concernsOfRound(ctx: Context, roundId: string): Promise<readonly ConcernFound[]> {
  const concerns = await concernsRead(ctx, 'safety-concern.read')
    .where('audit.roundId', '=', roundId)
    .orderBy('concern.raisedAt')
    .execute()
  return concerns
}

export const auditSubject = (audit: AuditOfConcern): Subject => ({
  state: audit.auditState,
  auditorId: audit.auditorId,
  practitionerId: audit.practitionerId,
  teamId: audit.teamId,
  localityId: audit.localityId,
})

/** What decisions about a concern need to know; `responderIds` of `storyOf`. */
export const concernSubject = (concern: ConcernFound, responderIds: readonly string[]): Subject => ({
  ...auditSubject(concern),
  raisedById: concern.raisedById,
  responderIds,
})
