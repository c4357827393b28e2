/** Opens a round: one run of one audit tool version over one accepted case list, for one month. */
import { can } from '#domain/access/can.ts'
import type { LocalDate } from '#domain/calendar/dates.ts'
import { monthFault, roundReference, type AuditType } from '#domain/rounds/opening.ts'
import { roundProblems } from '#domain/rounds/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { toolVersion } from '../audit-tools/door.ts'
import { acceptedImports } from '../cases/door.ts'
import { referencesTaken } from './queries.ts'

export interface RoundWanted {
  /** Any first day of a month, not after today's. */
  readonly month: LocalDate
  readonly title: string
  readonly importId: string
  readonly toolVersionId: string
  readonly auditType: AuditType
}

export interface RoundOpened {
  readonly roundId: string
  readonly reference: string
}

export async function openRound(ctx: Context, wanted: RoundWanted): Promise<RoundOpened> {
  requireMay(can(ctx.actor, 'round.open'))
  await checkWanted(ctx, wanted)
  const reference = roundReference(wanted.month, wanted.auditType, await referencesTaken(ctx, wanted.month))
  const roundId = ctx.newId()
  await ctx.db
    .insertInto('round')
    .values({
      ...wanted,
      authorityId: ctx.authorityId,
      roundId,
      reference,
      openedBy: staffIdOf(ctx),
      openedAt: ctx.now,
    })
    .execute()
  await ctx.announce({ type: 'round.opened', subject: `round:${reference}`, title: wanted.title })
  return { roundId, reference }
}

async function checkWanted(ctx: Context, { month, importId, toolVersionId }: RoundWanted): Promise<void> {
  const fault = monthFault(month, ctx.today)
  if (fault !== null) throw roundProblems.monthNotPossible({ because: fault })
  const accepted = await acceptedImports(ctx)
  if (!accepted.some(list => list.importId === importId)) throw roundProblems.importNotAccepted({})
  if (!(await toolVersion(ctx, toolVersionId))) throw roundProblems.toolNotKnown({})
}
