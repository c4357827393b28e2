/** Closes a round. What is not finished stays unfinished and is counted as such; a note must then say why. */
import { can } from '#domain/access/can.ts'
import { roundProblems } from '#domain/rounds/problems.ts'
import { isFinished } from '#domain/rounds/progress.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { roundToChange, type RoundFound } from './queries.ts'
import { sampledCasesOf, type SampledCaseFound } from './sample-queries.ts'

interface Closing {
  /** Cases with an agreed grade, or submitted where the tool is not graded. */
  readonly finished: number
  readonly unfinished: readonly SampledCaseFound[]
}

export async function closing(ctx: Context, round: RoundFound): Promise<Closing> {
  const cases = (await sampledCasesOf(ctx, round.roundId)).filter(one => !one.reserve)
  const unfinished = cases.filter(one => !isFinished(one.progress, round.graded))
  return { finished: cases.length - unfinished.length, unfinished }
}

export async function closeRound(ctx: Context, reference: string, note: string | null): Promise<void> {
  const round = await roundToChange(ctx, reference)
  if (round.state === 'closed') throw roundProblems.alreadyClosed({ reference })
  requireMay(can(ctx.actor, 'round.close', { state: round.state }))
  const { finished, unfinished } = await closing(ctx, round)
  if (unfinished.length > 0 && !note?.trim()) throw roundProblems.noteNeeded({ unfinished: unfinished.length })
  await ctx.db
    .insertInto('roundClosure')
    .values({
      authorityId: ctx.authorityId,
      closureId: ctx.newId(),
      roundId: round.roundId,
      closedBy: staffIdOf(ctx),
      closedAt: ctx.now,
      note: note?.trim() || null,
    })
    .execute()
  await ctx.announce({
    type: 'round.closed',
    subject: `round:${reference}`,
    audits: finished,
    unfinished: unfinished.length,
  })
}
