/**
 * How a sample was drawn: the method step by step, the frame's fingerprint and seed, and the same draw made again from what was kept.
 * The frame and the recipe can be taken away, so that anyone can repeat it without this product.
 */
import { stringify } from 'csv-stringify/sync'
import { longMoment } from '#domain/calendar/dates.ts'
import { drawAgain, type DrawnAgain, type Recipe } from '#domain/sampling/draw-again.ts'
import type { CaseLeftOut } from '#domain/sampling/exclusions.ts'
import { methodInWords } from '#domain/sampling/method-in-words.ts'
import { methodOf, methods } from '#domain/sampling/plan.ts'
import type { Context } from '#platform/context.ts'
import { sha256 } from '#platform/digest.ts'
import { httpProblems } from '#platform/http/problems.ts'
import { download, page, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { formulaSafe } from '#outputs/formula-safe.ts'
import { roundAsked } from './asked.ts'
import { frameRead } from './frame-kept.ts'
import { paths } from './paths.ts'
import type { RoundFound } from './queries.ts'
import { drawOf, type DrawMade } from './sample-queries.ts'
import { casesTakenOut, type CaseTakenOut } from './taken-out.ts'

const frameHeadings = ['case', 'status', 'locality', 'last_audited_on', 'team', 'age_group', 'worker'] as const

function frameTable(draw: DrawMade): string {
  const lines = frameRead(draw.frameCases ?? '').map(one =>
    [
      one.caseReference,
      one.caseStatus,
      one.locality ?? '',
      one.lastAuditedOn ?? '',
      one.team ?? '',
      one.ageGroup ?? '',
      one.worker ?? '',
    ].map(formulaSafe),
  )
  return stringify([[...frameHeadings], ...lines], { record_delimiter: '\r\n' })
}

/** Null where the draw is from before frames and recipes were kept. */
const repeated = ({ recipe, frameCases }: DrawMade): DrawnAgain | null =>
  recipe === undefined || frameCases === null ? null : drawAgain(recipe, frameRead(frameCases), sha256)

const againWords = ({ same, differences }: DrawnAgain, { cases }: Recipe) => ({
  same,
  sentence: same
    ? `Drawn again from the frame and the seed: the same ${cases.length} cases in the same order, reserves included.`
    : 'Drawn again from the frame and the seed, it is not the same. Ask whoever looks after the database how this came about.',
  differences,
})

/** What is told of a draw whose recipe was kept; nothing but its method of one from before. */
const toldOf = (recipe: Recipe | undefined, method: string) =>
  recipe === undefined
    ? { method, speaksFor: null, steps: [] }
    : {
        method: methods[methodOf(recipe.plan)].name,
        speaksFor: methods[methodOf(recipe.plan)].speaksFor,
        steps: methodInWords(recipe, sha256),
      }

/** A page that lists more is read by nobody; the rest is counted. */
const mostListed = 500

const leftOutShown = (leftOut: readonly CaseLeftOut[]) => ({
  leftOut: leftOut.slice(0, mostListed).map(({ caseReference, reason }) => `${caseReference}: ${reason}`),
  leftOutMore: Math.max(0, leftOut.length - mostListed),
})

function takenOutWords(out: readonly CaseTakenOut[]): string | null {
  const were = out.length === 1 ? 'case was' : 'cases were'
  const which = out.map(one => one.caseReference).join(', ')
  return out.length === 0 ? null : `Since the draw, ${out.length} ${were} taken out of the sample: ${which}.`
}

function drawView({ reference, title }: RoundFound, draw: DrawMade, out: readonly CaseTakenOut[]) {
  const { recipe } = draw
  const again = repeated(draw)
  const kept = recipe !== undefined && again !== null
  return {
    back: paths.round(reference),
    title,
    ...toldOf(recipe, draw.method),
    drawn: `By ${draw.drawnBy} on ${longMoment(draw.drawnAt)}`,
    said: draw.said ?? [],
    seed: draw.seed,
    digest: draw.frameDigest,
    strata: draw.strata,
    exclusions: draw.exclusions,
    ...leftOutShown(draw.leftOut ?? []),
    takenOut: takenOutWords(out),
    again: kept ? againWords(again, recipe) : null,
    frame: kept ? paths.drawFrame(reference) : null,
    recipe: kept ? paths.drawRecipe(reference) : null,
  }
}

/** 404 before the round is drawn, and for a file that was not kept. */
export async function drawPage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const round = await roundAsked(ctx, request)
  const draw = await drawOf(ctx, round.roundId)
  if (!draw) throw httpProblems.notFound({})
  if (request.format === 'page')
    return page('rounds/pages/draw.njk', drawView(round, draw, await casesTakenOut(ctx, round.roundId)))
  if (draw.recipe === undefined || draw.frameCases === null) throw httpProblems.notFound({})
  await ctx.announce({ type: 'round.frame-read', subject: `round:${round.reference}` })
  return request.format === 'csv'
    ? download(frameTable(draw), 'text/csv; charset=utf-8', `${round.reference}-frame.csv`)
    : download(JSON.stringify(draw.recipe, null, 2), 'application/json', `${round.reference}-recipe.json`)
}
