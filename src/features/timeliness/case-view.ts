/** View-model of the facts of one case: its journey, how each measure stands with its evidence, and what cannot be right. */
import { sql } from 'kysely'
import { caseStatusLabel } from '#domain/cases/case-status.ts'
import { longDate } from '#domain/calendar/dates.ts'
import type { CombinedJourney } from '#domain/journey/combine.ts'
import { kindTold, type EventKind } from '#domain/journey/kinds.ts'
import { journeyTable, timelineOf } from '#domain/journey/timeline.ts'
import type { MeasureState } from '#domain/timeliness/measure.ts'
import { measureOf } from '#domain/timeliness/measures.ts'
import type { MeasureSettings } from '#domain/timeliness/settings.ts'
import { dueMayMove } from '#domain/timeliness/work-out.ts'
import type { Context } from '#platform/context.ts'
import { casesWithin } from '#platform/database/scope.ts'
import { httpProblems } from '#platform/http/problems.ts'
import { journeyTimelineParams } from '#ui/components/journey-timeline/params.ts'
import { journeyOf } from '../cases/door.ts'
import { paths } from './paths.ts'
import { resultsOfCase, type ResultFound } from './queries.ts'
import { settingsNow } from './settings.ts'
import { stateTag, tookWords } from './result-words.ts'

/** What is read first: what is owed, then what was late. */
const order: readonly MeasureState[] = ['overdue', 'due', 'met-late', 'unknown', 'met', 'not-applicable']

async function caseHeld(ctx: Context, reference: string) {
  const held = await ctx.db
    .selectFrom('caseStanding as held')
    .leftJoin('team', join =>
      join.onRef('team.authorityId', '=', 'held.authorityId').onRef('team.teamId', '=', 'held.teamId'),
    )
    .select([
      'held.caseReference',
      'held.caseStatus',
      'held.ageYears',
      'held.workerName',
      'held.reportDate',
      sql<string | null>`coalesce(team.name, held.team_name)`.as('teamName'),
    ])
    .where('held.authorityId', '=', ctx.authorityId)
    .where('held.caseReference', '=', reference)
    .where(casesWithin(ctx, 'case.read-facts'))
    .executeTakeFirst()
  if (!held) throw httpProblems.notFound({})
  return held
}

/** Names of the files of the imports that a journey was read from, also of those before the one that stands. */
async function fileNames(ctx: Context, journey: CombinedJourney) {
  const sources = [...journey.known.values()].map(({ source }) => source.importId)
  const cited = [...journey.byKind.values()].flatMap(events => events.flatMap(({ at }) => at.importId ?? []))
  const ids = [...new Set([...sources, ...cited])]
  if (ids.length === 0) return () => ''
  const rows = await ctx.db
    .selectFrom('caseImport')
    .select(['importId', 'fileNames'])
    .where('authorityId', '=', ctx.authorityId)
    .where('importId', 'in', ids)
    .execute()
  const names = new Map(rows.map(row => [row.importId, row.fileNames]))
  return (importId: string, file: number): string => names.get(importId)?.[file - 1] ?? `File ${file}`
}

const dueWords = (one: ResultFound, settings: MeasureSettings): string => {
  if (one.dueOn === null) return ''
  const moves = dueMayMove(one, settings) ? ' (may move: the bank holidays of that year are not published yet)' : ''
  return `${longDate(one.dueOn)}${moves}`
}

const resultRow = (one: ResultFound, journey: CombinedJourney, settings: MeasureSettings) => {
  const measure = measureOf(one.measure)
  return {
    title: measure?.title ?? one.measure,
    href: paths.measure(one.measure),
    tag: stateTag(one.state),
    started: one.startedOn === null ? 'Not recorded' : longDate(one.startedOn),
    due: dueWords(one, settings),
    done: one.doneOn === null ? '' : longDate(one.doneOn),
    took: measure ? tookWords(one, measure) : '',
    evidence: one.evidence.map(cited => evidenceWords(cited, journey)).join('; '),
  }
}

function evidenceWords(cited: ResultFound['evidence'][number], journey: CombinedJourney): string {
  const kind = cited.kind as EventKind
  const event = journey.byKind.get(kind)?.find(({ key }) => key === cited.key)
  return `${kindTold(kind).label}${event ? `, row ${event.at.row}` : ''}`
}

const faultsOf = (ctx: Context, reference: string) =>
  ctx.db
    .selectFrom('dataFault')
    .select('sentence')
    .where('authorityId', '=', ctx.authorityId)
    .where('caseReference', '=', reference)
    .orderBy('number')
    .limit(50)
    .execute()

const unknown = 'Not known'

const factsOf = (held: Awaited<ReturnType<typeof caseHeld>>, journey: CombinedJourney | null) => [
  { label: 'Status', text: caseStatusLabel(held.caseStatus) },
  { label: 'Age', text: held.ageYears === null ? unknown : `${held.ageYears} years` },
  { label: 'Team', text: held.teamName ?? unknown },
  { label: 'Worker', text: held.workerName ?? unknown },
  { label: 'As at', text: longDate(journey?.reportDate ?? held.reportDate) },
]

const picture = async (ctx: Context, reference: string, journey: CombinedJourney) =>
  journeyTimelineParams({
    id: 'journey',
    heading: `Journey of ${reference}`,
    timeline: timelineOf(journey),
    table: journeyTable(journey),
    fileName: await fileNames(ctx, journey),
  })

/** 404 where the case is out of reach, or not in the extracts. */
export async function caseView(ctx: Context, reference: string) {
  const held = await caseHeld(ctx, reference)
  const journey = await journeyOf(ctx, reference)
  const results = journey ? await resultsOfCase(ctx, reference) : []
  const { measures: settings } = await settingsNow(ctx)
  const sorted = results.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state))
  return {
    reference,
    back: paths.measures,
    facts: factsOf(held, journey),
    journey: journey && (await picture(ctx, reference, journey)),
    results: journey ? sorted.map(one => resultRow(one, journey, settings)) : [],
    faults: (await faultsOf(ctx, reference)).map(({ sentence }) => sentence),
  }
}
