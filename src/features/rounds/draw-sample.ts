/**
 * Draws the round's sample, once: the open cases of its list that were not audited lately, divided by locality and case status,
 * with the seed, the frame's digest and the cases left out kept beside it, so that anyone can repeat the draw.
 */
import { can } from '#domain/access/can.ts'
import { roundProblems } from '#domain/rounds/problems.ts'
import { recipeOf } from '#domain/sampling/draw-again.ts'
import { draw, usualReserve, type DrawPlan, type Sample } from '#domain/sampling/draw.ts'
import type { SamplingPlan } from '#domain/sampling/plan.ts'
import type { SiftedFrame } from '#domain/sampling/exclusions.ts'
import { staffIdOf, type Context } from '#platform/context.ts'
import { sha256 } from '#platform/digest.ts'
import { requireMay } from '#platform/http/problems.ts'
import { roundToChange, type RoundFound } from './queries.ts'
import { frameLines } from './frame-kept.ts'
import { frameOf, sampledCasesOf, type FrameDetails, type ListedCase } from './sample-queries.ts'

export interface SampleWanted {
  readonly size: number
  readonly seed: string
  /** Leave out cases audited within so many months; 0 leaves none out. */
  readonly exclusionMonths: number
  /** Cases that the lead leaves out, by reference. */
  readonly restricted?: readonly string[]
  readonly closing?: readonly string[]
  /** At least one case from each stratum where the size allows. True unless said otherwise. */
  readonly everyStratum?: boolean
  /** Another way to choose than in proportion to locality and case status. */
  readonly plan?: SamplingPlan
}

const usualPlan = ({ size, seed, everyStratum = true }: SampleWanted): DrawPlan => ({
  strataBy: ['locality', 'case-status'],
  size,
  seed,
  reservePerStratum: usualReserve,
  everyStratum,
})

export async function drawSample(ctx: Context, reference: string, wanted: SampleWanted): Promise<Sample<ListedCase>> {
  const round = await roundToChange(ctx, reference)
  await refuseSecondDraw(ctx, round)
  requireMay(can(ctx.actor, 'round.draw', { state: round.state }))
  const frame = await frameOf(ctx, round, wanted)
  if (frame.cases.length === 0) throw roundProblems.frameEmpty({ reference })
  const plan = wanted.plan ?? usualPlan(wanted)
  const sample = draw(frame.cases, plan, sha256)
  await saveFrame(ctx, round, sample, { frame, plan, exclusionMonths: wanted.exclusionMonths })
  await saveCases(ctx, round, sample, reasonsIn(plan))
  const drawn = sample.cases.filter(one => !one.reserve).length
  await ctx.announce({
    type: 'round.drawn',
    subject: `round:${reference}`,
    seed: sample.seed,
    frame: sample.frameSize,
    drawn,
  })
  return sample
}

export async function refuseSecondDraw(ctx: Context, { state, reference, roundId }: RoundFound): Promise<void> {
  if (state === 'closed') throw roundProblems.alreadyClosed({ reference })
  if (state === 'opened') return
  const cases = await sampledCasesOf(ctx, roundId)
  throw roundProblems.alreadyDrawn({ reference, allocated: cases.filter(one => one.auditorId !== null).length })
}

interface DrawnFrom {
  readonly frame: SiftedFrame<ListedCase>
  readonly plan: SamplingPlan
  readonly exclusionMonths: number
}

async function saveFrame(
  ctx: Context,
  round: RoundFound,
  sample: Sample,
  { frame, plan, exclusionMonths }: DrawnFrom,
): Promise<void> {
  const details: FrameDetails = {
    strata: sample.strata,
    exclusions: frame.exclusions,
    everyStratum: sample.everyStratum,
    exclusionMonths,
    leftOut: frame.leftOut.filter(({ rule }) => rule !== 'closed'),
    recipe: recipeOf(plan, sample),
    said: sample.said,
  }
  await ctx.db
    .insertInto('samplingFrame')
    .values({
      authorityId: ctx.authorityId,
      roundId: round.roundId,
      method: sample.method,
      strataBy: [...sample.strataBy],
      frameCases: frameLines(frame.cases),
      seed: sample.seed,
      sampleSize: sample.size,
      frameSize: sample.frameSize,
      frameDigest: sample.frameDigest,
      details: JSON.stringify(details),
      drawnBy: staffIdOf(ctx),
      drawnAt: ctx.now,
    })
    .execute()
}

/** Why each case was chosen by hand, by its reference. */
const reasonsIn = (plan: SamplingPlan): ReadonlyMap<string, string> =>
  new Map(plan.method === 'by-hand' ? plan.chosen.map(one => [one.caseReference, one.reason.slice(0, 200)]) : [])

async function saveCases(
  ctx: Context,
  round: RoundFound,
  sample: Sample<ListedCase>,
  reasons: ReadonlyMap<string, string>,
): Promise<void> {
  await ctx.db
    .insertInto('sampledCase')
    .values(
      sample.cases.map(({ case: { record }, stratum, order, reserve, weight }) => ({
        authorityId: ctx.authorityId,
        sampledCaseId: ctx.newId(),
        roundId: round.roundId,
        caseReference: record.caseReference,
        caseStatus: record.caseStatus,
        stratum,
        drawOrder: order,
        reserve,
        weight,
        addedBecause: reasons.get(record.caseReference) ?? null,
        ageYears: record.ageYears,
        teamId: record.teamId,
        teamName: record.teamName,
        localityId: record.localityId,
        practitionerId: record.practitionerId,
        workerName: record.workerName,
      })),
    )
    .execute()
}
