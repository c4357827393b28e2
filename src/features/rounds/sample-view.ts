/** View-models of the two steps of a draw: choosing how, then looking at the strata before it is done. Never shows which cases. */
import { everyStratumInWords, strataPreview, usualSampleSize } from '#domain/sampling/draw.ts'
import { usualExclusionMonths } from '#domain/sampling/frame.ts'
import type { Context } from '#platform/context.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { params } from '#ui/params.ts'
import { planFor } from './draw-sample.ts'
import { sampleFields, shownErrors, typedText, type SampleForm } from './forms.ts'
import { paths } from './paths.ts'
import type { RoundFound } from './queries.ts'
import { frameOf } from './sample-queries.ts'

/** Any seed is as good as another; this one says which round it is of. */
export const newSeed = (ctx: Context, round: RoundFound): string =>
  `${round.reference}-${String(ctx.random.whole(1_000_000)).padStart(6, '0')}`

export function sampleFormView(
  ctx: Context,
  round: RoundFound,
  { typed, errors }: { typed: Readonly<Record<string, unknown>>; errors: FieldErrors | null },
) {
  return {
    title: round.title,
    reference: round.reference,
    errors: shownErrors(sampleFields, errors),
    size: typedText(typed, 'size', String(usualSampleSize)),
    seed: typedText(typed, 'seed', newSeed(ctx, round)),
    exclusionMonths: typedText(typed, 'exclusionMonths', String(usualExclusionMonths)),
    everyStratum: typed['size'] === undefined || typed['everyStratum'] === 'yes',
    action: paths.sample(round.reference),
    back: paths.round(round.reference),
  }
}

export async function samplePreviewView(ctx: Context, round: RoundFound, chosen: SampleForm) {
  const frame = await frameOf(ctx, round, chosen.exclusionMonths)
  const plan = planFor(chosen)
  const strata = strataPreview(frame.cases, plan)
  const drawn = Math.min(chosen.size, frame.cases.length)
  const typed = {
    size: String(chosen.size),
    seed: chosen.seed,
    exclusionMonths: String(chosen.exclusionMonths),
    everyStratum: chosen.everyStratum ? 'yes' : '',
  }
  return {
    title: round.title,
    reference: round.reference,
    chosen: params({
      rows: chosenRows(
        chosen,
        frame.cases.length,
        everyStratumInWords(
          strata.map(stratum => stratum.size),
          plan,
        ),
      ),
    }),
    strata,
    exclusions: frame.exclusions,
    frameSize: frame.cases.length,
    drawn,
    fewer: drawn < chosen.size,
    reserves: strata.reduce((sum, stratum) => sum + stratum.reserve, 0),
    typed,
    action: paths.sample(round.reference),
    changeHref: `${paths.sample(round.reference)}?${new URLSearchParams({ ...typed, change: 'yes' }).toString()}`,
    back: paths.round(round.reference),
  }
}

const chosenRows = (chosen: SampleForm, frameSize: number, everyStratum: string) =>
  (
    [
      ['Cases wanted', `${chosen.size} of the ${frameSize} that may be drawn`],
      [
        'Left out',
        chosen.exclusionMonths === 0
          ? 'Closed cases only'
          : `Closed cases, and those audited in the last ${chosen.exclusionMonths} months`,
      ],
      ['Shared', everyStratum],
      ['Seed', chosen.seed],
    ] as const
  ).map(([key, value]) => ({ key: { text: key }, value: { text: value } }))
