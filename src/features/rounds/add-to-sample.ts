/**
 * Puts one case into a drawn sample by hand, with its reason: a re-audit is chosen, not drawn, and the sample says so. A reserve that
 * is added stops being one. Whoever did the audit that this one follows is kept with it, and is refused when auditors are allocated.
 */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import { roundProblems } from '#domain/rounds/problems.ts'
import type { Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { framesOf } from '../cases/door.ts'
import { roundToChange, type RoundFound } from './queries.ts'
import { sampledCasesOf, type ListedCase, type SampledCaseFound } from './sample-queries.ts'
import { casesTakenOut } from './taken-out.ts'

export interface CaseAdded {
  readonly caseReference: string
  /** Such as "Re-audit of A-2018-0412"; at most 200 characters, and never a child's name. */
  readonly because: string
  readonly earlierAuditorId: string
}

/** The name of the stratum of cases that were not drawn. */
export const addedByHand = 'Added by hand'

export interface RoundToAddTo {
  readonly reference: string
  readonly title: string
}

/** Rounds whose sample is drawn and that are not closed, the newest first. */
export async function roundsToAddTo(ctx: Context): Promise<readonly RoundToAddTo[]> {
  const { rows } = await sql<RoundToAddTo>`
    select round.reference, round.title from round
    join sampling_frame frame on frame.authority_id = round.authority_id and frame.round_id = round.round_id
    where round.authority_id = ${ctx.authorityId}
      and not exists (select from round_closure closure
        where closure.authority_id = round.authority_id and closure.round_id = round.round_id)
    order by round.month desc, round.reference desc`.execute(ctx.db)
  return rows
}

export async function addToSample(ctx: Context, reference: string, added: CaseAdded): Promise<void> {
  const round = await roundToChange(ctx, reference)
  if (round.state === 'closed') throw roundProblems.alreadyClosed({ reference })
  if (round.state === 'opened') throw roundProblems.notDrawn({ reference })
  requireMay(can(ctx.actor, 'round.allocate', { state: round.state }))
  const { caseReference, because } = added
  const record = (await framesOf(ctx, round.importId)).find(one => one.caseReference === caseReference)
  if (!record?.open) throw roundProblems.caseNotListed({ reference, caseReference })
  const sampled = await sampledCasesOf(ctx, round.roundId)
  await refuseTakenOut(ctx, round, caseReference)
  const there = sampled.find(one => one.caseReference === caseReference)
  if (there && there.auditorId !== null) throw roundProblems.caseSampled({ reference, caseReference })
  if (there) await follow(ctx, there, added)
  else await insert(ctx, round, { record, added, order: await nextOrder(ctx, round) })
  await ctx.announce({ type: 'round.case-added', subject: `round:${reference}`, caseReference, because })
}

async function refuseTakenOut(ctx: Context, { roundId, reference }: RoundFound, caseReference: string): Promise<void> {
  const gone = await casesTakenOut(ctx, roundId)
  if (gone.some(one => one.caseReference === caseReference))
    throw roundProblems.caseTakenOut({ reference, caseReference })
}

/** After every case that was ever in the sample. */
async function nextOrder(ctx: Context, { roundId }: RoundFound): Promise<number> {
  const { rows } = await sql<{ next: number }>`select coalesce(max(draw_order), 0) + 1 as next from sampled_case
    where authority_id = ${ctx.authorityId} and round_id = ${roundId}`.execute(ctx.db)
  return rows[0]?.next ?? 1
}

/** Drawn already, or held in reserve: it keeps its stratum and its place in the draw. */
async function follow(ctx: Context, { sampledCaseId }: SampledCaseFound, added: CaseAdded): Promise<void> {
  await ctx.db
    .updateTable('sampledCase')
    .set({ reserve: false, addedBecause: added.because, earlierAuditorId: added.earlierAuditorId })
    .where('authorityId', '=', ctx.authorityId)
    .where('sampledCaseId', '=', sampledCaseId)
    .execute()
}

interface Inserting {
  readonly record: ListedCase['record']
  readonly added: CaseAdded
  readonly order: number
}

async function insert(ctx: Context, round: RoundFound, { record, added, order }: Inserting): Promise<void> {
  await ctx.db
    .insertInto('sampledCase')
    .values({
      authorityId: ctx.authorityId,
      sampledCaseId: ctx.newId(),
      roundId: round.roundId,
      caseReference: record.caseReference,
      caseStatus: record.caseStatus,
      stratum: addedByHand,
      drawOrder: order,
      reserve: false,
      ageYears: record.ageYears,
      teamId: record.teamId,
      teamName: record.teamName,
      localityId: record.localityId,
      practitionerId: record.practitionerId,
      workerName: record.workerName,
      addedBecause: added.because,
      earlierAuditorId: added.earlierAuditorId,
    })
    .execute()
}
