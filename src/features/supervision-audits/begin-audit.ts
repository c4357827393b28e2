/** Begins one of the two audits of a practitioner's month, of a case that is suggested now. */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import { monthStart } from '#domain/calendar/dates.ts'
import { supervisionProblems } from '#domain/supervision/problems.ts'
import { auditsEachMonth, suggestCases, type CaseHeld } from '#domain/supervision/suggest.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { httpProblems, requireMay } from '#platform/http/problems.ts'
import { latestToolVersion } from '../audit-tools/door.ts'
import { casesHeld, practitionersOfTeam } from './queries.ts'

/** Places of the month that have begun, whoever began them: a manager before this one may have. */
export async function placesBegun(ctx: Context, practitionerId: string): Promise<readonly number[]> {
  const rows = await ctx.db
    .selectFrom('supervisionAudit')
    .select('place')
    .where('authorityId', '=', ctx.authorityId)
    .where('practitionerId', '=', practitionerId)
    .where('month', '=', monthStart(ctx.today))
    .execute()
  return rows.map(({ place }) => place)
}

export async function suggestedFor(ctx: Context, practitionerId: string): Promise<readonly CaseHeld[]> {
  const wanted = auditsEachMonth - (await placesBegun(ctx, practitionerId)).length
  return suggestCases(await casesHeld(ctx, practitionerId), ctx.today, wanted)
}

/** Gives its id. Held per practitioner, so that two who begin at once never begin a third. Throws `supervision-audit.not-suggested`; a practitioner of another team does not exist. */
export async function beginAudit(ctx: Context, practitionerId: string, caseReference: string): Promise<string> {
  const practitioner = (await practitionersOfTeam(ctx)).find(({ staffId }) => staffId === practitionerId)
  if (!practitioner) throw httpProblems.notFound({})
  requireMay(can(ctx.actor, 'supervision-audit.begin', { teamId: practitioner.teamId, practitionerId }))
  await sql`select pg_advisory_xact_lock(hashtextextended(${practitionerId}, 0))`.execute(ctx.db)
  const tool = await latestToolVersion(ctx, 'pre-supervision')
  if (!tool) throw supervisionProblems.noTool({})
  const suggested = await suggestedFor(ctx, practitionerId)
  if (!suggested.some(one => one.caseReference === caseReference))
    throw supervisionProblems.notSuggested({ caseReference })
  const supervisionId = ctx.newId()
  await ctx.db
    .insertInto('supervisionAudit')
    .values({
      authorityId: ctx.authorityId,
      supervisionId,
      practitionerId,
      managerId: staffIdOf(ctx),
      caseReference,
      month: monthStart(ctx.today),
      place: (await placesBegun(ctx, practitionerId)).includes(1) ? 2 : 1,
      toolVersionId: tool.toolVersionId,
      begunAt: ctx.now,
    })
    .execute()
  await ctx.announce({ type: 'supervision-audit.begun', subject: `supervision-audit:${supervisionId}` })
  return supervisionId
}
