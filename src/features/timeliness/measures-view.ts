/** View-model of the list of measures: in time of those completed in the last year, and what is overdue now. */
import { addDays, addMonths, longDate, monthStart, type LocalDate } from '#domain/calendar/dates.ts'
import { kindTold } from '#domain/journey/kinds.ts'
import { countingOf } from '#domain/timeliness/settings.ts'
import { limitInWords } from '#domain/timeliness/limits.ts'
import type { Measure } from '#domain/timeliness/measure.ts'
import { measures } from '#domain/timeliness/measures.ts'
import { kindsMissing } from '#domain/timeliness/work-out.ts'
import { share } from '#domain/statistics/share.ts'
import { canEver } from '#domain/access/can.ts'
import type { Context } from '#platform/context.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { newestReportDate, standingSources, type Sources } from '../cases/door.ts'
import { paths } from './paths.ts'
import { countResults, whenWorkedOut, type Counted, type Period } from './queries.ts'
import { settingsNow, type TimelinessSettings } from './settings.ts'

/** The twelve months that end on the report date. */
export const lastYear = (reportDate: LocalDate): Period => ({
  from: addDays(addMonths(monthStart(addDays(reportDate, 1)), -12), Number(addDays(reportDate, 1).slice(8)) - 1),
  until: reportDate,
})

/** "17 of 20, 85%": a share never stands without its denominator, and has no percentage where it would mislead. */
export function shareInWords(n: number, of: number): string {
  if (of === 0) return 'None completed'
  const { percent } = share(n, of)
  return percent === null ? `${n} of ${of}` : `${n} of ${of}, ${percent}%`
}

/** What can be said of those completed. A source that holds the latest event alone, or none of a kind, can say nothing. */
export function inTimeWords(one: Counted, measure: Measure): string {
  const { met, metLate, latestOnly, outOf, counted } = one
  if (measure.counts !== null) return outOf === 0 ? 'None to count' : shareInWords(counted, outOf)
  if (one.unknown > 0 && met + metLate + one.due + one.overdue === 0) return 'Not known: no source says when'
  return latestOnly ? 'Not known: the source holds the latest alone' : shareInWords(met, met + metLate)
}

const limitWords = (measure: Measure, settings: TimelinessSettings): string => {
  const { limit } = countingOf(measure, settings.measures)
  return limit === null ? (measure.counts ?? 'No limit set') : limitInWords(limit)
}

const kindWords = { law: 'Law', guidance: 'Guidance', local: 'Local' } as const

const rowOf = (measure: Measure, counted: Counted, settings: TimelinessSettings) => ({
  code: measure.code,
  title: measure.title,
  href: paths.measure(measure.key),
  kind: kindWords[measure.kind],
  limit: limitWords(measure, settings),
  inTime: inTimeWords(counted, measure),
  overdue: measure.counts === null ? String(counted.overdue) : '',
  due: measure.counts === null ? String(counted.due) : '',
  unknown: String(counted.unknown),
})

const noSource = (measure: Measure, { known }: Sources) => ({
  title: `${measure.code} ${measure.title}`,
  why:
    measure.answeredIn ??
    `No extract holds ${kindsMissing(measure, known)
      .map(kind => `“${kindTold(kind).label}”`)
      .join(' and ')}.`,
})

const nothingYet = (mayStart: boolean) =>
  emptyState({
    title: 'No extract has been accepted yet',
    sentence:
      'Measures are worked out from the extracts that your performance team already makes: Annex A, the Standard Safeguarding Dataset, the SSDA903.',
    action: mayStart ? { text: 'Bring in an extract', href: '/case-imports/new' } : null,
  })

/** When and from how much it was worked out; null before any extract was accepted. */
async function asAt(ctx: Context, reportDate: LocalDate | null) {
  const when = await whenWorkedOut(ctx)
  return {
    reportDate: reportDate && longDate(reportDate),
    period: reportDate && `${longDate(lastYear(reportDate).from)} to ${longDate(reportDate)}`,
    cases: (when?.cases ?? 0).toLocaleString('en-GB'),
    events: (when?.events ?? 0).toLocaleString('en-GB'),
  }
}

export async function measuresView(ctx: Context) {
  const sources = await standingSources(ctx)
  const reportDate = newestReportDate(sources)
  const settings = await settingsNow(ctx)
  const counted = reportDate ? await countResults(ctx, lastYear(reportDate), null, null) : []
  const found = new Map(counted.map(one => [one.measure, one]))
  return {
    ...(await asAt(ctx, reportDate)),
    conventions: canEver(ctx.actor, 'timeliness.set') ? paths.conventions : null,
    rows: measures.flatMap(measure => {
      const one = found.get(measure.key)
      return one ? [rowOf(measure, one, settings)] : []
    }),
    silent: measures.filter(measure => !found.has(measure.key)).map(measure => noSource(measure, sources)),
    empty: nothingYet(canEver(ctx.actor, 'case-import.start')),
  }
}
