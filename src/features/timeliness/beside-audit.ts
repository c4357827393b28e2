/** What the extracts hold of a case, for the page on which it is audited: what is owed, what was late, and the way to all of it. */
import { sql } from 'kysely'
import type { RecordFact } from '#domain/audit/record.ts'
import { longDate, type LocalDate } from '#domain/calendar/dates.ts'
import type { Measure, MeasureState } from '#domain/timeliness/measure.ts'
import { measureOf } from '#domain/timeliness/measures.ts'
import { limitInWords } from '#domain/timeliness/limits.ts'
import type { Context } from '#platform/context.ts'
import { newestReportDate, standingSources } from '../cases/door.ts'
import { lastYear } from './measures-view.ts'
import { paths } from './paths.ts'
import { stateTag, tookWords } from './result-words.ts'

const mostShown = 6

export interface RecordBeside {
  /** The facts of the case, whole. */
  readonly href: string
  readonly lines: readonly { readonly title: string; readonly text: string; readonly tag: object }[]
}

/**
 * Null where no accepted extract measures anything of the case. Asks no permission: the caller has found an audit of the case within
 * the reader's reach, and records its own read.
 */
export async function recordBeside(ctx: Context, caseReference: string): Promise<RecordBeside | null> {
  const rows = await ctx.db
    .selectFrom('timelinessResult')
    .select(['measure', 'state', 'startedOn', 'dueOn', 'doneOn', 'took'])
    .where('authorityId', '=', ctx.authorityId)
    .where('caseReference', '=', caseReference)
    .where('state', 'in', ['overdue', 'met-late', 'due', 'met'])
    .orderBy(sql`array_position(array['overdue', 'met-late', 'due', 'met'], state)`)
    .orderBy(sql`coalesce(done_on, due_on)`, 'desc')
    .limit(mostShown)
    .execute()
  return rows.length === 0 ? null : { href: paths.case(caseReference), lines: rows.map(lineOf) }
}

/**
 * What was owed by these measures in the twelve months before the newest extract, the longest ago first. Asks no permission, as
 * `recordBeside`.
 */
export async function recordFacts(
  ctx: Context,
  caseReference: string,
  measures: readonly string[],
): Promise<readonly RecordFact[]> {
  const reportDate = measures.length === 0 ? null : newestReportDate(await standingSources(ctx))
  if (reportDate === null) return []
  const rows = await ctx.db
    .selectFrom('timelinessResult')
    .select(['measure', 'state', 'startedOn', 'dueOn', 'doneOn', 'took'])
    .where('authorityId', '=', ctx.authorityId)
    .where('caseReference', '=', caseReference)
    .where('measure', 'in', measures)
    .where(sql<boolean>`(state = 'overdue' or coalesce(done_on, due_on) >= ${lastYear(reportDate).from}::date)`)
    .orderBy(sql`coalesce(done_on, due_on)`)
    .orderBy('instance')
    .execute()
  return rows.map(row => {
    const { title, text } = lineOf(row)
    return { measure: row.measure, title, state: row.state as MeasureState, words: text }
  })
}

interface ResultHeld {
  readonly measure: string
  readonly state: string
  readonly startedOn: LocalDate | null
  readonly dueOn: LocalDate | null
  readonly doneOn: LocalDate | null
  readonly took: number | null
}

const dates = ({ startedOn, doneOn, dueOn }: ResultHeld): readonly string[] => [
  ...(startedOn === null ? [] : [`from ${longDate(startedOn)}`]),
  ...(doneOn !== null || dueOn === null ? [] : [`due ${longDate(dueOn)}`]),
]

/** "52 working days, limit 45 working days, from 2 January 2018". */
function lineOf(one: ResultHeld) {
  const measure = measureOf(one.measure)
  const counted = measure ? [tookWords(one, measure), limitOf(measure)] : []
  const text = [...counted, ...dates(one)].filter(words => words !== '').join(', ')
  return { title: measure?.title ?? one.measure, text, tag: stateTag(one.state as MeasureState) }
}

const limitOf = ({ limit }: Measure): string => (limit ? `limit ${limitInWords(limit)}` : '')
