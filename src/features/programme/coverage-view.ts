/** View-model of coverage: of each group of open cases how many were audited, drawn and told, with what falls short in words. */
import { typedText } from '#ui/form-params.ts'
import { canEver } from '#domain/access/can.ts'
import { isLocalDate, longDate, type LocalDate } from '#domain/calendar/dates.ts'
import { caseStatuses, caseStatusLabel } from '#domain/cases/case-status.ts'
import {
  ageGroups,
  minimumInWords,
  minimumMeasures,
  shortfallWords,
  yearBefore,
  type CoverageMinimum,
} from '#domain/programme/coverage.ts'
import { programmeYearOf } from '#domain/programme/year.ts'
import { share } from '#domain/statistics/share.ts'
import type { Context } from '#platform/context.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { shareInWords } from '#ui/components/share/params.ts'
import { choices, errorsOf, errorSummary } from './activity-form-view.ts'
import {
  coverageOf,
  lastHandedIn,
  minimumNow,
  newestListDay,
  type Dimension,
  type GroupCovered,
} from './coverage-queries.ts'
import type { Typed } from './forms.ts'
import { paths } from './paths.ts'

interface Told {
  readonly dimension: Dimension
  readonly title: string
  /** The heading of the first column. */
  readonly heading: string
  readonly unknown: string
  readonly label: (group: string) => string
  /** Groups in this order first, the rest by their label. */
  readonly order: readonly string[]
}

const asItIs = (group: string): string => group
const dimensions: readonly Told[] = [
  {
    dimension: 'locality',
    title: 'By locality',
    heading: 'Locality',
    unknown: 'Locality not known',
    label: asItIs,
    order: [],
  },
  {
    dimension: 'status',
    title: 'By case status',
    heading: 'Case status',
    unknown: 'Case status not known',
    label: caseStatusLabel,
    order: caseStatuses.map(({ code }) => code),
  },
  {
    dimension: 'age',
    title: 'By age',
    heading: 'Age',
    unknown: 'Age not known',
    label: group => ageGroups.find(({ code }) => code === group)?.label ?? group,
    order: ageGroups.map(({ code }) => code),
  },
  { dimension: 'team', title: 'By team', heading: 'Team', unknown: 'Team not known', label: asItIs, order: [] },
]

const barWidth = 160

const rowOf = (told: Told, covered: GroupCovered, minimum: CoverageMinimum) => ({
  label: covered.group === '' ? told.unknown : told.label(covered.group),
  share: shareInWords(share(covered.audited, covered.open)),
  bar: Math.round((barWidth * covered.audited) / Math.max(1, covered.open)),
  short: shortfallWords(covered, minimum),
})

function inOrder(told: Told, groups: readonly GroupCovered[]): readonly GroupCovered[] {
  const place = ({ group }: GroupCovered): number => {
    if (group === '') return Number.MAX_SAFE_INTEGER
    const at = told.order.indexOf(group)
    return at === -1 ? told.order.length : at
  }
  return [...groups].sort(
    (a, b) => place(a) - place(b) || told.label(a.group).localeCompare(told.label(b.group), 'en-GB'),
  )
}

const minimumFields = ['measure', 'least'] as const

function minimumView(ctx: Context, minimum: CoverageMinimum, { typed, errors }: CoverageAsked) {
  if (!canEver(ctx.actor, 'programme.plan')) return null
  const now: Typed = { measure: minimum.measure, least: minimum.least === null ? '' : String(minimum.least) }
  const shown = typed ?? now
  return {
    action: paths.minimum,
    measures: choices(minimumMeasures, typedText(shown, 'measure')),
    least: typedText(shown, 'least'),
    errors: errorsOf(minimumFields, errors),
  }
}

export interface CoverageAsked {
  /** The day up to which twelve months are counted, as it stands in the address; null where none is asked for. */
  readonly on: string | null
  readonly typed: Typed | null
  readonly errors: FieldErrors
}

/** The day asked for; else today, or where nothing was handed in for a year, the day on which something last was. */
export async function dayShown(ctx: Context, { on, errors }: CoverageAsked): Promise<LocalDate> {
  if (on !== null && isLocalDate(on) && !('on' in errors)) return on
  const last = await lastHandedIn(ctx)
  return last === null || last >= yearBefore(ctx.today) ? ctx.today : last
}

/** "3 groups fall below the minimum, and of 2 groups not one case was audited." */
function shortInWords(counted: readonly GroupCovered[], minimum: CoverageMinimum): string {
  const groups = counted.filter(one => one.dimension !== 'all')
  const none = groups.filter(one => one.audited === 0).length
  const short = groups.filter(one => shortfallWords(one, minimum) !== null && one.audited > 0).length
  const nothing =
    none === 0
      ? 'Of every group at least one case was audited'
      : `Of ${none} of the ${groups.length} groups below, not one case was audited`
  if (minimum.measure === 'none') return `${nothing}.`
  const others = none === 0 ? '' : ' of the others'
  if (short === 0) return `${nothing}; none${others} is below the minimum.`
  return `${nothing}; ${short}${others} ${short === 1 ? 'is' : 'are'} below the minimum.`
}

/** What was counted, told; nothing where no case is open. */
function countedView(counted: readonly GroupCovered[], minimum: CoverageMinimum) {
  const all = counted.find(one => one.dimension === 'all')
  if (all === undefined || all.open === 0) return { all: null, short: null, dimensions: [] }
  const rowsOf = (told: Told) =>
    inOrder(
      told,
      counted.filter(one => one.dimension === told.dimension),
    ).map(covered => rowOf(told, covered, minimum))
  return {
    all: shareInWords(share(all.audited, all.open)),
    short: shortInWords(counted, minimum),
    dimensions: dimensions.map(told => ({ title: told.title, heading: told.heading, rows: rowsOf(told) })),
  }
}

export async function coverageView(ctx: Context, asked: CoverageAsked) {
  const until = await dayShown(ctx, asked)
  const since = yearBefore(until)
  const minimum = await minimumNow(ctx)
  const listDay = await newestListDay(ctx)
  return {
    ...countedView(await coverageOf(ctx, { since, until }), minimum),
    back: paths.programme(programmeYearOf(ctx.today)),
    summary: errorSummary(asked.errors, ['on', ...minimumFields]),
    from: longDate(since),
    to: longDate(until),
    on: 'on' in asked.errors ? (asked.on ?? '') : until,
    onError: asked.errors['on'] ?? null,
    list: listDay === null ? null : longDate(listDay),
    minimum: minimumInWords(minimum),
    asked: `${paths.asked}?on=${until}`,
    barWidth,
    set: minimumView(ctx, minimum, asked),
    empty: emptyState({
      title: 'No case is open in any list',
      sentence:
        'Once a case list is brought in and accepted, this page tells which of its open cases were audited in the last twelve months.',
    }),
  }
}
