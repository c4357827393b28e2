/**
 * Tells whoever must be told of a concern by now: a row for each person, which their home page shows until they opened the concern. Asked
 * when it is raised, by jobs at its clocks' moments, and again whenever somebody opens it, so that a clock missed is made good.
 */
import { stepsDue, whomToTell, type StepDue } from '#domain/safety-concerns/clocks.ts'
import type { Context } from '#platform/context.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import { concernByReference, type ConcernFound } from './queries.ts'
import { answerable } from './staff.ts'

/** Idempotent: a person is told once for each step. Announces only steps that reached somebody new. */
export async function notifyDue(ctx: Context, concern: ConcernFound): Promise<void> {
  await notify(ctx, concern, stepsDue(concern, ctx.now))
}

/** The quality assurance lead, once a response says that the child is safe. */
export async function notifyToConfirm(ctx: Context, concern: ConcernFound): Promise<void> {
  await notify(ctx, concern, [{ step: 'confirmation', at: ctx.now }])
}

async function notify(ctx: Context, concern: ConcernFound, steps: readonly StepDue[]): Promise<void> {
  const known = await ctx.db
    .selectFrom('safetyConcernNotification')
    .select('step')
    .where('authorityId', '=', ctx.authorityId)
    .where('concernId', '=', concern.concernId)
    .execute()
  const due = steps.filter(({ step }) => !known.some(one => one.step === step))
  if (due.length === 0) return
  const staff = await answerable(ctx)
  const place = { teamId: concern.teamId, localityId: concern.localityId, raisedBy: concern.raisedById }
  for (const { step, at } of due) {
    const people = whomToTell(step, place, staff)
    if (people.length === 0) continue
    const added = await ctx.db
      .insertInto('safetyConcernNotification')
      .values(
        people.map(staffId => ({
          authorityId: ctx.authorityId,
          concernId: concern.concernId,
          staffId,
          step,
          dueAt: at,
          notifiedAt: ctx.now,
        })),
      )
      .onConflict(conflict => conflict.doNothing())
      .returning('staffId')
      .execute()
    if (added.length === 0) continue
    await ctx.announce({
      type: 'safety-concern.notified',
      subject: `safety-concern:${concern.reference}`,
      step,
      people: added.length,
    })
  }
}

/** Works as the person who raised the concern, who may always read it. */
export const notifyOfConcernJob: JobHandler<'notify-of-concern'> = {
  name: 'notify-of-concern',
  run: ({ reference }, job) => job.step(async ctx => notifyDue(ctx, await concernByReference(ctx, reference))),
  failed: ({ reference }, job) =>
    job.step(ctx => {
      ctx.log.error(
        { reference },
        'nobody was told by the clock: whoever opens the concern next will have it made good',
      )
      return Promise.resolve()
    }),
}
