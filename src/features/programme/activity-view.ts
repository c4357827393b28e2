/** View-model of one activity: its plan, the rounds beside it, what came of it, what stood before, and what may be done. */
import { typedText } from '#ui/form-params.ts'
import { canEver } from '#domain/access/can.ts'
import { longDate, longMoment } from '#domain/calendar/dates.ts'
import { activityKindLabel, activityStateWords, becauseLabel, outputStates } from '#domain/programme/activity.ts'
import { monthsInWords, yearInWords } from '#domain/programme/year.ts'
import type { Context } from '#platform/context.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { params } from '#ui/params.ts'
import { choices, errorsOf, errorSummary } from './activity-form-view.ts'
import type { Typed } from './forms.ts'
import { paths } from './paths.ts'
import { roundLine, roundsOf, roundsOfYear, stateTag } from './programme-view.ts'
import { outputsOf, versionsOf, type ActivityFound, type OutputTold, type VersionWritten } from './queries.ts'

type Planned = Pick<
  VersionWritten,
  | 'kind'
  | 'title'
  | 'focus'
  | 'reason'
  | 'reasonWords'
  | 'lead'
  | 'months'
  | 'tool'
  | 'plannedAudits'
  | 'expectedOutput'
>

const planRows = (year: number, plan: Planned): readonly (readonly [string, string])[] => [
  ['Kind', activityKindLabel(plan.kind)],
  ['Title', plan.title],
  ['Focus', plan.focus],
  ['Why', plan.reasonWords === '' ? becauseLabel(plan.reason) : `${becauseLabel(plan.reason)}: ${plan.reasonWords}`],
  ['Lead', plan.lead],
  ['Months', monthsInWords(year, plan.months)],
  ['Audit tool', plan.tool ?? 'None'],
  ['Audits planned', plan.plannedAudits === null ? 'No number' : plan.plannedAudits.toLocaleString('en-GB')],
  ['Output expected', plan.expectedOutput === '' ? 'Not said' : plan.expectedOutput],
]

/** What a version said where the next one says something else. */
function changesOf(year: number, versions: readonly VersionWritten[]) {
  return versions.map((version, index) => {
    const before = versions[index + 1]
    const now = planRows(year, version)
    const then = before ? planRows(year, before) : []
    return {
      number: version.number,
      by: version.by,
      at: longMoment(version.at),
      changes: now
        .map(([name, value], place) => ({ name, now: value, before: then[place]?.[1] ?? '' }))
        .filter(change => before !== undefined && change.before !== change.now),
    }
  })
}

const outputLine = (output: OutputTold) => ({
  tag: stateTag(output.state),
  on: longDate(output.toldOn),
  words: output.words,
  by: `${output.by}, ${longMoment(output.at)}`,
})

const outputFields = ['state', 'words', 'toldOn-day', 'why'] as const

function dayItems(ctx: Context, typed: Typed, wrong: boolean) {
  const [year, month, day] = ctx.today.split('-').map(Number)
  const usual: Readonly<Record<string, number | undefined>> = { day, month, year }
  const untyped = !('toldOn-day' in typed)
  return params(
    ['day', 'month', 'year'].map(name => ({
      name,
      classes: `govuk-input--width-${name === 'year' ? 4 : 2}${wrong ? ' govuk-input--error' : ''}`,
      value: untyped ? String(usual[name] ?? '') : typedText(typed, `toldOn-${name}`),
    })),
  )
}

export interface Again {
  readonly typed: Typed
  readonly errors: FieldErrors
}

function decisionsOf(ctx: Context, activity: ActivityFound, { typed, errors }: Again) {
  if (!canEver(ctx.actor, 'programme.plan')) return null
  const { reference } = activity
  const open = activity.state !== 'cancelled'
  return {
    change: open ? paths.change(reference) : null,
    output: open ? paths.output(reference) : null,
    cancellation: open ? paths.cancellation(reference) : null,
    carryOver: activity.carriedTo === null ? paths.carryOver(reference) : null,
    nextYear: yearInWords(activity.year + 1),
    states: choices(outputStates, typedText(typed, 'state')),
    words: typedText(typed, 'words'),
    day: dayItems(ctx, typed, 'toldOn-day' in errors),
    why: typedText(typed, 'why'),
    errors: errorsOf(outputFields, errors),
  }
}

export async function activityView(ctx: Context, activity: ActivityFound, again: Again) {
  const rounds = roundsOf(activity, await roundsOfYear(ctx, activity.year))
  const versions = await versionsOf(ctx, activity.activityId)
  const outputs = await outputsOf(ctx, activity.activityId)
  const facts = planRows(activity.year, activity).map(([name, value]) => ({ name, value }))
  const link = (reference: string | null) => reference && { text: reference, href: paths.activity(reference) }
  return {
    reference: activity.reference,
    title: activity.title,
    caption: `${activity.reference}, programme ${yearInWords(activity.year)}`,
    back: { text: `Programme ${yearInWords(activity.year)}`, href: paths.programme(activity.year) },
    summary: errorSummary(again.errors, outputFields),
    tag: stateTag(activity.state),
    state: activityStateWords[activity.state].label,
    cancelledFor: activity.cancelledFor,
    carriedFrom: link(activity.carriedFrom),
    carriedTo: link(activity.carriedTo),
    facts,
    rounds: rounds.map(round => roundLine(ctx, round)),
    outputs: outputs.map(outputLine),
    versions: changesOf(activity.year, versions),
    decisions: decisionsOf(ctx, activity, again),
  }
}
