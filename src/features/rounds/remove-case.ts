/**
 * Takes a case out of a drawn sample, with its reason, before its audit is handed in; the next reserve of its stratum comes in. The
 * case stays listed. An audit that was begun is set aside, and what was answered in it is kept.
 */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import { roundProblems } from '#domain/rounds/problems.ts'
import { nextReserve, type RemovalReason } from '#domain/rounds/removal.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { httpProblems, requireMay } from '#platform/http/problems.ts'
import { endAllocation } from './end-allocation.ts'
import { roundToChange, type RoundFound } from './queries.ts'
import { sampledCasesOf, type SampledCaseFound } from './sample-queries.ts'

export interface CaseRemoval {
  readonly reason: RemovalReason
  readonly words: string
}

/** The case of this place in the draw of a round whose cases can still be changed. */
export async function caseIn(ctx: Context, round: RoundFound, drawOrder: number) {
  const { reference } = round
  if (round.state === 'closed') throw roundProblems.alreadyClosed({ reference })
  if (round.state === 'opened') throw roundProblems.notDrawn({ reference })
  requireMay(can(ctx.actor, 'round.allocate', { state: round.state }))
  const sampled = await sampledCasesOf(ctx, round.roundId)
  const one = sampled.find(found => found.drawOrder === drawOrder && !found.reserve)
  if (!one) throw httpProblems.notFound({})
  if (isHandedIn(one)) throw roundProblems.auditHandedIn({ caseReference: one.caseReference })
  return { round, sampled, one }
}

/** The same, held until the transaction ends. */
export const caseToChange = async (ctx: Context, reference: string, drawOrder: number) =>
  caseIn(ctx, await roundToChange(ctx, reference), drawOrder)

export const isHandedIn = ({ progress }: SampledCaseFound): boolean =>
  progress === 'submitted' || progress === 'moderated' || progress === 'closed'

/** The case that came in; null where the stratum had no reserve left. */
export async function removeCase(
  ctx: Context,
  reference: string,
  { drawOrder, reason, words }: CaseRemoval & { readonly drawOrder: number },
): Promise<string | null> {
  const { round, sampled, one } = await caseToChange(ctx, reference, drawOrder)
  const comesIn = nextReserve(one.stratum, sampled)
  await ctx.db
    .insertInto('sampledCaseRemoval')
    .values({
      authorityId: ctx.authorityId,
      sampledCaseId: one.sampledCaseId,
      reason,
      words: words.trim(),
      replacedBy: comesIn?.sampledCaseId ?? null,
      removedBy: staffIdOf(ctx),
      removedAt: ctx.now,
    })
    .execute()
  if (comesIn) await bringIn(ctx, comesIn, one)
  else await spreadWeight(ctx, round, one)
  if (one.auditorId !== null) await endAllocation(ctx, one, words.trim())
  const replacedBy = comesIn?.caseReference ?? null
  await ctx.announce({
    type: 'round.case-removed',
    subject: `round:${reference}`,
    caseReference: one.caseReference,
    replacedBy,
  })
  return replacedBy
}

/** It speaks for as many cases as the one it came in for. */
async function bringIn(ctx: Context, comesIn: SampledCaseFound, one: SampledCaseFound): Promise<void> {
  await sql`update sampled_case set reserve = false, added_because = ${`Reserve, in place of ${one.caseReference}`},
      weight = (select weight from sampled_case gone where gone.authority_id = sampled_case.authority_id
        and gone.sampled_case_id = ${one.sampledCaseId})
    where authority_id = ${ctx.authorityId} and sampled_case_id = ${comesIn.sampledCaseId}`.execute(ctx.db)
}

/** Those of the stratum that stay speak for the one that left besides; without weights nothing changes. */
async function spreadWeight(ctx: Context, round: RoundFound, { stratum }: SampledCaseFound): Promise<void> {
  await sql`update sampled_case set weight = weight * (stays.number + 1) / stays.number
    from (select count(*)::integer as number from sampled_case one
      where one.authority_id = ${ctx.authorityId} and one.round_id = ${round.roundId} and one.stratum = ${stratum} and not one.reserve
        and not exists (select from sampled_case_removal gone where gone.authority_id = one.authority_id
          and gone.sampled_case_id = one.sampled_case_id)) stays
    where authority_id = ${ctx.authorityId} and round_id = ${round.roundId} and stratum = ${stratum} and not reserve
      and weight is not null and stays.number > 0
      and not exists (select from sampled_case_removal gone where gone.authority_id = sampled_case.authority_id
        and gone.sampled_case_id = sampled_case.sampled_case_id)`.execute(ctx.db)
}
