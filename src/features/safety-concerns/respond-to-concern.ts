/** The written response: what was done, and whether the child is safe now. A further one may follow; none is changed. */
import { can } from '#domain/access/can.ts'
import { stepFor } from '#domain/safety-concerns/lifecycle.ts'
import { safetyConcernProblems } from '#domain/safety-concerns/problems.ts'
import type { SafeNow } from '#domain/safety-concerns/severity.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { notifyDue, notifyToConfirm } from './notify-people.ts'
import { concernHeld, concernSubject } from './queries.ts'
import { responsesOf } from './story.ts'

export interface ResponseGiven {
  readonly done: string
  readonly safe: SafeNow
  /** What happens next; needed unless the child is safe. */
  readonly next: string
  /** How many responses the page showed: one more by now must be read first. */
  readonly shown: number
}

/** Clocks that ran out before this response are made good first, so that the record shows who ought to have been told. */
export async function respondToConcern(ctx: Context, reference: string, given: ResponseGiven): Promise<void> {
  const concern = await concernHeld(ctx, reference)
  const responses = await responsesOf(ctx, concern.concernId)
  const responderIds = responses.map(one => one.byId)
  requireMay(can(ctx.actor, 'safety-concern.respond', concernSubject(concern, responderIds)))
  stepFor(concern, 'respond')
  if (responses.length !== given.shown) throw safetyConcernProblems.answeredMeanwhile({ ref: reference })
  await notifyDue(ctx, concern)
  const { done, safe, next } = given
  await ctx.db
    .insertInto('safetyConcernResponse')
    .values({
      authorityId: ctx.authorityId,
      responseId: ctx.newId(),
      concernId: concern.concernId,
      number: responses.length + 1,
      done,
      safe,
      next,
      respondedBy: staffIdOf(ctx),
      respondedAt: ctx.now,
    })
    .execute()
  await ctx.announce({ type: 'safety-concern.responded', subject: `safety-concern:${reference}`, safe })
  if (safe === 'yes') await notifyToConfirm(ctx, concern)
}
