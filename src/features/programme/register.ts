/** The register of activities at the end of a day: what was audited, its focus, and the output so far. As a page and as CSV. */
import { stringify } from 'csv-stringify/sync'
import { isLocalDate, longDate, type LocalDate } from '#domain/calendar/dates.ts'
import { activityKindLabel, activityKinds, activityStateWords, becauseLabel } from '#domain/programme/activity.ts'
import { monthsInWords, programmeYearOf, yearInWords } from '#domain/programme/year.ts'
import type { Context } from '#platform/context.ts'
import { download, page, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { formulaSafe } from '#outputs/formula-safe.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { errorsOf, errorSummary } from './activity-form-view.ts'
import { paths } from './paths.ts'
import { stateTag, yearAsked } from './programme-view.ts'
import { activitiesAt, yearsWith, type ActivityFound } from './queries.ts'

interface Asked {
  readonly on: LocalDate
  readonly year: number
  readonly errors: FieldErrors
}

const wrongDay = 'Enter a day that is today or earlier, such as 2018-05-14'

/** Today where no day is asked for; the programme's year of that day where no year is. */
function askedIn(ctx: Context, query: RouteRequest['query']): Asked {
  const text = query['on'] ?? ''
  const right = isLocalDate(text) && text <= ctx.today
  const on = right ? text : ctx.today
  return { on, year: yearAsked(query['year'], on), errors: text === '' || right ? {} : { on: wrongDay } }
}

/** What came of it; before anything did, what is expected. */
function outputOf(activity: ActivityFound): string {
  if (activity.cancelledFor !== null) return `Cancelled: ${activity.cancelledFor}`
  if (activity.outputWords !== null) return activity.outputWords
  return activity.expectedOutput === '' ? 'None recorded' : `None recorded. Expected: ${activity.expectedOutput}`
}

const inOrder = (activities: readonly ActivityFound[]) =>
  activityKinds
    .map(({ code, label }) => ({ label, activities: activities.filter(one => one.kind === code) }))
    .filter(({ activities: some }) => some.length > 0)

const rowOf = (activity: ActivityFound) => ({
  title: activity.title,
  href: paths.activity(activity.reference),
  focus: activity.focus,
  tag: stateTag(activity.state),
  output: outputOf(activity),
  on: activity.outputOn === null ? null : longDate(activity.outputOn),
})

const headings = [
  'reference',
  'audits',
  'title',
  'focus',
  'reason',
  'lead',
  'months',
  'planned audits',
  'state',
  'output',
  'output on',
]

/** A line for each activity, in the register's order. The headings are frozen: people's spreadsheets depend on them. */
function registerTable(activities: readonly ActivityFound[]): string {
  const lines = inOrder(activities).flatMap(kind =>
    kind.activities.map(one => [
      one.reference,
      activityKindLabel(one.kind),
      formulaSafe(one.title),
      formulaSafe(one.focus),
      formulaSafe(
        one.reasonWords === '' ? becauseLabel(one.reason) : `${becauseLabel(one.reason)}: ${one.reasonWords}`,
      ),
      formulaSafe(one.lead),
      monthsInWords(one.year, one.months),
      one.plannedAudits === null ? '' : String(one.plannedAudits),
      activityStateWords[one.state].label,
      formulaSafe(outputOf(one)),
      one.outputOn ?? '',
    ]),
  )
  return stringify([headings, ...lines], { record_delimiter: '\r\n' })
}

export async function showRegister(ctx: Context, { query, format }: RouteRequest): Promise<Reply> {
  const { on, year, errors } = askedIn(ctx, query)
  const refused = Object.keys(errors).length > 0
  const activities = refused ? [] : await activitiesAt(ctx, year, on)
  if (format === 'csv' && !refused)
    return download(registerTable(activities), 'text/csv; charset=utf-8', `register-${year}-on-${on}.csv`)
  const years = await yearsWith(ctx, [year, programmeYearOf(ctx.today)])
  const view = {
    back: paths.programme(year),
    year: yearInWords(year),
    asAt: longDate(on),
    on: refused ? (query['on'] ?? '') : on,
    years: years.map(one => ({ value: String(one), text: yearInWords(one), selected: one === year })),
    summary: errorSummary(errors, ['on']),
    errors: errorsOf(['on'], errors),
    kinds: inOrder(activities).map(kind => ({ label: kind.label, rows: kind.activities.map(rowOf) })),
    table: activities.length === 0 ? null : paths.registerTable(year, on),
    empty: emptyState({
      title: 'Nothing was planned yet',
      sentence:
        'Nothing had been put into the programme of this year by the end of that day. Choose a later day, or another year.',
    }),
  }
  return page('programme/pages/register.njk', view, refused ? 422 : 200)
}
