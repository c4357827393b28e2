/** View-model of one measure: how it is counted, the figures by locality, team or month, and the cases for those who may see them. */
import { canEver } from '#domain/access/can.ts'
import { localDate, longDate, monthAndYear } from '#domain/calendar/dates.ts'
import { measureOf } from '#domain/timeliness/measures.ts'
import type { Measure, MeasureState } from '#domain/timeliness/measure.ts'
import { conventionInWords, type MeasureSettings } from '#domain/timeliness/settings.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'
import { params } from '#ui/params.ts'
import { newestReportDate, standingSources } from '../cases/door.ts'
import { inTimeWords, lastYear } from './measures-view.ts'
import { paths } from './paths.ts'
import {
  countResults,
  groupings,
  resultsAfter,
  type Counted,
  type Grouping,
  type ResultFound,
  type ResultPlace,
} from './queries.ts'
import { settingsNow } from './settings.ts'
import { stateLabel, tookWords } from './result-words.ts'

const perPage = 50
const states: readonly MeasureState[] = ['overdue', 'due', 'met-late', 'unknown', 'met', 'not-applicable']
const groupWords: Readonly<Record<Grouping, string>> = { locality: 'Locality', team: 'Team', month: 'Month' }

export interface MeasureAsked {
  readonly key: string
  readonly by: Grouping
  readonly state: MeasureState
  readonly place: ResultPlace | null
}

/** What is asked for in an address; anything else is the usual. */
export function measureAsked(key: string, query: Readonly<Record<string, string | undefined>>): MeasureAsked {
  const { by, state, dueOn, caseReference, instance } = query
  const place =
    dueOn !== undefined && caseReference !== undefined && /^\d{4}-\d{2}-\d{2}$|^infinity$/.test(dueOn)
      ? { dueOn: dueOn as ResultPlace['dueOn'], caseReference, instance: instance ?? '' }
      : null
  return {
    key,
    by: groupings.find(one => one === by) ?? 'locality',
    state: states.find(one => one === state) ?? 'overdue',
    place,
  }
}

const nameOf = (by: Grouping, group: string | null): string => {
  if (group === null) return by === 'month' ? 'No day' : `${groupWords[by]} not known`
  return by === 'month' ? monthAndYear(localDate(`${group}-01`)) : group
}

const groupRow = (measure: Measure, by: Grouping) => (one: Counted) => ({
  name: nameOf(by, one.group),
  inTime: inTimeWords(one, measure),
  overdue: String(one.overdue),
  due: String(one.due),
  missed: String(one.missed),
  unknown: String(one.unknown),
})

const caseRow = (measure: Measure) => (one: ResultFound) => ({
  reference: one.caseReference,
  href: paths.case(one.caseReference),
  team: one.teamName ?? 'Not known',
  worker: one.workerName ?? 'Not known',
  started: one.startedOn === null ? 'Not recorded' : longDate(one.startedOn),
  due: one.dueOn === null ? '' : longDate(one.dueOn),
  done: one.doneOn === null ? '' : longDate(one.doneOn),
  took: tookWords(one, measure),
})

const told = (measure: Measure, settings: MeasureSettings) => [
  { label: 'Of whom', text: measure.population },
  { label: 'From', text: measure.startsWith },
  { label: 'To', text: measure.endsWith },
  { label: 'How it is counted', text: conventionInWords(measure, settings) },
  { label: 'Exceptions', text: measure.exceptions ?? 'None' },
  { label: 'Source', text: measure.source },
]

/** Figures of the whole council by a group, over the year before the newest extract. */
async function groupsView(ctx: Context, measure: Measure, { by, state }: MeasureAsked) {
  const reportDate = newestReportDate(await standingSources(ctx))
  const period = reportDate && lastYear(reportDate)
  const counted = period ? await countResults(ctx, period, measure.key, by) : []
  return {
    period: period && `${longDate(period.from)} to ${longDate(period.until)}`,
    groupHeading: groupWords[by],
    groupings: groupings.map(one => ({
      text: groupWords[one],
      href: paths.measure(measure.key, { by: one, state }),
      current: one === by,
    })),
    groups: counted.map(groupRow(measure, by)),
  }
}

/** The cases of one state within reach, and the way to more of them. */
async function casesView(ctx: Context, measure: Measure, { by, state, place }: MeasureAsked) {
  const found = await resultsAfter(ctx, { measure: measure.key, state }, place, perPage + 1)
  const last = found.length > perPage ? found[perPage - 1] : undefined
  return {
    cases: found.slice(0, perPage).map(caseRow(measure)),
    older: last
      ? paths.measure(measure.key, {
          ...{ by, state, dueOn: last.dueOn ?? 'infinity' },
          ...{ caseReference: last.caseReference, instance: last.instance },
        })
      : null,
  }
}

/** 404 where there is no such measure. */
export async function measureView(ctx: Context, asked: MeasureAsked) {
  const measure = measureOf(asked.key)
  if (!measure) throw httpProblems.notFound({})
  const mayReadCases = canEver(ctx.actor, 'case.read-facts')
  return {
    back: paths.measures,
    title: measure.title,
    code: measure.code,
    facts: told(measure, (await settingsNow(ctx)).measures),
    ...(await groupsView(ctx, measure, asked)),
    limit:
      canEver(ctx.actor, 'timeliness.set') && measure.mayChoose.includes('limit') ? paths.limit(measure.key) : null,
    mayReadCases,
    action: paths.measure(measure.key),
    by: asked.by,
    states: params(states.map(state => ({ value: state, text: stateLabel(state), selected: state === asked.state }))),
    stateHeading: stateLabel(asked.state),
    ...(mayReadCases ? await casesView(ctx, measure, asked) : { cases: [], older: null }),
  }
}
