/**
 * The report of a round, for whoever asks. Those who may read every case counted see every figure; everyone else sees figures
 * with small numbers protected, and only once the round is closed. To them an open round's report does not exist.
 */
import type { Actor } from '#domain/access/actor.ts'
import { can, rowsFor } from '#domain/access/can.ts'
import { roundReport } from '#domain/learning/make-round-report.ts'
import type { RoundReport } from '#domain/learning/round-report.ts'
import type { SuppressionProfile } from '#domain/suppression/cell.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'
import { roundByReference } from '../rounds/door.ts'
import { factsOfRound } from './round-facts.ts'

export function profileFor(actor: Actor): SuppressionProfile {
  const readsEveryCase =
    actor.kind === 'system' || rowsFor(actor, 'round.report').some(row => row.reach === 'authority')
  return readsEveryCase ? 'internal' : 'dfe-cin'
}

export async function reportOfRound(ctx: Context, reference: string): Promise<RoundReport> {
  const round = await roundByReference(ctx, reference)
  if (!can(ctx.actor, 'round.report', { state: round.state }).may) throw httpProblems.notFound({})
  return roundReport(await factsOfRound(ctx, round), profileFor(ctx.actor))
}
