/** View-models of the two steps of a draw: choosing how, then looking at the strata before it is done. Never shows which cases. */
import { everyStratumInWords, strataPreview, usualSampleSize } from '#domain/sampling/draw.ts'
import { faultsOf } from '#domain/sampling/faults.ts'
import { usualExclusionMonths } from '#domain/sampling/frame.ts'
import { isStratified, methodOf, methods, seedOf, type SamplingPlan } from '#domain/sampling/plan.ts'
import { sampleSizeInWords } from '#domain/sampling/sample-size.ts'
import { targetRule } from '#domain/sampling/targets.ts'
import type { Context } from '#platform/context.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { params } from '#ui/params.ts'
import { divisionsOffered, usualDivision } from './divisions.ts'
import type { TargetOffered } from './draw-plan.ts'
import { sampleFields, shownErrors, typedText, type SampleForm } from './forms.ts'
import { paths } from './paths.ts'
import type { RoundFound } from './queries.ts'
import type { frameOf } from './sample-queries.ts'

/** Any seed is as good as another; this one says which round it is of. */
export const newSeed = (ctx: Context, round: RoundFound): string =>
  `${round.reference}-${String(ctx.random.whole(1_000_000)).padStart(6, '0')}`

interface Asked {
  readonly typed: Readonly<Record<string, unknown>>
  readonly errors: FieldErrors | null
  readonly targets: readonly TargetOffered[]
}

const methodItems = (chosen: string) =>
  params(
    Object.entries(methods).map(([code, { name, use }]) => ({
      value: code,
      text: name,
      hint: { text: use },
      checked: code === chosen,
    })),
  )

const targetItems = (targets: readonly TargetOffered[], chosen: string) =>
  params([
    { value: '', text: 'Choose a rule', selected: chosen === '' },
    ...targets.map(({ code, label }) => ({ value: code, text: label, selected: code === chosen })),
  ])

export function sampleFormView(ctx: Context, round: RoundFound, { typed, errors, targets }: Asked) {
  return {
    title: round.title,
    reference: round.reference,
    errors: shownErrors(sampleFields, errors),
    methods: methodItems(typedText(typed, 'method', 'stratified-random')),
    targets: targetItems(targets, typedText(typed, 'target', '')),
    divisions: params(
      divisionsOffered.map(({ code, label }) => ({
        value: code,
        text: label,
        selected: code === typedText(typed, 'strataBy', usualDivision),
      })),
    ),
    restricted: typedText(typed, 'restricted', ''),
    closing: typedText(typed, 'closing', ''),
    size: typedText(typed, 'size', String(usualSampleSize)),
    minimum: typedText(typed, 'minimum', '1'),
    chosen: typedText(typed, 'chosen', ''),
    seed: typedText(typed, 'seed', newSeed(ctx, round)),
    exclusionMonths: typedText(typed, 'exclusionMonths', String(usualExclusionMonths)),
    everyStratum: typed['size'] === undefined || typed['everyStratum'] === 'yes',
    action: paths.sample(round.reference),
    back: paths.round(round.reference),
  }
}

/** As a browser would send it again. */
export const typedOf = (form: SampleForm) => ({
  method: form.method,
  size: String(form.size),
  minimum: String(form.minimum),
  target: form.target,
  chosen: form.chosen,
  seed: form.seed,
  exclusionMonths: String(form.exclusionMonths),
  strataBy: form.strataBy,
  restricted: form.restricted.join('\n'),
  closing: form.closing.join('\n'),
  everyStratum: form.everyStratum ? 'yes' : '',
})

export function samplePreviewView(
  round: RoundFound,
  form: SampleForm,
  plan: SamplingPlan,
  frame: Awaited<ReturnType<typeof frameOf>>,
) {
  const strata = strataPreview(frame.cases, plan)
  const drawn = strata.reduce((sum, stratum) => sum + stratum.drawn, 0)
  const typed = typedOf(form)
  return {
    title: round.title,
    reference: round.reference,
    chosen: params({ rows: chosenRows(form, plan, frame.cases) }),
    strata,
    exclusions: frame.exclusions,
    frameSize: frame.cases.length,
    drawn,
    told: frame.cases.length === 0 ? [] : faultsOf(frame.cases, plan).map(({ sentence }) => sentence),
    size: sizeWords(plan, drawn, strata),
    reserves: strata.reduce((sum, stratum) => sum + stratum.reserve, 0),
    typed: Object.entries(typed).map(([name, value]) => ({ name, value })),
    action: paths.sample(round.reference),
    changeHref: `${paths.sample(round.reference)}?${new URLSearchParams({ ...typed, change: 'yes' }).toString()}`,
    back: paths.round(round.reference),
  }
}

/** What a sample of this size can say. Nothing of cases chosen by hand, which speak for themselves alone. */
function sizeWords(plan: SamplingPlan, drawn: number, strata: readonly { readonly size: number }[]): readonly string[] {
  const speaksFor = strata.reduce((sum, stratum) => sum + stratum.size, 0)
  return methodOf(plan) === 'by-hand' || drawn === 0 ? [] : sampleSizeInWords(drawn, speaksFor)
}

function leftOut({ exclusionMonths: months, restricted, closing }: SampleForm): string {
  const parts = [
    'Closed cases',
    ...(months === 0 ? [] : [`those audited in the last ${months} months`]),
    ...(restricted.length === 0 ? [] : [`${restricted.length} with a restricted record`]),
    ...(closing.length === 0 ? [] : [`${closing.length} closing`]),
  ]
  return parts.length === 1 ? 'Closed cases only' : parts.join(', ')
}

const dividedBy = ({ strataBy }: SampleForm, plan: SamplingPlan): readonly (readonly [string, string])[] =>
  isStratified(plan) ? [['Divided by', divisionsOffered.find(({ code }) => code === strataBy)?.label ?? '']] : []

function chosenRows(form: SampleForm, plan: SamplingPlan, cases: Parameters<typeof strataPreview>[0]) {
  const { size } = form
  const all = cases.length
  const wanted = plan.method === 'whole-population' ? all : plan.method === 'by-hand' ? plan.chosen.length : size
  const sizes = strataPreview(cases, plan).map(stratum => stratum.size)
  const rows: readonly (readonly [string, string])[] = [
    ['How they are chosen', methods[methodOf(plan)].name],
    ...(plan.method === 'targeted' ? ([['Rule', targetRule(plan.target).inWords]] as const) : []),
    ...(plan.method === 'stratified-minimum' ? ([['From each stratum at least', String(plan.minimum)]] as const) : []),
    ...dividedBy(form, plan),
    ['Cases wanted', `${wanted} of the ${all} that may be drawn`],
    ['Left out', leftOut(form)],
    ['Shared', everyStratumInWords(sizes, plan)],
    ['Speaks for', methods[methodOf(plan)].speaksFor],
    ...(seedOf(plan) === '' ? [] : ([['Seed', seedOf(plan)]] as const)),
  ]
  return rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))
}
