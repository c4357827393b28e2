/**
 * What people and teams say of learning shared with them: "I have read this", "we discussed it", "this is what we changed". Nobody must.
 * Who read is kept so that it counts once; the record of activity does not name them either.
 */
import { sql } from 'kysely'
import { systemActor } from '#domain/access/actor.ts'
import { can } from '#domain/access/can.ts'
import type { LocalDate } from '#domain/calendar/dates.ts'
import { disseminationProblems } from '#domain/dissemination/problems.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { record } from '#platform/record.ts'
import { sharedHeld, teamName, type SharedFound } from './queries.ts'

/** Nothing happens the second time. */
export async function markRead(ctx: Context, reference: string): Promise<void> {
  const { shareId, withMine } = await sharedHeld(ctx, reference)
  if (!withMine) throw disseminationProblems.notYourTeam({})
  const added = await ctx.db
    .insertInto('sharedRead')
    .values({ authorityId: ctx.authorityId, shareId, staffId: staffIdOf(ctx), readAt: ctx.now })
    .onConflict(conflict => conflict.doNothing())
    .returning('shareId')
    .execute()
  if (added.length === 0) return
  const reader = { ...ctx, actor: systemActor(ctx.authorityId, 'Somebody of a team') }
  await record(reader, { type: 'learning.marked-read', subject: `shared-learning:${reference}` })
}

interface Saying {
  readonly share: SharedFound
  readonly teamId: string
  readonly team: string
}

/** The manager's own team, which it must have been shared with. */
async function saying(ctx: Context, reference: string): Promise<Saying> {
  const share = await sharedHeld(ctx, reference)
  const { teamId } = ctx.actor
  requireMay(can(ctx.actor, 'shared-learning.say', { teamId }))
  const team = teamId === null ? null : await teamName(ctx, teamId)
  if (teamId === null || team === null || !share.withMine) throw disseminationProblems.notYourTeam({})
  return { share, teamId, team }
}

interface Receipt {
  readonly kind: 'discussed' | 'changed'
  readonly discussedOn: LocalDate | null
  readonly words: string
}

async function keep(ctx: Context, { share: { shareId }, teamId }: Saying, receipt: Receipt): Promise<void> {
  const { authorityId, now: saidAt } = ctx
  const { last } = await ctx.db
    .selectFrom('sharedReceipt')
    .select(sql<number>`coalesce(max(number), 0)`.as('last'))
    .where('authorityId', '=', authorityId)
    .where('shareId', '=', shareId)
    .where('teamId', '=', teamId)
    .executeTakeFirstOrThrow()
  await ctx.db
    .insertInto('sharedReceipt')
    .values({ authorityId, shareId, teamId, number: last + 1, ...receipt, saidBy: staffIdOf(ctx), saidAt })
    .execute()
}

export async function sayDiscussed(
  ctx: Context,
  reference: string,
  { on, words }: { readonly on: LocalDate; readonly words: string },
): Promise<void> {
  const said = await saying(ctx, reference)
  if (on > ctx.today) throw disseminationProblems.futureDay({})
  await keep(ctx, said, { kind: 'discussed', discussedOn: on, words })
  await ctx.announce({ type: 'learning.discussed', subject: `shared-learning:${reference}`, team: said.team })
}

export async function sayChanged(ctx: Context, reference: string, words: string): Promise<void> {
  const said = await saying(ctx, reference)
  await keep(ctx, said, { kind: 'changed', discussedOn: null, words })
  await ctx.announce({ type: 'learning.changed-something', subject: `shared-learning:${reference}`, team: said.team })
}
