/** Who was told in person, when, and what was decided: said by the person who raised the concern, as often as they spoke to somebody. */
import { can } from '#domain/access/can.ts'
import type { Instant } from '#domain/calendar/dates.ts'
import { stepFor } from '#domain/safety-concerns/lifecycle.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { concernHeld, concernSubject } from './queries.ts'

export interface ToldInPerson {
  readonly told: string
  readonly toldAt: Instant
  readonly decision: string
}

export async function tellSomebody(ctx: Context, reference: string, telling: ToldInPerson): Promise<void> {
  const concern = await concernHeld(ctx, reference)
  requireMay(can(ctx.actor, 'safety-concern.tell', concernSubject(concern, [])))
  stepFor(concern, 'tell')
  await addTelling(ctx, concern, telling)
}

/** For raising and telling alone: the row, and its announcement. */
export async function addTelling(
  ctx: Context,
  { concernId, reference }: { readonly concernId: string; readonly reference: string },
  telling: ToldInPerson,
): Promise<void> {
  await ctx.db
    .insertInto('safetyConcernTelling')
    .values({
      ...telling,
      authorityId: ctx.authorityId,
      tellingId: ctx.newId(),
      concernId,
      recordedBy: staffIdOf(ctx),
      recordedAt: ctx.now,
    })
    .execute()
  await ctx.announce({ type: 'safety-concern.told', subject: `safety-concern:${reference}` })
}
