/** Opens an action that no audit asked for: from a round, a theme, a board, a panel or a review. */
import { nextReference } from '#platform/database/references.ts'
import { actionReferences } from './queries.ts'
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import { actionProblems } from '#domain/actions/problems.ts'
import { usualDueOn, type ActionSeverity } from '#domain/actions/settings.ts'
import type { LocalDate } from '#domain/calendar/dates.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { mayOwn } from './owners.ts'
import { settingsNow } from './settings.ts'

export interface ActionWanted {
  readonly source: string
  readonly sourceTitle: string
  readonly text: string
  readonly why: string
  readonly kind: string
  readonly severity: ActionSeverity
  readonly forWhom: string
  /** Null for an action of the whole service. */
  readonly teamId: string | null
  readonly ownerId: string
  /** Null for the usual time of its severity. */
  readonly dueOn: LocalDate | null
  readonly successMeasure: string
}

export interface TeamToChoose {
  readonly teamId: string
  readonly name: string
  readonly localityId: string | null
}

/** The teams for which this person may open an action, by name. */
export async function teamsToOpenFor(ctx: Context): Promise<readonly TeamToChoose[]> {
  const { rows } = await sql<TeamToChoose>`select team.team_id, team.name, team.locality_id from team
    where team.authority_id = ${ctx.authorityId} order by team.name`.execute(ctx.db)
  return rows.filter(({ teamId, localityId }) => can(ctx.actor, 'action.open', { teamId, localityId }).may)
}

/** Whether this person may open one for the whole service. */
export const mayOpenForService = (ctx: Context): boolean => can(ctx.actor, 'action.open').may

async function localityOf(ctx: Context, teamId: string | null): Promise<string | null> {
  const team = (await teamsToOpenFor(ctx)).find(one => one.teamId === teamId)
  if (teamId === null ? !mayOpenForService(ctx) : team === undefined) throw actionProblems.outOfReach({})
  return team?.localityId ?? null
}

/** Returns its reference. Throws where the team is out of reach, the owner not at work, or the day past. */
export async function openAction(ctx: Context, wanted: ActionWanted): Promise<string> {
  const localityId = await localityOf(ctx, wanted.teamId)
  if (!(await mayOwn(ctx, wanted.ownerId))) throw actionProblems.noSuchOwner({})
  const dueOn = wanted.dueOn ?? usualDueOn(wanted.severity, ctx.today, await settingsNow(ctx))
  if (dueOn < ctx.today) throw actionProblems.wrongDay({})
  const reference = await nextReference(ctx, actionReferences)
  await ctx.db
    .insertInto('actionRecord')
    .values({
      ...wanted,
      text: wanted.text.trim(),
      successMeasure: wanted.successMeasure.trim(),
      why: wanted.why.trim(),
      authorityId: ctx.authorityId,
      actionId: ctx.newId(),
      reference,
      localityId,
      dueOn,
      openedBy: staffIdOf(ctx),
      openedAt: ctx.now,
    })
    .execute()
  await ctx.announce({ type: 'action.opened', subject: `action:${reference}`, source: wanted.source, dueOn })
  return reference
}
